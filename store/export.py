"""Taking results away: CSV that a spreadsheet opens as it is meant."""

from __future__ import annotations

import csv
import io
from typing import Any

import pyarrow as pa

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_csv(rows: pa.Table, provenance: dict[str, Any]) -> bytes:
    """``rows`` as CSV (UTF-8 with its mark, so that Excel reads accents), each row with the columns of ``provenance``.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([*rows.column_names, *provenance])
    tail = [_plain(value) for value in provenance.values()]
    for row in rows.to_pylist():
        writer.writerow([*(_plain(value) for value in row.values()), *tail])
    return stream.getvalue().encode("utf-8-sig")


def _plain(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value
