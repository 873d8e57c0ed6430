"""Do light and dark agree where one picture is laid over another?

Matching details can agree by chance, or belong to a frame, a caption or a pattern: then what lies between them does not agree.
Tones are compared as local correlations, so that neither ink nor paper nor a stain counts, only what is drawn.
"""

from __future__ import annotations

import cv2
import numpy as np

from vision.overlay import warped

WINDOW = 5 / 128
"""Standard deviation of the window in which tones are compared, in shares of the longer side."""
PAPER = 3.0
"""Grey levels by which blank paper varies: less is no drawing."""
AGREEING = 0.5
"""Local correlation from which on tones agree."""


def correlation_map(a: np.ndarray, b: np.ndarray, transform: np.ndarray) -> np.ndarray:
    """How well b, laid over a, agrees with it around each pixel of a.

    Args:
        a, b: tones, uint8, (height, width) each.
        transform: (2, 3), takes points of a to points of b, in shares of each one's longer side.

    Returns:
        float32, (height, width) of a, correlations from -1 to 1; 0 beyond b's borders.
    """
    size = a.shape[1], a.shape[0]
    one = a.astype(np.float32)
    other = warped(b.astype(np.float32), transform, size)
    inside = (warped(np.ones(b.shape, np.float32), transform, size) > 0.99).astype(np.float32)
    weight = np.maximum(_around(inside), 1e-3)
    mean_one, mean_other = _around(one * inside) / weight, _around(other * inside) / weight
    variance_one = _around(one**2 * inside) / weight - mean_one**2
    variance_other = _around(other**2 * inside) / weight - mean_other**2
    together = _around(one * other * inside) / weight - mean_one * mean_other
    return inside * together / np.sqrt((variance_one + PAPER**2) * (variance_other + PAPER**2))


def drawing(tones: np.ndarray) -> np.ndarray:
    """How much is drawn around each pixel: the local standard deviation of ``tones``, nothing on blank paper."""
    values = tones.astype(np.float32)
    return np.sqrt(np.maximum(_around(values**2) - _around(values) ** 2, 0))


def share_agreeing(drawn: np.ndarray, correlation: np.ndarray) -> float:
    """The share of what is ``drawn`` in a picture where ``correlation`` says that another agrees with it."""
    return float((drawn * (correlation > AGREEING)).sum() / max(float(drawn.sum()), 1e-6))


def correlation_within(corners: np.ndarray, drawn: np.ndarray, correlation: np.ndarray) -> float:
    """The mean correlation of what is ``drawn`` within a convex region, its ``corners`` in shares of the longer side."""
    inside = np.zeros(correlation.shape, np.uint8)
    cv2.fillConvexPoly(inside, np.floor(corners * max(correlation.shape)).astype(np.int32), 1)
    weight = drawn * inside
    return float((weight * correlation).sum() / max(float(weight.sum()), 1e-6))


def _around(values: np.ndarray) -> np.ndarray:
    return cv2.GaussianBlur(values, (0, 0), WINDOW * max(values.shape))
