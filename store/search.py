"""The nearest images to a vector or several, restricted by filters and steered by examples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from store.clusters import Membership
from store.database import Store, among, matrix
from store.filters import Filters

FOUND_COLUMNS = ("id", "node", "_distance")
WANTED_WEIGHT = 0.75
UNWANTED_WEIGHT = 0.25
"""What the means of the examples weigh beside the picture itself."""


def nearest_images(
    store: Store, vectors: np.ndarray, *, count: int = 60, filters: Filters | None = None
) -> pa.Table:
    """The ``count`` images most similar to ``vectors`` among those that pass ``filters``.

    Args:
        vectors: (dimensions,) or (queries, dimensions), L2-normalised. Of several queries (a picture and its mirror image)
            each image is compared with the one that it is most similar to.

    Returns:
        Columns id, node, similarity (cosine, float32), by falling similarity, then node. Without an index every vector is
        compared; with one, the search parameters that the index step measured are used.
    """
    images = store.table("images")
    rows = pa.concat_tables(
        [_nearest(images, store.record("index"), vector, count, filters) for vector in np.atleast_2d(vectors)]
    )
    nodes, similarity = rows["node"].to_numpy(), (1 - rows["_distance"].to_numpy()).astype(np.float32)
    order = np.lexsort((nodes, -similarity))
    _, first = np.unique(nodes[order], return_index=True)
    order = order[np.sort(first)][:count]
    return pa.table(
        {"id": rows["id"].take(order), "node": rows["node"].take(order), "similarity": similarity[order]}
    )


def vectors_of_images(store: Store, ids: Sequence[str]) -> dict[str, np.ndarray]:
    """The vectors (float32, (dimensions,)) of the images with these ids; those without one are left out."""
    if not ids:
        return {}
    rows = store.rows("images", ["id", "vector"], among("id", ids))
    rows = rows.filter(rows["vector"].is_valid())
    vectors = matrix(rows["vector"].combine_chunks()).astype(np.float32)
    return dict(zip(rows["id"].to_pylist(), vectors, strict=True))


def steered(vectors: np.ndarray, wanted: Sequence[np.ndarray], unwanted: Sequence[np.ndarray]) -> np.ndarray:
    """``vectors`` moved towards the mean of the examples ``wanted`` and away from the mean of those ``unwanted``.

    This is Rocchio's relevance feedback (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 9.1.1):
    q + 0.75 mean(wanted) - 0.25 mean(unwanted), here L2-normalised again. Negative examples weigh less, since pictures are
    unlike in more ways than they are alike.

    Args:
        vectors: (dimensions,) or (queries, dimensions), L2-normalised; the examples (dimensions,) likewise.

    Returns:
        float32, of the shape of ``vectors``. Without examples, or if they cancel the picture out, ``vectors``.
    """
    moved = np.array(vectors, dtype=np.float32)
    if wanted:
        moved += WANTED_WEIGHT * np.mean(wanted, axis=0)
    if unwanted:
        moved -= UNWANTED_WEIGHT * np.mean(unwanted, axis=0)
    length = np.linalg.norm(moved, axis=-1, keepdims=True)
    if not np.all(length > 0):
        return np.asarray(vectors, dtype=np.float32)
    return moved / length


def by_cluster(nodes: Sequence[int], membership: Membership) -> tuple[dict[int, list[int]], list[int]]:
    """``nodes`` grouped by cluster, clusters and nodes in the order they came; and those that are in none."""
    clusters: dict[int, list[int]] = {}
    alone: list[int] = []
    for node in nodes:
        cluster = membership.cluster_of(node)
        if cluster is None:
            alone.append(node)
        else:
            clusters.setdefault(cluster, []).append(node)
    return clusters, alone


def _nearest(
    images: Any, index: dict[str, Any], vector: np.ndarray, count: int, filters: Filters | None
) -> pa.Table:
    query = (
        images.search(np.asarray(vector, dtype=np.float32), vector_column_name="vector")
        .distance_type("cosine")
        .select(list(FOUND_COLUMNS))
        .limit(count)
    )
    if index.get("kind") == "hnsw":
        # The graph cannot give more candidates than it is walked for.
        ef = max(index["ef"], count * index["refine"])
        query = query.nprobes(index["probes"]).ef(ef).refine_factor(index["refine"])
    expression = (filters or Filters()).expression()
    if expression is not None:
        query = query.where(expression)
    return query.to_arrow()
