"""Why two images are in one cluster: the chain of links between them.

Among all chains, that of the forest is the one whose weakest link is the strongest.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import breadth_first_order

from store.links import Links


@dataclass(frozen=True)
class Step:
    """One link of a chain, from the image ``start`` to the image ``end`` (nodes)."""

    start: int
    end: int
    similarity: float


def chain(forest: Links, members: np.ndarray, start: int, end: int) -> list[Step]:
    """The links of the forest that lead from ``start`` to ``end`` within a cluster; none if they are one image.

    Args:
        forest: the links that made the cluster, such as the forest's down to the threshold.
        members: the nodes of the cluster (rising, int32).

    Raises:
        ValueError: no chain joins them.
    """
    inside = np.flatnonzero(np.isin(forest.a, members) & np.isin(forest.b, members))
    a, b = (np.searchsorted(members, ends[inside]) for ends in (forest.a, forest.b))
    size = (len(members), len(members))
    graph = coo_array((np.ones(len(inside), dtype=bool), (a, b)), shape=size).tocsr()
    first, last = (int(np.searchsorted(members, node)) for node in (start, end))
    # From the end to the start: every predecessor then is the next image on the way.
    reached, following = breadth_first_order(graph, last, directed=False)
    if first not in reached:
        raise ValueError(f"No chain of links joins the images {start} and {end} in this cluster.")
    similarity = {
        frozenset(pair): value
        for *pair, value in zip(a.tolist(), b.tolist(), forest.similarity[inside].tolist(), strict=True)
    }
    steps, place = [], first
    while place != last:
        onward = int(following[place])
        steps.append(Step(int(members[place]), int(members[onward]), similarity[frozenset((place, onward))]))
        place = onward
    return steps
