"""Clusters: the connected components of the links at a threshold, told from their forest.

Which links: those that verification found to hold the same picture, all of them (the similarity of descriptors alone, as in
Champenois and Joyeux-Prunel, 2023), or both: verified ones, and any above a second, higher threshold. Two sets of links taken
together have the same components, at any threshold, as their two forests taken together.

A cluster is called by the smallest node it has. Nodes are numbered once and kept, so a cluster keeps its name from build to
build as long as that image stays in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from store.database import Store
from store.forest import maximum_spanning_forest, prefix_length
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


JoinedBy = Literal["verified", "similarity", "both"]
JOINED_BY: tuple[JoinedBy, ...] = get_args(JoinedBy)


@dataclass(frozen=True)
class Basis:
    """What joins images into clusters; for ``both``, also any link of similarity ``or_above``, verified or not."""

    joined_by: JoinedBy
    or_above: float = 1.0


@dataclass(frozen=True)
class Forests:
    """The forest of all links, and that of the verified ones (None where nothing was verified)."""

    similarity: Links
    verified: Links | None = None

    @property
    def usual_basis(self) -> Basis:
        """Verified links, where there are any to speak of."""
        return Basis("similarity" if self.verified is None else "verified")

    def joined_by(self, basis: Basis) -> Links:
        """The forest that answers every threshold for clusters on this basis.

        Raises:
            ValueError: verified links are asked for, and there are none in the store.
        """
        if basis.joined_by == "similarity":
            return self.similarity
        if self.verified is None:
            raise ValueError(
                "The links of this store were not verified: join by similarity, or run the step verify."
            )
        if basis.joined_by == "verified":
            return self.verified
        return _union(self.verified, _prefix(self.similarity, basis.or_above))


def read_forest(store: Store, name: str = "forest") -> Links:
    """The forest of a store: of all links, or of those that the table ``name`` speaks of."""
    rows = store.rows(name, ["a", "b", "similarity"])
    return Links(*(rows[column].to_numpy() for column in ("a", "b", "similarity")))


def read_forests(store: Store) -> Forests:
    """Both forests of a store."""
    verified = read_forest(store, "verified_forest") if store.record("verify").get("enabled") else None
    return Forests(read_forest(store), verified)


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


def _prefix(forest: Links, threshold: float) -> Links:
    length = prefix_length(forest.similarity, threshold)
    return Links(forest.a[:length], forest.b[:length], forest.similarity[:length])


def _union(one: Links, other: Links) -> Links:
    """The forest of the links of two forests, each link once."""
    a, b = np.concatenate([one.a, other.a]), np.concatenate([one.b, other.b])
    nodes, ends = np.unique(np.concatenate([a, b]), return_inverse=True)
    a, b = ends[: len(a)].astype(np.int64), ends[len(a) :].astype(np.int64)
    _, first = np.unique(a * len(nodes) + b, return_index=True)
    similarity = np.concatenate([one.similarity, other.similarity])[first]
    forest = maximum_spanning_forest(Links(a[first], b[first], similarity), len(nodes))
    return Links(nodes[forest.a], nodes[forest.b], forest.similarity)
