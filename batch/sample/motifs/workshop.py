"""Industry and science: the steam hammer, the dynamo, the printing press, the great telescope."""

from __future__ import annotations

import math
from random import Random

from .buildings import level_view
from .drawing import Drawing, Point, darker, lighter, mix
from .motif import Motif, titles
from .nature import smoke, sun
from .people import lady, man, promenade
from .solid import Solids, Vector


def hall(d: Drawing, horizon: float, vanish: float, tone: str, roof: str = "truss") -> None:
    """A hall seen down its length: floor, glazed walls, columns and roof trusses."""
    rng, w, h = d.rng, d.width, d.height
    far = 0.2
    left, right = vanish - vanish * far, vanish + (w - vanish) * far
    top, foot = horizon - horizon * far, horizon + (h - horizon) * far
    d.polygon([(0, 0), (w, 0), (right, top), (left, top)], d.linear(darker(tone, 0.65), darker(tone, 0.2)))
    d.polygon([(0, h), (w, h), (right, foot), (left, foot)], d.linear(lighter(tone, 0.15), darker(tone, 0.5)))
    d.polygon([(0, 0), (left, top), (left, foot), (0, h)], d.linear(darker(tone, 0.55), tone, angle=0))
    d.polygon([(w, 0), (right, top), (right, foot), (w, h)], d.linear(tone, darker(tone, 0.45), angle=0))
    d.rect(left, top, right - left, foot - top, d.linear("#f6ead0", lighter(tone, 0.4)))

    def at(u: float, v: float, k: float) -> Point:
        return vanish + (w * u - vanish) * k, horizon + (h * v - horizon) * k

    depths = [far + (1 - far) * (q / 9) ** 1.6 for q in range(10)]
    for near, k in zip(depths[1:], depths, strict=False):
        for u in (0.0, 1.0):
            pane = [
                at(u, 0.16, k * 1.03),
                at(u, 0.16, near * 0.96),
                at(u, 0.5, near * 0.96),
                at(u, 0.5, k * 1.03),
            ]
            d.polygon(pane, d.linear("#fbf3da", "#d9c9a0"), darker(tone, 0.6), 1.4)
            d.lines(
                [
                    [at(u, 0.16 + 0.34 * q / 4, k * 1.03), at(u, 0.16 + 0.34 * q / 4, near * 0.96)]
                    for q in range(1, 4)
                ],
                darker(tone, 0.6),
                1,
            )
            d.lines(
                [
                    [at(u, 0.16, k + (near - k) * q / 4), at(u, 0.5, k + (near - k) * q / 4)]
                    for q in range(1, 4)
                ],
                darker(tone, 0.6),
                1,
            )
            d.line([at(u, 0, near), at(u, 1, near)], darker(tone, 0.7), 16 * near)
            d.line(
                [
                    (at(u, 0, near)[0] - 2 * near, at(u, 0, near)[1]),
                    (at(u, 1, near)[0] - 2 * near, at(u, 1, near)[1]),
                ],
                lighter(tone, 0.3),
                3 * near,
            )
        apex = at(0.5, -0.22 if roof == "truss" else -0.12, near)
        a, b = at(0, 0.06, near), at(1, 0.06, near)
        d.lines([[a, apex], [apex, b], [a, b]], darker(tone, 0.75), 7 * near)
        for q in range(1, 8):
            foot_point = (a[0] + (b[0] - a[0]) * q / 8, a[1])
            share = 1 - abs(q / 8 - 0.5) * 2
            d.lines(
                [
                    [foot_point, (foot_point[0], a[1] + (apex[1] - a[1]) * share)],
                    [
                        foot_point,
                        (
                            a[0] + (b[0] - a[0]) * (q + 1) / 8,
                            a[1] + (apex[1] - a[1]) * (1 - abs((q + 1) / 8 - 0.5) * 2),
                        ),
                    ],
                ],
                darker(tone, 0.75),
                2.4 * near,
            )
    d.lines(
        [[at(u / 9, 1, 1), at(u / 9, 1, far)] for u in range(10)]
        + [[at(0, 1, k), at(1, 1, k)] for k in depths],
        darker(tone, 0.55),
        1,
        0.6,
    )
    for _ in range(3):
        x = rng.uniform(0.1, 0.7) * w
        d.polygon(
            [(x, 0), (x + 70, 0), (x + 260, h), (x + 60, h)], d.linear((0, "#fff3cf", 0.3), (1, "#fff3cf", 0))
        )


def steam_hammer(rng: Random) -> str:
    """The steam hammer forging a shaft, or the pouring of steel; frame, side and men vary."""
    d = Drawing(760, 860, rng)
    horizon, vanish = rng.uniform(330, 430), rng.uniform(240, 520)
    tone = rng.choice(("#6d5f52", "#8d7a62", "#575a5e"))
    hall(d, horizon, vanish, tone)
    with d.mirrored(rng.random() < 0.5):
        x, foot = rng.uniform(290, 450), rng.uniform(620, 715)
        iron = "#4a4643"
        glow = (x, foot - 96)
        d.glow(*glow, 330, "#ffb45a", 0.85)
        frame_kind = rng.choice(("arch", "posts", "single"))
        height, spread = rng.uniform(430, 540), rng.uniform(170, 220)
        top = foot - height
        metal = d.linear(darker(iron, 0.6), lighter(iron, 0.45), iron, darker(iron, 0.7), angle=0)
        d.shadow(x, foot + 20, spread * 1.7, 34, 0.8)
        if frame_kind == "arch":
            d.path(
                f"M{x - spread - 40:.0f} {foot}C{x - spread:.0f} {foot - height * 0.5:.0f} {x - 90:.0f} {top + 130:.0f} {x - 70:.0f} {top}H{x + 70:.0f}C{x + 90:.0f} {top + 130:.0f} {x + spread:.0f} {foot - height * 0.5:.0f} {x + spread + 40:.0f} {foot}H{x + spread - 50:.0f}C{x + spread - 80:.0f} {foot - height * 0.4:.0f} {x + 60:.0f} {top + 180:.0f} {x:.0f} {top + 160:.0f}C{x - 60:.0f} {top + 180:.0f} {x - spread + 80:.0f} {foot - height * 0.4:.0f} {x - spread + 50:.0f} {foot}Z",
                metal,
                "#14110f",
                2.4,
            )
        else:
            for side in (-1, 1) if frame_kind == "posts" else (1,):
                px = x + side * spread
                d.polygon(
                    [(px - 44, foot), (px - 24, top + 30), (px + 24, top + 30), (px + 44, foot)],
                    metal,
                    "#14110f",
                    2,
                )
                d.lines(
                    [
                        [
                            (px - 36 + 40 * (q % 2), foot - q * 34),
                            (px - 20 + 40 * ((q + 1) % 2), foot - (q + 1) * 34),
                        ]
                        for q in range(int(height / 36))
                    ],
                    "#14110f",
                    3,
                    0.6,
                )
            d.rect(
                x - spread - 50,
                top - 20,
                spread * 2 + 100,
                74,
                d.linear(lighter(iron, 0.35), iron, darker(iron, 0.6)),
                "#14110f",
                2,
            )
        for q in range(13):
            d.ellipse(
                x - spread - 30 + q * (spread * 2 + 60) / 12,
                top + 20,
                5,
                5,
                d.radial(lighter(iron, 0.6), darker(iron, 0.5)),
                "#14110f",
                0.8,
            )
        d.rect(x - 52, top - 150, 104, 160, metal, "#14110f", 2.4)
        d.rect(x - 66, top - 166, 132, 22, d.linear(lighter(iron, 0.5), darker(iron, 0.4)), "#14110f", 2)
        d.lines(
            [[(x - 52, top - 120 + q * 40), (x + 52, top - 120 + q * 40)] for q in range(4)], "#c9a24a", 5
        )
        d.path(f"M{x + 52:.0f} {top - 90:.0f}H{x + 150:.0f}V0", "none", "#2d2926", 24)
        d.path(f"M{x + 47:.0f} {top - 96:.0f}H{x + 145:.0f}V0", "none", "#8d867c", 5)
        ram = foot - rng.uniform(190, 300)
        d.rect(x - 15, top, 30, ram - top, d.linear("#efe6d6", "#8d867c", "#3a3632", angle=0), "#14110f", 1.4)
        d.polygon(
            [(x - 66, ram - 90), (x + 66, ram - 90), (x + 76, ram), (x - 76, ram)],
            d.linear(lighter(iron, 0.4), iron, darker(iron, 0.6), angle=0),
            "#14110f",
            2.4,
        )
        d.polygon(
            [(x - 100, foot + 30), (x - 76, foot - 60), (x + 76, foot - 60), (x + 100, foot + 30)],
            d.linear(lighter(iron, 0.3), darker(iron, 0.6)),
            "#14110f",
            2.4,
        )
        d.polygon(
            [(x - 120, foot - 84), (x + 90, foot - 96), (x + 94, foot - 62), (x - 118, foot - 52)],
            d.linear("#fffbe0", "#ffc45a", "#e0701f"),
            "#8a2f12",
            1.4,
        )
        d.line([(x - 118, foot - 66), (x - 320, foot - 30)], "#3a3430", 13)
        for _ in range(120):
            a, reach = rng.uniform(0, math.tau), abs(rng.gauss(0, 120)) + 20
            px, py = glow[0] + math.cos(a) * reach, glow[1] + math.sin(a) * reach * 0.55
            d.line(
                [(px, py), (px + math.cos(a) * 11, py + math.sin(a) * 7)],
                rng.choice(("#fff0b0", "#ffb45a", "#ff8a3c")),
                rng.uniform(1, 2.6),
            )
        d.line([(x - 240, 0), (x - 240, foot - 300)], "#1d1a18", 4)
        d.path(f"M{x - 240:.0f} {foot - 300:.0f}q0 40 22 40q24 0 20 -26", "none", "#1d1a18", 9)
        for q in range(rng.randint(4, 7)):
            man(
                d,
                x - 330 + q * 66 + (230 if q > 2 else 0),
                foot + rng.uniform(30, 70),
                rng.uniform(170, 205),
                rng.choice(("#3a342e", "#4d4136", "#2d2a2a")),
                rng.choice(("cap", "none")),
                1 if q < 3 else -1,
            )
        smoke(d, x + 60, top - 150, rng.uniform(-120, 160), -90, 130, False, 14)
        for q in range(3):
            d.ellipse(x + 200 + q * 46, 810, 52, 22, d.linear("#8d867c", "#2d2926"), "#14110f", 2)
            d.ellipse(x + 200 + q * 46, 810, 20, 8, "#14110f")
    d.vignette(0.5)
    return d.svg()


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


def printing_press(rng: Random) -> str:
    """The rotary press of a great newspaper and its men; number of cylinders, web and side vary."""
    d = Drawing(900, 620, rng)
    horizon = rng.uniform(210, 270)
    hall(d, horizon, rng.uniform(250, 650), "#8a7a66")
    with d.mirrored(rng.random() < 0.5):
        units = rng.choice((2, 3, 3))
        foot = 545
        iron = rng.choice(("#3f4648", "#4a4240", "#3a4a42"))
        x0 = rng.uniform(90, 130)
        span = (720 if units == 3 else 640) / units
        d.shadow(450, foot + 10, 420, 34, 0.8)
        tall = rng.uniform(300, 350)
        web: list[Point] = [(x0 - 40, foot - 90)]
        for k in range(units):
            x = x0 + k * span
            d.path(
                f"M{x:.0f} {foot}L{x + 16:.0f} {foot - tall:.0f}Q{x + span / 2:.0f} {foot - tall - 56:.0f} {x + span - 26:.0f} {foot - tall:.0f}L{x + span - 10:.0f} {foot}H{x + span - 56:.0f}L{x + span - 66:.0f} {foot - 70:.0f}Q{x + span / 2:.0f} {foot - 130:.0f} {x + 56:.0f} {foot - 70:.0f}L{x + 46:.0f} {foot}Z",
                d.linear(lighter(iron, 0.35), iron, darker(iron, 0.55), angle=30),
                "#12100e",
                2.4,
            )
            for q in range(12):
                d.ellipse(
                    x + 26 + (q % 2) * (span - 62),
                    foot - 30 - (q // 2) * 52,
                    5,
                    5,
                    d.radial(lighter(iron, 0.7), darker(iron, 0.4)),
                    "#12100e",
                    0.8,
                )
            cylinders = [
                (0.3, 0.26, 44),
                (0.66, 0.26, 44),
                (0.3, 0.56, 52),
                (0.66, 0.56, 52),
                (0.48, 0.86, 34),
            ]
            for u, v, r in cylinders:
                cx, cy = x + span * u, foot - tall * v
                d.ellipse(cx + 5, cy + 5, r, r, "#0f0d0c", opacity=0.6)
                d.ellipse(
                    cx,
                    cy,
                    r,
                    r,
                    d.radial("#f3ead6", "#a89c86", "#3d3832", x=0.35, y=0.3, r=0.8),
                    "#12100e",
                    2,
                )
                d.ellipse(cx, cy, r * 0.72, r * 0.72, "none", "#4a4238", 1.6)
                spokes = rng.choice((5, 6))
                for q in range(spokes):
                    a = q * math.tau / spokes + k
                    d.line(
                        [(cx, cy), (cx + math.cos(a) * r * 0.7, cy + math.sin(a) * r * 0.7)],
                        "#3d3832",
                        r * 0.13,
                    )
                d.ellipse(cx, cy, r * 0.2, r * 0.2, d.radial("#f3d98a", "#8a6420"), "#12100e", 1.2)
                web.append((cx + (r if u > 0.5 else -r), cy))
            teeth = []
            gx, gy, gr = x + span * 0.48, foot - tall * 0.41, 40
            for q in range(56):
                rr = gr * (1.14 if q % 4 < 2 else 1)
                teeth.append((gx + math.cos(q * math.tau / 56) * rr, gy + math.sin(q * math.tau / 56) * rr))
            d.polygon(teeth, d.linear("#d9b45a", "#8a6420", "#4a3412", angle=40), "#1d150a", 1.2)
            d.ellipse(gx, gy, 9, 9, "#1d150a")
        d.curve(web, "#fffaf0", 7)
        d.curve(web, "#b9ad96", 1.6)
        roll = (x0 - 46, foot - 78)
        d.ellipse(
            *roll, 78, 78, d.radial("#fffdf5", "#d9d0bc", "#8a806c", x=0.4, y=0.35, r=0.75), "#3a3226", 2
        )
        for q in range(9):
            d.ellipse(*roll, 72 - q * 8, 72 - q * 8, "none", "#a89c86", 1)
        d.ellipse(*roll, 11, 11, "#3a2a1c")
        end = x0 + units * span
        d.polygon(
            [(end - 20, foot - 150), (end + 92, foot - 60), (end + 92, foot - 42), (end - 20, foot - 126)],
            d.linear("#b8976a", "#5d4630"),
            "#1d150c",
            1.6,
        )
        for q in range(14):
            px, py = end - 10 + q * 7, foot - 144 + q * 5.8
            d.polygon(
                [(px, py), (px + 40, py - 9), (px + 48, py + 8), (px + 8, py + 16)], "#fdf8ea", "#5d5546", 0.9
            )
            d.lines([[(px + 8, py + 2 + r * 3), (px + 38, py - 5 + r * 3)] for r in range(3)], "#4a4438", 1)
        gallery = foot - tall - 30
        if rng.random() < 0.6:
            d.lines(
                [[(x0, gallery), (end - 20, gallery)], [(x0, gallery - 42), (end - 20, gallery - 42)]]
                + [
                    [(x0 + q * 28, gallery), (x0 + q * 28, gallery - 42)]
                    for q in range(int((end - 20 - x0) / 28) + 1)
                ],
                "#1d1916",
                3,
            )
            for _ in range(3):
                man(d, rng.uniform(x0 + 30, end - 60), gallery, 104, "#3a4652", "cap", rng.choice((-1, 1)))
        for q in range(rng.randint(4, 6)):
            man(
                d,
                rng.uniform(60, 850),
                rng.uniform(570, 606),
                rng.uniform(180, 205),
                rng.choice(("#3a342e", "#2f3a45", "#5a4a3c")),
                rng.choice(("cap", "none", "bowler")),
                rng.choice((-1, 1)),
            )
        for _ in range(5):
            x = rng.uniform(60, 780)
            for r in range(6):
                d.polygon(
                    [(x, 606 - r * 7), (x + 60, 602 - r * 7), (x + 78, 610 - r * 7), (x + 18, 615 - r * 7)],
                    mix("#fdf8ea", "#cfc4ac", r % 2 * 0.6),
                    "#5d5546",
                    0.9,
                )
    d.vignette(0.42)
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


WORKSHOP = (
    Motif(
        "steam-hammer",
        "machines",
        titles(
            "The Great Steam Hammer",
            "Le marteau-pilon",
            "Der große Dampfhammer",
            "Il grande maglio a vapore",
            "El gran martillo pilón",
            "De groote stoomhamer",
        ),
        760,
        860,
        steam_hammer,
    ),
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
        "printing-press",
        "machines",
        titles(
            "The Rotary Press",
            "La presse rotative",
            "Die Rotationspresse",
            "La macchina rotativa",
            "La prensa rotativa",
            "De rotatiepers",
        ),
        900,
        620,
        printing_press,
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
