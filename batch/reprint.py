"""The step ``reprint``: a sample of the corpus's images is printed anew by the simulator, and the copies are described.

They show what printing changes in a descriptor where no real reprints are known: the whitening is fitted on most of them, and
what a similarity means is measured on the rest.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from batch.describe import describing_model
from batch.progress import Progress
from batch.step import Build, Step, StepError
from store.database import Store
from store.tables import reprints
from vision.network import Model, network_of_record
from vision.picture import open_picture
from vision.prepare import prepare
from vision.reprint import PARAMETERS, Strength, reprint
from vision.weights import WeightsUnavailableError

COPIES = 1_200
"""Copies made at most: on two cores about a minute's work."""
COPIES_OF_AN_IMAGE = 3
"""Copies made of one image at most, where a corpus has few."""
BATCH = 8
BATCHES_AHEAD = 4
BATCHES_A_WRITE = 16

STRENGTHS: tuple[Strength, ...] = ("usual", "heavy")
Printed = tuple[np.ndarray, str]
"""A prepared copy (uint8, (side, side, 3)) and what was done to it, in words."""


class Copy(NamedTuple):
    """A copy to be made: of which image, its number among that image's, and how heavily it is changed."""

    id: str
    copy: int
    strength: Strength


def signature(build: Build) -> dict[str, Any]:
    """What decides the copies, and how many there are."""
    return {"recipe": _recipe(build.store), "copies": build.store.count("reprints")}


def run(build: Build) -> str:
    """Makes and describes the copies that are missing; all of them anew if the model or the simulator is another one now.

    Which images are copied is settled once, so that a corpus that grows goes on being described as it was.
    """
    store = build.store
    known = store.record("reprint")
    if known.get("recipe") != _recipe(store):
        dimensions = store.table("features").schema.field("descriptor").type.list_size
        store.replace("reprints", reprints(dimensions).empty_table())
        known = {"recipe": _recipe(store), "sample": _sample(store)}
        store.write_record("reprint", known)
    sample = known["sample"]
    rounds = min(COPIES_OF_AN_IMAGE, -(-COPIES // max(1, len(sample))))
    wanted = [
        Copy(name, copy, STRENGTHS[(position + copy) % 2])
        for copy in range(rounds)
        for position, name in enumerate(sample)
    ][:COPIES]
    rows = store.rows("reprints", ["id", "copy"])
    made = set(zip(rows["id"].to_pylist(), rows["copy"].to_pylist(), strict=True))
    missing = [copy for copy in wanted if (copy.id, copy.copy) not in made]
    if missing:
        _make(build, missing)
        store.compact("reprints")
    return f"{len(missing):,} copies made of {len(sample):,} images and described"


REPRINT = Step("reprint", signature, run, reads="features")


def kept_back(sample: Sequence[str]) -> set[str]:
    """The third of the ``sample``'s images whose copies the whitening never sees, so that something can be measured on them."""
    return set(sample[2::3])


def _recipe(store: Store) -> dict[str, Any]:
    return {"model": describing_model(store), "simulator": PARAMETERS}


def _sample(store: Store) -> list[str]:
    """Ids of at most ``COPIES`` described images, evenly spread over the nodes."""
    described = set(store.rows("features", ["id"], "descriptor IS NOT NULL")["id"].to_pylist())
    images = store.rows("images", ["id", "node"]).sort_by("node")["id"].to_pylist()
    names = [name for name in images if name in described]
    return names[:: max(1, -(-len(names) // COPIES))]


def _make(build: Build, missing: list[Copy]) -> None:
    try:
        network = network_of_record(build.store.record("model"))
    except WeightsUnavailableError as error:
        raise StepError(str(error)) from error
    parts: list[pa.Table] = []
    with Progress("reprint", len(missing), "copies") as progress:
        for copies, printed in _print_ahead(build.store, network.model, missing):
            pixels = np.stack([picture for picture, _ in printed])
            parts.append(_table(copies, [done for _, done in printed], network.describe(pixels)))
            if len(parts) == BATCHES_A_WRITE:
                build.store.append("reprints", pa.concat_tables(parts))
                parts = []
            progress.advance(len(copies))
    if parts:
        build.store.append("reprints", pa.concat_tables(parts))


def _print_ahead(
    store: Store, model: Model, missing: list[Copy]
) -> Iterator[tuple[list[Copy], list[Printed]]]:
    """The copies in batches, printed while the network works. One whose image is gone is left out."""
    with ThreadPoolExecutor(max(2, os.cpu_count() or 2)) as printers:
        ahead: deque[tuple[list[Copy], list[Future[Printed]]]] = deque()
        for start in range(0, len(missing), BATCH):
            thumbnails = store.thumbnails([copy.id for copy in missing[start : start + BATCH]])
            copies = [copy for copy in missing[start : start + BATCH] if copy.id in thumbnails]
            if copies:
                futures = [printers.submit(_print, copy, thumbnails[copy.id], model) for copy in copies]
                ahead.append((copies, futures))
            if len(ahead) > BATCHES_AHEAD:
                yield _printed(*ahead.popleft())
        while ahead:
            yield _printed(*ahead.popleft())


def _printed(copies: list[Copy], futures: list[Future[Printed]]) -> tuple[list[Copy], list[Printed]]:
    return copies, [future.result() for future in futures]


def _print(copy: Copy, thumbnail: bytes, model: Model) -> Printed:
    # Chance hangs on the image and the copy alone, never on when it is made.
    random = np.random.default_rng([copy.copy, *copy.id.encode()])
    made = reprint(open_picture(thumbnail), random, strength=copy.strength)
    return prepare(made.picture, model.preparation, model.side), ", ".join(made.done)


def _table(copies: list[Copy], done: list[str], descriptors: np.ndarray) -> pa.Table:
    dimensions = descriptors.shape[1]
    values = pa.array(descriptors.astype(np.float16).reshape(-1))
    return pa.Table.from_arrays(
        [
            pa.array([copy.id for copy in copies]),
            pa.array([copy.copy for copy in copies], pa.int32()),
            pa.array([copy.strength for copy in copies]),
            pa.array(done),
            pa.FixedSizeListArray.from_arrays(values, dimensions),
        ],
        schema=reprints(dimensions),
    )
