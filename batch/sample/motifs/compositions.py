"""Compositions: what the reviews of modern art reproduced."""

from __future__ import annotations

import math
from random import Random

from .drawing import Drawing, darker, lighter, mix
from .motif import Motif, titles


def suprematist(rng: Random) -> str:
    """Floating quadrilaterals, bars, a disc and a ring on a canvas ground, along one or two leanings."""
    d = Drawing(700, 820, rng, "#efe8d8")
    lean = rng.choice((-1, 1)) * rng.uniform(18, 62)
    tones = ["#16130f", "#b3271e", "#1f3f7a", "#d9a521", "#2f5d46", "#6d6459", "#c96a3a"]
    rng.shuffle(tones)
    for _ in range(260):
        x, y = rng.uniform(0, 700), rng.uniform(0, 820)
        d.line([(x, y), (x + rng.uniform(-26, 26), y + rng.uniform(-3, 3))], rng.choice(("#dccfb4", "#fffaf0")), 1.4, 0.6)
    cx, cy = rng.uniform(280, 420), rng.uniform(330, 500)
    big = rng.choice(("square", "cross", "trapeze", "disc"))
    with d.group(f"rotate({lean:.1f} {cx:.0f} {cy:.0f})"):
        shade = d.linear(lighter(tones[0], 0.12), tones[0], darker(tones[0], 0.3), angle=30)
        if big == "square":
            d.rect(cx - 150, cy - 130, 290, 270, shade)
        elif big == "cross":
            d.rect(cx - 210, cy - 55, 430, 110, shade)
            d.rect(cx - 55, cy - 230, 112, 440, darker(tones[1], 0.1))
        elif big == "trapeze":
            d.polygon([(cx - 210, cy - 60), (cx + 210, cy - 130), (cx + 190, cy + 120), (cx - 180, cy + 40)], shade)
        else:
            d.ellipse(cx, cy, 170, 170, shade)
        for i in range(rng.randint(8, 14)):
            w, h = rng.uniform(30, 260), rng.uniform(6, 46)
            x, y = cx + rng.uniform(-300, 240), cy + rng.uniform(-360, 330)
            tone = tones[1 + i % 6]
            fade = d.linear((0, tone, 1), (0.7, tone, 1), (1, tone, 0.15), angle=0) if rng.random() < 0.3 else tone
            d.polygon([(x, y), (x + w, y + rng.uniform(-9, 9)), (x + w * 0.97, y + h), (x + 4, y + h)], fade)
        for _ in range(rng.randint(3, 6)):
            x, y = cx + rng.uniform(-290, 250), cy + rng.uniform(-330, 300)
            d.line([(x, y), (x + rng.uniform(120, 380), y)], "#16130f", rng.uniform(1.5, 5))
    for _ in range(rng.randint(4, 8)):
        x, y, r = rng.uniform(80, 620), rng.uniform(80, 740), rng.uniform(8, 38)
        tone = rng.choice(tones)
        if rng.random() < 0.35:
            d.ellipse(x, y, r * 1.6, r * 1.6, "none", tone, 5)
        else:
            d.ellipse(x, y, r, r, d.radial(lighter(tone, 0.3), tone, x=0.35, y=0.3, r=0.8))
    turn = math.radians(lean + 90)
    for _ in range(rng.randint(3, 6)):
        x, y, length = rng.uniform(120, 580), rng.uniform(120, 700), rng.uniform(80, 300)
        d.line([(x, y), (x + math.cos(turn) * length, y + math.sin(turn) * length)], rng.choice(tones), rng.uniform(3, 13))
    d.rect(14, 14, 672, 792, "none", mix("#16130f", "#efe8d8", 0.4), 2)
    return d.svg()


COMPOSITIONS = (
    Motif(
        "suprematist-composition",
        "compositions",
        titles(
            "Suprematist Composition",
            "Composition suprématiste",
            "Suprematistische Komposition",
            "Composizione suprematista",
            "Composición suprematista",
            "Suprematistische compositie",
        ),
        700,
        820,
        suprematist,
    ),
)
