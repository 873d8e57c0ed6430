"""Works of iron and stone: bridge, tower, skyscraper."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random

from .buildings import STONE
from .craft import skyline, tug
from .drawing import Drawing, darker, lighter
from .motif import Motif, titles
from .nature import ground, reflection, sea, sky, smoke, tree
from .people import passer_by, promenade
from .solid import Solids, Vector, level_view
from .street import carriage, tram

IRON = "#3a332c"


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
    for low, high in pairwise(levels):
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
    for _ in range(rng.randint(3, 7)):
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


WORKS = (
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
