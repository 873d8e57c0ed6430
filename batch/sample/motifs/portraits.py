"""Portraits of society and the stage."""

from __future__ import annotations

import math
from random import Random

from .bust import backdrop, cloth, frame, gown_bust, jewels, placed, shoulders
from .drawing import Drawing, blob, darker, lighter, smooth
from .hair import beard, big_hair, plume, short_hair
from .head import face
from .motif import Motif, titles


def gentleman(rng: Random) -> str:
    """A man of letters or of state in a dark coat."""
    d = Drawing(680, 860, rng)
    s = placed(rng, d, False, 0.37)
    backdrop(d, s, rng.choice(("studio", "library", "curtain", "column")))
    tone = rng.choice(("#2a2829", "#33302c", "#4a443c", "#2b3238"))
    hat = rng.choice(("none", "none", "topper", "bowler"))
    face(d, s)
    cloth(d, s, shoulders(s, rng.uniform(1.9, 2.3), 1.9, 5.2), tone)
    r = s.r
    d.polygon(
        [s.outer(-0.5, 1.4), s.outer(0.5, 1.4), s.outer(0.28, 3.3), s.outer(-0.05, 3.8)],
        d.linear("#fbf6ea", "#c9c2b2", angle=20),
    )
    if rng.random() < 0.5:
        for side in (-1, 1):
            d.form(
                [s.outer(0.04, 1.86), s.outer(side * 0.5, 1.62), s.outer(side * 0.52, 2.06)],
                d.linear("#6b6258", "#1f1b19"),
            )
        d.ellipse(*s.outer(0.02, 1.86), r * 0.1, r * 0.11, "#2a2523")
    else:
        d.form(
            [s.outer(-0.2, 1.6), s.outer(0.2, 1.6), s.outer(0.3, 2.4), s.outer(0.1, 3.4), s.outer(-0.2, 2.5)],
            d.linear("#8a3f36", "#3a1a18", angle=0),
        )
        d.ellipse(*s.outer(0.02, 2.3), r * 0.06, r * 0.06, "#f1e3b4")
    for side in (-1, 1):
        d.polygon(
            [s.outer(side * 0.5, 1.34), s.outer(side * 0.1, 1.78), s.outer(side * 0.62, 1.9)],
            "#fdfaf0",
            "#8a8170",
            1,
        )
        d.polygon(
            [
                s.outer(side * 0.58, 1.45),
                s.outer(side * 1.12, 2.1),
                s.outer(side * 0.86, 2.36),
                s.outer(side * 1.02, 2.56),
                s.outer(side * 0.04, 4.3),
                s.outer(side * 0.34, 2.5),
            ],
            d.linear(lighter(tone, 0.3), darker(tone, 0.4), angle=20),
            darker(tone, 0.7),
            1.5,
        )
    if rng.random() < 0.6:
        d.curve([s.outer(0.25, 3.5), s.outer(0.7, 3.9), s.outer(1.1, 3.6)], "#d9b45a", r * 0.04)
    if rng.random() < 0.5:
        d.ellipse(*s.outer(-0.78, 2.75), r * 0.13, r * 0.13, d.radial("#fbeed0", "#c65a4a", "#5a1d17"))
    short_hair(d, s, hat == "none" and rng.random() < 0.35)
    beard(d, s, rng.choice(("full", "pointed", "waxed", "walrus", "none")))
    if rng.random() < 0.35:
        for side in (-1, 1):
            d.ellipse(*s.at(side * 0.44, -0.04), r * 0.27, r * 0.23, "none", "#2b241c", r * 0.028)
        d.curve([s.at(-0.18, -0.06), s.at(0, -0.12), s.at(0.18, -0.06)], "#2b241c", r * 0.028)
    if hat == "topper":
        d.form(
            [
                s.outer(-1.1, -0.75),
                s.outer(-1.02, -1.5),
                s.outer(-1.15, -2.6),
                s.outer(1.15, -2.6),
                s.outer(1.02, -1.5),
                s.outer(1.1, -0.75),
            ],
            d.linear("#1d1a19", "#7d7872", "#2a2624", "#0f0d0c", angle=0),
        )
        d.form(
            [
                s.outer(-1.7, -0.85),
                s.outer(0, -0.7),
                s.outer(1.7, -0.85),
                s.outer(1.2, -0.6),
                s.outer(0, -0.48),
                s.outer(-1.2, -0.6),
            ],
            "#1a1716",
        )
        d.path(
            smooth([s.outer(-1.04, -1.0), s.outer(0, -0.88), s.outer(1.04, -1.0)]), "none", "#0d0b0a", r * 0.2
        )
    elif hat == "bowler":
        d.form(
            [
                s.outer(-1.12, -0.7),
                s.outer(-1.05, -1.4),
                s.outer(0, -1.95),
                s.outer(1.05, -1.4),
                s.outer(1.12, -0.7),
            ],
            d.radial("#8a7f72", "#3d352f", "#1a1614", x=0.35, y=0.25, r=0.8),
        )
        d.form(
            [
                s.outer(-1.65, -0.9),
                s.outer(0, -0.68),
                s.outer(1.65, -0.9),
                s.outer(1.2, -0.58),
                s.outer(0, -0.44),
                s.outer(-1.2, -0.58),
            ],
            "#221d1a",
        )
    frame(d, rng.random() < 0.5)
    return d.svg()


def lady_portrait(rng: Random) -> str:
    """A lady in a plumed hat or with dressed hair."""
    d = Drawing(660, 880, rng)
    s = placed(rng, d, True, 0.42)
    s.old = False
    backdrop(d, s, rng.choice(("studio", "curtain", "column")))
    hat = rng.random() < 0.6
    face(d, s)
    tone = rng.choice(("#6b4a5c", "#45566b", "#a39272", "#3a3336", "#8a4f45", "#d9cfba"))
    low = rng.random() < 0.4
    gown_bust(d, s, tone, low)
    big_hair(d, s)
    r = s.r
    jewels(d, s, low)
    if hat:
        felt = rng.choice(("#2a2326", "#4b3a44", "#6b5a45"))
        tilt = rng.choice((-1, 1)) * 0.25
        d.form(
            [
                s.outer(-2.2, -0.95 - tilt),
                s.outer(-1.0, -1.7),
                s.outer(0.2, -2.05),
                s.outer(1.4, -1.6),
                s.outer(2.2, -0.95 + tilt),
                s.outer(0.9, -0.95),
                s.outer(-0.9, -0.95),
            ],
            d.linear(lighter(felt, 0.35), felt, darker(felt, 0.5)),
            "#14100e",
            1.5,
        )
        d.form(
            [s.outer(-0.9, -1.5), s.outer(-0.8, -2.3), s.outer(0.8, -2.3), s.outer(0.95, -1.5)],
            d.linear(lighter(felt, 0.4), darker(felt, 0.5), angle=0),
        )
        side = rng.choice((-1, 1))
        for k in range(3):
            plume(
                d,
                *s.outer(-side * 0.4, -1.75 - 0.16 * k),
                side * r * (1.9 + 0.3 * k),
                -r * (0.6 - 0.25 * k),
                "#d9cdb8",
            )
        for k in range(5):
            d.path(
                blob(
                    rng,
                    *s.outer(-side * (0.5 + 0.22 * (k % 3)), -1.5 - 0.2 * (k // 2)),
                    r * 0.2,
                    r * 0.17,
                    0.2,
                ),
                d.radial("#f6d9cf", "#b0564c", "#5a221e"),
                "#4a1a17",
                0.8,
            )
    frame(d, rng.random() < 0.55)
    return d.svg()


def actress(rng: Random) -> str:
    """An actress in costume: diadem, boa or veil, before footlights or a starry cloth."""
    d = Drawing(640, 900, rng)
    s = placed(rng, d, True, 0.38)
    s.old = False
    night = rng.random() < 0.5
    d.rect(
        0,
        0,
        640,
        900,
        d.linear("#4a3d5a", "#3a2f48", "#17121f") if night else d.linear("#b98f6a", "#6d4436", "#2a1814"),
    )
    cx = s.x
    if night:
        d.ellipse(
            cx, s.y, 285, 285, d.radial((0, "#f6e6b0"), (0.85, "#d9bd78"), (1, "#a88a4c")), "#efdca0", 4
        )
        for k in range(48):
            a = k * math.tau / 48
            d.line(
                [
                    (cx + math.cos(a) * 300, s.y + math.sin(a) * 300),
                    (cx + math.cos(a) * (330 if k % 2 else 380), s.y + math.sin(a) * (330 if k % 2 else 380)),
                ],
                "#d9bd78",
                3,
            )
    else:
        for k in range(14):
            x = k * 50.0
            d.form(
                [
                    (x, 0),
                    (x + 50, 0),
                    (x + 40 + rng.uniform(-9, 9), 450),
                    (x + 50, 900),
                    (x, 900),
                    (x + 10, 450),
                ],
                d.linear("#8c2f2a", "#c96a58", "#4a1512", angle=0),
            )
    big = rng.choice(("#8fa3a8", "#c9a0a0", "#d9c58a", "#6b3a4a"))
    face(d, s)
    gown_bust(d, s, big, True)
    big_hair(d, s)
    jewels(d, s, True)
    r = s.r
    head_dress = rng.choice(("diadem", "flowers", "feather"))
    if head_dress == "diadem":
        for k in range(11):
            t = k / 10
            x, y = s.outer(-0.95 + 1.9 * t, -0.95 - 0.42 * math.sin(t * math.pi))
            h = r * (0.2 + 0.35 * math.sin(t * math.pi))
            d.polygon(
                [(x - r * 0.08, y), (x, y - h), (x + r * 0.08, y)],
                d.linear("#fff8dc", "#c99f4a"),
                "#5d431a",
                1,
            )
            d.ellipse(x, y - h, r * 0.05, r * 0.05, d.radial("#ffffff", "#8fb0c4"))
    elif head_dress == "flowers":
        for k in range(13):
            t = k / 12
            x, y = s.outer(-1.1 + 2.2 * t, -0.8 - 0.6 * math.sin(t * math.pi))
            for turn in range(6):
                a = turn * math.tau / 6
                d.ellipse(
                    x + math.cos(a) * r * 0.11,
                    y + math.sin(a) * r * 0.11,
                    r * 0.1,
                    r * 0.07,
                    d.radial("#fff3e8", "#d98a80"),
                    "#8a3f38",
                    0.6,
                    turn=math.degrees(a),
                )
            d.ellipse(x, y, r * 0.05, r * 0.05, "#d9b45a")
    else:
        for k in range(4):
            plume(
                d,
                *s.outer(-0.5 * s.turn, -1.4),
                r * (-1.2 + 0.7 * k) * (1 if s.turn > 0 else -1),
                -r * 1.3,
                "#efe4d0",
            )
    if rng.random() < 0.6:
        for k in range(60):
            t = k / 59
            x, y = s.outer(-2.2 + 4.4 * t, 2.3 + 1.5 * math.sin(t * math.pi) + (0.2 if k % 2 else -0.1))
            d.path(
                blob(rng, x, y, r * 0.33, r * 0.3, 0.35, 11),
                d.linear("#fffaf0", "#c4b6a2", "#6d6150", angle=60),
            )
    else:
        fan_side = rng.choice((-1, 1))
        fx, fy = s.outer(fan_side * 1.2, 4.3)
        for k in range(15):
            a = math.radians(-90 - fan_side * (-50 + 100 * k / 14) - 10)
            tip = (fx + math.cos(a) * r * 1.9, fy + math.sin(a) * r * 1.9)
            side_tip = (fx + math.cos(a + 0.13) * r * 1.85, fy + math.sin(a + 0.13) * r * 1.85)
            d.polygon([(fx, fy), tip, side_tip], d.linear("#fbf1de", "#c9a98a"), "#6b4a38", 1.2)
    if rng.random() < 0.5:
        for k in range(9):
            d.glow(40 + k * 70, 890, 70, "#ffe7a8", 0.8)
    frame(d, rng.random() < 0.35)
    return d.svg()


PORTRAITS = (
    Motif(
        "gentleman",
        "portraits",
        titles(
            "A Man of Letters",
            "Un homme de lettres",
            "Ein Mann der Feder",
            "Un uomo di lettere",
            "Un hombre de letras",
            "Een man van letteren",
        ),
        680,
        860,
        gentleman,
    ),
    Motif(
        "lady",
        "portraits",
        titles(
            "Portrait of Madame X.",
            "Portrait de Madame X.",
            "Bildnis der Frau X.",
            "Ritratto della signora X.",
            "Retrato de la señora X.",
            "Portret van mevrouw X.",
        ),
        660,
        880,
        lady_portrait,
    ),
    Motif(
        "actress",
        "portraits",
        titles(
            "The Star of the Season",
            "L'étoile de la saison",
            "Der Stern der Saison",
            "La stella della stagione",
            "La estrella de la temporada",
            "De ster van het seizoen",
        ),
        640,
        900,
        actress,
    ),
)
