"""The step ``index``: the approximate index over vectors, the indices behind filters, and the catalogue."""

from __future__ import annotations

from typing import Any

from batch.step import Build, Step
from store.catalogue import CATALOGUE, LAYOUT, write_catalogue
from store.index import build_index


def signature(build: Build) -> dict[str, Any]:
    """The images with their vectors, how they were cut, and what documents and pages say."""
    segment = build.store.record("segment")
    return {
        "images": segment.get("digest"),
        "cutting": segment.get("cutting"),
        "vectors": build.store.count("images", "vector IS NOT NULL"),
        "whitening": build.store.digest("whitening.safetensors"),
        "documents": build.store.record("harvest"),
        "pages": build.store.count("pages"),
        "catalogue": LAYOUT if build.store.file(CATALOGUE).exists() else None,
    }


def run(build: Build) -> str:
    """Indexes the vectors and writes the catalogue anew."""
    record = build_index(build.store)
    write_catalogue(build.store)
    if record["kind"] == "exact":
        return f"{record['images']:,} images need no approximate index: searches compare all of them"
    return (
        f"{record['images']:,} images in an HNSW index, recall at 10 {record['recall_at_10']:.3f} (measured)"
    )


INDEX = Step("index", signature, run, reads="images")
