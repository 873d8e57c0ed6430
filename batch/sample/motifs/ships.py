"""Ships."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, Point, between, darker, lighter, mix, polyline, smooth
from .motif import Motif
from .nature import hills, reflection, rocks, sea, sky, smoke, sun, wave

ROPE = "#241d17"


def square_sail(d: Drawing, x: float, top: float, foot: float, half: float, belly: float, tone: str) -> None:
    """A square sail between two yards, bellied to one side, with seams, reef points and its shaded leech."""
    head = half * 0.84
    corners = [(x - head, top), (x + head, top), (x + half + belly * 0.4, foot), (x - half + belly * 0.4, foot)]
    a, b, c, e = corners
    outline = (
        f"{polyline([a, b])}Q{b[0] + belly:.1f} {(top + foot) / 2:.1f} {c[0]:.1f} {c[1]:.1f}"
        f"Q{x + belly:.1f} {foot - abs(belly) * 0.5:.1f} {e[0]:.1f} {e[1]:.1f}"
        f"Q{a[0] + belly:.1f} {(top + foot) / 2:.1f} {a[0]:.1f} {a[1]:.1f}Z"
    )
    d.path(outline, d.linear(darker(tone, 0.55), tone, lighter(tone, 0.75), tone, angle=0), ROPE, 0.8)
    with d.clip(outline):
        d.path(polyline([(x - half * 1.4, foot), (x + half * 1.4, foot), (x + half, foot - 12), (x - half, foot - 16)], True), darker(tone, 0.5), opacity=0.35)
        seams = [[between(a, b, k / 7), (between(a, b, k / 7)[0] + belly, (top + foot) / 2), between(e, c, k / 7)] for k in range(1, 7)]
        d.path("".join(smooth(s) for s in seams), "none", darker(tone, 0.4), 0.7, 0.6)
        level = top + (foot - top) * 0.35
        d.lines([[(x - half + k * half / 5 + belly * 0.7, level), (x - half + k * half / 5 + belly * 0.7, level + 6)] for k in range(11)], ROPE, 0.8, 0.6)
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
        d.lines([[between(head, last, k / 7), between(foot, last, k / 7)] for k in range(1, 7)], darker(tone, 0.4), 0.7, 0.55)


def sailing_hull(d: Drawing, x: float, y: float, length: float, depth: float, tone: str, ports: bool) -> None:
    """A wooden hull, bow to the right, its waterline at y."""
    half = length / 2
    sheer = [(x - half, y - depth * 1.25), (x - half * 0.5, y - depth * 0.95), (x, y - depth * 0.82), (x + half * 0.6, y - depth * 0.98), (x + half, y - depth * 1.3)]
    stern, stem = (x - half * 0.9, y + depth * 0.1), (x + half * 0.8, y + depth * 0.2)
    body = smooth(sheer) + f"Q{x + half * 0.86:.1f} {y - depth * 0.3:.1f} {stem[0]:.1f} {stem[1]:.1f}L{stern[0]:.1f} {stern[1]:.1f}Q{x - half * 0.99:.1f} {y - depth * 0.5:.1f} {sheer[0][0]:.1f} {sheer[0][1]:.1f}Z"
    d.path(body, d.linear(lighter(tone, 0.25), tone, darker(tone, 0.7)), ROPE, 1.2)
    with d.clip(body):
        for k in range(2, 9):
            strake = [(px, py + depth * 0.13 * k) for px, py in sheer]
            d.curve(strake, darker(tone, 0.65), 0.8, 0.7)
        d.curve([(px, py + depth * 0.3) for px, py in sheer], "#e5d9bd", depth * (0.22 if ports else 0.07))
        if ports:
            d.lines([[(x - half * 0.8 + k * half * 0.135, y - depth * 0.72 + abs(k - 6) * 0.6), (x - half * 0.75 + k * half * 0.135, y - depth * 0.72 + abs(k - 6) * 0.6)] for k in range(12)], "#1a1613", depth * 0.15)
    d.curve([(px, py - 2) for px, py in sheer], "#3b2f24", 3.2)
    d.lines([[(x - half + k * length / 26, y - depth * 1.24 + depth * 0.42 * math.sin(k / 26 * math.pi) - 2), (x - half + k * length / 26, y - depth * 1.36 + depth * 0.42 * math.sin(k / 26 * math.pi) - 5)] for k in range(27)], ROPE, 1.1)


def full_rigger(d: Drawing, x: float, y: float, length: float, masts: int, set_sails: int, mizzen_gaff: bool, tone: str) -> None:
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
            d.lines([[(foot + k * 3 * side, deck + 3), (stand, deck - height * 0.52)] for k in range(4)], ROPE, 0.8)
            d.lines([[(foot + side * 9 * (1 - k / 12), deck + 3 - height * 0.52 * k / 12), (stand + (foot - stand) * (1 - k / 12) * 0.7, deck + 3 - height * 0.52 * k / 12)] for k in range(11)], ROPE, 0.6)
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
        fore_and_aft(d, [top, (foot[0], foot[1] - 4), (foot[0] - length * 0.13, foot[1] + 6)], 7, mix(tone, "#8f8a7c", k * 0.22))
    for i, (stand, height) in enumerate(zip(stands, heights, strict=True)):
        if i == 0 and mizzen_gaff:
            gaff = [(stand, deck - height * 0.62), (stand - length * 0.13, deck - height * 0.74), (stand - length * 0.24, deck - 14), (stand - 2, deck - 16)]
            fore_and_aft(d, gaff, 6, tone)
            d.lines([[gaff[0], gaff[1]], [gaff[3], gaff[2]]], "#3b2d20", 3)
            continue
        edges = [0.1, 0.4, 0.62, 0.8, 0.95]
        belly = length * 0.045
        for k in range(min(set_sails, 4)):
            foot, top = deck - height * edges[k] - 2, deck - height * edges[k + 1] + 4
            half_yard = length * (0.165 - 0.026 * k) * (0.85 if i == 0 else 1)
            square_sail(d, stand + 4, top, foot, half_yard, belly * rng.uniform(0.8, 1.15), mix(tone, "#8f8a7c", rng.random() * 0.25))
        for k in range(min(set_sails, 4), 4):
            level, half_yard = deck - height * edges[k + 1], length * (0.155 - 0.026 * k)
            d.line([(stand - half_yard, level), (stand + half_yard, level)], ROPE, 2.4)
            d.lines([[(stand - half_yard + q * half_yard / 5, level + 2), (stand - half_yard + q * half_yard / 5 + half_yard / 7, level + 5)] for q in range(10)], lighter(tone, 0.3), 4)
        pennant = deck - height
        d.form([(stand, pennant), (stand + 16, pennant - 5), (stand + 38, pennant + 2), (stand + 17, pennant + 4)], "#a33c2c")
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
        for k in range(3):
            wave(d, horizon + 30 + k * 36, 26 + 9 * k, mix("#5d7680", "#39505c", k / 3), 150 + 40 * k)
        masts, x, length = rng.choice((2, 3, 3, 4)), rng.uniform(340, 540), rng.uniform(330, 460)
        with d.group(f"rotate({rng.uniform(-15, 12):.1f} {x:.0f} 470)"):
            full_rigger(d, x, horizon + rng.uniform(85, 115), length, masts, rng.randint(2, 4), rng.random() < 0.7, "#d9ccb0")
        for k in range(3):
            wave(d, horizon + 112 + k * 62, 46 + 14 * k, mix("#48626e", "#2c414b", k / 3), 230 + 60 * k)
        gulls(d, 7, 60, horizon)
        if rng.random() < 0.5:
            rocks(d, rng.uniform(60, 200), 610, 110, 7, "#57504a")
    d.vignette(0.4)
    return d.svg()


def gulls(d: Drawing, count: int, top: float, bottom: float) -> None:
    """A few birds on the wing."""
    for _ in range(count):
        x, y, r = d.rng.uniform(40, d.width - 40), d.rng.uniform(top, bottom), d.rng.uniform(6, 16)
        d.curve([(x - r, y - r * 0.5), (x - r * 0.4, y - r * 0.6), (x, y), (x + r * 0.5, y - r * 0.7), (x + r, y - r * 0.3)], "#2b2a28", 1.8)


SHIPS = (
    Motif(
        "three-masted-barque",
        "ships",
        {
            "en": "A Barque in Distress off the Coast",
            "fr": "Un trois-mâts dans la tempête",
            "de": "Dreimaster im Sturm",
            "it": "Un brigantino nella burrasca",
            "es": "Una fragata en el temporal",
            "nl": "Een driemaster in de storm",
        },
        900,
        640,
        barque_in_storm,
    ),
)
