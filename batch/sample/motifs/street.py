"""What stands and drives in a street: houses, lamps, trams, carriages and their horses."""

from __future__ import annotations

import math

from .drawing import Drawing, darker, lighter
from .nature import smoke


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
    for side in (-0.25, 0.25):
        d.ellipse(x + side * size, y - size * 0.06, size * 0.07, size * 0.07, "#191513", "#6d6050", 1.5)
    d.line([(x, y - size * 0.57), (x - size * 0.35, y - size * 0.95)], "#1c1714", 1.4)
