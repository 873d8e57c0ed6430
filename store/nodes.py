"""Node numbers: every image has one, and they stay dense, 0..N-1, when images vanish.

Only the table ``images`` says which node an image has; descriptors are found by the image's id. So a gap is closed by one
write: images with the highest numbers move into it. Links, forest and catalogue speak of nodes too: they are made anew by the
steps that follow, and until then the store is not shown.
"""

from __future__ import annotations

import hashlib

import numpy as np
import pyarrow as pa

from store.database import Store

BUILD_RECORD = "build.json"


def next_node(store: Store) -> int:
    """The number after the highest one in use."""
    nodes = store.rows("images", ["node"])["node"].to_numpy()
    return int(nodes.max(initial=-1)) + 1


def close_gaps(store: Store) -> int:
    """Makes the nodes of ``images`` 0..N-1 again by moving the highest ones into the gaps; returns how many moved."""
    images = store.rows("images", ["id", "node"])
    nodes = images["node"].to_numpy()
    surplus = np.flatnonzero(nodes >= len(nodes))
    if not len(surplus):
        return 0
    surplus = surplus[np.argsort(nodes[surplus], kind="stable")]
    gaps = np.setdiff1d(np.arange(len(nodes), dtype=np.int32), nodes)
    hide(store)
    store.merge("images", pa.table({"id": images["id"].take(surplus), "node": gaps}))
    return len(surplus)


def hide(store: Store) -> None:
    """Has the app say that the store is not finished, until a build has run to its end."""
    store.file(BUILD_RECORD).unlink(missing_ok=True)


def digest_of_nodes(store: Store) -> str:
    """A digest of which image is which node: what the steps after ``segment`` depend on."""
    images = store.rows("images", ["id", "node"]).sort_by("node")
    digest = hashlib.blake2b(images["node"].to_numpy().tobytes(), digest_size=10)
    for chunk in images["id"].chunks:
        digest.update("".join(chunk.to_pylist()).encode())
    return digest.hexdigest()
