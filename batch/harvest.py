"""The step ``harvest``: reads the source and writes documents and pages, dates and places understood."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import pyarrow as pa

from batch.corrections import DATES_FILE, PLACES_FILE, Corrections, write_templates
from batch.folder import read_folder
from batch.iiif.manifest_list import ListError
from batch.iiif.source import preview_iiif, read_iiif
from batch.pictures import iiif_url
from batch.settings import FolderSource, IiifSource
from batch.source import NOT_THERE, Problem, SourceDocument, SourcePage
from batch.step import Build, Step, StepError
from batch.table import TableError
from store.countries import read_country
from store.database import Store, among
from store.dates import read_date
from store.differences import differences, documents_without_pages, moved_pages
from store.identifiers import identifier
from store.places import Place, Unresolved
from store.tables import DOCUMENTS, PAGES

KEPT_PROBLEMS = 1000
"""Problems of the source kept word for word; the rest are only counted."""
DOCUMENTS_A_WRITE = 1000
PAGES_A_WRITE = 50_000
NOT_OF_THE_SOURCE = ("image", "fetched_url", "width", "height", "status", "error", "cut_by", "left_out")
"""Columns of a page that later steps write, so that they do not tell whether the source has changed."""


def signature(build: Build) -> dict[str, Any]:
    """The settings of the source, and what it holds: its table or list, its file names, the corrections."""
    source = build.settings.source
    digest = hashlib.blake2b(digest_size=10)
    if isinstance(source, IiifSource):
        digest.update(source.manifests.read_bytes())
        settings = source.model_dump(mode="json", include={"kind", "manifests", "fields"})
    else:
        _add_files(digest, source)
        settings = source.model_dump(mode="json")
    for name in (PLACES_FILE, DATES_FILE):
        path = build.store.file(name)
        digest.update(path.read_bytes() if path.exists() else b"")
    return {"settings": settings, "content": digest.hexdigest()}


def run(build: Build) -> str:
    """Writes new documents and pages, and what changed in known ones; nothing known is removed."""
    store = build.store
    corrections = Corrections.read(store.path)
    known = _known_documents(store)
    tally = _Tally()
    for documents in _some_at_a_time(_read_source(build, corrections, tally.problems)):
        _write(store, documents, corrections, known, tally)
    store.compact("documents")
    store.compact("pages")
    write_templates(store.path, tally.unplaced, tally.unread)
    emptied = documents_without_pages(store) - tally.found
    store.delete("documents", among("id", emptied))
    vanished = sorted(known.keys() - tally.found - emptied)
    store.write_record(
        "harvest",
        {
            "digest": tally.digest.hexdigest(),
            "problems": [asdict(problem) for problem in tally.problems[:KEPT_PROBLEMS]],
            "problem_count": len(tally.problems),
            "vanished_documents": len(vanished),
            "vanished": [known[name] for name in vanished[:KEPT_PROBLEMS]],
        },
    )
    sentence = f"{len(tally.found):,} documents, {tally.pages:,} pages ({tally.new:,} new, {tally.changed:,} changed)"
    if problems := len(tally.problems) + tally.failed:
        sentence += f"; {problems:,} problem(s) in the source (python -m batch status names them)"
    if vanished:
        sentence += f"; {len(vanished):,} document(s) are no longer in the source and were kept"
    return sentence


HARVEST = Step("harvest", signature, run)


def preview(build: Build) -> str:
    """How much there is to harvest, in a sentence; collections are followed, but nothing is written to the tables."""
    if isinstance(build.settings.source, IiifSource):
        return preview_iiif(build)
    documents = list(_read_source(build, Corrections.read(build.store.path), []))
    return f"{len(documents):,} documents with {sum(len(d.pages) for d in documents):,} pages."


@dataclass
class _Tally:
    """What a harvest has come upon so far."""

    problems: list[Problem] = field(default_factory=list)
    unplaced: Counter[Unresolved] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    found: set[str] = field(default_factory=set)
    pages: int = 0
    new: int = 0
    changed: int = 0
    failed: int = 0
    digest: Any = field(default_factory=lambda: hashlib.blake2b(digest_size=10))


def _add_files(digest: Any, source: FolderSource) -> None:
    if source.table:
        digest.update(source.table.read_bytes())
    for path in sorted(source.images.rglob("*")):
        if path.is_file():
            digest.update(
                f"{path.relative_to(source.images)}\0{path.stat().st_size}\n".encode(errors="surrogateescape")
            )


def _read_source(build: Build, corrections: Corrections, problems: list[Problem]) -> Iterable[SourceDocument]:
    source = build.settings.source
    try:
        if isinstance(source, IiifSource):
            return read_iiif(build, corrections.gazetteer, problems)
        documents, left_out = read_folder(source)
    except (TableError, ListError) as error:
        raise StepError(f"The table {error}.") from error
    problems += left_out
    return documents


def _some_at_a_time(documents: Iterable[SourceDocument]) -> Iterator[list[SourceDocument]]:
    """The documents in groups that fit into memory whatever the size of the corpus."""
    some: list[SourceDocument] = []
    pages = 0
    for document in documents:
        some.append(document)
        pages += len(document.pages)
        if len(some) == DOCUMENTS_A_WRITE or pages >= PAGES_A_WRITE:
            yield some
            some, pages = [], 0
    if some:
        yield some


def _known_documents(store: Store) -> dict[str, str]:
    """The documents of earlier harvests: their ids, and what to call them."""
    store.create("documents", DOCUMENTS)
    store.create("pages", PAGES)
    rows = store.rows("documents", ["id", "manifest", "periodical", "issue"]).to_pylist()
    return {row["id"]: row["manifest"] or row["issue"] or row["periodical"] or row["id"] for row in rows}


def _write(
    store: Store,
    documents: list[SourceDocument],
    corrections: Corrections,
    known: Mapping[str, str],
    tally: _Tally,
) -> None:
    rows = [_document_row(document, corrections, tally.unplaced) for document in documents]
    pages = [
        _page_row(row, page) for document, row in zip(documents, rows, strict=True) for page in document.pages
    ]
    for row in (*rows, *pages):
        tally.digest.update(json.dumps(row, default=str, sort_keys=True).encode(errors="surrogatepass"))
    tally.unread.update(
        row["date_text"] for row in rows if row["date_text"] and row["date_precision"] == "unknown"
    )
    tally.failed += sum(page["error"] is not None for page in pages)
    tally.pages += len(pages)
    tally.found.update(row["id"] for row in rows)
    # Where nothing is known yet, nothing has to be looked for.
    _write_documents(store, pa.Table.from_pylist(rows, schema=DOCUMENTS), look=bool(known))
    new, changed = _write_pages(store, pa.Table.from_pylist(pages, schema=PAGES), look=bool(known))
    tally.new += new
    tally.changed += changed


def _document_row(
    document: SourceDocument, corrections: Corrections, unplaced: Counter[Unresolved]
) -> dict[str, Any]:
    date = corrections.dates.get(document.date_text or "") or document.date or read_date(document.date_text)
    hints = [text for text in (document.provider,) if text]
    place = corrections.gazetteer.resolve(document.city_text, document.country_text, hints)
    if not isinstance(place, Place) and document.nearest_city:
        place = document.nearest_city
    known = place if isinstance(place, Place) else None
    countries = read_country(document.country_text or "")
    if isinstance(place, Unresolved):
        unplaced[place] += 1
    place_text = ", ".join(text for text in (document.city_text, document.country_text) if text)
    return {
        "id": identifier(document.manifest, *document.key),
        "manifest": document.manifest,
        "periodical": document.periodical,
        "issue": document.issue,
        "date_text": document.date_text,
        "date_start": date.start,
        "date_end": date.end,
        "date_precision": date.precision,
        "date_qualifier": date.qualifier,
        "place_text": place_text or None,
        "place_problem": place.reason if isinstance(place, Unresolved) else None,
        "city": known and known.city,
        "country": known.country if known else next(iter(countries)) if len(countries) == 1 else None,
        "latitude": known and known.latitude,
        "longitude": known and known.longitude,
        "language": document.language,
        "kind": document.kind,
        "rights": document.rights,
        "provider": document.provider,
        "viewer": document.viewer,
        "metadata": _as_json(document.metadata),
    }


def _page_row(document: dict[str, Any], page: SourcePage) -> dict[str, Any]:
    return {
        # A file stays the same page whatever its table comes to say of the issue that it is from.
        "id": identifier(document["id"] if document["manifest"] else None, page.key),
        "document_id": document["id"],
        "number": page.number,
        "label": page.label,
        "title": page.title,
        "canvas": page.canvas,
        "image_service": page.image_service,
        "image_url": page.image_url,
        "image": _as_json(page.image),
        "fetched_url": None,
        "width": page.width,
        "height": page.height,
        "kind": page.kind,
        "metadata": _as_json(page.metadata),
        "status": "failed" if page.error else "waiting",
        "error": page.error,
    }


def _as_json(content: Mapping[str, Any] | None) -> str | None:
    return json.dumps(content, ensure_ascii=False) if content else None


def _write_documents(store: Store, found: pa.Table, *, look: bool) -> None:
    """Adds documents and overwrites those that changed; with ``look``, the store may have some of them."""
    ids = found["id"].to_pylist()
    kept = store.rows("documents", DOCUMENTS.names, among("id", ids)) if look else DOCUMENTS.empty_table()
    new, changed = differences(found, kept, DOCUMENTS.names)
    store.merge("documents", changed)
    store.append("documents", new)


def _write_pages(store: Store, found: pa.Table, *, look: bool) -> tuple[int, int]:
    """Adds pages, overwrites what the source says of known ones, and lets failed ones that it says otherwise wait again.

    Returns how many pages were new and how many changed.
    """
    ids = found["id"].to_pylist()
    kept = store.rows("pages", PAGES.names, among("id", ids)) if look else PAGES.empty_table()
    of_the_source = [name for name in PAGES.names if name not in NOT_OF_THE_SOURCE]
    new, changed = differences(found, kept, of_the_source)
    moved = moved_pages(changed, kept)
    # The addresses of images come first: were they cut short, the pages would still differ at the next harvest.
    _readdress_images(store, moved)
    store.merge("pages", moved.select(["id", "image"]))
    _wait_again(store, found, kept, moved)
    store.merge("pages", changed.select(of_the_source))
    store.append("pages", new)
    return new.num_rows, changed.num_rows


def _readdress_images(store: Store, moved: pa.Table) -> None:
    """Has images cut from pages that moved lead to the new address."""
    if not moved.num_rows or not store.has("images"):
        return
    sizes = {
        row["id"]: (row["width"], row["height"])
        for row in store.rows(
            "pages", ["id", "width", "height"], among("id", moved["id"].to_pylist())
        ).to_pylist()
    }
    pages = {row["id"]: row["image"] for row in moved.to_pylist()}
    images = store.rows("images", ["id", "page_id", "x", "y", "w", "h"], among("page_id", list(pages)))
    addresses = [
        iiif_url(pages[row["page_id"]], (row["x"], row["y"], row["w"], row["h"]), sizes[row["page_id"]])
        for row in images.to_pylist()
    ]
    store.merge("images", pa.table({"id": images["id"], "iiif_url": pa.array(addresses, pa.string())}))


def _wait_again(store: Store, found: pa.Table, kept: pa.Table, moved: pa.Table) -> None:
    """Lets failed pages wait whose file came back, or whose picture the source gives at another address."""
    waiting = set(found.filter(pa.compute.equal(found["status"], "waiting"))["id"].to_pylist())
    elsewhere = set(moved["id"].to_pylist())
    back = [
        row["id"]
        for row in kept.select(["id", "status", "error"]).to_pylist()
        if row["status"] == "failed"
        and row["id"] in waiting
        and (row["error"] == NOT_THERE or row["id"] in elsewhere)
    ]
    store.merge(
        "pages",
        pa.table(
            {
                "id": pa.array(back, pa.string()),
                "status": pa.array(["waiting"] * len(back), pa.string()),
                "error": pa.nulls(len(back), pa.string()),
            }
        ),
    )
