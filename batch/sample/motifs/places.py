"""Places: coasts, ruins, mountains, ice, and a wet street."""

from __future__ import annotations

import math
from random import Random

from .buildings import carriage, lamp, level_view
from .drawing import Drawing, Point, between, blob, darker, jagged, lighter, mix, polyline, smooth
from .motif import Motif, titles
from .nature import cloud, conifer, grass, ground, hills, peak, rocks, sea, sky, smoke, sun, tree, wave
from .people import COATS, GOWNS, lady, man, passer_by
from .ships import gulls, yacht
from .solid import Solids


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


def castle(rng: Random) -> str:
    """A ruined castle on a height over a river or a road; towers, breach, hour and trees vary."""
    d = Drawing(900, 640, rng)
    horizon = rng.uniform(400, 450)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#76879a", "#f6dfb4", rng.choice(("cumulus", "streaks")))
        sun(d, rng.uniform(60, 840), horizon - rng.uniform(60, 200), 30)
        hills(d, horizon + 4, 100, "#8795a0", horizon + 8, 4)
        hills(d, horizon + 30, 70, "#73836f", horizon + 60, 5)
        d.rect(0, horizon + 59, 900, 500 - horizon, d.linear("#8f9a80", "#6f7a5c"))
        x, base = rng.uniform(330, 600), horizon - rng.uniform(40, 90)
        mount = jagged(rng, (x - 420, 580), (x - 170, base), 16, 9) + jagged(
            rng, (x + 190, base), (x + 460, 590), 16, 9
        )
        d.polygon(mount, d.linear("#8f8a68", "#5d6044", "#3a3c2a"))
        scene_marks = []
        for _ in range(150):
            px, py = x + rng.gauss(0, 170), rng.uniform(base + 6, 570)
            scene_marks.append(
                jagged(rng, (px, py), (px + rng.uniform(-12, 24), py + rng.uniform(10, 44)), 4, 3)
            )
        with d.clip(polyline(mount, True)):
            d.lines(scene_marks[::2], "#2a2a1c", 1.7, 0.6)
            d.lines(scene_marks[1::2], "#c9c194", 1.4, 0.5)
        for _ in range(rng.randint(4, 7)):
            wall_piece(
                d,
                x + rng.uniform(-170, 170),
                base + rng.uniform(0, 22),
                rng.uniform(70, 150),
                rng.uniform(50, 130),
                rng.random() < 0.5,
            )
        keep = x + rng.choice((-1, 1)) * rng.uniform(10, 110)
        round_tower(d, keep, base + 14, rng.uniform(44, 60), rng.uniform(190, 260), True)
        for _ in range(rng.randint(1, 3)):
            round_tower(
                d,
                x + rng.uniform(-180, 180),
                base + 24,
                rng.uniform(24, 38),
                rng.uniform(100, 170),
                rng.random() < 0.5,
            )
        for _ in range(rng.randint(9, 15)):
            tree(
                d,
                x + rng.uniform(-340, 350),
                rng.uniform(base + 60, 560),
                rng.uniform(50, 100),
                rng.choice(("#5a6640", "#4a5638", "#6d6a3c")),
            )
        river = rng.random() < 0.55
        if river:
            sea(d, 540, 640, "#66807e", 0.5, rng.uniform(100, 800))
            for _ in range(50):
                px = x + rng.gauss(0, 150)
                d.line(
                    [(px - 40, 545 + rng.random() * 60), (px + 40, 545 + rng.random() * 60)],
                    "#2d3426",
                    2,
                    0.35,
                )
        else:
            d.rect(0, 560, 900, 80, d.linear("#8d8a58", "#4a4a2c"))
            d.form(
                [(300, 640), (430, 590), (600, 566), (680, 556), (640, 572), (560, 600), (520, 640)],
                "#d0bd90",
            )
            carriage(d, rng.uniform(430, 560), 612, 110, rng.choice((-1, 1)))
        rocks(d, rng.choice((110, 800)), 625, 90, 6, "#7d7560")
        tree(d, rng.choice((60, 850)), 636, rng.uniform(280, 380), "#45512f")
        for _ in range(2):
            passer_by(d, rng.uniform(180, 720), 634, 62)
        gulls(d, 7, 40, base - 30)
    d.vignette(0.35)
    return d.svg()


def wall_piece(d: Drawing, x: float, y: float, w: float, h: float, windows: bool) -> None:
    """A broken length of wall with coursed stones and perhaps empty windows."""
    rng = d.rng
    top = jagged(
        rng, (x - w / 2, y - h * rng.uniform(0.5, 1)), (x + w / 2, y - h * rng.uniform(0.3, 1)), h * 0.13, 8
    )
    outline = [(x - w / 2, y), *top, (x + w / 2, y)]
    d.polygon(outline, d.linear("#d3c19c", "#a5906c", "#6a5a44", angle=30), "#3a3022", 1.2)
    with d.clip(polyline(outline, True)):
        d.lines(
            [[(x - w / 2, y - r * 9), (x + w / 2, y - r * 9 + 1)] for r in range(1, int(h / 9))],
            "#5d4e38",
            0.9,
            0.5,
        )
        d.lines(
            [
                [
                    (x - w / 2 + c * 15 + (r % 2) * 7, y - r * 9),
                    (x - w / 2 + c * 15 + (r % 2) * 7, y - r * 9 - 9),
                ]
                for r in range(int(h / 9))
                for c in range(int(w / 15) + 1)
                if rng.random() < 0.7
            ],
            "#5d4e38",
            0.9,
            0.45,
        )
        if windows:
            for k in range(int(w / 36)):
                px, py = x - w / 2 + 20 + k * 36, y - h * 0.42
                d.path(
                    f"M{px:.0f} {py:.0f}v-16q7 -12 14 0v16Z",
                    "#e9d9b4" if rng.random() < 0.4 else "#2d251b",
                    "#3a3022",
                    1,
                )


def round_tower(d: Drawing, x: float, y: float, r: float, h: float, broken: bool) -> None:
    """A round tower, crowned with battlements or broken off."""
    rng = d.rng
    top = (
        [
            (x - r, y - h),
            (x - r * 0.5, y - h * 0.93),
            (x - r * 0.1, y - h * 0.8),
            (x + r * 0.3, y - h * 0.86),
            (x + r * 0.6, y - h * 0.7),
            (x + r, y - h * 0.64),
        ]
        if broken
        else [(x - r, y - h), (x + r, y - h)]
    )
    outline = [(x - r * 1.06, y), *top, (x + r * 1.06, y)]
    d.polygon(outline, d.linear("#dccaa4", "#b59f78", "#6d5d45", "#3a3022", angle=0), "#2d2418", 1.3)
    with d.clip(polyline(outline, True)):
        courses = [
            [(x - r * 1.1, y - k * 9), (x, y - k * 9 + r * 0.13), (x + r * 1.1, y - k * 9)]
            for k in range(int(h / 9))
        ]
        d.path("".join(smooth(c) for c in courses), "none", "#4a3d2a", 0.9, 0.5)
        d.lines(
            [
                [
                    (x - r + c * r / 4 + (k % 2) * r / 8, y - k * 9 + 5),
                    (x - r + c * r / 4 + (k % 2) * r / 8, y - k * 9 - 4),
                ]
                for k in range(int(h / 9))
                for c in range(9)
                if rng.random() < 0.6
            ],
            "#4a3d2a",
            0.9,
            0.45,
        )
    for k in range(3):
        d.path(
            f"M{x - r * 0.2:.0f} {y - h * (0.25 + 0.2 * k):.0f}v-13q5 -8 10 0v13Z", "#241c13", "#8a7858", 1
        )
    if not broken:
        for k in range(6):
            d.rect(
                x - r * 1.14 + k * r * 0.4,
                y - h - 13,
                r * 0.25,
                15,
                d.linear("#d3c19c", "#6a5a44", angle=0),
                "#3a3022",
                0.8,
            )
        d.rect(x - r * 1.14, y - h, r * 2.28, 9, d.linear("#dccaa4", "#4a3d2a", angle=0), "#3a3022", 0.8)
    for _ in range(14):
        d.path(
            blob(rng, x + r * rng.uniform(0.2, 1), y - h * rng.uniform(0.1, 0.7), 8, 6, 0.3, 7),
            rng.choice(("#4a5632", "#65703f", "#38412a")),
        )


def temple(rng: Random) -> str:
    """The columns of a ruined temple with travellers; order, number standing, view and country vary."""
    d = Drawing(900, 620, rng)
    horizon = rng.uniform(360, 430)
    sky(d, horizon, "#7f9ab0", "#fae6bc", rng.choice(("cumulus", "streaks")))
    for _ in range(rng.randint(1, 3)):
        peak(
            d,
            rng.uniform(0, 900),
            horizon - rng.uniform(50, 150),
            horizon + 4,
            rng.uniform(160, 300),
            "#b5a88c",
            "#8b8a86",
            False,
        )
    if rng.random() < 0.5:
        sea(d, horizon - 8, horizon + 30, "#6f95a3", 0.3)
    ground(d, horizon + 14, "#c4ad78", 150)
    view = level_view(
        rng.choice((-1, 1)) * rng.uniform(22, 58),
        46,
        rng.uniform(2.2, 5),
        rng.uniform(640, 760),
        rng.uniform(400, 500),
        horizon,
    )
    scene = Solids(view, light=(0.5, -0.6, 0.7), contrast=1.15)
    stone = rng.choice(("#d9c396", "#d3c4a6", "#c9a878"))
    columns, deep, tall = rng.choice((4, 5, 6)), rng.choice((5, 7)), rng.uniform(9.5, 12)
    pitch, slender = 3.4, rng.uniform(0.72, 0.95)
    x0, y0 = -(columns - 1) * pitch / 2, -(deep - 1) * pitch / 2
    for step in range(3):
        m = 2.6 - step * 0.6
        scene.box(
            (x0 - m, y0 - m, step * 0.5 - 0.2),
            ((columns - 1) * pitch + 2 * m, (deep - 1) * pitch + 2 * m, 0.5),
            stone,
            edge=darker(stone, 0.35),
            bias=-9 + step * 0.8,
        )
    standing: set[tuple[int, int]] = set()
    for i in range(columns):
        for j in range(deep):
            if 0 < i < columns - 1 and 0 < j < deep - 1:
                continue
            x, y = x0 + i * pitch, y0 + j * pitch
            whole = rng.random() < (0.9 if j == 0 else 0.62)
            height = tall if whole else tall * rng.uniform(0.12, 0.75)
            drums = max(int(height / 1.5), 1)
            for k in range(drums):
                a, b = height * k / drums, height * (k + 1) / drums
                scene.tube(
                    (x, y, 1.3 + a),
                    (x, y, 1.3 + b),
                    slender * (1 - 0.2 * a / tall),
                    slender * (1 - 0.2 * b / tall),
                    mix(stone, darker(stone, 0.2), rng.random()),
                    16,
                    k == drums - 1,
                )
            if whole:
                standing.add((i, j))
                scene.turned((x, y, 1.3 + tall), [(slender * 0.82, 0), (slender * 1.3, 0.7)], stone, 14, 0.2)
                scene.box(
                    (x - slender * 1.4, y - slender * 1.4, 2 + tall),
                    (slender * 2.8, slender * 2.8, 0.4),
                    lighter(stone, 0.1),
                    bias=0.4,
                )
    for i, j in sorted(standing):
        x, y = x0 + i * pitch, y0 + j * pitch
        if (i + 1, j) in standing and j in (0, deep - 1):
            scene.box(
                (x - 0.9, y - 0.9, 2.4 + tall),
                (pitch + 1.6, 1.8, 1.1),
                stone,
                edge=darker(stone, 0.4),
                bias=1,
            )
            scene.box(
                (x - 0.9, y - 1.0, 3.5 + tall),
                (pitch + 1.6, 2.0, 1.1),
                lighter(stone, 0.06),
                (4, 1),
                darker(stone, 0.4),
                edge=darker(stone, 0.4),
                bias=1.4,
            )
        if (i, j + 1) in standing and i in (0, columns - 1):
            scene.box(
                (x - 0.9, y - 0.9, 2.4 + tall),
                (1.8, pitch + 1.6, 1.1),
                stone,
                edge=darker(stone, 0.4),
                bias=1,
            )
    if rng.random() < 0.45:
        half = (columns - 1) * pitch / 2 + 1
        scene.face(
            [
                (-half, y0 - 1, 4.6 + tall),
                (half * 0.5, y0 - 1, 4.6 + tall),
                (half * 0.1, y0 - 1, 6.8 + tall),
                (-0.3, y0 - 1, 7.1 + tall),
            ],
            stone,
            None,
            3,
            darker(stone, 0.4),
        )
    for _ in range(9):
        x, y = rng.uniform(-14, 14), rng.uniform(-16, -9)
        if rng.random() < 0.5:
            a = rng.uniform(0, math.pi)
            scene.tube(
                (x, y, 0.7), (x + math.cos(a) * 1.6, y + math.sin(a) * 1.6, 0.7), 0.75, 0.75, stone, 14
            )
        else:
            scene.box(
                (x, y, 0),
                (rng.uniform(0.8, 2.2), rng.uniform(0.8, 1.6), rng.uniform(0.5, 1.1)),
                stone,
                turn=rng.uniform(0, 60),
                edge=darker(stone, 0.4),
            )
    px, py = view.at((6, 6, 0))
    d.shadow(px, py + 8, 320, 30, 0.55)
    scene.paint(d)
    rocks(d, rng.uniform(60, 240), 590, 90, 6, "#b09a70")
    grass(d, 0, 900, horizon + 90, 615, "#8d8748", 120)
    for _ in range(rng.randint(2, 5)):
        passer_by(d, rng.uniform(120, 780), rng.uniform(horizon + 110, 600), rng.uniform(70, 96))
    if rng.random() < 0.5:
        tree(d, rng.choice((70, 840)), 600, rng.uniform(240, 340), "#55613a", 0.34)
    d.vignette(0.3)
    return d.svg()


def volcano(rng: Random) -> str:
    """A volcano in eruption over a bay; plume, lava, ships and shore vary."""
    d = Drawing(860, 660, rng)
    horizon = rng.uniform(420, 470)
    with d.mirrored(rng.random() < 0.5):
        sky(d, horizon, "#2b2a33", "#c98a5a", rng.choice(("streaks", "clear")))
        x, top = rng.uniform(330, 560), rng.uniform(190, 260)
        d.glow(x, top, 300, "#ff9a4a", 0.9)
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
                f"M0 {y:.0f}L{x - 120:.0f} {y:.0f}Q{x:.0f} {y - 90:.0f} {x + 120:.0f} {y:.0f}L640 {y:.0f}v16L{x + 120:.0f} {y + 16:.0f}Q{x:.0f} {y - 70:.0f} {x - 120:.0f} {y + 16:.0f}L0 {y + 16:.0f}Z",
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
                px = 60 + k * 18
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
            h0, h1 = height * a * rng.uniform(0.85, 1.05), height * b
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
        for q in range(12):
            d.line(
                [
                    (px - h * 0.07 + rng.uniform(-6, 6), y + q * h * 0.035),
                    (px + h * 0.08 + rng.uniform(-6, 6), y + q * h * 0.035),
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
    for k in range(rng.randint(2, 4)):
        share = rng.uniform(0.1, 0.9)
        px, y = rng.choice((90, 670)) + rng.uniform(-40, 40), horizon + 60 + share * 340
        lamp(d, px, y, 130 + 200 * share)
        for q in range(16):
            d.line(
                [(px - 9 + rng.uniform(-9, 9), y + 8 + q * 9), (px + 9 + rng.uniform(-9, 9), y + 8 + q * 9)],
                "#ffe7a8",
                3,
                0.5 - q * 0.028,
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
        f"M{x - r:.1f} {top + r * 0.5:.1f}Q{x - r * 0.8:.1f} {top - r * 0.3:.1f} {x:.1f} {top - r * 0.35:.1f}Q{x + r * 0.8:.1f} {top - r * 0.3:.1f} {x + r:.1f} {top + r * 0.5:.1f}Q{x + r * 0.66:.1f} {top + r * 0.3:.1f} {x + r * 0.34:.1f} {top + r * 0.5:.1f}Q{x:.1f} {top + r * 0.3:.1f} {x - r * 0.34:.1f} {top + r * 0.5:.1f}Q{x - r * 0.66:.1f} {top + r * 0.3:.1f} {x - r:.1f} {top + r * 0.5:.1f}Z",
        d.linear("#8d8a8c", "#2d2b2e", "#121112", angle=20),
        "#0f0d0c",
        0.8,
    )
    d.path(
        f"M{x:.1f} {top - r * 0.35:.1f}Q{x - r * 0.3:.1f} {top:.1f} {x - r * 0.34:.1f} {top + r * 0.5:.1f}M{x:.1f} {top - r * 0.35:.1f}Q{x + r * 0.3:.1f} {top:.1f} {x + r * 0.34:.1f} {top + r * 0.5:.1f}",
        "none",
        "#b3aea8",
        0.9,
    )


PLACES = (
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
        "castle-ruin",
        "buildings",
        titles(
            "The Ruined Castle",
            "Les ruines du château",
            "Die Burgruine",
            "Le rovine del castello",
            "Las ruinas del castillo",
            "De burchtruïne",
        ),
        900,
        640,
        castle,
    ),
    Motif(
        "temple-ruin",
        "buildings",
        titles(
            "Travellers among the Ruins of the Temple",
            "Voyageurs aux ruines du temple",
            "Reisende in den Ruinen des Tempels",
            "Viaggiatori tra le rovine del tempio",
            "Viajeros en las ruinas del templo",
            "Reizigers bij de ruïnes van den tempel",
        ),
        900,
        620,
        temple,
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
