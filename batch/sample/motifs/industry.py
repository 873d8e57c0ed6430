"""Industry: the hall, the steam hammer, the printing press."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, Point, darker, lighter, mix, pen
from .motif import Motif, titles
from .nature import smoke
from .people import man


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
                pen(
                    "M",
                    x - spread - 40,
                    foot,
                    "C",
                    x - spread,
                    foot - height * 0.5,
                    x - 90,
                    top + 130,
                    x - 70,
                    top,
                    "H",
                    x + 70,
                    "C",
                    x + 90,
                    top + 130,
                    x + spread,
                    foot - height * 0.5,
                    x + spread + 40,
                    foot,
                    "H",
                    x + spread - 50,
                    "C",
                    x + spread - 80,
                    foot - height * 0.4,
                    x + 60,
                    top + 180,
                    x,
                    top + 160,
                    "C",
                    x - 60,
                    top + 180,
                    x - spread + 80,
                    foot - height * 0.4,
                    x - spread + 50,
                    foot,
                    "Z",
                ),
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
                pen(
                    "M",
                    x,
                    foot,
                    "L",
                    x + 16,
                    foot - tall,
                    "Q",
                    x + span / 2,
                    foot - tall - 56,
                    x + span - 26,
                    foot - tall,
                    "L",
                    x + span - 10,
                    foot,
                    "H",
                    x + span - 56,
                    "L",
                    x + span - 66,
                    foot - 70,
                    "Q",
                    x + span / 2,
                    foot - 130,
                    x + 56,
                    foot - 70,
                    "L",
                    x + 46,
                    foot,
                    "Z",
                ),
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
        for _ in range(rng.randint(4, 6)):
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


INDUSTRY = (
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
)
