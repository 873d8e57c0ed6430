"""Ships and boats in their parts: sails, hulls, rigging, tugs, quays, and what the sea throws up."""

from __future__ import annotations

import math

from .drawing import Drawing, Point, between, darker, lighter, mix, pen, polyline, smooth
from .nature import reflection, smoke
from .people import passer_by
from .solid import Solids, Vector

ROPE = "#241d17"


def square_sail(d: Drawing, x: float, top: float, foot: float, half: float, belly: float, tone: str) -> None:
    """A square sail between two yards, bellied to one side, with seams, reef points and its shaded leech."""
    head = half * 0.84
    corners = [
        (x - head, top),
        (x + head, top),
        (x + half + belly * 0.4, foot),
        (x - half + belly * 0.4, foot),
    ]
    a, b, c, e = corners
    outline = (
        f"{polyline([a, b])}Q{b[0] + belly:.1f} {(top + foot) / 2:.1f} {c[0]:.1f} {c[1]:.1f}"
        f"Q{x + belly:.1f} {foot - abs(belly) * 0.5:.1f} {e[0]:.1f} {e[1]:.1f}"
        f"Q{a[0] + belly:.1f} {(top + foot) / 2:.1f} {a[0]:.1f} {a[1]:.1f}Z"
    )
    d.path(outline, d.linear(darker(tone, 0.55), tone, lighter(tone, 0.75), tone, angle=0), ROPE, 0.8)
    with d.clip(outline):
        d.path(
            polyline(
                [
                    (x - half * 1.4, foot),
                    (x + half * 1.4, foot),
                    (x + half, foot - 12),
                    (x - half, foot - 16),
                ],
                True,
            ),
            darker(tone, 0.5),
            opacity=0.35,
        )
        seams = [
            [between(a, b, k / 7), (between(a, b, k / 7)[0] + belly, (top + foot) / 2), between(e, c, k / 7)]
            for k in range(1, 7)
        ]
        d.path("".join(smooth(s) for s in seams), "none", darker(tone, 0.4), 0.7, 0.6)
        level = top + (foot - top) * 0.35
        d.lines(
            [
                [
                    (x - half + k * half / 5 + belly * 0.7, level),
                    (x - half + k * half / 5 + belly * 0.7, level + 6),
                ]
                for k in range(11)
            ],
            ROPE,
            0.8,
            0.6,
        )
    d.line([a, b], ROPE, 2.6)


def fore_and_aft(d: Drawing, points: list[Point], belly: float, tone: str) -> None:
    """A triangular or four-cornered sail on a stay or gaff, with its seams."""
    data = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for i in range(1, len(points) + 1):
        p, q = points[i - 1], points[i % len(points)]
        mid = between(p, q, 0.5)
        pull = belly if i == len(points) or i == 1 else belly * 0.3
        data += f"Q{mid[0] + pull:.1f} {mid[1]:.1f} {q[0]:.1f} {q[1]:.1f}"
    d.path(data + "Z", d.linear(lighter(tone, 0.7), tone, darker(tone, 0.45), angle=20), ROPE, 0.8)
    with d.clip(data + "Z"):
        head, foot = points[0], points[-1]
        last = points[-2]
        d.lines(
            [[between(head, last, k / 7), between(foot, last, k / 7)] for k in range(1, 7)],
            darker(tone, 0.4),
            0.7,
            0.55,
        )


def sailing_hull(d: Drawing, x: float, y: float, length: float, depth: float, tone: str, ports: bool) -> None:
    """A wooden hull, bow to the right, its waterline at y."""
    half = length / 2
    sheer = [
        (x - half, y - depth * 1.25),
        (x - half * 0.5, y - depth * 0.95),
        (x, y - depth * 0.82),
        (x + half * 0.6, y - depth * 0.98),
        (x + half, y - depth * 1.3),
    ]
    stern, stem = (x - half * 0.9, y + depth * 0.1), (x + half * 0.8, y + depth * 0.2)
    bow = pen("Q", x + half * 0.86, y - depth * 0.3, *stem, "L", *stern)
    body = smooth(sheer) + bow + pen("Q", x - half * 0.99, y - depth * 0.5, *sheer[0], "Z")
    d.path(body, d.linear(lighter(tone, 0.25), tone, darker(tone, 0.7)), ROPE, 1.2)
    with d.clip(body):
        for k in range(2, 9):
            strake = [(px, py + depth * 0.13 * k) for px, py in sheer]
            d.curve(strake, darker(tone, 0.65), 0.8, 0.7)
        d.curve([(px, py + depth * 0.3) for px, py in sheer], "#e5d9bd", depth * (0.22 if ports else 0.07))
        if ports:
            d.lines(
                [
                    [
                        (x - half * 0.8 + k * half * 0.135, y - depth * 0.72 + abs(k - 6) * 0.6),
                        (x - half * 0.75 + k * half * 0.135, y - depth * 0.72 + abs(k - 6) * 0.6),
                    ]
                    for k in range(12)
                ],
                "#1a1613",
                depth * 0.15,
            )
    d.curve([(px, py - 2) for px, py in sheer], "#3b2f24", 3.2)
    d.lines(
        [
            [
                (
                    x - half + k * length / 26,
                    y - depth * 1.24 + depth * 0.42 * math.sin(k / 26 * math.pi) - 2,
                ),
                (
                    x - half + k * length / 26,
                    y - depth * 1.36 + depth * 0.42 * math.sin(k / 26 * math.pi) - 5,
                ),
            ]
            for k in range(27)
        ],
        ROPE,
        1.1,
    )


def full_rigger(
    d: Drawing, x: float, y: float, length: float, masts: int, set_sails: int, mizzen_gaff: bool, tone: str
) -> None:
    """A square-rigged ship under sail, bow to the right; set_sails is the number of courses above the deck on each mast."""
    rng = d.rng
    half, depth = length / 2, length * 0.085
    deck = y - depth * 0.85
    stands = [x - half * 0.66 + i * length * 0.66 / (masts - 1) for i in range(masts)]
    heights = [length * (0.66 if i == 0 else 0.8 if i == masts // 2 else 0.75) for i in range(masts)]
    sprit = (x + half * 1.36, deck - length * 0.1)
    d.line([(x + half * 0.8, deck - 4), sprit], "#3b2d20", 4.5)
    for stand, height in zip(stands, heights, strict=True):
        d.line([(stand, y - depth * 0.5), (stand, deck - height * 0.55)], "#4b3a29", 5.5)
        d.line([(stand, deck - height * 0.5), (stand, deck - height)], "#4b3a29", 2.8)
        for side in (-1, 1):
            foot = stand + side * length * 0.05
            d.lines(
                [[(foot + k * 3 * side, deck + 3), (stand, deck - height * 0.52)] for k in range(4)],
                ROPE,
                0.8,
            )
            d.lines(
                [
                    [
                        (foot + side * 9 * (1 - k / 12), deck + 3 - height * 0.52 * k / 12),
                        (stand + (foot - stand) * (1 - k / 12) * 0.7, deck + 3 - height * 0.52 * k / 12),
                    ]
                    for k in range(11)
                ],
                ROPE,
                0.6,
            )
            d.line([(foot + side * 12, deck + 2), (stand, deck - height)], ROPE, 0.7)
    for i, (stand, height) in enumerate(zip(stands, heights, strict=True)):
        ahead = (stands[i + 1], deck - heights[i + 1] * 0.5) if i + 1 < masts else sprit
        for level in (0.5, 0.78, 0.98):
            end = (ahead[0], ahead[1] + (heights[0] * 0.3 * (0.8 - level) if i + 1 < masts else 0))
            d.line([(stand, deck - height * level), end], ROPE, 0.8)
    fore = stands[-1]
    for k, share in enumerate((0.95, 0.62, 0.34)):
        head = (fore + (sprit[0] - fore) * 0.12, deck - heights[-1] * (0.9 - k * 0.17))
        tack = between((fore + 14, deck - 10), sprit, share)
        fore_and_aft(
            d,
            [head, (tack[0], tack[1] - 4), (tack[0] - length * 0.13, tack[1] + 6)],
            7,
            mix(tone, "#8f8a7c", k * 0.22),
        )
    for i, (stand, height) in enumerate(zip(stands, heights, strict=True)):
        if i == 0 and mizzen_gaff:
            gaff = [
                (stand, deck - height * 0.62),
                (stand - length * 0.13, deck - height * 0.74),
                (stand - length * 0.24, deck - 14),
                (stand - 2, deck - 16),
            ]
            fore_and_aft(d, gaff, 6, tone)
            d.lines([[gaff[0], gaff[1]], [gaff[3], gaff[2]]], "#3b2d20", 3)
            continue
        edges = [0.1, 0.4, 0.62, 0.8, 0.95]
        belly = length * 0.045
        for k in range(min(set_sails, 4)):
            foot, top = deck - height * edges[k] - 2, deck - height * edges[k + 1] + 4
            half_yard = length * (0.165 - 0.026 * k) * (0.85 if i == 0 else 1)
            square_sail(
                d,
                stand + 4,
                top,
                foot,
                half_yard,
                belly * rng.uniform(0.8, 1.15),
                mix(tone, "#8f8a7c", rng.random() * 0.25),
            )
        for k in range(min(set_sails, 4), 4):
            level, half_yard = deck - height * edges[k + 1], length * (0.155 - 0.026 * k)
            d.line([(stand - half_yard, level), (stand + half_yard, level)], ROPE, 2.4)
            d.lines(
                [
                    [
                        (stand - half_yard + q * half_yard / 5, level + 2),
                        (stand - half_yard + q * half_yard / 5 + half_yard / 7, level + 5),
                    ]
                    for q in range(10)
                ],
                lighter(tone, 0.3),
                4,
            )
        pennant = deck - height
        d.form(
            [
                (stand, pennant),
                (stand + 16, pennant - 5),
                (stand + 38, pennant + 2),
                (stand + 17, pennant + 4),
            ],
            "#a33c2c",
        )
    sailing_hull(d, x, y, length, depth, "#4a3526", ports=masts > 2)


def hull_sections(
    length: float, beam: float, height: float, bow: float = 0.22, rise: float = 0.5
) -> list[list[Vector]]:
    """Cross-sections of a steel hull along x, stem at +length/2, waterline at z = 0."""
    sections: list[list[Vector]] = []
    for i in range(17):
        share = i / 16
        x = (share - 0.5) * length
        fore = max(0.0, (share - (1 - bow)) / bow)
        aft = max(0.0, (0.12 - share) / 0.12)
        half = beam / 2 * (1 - fore**1.7) * (1 - 0.55 * aft**2) + 0.01
        top = height * (1 + rise * max(0.0, (share - 0.6) / 0.4) ** 2 + 0.25 * aft)
        ribs: list[Vector] = [
            (x, -half * 0.82, 0),
            (x, -half * 0.95, top * 0.3),
            (x, -half, top * 0.62),
            (x, -half, top),
        ]
        sections.append([*ribs, *[(px, -py, pz) for px, py, pz in reversed(ribs)]])
    return sections


def steel_hull(
    scene: Solids, length: float, beam: float, height: float, colour: str, red: str, ports: int
) -> None:
    """A steel ship's hull with boot-topping, deck and rows of portholes."""
    sections = hull_sections(length, beam, height)
    deck = "#b99f74"
    scene.loft(sections, colour, [red, colour, colour, deck, colour, colour, red])
    for row in range(2):
        for k in range(ports):
            x = -length * 0.44 + k * length * 0.82 / ports
            share = x / length + 0.5
            fore = max(0.0, (share - 0.78) / 0.22)
            half = beam / 2 * (1 - fore**1.7) * (0.985 + 0.015 * row)
            z = height * (0.5 + 0.22 * row)
            for side in (-1, 1):
                y = side * (half + 0.05)
                s = height * 0.035
                scene.face(
                    [(x - s, y, z - s), (x + s, y, z - s), (x + s, y, z + s), (x - s, y, z + s)],
                    "#efe2b8" if k % 3 else "#1b1816",
                    (x, 0, z),
                    2.5,
                )


def skyline(d: Drawing, y: float, height: float, colour: str = "#8b8f8c") -> None:
    """A far town along the water: roofs, chimneys, a few spires, in haze."""
    rng = d.rng
    x = 0.0
    while x < d.width:
        w, h = rng.uniform(8, 34), height * rng.uniform(0.25, 0.8)
        tone = mix(colour, "#d8ccb0", rng.random() * 0.5)
        d.rect(x, y - h, w, h, d.linear(tone, lighter(tone, 0.35)))
        if rng.random() < 0.5:
            d.polygon([(x - 1, y - h), (x + w / 2, y - h - w * 0.35), (x + w + 1, y - h)], darker(tone, 0.25))
        d.lines(
            [
                [(x + 3 + k * 5, y - h + 6 + r * 7), (x + 3 + k * 5, y - h + 9 + r * 7)]
                for k in range(int(w / 5))
                for r in range(max(int(h / 8), 1))
            ],
            darker(tone, 0.45),
            1.1,
            0.6,
        )
        if rng.random() < 0.12:
            d.polygon(
                [(x + 3, y - h), (x + 7, y - height * rng.uniform(1.2, 1.9)), (x + 11, y - h)],
                darker(tone, 0.2),
            )
        elif rng.random() < 0.12:
            d.rect(x + w / 2, y - height * 1.3, 4, height * 1.3 - h, darker(tone, 0.2))
            smoke(d, x + w / 2, y - height * 1.3, 50, -24, 22, False, 8)
        x += w


def tug(d: Drawing, x: float, y: float, length: float, side: int) -> None:
    """A harbour tug with her smoke."""
    h = length * 0.12
    reflection(d, x, y, length * 0.45, length * 0.22)
    smoke(
        d,
        x - side * length * 0.05,
        y - length * 0.44,
        -side * length * 0.9,
        -length * 0.3,
        length * 0.35,
        True,
        14,
    )
    d.form(
        [
            (x - length * 0.5, y - h * 1.3),
            (x, y - h),
            (x + length * 0.5, y - h * 1.9),
            (x + length * 0.44, y),
            (x - length * 0.44, y),
        ],
        d.linear("#4a4541", "#211e1d"),
    )
    d.rect(
        x - length * 0.22,
        y - h * 2.7,
        length * 0.4,
        h * 1.7,
        d.linear("#e6dcc4", "#8f8470", angle=0),
        ROPE,
        0.7,
    )
    d.lines(
        [
            [
                (x - length * 0.18 + k * length * 0.07, y - h * 2.2),
                (x - length * 0.18 + k * length * 0.07, y - h * 1.7),
            ]
            for k in range(5)
        ],
        "#2a2622",
        3,
    )
    d.rect(
        x - length * 0.09,
        y - length * 0.44,
        length * 0.085,
        length * 0.25,
        d.linear("#d08a55", "#8c3f26", "#3a1d14", angle=0),
    )
    d.line([(x + length * 0.25, y - h), (x + length * 0.25, y - length * 0.5)], ROPE, 1.4)
    d.curve([(x - length * 0.5, y + 1), (x, y + 3), (x + length * 0.6, y + 1)], "#f3eee0", 2.2, 0.9)


def quay(d: Drawing, y: float) -> None:
    """A stone quay in the foreground with bollards, bales and onlookers."""
    rng, w = d.rng, d.width
    d.rect(0, y, w, d.height - y, d.linear("#b8a98a", "#6d604d"))
    d.line([(0, y), (w, y)], "#efe4ca", 3)
    d.lines([[(x, y), (x - 20, d.height)] for x in range(0, w + 40, 46)], "#4b4136", 1, 0.6)
    for _ in range(rng.randint(3, 6)):
        x, s = rng.uniform(0, w), rng.uniform(18, 34)
        d.rect(x, y + 8 - s * 0.7, s, s * 0.8, d.linear("#c6a878", "#5f4a33", angle=30), ROPE, 0.8)
        d.lines(
            [
                [(x, y + 8 - s * 0.4), (x + s, y + 8 - s * 0.4)],
                [(x + s / 2, y + 8 - s * 0.7), (x + s / 2, y + 8 + s * 0.1)],
            ],
            ROPE,
            1,
        )
    for _ in range(rng.randint(5, 11)):
        passer_by(d, rng.uniform(30, w - 30), y + rng.uniform(14, 40), rng.uniform(44, 60))


def yacht(d: Drawing, x: float, y: float, h: float, side: int, heel: float, tone: str) -> None:
    """A racing cutter, waterline at (x, y), h from deck to truck."""
    with d.group(f"translate({x:.0f} {y:.0f}) scale({side} 1) rotate({heel:.1f})"):
        d.line([(0, 0), (0, -h)], "#5b4630", h * 0.016)
        d.line([(h * 0.26, -h * 0.05), (h * 0.52, -h * 0.1)], "#5b4630", h * 0.013)
        fore_and_aft(
            d,
            [(-2, -h * 0.8), (-h * 0.24, -h * 0.93), (-h * 0.52, -h * 0.09), (0, -h * 0.1)],
            -h * 0.05,
            tone,
        )
        d.polygon([(0, -h), (-h * 0.2, -h * 0.93), (-1, -h * 0.8)], lighter(tone, 0.4), ROPE, 0.7)
        fore_and_aft(
            d, [(2, -h * 0.86), (h * 0.5, -h * 0.1), (h * 0.08, -h * 0.09)], h * 0.05, lighter(tone, 0.3)
        )
        fore_and_aft(d, [(2, -h * 0.68), (h * 0.28, -h * 0.08), (-h * 0.04, -h * 0.1)], h * 0.04, tone)
        d.form(
            [
                (-h * 0.46, -h * 0.065),
                (0, -h * 0.05),
                (h * 0.36, -h * 0.075),
                (h * 0.22, h * 0.02),
                (-h * 0.3, h * 0.025),
            ],
            d.linear("#6b5b4b", "#221c18"),
            ROPE,
            0.8,
        )
        d.curve([(-h * 0.45, -h * 0.06), (0, -h * 0.045), (h * 0.35, -h * 0.07)], "#e9dfc6", h * 0.012)
        for k in range(5):
            d.ellipse(-h * 0.3 + k * h * 0.09, -h * 0.075, h * 0.014, h * 0.02, "#efe6d2")
        d.curve([(-h * 0.5, h * 0.03), (0, h * 0.02), (h * 0.34, h * 0.012)], "#f7f3e6", h * 0.02, 0.9)


def splash(d: Drawing, x: float, y: float, height: float) -> None:
    """A column of water thrown up by a shell."""
    rng = d.rng
    d.ellipse(x, y, height * 0.3, height * 0.06, "#eee9db", opacity=0.8)
    d.form(
        [
            (x - height * 0.12, y),
            (x - height * 0.07, y - height * 0.6),
            (x, y - height),
            (x + height * 0.08, y - height * 0.55),
            (x + height * 0.12, y),
        ],
        d.linear("#fbf8ee", "#aab4b3", angle=0),
    )
    for _ in range(24):
        d.ellipse(
            x + rng.gauss(0, height * 0.1), y - height * rng.uniform(0.3, 1.2), 2, 3, "#f6f3e8", opacity=0.85
        )


def gulls(d: Drawing, count: int, top: float, bottom: float) -> None:
    """A few birds on the wing."""
    for _ in range(count):
        x, y, r = d.rng.uniform(40, d.width - 40), d.rng.uniform(top, bottom), d.rng.uniform(6, 16)
        d.curve(
            [
                (x - r, y - r * 0.5),
                (x - r * 0.4, y - r * 0.6),
                (x, y),
                (x + r * 0.5, y - r * 0.7),
                (x + r, y - r * 0.3),
            ],
            "#2b2a28",
            1.8,
        )
