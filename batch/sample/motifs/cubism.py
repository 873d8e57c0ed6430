"""Cubist and futurist compositions."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, darker, lighter, mix, pen, smooth
from .motif import Motif, titles


def papier_colle(rng: Random) -> str:
    """A guitar, a bottle, a glass and a newspaper on a table, in facets and pasted papers."""
    d = Drawing(700, 860, rng, "#c9b99a")
    tones = ("#8d7a5e", "#b5a27e", "#6d6250", "#d9caa8", "#4d463c", "#a3937a")
    for _ in range(40):
        x, y, r = rng.uniform(0, 700), rng.uniform(0, 860), rng.uniform(60, 170)
        lean = rng.uniform(0, math.tau)
        facet = [
            (
                x + math.cos(lean + a) * r * rng.uniform(0.4, 1.1),
                y + math.sin(lean + a) * r * rng.uniform(0.4, 1.1),
            )
            for a in (0, 1.3, 2.7, 4.4)
        ]
        tone = rng.choice(tones)
        d.polygon(
            facet,
            d.linear((0, tone, 0.85), (1, lighter(tone, 0.4), 0.1), angle=rng.uniform(0, 360)),
            "#3a332a",
            0.8,
            0.9,
        )
    d.ellipse(350, 470, rng.uniform(270, 320), rng.uniform(330, 380), "none", "#3a332a", 3)
    newspaper(d, rng.uniform(140, 330), rng.uniform(420, 560), rng.uniform(-28, 28))
    if rng.random() < 0.7:
        newspaper(d, rng.uniform(340, 430), rng.uniform(120, 240), rng.uniform(-70, 70))
    with d.group(f"rotate({rng.uniform(-40, 40):.0f} 350 430)"):
        x, y = rng.uniform(300, 400), rng.uniform(430, 500)
        grain(d, x - 125, y - 60, 120, 260)
        body = pen(
            "M",
            x,
            y - 130,
            "C",
            x - 150,
            y - 150,
            x - 120,
            y - 10,
            x - 80,
            y + 10,
            "C",
            x - 200,
            y + 60,
            x - 150,
            y + 230,
            x,
            y + 220,
            "Z",
        )
        other = pen(
            "M",
            x + 14,
            y - 120,
            "C",
            x + 130,
            y - 130,
            x + 120,
            y,
            x + 84,
            y + 20,
            "C",
            x + 190,
            y + 80,
            x + 140,
            y + 226,
            x + 14,
            y + 230,
            "Z",
        )
        d.path(body, "none", "#1d1812", 5)
        d.path(other, d.linear("#3a3028", "#7d6a50", "#e0cfa8", angle=20), "#1d1812", 4)
        d.ellipse(x + 4, y + 30, 46, 46, d.radial("#0f0d0b", "#2d261e", "#6d5c44"), "#f0e4c8", 3)
        d.rect(x - 22, y - 400, 26, 400, d.linear("#d9c79c", "#8a7654", angle=0), "#1d1812", 2)
        d.rect(x + 8, y - 380, 22, 380, "#3a3028", "#1d1812", 2)
        d.lines([[(x - 20 + k * 8, y - 396), (x - 16 + k * 7, y + 150)] for k in range(6)], "#1d1812", 1.2)
        d.lines([[(x - 24, y - 380 + k * 34), (x + 32, y - 380 + k * 34)] for k in range(10)], "#efe3c4", 1.8)
        d.polygon(
            [(x - 34, y - 402), (x + 40, y - 396), (x + 30, y - 470), (x - 26, y - 474)],
            "#4a3c2c",
            "#1d1812",
            3,
        )
        for k in range(6):
            d.ellipse(x - 36 + (k % 2) * 76, y - 420 - (k // 2) * 18, 9, 5, "#e3d5b0", "#1d1812", 1.5)
        d.rect(x - 44, y + 146, 96, 16, "#1d1812")
    x, y = rng.choice((130, 560)), rng.uniform(540, 660)
    bottle = [
        (x - 40, y + 150),
        (x - 40, y - 20),
        (x - 14, y - 70),
        (x - 14, y - 150),
        (x + 14, y - 150),
        (x + 14, y - 70),
        (x + 40, y - 20),
        (x + 40, y + 150),
    ]
    d.polygon([*bottle[:5], (x, y + 150)], "#2d3a32", "#14120e", 3)
    d.polygon(
        [(x, y + 150), (x, y - 150), *bottle[4:]],
        d.linear((0, "#c9d3bc", 0.8), (1, "#7d8a70", 0.4)),
        "#14120e",
        3,
    )
    d.rect(x - 36, y + 20, 72, 62, "#efe4c8", "#14120e", 2)
    d.text(rng.choice(("RHUM", "MARC", "VIN", "BASS")), x, y + 62, 30, face="fat", fit=60)
    gx, gy = rng.uniform(420, 560) if x < 300 else rng.uniform(140, 250), rng.uniform(640, 730)
    d.path(
        f"M{gx - 46} {gy - 120}L{gx - 26} {gy}H{gx + 26}L{gx + 46} {gy - 120}Z",
        d.linear((0, "#fffaf0", 0.85), (1, "#8d8674", 0.3), angle=0),
        "#14120e",
        3,
    )
    d.ellipse(gx, gy - 120, 46, 15, "none", "#14120e", 3)
    d.line([(gx, gy), (gx, gy + 60)], "#14120e", 5)
    d.ellipse(gx, gy + 64, 40, 11, "#d9cba8", "#14120e", 3)
    if rng.random() < 0.6:
        cx, cy = rng.uniform(420, 580), rng.uniform(240, 360)
        d.polygon(
            [(cx - 44, cy - 60), (cx + 44, cy - 50), (cx + 36, cy + 70), (cx - 50, cy + 60)],
            "#fffaf0",
            "#14120e",
            2,
        )
        d.form([(cx, cy - 30), (cx + 22, cy - 4), (cx, cy + 34), (cx - 22, cy - 4)], "#14120e")
    for _ in range(90):
        x, y = rng.uniform(30, 670), rng.uniform(30, 830)
        d.line(
            [(x, y), (x + rng.uniform(8, 46), y + rng.uniform(-20, 20))],
            rng.choice(("#14120e", "#f6ecd4")),
            rng.uniform(0.8, 2.6),
            0.6,
        )
    d.rect(10, 10, 680, 840, "none", "#3a332a", 3)
    return d.svg()


def newspaper(d: Drawing, x: float, y: float, turn: float) -> None:
    """A cut of newspaper with its heading and columns."""
    rng = d.rng
    with d.group(f"translate({x:.0f} {y:.0f}) rotate({turn:.0f})"):
        d.shadow(110, 130, 170, 150, 0.4)
        d.polygon([(0, 0), (230, 6), (214, 250), (40, 262), (-6, 150)], "#efe6cf", "#5d5442", 1.4)
        d.text(rng.choice(("LE JOUR", "JOURNAL", "L'HEURE", "ZEIT", "IL GIOR")), 112, 52, 50, fit=196)
        d.lines([[(8, 64), (224, 68)], [(8, 69), (224, 73)]], "#14120e", 1.6)
        lines = []
        for column in range(3):
            for row in range(22):
                px = 14 + column * 70
                lines.append([(px, 84 + row * 7), (px + rng.uniform(44, 60), 84.5 + row * 7)])
        d.lines(lines, "#3a352c", 2.4, 0.75)


def grain(d: Drawing, x: float, y: float, w: float, h: float) -> None:
    """A strip of paper printed as oak."""
    rng = d.rng
    d.rect(x, y, w, h, d.linear("#b5894f", "#9a7040", "#c99c60", angle=0), "#4a3420", 1)
    veins = []
    for k in range(int(w / 5)):
        px = x + k * 5 + 2
        veins.append(
            [
                (px, y),
                (px + rng.uniform(-5, 5), y + h * 0.3),
                (px + rng.uniform(-5, 5), y + h * 0.7),
                (px, y + h),
            ]
        )
    d.path("".join(smooth(v) for v in veins), "none", "#5d3f20", 1.3, 0.8)
    for _ in range(3):
        kx, ky = x + rng.uniform(0.2, 0.8) * w, y + rng.uniform(0.1, 0.9) * h
        for r in range(4):
            d.ellipse(kx, ky, 4 + r * 5, 9 + r * 9, "none", "#5d3f20", 1.2)


def futurist(rng: Random) -> str:
    """A cyclist, a motor car or a dog in motion, repeated along lines of force."""
    d = Drawing(900, 660, rng, "#b5a078")
    subject = rng.choice(("wheel", "rider", "train"))
    cx, cy = rng.uniform(300, 600), rng.uniform(260, 400)
    tones = ("#c9602f", "#e0b04a", "#2f5a6b", "#8a2f2a", "#e9dcb8", "#3a4a3a", "#1d1a1c")
    for k in range(56):
        a = k * math.tau / 56 + rng.uniform(-0.04, 0.04)
        r = 900
        tone = rng.choice(tones)
        d.polygon(
            [
                (cx, cy),
                (cx + math.cos(a) * r, cy + math.sin(a) * r),
                (cx + math.cos(a + 0.1) * r, cy + math.sin(a + 0.1) * r),
            ],
            tone,
            opacity=rng.uniform(0.25, 0.6),
        )
    for k in range(24):
        r = 40 + k * 32
        start = rng.uniform(0, 360)
        points = [
            (
                cx + math.cos(math.radians(start + q * 9)) * r,
                cy + math.sin(math.radians(start + q * 9)) * r * 0.86,
            )
            for q in range(rng.randint(5, 16))
        ]
        d.curve(points, rng.choice(tones), rng.uniform(3, 15), 0.7)
    side = rng.choice((-1, 1))
    repeats = rng.randint(5, 8)
    for k in range(repeats):
        share = k / (repeats - 1)
        tone = mix("#e9dcb8", "#1d1a1c", share)
        size, shift = 0.9 + 0.35 * share, 450 + side * (share - 0.5) * 520
        place = f"translate({shift:.0f} {500 - 60 * math.sin(share * 3):.0f})"
        with d.group(f"{place} scale({side * size:.2f} {size:.2f})", 0.35 + 0.6 * share):
            if subject == "wheel" or subject == "rider":
                for px in (-95, 95):
                    d.ellipse(px, 0, 74, 74, "none", tone, 9)
                    d.lines(
                        [
                            [(px, 0), (px + math.cos(q * 0.52 + k) * 72, math.sin(q * 0.52 + k) * 72)]
                            for q in range(12)
                        ],
                        tone,
                        2,
                    )
                d.line([(-95, 0), (-40, -96), (60, -92), (95, 0)], tone, 8)
                d.line([(-40, -96), (6, 10), (60, -92)], tone, 7)
                if subject == "rider":
                    d.form(
                        [(-60, -110), (-30, -190), (50, -230), (84, -200), (20, -150), (-10, -100)],
                        d.linear(lighter(tone, 0.4), tone),
                        "#14110f",
                        2,
                    )
                    d.ellipse(96, -232, 24, 28, tone, "#14110f", 2)
                    d.line([(60, -200), (104, -150), (84, -112)], tone, 17)
                    d.line([(-40, -110), (36, -70), (2, 26)], tone, 24)
                else:
                    d.form(
                        [
                            (-170, -20),
                            (-150, -90),
                            (-30, -104),
                            (10, -150),
                            (80, -146),
                            (100, -90),
                            (180, -70),
                            (186, -10),
                        ],
                        d.linear(lighter(tone, 0.5), tone, "#8a2f2a"),
                        "#14110f",
                        3,
                    )
            else:
                d.form(
                    [(-190, 20), (-190, -90), (90, -110), (150, -60), (190, 20)],
                    d.linear(lighter(tone, 0.5), tone, darker(tone, 0.5)),
                    "#14110f",
                    3,
                )
                d.rect(60, -180, 40, 76, tone, "#14110f", 3)
                for q in range(4):
                    d.ellipse(-140 + q * 88, 24, 42, 42, "none", tone, 10)
                d.line([(-140, 24), (124, 24)], "#e9dcb8", 8)
    for _ in range(16):
        y = rng.uniform(80, 640)
        x = rng.uniform(0, 400)
        d.polygon(
            [(x, y), (x + rng.uniform(200, 560), y - rng.uniform(10, 90)), (x + 40, y + 8)],
            rng.choice(("#f6ecd0", "#1d1a1c", "#c9602f")),
            opacity=0.55,
        )
    if rng.random() < 0.6:
        d.text(
            rng.choice(("VROOOM", "ZANG TUMB", "TRRR", "RRRRUMB")),
            450,
            110,
            84,
            "#14110f",
            face="grotesque",
            extra=f'transform="rotate({rng.uniform(-16, 14):.0f} 450 110)" fill-opacity="0.85"',
        )
    d.rect(8, 8, 884, 644, "none", "#2d241a", 4)
    return d.svg()


CUBISM = (
    Motif(
        "papier-colle",
        "compositions",
        titles(
            "Guitar, Bottle and Newspaper",
            "Guitare, bouteille et journal",
            "Gitarre, Flasche und Zeitung",
            "Chitarra, bottiglia e giornale",
            "Guitarra, botella y periódico",
            "Gitaar, flesch en krant",
        ),
        700,
        860,
        papier_colle,
    ),
    Motif(
        "futurist-motion",
        "compositions",
        titles("Dynamism", "Dynamisme", "Dynamik", "Dinamismo", "Dinamismo", "Dynamiek"),
        900,
        660,
        futurist,
    ),
)
