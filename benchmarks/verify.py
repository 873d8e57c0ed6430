"""Links verified a second, on all cores: the whole step, from an empty table to the written kinds.

In a store of its own, the graph is made anew down to ``--minimum``, and every link looked at. The cost has two parts, a picture's
and a link's: the fewer links a picture has, the slower is a link. So both are printed, and the links a picture.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from pathlib import Path

from batch import graph, verify
from batch.build import run_steps
from batch.sample.corpus import write_sample
from batch.settings import load_settings
from batch.step import Build
from benchmarks.retrieval import PERIODICALS
from store.database import Store
from store.verified_links import image_ids, read_links
from vision.local_features import local_features
from vision.local_matching import match
from vision.picture import open_picture

UP_TO_VECTORS = ["harvest", "segment", "describe", "reprint", "whiten"]
SAMPLE = 400
"""Links that are looked at once more, on one core."""


def run(arguments: list[str]) -> int:
    """Verifies the links of a store's copy; prints a table and a line of JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks verify", description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, help="a folder with corpus.toml; else the real one, else the sample"
    )
    parser.add_argument("--store", type=Path, help="the store that was built of it; else it is built first")
    parser.add_argument("--minimum", type=float, default=0.2, help="lowest similarity of a link")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        corpus = chosen.corpus or (PERIODICALS if PERIODICALS.exists() else write_sample(folder / "sample"))
        settings = load_settings(corpus / "corpus.toml", folder / "store")
        if chosen.store:
            shutil.copytree(chosen.store, settings.store)
        else:
            run_steps(settings, corpus / "corpus.toml", UP_TO_VECTORS)
        build = Build(
            settings.model_copy(
                update={
                    "graph": settings.graph.model_copy(update={"minimum": chosen.minimum}),
                    "verify": settings.verify.model_copy(update={"minimum": 0.0}),
                }
            ),
            Store(settings.store),
        )
        graph.run(build)
        pairs = _pairs(build.store)
        build.store.empty("verifications")
        started = time.perf_counter()
        verify.run(build)
        seconds = time.perf_counter() - started
        picture_seconds, link_seconds = _on_one_core(build.store, pairs[:: max(1, len(pairs) // SAMPLE)])
    pictures = len({image for pair in pairs for image in pair})
    result = {
        "links": len(pairs),
        "pictures": pictures,
        "links_a_picture": round(len(pairs) / pictures, 2),
        "seconds": round(seconds, 1),
        "links_per_second": round(len(pairs) / seconds, 1),
        "one_core_milliseconds_a_picture": round(1000 * picture_seconds, 1),
        "one_core_milliseconds_a_link": round(1000 * link_seconds, 2),
        "one_core_hours_a_million_links": round(
            (link_seconds + picture_seconds * pictures / len(pairs)) * 1e6 / 3600, 2
        ),
    }
    for name, value in result.items():
        print(f"{name:<36}{value:>10}")
    print(json.dumps(result))
    return 0


def _pairs(store: Store) -> list[tuple[str, str]]:
    links, ids = read_links(store), image_ids(store).astype(str)
    return list(zip(ids[links.a].tolist(), ids[links.b].tolist(), strict=True))


def _on_one_core(store: Store, pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """Seconds that a picture takes (thumbnail read, its features), and those that a link takes once they are known."""
    images = sorted({image for pair in pairs for image in pair})
    started = time.perf_counter()
    thumbnails = store.thumbnails(images)
    features = {image: local_features(open_picture(thumbnails[image])) for image in images}
    described = time.perf_counter()
    for a, b in pairs:
        match(features[a], features[b])
    return (described - started) / len(images), (time.perf_counter() - described) / len(pairs)
