"""What is printed on a page: ink, its connected components, and the lines of text they form.

Classical document analysis (after Wahl, Wong and Casey's run-length smoothing, 1982, and Fletcher and
Kasturi's separation of text by the size and alignment of components, 1988), with every length in units of the
page's own text height, so that no constant depends on the resolution of a scan.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

INK_BELOW = 0.7
"""Ink is darker than this share of the paper around it."""
PAPER_NEVER_BELOW = 0.75
"""Local paper is never taken darker than this share of the page's own: a plate is ink, not shade."""
MARGIN = 0.06
"""The outer share of a page's sides where a scan shows its own edge."""


@dataclass
class Components:
    """The connected components of a page's ink: ``labels`` (H, W) int32, 0 where there is none; component i
    has label i + 1, and its bounding box and number of pixels stand at i of the arrays (N,).
    """

    labels: np.ndarray
    x: np.ndarray
    y: np.ndarray
    w: np.ndarray
    h: np.ndarray
    area: np.ndarray

    def mask(self, chosen: np.ndarray) -> np.ndarray:
        """Where the components lie that ``chosen`` (N,) bool selects: (H, W) uint8, 0 or 1."""
        return np.concatenate([[False], chosen]).astype(np.uint8)[self.labels]


def find_ink(grey: np.ndarray) -> np.ndarray:
    """Ink (1) or paper (0) for each pixel of a grey page (H, W) uint8: (H, W) uint8.

    The paper's tone is followed over the page by a coarse dilation, so that stains and shade pass and
    mid-tones of a photograph count as ink.
    """
    height, width = grey.shape
    coarse = cv2.resize(grey, (max(width // 8, 1), max(height // 8, 1)), interpolation=cv2.INTER_AREA)
    window = max(coarse.shape) // 6 | 1
    around = cv2.blur(cv2.dilate(coarse, np.ones((window, window), np.uint8)), (window, window))
    least = PAPER_NEVER_BELOW * float(np.percentile(coarse, 95))
    paper = np.maximum(around.astype(np.float32), least)
    return (grey < INK_BELOW * cv2.resize(paper, (width, height))).astype(np.uint8)


def find_components(ink: np.ndarray) -> Components:
    """The 8-connected components of ``ink`` (H, W) uint8."""
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, y, w, h, area = statistics[1:].T
    return Components(labels, x, y, w, h, area)


def text_height(components: Components) -> float:
    """The height in pixels of the page's common letters; a 160th of its longer side where it has hardly any."""
    w, h = components.w, components.h
    letters = (h >= 4) & (h <= 60) & (w <= 3 * h) & (h <= 4 * w) & (components.area >= 8)
    if letters.sum() <= 30:
        return max(components.labels.shape) / 160
    return float(np.median(h[letters]))


def find_rules(components: Components, letter: float) -> np.ndarray:
    """Which components are printed rules, straight or slightly askew: (N,) bool."""
    longer, shorter = np.maximum(components.w, components.h), np.minimum(components.w, components.h)
    straight = shorter <= max(0.8 * letter, 4)
    askew = (shorter <= 0.03 * longer + 0.8 * letter) & (components.area <= 0.8 * letter * longer)
    return (longer >= 6 * letter) & (longer >= 8 * shorter) & (straight | askew)


def find_scan_edges(components: Components) -> np.ndarray:
    """Which components are the dark edge of the scan itself, not of the page: (N,) bool."""
    height, width = components.labels.shape
    down, across = int(height * MARGIN), int(width * MARGIN)
    in_margin = np.bincount(components.labels.ravel(), minlength=components.x.size + 1)
    inner = components.labels[down : height - down, across : width - across]
    in_margin = in_margin - np.bincount(inner.ravel(), minlength=components.x.size + 1)
    right, bottom = components.x + components.w, components.y + components.h
    touches = (components.x <= 1) | (components.y <= 1) | (right >= width - 1) | (bottom >= height - 1)
    return touches & (in_margin[1:] >= 0.85 * components.area)


def find_text_lines(components: Components, letters: np.ndarray, letter: float) -> np.ndarray:
    """Where lines of text lie: (H, W) uint8, 0 or 1.

    The ``letters`` (N,) bool are smeared along the line; what becomes long and stays low is a line. Lines run
    across the page or down it, as in East Asian print, whichever way holds more of the letters.
    """
    mask = components.mask(letters)
    across, down = _smeared_lines(mask, letter), _smeared_lines(mask.T, letter).T
    return across if (across & mask).sum() >= (down & mask).sum() else down


def _smeared_lines(mask: np.ndarray, letter: float) -> np.ndarray:
    mask = np.ascontiguousarray(mask)
    reach = np.ones((1, int(1.5 * letter) | 1), np.uint8)
    smeared = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, reach)
    smeared = cv2.morphologyEx(smeared, cv2.MORPH_OPEN, np.ones((1, int(2.5 * letter)), np.uint8))
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(smeared, connectivity=8)
    w, h = statistics[:, cv2.CC_STAT_WIDTH], statistics[:, cv2.CC_STAT_HEIGHT]
    lines = (w >= 3 * h) & (h <= 2.8 * letter) & (w >= 4 * letter)
    lines[0] = False
    return lines.astype(np.uint8)[labels]


def find_headlines(components: Components, candidates: np.ndarray, letter: float) -> np.ndarray:
    """Which of the large components in ``candidates`` (N,) bool are letters of a headline: (N,) bool.

    A headline's letters, small and capital, stand beside others on one line; a picture does not.
    """
    x, y, w, h = components.x, components.y, components.w, components.h
    found = np.zeros(x.size, dtype=bool)
    tall = np.flatnonzero(candidates & (h <= 16 * letter) & (w <= 30 * letter) & (w <= 5 * h) & (h <= 6 * w))
    for index in tall:
        on_line = np.abs(y[tall] + h[tall] - y[index] - h[index]) <= 0.25 * np.maximum(h[tall], h[index])
        alike = np.maximum(h[tall], h[index]) <= 2.2 * np.minimum(h[tall], h[index])
        row = tall[on_line & alike]
        gaps = np.maximum(x[row] - x[index] - w[index], x[index] - x[row] - w[row])
        beside = int((gaps < h[index]).sum()) - 1  # without the letter itself
        found[index] = beside >= 2 or (beside == 1 and row.size >= 4)
    return found


def without_straight_lines(ink: np.ndarray, suspects: np.ndarray, letter: float) -> np.ndarray:
    """``ink`` without the long thin horizontal and vertical strokes of ``suspects`` (both (H, W) uint8).

    Frames and column rules tie a picture to the text around it; with their strokes gone it comes loose. Solid
    black has long runs too but is not thin, and stays.
    """
    length, thickness = max(int(6 * letter), 2), int(1.2 * letter) + 1
    strokes = np.zeros_like(suspects)
    for run, across in (((length, 1), (1, thickness)), ((1, length), (thickness, 1))):
        straight = cv2.morphologyEx(suspects, cv2.MORPH_OPEN, np.ones(run, np.uint8))
        strokes |= straight & ~cv2.morphologyEx(straight, cv2.MORPH_OPEN, np.ones(across, np.uint8))
    return ink & ~strokes & 1
