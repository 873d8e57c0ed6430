"""Public buildings, seen in perspective among the people who came to look at them."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, darker, lighter
from .motif import Motif, titles
from .nature import ground, sky, tree
from .people import promenade
from .solid import Solids, Vector, level_view
from .street import carriage, houses, lamp

STONE = "#b5a488"


def cathedral(rng: Random) -> str:
    """A Gothic cathedral over its square; towers, spires, transept and side of view vary."""
    d = Drawing(680, 900, rng)
    horizon = rng.uniform(740, 790)
    towers = rng.choice((1, 2, 2))
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#8496a5", "#f5e8cd", rng.choice(("cumulus", "streaks")))
        ground(d, horizon, "#b9ab8e", 90)
        view = level_view(-rng.uniform(22, 48), 112, 3, rng.uniform(700, 800), rng.uniform(290, 380), horizon)
        scene = Solids(view, light=(0.5, -0.75, 0.6), contrast=1.2)
        stone = rng.choice(("#b8a88a", "#a39a8b", "#bb9a7a"))
        dark = "#2e2822"
        nave, wide, deep = rng.uniform(30, 36), 12.0, 62.0
        scene.box((-wide / 2 - 5, 0, 0), (wide + 10, deep, nave * 0.5), stone, edge=darker(stone, 0.35))
        wall = [
            (wide / 2, 0, nave * 0.5),
            (wide / 2, deep, nave * 0.5),
            (wide / 2, deep, nave),
            (wide / 2, 0, nave),
        ]
        for side in (-1, 1):
            face = scene.face([(side * x, y, z) for x, y, z in wall], stone, (0, deep / 2, nave * 0.7), 6)
            scene.panes(face, 10, 1, dark, 0.5, 0.03, lighter(stone, 0.3), True)
            low = scene.face(
                [
                    (side * (wide / 2 + 5), y, z)
                    for y, z in ((0, 0), (deep, 0), (deep, nave * 0.5), (0, nave * 0.5))
                ],
                stone,
                (0, deep / 2, 5),
                6,
            )
            scene.panes(low, 10, 1, dark, 0.42, 0.03, lighter(stone, 0.3), True)
            ridge = nave + 11
            scene.face(
                [(side * wide / 2, 0, nave), (side * wide / 2, deep, nave), (0, deep, ridge), (0, 0, ridge)],
                "#5c5a58",
                (0, deep / 2, nave),
                6,
                "#45423f",
            )
            for k in range(11):
                y = deep * k / 10
                x = side * (wide / 2 + 5.6)
                scene.box((x - 0.8, y - 0.7, 0), (1.6, 1.4, nave * 0.62), lighter(stone, 0.08), bias=8)
                scene.turned((x, y, nave * 0.62), [(0.9, 0), (0.05, 4.5)], stone, 4, 9)
                scene.beam((x, y, nave * 0.6), (side * wide / 2, y, nave * 0.88), 0.8, darker(stone, 0.25), 8)
        crossing = deep * 0.62
        if rng.random() < 0.7:
            scene.turned((0, crossing, nave + 8), [(2.2, 0), (2.2, 7), (0.05, 30)], "#6a6660", 8, 12)
        if rng.random() < 0.6:
            for side in (-1, 1):
                scene.box((side * 11 - 5, crossing - 6, 0), (10, 12, nave), stone, (2, 1), dark, bias=10)
        # The west front: gable, rose, three portals.
        middle = (0.0, 20.0, 10.0)
        front = scene.face(
            [
                (-wide / 2 - 1, -1, 0),
                (wide / 2 + 1, -1, 0),
                (wide / 2 + 1, -1, nave),
                (0, -1, nave + 12),
                (-wide / 2 - 1, -1, nave),
            ],
            stone,
            middle,
            14,
            darker(stone, 0.4),
        )
        if front:
            details = front.details
            for r, tone in ((4.3, darker(stone, 0.45)), (3.8, dark)):
                details.append(
                    (
                        [
                            (
                                math.cos(a * math.tau / 24) * r,
                                -1.05,
                                nave * 0.72 + math.sin(a * math.tau / 24) * r,
                            )
                            for a in range(24)
                        ],
                        tone,
                        lighter(stone, 0.4),
                    )
                )
            for a in range(12):
                turn = a * math.tau / 12
                details.append(
                    (
                        [
                            (
                                math.cos(turn) * r + math.sin(turn) * w,
                                -1.1,
                                nave * 0.72 + math.sin(turn) * r - math.cos(turn) * w,
                            )
                            for r, w in ((0.8, 0.14), (3.8, 0.2), (3.8, -0.2), (0.8, -0.14))
                        ],
                        lighter(stone, 0.2),
                        None,
                    )
                )
            for k in range(7):
                x = (k - 3) * 1.8
                details.append((arch(x, -1.1, nave * 0.46, 0.62, 3.4), dark, lighter(stone, 0.3)))
        positions = (-1, 1) if towers == 2 else (rng.choice((-1, 1)),)
        for side in (-1, 1):
            high = nave * (1.75 if side in positions else 1.12)
            x0 = side * (wide / 2 + 5) - 5.2
            scene.box((x0, -2.5, 0), (10.4, 11, high), stone, edge=darker(stone, 0.35), bias=15)
            for level, tall in (
                (0.0, nave * 0.46),
                (nave * 0.5, nave * 0.4),
                (nave * 0.95, nave * 0.36),
                (nave * 1.36, nave * 0.36),
            ):
                if level + tall > high + 1:
                    continue
                for u in (-2.4, 0, 2.4):
                    scene.face(
                        arch(x0 + 5.2 + u, -2.6, level + 3, 0.85, tall - 5),
                        dark,
                        (x0 + 5, 3, level + 5),
                        19,
                        lighter(stone, 0.35),
                    )
                for u in (-2.4, 0, 2.4):
                    outer = x0 + 10.45
                    scene.face(
                        [(outer, 3 + p[0] * 1.0, p[2]) for p in arch(u, 0, level + 3, 0.85, tall - 5)],
                        dark,
                        (x0 + 5, 3, level + 5),
                        19,
                        lighter(stone, 0.35),
                    )
                scene.box((x0 - 0.4, -2.9, level + tall), (11.2, 11.8, 0.8), lighter(stone, 0.15), bias=17)
            for u, v in ((0, 0), (10.4, 0), (0, 11), (10.4, 11)):
                scene.box(
                    (x0 + u - 1, -2.5 + v - 1, 0),
                    (2, 2, high * 0.98),
                    lighter(stone, 0.05),
                    bias=17 - v * 0.4,
                )
                scene.turned(
                    (x0 + u, -2.5 + v, high * 0.98),
                    [(1.2, 0), (0.05, 7)],
                    lighter(stone, 0.1),
                    6,
                    18 - v * 0.3,
                )
            if side in positions and rng.random() < 0.75:
                scene.turned((x0 + 5.2, 3, high), [(5, 0), (0.1, 34)], "#8d8578", 8, 18)
        for k, x in enumerate((0, -wide / 2 - 5, wide / 2 + 5)):
            size = 1.25 if k == 0 else 0.95
            y = -2.8
            for r, tone in ((3.0, lighter(stone, 0.25)), (2.5, darker(stone, 0.3)), (2.0, dark)):
                scene.face(
                    arch(x, y - (3 - r) * 0.1, 0, r * size, 9 * size * (0.75 + r * 0.08)),
                    tone,
                    (x, 10, 3),
                    24 - r,
                    darker(stone, 0.5),
                )
        d.shadow(480, horizon + 14, 330, 26, 0.7)
        houses(d, horizon, left=True)
        scene.paint(d)
        promenade(d, 10, 670, horizon + 16, 885, 92, rng.randint(22, 34))
    d.vignette(0.3)
    return d.svg()


def arch(x: float, y: float, z: float, half: float, height: float) -> list[Vector]:
    """The outline of a pointed opening in a wall across the line of sight; z is its sill."""
    spring = height - half * 1.7
    points: list[Vector] = [(x - half, y, z), (x + half, y, z), (x + half, y, z + spring)]
    points += [(x + half * 0.72, y, z + spring + half * 0.9), (x, y, z + height)]
    points += [(x - half * 0.72, y, z + spring + half * 0.9), (x - half, y, z + spring)]
    return points


def pavilion(rng: Random) -> str:
    """A world's fair palace with its dome, colonnades, flags and basin; plan and ornaments vary."""
    d = Drawing(900, 600, rng)
    horizon = rng.uniform(380, 430)
    sky(d, horizon, "#86a0b8", "#fbf0d8", "cumulus")
    ground(d, horizon, "#d2c29c", 80)
    view = level_view(rng.uniform(-28, 28), 130, 8, rng.uniform(760, 900), 450, horizon)
    scene = Solids(view)
    wall, roof = rng.choice(("#e6d8b8", "#d9c0a0", "#e0d3c4")), rng.choice(("#6f8f86", "#a0584a", "#8a8f96"))
    wings = rng.choice((34, 44, 52))
    for side in (-1, 1):
        x0 = 14 if side > 0 else -14 - wings
        scene.box((x0, 4, 0), (wings, 14, 13), wall, edge=darker(wall, 0.3))
        face = scene.face(
            [(x0, 3.9, 0), (x0 + wings, 3.9, 0), (x0 + wings, 3.9, 13), (x0, 3.9, 13)],
            wall,
            (x0 + wings / 2, 20, 6),
            4,
        )
        scene.panes(face, wings // 4, 1, "#4d5f66", 0.55, 0.02, lighter(wall, 0.5), True)
        for k in range(wings // 4 + 1):
            scene.tube(
                (x0 + k * 4, 2.4, 1), (x0 + k * 4, 2.4, 11), 0.55, 0.45, lighter(wall, 0.3), 8, False, 7
            )
        scene.box((x0 - 0.6, 1.5, 11), (wings + 1.2, 3, 1.6), lighter(wall, 0.2), bias=8)
        scene.box((x0 - 0.6, 1.5, 0), (wings + 1.2, 3, 1), lighter(wall, 0.1), bias=4)
        for k in range(wings // 6):
            x = x0 + 3 + k * 6
            scene.beam((x, 4, 13), (x, 4, 20), 0.25, "#4b3a2a", 8)
            tone = rng.choice(("#b23a2e", "#2f5a8a", "#e0b84a"))
            scene.face([(x, 4, 20), (x + 3, 4, 19.6), (x + 3.4, 4, 18), (x, 4, 18)], tone, None, 9)
        tower_x = side * (14 + wings - 3)
        if rng.random() < 0.8:
            scene.box((tower_x - 4, 2, 0), (8, 8, 22), wall, (2, 4), "#4d5f66", bias=9)
            scene.turned(
                (tower_x, 6, 22), [(4.4, 0), (4.6, 2), (3.8, 5), (1.6, 8), (0.4, 9), (0.1, 15)], roof, 12, 11
            )
    scene.box((-15, -2, 0), (30, 24, 19), wall, edge=darker(wall, 0.3), bias=6)
    dome = rng.choice((0.8, 1.1, 1.5))
    scene.turned((0, 10, 19), [(13, 0), (13, 5)], wall, 24, 12)
    for k in range(24):
        a = k * math.tau / 24
        scene.tube(
            (math.cos(a) * 13.3, 10 + math.sin(a) * 13.3, 19),
            (math.cos(a) * 13.3, 10 + math.sin(a) * 13.3, 24),
            0.4,
            0.4,
            lighter(wall, 0.4),
            6,
            False,
            13,
        )
    scene.turned(
        (0, 10, 24),
        [(13.6, 0), (13, 3 * dome), (10.8, 8 * dome), (7, 12 * dome), (2.4, 14.4 * dome)],
        roof,
        24,
        13,
    )
    scene.turned((0, 10, 24 + 14.4 * dome), [(2.4, 0), (2.4, 3), (0.2, 8)], lighter(wall, 0.2), 10, 15)
    for r, tone in ((9.0, lighter(wall, 0.3)), (8.0, darker(wall, 0.25)), (7.0, "#3c4a50")):
        scene.face(
            [
                (math.cos(math.pi * k / 16) * r, -2.2 - (9 - r) * 0.05, 6 + math.sin(math.pi * k / 16) * r)
                for k in range(17)
            ]
            + [(-r, -2.2, 0), (r, -2.2, 0)],
            tone,
            (0, 10, 5),
            16 - r * 0.1,
            darker(wall, 0.4),
        )
    for k in range(7):
        a = math.pi * (k + 0.5) / 7
        scene.beam((0, -2.8, 6), (math.cos(a) * 7, -2.8, 6 + math.sin(a) * 7), 0.3, lighter(wall, 0.4), 17)
    for side in (-1, 1):
        scene.box((side * 12 - 2, -5, 0), (4, 4, 8), lighter(wall, 0.15), bias=12)
        scene.turned(
            (side * 12, -3, 8), [(1.4, 0), (0.9, 2.2), (1.3, 4), (0.5, 5.2), (0.7, 6)], "#8e7a4a", 8, 14
        )
    for k in range(4):
        scene.box(
            (-13 + k * 0.4, -9 + k * 1.4, k * 0.5 - 0.5),
            (26 - k * 0.8, 8 - k * 1.2, 0.5),
            lighter(wall, 0.3),
            bias=2 + k,
        )
    for _ in range(10):
        tree(d, rng.uniform(0, 900), horizon + 4, rng.uniform(30, 60), "#64704c")
    scene.paint(d)
    basin = rng.uniform(490, 520)
    if rng.random() < 0.75:
        d.ellipse(450, basin, 290, 34, d.linear("#e8e6d2", "#6d8a90"), "#f6ecd2", 6)
        for k in range(11):
            x, h = 230 + k * 44, 70 - abs(k - 5) * 9
            for turn in (-1, 1):
                d.curve(
                    [
                        (x, basin),
                        (x + turn * 6, basin - h),
                        (x + turn * 15, basin - h * 0.7),
                        (x + turn * 20, basin),
                    ],
                    "#fbf8ec",
                    1.8,
                    0.9,
                )
    else:
        for x in (90, 240, 660, 810):
            d.form([(x - 60, 540), (x, 512), (x + 60, 540), (x, 562)], d.linear("#7d8a52", "#4b5634"))
            for _ in range(40):
                d.ellipse(
                    x + rng.gauss(0, 22),
                    538 + rng.gauss(0, 7),
                    2.5,
                    2,
                    rng.choice(("#c65a4a", "#f1e3b4", "#d98ba0")),
                )
    promenade(d, 10, 890, horizon + 26, 590, 104, rng.randint(34, 50))
    d.vignette(0.22)
    return d.svg()


def opera(rng: Random) -> str:
    """An opera house at night, carriages before its lit arcade; storeys, dome and approach vary."""
    d = Drawing(900, 620, rng)
    horizon = rng.uniform(455, 490)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#232c3d", "#7d7a78", rng.choice(("streaks", "clear")))
        d.glow(rng.uniform(60, 840), rng.uniform(50, 150), 90, "#fdf3d2", 0.9)
        ground(d, horizon, "#7b7060", 120)
        view = level_view(rng.uniform(16, 40), 105, 4, rng.uniform(840, 960), 450, horizon)
        scene = Solids(view, light=(-0.4, -0.7, 0.5))
        wall, dark = rng.choice(("#cbb78f", "#b8ab95")), "#3a3027"
        bays = rng.choice((5, 7, 9))
        w = 52.0
        scene.box((-w / 2, 0, 0), (w, 40, 24), wall, edge=darker(wall, 0.3))
        side_wall = scene.face(
            [(w / 2, 0, 0), (w / 2, 40, 0), (w / 2, 40, 24), (w / 2, 0, 24)], wall, (0, 20, 10), 3
        )
        scene.panes(side_wall, 8, 2, "#e8c06a", 0.45, 0.05, lighter(wall, 0.3), True)
        step = w / bays
        for k in range(bays):
            x = -w / 2 + (k + 0.5) * step
            for r, tone in ((0.42, lighter(wall, 0.25)), (0.34, "#fbe19a")):
                scene.face(round_arch(x, -0.1 - (0.42 - r), 0, r * step, 9), tone, (x, 10, 4), 6 - r, dark)
            scene.face(
                round_arch(x, -0.1, 11.5, 0.27 * step, 8.5), "#f4cf7e", (x, 10, 14), 6, lighter(wall, 0.4)
            )
            scene.beam((x, -0.3, 11.5), (x, -0.3, 19), 0.25, dark, 7)
            for side in (-0.42, 0.42):
                scene.tube(
                    (x + side * step, -1.4, 11),
                    (x + side * step, -1.4, 19.5),
                    0.5,
                    0.42,
                    lighter(wall, 0.4),
                    8,
                    False,
                    9,
                )
        scene.box((-w / 2 - 1, -2.2, 9.6), (w + 2, 3, 1.4), lighter(wall, 0.3), bias=8)
        scene.box((-w / 2 - 1, -2.2, 19.5), (w + 2, 3, 2), lighter(wall, 0.3), bias=10)
        scene.box((-w / 2, -1, 21.5), (w, 10, 3.5), wall, (bays * 2, 1), darker(wall, 0.4), bias=9)
        gable = rng.random() < 0.5
        if gable:
            scene.face(
                [(-w / 4, -2, 25), (w / 4, -2, 25), (0, -2, 32)], lighter(wall, 0.15), (0, 10, 24), 12, dark
            )
        else:
            for side in (-1, 1):
                scene.turned(
                    (side * w * 0.42, 2, 25), [(2, 0), (1.2, 3), (1.6, 5), (0.4, 8)], "#c9a24a", 10, 13
                )
        scene.turned(
            (0, 18, 24),
            [(13, 0), (13, 4), (12, 6), (8.6, 10), (3, 12.5), (1.4, 15), (0.1, 18)],
            rng.choice(("#5f7d74", "#6b6a70")),
            20,
            6,
        )
        for k in range(5):
            scene.box(
                (-w / 2 - 2 - k, -5 - k * 1.5, -0.4 * k),
                (w + 4 + 2 * k, 5 + k * 1.5, 0.5),
                lighter(wall, 0.15),
                bias=3 - k * 0.5,
            )
        scene.paint(d)
        for k in range(bays):
            x = -w / 2 + (k + 0.5) * step
            px, py = view.at((x, -4, 2))
            d.glow(px, py, 60, "#ffe3a0", 0.35)
        for x in rng.sample((70, 210, 420, 650, 830), 4):
            lamp(d, x, rng.uniform(535, 600), rng.uniform(130, 190))
        for _ in range(rng.randint(2, 4)):
            carriage(
                d, rng.uniform(90, 800), rng.uniform(530, 590), rng.uniform(120, 180), rng.choice((-1, 1))
            )
        promenade(d, 10, 890, horizon + 16, 610, 96, rng.randint(24, 36))
    d.vignette(0.45)
    return d.svg()


def round_arch(x: float, y: float, z: float, half: float, height: float) -> list[Vector]:
    """The outline of a round-headed opening; z is its sill."""
    spring = height - half
    head = [
        (x + math.cos(math.pi * k / 10) * half, y, z + spring + math.sin(math.pi * k / 10) * half)
        for k in range(11)
    ]
    return [(x - half, y, z), (x + half, y, z), *head]


BUILDINGS = (
    Motif(
        "cathedral",
        "buildings",
        titles(
            "The Cathedral, West Front",
            "La cathédrale : façade occidentale",
            "Der Dom, Westfassade",
            "La cattedrale: la facciata",
            "La catedral: fachada principal",
            "De kathedraal, westgevel",
        ),
        680,
        900,
        cathedral,
    ),
    Motif(
        "exhibition-pavilion",
        "buildings",
        titles(
            "The Palace of Industry at the World's Fair",
            "Le palais de l'Industrie à l'Exposition universelle",
            "Der Industriepalast der Weltausstellung",
            "Il palazzo dell'Industria all'Esposizione",
            "El palacio de la Industria en la Exposición",
            "Het Paleis der Nijverheid op de Wereldtentoonstelling",
        ),
        900,
        600,
        pavilion,
    ),
    Motif(
        "opera-house",
        "buildings",
        titles(
            "Arrivals at the Opera",
            "La sortie de l'Opéra",
            "Abend vor der Oper",
            "Serata all'Opera",
            "Noche de estreno en la Ópera",
            "Avond aan de Opera",
        ),
        900,
        620,
        opera,
    ),
)
