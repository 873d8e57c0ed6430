"""The boulevard in the rain."""

from __future__ import annotations

from random import Random

from .drawing import Drawing, between, darker, lighter, mix, pen
from .motif import Motif, titles
from .nature import sky
from .people import COATS, GOWNS, lady, man
from .street import carriage, lamp


def rainy_street(rng: Random) -> str:
    """A boulevard in the rain, lamps and umbrellas mirrored in the pavement; vista, cabs and hour vary."""
    d = Drawing(760, 860, rng)
    horizon, vanish = rng.uniform(400, 470), rng.uniform(240, 520)
    sky(d, horizon, "#4d5560", "#c9b894", "streaks")
    for side in (-1, 1):
        edge = 0 if side < 0 else 760
        reach = abs(edge - vanish)
        height = rng.uniform(520, 700)
        for k in range(9):
            a, b = 1 - (k / 9) ** 0.75, 1 - ((k + 1) / 9) ** 0.75
            a, b = max(a * 1.15, 0.03), max(b * 1.15, 0.03)
            x0, x1 = vanish + side * reach * a, vanish + side * reach * b
            h0, _h1 = height * a * rng.uniform(0.85, 1.05), height * b
            tone = mix(rng.choice(("#8d7c66", "#a08c70", "#786a5a")), "#c4b79c", k / 11)
            quad = [
                (x0, horizon + 90 * a),
                (x0, horizon + 30 * a - h0),
                (x1, horizon + 30 * b - h0 * b / a),
                (x1, horizon + 90 * b),
            ]
            d.polygon(quad, d.linear(lighter(tone, 0.25), tone, darker(tone, 0.35)), darker(tone, 0.5), 0.8)
            roof = [(x0, quad[1][1]), (x0, quad[1][1] - 46 * a), (x1, quad[2][1] - 46 * b), (x1, quad[2][1])]
            d.polygon(roof, mix("#4a4c54", "#b3ab9a", k / 11))
            for row in range(6):
                for col in range(3):
                    u, v = (col + 0.3) / 3, (row + 0.35) / 6
                    w = 0.14
                    corners = []
                    for du, dv in ((0, 0), (w, 0), (w, 0.09), (0, 0.09)):
                        p, q = between(quad[1], quad[2], u + du), between(quad[0], quad[3], u + du)
                        corners.append(between(p, q, v + dv))
                    d.polygon(
                        corners, "#ffdf94" if rng.random() < 0.4 else "#38322c", lighter(tone, 0.3), 0.6
                    )
                p, q = between(quad[1], quad[0], (row + 0.2) / 6), between(quad[2], quad[3], (row + 0.2) / 6)
                d.line([p, q], darker(tone, 0.4), 1, 0.7)
            awning = [
                between(quad[1], quad[0], 0.86),
                between(quad[2], quad[3], 0.86),
                (x1 - side * 16 * b, horizon + 52 * b),
                (x0 - side * 34 * a, horizon + 56 * a),
            ]
            d.polygon(awning, rng.choice(("#8a3a2e", "#3f5a4a", "#c9a45a")), "#2a2018", 0.8)
    d.rect(0, horizon + 20, 760, 860 - horizon, d.linear("#b5a88c", "#7d7564", "#4a463e"))
    marks = []
    for _ in range(240):
        share = rng.random() ** 1.2
        px, py, w = rng.uniform(0, 760), horizon + 24 + share * (840 - horizon), 5 + 44 * share
        marks.append([(px - w / 2, py), (px + w / 2, py)])
    d.lines(marks[::2], "#e6dcc0", 1.6, 0.5)
    d.lines(marks[1::2], "#2d2a26", 1.8, 0.45)
    actors: list[tuple[float, float]] = []
    for _ in range(rng.randint(9, 15)):
        y = rng.uniform(horizon + 60, 850)
        actors.append((y, rng.uniform(40, 720)))
    actors.sort()
    for k, (y, px) in enumerate(actors):
        share = (y - horizon) / (860 - horizon)
        h = 60 + 230 * share
        for streak in range(12):
            d.line(
                [
                    (px - h * 0.07 + rng.uniform(-6, 6), y + streak * h * 0.035),
                    (px + h * 0.08 + rng.uniform(-6, 6), y + streak * h * 0.035),
                ],
                "#1d1a18",
                h * 0.022,
                0.4,
            )
        if k in (2, 5) and rng.random() < 0.7:
            carriage(d, px, y, h * 1.1, rng.choice((-1, 1)))
            continue
        side = rng.choice((-1, 1))
        if rng.random() < 0.5:
            man(d, px, y, h, rng.choice(COATS), "topper", side)
        else:
            lady(d, px, y, h * 0.94, rng.choice(GOWNS), "bonnet", side)
        umbrella(d, px + side * h * 0.1, y - h * 0.62, h * 0.34)
    for _ in range(rng.randint(2, 4)):
        share = rng.uniform(0.1, 0.9)
        px, y = rng.choice((90, 670)) + rng.uniform(-40, 40), horizon + 60 + share * 340
        lamp(d, px, y, 130 + 200 * share)
        for streak in range(16):
            d.line(
                [
                    (px - 9 + rng.uniform(-9, 9), y + 8 + streak * 9),
                    (px + 9 + rng.uniform(-9, 9), y + 8 + streak * 9),
                ],
                "#ffe7a8",
                3,
                0.5 - streak * 0.028,
            )
    rain = []
    lean = rng.uniform(-0.35, 0.35)
    for _ in range(200):
        px, py, length = rng.uniform(-20, 780), rng.uniform(0, 850), rng.uniform(16, 46)
        rain.append([(px, py), (px + lean * length, py + length)])
    d.lines(rain, "#f3ead6", 1, 0.5)
    d.vignette(0.4)
    return d.svg()


def umbrella(d: Drawing, x: float, y: float, r: float) -> None:
    """An open umbrella over the point (x, y)."""
    d.line([(x, y), (x, y - r * 1.5)], "#15110e", max(r * 0.05, 1))
    top = y - r * 1.5
    d.path(
        pen(
            "M",
            x - r,
            top + r * 0.5,
            "Q",
            x - r * 0.8,
            top - r * 0.3,
            x,
            top - r * 0.35,
            "Q",
            x + r * 0.8,
            top - r * 0.3,
            x + r,
            top + r * 0.5,
            "Q",
            x + r * 0.66,
            top + r * 0.3,
            x + r * 0.34,
            top + r * 0.5,
            "Q",
            x,
            top + r * 0.3,
            x - r * 0.34,
            top + r * 0.5,
            "Q",
            x - r * 0.66,
            top + r * 0.3,
            x - r,
            top + r * 0.5,
            "Z",
        ),
        d.linear("#8d8a8c", "#2d2b2e", "#121112", angle=20),
        "#0f0d0c",
        0.8,
    )
    d.path(
        pen(
            "M",
            x,
            top - r * 0.35,
            "Q",
            x - r * 0.3,
            top,
            x - r * 0.34,
            top + r * 0.5,
            "M",
            x,
            top - r * 0.35,
            "Q",
            x + r * 0.3,
            top,
            x + r * 0.34,
            top + r * 0.5,
        ),
        "none",
        "#b3aea8",
        0.9,
    )


BOULEVARD = (
    Motif(
        "street-in-the-rain",
        "scenes",
        titles(
            "The Boulevard in the Rain",
            "Le boulevard sous la pluie",
            "Regen auf dem Boulevard",
            "Il viale sotto la pioggia",
            "El bulevar bajo la lluvia",
            "De boulevard in den regen",
        ),
        760,
        860,
        rainy_street,
    ),
)
