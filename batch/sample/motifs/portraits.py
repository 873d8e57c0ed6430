"""Portraits: busts modelled from a few proportions of the head, and what their sitters wore."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from .drawing import Drawing, Point, arc, blob, darker, lighter, mix, smooth
from .motif import Motif, titles
from .nature import conifer, palm, peak

HAIRS = ("#2b211b", "#4a3524", "#6b4a2c", "#8d8579", "#c9c2b2", "#7d3f22")


@dataclass
class Sitter:
    """Where a head is and how it is made. r: half the face's width; turn: -1 (to the left) to 1 (to the right)."""

    x: float
    y: float
    r: float
    turn: float
    hair: str
    skin: str
    jaw: float
    old: bool
    woman: bool

    def at(self, u: float, v: float) -> Point:
        """A point of the face: u to the right in half widths, v downwards; features slide with the turn."""
        return self.x + (u + self.turn * 0.26 * (1 - min(abs(u), 1.2) * 0.5)) * self.r, self.y + v * self.r

    def outer(self, u: float, v: float) -> Point:
        """A point of the head's outline, which does not slide."""
        return self.x + u * self.r, self.y + v * self.r


def sitter(rng: Random, x: float, y: float, r: float, woman: bool) -> Sitter:
    """A head of chance proportions, turned well to one side."""
    turn = rng.choice((-1, 1)) * rng.uniform(0.35, 1.0)
    skin = rng.choice(("#d8b18c", "#e0bd9a", "#cfa47d"))
    return Sitter(x, y, r, turn, rng.choice(HAIRS), skin, rng.uniform(0.5, 0.72), rng.random() < 0.45, woman)


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


def face(d: Drawing, s: Sitter) -> None:
    """The head without its hair, modelled from light to dark away from the light at the upper left."""
    r = s.r
    dark, deep = mix(s.skin, "#5a2c16", 0.5), mix(s.skin, "#35180c", 0.75)
    neck = 0.42 if s.woman else 0.6
    d.form(
        [s.outer(-neck, 0.7), s.outer(neck, 0.7), s.outer(neck + 0.12, 2.2), s.outer(-neck - 0.12, 2.2)],
        d.linear(lighter(s.skin, 0.1), mix(s.skin, dark, 0.5), dark, angle=0),
    )
    d.form(
        [s.outer(-neck, 0.9), s.outer(0, 1.35), s.outer(neck, 0.9), s.outer(neck, 1.5), s.outer(0, 1.62)],
        deep,
        opacity=0.5,
    )
    ear = -0.98 if s.turn > 0 else 0.98
    ex, ey = s.outer(ear * (0.96 - abs(s.turn) * 0.14), 0.08)
    d.ellipse(ex, ey, r * 0.15, r * 0.28, d.linear(s.skin, dark), deep, 1)
    d.curve(arc(ex, ey, r * 0.08, r * 0.18, 200, 420, 8), deep, 1.6)
    jaw = s.jaw * (0.86 if s.woman else 1)
    chin = s.turn * 0.2
    outline = [
        s.outer(-0.98, -0.2),
        s.outer(-0.8, -0.95),
        s.outer(0, -1.3),
        s.outer(0.8, -0.95),
        s.outer(0.98, -0.2),
        s.outer(0.93, 0.35),
    ]
    outline += [
        s.outer(jaw + 0.1 + chin * 0.3, 0.92),
        s.outer(0.26 + chin, 1.28),
        s.outer(-0.26 + chin, 1.28),
        s.outer(-jaw - 0.1 + chin * 0.3, 0.92),
        s.outer(-0.93, 0.35),
    ]
    data = smooth(outline, closed=True)
    d.path(
        data,
        d.radial(
            (0, lighter(s.skin, 0.55)),
            (0.45, s.skin),
            (0.85, mix(s.skin, dark, 0.5)),
            (1, dark),
            x=0.36,
            y=0.34,
            r=0.72,
        ),
        deep,
        1.2,
    )
    with d.clip(data):
        d.form(
            [
                s.at(0.62, -1.2),
                s.at(0.5, -0.1),
                s.at(0.72, 0.5),
                s.at(0.3, 1.3),
                s.outer(1.2, 1.3),
                s.outer(1.2, -1.2),
            ],
            dark,
            opacity=0.42,
        )
        d.form(
            [s.at(0.85, -0.9), s.at(0.82, 0.4), s.at(0.6, 1.2), s.outer(1.25, 1.0), s.outer(1.25, -1.0)],
            deep,
            opacity=0.45,
        )
        shadow = (
            "M"
            + smooth(
                [s.at(0.55, -1.1), s.at(0.55, 0.4), s.at(0.3, 1.3), s.outer(1.3, 1.2), s.outer(1.3, -1.1)],
                True,
            )[1:]
        )
        d.hatch(shadow, (s.x - r, s.y - r * 1.4, r * 2.4, r * 2.8), 60, r * 0.07, deep, r * 0.012, 0.5)
        for u in (-0.45, 0.45):
            cx, cy = s.at(u * 1.25, 0.42)
            d.ellipse(
                cx,
                cy,
                r * 0.3,
                r * 0.2,
                d.radial((0, "#c46a52" if s.woman else "#b0664c", 0.42), (1, "#b0664c", 0)),
            )
        hx, hy = s.at(-0.2, -0.75)
        d.ellipse(hx, hy, r * 0.5, r * 0.3, d.radial((0, "#fff6e4", 0.6), (1, "#fff6e4", 0)))
        if s.old:
            for k in range(3):
                d.curve(
                    [s.at(-0.5, -0.72 + k * 0.12), s.at(0, -0.77 + k * 0.12), s.at(0.5, -0.7 + k * 0.12)],
                    dark,
                    r * 0.018,
                    0.7,
                )
        for side in (-1, 1):
            d.curve(
                [s.at(side * 0.26, 0.38), s.at(side * 0.44, 0.56), s.at(side * 0.46, 0.76)],
                dark,
                r * 0.022,
                0.9 if s.old else 0.4,
            )
    gaze = s.turn * 0.05
    for side in (-1, 1):
        squeeze = 1 - 0.22 * (1 if side * s.turn > 0 else 0)
        cx, cy = s.at(side * 0.44, -0.06)
        w = r * 0.235 * squeeze
        d.ellipse(
            cx, cy - r * 0.04, w * 1.6, r * 0.26, d.radial((0, deep, 0.75), (0.6, dark, 0.4), (1, dark, 0))
        )
        eye = smooth(
            [
                (cx - w, cy + r * 0.02),
                (cx - w * 0.3, cy - r * 0.1),
                (cx + w * 0.5, cy - r * 0.095),
                (cx + w, cy + r * 0.01),
                (cx, cy + r * 0.085),
            ],
            closed=True,
        )
        d.path(eye, "#efe6d6")
        with d.clip(eye):
            d.ellipse(
                cx + gaze * r * 1.6,
                cy - r * 0.015,
                r * 0.1,
                r * 0.105,
                d.radial("#7d6a52", "#3a2c20", "#15100c"),
            )
            d.ellipse(cx + gaze * r * 1.6, cy - r * 0.015, r * 0.045, r * 0.045, "#0d0a08")
            d.ellipse(cx + gaze * r * 1.6 - r * 0.035, cy - r * 0.05, r * 0.022, r * 0.022, "#ffffff")
        d.curve(
            [
                (cx - w * 1.05, cy + r * 0.03),
                (cx - w * 0.3, cy - r * 0.105),
                (cx + w * 0.5, cy - r * 0.1),
                (cx + w * 1.08, cy + r * 0.02),
            ],
            "#1d1410",
            r * (0.05 if s.woman else 0.04),
        )
        d.curve([(cx - w, cy - r * 0.1), (cx, cy - r * 0.19), (cx + w, cy - r * 0.09)], deep, r * 0.02, 0.8)
        d.curve([(cx - w, cy + r * 0.12), (cx, cy + r * 0.17), (cx + w, cy + r * 0.1)], dark, r * 0.02, 0.8)
        lift = r * (0.06 if s.woman else 0.0)
        brow = [
            (cx - side * w * 1.2, cy - r * 0.24 - lift),
            (cx + side * w * 0.1, cy - r * 0.34 - lift),
            (cx + side * w * 1.35, cy - r * 0.22 - lift),
        ]
        d.curve(brow, darker(s.hair, 0.2), r * (0.045 if s.woman else 0.085), 0.9)
    lean = 1 if s.turn > 0 else -1
    tip = s.at(0.02, 0.4)
    tip = (tip[0] + s.turn * r * 0.1, tip[1])
    bridge, wing = s.at(0.07 * lean, -0.18), s.at(0.17, 0.42)
    d.form(
        [
            s.at(0.08, -0.2),
            (tip[0] + r * 0.07, tip[1] - r * 0.12),
            (tip[0] + r * 0.1, tip[1]),
            wing,
            s.at(0.2, 0.2),
        ],
        dark,
        opacity=0.55,
    )
    d.curve(
        [
            bridge,
            ((bridge[0] + tip[0]) / 2 + lean * r * 0.03, (bridge[1] + tip[1]) / 2),
            (tip[0] + lean * r * 0.08, tip[1] - r * 0.04),
            (tip[0], tip[1] + r * 0.08),
        ],
        deep,
        r * 0.026,
        0.85,
    )
    d.ellipse(
        tip[0] - r * 0.05,
        tip[1] - r * 0.06,
        r * 0.07,
        r * 0.1,
        d.radial((0, "#fff8ea", 0.75), (1, "#fff8ea", 0)),
    )
    for u in (-0.13, 0.13):
        nx, ny = s.at(u, 0.48)
        d.ellipse(nx + s.turn * r * 0.05, ny, r * 0.055, r * 0.03, "#3a2218", opacity=0.8)
    mx, my = s.at(0, 0.76)
    w = r * (0.27 if s.woman else 0.32)
    lip = "#a8483f" if s.woman else "#9a5f4c"
    d.form(
        [
            (mx - w, my),
            (mx - w * 0.35, my - r * 0.08),
            (mx, my - r * 0.055),
            (mx + w * 0.35, my - r * 0.08),
            (mx + w, my),
            (mx, my + r * 0.02),
        ],
        darker(lip, 0.25),
    )
    d.form(
        [
            (mx - w * 0.9, my + r * 0.01),
            (mx, my + r * 0.03),
            (mx + w * 0.9, my + r * 0.01),
            (mx, my + r * 0.13),
        ],
        d.linear(lip, lighter(lip, 0.3)),
    )
    d.curve([(mx - w * 1.05, my), (mx, my + r * 0.015), (mx + w * 1.05, my - r * 0.01)], "#3b1712", r * 0.025)
    d.ellipse(mx, my + r * 0.22, w * 0.8, r * 0.06, d.radial((0, deep, 0.55), (1, deep, 0)))


def strands(
    d: Drawing,
    region: str,
    box: tuple[float, float, float, float],
    curves: list[list[Point]],
    tone: str,
    width: float,
) -> None:
    """A mass of hair: a shaded region combed with light and dark strands."""
    d.path(region, d.linear(lighter(tone, 0.35), tone, darker(tone, 0.6), angle=40), darker(tone, 0.6), 0.8)
    with d.clip(region):
        darks = [c for k, c in enumerate(curves) if k % 3]
        d.path("".join(smooth(c) for c in darks), "none", darker(tone, 0.7), width, 0.7)
        d.path("".join(smooth(c) for c in curves[::3]), "none", lighter(tone, 0.55), width, 0.8)


def short_hair(d: Drawing, s: Sitter, bald: bool) -> None:
    """A man's hair, parted or receding, with whiskers at the temples."""
    rng = d.rng
    r = s.r
    line = -1.12 if bald else rng.uniform(-0.9, -0.72)
    part = rng.choice((-0.5, 0.5, 0.0))
    cap = [
        s.outer(-1.03, 0.12),
        s.outer(-1.08, -0.5),
        s.outer(-0.85, -1.18),
        s.outer(0, -1.52 if not bald else -1.36),
        s.outer(0.85, -1.18),
        s.outer(1.08, -0.5),
        s.outer(1.03, 0.12),
    ]
    inner = [
        s.outer(0.86, -0.2),
        s.outer(0.78, -0.6),
        s.at(0.5, line),
        s.at(part, line - 0.22),
        s.at(-0.5, line),
        s.outer(-0.78, -0.6),
        s.outer(-0.86, -0.2),
    ]
    region = smooth([*cap, *inner], closed=True, tension=0.8)
    curves = []
    for k in range(70):
        u = -1.1 + 2.2 * k / 69
        root = s.at(part, line - 0.2)
        curves.append(
            [
                root,
                (root[0] + (u * r) * 0.6, s.y - 1.5 * r + abs(u) * 0.25 * r),
                s.outer(u * 1.1, -1.0 + abs(u) * 0.9 + rng.uniform(-0.2, 0.4)),
            ]
        )
    strands(d, region, (0, 0, 0, 0), curves, s.hair, r * 0.018)


def beard(d: Drawing, s: Sitter, kind: str) -> None:
    """A moustache (waxed, walrus), a pointed or a full beard, or nothing."""
    rng, r = d.rng, s.r
    x, y = s.at(0, 0.64)
    if kind in ("full", "pointed"):
        length = 1.2 if kind == "full" else 0.75
        wide = 0.92 if kind == "full" else 0.42
        region_points = [
            s.outer(-wide, 0.2 if kind == "full" else 0.75),
            s.at(-0.45, 0.72),
            s.at(-0.2, 0.98),
            s.at(0.2, 0.98),
            s.at(0.45, 0.72),
            s.outer(wide, 0.2 if kind == "full" else 0.75),
        ]
        region_points += [
            s.outer(wide * 0.95, 0.95),
            s.at(wide * 0.6, 1.2 + length * 0.4),
            s.at(0.05, 1.25 + length * (0.75 if kind == "full" else 0.85)),
            s.at(-wide * 0.6, 1.2 + length * 0.4),
            s.outer(-wide * 0.95, 0.95),
        ]
        curves = []
        for _ in range(110):
            u = rng.uniform(-1, 1) * wide
            v = rng.uniform(0.5, 1.2)
            a = s.at(u, v)
            curves.append(
                [
                    a,
                    (a[0] + rng.uniform(-0.06, 0.06) * r, a[1] + 0.25 * r),
                    (a[0] - u * 0.16 * r + rng.uniform(-0.08, 0.08) * r, a[1] + 0.55 * r),
                ]
            )
        strands(d, smooth(region_points, closed=True), (0, 0, 0, 0), curves, s.hair, r * 0.018)
    if kind in ("waxed", "full", "pointed", "walrus"):
        reach, droop = (0.62, -0.16) if kind == "waxed" else (0.5, 0.1) if kind != "walrus" else (0.52, 0.24)
        for side in (-1, 1):
            points = [
                (x, y - r * 0.06),
                (x + side * r * 0.25, y - r * 0.1),
                (x + side * r * reach, y + droop * r),
                (x + side * r * 0.28, y + r * (0.14 if kind != "walrus" else 0.24)),
                (x, y + r * 0.1),
            ]
            curves = [
                [
                    (x + side * r * 0.02, y + (k / 9 - 0.5) * r * 0.2),
                    (x + side * r * 0.28, y + (k / 9 - 0.5) * r * 0.22),
                    (x + side * r * reach, y + droop * r + (k / 9 - 0.5) * r * 0.1),
                ]
                for k in range(10)
            ]
            strands(d, smooth(points, closed=True), (0, 0, 0, 0), curves, s.hair, r * 0.016)


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
    d.hatch(data, (s.x - 3 * r, s.y + r, 6 * r, 4.5 * r), 58, r * 0.09, lighter(tone, 0.4), r * 0.012, 0.4)
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


def frame(d: Drawing, oval: bool) -> None:
    """Leave the picture to the edge, or set it in an oval medallion with ruled spandrels."""
    if not oval:
        d.vignette(0.45)
        return
    w, h = d.width, d.height
    hole = f"M0 0H{w}V{h}H0ZM{w * 0.03:.0f} {h / 2:.0f}a{w * 0.47:.0f} {h * 0.47:.0f} 0 1 0 {w * 0.94:.0f} 0a{w * 0.47:.0f} {h * 0.47:.0f} 0 1 0 {-w * 0.94:.0f} 0Z"
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


def gentleman(rng: Random) -> str:
    """A man of letters or of state in a dark coat."""
    d = Drawing(680, 860, rng)
    s = placed(rng, d, False, 0.37)
    backdrop(d, s, rng.choice(("studio", "library", "curtain", "column")))
    tone = rng.choice(("#2a2829", "#33302c", "#4a443c", "#2b3238"))
    hat = rng.choice(("none", "none", "topper", "bowler"))
    face(d, s)
    cloth(d, s, shoulders(s, rng.uniform(1.9, 2.3), 1.9, 5.2), tone)
    r = s.r
    d.polygon(
        [s.outer(-0.5, 1.4), s.outer(0.5, 1.4), s.outer(0.28, 3.3), s.outer(-0.05, 3.8)],
        d.linear("#fbf6ea", "#c9c2b2", angle=20),
    )
    if rng.random() < 0.5:
        for side in (-1, 1):
            d.form(
                [s.outer(0.04, 1.86), s.outer(side * 0.5, 1.62), s.outer(side * 0.52, 2.06)],
                d.linear("#6b6258", "#1f1b19"),
            )
        d.ellipse(*s.outer(0.02, 1.86), r * 0.1, r * 0.11, "#2a2523")
    else:
        d.form(
            [s.outer(-0.2, 1.6), s.outer(0.2, 1.6), s.outer(0.3, 2.4), s.outer(0.1, 3.4), s.outer(-0.2, 2.5)],
            d.linear("#8a3f36", "#3a1a18", angle=0),
        )
        d.ellipse(*s.outer(0.02, 2.3), r * 0.06, r * 0.06, "#f1e3b4")
    for side in (-1, 1):
        d.polygon(
            [s.outer(side * 0.5, 1.34), s.outer(side * 0.1, 1.78), s.outer(side * 0.62, 1.9)],
            "#fdfaf0",
            "#8a8170",
            1,
        )
        d.polygon(
            [
                s.outer(side * 0.58, 1.45),
                s.outer(side * 1.12, 2.1),
                s.outer(side * 0.86, 2.36),
                s.outer(side * 1.02, 2.56),
                s.outer(side * 0.04, 4.3),
                s.outer(side * 0.34, 2.5),
            ],
            d.linear(lighter(tone, 0.3), darker(tone, 0.4), angle=20),
            darker(tone, 0.7),
            1.5,
        )
    if rng.random() < 0.6:
        d.curve([s.outer(0.25, 3.5), s.outer(0.7, 3.9), s.outer(1.1, 3.6)], "#d9b45a", r * 0.04)
    if rng.random() < 0.5:
        d.ellipse(*s.outer(-0.78, 2.75), r * 0.13, r * 0.13, d.radial("#fbeed0", "#c65a4a", "#5a1d17"))
    short_hair(d, s, hat == "none" and rng.random() < 0.35)
    beard(d, s, rng.choice(("full", "pointed", "waxed", "walrus", "none")))
    if rng.random() < 0.35:
        for side in (-1, 1):
            d.ellipse(*s.at(side * 0.44, -0.04), r * 0.27, r * 0.23, "none", "#2b241c", r * 0.028)
        d.curve([s.at(-0.18, -0.06), s.at(0, -0.12), s.at(0.18, -0.06)], "#2b241c", r * 0.028)
    if hat == "topper":
        d.form(
            [
                s.outer(-1.1, -0.75),
                s.outer(-1.02, -1.5),
                s.outer(-1.15, -2.6),
                s.outer(1.15, -2.6),
                s.outer(1.02, -1.5),
                s.outer(1.1, -0.75),
            ],
            d.linear("#1d1a19", "#7d7872", "#2a2624", "#0f0d0c", angle=0),
        )
        d.form(
            [
                s.outer(-1.7, -0.85),
                s.outer(0, -0.7),
                s.outer(1.7, -0.85),
                s.outer(1.2, -0.6),
                s.outer(0, -0.48),
                s.outer(-1.2, -0.6),
            ],
            "#1a1716",
        )
        d.path(
            smooth([s.outer(-1.04, -1.0), s.outer(0, -0.88), s.outer(1.04, -1.0)]), "none", "#0d0b0a", r * 0.2
        )
    elif hat == "bowler":
        d.form(
            [
                s.outer(-1.12, -0.7),
                s.outer(-1.05, -1.4),
                s.outer(0, -1.95),
                s.outer(1.05, -1.4),
                s.outer(1.12, -0.7),
            ],
            d.radial("#8a7f72", "#3d352f", "#1a1614", x=0.35, y=0.25, r=0.8),
        )
        d.form(
            [
                s.outer(-1.65, -0.9),
                s.outer(0, -0.68),
                s.outer(1.65, -0.9),
                s.outer(1.2, -0.58),
                s.outer(0, -0.44),
                s.outer(-1.2, -0.58),
            ],
            "#221d1a",
        )
    frame(d, rng.random() < 0.5)
    return d.svg()


def big_hair(d: Drawing, s: Sitter) -> None:
    """A lady's piled hair, waved from the parting, with its knot."""
    rng, r = d.rng, s.r
    high = rng.uniform(1.55, 1.95)
    if rng.random() < 0.6:
        d.path(
            blob(rng, *s.outer(-s.turn * 0.3, -high - 0.05), r * 0.5, r * 0.38, 0.06),
            d.radial(lighter(s.hair, 0.4), s.hair, darker(s.hair, 0.6), x=0.35, y=0.3, r=0.7),
        )
    outline = [
        s.outer(-1.0, 0.35),
        s.outer(-1.26, -0.3),
        s.outer(-1.12, -1.1),
        s.outer(-0.5, -high),
        s.outer(0.5, -high),
        s.outer(1.12, -1.1),
        s.outer(1.26, -0.3),
        s.outer(1.0, 0.35),
    ]
    inner = [
        s.outer(0.87, -0.1),
        s.at(0.72, -0.62),
        s.at(0.3, -0.86),
        s.at(0, -0.98),
        s.at(-0.3, -0.86),
        s.at(-0.72, -0.62),
        s.outer(-0.87, -0.1),
    ]
    curves = []
    for k in range(80):
        u = -1.3 + 2.6 * k / 79
        a = s.at(u * 0.72, -0.98 + abs(u) * 0.62)
        curves.append(
            [
                a,
                s.outer(u * 1.05, -1.0 + abs(u) * 0.5),
                s.outer(u * 0.8, -high + abs(u) ** 2 * 0.9),
                s.outer(u * 0.3, -high),
            ]
        )
    strands(d, smooth([*outline, *inner], closed=True, tension=0.9), (0, 0, 0, 0), curves, s.hair, r * 0.02)


def plume(d: Drawing, x: float, y: float, dx: float, dy: float, tone: str) -> None:
    """An ostrich plume from (x, y) bending towards (x + dx, y + dy)."""
    barbs = []
    for k in range(34):
        t = k / 33
        px, py = x + dx * t, y + dy * math.sin(t * math.pi * 0.62)
        reach = 0.26 * math.hypot(dx, dy) * math.sin(min(t + 0.12, 1) * math.pi) + 4
        for side in (-1, 1):
            barbs.append(
                [
                    (px, py),
                    (px + reach * 0.5, py + side * reach * 0.55),
                    (px + reach * 0.75, py + side * reach),
                ]
            )
    d.path("".join(smooth(b) for b in barbs), "none", darker(tone, 0.35), 3.2, 0.8)
    d.path("".join(smooth(b) for b in barbs[::2]), "none", lighter(tone, 0.6), 1.8, 0.9)


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


def lady_portrait(rng: Random) -> str:
    """A lady in a plumed hat or with dressed hair."""
    d = Drawing(660, 880, rng)
    s = placed(rng, d, True, 0.42)
    s.old = False
    backdrop(d, s, rng.choice(("studio", "curtain", "column")))
    hat = rng.random() < 0.6
    face(d, s)
    tone = rng.choice(("#6b4a5c", "#45566b", "#a39272", "#3a3336", "#8a4f45", "#d9cfba"))
    low = rng.random() < 0.4
    gown_bust(d, s, tone, low)
    big_hair(d, s)
    r = s.r
    jewels(d, s, low)
    if hat:
        felt = rng.choice(("#2a2326", "#4b3a44", "#6b5a45"))
        tilt = rng.choice((-1, 1)) * 0.25
        d.form(
            [
                s.outer(-2.2, -0.95 - tilt),
                s.outer(-1.0, -1.7),
                s.outer(0.2, -2.05),
                s.outer(1.4, -1.6),
                s.outer(2.2, -0.95 + tilt),
                s.outer(0.9, -0.95),
                s.outer(-0.9, -0.95),
            ],
            d.linear(lighter(felt, 0.35), felt, darker(felt, 0.5)),
            "#14100e",
            1.5,
        )
        d.form(
            [s.outer(-0.9, -1.5), s.outer(-0.8, -2.3), s.outer(0.8, -2.3), s.outer(0.95, -1.5)],
            d.linear(lighter(felt, 0.4), darker(felt, 0.5), angle=0),
        )
        side = rng.choice((-1, 1))
        for k in range(3):
            plume(
                d,
                *s.outer(-side * 0.4, -1.75 - 0.16 * k),
                side * r * (1.9 + 0.3 * k),
                -r * (0.6 - 0.25 * k),
                "#d9cdb8",
            )
        for k in range(5):
            d.path(
                blob(
                    rng,
                    *s.outer(-side * (0.5 + 0.22 * (k % 3)), -1.5 - 0.2 * (k // 2)),
                    r * 0.2,
                    r * 0.17,
                    0.2,
                ),
                d.radial("#f6d9cf", "#b0564c", "#5a221e"),
                "#4a1a17",
                0.8,
            )
    frame(d, rng.random() < 0.55)
    return d.svg()


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


def general(rng: Random) -> str:
    """A general in full dress, with helmet, kepi or bare head."""
    d = Drawing(640, 860, rng)
    s = placed(rng, d, False, 0.42)
    backdrop(d, s, rng.choice(("studio", "curtain")))
    face(d, s)
    tone = rng.choice(("#2a3350", "#3a4038", "#6b2422", "#d6cfba", "#2a2829"))
    cloth(d, s, shoulders(s, 2.15, 1.85, 5.2), tone)
    r, gold = s.r, "#d6ad4e"
    d.polygon(
        [s.outer(-0.62, 1.15), s.outer(0.62, 1.15), s.outer(0.7, 1.72), s.outer(-0.7, 1.72)],
        d.linear("#8c2f28", "#4a1614", angle=0),
        "#1d1411",
        1.5,
    )
    for side in (-1, 1):
        for k in range(5):
            d.curve(
                [
                    s.outer(side * 0.12, 1.24 + 0.1 * k),
                    s.outer(side * 0.36, 1.2 + 0.1 * k),
                    s.outer(side * 0.6, 1.26 + 0.1 * k),
                ],
                gold,
                r * 0.03,
            )
        cx, cy = s.outer(side * 1.62, 2.02)
        d.ellipse(
            cx,
            cy,
            r * 0.62,
            r * 0.26,
            d.radial(lighter(gold, 0.6), gold, darker(gold, 0.55), x=0.35, y=0.3, r=0.8),
            "#3a2a14",
            1.4,
        )
        for k in range(17):
            t = -0.58 + 1.16 * k / 16
            d.line(
                [(cx + t * r, cy + r * 0.16), (cx + t * r * 1.12, cy + r * 0.72 - abs(t) * r * 0.1)],
                mix(lighter(gold, 0.5), darker(gold, 0.55), k % 2),
                r * 0.06,
            )
    for row in range(6):
        for side in (-1, 1):
            d.ellipse(
                *s.outer(side * 0.46, 2.1 + row * 0.5),
                r * 0.085,
                r * 0.085,
                d.radial("#fff3cf", gold, "#5d431a", x=0.35, y=0.3, r=0.75),
            )
    if rng.random() < 0.6:
        across = rng.choice((-1, 1))
        d.polygon(
            [
                s.outer(across * 1.15, 1.75),
                s.outer(across * 1.6, 1.95),
                s.outer(-across * 1.1, 5.2),
                s.outer(-across * 1.75, 5.2),
            ],
            d.linear("#b23a30", "#e6d9b8", "#7a201b", angle=0),
        )
    for k in range(rng.randint(2, 5)):
        x, y = s.outer(0.85 + 0.3 * k, 2.75 + 0.05 * k)
        d.rect(
            x - r * 0.11,
            y - r * 0.02,
            r * 0.22,
            r * 0.3,
            d.linear(rng.choice(("#b23a30", "#2f5a8a", "#4a6b3c")), "#efe3c0", angle=0),
        )
        star = [
            (
                x + math.cos(a * math.pi / 8) * r * (0.17 if a % 2 else 0.08),
                y + r * 0.42 + math.sin(a * math.pi / 8) * r * (0.17 if a % 2 else 0.08),
            )
            for a in range(16)
        ]
        d.polygon(star, d.linear("#fff3cf", gold), "#4a3714", 1)
    for k in range(4):
        d.curve(
            [s.outer(-1.5, 2.2 + 0.04 * k), s.outer(-0.9, 3.0 + 0.22 * k), s.outer(-0.4, 2.4 + 0.1 * k)],
            gold if k % 2 else lighter(gold, 0.4),
            r * 0.06,
        )
    hat = rng.choice(("none", "helmet", "kepi", "bicorne"))
    short_hair(d, s, hat == "none" and rng.random() < 0.5)
    beard(d, s, rng.choice(("full", "pointed", "waxed", "walrus")))
    if hat == "helmet":
        d.form(
            [
                s.outer(-1.14, -0.5),
                s.outer(-1.1, -1.3),
                s.outer(0, -1.95),
                s.outer(1.1, -1.3),
                s.outer(1.14, -0.5),
                s.outer(0, -0.68),
            ],
            d.radial("#c9c4ba", "#4a4846", "#151413", x=0.34, y=0.25, r=0.8),
            "#0f0e0d",
            1,
        )
        d.form(
            [
                s.outer(-1.14, -0.55),
                s.outer(0, -0.78),
                s.outer(1.14, -0.55),
                s.outer(0.7 + s.turn * 0.3, -0.32),
                s.outer(-0.7 + s.turn * 0.3, -0.32),
            ],
            "#1a1816",
            gold,
            2,
        )
        d.polygon(
            [s.outer(-0.13, -1.9), s.outer(0, -2.75), s.outer(0.13, -1.9)],
            d.linear("#fff3cf", gold, "#5d431a", angle=0),
        )
        star = [
            s.at(
                math.cos(a * math.pi / 10) * (0.42 if a % 2 else 0.2),
                -1.15 + math.sin(a * math.pi / 10) * (0.42 if a % 2 else 0.2),
            )
            for a in range(20)
        ]
        d.polygon(star, d.radial("#fff3cf", gold, "#7d5c22"), "#4a3714", 1)
    elif hat == "kepi":
        d.form(
            [s.outer(-1.08, -0.6), s.outer(-0.98, -1.55), s.outer(0.98, -1.55), s.outer(1.08, -0.6)],
            d.linear("#a8382c", "#6b1f1a", angle=0),
            "#2a1210",
            1.5,
        )
        d.ellipse(*s.outer(0, -1.55), r * 0.98, r * 0.2, "#8c2f28", gold, 3)
        for k in range(4):
            d.curve(
                [
                    s.outer(-1.07, -0.72 - 0.13 * k),
                    s.outer(0, -0.58 - 0.13 * k),
                    s.outer(1.07, -0.72 - 0.13 * k),
                ],
                gold,
                r * 0.05,
            )
        d.form(
            [
                s.outer(-0.8, -0.6),
                s.outer(0, -0.5),
                s.outer(0.8, -0.6),
                s.outer(0.6 + s.turn * 0.3, -0.32),
                s.outer(-0.6 + s.turn * 0.3, -0.32),
            ],
            "#15110f",
        )
    elif hat == "bicorne":
        d.form(
            [
                s.outer(-1.9, -0.7),
                s.outer(-1.0, -1.4),
                s.outer(0, -2.1),
                s.outer(1.0, -1.4),
                s.outer(1.9, -0.7),
                s.outer(0, -0.86),
            ],
            d.linear("#4a4644", "#141211"),
            gold,
            4,
        )
        plume(d, *s.outer(-1.2, -1.5), r * 2.5, -r * 0.6, "#efe8da")
    frame(d, rng.random() < 0.5)
    return d.svg()


def actress(rng: Random) -> str:
    """An actress in costume: diadem, boa or veil, before footlights or a starry cloth."""
    d = Drawing(640, 900, rng)
    s = placed(rng, d, True, 0.38)
    s.old = False
    night = rng.random() < 0.5
    d.rect(
        0,
        0,
        640,
        900,
        d.linear("#4a3d5a", "#3a2f48", "#17121f") if night else d.linear("#b98f6a", "#6d4436", "#2a1814"),
    )
    cx = s.x
    if night:
        d.ellipse(
            cx, s.y, 285, 285, d.radial((0, "#f6e6b0"), (0.85, "#d9bd78"), (1, "#a88a4c")), "#efdca0", 4
        )
        for k in range(48):
            a = k * math.tau / 48
            d.line(
                [
                    (cx + math.cos(a) * 300, s.y + math.sin(a) * 300),
                    (cx + math.cos(a) * (330 if k % 2 else 380), s.y + math.sin(a) * (330 if k % 2 else 380)),
                ],
                "#d9bd78",
                3,
            )
    else:
        for k in range(14):
            x = k * 50
            d.form(
                [
                    (x, 0),
                    (x + 50, 0),
                    (x + 40 + rng.uniform(-9, 9), 450),
                    (x + 50, 900),
                    (x, 900),
                    (x + 10, 450),
                ],
                d.linear("#8c2f2a", "#c96a58", "#4a1512", angle=0),
            )
    big = rng.choice(("#8fa3a8", "#c9a0a0", "#d9c58a", "#6b3a4a"))
    face(d, s)
    gown_bust(d, s, big, True)
    big_hair(d, s)
    jewels(d, s, True)
    r = s.r
    head_dress = rng.choice(("diadem", "flowers", "feather"))
    if head_dress == "diadem":
        for k in range(11):
            t = k / 10
            x, y = s.outer(-0.95 + 1.9 * t, -0.95 - 0.42 * math.sin(t * math.pi))
            h = r * (0.2 + 0.35 * math.sin(t * math.pi))
            d.polygon(
                [(x - r * 0.08, y), (x, y - h), (x + r * 0.08, y)],
                d.linear("#fff8dc", "#c99f4a"),
                "#5d431a",
                1,
            )
            d.ellipse(x, y - h, r * 0.05, r * 0.05, d.radial("#ffffff", "#8fb0c4"))
    elif head_dress == "flowers":
        for k in range(13):
            t = k / 12
            x, y = s.outer(-1.1 + 2.2 * t, -0.8 - 0.6 * math.sin(t * math.pi))
            for turn in range(6):
                a = turn * math.tau / 6
                d.ellipse(
                    x + math.cos(a) * r * 0.11,
                    y + math.sin(a) * r * 0.11,
                    r * 0.1,
                    r * 0.07,
                    d.radial("#fff3e8", "#d98a80"),
                    "#8a3f38",
                    0.6,
                    turn=math.degrees(a),
                )
            d.ellipse(x, y, r * 0.05, r * 0.05, "#d9b45a")
    else:
        for k in range(4):
            plume(
                d,
                *s.outer(-0.5 * s.turn, -1.4),
                r * (-1.2 + 0.7 * k) * (1 if s.turn > 0 else -1),
                -r * 1.3,
                "#efe4d0",
            )
    if rng.random() < 0.6:
        for k in range(60):
            t = k / 59
            x, y = s.outer(-2.2 + 4.4 * t, 2.3 + 1.5 * math.sin(t * math.pi) + (0.2 if k % 2 else -0.1))
            d.path(
                blob(rng, x, y, r * 0.33, r * 0.3, 0.35, 11),
                d.radial("#fffaf0", "#c4b6a2", "#6d6150", x=0.4, y=0.35, r=0.65),
            )
    else:
        fan_side = rng.choice((-1, 1))
        fx, fy = s.outer(fan_side * 1.2, 4.3)
        for k in range(15):
            a = math.radians(-90 - fan_side * (-50 + 100 * k / 14) - 10)
            tip = (fx + math.cos(a) * r * 1.9, fy + math.sin(a) * r * 1.9)
            side_tip = (fx + math.cos(a + 0.13) * r * 1.85, fy + math.sin(a + 0.13) * r * 1.85)
            d.polygon([(fx, fy), tip, side_tip], d.linear("#fbf1de", "#c9a98a"), "#6b4a38", 1.2)
    if rng.random() < 0.5:
        for k in range(9):
            d.glow(40 + k * 70, 890, 70, "#ffe7a8", 0.8)
    frame(d, rng.random() < 0.35)
    return d.svg()


def explorer(rng: Random) -> str:
    """A traveller in fur hood or pith helmet before the country he crossed."""
    d = Drawing(700, 860, rng)
    s = placed(rng, d, False, 0.38)
    polar = rng.random() < 0.5
    if polar:
        d.rect(0, 0, 700, 860, d.linear("#7f95a8", "#e9e6d8", "#f7f4ea"))
        for k in range(4):
            peak(
                d,
                rng.uniform(0, 700),
                rng.uniform(160, 330),
                560,
                rng.uniform(120, 240),
                "#c9cfd0",
                "#7d8c98",
            )
    else:
        d.rect(0, 0, 700, 860, d.linear("#a9b7b4", "#f3e2ba", "#c9ab74"))
        for _ in range(3):
            peak(
                d,
                rng.uniform(0, 700),
                rng.uniform(360, 430),
                560,
                rng.uniform(120, 240),
                "#c9a878",
                "#8a6d4c",
                False,
            )
        for x in (rng.uniform(30, 120), rng.uniform(580, 670)):
            palm(d, x, 640, rng.uniform(280, 430))
    if polar and rng.random() < 0.5:
        for x in (60, 120, 620):
            conifer(d, x, 600, rng.uniform(160, 260))
    face(d, s)
    tone = "#8a7a60" if polar else rng.choice(("#b9a67c", "#a58f66"))
    cloth(d, s, shoulders(s, 2.2, 1.8, 5.4), tone)
    r = s.r
    beard(d, s, rng.choice(("full", "full", "pointed", "walrus")))
    if polar:
        for k in range(64):
            a = math.radians(-215 + 250 * k / 63)
            x, y = s.x + math.cos(a) * r * 1.28, s.y - r * 0.1 + math.sin(a) * r * 1.55
            for _ in range(2):
                d.path(
                    blob(
                        rng,
                        x + rng.gauss(0, r * 0.09),
                        y + rng.gauss(0, r * 0.09),
                        r * 0.25,
                        r * 0.22,
                        0.4,
                        9,
                    ),
                    d.radial("#e3d3b4", "#8f7a5c", "#3a2e22", x=0.4, y=0.35, r=0.7),
                )
        for k in range(26):
            d.path(
                blob(
                    rng,
                    s.x + (k / 25 - 0.5) * r * 2.6,
                    s.y + r * (1.75 + 0.45 * math.sin(k / 25 * math.pi)),
                    r * 0.25,
                    r * 0.22,
                    0.4,
                    9,
                ),
                d.radial("#e3d3b4", "#8f7a5c", "#3a2e22"),
            )
    else:
        short_hair(d, s, False)
        d.form(
            [
                s.outer(-1.12, -0.55),
                s.outer(-1.05, -1.3),
                s.outer(0, -1.95),
                s.outer(1.05, -1.3),
                s.outer(1.12, -0.55),
            ],
            d.radial("#fffaf0", "#d9cba6", "#8a7850", x=0.34, y=0.25, r=0.85),
            "#5d5036",
            1.2,
        )
        d.form(
            [
                s.outer(-1.7, -0.3),
                s.outer(-1.0, -0.75),
                s.outer(0, -0.82),
                s.outer(1.0, -0.75),
                s.outer(1.7, -0.3),
                s.outer(0.9, -0.42),
                s.outer(0, -0.36),
                s.outer(-0.9, -0.42),
            ],
            d.linear("#f3e8cc", "#9a875c"),
            "#5d5036",
            1.2,
        )
        d.curve([s.outer(-1.1, -0.76), s.outer(0, -0.92), s.outer(1.1, -0.76)], "#8a7850", r * 0.16)
        d.lines([[s.outer(0, -1.95), s.outer(u, -0.9)] for u in (-0.7, 0.0, 0.7)], "#8a7850", 1.5)
        for side in (-1, 1):
            d.polygon(
                [s.outer(side * 0.55, 1.35), s.outer(side * 0.05, 1.9), s.outer(side * 0.75, 2.05)],
                lighter(tone, 0.35),
                darker(tone, 0.5),
                1.2,
            )
    across = rng.choice((-1, 1))
    d.path(
        smooth([s.outer(across * 1.2, 1.8), s.outer(across * 0.2, 3.2), s.outer(-across * 1.3, 5.0)]),
        "none",
        "#4a3422",
        r * 0.2,
    )
    d.rect(
        s.x - across * r * 1.5 - r * 0.4,
        s.y + r * 3.6,
        r * 0.8,
        r * 0.6,
        d.linear("#8a6238", "#3f2a18"),
        "#241810",
        2,
    )
    frame(d, rng.random() < 0.4)
    return d.svg()


PORTRAITS = (
    Motif(
        "gentleman",
        "portraits",
        titles(
            "A Man of Letters",
            "Un homme de lettres",
            "Ein Mann der Feder",
            "Un uomo di lettere",
            "Un hombre de letras",
            "Een man van letteren",
        ),
        680,
        860,
        gentleman,
    ),
    Motif(
        "lady",
        "portraits",
        titles(
            "Portrait of Madame X.",
            "Portrait de Madame X.",
            "Bildnis der Frau X.",
            "Ritratto della signora X.",
            "Retrato de la señora X.",
            "Portret van mevrouw X.",
        ),
        660,
        880,
        lady_portrait,
    ),
    Motif(
        "general",
        "portraits",
        titles(
            "The Commander-in-Chief",
            "Le généralissime",
            "Der Oberbefehlshaber",
            "Il generale in capo",
            "El general en jefe",
            "De opperbevelhebber",
        ),
        640,
        860,
        general,
    ),
    Motif(
        "actress",
        "portraits",
        titles(
            "The Star of the Season",
            "L'étoile de la saison",
            "Der Stern der Saison",
            "La stella della stagione",
            "La estrella de la temporada",
            "De ster van het seizoen",
        ),
        640,
        900,
        actress,
    ),
    Motif(
        "explorer",
        "portraits",
        titles(
            "The Explorer on his Return",
            "L'explorateur à son retour",
            "Der heimgekehrte Forscher",
            "L'esploratore al suo ritorno",
            "El explorador a su regreso",
            "De teruggekeerde ontdekkingsreiziger",
        ),
        700,
        860,
        explorer,
    ),
)
