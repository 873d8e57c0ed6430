"""The step ``download``: the pages of a IIIF source, each to a file of its own. A folder source has its files already."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from batch.cutting import cutting, pages_to_cut
from batch.describe import asked
from batch.iiif.pages import PageResult, PageTask, download_pages
from batch.iiif.source import client_of
from batch.pictures import page_at_hand
from batch.progress import Progress
from batch.settings import IiifSource
from batch.step import Build, Step
from store.database import Store
from store.image_api import image_as_json, image_from_json
from store.outstanding import pages_to_download
from store.page_files import PAGE_FILES

RESULTS_A_WRITE = 500
SECONDS_A_WRITE = 10.0
PAGES_A_ROUND = 5_000
"""Pages on disk at once, at most, where they are not kept."""
OUTCOME = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("image", pa.string()),
        pa.field("fetched_url", pa.string()),
        pa.field("width", pa.int32()),
        pa.field("height", pa.int32()),
        pa.field("status", pa.string(), nullable=False),
        pa.field("error", pa.string()),
    ]
)
Row = dict[str, Any]


def signature(build: Build) -> dict[str, Any]:
    """The pages, their size, and what asks for their pixels: how they are to be cut up and described."""
    source = build.settings.source
    if not isinstance(source, IiifSource):
        return {}
    return {
        "page_size": source.page_size,
        "harvest": build.store.record("harvest").get("digest"),
        "pages": build.store.count("pages"),
        "cut": cutting(build).digest,
        "describe": asked(build),
    }


def run(build: Build) -> str:
    """Downloads the pages that wait, and those that were dropped but are to be cut up or described anew."""
    source = build.settings.source
    if not isinstance(source, IiifSource):
        return "the pages lie in a folder"
    store = build.store
    if build.retry:
        _wait_again(build)
    needed = _needed(build)
    later = 0 if source.keep_pages else max(needed.num_rows - PAGES_A_ROUND, 0)
    needed = needed.slice(0, needed.num_rows - later)
    pending: dict[str, Row] = {}
    failed = 0
    results = download_pages(
        client_of(source), _tasks(needed, source.page_size, pending), store.file(PAGE_FILES)
    )
    with Progress("download", needed.num_rows, "pages") as progress:
        for some in _some_at_a_time(results):
            _note(store, some, pending)
            failed += sum(result.status == "failed" for result in some)
            progress.advance(len(some))
    store.compact("pages")
    sentence = (
        f"{needed.num_rows - failed:,} pages at hand at a long side of at most {source.page_size:,} pixels"
    )
    if failed:
        sentence += f"; {failed:,} failed (python -m batch status names them)"
    return sentence + (f"; {later:,} follow once these are described and dropped" if later else "")


def pages_left(build: Build) -> int:
    """How many pages are still to be downloaded where they are not kept, so that it is done in rounds; else 0."""
    source = build.settings.source
    return _needed(build).num_rows if isinstance(source, IiifSource) and not source.keep_pages else 0


DOWNLOAD = Step("download", signature, run, reads="pages")


def _needed(build: Build) -> pa.Table:
    """The pages whose file is wanted, in the order in which they are cut up."""
    outdated = build.store.record("model").get("asked") not in (None, asked(build))
    to_cut = pages_to_cut(build, cutting(build))
    return pages_to_download(build.store, to_cut=sorted(to_cut), describe_anew=outdated)


def _tasks(needed: pa.Table, page_size: int, pending: dict[str, Row]) -> Iterator[PageTask]:
    """The pages to download, each noted in ``pending`` until its result has come.

    A page that was cut up before is asked for at the size that its images' boxes are measured in.
    """
    for batch in needed.to_batches():
        for row in batch.to_pylist():
            pending[row["id"]] = row
            side = max(row["width"], row["height"]) if row["status"] == "done" else page_size
            yield PageTask(row["id"], image_from_json(json.loads(row["image"])), side)


def _wait_again(build: Build) -> None:
    """Lets the pages that failed to be downloaded wait again; those that cannot be asked for have no image."""
    failed = build.store.rows("pages", ["id"], "status = 'failed' AND image IS NOT NULL")["id"].to_pylist()
    rows = [
        {"id": name, "status": "waiting", "error": None}
        for name in failed
        if not page_at_hand(build.settings, name)
    ]
    columns = pa.schema([OUTCOME.field(name) for name in ("id", "status", "error")])
    build.store.merge("pages", pa.Table.from_pylist(rows, schema=columns))


def _some_at_a_time(results: Iterator[tuple[PageTask, PageResult]]) -> Iterator[list[PageResult]]:
    """The results as they come, in groups worth a write."""
    some: list[PageResult] = []
    since = time.monotonic()
    for _, result in results:
        some.append(result)
        if len(some) == RESULTS_A_WRITE or time.monotonic() - since > SECONDS_A_WRITE:
            yield some
            some, since = [], time.monotonic()
    if some:
        yield some


def _note(store: Store, results: list[PageResult], pending: dict[str, Row]) -> None:
    """Writes what became of pages. One that was cut up before stays so, whatever its library says now."""
    rows = []
    for result in results:
        before = pending.pop(result.page_id)
        failed = result.status == "failed"
        rows.append(
            {
                "id": result.page_id,
                "image": json.dumps(image_as_json(result.image), ensure_ascii=False),
                "fetched_url": result.url or before["fetched_url"],
                "width": before["width"] if failed else result.width,
                "height": before["height"] if failed else result.height,
                "status": "failed" if failed and before["status"] == "waiting" else before["status"],
                "error": result.error if before["status"] == "waiting" else None,
            }
        )
    store.merge("pages", pa.Table.from_pylist(rows, schema=OUTCOME))
