"""Portraits of those who served and travelled."""

from __future__ import annotations

import math
from random import Random

from .bust import backdrop, cloth, frame, placed, shoulders
from .drawing import Drawing, blob, darker, lighter, mix, smooth
from .hair import beard, plume, short_hair
from .head import face
from .motif import Motif, titles
from .nature import conifer, palm, peak


def general(rng: Random) -> str:
    """A general in full dress, with helmet, kepi or bare head."""
    d = Drawing(640, 860, rng)
    s = placed(rng, d, False, 0.42)
    backdrop(d, s, rng.choice(("studio", "curtain")))
    face(d, s)
    tone = rng.choice(("#2a3350", "#3a4038", "#6b2422", "#d6cfba", "#2a2829"))
    cloth(d, s, shoulders(s, 2.15, 1.85, 5.2), tone)
    r, gold = s.r, "#d6ad4e"
    d.polygon(
        [s.outer(-0.62, 1.15), s.outer(0.62, 1.15), s.outer(0.7, 1.72), s.outer(-0.7, 1.72)],
        d.linear("#8c2f28", "#4a1614", angle=0),
        "#1d1411",
        1.5,
    )
    for side in (-1, 1):
        for k in range(5):
            d.curve(
                [
                    s.outer(side * 0.12, 1.24 + 0.1 * k),
                    s.outer(side * 0.36, 1.2 + 0.1 * k),
                    s.outer(side * 0.6, 1.26 + 0.1 * k),
                ],
                gold,
                r * 0.03,
            )
        cx, cy = s.outer(side * 1.62, 2.02)
        d.ellipse(
            cx,
            cy,
            r * 0.62,
            r * 0.26,
            d.radial(lighter(gold, 0.6), gold, darker(gold, 0.55), x=0.35, y=0.3, r=0.8),
            "#3a2a14",
            1.4,
        )
        for k in range(17):
            t = -0.58 + 1.16 * k / 16
            d.line(
                [(cx + t * r, cy + r * 0.16), (cx + t * r * 1.12, cy + r * 0.72 - abs(t) * r * 0.1)],
                mix(lighter(gold, 0.5), darker(gold, 0.55), k % 2),
                r * 0.06,
            )
    for row in range(6):
        for side in (-1, 1):
            d.ellipse(
                *s.outer(side * 0.46, 2.1 + row * 0.5),
                r * 0.085,
                r * 0.085,
                d.radial("#fff3cf", gold, "#5d431a", x=0.35, y=0.3, r=0.75),
            )
    if rng.random() < 0.6:
        across = rng.choice((-1, 1))
        d.polygon(
            [
                s.outer(across * 1.15, 1.75),
                s.outer(across * 1.6, 1.95),
                s.outer(-across * 1.1, 5.2),
                s.outer(-across * 1.75, 5.2),
            ],
            d.linear("#b23a30", "#e6d9b8", "#7a201b", angle=0),
        )
    for k in range(rng.randint(2, 5)):
        x, y = s.outer(0.85 + 0.3 * k, 2.75 + 0.05 * k)
        d.rect(
            x - r * 0.11,
            y - r * 0.02,
            r * 0.22,
            r * 0.3,
            d.linear(rng.choice(("#b23a30", "#2f5a8a", "#4a6b3c")), "#efe3c0", angle=0),
        )
        star = [
            (
                x + math.cos(a * math.pi / 8) * r * (0.17 if a % 2 else 0.08),
                y + r * 0.42 + math.sin(a * math.pi / 8) * r * (0.17 if a % 2 else 0.08),
            )
            for a in range(16)
        ]
        d.polygon(star, d.linear("#fff3cf", gold), "#4a3714", 1)
    for k in range(4):
        d.curve(
            [s.outer(-1.5, 2.2 + 0.04 * k), s.outer(-0.9, 3.0 + 0.22 * k), s.outer(-0.4, 2.4 + 0.1 * k)],
            gold if k % 2 else lighter(gold, 0.4),
            r * 0.06,
        )
    hat = rng.choice(("none", "helmet", "kepi", "bicorne"))
    short_hair(d, s, hat == "none" and rng.random() < 0.5)
    beard(d, s, rng.choice(("full", "pointed", "waxed", "walrus")))
    if hat == "helmet":
        d.form(
            [
                s.outer(-1.14, -0.5),
                s.outer(-1.1, -1.3),
                s.outer(0, -1.95),
                s.outer(1.1, -1.3),
                s.outer(1.14, -0.5),
                s.outer(0, -0.68),
            ],
            d.radial("#c9c4ba", "#4a4846", "#151413", x=0.34, y=0.25, r=0.8),
            "#0f0e0d",
            1,
        )
        d.form(
            [
                s.outer(-1.14, -0.55),
                s.outer(0, -0.78),
                s.outer(1.14, -0.55),
                s.outer(0.7 + s.turn * 0.3, -0.32),
                s.outer(-0.7 + s.turn * 0.3, -0.32),
            ],
            "#1a1816",
            gold,
            2,
        )
        d.polygon(
            [s.outer(-0.13, -1.9), s.outer(0, -2.75), s.outer(0.13, -1.9)],
            d.linear("#fff3cf", gold, "#5d431a", angle=0),
        )
        star = [
            s.at(
                math.cos(a * math.pi / 10) * (0.42 if a % 2 else 0.2),
                -1.15 + math.sin(a * math.pi / 10) * (0.42 if a % 2 else 0.2),
            )
            for a in range(20)
        ]
        d.polygon(star, d.radial("#fff3cf", gold, "#7d5c22"), "#4a3714", 1)
    elif hat == "kepi":
        d.form(
            [s.outer(-1.08, -0.6), s.outer(-0.98, -1.55), s.outer(0.98, -1.55), s.outer(1.08, -0.6)],
            d.linear("#a8382c", "#6b1f1a", angle=0),
            "#2a1210",
            1.5,
        )
        d.ellipse(*s.outer(0, -1.55), r * 0.98, r * 0.2, "#8c2f28", gold, 3)
        for k in range(4):
            d.curve(
                [
                    s.outer(-1.07, -0.72 - 0.13 * k),
                    s.outer(0, -0.58 - 0.13 * k),
                    s.outer(1.07, -0.72 - 0.13 * k),
                ],
                gold,
                r * 0.05,
            )
        d.form(
            [
                s.outer(-0.8, -0.6),
                s.outer(0, -0.5),
                s.outer(0.8, -0.6),
                s.outer(0.6 + s.turn * 0.3, -0.32),
                s.outer(-0.6 + s.turn * 0.3, -0.32),
            ],
            "#15110f",
        )
    elif hat == "bicorne":
        d.form(
            [
                s.outer(-1.9, -0.7),
                s.outer(-1.0, -1.4),
                s.outer(0, -2.1),
                s.outer(1.0, -1.4),
                s.outer(1.9, -0.7),
                s.outer(0, -0.86),
            ],
            d.linear("#4a4644", "#141211"),
            gold,
            4,
        )
        plume(d, *s.outer(-1.2, -1.5), r * 2.5, -r * 0.6, "#efe8da")
    frame(d, rng.random() < 0.5)
    return d.svg()


def explorer(rng: Random) -> str:
    """A traveller in fur hood or pith helmet before the country he crossed."""
    d = Drawing(700, 860, rng)
    s = placed(rng, d, False, 0.38)
    polar = rng.random() < 0.5
    if polar:
        d.rect(0, 0, 700, 860, d.linear("#7f95a8", "#e9e6d8", "#f7f4ea"))
        for _ in range(4):
            peak(
                d,
                rng.uniform(0, 700),
                rng.uniform(160, 330),
                560,
                rng.uniform(120, 240),
                "#c9cfd0",
                "#7d8c98",
            )
    else:
        d.rect(0, 0, 700, 860, d.linear("#a9b7b4", "#f3e2ba", "#c9ab74"))
        for _ in range(3):
            peak(
                d,
                rng.uniform(0, 700),
                rng.uniform(360, 430),
                560,
                rng.uniform(120, 240),
                "#c9a878",
                "#8a6d4c",
                False,
            )
        for x in (rng.uniform(30, 120), rng.uniform(580, 670)):
            palm(d, x, 640, rng.uniform(280, 430))
    if polar and rng.random() < 0.5:
        for x in (60, 120, 620):
            conifer(d, x, 600, rng.uniform(160, 260))
    face(d, s)
    tone = "#8a7a60" if polar else rng.choice(("#b9a67c", "#a58f66"))
    cloth(d, s, shoulders(s, 2.2, 1.8, 5.4), tone)
    r = s.r
    beard(d, s, rng.choice(("full", "full", "pointed", "walrus")))
    if polar:
        for k in range(64):
            a = math.radians(-215 + 250 * k / 63)
            x, y = s.x + math.cos(a) * r * 1.28, s.y - r * 0.1 + math.sin(a) * r * 1.55
            for _ in range(2):
                d.path(
                    blob(
                        rng,
                        x + rng.gauss(0, r * 0.09),
                        y + rng.gauss(0, r * 0.09),
                        r * 0.25,
                        r * 0.22,
                        0.4,
                        9,
                    ),
                    d.linear("#e3d3b4", "#8f7a5c", "#3a2e22", angle=60),
                )
        for k in range(26):
            d.path(
                blob(
                    rng,
                    s.x + (k / 25 - 0.5) * r * 2.6,
                    s.y + r * (1.75 + 0.45 * math.sin(k / 25 * math.pi)),
                    r * 0.25,
                    r * 0.22,
                    0.4,
                    9,
                ),
                d.linear("#e3d3b4", "#8f7a5c", "#3a2e22", angle=60),
            )
    else:
        short_hair(d, s, False)
        d.form(
            [
                s.outer(-1.12, -0.55),
                s.outer(-1.05, -1.3),
                s.outer(0, -1.95),
                s.outer(1.05, -1.3),
                s.outer(1.12, -0.55),
            ],
            d.radial("#fffaf0", "#d9cba6", "#8a7850", x=0.34, y=0.25, r=0.85),
            "#5d5036",
            1.2,
        )
        d.form(
            [
                s.outer(-1.7, -0.3),
                s.outer(-1.0, -0.75),
                s.outer(0, -0.82),
                s.outer(1.0, -0.75),
                s.outer(1.7, -0.3),
                s.outer(0.9, -0.42),
                s.outer(0, -0.36),
                s.outer(-0.9, -0.42),
            ],
            d.linear("#f3e8cc", "#9a875c"),
            "#5d5036",
            1.2,
        )
        d.curve([s.outer(-1.1, -0.76), s.outer(0, -0.92), s.outer(1.1, -0.76)], "#8a7850", r * 0.16)
        d.lines([[s.outer(0, -1.95), s.outer(u, -0.9)] for u in (-0.7, 0.0, 0.7)], "#8a7850", 1.5)
        for side in (-1, 1):
            d.polygon(
                [s.outer(side * 0.55, 1.35), s.outer(side * 0.05, 1.9), s.outer(side * 0.75, 2.05)],
                lighter(tone, 0.35),
                darker(tone, 0.5),
                1.2,
            )
    across = rng.choice((-1, 1))
    d.path(
        smooth([s.outer(across * 1.2, 1.8), s.outer(across * 0.2, 3.2), s.outer(-across * 1.3, 5.0)]),
        "none",
        "#4a3422",
        r * 0.2,
    )
    d.rect(
        s.x - across * r * 1.5 - r * 0.4,
        s.y + r * 3.6,
        r * 0.8,
        r * 0.6,
        d.linear("#8a6238", "#3f2a18"),
        "#241810",
        2,
    )
    frame(d, rng.random() < 0.4)
    return d.svg()


SERVICE = (
    Motif(
        "general",
        "portraits",
        titles(
            "The Commander-in-Chief",
            "Le généralissime",
            "Der Oberbefehlshaber",
            "Il generale in capo",
            "El general en jefe",
            "De opperbevelhebber",
        ),
        640,
        860,
        general,
    ),
    Motif(
        "explorer",
        "portraits",
        titles(
            "The Explorer on his Return",
            "L'explorateur à son retour",
            "Der heimgekehrte Forscher",
            "L'esploratore al suo ritorno",
            "El explorador a su regreso",
            "De teruggekeerde ontdekkingsreiziger",
        ),
        700,
        860,
        explorer,
    ),
)
