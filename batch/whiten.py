"""The step ``whiten``: descriptors to vectors.

The whitening is fitted once, on a sample of the corpus spread evenly over its nodes and on simulated reprints, and then kept:
vectors of documents added later can be compared with the old ones without touching those.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pyarrow as pa
from threadpoolctl import threadpool_limits

from batch.describe import describing_model
from batch.progress import Progress
from batch.reprint import kept_back
from batch.step import Build, Step, StepError
from store.database import Store, among, matrix
from vision.whitening import SHRINKAGE, Whitening, fit_whitening

SAMPLE = 100_000
ROWS_AT_ONCE = 16_384
WHITENING = "whitening.safetensors"


def signature(build: Build) -> dict[str, Any]:
    """The recipe, the dimensions, the images, how many descriptors there are, and the whitening that was fitted."""
    return {
        "recipe": _recipe(build),
        "images": build.store.record("segment").get("digest"),
        "dimensions": build.settings.describe.dimensions,
        "descriptors": build.store.count("features", "descriptor IS NOT NULL"),
        "whitening": build.store.digest(WHITENING),
    }


# Sums taken by several threads are rounded in another order, and a store must not depend on a machine's cores.
@threadpool_limits.wrap(limits=1, user_api="blas")
def run(build: Build) -> str:
    """Fits the whitening if there is none for this model and these dimensions, and whitens what has no vector yet."""
    store = build.store
    whitening = _whitening(build)
    unwhitened = set(store.rows("images", ["id"], "vector IS NULL")["id"].to_pylist())
    with Progress("whiten", len(unwhitened), "images") as progress:
        for batch in store.batches("features", ["id", "descriptor"], "descriptor IS NOT NULL", ROWS_AT_ONCE):
            wanted = [name in unwhitened for name in batch.column("id").to_pylist()]
            rows = batch.filter(pa.array(wanted, pa.bool_()))
            vectors = whitening.apply(matrix(rows.column("descriptor"))).astype(np.float16)
            column = pa.FixedSizeListArray.from_arrays(pa.array(vectors.reshape(-1)), whitening.dimensions)
            store.merge("images", pa.table({"id": rows.column("id"), "vector": column}))
            progress.advance(rows.num_rows)
    store.compact("images")
    count = store.count("images", "vector IS NOT NULL")
    fitted = whitening.fitted_on["images"]
    return f"{count:,} vectors of {whitening.dimensions} dimensions, by a whitening fitted on {fitted} images"


WHITEN = Step("whiten", signature, run, reads="reprints")


def _whitening(build: Build) -> Whitening:
    """The store's whitening; a new one, and all vectors empty, if there is none for this model and these dimensions."""
    path = build.store.file(WHITENING)
    dimensions = build.settings.describe.dimensions
    recipe = json.dumps(_recipe(build), sort_keys=True)
    if path.exists():
        kept = Whitening.load(path)
        if kept.fitted_on.get("recipe") == recipe and kept.dimensions == dimensions:
            return kept
    sample = _sample(build.store)
    if not len(sample):
        raise StepError(
            "No image could be described, so there is nothing to compare: python -m batch status says why."
        )
    differences = _differences(build.store) if build.settings.describe.whiten == "reprints" else None
    fitted_on = {"images": f"{len(sample):,}", "recipe": recipe}
    if differences is not None:
        fitted_on["reprints"] = f"{len(differences):,}"
    whitening = fit_whitening(sample, dimensions, fitted_on, differences)
    build.store.empty_vectors(dimensions)
    whitening.save(path)
    return whitening


def _recipe(build: Build) -> dict[str, Any]:
    """What decides a whitening besides the descriptors' number: the model, without the settings that asked for it, what is
    fitted on, and how pages are cut up: whole pages and the pictures on them differ in other ways.
    """
    store = build.store
    return {
        "model": describing_model(store),
        "segment": store.record("segment").get("settings"),
        "fitted_on": build.settings.describe.whiten,
        "shrinkage": SHRINKAGE,
    }


def _differences(store: Store) -> np.ndarray:
    """Descriptors of images less those of their simulated reprints (float32, (m, D)), without those kept back for measuring."""
    aside = kept_back(store.record("reprint").get("sample", []))
    copies = store.rows("reprints", ["id", "copy", "descriptor"]).sort_by(
        [("id", "ascending"), ("copy", "ascending")]
    )
    copies = copies.filter(pa.array([name not in aside for name in copies["id"].to_pylist()], pa.bool_()))
    ids = copies["id"].to_pylist()
    originals = store.rows("features", ["id", "descriptor"], among("id", sorted(set(ids))))
    row_of = {name: row for row, name in enumerate(originals["id"].to_pylist())}
    described = np.array([name in row_of for name in ids], dtype=bool)
    first = matrix(originals["descriptor"].combine_chunks()).astype(np.float32)
    copied = matrix(copies["descriptor"].combine_chunks()).astype(np.float32)
    rows = [row_of[name] for name in ids if name in row_of]
    return first[rows] - copied[described]


def _sample(store: Store) -> np.ndarray:
    """Descriptors of at most ``SAMPLE`` images, evenly spread over the nodes, by node."""
    stride = max(1, -(-store.count("features") // SAMPLE))
    images = store.rows("images", ["id", "node"], f"node % {stride} = 0")
    node_of = dict(zip(images["id"].to_pylist(), images["node"].to_pylist(), strict=True))
    nodes: list[int] = []
    descriptors: list[np.ndarray] = []
    for batch in store.batches("features", ["id", "descriptor"], "descriptor IS NOT NULL"):
        ids = batch.column("id").to_pylist()
        nodes += [node_of[name] for name in ids if name in node_of]
        descriptors.append(
            matrix(batch.filter(pa.array([name in node_of for name in ids])).column("descriptor"))
        )
    if not nodes:
        return np.empty((0, 0), dtype=np.float16)
    return np.concatenate(descriptors)[np.argsort(nodes, kind="stable")]
