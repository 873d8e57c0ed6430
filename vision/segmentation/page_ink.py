"""The classical pass: which regions of a page are pictures, told from the ink alone."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from vision.segmentation.ink import (
    Components,
    find_components,
    find_headlines,
    find_ink,
    find_rules,
    find_scan_edges,
    find_text_lines,
    text_height,
    without_straight_lines,
)
from vision.segmentation.rectangles import areas, intersections, union

LARGE, LONG = 8, 40
"""Letters a component must measure to be a frame or rule around text; to be one around a page or column."""
TEXT_FRAMED, TEXT_IN_PAGE_FRAME = 0.3, 0.12
"""Share of lines of text in the bounding box of a large component, of a long one, that makes it a frame."""
JOINED_OVER = 1.5
"""Letters of white over which the ink of one picture is joined."""
LIES_AGAINST = 3
"""Letters of white within which a small piece belongs to a large one."""
MOST_REGIONS = 300
"""Regions looked at on one page, the largest first; only noise has more."""


@dataclass
class PageInk:
    """What the ink of a page tells. All masks are (H, W) uint8, 0 or 1.

    ``letter``: height of common letters, pixels. ``ink``: everything printed. ``text``: letters that stand
    in lines of text. ``lines``: the area of those lines. ``barriers``: rules and lines of text, which
    part pictures. ``pictures``: ink that is neither text, headline, rule nor scan edge. ``seeds``: components
    too large for letters; ``seed_sizes`` the areas of their bounding boxes by label.
    """

    letter: float
    ink: np.ndarray
    text: np.ndarray
    lines: np.ndarray
    barriers: np.ndarray
    pictures: np.ndarray
    seeds: np.ndarray
    seed_sizes: np.ndarray

    def text_share(self, rectangle: np.ndarray) -> float:
        """The share of the ink in ``rectangle`` (4,) that is letters in lines of text."""
        return _sum(self.text, rectangle) / max(_sum(self.ink, rectangle), 1)

    def largest_seed_share(self, rectangle: np.ndarray) -> float:
        """The largest component's bounding box over ``rectangle`` (4,), by area: small in a text."""
        within = self.seeds[_part(rectangle)]
        labels = np.unique(within[within > 0])
        largest = self.seed_sizes[labels].max() if labels.size else 0
        return float(largest) / max(areas(rectangle[None])[0], 1)


def read_ink(grey: np.ndarray) -> PageInk:
    """Analyses a grey page (H, W) uint8, best at about 1,300 pixels on its longer side."""
    ink = find_ink(grey)
    components = find_components(ink)
    letter = text_height(components)
    lines = find_text_lines(components, _letters(components, letter), letter)

    # Frames and column rules that hold text are taken off; a frame of other shape that is left is no picture either.
    covered, longer = _covered(lines, components), np.maximum(components.w, components.h)
    ties = (longer >= LARGE * letter) & (covered > TEXT_FRAMED)
    ties |= (longer >= LONG * letter) & (covered > TEXT_IN_PAGE_FRAME)
    suspects = find_rules(components, letter) | ties
    suspects &= ~find_scan_edges(components)
    if suspects.any():
        components = find_components(without_straight_lines(ink, components.mask(suspects), letter))
    rules, edges = find_rules(components, letter), find_scan_edges(components)
    letters = _letters(components, letter) & ~edges
    w, h = components.w, components.h
    covered, longer = _covered(lines, components), np.maximum(w, h)
    thin = (longer >= LONG * letter) & (components.area <= 1.2 * letter * (w + h))
    frames = (longer >= LARGE * letter) & (covered > TEXT_FRAMED)
    frames |= thin & (covered > TEXT_IN_PAGE_FRAME)

    large = ((h >= 3 * letter) & (w >= 2 * letter)) | ((w >= 10 * letter) & (h >= 2.6 * letter))
    large &= ~rules & ~edges & ~frames
    headlines = find_headlines(components, large, letter)
    in_lines = np.bincount(components.labels[lines > 0], minlength=w.size + 1)[1:]
    text = components.mask(letters & (in_lines >= 0.4 * components.area))
    rule_mask = ink & ~components.mask(np.ones(w.size, dtype=bool)) | components.mask(rules)
    pictures = components.mask(~rules & ~edges & ~frames & ~headlines) & ~text & 1
    seeds = np.where(components.mask(large & ~headlines), components.labels, 0)
    sizes = np.concatenate([[0], w * h])
    return PageInk(letter, ink, text, lines, lines | rule_mask, pictures, seeds, sizes)


def picture_regions(page: PageInk) -> np.ndarray:
    """The regions that may be pictures: integers (N, 4), left, top, right, bottom.

    Ink that is no text is joined over gaps of one and a half letters; what holds a seed is a region; what
    belongs to one picture is merged.
    """
    reach = int(JOINED_OVER * page.letter) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    joined = cv2.morphologyEx(page.pictures, cv2.MORPH_CLOSE, kernel)
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = np.unique(labels[page.seeds > 0])
    x, y, w, h, _ = statistics[found[found > 0]].T
    regions = np.stack([x, y, x + w, y + h], axis=1)
    regions = regions[np.argsort(-areas(regions), kind="stable")[:MOST_REGIONS]]
    return _merge(regions, page)


def _merge(regions: np.ndarray, page: PageInk) -> np.ndarray:
    """Merges regions that overlap by a quarter of the smaller, or overlap and fill their common rectangle, and
    small ones lying against a large one with no rule or text between.
    """
    barriers = cv2.integral(page.barriers)
    merged = True
    while merged and len(regions) > 1:
        merged = False
        regions = regions[np.argsort(-areas(regions), kind="stable")]
        sizes, shared = areas(regions), intersections(regions, regions)
        for large in range(len(regions)):
            others = np.arange(large + 1, len(regions))
            spans = _spans(regions[large], regions[others])
            filled = sizes[large] + sizes[others] - shared[large, others] > 0.9 * spans
            overlap = shared[large, others]
            joins = others[(overlap > 0.25 * sizes[others]) | ((overlap > 0) & filled)]
            small = others[(sizes[others] < 0.25 * sizes[large]) & ~np.isin(others, joins)]
            near = [
                index
                for index in small
                if _lies_against(regions[large], regions[index], page.letter, barriers)
            ]
            group = [large, *joins, *near]
            if len(group) > 1:
                whole = union(regions[group])
                regions = np.concatenate([np.delete(regions, group, axis=0), whole[None]])
                merged = True
                break
    return regions


def _spans(one: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The area of the smallest rectangle that holds ``one`` (4,) and each of ``others`` (N, 4): (N,)."""
    low, high = np.minimum(one[:2], others[:, :2]), np.maximum(one[2:], others[:, 2:])
    return areas(np.concatenate([low, high], axis=1))


def _lies_against(large: np.ndarray, small: np.ndarray, letter: float, barriers: np.ndarray) -> bool:
    """Whether ``small`` lies within three letters of ``large``, beside or below it, with nothing between
    them.
    """
    low, high = np.maximum(large[:2], small[:2]), np.minimum(large[2:], small[2:])
    sides = small[2:] - small[:2]
    for along, across in ((0, 1), (1, 0)):
        gap = low[across] - high[across]
        if high[along] - low[along] >= 0.8 * sides[along] and gap <= LIES_AGAINST * letter:
            if gap <= 0:
                return True
            between = np.array([low[0], low[1], high[0], high[1]])
            between[across], between[across + 2] = high[across], low[across]
            left, top, right, bottom = between
            crossed = (
                barriers[bottom, right] - barriers[top, right] - barriers[bottom, left] + barriers[top, left]
            )
            return bool(crossed == 0)
    return False


def _letters(components: Components, letter: float) -> np.ndarray:
    w, h = components.w, components.h
    small = (h >= 0.35 * letter) & (h <= 2.6 * letter) & (w <= 8 * letter)
    return small & ~find_rules(components, letter) & ~find_scan_edges(components)


def _covered(mask: np.ndarray, components: Components) -> np.ndarray:
    """The share of each component's bounding box that ``mask`` covers: (N,)."""
    sums = cv2.integral(mask)
    x, y, right, bottom = components.x, components.y, components.x + components.w, components.y + components.h
    inside = sums[bottom, right] - sums[y, right] - sums[bottom, x] + sums[y, x]
    return inside / np.maximum(components.w * components.h, 1)


def _part(rectangle: np.ndarray) -> tuple[slice, slice]:
    left, top, right, bottom = (int(value) for value in rectangle)
    return slice(top, bottom), slice(left, right)


def _sum(mask: np.ndarray, rectangle: np.ndarray) -> int:
    return int(mask[_part(rectangle)].sum())
