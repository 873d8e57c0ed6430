"""What is done, what failed and why, and what could not be understood (`python -m batch status`)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from batch.build import STEPS
from batch.corrections import DATES_FILE, PLACES_FILE
from batch.step import Build
from store.database import Store

MOST_NAMED = 20


def status_lines(build: Build) -> Iterator[str]:
    """The state of a store, line by line."""
    store = build.store
    yield f"{build.settings.name}: store {store.path}"
    finished = store.record("steps")
    for step in STEPS:
        if step.name not in finished:
            yield f"  {step.name}: not done"
        elif finished[step.name] != step.signature(build):
            yield f"  {step.name}: to be done again, its settings or its input changed"
        else:
            yield f"  {step.name}: done"
    yield from _counts(store)
    yield from _named("Pages that failed", _failed_pages(store))
    yield from _named("Images that could not be described", _failed_images(store))
    yield from _named("Links that could not be verified", _failed_links(store))
    yield from _problems(store)
    yield from _dates_and_places(store)


def _counts(store: Store) -> Iterator[str]:
    pages = (
        Counter(store.rows("pages", ["status"])["status"].to_pylist()) if store.has("pages") else Counter()
    )
    yield (
        f"{store.count('documents'):,} documents, {pages.total():,} pages ({pages['done']:,} done, "
        f"{pages['waiting']:,} waiting, {pages['failed']:,} failed), {store.count('images'):,} images, "
        f"{store.count('features'):,} described, {store.count('links'):,} links, "
        f"{store.count('links', 'kind IS NOT NULL'):,} of them verified"
    )
    if store.has("images"):
        found = Counter(store.rows("images", ["segmenter"])["segmenter"].to_pylist())
        named = ", ".join(f"{count:,} by {segmenter}" for segmenter, count in sorted(found.items()))
        yield f"images found: {named or 'none'}"
    if left_out := _left_out(store):
        named = ", ".join(f"{count:,} {reason}" for reason, count in left_out.most_common())
        yield f"left out on the pages: {named}"
    if model := store.record("model"):
        yield f"described by {model['name']}: {model['weights']}"


def _left_out(store: Store) -> Counter[str]:
    """What was taken for no illustration, by reason."""
    total: Counter[str] = Counter()
    if store.has("pages"):
        for counts in store.rows("pages", ["left_out"], "left_out IS NOT NULL")["left_out"].to_pylist():
            total.update(json.loads(counts))
    return total


def _failed_pages(store: Store) -> list[str]:
    if not store.has("pages"):
        return []
    rows = store.rows("pages", ["id", "canvas", "image_url", "error"], "status = 'failed'")
    return [
        f"{row['canvas'] or row['image_url'] or row['id']}: {row['error']}"
        for row in rows.sort_by("id").to_pylist()
    ]


def _failed_images(store: Store) -> list[str]:
    if not store.has("features"):
        return []
    rows = store.rows("features", ["id", "error"], "descriptor IS NULL").to_pylist()
    return [f"image {row['id']}: {row['error']}" for row in rows]


def _failed_links(store: Store) -> list[str]:
    """Why pairs could not be looked at: mostly few pictures in many pairs."""
    if not store.has("verifications"):
        return []
    errors = Counter(store.rows("verifications", ["error"], "error IS NOT NULL")["error"].to_pylist())
    return [f"{error} ({count:,} links)" for error, count in errors.most_common()]


def _problems(store: Store) -> Iterator[str]:
    harvest = store.record("harvest")
    lines = [f"{problem['where']}: {problem['what']}" for problem in harvest.get("problems", [])]
    yield from _named("Left out of the source", lines, harvest.get("problem_count", 0))
    if vanished := harvest.get("vanished_documents"):
        yield from _named("No longer in the source, but kept", harvest["vanished"], vanished)


def _dates_and_places(store: Store) -> Iterator[str]:
    if not store.has("documents"):
        return
    rows = store.rows(
        "documents", ["date_text", "date_precision", "place_text", "place_problem", "city"]
    ).to_pylist()
    precisions = Counter(row["date_precision"] for row in rows)
    yield "Dates: " + ", ".join(f"{count:,} {precision}" for precision, count in precisions.most_common())
    unread = Counter(
        row["date_text"] for row in rows if row["date_text"] and row["date_precision"] == "unknown"
    )
    yield from _named(
        "Dates that were not understood", [f"{text} ({count:,})" for text, count in unread.most_common()]
    )
    placed = sum(row["city"] is not None for row in rows)
    yield f"Places: {placed:,} of {len(rows):,} documents have one"
    unplaced = Counter((row["place_text"], row["place_problem"]) for row in rows if row["place_problem"])
    lines = [f"{text} ({count:,}): {problem}" for (text, problem), count in unplaced.most_common()]
    yield from _named("Places that were not resolved", lines)
    files = [
        name for name, open_questions in ((PLACES_FILE, unplaced), (DATES_FILE, unread)) if open_questions
    ]
    if files:
        yield f"To correct them, fill in {' and '.join(files)} in {store.path} and run the build again."


def _named(heading: str, lines: list[str], count: int | None = None) -> Iterator[str]:
    total = len(lines) if count is None else count
    if not total:
        return
    yield f"{heading} ({total:,}):"
    for line in lines[:MOST_NAMED]:
        yield f"  {line}"
    if total > MOST_NAMED:
        yield f"  … and {total - MOST_NAMED:,} more"
