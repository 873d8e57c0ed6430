"""Hair, beards and plumes."""

from __future__ import annotations

import math

from .drawing import Drawing, Point, blob, darker, lighter, smooth
from .head import Sitter


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
