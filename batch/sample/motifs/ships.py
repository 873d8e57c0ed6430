"""Ships."""

from __future__ import annotations

import math
from random import Random

from .craft import ROPE, full_rigger, gulls, hull_sections, quay, skyline, splash, steel_hull, tug, yacht
from .drawing import Drawing, lighter, mix
from .motif import Motif, titles
from .nature import hills, reflection, rocks, sea, sky, smoke, wave
from .people import passer_by
from .solid import Solids, View, along


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
        waterline = [view.at(s[0]) for s in hull]
        for k in range(len(waterline) - 1):
            reflection(
                d,
                (waterline[k][0] + waterline[k + 1][0]) / 2,
                waterline[k][1],
                abs(waterline[k + 1][0] - waterline[k][0]) * 0.8 + 4,
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
