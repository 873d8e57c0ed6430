"""What every advertisement has: a border, rays, small print."""

from __future__ import annotations

import math

from .drawing import Drawing, lighter


def border(d: Drawing, tone: str, kind: str) -> None:
    """A printer's border: rules, beads or leaves."""
    w, h = d.width, d.height
    d.rect(9, 9, w - 18, h - 18, "none", tone, 6)
    d.rect(20, 20, w - 40, h - 40, "none", tone, 1.6)
    if kind == "rules":
        return
    step = 26
    spots: list[tuple[float, float, float]] = [
        (x, y, 0) for y in (32, h - 32) for x in range(40, w - 30, step)
    ]
    spots += [(x, y, 90) for x in (32, w - 32) for y in range(58, h - 50, step)]
    for x, y, turn in spots:
        if kind == "beads":
            d.ellipse(x, y, 5, 5, d.radial(lighter(tone, 0.7), tone))
        else:
            with d.group(f"translate({x} {y}) rotate({turn:.0f})"):
                d.form([(-11, 0), (0, -6), (11, 0), (0, 6)], lighter(tone, 0.3), tone, 1)
    d.rect(44, 44, w - 88, h - 88, "none", tone, 1.2)


def burst(d: Drawing, x: float, y: float, r: float, tones: tuple[str, str], rays: int = 36) -> None:
    """Rays of two colours spreading from a point."""
    for k in range(rays):
        a, b = k * math.tau / rays, (k + 1) * math.tau / rays
        d.polygon(
            [(x, y), (x + math.cos(a) * r, y + math.sin(a) * r), (x + math.cos(b) * r, y + math.sin(b) * r)],
            tones[k % 2],
        )


def small_print(d: Drawing, x: float, y: float, w: float, rows: int, tone: str = "#241c16") -> None:
    """Lines of reading matter too small to read."""
    lines = []
    for row in range(rows):
        px = x
        end = x + w * (1 if row < rows - 1 else 0.6)
        while px < end:
            word = d.rng.uniform(10, 38)
            lines.append([(px, y + row * 10), (min(px + word, end), y + row * 10)])
            px += word + 7
    d.lines(lines, tone, 3.4, 0.8)
