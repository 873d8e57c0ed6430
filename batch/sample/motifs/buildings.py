"""Buildings and engineering works, seen in perspective among the people who came to look at them."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, darker, lighter
from .motif import Motif, titles
from .nature import ground, reflection, sea, sky, smoke, tree
from .people import passer_by, promenade
from .ships import skyline, tug
from .solid import Solids, Vector, View

STONE = "#b5a488"
IRON = "#3a332c"


def level_view(
    azimuth: float, distance: float, eye_height: float, focal: float, x: float, horizon: float
) -> View:
    """A view of the origin with upright uprights, whose horizon falls on `horizon`; azimuth in degrees."""
    a = math.radians(azimuth)
    eye = (math.sin(a) * distance, -math.cos(a) * distance, eye_height)
    return View(eye, (0, 0, eye_height), focal, (x, horizon))


def suspension_bridge(rng: Random) -> str:
    """A suspension bridge over a busy river; bank, span, towers and town vary."""
    d = Drawing(900, 600, rng)
    horizon = rng.uniform(300, 370)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#7f8f9c", "#f3e4c6", rng.choice(("cumulus", "streaks")))
        skyline(d, horizon + 2, rng.uniform(40, 80))
        sea(d, horizon, 600, "#607a7c", 0.8, rng.uniform(150, 750))
        view = level_view(
            rng.uniform(48, 66),
            rng.uniform(150, 185),
            rng.uniform(9, 20),
            rng.uniform(720, 860),
            rng.uniform(430, 540),
            horizon,
        )
        scene = Solids(view)
        span, z, half = 84.0, 15.0, 5.0
        ends = (-span * 1.0, span * 1.0)
        towers = (-span / 2, span / 2)
        gothic = rng.random() < 0.5
        height = rng.uniform(40, 50)
        for x in towers:
            if gothic:
                for y in (-half - 2, -1.2, half - 0.4):
                    scene.box((x - 2.6, y, -1), (5.2, 2.4, height - 2), STONE, edge="#6f6350")
                scene.box(
                    (x - 2.8, -half - 2.4, height - 8),
                    (5.6, 2 * half + 4.8, 8.5),
                    STONE,
                    (3, 1),
                    "#6f6350",
                    bias=2,
                )
                scene.box((x - 3.4, -half - 3, height), (6.8, 2 * half + 6, 1.6), lighter(STONE, 0.2), bias=4)
            else:
                for y in (-half - 1, half + 1):
                    for s in (-1.6, 1.6):
                        scene.beam((x + s, y, -1), (x + s * 0.5, y, height), 0.9, IRON, 1)
                    for k in range(12):
                        low, high = height * k / 12, height * (k + 1) / 12
                        scene.beam((x - 1.6, y, low), (x + 1.6, y, high), 0.3, IRON, 1)
                        scene.beam((x + 1.6, y, low), (x - 1.6, y, high), 0.3, IRON, 1)
                for level in (0.55, 0.75, 0.97):
                    scene.beam((x, -half - 1, height * level), (x, half + 1, height * level), 1.2, IRON, 1)
            scene.box((x - 5, -half - 5, -2), (10, 2 * half + 10, 6), darker(STONE, 0.15), edge="#5b5040")
        steps = 56
        for side in (-1, 1):
            y = side * half
            last: Vector | None = None
            for k in range(steps + 1):
                x = ends[0] + (ends[1] - ends[0]) * k / steps
                if abs(x) <= span / 2:
                    sag = z + 2 + (height - z - 3) * (x / (span / 2)) ** 2
                else:
                    sag = height - 1 - (height - z) * (abs(x) - span / 2) / (span / 2)
                here = (x, y, sag)
                if last:
                    scene.beam(last, here, 0.62, "#2d2822", 3)
                if sag > z + 1.5:
                    scene.beam((x, y, z), here, 0.16, "#3c352d", 2)
                last = here
        for k in range(28):
            x = ends[0] + (ends[1] - ends[0]) * k / 28
            w = (ends[1] - ends[0]) / 28
            scene.box((x, -half, z - 1.6), (w, 2 * half, 1.6), "#5a5147")
            for side in (-1, 1):
                y = side * (half + 0.05)
                scene.beam((x, y, z - 1.6), (x + w, y, z + 1.8), 0.3, IRON, 3)
                scene.beam((x, y, z + 1.8), (x + w, y, z - 1.6), 0.3, IRON, 3)
                scene.beam((x, y, z + 1.8), (x + w, y, z + 1.8), 0.35, "#4c443a", 3)
        for _ in range(9):
            x = rng.uniform(*ends)
            scene.box(
                (x, -2, z),
                (rng.uniform(2, 7), 2, 2.6),
                rng.choice(("#6b3b2c", "#2d2b2a", "#c8b48a")),
                (3, 1),
                "#1c1917",
                bias=2,
            )
        for x in towers:
            px, py = view.at((x, -half - 5, 0))
            reflection(d, px, py, 26, 110, "#2a2c2a")
        scene.paint(d)
        for _ in range(rng.randint(2, 5)):
            tug(
                d,
                rng.uniform(60, 840),
                rng.uniform(horizon + 60, 570),
                rng.uniform(60, 150),
                rng.choice((-1, 1)),
            )
        if rng.random() < 0.6:
            ground_edge(d, 560)
    d.vignette(0.3)
    return d.svg()


def ground_edge(d: Drawing, y: float) -> None:
    """A near bank with a parapet, trees and strollers."""
    rng = d.rng
    d.rect(0, y, d.width, d.height - y, d.linear("#a99671", "#5c4d37"))
    d.rect(0, y - 14, d.width, 9, d.linear("#d9cba9", "#7d6e53"))
    d.lines([[(x, y - 6), (x, y + 3)] for x in range(0, d.width, 16)], "#6b5d45", 5)
    for _ in range(rng.randint(5, 9)):
        passer_by(d, rng.uniform(20, d.width - 20), y + rng.uniform(22, 34), rng.uniform(52, 64))
    if rng.random() < 0.6:
        tree(d, rng.choice((50, d.width - 50)), y + 30, rng.uniform(180, 250), "#4a5638")


def iron_tower(rng: Random) -> str:
    """A lattice tower of iron over an exhibition's gardens; its storeys, outline and surroundings vary."""
    d = Drawing(620, 900, rng)
    horizon = rng.uniform(690, 760)
    sky(d, horizon, "#7d90a3", "#f4e7cc", rng.choice(("cumulus", "streaks")))
    skyline(d, horizon + 2, rng.uniform(26, 50))
    ground(d, horizon, "#b7a983")
    view = level_view(rng.uniform(12, 75), 150, 6, 700, rng.uniform(260, 360), horizon)
    scene = Solids(view)
    height = rng.uniform(112, 132)
    base, waist = rng.uniform(19, 25), rng.uniform(0.12, 0.2)
    cap = rng.choice(("dome", "needle", "platform"))

    def half(z: float) -> float:
        return base * (math.exp(-3.1 * z / height) * (1 - waist * 0.4) + 0.045)

    levels = [height * (k / 26) ** 1.05 for k in range(27)]
    iron = rng.choice(("#4a3c30", "#5a3a2c", "#3d3a36"))
    for low, high in zip(levels, levels[1:], strict=False):
        a, b = half(low), half(high)
        inner = 0.62 if low < height * 0.42 else 0.0
        for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            for ix in (1, inner) if inner else (1,):
                for iy in (1, inner) if inner else (1,):
                    scene.beam((sx * a * ix, sy * a * iy, low), (sx * b * ix, sy * b * iy, high), 0.55, iron)
            if inner:
                for u, v in ((1, inner), (inner, 1)):
                    scene.beam((sx * a * u, sy * a, low), (sx * b * v, sy * b, high), 0.26, iron)
                    scene.beam((sx * a, sy * a * u, low), (sx * b, sy * b * v, high), 0.26, iron)
                scene.beam((sx * b, sy * b, high), (sx * b * inner, sy * b, high), 0.25, iron)
                scene.beam((sx * b, sy * b, high), (sx * b, sy * b * inner, high), 0.25, iron)
        if not inner:
            corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
            for k in range(4):
                (ux, uy), (vx, vy) = corners[k], corners[(k + 1) % 4]
                scene.beam((ux * a, uy * a, low), (vx * b, vy * b, high), 0.28, iron)
                scene.beam((vx * a, vy * a, low), (ux * b, uy * b, high), 0.28, iron)
                scene.beam((ux * b, uy * b, high), (vx * b, vy * b, high), 0.25, iron)
    for share in (0.19, 0.4) if rng.random() < 0.7 else (0.14, 0.3, 0.55):
        z = height * share
        w = half(z) + 1.2
        scene.box((-w, -w, z), (2 * w, 2 * w, 1.7), "#7c6a54", (14, 1), "#2a241f", bias=w * 0.7)
        scene.box((-w - 0.7, -w - 0.7, z + 1.7), (2 * w + 1.4, 2 * w + 1.4, 0.5), "#a28f73", bias=w * 0.8)
    for side in range(4):
        last = None
        for k in range(15):
            angle = math.pi * k / 14
            u, z = math.cos(angle) * base * 0.62, math.sin(angle) * height * 0.13 + 1
            y = -half(z) * 0.98
            here: Vector = ((u, y, z), (-y, u, z), (u, -y, z), (y, u, z))[side]
            if last:
                scene.beam(last, here, 0.75, "#6a5844", 1)
            last = here
    for sx in (-1, 1):
        for sy in (-1, 1):
            scene.box(
                (sx * base * 0.86 - 4.6, sy * base * 0.86 - 4.6, 0), (9.2, 9.2, 3.6), STONE, edge="#6c604b"
            )
    top = height
    w = half(top) + 0.8
    scene.box((-w, -w, top - 1), (2 * w, 2 * w, 2.4), "#7c6a54", (4, 1), "#2a241f", bias=2)
    if cap == "dome":
        scene.turned(
            (0, 0, top + 1.4), [(w, 0), (w * 0.9, 1.4), (w * 0.5, 2.6), (0.1, 3.2)], "#8a7658", 12, 2
        )
    scene.beam((0, 0, top), (0, 0, top + (13 if cap == "needle" else 7)), 0.5, iron, 2)
    d.shadow(view.at((10, 10, 0))[0] + 60, horizon + 26, 250, 20, 0.6)
    for k in range(rng.randint(3, 7)):
        tree(d, rng.uniform(0, 620), horizon + rng.uniform(4, 20), rng.uniform(40, 75), "#5a6642")
    scene.paint(d)
    px, py = view.at((0, 0, top + 7))
    d.form([(px, py), (px + 16, py - 3), (px + 34, py + 3), (px + 15, py + 8)], "#a8362a")
    if rng.random() < 0.6:
        basin = horizon + 70
        d.ellipse(310, basin, 200, 22, d.linear("#d9dccb", "#5b7478"), "#efe5cc", 4)
        for k in range(7):
            x = 160 + k * 50
            d.curve(
                [(x - 9, basin), (x - 4, basin - 34), (x, basin - 46), (x + 5, basin - 32), (x + 10, basin)],
                "#f7f4e8",
                1.6,
                0.9,
            )
    else:
        for k in (0, 1):
            x = 70 if k else 550
            tree(d, x, horizon + rng.uniform(60, 90), rng.uniform(170, 230), "#4d5a37")
    promenade(d, 20, 600, horizon + 40, 880, 118, rng.randint(14, 24))
    d.vignette(0.28)
    return d.svg()


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
                    outer = x0 + (10.45 if side < 0 else 10.45)
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


def houses(d: Drawing, y: float, left: bool = True) -> None:
    """A row of old town houses standing behind the square."""
    rng = d.rng
    x = -20.0
    while x < d.width + 20:
        w, h = rng.uniform(46, 80), rng.uniform(70, 150)
        tone = rng.choice(("#b39c7c", "#a08a70", "#c4b292", "#8d7f6e"))
        d.rect(
            x,
            y - h,
            w,
            h + 4,
            d.linear(lighter(tone, 0.25), darker(tone, 0.3), angle=0),
            darker(tone, 0.5),
            0.8,
        )
        roof = rng.uniform(24, 50)
        d.polygon(
            [(x - 3, y - h), (x + w / 2, y - h - roof), (x + w + 3, y - h)],
            d.linear("#7d5a48", "#4a352c", angle=0),
            "#33261f",
            0.8,
        )
        rows = int(h / 26)
        for r in range(rows):
            for k in range(3):
                d.rect(
                    x + w * (0.14 + 0.28 * k),
                    y - h + 10 + r * 25,
                    w * 0.15,
                    14,
                    "#3a322b",
                    lighter(tone, 0.5),
                    1.2,
                )
        if rng.random() < 0.4:
            smoke(d, x + w * 0.7, y - h - roof * 0.7, rng.uniform(-30, 30), -50, 20, False, 8)
        x += w


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


def lamp(d: Drawing, x: float, y: float, h: float) -> None:
    """A lit gas lamp."""
    d.line([(x, y), (x, y - h)], "#15110e", h * 0.03)
    d.polygon(
        [(x - h * 0.04, y), (x - h * 0.02, y - h * 0.1), (x + h * 0.02, y - h * 0.1), (x + h * 0.04, y)],
        "#15110e",
    )
    d.line([(x - h * 0.08, y - h * 0.8), (x + h * 0.08, y - h * 0.8)], "#15110e", h * 0.02)
    d.polygon(
        [
            (x - h * 0.04, y - h),
            (x + h * 0.04, y - h),
            (x + h * 0.07, y - h * 1.13),
            (x - h * 0.07, y - h * 1.13),
        ],
        "#fff2c4",
        "#15110e",
        1.5,
    )
    d.polygon([(x - h * 0.08, y - h * 1.13), (x, y - h * 1.22), (x + h * 0.08, y - h * 1.13)], "#15110e")
    d.glow(x, y - h * 1.07, h * 0.55, "#ffe9ae", 0.75)
    d.ellipse(x, y, h * 0.35, h * 0.05, d.radial((0, "#ffe9ae", 0.5), (1, "#ffe9ae", 0)))


def horse(d: Drawing, x: float, y: float, h: float, side: int, tone: str, gallop: float = 0.0) -> None:
    """A horse standing at (x, y), h to the withers; gallop 0 trots, 1 stretches out."""
    dark = darker(tone, 0.5)
    with d.group(f"translate({x:.1f} {y:.1f}) scale({side * h / 100:.3f} {h / 100:.3f})"):
        reach = 1 + gallop
        if gallop:
            legs = (
                (30, -42, 64, -30, 92, -22),
                (22, -42, 50, -20, 80, -6),
                (-34, -44, -60, -24, -92, -16),
                (-26, -44, -50, -16, -78, -2),
            )
        else:
            legs = (
                (28, -44, 40, -24, 34, 0),
                (20, -44, 16, -22, 20, 0),
                (-32, -46, -40, -22, -34, 0),
                (-24, -46, -20, -22, -28, 0),
            )
        for k, (a, b, c, e, f, g) in enumerate(legs):
            leg = dark if k % 2 else tone
            d.form([(a - 7, b - 6), (a + 7, b - 6), (c + 4, e), (f + 3, g), (f - 3, g), (c - 4, e)], leg)
            d.ellipse(f + 2, g, 5, 3, "#17120f")
        coat = d.linear(lighter(tone, 0.45), tone, dark)
        body = [
            (-44, -66),
            (-36, -84),
            (-10, -82),
            (16, -86),
            (34, -92),
            (46, -112),
            (58, -128),
            (66, -132),
            (70, -124),
            (88, -102),
            (84, -95),
            (70, -102),
            (60, -98),
            (48, -74),
            (36, -52),
            (10, -44),
            (-20, -46),
            (-40, -48),
        ]
        d.form(body, coat, dark, 0.8)
        d.form([(30, -92), (42, -112), (56, -132), (48, -108), (40, -90)], darker(tone, 0.7))
        d.form([(-44, -72), (-56 * reach, -74), (-66 * reach, -44), (-54, -52)], darker(tone, 0.7))
        d.ellipse(70, -115, 1.8, 1.8, "#0f0c0a")
        d.curve([(-34, -60), (-28, -50), (-26, -44)], dark, 1.5, 0.7)
        d.curve([(36, -80), (32, -64), (34, -52)], dark, 1.5, 0.7)
        d.lines([[(84, -97), (60, -106), (30, -84)], [(66, -128), (74, -104)]], "#1d1512", 1.6)


def carriage(d: Drawing, x: float, y: float, size: float, side: int) -> None:
    """A closed carriage with coachman and horse."""
    d.shadow(x, y, size * 0.8, size * 0.07, 0.7)
    horse(d, x + side * size * 0.52, y, size * 0.36, side, "#4a3526")
    with d.group(f"translate({x:.1f} {y:.1f}) scale({side * size / 200:.3f} {size / 200:.3f})"):
        d.form(
            [(-76, -96), (-70, -40), (-30, -28), (14, -40), (20, -98)],
            d.linear("#5a4a44", "#231c1a", "#100d0c"),
            "#0f0c0b",
            1,
        )
        d.polygon([(-80, -98), (24, -98), (18, -106), (-74, -106)], "#1b1614")
        d.rect(-58, -90, 26, 30, "#e9d9a4", "#0f0c0b", 2)
        d.rect(-22, -90, 26, 30, "#b7a878", "#0f0c0b", 2)
        d.lines([[(20, -50), (44, -44), (100, -52)], [(30, -44), (20, -24)]], "#1b1512", 4)
        for cx, r in ((-52, 30), (18, 22)):
            d.ellipse(cx, -r, r, r, "none", "#14100e", 4)
            d.lines(
                [
                    [(cx, -r), (cx + math.cos(k * math.tau / 12) * r, -r + math.sin(k * math.tau / 12) * r)]
                    for k in range(12)
                ],
                "#3b2c22",
                1.6,
            )
            d.ellipse(cx, -r, 5, 5, "#c9a24a")
        d.form([(24, -70), (22, -104), (40, -104), (46, -70)], "#262a35")
        d.ellipse(32, -113, 8, 9, "#d9b493")
        d.rect(24, -134, 16, 16, "#14110f")
        d.line([(42, -92), (62, -96), (100, -150)], "#1b1512", 1.6)


def skyscraper(rng: Random) -> str:
    """A tower block over an avenue of lower houses, trams and crowds; setbacks, crown and corner vary."""
    d = Drawing(600, 900, rng)
    horizon = rng.uniform(740, 800)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#8fa2b2", "#f7ead0", rng.choice(("cumulus", "streaks")))
        ground(d, horizon, "#a89c86", 80)
        view = level_view(-rng.uniform(26, 62), 120, 4, rng.uniform(640, 740), rng.uniform(250, 360), horizon)
        scene = Solids(view, light=(0.7, -0.6, 0.6), contrast=1.25)
        for _ in range(26):
            x, y = rng.choice((-1, 1)) * rng.uniform(34, 90), rng.uniform(10, 130)
            h, tone = rng.uniform(14, 46), rng.choice(("#a98f70", "#8f7b68", "#b7a78c", "#7d7269"))
            scene.box(
                (x, y, 0), (22, 18, h), tone, (6, max(int(h / 4), 2)), "#3a332d", edge=darker(tone, 0.3)
            )
        stone = rng.choice(("#cdbd9c", "#b98f6e", "#bdb5a6"))
        style = rng.choice(("setback", "campanile", "flatiron"))
        if style == "setback":
            z, w = 0.0, 30.0
            for _tier in range(rng.randint(3, 5)):
                h = rng.uniform(18, 34)
                scene.box(
                    (-w / 2, -w / 2, z),
                    (w, w, h),
                    stone,
                    (int(w / 2.2), int(h / 3)),
                    "#3b342d",
                    edge=darker(stone, 0.4),
                    bias=8 + z * 0.2,
                )
                scene.box(
                    (-w / 2 - 0.5, -w / 2 - 0.5, z + h - 1.2),
                    (w + 1, w + 1, 1.2),
                    lighter(stone, 0.3),
                    bias=9 + z * 0.2,
                )
                z += h
                w *= rng.uniform(0.62, 0.8)
            scene.turned((0, 0, z), [(w * 0.6, 0), (w * 0.3, 6), (0.3, 12), (0.1, 24)], "#7d8f86", 8, 40)
        elif style == "campanile":
            scene.box(
                (-18, -14, 0), (36, 28, 42), stone, (16, 13), "#3b342d", edge=darker(stone, 0.4), bias=8
            )
            scene.box((-9, -9, 42), (18, 18, 56), stone, (8, 17), "#3b342d", edge=darker(stone, 0.4), bias=14)
            scene.box((-10, -10, 92), (20, 20, 2), lighter(stone, 0.3), bias=22)
            scene.box((-8, -8, 98), (16, 16, 8), lighter(stone, 0.1), (5, 1), "#2e2822", bias=26)
            scene.turned((0, 0, 106), [(11, 0), (1.5, 16), (1.5, 20), (0.1, 27)], "#8b6a4a", 4, 30)
        else:
            points: list[Vector] = [(-4, -26, 0), (4, -26, 0), (20, 26, 0), (-20, 26, 0)]
            top = rng.uniform(86, 104)
            for k in range(4):
                a, b = points[k], points[(k + 1) % 4]
                wall = scene.face([a, b, (*b[:2], top), (*a[:2], top)], stone, (0, 4, 40), 8)
                scene.panes(wall, 3 if k in (0,) else 16, 26, "#3b342d", 0.5, 0.02)
            for z in (8.0, top * 0.8, top):
                ring = [(x * 1.06, y * 1.05) for x, y, _ in points]
                for k in range(4):
                    a2, b2 = ring[k], ring[(k + 1) % 4]
                    scene.face(
                        [(*a2, z), (*b2, z), (*b2, z + 1.8), (*a2, z + 1.8)],
                        lighter(stone, 0.3),
                        (0, 4, z),
                        12,
                    )
        scene.paint(d)
        for _ in range(rng.randint(2, 4)):
            tram(d, rng.uniform(70, 520), rng.uniform(horizon + 42, 870), rng.uniform(70, 130))
        for _ in range(2):
            carriage(
                d,
                rng.uniform(70, 530),
                rng.uniform(horizon + 40, 880),
                rng.uniform(80, 120),
                rng.choice((-1, 1)),
            )
        promenade(d, 5, 595, horizon + 20, 890, 78, rng.randint(26, 40))
        if rng.random() < 0.5:
            smoke(d, rng.uniform(60, 540), horizon - rng.uniform(180, 300), 120, -60, 50, False, 14)
    d.vignette(0.28)
    return d.svg()


def tram(d: Drawing, x: float, y: float, size: float) -> None:
    """An electric tram seen from the side."""
    d.shadow(x, y, size * 0.65, size * 0.06, 0.6)
    d.rect(
        x - size / 2,
        y - size * 0.5,
        size,
        size * 0.4,
        d.linear("#e9dcb4", (0.5, "#d9c894"), (0.55, "#8c3226"), "#5a1d17"),
        "#231a15",
        1.2,
    )
    d.form(
        [
            (x - size * 0.54, y - size * 0.5),
            (x - size * 0.45, y - size * 0.57),
            (x + size * 0.45, y - size * 0.57),
            (x + size * 0.54, y - size * 0.5),
        ],
        "#4d463d",
    )
    for k in range(6):
        d.rect(
            x - size * 0.44 + k * size * 0.15,
            y - size * 0.45,
            size * 0.11,
            size * 0.16,
            "#2c2a28",
            "#f4ead0",
            1,
        )
    for k in (-0.25, 0.25):
        d.ellipse(x + k * size, y - size * 0.06, size * 0.07, size * 0.07, "#191513", "#6d6050", 1.5)
    d.line([(x, y - size * 0.57), (x - size * 0.35, y - size * 0.95)], "#1c1714", 1.4)


BUILDINGS = (
    Motif(
        "suspension-bridge",
        "buildings",
        titles(
            "The New Suspension Bridge",
            "Le nouveau pont suspendu",
            "Die neue Hängebrücke",
            "Il nuovo ponte sospeso",
            "El nuevo puente colgante",
            "De nieuwe hangbrug",
        ),
        900,
        600,
        suspension_bridge,
    ),
    Motif(
        "iron-tower",
        "buildings",
        titles(
            "The Iron Tower of the Exhibition",
            "La tour de fer de l'Exposition",
            "Der eiserne Turm der Ausstellung",
            "La torre di ferro dell'Esposizione",
            "La torre de hierro de la Exposición",
            "De ijzeren toren der Tentoonstelling",
        ),
        620,
        900,
        iron_tower,
    ),
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
    Motif(
        "skyscraper",
        "buildings",
        titles(
            "A Giant among Houses",
            "Une maison géante",
            "Ein Wolkenkratzer",
            "Un grattacielo",
            "Un rascacielos",
            "Een wolkenkrabber",
        ),
        600,
        900,
        skyscraper,
    ),
)
