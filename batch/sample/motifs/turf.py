"""The turf."""

from __future__ import annotations

from random import Random

from .drawing import Drawing, darker, lighter
from .motif import Motif, titles
from .nature import grass, ground, sky, tree
from .people import crowd
from .street import horse


def horse_race(rng: Random) -> str:
    """Horses at full stretch before the stand; number, order, direction and course vary."""
    d = Drawing(900, 500, rng)
    horizon = rng.uniform(170, 220)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#8ba2b2", "#f6e8cc", "cumulus")
        for _ in range(14):
            tree(d, rng.uniform(0, 900), horizon + 4, rng.uniform(40, 90), "#64704c", 0.6)
        ground(d, horizon, "#8f9a5c", 140)
        x0 = rng.choice((20, 420))
        d.polygon(
            [(x0, horizon - 80), (x0 + 440, horizon - 66), (x0 + 440, horizon + 44), (x0, horizon + 60)],
            d.linear("#a98e66", "#5f4b33"),
        )
        d.polygon(
            [(x0 - 16, horizon - 96), (x0 + 456, horizon - 80), (x0 + 440, horizon - 60), (x0, horizon - 70)],
            "#d9c49a",
            "#4a3a28",
            1,
        )
        for k in range(11):
            d.line([(x0 + k * 44, horizon - 86), (x0 + k * 44, horizon + 50)], "#4a3a28", 2.4)
            if k % 2:
                d.polygon(
                    [
                        (x0 + k * 44, horizon - 124),
                        (x0 + k * 44 + 22, horizon - 118),
                        (x0 + k * 44, horizon - 110),
                    ],
                    rng.choice(("#a8382c", "#2f5a8a", "#e6d49c")),
                )
                d.line([(x0 + k * 44, horizon - 90), (x0 + k * 44, horizon - 124)], "#4a3a28", 1.3)
        crowd(d, x0 + 4, x0 + 432, horizon - 58, horizon + 30, 7, 5)
        crowd(d, -10, 910, horizon + 50, horizon + 76, 10, 2)
        d.lines([[(0, horizon + 108), (900, horizon + 104)]], "#f3ead6", 5)
        d.lines([[(x, horizon + 106), (x, horizon + 130)] for x in range(10, 900, 54)], "#e6dcc4", 4)
        count = rng.randint(4, 7)
        for k in range(count):
            share = k / (count - 1)
            size = rng.uniform(78, 92) * (0.75 + 0.5 * share)
            x, y = (
                rng.uniform(150, 720) if k < count - 1 else rng.uniform(380, 600),
                horizon + 170 + share * (440 - horizon - 150) * 0.85,
            )
            d.shadow(x, y, size * 1.2, size * 0.1, 0.6)
            horse(
                d,
                x,
                y - size * 0.08 * rng.random(),
                size,
                1,
                rng.choice(("#5a3a26", "#3a2a22", "#7d5230", "#8f8a82", "#2a2422")),
                rng.uniform(0.7, 1.2),
            )
            jockey(
                d, x, y, size, rng.choice(("#b23a2e", "#2f5a8a", "#e6c84a", "#3f6b45", "#efe8da", "#7a3f6b"))
            )
            for _ in range(12):
                d.ellipse(
                    x - size * rng.uniform(0.8, 1.7),
                    y - rng.uniform(0, size * 0.2),
                    rng.uniform(2, 7),
                    rng.uniform(1.5, 4),
                    "#7d7448",
                    opacity=0.6,
                )
        if rng.random() < 0.6:
            post = rng.uniform(760, 860)
            d.line([(post, 490), (post, horizon - 20)], "#f6efe0", 9)
            d.ellipse(post, horizon - 30, 24, 24, "#b23a2e", "#f6efe0", 6)
        grass(d, 0, 900, 430, 498, "#6f7a44", 90)
    d.vignette(0.25)
    return d.svg()


def jockey(d: Drawing, x: float, y: float, size: float, silk: str) -> None:
    """A jockey crouching on a horse of that size."""
    with d.group(f"translate({x:.1f} {y:.1f}) scale({size / 100:.3f})"):
        d.form([(-6, -90), (14, -92), (30, -76), (26, -62), (12, -60), (14, -76)], "#f3ead8", "#5d5546", 0.8)
        d.form([(22, -66), (30, -66), (36, -52), (22, -50)], "#15110f")
        d.form(
            [(-20, -92), (-12, -118), (16, -130), (32, -120), (22, -104), (2, -86)],
            d.linear(lighter(silk, 0.45), silk, darker(silk, 0.5)),
            darker(silk, 0.7),
            0.8,
        )
        d.line([(18, -118), (36, -100), (50, -104)], silk, 8)
        d.ellipse(34, -132, 8, 9, "#d9b493")
        d.form(
            [(24, -134), (28, -146), (40, -144), (48, -132), (36, -136)], darker(silk, 0.1), "#1a1512", 0.6
        )


TURF = (
    Motif(
        "horse-race",
        "scenes",
        titles(
            "The Finish",
            "L'arrivée du Grand Prix",
            "Der Einlauf",
            "L'arrivo del Gran Premio",
            "La llegada del Gran Premio",
            "De aankomst",
        ),
        900,
        500,
        horse_race,
    ),
)
