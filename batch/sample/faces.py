"""The typefaces of the sample corpus and words set in them.

The files in `typefaces/` and the two display faces of the `fontpkg-*` wheels are under the SIL Open Font
License.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFont

Mask = NDArray[np.uint8]

# Name of a face: package, folder and file.
FACES: dict[str, tuple[str, str]] = {
    "antiqua": ("batch.sample", "typefaces/PressAntiqua-Regular.ttf"),
    "italic": ("batch.sample", "typefaces/PressAntiqua-Italic.ttf"),
    "bold": ("batch.sample", "typefaces/PressAntiqua-Bold.ttf"),
    "fraktur": ("batch.sample", "typefaces/PressFraktur-Regular.ttf"),
    "mincho": ("batch.sample", "typefaces/PressMincho-Regular.ttf"),
    "fat": ("fontpkg_abril_fatface", "files/AbrilFatface-Regular.ttf"),
    "grotesque": ("fontpkg_anton", "files/Anton-Regular.ttf"),
}


@cache
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """The face of that name, `size` pixels to the em."""
    package, path = FACES[name]
    with as_file(files(package).joinpath(path)) as file:
        return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=20_000)
def word(text: str, name: str, size: int) -> tuple[Mask, int, float]:
    """Text as a coverage mask (h, w) uint8, its top from the baseline (negative: above), and its advance."""
    font = face(name, size)
    image, (left, top) = font.getmask2(text, mode="L", anchor="ls")
    width, height = image.size
    mask = np.array(image, np.uint8).reshape(height, width)
    if left > 0:
        mask = np.pad(mask, ((0, 0), (left, 0)))
    return mask, top, font.getlength(text)


@lru_cache(maxsize=20_000)
def advance(text: str, name: str, size: int) -> float:
    """How many pixels a text takes along its line."""
    return face(name, size).getlength(text)


def fitting(text: str, name: str, width: float, largest: int) -> int:
    """The largest size, `largest` at most, at which the text is no longer than `width` pixels."""
    at_hundred = face(name, 100).getlength(text)
    return max(min(largest, int(width * 100 / max(at_hundred, 1))), 6)


def stamp(ink: Mask, text: str, name: str, size: int, x: float, baseline: float, align: str = "left") -> None:
    """Set a text into a page's ink (H, W) uint8, in place; what falls outside the page is left off.

    align: "left", "centre" or "right" of x.
    """
    mask, top, length = word(text, name, size)
    left = round(x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * length)
    upper = round(baseline) + top
    y0, x0 = max(upper, 0), max(left, 0)
    y1, x1 = min(upper + mask.shape[0], ink.shape[0]), min(left + mask.shape[1], ink.shape[1])
    if y1 > y0 and x1 > x0:
        part = mask[y0 - upper : y1 - upper, x0 - left : x1 - left]
        np.maximum(ink[y0:y1, x0:x1], part, out=ink[y0:y1, x0:x1])


@lru_cache(maxsize=2_000)
def has(text: str, name: str) -> bool:
    """Whether the face has every letter of the text (a face draws the same sign for all that it lacks)."""
    font = face(name, 24)
    lacking = bytes(font.getmask("\U0010fffe"))
    return all(letter.isspace() or bytes(font.getmask(letter)) != lacking for letter in text)
