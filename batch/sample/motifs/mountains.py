"""Mountains and falling waters."""

from __future__ import annotations

from random import Random

from .drawing import Drawing, Point, between, blob, darker, jagged, lighter, pen, polyline, smooth
from .motif import Motif, titles
from .nature import cloud, conifer, ground, hills, peak, rocks, sea, sky, tree
from .people import lady, man, passer_by


def alpine(rng: Random) -> str:
    """A great peak with climbers, chalets or a lake; summits, forest and foreground vary."""
    d = Drawing(720, 860, rng)
    base = rng.uniform(540, 600)
    with d.mirrored(rng.random() < 0.5):
        sky(d, base, "#5f83a3", "#f6ead0", rng.choice(("cumulus", "streaks")))
        for _ in range(4):
            peak(
                d,
                rng.uniform(0, 720),
                rng.uniform(260, 380),
                base + 10,
                rng.uniform(120, 220),
                "#b5bdc0",
                "#8496a5",
            )
        x = rng.uniform(250, 470)
        peak(d, x, rng.uniform(70, 150), base + 20, rng.uniform(210, 290), "#b3a68f", "#5f6871")
        for _ in range(4):
            cloud(
                d,
                rng.uniform(40, 680),
                rng.uniform(base - 190, base - 60),
                rng.uniform(120, 240),
                "#fffaf0",
                "#b9c2c6",
            )
        hills(d, base + 30, 60, "#5f7358", base + 90, 5)
        for _ in range(70):
            conifer(d, rng.uniform(-10, 730), base + rng.uniform(20, 74), rng.uniform(34, 74), "#2f4236")
        front = rng.choice(("lake", "chalet", "climbers"))
        if front == "lake":
            sea(d, base + 66, 860, "#6d8f9a", 0.4, x)
            for k in range(30):
                d.line(
                    [(x - 190 + k * 6, base + 74 + k * 6), (x + 190 - k * 6, base + 74 + k * 6)],
                    "#d9dcd2" if k % 3 else "#4a5a60",
                    3,
                    0.4,
                )
            d.form(
                [(180, 800), (320, 812), (460, 798), (430, 824), (220, 826)],
                d.linear("#8a6238", "#33231a"),
                "#1d140e",
                1.2,
            )
            man(d, 270, 806, 92, "#3a4652", "straw", 1)
            lady(d, 350, 808, 88, "#d8cdb8", "wide", -1, True)
        else:
            ground(d, base + 66, "#7d8a52", 160)
            if front == "chalet":
                chalet(d, rng.uniform(180, 520), base + 190, rng.uniform(190, 260))
                for _ in range(5):
                    cow(
                        d,
                        rng.uniform(60, 660),
                        rng.uniform(base + 200, 840),
                        rng.uniform(70, 110),
                        rng.choice((-1, 1)),
                    )
            else:
                ridge = jagged(rng, (0, base + 230), (720, base + 100), 18, 14)
                d.polygon(
                    [*ridge, (720, 860), (0, 860)], d.linear("#efeee4", "#a9b2b4", "#5f6a70"), "#4a5256", 1.2
                )
                count = rng.randint(3, 6)
                spots = [between(ridge[0], ridge[-1], 0.14 + 0.72 * k / count) for k in range(count)]
                for px, py in spots:
                    man(d, px, py + 4, 116, "#3a3430", "cap", 1)
                    d.line([(px + 24, py - 58), (px + 40, py + 8)], "#2b2018", 3)
                d.curve([(px, py - 60 + 8 * (k % 2)) for k, (px, py) in enumerate(spots)], "#33281c", 2)
        for _ in range(5):
            conifer(
                d,
                rng.choice((rng.uniform(0, 110), rng.uniform(610, 720))),
                rng.uniform(800, 860),
                rng.uniform(200, 360),
                "#26352c",
            )
        rocks(d, rng.uniform(200, 520), 840, 80, 5, "#8d8778")
    d.vignette(0.25)
    return d.svg()


def chalet(d: Drawing, x: float, y: float, w: float) -> None:
    """A timber chalet with stones on its roof."""
    d.rect(x - w / 2, y - w * 0.24, w, w * 0.24, d.linear("#e0d6c2", "#9a8f7a", angle=0), "#3a3022", 1)
    d.rect(x - w / 2, y - w * 0.52, w, w * 0.28, d.linear("#a5713f", "#5f3d20", angle=0), "#2d1d10", 1)
    d.lines(
        [
            [(x - w / 2, y - w * (0.24 + 0.035 * k)), (x + w / 2, y - w * (0.24 + 0.035 * k))]
            for k in range(8)
        ],
        "#33200f",
        1,
        0.7,
    )
    d.polygon(
        [
            (x - w * 0.66, y - w * 0.46),
            (x, y - w * 0.8),
            (x + w * 0.66, y - w * 0.46),
            (x + w * 0.6, y - w * 0.42),
            (x, y - w * 0.74),
            (x - w * 0.6, y - w * 0.42),
        ],
        d.linear("#8d7258", "#3f2f22"),
        "#2d1d10",
        1.2,
    )
    d.polygon(
        [(x - w / 2, y - w * 0.5), (x, y - w * 0.74), (x + w / 2, y - w * 0.5)], "#7a5028", "#2d1d10", 1
    )
    for k in range(4):
        d.rect(x - w * 0.4 + k * w * 0.22, y - w * 0.44, w * 0.1, w * 0.12, "#241a12", "#e9dcc0", 2)
        d.rect(
            x - w * 0.38 + k * w * 0.22,
            y - w * 0.18,
            w * 0.08,
            w * 0.18 if k == 1 else w * 0.1,
            "#241a12",
            "#6d5030",
            1.5,
        )
    d.lines([[(x - w * 0.55, y - w * 0.27), (x + w * 0.55, y - w * 0.27)]], "#4a2f18", 4)
    d.lines(
        [
            [(x - w * 0.54 + k * w * 0.05, y - w * 0.27), (x - w * 0.54 + k * w * 0.05, y - w * 0.34)]
            for k in range(23)
        ],
        "#4a2f18",
        1.6,
    )


def cow(d: Drawing, x: float, y: float, size: float, side: int) -> None:
    """A grazing cow."""
    with d.group(f"translate({x:.0f} {y:.0f}) scale({side * size / 100:.2f} {size / 100:.2f})"):
        d.shadow(0, 0, 60, 7, 0.5)
        d.lines([[(px, -26), (px + 1, 0)] for px in (-32, -22, 20, 30)], "#5d4a38", 6)
        d.form(
            [(-42, -52), (0, -56), (36, -54), (44, -36), (30, -20), (-30, -18), (-44, -32)],
            d.linear("#f3e9d6", "#c9a884", "#6d5038"),
            "#3a2a1c",
            1,
        )
        d.path(blob(d.rng, -12, -40, 18, 11, 0.3), "#6b4226")
        d.form(
            [(36, -50), (52, -44), (66, -18), (58, -8), (48, -24), (38, -34)],
            d.linear("#d9b890", "#7d5838"),
            "#3a2a1c",
            1,
        )
        d.lines([[(52, -44), (60, -52)], [(46, -46), (44, -56)]], "#efe6d0", 2.4)
        d.curve([(-43, -46), (-52, -30), (-49, -12)], "#3a2a1c", 2.2)


def waterfall(rng: Random) -> str:
    """A fall between wooded cliffs; single or in steps, with bridge, rainbow or sightseers."""
    d = Drawing(640, 900, rng)
    with d.mirrored(rng.random() < 0.5):
        sky(d, 420, "#86a0b4", "#f7ead0", "cumulus")
        x, top, pool = rng.uniform(230, 410), rng.uniform(170, 270), rng.uniform(640, 720)
        hills(d, top + 30, 90, "#7d8f80", top + 120, 3)
        steps, w = rng.choice((1, 2, 3)), rng.uniform(50, 105)
        for side in (-1, 1):
            edge: list[Point] = [(x + side * w * 0.7, top + 20)]
            for k in range(1, 9):
                edge.append(
                    (x + side * (w * (0.8 + 0.2 * k / 9) + rng.uniform(-10, 22)), top + (pool - top) * k / 8)
                )
            cliff = [
                *edge,
                (320 + side * 360, pool + 60),
                (320 + side * 360, top - rng.uniform(20, 110)),
                (x + side * w * 2, top - rng.uniform(0, 60)),
            ]
            tone = "#857a66" if side < 0 else "#564e42"
            d.polygon(cliff, d.linear(lighter(tone, 0.3), tone, darker(tone, 0.6)), "#241e16", 1.2)
            ledges = []
            for _ in range(110):
                px, py = x + side * (w + rng.random() * 300), rng.uniform(top - 40, pool + 20)
                ledges.append(
                    jagged(rng, (px, py), (px + side * rng.uniform(8, 50), py + rng.uniform(-5, 16)), 4, 4)
                )
            with d.clip(polyline(cliff, True)):
                d.lines(ledges[::3], "#e3d6bc", 1.6, 0.5)
                d.lines(
                    ledges[1::3]
                    + [[(px, py), (px + 2, py + rng.uniform(14, 44))] for (px, py), *_ in ledges[2::3]],
                    "#1d1811",
                    2,
                    0.6,
                )
        level = top
        for k in range(steps):
            low = top + (pool - top) * (k + 1) / steps
            shift = rng.uniform(-26, 26) if k else 0
            wide = w * (0.75 + 0.2 * k)
            cx = x + shift
            d.form(
                [(cx - wide * 0.8, level), (cx + wide * 0.8, level), (cx + wide, low), (cx - wide, low)],
                d.linear("#fbfaf2", "#d9e0dd", "#f6f5ec", angle=0),
            )
            falls = []
            for _ in range(60):
                t = rng.uniform(-0.95, 0.95)
                y0 = rng.uniform(level, low - 40)
                falls.append(
                    [
                        (cx + t * wide * 0.85, y0),
                        (cx + t * wide * 0.95, y0 + 60),
                        (cx + t * wide, min(y0 + rng.uniform(80, 220), low)),
                    ]
                )
            d.path("".join(smooth(f) for f in falls[::2]), "none", "#7d96a0", 1.8, 0.7)
            d.path("".join(smooth(f) for f in falls[1::2]), "none", "#ffffff", 3, 0.8)
            for _ in range(24):
                r = rng.uniform(10, 34)
                d.ellipse(
                    cx + rng.gauss(0, wide * 0.8),
                    low + rng.uniform(-14, 16),
                    r * 1.4,
                    r,
                    d.radial((0, "#ffffff", 0.8), (1, "#eef1ec", 0)),
                )
            level = low
        if rng.random() < 0.5:
            for k, tone in enumerate(("#c96a5a", "#e0c06a", "#7da07a", "#6a86b0")):
                d.path(
                    f"M{x - 190 + k * 7:.0f} {pool:.0f}A{190 - k * 7} {210 - k * 7} 0 0 1 {x + 190 - k * 7:.0f} {pool:.0f}",
                    "none",
                    tone,
                    7,
                    0.35,
                )
        sea(d, pool, 900, "#6f9094", 1.2)
        for _ in range(40):
            r = rng.uniform(3, 11)
            d.ellipse(
                x + rng.gauss(0, 90), pool + abs(rng.gauss(0, 40)), r * 2, r * 0.7, "#fbfaf2", opacity=0.7
            )
        if rng.random() < 0.5:
            y = rng.uniform(top - 10, top + 40)
            d.path(
                pen(
                    "M",
                    0,
                    y,
                    "L",
                    x - 120,
                    y,
                    "Q",
                    x,
                    y - 90,
                    x + 120,
                    y,
                    "L",
                    640,
                    y,
                    "v",
                    16,
                    "L",
                    x + 120,
                    y + 16,
                    "Q",
                    x,
                    y - 70,
                    x - 120,
                    y + 16,
                    "L",
                    0,
                    y + 16,
                    "Z",
                ),
                "#5d4a36",
                "#2a2017",
                1.4,
            )
            for k in range(4):
                passer_by(d, x - 70 + k * 46, y - 28 - 12 * (k in (1, 2)), 40)
        for _ in range(26):
            px = rng.choice((rng.uniform(0, x - w * 1.6), rng.uniform(x + w * 1.6, 640)))
            (conifer if rng.random() < 0.6 else tree)(
                d, px, rng.uniform(top, pool + 20), rng.uniform(60, 130), rng.choice(("#33452f", "#4a5a38"))
            )
        for side in (0, 1):
            rocks(d, 90 if not side else 560, rng.uniform(780, 840), 110, 8, "#7d7464")
        if rng.random() < 0.7:
            d.polygon([(300, 900), (340, 846), (640, 830), (640, 900)], d.linear("#8d8268", "#4a4232"))
            for _ in range(rng.randint(2, 4)):
                passer_by(d, rng.uniform(390, 610), rng.uniform(858, 885), rng.uniform(80, 96))
    d.vignette(0.3)
    return d.svg()


MOUNTAINS = (
    Motif(
        "alpine-peak",
        "scenes",
        titles(
            "In the High Alps",
            "Dans les hautes Alpes",
            "Im Hochgebirge",
            "Nelle Alpi",
            "En los altos Alpes",
            "In het hooggebergte",
        ),
        720,
        860,
        alpine,
    ),
    Motif(
        "waterfall",
        "scenes",
        titles(
            "The Great Fall",
            "La grande cascade",
            "Der große Wasserfall",
            "La grande cascata",
            "La gran cascada",
            "De groote waterval",
        ),
        640,
        900,
        waterfall,
    ),
)
