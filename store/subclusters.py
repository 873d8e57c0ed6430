"""Clustering inside a cluster: what it falls apart into at a higher threshold."""

from __future__ import annotations

import numpy as np

from store.clusters import Membership


def subclusters(members: np.ndarray, higher: Membership) -> tuple[list[np.ndarray], np.ndarray]:
    """The groups that the images ``members`` of a cluster form at the threshold of ``higher``, and those that stand alone.

    Raising the threshold never joins, so that each group is the part of one cluster. Groups come by falling size, then by
    smallest node; all nodes rise.
    """
    inside = np.isin(higher.nodes, members)
    nodes, clusters = higher.nodes[inside], higher.clusters[inside]
    order = np.argsort(clusters, kind="stable")
    _, starts = np.unique(clusters[order], return_index=True)
    groups = np.split(nodes[order], starts[1:]) if len(nodes) else []
    groups.sort(key=lambda group: (-len(group), int(group[0])))
    return groups, np.setdiff1d(members, nodes)
