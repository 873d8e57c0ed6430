"""Compositions: what the reviews of modern art reproduced."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, darker, lighter, mix, smooth
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


def papier_colle(rng: Random) -> str:
    """A guitar, a bottle, a glass and a newspaper on a table, in facets and pasted papers."""
    d = Drawing(700, 860, rng, "#c9b99a")
    tones = ("#8d7a5e", "#b5a27e", "#6d6250", "#d9caa8", "#4d463c", "#a3937a")
    for _ in range(40):
        x, y, r = rng.uniform(0, 700), rng.uniform(0, 860), rng.uniform(60, 170)
        lean = rng.uniform(0, math.tau)
        facet = [
            (
                x + math.cos(lean + a) * r * rng.uniform(0.4, 1.1),
                y + math.sin(lean + a) * r * rng.uniform(0.4, 1.1),
            )
            for a in (0, 1.3, 2.7, 4.4)
        ]
        tone = rng.choice(tones)
        d.polygon(
            facet,
            d.linear((0, tone, 0.85), (1, lighter(tone, 0.4), 0.1), angle=rng.uniform(0, 360)),
            "#3a332a",
            0.8,
            0.9,
        )
    d.ellipse(350, 470, rng.uniform(270, 320), rng.uniform(330, 380), "none", "#3a332a", 3)
    newspaper(d, rng.uniform(140, 330), rng.uniform(420, 560), rng.uniform(-28, 28))
    if rng.random() < 0.7:
        newspaper(d, rng.uniform(340, 430), rng.uniform(120, 240), rng.uniform(-70, 70))
    with d.group(f"rotate({rng.uniform(-40, 40):.0f} 350 430)"):
        x, y = rng.uniform(300, 400), rng.uniform(430, 500)
        grain(d, x - 125, y - 60, 120, 260)
        body = f"M{x} {y - 130}C{x - 150} {y - 150} {x - 120} {y - 10} {x - 80} {y + 10}C{x - 200} {y + 60} {x - 150} {y + 230} {x} {y + 220}Z"
        other = f"M{x + 14} {y - 120}C{x + 130} {y - 130} {x + 120} {y} {x + 84} {y + 20}C{x + 190} {y + 80} {x + 140} {y + 226} {x + 14} {y + 230}Z"
        d.path(body, "none", "#1d1812", 5)
        d.path(other, d.linear("#3a3028", "#7d6a50", "#e0cfa8", angle=20), "#1d1812", 4)
        d.ellipse(x + 4, y + 30, 46, 46, d.radial("#0f0d0b", "#2d261e", "#6d5c44"), "#f0e4c8", 3)
        d.rect(x - 22, y - 400, 26, 400, d.linear("#d9c79c", "#8a7654", angle=0), "#1d1812", 2)
        d.rect(x + 8, y - 380, 22, 380, "#3a3028", "#1d1812", 2)
        d.lines([[(x - 20 + k * 8, y - 396), (x - 16 + k * 7, y + 150)] for k in range(6)], "#1d1812", 1.2)
        d.lines([[(x - 24, y - 380 + k * 34), (x + 32, y - 380 + k * 34)] for k in range(10)], "#efe3c4", 1.8)
        d.polygon(
            [(x - 34, y - 402), (x + 40, y - 396), (x + 30, y - 470), (x - 26, y - 474)],
            "#4a3c2c",
            "#1d1812",
            3,
        )
        for k in range(6):
            d.ellipse(x - 36 + (k % 2) * 76, y - 420 - (k // 2) * 18, 9, 5, "#e3d5b0", "#1d1812", 1.5)
        d.rect(x - 44, y + 146, 96, 16, "#1d1812")
    x, y = rng.choice((130, 560)), rng.uniform(540, 660)
    bottle = [
        (x - 40, y + 150),
        (x - 40, y - 20),
        (x - 14, y - 70),
        (x - 14, y - 150),
        (x + 14, y - 150),
        (x + 14, y - 70),
        (x + 40, y - 20),
        (x + 40, y + 150),
    ]
    d.polygon(bottle[:5] + [(x, y + 150)], "#2d3a32", "#14120e", 3)
    d.polygon(
        [(x, y + 150), (x, y - 150), *bottle[4:]],
        d.linear((0, "#c9d3bc", 0.8), (1, "#7d8a70", 0.4)),
        "#14120e",
        3,
    )
    d.rect(x - 36, y + 20, 72, 62, "#efe4c8", "#14120e", 2)
    d.text(rng.choice(("RHUM", "MARC", "VIN", "BASS")), x, y + 62, 30, face="fat", fit=60)
    gx, gy = rng.uniform(420, 560) if x < 300 else rng.uniform(140, 250), rng.uniform(640, 730)
    d.path(
        f"M{gx - 46} {gy - 120}L{gx - 26} {gy}H{gx + 26}L{gx + 46} {gy - 120}Z",
        d.linear((0, "#fffaf0", 0.85), (1, "#8d8674", 0.3), angle=0),
        "#14120e",
        3,
    )
    d.ellipse(gx, gy - 120, 46, 15, "none", "#14120e", 3)
    d.line([(gx, gy), (gx, gy + 60)], "#14120e", 5)
    d.ellipse(gx, gy + 64, 40, 11, "#d9cba8", "#14120e", 3)
    if rng.random() < 0.6:
        cx, cy = rng.uniform(420, 580), rng.uniform(240, 360)
        d.polygon(
            [(cx - 44, cy - 60), (cx + 44, cy - 50), (cx + 36, cy + 70), (cx - 50, cy + 60)],
            "#fffaf0",
            "#14120e",
            2,
        )
        d.form([(cx, cy - 30), (cx + 22, cy - 4), (cx, cy + 34), (cx - 22, cy - 4)], "#14120e")
    for _ in range(90):
        x, y = rng.uniform(30, 670), rng.uniform(30, 830)
        d.line(
            [(x, y), (x + rng.uniform(8, 46), y + rng.uniform(-20, 20))],
            rng.choice(("#14120e", "#f6ecd4")),
            rng.uniform(0.8, 2.6),
            0.6,
        )
    d.rect(10, 10, 680, 840, "none", "#3a332a", 3)
    return d.svg()


def newspaper(d: Drawing, x: float, y: float, turn: float) -> None:
    """A cut of newspaper with its heading and columns."""
    rng = d.rng
    with d.group(f"translate({x:.0f} {y:.0f}) rotate({turn:.0f})"):
        d.shadow(110, 130, 170, 150, 0.4)
        d.polygon([(0, 0), (230, 6), (214, 250), (40, 262), (-6, 150)], "#efe6cf", "#5d5442", 1.4)
        d.text(rng.choice(("LE JOUR", "JOURNAL", "L'HEURE", "ZEIT", "IL GIOR")), 112, 52, 50, fit=196)
        d.lines([[(8, 64), (224, 68)], [(8, 69), (224, 73)]], "#14120e", 1.6)
        lines = []
        for column in range(3):
            for row in range(22):
                px = 14 + column * 70
                lines.append([(px, 84 + row * 7), (px + rng.uniform(44, 60), 84.5 + row * 7)])
        d.lines(lines, "#3a352c", 2.4, 0.75)


def grain(d: Drawing, x: float, y: float, w: float, h: float) -> None:
    """A strip of paper printed as oak."""
    rng = d.rng
    d.rect(x, y, w, h, d.linear("#b5894f", "#9a7040", "#c99c60", angle=0), "#4a3420", 1)
    veins = []
    for k in range(int(w / 5)):
        px = x + k * 5 + 2
        veins.append(
            [
                (px, y),
                (px + rng.uniform(-5, 5), y + h * 0.3),
                (px + rng.uniform(-5, 5), y + h * 0.7),
                (px, y + h),
            ]
        )
    d.path("".join(smooth(v) for v in veins), "none", "#5d3f20", 1.3, 0.8)
    for _ in range(3):
        kx, ky = x + rng.uniform(0.2, 0.8) * w, y + rng.uniform(0.1, 0.9) * h
        for r in range(4):
            d.ellipse(kx, ky, 4 + r * 5, 9 + r * 9, "none", "#5d3f20", 1.2)


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


def futurist(rng: Random) -> str:
    """A cyclist, a motor car or a dog in motion, repeated along lines of force."""
    d = Drawing(900, 660, rng, "#b5a078")
    subject = rng.choice(("wheel", "rider", "train"))
    cx, cy = rng.uniform(300, 600), rng.uniform(260, 400)
    tones = ("#c9602f", "#e0b04a", "#2f5a6b", "#8a2f2a", "#e9dcb8", "#3a4a3a", "#1d1a1c")
    for k in range(56):
        a = k * math.tau / 56 + rng.uniform(-0.04, 0.04)
        r = 900
        tone = rng.choice(tones)
        d.polygon(
            [
                (cx, cy),
                (cx + math.cos(a) * r, cy + math.sin(a) * r),
                (cx + math.cos(a + 0.1) * r, cy + math.sin(a + 0.1) * r),
            ],
            tone,
            opacity=rng.uniform(0.25, 0.6),
        )
    for k in range(24):
        r = 40 + k * 32
        start = rng.uniform(0, 360)
        points = [
            (
                cx + math.cos(math.radians(start + q * 9)) * r,
                cy + math.sin(math.radians(start + q * 9)) * r * 0.86,
            )
            for q in range(rng.randint(5, 16))
        ]
        d.curve(points, rng.choice(tones), rng.uniform(3, 15), 0.7)
    side = rng.choice((-1, 1))
    repeats = rng.randint(5, 8)
    for k in range(repeats):
        share = k / (repeats - 1)
        tone = mix("#e9dcb8", "#1d1a1c", share)
        with d.group(
            f"translate({450 + side * (share - 0.5) * 520:.0f} {500 - 60 * math.sin(share * 3):.0f}) scale({side * (0.9 + 0.35 * share):.2f} {0.9 + 0.35 * share:.2f})",
            0.35 + 0.6 * share,
        ):
            if subject == "wheel" or subject == "rider":
                for px in (-95, 95):
                    d.ellipse(px, 0, 74, 74, "none", tone, 9)
                    d.lines(
                        [
                            [(px, 0), (px + math.cos(q * 0.52 + k) * 72, math.sin(q * 0.52 + k) * 72)]
                            for q in range(12)
                        ],
                        tone,
                        2,
                    )
                d.line([(-95, 0), (-40, -96), (60, -92), (95, 0)], tone, 8)
                d.line([(-40, -96), (6, 10), (60, -92)], tone, 7)
                if subject == "rider":
                    d.form(
                        [(-60, -110), (-30, -190), (50, -230), (84, -200), (20, -150), (-10, -100)],
                        d.linear(lighter(tone, 0.4), tone),
                        "#14110f",
                        2,
                    )
                    d.ellipse(96, -232, 24, 28, tone, "#14110f", 2)
                    d.line([(60, -200), (104, -150), (84, -112)], tone, 17)
                    d.line([(-40, -110), (36, -70), (2, 26)], tone, 24)
                else:
                    d.form(
                        [
                            (-170, -20),
                            (-150, -90),
                            (-30, -104),
                            (10, -150),
                            (80, -146),
                            (100, -90),
                            (180, -70),
                            (186, -10),
                        ],
                        d.linear(lighter(tone, 0.5), tone, "#8a2f2a"),
                        "#14110f",
                        3,
                    )
            else:
                d.form(
                    [(-190, 20), (-190, -90), (90, -110), (150, -60), (190, 20)],
                    d.linear(lighter(tone, 0.5), tone, darker(tone, 0.5)),
                    "#14110f",
                    3,
                )
                d.rect(60, -180, 40, 76, tone, "#14110f", 3)
                for q in range(4):
                    d.ellipse(-140 + q * 88, 24, 42, 42, "none", tone, 10)
                d.line([(-140, 24), (124, 24)], "#e9dcb8", 8)
    for _ in range(16):
        y = rng.uniform(80, 640)
        x = rng.uniform(0, 400)
        d.polygon(
            [(x, y), (x + rng.uniform(200, 560), y - rng.uniform(10, 90)), (x + 40, y + 8)],
            rng.choice(("#f6ecd0", "#1d1a1c", "#c9602f")),
            opacity=0.55,
        )
    if rng.random() < 0.6:
        d.text(
            rng.choice(("VROOOM", "ZANG TUMB", "TRRR", "RRRRUMB")),
            450,
            110,
            84,
            "#14110f",
            face="grotesque",
            extra=f'transform="rotate({rng.uniform(-16, 14):.0f} 450 110)" fill-opacity="0.85"',
        )
    d.rect(8, 8, 884, 644, "none", "#2d241a", 4)
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
        for k in range(rng.randint(3, 5)):
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


def art_nouveau(rng: Random) -> str:
    """An ornament of the new style: whiplash stems, blossoms and a peacock, a swan or a face in a round field."""
    d = Drawing(760, 760, rng, "#efe4c9")
    gold, leaf = "#b8893f", rng.choice(("#5d6f4a", "#4a6468", "#75603f"))
    petal = rng.choice(("#c97f5f", "#b3567a", "#d9c9a0", "#8a7ab0"))
    fold, spin = rng.choice((1, 2, 3, 4, 6)), rng.choice((0, 45, 90, 180))
    tints = rng.choice(
        (
            ("#dfe2cb", "#a9b89f", "#5d7068"),
            ("#f3e3c0", "#d9a878", "#8a5a44"),
            ("#3a4a5a", "#5d7a86", "#c9d3c4"),
        )
    )
    field = rng.choice(("round", "arched", "lozenge", "open"))
    if field == "round":
        d.ellipse(380, 380, 350, 350, d.linear(*tints), gold, 8)
        d.ellipse(380, 380, 336, 336, "none", "#3a3426", 2)
    elif field == "arched":
        d.path("M60 700V330C60 120 220 60 380 60S700 120 700 330V700Z", d.linear(*tints), gold, 8)
        d.path("M76 686V330C76 130 230 76 380 76S684 130 684 330V686Z", "none", "#3a3426", 2)
    elif field == "lozenge":
        d.polygon([(380, 30), (730, 380), (380, 730), (30, 380)], d.linear(*tints), gold, 8)
    stems = [(rng.uniform(0.25, 0.95), rng.uniform(-1.4, 1.4), rng.uniform(0.6, 1.3)) for _ in range(4)]
    for turn in range(fold):
        for flip in (1, -1):
            with d.group(f"translate(380 380) rotate({spin + turn * 360 / fold:.0f}) scale({flip} 1)"):
                for reach, bend, curl in stems:
                    points = [(0, -60)]
                    for q in range(1, 9):
                        t = q / 8
                        points.append(
                            (
                                math.sin(t * math.pi * 1.15 * curl) * 130 * bend + t * 30,
                                -60 - 255 * reach * t + 40 * t * t,
                            )
                        )
                    d.curve(points, "#2d3426", 9)
                    d.curve(points, leaf, 5.5)
                    d.curve([(x - 1.5, y - 1) for x, y in points], lighter(leaf, 0.55), 1.6)
                    for q in (3, 5):
                        x, y = points[q]
                        side = 1 if q % 2 else -1
                        d.form(
                            [
                                (x, y),
                                (x + side * 24, y - 26),
                                (x + side * 62, y - 24),
                                (x + side * 30, y - 4),
                            ],
                            d.linear(lighter(leaf, 0.5), leaf, darker(leaf, 0.5), angle=0),
                            "#2d3426",
                            1.6,
                        )
                        d.curve([(x, y), (x + side * 28, y - 14), (x + side * 60, y - 23)], "#2d3426", 1.2)
                    x, y = points[-1]
                    for q in range(7):
                        a = q * math.tau / 7
                        d.form(
                            [
                                (x, y),
                                (x + math.cos(a - 0.34) * 22, y + math.sin(a - 0.34) * 22),
                                (x + math.cos(a) * 38, y + math.sin(a) * 38),
                                (x + math.cos(a + 0.34) * 22, y + math.sin(a + 0.34) * 22),
                            ],
                            d.radial(lighter(petal, 0.65), petal, darker(petal, 0.4)),
                            "#4a2f26",
                            1.4,
                        )
                    d.ellipse(x, y, 9, 9, d.radial("#fff3c4", gold), "#4a2f26", 1.2)
    d.ellipse(380, 380, 120, 120, d.radial("#f9f0d6", "#e0c98f", "#a37f45"), "#3a3426", 5)
    centre = rng.choice(("swan", "head", "peacock"))
    if centre == "swan":
        d.form(
            [(310, 430), (330, 385), (390, 372), (450, 400), (470, 440), (400, 458)],
            d.linear("#fffdf5", "#d9d3c4", "#8d8778"),
            "#3a3426",
            2,
        )
        d.path("M330 410C290 380 330 330 350 310C366 294 338 282 326 302", "none", "#3a3426", 21)
        d.path("M330 410C290 380 330 330 350 310C366 294 338 282 326 302", "none", "#fffdf5", 17)
        d.polygon([(318, 300), (298, 312), (322, 314)], "#c9602f", "#3a3426", 1.2)
    elif centre == "head":
        d.form(
            [
                (350, 480),
                (345, 420),
                (330, 380),
                (352, 330),
                (392, 322),
                (420, 350),
                (418, 376),
                (432, 400),
                (418, 408),
                (414, 436),
                (392, 440),
                (400, 484),
            ],
            d.linear("#f6dfc0", "#d9b088", "#8d6545", angle=0),
            "#3a2a1c",
            2,
        )
        d.path(
            "M420 350C410 300 350 290 320 330C280 380 300 440 280 490C320 470 340 440 340 400C345 370 360 350 380 352C400 350 410 352 420 350Z",
            d.linear("#c9702f", "#7d3a1c", "#3a1a10"),
            "#2a140c",
            2,
        )
        d.curve([(310, 350), (300, 400), (312, 450), (290, 484)], "#e9b06a", 2.5)
        d.curve([(398, 372), (406, 369), (414, 372)], "#2a140c", 2.4)
        d.curve([(408, 420), (416, 419), (420, 416)], "#8a3326", 3)
    else:
        for q in range(13):
            a = math.radians(-200 + q * 18.3)
            x, y = 380 + math.cos(a) * 92, 410 + math.sin(a) * 92
            d.line([(380, 430), (x, y)], "#2f5a4a", 4)
            for r, tone in ((17, "#4a7a5a"), (12, "#c9a24a"), (8, "#2f4f8a"), (4, "#14202d")):
                d.ellipse(x, y, r, r, tone)
        d.form(
            [(360, 470), (366, 410), (374, 370), (388, 356), (402, 368), (398, 410), (410, 470)],
            d.linear("#3f7aa3", "#1f4068"),
            "#14202d",
            2,
        )
    for cx, cy in ((44, 44), (716, 44), (44, 716), (716, 716)):
        for q in range(3):
            d.ellipse(cx, cy, 30 - q * 9, 30 - q * 9, "none", gold, 3)
    d.rect(10, 10, 740, 740, "none", "#3a3426", 4)
    d.rect(18, 18, 724, 724, "none", gold, 2)
    return d.svg()


COMPOSITIONS = (
    Motif(
        "papier-colle",
        "compositions",
        titles(
            "Guitar, Bottle and Newspaper",
            "Guitare, bouteille et journal",
            "Gitarre, Flasche und Zeitung",
            "Chitarra, bottiglia e giornale",
            "Guitarra, botella y periódico",
            "Gitaar, flesch en krant",
        ),
        700,
        860,
        papier_colle,
    ),
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
        "futurist-motion",
        "compositions",
        titles("Dynamism", "Dynamisme", "Dynamik", "Dinamismo", "Dinamismo", "Dynamiek"),
        900,
        660,
        futurist,
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
    Motif(
        "art-nouveau-ornament",
        "compositions",
        titles(
            "Ornament in the New Style",
            "Motif d'art nouveau",
            "Schmuck im Jugendstil",
            "Fregio liberty",
            "Adorno modernista",
            "Versiering in den nieuwen stijl",
        ),
        760,
        760,
        art_nouveau,
    ),
)
