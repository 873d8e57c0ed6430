"""Ships."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, Point, between, darker, lighter, mix, polyline, smooth
from .motif import Motif, titles
from .nature import hills, reflection, rocks, sea, sky, smoke, wave
from .people import passer_by
from .solid import Solids, Vector, View, along

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
    body = (
        smooth(sheer)
        + f"Q{x + half * 0.86:.1f} {y - depth * 0.3:.1f} {stem[0]:.1f} {stem[1]:.1f}L{stern[0]:.1f} {stern[1]:.1f}Q{x - half * 0.99:.1f} {y - depth * 0.5:.1f} {sheer[0][0]:.1f} {sheer[0][1]:.1f}Z"
    )
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
        top = (fore + (sprit[0] - fore) * 0.12, deck - heights[-1] * (0.9 - k * 0.17))
        foot = between((fore + 14, deck - 10), sprit, share)
        fore_and_aft(
            d,
            [top, (foot[0], foot[1] - 4), (foot[0] - length * 0.13, foot[1] + 6)],
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


def barque_in_storm(rng: Random) -> str:
    """A square-rigger among heavy seas; masts, course, coast and light vary."""
    d = Drawing(900, 640, rng)
    horizon = rng.uniform(330, 400)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#3e4a57", "#d9cfb4", "storm")
        d.glow(rng.uniform(120, 780), rng.uniform(80, 200), 260, "#fff2cc", 0.75)
        if rng.random() < 0.6:
            hills(d, horizon + 2, rng.uniform(40, 110), "#56606a", horizon + 4, rng.randint(3, 6))
        sea(d, horizon, 640, "#4c6470", 2.4)
        for k in range(4):
            wave(d, horizon + 24 + k * 28, 26 + 9 * k, mix("#5d7680", "#39505c", k / 3), 150 + 40 * k)
        masts, x, length = rng.choice((2, 3, 3, 4)), rng.uniform(360, 520), rng.uniform(430, 580)
        with d.group(f"rotate({rng.uniform(-15, 12):.1f} {x:.0f} 470)"):
            full_rigger(
                d,
                x,
                horizon + rng.uniform(95, 125),
                length,
                masts,
                rng.randint(2, 4),
                rng.random() < 0.7,
                "#d9ccb0",
            )
        for k in range(3):
            wave(d, horizon + 150 + k * 50, 34 + 14 * k, mix("#48626e", "#2c414b", k / 3), 230 + 60 * k)
        gulls(d, 7, 60, horizon)
        if rng.random() < 0.5:
            rocks(d, rng.uniform(60, 200), 610, 110, 7, "#57504a")
    d.vignette(0.4)
    return d.svg()


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


def liner(rng: Random) -> str:
    """An ocean liner in harbour with tugs, quay and warehouses; the angle of view and the number of funnels vary."""
    d = Drawing(900, 560, rng)
    horizon = rng.uniform(225, 300)
    funnels, leftward = rng.choice((2, 3, 4)), rng.random() < 0.5
    with d.mirrored(leftward):
        sky(d, horizon, "#8a9aa6", "#f1e2c2", rng.choice(("cumulus", "streaks")))
        skyline(d, horizon, rng.uniform(25, 60))
        sea(d, horizon, 560, "#5f7a80", 0.8, rng.uniform(100, 800))
        swing = rng.uniform(20, 52)
        distance = rng.uniform(150, 195)
        eye = (
            math.cos(math.radians(-swing)) * distance,
            -math.sin(math.radians(swing)) * distance,
            rng.uniform(9, 26),
        )
        view = View(eye, (0, 0, 4), 1120, (rng.uniform(410, 470), horizon + 60))
        level = (
            horizon
            - view.at((math.cos(math.radians(-swing)) * -4000, math.sin(math.radians(swing)) * 4000, eye[2]))[
                1
            ]
        )
        view.centre = (view.centre[0], view.centre[1] + level)
        scene = Solids(view)
        length, beam, height = 128.0, 15.0, 10.5
        steel_hull(scene, length, beam, height, "#2b2a2d", "#7c3328", 34)
        for tier, (a, b, w) in enumerate(((-44, 36, 12.0), (-38, 29, 10.0), (-30, 22, 7.5))):
            scene.box(
                (a, -w / 2, height + tier * 3.0),
                (b - a, w, 2.9),
                "#e6dfcf",
                (30 - tier * 5, 1),
                "#37342f",
                bias=6 + tier * 7,
            )
        roof = height + 9
        for k in range(funnels):
            x = -22 + k * 44 / max(funnels - 1, 1) if funnels > 1 else 0
            foot, head_ = (x, 0.0, roof - 1), (x - 3.2, 0.0, roof + 15)
            scene.tube(foot, along(foot, head_, 0.72), 2.9, 2.9, "#b5643a", 16, True, 26)
            scene.tube(along(foot, head_, 0.72), head_, 2.9, 2.9, "#1f1d1d", 16, True, 26.5)
        for k in range(9):
            x = -33 + k * 7.4
            for side in (-1, 1):
                y = side * 5.4
                scene.loft(
                    [
                        [
                            (x - 2.4, y, roof - 1.2),
                            (x - 2.2, y + side, roof - 2.6),
                            (x + 2.2, y + side, roof - 2.6),
                            (x + 2.4, y, roof - 1.2),
                        ],
                        [
                            (x - 2.4, y + side * 1.6, roof - 1.2),
                            (x - 2.2, y + side, roof - 2.6),
                            (x + 2.2, y + side, roof - 2.6),
                            (x + 2.4, y + side * 1.6, roof - 1.2),
                        ],
                    ],
                    "#efe8d8",
                    bias=22,
                )
        for x, z in ((46, 36), (-50, 34)):
            scene.beam((x, 0, height), (x - 2, 0, z), 0.7, "#4a3b2b", 20)
            for k in range(5):
                for side in (-1, 1):
                    scene.beam((x - 5 + k * 1.5, side * 6.5, height + 1), (x - 2, 0, z - 3), 0.12, ROPE, 18)
        scene.beam((44, 0, 35), (-52, 0, 33), 0.12, ROPE, 18)
        for k in range(70):
            share = k / 69
            x = -length * 0.46 + share * length * 0.93
            fore = max(0.0, (share - 0.8) / 0.2)
            y = -beam / 2 * (1 - fore**1.7)
            top = height * (1 + 0.5 * max(0.0, (share - 0.6) / 0.4) ** 2)
            scene.beam((x, y, top), (x, y, top + 1.3), 0.16, "#ddd3bd", 24)
        hull = hull_sections(length, beam, height)
        foot = [view.at(s[0]) for s in hull]
        for k in range(len(foot) - 1):
            reflection(
                d,
                (foot[k][0] + foot[k + 1][0]) / 2,
                foot[k][1],
                abs(foot[k + 1][0] - foot[k][0]) * 0.8 + 4,
                46,
                "#1d2022",
            )
        tops = [view.at((-25.2 + k * 44 / max(funnels - 1, 1), 0, roof + 15)) for k in range(funnels)]
        blow = rng.choice((-1, 1))
        for x, y in tops[: rng.randint(1, funnels)]:
            smoke(d, x, y, blow * rng.uniform(150, 320), -rng.uniform(60, 130), 75, True, 22)
        scene.paint(d)
        wash = [(view.at(s[0])[0], view.at(s[0])[1]) for s in hull[4:]]
        d.curve([(x, y + 2) for x, y in wash], "#efeadb", 2.6, 0.85)
        for _ in range(rng.randint(1, 3)):
            tug(
                d,
                rng.uniform(80, 820),
                rng.uniform(max(horizon + 150, 430), 525),
                rng.uniform(90, 150),
                rng.choice((-1, 1)),
            )
        if rng.random() < 0.6:
            quay(d, rng.uniform(500, 535))
        gulls(d, 8, 40, horizon + 100)
    d.vignette(0.3)
    return d.svg()


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


def ironclad(rng: Random) -> str:
    """A ram-bowed ironclad firing or steaming; turrets, masts, course and consorts vary."""
    d = Drawing(900, 600, rng)
    horizon = rng.uniform(250, 330)
    firing = rng.random() < 0.6
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#75828c", "#ead9b8", rng.choice(("streaks", "cumulus")))
        for _ in range(rng.randint(0, 3)):
            tug(d, rng.uniform(100, 800), horizon + 12, rng.uniform(70, 110), 1)
        if rng.random() < 0.5:
            hills(d, horizon + 1, 60, "#8b8f88", horizon + 3, 4)
        sea(d, horizon, 600, "#566c70", 1.8)
        swing, distance = rng.uniform(25, 68), rng.uniform(118, 140)
        eye = (
            math.cos(math.radians(swing)) * distance,
            -math.sin(math.radians(swing)) * distance,
            rng.uniform(10, 17),
        )
        view = View(eye, (0, 0, 5), 1180, (450, horizon + 75))
        scene = Solids(view, contrast=1.2)
        length, beam, height = 84.0, 17.0, 6.2
        grey = rng.choice(("#6d7274", "#3b3d40", "#b8b09a"))
        steel_hull(scene, length, beam, height, grey, "#5c2a22", 16)
        scene.loft(
            [
                [
                    (length * 0.47, -1.6, 2.4),
                    (length * 0.47, -1.6, 0),
                    (length * 0.47, 1.6, 0),
                    (length * 0.47, 1.6, 2.4),
                ],
                [
                    (length * 0.56, -0.1, 0.6),
                    (length * 0.56, -0.1, 0),
                    (length * 0.56, 0.1, 0),
                    (length * 0.56, 0.1, 0.6),
                ],
            ],
            grey,
            bias=8,
        )
        scene.box((-20, -5, height), (42, 10, 3.2), lighter(grey, 0.2), (16, 1), "#1c1b1a", bias=6)
        scene.box((4, -3.4, height + 3.2), (13, 6.8, 3), lighter(grey, 0.3), (7, 1), "#1c1b1a", bias=12)
        for k in range(rng.randint(1, 3)):
            x = -12.0 + 9 * k
            scene.tube(
                (x, 0, height + 2),
                (x, 0, height + 13),
                2.1,
                2.0,
                "#c09a55" if grey == "#b8b09a" else "#4a4846",
                14,
                True,
                16,
            )
        muzzles = []
        for x, sign in ((29.0, 1), (-29.0, -1)):
            train = rng.uniform(-50, 50)
            c, s = math.cos(math.radians(train)) * sign, math.sin(math.radians(train))
            scene.tube((x, 0, height - 0.5), (x, 0, height + 3.6), 5.4, 5.0, grey, 18, True, 8)
            for side in (-1.5, 1.5):
                a = (x - s * side + c * 4, c * side + s * 4, height + 2)
                b = (x - s * side + c * 15, c * side + s * 15, height + 2.8)
                scene.tube(a, b, 0.75, 0.5, "#34322f", 9, True, 14)
                muzzles.append(b)
        for x, z in ((18, 31), (-18, 28)):
            scene.tube((x, 0, height), (x, 0, z), 0.7, 0.35, "#8d7a55", 8, False, 14)
            scene.turned((x, 0, z * 0.68), [(1.2, 0), (2.2, 1.4), (2.2, 2.2)], "#6a6254", 12, 16)
            for k in range(4):
                for side in (-1, 1):
                    scene.beam((x - 4 + 2 * k, side * 7.5, height), (x, 0, z - 5), 0.14, ROPE, 12)
            scene.beam((x, -6, z - 4), (x, 6, z - 4), 0.3, ROPE, 14)
        for k in range(5):
            x = -16 + 8.0 * k
            for side in (-1, 1):
                scene.tube(
                    (x, side * 5, height + 1.2),
                    (x + 1, side * 8.6, height + 1.7),
                    0.42,
                    0.3,
                    "#2a2826",
                    8,
                    True,
                    12,
                )
        sections = hull_sections(length, beam, height)
        for s_ in sections[::2]:
            px, py = view.at(s_[0])
            reflection(d, px, py, 32, 50, "#1d2224")
        px, py = view.at((-12, 0, height + 13))
        smoke(d, px, py, rng.choice((-1, 1)) * rng.uniform(140, 330), -rng.uniform(40, 110), 110, True, 26)
        scene.paint(d)
        d.curve([(view.at(s_[0])[0], view.at(s_[0])[1] + 2) for s_ in sections[3:]], "#f1ecdd", 5, 0.9)
        px, py = view.at((length * 0.52, 0, 0))
        for _ in range(50):
            r = rng.uniform(2, 8)
            d.ellipse(px + rng.gauss(0, 26), py - abs(rng.gauss(0, 11)), r * 1.6, r, "#f4f0e4", opacity=0.7)
        if firing:
            for muzzle in muzzles[: rng.choice((2, 4))]:
                px, py = view.at(muzzle)
                d.glow(px, py, 50, "#ffd98a", 0.95)
                smoke(d, px, py, rng.uniform(-40, 160), rng.uniform(-40, 10), 100, False, 16)
            for _ in range(rng.randint(1, 4)):
                splash(d, rng.uniform(60, 840), rng.uniform(horizon + 12, 520), rng.uniform(50, 130))
        for k in range(2):
            wave(d, 520 + 44 * k, 26 + 10 * k, "#3f555b", 220)
    d.vignette(0.35)
    return d.svg()


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


def regatta(rng: Random) -> str:
    """Yachts rounding a mark before a crowded shore; number, tack and nearness vary."""
    d = Drawing(900, 590, rng)
    horizon = rng.uniform(240, 330)
    side = rng.choice((-1, 1))
    sky(d, horizon, "#86a0b4", "#f6ead0", "cumulus")
    hills(d, horizon + 1, rng.uniform(30, 90), "#8d9a94", horizon + 3, rng.randint(3, 6))
    skyline(d, horizon + 3, 18, "#a39a86")
    sea(d, horizon, 590, "#5a8090", 1.5, rng.uniform(100, 800))
    count = rng.randint(4, 9)
    leader = rng.randrange(count - 2, count)
    for k in range(count):
        share = (k / (count - 1)) ** 1.5
        h = 60 + 120 * share + (150 if k == leader else 0)
        reach = 300 if k == leader else 90
        x, y = rng.uniform(reach, 900 - reach), horizon + 14 + 190 * share + (30 if k == leader else 0)
        tone = rng.choice(("#e9dfc8", "#d9c9a6", "#efe8d8"))
        reflection(d, x, y, h * 0.28, h * 0.5, "#dfe0d4")
        yacht(d, x, y, h, side if rng.random() < 0.8 else -side, rng.uniform(4, 18), tone)
    mark = rng.uniform(150, 750)
    d.form(
        [(mark - 16, 520), (mark, 470), (mark + 16, 520)], d.linear("#d96c4a", "#7c2c1e", angle=0), ROPE, 1
    )
    d.line([(mark, 470), (mark, 440)], ROPE, 2)
    d.polygon([(mark, 440), (mark + 26, 448), (mark, 456)], "#e9c65a", ROPE, 0.8)
    wave(d, 540, 18, "#486c7a", 190)
    if rng.random() < 0.6:
        d.rect(0, 560, 900, 30, d.linear("#5a4a38", "#2b2219"))
        for k in range(rng.randint(8, 14)):
            passer_by(d, 30 + k * 64 + rng.uniform(-20, 20), 590, rng.uniform(66, 84))
    gulls(d, 9, 40, horizon)
    return d.svg()


SHIPS = (
    Motif(
        "three-masted-barque",
        "ships",
        titles(
            "A Barque in Distress off the Coast",
            "Un trois-mâts dans la tempête",
            "Dreimaster im Sturm",
            "Un brigantino nella burrasca",
            "Una fragata en el temporal",
            "Een driemaster in de storm",
        ),
        900,
        640,
        barque_in_storm,
    ),
    Motif(
        "ocean-liner",
        "ships",
        titles(
            "The New Liner Leaving Harbour",
            "Le nouveau paquebot quittant le port",
            "Der neue Schnelldampfer verläßt den Hafen",
            "Il nuovo transatlantico lascia il porto",
            "El nuevo trasatlántico sale del puerto",
            "De nieuwe stoomer verlaat de haven",
        ),
        900,
        560,
        liner,
    ),
    Motif(
        "ironclad",
        "ships",
        titles(
            "The Ironclad at Gunnery Practice",
            "Le cuirassé aux exercices de tir",
            "Das Panzerschiff bei der Schießübung",
            "La corazzata alle esercitazioni di tiro",
            "El acorazado en ejercicios de tiro",
            "Het pantserschip bij schietoefeningen",
        ),
        900,
        600,
        ironclad,
    ),
    Motif(
        "sailing-regatta",
        "ships",
        titles(
            "The Great Regatta",
            "Les grandes régates",
            "Die große Segelregatta",
            "La grande regata",
            "Las grandes regatas",
            "De groote zeilwedstrijd",
        ),
        900,
        590,
        regatta,
    ),
)
