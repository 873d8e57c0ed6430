"""The approximate index over the vectors, and the indices behind filters.

Small corpora need none: every vector is compared, exactly. Large ones get LanceDB's HNSW graph, searched with parameters that
are raised until a sample of queries finds at least 97 of 100 of the true ten nearest.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from lancedb.index import Bitmap, BTree, HnswSq

from store.database import Store
from store.search import nearest_images

EXACT_UP_TO = 50_000
"""Images up to which no index is built: comparing all of them takes less than a tenth of a second."""
WANTED_RECALL = 0.97
SAMPLE = 200
NEAREST = 10
EFFORTS = (
    {"ef": 100, "refine": 3},
    {"ef": 200, "refine": 4},
    {"ef": 400, "refine": 8},
    {"ef": 800, "refine": 16},
)


def build_index(store: Store, *, exact_up_to: int = EXACT_UP_TO) -> dict[str, Any]:
    """Indexes the images of ``store`` and returns what was built: kind, parameters, and the recall at 10 measured."""
    table = store.table("images")
    count = store.count("images")
    for column, kind in (
        ("id", BTree()),
        ("city", Bitmap()),
        ("country", Bitmap()),
        ("periodical", Bitmap()),
    ):
        table.create_index(column, config=kind, replace=True)
    if count <= exact_up_to:
        if any("vector" in index.columns for index in table.list_indices()):
            table.drop_index("vector_idx")
        record: dict[str, Any] = {"kind": "exact", "images": count, "recall_at_10": 1.0}
        store.write_record("index", record)
        return record
    partitions = max(1, round(count / 250_000))
    table.create_index(
        "vector",
        config=HnswSq(distance_type="cosine", num_partitions=partitions, m=20, ef_construction=150),
        replace=True,
    )
    for effort in EFFORTS:
        record = {"kind": "hnsw", "images": count, "partitions": partitions, "probes": partitions, **effort}
        store.write_record("index", record)
        record["recall_at_10"] = _recall(store, count)
        store.write_record("index", record)
        if record["recall_at_10"] >= WANTED_RECALL:
            break
    return record


def _recall(store: Store, count: int) -> float:
    """Share of the true ten nearest that the search finds, over a fixed sample of the corpus's own vectors."""
    vectors = store.vectors()
    sample = np.linspace(0, count - 1, num=min(SAMPLE, count), dtype=int)
    best = np.full((len(sample), NEAREST), -np.inf, dtype=np.float32)
    asked = vectors[sample].astype(np.float32)
    for start in range(0, count, 65_536):
        scores = asked @ vectors[start : start + 65_536].astype(np.float32).T
        best = -np.sort(-np.concatenate([best, scores], axis=1), axis=1)[:, :NEAREST]
    found = 0
    for vector, true in zip(asked, best, strict=True):
        similarity = nearest_images(store, vector, count=NEAREST)["similarity"].to_numpy()
        # Counted by similarity: of several equally similar images any may be given. 0.001 covers float16 rounding.
        found += int((similarity >= true[-1] - 1e-3).sum())
    return round(found / (len(sample) * NEAREST), 4)
