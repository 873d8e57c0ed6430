"""Ruins: the castle and the temple."""

from __future__ import annotations

import math
from random import Random

from .craft import gulls
from .drawing import Drawing, blob, darker, jagged, lighter, mix, polyline, smooth
from .motif import Motif, titles
from .nature import grass, ground, hills, peak, rocks, sea, sky, sun, tree
from .people import passer_by
from .solid import Solids, level_view
from .street import carriage


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


RUINS = (
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
)
