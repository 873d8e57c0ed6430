"""Compositions of planes and bars: what the reviews of modern art reproduced."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, darker, lighter, mix
from .motif import Motif, titles


def suprematist(rng: Random) -> str:
    """Floating quadrilaterals, bars, a disc and a ring on a canvas ground, along one or two leanings."""
    d = Drawing(700, 820, rng, "#efe8d8")
    lean = rng.choice((-1, 1)) * rng.uniform(18, 62)
    tones = ["#16130f", "#b3271e", "#1f3f7a", "#d9a521", "#2f5d46", "#6d6459", "#c96a3a"]
    rng.shuffle(tones)
    for _ in range(260):
        x, y = rng.uniform(0, 700), rng.uniform(0, 820)
        d.line(
            [(x, y), (x + rng.uniform(-26, 26), y + rng.uniform(-3, 3))],
            rng.choice(("#dccfb4", "#fffaf0")),
            1.4,
            0.6,
        )
    cx, cy = rng.uniform(280, 420), rng.uniform(330, 500)
    big = rng.choice(("square", "cross", "trapeze", "disc"))
    with d.group(f"rotate({lean:.1f} {cx:.0f} {cy:.0f})"):
        shade = d.linear(lighter(tones[0], 0.12), tones[0], darker(tones[0], 0.3), angle=30)
        if big == "square":
            d.rect(cx - 150, cy - 130, 290, 270, shade)
        elif big == "cross":
            d.rect(cx - 210, cy - 55, 430, 110, shade)
            d.rect(cx - 55, cy - 230, 112, 440, darker(tones[1], 0.1))
        elif big == "trapeze":
            d.polygon(
                [(cx - 210, cy - 60), (cx + 210, cy - 130), (cx + 190, cy + 120), (cx - 180, cy + 40)], shade
            )
        else:
            d.ellipse(cx, cy, 170, 170, shade)
        for i in range(rng.randint(8, 14)):
            w, h = rng.uniform(30, 260), rng.uniform(6, 46)
            x, y = cx + rng.uniform(-300, 240), cy + rng.uniform(-360, 330)
            tone = tones[1 + i % 6]
            fade = (
                d.linear((0, tone, 1), (0.7, tone, 1), (1, tone, 0.15), angle=0)
                if rng.random() < 0.3
                else tone
            )
            d.polygon([(x, y), (x + w, y + rng.uniform(-9, 9)), (x + w * 0.97, y + h), (x + 4, y + h)], fade)
        for _ in range(rng.randint(3, 6)):
            x, y = cx + rng.uniform(-290, 250), cy + rng.uniform(-330, 300)
            d.line([(x, y), (x + rng.uniform(120, 380), y)], "#16130f", rng.uniform(1.5, 5))
    for _ in range(rng.randint(4, 8)):
        x, y, r = rng.uniform(80, 620), rng.uniform(80, 740), rng.uniform(8, 38)
        tone = rng.choice(tones)
        if rng.random() < 0.35:
            d.ellipse(x, y, r * 1.6, r * 1.6, "none", tone, 5)
        else:
            d.ellipse(x, y, r, r, d.radial(lighter(tone, 0.3), tone, x=0.35, y=0.3, r=0.8))
    turn = math.radians(lean + 90)
    for _ in range(rng.randint(3, 6)):
        x, y, length = rng.uniform(120, 580), rng.uniform(120, 700), rng.uniform(80, 300)
        d.line(
            [(x, y), (x + math.cos(turn) * length, y + math.sin(turn) * length)],
            rng.choice(tones),
            rng.uniform(3, 13),
        )
    d.rect(14, 14, 672, 792, "none", mix("#16130f", "#efe8d8", 0.4), 2)
    return d.svg()


def neoplastic(rng: Random) -> str:
    """A grid of black bars of unequal width around white, grey and primary fields."""
    d = Drawing(800, 800, rng, "#f1ead9")
    diamond = rng.random() < 0.3
    columns = sorted(rng.sample(range(80, 740, 22), rng.randint(2, 5)))
    rows = sorted(rng.sample(range(80, 740, 22), rng.randint(2, 5)))
    xs, ys = [20, *columns, 780], [20, *rows, 780]
    palette = ["#b8291f", "#1f4590", "#e2b822", "#16130f"]
    cells = [(i, j) for i in range(len(xs) - 1) for j in range(len(ys) - 1)]
    rng.shuffle(cells)
    with d.group("rotate(45 400 400)" if diamond else ""):
        for k, (i, j) in enumerate(cells):
            tone = (
                palette[k % 4]
                if k < rng.choice((4, 5, 7))
                else rng.choice(("#f6f0e2", "#ece4d2", "#d6d3c8", "#f3ecdc"))
            )
            box = (xs[i], ys[j], xs[i + 1] - xs[i], ys[j + 1] - ys[j])
            d.rect(
                *box, d.linear(lighter(tone, 0.1), tone, darker(tone, 0.12), angle=rng.choice((20, 60, 100)))
            )
            strokes = [
                [(box[0] + 4, box[1] + q * 7), (box[0] + box[2] - 4, box[1] + q * 7 + rng.uniform(-2, 2))]
                for q in range(1, int(box[3] / 7))
            ]
            d.lines(strokes, darker(tone, 0.25), 1.1, 0.22)
        for x in columns:
            cut = rng.choice((0, 0, 1))
            d.rect(
                x - 7, 20 + cut * (ys[1] - 20), rng.choice((9, 14, 22)), 760 - cut * (ys[1] - 20), "#15120f"
            )
        for y in rows:
            cut = rng.choice((0, 0, 1))
            d.rect(
                20 + cut * (xs[1] - 20), y - 7, 760 - cut * (xs[1] - 20), rng.choice((9, 14, 22)), "#15120f"
            )
    if diamond:
        d.path("M0 0H800V800H0ZM400 12L788 400L400 788L12 400Z", "#d9cfb8", extra='fill-rule="evenodd"')
        d.polygon([(400, 12), (788, 400), (400, 788), (12, 400)], "none", "#6d6350", 3)
    d.rect(6, 6, 788, 788, "none", "#8d8370", 4)
    return d.svg()


def constructivist(rng: Random) -> str:
    """A poster of diagonals: a factory or a head with a megaphone, bars of red and heavy lettering."""
    d = Drawing(620, 900, rng, "#ece0c6")
    lean = rng.choice((-1, 1)) * rng.uniform(22, 38)
    red = rng.choice(("#b8281c", "#c9501f", "#1f4a6b"))
    cx, cy = rng.uniform(220, 400), rng.uniform(330, 520)
    d.ellipse(
        cx,
        cy,
        rng.uniform(190, 250),
        rng.uniform(190, 250),
        d.linear(lighter(red, 0.2), red, darker(red, 0.3)),
    )
    with d.group(f"rotate({lean:.0f} 310 450)"):
        for _ in range(rng.randint(3, 5)):
            x, w = rng.uniform(-120, 640), rng.uniform(22, 100)
            d.rect(x, -260, w, 1420, rng.choice(("#15120f", red, "#cfc0a0", "#4a443c")), opacity=0.92)
    image = rng.choice(("factory", "speaker", "wheel"))
    if image == "factory":
        for k in range(4):
            x, h = 90 + k * 110, rng.uniform(200, 330)
            d.rect(x, 700 - h, 44, h, d.linear("#d9cbb0", "#6d6456", "#1d1916", angle=0), "#15120f", 2)
            for q in range(7):
                d.ellipse(
                    x + 22 + q * 22,
                    690 - h - q * 24,
                    16 + q * 6,
                    13 + q * 5,
                    d.radial("#8d8476", "#2a2622"),
                    opacity=0.8,
                )
        for k in range(5):
            x = 40 + k * 108
            d.polygon(
                [(x, 720), (x, 620), (x + 60, 570), (x + 60, 620), (x + 108, 720)],
                d.linear("#4a443c", "#15120f", angle=0),
                "#ece0c6",
                2,
            )
            d.lines([[(x + 8 + q * 12, 700), (x + 8 + q * 12, 640)] for q in range(8)], "#e0b04a", 5)
    elif image == "speaker":
        x, y = rng.uniform(210, 270), 470
        d.form(
            [
                (x - 120, y + 230),
                (x - 130, y - 60),
                (x - 50, y - 190),
                (x + 50, y - 180),
                (x + 84, y - 90),
                (x + 66, y - 50),
                (x + 96, y - 4),
                (x + 66, y + 20),
                (x + 70, y + 60),
                (x + 20, y + 110),
                (x + 60, y + 240),
            ],
            d.linear("#f3e8d0", "#a89c86", "#2d2822", angle=0),
            "#15120f",
            3,
        )
        d.form(
            [
                (x - 140, y - 60),
                (x - 110, y - 200),
                (x + 10, y - 236),
                (x + 70, y - 170),
                (x - 30, y - 130),
                (x - 80, y - 20),
            ],
            "#15120f",
        )
        d.ellipse(x + 46, y - 70, 11, 7, "#15120f")
        d.polygon(
            [(x + 70, y + 30), (x + 330, y - 150), (x + 350, y + 180), (x + 74, y + 60)],
            d.linear("#fffaf0", "#8d8476", "#15120f"),
            "#15120f",
            4,
        )
        d.ellipse(x + 340, y + 15, 34, 166, "#15120f", "#ece0c6", 5)
        d.lines([[(x + 380, y + 15 + q * 34), (x + 480, y + 15 + q * 62)] for q in range(-4, 5)], red, 7)
    else:
        for x, y, r in ((240, 380, 170), (430, 560, 110), (180, 640, 84)):
            teeth = []
            for k in range(48):
                rr = r * (1.12 if k % 4 < 2 else 1)
                teeth.append((x + math.cos(k * math.tau / 48) * rr, y + math.sin(k * math.tau / 48) * rr))
            d.polygon(teeth, d.linear("#d9cbb0", "#7d7466", "#1d1916", angle=40), "#15120f", 3)
            d.ellipse(x, y, r * 0.66, r * 0.66, "#ece0c6", "#15120f", 4)
            for k in range(5):
                a = k * math.tau / 5
                d.line(
                    [(x, y), (x + math.cos(a) * r * 0.66, y + math.sin(a) * r * 0.66)], "#2d2822", r * 0.16
                )
            d.ellipse(x, y, r * 0.2, r * 0.2, red, "#15120f", 4)
    words = rng.sample(
        ("STEEL", "RADIO", "AVANT", "BAUEN", "NUOVO", "WERK", "FORMA", "1928", "KINO", "PLAN"), 3
    )
    with d.group(f"rotate({-lean / 4:.0f} 310 800)"):
        d.rect(-40, 742, 700, 106, "#15120f")
        d.text(words[0], 310, 836, 112, "#ece0c6", face="grotesque", fit=520)
    d.text(words[1], 40, 128, 116, "#15120f", face="grotesque", anchor="start", fit=rng.uniform(250, 380))
    d.text(words[2], 590, 210, 64, red, face="grotesque", anchor="end")
    d.rect(12, 12, 596, 876, "none", "#15120f", 5)
    return d.svg()


COMPOSITIONS = (
    Motif(
        "suprematist-composition",
        "compositions",
        titles(
            "Suprematist Composition",
            "Composition suprématiste",
            "Suprematistische Komposition",
            "Composizione suprematista",
            "Composición suprematista",
            "Suprematistische compositie",
        ),
        700,
        820,
        suprematist,
    ),
    Motif(
        "neoplastic-grid",
        "compositions",
        titles(
            "Composition in Red, Blue and Yellow",
            "Composition en rouge, bleu et jaune",
            "Komposition in Rot, Blau und Gelb",
            "Composizione in rosso, blu e giallo",
            "Composición en rojo, azul y amarillo",
            "Compositie in rood, blauw en geel",
        ),
        800,
        800,
        neoplastic,
    ),
    Motif(
        "constructivist-poster",
        "compositions",
        titles(
            "A Poster of the New Typography",
            "Une affiche de la nouvelle typographie",
            "Ein Plakat der neuen Typographie",
            "Un manifesto della nuova tipografia",
            "Un cartel de la nueva tipografía",
            "Een affiche der nieuwe typografie",
        ),
        620,
        900,
        constructivist,
    ),
)
