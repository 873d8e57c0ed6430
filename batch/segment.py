"""The step ``segment``: pages in, images out. With the method ``none`` the whole page is the image."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pyarrow as pa
from lancedb.expr import col, lit

from batch.pictures import page_picture
from batch.progress import Progress
from batch.step import Build, Step
from store.database import Store
from store.identifiers import identifier
from store.repeated_columns import refresh_images
from store.tables import OF_THE_DOCUMENT, images
from vision.perceptual_hash import perceptual_hash
from vision.picture import UnreadablePictureError, encode_thumbnail

PAGES_AT_ONCE = 64
THREADS = 4
Row = dict[str, Any]


def signature(build: Build) -> dict[str, Any]:
    """The settings, and the pages as the harvest left them."""
    return {
        "settings": build.settings.segment.model_dump(mode="json"),
        "dimensions": build.settings.describe.dimensions,
        "pages": build.store.count("pages"),
        "waiting": build.store.count("pages", col("status") == lit("waiting")),
        "documents": build.store.record("harvest").get("digest"),
    }


def run(build: Build) -> str:
    """Cuts up the pages that wait, and brings what older images repeat of their document up to date."""
    store = build.store
    if build.retry:
        _wait_again(store)
    store.create("images", images(build.settings.describe.dimensions))
    _note_pages_cut_before_a_kill(store)
    refreshed = refresh_images(store)
    waiting = (
        store.rows("pages", _PAGE_COLUMNS, col("status") == lit("waiting"))
        .sort_by([("document_id", "ascending"), ("number", "ascending"), ("id", "ascending")])
        .to_pylist()
    )
    documents = {
        row["id"]: row for row in store.rows("documents", ["id", "kind", *OF_THE_DOCUMENT]).to_pylist()
    }
    node = store.count("images")
    failed = 0
    with Progress("segment", len(waiting), "pages") as progress, ThreadPoolExecutor(THREADS) as threads:
        for start in range(0, len(waiting), PAGES_AT_ONCE):
            pages = waiting[start : start + PAGES_AT_ONCE]
            cut = list(threads.map(lambda page: _cut(build, page), pages))
            rows: list[Row] = []
            for page, found in zip(pages, cut, strict=True):
                if isinstance(found, list):
                    for row in found:
                        rows.append(_complete(row, page, documents[page["document_id"]], node + len(rows)))
            store.append(
                "images", pa.Table.from_pylist(rows, schema=images(build.settings.describe.dimensions))
            )
            node += len(rows)
            failed += _note_outcome(store, pages, cut)
            progress.advance(len(pages))
    store.compact("images")
    store.compact("pages")
    sentence = f"{node:,} images on {store.count('pages'):,} pages"
    if failed:
        sentence += f"; {failed:,} page(s) could not be read (python -m batch status names them)"
    if refreshed:
        sentence += f"; {refreshed:,} images brought up to date with their documents"
    return sentence


SEGMENT = Step("segment", signature, run)

_PAGE_COLUMNS = ("id", "document_id", "number", "title", "kind", "image_url", "width", "height")


def _cut(build: Build, page: Row) -> list[Row] | str:
    """The images of a page (here: one, the page itself), or the sentence that says why there are none."""
    try:
        picture = page_picture(build.settings, page)
    except UnreadablePictureError as error:
        return str(error)
    width, height = picture.size
    return [
        {
            "x": 0,
            "y": 0,
            "w": width,
            "h": height,
            "segmenter": build.settings.segment.method,
            "thumbnail": encode_thumbnail(picture, build.settings.segment.thumbnail),
            "phash": perceptual_hash(picture),
        }
    ]


def _complete(row: Row, page: Row, document: Row, node: int) -> Row:
    return row | {
        "id": identifier(page["id"], row["x"], row["y"], row["w"], row["h"]),
        "node": node,
        "document_id": page["document_id"],
        "page_id": page["id"],
        "title": page["title"],
        "kind": page["kind"] or document["kind"],
        **{name: document[name] for name in OF_THE_DOCUMENT},
    }


def _note_outcome(store: Store, pages: list[Row], cut: list[list[Row] | str]) -> int:
    """Writes what became of each page; returns how many failed."""
    rows = []
    for page, found in zip(pages, cut, strict=True):
        size = found[0] if isinstance(found, list) and found else {}
        rows.append(
            {
                "id": page["id"],
                "width": size.get("w", page["width"]),
                "height": size.get("h", page["height"]),
                "status": "failed" if isinstance(found, str) else "done",
                "error": found if isinstance(found, str) else None,
            }
        )
    store.merge("pages", pa.Table.from_pylist(rows, schema=_OUTCOME))
    return sum(isinstance(found, str) for found in cut)


_OUTCOME = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("width", pa.int32()),
        pa.field("height", pa.int32()),
        pa.field("status", pa.string(), nullable=False),
        pa.field("error", pa.string()),
    ]
)


def _wait_again(store: Store) -> None:
    failed = store.rows("pages", ["id"], col("status") == lit("failed"))["id"].to_pylist()
    rows = [{"id": name, "status": "waiting", "error": None} for name in failed]
    store.merge(
        "pages",
        pa.Table.from_pylist(rows, schema=pa.schema([_OUTCOME.field(n) for n in ("id", "status", "error")])),
    )


def _note_pages_cut_before_a_kill(store: Store) -> None:
    """Pages whose images were written just before the step was killed still wait: they are done."""
    waiting = set(store.rows("pages", ["id"], col("status") == lit("waiting"))["id"].to_pylist())
    cut: dict[str, Row] = {}
    if waiting:
        for row in _whole_pages(store):
            if row["page_id"] in waiting:
                cut[row["page_id"]] = {
                    "id": row["page_id"],
                    "width": row["w"],
                    "height": row["h"],
                    "status": "done",
                }
    store.merge("pages", pa.Table.from_pylist(list(cut.values()), schema=_OUTCOME))


def _whole_pages(store: Store) -> Iterator[Row]:
    for batch in store.batches("images", ["page_id", "w", "h"]):
        yield from batch.to_pylist()
