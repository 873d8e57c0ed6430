"""What is done to a picture before the network sees it: a named choice, recorded with the model.

``none`` squashes the picture to the network's square input. ``print`` first takes from it what a printer adds and a
reprint changes: colour, margin and frame, screen or hatching, ink and paper tone. The last is done place by place: a
picture that is washed out in one corner and clogged in another becomes the same as a clean one.
"""

from __future__ import annotations

from typing import Literal, get_args

import cv2
import numpy as np
from PIL import Image

Preparation = Literal["none", "print"]
PREPARATIONS: tuple[Preparation, ...] = get_args(Preparation)

BORDER = 0.02
"""Share of each side that ``print`` cuts away, where frames and scanning shadows lie."""
WORKING_SCALE = 2
"""``print`` blurs at this multiple of the network's input, so that the screen's dots melt before the last reduction."""
BLUR = 2.5 / 448
"""Radius of the blur as a share of the working side: wider than a half-tone dot or the gap of a hatching."""

NEIGHBOURHOOD = 1 / 4
"""Side, as a share of the working side, of the square around a point whose tones its own is measured by."""
LEAST_CONTRAST = 8.0
"""Grey levels added to a neighbourhood's standard deviation, so that empty paper is not blown up to a picture."""
CONTRAST = 50.0
"""Grey levels that one standard deviation becomes."""

PARAMETERS = (
    f"border {BORDER}, working scale {WORKING_SCALE}, blur {BLUR:.5f} of the side, tones normalised within "
    f"{NEIGHBOURHOOD} of the side, least contrast {LEAST_CONTRAST}, contrast {CONTRAST}"
)
"""What ``print`` does, in words that change when it does: part of the model that describes a corpus."""


def prepare(picture: Image.Image, preparation: Preparation, side: int) -> np.ndarray:
    """``picture`` (RGB) as the network's input before normalisation: uint8, (side, side, 3)."""
    if preparation == "print":
        picture = _as_print(picture, side * WORKING_SCALE)
    squashed = picture.resize((side, side), Image.Resampling.BICUBIC, reducing_gap=3.0)
    return np.array(squashed.convert("RGB"))


def _as_print(picture: Image.Image, working_side: int) -> Image.Image:
    width, height = picture.size
    cut_x, cut_y = round(width * BORDER), round(height * BORDER)
    grey = picture.convert("L").crop((cut_x, cut_y, width - cut_x, height - cut_y))
    working = grey.resize((working_side, working_side), Image.Resampling.BICUBIC, reducing_gap=3.0)
    tones = cv2.GaussianBlur(np.asarray(working, np.float32), (0, 0), BLUR * working_side)
    window = (round(working_side * NEIGHBOURHOOD) | 1,) * 2
    mean = cv2.blur(tones, window)
    deviation = np.sqrt(np.maximum(cv2.blur(tones * tones, window) - mean * mean, 0))
    normalised = (tones - mean) / (deviation + LEAST_CONTRAST) * CONTRAST + 128
    return Image.fromarray(np.clip(normalised, 0, 255).astype(np.uint8))
