"""The scientific plate."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, darker, lighter, smooth
from .motif import Motif, titles


def beetles(rng: Random) -> str:
    """A plate of insects numbered as in a treatise; the order, kinds and layout vary."""
    d = Drawing(680, 900, rng, "#f1e7d0")
    d.rect(26, 26, 628, 848, "none", "#4a4032", 2)
    d.rect(33, 33, 614, 834, "none", "#4a4032", 0.8)
    d.text(f"PL. {rng.choice(('IV', 'VII', 'XII', 'XXI', 'XXXIII'))}", 610, 62, 20, "#3a3024", anchor="end")
    layout = rng.choice(("one", "grid", "ring"))
    spots: list[tuple[float, float, float]] = []
    if layout == "one":
        spots = [(340.0, 350.0, 205.0)] + [(120.0 + k * 146, 730.0, 70.0) for k in range(4)]
    elif layout == "grid":
        spots = [(150 + c * 190, 170 + r * 195, rng.uniform(84, 108)) for r in range(4) for c in range(3)]
    else:
        spots = [(340, 450, 170)] + [
            (
                340 + math.cos(k * math.tau / 8) * 225,
                450 + math.sin(k * math.tau / 8) * 320,
                rng.uniform(70, 90),
            )
            for k in range(8)
        ]
    for k, (x, y, size) in enumerate(spots):
        d.shadow(x + size * 0.1, y + size * 0.08, size * 0.62, size * 0.62, 0.35)
        if rng.random() < 0.22 and k:
            butterfly(d, x, y, size)
        else:
            beetle(d, x, y, size)
        d.text(str(k + 1), x + size * 0.62, y + size * 0.82, max(size * 0.13, 13), "#3a3024")
    d.text(
        rng.choice(("COLEOPTERA", "INSECTA", "SCARABAEI", "ENTOMOLOGIA")),
        340,
        856 if layout != "grid" else 862,
        19,
        "#3a3024",
        fit=210,
    )
    return d.svg()


def beetle(d: Drawing, x: float, y: float, size: float) -> None:
    """A beetle seen from above, size its half length."""
    rng = d.rng
    tone = rng.choice(("#3d5a45", "#5a3a22", "#2d2a2e", "#7d5a24", "#2f4a6b", "#6b2a24"))
    wide, horned = rng.uniform(0.36, 0.5), rng.random()
    s = size / 100
    with d.group(f"translate({x:.1f} {y:.1f}) scale({s:.3f}) rotate({rng.choice((0, 0, 0, -30, 30)):.0f})"):
        for side in (-1, 1):
            for k, (py, knee, foot) in enumerate(
                ((-34, (62, -66), (78, -106)), (0, (76, 6), (100, 30)), (26, (66, 66), (82, 108)))
            ):
                d.line([(side * 24, py), (side * knee[0], knee[1])], darker(tone, 0.6), 9)
                d.line([(side * knee[0], knee[1]), (side * foot[0], foot[1])], darker(tone, 0.7), 5)
                d.lines(
                    [
                        [
                            (
                                side * (knee[0] + (foot[0] - knee[0]) * q / 5),
                                knee[1] + (foot[1] - knee[1]) * q / 5,
                            ),
                            (
                                side * (knee[0] + (foot[0] - knee[0]) * q / 5 + 7),
                                knee[1] + (foot[1] - knee[1]) * q / 5 + (-4 if k == 0 else 4),
                            ),
                        ]
                        for q in range(1, 5)
                    ],
                    darker(tone, 0.7),
                    1.5,
                )
            d.curve(
                [(side * 8, -84), (side * 30, -112), (side * 58, -118), (side * 70, -138)],
                darker(tone, 0.7),
                2.4,
            )
        w = wide * 100
        for side in (-1, 1):
            shell = smooth(
                [
                    (0, -32),
                    (side * w * 0.7, -38),
                    (side * w, 0),
                    (side * w * 0.92, 50),
                    (side * w * 0.4, 92),
                    (0, 98),
                ],
                closed=True,
            )
            d.path(
                shell,
                d.linear(lighter(tone, 0.55), tone, darker(tone, 0.7), angle=20 if side < 0 else 30),
                darker(tone, 0.8),
                1.4,
            )
            grooves = [
                [(side * q * w / 7, -34), (side * q * w / 6, 20), (side * q * w / 9, 90)] for q in range(1, 6)
            ]
            with d.clip(shell):
                d.path("".join(smooth(g) for g in grooves), "none", darker(tone, 0.75), 1.2, 0.8)
                if horned > 0.75:
                    for q in range(4):
                        d.ellipse(
                            side * w * rng.uniform(0.3, 0.7), -20 + q * 26, 9, 6, "#d9a53c", opacity=0.85
                        )
        d.ellipse(-w * 0.5, 5, w * 0.14, 34, d.radial((0, "#ffffff", 0.7), (1, "#ffffff", 0)))
        d.form(
            [(-w * 0.72, -38), (-w * 0.6, -66), (0, -76), (w * 0.6, -66), (w * 0.72, -38), (0, -32)],
            d.linear(lighter(tone, 0.4), tone, darker(tone, 0.6), angle=30),
            darker(tone, 0.8),
            1.4,
        )
        d.form(
            [(-20, -70), (-17, -92), (0, -99), (17, -92), (20, -70)],
            d.linear(lighter(tone, 0.2), darker(tone, 0.6)),
            darker(tone, 0.8),
            1.2,
        )
        if horned < 0.3:
            d.form(
                [(-8, -92), (-3, -130), (10, -150), (6, -120), (9, -92)],
                d.linear(tone, darker(tone, 0.6)),
                darker(tone, 0.8),
                1,
            )
        elif horned < 0.55:
            for side in (-1, 1):
                d.form(
                    [
                        (side * 8, -94),
                        (side * 34, -122),
                        (side * 24, -156),
                        (side * 20, -128),
                        (side * 4, -104),
                    ],
                    d.linear(tone, darker(tone, 0.6)),
                    darker(tone, 0.8),
                    1,
                )
        for side in (-1, 1):
            d.ellipse(side * 17, -84, 5, 6, "#0f0c0a")


def butterfly(d: Drawing, x: float, y: float, size: float) -> None:
    """A butterfly with spread wings."""
    rng = d.rng
    tone = rng.choice(("#c9853c", "#5a7aa3", "#b8b06a", "#8a4a3c"))
    with d.group(f"translate({x:.1f} {y:.1f}) scale({size / 100:.3f})"):
        for side in (-1, 1):
            for wing in (
                [(0, -20), (side * 50, -84), (side * 104, -86), (side * 92, -20), (side * 30, 4)],
                [(0, 0), (side * 60, 4), (side * 76, 50), (side * 44, 84), (side * 14, 50)],
            ):
                data = smooth(wing, closed=True)
                d.path(data, d.radial(lighter(tone, 0.5), tone, darker(tone, 0.4)), "#2a1f16", 5)
                tip = wing[2]
                with d.clip(data):
                    d.lines(
                        [[(0, -6), (tip[0] + (q - 3) * 14, tip[1] + (q - 3) * -13)] for q in range(7)],
                        "#2a1f16",
                        1.6,
                        0.8,
                    )
                    d.ellipse(tip[0] * 0.72, tip[1] * 0.75, 11, 11, "#f3e6c4", "#2a1f16", 4)
            d.curve([(side * 2, -50), (side * 18, -80), (side * 28, -98)], "#2a1f16", 2)
        d.ellipse(0, 4, 7, 54, d.linear("#6b5a45", "#1d1611", angle=0))


INSECTS = (
    Motif(
        "beetles",
        "animals",
        titles(
            "Remarkable Insects",
            "Insectes remarquables",
            "Merkwürdige Insekten",
            "Insetti notevoli",
            "Insectos notables",
            "Merkwaardige insecten",
        ),
        680,
        900,
        beetles,
    ),
)
