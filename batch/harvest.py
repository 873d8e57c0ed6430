"""The step ``harvest``: reads the source and writes documents and pages, dates and places understood."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict
from typing import Any

import duckdb
import pyarrow as pa
from lancedb.expr import col, lit

from batch.corrections import DATES_FILE, PLACES_FILE, Corrections, write_templates
from batch.folder import read_folder
from batch.source import NOT_THERE, SourceDocument, SourcePage
from batch.step import Build, Step, StepError
from batch.table import TableError
from store.countries import read_country
from store.database import Store
from store.dates import read_date
from store.identifiers import identifier
from store.places import Place, Unresolved
from store.tables import DOCUMENTS, PAGES

KEPT_PROBLEMS = 1000
"""Problems of the source kept word for word; the rest are only counted."""

DIFFERENT = """
SELECT {columns} FROM found
EXCEPT
SELECT {columns} FROM kept
"""


def signature(build: Build) -> dict[str, Any]:
    """The settings of the source, and what it holds: its table, its file names, the corrections."""
    source = build.settings.source
    digest = hashlib.blake2b(digest_size=10)
    if source.table:
        digest.update(source.table.read_bytes())
    for path in sorted(source.images.rglob("*")):
        if path.is_file():
            digest.update(
                f"{path.relative_to(source.images)}\0{path.stat().st_size}\n".encode(errors="surrogateescape")
            )
    for name in (PLACES_FILE, DATES_FILE):
        path = build.store.file(name)
        digest.update(path.read_bytes() if path.exists() else b"")
    return {"settings": source.model_dump(mode="json"), "content": digest.hexdigest()}


def run(build: Build) -> str:
    """Writes new documents and pages, and what changed in known ones; nothing known is removed."""
    store = build.store
    try:
        documents, problems = read_folder(build.settings.source)
    except TableError as error:
        raise StepError(f"The table {error}.") from error
    corrections = Corrections.read(store.path)
    unplaced: Counter[Unresolved] = Counter()
    rows = [_document_row(document, corrections, unplaced) for document in documents]
    unread = Counter(
        row["date_text"] for row in rows if row["date_text"] and row["date_precision"] == "unknown"
    )
    write_templates(store.path, unplaced, unread)
    pages = [
        _page_row(document_row["id"], page)
        for document, document_row in zip(documents, rows, strict=True)
        for page in document.pages
    ]
    vanished = _write_documents(store, pa.Table.from_pylist(rows, schema=DOCUMENTS))
    new, changed = _write_pages(store, pa.Table.from_pylist(pages, schema=PAGES))
    failed = Counter(page["error"] for page in pages if page["error"])
    store.write_record(
        "harvest",
        {
            "digest": identifier(*(json.dumps(row, default=str, sort_keys=True) for row in rows)),
            "problems": [asdict(problem) for problem in problems[:KEPT_PROBLEMS]],
            "problem_count": len(problems),
            "vanished_documents": vanished,
        },
    )
    sentence = f"{len(rows):,} documents, {len(pages):,} pages ({new:,} new, {changed:,} changed)"
    if problems or failed:
        count = len(problems) + failed.total()
        sentence += f"; {count:,} problem(s) in the source (python -m batch status names them)"
    if vanished:
        sentence += f"; {vanished:,} document(s) are no longer in the source and were kept"
    return sentence


HARVEST = Step("harvest", signature, run)


def _document_row(
    document: SourceDocument, corrections: Corrections, unplaced: Counter[Unresolved]
) -> dict[str, Any]:
    date = corrections.dates.get(document.date_text or "") or read_date(document.date_text)
    hints = [text for text in (document.provider,) if text]
    place = corrections.gazetteer.resolve(document.city_text, document.country_text, hints)
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
        "metadata": json.dumps(document.metadata, ensure_ascii=False) if document.metadata else None,
    }


def _page_row(document_id: str, page: SourcePage) -> dict[str, Any]:
    return {
        "id": identifier(document_id, page.key),
        "document_id": document_id,
        "number": page.number,
        "label": page.label,
        "title": page.title,
        "canvas": page.canvas,
        "image_service": page.image_service,
        "image_url": page.image_url,
        "width": page.width,
        "height": page.height,
        "kind": page.kind,
        "metadata": json.dumps(page.metadata, ensure_ascii=False) if page.metadata else None,
        "status": "failed" if page.error else "waiting",
        "error": page.error,
    }


def _write_documents(store: Store, found: pa.Table) -> int:
    """Adds and overwrites documents; returns how many known ones the source no longer has."""
    store.create("documents", DOCUMENTS)
    kept = store.rows("documents", DOCUMENTS.names)
    new, changed = _differences(found, kept, DOCUMENTS.names)
    store.merge("documents", changed)
    store.append("documents", new)
    return kept.num_rows + new.num_rows - found.num_rows


def _write_pages(store: Store, found: pa.Table) -> tuple[int, int]:
    """Adds pages, overwrites what the source says of known ones, and lets missing files that came back wait again.

    Returns how many pages were new and how many changed.
    """
    store.create("pages", PAGES)
    kept = store.rows("pages", PAGES.names)
    of_the_source = [name for name in PAGES.names if name not in ("width", "height", "status", "error")]
    new, changed = _differences(found, kept, of_the_source)
    store.merge("pages", changed.select(of_the_source))
    store.append("pages", new)
    waiting = set(found.filter(pa.compute.equal(found["status"], "waiting"))["id"].to_pylist())
    failed = store.rows("pages", ["id"], (col("status") == lit("failed")) & (col("error") == lit(NOT_THERE)))
    back = [name for name in failed["id"].to_pylist() if name in waiting]
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
    return new.num_rows, changed.num_rows


def _differences(found: pa.Table, kept: pa.Table, columns: list[str]) -> tuple[pa.Table, pa.Table]:
    """The rows of ``found`` whose id ``kept`` has not, and those that differ from it in ``columns``; in found's order."""
    with duckdb.connect() as connection:
        connection.register("found", found)
        connection.register("kept", kept)
        statement = DIFFERENT.format(columns=", ".join(columns))
        different = set(connection.sql(statement).to_arrow_table()["id"].to_pylist())
    known = set(kept["id"].to_pylist())
    ids = found["id"].to_pylist()
    new = pa.array([name in different and name not in known for name in ids], pa.bool_())
    changed = pa.array([name in different and name in known for name in ids], pa.bool_())
    return found.filter(new), found.filter(changed)
