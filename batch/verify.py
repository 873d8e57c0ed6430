"""The step ``verify``: what links hold, found by looking at their pictures' local features.

Pictures are looked at as thumbnails. Several processes take links in an order in which the same pictures come again soon (the
reverse Cuthill-McKee order of the graph), and each keeps the features of the pictures it met last: so a picture is read and
described about once, however many links it has. What was found of a pair is kept by the ids of its images and never looked for
again, whatever becomes of the graph.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import signal
import sys
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import reverse_cuthill_mckee
from threadpoolctl import threadpool_limits

from batch.progress import Progress
from batch.step import Build, Step, StepError
from store.database import Store
from store.identifiers import identifier
from store.links import Links
from store.tables import VERIFICATIONS
from store.verified_links import (
    KINDS,
    Findings,
    findings,
    image_ids,
    read_links,
    worth_verifying,
    write_findings,
)
from vision import local_features as features
from vision import local_matching as matching
from vision.local_features import LocalFeatures, local_features
from vision.local_matching import match
from vision.picture import UnreadablePictureError, open_picture

LINKS_A_PICTURE = 15
"""Links that are looked at while a picture is read and its features are found: work is counted in links."""
WORK_A_TASK = 1_500
WORK_FOR_A_PROCESS = 6_000
"""What is worth starting one more process for, which takes a few seconds."""
PICTURES_KEPT = 4_000
"""Pictures whose features a process keeps: 110 kB each."""
SECONDS_A_WRITE = 20.0
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
"""Of malloc.h."""
MOST_FREED_MEMORY_KEPT = 1 << 28


def signature(build: Build) -> dict[str, Any]:
    """The settings, how is verified, the links, and how many of them were looked at."""
    return {
        "settings": build.settings.verify.model_dump(mode="json"),
        "recipe": _recipe(build),
        "graph": build.store.record("graph").get("digest"),
        "links": build.store.count("links"),
        "verified": build.store.count("links", "kind IS NOT NULL"),
        "nodes": build.store.record("segment").get("digest"),
    }


RECIPE = identifier(features.PARAMETERS, matching.PARAMETERS)
"""How features are found and matched."""


def _recipe(build: Build) -> str:
    """Changes when something else might be found, also because thumbnails are of another size: then all is verified anew."""
    return identifier(RECIPE, build.settings.segment.thumbnail)


def run(build: Build) -> str:
    """Looks at the links that were not looked at yet, and notes of each link what was found."""
    store, verify = build.store, build.settings.verify
    recipe = _recipe(build)
    if store.record("verify").get("recipe") != recipe:
        store.empty("verifications")
    store.create("verifications", VERIFICATIONS)
    store.write_record("verify", store.record("verify") | {"recipe": recipe})
    if build.retry:
        store.delete("verifications", "error IS NOT NULL")
    links, ids = read_links(store), image_ids(store)
    if verify.enabled:
        chosen = worth_verifying(links, minimum=verify.minimum, neighbours=verify.neighbours)
        missing = chosen[~findings(store, links, ids).known[chosen]]
        if len(missing):
            _verify_all(store, _tasks(links, missing, ids))
        store.compact("verifications")
        found = findings(store, links, ids)
    else:
        missing = np.empty(0, np.int64)
        found = Findings.none(len(links))
    forest = write_findings(store, links, found)
    counts = {kind: int((found.kind == number).sum()) for number, kind in enumerate(KINDS)}
    failed = store.count("verifications", "error IS NOT NULL")
    digest = hashlib.blake2b(digest_size=8)
    for column in (forest.a, forest.b, forest.similarity):
        digest.update(column.tobytes())
    store.write_record(
        "verify",
        {
            "recipe": recipe,
            "enabled": verify.enabled,
            **counts,
            "forest": len(forest),
            "digest": digest.hexdigest(),
        },
    )
    if not verify.enabled:
        return "switched off by the settings"
    sentence = (
        f"{len(missing):,} links looked at; of {len(links):,} links {counts['same']:,} hold the same picture, "
        f"{counts['part']:,} share a part, {counts['similar']:,} are merely similar"
    )
    return sentence + (
        f"; {failed:,} could not be looked at (python -m batch status names the pictures)" if failed else ""
    )


VERIFY = Step("verify", signature, run, reads="links")


def _tasks(links: Links, positions: np.ndarray, ids: np.ndarray) -> list[_Task]:
    """The links at ``positions`` in an order in which the same images come again soon, as many at a time as make equal work."""
    a, b = links.a[positions], links.b[positions]
    graph = coo_array((np.ones(len(a), bool), (a, b)), shape=(len(ids), len(ids))).tocsr()
    place = np.empty(len(ids), np.int64)
    place[reverse_cuthill_mckee(graph + graph.T, symmetric_mode=True)] = np.arange(len(ids))
    ends = np.sort(np.stack([place[a], place[b]]), axis=0)
    order = np.lexsort(ends[::-1])
    met_first = np.unique(ends[:, order].T, return_index=True)[1] // 2
    work = np.cumsum(1 + LINKS_A_PICTURE * np.bincount(met_first, minlength=len(order)))
    cuts = np.unique(np.searchsorted(work, np.arange(WORK_A_TASK, work[-1], WORK_A_TASK)))
    return [_Task(ids[a[some]], ids[b[some]]) for some in np.split(order, cuts) if len(some)]


@dataclass(frozen=True)
class _Task:
    """Pairs of images (ids, bytes), ``a`` and ``b`` of one length."""

    a: np.ndarray
    b: np.ndarray

    def __len__(self) -> int:
        return len(self.a)

    def pairs(self) -> list[tuple[str, str]]:
        """The ids of each pair, the lesser first."""
        names = zip(self.a.astype(str).tolist(), self.b.astype(str).tolist(), strict=True)
        return [(min(pair), max(pair)) for pair in names]


def _verify_all(store: Store, tasks: list[_Task]) -> None:
    """Does ``tasks`` and writes what is found, every so often."""
    started = written = time.monotonic()
    waiting: list[pa.RecordBatch] = []
    with Progress("verify", sum(map(len, tasks)), "links") as progress:
        for found in _verified(store.path, tasks):
            waiting.append(found)
            progress.advance(found.num_rows)
            now = time.monotonic()
            # Rarely on a long run, where a write costs more the more there were; soon on a short one.
            if now - written > min(SECONDS_A_WRITE, 1 + (now - started) / 20):
                store.append("verifications", pa.Table.from_batches(waiting))
                waiting, written = [], time.monotonic()
    if waiting:
        store.append("verifications", pa.Table.from_batches(waiting))


def _verified(folder: Path, tasks: list[_Task]) -> Iterator[pa.RecordBatch]:
    """What is found in ``tasks``, one after the other, in any order.

    Each process has a stretch of the tasks to itself, since neighbours in the order share pictures; one that is through helps
    where most is left, from the far end.
    """
    count = max(1, min(os.cpu_count() or 1, len(tasks) * WORK_A_TASK // WORK_FOR_A_PROCESS))
    if count == 1:
        pictures = _Pictures(folder)
        for task in tasks:
            yield _verify(pictures, task)
        return
    stretches = [
        deque(tasks[len(tasks) * number // count : len(tasks) * (number + 1) // count])
        for number in range(count)
    ]
    processes = [
        ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_start_process) for _ in stretches
    ]
    try:
        running: dict[Future[pa.RecordBatch], int] = {}
        for number in range(count):
            running[processes[number].submit(_verify_here, folder, stretches[number].popleft())] = number
        while running:
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                number = running.pop(future)
                own, longest = stretches[number], max(stretches, key=len)
                if own or longest:
                    task = own.popleft() if own else longest.pop()
                    running[processes[number].submit(_verify_here, folder, task)] = number
                yield future.result()
    except BrokenProcessPool as error:
        raise StepError(
            "A process that verifies links was ended, perhaps for want of memory: run the step again, it goes on where it was."
        ) from error
    finally:
        for process in processes:
            process.shutdown(wait=False, cancel_futures=True)


def _start_process() -> None:
    """Ctrl-C is the business of the process that started this one; this one ends when that does, however it comes to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Every core has its process: more threads would only wait for each other.
    threadpool_limits(1, user_api="blas")
    _keep_freed_memory()


def _keep_freed_memory() -> None:
    """Has glibc keep the megabytes that each picture takes and frees: to get them from the system again and again takes a
    seventh of the time."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        for option in (M_TRIM_THRESHOLD, M_MMAP_THRESHOLD):
            library.mallopt(option, MOST_FREED_MEMORY_KEPT)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _verify(pictures: _Pictures, task: _Task) -> pa.RecordBatch:
    """What is found of the pairs of ``task``: rows of ``verifications``."""
    pairs = task.pairs()
    of = pictures.features({image for pair in pairs for image in pair})
    return pa.RecordBatch.from_pylist([_row(a, b, of[a], of[b]) for a, b in pairs], schema=VERIFICATIONS)


def _verify_here(folder: Path, task: _Task) -> pa.RecordBatch:
    """The same in a process that has nothing else to do."""
    return _verify(_pictures(folder), task)


def _row(a: str, b: str, of_a: LocalFeatures | str, of_b: LocalFeatures | str) -> dict[str, Any]:
    pair = {"a": a, "b": b}
    if isinstance(of_a, str) or isinstance(of_b, str):
        unreadable = [f"image {name}: {why}" for name, why in ((a, of_a), (b, of_b)) if isinstance(why, str)]
        nothing = {"joins": False, "inliers": 0, "coverage_a": 0.0, "coverage_b": 0.0, "inverted": False}
        return pair | nothing | {"error": "; ".join(unreadable)}
    found = match(of_a, of_b)
    return pair | {
        "kind": found.kind,
        "joins": found.joins,
        "inliers": found.inliers,
        "coverage_a": found.coverage_a,
        "coverage_b": found.coverage_b,
        "transform": None if found.transform is None else found.transform.ravel(),
        "inverted": found.inverted,
    }


class _Pictures:
    """The local features of a store's images, those met last kept; a sentence in place of those of an unreadable one."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder)
        self._kept: OrderedDict[str, LocalFeatures | str] = OrderedDict()

    def features(self, images: set[str]) -> dict[str, LocalFeatures | str]:
        """The features of ``images``, by id."""
        missing = sorted(images - self._kept.keys())
        thumbnails = self._store.thumbnails(missing)
        for image in missing:
            self._kept[image] = self._look(thumbnails.get(image))
        for image in images:
            self._kept.move_to_end(image)
        found = {image: self._kept[image] for image in images}
        while len(self._kept) > PICTURES_KEPT:
            self._kept.popitem(last=False)
        return found

    @staticmethod
    def _look(thumbnail: bytes | None) -> LocalFeatures | str:
        try:
            return local_features(open_picture(thumbnail or b""))
        except UnreadablePictureError as error:
            return str(error)


@cache
def _pictures(folder: Path) -> _Pictures:
    """One for each store that this process looks into."""
    return _Pictures(folder)
