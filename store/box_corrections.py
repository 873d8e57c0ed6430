"""Boxes that people corrected: what their decisions make of the boxes that a segmenter found on a page.

A correction outlives the segmenter it was made against: a box that was removed stays away when another method finds nearly
the same one, and a box that was drawn takes the place of what is found there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from store.curation import Decision

BOX_REMOVED = "box removed"
BOX_ADDED = "box added"
BOX_REDRAWN = "box redrawn"
BOX_KINDS = (BOX_REMOVED, BOX_ADDED, BOX_REDRAWN)
BY_HAND = "hand"
"""The segmenter's name of boxes that people drew."""
SAME = 0.5
"""Overlap (intersection over union) from which two boxes are the same illustration."""
Region = tuple[int, int, int, int]
"""x, y, w, h in pixels of the page."""


@dataclass
class Corrections:
    """What was decided about a page: regions that are no illustrations, and illustrations as they were drawn."""

    removed: list[Region] = field(default_factory=list)
    drawn: list[Region] = field(default_factory=list)

    def keep(self, region: Region) -> bool:
        """Whether a box that a segmenter found stays: nobody removed it or drew it otherwise."""
        return not any(overlap(region, other) >= SAME for other in (*self.removed, *self.drawn))


def removal(region: Region, page_size: tuple[int, int]) -> dict[str, Any]:
    """What a decision ``BOX_REMOVED`` holds; also what ``BOX_ADDED`` does. ``page_size`` is that which the box is measured in."""
    return {"box": list(region), "page_size": list(page_size)}


addition = removal


def redrawing(old: Region, new: Region, page_size: tuple[int, int]) -> dict[str, Any]:
    """What a decision ``BOX_REDRAWN`` holds."""
    return {"box": list(old), "to": list(new), "page_size": list(page_size)}


def corrections(decisions: Collection[Decision], page_size: tuple[int, int]) -> Corrections:
    """What ``decisions`` about one page, in force and in the order made, come to on its picture of ``page_size``.

    The picture may have another size than the one that was corrected; boxes are scaled to it.
    """
    found = Corrections()
    for decision in decisions:
        if decision.kind in (BOX_REMOVED, BOX_REDRAWN):
            gone = _region(decision.what["box"], decision.what["page_size"], page_size)
            found.drawn = [region for region in found.drawn if overlap(region, gone) < SAME]
            found.removed.append(gone)
        if decision.kind in (BOX_ADDED, BOX_REDRAWN):
            place = decision.what["to" if decision.kind == BOX_REDRAWN else "box"]
            drawn = _region(place, decision.what["page_size"], page_size)
            found.drawn = [region for region in found.drawn if overlap(region, drawn) < SAME]
            found.drawn.append(drawn)
    return found


def overlap(one: Region, other: Region) -> float:
    """Intersection over union of two regions, 0..1."""
    width = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    height = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    shared = max(width, 0) * max(height, 0)
    return shared / max(one[2] * one[3] + other[2] * other[3] - shared, 1)


def _region(box: Sequence[float], measured: Sequence[int], size: tuple[int, int]) -> Region:
    """A box measured on a picture of the size ``measured``, on one of ``size`` (both width, height), kept within it."""
    across, down = size[0] / measured[0], size[1] / measured[1]
    left, right = (min(max(round(edge * across), 0), size[0]) for edge in (box[0], box[0] + box[2]))
    top, bottom = (min(max(round(edge * down), 0), size[1]) for edge in (box[1], box[1] + box[3]))
    return left, top, right - left, bottom - top
