"""How well known reprints are found: mean average precision, R@1, R@10 and R@50.

Protocol: the queries are all pictures that ``reprints.csv`` names, in both directions; the ranked list is every other picture
but those of the query's own issue (the first folder of its path); the positives are its partners in ``reprints.csv``. Average
precision is taken over the whole list; R@k is the share of queries with a partner among the first k. With ``--verify`` the first
pictures of every list are looked at with local features, and those with matching details go first, the most details foremost.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from batch.build import run_steps
from batch.sample.corpus import write_sample
from batch.settings import load_settings
from store.database import Store
from store.verified_links import image_ids
from vision.local_features import LocalFeatures, local_features
from vision.local_matching import match
from vision.picture import open_picture

PERIODICALS = Path("../shared/periodicals")
SHORTLIST = 50
Rerank = Callable[[int, np.ndarray], np.ndarray]
"""Takes a query and its ranked list (nodes) and gives another order of it."""


def run(arguments: list[str]) -> int:
    """Builds a store of each corpus as far as its vectors (what is built is not built again) and measures it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks retrieval", description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, help="a folder with corpus.toml and reprints.csv; else both known ones"
    )
    parser.add_argument(
        "--prepare", choices=("none", "print"), help="instead of the corpus's own preparation"
    )
    parser.add_argument(
        "--stores", type=Path, help="where the stores are built and kept; else nowhere for long"
    )
    parser.add_argument(
        "--verify",
        type=int,
        nargs="?",
        const=SHORTLIST,
        metavar="FIRST",
        help=f"look at the first so many pictures of every list ({SHORTLIST}) with local features",
    )
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        stores = chosen.stores or Path(temporary)
        corpora = [chosen.corpus] if chosen.corpus else [PERIODICALS, write_sample(stores / "sample-sources")]
        results = [measure(corpus, stores, chosen.prepare, chosen.verify) for corpus in corpora]
    print(
        f"{'corpus':<42}{'model':<18}{'prepare':<9}{'queries':>8}{'mAP':>8}{'R@1':>8}{'R@10':>8}{'R@50':>8}"
    )
    for result in results:
        print(
            f"{result['corpus']:<42}{result['model']:<18}{result['prepare']:<9}{result['queries']:>8}"
            f"{result['mAP']:>8.3f}{result['R1']:>8.3f}{result['R10']:>8.3f}{result['R50']:>8.3f}"
        )
        if chosen.verify:
            print(
                f"  the first {chosen.verify} verified: {result['links_per_second']:.0f} links/s, "
                f"{result['seconds_per_query']:.3f} s a query, {result['seconds_per_picture']:.3f} s a picture before (one core)"
            )
    first, *others = results
    print(json.dumps(first | ({"also": others} if others else {}), ensure_ascii=False))
    return 0


def measure(corpus: Path, stores: Path, prepare: str | None, first: int | None = None) -> dict[str, Any]:
    """The result for the corpus in the folder ``corpus``, its store built in ``stores``; ``first`` pictures verified a query."""
    file = corpus / "corpus.toml"
    settings = load_settings(file, stores / f"{corpus.name}-{prepare or 'own'}")
    if prepare:
        describe = settings.describe.model_copy(update={"prepare": prepare})
        settings = settings.model_copy(update={"describe": describe})
    store = run_steps(settings, file, ["harvest", "segment", "describe", "reprint", "whiten"])
    files = file_names(store)
    verified = Verified(store, first) if first else None
    vectors = store.vectors().astype(np.float32)
    scores = score(vectors, files, read_pairs(corpus / "reprints.csv"), verified)
    model = store.record("model")
    told = {"corpus": settings.name, **scores, "model": model["name"], "prepare": model["preparation"]}
    return told | (verified.costs(int(scores["queries"])) if verified else {})


class Verified:
    """Puts those of the ``first`` pictures of a list in front that hold details of the query, by their number."""

    def __init__(self, store: Store, first: int) -> None:
        self.first = first
        self._store = store
        self._ids = image_ids(store).astype(str)
        self._features: dict[int, LocalFeatures] = {}
        self._links = 0
        self._matching = self._looking = 0.0

    def __call__(self, query: int, ranked: np.ndarray) -> np.ndarray:
        """The list in its new order."""
        looked_at = ranked[: self.first]
        features = [self._features_of(int(node)) for node in (query, *looked_at)]
        started = time.process_time()
        found = [match(features[0], other) for other in features[1:]]
        self._matching += time.process_time() - started
        self._links += len(found)
        order = np.argsort([-one.inliers for one in found], kind="stable")
        return np.concatenate([looked_at[order], ranked[self.first :]])

    def costs(self, queries: int) -> dict[str, float | int]:
        """What it took, in seconds of one core; matching pairs and describing pictures are counted apart."""
        return {
            "shortlist": self.first,
            "links": self._links,
            "links_per_second": round(self._links / self._matching, 1),
            "seconds_per_query": round(self._matching / queries, 4),
            "seconds_per_picture": round(self._looking / len(self._features), 4),
        }

    def _features_of(self, node: int) -> LocalFeatures:
        if node not in self._features:
            image = self._ids[node]
            thumbnail = self._store.thumbnails([image])[image]
            started = time.process_time()
            self._features[node] = local_features(open_picture(thumbnail))
            self._looking += time.process_time() - started
        return self._features[node]


def file_names(store: Store) -> list[str]:
    """The file of each image of a folder source, by node."""
    pages = store.rows("pages", ["id", "image_url"])
    of_page = dict(zip(pages["id"].to_pylist(), pages["image_url"].to_pylist(), strict=True))
    images = store.rows("images", ["node", "page_id"]).sort_by("node")
    return [of_page[name] for name in images["page_id"].to_pylist()]


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """The pairs of files that show the same picture."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [(row["a"], row["b"]) for row in csv.DictReader(stream)]


def score(
    vectors: np.ndarray, files: list[str], pairs: list[tuple[str, str]], rerank: Rerank | None = None
) -> dict[str, float | int]:
    """mAP, R1, R10, R50 and the number of queries, for L2-normalised ``vectors`` (float32, (N, d)) of ``files``."""
    node = {file: number for number, file in enumerate(files)}
    issues = np.array([file.split("/")[0] for file in files])
    partners: dict[int, set[int]] = {}
    for a, b in pairs:
        partners.setdefault(node[a], set()).add(node[b])
        partners.setdefault(node[b], set()).add(node[a])
    precisions, best = [], []
    for query, positives in sorted(partners.items()):
        others = np.flatnonzero(issues != issues[query])
        ranked = others[np.argsort(-(vectors[others] @ vectors[query]), kind="stable")]
        if rerank:
            ranked = rerank(query, ranked)
        hits = np.flatnonzero(np.isin(ranked, list(positives)))
        if not len(hits):
            continue  # all partners stand in the query's own issue
        precisions.append(float(np.mean(np.arange(1, len(hits) + 1) / (hits + 1))))
        best.append(int(hits[0]))
    return {
        "mAP": round(float(np.mean(precisions)), 4),
        **{f"R{k}": round(float(np.mean(np.array(best) < k)), 4) for k in (1, 10, 50)},
        "queries": len(precisions),
    }
