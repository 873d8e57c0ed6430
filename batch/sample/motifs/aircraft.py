"""What flew: airship, biplane, balloon."""

from __future__ import annotations

import math
from random import Random

from .craft import skyline
from .drawing import Drawing, darker, lighter, mix, number, pen, smooth
from .motif import Motif, titles
from .nature import cloud, ground, hills, sky, smoke, tree
from .people import COATS, crowd, man, promenade
from .solid import Solids, Vector, level_view
from .street import houses


def roofscape(d: Drawing, horizon: float, rows: int = 7) -> None:
    """A city seen from above: ranks of roofs, chimneys, towers and domes down to the picture's foot."""
    rng, w = d.rng, d.width
    for row in range(rows):
        share = (row + 0.3) / rows
        y = horizon + (d.height - horizon) * share**1.25
        size = 14 + 74 * share
        x = -size * rng.random()
        while x < w:
            b, h = size * rng.uniform(0.7, 1.4), size * rng.uniform(0.7, 1.3)
            tone = mix(rng.choice(("#b39a7c", "#9a8a78", "#c7b594")), "#c9c4b4", 0.6 * (1 - share))
            roof = mix(rng.choice(("#7d4f3e", "#6a5a52", "#59585a")), "#b9b6aa", 0.6 * (1 - share))
            d.rect(
                x,
                y - h,
                b,
                h * 2.4,
                d.linear(lighter(tone, 0.3), darker(tone, 0.4), angle=15),
                darker(tone, 0.4),
                0.6,
            )
            d.polygon(
                [
                    (x - 2, y - h),
                    (x + b * 0.16, y - h - size * 0.35),
                    (x + b * 0.84, y - h - size * 0.35),
                    (x + b + 2, y - h),
                ],
                d.linear(lighter(roof, 0.2), roof),
                darker(roof, 0.4),
                0.6,
            )
            columns = max(int(b / (7 + 9 * share)), 2)
            d.lines(
                [
                    [
                        (x + b * (k + 0.6) / columns, y - h + size * (0.15 + 0.3 * r)),
                        (x + b * (k + 0.6) / columns, y - h + size * (0.3 + 0.3 * r)),
                    ]
                    for k in range(columns)
                    for r in range(2)
                ],
                darker(tone, 0.7),
                1 + 3 * share,
                0.8,
            )
            d.rect(x + b * 0.6, y - h - size * 0.52, size * 0.1, size * 0.24, darker(tone, 0.35))
            pick = rng.random()
            if pick < 0.05:
                d.rect(
                    x + b * 0.3,
                    y - h - size * 1.3,
                    size * 0.36,
                    size * 1.3,
                    d.linear(lighter(tone, 0.3), darker(tone, 0.4), angle=0),
                )
                d.polygon(
                    [
                        (x + b * 0.3 - 2, y - h - size * 1.3),
                        (x + b * 0.3 + size * 0.18, y - h - size * 2.3),
                        (x + b * 0.3 + size * 0.36 + 2, y - h - size * 1.3),
                    ],
                    d.linear("#6f7d78", "#36403e", angle=0),
                )
            elif pick < 0.08:
                d.ellipse(
                    x + b / 2,
                    y - h - size * 0.4,
                    size * 0.5,
                    size * 0.55,
                    d.radial("#a9b8ac", "#42504c", x=0.35, y=0.3, r=0.8),
                )
            elif pick < 0.2:
                smoke(d, x + b * 0.65, y - h - size * 0.55, size * 0.8, -size * 0.6, size * 0.5, False, 7)
            x += b + 1


def airship(rng: Random) -> str:
    """A dirigible over a city; hull, cars, heading and town vary."""
    d = Drawing(900, 640, rng)
    horizon = rng.uniform(350, 430)
    sky(d, horizon, "#7c92a6", "#f6e6c6", "cumulus")
    hills(d, horizon + 2, 40, "#98a09a", horizon + 4, 5)
    roofscape(d, horizon)
    azimuth = rng.choice((-1, 1)) * rng.uniform(12, 62)
    view = level_view(azimuth, 160, -18, 900, rng.uniform(400, 500), rng.uniform(240, 290))
    scene = Solids(view, light=(-0.4, -0.6, 0.9), contrast=1.2)
    length, girth = rng.uniform(96, 120), rng.uniform(8.5, 13)
    rigid = rng.random() < 0.5
    tone = rng.choice(("#b9b29c", "#a8a9a8", "#c8b27c"))
    stations = [(-1 + 2 * k / 22) for k in range(23)]
    radii = [girth * max(1 - abs(s) ** (3.4 if rigid else 2.2), 0.012) ** 0.6 for s in stations]
    rings: list[list[Vector]] = []
    for s, r in zip(stations, radii, strict=True):
        rings.append(
            [
                (s * length / 2, math.cos(a * math.tau / 20) * r, math.sin(a * math.tau / 20) * r)
                for a in range(21)
            ]
        )
    scene.loft(rings, tone, [lighter(tone, 0.12) if k % 2 else tone for k in range(20)])
    for turn in range(4):
        a = turn * math.pi / 2 + (0.78 if rng.random() < 0.3 else 0)
        c, s2 = math.cos(a), math.sin(a)
        scene.face(
            [
                (-length * 0.3, c * girth * 0.8, s2 * girth * 0.8),
                (-length * 0.5, c * girth * 1.5, s2 * girth * 1.5),
                (-length * 0.56, c * girth * 1.4, s2 * girth * 1.4),
                (-length * 0.5, 0, 0),
            ],
            darker(tone, 0.15),
            None,
            3,
            "#4a4336",
        )
    cars = [0.0] if not rigid else [-22.0, 24.0]
    for x in cars:
        low = -girth - (7 if not rigid else 4)
        size = 26 if not rigid else 11
        scene.box((x - size / 2, -1.6, low), (size, 3.2, 2.6), "#6b5a44", (7, 1), "#e6d9b8", bias=9)
        for k in range(8):
            u = x - size / 2 + size * k / 7
            for y in (-1.6, 1.6):
                scene.beam((u, y, low + 2.6), (x + (u - x) * 1.7, y * 3, -girth * 0.8), 0.16, "#332a20", 7)
        scene.wheel((x - size / 2 - 1, 0, low + 1.6), (1, 0, 0), 3.2, "#463a2c", 4, 0.06, 9)
        for k in range(5):
            scene.tube(
                (x - 4 + 2 * k, 0, low + 2.4), (x - 4 + 2 * k, 0, low + 4), 0.4, 0.3, "#231f1c", 6, True, 10
            )
    scene.paint(d)
    mid = view.at((0, 0, 0))
    for _ in range(3):
        cloud(
            d,
            mid[0] + rng.uniform(-380, 380),
            rng.uniform(40, horizon - 60),
            rng.uniform(90, 200),
            "#fff8e6",
            "#a6abad",
        )
    d.vignette(0.3)
    return d.svg()


def biplane(rng: Random) -> str:
    """A biplane passing low over a meeting; attitude, tail and grounds vary."""
    d = Drawing(900, 600, rng)
    horizon = rng.uniform(390, 450)
    sky(d, horizon, "#86a0b4", "#f8ead0", "cumulus")
    hills(d, horizon + 2, 36, "#9aa394", horizon + 4, 6)
    ground(d, horizon, "#a9a26e", 120)
    for _ in range(rng.randint(4, 10)):
        tree(d, rng.uniform(0, 900), horizon + 6, rng.uniform(26, 54), "#667048", 0.6)
    stand = rng.choice((40, 560))
    d.polygon(
        [(stand - 20, 430 + 8), (stand + 320, 430), (stand + 320, 520), (stand - 20, 545)],
        d.linear("#8d7858", "#54452f"),
    )
    d.polygon(
        [(stand - 34, 400), (stand + 330, 392), (stand + 320, 420), (stand - 20, 430)],
        d.linear("#c5b08a", "#86704d"),
        "#3a2e22",
        1,
    )
    for k in range(9):
        d.line([(stand + k * 38, 402), (stand + k * 38, 530)], "#3f3325", 3)
        d.line([(stand + k * 38, 396), (stand + k * 38, 366)], "#3f3325", 1.4)
        d.polygon(
            [(stand + k * 38, 366), (stand + k * 38 + 20, 371), (stand + k * 38, 378)],
            rng.choice(("#b33a2e", "#2d5685", "#e6d49c")),
        )
    crowd(d, stand - 20, stand + 318, 436, 520, 9, 5)
    azimuth = rng.choice((-1, 1)) * rng.uniform(18, 66)
    view = level_view(azimuth, 26, rng.uniform(-5, -2.5), 1250, rng.uniform(380, 520), rng.uniform(300, 340))
    roll, pitch = math.radians(rng.uniform(-16, 16)), math.radians(rng.uniform(-4, 12))
    boxy = rng.random() < 0.5
    scene = Solids(view)

    def at(x: float, y: float, z: float) -> Vector:
        y, z = y * math.cos(roll) - z * math.sin(roll), y * math.sin(roll) + z * math.cos(roll)
        return x * math.cos(pitch) - z * math.sin(pitch), y, x * math.sin(pitch) + z * math.cos(pitch)

    cloth, wood = rng.choice(("#d9c89c", "#c9b37e", "#e3d9bf")), "#4b3826"
    half = 6.4
    for z in (-0.9, 0.9):
        for k in range(16):
            y0, y1 = -half + k * half / 8, -half + (k + 1) * half / 8
            scene.face(
                [at(0.9, y0, z), at(0.9, y1, z), at(0.3, y1, z + 0.12), at(0.3, y0, z + 0.12)],
                lighter(cloth, 0.2),
                None,
                0,
                darker(cloth, 0.35),
            )
            scene.face(
                [at(0.3, y0, z + 0.12), at(0.3, y1, z + 0.12), at(-0.9, y1, z), at(-0.9, y0, z)],
                cloth,
                None,
                0,
                darker(cloth, 0.35),
            )
    for k in range(-3, 4):
        y = k * half / 3.2
        for x in (0.7, -0.7):
            scene.beam(at(x, y, -0.9), at(x, y, 0.9), 0.09, wood, 0.3)
        if k < 3:
            scene.beam(at(0.7, y, -0.9), at(0.7, y + half / 3.2, 0.9), 0.025, "#2b241d", 0.3)
            scene.beam(at(0.7, y, 0.9), at(0.7, y + half / 3.2, -0.9), 0.025, "#2b241d", 0.3)
        if boxy and abs(k) in (1, 3):
            scene.face(
                [at(0.8, y, -0.9), at(-0.8, y, -0.9), at(-0.8, y, 0.9), at(0.8, y, 0.9)],
                darker(cloth, 0.08),
                None,
                0.2,
                wood,
            )
    for y in (-0.7, 0.7):
        for z in (-0.5, 0.5):
            scene.beam(at(0, y, z), at(-6.4, y * 0.4, z * 0.8), 0.08, wood)
    for k in range(7):
        x, y, z = -0.9 * k - 0.4, 0.7 - 0.06 * k, 0.5
        scene.beam(at(x, y, -z), at(x - 0.9, y, z), 0.04, wood)
        scene.beam(at(x, -y, -z), at(x - 0.9, -y, z), 0.04, wood)
    for z in (-0.5, 0.5) if boxy else (0.2,):
        scene.face(
            [at(-5.6, -2, z), at(-5.6, 2, z), at(-6.9, 1.8, z), at(-6.9, -1.8, z)], cloth, None, 0, wood
        )
    scene.face(
        [at(-6, 0, -0.5), at(-7.4, 0, -0.5), at(-7.5, 0, 1.3), at(-6.2, 0, 1)],
        rng.choice(("#a8382c", "#3d5a7a", cloth)),
        None,
        0.2,
        wood,
    )
    if boxy:
        for z in (-0.3, 0.5):
            scene.face(
                [at(3.6, -1.8, z), at(3.6, 1.8, z), at(2.8, 1.8, z), at(2.8, -1.8, z)], cloth, None, 0, wood
            )
        for y in (-0.7, 0.7):
            scene.beam(at(0.6, y, -0.8), at(3.4, y, 0), 0.07, wood)
    scene.tube(at(-0.9, 0, 0), at(1.1, 0, 0), 0.36, 0.3, "#3c3a38", 10, True, 0.6)
    front = 1.4 if not boxy else -1.3
    scene.wheel(at(front, 0, 0), subtract_unit(at(1, 0, 0), at(0, 0, 0)), 1.4, "#6d5233", 2, 0.05, 0.7)
    for y in (-1, 1):
        scene.beam(at(0.2, y, -0.9), at(0.5, y, -2.2), 0.09, wood)
        scene.beam(at(-0.5, y, -0.9), at(0.3, y, -2.2), 0.09, wood)
        scene.wheel(at(0.4, y, -2.2), subtract_unit(at(0, 1, 0), at(0, 0, 0)), 0.5, "#2a2624", 10, 0.16, 0.3)
    scene.tube(at(0.1, 0.1, -0.7), at(0.05, 0.1, 0.25), 0.34, 0.2, "#4a3c30", 8, True, 1)
    scene.tube(at(0.1, 0.1, 0.25), at(0.1, 0.1, 0.62), 0.2, 0.17, "#c79f7c", 8, True, 1.1)
    px, _py = view.at((0, 0, -9))
    d.shadow(px, 560, 170, 12, 0.5)
    scene.paint(d)
    promenade(d, 20, 880, 500, 595, 100, rng.randint(8, 14))
    d.vignette(0.22)
    return d.svg()


def subtract_unit(a: Vector, b: Vector) -> Vector:
    """a - b, for directions of a turned body."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def balloon(rng: Random) -> str:
    """A balloon rising from a crowded square; its netting, stripes, companions and place vary."""
    d = Drawing(660, 900, rng)
    horizon = rng.uniform(600, 680)
    sky(d, horizon, "#7f9ab0", "#f9ead0", "cumulus")
    skyline(d, horizon, rng.uniform(30, 70))
    houses(d, horizon + 46)
    ground(d, horizon + 46, "#bba982", 80)
    others = [
        (rng.uniform(60, 600), rng.uniform(80, 420), rng.uniform(18, 42)) for _ in range(rng.randint(0, 3))
    ]
    main = (rng.uniform(230, 430), rng.uniform(230, 330), rng.uniform(140, 205))
    gores = rng.choice((8, 12, 16))
    pair = rng.choice(
        (("#d9b56a", "#8f3a2c"), ("#e6dabb", "#5b7390"), ("#cfae7d", "#cfae7d"), ("#e9e0c9", "#a87f45"))
    )
    for x, y, r in [*others, main]:
        globe(d, x, y, r, gores, pair)
    x, y, r = main
    basket = y + r * 2.05
    d.lines(
        [[(x + k * r * 0.1, basket + r * 0.1), (x + k * r * 0.35 + 40 * k, horizon + 190)] for k in (-2, 2)],
        "#4a3b2b",
        1,
        0.7,
    )
    for k in range(rng.randint(1, 3)):
        man(
            d,
            x - 14 + k * 15,
            basket + r * 0.12,
            r * 0.36,
            rng.choice(COATS),
            rng.choice(("topper", "cap")),
            1,
        )
    weave = d.linear("#c39a5e", "#8a6233", "#4d351c", angle=0)
    d.polygon(
        [
            (x - r * 0.2, basket),
            (x + r * 0.2, basket),
            (x + r * 0.16, basket + r * 0.22),
            (x - r * 0.16, basket + r * 0.22),
        ],
        weave,
        "#2e2115",
        1.4,
    )
    d.lines(
        [[(x - r * 0.19, basket + r * 0.05 * k), (x + r * 0.19, basket + r * 0.05 * k)] for k in range(1, 4)],
        "#33241a",
        1.2,
    )
    for k in range(4):
        d.form(
            [
                (x - r * 0.2 + k * r * 0.13, basket + r * 0.08),
                (x - r * 0.15 + k * r * 0.13, basket + r * 0.07),
                (x - r * 0.14 + k * r * 0.13, basket + r * 0.2),
                (x - r * 0.2 + k * r * 0.13, basket + r * 0.2),
            ],
            "#b9a27c",
            "#3a2c1e",
            0.8,
        )
    for _ in range(rng.randint(0, 2)):
        tree(d, rng.choice((30, 630)), 800, rng.uniform(200, 300), "#4c5a38")
    crowd(d, -10, 670, horizon + 96, 870, 17, 8)
    d.vignette(0.25)
    return d.svg()


def globe(d: Drawing, x: float, y: float, r: float, gores: int, pair: tuple[str, str]) -> None:
    """A gas balloon with gores and netting, its envelope centred on (x, y)."""
    outline = [
        (x + math.cos(a) * r, y + math.sin(a) * r) for a in (math.radians(t) for t in range(140, 401, 20))
    ]
    outline += [
        (x + r * 0.42, y + r * 0.98),
        (x + r * 0.09, y + r * 1.36),
        (x - r * 0.09, y + r * 1.36),
        (x - r * 0.42, y + r * 0.98),
    ]
    data = smooth(outline, closed=True)
    d.path(data, pair[0])
    with d.clip(data):
        for k in range(gores):
            a, b = math.pi * k / gores, math.pi * (k + 1) / gores
            left, right = -math.cos(a) * r, -math.cos(b) * r
            if k % 2:
                d.path(
                    pen(
                        "M",
                        number(x),
                        number(y - r),
                        "Q",
                        number(x + left * 2),
                        number(y),
                        number(x),
                        number(y + r * 1.45),
                        "Q",
                        number(x + right * 2),
                        number(y),
                        number(x),
                        number(y - r),
                        "Z",
                    ),
                    pair[1],
                )
        net = []
        for k in range(1, 14):
            left = -math.cos(math.pi * k / 14) * r
            net.append(
                f"M{number(x)} {number(y - r)}Q{number(x + left * 2)} {number(y)} {number(x)} {number(y + r * 1.45)}"
            )
        for k in range(11):
            level = y - r * 0.9 + k * r * 0.19
            net.append(
                f"M{number(x - r)} {number(level)}Q{number(x)} {number(level + r * 0.2)} {number(x + r)} {number(level)}"
            )
        d.path("".join(net), "none", "#4a3a28", max(r / 170, 0.5), 0.55)
        d.path(
            data,
            d.radial(
                (0, "#fff8e0", 0.65),
                (0.35, "#fff8e0", 0.1),
                (0.7, "#1c1510", 0.25),
                (1, "#1c1510", 0.75),
                x=0.34,
                y=0.3,
                r=0.78,
            ),
        )
    d.lines(
        [
            [(x + k * r * 0.16, y + r * (1.02 + 0.05 * (4 - abs(k)))), (x + k * r * 0.05, y + r * 2.05)]
            for k in range(-4, 5)
        ],
        "#33281d",
        max(r / 150, 0.6),
    )
    if r < 100:
        d.rect(x - r * 0.18, y + r * 2.02, r * 0.36, r * 0.26, "#7d5a33", "#2e2115", 0.8)


AIRCRAFT = (
    Motif(
        "airship",
        "machines",
        titles(
            "The Dirigible above the City",
            "Le dirigeable au-dessus de la ville",
            "Das Lenkluftschiff über der Stadt",
            "Il dirigibile sopra la città",
            "El dirigible sobre la ciudad",
            "Het luchtschip boven de stad",
        ),
        900,
        640,
        airship,
    ),
    Motif(
        "biplane",
        "machines",
        titles(
            "The Flying Week: A Biplane before the Stands",
            "La semaine d'aviation : un biplan devant les tribunes",
            "Flugwoche: ein Zweidecker vor den Tribünen",
            "La settimana d'aviazione: un biplano",
            "La semana de aviación: un biplano",
            "De vliegweek: een tweedekker voor de tribune",
        ),
        900,
        600,
        biplane,
    ),
    Motif(
        "balloon-ascent",
        "scenes",
        titles(
            "The Ascent of the Balloon",
            "L'ascension du ballon",
            "Der Aufstieg des Ballons",
            "L'ascensione del pallone",
            "La ascensión del globo",
            "De opstijging van den ballon",
        ),
        660,
        900,
        balloon,
    ),
)
