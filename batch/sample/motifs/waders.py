"""Storks on the roof and in the reeds."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, smooth
from .motif import Motif, titles
from .nature import sea, sky, sun, tree
from .street import houses


def storks(rng: Random) -> str:
    """Storks on the nest or herons in the reeds, the village behind; number and poses vary."""
    d = Drawing(640, 880, rng)
    horizon = rng.uniform(560, 640)
    nest = rng.random() < 0.55
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#8fa8b8", "#f9ecd0", "cumulus")
        sun(d, rng.uniform(80, 560), rng.uniform(100, 240), 44, "#fdf0cc")
        if nest:
            houses(d, horizon + 120)
            x = rng.uniform(250, 390)
            d.polygon(
                [(0, 880), (x - 150, horizon + 40), (x + 170, horizon + 40), (640, 830), (640, 880)],
                d.linear("#8c5a44", "#4a2c22"),
            )
            d.lines(
                [
                    [(x - 150 - r * 15, horizon + 44 + r * 24), (x + 170 + r * 45, horizon + 44 + r * 24)]
                    for r in range(12)
                ],
                "#33201a",
                1.6,
                0.7,
            )
            d.lines(
                [
                    [
                        (x - 250 + c * 34 + (r % 2) * 16, horizon + 44 + r * 24),
                        (x - 252 + c * 34 + (r % 2) * 16, horizon + 68 + r * 24),
                    ]
                    for r in range(11)
                    for c in range(18)
                ],
                "#33201a",
                1.2,
                0.5,
            )
            d.rect(
                x - 62,
                horizon - 90,
                124,
                190,
                d.linear("#c9a888", "#8d6b52", "#4d372a", angle=0),
                "#2d2018",
                1.5,
            )
            d.lines(
                [[(x - 62, horizon - 90 + r * 19), (x + 62, horizon - 90 + r * 19)] for r in range(10)],
                "#4a3628",
                1.4,
            )
            d.rect(x - 72, horizon - 104, 144, 20, d.linear("#d9bc9c", "#7d5f48"), "#2d2018", 1.2)
            twigs = []
            for _ in range(190):
                a = rng.uniform(0, math.pi)
                px, py = x + math.cos(a) * 108 * rng.uniform(0.3, 1), horizon - 136 + math.sin(a) * 36
                twigs.append([(px, py), (px + rng.uniform(-46, 46), py + rng.uniform(-13, 13))])
            d.form(
                [
                    (x - 104, horizon - 146),
                    (x + 104, horizon - 146),
                    (x + 72, horizon - 100),
                    (x - 72, horizon - 100),
                ],
                "#4d3b28",
            )
            d.lines(twigs[::2], "#2d2218", 2.6)
            d.lines(twigs[1::2], "#a58c62", 1.9)
            foot = horizon - 140
        else:
            sea(d, horizon, 880, "#7d9490", 0.5, rng.uniform(100, 540))
            for _ in range(9):
                tree(d, rng.uniform(0, 640), horizon + 4, rng.uniform(30, 70), "#6d7a58", 0.6)
            x, foot = rng.uniform(260, 380), 770
        for k in range(rng.randint(1, 3)):
            wader(
                d,
                x + (k * 120 - 70) * (1 if nest else 1.4),
                foot + k * 14 * (not nest),
                rng.uniform(300, 380) * (1 - 0.22 * k),
                rng.choice((-1, 1)),
                nest and k == 1,
            )
        if not nest:
            reeds = []
            for _ in range(90):
                rx, ry, h = (
                    rng.choice((rng.uniform(0, 190), rng.uniform(450, 640))),
                    rng.uniform(780, 890),
                    rng.uniform(120, 420),
                )
                reeds.append(
                    [(rx, ry), (rx + rng.uniform(-12, 12), ry - h * 0.6), (rx + rng.uniform(-50, 50), ry - h)]
                )
            d.path("".join(smooth(r) for r in reeds[::2]), "none", "#3f4a2c", 4.5, 0.95)
            d.path("".join(smooth(r) for r in reeds[1::2]), "none", "#8d965a", 3, 0.95)
            for r in reeds[::9]:
                d.ellipse(r[2][0], r[2][1], 7, 26, d.linear("#8a5f38", "#3a2414", angle=0))
        for _ in range(rng.randint(2, 5)):
            fx, fy, s = rng.uniform(60, 580), rng.uniform(60, 300), rng.uniform(24, 60)
            d.form(
                [
                    (fx - s, fy - s * 0.4),
                    (fx - s * 0.3, fy - s * 0.2),
                    (fx, fy),
                    (fx + s * 0.4, fy - s * 0.25),
                    (fx + s, fy - s * 0.5),
                    (fx + s * 0.3, fy + s * 0.1),
                    (fx - s * 0.1, fy + s * 0.15),
                ],
                "#f6f0e2",
                "#3a3632",
                1.2,
            )
            d.lines(
                [
                    [(fx - s, fy - s * 0.4), (fx - s * 0.7, fy - s * 0.22)],
                    [(fx + s, fy - s * 0.5), (fx + s * 0.7, fy - s * 0.28)],
                ],
                "#1d1a18",
                s * 0.12,
            )
    d.vignette(0.22)
    return d.svg()


def wader(d: Drawing, x: float, y: float, h: float, side: int, sitting: bool) -> None:
    """A stork, feet at (x, y), h tall."""
    with d.group(f"translate({x:.1f} {y:.1f}) scale({side * h / 300:.3f} {h / 300:.3f})"):
        down = 80 if sitting else 0
        if not sitting:
            for px in (-6, 12):
                d.line([(px, -130), (px + 6, -66), (px, 0)], "#a83f2c", 5)
                d.lines(
                    [[(px, 0), (px + 18, 3)], [(px, 0), (px + 14, -5)], [(px, 0), (px - 9, 2)]], "#8a3324", 4
                )
        with d.group(f"translate(0 {down})"):
            d.form([(-120, -112), (-60, -146), (-90, -118), (-50, -120)], "#1d1a1c")
            d.form(
                [(-78, -140), (-30, -182), (30, -190), (62, -168), (44, -128), (-10, -106), (-60, -112)],
                d.linear("#fffdf5", "#e9e1d0", "#9a9284"),
                "#6b6356",
                1.2,
            )
            d.form(
                [(-122, -106), (-70, -150), (-10, -168), (20, -150), (-20, -124), (-70, -112)],
                d.linear("#f6f0e2", "#b9b0a0"),
                "#6b6356",
                1,
            )
            d.path(
                "".join(
                    smooth([(-30 - q * 9, -140 + q * 2), (-70 - q * 6, -122 + q), (-118 - q * 2, -104 + q)])
                    for q in range(6)
                ),
                "none",
                "#1d1a1c",
                6,
            )
            d.form(
                [
                    (34, -180),
                    (52, -220),
                    (46, -268),
                    (62, -292),
                    (84, -288),
                    (86, -268),
                    (72, -252),
                    (78, -206),
                    (62, -164),
                ],
                d.linear("#fffdf5", "#efe8da", "#a89f90", angle=0),
                "#6b6356",
                1.2,
            )
            d.polygon([(84, -284), (172, -262), (84, -270)], d.linear("#d9604a", "#8a2f20"), "#5d1f16", 1)
            d.ellipse(76, -281, 4, 4, "#14100e")
            d.path(
                "".join(
                    smooth([(40 + q * 6, -176), (44 + q * 5, -150), (36 + q * 6, -136)]) for q in range(5)
                ),
                "none",
                "#9a9284",
                1.4,
            )


WADERS = (
    Motif(
        "storks",
        "animals",
        titles(
            "The Return of the Storks",
            "Le retour des cigognes",
            "Die Rückkehr der Störche",
            "Il ritorno delle cicogne",
            "El regreso de las cigüeñas",
            "De terugkeer der ooievaars",
        ),
        640,
        880,
        storks,
    ),
)
