"""How the prints of a picture lie on one of them, told by the details that verification found in both."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from lancedb.expr import col, lit

from store.database import Store, among


@dataclass(frozen=True)
class Alignment:
    """Where a print lies on another: ``transform`` (float64, (3, 3)) takes points of the other to points of the print.

    Points are in shares of each picture's longer side; ``inverted`` says that one is the other's negative.
    """

    transform: np.ndarray
    inverted: bool


def alignments(store: Store, ids: Sequence[str]) -> dict[str, Alignment]:
    """How the images ``ids`` lie on the one of them that most others match, which comes first; empty if none match.

    One that matches it only through others is laid by way of these; what no chain of matches reaches is left out.
    """
    ways = _matches(store, ids)
    if not ways:
        return {}
    reference = max((name for name in ids if name in ways), key=lambda name: len(ways[name]))
    laid = {reference: Alignment(np.eye(3), False)}
    waiting = deque([reference])
    while waiting:
        here = waiting.popleft()
        for there, onward in ways[here]:
            if there not in laid:
                transform = onward.transform @ laid[here].transform
                laid[there] = Alignment(transform, laid[here].inverted != onward.inverted)
                waiting.append(there)
    return laid


def _matches(store: Store, ids: Sequence[str]) -> dict[str, list[tuple[str, Alignment]]]:
    """For each image, those that it matches and how they lie on it."""
    if not ids or not store.has("verifications"):
        return {}
    where = among("a", ids) & among("b", ids) & (col("joins") == lit(True))
    rows = store.rows("verifications", ["a", "b", "transform", "inverted"], where).sort_by(
        [("a", "ascending"), ("b", "ascending")]
    )
    ways: dict[str, list[tuple[str, Alignment]]] = {}
    for row in rows.to_pylist():
        if row["transform"] is None:
            continue
        transform = np.vstack([np.reshape(row["transform"], (2, 3)), [0, 0, 1]]).astype(np.float64)
        if abs(np.linalg.det(transform)) < 1e-6:
            continue
        back = np.linalg.inv(transform)
        ways.setdefault(row["a"], []).append((row["b"], Alignment(transform, row["inverted"])))
        ways.setdefault(row["b"], []).append((row["a"], Alignment(back, row["inverted"])))
    return ways
