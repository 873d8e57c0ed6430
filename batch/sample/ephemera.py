"""What stands on a page and is no travelling picture: labels, an advertiser's mark, advertisements.

They are the sample corpus's traps: alike to a machine, of no interest to a historian of pictures. Each
function gives an (H, W, 3) uint8 RGB print on white, `width` pixels wide.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
import resvg_py

from batch.sample import faces
from batch.sample.motifs.drawing import lettering
from batch.sample.texts import TEXTS
from vision.manners import Picture

LABEL_SHAPE, MARK_SHAPE = 0.46, 0.78


def library_label(width: int, number: int) -> Picture:
    """The label that a library pastes on a volume: bars, all but the last the same, and a number."""
    height = round(width * LABEL_SHAPE)
    ink = np.zeros((height, width), np.uint8)
    cv2.rectangle(ink, (2, 2), (width - 3, height - 3), 255, 2)
    faces.stamp(
        ink, "BIBLIOTHECA PERIODICORUM", "bold", max(int(width * 0.058), 8), width / 2, height * 0.2, "centre"
    )
    bars = np.random.default_rng(39).integers(1, 4, 56)
    bars[-8:] = np.random.default_rng(number).permutation([1, 1, 2, 2, 2, 3, 3, 1])
    x = width * 0.08
    unit = width * 0.84 / bars.sum()
    for place, wide in enumerate(bars):
        if place % 2 == 0:
            box = (
                (round(x), round(height * 0.27)),
                (max(round(x + wide * unit) - 1, round(x)), round(height * 0.76)),
            )
            cv2.rectangle(ink, *box, 255, -1)
        x += wide * unit
    code = f"3 9088 00{410 + number:04d} {number * 7 % 100:02d}"
    faces.stamp(ink, code, "antiqua", max(int(width * 0.066), 8), width / 2, height * 0.92, "centre")
    return _on_white(ink)


def advertisers_mark(width: int) -> Picture:
    """The mark of one advertiser, always the same: a sun that rises over a wheel, in a lozenge."""
    rays = "".join(
        f'<path d="M200 150L{200 + 128 * math.cos(a - 0.05):.0f} {150 + 128 * math.sin(a - 0.05):.0f}'
        f'L{200 + 128 * math.cos(a + 0.05):.0f} {150 + 128 * math.sin(a + 0.05):.0f}Z"/>'
        for a in (math.pi + i * math.pi / 12 for i in range(13))
    )
    spokes = "".join(
        f'<path d="M200 178L{200 + 62 * math.cos(a):.0f} {178 + 62 * math.sin(a):.0f}" '
        'stroke="#161412" stroke-width="5"/>'
        for a in (i * math.pi / 6 for i in range(12))
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 312">'
        '<rect width="400" height="312" fill="#fff"/>'
        '<path d="M200 4L396 156L200 308L4 156Z" fill="none" stroke="#161412" stroke-width="7"/>'
        '<path d="M200 22L374 156L200 290L26 156Z" fill="#161412"/>'
        f'<g fill="#fff">{rays}<circle cx="200" cy="178" r="76"/></g>'
        f'<circle cx="200" cy="178" r="64" fill="none" stroke="#161412" stroke-width="9"/>{spokes}'
        '<circle cx="200" cy="178" r="14" fill="#161412"/>'
        '<rect x="52" y="190" width="296" height="46" fill="#fff" stroke="#161412" stroke-width="4"/>'
        f'<path d="{lettering("EVERBRIGHT", 200, 226, 38, fit=270)}" fill="#161412"/></svg>'
    )
    png = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
    picture = cv2.imdecode(np.frombuffer(bytes(png), np.uint8), cv2.IMREAD_COLOR)
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)


def advertisement(width: int, number: int, language: str) -> Picture:
    """An advertisement of type alone; number n is set almost as n - 1 was, so that they chain."""
    text = TEXTS[language]
    script = language in ("ja", "zh")
    # Goods change with every number, everything else drifts: each choice turns over at its own pace.
    goods = text.goods[number % len(text.goods)]
    second = text.goods[(number // 2 + 3) % len(text.goods)]
    display = "mincho" if script else ("grotesque", "fat", "bold")[(number // 7) % 3]
    if display != "mincho" and not faces.has(goods + second, display):
        display = "bold"
    plain = "mincho" if script else "antiqua"
    height = round(width * advertisement_shape(number))
    ink = np.zeros((height, width), np.uint8)
    border = (number // 5) % 3
    for inset, weight in (((2, 3),), ((2, 1), (7, 3)), ((2, 4), (9, 1)))[border]:
        cv2.rectangle(ink, (inset, inset), (width - 1 - inset, height - 1 - inset), 255, weight)
    inner = width * 0.84
    size = faces.fitting(goods, display, inner, int(height * 0.26))
    y = height * 0.09 + size * 0.86
    faces.stamp(ink, goods, display, size, width / 2, y, "centre")
    y += height * 0.035
    cv2.line(ink, (round(width * 0.2), round(y)), (round(width * 0.8), round(y)), 255, 1 + (number // 4) % 3)
    words = text.paragraphs[(number // 3) % len(text.paragraphs)]
    small = max(round(width * 0.038), 9)
    rows = min(4 + (number // 6) % 3, int((height * 0.64 - y) / (small * 1.22)))
    y += small * 0.4
    for row in _broken(words, plain, small, inner)[:rows]:
        y += small * 1.22
        faces.stamp(ink, row, plain, small, width / 2, y, "centre")
    size = faces.fitting(second, display, inner * 0.8, int(height * 0.15))
    y += size * 1.2
    faces.stamp(ink, second, display, size, width / 2, y, "centre")
    offer = f"{100 + number // 3}, {text.price}"
    if (number // 4) % 2:
        band = round(height * 0.10)
        line = np.zeros((band, width), np.uint8)
        faces.stamp(line, offer, plain, max(int(band * 0.5), 8), width / 2, band * 0.68, "centre")
        ink[height - 12 - band : height - 12, 12 : width - 12] = 255 - line[:, 12 : width - 12]
    else:
        faces.stamp(ink, offer, plain, small, width / 2, height - small * 1.1, "centre")
    return _on_white(ink)


def advertisement_shape(number: int) -> float:
    """Height over width of advertisement `number`."""
    return (0.78, 0.84, 0.92, 0.86)[(number // 8) % 4]


def _broken(words: str, face: str, size: int, width: float) -> list[str]:
    """Words broken into lines of at most `width` pixels; a script without spaces breaks anywhere."""
    spaced = " " in words
    rows, row = [], ""
    for part in words.split() if spaced else list(words):
        longer = f"{row} {part}".strip() if spaced else row + part
        if row and faces.advance(longer, face, size) > width:
            rows.append(row)
            longer = part
        row = longer
    return [*rows, row]


def _on_white(ink: faces.Mask) -> Picture:
    return cv2.cvtColor(255 - (ink * 0.9).astype(np.uint8), cv2.COLOR_GRAY2RGB)
