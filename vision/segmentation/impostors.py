"""What the ink proposes as a picture and is none: text whose letters touch, drop capitals, ornaments."""

from __future__ import annotations

import numpy as np

from vision.segmentation.page_ink import PageInk

MOST_TEXT = 0.22
"""Share of a region's ink in lines of text above which it is text."""
LEAST_SEED = 0.1
"""Share of a region that its largest component must span: where all are small, it is letters that touch."""


def impostor(rectangle: np.ndarray, page: PageInk) -> str | None:
    """Why the region ``rectangle`` (4,) of integers is no illustration, or None."""
    if page.text_share(rectangle) > MOST_TEXT or page.largest_seed_share(rectangle) < LEAST_SEED:
        return "text"
    if _is_drop_capital(rectangle, page):
        return "drop capital"
    if _is_ornament(rectangle, page):
        return "ornament"
    return None


def _is_drop_capital(rectangle: np.ndarray, page: PageInk) -> bool:
    """A small square with lines of text at its right all the way down, and text below that begins with it."""
    left, top, right, bottom = (int(value) for value in rectangle)
    width, height = right - left, bottom - top
    if max(width, height) > 14 * page.letter or not 0.5 <= width / height <= 1.8:
        return False
    reach = int(4 * page.letter)
    beside = page.lines[top:bottom, right : right + reach]
    below = page.lines[bottom : bottom + reach, left:right]
    before = page.lines[top:bottom, max(left - reach, 0) : left]
    return _rows_with_text(beside) > 0.3 and _rows_with_text(below) > 0.2 and _rows_with_text(before) < 0.2


def _is_ornament(rectangle: np.ndarray, page: PageInk) -> bool:
    """A low band, such as stands between two articles."""
    left, top, right, bottom = rectangle
    return bool(bottom - top < 6 * page.letter and right - left > 6 * (bottom - top))


def _rows_with_text(lines: np.ndarray) -> float:
    return float(lines.any(axis=1).mean()) if lines.size else 0.0
