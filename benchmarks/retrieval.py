"""How well known reprints are found: mean average precision, R@1 and R@10.

Protocol: the queries are all pictures that ``reprints.csv`` names, in both directions; the ranked list is every other picture
but those of the query's own issue (the first folder of its path); the positives are its partners in ``reprints.csv``. Average
precision is taken over the whole list; R@k is the share of queries with a partner among the first k.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from pathlib import Path

import numpy as np

from batch.build import run_steps
from batch.sample.corpus import write_sample
from batch.settings import load_settings
from store.database import Store

PERIODICALS = Path("../shared/periodicals")


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
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        stores = chosen.stores or Path(temporary)
        corpora = [chosen.corpus] if chosen.corpus else [PERIODICALS, write_sample(stores / "sample-sources")]
        results = [measure(corpus, stores, chosen.prepare) for corpus in corpora]
    print(f"{'corpus':<42}{'model':<18}{'prepare':<9}{'queries':>8}{'mAP':>8}{'R@1':>8}{'R@10':>8}")
    for result in results:
        print(
            f"{result['corpus']:<42}{result['model']:<18}{result['prepare']:<9}{result['queries']:>8}"
            f"{result['mAP']:>8.3f}{result['R1']:>8.3f}{result['R10']:>8.3f}"
        )
    first, *others = results
    print(json.dumps(first | ({"also": others} if others else {}), ensure_ascii=False))
    return 0


def measure(corpus: Path, stores: Path, prepare: str | None) -> dict[str, object]:
    """The result for the corpus in the folder ``corpus``, its store built in ``stores``."""
    file = corpus / "corpus.toml"
    settings = load_settings(file, stores / f"{corpus.name}-{prepare or 'own'}")
    if prepare:
        describe = settings.describe.model_copy(update={"prepare": prepare})
        settings = settings.model_copy(update={"describe": describe})
    store = run_steps(settings, file, ["harvest", "segment", "describe", "whiten"])
    files = file_names(store)
    scores = score(store.vectors().astype(np.float32), files, read_pairs(corpus / "reprints.csv"))
    model = store.record("model")
    return {"corpus": settings.name, **scores, "model": model["name"], "prepare": model["preparation"]}


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


def score(vectors: np.ndarray, files: list[str], pairs: list[tuple[str, str]]) -> dict[str, float | int]:
    """mAP, R1, R10 and the number of queries, for L2-normalised ``vectors`` (float32, (N, d)) of ``files``."""
    node = {file: number for number, file in enumerate(files)}
    issues = np.array([file.split("/")[0] for file in files])
    partners: dict[int, set[int]] = {}
    for a, b in pairs:
        partners.setdefault(node[a], set()).add(node[b])
        partners.setdefault(node[b], set()).add(node[a])
    precisions, first, tenth = [], [], []
    for query, positives in sorted(partners.items()):
        others = np.flatnonzero(issues != issues[query])
        ranked = others[np.argsort(-(vectors[others] @ vectors[query]), kind="stable")]
        hits = np.flatnonzero(np.isin(ranked, list(positives)))
        if not len(hits):
            continue  # all partners stand in the query's own issue
        precisions.append(float(np.mean(np.arange(1, len(hits) + 1) / (hits + 1))))
        first.append(hits[0] < 1)
        tenth.append(hits[0] < 10)
    return {
        "mAP": round(float(np.mean(precisions)), 4),
        "R1": round(float(np.mean(first)), 4),
        "R10": round(float(np.mean(tenth)), 4),
        "queries": len(precisions),
    }
