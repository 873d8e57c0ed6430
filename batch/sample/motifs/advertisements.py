"""Advertisements of what is eaten, drunk and washed with; every brand is made up."""

from __future__ import annotations

import math
from random import Random

from .advertising import border, burst, small_print
from .bust import gown_bust, jewels
from .drawing import Drawing, Point, darker, lighter, pen, smooth
from .hair import big_hair, plume
from .head import face, sitter
from .motif import Motif, titles
from .nature import palm, sun
from .people import lady, man
from .waders import wader


def soap(rng: Random) -> str:
    """Soap: a lady or a stork, bubbles, the cake and the name."""
    d = Drawing(640, 900, rng, "#f3e6c8")
    ink = rng.choice(("#2f4a5a", "#7a2a22", "#3f5a3a"))
    pair = rng.choice((("#f0d9b0", "#e3bf8a"), ("#dfe6dc", "#b9cdc4"), ("#f3dcd0", "#e0b3a0")))
    d.rect(0, 0, 640, 900, pair[0])
    top = rng.random() < 0.5
    middle = (rng.uniform(250, 390), 500 if top else 400)
    burst(d, *middle, 700, pair, rng.choice((24, 36, 48)))
    if rng.random() < 0.6:
        s = sitter(rng, middle[0], middle[1] - 70, rng.uniform(92, 112), True)
        s.old = False
        d.ellipse(middle[0], middle[1], 235, 265, d.linear("#fbf3de", "#d9c59c"), ink, 7)
        with d.clip(f"M{middle[0] - 231:.0f} {middle[1]:.0f}a231 261 0 1 0 462 0a231 261 0 1 0 -462 0Z"):
            face(d, s)
            gown_bust(d, s, "#d9cfba", True)
            big_hair(d, s)
            jewels(d, s, False)
    else:
        d.ellipse(middle[0], middle[1] + 170, 240, 60, d.linear("#f7f4ea", "#9fb8bc"), ink, 4)
        d.form(
            [
                (middle[0] - 200, middle[1] + 150),
                (middle[0] + 200, middle[1] + 150),
                (middle[0] + 150, middle[1] + 250),
                (middle[0] - 150, middle[1] + 250),
            ],
            d.linear("#fffdf5", "#b9c4c6", "#6d7a80", angle=0),
            ink,
            4,
        )
        wader(d, middle[0], middle[1] + 190, 400, rng.choice((-1, 1)), False)
    for _ in range(rng.randint(14, 26)):
        x, y, r = rng.uniform(60, 580), rng.uniform(60, 840), rng.uniform(8, 42)
        d.ellipse(
            x,
            y,
            r,
            r,
            d.radial((0, "#ffffff", 0.1), (0.75, "#d9ecec", 0.25), (1, "#8fb0b8", 0.7)),
            "#6d8f98",
            1.2,
        )
        d.ellipse(x - r * 0.35, y - r * 0.4, r * 0.2, r * 0.13, "#ffffff", opacity=0.9, turn=-40)
    x, y = rng.choice((150, 480)), (790 if top else 680)
    d.shadow(x + 10, y + 34, 130, 22, 0.6)
    d.form(
        [(x - 110, y), (x - 90, y - 44), (x + 90, y - 44), (x + 112, y), (x + 92, y + 36), (x - 92, y + 36)],
        d.linear("#fffaf0", "#e3c9a0", "#9a7a4c"),
        "#4a3420",
        2,
    )
    name = rng.choice(("ONDINE", "NIVALIA", "LYS BLANC", "AURORA", "SIRENE"))
    d.text(name, x, y + 10, 30, darker(ink, 0.2), fit=150)
    d.rect(0, 30 if top else 760, 640, 132, ink)
    d.rect(0, 38 if top else 768, 640, 116, "none", "#f3e6c8", 2)
    d.text(name, 320, 132 if top else 862, 104, "#fbf0d4", fit=540)
    d.text(
        rng.choice(("SAVON", "SEIFE", "SAPONE", "SOAP", "ZEEP")),
        320,
        236 if top else 120,
        76,
        ink,
        face="fat",
        fit=rng.uniform(280, 420),
    )
    small_print(d, 380 if x < 300 else 60, y - 30, 200, 6, ink)
    border(d, ink, rng.choice(("rules", "beads", "leaves")))
    return d.svg()


def chocolate(rng: Random) -> str:
    """Chocolate: a child or a nun-like maid with a cup, the tablet, the medal."""
    d = Drawing(640, 880, rng, "#e9cf9a")
    brown, red = "#4a2a18", rng.choice(("#a8281c", "#1f4a3a", "#24406b"))
    side = rng.choice((-1, 1))
    d.rect(0, 0, 640, 880, d.linear("#f6e6bc", "#e0b870", "#b57f42"))
    if rng.random() < 0.5:
        for x in (90.0, 560.0):
            palm(d, x, 640, rng.uniform(330, 440))
        sun(d, 320, 360, 60)
    else:
        for k in range(8):
            d.rect(k * 80, 150, 40, 500, "#f3dca6", opacity=0.6)
    x = 320 - side * rng.uniform(60, 120)
    with d.mirrored(side < 0):
        fx = x if side > 0 else 640 - x
        if rng.random() < 0.5:
            lady(d, fx, 690, 480, rng.choice(("#8a3a34", "#51698a", "#5a6b45")), "none", 1)
            d.polygon(
                [(fx - 36, 420), (fx + 40, 420), (fx + 66, 660), (fx - 66, 660)],
                d.linear("#fffdf5", "#d9d0bc", angle=0),
                "#5d5442",
                1.2,
            )
            d.form(
                [(fx - 30, 250), (fx - 24, 226), (fx + 24, 226), (fx + 30, 250)], "#fffdf5", "#8a806c", 1.4
            )
        else:
            for k in (0, 1):
                lady(d, fx - 60 + k * 120, 690, 340 - 40 * k, ("#a8433a", "#d9cba8")[k], "wide", 1 - 2 * k)
        tx, ty = fx + 110, 470
        d.rect(tx - 60, ty + 46, 150, 12, d.linear("#8d5a34", "#3a2414"), "#1d120a", 1)
        d.form(
            [(tx - 30, ty), (tx + 34, ty), (tx + 26, ty + 40), (tx - 20, ty + 40)],
            d.linear("#fffdf5", "#d9d3c4", "#8d8778", angle=0),
            "#3a3226",
            1.6,
        )
        d.ellipse(tx + 2, ty, 32, 9, "#4a2a18", "#3a3226", 1.6)
        d.path(f"M{tx + 32} {ty + 8}q26 2 6 24", "none", "#efe8da", 5)
        for k in range(3):
            px = tx - 14 + k * 16
            d.curve(
                [(px, ty - 12), (px + 10, ty - 34), (px - 8, ty - 56), (px + 6, ty - 84)], "#fffaf0", 4, 0.7
            )
        bar_x, bar_y = fx + 190, 690
        for row in range(5):
            for col in range(3):
                px, py = bar_x - 66 + col * 44, bar_y - 200 + row * 40
                d.rect(px, py, 44, 40, d.linear("#7d4a2a", brown, "#24130a", angle=45), "#1d0f08", 1.4)
                d.rect(px + 7, py + 7, 30, 26, d.linear("#9a6038", "#5a3018", angle=45))
        d.polygon(
            [
                (bar_x - 70, bar_y - 80),
                (bar_x + 70, bar_y - 96),
                (bar_x + 70, bar_y + 6),
                (bar_x - 70, bar_y + 6),
            ],
            d.linear(lighter(red, 0.25), red, darker(red, 0.4), angle=0),
            "#1d120a",
            1.5,
        )
        d.polygon(
            [
                (bar_x - 70, bar_y - 80),
                (bar_x + 70, bar_y - 96),
                (bar_x + 66, bar_y - 116),
                (bar_x - 60, bar_y - 100),
            ],
            d.linear("#fffdf5", "#a8a69f", angle=40),
            "#5d5a52",
            1,
        )
    d.rect(0, 706, 640, 174, d.linear("#5a3420", "#2d1810"))
    name = rng.choice(("BELCACAO", "ALPENROSE", "MONTEFIORE", "VAN DER BOON", "LA CIGALE"))
    d.text(name, 320, 806, 92, "#f6dfa4", fit=540, stroke="#1d0f08", width=2)
    small_print(d, 80, 834, 480, 3, "#e0c48a")
    d.text(
        rng.choice(("CHOCOLAT", "CACAO", "SCHOKOLADE", "CIOCCOLATO")),
        320,
        132,
        110,
        red,
        fit=520,
        stroke="#f9efd4",
        width=5,
        extra='paint-order="stroke"',
    )
    mx = 320 + side * 220
    for k in range(2):
        cx, cy = mx - side * 84 * k, 220
        star = [
            (
                cx + math.cos(a * math.pi / 20) * (42 if a % 2 else 37),
                cy + math.sin(a * math.pi / 20) * (42 if a % 2 else 37),
            )
            for a in range(40)
        ]
        d.polygon(star, d.radial("#fff3c4", "#d9ad4a", "#8a6420"), "#5d431a", 1.2)
        d.text(str(rng.choice((1889, 1893, 1900, 1906, 1878))), cx, cy + 8, 24, "#4a3314")
    border(d, brown, rng.choice(("rules", "leaves")))
    return d.svg()


def liqueur(rng: Random) -> str:
    """A liqueur: a dancer, a harlequin or a gentleman raising the glass, and a giant bottle."""
    d = Drawing(600, 900, rng, "#17131a")
    ground = rng.choice(
        (("#1d1726", "#4a2a4a"), ("#14262a", "#2f5a52"), ("#3a1414", "#8a3020"), ("#c9a23c", "#f3d98a"))
    )
    light = ground[0].startswith("#c9")
    d.rect(0, 0, 600, 900, d.linear(*ground, ground[0]))
    side = rng.choice((-1, 1))
    x = 300 + side * rng.uniform(100, 140)
    glow_x = 300 - side * 90
    if not light:
        d.glow(glow_x, 470, 330, "#f3c46a", 0.7)
    glass = rng.choice(("#3f6b3a", "#8a4a1c", "#b88a2a"))
    bottle = rng.choice(("round", "square", "tall"))
    half = {"round": 86, "square": 74, "tall": 58}[bottle]
    top = {"round": 360, "square": 330, "tall": 250}[bottle]
    outline: list[Point] = [
        (x - half, 760),
        (x - half, top + 160),
        (x - half * (0.96 if bottle == "square" else 0.7), top + 100),
        (x - 24, top + 60),
        (x - 22, top - 50),
        (x + 22, top - 50),
        (x + 24, top + 60),
        (x + half * (0.96 if bottle == "square" else 0.7), top + 100),
        (x + half, top + 160),
        (x + half, 760),
    ]
    d.shadow(x, 764, half * 1.8, 22, 0.8)
    data = smooth(outline, closed=True, tension=0.5)
    d.path(
        data,
        d.linear(darker(glass, 0.6), lighter(glass, 0.25), glass, darker(glass, 0.75), angle=0),
        "#0f0c0a",
        2.4,
    )
    d.rect(x - half * 0.72, top + 130, 9, 560 - top, "#fffaf0", opacity=0.55)
    d.rect(x - 26, top - 84, 52, 44, d.linear("#7a2018", "#c9523c", "#4a120d", angle=0), "#1d0a08", 1.5)
    name = rng.choice(("VERDELIA", "AMARANTO", "KRAUTERGEIST", "ELIXIR", "CORDIALE"))
    d.polygon(
        [
            (x - half * 0.95, top + 220),
            (x + half * 0.95, top + 220),
            (x + half * 0.95, top + 350),
            (x - half * 0.95, top + 350),
        ],
        d.linear("#d9c9a0", "#fbf3da", "#b8a67c", angle=0),
        "#4a3a20",
        1.5,
    )
    d.text(name, x, top + 276, 30, "#7a2018", fit=half * 1.6)
    small_print(d, x - half * 0.7, top + 300, half * 1.4, 4)
    figure = rng.choice(("dancer", "gentleman", "harlequin"))
    fx = glow_x
    if figure == "gentleman":
        man(d, fx, 770, 480, "#2b2a30", "topper", side)
        gx, gy = fx + side * 120, 430
        d.line([(fx + side * 50, 420), (fx + side * 110, 470), (gx, gy + 20)], "#1d1b20", 26)
    elif figure == "dancer":
        skirt: list[Point] = []
        for k in range(19):
            a = math.radians(-20 + 220 * k / 18)
            r = 200 * (0.86 + 0.14 * (k % 2)) * rng.uniform(0.85, 1.05)
            skirt.append((fx + math.cos(a) * r, 560 + math.sin(a) * r * 0.62))
        for tint, leg, foot in (
            ("#2d2326", 30, (fx + side * 110, 770)),
            ("#3a2d30", -20, (fx - side * 20, 790)),
        ):
            d.curve([(fx + leg, 600), ((fx + foot[0]) / 2 + side * 30, 690), foot], tint, 24)
            d.form([foot, (foot[0] + side * 40, foot[1] + 6), (foot[0] - side * 10, foot[1] + 14)], "#a8281c")
        d.form([*skirt, (fx, 500)], d.linear("#fff3dc", "#f0b86a", "#c9502f"), "#5d1f14", 1.6)
        d.path(
            "".join(smooth([(fx, 510), ((fx + px) / 2, (510 + py) / 2 + 14), (px, py)]) for px, py in skirt),
            "none",
            "#8a2f1c",
            1.8,
            0.7,
        )
        d.form(
            [(fx - 36, 400), (fx, 410), (fx + 36, 400), (fx + 24, 510), (fx - 24, 510)],
            d.linear("#d9402c", "#7a1a12", angle=0),
            "#3a0d09",
            1.4,
        )
        for k in (-1, 1):
            d.curve([(fx + k * 34, 405), (fx + k * 90, 370), (fx + k * 120, 290)], "#e3bd96", 20)
        s = sitter(rng, fx, 348, 36, True)
        s.old = False
        face(d, s)
        big_hair(d, s)
        gx, gy = fx + side * 122, 262
    else:
        for k in range(9):
            for row in range(14):
                px, py = fx - 72 + k * 18, 430 + row * 24
                tone = ("#c9402c", "#e9c35a", "#2f5a6b", "#f3ead6")[(k + row) % 4]
                wide = 80 - abs(row - 6) * 3
                if abs(px - fx) < wide:
                    d.polygon(
                        [(px, py - 14), (px + 10, py), (px, py + 14), (px - 10, py)], tone, "#14110f", 1
                    )
        d.polygon([(fx - 60, 700), (fx - 6, 700), (fx - 40, 800), (fx - 76, 800)], "#2f5a6b", "#14110f", 2)
        d.polygon([(fx + 6, 700), (fx + 60, 700), (fx + 76, 800), (fx + 40, 800)], "#c9402c", "#14110f", 2)
        d.line([(fx + side * 60, 450), (fx + side * 110, 400), (fx + side * 124, 300)], "#c9402c", 26)
        for k in range(15):
            a = k * math.tau / 15
            d.ellipse(fx + math.cos(a) * 56, 420 + math.sin(a) * 17, 17, 11, "#fffdf5", "#8a806c", 1)
        s = sitter(rng, fx, 356, 42, False)
        face(d, s)
        d.form(
            [(fx - 50, 340), (fx - 90, 300), (fx, 292), (fx + 90, 300), (fx + 50, 340), (fx, 322)],
            "#15110f",
            "#e9c35a",
            2,
        )
        d.path(f"M{fx - 42:.0f} 346q42 -18 84 0v16q-42 12 -84 0Z", "#15110f", opacity=0.85)
        gx, gy = fx + side * 126, 262
    d.path(
        pen("M", gx - 26, gy - 50, "Q", gx - 24, gy, gx, gy, "Q", gx + 24, gy, gx + 26, gy - 50, "Z"),
        d.linear("#fff3c4", "#d9a53c"),
        "#fffaf0",
        2,
    )
    d.line([(gx, gy), (gx, gy + 36)], "#fffaf0", 4)
    d.glow(gx, gy - 26, 80, "#fff0b8", 0.8)
    if rng.random() < 0.5:
        plume(d, fx, 306, -side * 90, -70, "#e9dcc0")
    tint = "#7a1a12" if light else "#f6dfa4"
    d.text(name, 300, 128, 110, tint, fit=520, stroke="#14110f", width=2)
    d.rect(0, 806, 600, 94, "#14110f")
    d.text(
        rng.choice(("LIQUEUR", "LIKOR", "LIQUORE", "LICOR")),
        300,
        874,
        66,
        "#f6dfa4",
        face="grotesque",
        fit=rng.uniform(280, 460),
    )
    border(d, "#c9a24a", "rules")
    return d.svg()


ADVERTISEMENTS = (
    Motif(
        "soap-advertisement",
        "advertisements",
        titles("Soap", "Savon", "Seife", "Sapone", "Jabón", "Zeep"),
        640,
        900,
        soap,
    ),
    Motif(
        "chocolate-advertisement",
        "advertisements",
        titles("Chocolate", "Chocolat", "Schokolade", "Cioccolato", "Chocolate", "Chocolade"),
        640,
        880,
        chocolate,
    ),
    Motif(
        "liqueur-advertisement",
        "advertisements",
        titles("Liqueur", "Liqueur", "Likör", "Liquore", "Licor", "Likeur"),
        600,
        900,
        liqueur,
    ),
)
