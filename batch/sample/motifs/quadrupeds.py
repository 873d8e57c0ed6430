"""The elephant and the lion."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random

from .drawing import Drawing, Point, blob, darker, lighter, mix, smooth
from .motif import Motif, titles
from .nature import grass, ground, hills, palm, peak, rocks, sky, sun, tree
from .people import man, promenade
from .street import houses


def fur(
    d: Drawing,
    data: str,
    box: tuple[float, float, float, float],
    tone: str,
    count: int,
    length: float,
    lean: float,
    droop: float = 1.0,
) -> None:
    """Comb the inside of a form with short dark and light hairs; lean: sideways drift of a hair."""
    rng = d.rng
    x, y, w, h = box
    hairs = []
    for _ in range(count):
        px, py = x + rng.random() * w, y + rng.random() * h
        hairs.append(
            [
                (px, py),
                (px + lean * length * 0.5 + rng.uniform(-2, 2), py + length * 0.5 * droop),
                (px + lean * length + rng.uniform(-3, 3), py + length * droop),
            ]
        )
    with d.clip(data):
        d.path("".join(smooth(h_) for h_ in hairs[::2]), "none", darker(tone, 0.65), 1.4, 0.6)
        d.path("".join(smooth(h_) for h_ in hairs[1::2]), "none", lighter(tone, 0.5), 1.2, 0.6)


def elephant(rng: Random) -> str:
    """An elephant, in the menagerie with children aloft or in the bush; side, trunk and country vary."""
    d = Drawing(900, 680, rng)
    horizon = rng.uniform(360, 430)
    tame = rng.random() < 0.5
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#93a3a6", "#f6e7c4", rng.choice(("cumulus", "streaks")))
        if tame:
            houses(d, horizon + 8)
        else:
            hills(d, horizon + 2, 90, "#9aa08c", horizon + 6, 4)
        ground(d, horizon, "#b8a274", 150)
        for _ in range(rng.randint(3, 6)):
            x = rng.uniform(0, 900)
            (palm if not tame else tree)(d, x, horizon + rng.uniform(10, 50), rng.uniform(130, 260))
        x, y, k = rng.uniform(380, 520), rng.uniform(590, 630), rng.uniform(0.86, 1.12)
        tone = rng.choice(("#8d857a", "#7b7772", "#978672"))
        raised = rng.random() < 0.5
        d.shadow(x + 40, y, 330 * k, 34, 0.7)
        with d.group(f"translate({x:.0f} {y:.0f}) scale({k:.2f})"):
            elephant_body(d, tone, raised, rng.uniform(-14, 14))
            if tame:
                howdah(d)
        if tame:
            man(d, x + 330 * k, y + 20, 150, "#4a5a7a", "cap", -1)
            promenade(d, 20, 240, horizon + 40, 650, 150, 5)
        else:
            grass(d, 0, 900, horizon + 120, 675, "#8a8248", 150)
            rocks(d, rng.uniform(60, 220), 640, 80, 5, "#8d8068")
    d.vignette(0.3)
    return d.svg()


def elephant_body(d: Drawing, tone: str, raised: bool, step: float) -> None:
    """The beast itself, head to the right, feet at the origin's height."""
    dark, deep = darker(tone, 0.4), darker(tone, 0.7)
    for px, lean, far in ((-150, -step, True), (120, step, True), (-195, step, False), (80, -step, False)):
        leg = darker(tone, 0.45) if far else tone
        points = [
            (px - 46, -230),
            (px + 46, -230),
            (px + 40 + lean * 0.4, -110),
            (px + 44 + lean, -8),
            (px + 30 + lean, 0),
            (px - 34 + lean, 0),
            (px - 42 + lean, -10),
            (px - 38 + lean * 0.4, -110),
        ]
        d.form(points, d.linear(lighter(leg, 0.3), leg, darker(leg, 0.6), angle=0), deep, 1.4)
        wrinkles = [
            [
                (px - 36 + lean * 0.6, -40 - r * 16),
                (px + lean * 0.6, -34 - r * 16),
                (px + 34 + lean * 0.6, -42 - r * 16),
            ]
            for r in range(9)
        ]
        d.path("".join(smooth(w) for w in wrinkles), "none", deep, 1.2, 0.5)
        for n in range(4):
            d.ellipse(px - 28 + lean + n * 18, -7, 8, 7, lighter(tone, 0.45), deep, 1)
    body = [
        (-250, -250),
        (-240, -360),
        (-150, -425),
        (-30, -415),
        (70, -430),
        (150, -400),
        (170, -280),
        (120, -190),
        (-20, -160),
        (-170, -170),
        (-235, -200),
    ]
    data = smooth(body, closed=True)
    d.path(data, d.linear(lighter(tone, 0.45), (0.35, tone), (0.75, dark), deep), deep, 1.6)
    folds = []
    for r in range(26):
        u = -240 + r * 16
        folds.append([(u, -400 + (r % 5) * 12), (u + 12, -300), (u - 6, -200)])
    for r in range(14):
        folds.append(
            [
                (-230 + r * 26, -190 - (r % 4) * 16),
                (-200 + r * 26, -176 - (r % 4) * 16),
                (-180 + r * 26, -188 - (r % 4) * 16),
            ]
        )
    with d.clip(data):
        d.path("".join(smooth(f) for f in folds), "none", deep, 1.3, 0.42)
        d.path(
            "".join(smooth([(px + 4, py) for px, py in f]) for f in folds), "none", lighter(tone, 0.5), 1, 0.4
        )
    d.curve([(-246, -320), (-280, -250), (-268, -190)], dark, 9)
    d.lines([[(-268, -192), (-276 + q * 4, -160)] for q in range(5)], deep, 2)
    head = [
        (120, -420),
        (170, -462),
        (235, -455),
        (275, -400),
        (285, -330),
        (255, -270),
        (190, -250),
        (130, -290),
    ]
    d.form(head, d.linear(lighter(tone, 0.5), tone, dark, angle=60), deep, 1.5)
    trunk = (
        [(270, -390), (320, -330), (345, -250), (400, -300), (420, -380), (440, -420)]
        if raised
        else [(270, -390), (312, -300), (318, -200), (300, -110), (330, -60), (372, -70)]
    )
    width = [44, 38, 30, 24, 19, 15]
    outline = [(px + w, py - w * 0.2) for (px, py), w in zip(trunk, width, strict=True)]
    outline += [(px - w, py + w * 0.2) for (px, py), w in zip(reversed(trunk), reversed(width), strict=True)]
    trunk_data = smooth(outline, closed=True)
    d.path(trunk_data, d.linear(lighter(tone, 0.4), tone, dark, angle=0), deep, 1.5)
    rings = []
    for (ax, ay), (bx, by) in pairwise(trunk):
        for q in range(6):
            mx, my = ax + (bx - ax) * q / 6, ay + (by - ay) * q / 6
            rings.append([(mx - 44, my + 4), (mx, my + 10), (mx + 44, my - 4)])
    with d.clip(trunk_data):
        d.path("".join(smooth(r) for r in rings), "none", deep, 1.5, 0.55)
    for shift in (0, 16):
        d.form(
            [
                (228 - shift, -276),
                (258 - shift, -280),
                (300 - shift, -200),
                (352 - shift, -178),
                (290 - shift, -176),
                (244 - shift, -236),
            ],
            d.linear("#fffaf0", "#d9ccae", "#8a7c5e"),
            "#4a4030",
            1.2,
        )
    ear = [
        (120, -430),
        (165, -420),
        (188, -350),
        (172, -260),
        (140, -205),
        (105, -230),
        (62, -310),
        (70, -400),
    ]
    ear_data = smooth(ear, closed=True)
    d.path(ear_data, d.linear(lighter(tone, 0.35), tone, dark, angle=20), deep, 1.6)
    veins = [[(160, -400), (120 - q * 6, -330 + q * 14), (90 + q * 11, -300 + q * 22)] for q in range(6)]
    d.path("".join(smooth(v) for v in veins), "none", deep, 1.6, 0.5)
    d.ellipse(238, -368, 12, 9, deep)
    d.ellipse(238, -368, 6, 6, "#14100c")
    d.ellipse(236, -371, 2, 2, "#ffffff")
    d.path(
        "".join(smooth([(222, -386 - q * 8), (240, -392 - q * 8), (256, -382 - q * 8)]) for q in range(3)),
        "none",
        deep,
        1.4,
        0.7,
    )


def howdah(d: Drawing) -> None:
    """The carpet, the seat and its riders."""
    d.form(
        [(-170, -420), (0, -432), (70, -420), (78, -250), (-20, -226), (-176, -240)],
        d.linear("#b8463a", "#7d221c", "#4a1512"),
        "#d9b45a",
        4,
    )
    for q in range(14):
        px = -172 + q * 19
        d.line([(px, -236 + abs(q - 7) * -1.4), (px, -214)], "#d9b45a", 3)
    for q in range(5):
        d.ellipse(-135 + q * 44, -330, 16, 16, "none", "#e3c36a", 3)
        d.ellipse(-135 + q * 44, -330, 6, 6, "#e3c36a")
    d.rect(-140, -490, 170, 66, d.linear("#c9a05a", "#6d4a24"), "#33220f", 2)
    d.lines([[(-140 + q * 17, -490), (-140 + q * 17, -424)] for q in range(11)], "#4a3218", 2)
    for q in range(4):
        man(
            d,
            -118 + q * 42,
            -420,
            120 - 12 * (q % 2),
            ("#8c4a4a", "#51698a", "#d8cdb8", "#5a6b45")[q],
            ("straw", "cap")[q % 2],
            1,
        )
    d.rect(-142, -456, 174, 36, d.linear("#c9a05a", "#6d4a24"), "#33220f", 2)


def lion(rng: Random) -> str:
    """A lion on a rock: couching or standing, with or without the lioness; side and desert vary."""
    d = Drawing(860, 680, rng)
    horizon = rng.uniform(330, 410)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#7d8793", "#f4d9a4", rng.choice(("streaks", "cumulus")))
        sun(d, rng.uniform(90, 300), horizon - rng.uniform(30, 130), 34)
        for _ in range(rng.randint(0, 3)):
            peak(
                d,
                rng.uniform(0, 860),
                horizon - rng.uniform(40, 130),
                horizon + 4,
                rng.uniform(80, 190),
                "#c9a678",
                "#8a6d4c",
                False,
            )
        ground(d, horizon, "#c4a46a", 140)
        for _ in range(rng.randint(1, 4)):
            palm(
                d,
                rng.choice((rng.uniform(20, 140), rng.uniform(720, 840))),
                horizon + 40,
                rng.uniform(150, 280),
            )
        stone = rng.uniform(560, 600)
        ledge: list[Point] = [
            (60, 690),
            (110, stone - 20),
            (250, stone - 46),
            (500, stone - 34),
            (700, stone - 50),
            (790, stone + 20),
            (850, 690),
        ]
        d.polygon(ledge, d.linear("#b09a78", "#7d6a50", "#3d3226"), "#2d241a", 1.5)
        cracks = [
            [(120 + q * 36, stone - 10 + (q % 4) * 9), (130 + q * 36, stone + 30), (118 + q * 37, stone + 80)]
            for q in range(18)
        ]
        d.lines(cracks, "#3a2e22", 1.6, 0.6)
        d.lines([[(px + 5, py + 2) for px, py in c] for c in cracks], "#d9c7a2", 1.2, 0.5)
        k = rng.uniform(0.9, 1.12)
        if rng.random() < 0.5:
            with d.group(f"translate({rng.uniform(150, 250):.0f} {stone - 36:.0f}) scale({k * 0.82:.2f})"):
                cat(d, "#b88f5a", False, True)
        with d.group(f"translate({rng.uniform(400, 470):.0f} {stone - 26:.0f}) scale({k:.2f})"):
            cat(d, rng.choice(("#bf9560", "#a8804c")), True, rng.random() < 0.5)
        grass(d, 0, 860, 610, 678, "#9a8748", 70)
        rocks(d, rng.uniform(700, 800), 660, 70, 4, "#8d7a5c")
    d.vignette(0.38)
    return d.svg()


def cat(d: Drawing, tone: str, mane: bool, couching: bool) -> None:
    """A lion or lioness, head to the right; the ground is at 0."""
    rng = d.rng
    dark, deep = darker(tone, 0.45), darker(tone, 0.72)
    rise = 0 if couching else 120
    d.shadow(20, 4, 260, 18, 0.7)
    d.path(
        smooth([(-210, -70 - rise), (-270, -40 - rise * 0.8), (-290, -10 - rise * 0.2), (-240, -6)]),
        "none",
        dark,
        11,
        extra='stroke-linecap="round"',
    )
    d.path(blob(rng, -232, -8, 24, 15, 0.2), deep)
    if couching:
        for px, tint in ((-140, dark), (-110, tone)):
            d.form(
                [(px - 70, -60), (px + 20, -120), (px + 70, -60), (px + 60, -6), (px - 60, -4)],
                d.linear(lighter(tint, 0.3), tint, darker(tint, 0.5)),
                deep,
                1.2,
            )
        for shift, tint in ((30, dark), (0, tone)):
            d.form(
                [
                    (60, -90),
                    (130, -80),
                    (150, -34),
                    (250 + shift, -26 - shift * 0.2),
                    (262 + shift, -8),
                    (240 + shift, 0),
                    (110, -2),
                    (70, -30),
                ],
                d.linear(lighter(tint, 0.35), tint, darker(tint, 0.5)),
                deep,
                1.2,
            )
            d.lines(
                [[(246 + shift, -16), (258 + shift, -2)], [(234 + shift, -16), (244 + shift, 0)]], deep, 1.6
            )
    else:
        for px, tint in ((-160, dark), (90, dark), (-195, tone), (125, tone)):
            d.form(
                [
                    (px - 34, -170),
                    (px + 36, -170),
                    (px + 22, -80),
                    (px + 26, -18),
                    (px + 44, -4),
                    (px - 16, 0),
                    (px - 20, -70),
                ],
                d.linear(lighter(tint, 0.3), tint, darker(tint, 0.55), angle=0),
                deep,
                1.2,
            )
            d.lines([[(px + 30, -10), (px + 38, -1)], [(px + 18, -10), (px + 24, 0)]], deep, 1.6)
    body = [
        (-225, -80 - rise),
        (-205, -150 - rise),
        (-110, -176 - rise),
        (0, -160 - rise),
        (110, -196 - rise),
        (170, -150 - rise),
        (150, -60 - rise),
        (60, -24 - rise * 0.9),
        (-80, -20 - rise * 0.9),
        (-190, -30 - rise * 0.8),
    ]
    data = smooth(body, closed=True)
    d.path(data, d.linear(lighter(tone, 0.5), tone, dark), deep, 1.4)
    fur(d, data, (-225, -196 - rise, 400, 180), tone, 260, 13, -0.8, 0.5)
    x, y = 165, -200 - rise
    if mane:
        hair = mix(tone, "#4a2c14", 0.65)
        region = smooth(
            [
                (x - 90, y - 90),
                (x, y - 122),
                (x + 80, y - 84),
                (x + 92, y + 10),
                (x + 62, y + 110),
                (x, y + 190),
                (x - 80, y + 150),
                (x - 130, y + 50),
                (x - 128, y - 30),
            ],
            closed=True,
        )
        d.path(region, d.linear(lighter(hair, 0.3), hair, darker(hair, 0.6)), darker(hair, 0.6), 1)
        locks: list[list[Point]] = []
        for _ in range(170):
            a, reach = rng.uniform(0, math.tau), rng.uniform(40, 112)
            lx, ly = x + math.cos(a) * reach * 0.9, y + 14 + math.sin(a) * reach * 1.1
            locks.append(
                [
                    (lx, ly),
                    (lx + math.cos(a) * 18 - 5, ly + math.sin(a) * 14 + 14),
                    (lx + math.cos(a) * 30, ly + math.sin(a) * 26 + 34),
                ]
            )
        d.path("".join(smooth(h) for h in locks[::2]), "none", darker(hair, 0.6), 3, 0.8)
        d.path("".join(smooth(h) for h in locks[1::2]), "none", lighter(hair, 0.45), 2, 0.75)
    d.ellipse(x - 46, y - 62, 19, 21, d.radial(dark, tone), deep, 1.2)
    d.ellipse(x + 40, y - 66, 17, 20, d.radial(dark, tone), deep, 1.2)
    face = [
        (x - 54, y - 50),
        (x, y - 76),
        (x + 52, y - 52),
        (x + 60, y),
        (x + 48, y + 44),
        (x + 26, y + 74),
        (x - 8, y + 72),
        (x - 42, y + 40),
        (x - 60, y),
    ]
    d.form(face, d.linear(lighter(tone, 0.5), tone, dark, angle=30), deep, 1.3)
    d.form(
        [
            (x - 22, y + 22),
            (x + 8, y + 8),
            (x + 40, y + 22),
            (x + 44, y + 52),
            (x + 22, y + 68),
            (x - 8, y + 66),
            (x - 26, y + 48),
        ],
        d.linear(lighter(tone, 0.75), lighter(tone, 0.3)),
    )
    d.form(
        [(x - 10, y - 50), (x + 20, y - 50), (x + 26, y + 8), (x - 8, y + 10)],
        lighter(tone, 0.35),
        opacity=0.7,
    )
    d.form(
        [(x - 10, y + 12), (x + 28, y + 12), (x + 20, y + 28), (x + 9, y + 34), (x - 3, y + 28)],
        d.linear("#6b4038", "#2a1712"),
    )
    d.curve([(x + 9, y + 34), (x + 8, y + 46), (x - 12, y + 54)], deep, 2.6)
    d.curve([(x + 8, y + 46), (x + 20, y + 54), (x + 36, y + 48)], deep, 2.6)
    for side in (-1, 1):
        ex = x + 8 + side * 30
        d.form([(ex - 14, y - 18), (ex, y - 27), (ex + 14, y - 18), (ex, y - 11)], "#1a120c")
        d.ellipse(ex, y - 18, 7, 6, "#d9a53c")
        d.ellipse(ex, y - 18, 3, 4, "#0d0a08")
        d.curve([(ex - 16, y - 30), (ex, y - 37), (ex + 16, y - 31)], deep, 3)
        d.lines(
            [
                [
                    (x + 8 + side * (14 + q * 3), y + 38 + q * 4),
                    (x + 8 + side * (58 + q * 5), y + 30 + q * 10),
                ]
                for q in range(4)
            ],
            "#f3ead6",
            1.1,
        )
        for q in range(5):
            d.ellipse(x + 8 + side * (16 + q * 4), y + 34 + q % 3 * 6, 1.6, 1.6, deep)


QUADRUPEDS = (
    Motif(
        "elephant",
        "animals",
        titles("The Elephant", "L'éléphant", "Der Elefant", "L'elefante", "El elefante", "De olifant"),
        900,
        680,
        elephant,
    ),
    Motif(
        "lion",
        "animals",
        titles(
            "The King of the Desert",
            "Le roi du désert",
            "Der König der Wüste",
            "Il re del deserto",
            "El rey del desierto",
            "De koning der woestijn",
        ),
        860,
        680,
        lion,
    ),
)
