"""The ring and the circus."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, Point, darker, lighter, smooth
from .motif import Motif, titles
from .people import COATS, crowd, man
from .street import horse


def boxer(d: Drawing, x: float, y: float, h: float, side: int, skin: str, trunks: str, down: bool) -> None:
    """A boxer, feet at (x, y); side is where he faces; down: on the canvas."""
    with d.group(
        f"translate({x:.0f} {y:.0f}) scale({side * h / 400:.3f} {h / 400:.3f})"
        + (" rotate(-78 0 -60)" if down else "")
    ):
        dark, deep = darker(skin, 0.4), darker(skin, 0.7)
        shade = d.linear(lighter(skin, 0.45), skin, darker(skin, 0.55), angle=0)
        for leg, tint in (
            ([(-34, -190), (-2, -196), (-30, -110), (-62, -14), (-92, -10), (-66, -110)], dark),
            ([(-4, -196), (44, -188), (66, -104), (72, -14), (42, -12), (30, -100)], skin),
        ):
            d.form(leg, d.linear(lighter(tint, 0.4), tint, darker(tint, 0.5), angle=0), deep, 1.6)
        for bx in (-84, 52):
            d.form(
                [(bx - 14, -44), (bx + 20, -44), (bx + 24, -12), (bx + 46, -2), (bx + 40, 4), (bx - 16, 4)],
                d.linear("#4a4440", "#14110f"),
                "#0f0c0a",
                1.4,
            )
        d.form(
            [(-50, -236), (52, -236), (70, -150), (14, -144), (2, -176), (-14, -140), (-76, -150)],
            d.linear(lighter(trunks, 0.4), trunks, darker(trunks, 0.5), angle=0),
            darker(trunks, 0.7),
            1.6,
        )
        d.form([(-52, -232), (-70, -320), (-40, -352), (30, -356), (72, -322), (54, -232)], shade, deep, 1.8)
        d.path(
            smooth([(-40, -318), (0, -304), (44, -320)])
            + smooth([(2, -304), (4, -260), (2, -236)])
            + smooth([(-24, -284), (2, -278), (30, -286)])
            + smooth([(-24, -262), (2, -258), (30, -264)]),
            "none",
            deep,
            2,
            0.7,
        )
        d.form([(-22, -356), (24, -358), (22, -380), (-14, -380)], dark)
        d.form(
            [(-14, -376), (-22, -420), (6, -440), (38, -428), (42, -398), (34, -372), (10, -366)],
            d.linear(lighter(skin, 0.5), skin, dark, angle=20),
            deep,
            1.6,
        )
        d.form(
            [(-20, -396), (-26, -424), (0, -448), (36, -438), (40, -424), (6, -422), (-6, -400)], "#2a1f18"
        )
        d.ellipse(28, -406, 3, 2.6, "#14100c")
        d.lines([[(22, -413), (36, -412)], [(26, -384), (38, -385)], [(40, -404), (45, -394)]], deep, 2.4)
        for shoulder, elbow, fist, tint in (
            ((-58, -320), (-10, -270), (54, -316), dark),
            ((60, -326), (120, -318), (196, -352), skin),
        ):
            d.curve([shoulder, elbow, fist], deep, 36)
            d.curve([shoulder, elbow, fist], tint, 32)
            d.curve(
                [(shoulder[0], shoulder[1] - 8), (elbow[0], elbow[1] - 8), (fist[0], fist[1] - 6)],
                lighter(tint, 0.5),
                8,
                0.7,
            )
            d.ellipse(
                fist[0] + 12,
                fist[1] - 2,
                29,
                25,
                d.radial("#d9806a", "#8a2f22", "#3a120d", x=0.35, y=0.3, r=0.8),
                "#240b08",
                1.6,
            )


def boxing(rng: Random) -> str:
    """The ring under the lamps: exchange or knock-out; side, referee and house vary."""
    d = Drawing(900, 640, rng)
    d.rect(0, 0, 900, 640, d.linear("#17140f", "#3a3026", "#1d1813"))
    crowd(d, -10, 910, 150, 400, 15, 9)
    d.rect(0, 100, 900, 330, d.linear((0, "#14100c", 0.85), (1, "#14100c", 0.2)))
    with d.mirrored(rng.random() < 0.5):
        lamp = rng.uniform(380, 520)
        d.polygon(
            [(lamp - 130, 64), (lamp + 130, 64), (930, 560), (-30, 560)],
            d.linear((0, "#fff3cf", 0.6), (1, "#fff3cf", 0.05)),
        )
        for k in range(4):
            x = lamp - 120 + k * 80
            d.line([(x, 0), (x, 40)], "#0f0d0b", 3)
            d.polygon(
                [(x - 30, 66), (x - 12, 40), (x + 12, 40), (x + 30, 66)],
                d.linear("#8d867a", "#2a2622", angle=0),
                "#0f0d0b",
                1.6,
            )
            d.ellipse(x, 68, 26, 6, "#fffbe6")
        corner = rng.uniform(-60, 60)
        zoom, shift = rng.uniform(0.8, 1.25), rng.uniform(-110, 110)
        canvas: list[Point] = [(60 + corner, 400), (840 + corner, 400), (1010, 580), (-110, 580)]
        d.polygon(canvas, d.linear("#f3ead2", "#d9caa4", "#a89670"))
        d.polygon([(-110, 580), (1010, 580), (1010, 640), (-110, 640)], d.linear("#6d2a22", "#2d110d"))
        for post, level in ((60 + corner, 400), (840 + corner, 400)):
            d.line([(post, level), (post, level - 170)], "#b8a888", 12)
            d.line([(post - 3, level), (post - 3, level - 170)], "#fffaf0", 3)
        for k in range(3):
            y = 400 - 60 - k * 48
            d.line([(60 + corner, y), (840 + corner, y)], "#efe3c6", 5)
        down = rng.random() < 0.4
        gap, h = rng.uniform(120, 190) * zoom, 320 * zoom
        x, y = 450 + shift, 545
        for px in (x - gap, x + gap):
            d.shadow(px, y, 120, 18, 0.65)
        boxer(d, x - gap, y, h, 1, "#d9a882", rng.choice(("#24466b", "#2a2829", "#3f5a3a")), False)
        boxer(
            d,
            x + gap - (90 if down else 0),
            y,
            h,
            -1,
            rng.choice(("#c98f68", "#e0b890", "#8d5f40")),
            rng.choice(("#a8281c", "#f3ead6", "#5a2a4a")),
            down,
        )
        referee = rng.choice((x - gap - 170, x + gap + 170, x))
        man(d, referee, 450 if referee == x else 500, 270, "#efe8da", "none", 1 if referee < x else -1)
        for k in range(3):
            y = 560 - 74 - k * 66
            d.curve([(-20, y), (450, y + 12), (920, y)], "#3a2f22", 10)
            d.curve([(-20, y - 2), (450, y + 10), (920, y - 2)], "#fbf3de", 5)
    crowd(d, -10, 910, 590, 640, 26, 2, False)
    d.vignette(0.5)
    return d.svg()


def circus(rng: Random) -> str:
    """The ring of a circus: a rider, acrobats aloft, clowns; acts and tent vary."""
    d = Drawing(900, 700, rng)
    d.rect(0, 0, 900, 700, "#8a6a4a")
    with d.mirrored(rng.random() < 0.5):
        apex = (rng.uniform(330, 570), -60)
        pair_tone = rng.choice((("#f0dfb8", "#b8483a"), ("#f3ead2", "#3f6b7d"), ("#e9cf96", "#8a7a3f")))
        for k in range(18):
            x0, x1 = -500 + k * 106, -500 + (k + 1) * 106
            d.polygon([apex, (x0, 330), (x1, 330)], d.linear(darker(pair_tone[k % 2], 0.5), pair_tone[k % 2]))
        d.rect(0, 290, 900, 410, d.linear("#2d2018", "#5d4430"))
        crowd(d, -10, 910, 280, 420, rng.uniform(9, 14), 7)
        for x in rng.sample((70.0, 190.0, 710.0, 830.0), 2):
            d.line([(x, 460), (x + (apex[0] - x) * 0.3, -10)], "#3a2a1c", 13)
            d.line([(x - 3, 460), (x + (apex[0] - x) * 0.3 - 3, -10)], "#c9a878", 3)
        for k in range(22):
            x = k * 44.0
            d.polygon([(x, 262), (x + 40, 262), (x + 20, 300)], pair_tone[k % 2], "#4a3020", 1)
        d.rect(0, 250, 900, 14, d.linear("#f0dfb8", "#8a6a3f"))
        ring_y, zoom = rng.uniform(500, 585), rng.uniform(0.85, 1.15)
        d.ellipse(450, ring_y, 440, 150, "#6d2a22")
        d.ellipse(450, ring_y - 16, 440, 150, d.linear("#d9b07a", "#f0d6a4", "#b8905c"), "#f3ead2", 12)
        for k in range(44):
            a = k * math.tau / 44
            x, y = 450 + math.cos(a) * 440, ring_y - 10 + math.sin(a) * 150
            d.ellipse(x, y, 6, 8, "#e3c35a" if k % 2 else "#fffaf0")
        for _ in range(80):
            a, r = rng.uniform(0, math.tau), math.sqrt(rng.random())
            x, y = 450 + math.cos(a) * 410 * r, ring_y - 12 + math.sin(a) * 132 * r
            d.line([(x - 8, y), (x + 8, y + 1)], rng.choice(("#8a6a40", "#f9e9c4")), 2, 0.6)
        acts = rng.sample(("rider", "elephants", "pyramid", "clowns", "liberty"), 2)
        centre = rng.uniform(360, 540)
        d.add(
            f'<g transform="translate({centre:.0f} {ring_y:.0f}) scale({zoom:.2f}) translate(-450 {-ring_y:.0f})">'
        )
        if "liberty" in acts:
            for k in range(4):
                x, y = 190 + k * 130, ring_y - 110 + 16 * (k % 2)
                d.shadow(x, y, 60, 8, 0.5)
                horse(d, x, y, 100, 1, ("#f3ead8", "#2d2724")[k % 2], 0.4)
                d.form([(x + 36, y - 136), (x + 44, y - 176), (x + 54, y - 138)], "#b23a2e")
        if "elephants" in acts:
            for k in range(2):
                x, y = 250 + k * 330, ring_y - 20
                d.ellipse(x, y, 74, 16, "#b8483a", "#f3ead2", 3)
                d.form(
                    [
                        (x - 90, y - 20),
                        (x - 100, y - 120),
                        (x - 20, y - 170),
                        (x + 70, y - 150),
                        (x + 96, y - 90),
                        (x + 150, y - 40),
                        (x + 130, y - 26),
                        (x + 80, y - 66),
                        (x + 60, y - 8),
                        (x + 30, y - 10),
                        (x + 10, y - 50),
                        (x - 30, y - 6),
                    ],
                    d.linear("#b3aaa0", "#7d766e", "#3a3632"),
                    "#24201d",
                    2,
                )
                d.form(
                    [(x + 30, y - 140), (x + 58, y - 126), (x + 50, y - 76), (x + 14, y - 96)],
                    "#6d665f",
                    "#24201d",
                    1.6,
                )
                d.ellipse(x + 76, y - 112, 4, 4, "#14100c")
        if "pyramid" in acts:
            for row in range(3):
                for k in range(3 - row):
                    man(
                        d,
                        420 + row * 34 + k * 70,
                        ring_y - 10 - row * 96,
                        124,
                        ("#f3ead6", "#b23a2e", "#2f5a6b")[row],
                        "none",
                        1,
                    )
        if "rider" in acts:
            x, y = rng.uniform(280, 560), ring_y + 60
            d.shadow(x, y, 150, 16, 0.6)
            horse(d, x, y, 170, 1, "#efe8da", 0.9)
            d.form(
                [(x - 60, y - 150), (x + 30, y - 152), (x + 40, y - 100), (x - 70, y - 98)],
                "#b23a2e",
                "#e3c35a",
                3,
            )
            for leg in (-14, 12):
                d.line([(x - 10, y - 246), (x + leg, y - 200), (x + leg, y - 152)], "#f0c9a8", 13)
            d.form(
                [
                    (x - 80, y - 236),
                    (x - 20, y - 272),
                    (x + 10, y - 272),
                    (x + 64, y - 236),
                    (x + 30, y - 222),
                    (x - 40, y - 220),
                ],
                d.linear("#fffdf5", "#f0c4c0", "#b86a70"),
                "#7a3a40",
                1.4,
            )
            d.form(
                [(x - 24, y - 268), (x - 28, y - 316), (x + 16, y - 316), (x + 12, y - 268)],
                d.linear("#e06a70", "#8a2f3a", angle=0),
            )
            d.lines(
                [[(x - 24, y - 310), (x - 84, y - 350)], [(x + 14, y - 310), (x + 74, y - 356)]],
                "#f0c9a8",
                11,
            )
            d.ellipse(x - 5, y - 336, 15, 18, d.linear("#f6dcc0", "#c99a70", angle=0))
            d.form([(x - 22, y - 336), (x - 14, y - 360), (x + 12, y - 356), (x + 2, y - 344)], "#4a2a18")
        if "clowns" in acts:
            for k in range(3):
                x, y = 200 + k * 200 + rng.uniform(-40, 40), ring_y + 70 + rng.uniform(-20, 20)
                man(
                    d,
                    x,
                    y,
                    170,
                    rng.choice(("#f3ead6", "#e3c35a", "#b23a2e", "#5d8a9a")),
                    "none",
                    rng.choice((-1, 1)),
                )
                d.polygon(
                    [(x - 18, y - 158), (x, y - 206), (x + 18, y - 158)],
                    rng.choice(("#fffdf5", "#b23a2e")),
                    "#3a2a1c",
                    1.4,
                )
                d.ellipse(x, y - 134, 26, 8, "#fffdf5", "#8a806c", 1.2)
        d.add("</g>")
        if rng.random() < 0.75:
            bars = [
                (rng.uniform(200, 340), rng.uniform(120, 180)),
                (rng.uniform(540, 700), rng.uniform(100, 170)),
            ]
            for k, (x, y) in enumerate(bars):
                d.lines(
                    [[(x - 40, y), (apex[0] - 20, -40)], [(x + 40, y), (apex[0] + 20, -40)]], "#3a2a1c", 2
                )
                d.line([(x - 44, y), (x + 44, y)], "#e3d3a6", 5)
                lean = 60 * (1 if k == 0 else -1)
                d.curve([(x, y), (x + lean * 0.4, y + 50), (x + lean, y + 80)], "#f0c9a8", 10)
                d.form(
                    [
                        (x + lean * 0.3, y + 30),
                        (x + lean * 0.9, y + 60),
                        (x + lean, y + 86),
                        (x + lean * 0.4, y + 70),
                    ],
                    ("#2f5a8a", "#b23a4a")[k],
                    "#14110f",
                    1.2,
                )
                d.curve(
                    [(x + lean * 0.8, y + 80), (x + lean * 1.5, y + 100), (x + lean * 2.1, y + 92)],
                    "#f3ead6",
                    12,
                )
                d.ellipse(x + lean * 0.2, y + 34, 11, 12, "#e0bd98", "#3a2a1c", 1)
        master = rng.choice((160, 720))
        man(d, master, ring_y + 50, 210, "#a8281c", "topper", 1 if master < 450 else -1)
        d.curve(
            [(master + 30, ring_y - 60), (master + 80, ring_y - 150), (master + 160, ring_y - 90)],
            "#1d1512",
            2.4,
        )
    crowd(d, -10, 910, 668, 700, 26, 2, False)
    for _ in range(3):
        man(d, rng.uniform(30, 870), 706, 120, rng.choice(COATS), "bowler", 1)
    d.vignette(0.4)
    return d.svg()


ARENA = (
    Motif(
        "boxing-match",
        "scenes",
        titles(
            "The Great Fight",
            "Le grand combat de boxe",
            "Der große Boxkampf",
            "Il grande incontro di pugilato",
            "El gran combate de boxeo",
            "De groote bokswedstrijd",
        ),
        900,
        640,
        boxing,
    ),
    Motif(
        "circus",
        "scenes",
        titles("At the Circus", "Au cirque", "Im Zirkus", "Al circo", "En el circo", "In het circus"),
        900,
        700,
        circus,
    ),
)
