"""Building a store: the steps in the order they run, each skipped when it has nothing to do."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from batch.calibrate import CALIBRATE
from batch.describe import DESCRIBE
from batch.download import DOWNLOAD, pages_left
from batch.graph import GRAPH
from batch.harvest import HARVEST
from batch.index import INDEX
from batch.junk import JUNK
from batch.reprint import REPRINT
from batch.segment import SEGMENT
from batch.settings import FolderSource, Settings
from batch.step import Build, Step, StepError
from batch.verify import VERIFY
from batch.whiten import WHITEN
from store.calibration import read_calibration
from store.clusters import JoinedBy
from store.database import Store, write_whole
from store.identifiers import identifier

STEPS: tuple[Step, ...] = (
    HARVEST,
    DOWNLOAD,
    SEGMENT,
    DESCRIBE,
    REPRINT,
    WHITEN,
    INDEX,
    GRAPH,
    VERIFY,
    JUNK,
    CALIBRATE,
)


UNCALIBRATED_THRESHOLD = 0.4
"""Where the dashboard opens on a corpus with too few reprints to say what a similarity means."""


def run_steps(
    settings: Settings,
    settings_file: Path,
    names: Sequence[str] | None = None,
    *,
    retry: bool = False,
    refresh: bool = False,
) -> Store:
    """Runs the steps called ``names`` (all if None) on the store of ``settings`` and returns the store.

    A step that has nothing to do says so. ``retry`` runs every step and has it try again what failed before;
    ``refresh`` has the harvest ask libraries again for what they said before.

    Raises:
        StepError: a step cannot go on, or another build works on the same store.
        StoreError: an earlier version of this software built the store.
    """
    store = Store(settings.store)
    settings.store.mkdir(parents=True, exist_ok=True)
    build = Build(settings, store, retry=retry, refresh=refresh)
    with _alone(store):
        store.check()
        write_whole(store.file("settings.toml"), settings_file.read_bytes())
        for step in STEPS:
            if names is None or step.name in names:
                _run_step(step, build)
            if names is None and step is DESCRIBE:
                _run_further_rounds(build)
        if all(store.record("steps").get(step.name) == step.signature(build) for step in STEPS):
            _write_build_record(build)
    return store


def _run_step(step: Step, build: Build, *, anyway: bool = False) -> None:
    if step.reads and not build.store.has(step.reads):
        raise StepError(
            f"The step {step.name} has nothing to work on yet: run python -m batch build, which runs all steps in their order."
        )
    steps = build.store.record("steps")
    asked_again = anyway or build.retry or (build.refresh and step is HARVEST)
    if steps.get(step.name) == step.signature(build) and not asked_again:
        build.say(f"{step.name}: nothing to do")
        return
    # A step that is killed must run again, even if only `retry` or `refresh` asked for it.
    build.store.write_record("steps", {name: kept for name, kept in steps.items() if name != step.name})
    started = time.monotonic()
    sentence = step.run(build)
    build.store.write_record("steps", build.store.record("steps") | {step.name: step.signature(build)})
    build.say(f"{step.name}: {sentence} ({time.monotonic() - started:.0f} s)")


def _run_further_rounds(build: Build) -> None:
    """Where pages are not kept, takes them some at a time from download to description: the disk never holds many."""
    again = replace(build, retry=False)
    left = pages_left(again)
    while left:
        for step in (DOWNLOAD, SEGMENT, DESCRIBE):
            _run_step(step, again, anyway=True)
        before, left = left, pages_left(again)
        if left >= before:
            break


def _write_build_record(build: Build) -> None:
    """What the app and every export name: the corpus, its version, the model.

    The version is derived from the content alone: the same corpus, settings and weights give the same version.
    """
    store = build.store
    model = store.record("model")
    version = identifier(
        store.record("harvest")["digest"],
        store.record("segment")["digest"],
        store.digest("whitening.safetensors"),
        store.record("graph")["digest"],
        store.record("verify")["digest"],
        *(store.count("images", where) for where in (None, "vector IS NOT NULL")),
    )
    store.write_record(
        "build",
        {
            "corpus": build.settings.name,
            "version": version[:8],
            "model": model["name"],
            "weights": model["weights"],
            "images": store.count("images"),
            "verified": store.record("verify")["enabled"],
            "minimum_similarity": build.settings.graph.minimum,
            "threshold": _opening_threshold(build),
            **_place_of_pages(build.settings),
        },
    )


def _opening_threshold(build: Build) -> float:
    """The similarity at which the dashboard opens: the settings' own, or the balanced one that calibration proposes."""
    graph, calibration = build.settings.graph, read_calibration(build.store)
    threshold = UNCALIBRATED_THRESHOLD
    if graph.threshold is not None:
        threshold = graph.threshold
    elif calibration:
        joined_by: JoinedBy = "verified" if build.settings.verify.enabled else "similarity"
        threshold = calibration.proposal(joined_by, "balanced").threshold
    return max(threshold, graph.minimum)


def _place_of_pages(settings: Settings) -> dict[str, str]:
    """Where the app finds the pages of a folder source; those of other sources lie in the store, if anywhere."""
    return {"source_images": str(settings.source.images)} if isinstance(settings.source, FolderSource) else {}


@contextmanager
def _alone(store: Store) -> Iterator[None]:
    lock = FileLock(store.file(".building.lock"))
    try:
        with lock.acquire(timeout=0):
            yield
    except Timeout as error:
        raise StepError(f"Another build is at work on {store.path}: wait for it to end.") from error
