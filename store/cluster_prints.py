"""What a cluster's page tells of a print beside its metadata: whether it passes the filters, and where its library shows it."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from store.catalogue import Catalogue
from store.filters import PASSES, Filters

FACTS = f"""
SELECT node, passes, viewer
FROM (SELECT node, document_id, coalesce({PASSES}, FALSE) AS passes FROM wanted JOIN images USING (node)) AS prints
JOIN documents ON documents.id = document_id
"""

NODES = "SELECT id, node FROM images WHERE list_contains($ids, id)"


def cluster_prints(
    catalogue: Catalogue, nodes: Sequence[int], filters: Filters
) -> dict[int, tuple[bool, str | None]]:
    """For each of ``nodes``: whether it passes ``filters``, and the address at which the library shows its document."""
    wanted = pa.table({"node": pa.array(nodes, pa.int32())})
    rows = catalogue.query(FACTS, filters.parameters(), wanted=wanted).to_pylist()
    return {row["node"]: (row["passes"], row["viewer"]) for row in rows}


def nodes_of_images(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, int]:
    """The nodes of the images with these ids, by id; those that are not in the corpus are left out."""
    if not ids:
        return {}
    rows = catalogue.query(NODES, {"ids": list(ids)}).to_pylist()
    return {row["id"]: row["node"] for row in rows}
