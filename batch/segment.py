"""The step ``segment``: pages in, images out.

Each page notes a digest of all that decided how it was cut up (``cut_by``): the settings, the network's file, the boxes known
of it, what people corrected on it. A page whose digest is not the one wanted now is cut up again, and of its images only those
change whose region changed: an image's id derives from its page and its region, so an unchanged one keeps its id, its node and
its descriptor.
"""

from __future__ import annotations

import json
import os
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from batch.cutting import Cutting, cutting, pages_to_cut
from batch.page_images import Cut, PageCutter
from batch.pictures import page_at_hand
from batch.progress import Progress
from batch.step import Build, Step
from batch.thumbnails import renew_thumbnails
from store.database import Store, among
from store.identifiers import identifier
from store.nodes import close_gaps, digest_of_nodes, hide, next_node
from store.outstanding import pages_with_images
from store.repeated_columns import refresh_images
from store.tables import OF_THE_DOCUMENT, PAGES, images

PAGES_AHEAD = 4
"""Pages for each thread that are cut up before the first of them is waited for."""
PAGES_A_WRITE = 1024
"""Each write makes a version of two tables, and the cost of a version grows with their number."""
SECONDS_A_WRITE = 20.0
DOCEXTRACTOR_THREADS = 2
"""Its network takes all cores, or the GPU: while it looks at one page, the next is read and the last one's images are made."""
Row = dict[str, Any]


def signature(build: Build) -> dict[str, Any]:
    """How pages are to be cut up, how many at hand are not yet, and what the harvest left."""
    how = cutting(build)
    return {
        "cutting": how.digest,
        "to_cut": sum(page_at_hand(build.settings, page_id) for page_id in pages_to_cut(build, how)),
        "thumbnail": build.settings.segment.thumbnail,
        "documents": build.store.record("harvest").get("digest"),
    }


def run(build: Build) -> str:
    """Cuts up the pages that are not cut up as is asked, and brings what images repeat of their document up to date."""
    store = build.store
    store.create("images", images(build.settings.describe.dimensions))
    if build.retry:
        _wait_again(build)
    before = store.record("segment")
    side = build.settings.segment.thumbnail
    refreshed = refresh_images(store)
    renewed = 0 if before.get("thumbnail", side) == side else renew_thumbnails(build)
    # Kept until all is done: where new nodes began does not depend on a kill in between.
    first = before.get("first_new_node", next_node(store))
    store.write_record("segment", before | {"thumbnail": side, "first_new_node": first})
    how = cutting(build)
    wanted = pages_to_cut(build, how)
    told = _cut_pages(build, how, wanted, max(first, next_node(store))) if wanted else _Told()
    close_gaps(store)
    store.compact("images")
    store.compact("features")
    store.compact("pages")
    last = max((decision.number for decision in build.decisions), default=0)
    store.write_record(
        "segment",
        {
            "thumbnail": side,
            "settings": how.of_all,
            "cutting": how.digest,
            "decisions": last,
            "digest": digest_of_nodes(store),
        },
    )
    sentence = f"{store.count('images'):,} images on {store.count('pages'):,} pages"
    return sentence + "".join(
        f"; {number:,} {what}"
        for number, what in (
            (told.new, "of them new"),
            (told.gone, "that are no longer found were removed"),
            (told.failed, "page(s) could not be cut up (python -m batch status names them)"),
            (told.absent, "page(s) wait for their file: run python -m batch build"),
            (refreshed, "brought up to date with their documents"),
            (renewed, "thumbnails made anew"),
        )
        if number
    )


SEGMENT = Step("segment", signature, run, reads="pages")


@dataclass
class _Told:
    """What a run tells of: new images, images that are gone, pages that failed, and pages whose file is not at hand."""

    new: int = 0
    gone: int = 0
    failed: int = 0
    absent: int = 0


def _cut_pages(build: Build, how: Cutting, wanted: set[str], node: int) -> _Told:
    """Cuts up the pages ``wanted`` and writes what became of them; new images are numbered from ``node`` on."""
    store = build.store
    rows = store.rows("pages", _PAGE_COLUMNS, None if len(wanted) > MOST_NAMED else among("id", wanted))
    order = [("document_id", "ascending"), ("number", "ascending"), ("id", "ascending")]
    pages = [
        page
        for page in rows.sort_by(order).to_pylist()
        if page["id"] in wanted and page_at_hand(build.settings, page["id"])
    ]
    told = _Told(absent=len(wanted) - len(pages))
    if not pages:
        return told
    cut_before = pages_with_images(store) & wanted
    documents = {
        row["id"]: row for row in store.rows("documents", ["id", "kind", *OF_THE_DOCUMENT]).to_pylist()
    }
    with Progress("segment", len(pages), "pages") as progress:
        for some in _cut_some_at_a_time(build, how, pages):
            changes = _changes(store, some, documents, cut_before)
            for row in changes.new:
                row["node"] = node
                node += 1
            _write(store, changes)
            told.failed += _note_outcome(store, how, some)
            told.new += len(changes.new)
            told.gone += len(changes.gone)
            progress.advance(len(some))
    return told


MOST_NAMED = 10_000
"""Pages up to which they are asked for by name; more are picked out of all."""

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


def _cut_some_at_a_time(
    build: Build, how: Cutting, pages: list[Row]
) -> Iterator[list[tuple[Row, Cut | str]]]:
    """Pages with what they were cut into, in their order, in groups worth a write.

    Rarely on a long run, where a write costs more the more there were; soon on a short one, of which a kill could take much.
    """
    cutter = PageCutter(build, how)
    cores = os.cpu_count() or 1
    side_by_side = DOCEXTRACTOR_THREADS if build.settings.segment.method == "docextractor" else cores
    ahead: deque[tuple[Row, Future[Cut | str]]] = deque()
    some: list[tuple[Row, Cut | str]] = []
    started = written = time.monotonic()
    with ThreadPoolExecutor(side_by_side) as threads:
        for page in pages:
            ahead.append((page, threads.submit(cutter.cut, page)))
            if len(ahead) <= PAGES_AHEAD * side_by_side:
                continue
            first, future = ahead.popleft()
            some.append((first, future.result()))
            now = time.monotonic()
            if len(some) >= PAGES_A_WRITE or now - written > min(SECONDS_A_WRITE, 1 + (now - started) / 20):
                yield some
                some, written = [], time.monotonic()
        some += [(page, future.result()) for page, future in ahead]
    if some:
        yield some


@dataclass
class _Changes:
    """What is to be written over ``images``: rows that are new, columns of known ones that changed, ids that are gone."""

    new: list[Row]
    changed: list[Row]
    gone: list[str]


_OF_THE_CUT = ("segment_score", "segmenter", "iiif_url", "title", "kind", "phash", "thumbnail")
"""Columns of an image that may change although its region stays."""


def _changes(
    store: Store, some: list[tuple[Row, Cut | str]], documents: dict[str, Row], cut_before: set[str]
) -> _Changes:
    """What the pages in ``some`` change. The images of a page that failed stay as they were."""
    cut = [(page, found) for page, found in some if isinstance(found, Cut)]
    known = {}
    if named := [page["id"] for page, _ in cut if page["id"] in cut_before]:
        rows = store.rows("images", ["id", *_OF_THE_CUT], among("page_id", named))
        known = {row["id"]: row for row in rows.to_pylist()}
    changes = _Changes([], [], [])
    for page, found in cut:
        for image in found.images:
            row = _complete(image, page, documents[page["document_id"]])
            before = known.pop(row["id"], None)
            if before is None:
                changes.new.append(row)
            elif any(row[name] != before[name] for name in _OF_THE_CUT):
                changes.changed.append({name: row[name] for name in ("id", *_OF_THE_CUT)})
    changes.gone = list(known)
    return changes


def _complete(row: Row, page: Row, document: Row) -> Row:
    return row | {
        "id": identifier(page["id"], row["x"], row["y"], row["w"], row["h"]),
        "document_id": page["document_id"],
        "page_id": page["id"],
        "kind": row["kind"] or document["kind"],
        **{name: document[name] for name in OF_THE_DOCUMENT},
    }


def _write(store: Store, changes: _Changes) -> None:
    """Writes ``changes``. After a kill between two of the writes the pages are cut up again, and what is missing is written.

    Descriptors go before their images: one without an image would never be found again.
    """
    schema = store.table("images").schema
    store.append("images", pa.Table.from_pylist(changes.new, schema=schema))
    if changes.gone:
        hide(store)
        if store.has("features"):
            store.delete("features", among("id", changes.gone))
        store.delete("images", among("id", changes.gone))
    renewed = pa.schema([schema.field(name) for name in ("id", *_OF_THE_CUT)])
    store.merge("images", pa.Table.from_pylist(changes.changed, schema=renewed))


def _note_outcome(store: Store, how: Cutting, some: list[tuple[Row, Cut | str]]) -> int:
    """Writes what became of each page; returns how many failed."""
    rows = []
    for page, found in some:
        row: Row = {"id": page["id"], "cut_by": how.of(page["id"])}
        if isinstance(found, Cut):
            left_out = json.dumps(found.left_out, sort_keys=True) if found.left_out else None
            row |= {"width": found.width, "height": found.height, "status": "done", "left_out": left_out}
        else:
            row |= {"width": page["width"], "height": page["height"], "status": "failed", "error": found}
        rows.append(row)
    store.merge("pages", pa.Table.from_pylist(rows, schema=_OUTCOME))
    return sum(isinstance(found, str) for _, found in some)


_OUTCOME = pa.schema(
    [PAGES.field(name) for name in ("id", "width", "height", "status", "error", "cut_by", "left_out")]
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
