"""The step ``graph``: links between similar images, and the forest that answers every threshold."""

from __future__ import annotations

import hashlib
from typing import Any

import pyarrow as pa

from batch.progress import Progress
from batch.step import Build, Step
from store.forest import maximum_spanning_forest
from store.links import nearest_links, similarity_by_chance
from store.tables import FOREST, LINKS


def signature(build: Build) -> dict[str, Any]:
    """The settings of the graph, which image is which node, and the vectors."""
    return {
        "settings": build.settings.graph.model_dump(mode="json", exclude={"threshold"}),
        "nodes": build.store.record("segment").get("digest"),
        "vectors": build.store.count("images", "vector IS NOT NULL"),
        "whitening": build.store.digest("whitening.safetensors"),
    }


def run(build: Build) -> str:
    """Finds the links of all images and writes them and their forest anew."""
    graph = build.settings.graph
    vectors = build.store.vectors()
    with Progress("graph", len(vectors), "images") as progress:
        links = nearest_links(
            vectors, neighbours=graph.neighbours, minimum=graph.minimum, progress=progress.reach
        )
    forest = maximum_spanning_forest(links, len(vectors))
    kinds = pa.nulls(len(links), pa.string())
    build.store.replace(
        "links", pa.Table.from_arrays([links.a, links.b, links.similarity, kinds], schema=LINKS)
    )
    build.store.replace(
        "forest", pa.Table.from_arrays([forest.a, forest.b, forest.similarity], schema=FOREST)
    )
    digest = hashlib.blake2b(digest_size=8)
    for column in (forest.a, forest.b, forest.similarity):
        digest.update(column.tobytes())
    build.store.write_record(
        "graph",
        {
            "links": len(links),
            "forest": len(forest),
            "digest": digest.hexdigest(),
            "chance": similarity_by_chance(vectors),
        },
    )
    return (
        f"{len(links):,} links of similarity {graph.minimum} or more, {len(forest):,} of them in the forest"
    )


GRAPH = Step("graph", signature, run, reads="images")
