"""The maximum spanning forest of the links: all that is needed to cluster at any threshold.

The connected components of all links with similarity >= t are exactly those of the forest's edges with similarity >= t,
because any path between two images can be replaced by forest edges none of which is weaker. Sorted by falling similarity,
the forest answers every threshold by a prefix: no link is looked at again when the threshold moves.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree

from store.links import Links


def maximum_spanning_forest(links: Links, nodes: int) -> Links:
    """The forest of ``links`` over ``nodes`` nodes, sorted by falling similarity, then a, then b.

    SciPy's minimum spanning tree runs on the links' ranks, not on their similarities: ranks are whole numbers without ties,
    so that the forest is unique and no rounding changes what is connected at a threshold.
    """
    if not len(links):
        return links
    order = np.lexsort((links.b, links.a, -links.similarity))
    rank = np.empty(len(order), dtype=np.float64)
    rank[order] = np.arange(1, len(order) + 1)
    graph = coo_array((rank, (links.a, links.b)), shape=(nodes, nodes)).tocsr()
    kept = order[np.sort(minimum_spanning_tree(graph).data.astype(np.int64)) - 1]
    return Links(links.a[kept], links.b[kept], links.similarity[kept])


def prefix_length(similarity: np.ndarray, threshold: float) -> int:
    """How many edges of a forest sorted by falling ``similarity`` are at least ``threshold``."""
    return int(np.searchsorted(-similarity, -np.float32(threshold), side="right"))
