"""One picture laid over another, so that what they share coincides."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image


def laid_over(
    a: Image.Image, b: Image.Image, transform: np.ndarray, side: int
) -> tuple[Image.Image, Image.Image]:
    """``a`` with ``side`` pixels on its longer side, and ``b`` warped onto it: RGBA, of the same size, clear beyond b's borders.

    ``transform`` ((2, 3), of a match of a and b) takes points of a to points of b, in shares of each one's longer side.
    """
    factor = side / max(a.size)
    size = round(a.width * factor), round(a.height * factor)
    below = a.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    # cv2 asks where in b each pixel of a lies; it counts pixels from their centres.
    to_b = np.vstack([transform, [0, 0, 1]])
    from_pixels = np.array([[1 / side, 0, 0.5 / side], [0, 1 / side, 0.5 / side], [0, 0, 1]])
    to_pixels = np.array([[max(b.size), 0, -0.5], [0, max(b.size), -0.5], [0, 0, 1]])
    mapping = (to_pixels @ to_b @ from_pixels)[:2]
    warped = cv2.warpAffine(
        np.asarray(b.convert("RGBA")),
        mapping,
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255, 255, 255, 0),
    )
    return below, Image.fromarray(warped, "RGBA")
