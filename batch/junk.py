"""The step ``junk``: images that join what does not belong together are listed, and the forests made again without them."""

from __future__ import annotations

import hashlib
from typing import Any

from batch.step import Build, Step
from store.junk import find_junk, write_junk

RARE = 0.01
"""Hubs are sought among links that only so small a share of random pairs reaches."""
RECIPE = 2
"""Raised when other images of the same links might be called junk."""


def signature(build: Build) -> dict[str, Any]:
    """The links, and what verification found of them."""
    store = build.store
    return {
        "recipe": RECIPE,
        "graph": store.record("graph").get("digest"),
        "links": store.count("links"),
        "verify": store.record("verify").get("digest"),
        "junk": store.record("junk").get("digest"),
    }


def run(build: Build) -> str:
    """Finds the junk anew; it takes seconds. What people took back stays listed: the app knows of it at once."""
    store = build.store
    chances = [reached for share, reached in store.record("graph").get("chance", []) if share >= RARE]
    junk = find_junk(store, max([build.settings.graph.minimum, *chances]))
    write_junk(store, junk)
    digest = hashlib.blake2b("\n".join(junk["id"].to_pylist()).encode(), digest_size=8).hexdigest()
    store.write_record("junk", {"images": junk.num_rows, "digest": digest})
    return f"{junk.num_rows:,} images are kept off the forest (the junk shelf of the app lists them and why)"


JUNK = Step("junk", signature, run, reads="links")
