"""The step ``calibrate``: what a similarity means in this corpus, by its links and what verification or simulation says of them.

A large corpus is calibrated on links spread evenly over all, in their order, so that the same links give the same record.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from batch.reprint import kept_back
from batch.step import Build, Step
from batch.whiten import WHITENING
from store.calibration import (
    Calibration,
    calibrate_on_simulated,
    calibrate_on_verified,
    write_calibration,
)
from store.database import Store, among, matrix
from store.junk import read_junk
from store.verified_links import findings, image_ids, read_links
from vision.whitening import Whitening

MOST_LINKS = 1_000_000
RECIPE = 3
"""Raised when a calibration of the same links might come out otherwise."""


def signature(build: Build) -> dict[str, Any]:
    """The links, what was found of them, and the copies that stand in where nothing was."""
    store = build.store
    return {
        "recipe": RECIPE,
        "graph": store.record("graph").get("digest"),
        "links": store.count("links"),
        "verify": store.record("verify").get("digest"),
        "junk": store.record("junk").get("digest"),
        "reprints": store.count("reprints"),
        "whitening": store.digest(WHITENING),
    }


def run(build: Build) -> str:
    """Fits the curve anew; it takes seconds."""
    calibration = _calibration(build.store)
    write_calibration(build.store, calibration)
    if calibration is None:
        return "too few pairs are known to be the same picture to say what a similarity means"
    similarity = calibration.thresholds["similarity"]["balanced"].threshold
    return (
        f"of {calibration.links:,} links about {calibration.true:,.0f} hold the same picture ({calibration.source}); "
        f"at a similarity of {similarity:.2f}, {calibration.probability(similarity):.0%} do"
    )


CALIBRATE = Step("calibrate", signature, run, reads="links")


def _calibration(store: Store) -> Calibration | None:
    links = read_links(store)
    # Junk joins no clusters, and would pass for many true or many false links.
    junk = [row["node"] for row in read_junk(store)]
    some = np.flatnonzero(~(np.isin(links.a, junk) | np.isin(links.b, junk)))
    some = some[:: max(1, -(-len(some) // MOST_LINKS))]
    if store.record("verify").get("enabled"):
        found = findings(store, links, image_ids(store))
        seen = some[found.known[some]]
        return calibrate_on_verified(links.similarity[seen], found.joins[seen])
    copies = _similarity_of_copies(store)
    if not (len(some) and len(copies)):
        return None
    return calibrate_on_simulated(links.similarity[some], copies)


def _similarity_of_copies(store: Store) -> np.ndarray:
    """The similarity of simulated reprints to their originals (float32, (K,)), of those that no whitening was fitted on."""
    aside = sorted(kept_back(store.record("reprint").get("sample", [])))
    if not (aside and store.has("reprints")):
        return np.empty(0, dtype=np.float32)
    copies = store.rows("reprints", ["id", "copy", "descriptor"], among("id", aside))
    copies = copies.sort_by([("id", "ascending"), ("copy", "ascending")])
    images = store.rows("images", ["id", "vector"], among("id", aside))
    images = images.filter(pc.is_valid(images["vector"]))
    row_of = {name: row for row, name in enumerate(images["id"].to_pylist())}
    there = [name in row_of for name in copies["id"].to_pylist()]
    copies = copies.filter(pa.array(there, pa.bool_()))
    if not copies.num_rows:
        return np.empty(0, dtype=np.float32)
    whitened = Whitening.load(store.file(WHITENING)).apply(matrix(copies["descriptor"].combine_chunks()))
    vectors = matrix(images["vector"].combine_chunks()).astype(np.float32)
    originals = vectors[[row_of[name] for name in copies["id"].to_pylist()]]
    return np.einsum("nd,nd->n", whitened, originals)
