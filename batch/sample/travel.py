"""What reprinting does to a picture: changes that compose, each of a picture and a source of chance.

A change takes an (H, W, 3) uint8 RGB picture and a `numpy.random.Generator` and gives a new RGB picture,
never touching its input; some give another size. BLOCK_CHANGES happen to the block before it is printed,
SHEET_CHANGES to the printed picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import cv2
import numpy as np
from numpy.random import Generator

from batch.sample import faces
from vision.manners import Picture, halftone
from vision.wear import bleed_through, framed, recopied, stained, yellowed

Change = Callable[[Picture, Generator], Picture]

CAPTION_LINES = (
    "from a sketch by our own artist, engraved for this number",
    "d'après une photographie de notre correspondant",
    "nach einer Photographie in Holz geschnitten",
    "da una fotografia del nostro inviato speciale",
    "grabado de nuestro taller según croquis del natural",
    "naar een schets op de plaats zelve genomen",
)


def mirrored(picture: Picture, rng: Generator) -> Picture:
    """Left for right, as when a block is cut after a print and not after its drawing."""
    return np.ascontiguousarray(picture[:, ::-1])


def cropped(picture: Picture, rng: Generator, *, least: float = 0.68, most: float = 0.88) -> Picture:
    """Trimmed to a window of `least` to `most` of each side."""
    height, width = picture.shape[:2]
    rows, columns = (max(int(side * rng.uniform(least, most)), 1) for side in (height, width))
    top, left = int(rng.integers(height - rows + 1)), int(rng.integers(width - columns + 1))
    return picture[top : top + rows, left : left + columns].copy()


def greyed(picture: Picture, rng: Generator) -> Picture:
    """A colour picture printed in grey."""
    return cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)


def inverted(picture: Picture, rng: Generator) -> Picture:
    """Contrast inverted: a white-line block, or a negative used as it was."""
    return 255 - picture


def half_toned(picture: Picture, rng: Generator) -> Picture:
    """A print photographed through a screen: its lines dissolve into dots."""
    soft = cv2.GaussianBlur(picture, (0, 0), max(picture.shape[:2]) / 420)
    return halftone(soft, int(rng.integers(2**31)), pitch=float(rng.uniform(4.2, 5.4)))


def captioned(picture: Picture, rng: Generator, *, text: str = "") -> Picture:
    """Cut out with part of its caption: a strip below, in which the second line is cut through."""
    width = picture.shape[1]
    size = int(np.clip(width * 0.036, 9, 26))
    text = text or CAPTION_LINES[int(rng.integers(len(CAPTION_LINES)))]
    strip = np.zeros((int(size * 2.1), width), np.uint8)
    shift = rng.uniform(-0.1, 0.1) * width
    faces.stamp(strip, text, "italic", size, width / 2 + shift, size * 1.15, "centre")
    below = CAPTION_LINES[int(rng.integers(len(CAPTION_LINES)))]
    faces.stamp(strip, below, "antiqua", max(int(size * 0.8), 7), width / 2 - shift, size * 2.25, "centre")
    rows = cv2.cvtColor(255 - (strip * 0.88).astype(np.uint8), cv2.COLOR_GRAY2RGB)
    return np.vstack([picture, rows])


def reduced(picture: Picture, rng: Generator) -> Picture:
    """Reduced to 40 to 70 % of its size."""
    share = float(rng.uniform(0.4, 0.7))
    return cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)


def enlarged(picture: Picture, rng: Generator) -> Picture:
    """Enlarged to 130 to 180 % of its size, which adds no detail."""
    share = float(rng.uniform(1.3, 1.8))
    return cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_LINEAR)


def skewed(picture: Picture, rng: Generator, *, degrees: float = 2.6) -> Picture:
    """Set askew by up to `degrees`, with a little shear; white paper shows in the corners."""
    height, width = picture.shape[:2]
    turn = np.deg2rad(rng.uniform(0.35, 1.0) * degrees * rng.choice((-1.0, 1.0)))
    shear = rng.uniform(-0.012, 0.012)
    turned = np.array([[np.cos(turn), -np.sin(turn) + shear], [np.sin(turn), np.cos(turn)]])
    middle = np.array([width / 2, height / 2])
    move = np.hstack([turned, (middle - turned @ middle)[:, None]]).astype(np.float32)
    return cv2.warpAffine(picture, move, (width, height), borderValue=(255, 255, 255))


BLOCK_CHANGES: dict[str, Change] = {
    "recopied": recopied,
    "mirrored": mirrored,
    "cropped": cropped,
    "greyed": greyed,
}
SHEET_CHANGES: dict[str, Change] = {
    "half-toned": half_toned,
    "inverted": inverted,
    "framed": framed,
    "captioned": captioned,
    "reduced": reduced,
    "enlarged": enlarged,
    "skewed": skewed,
    "bleed-through": bleed_through,
    "stained": stained,
    "yellowed": yellowed,
}
CHANGES: dict[str, Change] = {**BLOCK_CHANGES, **SHEET_CHANGES}


def changed(picture: Picture, names: Iterable[str], rng: Generator) -> Picture:
    """The picture after the named changes, one after the other.

    Raises KeyError for a name that is not in CHANGES.
    """
    for name in names:
        picture = CHANGES[name](picture, rng)
    return picture
