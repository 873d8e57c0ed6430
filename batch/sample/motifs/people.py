"""Small figures and crowds: the people who give a picture its scale."""

from __future__ import annotations

from .drawing import Drawing, Point, darker, lighter, mix, smooth

SKIN = "#d9b493"
COATS = ("#2b2a2e", "#3b3430", "#4b4036", "#2f3a45", "#5a4a3c", "#463038")
GOWNS = ("#8c4a4a", "#51698a", "#d8cdb8", "#6d7a55", "#a8824e", "#5d4a6b", "#e8e0d0")


def man(
    d: Drawing, x: float, y: float, h: float, coat: str = "#2f2b2c", hat: str = "bowler", side: int = 1
) -> None:
    """A man in a coat, feet at (x, y), h tall; hat: bowler, topper, cap, straw, helmet, none; side 1 looks right."""
    rng = d.rng
    stride = h * rng.uniform(0.02, 0.1)
    d.shadow(x + h * 0.12, y, h * 0.24, h * 0.035, 0.55)
    legs = darker(coat, 0.25)
    hip, shoulder = y - h * 0.5, y - h * 0.8
    for k in (-1, 1):
        foot = x + k * stride
        d.polygon(
            [
                (x - h * 0.05 + k * h * 0.03, hip),
                (x + h * 0.05 + k * h * 0.03, hip),
                (foot + h * 0.025, y),
                (foot - h * 0.03, y),
            ],
            legs,
        )
        d.form([(foot - h * 0.03, y), (foot, y - h * 0.025), (foot + side * h * 0.06, y)], "#14110f")
    shade = d.linear(lighter(coat, 0.3), coat, darker(coat, 0.5), angle=0)
    tail = h * rng.uniform(0.36, 0.48)
    d.form(
        [
            (x - h * 0.1, shoulder + h * 0.02),
            (x, shoulder - h * 0.02),
            (x + h * 0.1, shoulder + h * 0.02),
            (x + h * 0.085, hip - h * 0.1),
            (x + h * 0.11, y - h + tail + h * 0.2),
            (x - h * 0.11, y - h + tail + h * 0.2),
            (x - h * 0.08, hip - h * 0.1),
        ],
        shade,
    )
    d.polygon(
        [
            (x - h * 0.02 + side * h * 0.03, shoulder - h * 0.01),
            (x + side * h * 0.05, shoulder),
            (x + side * h * 0.03, shoulder + h * 0.14),
        ],
        "#eee6d6",
    )
    elbow = (x - side * h * rng.uniform(0.1, 0.15), hip - h * 0.12)
    hand = (x + side * h * rng.uniform(-0.12, 0.18), hip + h * rng.uniform(-0.1, 0.03))
    d.line([(x - side * h * 0.07, shoulder + h * 0.04), elbow, hand], darker(coat, 0.2), h * 0.055)
    d.ellipse(*hand, h * 0.022, h * 0.022, SKIN)
    if rng.random() < 0.3:
        d.line([hand, (hand[0] + side * h * 0.05, y)], "#2b2019", max(h * 0.012, 0.6))
    head(d, x + side * h * 0.01, y - h * 0.885, h * 0.062, hat, side)


def head(d: Drawing, x: float, y: float, r: float, hat: str, side: int) -> None:
    """A small head with its hat."""
    skin = d.radial(lighter(SKIN, 0.4), SKIN, darker(SKIN, 0.45), x=0.5 - side * 0.1, y=0.35, r=0.75)
    d.ellipse(x, y, r * 0.85, r * 1.12, skin)
    d.form(
        [
            (x - side * r * 0.9, y - r * 0.5),
            (x - side * r * 0.2, y - r),
            (x - side * r * 0.25, y + r * 0.2),
            (x - side * r * 0.8, y + r * 0.5),
        ],
        "#3a2a20",
    )
    if d.rng.random() < 0.5 and hat not in ("bonnet", "wide", "none"):
        d.line([(x + side * r * 0.2, y + r * 0.42), (x + side * r * 0.85, y + r * 0.46)], "#2d2019", r * 0.3)
    top = y - r * 0.62
    if hat == "bowler":
        d.form(
            [
                (x - r * 0.9, top),
                (x - r * 0.75, top - r * 0.9),
                (x + r * 0.75, top - r * 0.9),
                (x + r * 0.9, top),
            ],
            "#1d1a19",
        )
        d.line([(x - r * 1.3, top), (x + r * 1.3, top)], "#1d1a19", r * 0.3)
    elif hat == "topper":
        d.polygon(
            [
                (x - r * 0.8, top),
                (x - r * 0.9, top - r * 1.7),
                (x + r * 0.9, top - r * 1.7),
                (x + r * 0.8, top),
            ],
            d.linear("#55504c", "#1a1716", "#0f0d0c", angle=0),
        )
        d.line([(x - r * 1.35, top), (x + r * 1.35, top)], "#1a1716", r * 0.28)
    elif hat == "cap":
        d.form(
            [(x - r, top), (x - r * 0.9, top - r * 0.7), (x + r * 0.9, top - r * 0.6), (x + r, top)],
            "#37312d",
        )
        d.line([(x, top), (x + side * r * 1.5, top + r * 0.1)], "#231f1c", r * 0.26)
    elif hat == "straw":
        d.polygon(
            [
                (x - r * 0.8, top),
                (x - r * 0.75, top - r * 0.7),
                (x + r * 0.75, top - r * 0.7),
                (x + r * 0.8, top),
            ],
            "#e3d3a3",
        )
        d.line([(x - r * 1.5, top), (x + r * 1.5, top)], "#d3c08c", r * 0.24)
        d.line([(x - r * 0.8, top - r * 0.18), (x + r * 0.8, top - r * 0.18)], "#28211c", r * 0.24)
    elif hat == "helmet":
        d.form(
            [(x - r, top + r * 0.1), (x - r * 0.6, top - r), (x + r * 0.6, top - r), (x + r, top + r * 0.1)],
            "#2a2b30",
        )
        d.polygon(
            [(x - r * 0.14, top - r * 0.9), (x, top - r * 1.9), (x + r * 0.14, top - r * 0.9)], "#c6a24a"
        )
    elif hat == "wide":
        d.form(
            [
                (x - r * 2, top + r * 0.1),
                (x - r * 0.8, top - r * 0.9),
                (x + r * 0.7, top - r * 1.2),
                (x + r * 2.1, top - r * 0.2),
                (x, top + r * 0.35),
            ],
            d.rng.choice(("#3b2b33", "#6b5a45", "#d9cba8")),
        )
        d.form(
            [
                (x - r * 0.6, top - r * 0.7),
                (x + r * 0.2, top - r * 2),
                (x + r * 1.4, top - r * 1.1),
                (x + r * 0.3, top - r * 0.6),
            ],
            "#e9e1d0",
        )
    elif hat == "bonnet":
        d.form(
            [
                (x - side * r * 1.2, y + r * 0.3),
                (x - side * r * 0.9, y - r * 1.2),
                (x + side * r * 0.7, y - r * 1.3),
                (x + side * r * 0.5, y - r * 0.5),
            ],
            "#4d4450",
        )


def lady(
    d: Drawing,
    x: float,
    y: float,
    h: float,
    gown: str = "#8c4a4a",
    hat: str = "wide",
    side: int = 1,
    parasol: bool = False,
) -> None:
    """A lady in a long gown, hem at (x, y), h tall; hat: wide, bonnet, none."""
    rng = d.rng
    d.shadow(x + h * 0.12, y, h * 0.32, h * 0.04, 0.5)
    waist, shoulder = y - h * 0.6, y - h * 0.79
    train = h * rng.uniform(0.14, 0.28)
    skirt: list[Point] = [
        (x - h * 0.055, waist),
        (x + h * 0.055, waist),
        (x + side * h * 0.14, y - h * 0.15),
        (x + side * h * 0.17, y),
        (x - side * train, y),
        (x - side * h * 0.14, y - h * 0.28),
    ]
    if side < 0:
        skirt = [skirt[1], skirt[0], *skirt[2:]]
    d.form(skirt, d.linear(lighter(gown, 0.45), gown, darker(gown, 0.55), angle=0), darker(gown, 0.6), 0.6)
    folds = [
        [
            (x + k * h * 0.012, waist + h * 0.03),
            (x + k * h * 0.03, y - h * 0.3),
            (x + k * h * 0.045, y - h * 0.03),
        ]
        for k in range(-3, 4)
    ]
    d.path("".join(smooth(f) for f in folds), "none", darker(gown, 0.55), max(h * 0.007, 0.5), 0.65)
    d.form(
        [
            (x - h * 0.08, shoulder),
            (x + h * 0.08, shoulder),
            (x + h * 0.075, shoulder + h * 0.1),
            (x + h * 0.045, waist),
            (x - h * 0.045, waist),
            (x - h * 0.075, shoulder + h * 0.1),
        ],
        d.linear(lighter(gown, 0.3), gown, darker(gown, 0.4), angle=0),
    )
    hand = (x + side * h * rng.uniform(0.08, 0.2), waist + h * rng.uniform(-0.08, 0.04))
    d.line(
        [(x + side * h * 0.06, shoulder + h * 0.04), (x + side * h * 0.12, waist - h * 0.04), hand],
        darker(gown, 0.15),
        h * 0.045,
    )
    d.ellipse(*hand, h * 0.02, h * 0.02, "#efe3d0")
    head(d, x, y - h * 0.875, h * 0.058, hat, side)
    if parasol:
        tip = (hand[0] + side * h * 0.04, y - h * 1.08)
        d.line([hand, tip], "#33261c", max(h * 0.012, 0.7))
        cover = [
            (tip[0] - h * 0.26, tip[1] + h * 0.12),
            (tip[0] - h * 0.14, tip[1]),
            (tip[0], tip[1] - h * 0.05),
            (tip[0] + h * 0.14, tip[1]),
            (tip[0] + h * 0.26, tip[1] + h * 0.12),
            (tip[0], tip[1] + h * 0.09),
        ]
        d.form(
            cover,
            d.linear("#fbf3e0", lighter(gown, 0.5), darker(gown, 0.2), angle=20),
            darker(gown, 0.5),
            0.6,
        )
        d.lines(
            [[(tip[0], tip[1] - h * 0.05), (tip[0] + k * h * 0.09, tip[1] + h * 0.1)] for k in (-1, 0, 1)],
            darker(gown, 0.5),
            0.7,
            0.6,
        )


def passer_by(d: Drawing, x: float, y: float, h: float) -> None:
    """A man or a lady, as chance has it."""
    rng = d.rng
    side = rng.choice((-1, 1))
    if rng.random() < 0.55:
        man(d, x, y, h, rng.choice(COATS), rng.choice(("bowler", "topper", "cap", "straw")), side)
    else:
        lady(d, x, y, h * 0.95, rng.choice(GOWNS), rng.choice(("wide", "bonnet")), side, rng.random() < 0.3)


def promenade(d: Drawing, x0: float, x1: float, y0: float, y1: float, h: float, count: int) -> None:
    """People strolling over open ground, far ones first; h is the height of one who stands at y1."""
    rng = d.rng
    for share in sorted(rng.random() ** 1.3 for _ in range(count)):
        passer_by(d, rng.uniform(x0, x1), y0 + (y1 - y0) * share, h * (0.3 + 0.7 * share))


def crowd(
    d: Drawing, x0: float, x1: float, y0: float, y1: float, r: float, rows: int = 5, faces: bool = True
) -> None:
    """A close crowd from y0 (far, smaller) to y1 (near): heads, hats and shoulders; with or without faces."""
    rng = d.rng
    for row in range(rows):
        share = row / max(rows - 1, 1)
        y, size = y0 + (y1 - y0) * share, r * (0.5 + 0.5 * share)
        x = x0 + rng.uniform(0, size)
        while x < x1:
            coat = rng.choice(COATS + GOWNS[:3])
            level = y + rng.uniform(-0.4, 0.4) * size
            d.form(
                [
                    (x - size * 1.5, level + size * 3.4),
                    (x - size * 1.2, level + size * 1.5),
                    (x, level + size * 0.9),
                    (x + size * 1.2, level + size * 1.5),
                    (x + size * 1.5, level + size * 3.4),
                ],
                mix(darker(coat, 0.3), lighter(coat, 0.2), rng.random()),
            )
            if faces:
                head(
                    d,
                    x,
                    level,
                    size,
                    rng.choice(("bowler", "topper", "cap", "straw", "wide", "bowler")),
                    rng.choice((-1, 1)),
                )
            else:
                d.ellipse(x, level, size * 0.85, size, darker(coat, 0.4))
                if rng.random() < 0.7:
                    d.ellipse(x, level - size * 0.7, size * 1.2, size * 0.5, darker(coat, 0.6))
            x += size * rng.uniform(2.0, 3.0)
