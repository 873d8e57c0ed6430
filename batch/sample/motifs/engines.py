"""What steamed and raced: the locomotive and the motor car."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random

from .drawing import Drawing, Point, darker, lighter
from .motif import Motif, titles
from .nature import conifer, grass, ground, hills, sky, smoke, tree
from .people import crowd, man, promenade
from .solid import Solids, level_view
from .street import houses


def locomotive(rng: Random) -> str:
    """An express engine under steam; wheel arrangement, side, chimney and country vary."""
    d = Drawing(900, 560, rng)
    horizon = rng.uniform(230, 300)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#8798a5", "#f3e3c4", rng.choice(("cumulus", "streaks")))
        hills(d, horizon + 2, rng.uniform(40, 130), "#8a9588", horizon + 6, rng.randint(3, 6))
        station = rng.random() < 0.45
        if station:
            houses(d, horizon + 40)
        ground(d, horizon + (30 if station else 0), "#a39872", 160)
        if not station:
            for _ in range(9):
                (tree if rng.random() < 0.5 else conifer)(
                    d, rng.uniform(0, 900), horizon + rng.uniform(8, 36), rng.uniform(40, 100)
                )
        azimuth = rng.uniform(30, 62)
        view = level_view(
            azimuth, 17.5, rng.uniform(1.7, 3.0), rng.uniform(860, 1020), rng.uniform(380, 440), horizon
        )
        scene = Solids(view, light=(0.1, -0.8, 0.75), contrast=1.2)
        paint = rng.choice(("#2f4f3a", "#3a3c40", "#7a2a22", "#2c4668"))
        drivers = rng.choice((2, 3, 3))
        radius = 1.05 if drivers == 2 else 0.88
        nose = 4.6
        # Track: rails, sleepers and ballast to the horizon.
        for k in range(60):
            x = 8.5 - k * 0.95
            sleeper = view.path([(x, -1.5, 0), (x + 0.3, -1.5, 0), (x + 0.3, 1.5, 0), (x, 1.5, 0)])
            d.polygon(sleeper, "#4a3a2b")
        for y in (-0.75, 0.75):
            rail = view.path([(8.8, y, 0.12), (-70, y, 0.12)])
            d.line(rail, "#2a2622", 5)
            d.line(rail, "#d9d2c0", 1.6)
        scene.face([(-5, -2.3, 0.01), (5, -2.3, 0.01), (5, 1.4, 0.01), (-5, 1.4, 0.01)], "#2c261f", None, -6)
        scene.box((-4.6, -0.8, 0.95), (9.2, 1.6, 0.3), "#3a2f29")
        for k in range(12):
            scene.tube(
                (-1.8 + k * 0.47, 0, 2.35),
                (-1.33 + k * 0.47, 0, 2.35),
                0.82,
                0.82,
                paint if k % 4 else lighter(paint, 0.25),
                20,
                False,
                0.5,
            )
        scene.tube((3.84, 0, 2.35), (nose, 0, 2.35), 0.84, 0.84, "#26241f", 20, True, 0.8)
        scene.tube((nose, 0, 2.35), (nose + 0.1, 0, 2.35), 0.7, 0.62, "#3a3833", 20, True, 1.2)
        scene.tube((nose + 0.1, 0, 2.35), (nose + 0.22, 0, 2.35), 0.12, 0.08, "#d9b45a", 10, True, 1.4)
        flare = rng.random()
        stack = (
            [(0.34, 0), (0.28, 0.2), (0.26, 0.8), (0.36, 0.95), (0.36, 1.05)]
            if flare < 0.6
            else [(0.26, 0), (0.24, 0.4), (0.62, 1.0), (0.4, 1.2)]
        )
        scene.turned((4.2, 0, 3.1), stack, "#2a2723", 14, 1.2)
        for x, r, tone in ((2.4, 0.38, "#c79f4a"), (0.6, 0.34, paint)):
            scene.turned(
                (x, 0, 3.05), [(r * 1.1, 0), (r, 0.3), (r * 0.75, 0.55), (0.05, 0.72)], tone, 14, 1.1
            )
        scene.tube((3.5, -1.05, 1.0), (4.5, -1.05, 1.0), 0.36, 0.36, "#5b564c", 14, True, 1.2)
        scene.tube((3.5, 1.05, 1.0), (4.5, 1.05, 1.0), 0.36, 0.36, "#5b564c", 14, True, -0.5)
        positions = [-1.6 + k * (2.2 if drivers == 2 else 1.85) for k in range(drivers)]
        for y, bias in ((-0.95, 1.0), (0.95, -1.5)):
            for x in positions:
                scene.wheel(
                    (x, y, radius + 0.1),
                    (0, -1, 0),
                    radius,
                    rng.choice(("#7a2a22", "#3a3531")),
                    14,
                    0.1,
                    bias,
                )
            for x in (2.9, 4.1):
                scene.wheel((x, y, 0.55), (0, -1, 0), 0.46, "#3a3531", 10, 0.14, bias + 0.2)
            scene.wheel((-3.7, y, 0.62), (0, -1, 0), 0.5, "#3a3531", 10, 0.14, bias)
        crank = rng.uniform(0, math.tau)
        off = (math.cos(crank) * radius * 0.45, math.sin(crank) * radius * 0.45)
        scene.beam(
            (positions[0] + off[0], -1.16, radius + off[1]),
            (positions[-1] + off[0], -1.16, radius + off[1]),
            0.13,
            "#cfc8b6",
            2.6,
        )
        scene.beam((positions[-1] + off[0], -1.2, radius + off[1]), (3.6, -1.15, 1.0), 0.12, "#e0d9c6", 2.7)
        scene.box((-1.9, -1.25, 1.85), (5.6, 0.5, 0.08), "#6a5f4e", bias=1.4)
        for x in positions:
            arc_points = [
                (x + math.cos(a) * (radius + 0.12), -1.2, radius + 0.1 + math.sin(a) * (radius + 0.12))
                for a in (math.pi * k / 10 for k in range(11))
            ]
            for a, b in pairwise(arc_points):
                scene.beam(a, b, 0.09, "#c79f4a", 1.9)
        scene.box((-3.9, -1.2, 1.2), (2.1, 2.4, 2.0), paint, (1, 1), "#171513", edge="#c79f4a", bias=0.9)
        scene.box((-4.2, -1.35, 3.2), (2.7, 2.7, 0.16), "#26241f", bias=1.6)
        scene.beam((3.8, -0.9, 2.75), (-1.8, -0.9, 2.75), 0.07, "#d9c48a", 1.8)
        scene.box((nose + 0.15, -1.35, 0.75), (0.2, 2.7, 0.42), "#a3352a", bias=1.7)
        for y in (-0.85, 0.85):
            scene.tube((nose + 0.3, y, 0.98), (nose + 0.75, y, 0.98), 0.1, 0.1, "#2a2724", 8, True, 2)
            scene.tube((nose + 0.75, y, 0.98), (nose + 0.8, y, 0.98), 0.26, 0.26, "#4a463f", 12, True, 2.2)
        for y, z in ((-0.9, 1.4), (0.9, 1.4), (0, 3.35)):
            scene.tube((nose + 0.1, y, z), (nose + 0.35, y, z), 0.17, 0.2, "#e8d28c", 10, True, 2.4)
        scene.box((-8.0, -1.25, 1.0), (3.6, 2.5, 1.6), paint, None, edge="#c79f4a", bias=-0.5)
        for k in range(4):
            scene.wheel((-7.5 + k * 0.95, -1.0, 0.55), (0, -1, 0), 0.48, "#3a3531", 10, 0.14, 0.2)
        for c in range(rng.randint(2, 4)):
            scene.box(
                (-17.2 - c * 9.2, -1.35, 1.0),
                (8.8, 2.7, 2.7),
                rng.choice(("#7d5a36", "#5a3f2c")),
                (7, 1),
                "#e9dfc2",
                edge="#3a2a1e",
                bias=-3,
            )
        x, y = view.at((4.2, 0, 4.2))
        smoke(d, x, y, -rng.uniform(300, 420), -rng.uniform(60, 120), 120, rng.random() < 0.6, 34)
        scene.paint(d)
        for _ in range(2):
            px, py = view.at((4.4, -1.4, 0.5))
            smoke(d, px, py, rng.uniform(-150, 60), rng.uniform(-14, 20), 60, False, 10)
        px, py = view.at((-3.0, -1.1, 2.5))
        man(d, px - 6, py + 34, 66, "#2c3a4a", "cap", 1)
        if station:
            promenade(d, 500, 880, 420, 550, 120, 8)
        else:
            grass(d, 0, 900, horizon + 150, 555, "#7d7a4a", 60)
    d.vignette(0.3)
    return d.svg()


def motor_car(d: Drawing, x: float, y: float, size: float, side: int, tone: str, plate: int) -> None:
    """A racing car at speed with driver and mechanic, in a cloud of dust."""
    smoke(d, x - side * size * 0.5, y - size * 0.05, -side * size * 1.3, -size * 0.25, size * 0.45, False, 22)
    d.shadow(x, y, size * 0.7, size * 0.07, 0.7)
    with d.group(f"translate({x:.1f} {y:.1f}) scale({side * size / 200:.3f} {size / 200:.3f}) skewX(-7)"):
        for k, tint in ((0, "#3b2f2a"), (1, "#5a3f30")):
            d.form(
                [(-34 + 22 * k, -60), (-40 + 22 * k, -92), (-22 + 22 * k, -100), (-8 + 22 * k, -66)],
                d.linear(lighter(tint, 0.3), tint, angle=0),
            )
            d.ellipse(-24 + 24 * k, -110, 10, 12, "#d2a67f")
            d.form(
                [(-35 + 24 * k, -112), (-26 + 24 * k, -124), (-13 + 24 * k, -116), (-14 + 24 * k, -111)],
                "#4b4038",
            )
            d.line([(-28 + 24 * k, -111), (-13 + 24 * k, -110)], "#14110f", 4)
        d.line([(18, -58), (4, -84)], "#221c19", 3)
        d.ellipse(3, -86, 5, 15, "none", "#221c19", 3, turn=20)
        d.form(
            [
                (-84, -40),
                (-88, -72),
                (-60, -84),
                (-40, -62),
                (0, -62),
                (12, -74),
                (76, -72),
                (96, -62),
                (98, -36),
                (40, -28),
                (-50, -28),
            ],
            d.linear(lighter(tone, 0.5), tone, darker(tone, 0.65)),
            "#15110f",
            1.4,
        )
        d.lines([[(26 + k * 9, -70), (26 + k * 9, -44)] for k in range(6)], darker(tone, 0.7), 2)
        d.line([(20, -74), (18, -34)], "#e8cf8a", 2)
        d.rect(90, -70, 9, 36, d.linear("#e9e0c4", "#8a7f66"), "#15110f", 1)
        d.ellipse(-66, -62, 13, 13, "#efe6cf", "#15110f", 1)
        d.text(str(plate), -66, -55, 19)
        for cx, r in ((-58, 32), (76, 30)):
            d.ellipse(cx, -r, r - 3, r - 3, "none", "#181412", 8)
            d.lines(
                [
                    [
                        (cx, -r),
                        (
                            cx + math.cos(k * math.tau / 14) * (r - 4),
                            -r + math.sin(k * math.tau / 14) * (r - 4),
                        ),
                    ]
                    for k in range(14)
                ],
                "#c9b184",
                2,
            )
            d.ellipse(cx, -r, 6, 6, "#a3884f", "#181412", 1)
        d.lines(
            [[(-110 - k * 8, -20 - k * 13), (-160 - k * 16, -20 - k * 13)] for k in range(6)], "#8a7d66", 1.6
        )


def motor_race(rng: Random) -> str:
    """Racing cars on a dusty road; number of cars, direction, bend and spectators vary."""
    d = Drawing(900, 540, rng)
    horizon = rng.uniform(180, 250)
    side = rng.choice((-1, 1))
    sky(d, horizon, "#8ca2b0", "#f7e8cc", rng.choice(("cumulus", "streaks")))
    hills(d, horizon + 2, rng.uniform(30, 100), "#8f9a86", horizon + 6, rng.randint(3, 7))
    ground(d, horizon, "#a7a06a", 90)
    vanish = (rng.uniform(120, 780), horizon + 6)
    bend = rng.uniform(-160, 160)
    road: list[Point] = []
    for k in range(13):
        share = k / 12
        road.append(
            (
                vanish[0] + (450 - vanish[0]) * share + bend * math.sin(share * math.pi),
                horizon + 6 + (560 - horizon) * share**1.6,
            )
        )
    widths = [2 + 420 * (k / 12) ** 1.8 for k in range(13)]
    left = [(x - w, y) for (x, y), w in zip(road, widths, strict=True)]
    right = [(x + w, y) for (x, y), w in zip(road, widths, strict=True)]
    d.polygon([*left, *reversed(right)], d.linear("#d9cba6", "#b39f76"))
    for shift in (-0.5, -0.2, 0.25, 0.6):
        d.curve([(x + w * shift, y) for (x, y), w in zip(road, widths, strict=True)], "#8f7d5a", 2, 0.6)
    for k in range(rng.randint(7, 11)):
        share = (k + 2) / 13
        i = min(int(share * 12), 12)
        for edge, flip in ((left, -1), (right, 1)):
            if rng.random() < 0.75:
                x, y = edge[i]
                tree(
                    d,
                    x + flip * (20 + 60 * share),
                    y,
                    40 + 240 * share,
                    rng.choice(("#5b6842", "#4c5a38")),
                    0.3,
                )
    crowd(d, -10, rng.uniform(200, 420), horizon + 60, horizon + 110, 10, 4)
    crowd(d, rng.uniform(520, 700), 910, horizon + 54, horizon + 104, 10, 4)
    tones = ["#8c2f24", "#2e4f6e", "#4a5a3a", "#c9a24a", "#d9d2c0"]
    rng.shuffle(tones)
    count = rng.choice((1, 2, 2, 3))
    for k in range(count):
        share = (k + 1) / count
        motor_car(
            d,
            rng.uniform(180, 720) if k < count - 1 else rng.uniform(380, 520),
            horizon + 70 + 190 * share,
            110 + 250 * share**1.5,
            side,
            tones[k],
            rng.randint(2, 29),
        )
    d.vignette(0.25)
    return d.svg()


ENGINES = (
    Motif(
        "locomotive",
        "machines",
        titles(
            "The New Express Engine",
            "La nouvelle locomotive de grande vitesse",
            "Die neue Schnellzuglokomotive",
            "La nuova locomotiva",
            "La nueva locomotora",
            "De nieuwe sneltreinlocomotief",
        ),
        900,
        560,
        locomotive,
    ),
    Motif(
        "motor-race",
        "scenes",
        titles(
            "The Great Motor Race",
            "La grande course d'automobiles",
            "Das große Automobilrennen",
            "La grande corsa d'automobili",
            "La gran carrera de automóviles",
            "De groote automobielwedstrijd",
        ),
        900,
        540,
        motor_race,
    ),
)
