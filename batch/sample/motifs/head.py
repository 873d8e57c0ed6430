"""A head modelled from a few proportions."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .drawing import Drawing, Point, arc, darker, lighter, mix, smooth

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
