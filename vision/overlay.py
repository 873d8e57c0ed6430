"""One picture laid over another, so that what they share coincides."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image


def laid_over(
    a: Image.Image, b: Image.Image, transform: np.ndarray, side: int
) -> tuple[Image.Image, Image.Image]:
    """``a`` with ``side`` pixels on its longer side, and ``b`` warped onto it: RGBA, of the same size, clear beyond b's borders.

    ``transform`` is that of a match of a and b.
    """
    factor = side / max(a.size)
    size = round(a.width * factor), round(a.height * factor)
    below = a.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    return below, Image.fromarray(warped(np.asarray(b.convert("RGBA")), transform, size))


def warped(b: np.ndarray, transform: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """The pixels of a picture b where those of a picture a of ``size`` (width, height) are; 0 beyond b's borders.

    Args:
        b: (height, width) or (height, width, channels), uint8 or float32.
        transform: (2, 3), takes points of a to points of b, in shares of each one's longer side.
    """
    side_a, side_b = max(size), max(b.shape[:2])
    # Pixels are counted from the middle of the first one.
    from_pixels = np.array([[1 / side_a, 0, 0.5 / side_a], [0, 1 / side_a, 0.5 / side_a], [0, 0, 1]])
    to_pixels = np.array([[side_b, 0, -0.5], [0, side_b, -0.5], [0, 0, 1]])
    mapping = to_pixels @ np.vstack([transform, [0, 0, 1]]) @ from_pixels
    return cv2.warpAffine(b, mapping[:2], size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
