"""The step ``describe``: every image without a descriptor gets one.

The corpus is cut into batches by node number, and each image always takes the same place in a batch of the same size, whoever
stands beside it: so a descriptor does not depend on when the step was killed, nor on which images failed.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from batch.pictures import drop_described_pages, image_picture, page_at_hand
from batch.progress import Progress
from batch.step import Build, Step, StepError
from store.database import Store
from store.outstanding import undescribed_images
from store.tables import features
from vision.network import DIMENSIONS, Model, Network, load_network
from vision.picture import UnreadablePictureError
from vision.prepare import prepare
from vision.weights import WeightsUnavailableError

BATCH = 8
BATCHES_A_WRITE = 32
BATCHES_AHEAD = 4
READERS = max(2, os.cpu_count() or 2)

Row = dict[str, Any]


def signature(build: Build) -> dict[str, Any]:
    """The settings that decide a descriptor, which images there are, and how many of them have one."""
    store = build.store
    images = store.record("segment").get("digest")
    return {"settings": asked(build), "images": images, "features": store.count("features")}


def asked(build: Build) -> dict[str, Any]:
    """What the settings ask of descriptors: all but what whitening makes of them.

    A file of weights that was given once, on the command line, is asked for until another one is.
    """
    wanted = build.settings.describe.model_dump(mode="json", exclude={"dimensions", "whiten"})
    before = build.store.record("model").get("asked")
    return before if before and before | {"weights": None} == wanted else wanted


def describing_model(store: Store) -> dict[str, Any]:
    """The model that descriptors were made by, without the settings that asked for it."""
    return {name: value for name, value in store.record("model").items() if name != "asked"}


def run(build: Build) -> str:
    """Describes what is not described yet; everything anew if the settings ask for another model than described it."""
    store = build.store
    store.create("features", features(DIMENSIONS[build.settings.describe.pool]))
    network = _network(build) if store.record("model").get("asked") != asked(build) else None
    if build.retry:
        store.delete("features", "descriptor IS NULL")
    missing, absent = _at_hand(build, undescribed_images(store))
    if missing.num_rows:
        _describe(build, network or _network(build), missing)
    store.compact("features")
    dropped = drop_described_pages(build.settings, store)
    failed = store.count("features", "descriptor IS NULL")
    model = store.record("model")
    sentence = f"{missing.num_rows:,} images described by {model.get('name')} ({model.get('weights')})"
    if failed:
        sentence += f"; {failed:,} could not be (python -m batch status names them)"
    if absent:
        sentence += f"; {absent:,} wait for the file of their page: run python -m batch build"
    return sentence + (f"; {dropped:,} pages dropped" if dropped else "")


DESCRIBE = Step("describe", signature, run, reads="images")


def _at_hand(build: Build, images: pa.Table) -> tuple[pa.Table, int]:
    """Those of the images whose page can be read now, and how many wait for theirs to be downloaded."""
    pages = images["page_id"].to_pylist()
    there = {page for page in set(pages) if page_at_hand(build.settings, page)}
    readable = images.filter(pa.array([page in there for page in pages], pa.bool_()))
    return readable, images.num_rows - readable.num_rows


def _describe(build: Build, network: Network, missing: pa.Table) -> None:
    side = network.model.side
    build.say(
        f"describe: {network.model.name}, {network.model.weights}, block {network.model.block}, "
        f"{side} pixels, preparation {network.model.preparation}, pooling {network.model.pooling}, {network.model.precision}"
    )
    rows: list[Row] = []
    with Progress("describe", missing.num_rows, "images") as progress:
        for images, pictures in _read_ahead(build, network.model, missing):
            pixels = np.zeros((BATCH, side, side, 3), dtype=np.uint8)
            for image, picture in zip(images, pictures, strict=True):
                if isinstance(picture, np.ndarray):
                    pixels[image["node"] % BATCH] = picture
            descriptors = network.describe(pixels).astype(np.float16)
            for image, picture in zip(images, pictures, strict=True):
                failure = picture if isinstance(picture, str) else None
                descriptor = None if failure else descriptors[image["node"] % BATCH]
                rows.append({"id": image["id"], "descriptor": descriptor, "error": failure})
            if len(rows) >= BATCH * BATCHES_A_WRITE:
                _write(build.store, rows)
                rows = []
            progress.advance(len(images))
    _write(build.store, rows)


def _network(build: Build) -> Network:
    """The network that the settings ask for, noted in the store; descriptors by another one are dropped.

    Settings that have not changed ask for the network that described the store, whatever ``auto`` would choose today.
    """
    store, describe, wanted = build.store, build.settings.describe, asked(build)
    known = store.record("model")
    unchanged = known.get("asked") == wanted
    try:
        network = load_network(
            known["name"] if unchanged else describe.model,
            weights=Path(wanted["weights"]) if wanted["weights"] else None,
            preparation=describe.prepare,
            pooling=describe.pool,
            side=describe.size,
            block=describe.block,
        )
    except (WeightsUnavailableError, ValueError) as error:
        raise StepError(str(error)) from error
    same = bool(known) and network.model.same_as(known)
    if unchanged and not same:
        raise StepError(
            f"The store was described with other weights or another recipe of {known['name']} than are at hand now; vectors "
            "of both cannot be compared. Give the old weights, or build into another store (--store)."
        )
    if not unchanged:
        if not same:
            store.replace("features", features(network.model.dimensions).empty_table())
        store.write_record("model", (known if same else network.model.as_record()) | {"asked": wanted})
    return network


def _read_ahead(
    build: Build, model: Model, missing: pa.Table
) -> Iterator[tuple[list[Row], list[np.ndarray | str]]]:
    """The images of each batch with their prepared pictures (or why there is none), read while the network works."""
    batch_numbers = missing["node"].to_numpy() // BATCH
    starts = np.flatnonzero(np.diff(batch_numbers, prepend=-1))
    ends = np.append(starts[1:], missing.num_rows)
    with ThreadPoolExecutor(READERS) as readers:
        ahead: deque[tuple[list[Row], list[Future[np.ndarray | str]]]] = deque()
        for start, end in zip(starts, ends, strict=True):
            images = missing.slice(start, end - start).to_pylist()
            ahead.append((images, [readers.submit(_prepare, build, model, image) for image in images]))
            if len(ahead) > BATCHES_AHEAD:
                images, futures = ahead.popleft()
                yield images, [future.result() for future in futures]
        for images, futures in ahead:
            yield images, [future.result() for future in futures]


def _prepare(build: Build, model: Model, image: dict[str, Any]) -> np.ndarray | str:
    try:
        picture = image_picture(build.settings, image, wanted_side=2 * model.side)
        return prepare(picture, model.preparation, model.side)
    except UnreadablePictureError as error:
        return str(error)


def _write(store: Store, rows: list[Row]) -> None:
    schema = store.table("features").schema
    dimensions = schema.field("descriptor").type.list_size
    empty = np.zeros(dimensions, dtype=np.float16)
    known = [row["descriptor"] is not None for row in rows]
    values = np.array([row["descriptor"] if there else empty for row, there in zip(rows, known, strict=True)])
    descriptors = pa.FixedSizeListArray.from_arrays(
        pa.array(values.reshape(-1).astype(np.float16)),
        dimensions,
        mask=pa.array([not there for there in known], pa.bool_()),
    )
    columns = [
        descriptors
        if name == "descriptor"
        else pa.array([row[name] for row in rows], schema.field(name).type)
        for name in schema.names
    ]
    store.append("features", pa.Table.from_arrays(columns, schema=schema))
