"""Clusters that look like one: those that the images around it are in."""

from __future__ import annotations

import pyarrow as pa

from store.clusters import Membership


def similar_clusters(around: pa.Table, membership: Membership, most: int) -> pa.Table:
    """Up to ``most`` clusters that hold images of ``around`` (of :func:`store.surroundings.surroundings`), most similar first.

    Columns: ``cluster``, ``similarity`` (the strongest between an image of one and an image of the other), and the two images:
    ``node`` (theirs) and ``member`` (ours).
    """
    nearest: dict[int, dict[str, int | float]] = {}
    for row in around.to_pylist():
        if len(nearest) == most:
            break
        cluster = membership.cluster_of(row["node"])
        if cluster is not None:
            nearest.setdefault(cluster, {"cluster": cluster, **row})
    schema = pa.schema([pa.field("cluster", pa.int32()), *around.schema])
    return pa.Table.from_pylist(list(nearest.values()), schema=schema)
