"""The ball."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, darker
from .motif import Motif, titles
from .people import GOWNS, lady, man


def chandelier(d: Drawing, x: float, y: float, r: float) -> None:
    """A chandelier with its candles alight."""
    d.line([(x, 0), (x, y)], "#6d5220", 3)
    d.glow(x, y, r * 2.6, "#fff0b8", 0.75)
    for tier, size in ((0, 1.0), (1, 0.62)):
        level = y - tier * r * 0.5
        d.ellipse(x, level, r * size, r * size * 0.2, "none", "#b8892f", 3.4)
        for k in range(11):
            a = k * math.tau / 11
            px, py = x + math.cos(a) * r * size, level + math.sin(a) * r * size * 0.2
            d.line([(px, py), (px, py - r * 0.16)], "#fffaf0", 3)
            d.ellipse(px, py - r * 0.22, 2.4, 5, "#ffd97a")
            d.lines([[(px, py), (px, py + r * 0.2)]], "#f6efda", 1.6)
        d.curve([(x - r * size, level), (x, level + r * 0.42), (x + r * size, level)], "#d9b45a", 2)


def masked_ball(rng: Random) -> str:
    """Dancers in mask and fancy dress under the chandeliers; room, couples and boxes vary."""
    d = Drawing(900, 660, rng)
    horizon = rng.uniform(300, 350)
    with d.mirrored(rng.random() < 0.5):
        d.rect(0, 0, 900, horizon + 60, d.linear("#5a2f2c", "#a8653f", "#d9a868"))
        room = rng.choice(("boxes", "arcade", "stairs"))
        if room == "boxes":
            for row in range(3):
                y = 60.0 + row * 92
                for k in range(10):
                    x = k * 94.0 - 20
                    d.path(
                        f"M{x} {y + 70}V{y + 20}Q{x + 40} {y - 16} {x + 80} {y + 20}V{y + 70}Z",
                        d.linear("#2d1414", "#6b2a24"),
                        "#d9b45a",
                        3,
                    )
                    for q in range(3):
                        (lady if rng.random() < 0.6 else man)(
                            d,
                            x + 20 + q * 20,
                            y + 96,
                            62,
                            rng.choice(GOWNS) if rng.random() < 0.6 else "#2b2a2e",
                            "none",
                        )
                d.rect(0, y + 62, 900, 24, d.linear("#f0d9a0", "#a87f3f"), "#5d3f1c", 1.4)
                for k in range(36):
                    d.ellipse(12 + k * 25, y + 74, 7, 6, "none", "#7a5420", 2)
        elif room == "arcade":
            for k in range(6):
                x = k * 165.0 - 30
                d.path(
                    f"M{x} {horizon + 50:.0f}V150A70 70 0 0 1 {x + 140} 150V{horizon + 50:.0f}Z",
                    d.linear("#1d2436", "#4a4a5a"),
                    "#e0c07a",
                    5,
                )
                d.ellipse(x + 70, 200, 34, 34, d.radial((0, "#fff3c4", 0.7), (1, "#fff3c4", 0)))
                d.rect(x + 140, 60, 25, horizon - 10, d.linear("#fbefd0", "#c9a468", "#7a5730", angle=0))
                d.rect(x + 134, 96, 37, 14, "#e0c07a", "#5d3f1c", 1.4)
            d.rect(0, 40, 900, 36, d.linear("#f0d9a0", "#a87f3f"), "#5d3f1c", 1.6)
        else:
            for k in range(13):
                y, w = horizon + 46 - k * 16, 340.0 - k * 12
                d.rect(450 - w, y, w * 2, 17, d.linear("#f3e3c0", "#b8935c"), "#6d4c28", 1)
            for k in range(12, -1, -2):
                y, w = horizon + 46 - k * 16, 340.0 - k * 12
                for q in range(5):
                    if rng.random() < 0.7:
                        (lady if rng.random() < 0.5 else man)(
                            d,
                            450 - w * 0.8 + q * w * 0.4 + rng.uniform(-20, 20),
                            y + 8,
                            84 - k * 2,
                            rng.choice(GOWNS),
                            "none",
                        )
            for side in (0, 1):
                d.rect(side * 740, 30, 160, horizon + 20, d.linear("#f0d9a0", "#b8864a", "#5d3a1c", angle=0))
        d.rect(0, horizon + 50, 900, 660, d.linear("#d9ae72", "#8a5f38", "#4a2f1c"))
        d.lines(
            [
                [(450 + (x - 450) * 0.6, horizon + 50), (450 + (x - 450) * 1.7, 660)]
                for x in range(-300, 1200, 60)
            ]
            + [[(0, horizon + 60 + k * k * 4), (900, horizon + 60 + k * k * 4)] for k in range(9)],
            "#5d3a1c",
            1.2,
            0.5,
        )
        for x in rng.sample((140, 300, 450, 610, 770), rng.choice((1, 2, 3))):
            chandelier(d, x, rng.uniform(110, 170), rng.uniform(70, 110))
        spots = sorted(
            (rng.uniform(horizon + 80, 640), rng.uniform(60, 840)) for _ in range(rng.randint(11, 16))
        )
        for y, x in spots:
            h = 90 + 190 * (y - horizon) / (660 - horizon)
            pair(d, x, y, h)
        for _ in range(60):
            x, y = rng.uniform(0, 900), rng.uniform(60, 640)
            d.curve(
                [(x, y), (x + rng.uniform(-16, 16), y + 9), (x + rng.uniform(-9, 9), y + 20)],
                rng.choice(("#f3d98a", "#e06a5a", "#8fb0c4", "#fffaf0")),
                2.4,
                0.9,
            )
    d.vignette(0.42)
    return d.svg()


def pair(d: Drawing, x: float, y: float, h: float) -> None:
    """A dancing couple, one of them in motley or domino."""
    rng = d.rng
    side = rng.choice((-1, 1))
    dress = rng.choice(("evening", "harlequin", "pierrot", "domino"))
    gown = rng.choice((*GOWNS, "#b23a4a", "#e3c35a", "#f3ead6"))
    if dress == "evening":
        man(d, x, y, h, "#1f1d20", "none", side)
    elif dress == "domino":
        d.form(
            [
                (x - h * 0.2, y),
                (x - h * 0.14, y - h * 0.6),
                (x - h * 0.07, y - h * 0.98),
                (x + h * 0.07, y - h * 0.98),
                (x + h * 0.14, y - h * 0.6),
                (x + h * 0.2, y),
            ],
            d.linear("#6b2a4a", "#2d1222", "#14080f", angle=0),
            "#0f080c",
            1,
        )
        d.ellipse(x, y - h * 0.87, h * 0.05, h * 0.065, "#e0bd98")
    else:
        man(d, x, y, h, "#efe8da" if dress == "pierrot" else "#a8382c", "none", side)
        if dress == "pierrot":
            d.polygon(
                [(x - h * 0.07, y - h * 0.93), (x, y - h * 1.14), (x + h * 0.07, y - h * 0.93)],
                "#fffdf5",
                "#8a806c",
                1,
            )
            for k in range(3):
                d.ellipse(x, y - h * (0.7 - 0.08 * k), h * 0.022, h * 0.022, "#1d1a1c")
        else:
            for k in range(14):
                px, py = x - h * 0.07 + (k % 4) * h * 0.047, y - h * 0.76 + (k // 4) * h * 0.08
                d.polygon(
                    [(px, py - h * 0.035), (px + h * 0.022, py), (px, py + h * 0.035), (px - h * 0.022, py)],
                    rng.choice(("#e3c35a", "#2f5a6b", "#f3ead6", "#1d1a1c")),
                )
        d.ellipse(x, y - h * 0.8, h * 0.09, h * 0.026, "#fffdf5", "#8a806c", 0.8)
    d.rect(x - h * 0.05, y - h * 0.9, h * 0.1, h * 0.03, "#14110f")
    lx = x + side * h * 0.24
    lady(d, lx, y + h * 0.02, h * 0.95, gown, "none", -side)
    d.rect(lx - h * 0.045, y - h * 0.85, h * 0.09, h * 0.028, "#14110f")
    d.line(
        [
            (x + side * h * 0.08, y - h * 0.7),
            (x + side * h * 0.3, y - h * 0.76),
            (lx + side * h * 0.1, y - h * 0.84),
        ],
        darker(gown, 0.4),
        h * 0.035,
    )


SPECTACLES = (
    Motif(
        "masked-ball",
        "scenes",
        titles(
            "The Masked Ball",
            "Le bal masqué",
            "Der Maskenball",
            "Il ballo in maschera",
            "El baile de máscaras",
            "Het gemaskerd bal",
        ),
        900,
        660,
        masked_ball,
    ),
)
