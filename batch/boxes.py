"""A table of boxes that someone has drawn: where the illustrations of a page are, and what they are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from batch.table import TableError, read_table, table_columns

COLUMNS = ("page", "x", "y", "w", "h")
OPTIONAL = ("title", "kind")


class BoxesError(ValueError):
    """A table of boxes that cannot be used; the message says where and why."""


@dataclass(frozen=True)
class KnownBox:
    """An illustration on a page, in pixels of the full picture: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float
    title: str | None = None
    kind: str | None = None


Boxes = Mapping[str, Sequence[KnownBox]]
"""Boxes by page: a canvas's URI, the address of a page's picture, or a file name in the folder of images."""


def read_boxes(path: Path) -> Boxes:
    """The boxes of the table ``path`` (CSV, TSV, Excel, Parquet), in its order.

    It has the columns ``page``, ``x``, ``y``, ``w``, ``h`` (pixels of the full picture) and may have ``title`` and ``kind``.

    Raises:
        BoxesError: it cannot be read, a column is missing, or a row is no box.
    """
    try:
        columns, rows = table_columns(path), read_table(path)
    except TableError as error:
        raise BoxesError(str(error)) from error
    if missing := [name for name in COLUMNS if name not in columns]:
        raise BoxesError(f"{path.name} has no column {', '.join(missing)}")
    boxes: dict[str, list[KnownBox]] = defaultdict(list)
    for number, row in enumerate(rows, start=2):
        page = row["page"]
        try:
            x, y, w, h = (float(row[name] or "") for name in COLUMNS[1:])
        except ValueError:
            raise BoxesError(f"{path.name}, row {number}: x, y, w and h must be numbers") from None
        if not page or not all(map(math.isfinite, (x, y, w, h))) or w < 1 or h < 1:
            raise BoxesError(f"{path.name}, row {number}: it needs a page, and a box of at least one pixel")
        boxes[page].append(KnownBox(x, y, w, h, row.get("title"), row.get("kind")))
    return boxes
