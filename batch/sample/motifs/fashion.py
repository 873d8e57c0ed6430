"""Fashion: plates of gowns and of hats."""

from __future__ import annotations

import math
from random import Random

from .bust import gown_bust, jewels
from .drawing import Drawing, Point, blob, darker, lighter, mix, smooth
from .hair import big_hair, plume
from .head import face, sitter
from .motif import Motif, titles
from .nature import palm, sky, tree

SILKS = ("#8c4a5a", "#51698a", "#d9cba8", "#6d7a55", "#b8814a", "#5d4a6b", "#3a3a40", "#c9a0a4", "#7d9a94")


def costume(d: Drawing, x: float, y: float, h: float, side: int, silk: str, style: str) -> None:
    """A standing lady in a full toilette, hem at (x, y); style: bustle, bell, empire or tailor."""
    rng = d.rng
    trim = lighter(silk, 0.6) if rng.random() < 0.5 else darker(silk, 0.5)
    with d.group(f"translate({x:.1f} {y:.1f}) scale({side * h / 1000:.3f} {h / 1000:.3f})"):
        d.shadow(40, 0, 330, 34, 0.55)
        back = {"bustle": -300, "bell": -240, "empire": -190, "tailor": -150}[style]
        front = {"bustle": 120, "bell": 220, "empire": 110, "tailor": 140}[style]
        waist_y = -700 if style == "empire" else -620
        skirt: list[Point] = [
            (-52, waist_y),
            (52, waist_y),
            (80, -430),
            (front * 0.9, -160),
            (front, -6),
            (front * 0.2, 6),
            (back * 0.7, 6),
            (back, -10),
            (back * 0.86, -170),
        ]
        skirt.append((-210 if style == "bustle" else -96, -500 if style == "bustle" else -430))
        data = smooth(skirt, closed=True, tension=0.9)
        d.path(
            data,
            d.linear(
                darker(silk, 0.35), lighter(silk, 0.4), silk, lighter(silk, 0.2), darker(silk, 0.55), angle=0
            ),
            darker(silk, 0.7),
            3,
        )
        with d.clip(data):
            folds = []
            for k in range(17):
                t = k / 16
                folds.append(
                    [
                        (-50 + 100 * t, waist_y),
                        (-90 + 190 * t, -330),
                        (back + (front - back) * t + rng.uniform(-12, 12), 4),
                    ]
                )
            d.path("".join(smooth(f) for f in folds), "none", darker(silk, 0.6), 5, 0.5)
            d.path(
                "".join(smooth([(px + 9, py) for px, py in f]) for f in folds),
                "none",
                lighter(silk, 0.6),
                4,
                0.5,
            )
            for row in range(rng.randint(1, 3)):
                level = -40 - row * 90
                d.path(
                    "".join(
                        f"M{back - 20 + k * 34:.0f} {level:.0f}q17 34 34 0"
                        for k in range(int((front - back + 60) / 34))
                    ),
                    trim,
                    darker(trim, 0.5),
                    2,
                    0.9,
                )
            if style == "tailor":
                d.lines(
                    [[(back, -20 - k * 26), (front + 20, -26 - k * 26)] for k in range(24)],
                    darker(silk, 0.4),
                    2,
                    0.4,
                )
        if style == "bustle":
            for k in range(4):
                d.path(
                    blob(rng, -150 - 22 * k, -560 + 84 * k, 92 + 12 * k, 58, 0.12),
                    d.linear(lighter(silk, 0.45), silk, darker(silk, 0.5)),
                    darker(silk, 0.7),
                    2.5,
                )
        bodice = [(-84, -800), (84, -800), (96, -740), (54, waist_y), (-54, waist_y), (-92, -740)]
        d.form(
            bodice,
            d.linear(darker(silk, 0.3), lighter(silk, 0.4), darker(silk, 0.4), angle=0),
            darker(silk, 0.7),
            3,
        )
        d.polygon(
            [(-14, -800), (40, -800), (20, waist_y + 6), (-6, waist_y + 6)],
            d.linear("#fffaf0", "#cfc6b4", angle=0),
            "#8a806c",
            1.6,
        )
        for k in range(6):
            d.ellipse(12, -780 + k * 26, 6, 6, trim, darker(trim, 0.5), 1.5)
        d.lines([[(-56, waist_y), (56, waist_y)]], trim, 15)
        sleeve = rng.choice((34, 74))
        hand = rng.choice(((120, -560), (170, -700), (60, -520)))
        elbow = (150, -640)
        d.curve([(-70, -770), (-128, -660), (-70, -560)], darker(silk, 0.35), 46)
        d.ellipse(
            -86,
            -756,
            sleeve,
            sleeve * 0.9,
            d.radial(lighter(silk, 0.4), silk, darker(silk, 0.5)),
            darker(silk, 0.7),
            2,
        )
        d.curve([(70, -770), elbow, hand], darker(silk, 0.7), 48)
        d.curve([(70, -770), elbow, hand], silk, 43)
        d.curve(
            [(62, -772), (elbow[0] - 10, elbow[1] - 6), (hand[0] - 8, hand[1] - 6)],
            lighter(silk, 0.5),
            9,
            0.7,
        )
        d.ellipse(
            86,
            -756,
            sleeve,
            sleeve * 0.9,
            d.radial(lighter(silk, 0.5), silk, darker(silk, 0.4), x=0.35, y=0.3, r=0.75),
            darker(silk, 0.7),
            2,
        )
        d.ellipse(hand[0], hand[1], 19, 16, "#f3e8d8", "#8a7a66", 1.6)
        item = rng.choice(("parasol", "fan", "bag", "none"))
        if item == "parasol":
            d.line([hand, (hand[0] + 60, 0)], "#4a3422", 8)
            d.form(
                [
                    (hand[0] + 20, hand[1] + 190),
                    (hand[0] + 56, hand[1] + 200),
                    (hand[0] + 62, -30),
                    (hand[0] + 46, -30),
                ],
                d.linear(trim, darker(trim, 0.4), angle=0),
                darker(trim, 0.6),
                2,
            )
        elif item == "fan":
            for k in range(9):
                a = math.radians(-150 + k * 17)
                d.polygon(
                    [
                        hand,
                        (hand[0] + math.cos(a) * 110, hand[1] + math.sin(a) * 110),
                        (hand[0] + math.cos(a + 0.28) * 108, hand[1] + math.sin(a + 0.28) * 108),
                    ],
                    d.linear("#fff6e4", trim),
                    darker(trim, 0.5),
                    1.6,
                )
        elif item == "bag":
            d.form(
                [
                    (hand[0] - 30, hand[1] + 20),
                    (hand[0] + 34, hand[1] + 20),
                    (hand[0] + 44, hand[1] + 90),
                    (hand[0] - 40, hand[1] + 90),
                ],
                d.linear(lighter(trim, 0.3), darker(trim, 0.4)),
                darker(trim, 0.6),
                2,
            )
        d.rect(-22, -846, 44, 52, "#e6c8a6")
        d.form([(-44, -796), (0, -812), (46, -796), (30, -846), (-28, -846)], "#fffaf0", "#8a806c", 1.6)
        s = sitter(rng, 4, -888, 40, True)
        s.old = False
        s.turn = 0.8
        face(d, s)
        big_hair(d, s)
        felt = mix(silk, "#1d1614", 0.4)
        d.form(
            [(-116, -926), (-40, -962), (60, -966), (124, -932), (60, -914), (-50, -912)],
            d.linear(lighter(felt, 0.4), felt, darker(felt, 0.5)),
            darker(felt, 0.7),
            2,
        )
        d.form(
            [(-50, -946), (-46, -1000), (50, -1004), (56, -946)],
            d.linear(lighter(felt, 0.4), darker(felt, 0.4), angle=0),
            darker(felt, 0.7),
            2,
        )
        plume(d, -20, -968, -120, -44, trim if rng.random() < 0.5 else "#efe6d4")
        for k in range(3):
            d.path(
                blob(rng, 20 + k * 20, -974 + 6 * (k % 2), 17, 14, 0.2),
                d.radial("#f9e0d4", "#b8604c"),
                "#5a221e",
                1.2,
            )


def fashion_plate(rng: Random) -> str:
    """Two or three toilettes in a garden, a salon or on the beach; the setting and number vary."""
    d = Drawing(640, 900, rng, "#f3ead6")
    setting = rng.choice(("garden", "salon", "beach"))
    frame = "M40 40H600V800H40Z"
    with d.clip(frame):
        if setting == "garden":
            sky(d, 520, "#a9bdc6", "#f9efd6", "cumulus")
            d.rect(0, 520, 640, 300, d.linear("#c3c58c", "#8d965c"))
            d.form(
                [(250, 830), (330, 640), (420, 540), (470, 520), (520, 540), (500, 660), (560, 830)],
                "#e9d9ae",
            )
            for _ in range(7):
                tree(
                    d,
                    rng.uniform(40, 600),
                    530 + rng.uniform(-8, 30),
                    rng.uniform(150, 330),
                    rng.choice(("#6d7d52", "#7d8a60", "#56663f")),
                )
            d.rect(40, 600, 560, 14, d.linear("#f3ead6", "#a89c84"))
            d.lines([[(40 + k * 24, 614), (40 + k * 24, 676)] for k in range(25)], "#cfc3a8", 9)
            d.rect(40, 676, 560, 12, d.linear("#f3ead6", "#a89c84"))
        elif setting == "salon":
            d.rect(0, 0, 640, 600, d.linear("#d9c4a8", "#b89a7c"))
            d.lines([[(x, 40), (x, 560)] for x in range(40, 640, 22)], "#a8876a", 3, 0.5)
            for row in range(60, 560, 44):
                for column in range(52, 620, 44):
                    d.ellipse(column, row, 6, 9, "#a8876a", opacity=0.6)
            wx = rng.choice((90, 380))
            d.rect(wx, 90, 170, 400, d.linear("#e6eef0", "#f9f3dc"), "#6d5238", 9)
            d.lines([[(wx + 85, 90), (wx + 85, 490)], [(wx, 250), (wx + 170, 250)]], "#6d5238", 6)
            for k in (0, 1):
                d.form(
                    [
                        (wx - 30 + k * 150, 70),
                        (wx + 60 + k * 110, 70),
                        (wx + 20 + k * 150, 300),
                        (wx - 20 + k * 190, 500),
                        (wx - 50 + k * 200, 510),
                    ],
                    d.linear("#8c3f36", "#c9786a", "#5a221c", angle=0),
                    "#3a1612",
                    1.4,
                )
            mx = 470 if wx < 200 else 150
            d.ellipse(mx, 260, 80, 110, d.linear("#f3f0e4", "#9fb0b4", angle=50), "#b8893f", 12)
            d.rect(0, 560, 640, 260, d.linear("#8d6d4c", "#c9a878"))
            d.lines(
                [[(320 + (x - 320) * 0.5, 560), (320 + (x - 320) * 1.6, 820)] for x in range(-300, 960, 60)],
                "#6d5036",
                2,
            )
            palm(d, mx + rng.uniform(-30, 30), 620, 190)
        else:
            sky(d, 430, "#8fb0c4", "#f9efd6", "cumulus")
            d.rect(0, 430, 640, 90, d.linear("#7da3ac", "#a9c4c0"))
            d.lines(
                [
                    [(rng.uniform(40, 560), 436 + k * 4), (rng.uniform(60, 600), 436 + k * 4)]
                    for k in range(19)
                ],
                "#f3f0e0",
                1.4,
                0.7,
            )
            d.rect(0, 516, 640, 300, d.linear("#e9d6a8", "#c9ac74"))
            for _ in range(3):
                x = rng.uniform(60, 560)
                d.rect(x, 500, 52, 84, d.linear("#f3ead6", "#b8a888", angle=0), "#5d4c34", 1.6)
                d.lines([[(x + q * 9, 500), (x + q * 9, 584)] for q in range(6)], "#a8433a", 4)
                d.polygon([(x - 6, 502), (x + 26, 470), (x + 58, 502)], "#8d5a44", "#4a3020", 1.4)
    d.path(frame, "none", "#3a3024", 2.4)
    d.rect(32, 32, 576, 776, "none", "#3a3024", 0.9)
    count = rng.choice((2, 2, 3))
    silks = rng.sample(SILKS, count)
    spots = [200, 440] if count == 2 else [140, 330, 510]
    for k in range(count):
        h = rng.uniform(560, 640) if count == 2 else rng.uniform(480, 560)
        side = 1 if k == 0 else -1 if k == count - 1 else rng.choice((-1, 1))
        costume(
            d,
            spots[k] + rng.uniform(-16, 16),
            780 - (24 if k == 1 and count == 3 else 0),
            h,
            side if rng.random() < 0.75 else -side,
            silks[k],
            rng.choice(("bustle", "bell", "empire", "tailor")),
        )
    d.text(
        rng.choice(("LA MODE", "MODES", "DIE MODE", "LA MODA", "FASHIONS")), 320, 862, 46, "#3a3024", fit=300
    )
    d.text(f"No. {rng.randint(2, 52)}", 590, 852, 18, "#3a3024", anchor="end")
    d.text(f"Pl. {rng.randint(100, 999)}", 50, 852, 18, "#3a3024", anchor="start")
    return d.svg()


def hats(rng: Random) -> str:
    """A plate of hats, on heads or on stands, in one of several arrangements."""
    d = Drawing(860, 680, rng, "#f1e7d0")
    d.rect(18, 18, 824, 644, "none", "#3a3024", 2.4)
    d.rect(26, 26, 808, 628, "none", "#3a3024", 0.9)
    layout = rng.choice(("six", "five", "four", "three", "ring"))
    places: dict[str, list[tuple[float, float, float]]] = {
        "six": [(160 + c * 270, 230 + r * 300, 0.82) for r in range(2) for c in range(3)],
        "five": [(430, 360, 1.35), (150, 210, 0.72), (710, 210, 0.72), (150, 530, 0.72), (710, 530, 0.72)],
        "three": [(170, 300, 0.95), (430, 440, 1.15), (690, 260, 0.95)],
        "ring": [
            (430 + math.cos(a) * 285, 355 + math.sin(a) * 190, 0.66)
            for a in (k * math.tau / 7 - 1.2 for k in range(7))
        ],
        "four": [(230, 240, 1), (620, 210, 1), (240, 540, 1), (640, 520, 1)],
    }
    for k, (x, y, size) in enumerate(places[layout]):
        d.ellipse(x, y - 10 * size, 128 * size, 132 * size, d.linear("#fbf5e4", "#d9cba8"), "#8a7a58", 1.4)
        with d.group(f"translate({x:.0f} {y:.0f}) scale({rng.choice((-1, 1)) * size:.2f} {size:.2f})"):
            if rng.random() < 0.7:
                s = sitter(rng, 0, 10, 46, True)
                s.old = False
                with d.clip("M-125 -200H125V118H-125Z"):
                    face(d, s)
                    gown_bust(d, s, rng.choice(SILKS), False)
                    big_hair(d, s)
                    jewels(d, s, False)
                top = -24.0
            else:
                d.line([(0, 120), (0, 0)], "#5d4a30", 9)
                d.ellipse(0, 122, 52, 12, d.linear("#a8875a", "#4a3420"), "#33220f", 1.6)
                d.ellipse(0, -10, 44, 40, d.radial("#f3ead6", "#b8a888", "#6d5f48", x=0.35, y=0.3, r=0.75))
                top = -22.0
            hat(d, top)
        d.text(str(k + 1), x + 104 * size, y + 128 * size, 19, "#3a3024")
    d.text(
        rng.choice(("CHAPEAUX", "HATS", "HUTE", "CAPPELLI", "HOEDEN")),
        430,
        {"six": 56, "five": 70, "four": 380, "three": 620, "ring": 365}[layout],
        32,
        "#3a3024",
        fit=190,
    )
    return d.svg()


def hat(d: Drawing, y: float) -> None:
    """A trimmed hat whose brim sits at y over the origin."""
    rng = d.rng
    felt = rng.choice(SILKS)
    trim = rng.choice([tone for tone in SILKS if tone != felt])
    brim, crown, tilt = rng.uniform(84, 138), rng.uniform(34, 92), rng.uniform(-14, 14)
    with d.group(f"rotate({tilt:.0f} 0 {y:.0f})"):
        d.form(
            [
                (-brim, y + 4),
                (-brim * 0.5, y - 22),
                (0, y - 28),
                (brim * 0.5, y - 22),
                (brim, y - rng.uniform(-4, 40)),
                (brim * 0.5, y + 16),
                (0, y + 20),
                (-brim * 0.5, y + 18),
            ],
            d.linear(lighter(felt, 0.45), felt, darker(felt, 0.55)),
            darker(felt, 0.7),
            2,
        )
        d.path(
            "".join(
                smooth(
                    [
                        (-brim * (0.9 - q * 0.08), y + 2 - q),
                        (0, y + 12 - q * 5),
                        (brim * (0.9 - q * 0.08), y - 4 - q),
                    ]
                )
                for q in range(5)
            ),
            "none",
            darker(felt, 0.5),
            1.3,
            0.6,
        )
        d.form(
            [
                (-50, y - 10),
                (-46 * rng.uniform(0.8, 1.1), y - crown),
                (0, y - crown - 14),
                (48 * rng.uniform(0.8, 1.1), y - crown),
                (52, y - 10),
            ],
            d.linear(lighter(felt, 0.4), felt, darker(felt, 0.5), angle=0),
            darker(felt, 0.7),
            2,
        )
        d.path(smooth([(-51, y - 14), (0, y - 4), (52, y - 14)]), "none", trim, 15)
        d.path(smooth([(-51, y - 18), (0, y - 8), (52, y - 18)]), "none", lighter(trim, 0.6), 3)
        kind = rng.choice(("plumes", "flowers", "bow", "wings", "veil"))
        if kind == "plumes":
            for q in range(3):
                plume(
                    d,
                    -30 + q * 14,
                    y - 18 - q * 8,
                    (-150 + q * 34) if rng.random() < 0.5 else 120,
                    -46 - q * 20,
                    trim,
                )
        elif kind == "flowers":
            for q in range(11):
                cx, cy = -52 + q * 10.4, y - 18 - 14 * (q % 3)
                for t in range(5):
                    a = t * math.tau / 5
                    d.ellipse(
                        cx + math.cos(a) * 8,
                        cy + math.sin(a) * 8,
                        8,
                        6,
                        d.radial("#fff6ea", trim),
                        darker(trim, 0.5),
                        0.8,
                        turn=math.degrees(a),
                    )
                d.ellipse(cx, cy, 3.5, 3.5, "#e3c35a")
        elif kind == "bow":
            for side in (-1, 1):
                d.form(
                    [
                        (0, y - 22),
                        (side * 30, y - 66),
                        (side * 72, y - 60),
                        (side * 60, y - 20),
                        (side * 26, y - 12),
                    ],
                    d.linear(lighter(trim, 0.5), trim, darker(trim, 0.4)),
                    darker(trim, 0.6),
                    1.6,
                )
                d.path(
                    smooth([(0, y - 22), (side * 30, y - 40), (side * 60, y - 46)]),
                    "none",
                    darker(trim, 0.6),
                    2,
                )
            d.ellipse(0, y - 24, 13, 12, trim, darker(trim, 0.6), 1.6)
        elif kind == "wings":
            for side in (-1, 1):
                for q in range(6):
                    d.form(
                        [
                            (side * 14, y - 16),
                            (side * (30 + q * 15), y - 92 + q * 11),
                            (side * (40 + q * 16), y - 92 + q * 13),
                            (side * 26, y - 10),
                        ],
                        d.linear(lighter(trim, 0.6), darker(trim, 0.3)),
                        darker(trim, 0.6),
                        1.2,
                    )
        else:
            d.lines(
                [[(-90 + q * 15, y), (-60 + q * 10, y + 96)] for q in range(13)]
                + [[(-86, y + q * 12), (86, y + q * 12)] for q in range(8)],
                "#2d2624",
                0.9,
                0.5,
            )
            d.path(
                blob(rng, 30, y - 30, 28, 24, 0.2),
                d.radial(lighter(trim, 0.5), trim, darker(trim, 0.5)),
                darker(trim, 0.6),
                1.5,
            )


FASHION = (
    Motif(
        "fashion-plate",
        "fashion",
        titles(
            "Toilettes of the Season",
            "Toilettes de saison",
            "Toiletten der Saison",
            "Abbigliamenti della stagione",
            "Trajes de la temporada",
            "Toiletten van het seizoen",
        ),
        640,
        900,
        fashion_plate,
    ),
    Motif(
        "hats-plate",
        "fashion",
        titles(
            "The Latest Hats",
            "Les derniers chapeaux",
            "Die neuesten Hüte",
            "Gli ultimi cappelli",
            "Los últimos sombreros",
            "De nieuwste hoeden",
        ),
        860,
        680,
        hats,
    ),
)
