"""Stores made of rows, without pictures: for queries, rankings and searches."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from store.catalogue import write_catalogue
from store.database import Store
from store.tables import DOCUMENTS, OF_THE_DOCUMENT, PAGES, images


def make_store(
    folder: Path, prints: Sequence[Mapping[str, Any]], vectors: np.ndarray | None = None, dimensions: int = 8
) -> Store:
    """A store with one image a row of ``prints``: nodes in their order, issues by their column ``issue``.

    A row gives any columns of a document or an image; what it leaves out is null. A row of zeros in ``vectors`` stands for an
    image without a vector.
    """
    store = Store(folder)
    documents, pages, rows = {}, [], []
    for node, known in enumerate(prints):
        document = f"document {known.get('issue')}"
        of_the_document = {name: known.get(name) for name in OF_THE_DOCUMENT}
        of_the_document["date_precision"] = known.get("date_precision", "unknown")
        documents[document] = {
            "id": document,
            "metadata": known.get("metadata"),
            "provider": known.get("provider"),
            **of_the_document,
        }
        pages.append({"id": f"page-{node}", "document_id": document, "number": 1, "status": "done"})
        rows.append(
            {
                "id": known.get("id", f"image {node}"),
                "node": node,
                "document_id": document,
                "page_id": f"page-{node}",
                "x": 0,
                "y": 0,
                "w": 100,
                "h": 100,
                "title": known.get("title"),
                "thumbnail": f"thumbnail {node}".encode(),
                **of_the_document,
            }
        )
    dimensions = dimensions if vectors is None else vectors.shape[1]
    for name, schema, content in (
        ("documents", DOCUMENTS, list(documents.values())),
        ("pages", PAGES, pages),
        ("images", images(dimensions), rows),
    ):
        store.create(name, schema)
        store.append(name, pa.Table.from_pylist(content, schema=schema))
    if vectors is not None:
        known = np.flatnonzero(vectors.any(axis=1))
        ids = pa.array([rows[node]["id"] for node in known])
        flat = pa.array(vectors[known].astype(np.float16).reshape(-1))
        store.merge(
            "images", pa.table({"id": ids, "vector": pa.FixedSizeListArray.from_arrays(flat, dimensions)})
        )
    write_catalogue(store)
    return store
