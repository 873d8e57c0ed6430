"""The surroundings of a cluster: the images nearest to any of its own that are not in it.

Links tell them exactly down to the lowest similarity that the graph keeps. Below it, and where a graph keeps few links, the
nearest vectors of some of the cluster's images do.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from lancedb.expr import Expr, col, lit

from store.database import Store, matrix
from store.filters import Filters
from store.search import nearest_images

PROBES = 8
"""Images of the cluster whose nearest vectors are asked for."""
NEAREST = 80
"""Images asked for, beyond as many as the cluster may itself be found with."""
MOST_OWN = 400
MOST_COMPARED = 2_000
"""Images of the cluster that those found are compared with."""
MOST_LINKED = 500
LINKS_AT_ONCE = 500_000


def surroundings(store: Store, members: np.ndarray, filters: Filters | None = None) -> pa.Table:
    """The images outside the cluster ``members`` (rising nodes, int32) that pass ``filters``, nearest first.

    Returns:
        Columns ``node``, ``member`` (the image of the cluster that it is most similar to) and ``similarity`` (float32), by
        falling similarity, then node.
    """
    linked = _linked(store, members)
    own = _vectors(store, _spread(members, MOST_COMPARED))
    probes = _spread(np.array(list(own), np.int32), PROBES)
    found = np.unique(linked["node"].to_numpy())
    if len(probes):
        count = NEAREST + min(len(members), MOST_OWN)
        near = nearest_images(store, np.stack([own[node] for node in probes]), count=count, filters=filters)
        found = np.union1d(found, near["node"].to_numpy())
    outside = _vectors(store, np.setdiff1d(found, members), filters)
    linked = linked.filter(pa.array(np.isin(linked["node"].to_numpy(), list(outside))))
    return _nearest_of_each(pa.concat_tables([linked, _compared(outside, own)]))


def nearest_members(store: Store, nodes: np.ndarray, members: np.ndarray) -> pa.Table:
    """Which of the images ``members`` each of ``nodes`` is most similar to: ``node``, ``member``, ``similarity`` as above.

    Images without a vector are left out.
    """
    own = _vectors(store, _spread(members, MOST_COMPARED))
    return _nearest_of_each(_compared(_vectors(store, nodes), own))


def _compared(outside: dict[int, np.ndarray], own: dict[int, np.ndarray]) -> pa.Table:
    """For each image outside, the most similar of the cluster's own."""
    if not own or not outside:
        return _pairs(*(np.empty(0, kind) for kind in (np.int32, np.int32, np.float32)))
    nodes, members = np.array(list(outside), np.int32), np.array(list(own), np.int32)
    scores = np.stack(list(outside.values())) @ np.stack(list(own.values())).T
    best = scores.argmax(axis=1)
    return _pairs(nodes, members[best], scores[np.arange(len(nodes)), best])


def _linked(store: Store, members: np.ndarray) -> pa.Table:
    """The strongest links out of the cluster. All links are read, which beats a search for a few hundred nodes among them."""
    found = [_pairs(*(np.empty(0, kind) for kind in (np.int32, np.int32, np.float32)))]
    for batch in (
        store.batches("links", ["a", "b", "similarity"], rows=LINKS_AT_ONCE) if store.has("links") else ()
    ):
        a, b, similarity = (batch.column(name).to_numpy() for name in ("a", "b", "similarity"))
        a_inside, b_inside = np.isin(a, members), np.isin(b, members)
        for inside, outside, leaving in ((a, b, a_inside & ~b_inside), (b, a, b_inside & ~a_inside)):
            found.append(_pairs(outside[leaving], inside[leaving], similarity[leaving]))
    return _nearest_of_each(pa.concat_tables(found)).slice(0, MOST_LINKED)


def _vectors(store: Store, nodes: np.ndarray, filters: Filters | None = None) -> dict[int, np.ndarray]:
    """The vectors (float32) of those of ``nodes`` that have one and pass ``filters``, by node, rising."""
    if not len(nodes):
        return {}
    where = col("node").isin([lit(int(node)) for node in nodes])
    expression: Expr | None = (filters or Filters()).expression()
    rows = store.rows("images", ["node", "vector"], where if expression is None else where & expression)
    rows = rows.filter(rows["vector"].is_valid()).sort_by("node")
    vectors = matrix(rows["vector"].combine_chunks()).astype(np.float32)
    return dict(zip(rows["node"].to_pylist(), vectors, strict=True))


def _spread(nodes: np.ndarray, most: int) -> np.ndarray:
    """At most ``most`` of ``nodes``, evenly spread."""
    return nodes if len(nodes) <= most else nodes[np.linspace(0, len(nodes) - 1, most).round().astype(int)]


def _pairs(nodes: np.ndarray, members: np.ndarray, similarity: np.ndarray) -> pa.Table:
    return pa.table({"node": nodes, "member": members, "similarity": similarity})


def _nearest_of_each(pairs: pa.Table) -> pa.Table:
    """For every node, the member that it is most similar to."""
    node, member, similarity = (pairs[name].to_numpy() for name in ("node", "member", "similarity"))
    order = np.lexsort((member, node, -similarity))
    _, first = np.unique(node[order], return_index=True)
    return pairs.take(order[np.sort(first)])
