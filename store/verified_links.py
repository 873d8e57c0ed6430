"""Links and what local verification found of them.

Verifications speak of images by their ids, so that they outlive the graph, which speaks of nodes: after new documents only the
pairs that are new are looked at.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from store.database import Store, among
from store.forest import maximum_spanning_forest
from store.links import Links
from store.tables import FOREST, LINKS

SAME, PART, SIMILAR = KINDS = ("same", "part", "similar")
"""What a link can be found to be: the same picture, a shared part, or merely similar."""


def read_links(store: Store) -> Links:
    """All links of the graph."""
    rows = store.rows("links", ["a", "b", "similarity"])
    return Links(*(rows[name].to_numpy() for name in ("a", "b", "similarity")))


def worth_verifying(links: Links, *, minimum: float, neighbours: int) -> np.ndarray:
    """Positions (rising) of the links of at least ``minimum`` that are among the best ``neighbours`` of either picture."""
    strong = np.flatnonzero(links.similarity >= np.float32(minimum))
    ends = np.concatenate([links.a[strong], links.b[strong]])
    similarity = np.tile(links.similarity[strong], 2)
    order = np.lexsort((np.tile(strong, 2), -similarity, ends))
    first = np.flatnonzero(np.diff(ends[order], prepend=-1))
    rank = np.arange(len(order)) - np.repeat(first, np.diff(first, append=len(order)))
    return np.unique(np.tile(strong, 2)[order[rank < neighbours]])


def image_ids(store: Store) -> np.ndarray:
    """The id of each image (bytes), by node."""
    return _as_bytes(store.rows("images", ["id", "node"]).sort_by("node")["id"])


@dataclass(frozen=True)
class Findings:
    """What is known of each of some links, in their order.

    ``known`` (bool) whether it was looked at, ``kind`` (int8) the position in ``KINDS`` or -1, ``joins`` (bool) whether it joins
    its two pictures.
    """

    known: np.ndarray
    kind: np.ndarray
    joins: np.ndarray

    @classmethod
    def none(cls, count: int) -> Findings:
        """Nothing known of any of ``count`` links."""
        return cls(np.zeros(count, bool), np.full(count, -1, np.int8), np.zeros(count, bool))


def findings(store: Store, links: Links, ids: np.ndarray) -> Findings:
    """What verification found of ``links``, whose nodes have the ``ids``."""
    found = Findings.none(len(links))
    if not (len(links) and store.has("verifications")):
        return found
    count = len(ids)
    keys = links.a.astype(np.int64) * count + links.b
    order = np.argsort(keys)
    by_id = np.argsort(ids)
    for rows in store.batches("verifications", ["a", "b", "kind", "joins"], rows=1 << 18):
        ends = [_nodes(rows.column(name), ids, by_id) for name in ("a", "b")]
        pairs = np.minimum(*ends).astype(np.int64) * count + np.maximum(*ends)
        place = np.searchsorted(keys, pairs, sorter=order)
        position = order[np.minimum(place, len(keys) - 1)]
        there = (np.minimum(*ends) >= 0) & (keys[position] == pairs)
        kinds = rows.column("kind").to_numpy(zero_copy_only=False)
        position = position[there]
        found.known[position] = True
        for number, kind in enumerate(KINDS):
            found.kind[position[kinds[there] == kind]] = number
        found.joins[position] = rows.column("joins").to_numpy(zero_copy_only=False)[there]
    return found


def joined_pairs(store: Store, pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str], bool]:
    """Whether verification joins the two images (ids) of each of ``pairs``; those that it did not look at are left out."""
    names = {name for pair in pairs for name in pair}
    if not (names and store.has("verifications")):
        return {}
    rows = store.rows("verifications", ["a", "b", "joins"], among("a", names) & among("b", names))
    found = {frozenset((row["a"], row["b"])): bool(row["joins"]) for row in rows.to_pylist()}
    return {pair: found[frozenset(pair)] for pair in pairs if frozenset(pair) in found}


def write_findings(store: Store, links: Links, found: Findings) -> Links:
    """Writes the kinds into the table ``links``, and those that join as ``verified_forest``, which it returns."""
    kinds = pa.array(KINDS).take(pa.array(found.kind, mask=found.kind < 0))
    store.replace("links", pa.Table.from_arrays([links.a, links.b, links.similarity, kinds], schema=LINKS))
    joined = Links(links.a[found.joins], links.b[found.joins], links.similarity[found.joins])
    forest = maximum_spanning_forest(joined, store.count("images"))
    store.replace(
        "verified_forest", pa.Table.from_arrays([forest.a, forest.b, forest.similarity], schema=FOREST)
    )
    return forest


def _as_bytes(column: pa.ChunkedArray | pa.Array) -> np.ndarray:
    return column.to_numpy(zero_copy_only=False).astype("S") if len(column) else np.empty(0, "S1")


def _nodes(column: pa.Array, ids: np.ndarray, by_id: np.ndarray) -> np.ndarray:
    """The nodes of images by their ids; -1 for those that are no longer in the corpus."""
    asked = _as_bytes(column)
    place = by_id[np.minimum(np.searchsorted(ids, asked, sorter=by_id), len(ids) - 1)]
    return np.where(ids[place] == asked, place, -1)
