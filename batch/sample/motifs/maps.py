"""Maps: a town, a theatre of war, a railway net; every place on them is made up."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, Point, between, blob, darker, lighter, smooth
from .motif import Motif, titles

INK = "#33291d"


NAMES = (
    "Altmark",
    "Bellerive",
    "Campo",
    "Doorn",
    "Esperanza",
    "Ferrol",
    "Grado",
    "Haven",
    "Isola",
    "Jura",
    "Kessel",
    "Lorme",
    "Monte",
    "Noord",
    "Orsay",
    "Pontevia",
    "Quai",
    "Rive",
    "Selva",
    "Turm",
    "Ulmen",
    "Valle",
    "Werder",
    "Zell",
)


def sheet(d: Drawing, heading: str, x: float, y: float) -> None:
    """A map's frame with its degrees, and its title in a cartouche."""
    w, h = d.width, d.height
    d.rect(0, 0, w, h, "none", "#f3ead6", 30)
    d.rect(14, 14, w - 28, h - 28, "none", INK, 3)
    for k in range(0, w - 44, 28):
        for level in (18, h - 26):
            d.rect(22 + k, level, 14, 8, INK)
    for k in range(0, h - 44, 28):
        for column in (18, w - 26):
            d.rect(column, 22 + k, 8, 14, INK)
    d.rect(28, 28, w - 56, h - 56, "none", INK, 1.4)
    d.rect(x, y, 250, 96, "#f7efdc", INK, 2.4)
    d.rect(x + 6, y + 6, 238, 84, "none", INK, 1)
    d.text(heading, x + 125, y + 46, 30, INK, fit=200)
    d.lines([[(x + 45, y + 70), (x + 205, y + 70)]], INK, 1.4)
    for k in range(4):
        d.rect(x + 45 + k * 40, y + 70, 40, 6, INK if k % 2 else "#f7efdc", INK, 1)


def compass(d: Drawing, x: float, y: float, r: float) -> None:
    """A compass rose."""
    d.ellipse(x, y, r, r, "#f7efdc", INK, 1.6, 0.9)
    d.ellipse(x, y, r * 0.8, r * 0.8, "none", INK, 0.8)
    for k in range(16):
        a = k * math.tau / 16 - math.pi / 2
        reach = r * (1.25 if k % 4 == 0 else 0.92 if k % 2 == 0 else 0.6)
        for side in (-1, 1):
            foot = (x + math.cos(a + side * 0.4) * r * 0.22, y + math.sin(a + side * 0.4) * r * 0.22)
            d.polygon(
                [(x, y), foot, (x + math.cos(a) * reach, y + math.sin(a) * reach)],
                INK if side > 0 else "#fffaf0",
                INK,
                0.8,
            )
    d.text("N", x, y - r * 1.32, r * 0.4, INK)


def relief(d: Drawing, x: float, y: float, size: float) -> None:
    """A mountain in hachures, seen from above."""
    rng = d.rng
    strokes: list[list[Point]] = []
    shades: list[list[Point]] = []
    for ring in range(4):
        r = size * (0.22 + 0.24 * ring)
        count = int(12 + 16 * ring)
        for k in range(count):
            a = k * math.tau / count + rng.uniform(-0.08, 0.08)
            b = r + size * 0.2
            stroke = [
                (x + math.cos(a) * r, y + math.sin(a) * r * 0.7),
                (x + math.cos(a) * b, y + math.sin(a) * b * 0.7),
            ]
            (shades if -0.6 < a < 2.4 else strokes).append(stroke)
    d.lines(strokes, "#7d5f40", 1.1, 0.7)
    d.lines(shades, "#4a3420", 2.2, 0.8)


def river(d: Drawing, points: list[Point], width: float) -> None:
    """A river that widens towards its mouth, with its bank lines."""
    d.curve(points, "#4f7480", width + 3)
    d.curve(points, "#a9c6c6", width)
    d.curve(points, "#dfeae2", max(width * 0.3, 0.8))


def coast(d: Drawing, points: list[Point], corner: list[Point]) -> None:
    """A sea closed over the given corners, with water lines along its shore."""
    shore = smooth(points)
    data = shore + "".join(f"L{x:.0f} {y:.0f}" for x, y in corner) + "Z"
    d.path(data, d.linear("#bcd3d0", "#8fb0b4"), INK, 2)
    with d.clip(data):
        for k in range(1, 9):
            d.path(
                shore,
                "none",
                "#4f7480",
                1,
                0.75 - k * 0.07,
                f'transform="translate({(corner[0][0] - 400) * 0.012 * k:.1f} {(corner[0][1] - 330) * 0.018 * k:.1f})"',
            )


def label(d: Drawing, text: str, x: float, y: float, size: float, halo: bool = True) -> None:
    """A name on the map."""
    if halo:
        d.text(text, x, y, size, INK, stroke="#f1e6cc", width=3, extra='paint-order="stroke"')
    else:
        d.text(text, x, y, size, INK)


def city_plan(rng: Random) -> str:
    """A town's plan: old town in its ring, river, avenues, parks, blocks hatched; layout varies."""
    d = Drawing(820, 820, rng, "#efe4c8")
    cx, cy = rng.uniform(300, 520), rng.uniform(300, 520)
    turn = rng.uniform(0, 90)
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    pitch_x, pitch_y = rng.uniform(40, 58), rng.uniform(34, 50)
    tones = ("#c98f70", "#d6a584", "#b97f66", "#cfa07a")
    for i in range(-16, 17):
        for j in range(-16, 17):
            x, y = 410 + (i * pitch_x) * c - (j * pitch_y) * s, 410 + (i * pitch_x) * s + (j * pitch_y) * c
            if (
                not (-40 < x < 860 and -40 < y < 860)
                or math.hypot(x - cx, y - cy) < 175
                or rng.random() < 0.1
            ):
                continue
            hx, hy = pitch_x * 0.41, pitch_y * 0.4
            block = [
                (x + a * hx * c - b * hy * s, y + a * hx * s + b * hy * c)
                for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
            ]
            tone = rng.choice(tones)
            d.polygon(block, tone, darker(tone, 0.5), 1)
            middle = [between(p, (x, y), 0.55) for p in block]
            d.polygon(middle, "#efe4c8", darker(tone, 0.4), 0.7)
            d.lines(
                [
                    [between(block[0], block[1], q / 5), between(block[3], block[2], q / 5)]
                    for q in range(1, 5)
                ],
                darker(tone, 0.35),
                0.7,
                0.5,
            )
    d.ellipse(cx, cy, 176, 176, "#d8d2a8", INK, 1.6)
    star = [
        (
            cx + math.cos(k * math.tau / 36) * (172 if k % 6 < 2 else 152),
            cy + math.sin(k * math.tau / 36) * (172 if k % 6 < 2 else 152),
        )
        for k in range(36)
    ]
    d.polygon(star, "#efe4c8", INK, 3)
    for ring, count in ((40, 7), (78, 13), (116, 19)):
        for k in range(count):
            a, b = (k + 0.08) * math.tau / count, (k + 0.9) * math.tau / count
            wall = [
                (
                    cx + math.cos(t) * r * rng.uniform(0.96, 1.04),
                    cy + math.sin(t) * r * rng.uniform(0.96, 1.04),
                )
                for t, r in (
                    (a, ring - 15),
                    ((a + b) / 2, ring - 16),
                    (b, ring - 15),
                    (b, ring + 15),
                    ((a + b) / 2, ring + 17),
                    (a, ring + 15),
                )
            ]
            tone = rng.choice(tones)
            d.polygon(wall, darker(tone, 0.12), darker(tone, 0.6), 1)
    d.rect(cx - 12, cy - 5, 24, 10, INK)
    d.rect(cx - 4, cy - 14, 8, 28, INK)
    flow = rng.choice((0, 1))
    bend = rng.uniform(-130, 130)
    course: list[Point] = [
        (-20.0 + k * 110, cy + 90 + bend * math.sin(k * 0.8) + rng.uniform(-26, 26)) for k in range(9)
    ]
    if flow:
        course = [(y + cx - cy, x) for x, y in course]
    river(d, course, rng.uniform(20, 34))
    for k in range(2, 7):
        x, y = course[k]
        nx, ny = course[k + 1]
        a = math.atan2(ny - y, nx - x) + math.pi / 2
        d.line(
            [(x - math.cos(a) * 26, y - math.sin(a) * 26), (x + math.cos(a) * 26, y + math.sin(a) * 26)],
            INK,
            7,
        )
        d.line(
            [(x - math.cos(a) * 26, y - math.sin(a) * 26), (x + math.cos(a) * 26, y + math.sin(a) * 26)],
            "#f7efdc",
            4,
        )
    for _ in range(rng.randint(4, 7)):
        a = rng.uniform(0, math.tau)
        line = [
            (cx + math.cos(a) * 160, cy + math.sin(a) * 160),
            (cx + math.cos(a + 0.1) * 800, cy + math.sin(a + 0.1) * 800),
        ]
        d.line(line, INK, 10)
        d.line(line, "#f7efdc", 7.5)
    for _ in range(rng.randint(2, 4)):
        x, y = rng.uniform(90, 730), rng.uniform(90, 730)
        d.path(blob(rng, x, y, rng.uniform(46, 90), rng.uniform(36, 70), 0.2), "#b5c08c", "#4a5a34", 1.4)
        for _ in range(36):
            px, py = x + rng.gauss(0, 26), y + rng.gauss(0, 20)
            d.ellipse(px, py, 4, 4, "#6d8052", "#33402a", 0.8)
    x0, y0 = rng.uniform(60, 700), rng.uniform(60, 700)
    for k in (-4, 0, 4):
        d.curve([(x0 + k, -10), (x0 + k + 60, 260), (cx + 200 + k, cy + 180), (y0 + 60, 830)], INK, 1.6)
    for _ in range(11):
        label(d, rng.choice(NAMES), rng.uniform(120, 700), rng.uniform(120, 700), rng.uniform(13, 19))
    place = rng.choice(((46, 46), (520, 46), (46, 676), (520, 676)))
    sheet(d, rng.choice(("PLAN OF THE TOWN", "PLAN DE LA VILLE", "STADTPLAN", "PIANTA DELLA CITTA")), *place)
    compass(d, 740 if place[0] < 300 else 90, 110 if place[1] > 300 else 720, 42)
    return d.svg()


def war_map(rng: Random) -> str:
    """A theatre of war: coast, relief, rivers, fronts, armies and flags; the country varies."""
    d = Drawing(900, 660, rng, "#ecdfbd")
    for _ in range(6):
        d.path(
            blob(
                rng,
                rng.uniform(0, 900),
                rng.uniform(0, 660),
                rng.uniform(120, 260),
                rng.uniform(90, 190),
                0.25,
                11,
            ),
            rng.choice(("#dcc89a", "#d5c08f", "#cfc79c")),
            opacity=0.6,
        )
    side = rng.choice(("left", "right", "top", "bottom"))
    wander = [rng.uniform(-60, 60) for _ in range(10)]
    if side in ("left", "right"):
        edge = 170 if side == "left" else 730
        points: list[Point] = [(edge + wander[k], -10 + k * 76) for k in range(10)]
        coast(d, points, [(-10 if side == "left" else 910, 670), (-10 if side == "left" else 910, -10)])
    else:
        edge = 140 if side == "top" else 530
        points = [(-10 + k * 103, edge + wander[k]) for k in range(10)]
        coast(d, points, [(910, -10 if side == "top" else 670), (-10, -10 if side == "top" else 670)])
    ridge = [(rng.uniform(250, 650), rng.uniform(200, 460))]
    heading = rng.uniform(0, math.tau)
    for _ in range(9):
        heading += rng.uniform(-0.5, 0.5)
        ridge.append((ridge[-1][0] + math.cos(heading) * 52, ridge[-1][1] + math.sin(heading) * 44))
    for x, y in ridge:
        relief(d, x, y, rng.uniform(24, 42))
    for _ in range(rng.randint(2, 4)):
        x, y = rng.choice(ridge)
        target = rng.choice(points[2:8])
        course = [(x, y)]
        for k in range(1, 7):
            px, py = between((x, y), target, k / 6)
            course.append((px + rng.uniform(-24, 24), py + rng.uniform(-24, 24)))
        river(d, course, 5)
    towns = [(rng.uniform(220, 690), rng.uniform(160, 520)) for _ in range(rng.randint(11, 16))]
    for a in towns:
        b = min((t for t in towns if t != a), key=lambda t, a=a: math.hypot(t[0] - a[0], t[1] - a[1]))  # type: ignore[misc]
        d.line([a, between(a, b, 0.5), b], INK, 3)
        d.line([a, b], "#f7efdc", 1.2)
    for k, (x, y) in enumerate(towns):
        if k % 4 == 0:
            fort = [
                (
                    x + math.cos(q * math.tau / 16) * (11 if q % 2 else 7),
                    y + math.sin(q * math.tau / 16) * (11 if q % 2 else 7),
                )
                for q in range(16)
            ]
            d.polygon(fort, "#a8382c", INK, 1.2)
        else:
            d.ellipse(x, y, 5, 5, "#f7efdc", INK, 2)
        label(d, NAMES[(k * 5 + rng.randrange(24)) % 24], x + 10, y - 9, 15 if k % 4 else 20)
    lean = rng.uniform(-0.5, 0.5)
    mid = (rng.uniform(380, 540), rng.uniform(280, 390))
    upright = rng.random() < 0.5
    for shift, tone in ((-26, "#a8281c"), (26, "#24466b")):
        front = []
        for k in range(8):
            t = (k / 7 - 0.5) * 420
            front.append(
                (
                    mid[0] + (shift + lean * t if upright else t) + rng.uniform(-14, 14),
                    mid[1] + (t if upright else shift + lean * t) + rng.uniform(-14, 14),
                )
            )
        d.curve(front, tone, 5)
        for x, y in front[1::2]:
            d.rect(x - 19, y - 11, 38, 22, "#f7efdc", tone, 2.4)
            d.lines([[(x - 19, y - 11), (x + 19, y + 11)], [(x - 19, y + 11), (x + 19, y - 11)]], tone, 1.8)
        for x, y in front[::3]:
            tip = (x + shift * 2.2, y + shift * 2.2)
            d.curve([(x, y), ((x + tip[0]) / 2 + 14, (y + tip[1]) / 2 - 14), tip], tone, 8, 0.8)
            aim = math.atan2(tip[1] - y, tip[0] - x)
            d.polygon(
                [
                    (tip[0] + math.cos(aim) * 20, tip[1] + math.sin(aim) * 20),
                    (tip[0] - math.sin(aim) * 12, tip[1] + math.cos(aim) * 12),
                    (tip[0] + math.sin(aim) * 12, tip[1] - math.cos(aim) * 12),
                ],
                tone,
            )
    for _ in range(4):
        x, y = points[rng.randint(2, 7)]
        x, y = (
            x + (-70 if side == "left" else 70 if side == "right" else 0),
            y + (-60 if side == "top" else 60 if side == "bottom" else 0),
        )
        d.form([(x - 18, y - 4), (x, y - 2), (x + 18, y - 5), (x + 12, y + 5), (x - 13, y + 5)], INK)
        d.lines([[(x - 5, y - 4), (x - 5, y - 20)], [(x + 6, y - 4), (x + 6, y - 17)]], INK, 2)
    place = rng.choice(((40, 40), (610, 40), (40, 524), (610, 524)))
    sheet(
        d,
        rng.choice(("THEATRE OF WAR", "THEATRE DE LA GUERRE", "KRIEGSSCHAUPLATZ", "TEATRO DELLA GUERRA")),
        *place,
    )
    compass(d, 810 if place[0] < 300 else 100, 130 if place[1] > 300 else 560, 46)
    return d.svg()


def railway_map(rng: Random) -> str:
    """A railway net over mountains, lakes and frontiers; stations, lines and coast vary."""
    d = Drawing(720, 880, rng, "#efe6cf")
    tones = ("#e3cda0", "#d3d9b4", "#e3bfa8", "#cfd3d6", "#e6dca8")
    middle = (rng.uniform(280, 440), rng.uniform(360, 520))
    spokes = rng.randint(5, 7)
    start = rng.random() * math.tau
    angles = [start + k * math.tau / spokes + rng.uniform(-0.25, 0.25) for k in range(spokes)]
    for k in range(spokes):
        a, b = angles[k], angles[(k + 1) % spokes] + (math.tau if k == spokes - 1 else 0)
        field = [
            middle,
            *[
                (
                    middle[0] + math.cos(a + (b - a) * q / 5) * 900,
                    middle[1] + math.sin(a + (b - a) * q / 5) * 900,
                )
                for q in range(6)
            ],
        ]
        d.polygon(field, tones[k % 5])
    for a in angles:
        line = [
            (
                middle[0] + math.cos(a) * r + rng.uniform(-22, 22),
                middle[1] + math.sin(a) * r + rng.uniform(-22, 22),
            )
            for r in range(0, 900, 70)
        ]
        d.path(smooth(line), "none", "#8a4a3c", 7, 0.4)
        d.path(smooth(line), "none", "#5d2f24", 2, 1, 'stroke-dasharray="12 5 3 5"')
    if rng.random() < 0.7:
        left = rng.random() < 0.5
        edge = 110 if left else 610
        points: list[Point] = [(edge + rng.uniform(-50, 50), -10 + k * 102) for k in range(10)]
        coast(d, points, [(-10 if left else 730, 890), (-10 if left else 730, -10)])
    for _ in range(rng.randint(2, 3)):
        x, y, heading = rng.uniform(180, 540), rng.uniform(180, 700), rng.uniform(0, math.tau)
        for _ in range(8):
            relief(d, x, y, rng.uniform(18, 32))
            heading += rng.uniform(-0.6, 0.6)
            x, y = x + math.cos(heading) * 38, y + math.sin(heading) * 38
    for _ in range(rng.randint(1, 3)):
        x, y = rng.uniform(170, 550), rng.uniform(170, 710)
        d.path(blob(rng, x, y, rng.uniform(26, 54), rng.uniform(13, 24), 0.3), "#a9c6c6", "#33525c", 2)
    hubs = [(rng.uniform(130, 590), rng.uniform(120, 740)) for _ in range(rng.randint(14, 20))]
    linked = {0}
    while len(linked) < len(hubs):
        a, b = min(
            ((i, j) for i in linked for j in range(len(hubs)) if j not in linked),
            key=lambda p: math.dist(hubs[p[0]], hubs[p[1]]),
        )
        linked.add(b)
        rail(d, hubs[a], hubs[b])
    for _ in range(rng.randint(5, 9)):
        a, b = rng.sample(range(len(hubs)), 2)
        if math.dist(hubs[a], hubs[b]) < 330:
            rail(d, hubs[a], hubs[b])
    for k, (x, y) in enumerate(hubs):
        big = k % 5 == 0
        d.ellipse(x, y, 10 if big else 5.5, 10 if big else 5.5, "#fffaf0", INK, 3 if big else 2)
        if big:
            d.ellipse(x, y, 4, 4, "#a8281c")
        label(d, NAMES[(k * 7 + rng.randrange(24)) % 24], x, y - (16 if big else 10), 23 if big else 14)
    place = rng.choice(((40, 40), (430, 40), (40, 744), (430, 744)))
    sheet(
        d, rng.choice(("RAILWAYS", "CHEMINS DE FER", "EISENBAHNEN", "STRADE FERRATE", "SPOORWEGEN")), *place
    )
    compass(d, 640 if place[0] < 300 else 90, 120 if place[1] > 300 else 780, 40)
    return d.svg()


def rail(d: Drawing, a: Point, b: Point) -> None:
    """A line of railway between two stations."""
    rng = d.rng
    path = [
        a,
        (between(a, b, 0.33)[0] + rng.uniform(-18, 18), between(a, b, 0.33)[1] + rng.uniform(-18, 18)),
        (between(a, b, 0.67)[0] + rng.uniform(-18, 18), between(a, b, 0.67)[1] + rng.uniform(-18, 18)),
        b,
    ]
    d.curve(path, INK, 4.6)
    d.path(smooth(path), "none", lighter("#efe6cf", 0.4), 2.2, 1, 'stroke-dasharray="8 8"')


MAPS = (
    Motif(
        "city-plan",
        "maps",
        titles(
            "Plan of the Town",
            "Plan de la ville",
            "Plan der Stadt",
            "Pianta della città",
            "Plano de la ciudad",
            "Plattegrond der stad",
        ),
        820,
        820,
        city_plan,
    ),
    Motif(
        "theatre-of-war",
        "maps",
        titles(
            "The Theatre of War",
            "Le théâtre de la guerre",
            "Der Kriegsschauplatz",
            "Il teatro della guerra",
            "El teatro de la guerra",
            "Het oorlogstooneel",
        ),
        900,
        660,
        war_map,
    ),
    Motif(
        "railway-map",
        "maps",
        titles(
            "The New Railway Lines",
            "Les nouvelles lignes de chemin de fer",
            "Die neuen Eisenbahnlinien",
            "Le nuove linee ferroviarie",
            "Las nuevas líneas férreas",
            "De nieuwe spoorlijnen",
        ),
        720,
        880,
        railway_map,
    ),
)
