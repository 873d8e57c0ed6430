"""Ornament in the new style."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, Point, darker, lighter, pen
from .motif import Motif, titles


def art_nouveau(rng: Random) -> str:
    """An ornament of the new style: whiplash stems, blossoms and a peacock, a swan or a face in a round field."""
    d = Drawing(760, 760, rng, "#efe4c9")
    gold, leaf = "#b8893f", rng.choice(("#5d6f4a", "#4a6468", "#75603f"))
    petal = rng.choice(("#c97f5f", "#b3567a", "#d9c9a0", "#8a7ab0"))
    fold, spin = rng.choice((1, 2, 3, 4, 6)), rng.choice((0, 45, 90, 180))
    tints = rng.choice(
        (
            ("#dfe2cb", "#a9b89f", "#5d7068"),
            ("#f3e3c0", "#d9a878", "#8a5a44"),
            ("#3a4a5a", "#5d7a86", "#c9d3c4"),
        )
    )
    field = rng.choice(("round", "arched", "lozenge", "open"))
    if field == "round":
        d.ellipse(380, 380, 350, 350, d.linear(*tints), gold, 8)
        d.ellipse(380, 380, 336, 336, "none", "#3a3426", 2)
    elif field == "arched":
        d.path("M60 700V330C60 120 220 60 380 60S700 120 700 330V700Z", d.linear(*tints), gold, 8)
        d.path("M76 686V330C76 130 230 76 380 76S684 130 684 330V686Z", "none", "#3a3426", 2)
    elif field == "lozenge":
        d.polygon([(380, 30), (730, 380), (380, 730), (30, 380)], d.linear(*tints), gold, 8)
    stems = [(rng.uniform(0.25, 0.95), rng.uniform(-1.4, 1.4), rng.uniform(0.6, 1.3)) for _ in range(4)]
    for turn in range(fold):
        for flip in (1, -1):
            with d.group(f"translate(380 380) rotate({spin + turn * 360 / fold:.0f}) scale({flip} 1)"):
                for reach, bend, curl in stems:
                    points: list[Point] = [(0.0, -60.0)]
                    for q in range(1, 9):
                        t = q / 8
                        points.append(
                            (
                                math.sin(t * math.pi * 1.15 * curl) * 130 * bend + t * 30,
                                -60 - 255 * reach * t + 40 * t * t,
                            )
                        )
                    d.curve(points, "#2d3426", 9)
                    d.curve(points, leaf, 5.5)
                    d.curve([(x - 1.5, y - 1) for x, y in points], lighter(leaf, 0.55), 1.6)
                    for q in (3, 5):
                        x, y = points[q]
                        side = 1 if q % 2 else -1
                        d.form(
                            [
                                (x, y),
                                (x + side * 24, y - 26),
                                (x + side * 62, y - 24),
                                (x + side * 30, y - 4),
                            ],
                            d.linear(lighter(leaf, 0.5), leaf, darker(leaf, 0.5), angle=0),
                            "#2d3426",
                            1.6,
                        )
                        d.curve([(x, y), (x + side * 28, y - 14), (x + side * 60, y - 23)], "#2d3426", 1.2)
                    x, y = points[-1]
                    for q in range(7):
                        a = q * math.tau / 7
                        d.form(
                            [
                                (x, y),
                                (x + math.cos(a - 0.34) * 22, y + math.sin(a - 0.34) * 22),
                                (x + math.cos(a) * 38, y + math.sin(a) * 38),
                                (x + math.cos(a + 0.34) * 22, y + math.sin(a + 0.34) * 22),
                            ],
                            d.radial(lighter(petal, 0.65), petal, darker(petal, 0.4)),
                            "#4a2f26",
                            1.4,
                        )
                    d.ellipse(x, y, 9, 9, d.radial("#fff3c4", gold), "#4a2f26", 1.2)
    d.ellipse(380, 380, 120, 120, d.radial("#f9f0d6", "#e0c98f", "#a37f45"), "#3a3426", 5)
    centre = rng.choice(("swan", "head", "peacock"))
    if centre == "swan":
        d.form(
            [(310, 430), (330, 385), (390, 372), (450, 400), (470, 440), (400, 458)],
            d.linear("#fffdf5", "#d9d3c4", "#8d8778"),
            "#3a3426",
            2,
        )
        d.path("M330 410C290 380 330 330 350 310C366 294 338 282 326 302", "none", "#3a3426", 21)
        d.path("M330 410C290 380 330 330 350 310C366 294 338 282 326 302", "none", "#fffdf5", 17)
        d.polygon([(318, 300), (298, 312), (322, 314)], "#c9602f", "#3a3426", 1.2)
    elif centre == "head":
        d.form(
            [
                (350, 480),
                (345, 420),
                (330, 380),
                (352, 330),
                (392, 322),
                (420, 350),
                (418, 376),
                (432, 400),
                (418, 408),
                (414, 436),
                (392, 440),
                (400, 484),
            ],
            d.linear("#f6dfc0", "#d9b088", "#8d6545", angle=0),
            "#3a2a1c",
            2,
        )
        d.path(
            pen(
                "M",
                420,
                350,
                "C",
                410,
                300,
                350,
                290,
                320,
                330,
                "C",
                280,
                380,
                300,
                440,
                280,
                490,
                "C",
                320,
                470,
                340,
                440,
                340,
                400,
                "C",
                345,
                370,
                360,
                350,
                380,
                352,
                "C",
                400,
                350,
                410,
                352,
                420,
                350,
                "Z",
            ),
            d.linear("#c9702f", "#7d3a1c", "#3a1a10"),
            "#2a140c",
            2,
        )
        d.curve([(310, 350), (300, 400), (312, 450), (290, 484)], "#e9b06a", 2.5)
        d.curve([(398, 372), (406, 369), (414, 372)], "#2a140c", 2.4)
        d.curve([(408, 420), (416, 419), (420, 416)], "#8a3326", 3)
    else:
        for q in range(13):
            a = math.radians(-200 + q * 18.3)
            eye = (380 + math.cos(a) * 92, 410 + math.sin(a) * 92)
            d.line([(380, 430), eye], "#2f5a4a", 4)
            for r, tone in ((17, "#4a7a5a"), (12, "#c9a24a"), (8, "#2f4f8a"), (4, "#14202d")):
                d.ellipse(*eye, r, r, tone)
        d.form(
            [(360, 470), (366, 410), (374, 370), (388, 356), (402, 368), (398, 410), (410, 470)],
            d.linear("#3f7aa3", "#1f4068"),
            "#14202d",
            2,
        )
    for cx, cy in ((44, 44), (716, 44), (44, 716), (716, 716)):
        for q in range(3):
            d.ellipse(cx, cy, 30 - q * 9, 30 - q * 9, "none", gold, 3)
    d.rect(10, 10, 740, 740, "none", "#3a3426", 4)
    d.rect(18, 18, 724, 724, "none", gold, 2)
    return d.svg()


ORNAMENT = (
    Motif(
        "art-nouveau-ornament",
        "compositions",
        titles(
            "Ornament in the New Style",
            "Motif d'art nouveau",
            "Schmuck im Jugendstil",
            "Fregio liberty",
            "Adorno modernista",
            "Versiering in den nieuwen stijl",
        ),
        760,
        760,
        art_nouveau,
    ),
)
