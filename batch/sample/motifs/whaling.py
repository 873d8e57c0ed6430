"""Whaling."""

from __future__ import annotations

from random import Random

from .drawing import Drawing, Point, darker, lighter, smooth
from .motif import Motif, titles
from .nature import peak, sea, sky, wave
from .people import man


def whale(rng: Random) -> str:
    """A whale breaching or sounding among the boats; ship, boats and ice vary."""
    d = Drawing(900, 620, rng)
    horizon = rng.uniform(230, 300)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#64727d", "#eadbb8", rng.choice(("storm", "streaks")))
        for _ in range(rng.randint(0, 4)):
            peak(
                d,
                rng.uniform(0, 900),
                horizon - rng.uniform(40, 110),
                horizon + 4,
                rng.uniform(60, 140),
                "#e3e9e6",
                "#8fa3ac",
                False,
            )
        sea(d, horizon, 620, "#4f6a74", 1.8)
        from_ship(d, rng.uniform(90, 800), horizon + 14)
        x, y = rng.uniform(380, 520), rng.uniform(470, 500)
        breach = rng.random() < 0.5
        wave(d, horizon + 60, 26, "#4c6872", 170)
        tone = rng.choice(("#3a4047", "#4c4a4a", "#2d333b"))
        if breach:
            body: list[Point] = [
                (x - 170, y + 120),
                (x - 120, y - 60),
                (x - 30, y - 220),
                (x + 60, y - 330),
                (x + 130, y - 350),
                (x + 170, y - 310),
                (x + 160, y - 220),
                (x + 110, y - 90),
                (x + 90, y + 120),
            ]
            belly: list[Point] = [
                (x + 90, y + 120),
                (x + 110, y - 90),
                (x + 160, y - 220),
                (x + 168, y - 300),
                (x + 120, y - 240),
                (x + 50, y - 90),
                (x + 20, y + 120),
            ]
            eye = (x + 82, y - 232)
        else:
            body = [
                (x - 330, y + 40),
                (x - 260, y - 60),
                (x - 60, y - 120),
                (x + 160, y - 120),
                (x + 300, y - 70),
                (x + 340, y - 10),
                (x + 280, y + 60),
                (x, y + 90),
            ]
            belly = [
                (x + 336, y - 10),
                (x + 240, y - 6),
                (x + 120, y + 10),
                (x - 60, y + 40),
                (x, y + 90),
                (x + 280, y + 60),
            ]
            eye = (x + 206, y - 18)
        data = smooth(body, closed=True)
        d.path(data, d.linear(lighter(tone, 0.55), tone, darker(tone, 0.5), angle=40), darker(tone, 0.7), 2)
        with d.clip(data):
            d.form(belly, d.linear("#e3ddd0", "#8d8a84"))
            for q in range(11):
                line = [(px + (q - 5) * 8, py + (q - 5) * 7) for px, py in belly[: len(belly) // 2 + 1]]
                d.curve(line, "#4a4846", 1.6, 0.7)
            for _ in range(120):
                px, py = rng.uniform(x - 330, x + 340), rng.uniform(y - 340, y + 60)
                d.line(
                    [(px, py), (px + rng.uniform(6, 26), py + rng.uniform(-4, 10))],
                    lighter(tone, 0.5),
                    1.2,
                    0.4,
                )
        d.ellipse(*eye, 8, 6, "#f3ead6")
        d.ellipse(*eye, 5, 5, "#0d0c0c")
        fin = (x - 30, y - 90) if breach else (x + 90, y + 20)
        d.form(
            [
                fin,
                (fin[0] - 60, fin[1] + 10),
                (fin[0] - 150, fin[1] + (-50 if breach else 80)),
                (fin[0] - 70, fin[1] + 46),
                (fin[0] + 14, fin[1] + 40),
            ],
            d.linear(lighter(tone, 0.4), darker(tone, 0.4)),
            darker(tone, 0.7),
            1.4,
        )
        if not breach:
            tail = (x - 350, y - 10)
            d.form(
                [
                    (tail[0] + 60, y + 30),
                    (tail[0] + 10, y - 70),
                    (tail[0] - 60, y - 140),
                    (tail[0] + 16, y - 118),
                    (tail[0] + 40, y - 92),
                    (tail[0] + 96, y - 150),
                    (tail[0] + 70, y - 60),
                    (tail[0] + 100, y + 30),
                ],
                d.linear(lighter(tone, 0.5), darker(tone, 0.5)),
                darker(tone, 0.7),
                1.6,
            )
            for side in (-1, 1):
                for q in range(7):
                    d.curve(
                        [
                            (x + 170, y - 116),
                            (x + 170 + side * (8 + q * 6), y - 200 - q * 6),
                            (x + 170 + side * (24 + q * 9), y - 160 + q * 4),
                        ],
                        "#f3f0e6",
                        3,
                        0.85,
                    )
        wave(d, y + 30, 34, "#47626c", 200)
        for _ in range(70):
            r = rng.uniform(2, 9)
            d.ellipse(
                x + rng.gauss(0, 150), y + 20 - abs(rng.gauss(0, 26)), r * 1.5, r, "#f6f3e8", opacity=0.85
            )
        for k in range(rng.randint(1, 2)):
            whaleboat(
                d,
                rng.choice((150, 720)) + rng.uniform(-40, 40),
                rng.uniform(500, 560),
                rng.uniform(210, 270),
                k,
            )
        wave(d, 580, 30, "#38505a", 240)
    d.vignette(0.4)
    return d.svg()


def from_ship(d: Drawing, x: float, y: float) -> None:
    """The whaler lying to in the distance."""
    d.form([(x - 60, y - 14), (x, y - 10), (x + 64, y - 18), (x + 52, y), (x - 52, y)], "#2d2620")
    for k in (-36, 2, 38):
        d.line([(x + k, y - 12), (x + k, y - 96)], "#2d2620", 2)
        d.lines(
            [
                [(x + k - 18 + q * 3, y - 40 - q * 18), (x + k + 18 - q * 3, y - 40 - q * 18)]
                for q in range(3)
            ],
            "#2d2620",
            1.5,
        )
        d.form(
            [(x + k - 17, y - 58), (x + k + 17, y - 58), (x + k + 20, y - 42), (x + k - 20, y - 42)],
            "#d9ccb0",
        )


def whaleboat(d: Drawing, x: float, y: float, length: float, lean: int) -> None:
    """A whaleboat with its oarsmen and the harpooner in the bow."""
    with d.group(f"rotate({-7 + 10 * lean} {x:.0f} {y:.0f})"):
        for k in range(5):
            px = x - length * 0.34 + k * length * 0.13
            man(d, px, y + 4, length * 0.3, d.rng.choice(("#3a4652", "#6b4a3a", "#55503f")), "cap", 1)
            d.line([(px + 6, y - length * 0.1), (px + length * 0.14, y + length * 0.16)], "#8a6d45", 4)
        man(d, x + length * 0.38, y - 2, length * 0.36, "#5a3a2c", "cap", 1)
        d.line([(x + length * 0.3, y - length * 0.26), (x + length * 0.72, y - length * 0.4)], "#2b2420", 3)
        d.form(
            [
                (x - length * 0.5, y - length * 0.1),
                (x, y - length * 0.03),
                (x + length * 0.52, y - length * 0.12),
                (x + length * 0.34, y + length * 0.08),
                (x - length * 0.32, y + length * 0.08),
            ],
            d.linear("#b8955f", "#6d5030", "#33241a"),
            "#1d140e",
            1.6,
        )
        d.path(
            "".join(
                smooth(
                    [
                        (x - length * 0.46 + q * 6, y - length * 0.06 + q * 7),
                        (x, y + q * 7),
                        (x + length * 0.46 - q * 8, y - length * 0.07 + q * 7),
                    ]
                )
                for q in range(3)
            ),
            "none",
            "#33241a",
            1.5,
        )


WHALING = (
    Motif(
        "whale",
        "animals",
        titles(
            "Whaling in the Northern Seas",
            "La pêche à la baleine",
            "Walfang im Nordmeer",
            "La caccia alla balena",
            "La caza de la ballena",
            "De walvischvangst",
        ),
        900,
        620,
        whale,
    ),
)
