"""Clusters: the connected components of the forest at a threshold.

A cluster is called by the smallest node it has. Nodes are numbered once and kept, so a cluster keeps its name from build to
build as long as that image stays in it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from store.database import Store
from store.forest import prefix_length
from store.links import Links


@dataclass(frozen=True)
class Membership:
    """Which image is in which cluster at ``threshold``; images on their own are left out.

    ``nodes`` (int32, (M,)) rises; ``clusters`` (int32, (M,)) is the smallest node of each one's cluster; ``held_at`` (float32,
    (M,)) is the similarity up to which each one's cluster holds together: that of its weakest link.
    """

    threshold: float
    nodes: np.ndarray
    clusters: np.ndarray
    held_at: np.ndarray

    def as_table(self) -> pa.Table:
        """The columns ``node``, ``cluster`` and ``held_at``."""
        return pa.table({"node": self.nodes, "cluster": self.clusters, "held_at": self.held_at})

    def cluster_of(self, node: int) -> int | None:
        """The cluster of an image, None if it is on its own."""
        position = int(np.searchsorted(self.nodes, node))
        if position < len(self.nodes) and self.nodes[position] == node:
            return int(self.clusters[position])
        return None

    def members(self, cluster: int) -> np.ndarray:
        """The nodes of a cluster, rising."""
        return self.nodes[self.clusters == cluster]


def read_forest(store: Store) -> Links:
    """The forest of a store."""
    rows = store.rows("forest", ["a", "b", "similarity"])
    return Links(*(rows[name].to_numpy() for name in ("a", "b", "similarity")))


def clusters_at(forest: Links, threshold: float) -> Membership:
    """The clusters at ``threshold``: a prefix of the forest, whose links are not looked at again."""
    length = prefix_length(forest.similarity, threshold)
    ends = np.concatenate([forest.a[:length], forest.b[:length]])
    nodes, positions = np.unique(ends, return_inverse=True)
    a, b = positions[:length], positions[length:]
    graph = coo_array((np.ones(length, dtype=bool), (a, b)), shape=(len(nodes), len(nodes)))
    count, labels = connected_components(graph, directed=False)
    _, first = np.unique(labels, return_index=True)
    weakest = np.full(count, np.inf, dtype=np.float32)
    np.minimum.at(weakest, labels[a], forest.similarity[:length])
    return Membership(
        float(threshold), nodes.astype(np.int32), nodes[first][labels].astype(np.int32), weakest[labels]
    )
