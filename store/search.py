"""The nearest images to a vector, restricted by filters."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from store.database import Store
from store.filters import Filters

FOUND_COLUMNS = ("id", "node", "_distance")


def nearest_images(
    store: Store, vector: np.ndarray, *, count: int = 60, filters: Filters | None = None
) -> pa.Table:
    """The ``count`` images most similar to ``vector`` among those that pass ``filters``.

    Args:
        vector: (dimensions,), L2-normalised.

    Returns:
        Columns id, node, similarity (cosine, float32), by falling similarity, then node. Without an index every vector is
        compared; with one, the search parameters that the index step measured are used.
    """
    query = (
        store.table("images")
        .search(np.asarray(vector, dtype=np.float32), vector_column_name="vector")
        .distance_type("cosine")
        .select(list(FOUND_COLUMNS))
        .limit(count)
    )
    index = store.record("index")
    if index.get("kind") == "hnsw":
        # The graph cannot give more candidates than it is walked for.
        ef = max(index["ef"], count * index["refine"])
        query = query.nprobes(index["probes"]).ef(ef).refine_factor(index["refine"])
    expression = (filters or Filters()).expression()
    if expression is not None:
        query = query.where(expression)
    rows = query.to_arrow()
    similarity = 1 - rows["_distance"].to_numpy()
    order = np.lexsort((rows["node"].to_numpy(), -similarity))
    return pa.table(
        {
            "id": rows["id"].take(order),
            "node": rows["node"].take(order),
            "similarity": similarity[order].astype(np.float32),
        }
    )
