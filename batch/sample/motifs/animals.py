"""Animals: the zoological garden, the desert, the turf, the ice and the scientific plate."""

from __future__ import annotations

import math
from random import Random

from .buildings import horse, houses
from .drawing import Drawing, Point, blob, darker, lighter, mix, smooth
from .motif import Motif, titles
from .nature import grass, ground, hills, palm, peak, rocks, sea, sky, sun, tree, wave
from .people import crowd, man, promenade


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
    for (ax, ay), (bx, by) in zip(trunk, trunk[1:], strict=False):
        for q in range(6):
            px, py = ax + (bx - ax) * q / 6, ay + (by - ay) * q / 6
            rings.append([(px - 44, py + 4), (px, py + 10), (px + 44, py - 4)])
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
            px, py = x + math.cos(a) * reach * 0.9, y + 14 + math.sin(a) * reach * 1.1
            locks.append(
                [
                    (px, py),
                    (px + math.cos(a) * 18 - 5, py + math.sin(a) * 14 + 14),
                    (px + math.cos(a) * 30, py + math.sin(a) * 26 + 34),
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


def horse_race(rng: Random) -> str:
    """Horses at full stretch before the stand; number, order, direction and course vary."""
    d = Drawing(900, 500, rng)
    horizon = rng.uniform(170, 220)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#8ba2b2", "#f6e8cc", "cumulus")
        for _ in range(14):
            tree(d, rng.uniform(0, 900), horizon + 4, rng.uniform(40, 90), "#64704c", 0.6)
        ground(d, horizon, "#8f9a5c", 140)
        x0 = rng.choice((20, 420))
        d.polygon(
            [(x0, horizon - 80), (x0 + 440, horizon - 66), (x0 + 440, horizon + 44), (x0, horizon + 60)],
            d.linear("#a98e66", "#5f4b33"),
        )
        d.polygon(
            [(x0 - 16, horizon - 96), (x0 + 456, horizon - 80), (x0 + 440, horizon - 60), (x0, horizon - 70)],
            "#d9c49a",
            "#4a3a28",
            1,
        )
        for k in range(11):
            d.line([(x0 + k * 44, horizon - 86), (x0 + k * 44, horizon + 50)], "#4a3a28", 2.4)
            if k % 2:
                d.polygon(
                    [
                        (x0 + k * 44, horizon - 124),
                        (x0 + k * 44 + 22, horizon - 118),
                        (x0 + k * 44, horizon - 110),
                    ],
                    rng.choice(("#a8382c", "#2f5a8a", "#e6d49c")),
                )
                d.line([(x0 + k * 44, horizon - 90), (x0 + k * 44, horizon - 124)], "#4a3a28", 1.3)
        crowd(d, x0 + 4, x0 + 432, horizon - 58, horizon + 30, 7, 5)
        crowd(d, -10, 910, horizon + 50, horizon + 76, 10, 2)
        d.lines([[(0, horizon + 108), (900, horizon + 104)]], "#f3ead6", 5)
        d.lines([[(x, horizon + 106), (x, horizon + 130)] for x in range(10, 900, 54)], "#e6dcc4", 4)
        count = rng.randint(4, 7)
        for k in range(count):
            share = k / (count - 1)
            size = rng.uniform(78, 92) * (0.75 + 0.5 * share)
            x, y = (
                rng.uniform(150, 720) if k < count - 1 else rng.uniform(380, 600),
                horizon + 170 + share * (440 - horizon - 150) * 0.85,
            )
            d.shadow(x, y, size * 1.2, size * 0.1, 0.6)
            horse(
                d,
                x,
                y - size * 0.08 * rng.random(),
                size,
                1,
                rng.choice(("#5a3a26", "#3a2a22", "#7d5230", "#8f8a82", "#2a2422")),
                rng.uniform(0.7, 1.2),
            )
            jockey(
                d, x, y, size, rng.choice(("#b23a2e", "#2f5a8a", "#e6c84a", "#3f6b45", "#efe8da", "#7a3f6b"))
            )
            for _ in range(12):
                d.ellipse(
                    x - size * rng.uniform(0.8, 1.7),
                    y - rng.uniform(0, size * 0.2),
                    rng.uniform(2, 7),
                    rng.uniform(1.5, 4),
                    "#7d7448",
                    opacity=0.6,
                )
        if rng.random() < 0.6:
            post = rng.uniform(760, 860)
            d.line([(post, 490), (post, horizon - 20)], "#f6efe0", 9)
            d.ellipse(post, horizon - 30, 24, 24, "#b23a2e", "#f6efe0", 6)
        grass(d, 0, 900, 430, 498, "#6f7a44", 90)
    d.vignette(0.25)
    return d.svg()


def jockey(d: Drawing, x: float, y: float, size: float, silk: str) -> None:
    """A jockey crouching on a horse of that size."""
    with d.group(f"translate({x:.1f} {y:.1f}) scale({size / 100:.3f})"):
        d.form([(-6, -90), (14, -92), (30, -76), (26, -62), (12, -60), (14, -76)], "#f3ead8", "#5d5546", 0.8)
        d.form([(22, -66), (30, -66), (36, -52), (22, -50)], "#15110f")
        d.form(
            [(-20, -92), (-12, -118), (16, -130), (32, -120), (22, -104), (2, -86)],
            d.linear(lighter(silk, 0.45), silk, darker(silk, 0.5)),
            darker(silk, 0.7),
            0.8,
        )
        d.line([(18, -118), (36, -100), (50, -104)], silk, 8)
        d.ellipse(34, -132, 8, 9, "#d9b493")
        d.form(
            [(24, -134), (28, -146), (40, -144), (48, -132), (36, -136)], darker(silk, 0.1), "#1a1512", 0.6
        )


def storks(rng: Random) -> str:
    """Storks on the nest or herons in the reeds, the village behind; number and poses vary."""
    d = Drawing(640, 880, rng)
    horizon = rng.uniform(560, 640)
    nest = rng.random() < 0.55
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#8fa8b8", "#f9ecd0", "cumulus")
        sun(d, rng.uniform(80, 560), rng.uniform(100, 240), 44, "#fdf0cc")
        if nest:
            houses(d, horizon + 120)
            x = rng.uniform(250, 390)
            d.polygon(
                [(0, 880), (x - 150, horizon + 40), (x + 170, horizon + 40), (640, 830), (640, 880)],
                d.linear("#8c5a44", "#4a2c22"),
            )
            d.lines(
                [
                    [(x - 150 - r * 15, horizon + 44 + r * 24), (x + 170 + r * 45, horizon + 44 + r * 24)]
                    for r in range(12)
                ],
                "#33201a",
                1.6,
                0.7,
            )
            d.lines(
                [
                    [
                        (x - 250 + c * 34 + (r % 2) * 16, horizon + 44 + r * 24),
                        (x - 252 + c * 34 + (r % 2) * 16, horizon + 68 + r * 24),
                    ]
                    for r in range(11)
                    for c in range(18)
                ],
                "#33201a",
                1.2,
                0.5,
            )
            d.rect(
                x - 62,
                horizon - 90,
                124,
                190,
                d.linear("#c9a888", "#8d6b52", "#4d372a", angle=0),
                "#2d2018",
                1.5,
            )
            d.lines(
                [[(x - 62, horizon - 90 + r * 19), (x + 62, horizon - 90 + r * 19)] for r in range(10)],
                "#4a3628",
                1.4,
            )
            d.rect(x - 72, horizon - 104, 144, 20, d.linear("#d9bc9c", "#7d5f48"), "#2d2018", 1.2)
            twigs = []
            for _ in range(190):
                a = rng.uniform(0, math.pi)
                px, py = x + math.cos(a) * 108 * rng.uniform(0.3, 1), horizon - 136 + math.sin(a) * 36
                twigs.append([(px, py), (px + rng.uniform(-46, 46), py + rng.uniform(-13, 13))])
            d.form(
                [
                    (x - 104, horizon - 146),
                    (x + 104, horizon - 146),
                    (x + 72, horizon - 100),
                    (x - 72, horizon - 100),
                ],
                "#4d3b28",
            )
            d.lines(twigs[::2], "#2d2218", 2.6)
            d.lines(twigs[1::2], "#a58c62", 1.9)
            foot = horizon - 140
        else:
            sea(d, horizon, 880, "#7d9490", 0.5, rng.uniform(100, 540))
            for _ in range(9):
                tree(d, rng.uniform(0, 640), horizon + 4, rng.uniform(30, 70), "#6d7a58", 0.6)
            x, foot = rng.uniform(260, 380), 770
        for k in range(rng.randint(1, 3)):
            wader(
                d,
                x + (k * 120 - 70) * (1 if nest else 1.4),
                foot + k * 14 * (not nest),
                rng.uniform(300, 380) * (1 - 0.22 * k),
                rng.choice((-1, 1)),
                nest and k == 1,
            )
        if not nest:
            reeds = []
            for _ in range(90):
                rx, ry, h = (
                    rng.choice((rng.uniform(0, 190), rng.uniform(450, 640))),
                    rng.uniform(780, 890),
                    rng.uniform(120, 420),
                )
                reeds.append(
                    [(rx, ry), (rx + rng.uniform(-12, 12), ry - h * 0.6), (rx + rng.uniform(-50, 50), ry - h)]
                )
            d.path("".join(smooth(r) for r in reeds[::2]), "none", "#3f4a2c", 4.5, 0.95)
            d.path("".join(smooth(r) for r in reeds[1::2]), "none", "#8d965a", 3, 0.95)
            for r in reeds[::9]:
                d.ellipse(r[2][0], r[2][1], 7, 26, d.linear("#8a5f38", "#3a2414", angle=0))
        for _ in range(rng.randint(2, 5)):
            fx, fy, s = rng.uniform(60, 580), rng.uniform(60, 300), rng.uniform(24, 60)
            d.form(
                [
                    (fx - s, fy - s * 0.4),
                    (fx - s * 0.3, fy - s * 0.2),
                    (fx, fy),
                    (fx + s * 0.4, fy - s * 0.25),
                    (fx + s, fy - s * 0.5),
                    (fx + s * 0.3, fy + s * 0.1),
                    (fx - s * 0.1, fy + s * 0.15),
                ],
                "#f6f0e2",
                "#3a3632",
                1.2,
            )
            d.lines(
                [
                    [(fx - s, fy - s * 0.4), (fx - s * 0.7, fy - s * 0.22)],
                    [(fx + s, fy - s * 0.5), (fx + s * 0.7, fy - s * 0.28)],
                ],
                "#1d1a18",
                s * 0.12,
            )
    d.vignette(0.22)
    return d.svg()


def wader(d: Drawing, x: float, y: float, h: float, side: int, sitting: bool) -> None:
    """A stork, feet at (x, y), h tall."""
    with d.group(f"translate({x:.1f} {y:.1f}) scale({side * h / 300:.3f} {h / 300:.3f})"):
        down = 80 if sitting else 0
        if not sitting:
            for px in (-6, 12):
                d.line([(px, -130), (px + 6, -66), (px, 0)], "#a83f2c", 5)
                d.lines(
                    [[(px, 0), (px + 18, 3)], [(px, 0), (px + 14, -5)], [(px, 0), (px - 9, 2)]], "#8a3324", 4
                )
        with d.group(f"translate(0 {down})"):
            d.form([(-120, -112), (-60, -146), (-90, -118), (-50, -120)], "#1d1a1c")
            d.form(
                [(-78, -140), (-30, -182), (30, -190), (62, -168), (44, -128), (-10, -106), (-60, -112)],
                d.linear("#fffdf5", "#e9e1d0", "#9a9284"),
                "#6b6356",
                1.2,
            )
            d.form(
                [(-122, -106), (-70, -150), (-10, -168), (20, -150), (-20, -124), (-70, -112)],
                d.linear("#f6f0e2", "#b9b0a0"),
                "#6b6356",
                1,
            )
            d.path(
                "".join(
                    smooth([(-30 - q * 9, -140 + q * 2), (-70 - q * 6, -122 + q), (-118 - q * 2, -104 + q)])
                    for q in range(6)
                ),
                "none",
                "#1d1a1c",
                6,
            )
            d.form(
                [
                    (34, -180),
                    (52, -220),
                    (46, -268),
                    (62, -292),
                    (84, -288),
                    (86, -268),
                    (72, -252),
                    (78, -206),
                    (62, -164),
                ],
                d.linear("#fffdf5", "#efe8da", "#a89f90", angle=0),
                "#6b6356",
                1.2,
            )
            d.polygon([(84, -284), (172, -262), (84, -270)], d.linear("#d9604a", "#8a2f20"), "#5d1f16", 1)
            d.ellipse(76, -281, 4, 4, "#14100e")
            d.path(
                "".join(
                    smooth([(40 + q * 6, -176), (44 + q * 5, -150), (36 + q * 6, -136)]) for q in range(5)
                ),
                "none",
                "#9a9284",
                1.4,
            )


def whale(rng: Random) -> str:
    """A whale breaching or sounding among the boats; ship, boats and ice vary."""
    d = Drawing(900, 620, rng)
    horizon = rng.uniform(230, 300)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#64727d", "#eadbb8", rng.choice(("storm", "streaks")))
        for _ in range(rng.randint(0, 4)):
            peak(
                d,
                rng.uniform(0, 900),
                horizon - rng.uniform(40, 110),
                horizon + 4,
                rng.uniform(60, 140),
                "#e3e9e6",
                "#8fa3ac",
                False,
            )
        sea(d, horizon, 620, "#4f6a74", 1.8)
        from_ship(d, rng.uniform(90, 800), horizon + 14)
        x, y = rng.uniform(380, 520), rng.uniform(470, 500)
        breach = rng.random() < 0.5
        wave(d, horizon + 60, 26, "#4c6872", 170)
        tone = rng.choice(("#3a4047", "#4c4a4a", "#2d333b"))
        if breach:
            body: list[Point] = [
                (x - 170, y + 120),
                (x - 120, y - 60),
                (x - 30, y - 220),
                (x + 60, y - 330),
                (x + 130, y - 350),
                (x + 170, y - 310),
                (x + 160, y - 220),
                (x + 110, y - 90),
                (x + 90, y + 120),
            ]
            belly: list[Point] = [
                (x + 90, y + 120),
                (x + 110, y - 90),
                (x + 160, y - 220),
                (x + 168, y - 300),
                (x + 120, y - 240),
                (x + 50, y - 90),
                (x + 20, y + 120),
            ]
            eye = (x + 82, y - 232)
        else:
            body = [
                (x - 330, y + 40),
                (x - 260, y - 60),
                (x - 60, y - 120),
                (x + 160, y - 120),
                (x + 300, y - 70),
                (x + 340, y - 10),
                (x + 280, y + 60),
                (x, y + 90),
            ]
            belly = [
                (x + 336, y - 10),
                (x + 240, y - 6),
                (x + 120, y + 10),
                (x - 60, y + 40),
                (x, y + 90),
                (x + 280, y + 60),
            ]
            eye = (x + 206, y - 18)
        data = smooth(body, closed=True)
        d.path(data, d.linear(lighter(tone, 0.55), tone, darker(tone, 0.5), angle=40), darker(tone, 0.7), 2)
        with d.clip(data):
            d.form(belly, d.linear("#e3ddd0", "#8d8a84"))
            for q in range(11):
                line = [(px + (q - 5) * 8, py + (q - 5) * 7) for px, py in belly[: len(belly) // 2 + 1]]
                d.curve(line, "#4a4846", 1.6, 0.7)
            for _ in range(120):
                px, py = rng.uniform(x - 330, x + 340), rng.uniform(y - 340, y + 60)
                d.line(
                    [(px, py), (px + rng.uniform(6, 26), py + rng.uniform(-4, 10))],
                    lighter(tone, 0.5),
                    1.2,
                    0.4,
                )
        d.ellipse(*eye, 8, 6, "#f3ead6")
        d.ellipse(*eye, 5, 5, "#0d0c0c")
        fin = (x - 30, y - 90) if breach else (x + 90, y + 20)
        d.form(
            [
                fin,
                (fin[0] - 60, fin[1] + 10),
                (fin[0] - 150, fin[1] + (-50 if breach else 80)),
                (fin[0] - 70, fin[1] + 46),
                (fin[0] + 14, fin[1] + 40),
            ],
            d.linear(lighter(tone, 0.4), darker(tone, 0.4)),
            darker(tone, 0.7),
            1.4,
        )
        if not breach:
            tail = (x - 350, y - 10)
            d.form(
                [
                    (tail[0] + 60, y + 30),
                    (tail[0] + 10, y - 70),
                    (tail[0] - 60, y - 140),
                    (tail[0] + 16, y - 118),
                    (tail[0] + 40, y - 92),
                    (tail[0] + 96, y - 150),
                    (tail[0] + 70, y - 60),
                    (tail[0] + 100, y + 30),
                ],
                d.linear(lighter(tone, 0.5), darker(tone, 0.5)),
                darker(tone, 0.7),
                1.6,
            )
            for side in (-1, 1):
                for q in range(7):
                    d.curve(
                        [
                            (x + 170, y - 116),
                            (x + 170 + side * (8 + q * 6), y - 200 - q * 6),
                            (x + 170 + side * (24 + q * 9), y - 160 + q * 4),
                        ],
                        "#f3f0e6",
                        3,
                        0.85,
                    )
        wave(d, y + 30, 34, "#47626c", 200)
        for _ in range(70):
            r = rng.uniform(2, 9)
            d.ellipse(
                x + rng.gauss(0, 150), y + 20 - abs(rng.gauss(0, 26)), r * 1.5, r, "#f6f3e8", opacity=0.85
            )
        for k in range(rng.randint(1, 2)):
            whaleboat(
                d,
                rng.choice((150, 720)) + rng.uniform(-40, 40),
                rng.uniform(500, 560),
                rng.uniform(210, 270),
                k,
            )
        wave(d, 580, 30, "#38505a", 240)
    d.vignette(0.4)
    return d.svg()


def from_ship(d: Drawing, x: float, y: float) -> None:
    """The whaler lying to in the distance."""
    d.form([(x - 60, y - 14), (x, y - 10), (x + 64, y - 18), (x + 52, y), (x - 52, y)], "#2d2620")
    for k in (-36, 2, 38):
        d.line([(x + k, y - 12), (x + k, y - 96)], "#2d2620", 2)
        d.lines(
            [
                [(x + k - 18 + q * 3, y - 40 - q * 18), (x + k + 18 - q * 3, y - 40 - q * 18)]
                for q in range(3)
            ],
            "#2d2620",
            1.5,
        )
        d.form(
            [(x + k - 17, y - 58), (x + k + 17, y - 58), (x + k + 20, y - 42), (x + k - 20, y - 42)],
            "#d9ccb0",
        )


def whaleboat(d: Drawing, x: float, y: float, length: float, lean: int) -> None:
    """A whaleboat with its oarsmen and the harpooner in the bow."""
    with d.group(f"rotate({-7 + 10 * lean} {x:.0f} {y:.0f})"):
        for k in range(5):
            px = x - length * 0.34 + k * length * 0.13
            man(d, px, y + 4, length * 0.3, d.rng.choice(("#3a4652", "#6b4a3a", "#55503f")), "cap", 1)
            d.line([(px + 6, y - length * 0.1), (px + length * 0.14, y + length * 0.16)], "#8a6d45", 4)
        man(d, x + length * 0.38, y - 2, length * 0.36, "#5a3a2c", "cap", 1)
        d.line([(x + length * 0.3, y - length * 0.26), (x + length * 0.72, y - length * 0.4)], "#2b2420", 3)
        d.form(
            [
                (x - length * 0.5, y - length * 0.1),
                (x, y - length * 0.03),
                (x + length * 0.52, y - length * 0.12),
                (x + length * 0.34, y + length * 0.08),
                (x - length * 0.32, y + length * 0.08),
            ],
            d.linear("#b8955f", "#6d5030", "#33241a"),
            "#1d140e",
            1.6,
        )
        d.path(
            "".join(
                smooth(
                    [
                        (x - length * 0.46 + q * 6, y - length * 0.06 + q * 7),
                        (x, y + q * 7),
                        (x + length * 0.46 - q * 8, y - length * 0.07 + q * 7),
                    ]
                )
                for q in range(3)
            ),
            "none",
            "#33241a",
            1.5,
        )


def beetles(rng: Random) -> str:
    """A plate of insects numbered as in a treatise; the order, kinds and layout vary."""
    d = Drawing(680, 900, rng, "#f1e7d0")
    d.rect(26, 26, 628, 848, "none", "#4a4032", 2)
    d.rect(33, 33, 614, 834, "none", "#4a4032", 0.8)
    d.text(f"PL. {rng.choice(('IV', 'VII', 'XII', 'XXI', 'XXXIII'))}", 610, 62, 20, "#3a3024", anchor="end")
    layout = rng.choice(("one", "grid", "ring"))
    spots: list[tuple[float, float, float]] = []
    if layout == "one":
        spots = [(340, 350, 205)] + [(120 + k * 146, 730, 70) for k in range(4)]
    elif layout == "grid":
        spots = [(150 + c * 190, 170 + r * 195, rng.uniform(84, 108)) for r in range(4) for c in range(3)]
    else:
        spots = [(340, 450, 170)] + [
            (
                340 + math.cos(k * math.tau / 8) * 225,
                450 + math.sin(k * math.tau / 8) * 320,
                rng.uniform(70, 90),
            )
            for k in range(8)
        ]
    for k, (x, y, size) in enumerate(spots):
        d.shadow(x + size * 0.1, y + size * 0.08, size * 0.62, size * 0.62, 0.35)
        if rng.random() < 0.22 and k:
            butterfly(d, x, y, size)
        else:
            beetle(d, x, y, size)
        d.text(str(k + 1), x + size * 0.62, y + size * 0.82, max(size * 0.13, 13), "#3a3024")
    d.text(
        rng.choice(("COLEOPTERA", "INSECTA", "SCARABAEI", "ENTOMOLOGIA")),
        340,
        856 if layout != "grid" else 862,
        19,
        "#3a3024",
        fit=210,
    )
    return d.svg()


def beetle(d: Drawing, x: float, y: float, size: float) -> None:
    """A beetle seen from above, size its half length."""
    rng = d.rng
    tone = rng.choice(("#3d5a45", "#5a3a22", "#2d2a2e", "#7d5a24", "#2f4a6b", "#6b2a24"))
    wide, horned = rng.uniform(0.36, 0.5), rng.random()
    s = size / 100
    with d.group(f"translate({x:.1f} {y:.1f}) scale({s:.3f}) rotate({rng.choice((0, 0, 0, -30, 30)):.0f})"):
        for side in (-1, 1):
            for k, (py, knee, foot) in enumerate(
                ((-34, (62, -66), (78, -106)), (0, (76, 6), (100, 30)), (26, (66, 66), (82, 108)))
            ):
                d.line([(side * 24, py), (side * knee[0], knee[1])], darker(tone, 0.6), 9)
                d.line([(side * knee[0], knee[1]), (side * foot[0], foot[1])], darker(tone, 0.7), 5)
                d.lines(
                    [
                        [
                            (
                                side * (knee[0] + (foot[0] - knee[0]) * q / 5),
                                knee[1] + (foot[1] - knee[1]) * q / 5,
                            ),
                            (
                                side * (knee[0] + (foot[0] - knee[0]) * q / 5 + 7),
                                knee[1] + (foot[1] - knee[1]) * q / 5 + (-4 if k == 0 else 4),
                            ),
                        ]
                        for q in range(1, 5)
                    ],
                    darker(tone, 0.7),
                    1.5,
                )
            d.curve(
                [(side * 8, -84), (side * 30, -112), (side * 58, -118), (side * 70, -138)],
                darker(tone, 0.7),
                2.4,
            )
        w = wide * 100
        for side in (-1, 1):
            shell = smooth(
                [
                    (0, -32),
                    (side * w * 0.7, -38),
                    (side * w, 0),
                    (side * w * 0.92, 50),
                    (side * w * 0.4, 92),
                    (0, 98),
                ],
                closed=True,
            )
            d.path(
                shell,
                d.linear(lighter(tone, 0.55), tone, darker(tone, 0.7), angle=20 if side < 0 else 30),
                darker(tone, 0.8),
                1.4,
            )
            grooves = [
                [(side * q * w / 7, -34), (side * q * w / 6, 20), (side * q * w / 9, 90)] for q in range(1, 6)
            ]
            with d.clip(shell):
                d.path("".join(smooth(g) for g in grooves), "none", darker(tone, 0.75), 1.2, 0.8)
                if horned > 0.75:
                    for q in range(4):
                        d.ellipse(
                            side * w * rng.uniform(0.3, 0.7), -20 + q * 26, 9, 6, "#d9a53c", opacity=0.85
                        )
        d.ellipse(-w * 0.5, 5, w * 0.14, 34, d.radial((0, "#ffffff", 0.7), (1, "#ffffff", 0)))
        d.form(
            [(-w * 0.72, -38), (-w * 0.6, -66), (0, -76), (w * 0.6, -66), (w * 0.72, -38), (0, -32)],
            d.linear(lighter(tone, 0.4), tone, darker(tone, 0.6), angle=30),
            darker(tone, 0.8),
            1.4,
        )
        d.form(
            [(-20, -70), (-17, -92), (0, -99), (17, -92), (20, -70)],
            d.linear(lighter(tone, 0.2), darker(tone, 0.6)),
            darker(tone, 0.8),
            1.2,
        )
        if horned < 0.3:
            d.form(
                [(-8, -92), (-3, -130), (10, -150), (6, -120), (9, -92)],
                d.linear(tone, darker(tone, 0.6)),
                darker(tone, 0.8),
                1,
            )
        elif horned < 0.55:
            for side in (-1, 1):
                d.form(
                    [
                        (side * 8, -94),
                        (side * 34, -122),
                        (side * 24, -156),
                        (side * 20, -128),
                        (side * 4, -104),
                    ],
                    d.linear(tone, darker(tone, 0.6)),
                    darker(tone, 0.8),
                    1,
                )
        for side in (-1, 1):
            d.ellipse(side * 17, -84, 5, 6, "#0f0c0a")


def butterfly(d: Drawing, x: float, y: float, size: float) -> None:
    """A butterfly with spread wings."""
    rng = d.rng
    tone = rng.choice(("#c9853c", "#5a7aa3", "#b8b06a", "#8a4a3c"))
    with d.group(f"translate({x:.1f} {y:.1f}) scale({size / 100:.3f})"):
        for side in (-1, 1):
            for wing in (
                [(0, -20), (side * 50, -84), (side * 104, -86), (side * 92, -20), (side * 30, 4)],
                [(0, 0), (side * 60, 4), (side * 76, 50), (side * 44, 84), (side * 14, 50)],
            ):
                data = smooth(wing, closed=True)
                d.path(data, d.radial(lighter(tone, 0.5), tone, darker(tone, 0.4)), "#2a1f16", 5)
                tip = wing[2]
                with d.clip(data):
                    d.lines(
                        [[(0, -6), (tip[0] + (q - 3) * 14, tip[1] + (q - 3) * -13)] for q in range(7)],
                        "#2a1f16",
                        1.6,
                        0.8,
                    )
                    d.ellipse(tip[0] * 0.72, tip[1] * 0.75, 11, 11, "#f3e6c4", "#2a1f16", 4)
            d.curve([(side * 2, -50), (side * 18, -80), (side * 28, -98)], "#2a1f16", 2)
        d.ellipse(0, 4, 7, 54, d.linear("#6b5a45", "#1d1611", angle=0))


ANIMALS = (
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
    Motif(
        "horse-race",
        "scenes",
        titles(
            "The Finish",
            "L'arrivée du Grand Prix",
            "Der Einlauf",
            "L'arrivo del Gran Premio",
            "La llegada del Gran Premio",
            "De aankomst",
        ),
        900,
        500,
        horse_race,
    ),
    Motif(
        "storks",
        "animals",
        titles(
            "The Return of the Storks",
            "Le retour des cigognes",
            "Die Rückkehr der Störche",
            "Il ritorno delle cicogne",
            "El regreso de las cigüeñas",
            "De terugkeer der ooievaars",
        ),
        640,
        880,
        storks,
    ),
    Motif(
        "whale",
        "animals",
        titles(
            "Whaling in the Northern Seas",
            "La pêche à la baleine",
            "Walfang im Nordmeer",
            "La caccia alla balena",
            "La caza de la ballena",
            "De walvischvangst",
        ),
        900,
        620,
        whale,
    ),
    Motif(
        "beetles",
        "animals",
        titles(
            "Remarkable Insects",
            "Insectes remarquables",
            "Merkwürdige Insekten",
            "Insetti notevoli",
            "Insectos notables",
            "Merkwaardige insecten",
        ),
        680,
        900,
        beetles,
    ),
)
