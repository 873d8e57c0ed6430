"""Advertisements of outfitters: cycles and corsets; every brand is made up."""

from __future__ import annotations

import math
from random import Random

from .advertising import border, burst, small_print
from .bust import jewels
from .drawing import Drawing, Point, blob, darker, lighter, smooth
from .hair import big_hair
from .head import face, sitter
from .motif import Motif, titles
from .nature import hills, sky, tree


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


OUTFITTERS = (
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
)
