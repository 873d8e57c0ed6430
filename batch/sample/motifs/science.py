"""Science applied and pure: the dynamo and the great telescope."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, darker, lighter, mix
from .industry import hall
from .motif import Motif, titles
from .nature import sun
from .people import lady, man, promenade
from .solid import Solids, Vector, level_view


def dynamo(rng: Random) -> str:
    """The dynamo and its flywheel before visitors; side of view, poles and belts vary."""
    d = Drawing(900, 640, rng)
    horizon = rng.uniform(230, 290)
    hall(d, horizon, rng.uniform(300, 600), rng.choice(("#8d7d66", "#7a7a70")), "arch")
    with d.mirrored(rng.random() < 0.5):
        view = level_view(
            rng.uniform(24, 58),
            19,
            rng.uniform(3.2, 4.6),
            rng.uniform(760, 860),
            rng.uniform(430, 490),
            horizon,
        )
        scene = Solids(view, light=(0.0, -0.75, 0.7), contrast=1.15)
        green, brass = rng.choice(("#3a4a3e", "#4a3a34", "#34404a")), "#c9983f"
        scene.box((-6, -2.8, -0.2), (12, 5.6, 0.7), "#8d8274", edge="#4a4238", bias=-4)
        poles = rng.choice((8, 12, 16))
        r = rng.uniform(2.5, 3.1)
        centre: Vector = (2.2, 0, r + 0.6)
        steps = 40
        for k in range(steps):
            a, b = k * math.tau / steps, (k + 1) * math.tau / steps
            for x0, x1 in ((1.4, 3.0),):
                quad = [
                    (x, math.cos(t) * r * 1.12, centre[2] + math.sin(t) * r * 1.12)
                    for x, t in ((x0, a), (x1, a), (x1, b), (x0, b))
                ]
                scene.face(quad, green, centre, 0)
            for x in (1.4, 3.0):
                ring = [
                    (x, math.cos(t) * q, centre[2] + math.sin(t) * q)
                    for q, t in ((r * 1.12, a), (r * 1.12, b), (r * 0.9, b), (r * 0.9, a))
                ]
                scene.face(ring, lighter(green, 0.15), None, 0.2 if x > 2 else -0.4)
        for k in range(poles):
            a = (k + 0.5) * math.tau / poles
            outer: Vector = (2.9, math.cos(a) * r * 0.93, centre[2] + math.sin(a) * r * 0.93)
            inner: Vector = (2.9, math.cos(a) * r * 0.68, centre[2] + math.sin(a) * r * 0.68)
            scene.tube(outer, inner, 0.3, 0.3, "#b8763a", 10, True, 0.6)
        scene.wheel((3.1, 0, centre[2]), (1, 0, 0), r * 0.62, brass, 10, 0.16, 0.7)
        scene.tube((3.1, 0, centre[2]), (4.6, 0, centre[2]), 0.34, 0.34, "#d9cfba", 14, True, 1.1)
        for k in range(5):
            scene.tube(
                (3.4 + k * 0.22, 0, centre[2]),
                (3.5 + k * 0.22, 0, centre[2]),
                0.62,
                0.62,
                brass,
                16,
                True,
                1.3 + k * 0.05,
            )
        scene.box((4.3, -0.6, 0.5), (0.8, 1.2, centre[2] - 0.2), green, bias=1.2, edge=darker(green, 0.5))
        scene.wheel((-1.4, 0, centre[2]), (1, 0, 0), r * 1.06, "#7a2f26", rng.choice((6, 8)), 0.1, 0)
        scene.box((-3.0, -0.7, 0.5), (0.9, 1.4, centre[2] - 0.1), green, bias=0.4, edge=darker(green, 0.5))
        scene.tube((-4.8, 0, centre[2]), (1.4, 0, centre[2]), 0.24, 0.24, "#d9cfba", 12, True, -0.2)
        scene.tube((-5.4, -1.6, 1.3), (-3.0, -1.6, 1.3), 0.8, 0.8, "#4a4643", 16, True, 1)
        scene.beam((-3.0, -1.6, 1.3), (-1.5, -1.2, centre[2] + 0.9), 0.2, "#e3dac6", 2)
        for k in range(9):
            scene.beam((-5.8 + 1.4 * k, -3.4, 0.1), (-5.8 + 1.4 * k, -3.4, 1.5), 0.1, brass, 3)
        scene.beam((-5.8, -3.4, 1.5), (5.4, -3.4, 1.5), 0.1, lighter(brass, 0.4), 3.2)
        scene.beam((-5.8, -3.4, 0.9), (5.4, -3.4, 0.9), 0.07, brass, 3.1)
        scene.box((5.6, 1.2, 0), (0.4, 2.6, 4.2), "#e6dcc6", edge="#6d5f4a", bias=-1)
        for row in range(3):
            for col in range(2):
                y, z = 1.8 + col * 1.2, 1.4 + row * 1.0
                scene.tube((5.5, y, z), (5.38, y, z), 0.36, 0.36, brass, 14, True, -0.4)
        px, py = view.at((0, 0, 0))
        d.shadow(px, py + 10, 360, 50, 0.7)
        scene.paint(d)
        for _ in range(2):
            x, y = view.at((4.2, -0.4, centre[2]))
            d.glow(x, y, 60, "#dff0ff", 0.7)
        for k in range(rng.randint(3, 5)):
            d.line([(120 + k * 170, 0), (120 + k * 170, 74)], "#2a241c", 2)
            d.glow(120 + k * 170, 92, 70, "#fff6d8", 0.9)
            d.ellipse(120 + k * 170, 92, 14, 17, "#fffdf0", "#5d4c30", 1.4)
        promenade(d, 20, 880, 500, 625, 190, rng.randint(7, 11))
    d.vignette(0.4)
    return d.svg()


def telescope(rng: Random) -> str:
    """The great refractor under its dome with the astronomers; aim, pier and opening vary."""
    d = Drawing(720, 860, rng)
    d.rect(0, 0, 720, 860, d.linear("#3a3a44", "#5d5650", "#8d7f6a"))
    with d.mirrored(rng.random() < 0.5):
        cx, spring = rng.uniform(320, 400), rng.uniform(430, 500)
        slit = rng.uniform(-60, -20)
        for k in range(24):
            a = math.radians(-180 + 7.5 * k)
            b = math.radians(-180 + 7.5 * (k + 1))
            quad = [
                (cx + math.cos(a) * 470, spring + math.sin(a) * 470),
                (cx + math.cos(b) * 470, spring + math.sin(b) * 470),
                (cx + math.cos(b) * 60, spring - 390 + math.sin(b) * 20),
                (cx + math.cos(a) * 60, spring - 390 + math.sin(a) * 20),
            ]
            d.polygon(quad, mix("#8d8472", "#3a352e", 0.5 + 0.5 * math.cos(a * 1.2)), "#2a2620", 1.6)
            for q in range(1, 6):
                t = q / 6
                d.line(
                    [
                        (
                            quad[0][0] + (quad[3][0] - quad[0][0]) * t,
                            quad[0][1] + (quad[3][1] - quad[0][1]) * t,
                        ),
                        (
                            quad[1][0] + (quad[2][0] - quad[1][0]) * t,
                            quad[1][1] + (quad[2][1] - quad[1][1]) * t,
                        ),
                    ],
                    "#2a2620",
                    1.4,
                )
        top = (cx + 300 * math.cos(math.radians(slit)), spring - 390)
        opening = [
            (cx + 60, spring - 470),
            (cx + 200, spring - 470),
            (cx + 340, spring - 40),
            (cx + 210, spring - 70),
        ]
        d.polygon(opening, d.linear("#101a2e", "#2d4260"), "#1d1a16", 5)
        for _ in range(60):
            t, u = rng.random(), rng.random()
            x = opening[0][0] + (opening[3][0] - opening[0][0]) * t + u * (opening[1][0] - opening[0][0])
            y = opening[0][1] + (opening[3][1] - opening[0][1]) * t
            d.ellipse(x, y, rng.uniform(0.8, 2), rng.uniform(0.8, 2), "#fffaf0")
        if rng.random() < 0.5:
            sun(d, (opening[0][0] + opening[2][0]) / 2, max(spring - 330, 60), 22, "#f6efda")
        d.rect(0, spring, 720, 180, d.linear("#b09a7c", "#7d6b54"))
        d.lines([[(0, spring + q * 22), (720, spring + q * 22)] for q in range(9)], "#5d4e3c", 1.2, 0.6)
        d.rect(0, spring - 12, 720, 18, d.linear("#d9c7a2", "#5d4e3c"))
        for q in range(5):
            x = 40 + q * 160
            d.path(
                f"M{x} {spring + 150:.0f}v-90q30 -40 60 0v90Z", d.linear("#2d3a4c", "#5d6d80"), "#3a3024", 3
            )
        d.rect(0, spring + 170, 720, 860, d.linear("#a08a6a", "#4a3e30"))
        d.lines(
            [
                [(360 + (x - 360) * 0.6, spring + 170), (360 + (x - 360) * 1.8, 860)]
                for x in range(-200, 960, 56)
            ],
            "#3a3024",
            1.4,
            0.6,
        )
        aim = math.radians(rng.uniform(-66, -34))
        px, py = cx - 10, rng.uniform(430, 480)
        d.shadow(px, 770, 210, 28, 0.75)
        if rng.random() < 0.5:
            d.polygon(
                [(px - 84, 770), (px - 40, py + 20), (px + 40, py + 20), (px + 84, 770)],
                d.linear("#d9c7a2", "#9a8868", "#4a3e2e", angle=0),
                "#2a2218",
                2,
            )
            d.lines(
                [[(px - 80 + q * 4, 750 - q * 34), (px + 80 - q * 4, 750 - q * 34)] for q in range(9)],
                "#5d4e3c",
                1.4,
                0.7,
            )
        else:
            d.polygon(
                [(px - 60, 770), (px - 26, py), (px + 26, py), (px + 60, 770)],
                d.linear("#8d8a84", "#4a4846", "#1d1c1c", angle=0),
                "#12100e",
                2,
            )
            for q in range(5):
                d.ellipse(px, 740 - q * 54, 62 - q * 7, 10, "none", "#c9a24a", 4)
        d.ellipse(
            px, py, 46, 46, d.radial("#f3d98a", "#a87f2f", "#4a3412", x=0.35, y=0.3, r=0.8), "#1d150a", 2
        )
        length = rng.uniform(330, 400)
        c, s = math.cos(aim), math.sin(aim)

        def tube(a: float, b: float, ra: float, rb: float, tone: str) -> None:
            ax, ay, bx, by = px + c * a, py + s * a, px + c * b, py + s * b
            quad = [
                (ax - s * -ra, ay + c * -ra),
                (bx - s * -rb, by + c * -rb),
                (bx + s * -rb, by - c * -rb),
                (ax + s * -ra, ay - c * -ra),
            ]
            d.polygon(
                quad,
                d.linear(lighter(tone, 0.6), tone, darker(tone, 0.7), angle=math.degrees(aim) + 90),
                "#12100e",
                1.8,
            )

        tube(-length * 0.62, -length * 0.5, 13, 16, "#c9983f")
        tube(-length * 0.5, 0, 24, 36, "#6d6a64")
        tube(0, length, 36, 46, "#75716a")
        tube(length, length + 34, 56, 56, "#c9983f")
        for q in range(7):
            tube(
                -length * 0.45 + q * length * 0.22,
                -length * 0.45 + q * length * 0.22 + 9,
                30 + q * 3,
                30 + q * 3,
                "#c9983f",
            )
        d.line(
            [
                (px + c * -length * 0.4 + s * 46, py + s * -length * 0.4 - c * 46),
                (px + c * 60 + s * 56, py + s * 60 - c * 56),
            ],
            "#8a6a2c",
            11,
        )
        d.line([(px, py), (px - s * -110, py + c * -110)], "#3a3632", 17)
        d.ellipse(px + s * 110, py - c * 110, 30, 30, d.radial("#8d8a84", "#1d1c1c"), "#12100e", 2)
        ex, ey = px - c * length * 0.62, py - s * length * 0.62
        for k in range(7):
            level = 770 - k * (770 - ey - 60) / 7
            d.polygon(
                [
                    (ex - 110 + k * 9, level),
                    (ex + 40, level),
                    (ex + 40, level - 9),
                    (ex - 110 + k * 9, level - 9),
                ],
                d.linear("#a5713f", "#4a2f18"),
                "#241608",
                1,
            )
        d.lines([[(ex - 110, 770), (ex - 50, ey + 50)], [(ex + 40, 770), (ex + 40, ey + 40)]], "#3a2414", 7)
        man(d, ex - 22, ey + 70 + 90, 190, "#2a2829", "none", 1)
        for _ in range(rng.randint(1, 3)):
            man(
                d,
                rng.uniform(500, 660),
                rng.uniform(770, 830),
                rng.uniform(190, 210),
                "#33302c",
                rng.choice(("topper", "bowler")),
                -1,
            )
        if rng.random() < 0.5:
            lady(d, rng.uniform(540, 640), 840, 190, "#5d4a6b", "wide", -1)
        d.rect(560, spring + 60, 70, 130, d.linear("#8a5f38", "#3f2812", angle=0), "#1d120a", 1.6)
        d.ellipse(595, spring + 92, 24, 24, "#f6eedc", "#1d120a", 2)
        d.lines(
            [[(595, spring + 92), (595, spring + 76)], [(595, spring + 92), (606, spring + 98)]], "#1d120a", 2
        )
        if top[1] > 0:
            d.polygon(
                [(cx + 90, spring - 420), (cx + 180, spring - 420), (px + 120, 800), (px - 160, 800)],
                d.linear((0, "#dfe9f6", 0.4), (1, "#dfe9f6", 0)),
            )
    d.vignette(0.5)
    return d.svg()


SCIENCE = (
    Motif(
        "dynamo",
        "machines",
        titles(
            "The Dynamo of the Central Station",
            "La dynamo de l'usine électrique",
            "Die Dynamomaschine des Kraftwerks",
            "La dinamo della centrale elettrica",
            "La dinamo de la central eléctrica",
            "De dynamo der electrische centrale",
        ),
        900,
        640,
        dynamo,
    ),
    Motif(
        "telescope",
        "machines",
        titles(
            "The Great Refractor",
            "La grande lunette",
            "Der große Refraktor",
            "Il grande rifrattore",
            "El gran refractor",
            "De groote kijker",
        ),
        720,
        860,
        telescope,
    ),
)
