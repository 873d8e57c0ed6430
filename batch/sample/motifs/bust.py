"""What a sitter wears, stands before and is framed in."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, Point, blob, darker, lighter, pen, smooth
from .head import Sitter, sitter


def backdrop(d: Drawing, s: Sitter, kind: str) -> None:
    """What stands behind the sitter: studio, curtain, library or column."""
    rng, w, h = d.rng, d.width, d.height
    tone = rng.choice(("#8d8270", "#6f7670", "#7d6654", "#9a927f"))
    d.rect(0, 0, w, h, d.linear(lighter(tone, 0.5), tone, darker(tone, 0.6), angle=90 + 50 * s.turn))
    for _ in range(90):
        x, y = rng.uniform(0, w), rng.uniform(0, h)
        d.line(
            [(x, y), (x + rng.uniform(10, 40), y - rng.uniform(10, 40))],
            rng.choice((darker(tone, 0.5), lighter(tone, 0.4))),
            1,
            0.25,
        )
    side = -1 if s.turn > 0 else 1
    if kind == "curtain":
        for k in range(9):
            x = w / 2 + side * (w * 0.2 + k * w * 0.045)
            points = [
                (x, 0),
                (x + rng.uniform(-14, 14), h * 0.3),
                (x + side * 20 * math.sin(k), h * 0.7),
                (x + side * 30, h),
            ]
            far = [(px + side * w * 0.05, py) for px, py in reversed(points)]
            d.form([*points, *far], d.linear("#7d2f2a", "#b5564a", "#3f1613", angle=0))
    elif kind == "library":
        for row in range(6):
            x, y = 0.0, h * 0.02 + row * h * 0.15
            d.rect(0, y + h * 0.13, w, h * 0.02, "#4a3422")
            while x < w:
                b, t = rng.uniform(10, 26), rng.uniform(0.085, 0.125) * h
                cover = rng.choice(("#6b2f26", "#3a4a3c", "#4a3a2c", "#7d6238", "#2f3a4c"))
                d.rect(
                    x,
                    y + h * 0.13 - t,
                    b,
                    t,
                    d.linear(lighter(cover, 0.3), cover, darker(cover, 0.5), angle=0),
                    darker(cover, 0.6),
                    0.8,
                )
                d.lines(
                    [[(x + 2, y + h * 0.13 - t * q), (x + b - 2, y + h * 0.13 - t * q)] for q in (0.25, 0.8)],
                    "#d9b864",
                    1.4,
                )
                x += b + 1
        d.rect(0, 0, w, h, "#1a1410", opacity=0.4)
    elif kind == "column":
        x = w * (0.04 if side < 0 else 0.7)
        d.rect(x, 0, w * 0.26, h, d.linear("#efe6d2", "#b9ad96", "#5d5546", angle=0))
        d.lines(
            [[(x + w * 0.26 * k / 8, 0), (x + w * 0.26 * k / 8, h)] for k in range(1, 8)], "#6d6452", 2, 0.5
        )


def shoulders(s: Sitter, width: float, drop: float, foot: float) -> list[Point]:
    """The outline of the bust, neck to the picture's foot."""
    return [
        s.outer(-0.55, 1.35),
        s.outer(0.55, 1.35),
        s.outer(width * 0.6, drop),
        s.outer(width, drop + 0.55),
        s.outer(width * 1.1, foot),
        s.outer(-width * 1.1, foot),
        s.outer(-width, drop + 0.55),
        s.outer(-width * 0.6, drop),
    ]


def cloth(d: Drawing, s: Sitter, points: list[Point], tone: str) -> str:
    """The coat's mass with its hatching; returns its path data."""
    data = smooth(points, closed=True, tension=0.8)
    d.path(data, d.linear(lighter(tone, 0.35), tone, darker(tone, 0.55), angle=25), darker(tone, 0.7), 1.5)
    r = s.r
    d.hatch(data, (s.x - 3 * r, s.y + r, 6 * r, 4.5 * r), 58, r * 0.12, lighter(tone, 0.4), r * 0.012, 0.4)
    with d.clip(data):
        for side in (-1, 1):
            for k in range(4):
                d.curve(
                    [
                        s.outer(side * (1.5 + 0.1 * k), 1.9 + 0.1 * k),
                        s.outer(side * (1.25 + 0.12 * k), 2.8),
                        s.outer(side * (1.5 + 0.16 * k), 4),
                    ],
                    darker(tone, 0.75),
                    r * 0.03,
                    0.6,
                )
    return data


def gown_bust(d: Drawing, s: Sitter, tone: str, low: bool) -> None:
    """A lady's bodice, high-collared with lace or cut low."""
    rng, r = d.rng, s.r
    if low:
        d.form(
            shoulders(s, 1.55, 2.0, 3.6),
            d.radial(lighter(s.skin, 0.5), s.skin, darker(s.skin, 0.4), x=0.35, y=0.35, r=0.8),
        )
        d.curve(
            [s.outer(-0.9, 2.15), s.outer(-0.2, 2.35), s.outer(0, 2.45)], darker(s.skin, 0.4), r * 0.03, 0.7
        )
        d.curve(
            [s.outer(0.9, 2.15), s.outer(0.2, 2.35), s.outer(0, 2.45)], darker(s.skin, 0.4), r * 0.03, 0.7
        )
        bodice = [
            s.outer(-1.75, 2.6),
            s.outer(-0.9, 3.05),
            s.outer(0, 3.25),
            s.outer(0.9, 3.05),
            s.outer(1.75, 2.6),
            s.outer(1.95, 5.4),
            s.outer(-1.95, 5.4),
        ]
        cloth(d, s, bodice, tone)
        for k in range(26):
            t = k / 25
            x, y = s.outer(-1.75 + 3.5 * t, 2.62 + 0.66 * math.sin(t * math.pi))
            d.path(
                blob(rng, x, y, r * 0.14, r * 0.11, 0.25, 7), d.radial("#fffaf0", "#c9bfae"), "#8a8170", 0.8
            )
    else:
        cloth(d, s, shoulders(s, 1.75, 2.0, 5.2), tone)
        d.polygon(
            [s.outer(-0.5, 1.0), s.outer(0.5, 1.0), s.outer(0.62, 1.75), s.outer(-0.62, 1.75)],
            d.linear("#fdf8ec", "#b9b09e", angle=0),
            "#7d7464",
            1,
        )
        for k in range(5):
            y = 1.08 + k * 0.15
            d.curve(
                [s.outer(-0.52 - k * 0.02, y), s.outer(0, y + 0.07), s.outer(0.52 + k * 0.02, y)],
                "#8a8170",
                r * 0.015,
            )
        for k in range(7):
            fall = 1.8 + k * 0.34
            wide = 0.62 - 0.05 * k
            d.form(
                [
                    s.outer(-wide, fall),
                    s.outer(0, fall - 0.1),
                    s.outer(wide, fall),
                    s.outer(wide * 0.6, fall + 0.32),
                    s.outer(0, fall + 0.2),
                    s.outer(-wide * 0.6, fall + 0.32),
                ],
                d.linear("#fffaf0", "#cfc6b4"),
                "#8f8675",
                0.8,
            )


def jewels(d: Drawing, s: Sitter, low: bool) -> None:
    """Ear-rings, and pearls about the neck."""
    r = s.r
    d.ellipse(
        *s.outer(-0.95 if s.turn > 0 else 0.95, 0.48),
        r * 0.06,
        r * 0.09,
        d.radial("#ffffff", "#b9ad96"),
        "#5d5546",
        0.8,
    )
    for row in range(3 if low else 1):
        for k in range(19):
            t = k / 18
            x, y = s.outer(
                -0.55 - row * 0.12 + (1.1 + row * 0.24) * t,
                1.72 + row * 0.22 + 0.3 * (1 + row * 0.3) * math.sin(t * math.pi),
            )
            d.ellipse(
                x, y, r * 0.045, r * 0.045, d.radial("#ffffff", "#d6ccb8", "#857b68", x=0.35, y=0.3, r=0.7)
            )


def frame(d: Drawing, oval: bool) -> None:
    """Leave the picture to the edge, or set it in an oval medallion with ruled spandrels."""
    if not oval:
        d.vignette(0.45)
        return
    w, h = d.width, d.height
    hole = pen(
        "M",
        0,
        0,
        "H",
        w,
        "V",
        h,
        "H",
        0,
        "Z",
        "M",
        w * 0.03,
        h / 2,
        "a",
        w * 0.47,
        h * 0.47,
        0,
        1,
        0,
        w * 0.94,
        0,
        "a",
        w * 0.47,
        h * 0.47,
        0,
        1,
        0,
        -w * 0.94,
        0,
        "Z",
    )
    d.path(hole, "#f3ead6", extra='fill-rule="evenodd"')
    for k, width in ((0, 5), (9, 1.6), (-8, 1.6)):
        d.ellipse(w / 2, h / 2, w * 0.47 + k, h * 0.47 + k, "none", "#3d3227", width)
    d.rect(8, 8, w - 16, h - 16, "none", "#3d3227", 2.5)
    for cx, cy in ((50, 50), (w - 50, 50), (50, h - 50), (w - 50, h - 50)):
        for k in range(8):
            a = k * math.tau / 8
            d.ellipse(
                cx + math.cos(a) * 17,
                cy + math.sin(a) * 17,
                9,
                6,
                d.linear("#a58c5e", "#4d3f2c"),
                turn=math.degrees(a),
            )
        d.ellipse(cx, cy, 7, 7, "#3d3227")


def placed(rng: Random, d: Drawing, woman: bool, low: float = 0.34) -> Sitter:
    """A sitter set a little off the middle, nearer or farther."""
    r = rng.uniform(100, 138)
    return sitter(rng, d.width / 2 + rng.uniform(-50, 50), d.height * low + rng.uniform(-20, 55), r, woman)
