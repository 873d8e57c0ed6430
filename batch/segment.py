"""The step ``segment``: pages in, images out.

With the method ``none`` the whole page is the image; with ``boxes`` the images are those that a table names.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from batch.boxes import Boxes, KnownBox, read_boxes
from batch.iiif.images import image_from_json
from batch.pictures import iiif_url, page_at_hand, page_file, page_picture
from batch.progress import Progress
from batch.step import Build, Step, StepError
from batch.thumbnails import renew_thumbnails
from store.database import Store
from store.identifiers import identifier
from store.outstanding import waiting_pages_that_are_cut
from store.repeated_columns import refresh_images
from store.tables import OF_THE_DOCUMENT, images
from vision.perceptual_hash import perceptual_hash
from vision.picture import SMALLEST_SIDE, UnreadablePictureError, encode_thumbnail, picture_size

PAGES_AT_ONCE = 64
PAGES_A_WRITE = 1024
"""Each write makes a version of two tables, and the cost of a version grows with their number."""
SECONDS_A_WRITE = 20.0
THREADS = 4
Row = dict[str, Any]
Region = tuple[int, int, int, int]


def signature(build: Build) -> dict[str, Any]:
    """The settings, and the pages as the harvest left them."""
    return {
        "settings": build.settings.segment.model_dump(mode="json"),
        "pages": build.store.count("pages"),
        "waiting": build.store.count("pages", "status = 'waiting'"),
        "boxes": _digest_of_boxes(build),
        "documents": build.store.record("harvest").get("digest"),
    }


def run(build: Build) -> str:
    """Cuts up the pages that wait, and brings what older images repeat of their document up to date."""
    store = build.store
    store.create("images", images(build.settings.describe.dimensions))
    before = _settings_before(build)
    if build.retry:
        _wait_again(build)
    _note_pages_cut_before_a_kill(build)
    refreshed = refresh_images(store)
    renewed = 0 if before["thumbnail"] == build.settings.segment.thumbnail else renew_thumbnails(build)
    store.write_record("segment", build.settings.segment.model_dump(mode="json"))
    boxes = read_boxes(build.settings.segment.boxes) if build.settings.segment.boxes else {}
    waiting = [
        page
        for page in store.rows("pages", _PAGE_COLUMNS, "status = 'waiting'")
        .sort_by([("document_id", "ascending"), ("number", "ascending"), ("id", "ascending")])
        .to_pylist()
        if page_at_hand(build.settings, page["id"])
    ]
    documents = {
        row["id"]: row for row in store.rows("documents", ["id", "kind", *OF_THE_DOCUMENT]).to_pylist()
    }
    node = store.count("images")
    schema = store.table("images").schema
    failed = 0
    with Progress("segment", len(waiting), "pages") as progress:
        for some in _cut_some_at_a_time(build, waiting, boxes):
            rows: list[Row] = []
            for page, found in some:
                if isinstance(found, Cut):
                    for row in found.images:
                        rows.append(_complete(row, page, documents[page["document_id"]], node + len(rows)))
            store.append("images", pa.Table.from_pylist(rows, schema=schema))
            node += len(rows)
            failed += _note_outcome(store, some)
            progress.advance(len(some))
    store.compact("images")
    store.compact("pages")
    sentence = f"{node:,} images on {store.count('pages'):,} pages"
    if failed:
        sentence += f"; {failed:,} page(s) could not be read (python -m batch status names them)"
    if refreshed:
        sentence += f"; {refreshed:,} images brought up to date with their documents"
    if renewed:
        sentence += f"; {renewed:,} thumbnails made anew"
    return sentence


SEGMENT = Step("segment", signature, run)

_PAGE_COLUMNS = (
    "id",
    "document_id",
    "number",
    "title",
    "kind",
    "canvas",
    "image_service",
    "image_url",
    "image",
    "width",
    "height",
)


@dataclass(frozen=True)
class Cut:
    """A page cut up: the size of its picture in pixels, and its images."""

    width: int
    height: int
    images: list[Row]


def _settings_before(build: Build) -> dict[str, Any]:
    """The settings by which the images at hand were cut; those of now if there are none.

    Raises:
        StepError: another method. Pages that are cut up cannot be cut up again, and those of two methods do not compare.
    """
    now = build.settings.segment
    before = build.store.record("segment") if build.store.count("images") else {}
    if before and before["method"] != now.method:
        raise StepError(
            f'The pages of this store were cut up by the method "{before["method"]}"; to cut them up by "{now.method}", '
            "build into another folder (--store DIR)."
        )
    return before or now.model_dump()


def _cut_some_at_a_time(
    build: Build, waiting: list[Row], boxes: Boxes
) -> Iterator[list[tuple[Row, Cut | str]]]:
    """Pages with what they were cut into, in the order in which they wait, in groups worth a write."""
    some: list[tuple[Row, Cut | str]] = []
    since = time.monotonic()
    with ThreadPoolExecutor(THREADS) as threads:
        for start in range(0, len(waiting), PAGES_AT_ONCE):
            pages = waiting[start : start + PAGES_AT_ONCE]
            some += zip(pages, threads.map(lambda page: _cut(build, page, boxes), pages), strict=True)
            if len(some) >= PAGES_A_WRITE or time.monotonic() - since > SECONDS_A_WRITE:
                yield some
                some, since = [], time.monotonic()
    if some:
        yield some


def _cut(build: Build, page: Row, boxes: Boxes) -> Cut | str:
    """The images of a page, or the sentence that says why it cannot be cut up."""
    segment = build.settings.segment
    known = _boxes_of(page, boxes)
    try:
        if segment.method == "boxes" and not known:
            return Cut(*picture_size(page_file(build.settings, page["id"], page["image_url"])), [])
        picture = page_picture(build.settings, page["id"], page["image_url"])
    except UnreadablePictureError as error:
        return str(error)
    width, height = picture.size
    whole = {(0, 0, width, height): KnownBox(0, 0, width, height, page["title"], page["kind"])}
    images: dict[Region, Row] = {}
    for region, box in (whole if segment.method == "none" else _regions(known, page, picture.size)).items():
        x, y, w, h = region
        crop = picture if (w, h) == (width, height) else picture.crop((x, y, x + w, y + h))
        images[region] = {
            "x": x,
            "y": y,
            "w": w,
            "h": h,
            "segmenter": segment.method,
            "iiif_url": iiif_url(page["image"], region, (width, height)),
            "title": box.title,
            "kind": box.kind,
            "thumbnail": encode_thumbnail(crop, segment.thumbnail),
            "phash": perceptual_hash(crop),
        }
    return Cut(width, height, list(images.values()))


def _boxes_of(page: Row, boxes: Boxes) -> Sequence[KnownBox]:
    """The boxes that a table gives for a page, under whichever of its names it uses."""
    names = (page["canvas"], page["image_service"], page["image_url"])
    return next((boxes[name] for name in names if name in boxes), ())


def _regions(boxes: Sequence[KnownBox], page: Row, size: tuple[int, int]) -> dict[Region, KnownBox]:
    """Known boxes in pixels of the picture at hand, kept within it; without those too small to be described.

    They are measured on the full picture, which may have been downloaded smaller.
    """
    width, height = size
    full = (image_from_json(json.loads(page["image"])).size if page["image"] else None) or size
    across, down = width / full[0], height / full[1]
    regions: dict[Region, KnownBox] = {}
    for box in boxes:
        left, right = (min(max(round(edge * across), 0), width) for edge in (box.x, box.x + box.w))
        top, bottom = (min(max(round(edge * down), 0), height) for edge in (box.y, box.y + box.h))
        if min(right - left, bottom - top) >= SMALLEST_SIDE:
            regions.setdefault((left, top, right - left, bottom - top), box)
    return regions


def _complete(row: Row, page: Row, document: Row, node: int) -> Row:
    return row | {
        "id": identifier(page["id"], row["x"], row["y"], row["w"], row["h"]),
        "node": node,
        "document_id": page["document_id"],
        "page_id": page["id"],
        "kind": row["kind"] or document["kind"],
        **{name: document[name] for name in OF_THE_DOCUMENT},
    }


def _note_outcome(store: Store, some: list[tuple[Row, Cut | str]]) -> int:
    """Writes what became of each page; returns how many failed."""
    rows = []
    for page, found in some:
        failure = found if isinstance(found, str) else None
        rows.append(
            {
                "id": page["id"],
                "width": found.width if isinstance(found, Cut) else page["width"],
                "height": found.height if isinstance(found, Cut) else page["height"],
                "status": "failed" if failure else "done",
                "error": failure,
            }
        )
    store.merge("pages", pa.Table.from_pylist(rows, schema=_OUTCOME))
    return sum(isinstance(found, str) for _, found in some)


_OUTCOME = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("width", pa.int32()),
        pa.field("height", pa.int32()),
        pa.field("status", pa.string(), nullable=False),
        pa.field("error", pa.string()),
    ]
)


def _wait_again(build: Build) -> None:
    """Lets failed pages wait; those that were not downloaded are the business of the step ``download``."""
    failed = build.store.rows("pages", ["id"], "status = 'failed'")["id"].to_pylist()
    rows = [
        {"id": name, "status": "waiting", "error": None}
        for name in failed
        if page_at_hand(build.settings, name)
    ]
    columns = pa.schema([_OUTCOME.field(name) for name in ("id", "status", "error")])
    build.store.merge("pages", pa.Table.from_pylist(rows, schema=columns))


def _note_pages_cut_before_a_kill(build: Build) -> None:
    """Pages whose images were written just before the step was killed still wait: they are done."""
    rows = []
    for page in waiting_pages_that_are_cut(build.store).to_pylist():
        width, height = picture_size(page_file(build.settings, page["id"], page["image_url"]))
        rows.append({"id": page["id"], "width": width, "height": height, "status": "done"})
    build.store.merge("pages", pa.Table.from_pylist(rows, schema=_OUTCOME))


def _digest_of_boxes(build: Build) -> str | None:
    boxes = build.settings.segment.boxes
    return hashlib.blake2b(boxes.read_bytes(), digest_size=8).hexdigest() if boxes else None
