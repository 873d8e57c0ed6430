"""Coasts: the lighthouse, the volcano, the ice."""

from __future__ import annotations

import math
from random import Random

from .craft import gulls, yacht
from .drawing import Drawing, Point, darker, jagged, lighter, polyline, smooth
from .motif import Motif, titles
from .nature import peak, sea, sky, smoke, sun, wave
from .people import man, passer_by


def lighthouse(rng: Random) -> str:
    """A lighthouse on its rock, by night with beams or by day; sea, tower and side vary."""
    d = Drawing(620, 880, rng)
    horizon = rng.uniform(470, 590)
    night = rng.random() < 0.5
    with d.mirrored(rng.random() < 0.5):
        sky(
            d,
            horizon,
            "#1f2a3a" if night else "#64788a",
            "#8d97a0" if night else "#f0dfba",
            "storm" if rng.random() < 0.6 else "cumulus",
        )
        sea(d, horizon, 880, "#3f5866" if night else "#567684", 2)
        x, foot, top = rng.uniform(210, 330), horizon + rng.uniform(90, 130), rng.uniform(120, 230)
        for k in range(3):
            wave(d, horizon + 26 + k * 34, 24 + 8 * k, "#46606c", 170)
        crag: list[Point] = [
            (x - 250, 900),
            (x - 190, foot + 70),
            (x - 110, foot + 14),
            (x - 50, foot - 8),
            (x + 60, foot - 10),
            (x + 130, foot + 40),
            (x + 190, foot + 120),
            (x + 290, 900),
        ]
        d.polygon(crag, d.linear("#a0917a", "#5f5446", "#26211b"), "#1d1813", 1.5)
        facets = []
        for _ in range(90):
            px, py = x + rng.uniform(-190, 200), foot + rng.uniform(0, 220)
            facets.append(jagged(rng, (px, py), (px + rng.uniform(-30, 30), py + rng.uniform(20, 60)), 5, 4))
        with d.clip(polyline(crag, True)):
            d.lines(facets[::2], "#1d1813", 2.2, 0.7)
            d.lines(facets[1::2], "#d9cbae", 1.6, 0.5)
        low, high = rng.uniform(44, 56), rng.uniform(24, 31)
        tower: list[Point] = [
            (x - low, foot),
            (x - (low + high) * 0.46, (foot + top) / 2),
            (x - high, top),
            (x + high, top),
            (x + (low + high) * 0.46, (foot + top) / 2),
            (x + low, foot),
        ]
        data = smooth(tower, closed=False) + "Z"
        d.path(data, d.linear("#fbf5e6", "#e3d9c2", "#8d8470", "#4a4438", angle=0), "#2a241c", 1.5)
        bands = rng.choice((0, 3, 4))
        with d.clip(data):
            for k in range(bands):
                y = top + (foot - top) * (k + 0.3) / bands
                d.form(
                    [(x - 70, y), (x, y + 12), (x + 70, y), (x + 70, y + 40), (x, y + 54), (x - 70, y + 40)],
                    d.linear("#c2503f", "#a03428", "#4d1712", angle=0),
                )
            for k in range(34):
                y = top + (foot - top) * k / 34
                d.curve([(x - 64, y), (x, y + 8), (x + 64, y)], "#4a4438", 0.9, 0.5)
        for k in range(4):
            d.rect(x - 6, top + 60 + k * (foot - top) / 5, 12, 22, "#2a241c", "#d9cdb2", 1.5)
        d.rect(
            x - high - 12, top - 8, high * 2 + 24, 10, d.linear("#d9cdb2", "#4a4438", angle=0), "#2a241c", 1
        )
        d.lines(
            [
                [
                    (x - high - 10 + k * (high * 2 + 20) / 9, top - 8),
                    (x - high - 10 + k * (high * 2 + 20) / 9, top - 28),
                ]
                for k in range(10)
            ]
            + [[(x - high - 12, top - 28), (x + high + 12, top - 28)]],
            "#231d16",
            2,
        )
        d.rect(x - high * 0.72, top - 64, high * 1.44, 56, d.linear("#fff6cf", "#f0d488"), "#231d16", 2)
        d.lines(
            [
                [(x - high * 0.72 + k * high * 0.36, top - 64), (x - high * 0.72 + k * high * 0.36, top - 8)]
                for k in range(5)
            ],
            "#231d16",
            1.6,
        )
        d.form(
            [
                (x - high * 0.9, top - 62),
                (x - high * 0.5, top - 86),
                (x, top - 100),
                (x + high * 0.5, top - 86),
                (x + high * 0.9, top - 62),
            ],
            d.linear("#8d9a94", "#2d3634", angle=0),
            "#1a1712",
            1.2,
        )
        d.line([(x, top - 98), (x, top - 124)], "#1a1712", 2.5)
        if night:
            for side in (-1, 1):
                far = rng.uniform(-80, 60)
                d.polygon(
                    [(x, top - 42), (x + side * 700, top - 150 + far), (x + side * 700, top + 40 + far)],
                    d.linear(
                        (0, "#fff3c4", 0.75 if side > 0 else 0.0),
                        (1, "#fff3c4", 0.0 if side > 0 else 0.75),
                        angle=0,
                    ),
                )
            d.glow(x, top - 38, 130, "#fff3c4", 1)
        d.rect(x + 52, foot - 46, 96, 58, d.linear("#e9dfc8", "#8a8068", angle=0), "#2a241c", 1.2)
        d.polygon(
            [(x + 44, foot - 46), (x + 100, foot - 84), (x + 156, foot - 46)],
            d.linear("#8a5a48", "#4a2c22", angle=0),
            "#2a1a14",
            1.2,
        )
        for k in range(3):
            d.rect(x + 62 + k * 28, foot - 30, 13, 18, "#f0d488" if night else "#2a241c", "#4a4032", 1.2)
        for k in range(3):
            wave(d, foot + 110 + k * 70, 46 + 8 * k, "#3d5561", 190 + 40 * k)
            for _ in range(30):
                r = rng.uniform(2, 8)
                d.ellipse(
                    x + rng.gauss(0, 160),
                    foot + 80 + k * 60 - abs(rng.gauss(0, 36)),
                    r,
                    r * 0.8,
                    "#f6f3e8",
                    opacity=0.8,
                )
        if rng.random() < 0.7:
            yacht(
                d,
                rng.uniform(470, 570),
                horizon + 20,
                rng.uniform(70, 110),
                rng.choice((-1, 1)),
                16,
                "#d9cdb4",
            )
        gulls(d, 9, 200, horizon)
    d.vignette(0.4)
    return d.svg()


def volcano(rng: Random) -> str:
    """A volcano in eruption over a bay; plume, lava, ships and shore vary."""
    d = Drawing(860, 660, rng)
    horizon = rng.uniform(420, 470)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#2b2a33", "#c98a5a", rng.choice(("streaks", "clear")))
        x, top = rng.uniform(330, 560), rng.uniform(190, 260)
        d.glow(x, top, 300, "#ff9a4a", 0.9)
        d.glow(x, top, 120, "#fff3cf", 1)
        lean = rng.uniform(-260, 260)
        smoke(d, x, top - 10, lean, -rng.uniform(190, 260), 230, True, 34)
        smoke(d, x, top - 6, lean * 0.3, -170, 110, True, 22)
        for _ in range(130):
            a, reach = math.radians(rng.uniform(-160, -20)), rng.uniform(20, 210)
            px, py = x + math.cos(a) * reach * 0.6, top + math.sin(a) * reach + 0.002 * reach**2
            d.line(
                [(px, py), (px - math.cos(a) * 7, py - math.sin(a) * 9)],
                rng.choice(("#ffd27a", "#ff8a3c", "#fff0b8")),
                rng.uniform(1, 3),
            )
        if rng.random() < 0.5:
            for _ in range(3):
                d.line(
                    jagged(
                        rng,
                        (x + rng.uniform(-90, 90), top - 190),
                        (x + rng.uniform(-150, 150), top - 20),
                        18,
                        9,
                    ),
                    "#fff6d8",
                    1.8,
                    0.9,
                )
        half = rng.uniform(300, 390)
        flank_left = [
            (x - half, horizon + 6),
            (x - half * 0.55, horizon - (horizon - top) * 0.3),
            (x - half * 0.24, top + (horizon - top) * 0.34),
            (x - 34, top),
        ]
        flank_right = [
            (x + 38, top + 5),
            (x + half * 0.26, top + (horizon - top) * 0.36),
            (x + half * 0.6, horizon - (horizon - top) * 0.26),
            (x + half * 1.1, horizon + 6),
        ]
        data = smooth([*flank_left, (x - 8, top + 14), *flank_right]) + "Z"
        d.path(data, d.linear("#6d5248", "#4a3d3a", "#2d2a2c", angle=20), "#1a1618", 1.4)
        with d.clip(data):
            gullies = []
            for _ in range(120):
                t = rng.uniform(-1, 1)
                y0 = top + (horizon - top) * rng.random() ** 0.8
                spread = (y0 - top) / (horizon - top)
                px = x + t * half * spread
                gullies.append([(px, y0), (px + t * 22, y0 + 26), (px + t * 40, y0 + 60)])
            d.path("".join(smooth(g) for g in gullies[::2]), "none", "#17130f", 2.2, 0.65)
            d.path("".join(smooth(g) for g in gullies[1::2]), "none", "#b58a6c", 1.5, 0.5)
            for _ in range(rng.randint(2, 5)):
                drift = rng.uniform(-0.7, 0.7)
                stream = [(x + rng.uniform(-20, 20), top + 6)]
                for q in range(1, 8):
                    share = q / 7 * rng.uniform(0.9, 1)
                    stream.append(
                        (
                            x + drift * half * share + rng.uniform(-14, 14),
                            top + (horizon - top) * share * 0.95,
                        )
                    )
                d.curve(stream, "#a8321a", 13, 0.8)
                d.curve(stream, "#ff8a3c", 7)
                d.curve(stream, "#fff0b0", 2.5)
        x_town = rng.choice((40, 520))
        for k in range(34):
            px = x_town + k * 9 + rng.uniform(-3, 3)
            h = rng.uniform(8, 30)
            d.rect(px, horizon + 6 - h, 10, h, d.linear("#c9a484", "#5d4a40", angle=0))
            d.rect(px + 3, horizon - h * 0.5, 2.5, 4, "#ffd98a")
        d.rect(x_town + 150, horizon - 56, 8, 60, "#8d7260")
        d.polygon(
            [(x_town + 147, horizon - 56), (x_town + 154, horizon - 80), (x_town + 161, horizon - 56)],
            "#4a3832",
        )
        sea(d, horizon + 6, 660, "#4d5058", 0.9)
        for _ in range(70):
            share = rng.random()
            px, py, w = x + rng.gauss(0, 26 + 70 * share), horizon + 10 + share * 170, 6 + 34 * rng.random()
            d.line(
                [(px - w, py), (px + w, py)],
                rng.choice(("#ff9a4a", "#ffc98a", "#c95a2c")),
                1 + 2.4 * share,
                0.8,
            )
        for _ in range(rng.randint(2, 4)):
            yacht(
                d,
                rng.uniform(60, 800),
                rng.uniform(horizon + 40, 610),
                rng.uniform(60, 130),
                rng.choice((-1, 1)),
                rng.uniform(2, 8),
                "#8d7a68",
            )
        shore = smooth([(0, 620), (160, 604), (330, 622), (560, 612), (860, 628)]) + "L860 660L0 660Z"
        d.path(shore, "#1d1916")
        for k in range(rng.randint(6, 12)):
            passer_by(d, 40 + k * 66 + rng.uniform(-20, 20), 646, rng.uniform(56, 72))
    d.vignette(0.45)
    return d.svg()


def polar(rng: Random) -> str:
    """A ship beset in the ice with sledges and dogs; aurora or low sun, bergs and camp vary."""
    d = Drawing(900, 600, rng)
    horizon = rng.uniform(280, 340)
    night = rng.random() < 0.45
    with d.mirrored(rng.random() < 0.5):
        sky(
            d,
            horizon,
            "#16222f" if night else "#6f8ba0",
            "#6f8a8c" if night else "#f6dfb8",
            "clear" if night else "streaks",
        )
        if night:
            for k in range(46):
                px = 60.0 + k * 18
                y = 90 + 46 * math.sin(k / 6 + rng.random() * 0.3)
                d.polygon(
                    [(px, y), (px + 20, y + 8), (px + 34, y + 150), (px + 8, y + 130)],
                    d.linear((0, "#d9f3d0", 0.0), (0.3, "#bfe6c4", 0.45), (1, "#7db0a4", 0)),
                )
            for _ in range(80):
                d.ellipse(rng.uniform(0, 900), rng.uniform(0, horizon), 1.1, 1.1, "#fffaf0")
        else:
            sun(d, rng.uniform(80, 800), horizon - rng.uniform(6, 60), 24)
        for _ in range(rng.randint(3, 6)):
            peak(
                d,
                rng.uniform(0, 900),
                horizon - rng.uniform(40, 150),
                horizon + 6,
                rng.uniform(70, 190),
                "#dfe6e4",
                "#93a6b0",
                False,
            )
        d.rect(0, horizon, 900, 600 - horizon, d.linear("#c9d3d2", "#eef0e8", "#a3b2b6"))
        for _ in range(90):
            share = rng.random() ** 1.3
            px, py, s = rng.uniform(-20, 900), horizon + share * (600 - horizon), 5 + 44 * share
            block = [
                (px, py),
                (px + s * 0.3, py - s * rng.uniform(0.3, 0.9)),
                (px + s * 0.8, py - s * rng.uniform(0.2, 0.7)),
                (px + s * 1.2, py),
            ]
            d.polygon(block, d.linear("#fdfdf6", "#b3c2c6", angle=40), "#7d919a", 0.7)
            d.polygon([block[2], block[3], (px + s * 0.6, py)], "#8da2ab", opacity=0.8)
        cracks = [
            jagged(
                rng,
                (rng.uniform(0, 900), rng.uniform(horizon + 20, 590)),
                (rng.uniform(0, 900), rng.uniform(horizon + 20, 590)),
                16,
                9,
            )
            for _ in range(5)
        ]
        d.lines(cracks, "#5d747f", 1.8, 0.6)
        x, y = rng.uniform(230, 620), horizon + rng.uniform(60, 110)
        tilt, size = rng.uniform(-11, 11), rng.uniform(0.8, 1.15)
        d.shadow(x + 40, y + 4, 200, 16, 0.5)
        with d.group(f"rotate({tilt:.1f} {x:.0f} {y:.0f}) translate({x:.0f} {y:.0f}) scale({size:.2f})"):
            for k, h in zip((-92, 4, 98), (190, 235, 205), strict=True):
                d.line([(k, -30), (k, -h)], "#33281e", 5)
                for q in range(3):
                    level, half = -h + 26 + q * 44, 26 + q * 13
                    d.line([(k - half, level), (k + half, level)], "#2a2018", 3)
                    d.line([(k - half, level - 2), (k + half, level - 2)], "#f3f3ea", 1.8)
                for side in (-1, 1):
                    d.lines(
                        [[(k + side * (34 - q * 4), -38), (k, -h + 40)] for q in range(3)], "#2a2018", 1.1
                    )
                    d.lines(
                        [
                            [
                                (k + side * (34 * (1 - q / 9)), -38 - (h - 80) * q / 9),
                                (k + side * 24 * (1 - q / 9), -38 - (h - 80) * q / 9),
                            ]
                            for q in range(8)
                        ],
                        "#2a2018",
                        1,
                    )
            d.lines(
                [
                    [(-92, -180), (4, -225)],
                    [(4, -225), (98, -195)],
                    [(98, -195), (214, -70)],
                    [(98, -120), (214, -70)],
                    [(-92, -180), (-170, -50)],
                ],
                "#2a2018",
                1.2,
            )
            d.form(
                [
                    (-172, -60),
                    (-80, -40),
                    (60, -40),
                    (160, -58),
                    (222, -74),
                    (166, -30),
                    (140, 10),
                    (-140, 10),
                    (-166, -20),
                ],
                d.linear("#6b5138", "#33261b", "#1a130e"),
                "#140f0b",
                1.3,
            )
            d.path(
                "".join(
                    smooth([(-168, -50 + q * 9), (0, -30 + q * 9), (160, -48 + q * 9)]) for q in range(5)
                ),
                "none",
                "#140f0b",
                1.1,
                0.7,
            )
            d.rect(-40, -64, 74, 26, d.linear("#8a6d4a", "#4a3824"), "#1d150e", 1)
            d.rect(-18, -108, 16, 46, d.linear("#4a4642", "#1a1816", angle=0))
        for k in range(9):
            px = x - 190 + k * 48
            d.polygon(
                [(px, y + 14), (px + 16, y - rng.uniform(6, 26)), (px + 40, y + 12)],
                d.linear("#fdfdf6", "#a3b5bb", angle=40),
                "#7d919a",
                0.7,
            )
        sledge(d, rng.uniform(180, 420), rng.uniform(500, 560), rng.uniform(0.9, 1.25), rng.randint(3, 6))
        for _ in range(rng.randint(2, 5)):
            man(
                d,
                rng.uniform(480, 860),
                rng.uniform(470, 570),
                rng.uniform(84, 110),
                rng.choice(("#6d5a42", "#8a7658", "#4a3f34")),
                "cap",
                rng.choice((-1, 1)),
            )
        if rng.random() < 0.6:
            px, py = rng.uniform(650, 800), rng.uniform(450, 500)
            d.polygon(
                [(px - 62, py), (px - 10, py - 78), (px + 70, py)],
                d.linear("#e3d3a6", "#8a7850", angle=0),
                "#4a3c26",
                1.3,
            )
            d.polygon([(px - 12, py), (px - 10, py - 60), (px + 12, py)], "#2d2418")
            d.line([(px - 10, py - 78), (px - 10, py - 130)], "#33281e", 2.4)
            d.polygon([(px - 10, py - 130), (px + 32, py - 122), (px - 10, py - 108)], "#a8382c")
    d.vignette(0.35)
    return d.svg()


def sledge(d: Drawing, x: float, y: float, k: float, dogs: int) -> None:
    """A laden sledge with its team, going right."""
    rng = d.rng
    with d.group(f"translate({x:.0f} {y:.0f}) scale({k:.2f})"):
        d.shadow(-40, 2, 110, 9, 0.45)
        d.path("M-120 -4H0Q22 -6 26 -26", "none", "#5d4026", 5)
        d.lines(
            [[(px, -4), (px, -22)] for px in range(-110, 10, 28)] + [[(-116, -22), (14, -22)]], "#5d4026", 4
        )
        for q in range(4):
            d.form(
                [
                    (-112 + q * 30, -24),
                    (-108 + q * 30, -50 - 8 * (q % 2)),
                    (-86 + q * 30, -50 - 6 * (q % 2)),
                    (-82 + q * 30, -24),
                ],
                d.linear("#b8975e", "#5d4630"),
                "#33261a",
                1,
            )
        d.lines([[(-116, -40), (10, -38)]], "#33261a", 2)
        man(d, -146, 0, 92, "#6d5a42", "cap", 1)
        for q in range(dogs):
            px, py = 70 + q * 46, (q % 2) * 13 - 6
            tone = rng.choice(("#4a3c30", "#8a7a66", "#d9cdb8", "#2d2824"))
            d.shadow(px, py + 1, 22, 4, 0.4)
            d.lines(
                [[(px + a, py - 14), (px + b, py)] for a, b in ((-14, -22), (-10, -6), (10, 2), (13, 20))],
                darker(tone, 0.3),
                4,
            )
            d.form(
                [
                    (px - 18, py - 24),
                    (px, py - 25),
                    (px + 14, py - 28),
                    (px + 26, py - 36),
                    (px + 36, py - 29),
                    (px + 22, py - 20),
                    (px + 12, py - 12),
                    (px - 14, py - 12),
                ],
                d.linear(lighter(tone, 0.4), darker(tone, 0.3)),
                darker(tone, 0.6),
                0.8,
            )
            d.curve([(px - 18, py - 22), (px - 28, py - 34), (px - 20, py - 40)], tone, 5)
            d.line([(px + 25, py - 36), (px + 24, py - 42)], tone, 4)
            d.line([(px - 10, py - 20), (14, -24)], "#2d2418", 1.2)


COASTS = (
    Motif(
        "lighthouse",
        "buildings",
        titles(
            "The Lighthouse in Heavy Weather",
            "Le phare par gros temps",
            "Der Leuchtturm bei schwerem Wetter",
            "Il faro nella mareggiata",
            "El faro en la borrasca",
            "De vuurtoren bij zwaar weer",
        ),
        620,
        880,
        lighthouse,
    ),
    Motif(
        "volcano",
        "scenes",
        titles(
            "The Eruption",
            "L'éruption du volcan",
            "Der Ausbruch des Vulkans",
            "L'eruzione del vulcano",
            "La erupción del volcán",
            "De uitbarsting van den vulkaan",
        ),
        860,
        660,
        volcano,
    ),
    Motif(
        "polar-expedition",
        "scenes",
        titles(
            "Beset in the Ice",
            "Pris dans les glaces",
            "Im Eise eingeschlossen",
            "Prigionieri dei ghiacci",
            "Presos en el hielo",
            "Door het ijs ingesloten",
        ),
        900,
        600,
        polar,
    ),
)
