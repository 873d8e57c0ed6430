"""Skies, waters, mountains, trees, rocks and smoke: what stands behind and before the subject."""

from __future__ import annotations

import math

from .drawing import Drawing, Point, between, blob, darker, jagged, lighter, mix, polyline, smooth


def sky(d: Drawing, bottom: float, top: str = "#7e93a6", low: str = "#efe3c8", kind: str = "cumulus") -> None:
    """Fill the picture down to `bottom`; kinds: cumulus, storm, streaks, clear."""
    rng, w = d.rng, d.width
    d.rect(0, 0, w, bottom + 1, d.linear(top, (0.65, mix(top, low, 0.65)), low))
    if kind == "cumulus":
        for _ in range(rng.randint(3, 5)):
            size = rng.uniform(0.12, 0.26) * w
            cloud(
                d,
                rng.uniform(0, w),
                rng.uniform(0.12, 0.72) * bottom,
                size,
                lighter(low, 0.6),
                mix(top, low, 0.35),
            )
    elif kind == "storm":
        for i in range(9):
            size = rng.uniform(0.18, 0.36) * w
            y = bottom * (i + rng.random()) / 9 * 0.85
            dark = mix(darker(top, 0.55), top, rng.random())
            cloud(d, rng.uniform(-0.05, 1.05) * w, y, size, mix(top, low, rng.random() * 0.7), dark)
        lean = rng.uniform(-0.3, 0.3)
        rain = []
        for _ in range(130):
            x, y, length = rng.uniform(0, w), rng.uniform(0, bottom), rng.uniform(20, 70)
            rain.append(((x, y), (x + lean * length, y + length)))
        d.lines(rain, darker(top, 0.3), 0.8, 0.35)
    if kind in ("streaks", "cumulus"):
        for _ in range(14 if kind == "streaks" else 5):
            x, y, length = (
                rng.uniform(-0.1, 0.9) * w,
                rng.uniform(0.05, 0.95) * bottom,
                rng.uniform(0.15, 0.5) * w,
            )
            thick = rng.uniform(2, 9)
            points = [
                (x, y),
                (x + length * 0.4, y - thick),
                (x + length, y),
                (x + length * 0.5, y + thick * 0.6),
            ]
            d.form(points, lighter(low, 0.4) if rng.random() < 0.6 else mix(top, "#5b6470", 0.4), opacity=0.5)


def cloud(d: Drawing, x: float, y: float, size: float, light: str = "#fdf8ea", dark: str = "#8e99a3") -> None:
    """A heap cloud `size` wide, lit from above left, flat below."""
    rng = d.rng
    puff = d.radial(
        (0, light, 1), (0.45, light, 0.9), (0.8, dark, 0.75), (1, dark, 0), x=0.42, y=0.34, r=0.62
    )
    for i in range(10):
        share = rng.random()
        arch = math.sin(share * math.pi)
        r = size * rng.uniform(0.09, 0.16) * (0.6 + arch)
        lift = size * 0.26 * arch * rng.random() * (1 - i / 20)
        d.ellipse(x + (share - 0.5) * size, y - lift, r * 1.25, r * 0.8, puff)
    under = d.linear((0, dark, 0), (0.6, dark, 0.55), (1, dark, 0))
    d.ellipse(x, y + size * 0.1, size * 0.62, size * 0.1, under)


def sun(d: Drawing, x: float, y: float, r: float, colour: str = "#fff3cf") -> None:
    """A sun or moon in its haze."""
    d.glow(x, y, r * 5, colour, 0.8)
    d.ellipse(x, y, r, r, colour)


def sea(
    d: Drawing,
    horizon: float,
    bottom: float,
    colour: str = "#54707c",
    chop: float = 1.0,
    light: float | None = None,
) -> None:
    """Water from the horizon to `bottom`: ripples that grow as they near; `light` is the x of a glitter path."""
    rng, w = d.rng, d.width
    far, near = mix(colour, "#d8dccf", 0.55), darker(colour, 0.45)
    d.rect(0, horizon, w, bottom - horizon, d.linear(far, (0.3, colour), near))
    depth = bottom - horizon
    bright: list[list[Point]] = []
    dark: list[list[Point]] = []
    for i in range(240):
        share = ((i + rng.random()) / 240) ** 1.7
        y, length = horizon + share * depth, (6 + 60 * share) * rng.uniform(0.6, 1.5)
        x, height = rng.uniform(-20, w), (0.6 + 5 * share) * chop
        crest = [
            (x, y),
            (x + length * 0.3, y - height),
            (x + length * 0.6, y + height * 0.3),
            (x + length, y),
        ]
        (bright if rng.random() < 0.45 else dark).append(crest)
    d.path("".join(smooth(c) for c in dark), "none", darker(colour, 0.65), 1.3, 0.7)
    d.path("".join(smooth(c) for c in bright), "none", lighter(colour, 0.65), 1.2, 0.8)
    if light is not None:
        for i in range(60):
            share = (i + rng.random()) / 60
            spread = 12 + 70 * share
            x, length = light + rng.gauss(0, 0.5) * spread, 6 + 34 * share * rng.random()
            y = horizon + share * depth
            d.line([(x - length, y), (x + length, y)], "#fff6dc", 0.8 + 2 * share, 0.75)


def wave(d: Drawing, y: float, height: float, colour: str, length: float = 190.0) -> None:
    """A rank of heavy storm seas with foaming crests and streaked flanks, across the picture."""
    rng, w = d.rng, d.width
    x = rng.uniform(-length, 0)
    crest: list[Point] = []
    tops: list[tuple[float, float, float]] = []
    while x < w + length:
        step, h = length * rng.uniform(0.6, 1.4), height * rng.uniform(0.45, 1.3)
        for u, v in ((0, 0), (0.2, 0.12), (0.38, 0.5), (0.5, 0.98), (0.545, 1.05), (0.6, 0.72), (0.75, 0.26)):
            crest.append((x + step * u, y - h * v + rng.uniform(-0.03, 0.03) * height))
        tops.append((x + step * 0.54, y - h * 1.05, h))
        x += step
    data = smooth(crest)
    foot = min(y + height * 4, d.height)
    body = f"{data}L{w + length * 2:.0f} {foot:.0f}L{-length:.0f} {foot:.0f}Z"
    low = darker(colour, 0.55)
    end = 1.0 if foot >= d.height else 0.0
    tones = ((0, lighter(colour, 0.5)), (0.2, colour), (0.55, low, 1.0), (1, low, end))
    d.path(body, d.linear(*tones))
    for k in range(1, 8):
        sink = [(px + k * height * 0.09, py + (y - py) * k * 0.06 + k * height * 0.17) for px, py in crest]
        tone = darker(colour, 0.75) if k % 2 else lighter(colour, 0.45)
        gaps = " ".join(f"{rng.uniform(*reach):.0f}" for reach in ((20, 60), (8, 40), (6, 30), (5, 20)))
        dashes = f'stroke-dasharray="{gaps}"'
        d.path(smooth(sink), "none", tone, 1.2, 0.65, dashes)
    for tx, ty, h in tops:
        spill: list[Point] = [
            (tx - h * 0.5, ty + h * 0.32),
            (tx - h * 0.16, ty - h * 0.06),
            (tx + h * 0.12, ty - h * 0.02),
        ]
        for k in range(7):
            spill.append(
                (tx + h * (0.32 - 0.16 * k), ty + h * (0.22 + 0.34 * (k % 2) * rng.uniform(0.5, 1.4)))
            )
        d.form(spill, "#f6f3e8", darker(colour, 0.2), 0.6, 0.95)
        for _ in range(int(6 + height / 4)):
            r = rng.uniform(0.8, 3.2)
            d.ellipse(
                tx + rng.gauss(0.1, 0.5) * h, ty + rng.gauss(0, 0.3) * h, r * 1.5, r, "#f6f3e8", opacity=0.85
            )


def hills(d: Drawing, y: float, height: float, colour: str, bottom: float, bumps: int = 5) -> None:
    """A far ridge with its shaded folds, filled down to `bottom`."""
    rng, w = d.rng, d.width
    ridge = [
        (w * i / (bumps * 3), y - height * rng.uniform(0.15, 1) * (0.6 + 0.4 * (i % 3)))
        for i in range(bumps * 3 + 1)
    ]
    body = smooth(ridge) + f"L{w} {bottom:.0f}L0 {bottom:.0f}Z"
    d.path(body, d.linear(colour, lighter(colour, 0.4)))
    folds = []
    for x, top in ridge:
        for k in range(4):
            sx = x + k * w / bumps / 14
            folds.append([(sx, top + k * height * 0.08 + 3), (sx + height * 0.12, top + height * 0.3)])
    with d.clip(body):
        d.lines(folds, darker(colour, 0.4), 1.1, 0.5)


def peak(
    d: Drawing, x: float, y: float, base: float, half: float, light: str, shade: str, snow: bool = True
) -> None:
    """A rock mountain with a lit left and a shaded right flank, gullies and snow fields."""
    rng = d.rng
    left = jagged(rng, (x - half, base), (x, y), half * 0.05, 9)
    right = jagged(rng, (x, y), (x + half * rng.uniform(0.85, 1.2), base), half * 0.05, 9)
    spine = [(x + rng.uniform(-0.1, 0.16) * half * i / 8, y + (base - y) * i / 8) for i in range(9)]
    d.polygon([*left, *spine[1:]], d.linear(lighter(light, 0.3), light, darker(light, 0.2)))
    d.polygon([*reversed(spine), *right[1:]], d.linear(shade, mix(shade, light, 0.35)))
    for side, ridge in ((-1, left[::-1]), (1, right)):
        cracks: list[list[Point]] = []
        gleams: list[list[Point]] = []
        for _ in range(46):
            share = rng.random() ** 0.8
            top = between(spine[0], ridge[-1], share * 0.9)
            start = between(top, (spine[-1][0], top[1]), rng.random())
            drop = (base - y) * rng.uniform(0.04, 0.13)
            line = jagged(rng, start, (start[0] + side * drop * rng.uniform(0.1, 0.7), start[1] + drop), 3, 4)
            (cracks if rng.random() < 0.65 else gleams).append(line)
        d.lines(cracks, darker(shade, 0.45), 1.5, 0.55)
        d.lines(gleams, lighter(light, 0.6), 1.6, 0.6)
    if snow:
        cut = 0.42
        cap_left = [between((x, y), left[0], share) for share in (0.08, 0.2, 0.32, cut)]
        cap_right = [between((x, y), right[-1], share) for share in (0.08, 0.2, 0.3)]
        tongues = []
        for i in range(1, 8):
            px, py = between(cap_left[-1], (x + half * 0.05, y + (base - y) * cut), i / 8)
            tongues.append((px, py + (base - y) * (0.12 if i % 2 else -0.14) * rng.uniform(0.6, 1.2)))
        d.polygon(
            [(x, y), *cap_left, *tongues, (x + half * 0.02, y + (base - y) * 0.2)], "#fbf8ee", opacity=0.95
        )
        d.polygon(
            [(x, y), *cap_right, (x + half * 0.12, y + (base - y) * 0.4), (x, y + (base - y) * 0.16)],
            "#b9c2c9",
            opacity=0.9,
        )


def tree(
    d: Drawing, x: float, y: float, height: float, colour: str = "#52623c", spread: float = 0.42
) -> None:
    """A broad-leaved tree standing at (x, y), lit from the upper left."""
    rng = d.rng
    bark = "#40352a"
    d.shadow(x + height * 0.12, y, height * spread, height * 0.05, 0.55)
    for k in (-1, 0, 1):
        lean = k * height * 0.12
        d.curve(
            [(x, y), (x + k * 2, y - height * 0.25), (x + lean, y - height * 0.55)],
            bark,
            max(height * 0.035, 1),
        )
    tones = (darker(colour, 0.55), darker(colour, 0.25), colour, lighter(colour, 0.3), lighter(colour, 0.5))
    for layer, tone in enumerate(tones):
        shift, shrink = layer * height * 0.022, 1 - layer * 0.13
        for _ in range(13):
            angle, reach = rng.uniform(0, math.tau), math.sqrt(rng.random()) * shrink
            bx = x + math.cos(angle) * reach * height * spread - shift
            by = y - height * 0.66 + math.sin(angle) * reach * height * 0.3 - shift
            r = height * rng.uniform(0.05, 0.1) * (1.2 - layer * 0.17)
            d.path(blob(rng, bx, by, r * 1.2, r, 0.25, 7), tone, opacity=0.92)


def conifer(d: Drawing, x: float, y: float, height: float, colour: str = "#2f3d33") -> None:
    """A fir."""
    rng = d.rng
    d.line([(x, y), (x, y - height)], "#33291f", max(height * 0.03, 0.8))
    for i in range(9):
        share = i / 9
        half, level = height * 0.24 * (1 - share) + 2, y - height * (0.1 + 0.85 * share)
        points = [
            (x - half, level + rng.uniform(0, 4)),
            (x, level - height * 0.16),
            (x + half, level + rng.uniform(0, 4)),
        ]
        points += [(x + half * 0.4, level - 2), (x, level + 3), (x - half * 0.4, level - 2)]
        d.polygon(points, mix(colour, lighter(colour, 0.3), rng.random()))


def palm(d: Drawing, x: float, y: float, height: float) -> None:
    """A date palm."""
    rng = d.rng
    top = (x + rng.uniform(-0.15, 0.15) * height, y - height)
    d.curve(
        [(x, y), (between((x, y), top, 0.5)[0] + height * 0.04, y - height * 0.5), top],
        "#4c4030",
        height * 0.045,
    )
    for i in range(15):
        angle = math.radians(-200 + 220 * i / 14)
        reach = height * rng.uniform(0.32, 0.46)
        middle = (top[0] + math.cos(angle) * reach * 0.6, top[1] + math.sin(angle) * reach * 0.5)
        tip = (top[0] + math.cos(angle) * reach, middle[1] + reach * 0.3)
        d.form(
            [top, (middle[0], middle[1] - 4), tip, (middle[0], middle[1] + 7)],
            mix("#33402a", "#8a9460", rng.random()),
        )


def grass(d: Drawing, x0: float, x1: float, y0: float, y1: float, colour: str, count: int = 90) -> None:
    """Tufts that grow in size from y0 down to y1."""
    rng = d.rng
    blades: list[list[Point]] = []
    lights: list[list[Point]] = []
    for _ in range(count):
        share = rng.random()
        x, y, h = rng.uniform(x0, x1), y0 + (y1 - y0) * share, 4 + 17 * share * rng.random()
        for k in (-1, 0, 1):
            tip = (x + k * h * 0.5, y - h)
            (blades if rng.random() < 0.6 else lights).append([(x, y), (x + k * h * 0.15, y - h * 0.6), tip])
    d.lines(blades, darker(colour, 0.55), 1.3, 0.75)
    d.lines(lights, lighter(colour, 0.4), 1.1, 0.75)


def rocks(d: Drawing, x: float, y: float, size: float, count: int = 6, colour: str = "#7b7062") -> None:
    """A heap of boulders around (x, y), each with a lit and a dark side."""
    rng = d.rng
    for i in range(count):
        r = size * rng.uniform(0.18, 0.42)
        cx, cy = (
            x + (i / max(count - 1, 1) - 0.5) * size * 2 + rng.uniform(-0.2, 0.2) * size,
            y + rng.uniform(-0.1, 0.15) * size,
        )
        outline = [
            (cx + math.cos(a) * r * rng.uniform(0.8, 1.2), cy + math.sin(a) * r * 0.75)
            for a in (3.2, 3.9, 4.5, 5.1, 5.8, 6.5, 7.6, 8.6)
        ]
        d.polygon(outline, d.linear(lighter(colour, 0.45), colour, darker(colour, 0.6), angle=50))
        d.polygon(
            [outline[3], outline[4], outline[5], outline[6], (cx + r * 0.1, cy)],
            darker(colour, 0.55),
            opacity=0.8,
        )
        d.line([outline[1], (cx - r * 0.2, cy - r * 0.1), (cx + r * 0.1, cy)], lighter(colour, 0.6), 1.2)


def smoke(
    d: Drawing, x: float, y: float, dx: float, dy: float, size: float, dark: bool = True, puffs: int = 22
) -> None:
    """A plume that leaves (x, y), drifts by (dx, dy) in all and swells to `size`."""
    rng = d.rng
    tones = ("#2a2724", "#5d5750", "#a39a8c") if dark else ("#b8b2a4", "#e6e0d2", "#fdfaf0")
    paints = [
        d.radial((0, lighter(t, 0.18), 0.95), (0.6, t, 0.8), (1, t, 0), x=0.4, y=0.35, r=0.6) for t in tones
    ]
    for i in range(puffs):
        share = i / puffs
        r = size * (0.12 + 0.5 * share)
        px = x + dx * share**1.15 + rng.gauss(0, r * 0.25)
        py = y + dy * share**0.8 + rng.gauss(0, r * 0.25)
        d.ellipse(
            px,
            py,
            r * 1.15,
            r,
            paints[min(int(share * 3 * rng.uniform(0.6, 1.3)), 2)],
            opacity=1 - share * 0.45,
        )


def reflection(d: Drawing, x: float, y: float, half: float, depth: float, colour: str = "#22262a") -> None:
    """The broken mirror image of a dark thing standing in water at y."""
    rng = d.rng
    for i in range(26):
        share = i / 26
        width = half * (1 - 0.55 * share) * rng.uniform(0.6, 1.1)
        cx, level = x + rng.gauss(0, half * 0.1), y + share * depth
        d.line([(cx - width, level), (cx + width, level + 1)], colour, max(depth / 34, 1), 0.5 * (1 - share))


def ground(d: Drawing, y: float, colour: str = "#b9a780", texture: int = 150) -> None:
    """Open ground from y to the picture's foot, strewn with pebbles and ruts."""
    rng, w, h = d.rng, d.width, d.height
    d.rect(0, y, w, h - y, d.linear(lighter(colour, 0.35), colour, darker(colour, 0.4)))
    marks: list[list[Point]] = []
    lights: list[list[Point]] = []
    for _ in range(texture):
        share = rng.random() ** 1.4
        x, level, length = rng.uniform(0, w), y + 3 + share * (h - y), 4 + 34 * share * rng.random()
        (marks if rng.random() < 0.6 else lights).append(
            [(x, level), (x + length * 0.5, level - 2 * share), (x + length, level)]
        )
    d.lines(marks, darker(colour, 0.5), 1.1, 0.5)
    d.lines(lights, lighter(colour, 0.5), 1.1, 0.6)


def silhouette(points: list[Point], width: float, bottom: float) -> str:
    """Path data of a skyline closed along the picture's sides and foot."""
    return polyline([(0, bottom), *points, (width, bottom)], closed=True)
