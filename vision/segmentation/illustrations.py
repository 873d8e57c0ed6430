"""From raw boxes to illustrations: what the candidates of every segmenter go through at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from vision.segmentation.box import Box, Segmentation
from vision.segmentation.rectangles import areas, intersections, reading_order

LEAST_AREA = 0.005
"""Share of the page below which a candidate is no illustration, as in docExtractor."""
MOST_SLENDER = 12.0
"""Longer over shorter side above which a candidate is a rule."""
MOST_HELD = 0.8
"""Share of a candidate's area inside a larger one above which it is a part of that one."""


@dataclass
class Candidates:
    """Boxes that may be illustrations: ``rectangles`` (N, 4) of left, top, right, bottom in pixels,
    ``scores`` (N,) in 0..1 and the names of their classes.
    """

    rectangles: np.ndarray = field(default_factory=lambda: np.empty((0, 4)))
    scores: np.ndarray = field(default_factory=lambda: np.empty(0))
    kinds: list[str] = field(default_factory=list)

    def add(self, rectangle: np.ndarray, score: float, kind: str) -> None:
        """Appends one candidate."""
        self.rectangles = np.concatenate([self.rectangles, np.asarray(rectangle, dtype=float)[None]])
        self.scores = np.append(self.scores, score)
        self.kinds.append(kind)

    def extend(self, others: Candidates) -> None:
        """Appends all of ``others``."""
        self.rectangles = np.concatenate([self.rectangles, others.rectangles])
        self.scores = np.concatenate([self.scores, others.scores])
        self.kinds += others.kinds

    def without(self, gone: np.ndarray) -> Candidates:
        """The candidates that ``gone`` (N,) bool does not select."""
        kinds = [kind for kind, leaves in zip(self.kinds, gone, strict=True) if not leaves]
        return Candidates(self.rectangles[~gone], self.scores[~gone], kinds)


def finish(
    candidates: Candidates,
    page_size: tuple[int, int],
    segmenter: str,
    dropped: Counter[str],
    *,
    margin: float = 0.0,
) -> Segmentation:
    """The illustrations among ``candidates`` on a page of ``page_size`` (height, width), in reading order.

    Boxes are cut to the page; specks, rules and parts of larger boxes are dropped and counted in ``dropped``;
    the ``margin``, a share of a box's shorter side, is added on every side. A box may be the whole page.
    """
    height, width = page_size
    limits = np.array([width, height, width, height])
    candidates.rectangles = np.clip(candidates.rectangles, 0, limits)
    specks = areas(candidates.rectangles) < LEAST_AREA * height * width
    candidates = _drop(candidates, specks, "too small", dropped)
    sides = candidates.rectangles[:, 2:] - candidates.rectangles[:, :2]
    candidates = _drop(candidates, sides.max(axis=1) > MOST_SLENDER * sides.min(axis=1), "rule", dropped)
    candidates = _drop(candidates, _parts(candidates), "part of another", dropped)

    sides = candidates.rectangles[:, 2:] - candidates.rectangles[:, :2]
    grown = margin * sides.min(axis=1, initial=max(width, height))[:, None] * np.array([-1, -1, 1, 1])
    rectangles = np.clip(np.rint(candidates.rectangles + grown), 0, limits).astype(int)
    boxes = []
    for index in reading_order(rectangles):
        left, top, right, bottom = (int(value) for value in rectangles[index])
        score, kind = round(float(candidates.scores[index]), 4), candidates.kinds[index]
        boxes.append(Box(left, top, right - left, bottom - top, score, kind, segmenter))
    return Segmentation(boxes, dropped)


def _parts(candidates: Candidates) -> np.ndarray:
    """Which candidates lie inside a larger one, or inside one of the same size before them: (N,) bool."""
    sizes = areas(candidates.rectangles)
    order = np.argsort(-sizes, kind="stable")
    inside = intersections(candidates.rectangles, candidates.rectangles) > MOST_HELD * sizes[:, None]
    gone = np.zeros(len(sizes), dtype=bool)
    for position, index in enumerate(order):
        gone[index] = inside[index, order[:position]].any()
    return gone


def _drop(candidates: Candidates, gone: np.ndarray, reason: str, dropped: Counter[str]) -> Candidates:
    if gone.any():
        dropped[reason] += int(gone.sum())
    return candidates.without(gone)
