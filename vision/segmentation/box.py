"""A box: where an illustration lies on its page, and who said so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np


@dataclass(frozen=True)
class Box:
    """One illustration, in pixels of its page; ``x, y`` is the upper left corner.

    ``score`` lies in 0..1, ``kind`` is the class the segmenter gave, ``segmenter`` its name.
    """

    x: int
    y: int
    w: int
    h: int
    score: float
    kind: str
    segmenter: str


@dataclass
class Segmentation:
    """The illustrations of a page in reading order, and how many candidates were dropped for which reason."""

    boxes: list[Box] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


class Segmenter(Protocol):
    """What finds the illustrations of a page."""

    @property
    def name(self) -> str:
        """What goes into the store as the segmenter of an image; it changes when the boxes may change."""

    def segment(self, page: np.ndarray) -> Segmentation:
        """The illustrations of a page given as an array (H, W, 3) of uint8, RGB."""


def check_page(page: np.ndarray) -> None:
    """Raises ValueError unless ``page`` is an array (H, W, 3) of uint8 with at least one pixel."""
    if page.dtype != np.uint8 or page.ndim != 3 or page.shape[2] != 3 or 0 in page.shape:
        raise ValueError(
            f"A page must be an array (height, width, 3) of uint8, not {page.shape} of {page.dtype}: "
            "open it in RGB before segmenting it."
        )
