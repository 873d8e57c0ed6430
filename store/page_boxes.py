"""A page with the boxes that its images were cut along."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from store.box_corrections import Region
from store.catalogue import Catalogue

PAGE = """
SELECT
    pages.id AS page_id,
    pages.document_id,
    pages.number,
    pages.label,
    pages.width,
    pages.height,
    pages.image_url,
    pages.fetched_url AS library_url,
    pages.status,
    pages.error,
    pages.left_out,
    documents.periodical,
    documents.issue
FROM pages
JOIN documents ON documents.id = pages.document_id
WHERE pages.id = $id
"""
BOXES = """
SELECT id, x, y, w, h, segmenter, segment_score AS score
FROM images
WHERE page_id = $id
ORDER BY node
"""
NEIGHBOURS = """
SELECT before, after
FROM (
    SELECT
        id,
        lag(id) OVER (ORDER BY number, id) AS before,
        lead(id) OVER (ORDER BY number, id) AS after
    FROM pages
    WHERE document_id = $document
)
WHERE id = $id
"""


@dataclass(frozen=True)
class FoundBox:
    """The box of an image: its region of the page in pixels, and who found it how surely (None if nobody judged)."""

    image_id: str
    region: Region
    segmenter: str
    score: float | None


@dataclass(frozen=True)
class PageWithBoxes:
    """A page as it was last built. ``library_url`` gives its picture at the library, ``before`` and ``after`` are the ids of its
    neighbours in the document, and ``left_out`` counts what on it was taken for no illustration, by reason. ``width`` and
    ``height`` are None where nobody has seen the page yet.
    """

    page_id: str
    number: int
    label: str | None
    width: int | None
    height: int | None
    image_url: str | None
    library_url: str | None
    status: str
    error: str | None
    left_out: Mapping[str, int]
    periodical: str | None
    issue: str | None
    before: str | None
    after: str | None
    boxes: tuple[FoundBox, ...]

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height in pixels, None where they are not known."""
        return (self.width, self.height) if self.width and self.height else None


def page_with_boxes(catalogue: Catalogue, page_id: str) -> PageWithBoxes | None:
    """The page with this id, None if the store has none."""
    rows = catalogue.query(PAGE, {"id": page_id}).to_pylist()
    if not rows:
        return None
    row: dict[str, Any] = rows[0]
    document, left_out = row.pop("document_id"), json.loads(row.pop("left_out") or "{}")
    (neighbours,) = catalogue.query(NEIGHBOURS, {"id": page_id, "document": document}).to_pylist()
    boxes = tuple(
        FoundBox(box["id"], (box["x"], box["y"], box["w"], box["h"]), box["segmenter"], box["score"])
        for box in catalogue.query(BOXES, {"id": page_id}).to_pylist()
    )
    return PageWithBoxes(**row, **neighbours, left_out=left_out, boxes=boxes)
