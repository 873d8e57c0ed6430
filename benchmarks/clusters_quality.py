"""`python -m benchmarks clusters-quality`: do clusters hold what belongs together, and all of it?

Two corpora: real ones (``../shared/periodicals``, or ``--corpus``: a folder with ``corpus.toml`` and ``reprints.csv``) and the
sample corpus, whose truth is complete. Side by side on the same pictures: our clusters on each basis (similarity, verified links,
both), the paper's recipe (last block, nothing prepared, whitened, one threshold), the perceptual hash (imagehash, the best
Hamming distance) and, with ``--pimmi``, PIMMI in an environment of its own.

**What counts.** Two pictures belong together if they print the same original, wholly or in part. Known pairs (``reprints.csv``)
are closed transitively, after ``benchmarks/corrections.csv`` has added pairs that were missed and taken away wrong ones, each
judged by eye and with its reason. What nobody has judged counts as wrong, so that precision is a lower bound; ``--sheets``
draws those pairs, and the true ones that were missed, to be judged.

``precision``, ``recall``, ``f1`` are of pairs of pictures of different issues (the first folder of their paths), as in the
benchmark ``retrieval``: an issue that shows one vignette forty times has 780 pairs of it and would drown all else. Pairs within
an issue are counted apart (``within``: how many; ``within_right``: the share known to be right). ``bcubed_f1`` (Bagga and Baldwin
1998) is over all pictures that have company in truth or in the clusters. ``largest_share``: the largest cluster's share of all
pictures. Seconds are of processor time an image, all threads and processes together, as other work on the machine changes
those less.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import imagehash
import numpy as np
from PIL import Image, ImageDraw
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from batch.build import run_steps
from batch.sample.corpus import write_sample
from batch.settings import Settings, load_settings
from benchmarks.retrieval import PERIODICALS, file_names, read_pairs
from store.calibration import NAMES, read_calibration
from store.clusters import JOINED_BY, Basis, clusters_at, read_forest
from store.database import Store
from store.forest import maximum_spanning_forest
from store.junk import forests_without_junk
from store.links import Links

CORRECTIONS = Path(__file__).with_name("corrections.csv")
SAME, DIFFERENT = "same", "different"
BEST = "best"
LARGEST_HAMMING = 24
"""Bits, of 64, above which two hashes are not compared: unrelated pictures differ in 32."""
PIMMI_VERSION = "0.4.0"
PIMMI_MATCHES, MOST_MATCHES = 10, 1000
"""Consistent matches from which PIMMI joins two pictures, and the features that it takes of a picture at most."""
PIMMI_NEEDS = ("requests",)
"""What PIMMI imports and does not ask for."""
CACHE = Path.home() / ".cache" / "wanderbild" / "pimmi"
SHEET_SIDE, SHEET_COLUMNS, SHEET_PAIRS = 190, 5, 40
MOST_SHEETS = 50
"""Of one way of grouping: who joins half a corpus has hundreds of thousands of wrong pairs, which nobody will look at."""


@dataclass(frozen=True)
class Truth:
    """Which pictures belong together: ``original`` (int, (N,)) is equal for those that do; ``issue`` (int, (N,)) as well.

    ``different`` holds the pairs (places a < b) that were looked at and found to be different.
    """

    files: list[str]
    original: np.ndarray
    issue: np.ndarray
    different: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Grouping:
    """A way of putting pictures together: the forest of its links over the corpus's images, by node.

    ``proposed``: thresholds that it proposes itself, by name. ``seconds``: of processor time an image, None if not measured.
    """

    name: str
    forest: Links
    proposed: Mapping[str, float] = field(default_factory=dict)
    seconds: float | None = None


def run(arguments: list[str]) -> int:
    """Builds what is not built, measures each way of grouping, and prints a table and a line of JSON."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks clusters-quality",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--corpus", type=Path, help="a folder with corpus.toml and reprints.csv; else both known ones"
    )
    parser.add_argument("--stores", type=Path, help="where stores are built and kept; else nowhere for long")
    parser.add_argument("--store", type=Path, help="a store of --corpus that is measured as it stands")
    parser.add_argument("--only-ours", action="store_true", help="none of the others beside it")
    parser.add_argument("--pimmi", action="store_true", help=f"PIMMI too, installed under {CACHE}")
    parser.add_argument(
        "--sheets", type=Path, help="a folder for pictures of what is wrong, missed and unjudged"
    )
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        stores = chosen.stores or Path(temporary)
        corpora = [chosen.corpus] if chosen.corpus else [PERIODICALS, write_sample(stores / "sample-sources")]
        results = [row for corpus in corpora for row in measure(corpus, stores, chosen)]
    _print(results)
    # The first rows are of the basis that the app opens with.
    headline = next((row for row in results if row["at"] == "balanced"), results[0])
    print(json.dumps(headline | {"all": results}, ensure_ascii=False))
    return 0


def measure(corpus: Path, stores: Path, chosen: argparse.Namespace) -> list[dict[str, object]]:
    """A row for every way of grouping the corpus in the folder ``corpus``, at each of its thresholds."""
    file = corpus / "corpus.toml"
    settings = load_settings(file, stores / f"{corpus.name}-ours")
    if chosen.store:
        store, seconds = Store.open(chosen.store), None
    else:
        store, seconds = _built(settings, file)
    files = file_names(store)
    truth = read_truth(files, corpus / "reprints.csv", CORRECTIONS)
    groupings = list(ours(store, seconds))
    if not chosen.only_ours:
        groupings += [
            _paper(settings, file, stores / f"{corpus.name}-paper", files),
            _hashes(settings, files),
        ]
    if chosen.pimmi:
        groupings.append(_pimmi(settings, files))
    results = []
    for grouping in groupings:
        for name, threshold in {BEST: best_threshold(grouping.forest, truth), **grouping.proposed}.items():
            clusters = labels(grouping.forest, threshold, len(files))
            row: dict[str, object] = {"corpus": corpus.name, "grouping": grouping.name, "at": name}
            row |= {"threshold": round(threshold, 4), **score(clusters, truth), "seconds": grouping.seconds}
            results.append(row)
            if chosen.sheets:
                _draw_sheets(
                    clusters, truth, settings, chosen.sheets / f"{corpus.name} {grouping.name} {name}"
                )
    return results


# What is right


def read_truth(files: Sequence[str], pairs: Path, corrections: Path) -> Truth:
    """The truth about ``files``, from the known ``pairs`` and the ``corrections`` (columns a, b, verdict, reason) that name them.

    Raises:
        ValueError: a verdict that is neither "same" nor "different", or one without a reason.
    """
    place = {file: number for number, file in enumerate(files)}
    same = {_ordered(place[a], place[b]) for a, b in read_pairs(pairs) if a in place and b in place}
    different: set[tuple[int, int]] = set()
    with corrections.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["verdict"] not in (SAME, DIFFERENT) or not row["reason"]:
                raise ValueError(f"{corrections}: {row} needs a verdict (same, different) and a reason")
            if row["a"] in place and row["b"] in place:
                pair = _ordered(place[row["a"]], place[row["b"]])
                (same if row["verdict"] == SAME else different).add(pair)
    kept = np.array(sorted(same - different), dtype=np.int64).reshape(-1, 2)
    issues = np.array([file.split("/")[0] for file in files])
    return Truth(
        list(files),
        _components(kept, len(files)),
        np.unique(issues, return_inverse=True)[1],
        frozenset(different),
    )


def labels(forest: Links, threshold: float, count: int) -> np.ndarray:
    """The cluster of each of ``count`` images at ``threshold``; one alone is a cluster of its own."""
    membership = clusters_at(forest, threshold)
    clusters = np.arange(count)
    clusters[membership.nodes] = membership.clusters
    return clusters


def score(clusters: np.ndarray, truth: Truth) -> dict[str, float | int]:
    """How ``clusters`` ((N,), equal for images of one cluster) agree with the truth; see the module for what counts."""
    found = _pairs(clusters) - _pairs(clusters, truth.issue)
    right = _pairs(clusters, truth.original) - _pairs(clusters, truth.original, truth.issue)
    true = _pairs(truth.original) - _pairs(truth.original, truth.issue)
    within = _pairs(clusters, truth.issue)
    precision, recall = right / found if found else 1.0, right / true if true else 1.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(_harmonic(precision, recall), 4),
        "bcubed_f1": round(bcubed_f1(clusters, truth.original), 4),
        "largest_share": round(float(np.bincount(clusters).max() / len(clusters)), 4),
        "wrong": found - right,
        "missed": true - right,
        "within": within,
        "within_right": round(_pairs(clusters, truth.original, truth.issue) / within, 4) if within else 1.0,
    }


def bcubed_f1(clusters: np.ndarray, original: np.ndarray) -> float:
    """B-cubed F1 over the images that have company in ``clusters`` or in ``original`` (both (N,), labels)."""
    size, true_size, both = (_sizes(*columns) for columns in ((clusters,), (original,), (clusters, original)))
    company = (size > 1) | (true_size > 1)
    if not company.any():
        return 1.0
    return _harmonic(float((both / size)[company].mean()), float((both / true_size)[company].mean()))


def best_threshold(forest: Links, truth: Truth) -> float:
    """The threshold with the highest F1; the highest such one if there are several."""
    steps = np.unique(np.floor(forest.similarity.astype(np.float64) * 1000 + 1e-3) / 1000)[::-1]
    if not len(steps):
        return 1.0
    return float(max(steps, key=lambda step: score(labels(forest, step, len(truth.files)), truth)["f1"]))


def _pairs(*columns: np.ndarray) -> int:
    """The number of pairs of rows that agree in all ``columns``."""
    counts = np.unique(np.stack(columns, axis=1), axis=0, return_counts=True)[1]
    return int((counts * (counts - 1) // 2).sum())


def _sizes(*columns: np.ndarray) -> np.ndarray:
    """For every row, how many rows agree with it in all ``columns``."""
    _, group, counts = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True, return_counts=True)
    return counts[group.ravel()]


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _components(pairs: np.ndarray, count: int) -> np.ndarray:
    ones = np.ones(len(pairs), dtype=bool)
    graph = coo_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    return connected_components(graph, directed=False)[1]


# Ways of grouping


def ours(store: Store, seconds: float | None) -> Iterator[Grouping]:
    """Our clusters, on each basis that the store knows, without junk, at the thresholds of its calibration."""
    forests, calibration = forests_without_junk(store), read_calibration(store)
    for joined_by in JOINED_BY:
        if joined_by != "similarity" and forests.verified is None:
            continue
        if joined_by == "both" and calibration is None:
            continue  # nothing says what the second threshold should be
        forest = forests.joined_by(Basis(joined_by, calibration.or_above if calibration else 1.0))
        proposed = (
            {name: calibration.proposal(joined_by, name).threshold for name in NAMES} if calibration else {}
        )
        yield Grouping(f"ours, {joined_by}", forest, proposed, seconds)


def _paper(settings: Settings, file: Path, place: Path, files: Sequence[str]) -> Grouping:
    """The paper's recipe: pictures as they are, the network's last block, whitened; no verification."""
    describe = settings.describe.model_copy(
        update={"prepare": "none", "block": 12, "pool": "class", "whiten": "corpus"}
    )
    graph = settings.graph.model_copy(update={"minimum": 0.1})
    asked = settings.model_copy(update={"describe": describe, "graph": graph, "store": place.resolve()})
    _built(asked, file, ["harvest", "segment", "describe"])
    # The paper knows no simulated reprints; the step that whitens only wants the table to be there.
    run_steps(asked, file, ["reprint"])
    store, seconds = _built(asked, file, ["whiten", "graph"])
    return Grouping("paper", _renumbered(read_forest(store), file_names(store), files), seconds=seconds)


def _hashes(settings: Settings, files: Sequence[str]) -> Grouping:
    """The perceptual hash of imagehash; similarity is one less the share of bits that differ."""
    with _stopwatch() as watch:
        bits = np.empty((len(files), 64), dtype=np.float32)
        for number, file in enumerate(files):
            with Image.open(_picture(settings, file)) as picture:
                bits[number] = imagehash.phash(picture).hash.ravel() * 2.0 - 1
        distance = (64 - bits @ bits.T) / 2
        a, b = np.nonzero(np.triu(distance <= LARGEST_HAMMING, k=1))
        similarity = (1 - distance[a, b] / 64).astype(np.float32)
        forest = maximum_spanning_forest(
            Links(a.astype(np.int32), b.astype(np.int32), similarity), len(files)
        )
    return Grouping("phash", forest, seconds=round(watch[0] / len(files), 4))


def _pimmi(settings: Settings, files: Sequence[str]) -> Grouping:
    """PIMMI with its own defaults; only the number of threads is set to that of the machine's cores.

    Its clusters are the components of the pairs with 10 consistent matches or more; the best number is sought too.

    Raises:
        RuntimeError: it cannot be installed, or does not run.
    """
    python = _pimmi_environment()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "pictures").mkdir()
        for number, file in enumerate(files):
            # PIMMI opens JPEG and PNG only; writing them is no part of its work and not timed.
            with Image.open(_picture(settings, file)) as picture:
                picture.convert("RGB").save(folder / "pictures" / f"{number}.png", compress_level=1)
        pimmi = [str(python.with_name("pimmi"))]
        _call([*pimmi, "create-config", "default.yml"], folder)
        default = (folder / "default.yml").read_text("utf-8")
        (folder / "pimmi.yml").write_text(
            default.replace("value: 8\n", f"value: {os.cpu_count()}\n", 1), encoding="utf-8"
        )
        config = ["--config-path", "pimmi.yml"]
        with _stopwatch() as watch:
            _call([*pimmi, "fill", "--erase", "--force", *config, "pictures", "index"], folder)
            _call([*pimmi, "query", *config, "pictures", "index", "-o", "found.csv"], folder)
        forest = _matches(folder / "found.csv", len(files))
    seconds = round(watch[0] / len(files), 4)
    return Grouping(f"PIMMI {PIMMI_VERSION}", forest, {"its own": PIMMI_MATCHES / MOST_MATCHES}, seconds)


def _matches(found: Path, count: int) -> Links:
    """The forest of what PIMMI found; similarity is the number of consistent matches of a pair, in thousands."""
    most: dict[tuple[int, int], int] = {}
    with found.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            a, b = (int(Path(row[name]).stem) for name in ("query_path", "result_path"))
            if a != b:
                pair = _ordered(a, b)
                most[pair] = max(most.get(pair, 0), int(float(row["nb_match_ransac"])))
    pairs = np.array(sorted(most), dtype=np.int32).reshape(-1, 2)
    matches = np.array([most[a, b] for a, b in pairs.tolist()], dtype=np.float32)
    similarity = np.minimum(matches / MOST_MATCHES, 1).astype(np.float32)
    return maximum_spanning_forest(Links(pairs[:, 0], pairs[:, 1], similarity), count)


def _pimmi_environment() -> Path:
    """The Python of an environment with PIMMI, made if it is not there."""
    python = CACHE / PIMMI_VERSION / "bin" / "python"
    done = CACHE / PIMMI_VERSION / "complete"
    if not done.exists():
        shutil.rmtree(CACHE / PIMMI_VERSION, ignore_errors=True)
        print(f"Installing PIMMI {PIMMI_VERSION} into {CACHE}", file=sys.stderr)
        venv.create(CACHE / PIMMI_VERSION, with_pip=True)
        _call([str(python), "-m", "pip", "install", f"pimmi=={PIMMI_VERSION}", *PIMMI_NEEDS], CACHE)
        done.touch()
    return python


def _call(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {' '.join(last)}")


# Building, timing, drawing


def _built(settings: Settings, file: Path, steps: Sequence[str] | None = None) -> tuple[Store, float]:
    """The store of ``settings`` as far as these ``steps`` (all if None), and its processor seconds an image.

    What it took is noted beside the store, for runs that find it built.
    """
    with _stopwatch() as watch:
        store = run_steps(settings, file, steps)
    spent = store.record("benchmark").get("seconds", 0) + watch[0]
    store.write_record("benchmark", {"seconds": spent})
    return store, round(spent / store.count("images"), 4)


@contextmanager
def _stopwatch() -> Iterator[list[float]]:
    """A list that, once the block has ended, holds the processor seconds that it and its processes took."""
    spent: list[float] = []
    before = _processor_seconds()
    yield spent
    spent.append(_processor_seconds() - before)


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _renumbered(links: Links, theirs: Sequence[str], files: Sequence[str]) -> Links:
    """Links between the nodes of a store that numbers its files otherwise, as links between places in ``files``."""
    place = {file: number for number, file in enumerate(files)}
    node = np.array([place[file] for file in theirs], dtype=np.int32)
    a, b = node[links.a], node[links.b]
    return Links(np.minimum(a, b), np.maximum(a, b), links.similarity)


def _picture(settings: Settings, file: str) -> Path:
    return Path(settings.source.images) / file  # type: ignore[union-attr]


def _draw_sheets(clusters: np.ndarray, truth: Truth, settings: Settings, place: Path) -> None:
    """Contact sheets of the pairs that are wrong or not judged, and of true ones that were missed; a list of them beside."""
    place.parent.mkdir(parents=True, exist_ok=True)
    for kind, one, other in (("wrong", clusters, truth.original), ("missed", truth.original, clusters)):
        pairs = [
            (int(a), int(b))
            for members in _groups(one)
            for position, a in enumerate(members)
            for b in members[position + 1 :]
            if other[a] != other[b]
        ]
        with place.with_name(f"{place.name} {kind}.csv").open("w", encoding="utf-8", newline="") as stream:
            rows = csv.writer(stream)
            rows.writerow(("number", "a", "b", "within", "judged"))
            for number, (a, b) in enumerate(pairs):
                inside = truth.issue[a] == truth.issue[b]
                rows.writerow((number, truth.files[a], truth.files[b], inside, (a, b) in truth.different))
        for start in range(0, min(len(pairs), MOST_SHEETS * SHEET_PAIRS), SHEET_PAIRS):
            sheet = _sheet(pairs[start : start + SHEET_PAIRS], start, truth.files, settings)
            sheet.save(place.with_name(f"{place.name} {kind} {start:04d}.png"))


def _groups(labels: np.ndarray) -> list[np.ndarray]:
    order = np.argsort(labels, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
    return [part for part in parts if len(part) > 1]


def _sheet(
    pairs: Sequence[tuple[int, int]], first: int, files: Sequence[str], settings: Settings
) -> Image.Image:
    side = SHEET_SIDE
    rows = -(-len(pairs) // SHEET_COLUMNS)
    sheet = Image.new("RGB", (SHEET_COLUMNS * (2 * side + 10), rows * (side + 14)), (90, 60, 60))
    brush = ImageDraw.Draw(sheet)
    for number, pair in enumerate(pairs):
        left, top = number % SHEET_COLUMNS * (2 * side + 10), number // SHEET_COLUMNS * (side + 14)
        brush.text((left + 2, top), f"{first + number}: {files[pair[0]]} {files[pair[1]]}", fill="white")
        for half, node in enumerate(pair):
            with Image.open(_picture(settings, files[node])) as picture:
                small = picture.convert("RGB")
            small.thumbnail((side - 2, side))
            sheet.paste(small, (left + half * side, top + 13))
    return sheet


def _print(results: Sequence[Mapping[str, object]]) -> None:
    columns = (
        "precision",
        "recall",
        "f1",
        "bcubed_f1",
        "largest_share",
        "wrong",
        "missed",
        "within",
        "within_right",
    )
    print(
        f"{'corpus':<13}{'grouping':<18}{'at':<10}{'threshold':>9}"
        + "".join(f"{name:>14}" for name in columns)
        + "   s/image"
    )
    for row in results:
        numbers = "".join(f"{row[name]:>14}" for name in columns)
        print(
            f"{row['corpus']:<13}{row['grouping']:<18}{row['at']:<10}{row['threshold']:>9}{numbers}   {row['seconds']}"
        )
