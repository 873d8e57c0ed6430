"""Advertisements: a figure, a product, a border and much lettering; every brand is made up."""

from __future__ import annotations

import math
from random import Random

from .animals import wader
from .drawing import Drawing, Point, blob, darker, lighter, smooth
from .motif import Motif, titles
from .nature import hills, palm, sky, sun, tree
from .people import lady, man
from .portraits import big_hair, face, gown_bust, jewels, plume, sitter


def border(d: Drawing, tone: str, kind: str) -> None:
    """A printer's border: rules, beads or leaves."""
    w, h = d.width, d.height
    d.rect(9, 9, w - 18, h - 18, "none", tone, 6)
    d.rect(20, 20, w - 40, h - 40, "none", tone, 1.6)
    if kind == "rules":
        return
    step = 26
    spots: list[tuple[float, float, float]] = [
        (x, y, 0) for y in (32, h - 32) for x in range(40, w - 30, step)
    ]
    spots += [(x, y, 90) for x in (32, w - 32) for y in range(58, h - 50, step)]
    for x, y, turn in spots:
        if kind == "beads":
            d.ellipse(x, y, 5, 5, d.radial(lighter(tone, 0.7), tone))
        else:
            with d.group(f"translate({x} {y}) rotate({turn:.0f})"):
                d.form([(-11, 0), (0, -6), (11, 0), (0, 6)], lighter(tone, 0.3), tone, 1)
    d.rect(44, 44, w - 88, h - 88, "none", tone, 1.2)


def burst(d: Drawing, x: float, y: float, r: float, tones: tuple[str, str], rays: int = 36) -> None:
    """Rays of two colours spreading from a point."""
    for k in range(rays):
        a, b = k * math.tau / rays, (k + 1) * math.tau / rays
        d.polygon(
            [(x, y), (x + math.cos(a) * r, y + math.sin(a) * r), (x + math.cos(b) * r, y + math.sin(b) * r)],
            tones[k % 2],
        )


def small_print(d: Drawing, x: float, y: float, w: float, rows: int, tone: str = "#241c16") -> None:
    """Lines of reading matter too small to read."""
    lines = []
    for row in range(rows):
        px = x
        end = x + w * (1 if row < rows - 1 else 0.6)
        while px < end:
            word = d.rng.uniform(10, 38)
            lines.append([(px, y + row * 10), (min(px + word, end), y + row * 10)])
            px += word + 7
    d.lines(lines, tone, 3.4, 0.8)


def soap(rng: Random) -> str:
    """Soap: a lady or a stork, bubbles, the cake and the name."""
    d = Drawing(640, 900, rng, "#f3e6c8")
    ink = rng.choice(("#2f4a5a", "#7a2a22", "#3f5a3a"))
    pair = rng.choice((("#f0d9b0", "#e3bf8a"), ("#dfe6dc", "#b9cdc4"), ("#f3dcd0", "#e0b3a0")))
    d.rect(0, 0, 640, 900, pair[0])
    top = rng.random() < 0.5
    middle = (rng.uniform(250, 390), 500 if top else 400)
    burst(d, *middle, 700, pair, rng.choice((24, 36, 48)))
    if rng.random() < 0.6:
        s = sitter(rng, middle[0], middle[1] - 70, rng.uniform(92, 112), True)
        s.old = False
        d.ellipse(middle[0], middle[1], 235, 265, d.linear("#fbf3de", "#d9c59c"), ink, 7)
        with d.clip(f"M{middle[0] - 231:.0f} {middle[1]:.0f}a231 261 0 1 0 462 0a231 261 0 1 0 -462 0Z"):
            face(d, s)
            gown_bust(d, s, "#d9cfba", True)
            big_hair(d, s)
            jewels(d, s, False)
    else:
        d.ellipse(middle[0], middle[1] + 170, 240, 60, d.linear("#f7f4ea", "#9fb8bc"), ink, 4)
        d.form(
            [
                (middle[0] - 200, middle[1] + 150),
                (middle[0] + 200, middle[1] + 150),
                (middle[0] + 150, middle[1] + 250),
                (middle[0] - 150, middle[1] + 250),
            ],
            d.linear("#fffdf5", "#b9c4c6", "#6d7a80", angle=0),
            ink,
            4,
        )
        wader(d, middle[0], middle[1] + 190, 400, rng.choice((-1, 1)), False)
    for _ in range(rng.randint(14, 26)):
        x, y, r = rng.uniform(60, 580), rng.uniform(60, 840), rng.uniform(8, 42)
        d.ellipse(
            x,
            y,
            r,
            r,
            d.radial((0, "#ffffff", 0.1), (0.75, "#d9ecec", 0.25), (1, "#8fb0b8", 0.7)),
            "#6d8f98",
            1.2,
        )
        d.ellipse(x - r * 0.35, y - r * 0.4, r * 0.2, r * 0.13, "#ffffff", opacity=0.9, turn=-40)
    x, y = rng.choice((150, 480)), (790 if top else 680)
    d.shadow(x + 10, y + 34, 130, 22, 0.6)
    d.form(
        [(x - 110, y), (x - 90, y - 44), (x + 90, y - 44), (x + 112, y), (x + 92, y + 36), (x - 92, y + 36)],
        d.linear("#fffaf0", "#e3c9a0", "#9a7a4c"),
        "#4a3420",
        2,
    )
    name = rng.choice(("ONDINE", "NIVALIA", "LYS BLANC", "AURORA", "SIRENE"))
    d.text(name, x, y + 10, 30, darker(ink, 0.2), fit=150)
    d.rect(0, 30 if top else 760, 640, 132, ink)
    d.rect(0, 38 if top else 768, 640, 116, "none", "#f3e6c8", 2)
    d.text(name, 320, 132 if top else 862, 104, "#fbf0d4", fit=540)
    d.text(
        rng.choice(("SAVON", "SEIFE", "SAPONE", "SOAP", "ZEEP")),
        320,
        236 if top else 120,
        76,
        ink,
        face="fat",
        fit=rng.uniform(280, 420),
    )
    small_print(d, 380 if x < 300 else 60, y - 30, 200, 6, ink)
    border(d, ink, rng.choice(("rules", "beads", "leaves")))
    return d.svg()


def bicycle(rng: Random) -> str:
    """Cycles: a rider on the wheel before a landscape, a sun or a globe."""
    d = Drawing(900, 640, rng, "#efdfba")
    ink = rng.choice(("#1f3f5a", "#7a2a1c", "#2d4a34"))
    side = rng.choice((-1, 1))
    scene = rng.choice(("road", "sun", "globe"))
    cx = 450 - side * rng.uniform(60, 130)
    if scene == "road":
        sky(d, 420, "#9ab3bc", "#fbeecb", "cumulus")
        hills(d, 424, 90, "#8d9f7a", 440, 4)
        d.rect(0, 430, 900, 210, d.linear("#b8b87a", "#7d8248"))
        d.polygon([(0, 640), (560, 432), (590, 432), (900, 600), (900, 640)], "#e3cfa0")
        for k in range(4):
            tree(d, 90 + k * 230 + rng.uniform(-40, 40), 452, rng.uniform(80, 130), "#5f6d42")
    elif scene == "sun":
        burst(d, cx, 380, 900, ("#f0d9a0", "#e3a85a"), 40)
        d.ellipse(cx, 380, 190, 190, d.radial("#fff6d4", "#f0c060", "#d98a3a"), ink, 3)
    else:
        d.rect(0, 0, 900, 640, d.linear("#2d3a52", "#5d6a82"))
        d.ellipse(
            cx, 640, 420, 330, d.radial("#c9dcd4", "#7d9f9a", "#2f4a52", x=0.4, y=0.3, r=0.7), "#f0e3c0", 3
        )
        for k in range(9):
            d.ellipse(cx, 640, abs(420 * math.cos(k * math.pi / 9)), 330, "none", "#f0e3c0", 1.2, 0.7)
        for _ in range(7):
            d.path(
                blob(
                    rng,
                    cx + rng.uniform(-260, 260),
                    rng.uniform(400, 600),
                    rng.uniform(30, 90),
                    rng.uniform(20, 50),
                    0.35,
                ),
                "#8d8a5a",
                "#4a4a2c",
                1,
            )
        for _ in range(70):
            d.ellipse(rng.uniform(0, 900), rng.uniform(0, 330), 1.5, 1.5, "#fff6d4")
    scale = rng.uniform(1.15, 1.4)
    woman = rng.random() < 0.5
    with d.group(f"translate({cx:.0f} 520) scale({side * scale:.2f} {scale:.2f})"):
        cycle(d, ink)
        rider(d, woman, rng.choice(("#8a3a34", "#3f5a7a", "#d9cba8", "#4a5a3a")))
    name = rng.choice(("HIRONDELLE", "MERKUR", "FRECCIA", "ZEPHYR", "COMETA", "ZWALUW"))
    band = scene != "globe"
    top = rng.random() < 0.7
    if band:
        d.rect(0, 34 if top else 536, 900, 92, ink)
    d.text(
        name, 450, 112 if top else 614, 92, "#fbefcc", fit=rng.uniform(560, 780), stroke="#14110f", width=2
    )
    x = 450 + side * 250
    d.text(
        rng.choice(("CYCLES", "FAHRRADER", "BICICLETTE", "CYCLES")),
        x,
        230,
        50,
        ink if band else "#fbefcc",
        face="grotesque",
        fit=240,
    )
    small_print(d, x - 110, 262, 220, 6, ink if band else "#fbefcc")
    d.ellipse(x, 420, 66, 66, ink, "#fbefcc", 4)
    d.text(rng.choice(("195 F", "160 M", "£9.10", "L. 240", "f 110")), x, 434, 44, "#fbefcc", fit=100)
    border(d, ink, "rules")
    return d.svg()


def cycle(d: Drawing, tone: str) -> None:
    """A safety bicycle, going right, wheels on the origin's level."""
    for px in (-92, 96):
        d.ellipse(px, -70, 70, 70, "none", "#15120f", 8)
        d.ellipse(px, -70, 64, 64, "none", "#b9ad92", 2.5)
        d.lines(
            [
                [(px, -70), (px + math.cos(k * math.tau / 28) * 64, -70 + math.sin(k * math.tau / 28) * 64)]
                for k in range(28)
            ],
            "#4a443c",
            1,
        )
        d.ellipse(px, -70, 7, 7, "#c9a24a", "#15120f", 1.5)
    for a, b in (
        ((-92, -70), (-28, -150)),
        ((-92, -70), (-6, -66)),
        ((-28, -150), (-6, -66)),
        ((-6, -66), (70, -150)),
        ((-30, -146), (68, -158)),
        ((66, -172), (96, -70)),
    ):
        d.line([a, b], "#15120f", 8)
        d.line([a, b], lighter(tone, 0.25), 4.5)
    d.path("M66 -172L60 -190Q76 -206 96 -196", "none", "#15120f", 6)
    d.form([(-52, -166), (-10, -166), (-22, -156), (-44, -154)], "#3a2418")
    d.ellipse(-6, -66, 19, 19, "none", "#15120f", 5)
    d.path("M-6 -85L-92 -80M-6 -47L-92 -60", "none", "#15120f", 2.4)
    d.line([(-6, -66), (10, -40)], "#15120f", 5)


def rider(d: Drawing, woman: bool, tone: str) -> None:
    """The rider of `cycle`."""
    shade = d.linear(lighter(tone, 0.45), tone, darker(tone, 0.5), angle=0)
    if woman:
        d.form(
            [(-44, -168), (-6, -172), (36, -120), (26, -56), (-12, -46), (-40, -80)],
            d.linear("#fbf3de", "#c9bda0", "#7d745f", angle=0),
            "#4a4030",
            1.2,
        )
        d.form([(10, -62), (22, -40), (36, -36), (34, -28), (4, -30)], "#15110f")
    else:
        for tint, knee, foot in (("#2d2824", (30, -110), (-14, -92)), ("#4a4038", (34, -112), (8, -40))):
            d.form(
                [(-40, -170), (-10, -172), (knee[0] + 8, knee[1] - 8), (knee[0], knee[1] + 12), (-30, -148)],
                tint,
            )
            d.line([(knee[0], knee[1]), foot], "#d9cfba", 12)
            d.form(
                [
                    (foot[0] - 8, foot[1] - 4),
                    (foot[0] + 8, foot[1] - 6),
                    (foot[0] + 22, foot[1] + 4),
                    (foot[0] - 6, foot[1] + 6),
                ],
                "#15110f",
            )
    d.form(
        [(-44, -164), (-34, -214), (-8, -252), (22, -250), (24, -222), (0, -186), (-8, -164)],
        shade,
        darker(tone, 0.6),
        1.4,
    )
    d.curve([(12, -238), (44, -208), (76, -196)], darker(tone, 0.15), 15)
    d.ellipse(80, -196, 8, 7, "#e0bd98")
    d.form(
        [(12, -254), (20, -290), (44, -296), (52, -278), (56, -268), (48, -256), (30, -248)],
        d.linear("#f0d2ac", "#c99a70", angle=20),
        "#5d4030",
        1,
    )
    d.ellipse(44, -278, 2.2, 2.2, "#15110f")
    if woman:
        d.form([(8, -262), (4, -296), (24, -308), (40, -300), (28, -284), (22, -262)], "#5a3420")
        d.form([(-10, -296), (20, -320), (64, -304), (30, -296)], "#e9dcb8", "#5d4c30", 1.4)
        d.curve([(-4, -300), (-40, -290), (-80, -310)], "#b23a2e", 6)
        d.curve([(-4, -296), (-44, -276), (-90, -286)], "#b23a2e", 4)
    else:
        d.form([(10, -280), (14, -304), (44, -308), (54, -292), (66, -288), (40, -288)], "#3a3430")
        d.curve([(44, -262), (56, -266), (62, -272)], "#3a2418", 4)


def corset(rng: Random) -> str:
    """Corsets: the bust in its stays beside the praise of them."""
    d = Drawing(600, 860, rng, "#f4ead4")
    ink = rng.choice(("#2a2424", "#5a2a3a", "#2f3a4a"))
    tone = rng.choice(("#d9bfc4", "#c9cdd9", "#d9cba8", "#5d4a58"))
    x = rng.choice((200, 400))
    d.rect(0, 0, 600, 860, d.linear("#fbf3e0", "#ead9ba"))
    frame = rng.choice(("oval", "arch", "none"))
    if frame == "oval":
        d.ellipse(x, 450, 180, 300, d.linear(lighter(tone, 0.3), darker(tone, 0.25)), ink, 4)
    elif frame == "arch":
        d.path(
            f"M{x - 175} 790V330A175 175 0 0 1 {x + 175} 330V790Z",
            d.linear(lighter(tone, 0.2), darker(tone, 0.35)),
            ink,
            4,
        )
    s = sitter(rng, x, 285, 52, True)
    s.old = False
    r = s.r
    d.form(
        [
            s.outer(-2.4, 3.0),
            s.outer(-1.4, 1.9),
            s.outer(-0.5, 1.5),
            s.outer(0.5, 1.5),
            s.outer(1.4, 1.9),
            s.outer(2.4, 3.0),
            s.outer(1.7, 3.8),
            s.outer(-1.7, 3.8),
        ],
        d.linear("#f3d9bc", "#d9ae88", "#a37a58", angle=10),
        "#6d4c38",
        1.2,
    )
    for side in (-1, 1):
        bend = rng.choice(("hip", "head"))
        arm: list[Point] = (
            [s.outer(side * 1.9, 2.5), s.outer(side * 2.75, 4.3), s.outer(side * 1.25, 6.2)]
            if bend == "hip"
            else [s.outer(side * 1.9, 2.5), s.outer(side * 2.6, 0.6), s.outer(side * 0.9, -0.6)]
        )
        d.curve(arm, "#6d4c38", r * 0.62)
        d.curve(arm, "#e3bf9c", r * 0.56)
        d.curve([(px - 5, py) for px, py in arm], "#f6e0c6", r * 0.14)
    face(d, s)
    big_hair(d, s)
    jewels(d, s, True)
    waist = rng.uniform(0.72, 0.92)
    stays = [
        s.outer(-1.5, 3.1),
        s.outer(-0.7, 2.9),
        s.outer(0, 3.25),
        s.outer(0.7, 2.9),
        s.outer(1.5, 3.1),
        s.outer(1.5, 4.1),
        s.outer(waist, 5.6),
        s.outer(1.45, 7.2),
        s.outer(0.8, 8.1),
        s.outer(0, 8.8),
        s.outer(-0.8, 8.1),
        s.outer(-1.45, 7.2),
        s.outer(-waist, 5.6),
        s.outer(-1.5, 4.1),
    ]
    d.form(
        [s.outer(-1.5, 6.9), s.outer(0, 7.6), s.outer(1.5, 6.9), s.outer(2.3, 10.4), s.outer(-2.3, 10.4)],
        d.linear("#fffdf5", "#d9d0bc", "#9a8f7a", angle=0),
        "#5d5442",
        1.2,
    )
    d.path(
        "".join(
            smooth([s.outer(k * 0.2, 7.4), s.outer(k * 0.27, 9), s.outer(k * 0.31, 10.4)])
            for k in range(-7, 8)
        ),
        "none",
        "#8a806c",
        1.3,
        0.7,
    )
    data = smooth(stays, closed=True, tension=0.85)
    d.path(
        data,
        d.linear(darker(tone, 0.35), lighter(tone, 0.55), tone, darker(tone, 0.55), angle=0),
        "#2d241c",
        2,
    )
    with d.clip(data):
        for k in range(-7, 8):
            bone = [
                s.outer(k * 0.22, 3),
                s.outer(k * 0.2, 4.2),
                s.outer(k * waist / 7.4, 5.6),
                s.outer(k * 0.19, 7.2),
                s.outer(k * 0.12, 8.8),
            ]
            d.curve(bone, darker(tone, 0.5), 1.6)
            d.curve([(px + 2, py) for px, py in bone], lighter(tone, 0.7), 1.2, 0.7)
        for k in range(15):
            px, py = s.outer(0, 3.5 + k * 0.33)
            d.lines([[(px - 8, py), (px + 8, py + 7)], [(px + 8, py), (px - 8, py + 7)]], "#2d241c", 1.4)
            d.ellipse(px, py, 2.6, 2.6, "#d9b45a")
    for k in range(19):
        t = k / 18
        px, py = s.outer(-1.5 + 3 * t, 3.05 + (0.22 if 0.35 < t < 0.65 else 0))
        d.path(blob(rng, px, py, 8, 7, 0.25, 7), "#fffaf0", "#8a806c", 0.8)
    name = rng.choice(("SYLPHIDE", "LE GALBE", "JUNO", "TAILLE DE GUEPE", "ELEGANTA"))
    other = 600 - x
    d.text(rng.choice(("CORSET", "KORSETT", "BUSTO", "CORSE")), 300, 112, 84, ink, fit=460)
    d.text(name, 300, 168, 44, ink, face="grotesque", fit=rng.uniform(230, 330))
    for block in range(3):
        small_print(d, other - 72 + (20 if x < 300 else -40), 380 + block * 120, 132, 7, ink)
        d.text(
            rng.choice(("SANTE", "GRACE", "1899", "CHIC", "PARIS", "HYGIENE")),
            other + (14 if x < 300 else -14),
            364 + block * 120,
            25,
            ink,
        )
    d.rect(other - 90, 735, 180, 60, ink)
    d.text(rng.choice(("12 F 50", "9 M 75", "18 F", "15 F 90")), other, 779, 38, "#f4ead4", fit=140)
    border(d, ink, rng.choice(("rules", "beads", "leaves")))
    return d.svg()


def chocolate(rng: Random) -> str:
    """Chocolate: a child or a nun-like maid with a cup, the tablet, the medal."""
    d = Drawing(640, 880, rng, "#e9cf9a")
    brown, red = "#4a2a18", rng.choice(("#a8281c", "#1f4a3a", "#24406b"))
    side = rng.choice((-1, 1))
    d.rect(0, 0, 640, 880, d.linear("#f6e6bc", "#e0b870", "#b57f42"))
    if rng.random() < 0.5:
        for x in (90, 560):
            palm(d, x, 640, rng.uniform(330, 440))
        sun(d, 320, 360, 60)
    else:
        for k in range(8):
            d.rect(k * 80, 150, 40, 500, "#f3dca6", opacity=0.6)
    x = 320 - side * rng.uniform(60, 120)
    with d.mirrored(side < 0):
        fx = x if side > 0 else 640 - x
        if rng.random() < 0.5:
            lady(d, fx, 690, 480, rng.choice(("#8a3a34", "#51698a", "#5a6b45")), "none", 1)
            d.polygon(
                [(fx - 36, 420), (fx + 40, 420), (fx + 66, 660), (fx - 66, 660)],
                d.linear("#fffdf5", "#d9d0bc", angle=0),
                "#5d5442",
                1.2,
            )
            d.form(
                [(fx - 30, 250), (fx - 24, 226), (fx + 24, 226), (fx + 30, 250)], "#fffdf5", "#8a806c", 1.4
            )
        else:
            for k in (0, 1):
                lady(d, fx - 60 + k * 120, 690, 340 - 40 * k, ("#a8433a", "#d9cba8")[k], "wide", 1 - 2 * k)
        tx, ty = fx + 110, 470
        d.rect(tx - 60, ty + 46, 150, 12, d.linear("#8d5a34", "#3a2414"), "#1d120a", 1)
        d.form(
            [(tx - 30, ty), (tx + 34, ty), (tx + 26, ty + 40), (tx - 20, ty + 40)],
            d.linear("#fffdf5", "#d9d3c4", "#8d8778", angle=0),
            "#3a3226",
            1.6,
        )
        d.ellipse(tx + 2, ty, 32, 9, "#4a2a18", "#3a3226", 1.6)
        d.path(f"M{tx + 32} {ty + 8}q26 2 6 24", "none", "#efe8da", 5)
        for k in range(3):
            px = tx - 14 + k * 16
            d.curve(
                [(px, ty - 12), (px + 10, ty - 34), (px - 8, ty - 56), (px + 6, ty - 84)], "#fffaf0", 4, 0.7
            )
        bar_x, bar_y = fx + 190, 690
        for row in range(5):
            for col in range(3):
                px, py = bar_x - 66 + col * 44, bar_y - 200 + row * 40
                d.rect(px, py, 44, 40, d.linear("#7d4a2a", brown, "#24130a", angle=45), "#1d0f08", 1.4)
                d.rect(px + 7, py + 7, 30, 26, d.linear("#9a6038", "#5a3018", angle=45))
        d.polygon(
            [
                (bar_x - 70, bar_y - 80),
                (bar_x + 70, bar_y - 96),
                (bar_x + 70, bar_y + 6),
                (bar_x - 70, bar_y + 6),
            ],
            d.linear(lighter(red, 0.25), red, darker(red, 0.4), angle=0),
            "#1d120a",
            1.5,
        )
        d.polygon(
            [
                (bar_x - 70, bar_y - 80),
                (bar_x + 70, bar_y - 96),
                (bar_x + 66, bar_y - 116),
                (bar_x - 60, bar_y - 100),
            ],
            d.linear("#fffdf5", "#a8a69f", angle=40),
            "#5d5a52",
            1,
        )
    d.rect(0, 706, 640, 174, d.linear("#5a3420", "#2d1810"))
    name = rng.choice(("BELCACAO", "ALPENROSE", "MONTEFIORE", "VAN DER BOON", "LA CIGALE"))
    d.text(name, 320, 806, 92, "#f6dfa4", fit=540, stroke="#1d0f08", width=2)
    small_print(d, 80, 834, 480, 3, "#e0c48a")
    d.text(
        rng.choice(("CHOCOLAT", "CACAO", "SCHOKOLADE", "CIOCCOLATO")),
        320,
        132,
        110,
        red,
        fit=520,
        stroke="#f9efd4",
        width=5,
        extra='paint-order="stroke"',
    )
    mx = 320 + side * 220
    for k in range(2):
        cx, cy = mx - side * 84 * k, 220
        star = [
            (
                cx + math.cos(a * math.pi / 20) * (42 if a % 2 else 37),
                cy + math.sin(a * math.pi / 20) * (42 if a % 2 else 37),
            )
            for a in range(40)
        ]
        d.polygon(star, d.radial("#fff3c4", "#d9ad4a", "#8a6420"), "#5d431a", 1.2)
        d.text(str(rng.choice((1889, 1893, 1900, 1906, 1878))), cx, cy + 8, 24, "#4a3314")
    border(d, brown, rng.choice(("rules", "leaves")))
    return d.svg()


def liqueur(rng: Random) -> str:
    """A liqueur: a dancer, a harlequin or a gentleman raising the glass, and a giant bottle."""
    d = Drawing(600, 900, rng, "#17131a")
    ground = rng.choice(
        (("#1d1726", "#4a2a4a"), ("#14262a", "#2f5a52"), ("#3a1414", "#8a3020"), ("#c9a23c", "#f3d98a"))
    )
    light = ground[0].startswith("#c9")
    d.rect(0, 0, 600, 900, d.linear(*ground, ground[0]))
    side = rng.choice((-1, 1))
    x = 300 + side * rng.uniform(100, 140)
    glow_x = 300 - side * 90
    if not light:
        d.glow(glow_x, 470, 330, "#f3c46a", 0.7)
    glass = rng.choice(("#3f6b3a", "#8a4a1c", "#b88a2a"))
    bottle = rng.choice(("round", "square", "tall"))
    half = {"round": 86, "square": 74, "tall": 58}[bottle]
    top = {"round": 360, "square": 330, "tall": 250}[bottle]
    outline: list[Point] = [
        (x - half, 760),
        (x - half, top + 160),
        (x - half * (0.96 if bottle == "square" else 0.7), top + 100),
        (x - 24, top + 60),
        (x - 22, top - 50),
        (x + 22, top - 50),
        (x + 24, top + 60),
        (x + half * (0.96 if bottle == "square" else 0.7), top + 100),
        (x + half, top + 160),
        (x + half, 760),
    ]
    d.shadow(x, 764, half * 1.8, 22, 0.8)
    data = smooth(outline, closed=True, tension=0.5)
    d.path(
        data,
        d.linear(darker(glass, 0.6), lighter(glass, 0.25), glass, darker(glass, 0.75), angle=0),
        "#0f0c0a",
        2.4,
    )
    d.rect(x - half * 0.72, top + 130, 9, 560 - top, "#fffaf0", opacity=0.55)
    d.rect(x - 26, top - 84, 52, 44, d.linear("#7a2018", "#c9523c", "#4a120d", angle=0), "#1d0a08", 1.5)
    name = rng.choice(("VERDELIA", "AMARANTO", "KRAUTERGEIST", "ELIXIR", "CORDIALE"))
    d.polygon(
        [
            (x - half * 0.95, top + 220),
            (x + half * 0.95, top + 220),
            (x + half * 0.95, top + 350),
            (x - half * 0.95, top + 350),
        ],
        d.linear("#d9c9a0", "#fbf3da", "#b8a67c", angle=0),
        "#4a3a20",
        1.5,
    )
    d.text(name, x, top + 276, 30, "#7a2018", fit=half * 1.6)
    small_print(d, x - half * 0.7, top + 300, half * 1.4, 4)
    figure = rng.choice(("dancer", "gentleman", "harlequin"))
    fx = glow_x
    if figure == "gentleman":
        man(d, fx, 770, 480, "#2b2a30", "topper", side)
        gx, gy = fx + side * 120, 430
        d.line([(fx + side * 50, 420), (fx + side * 110, 470), (gx, gy + 20)], "#1d1b20", 26)
    elif figure == "dancer":
        skirt: list[Point] = []
        for k in range(19):
            a = math.radians(-20 + 220 * k / 18)
            r = 200 * (0.86 + 0.14 * (k % 2)) * rng.uniform(0.85, 1.05)
            skirt.append((fx + math.cos(a) * r, 560 + math.sin(a) * r * 0.62))
        for tint, leg, foot in (
            ("#2d2326", 30, (fx + side * 110, 770)),
            ("#3a2d30", -20, (fx - side * 20, 790)),
        ):
            d.curve([(fx + leg, 600), ((fx + foot[0]) / 2 + side * 30, 690), foot], tint, 24)
            d.form([foot, (foot[0] + side * 40, foot[1] + 6), (foot[0] - side * 10, foot[1] + 14)], "#a8281c")
        d.form([*skirt, (fx, 500)], d.linear("#fff3dc", "#f0b86a", "#c9502f"), "#5d1f14", 1.6)
        d.path(
            "".join(smooth([(fx, 510), ((fx + px) / 2, (510 + py) / 2 + 14), (px, py)]) for px, py in skirt),
            "none",
            "#8a2f1c",
            1.8,
            0.7,
        )
        d.form(
            [(fx - 36, 400), (fx, 410), (fx + 36, 400), (fx + 24, 510), (fx - 24, 510)],
            d.linear("#d9402c", "#7a1a12", angle=0),
            "#3a0d09",
            1.4,
        )
        for k in (-1, 1):
            d.curve([(fx + k * 34, 405), (fx + k * 90, 370), (fx + k * 120, 290)], "#e3bd96", 20)
        s = sitter(rng, fx, 348, 36, True)
        s.old = False
        face(d, s)
        big_hair(d, s)
        gx, gy = fx + side * 122, 262
    else:
        for k in range(9):
            for row in range(14):
                px, py = fx - 72 + k * 18, 430 + row * 24
                tone = ("#c9402c", "#e9c35a", "#2f5a6b", "#f3ead6")[(k + row) % 4]
                wide = 80 - abs(row - 6) * 3
                if abs(px - fx) < wide:
                    d.polygon(
                        [(px, py - 14), (px + 10, py), (px, py + 14), (px - 10, py)], tone, "#14110f", 1
                    )
        d.polygon([(fx - 60, 700), (fx - 6, 700), (fx - 40, 800), (fx - 76, 800)], "#2f5a6b", "#14110f", 2)
        d.polygon([(fx + 6, 700), (fx + 60, 700), (fx + 76, 800), (fx + 40, 800)], "#c9402c", "#14110f", 2)
        d.line([(fx + side * 60, 450), (fx + side * 110, 400), (fx + side * 124, 300)], "#c9402c", 26)
        for k in range(15):
            a = k * math.tau / 15
            d.ellipse(fx + math.cos(a) * 56, 420 + math.sin(a) * 17, 17, 11, "#fffdf5", "#8a806c", 1)
        s = sitter(rng, fx, 356, 42, False)
        face(d, s)
        d.form(
            [(fx - 50, 340), (fx - 90, 300), (fx, 292), (fx + 90, 300), (fx + 50, 340), (fx, 322)],
            "#15110f",
            "#e9c35a",
            2,
        )
        d.path(f"M{fx - 42:.0f} 346q42 -18 84 0v16q-42 12 -84 0Z", "#15110f", opacity=0.85)
        gx, gy = fx + side * 126, 262
    d.path(
        f"M{gx - 26:.0f} {gy - 50:.0f}Q{gx - 24:.0f} {gy:.0f} {gx:.0f} {gy:.0f}Q{gx + 24:.0f} {gy:.0f} {gx + 26:.0f} {gy - 50:.0f}Z",
        d.linear("#fff3c4", "#d9a53c"),
        "#fffaf0",
        2,
    )
    d.line([(gx, gy), (gx, gy + 36)], "#fffaf0", 4)
    d.glow(gx, gy - 26, 80, "#fff0b8", 0.8)
    if rng.random() < 0.5:
        plume(d, fx, 306, -side * 90, -70, "#e9dcc0")
    tint = "#7a1a12" if light else "#f6dfa4"
    d.text(name, 300, 128, 110, tint, fit=520, stroke="#14110f", width=2)
    d.rect(0, 806, 600, 94, "#14110f")
    d.text(
        rng.choice(("LIQUEUR", "LIKOR", "LIQUORE", "LICOR")),
        300,
        874,
        66,
        "#f6dfa4",
        face="grotesque",
        fit=rng.uniform(280, 460),
    )
    border(d, "#c9a24a", "rules")
    return d.svg()


ADVERTISEMENTS = (
    Motif(
        "soap-advertisement",
        "advertisements",
        titles("Soap", "Savon", "Seife", "Sapone", "Jabón", "Zeep"),
        640,
        900,
        soap,
    ),
    Motif(
        "bicycle-advertisement",
        "advertisements",
        titles("Cycles", "Cycles", "Fahrräder", "Biciclette", "Bicicletas", "Rijwielen"),
        900,
        640,
        bicycle,
    ),
    Motif(
        "corset-advertisement",
        "advertisements",
        titles("Corsets", "Corsets", "Korsetts", "Busti", "Corsés", "Korsetten"),
        600,
        860,
        corset,
    ),
    Motif(
        "chocolate-advertisement",
        "advertisements",
        titles("Chocolate", "Chocolat", "Schokolade", "Cioccolato", "Chocolate", "Chocolade"),
        640,
        880,
        chocolate,
    ),
    Motif(
        "liqueur-advertisement",
        "advertisements",
        titles("Liqueur", "Liqueur", "Likör", "Liquore", "Licor", "Likeur"),
        600,
        900,
        liqueur,
    ),
)
