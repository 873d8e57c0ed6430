"""Arithmetic on rectangles: float or integer arrays (N, 4) of left, top, right, bottom."""

from __future__ import annotations

import numpy as np


def areas(rectangles: np.ndarray) -> np.ndarray:
    """The area of each rectangle, (N,); 0 where right <= left or bottom <= top."""
    return np.prod(np.clip(rectangles[:, 2:] - rectangles[:, :2], 0, None), axis=1)


def intersections(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The area each of ``first`` (N, 4) shares with each of ``second`` (M, 4): (N, M)."""
    low = np.maximum(first[:, None, :2], second[None, :, :2])
    high = np.minimum(first[:, None, 2:], second[None, :, 2:])
    return np.prod(np.clip(high - low, 0, None), axis=2)


def intersections_over_unions(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The intersection over union (IoU) of each of ``first`` (N, 4) with each of ``second`` (M, 4): (N,
    M).
    """
    shared = intersections(first, second)
    unions = areas(first)[:, None] + areas(second)[None, :] - shared
    return shared / np.maximum(unions, 1e-9)


def union(rectangles: np.ndarray) -> np.ndarray:
    """The smallest rectangle (4,) that holds all of ``rectangles`` (N, 4), N > 0."""
    return np.concatenate([rectangles[:, :2].min(axis=0), rectangles[:, 2:].max(axis=0)])


def suppress_overlaps(rectangles: np.ndarray, scores: np.ndarray, most_overlap: float) -> np.ndarray:
    """Non-maximum suppression: the indices kept, best score first; equal scores keep their order.

    A rectangle goes when its IoU with a better one that stays exceeds ``most_overlap``.
    """
    order = np.argsort(-scores, kind="stable")
    kept: list[int] = []
    while order.size:
        best, order = order[0], order[1:]
        kept.append(int(best))
        overlap = intersections_over_unions(rectangles[best : best + 1], rectangles[order])[0]
        order = order[overlap <= most_overlap]
    return np.array(kept, dtype=int)


def reading_order(rectangles: np.ndarray) -> list[int]:
    """The indices of ``rectangles`` in the order they are read: band by band downwards, left to right in a
    band.

    A band is begun by the topmost rectangle left and holds those whose upper edge lies above its middle.
    """
    left = list(np.lexsort((rectangles[:, 0], rectangles[:, 1])))
    order: list[int] = []
    while left:
        middle = (rectangles[left[0], 1] + rectangles[left[0], 3]) / 2
        band = [index for index in left if rectangles[index, 1] < middle] or left[:1]
        order += sorted((int(index) for index in band), key=lambda index: (rectangles[index, 0], index))
        left = [index for index in left if index not in band]
    return order
