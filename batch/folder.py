"""The source ``folder``: a folder of pictures, and a table that says of each what it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from batch.settings import TABLE_COLUMNS, FolderSource
from batch.source import NOT_THERE, Problem, SourceDocument, SourcePage
from batch.table import read_table

PICTURE_ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".jp2"}


def read_folder(source: FolderSource) -> tuple[list[SourceDocument], list[Problem]]:
    """The documents of a folder source, in the table's order, and what was left out and why.

    A document is what shares periodical, issue, date and place; with no table, the folder a picture lies in. A row that
    repeats an earlier file is left out. A row whose file is missing gives a page that has failed, so that it is told of and
    can be retried.

    Raises:
        batch.table.TableError: the table cannot be read.
    """
    if source.table is None:
        pictures = _pictures_in(source.images)
        return _documents(
            source, [{"file": name, "issue": str(PurePosixPath(name).parent)} for name in pictures]
        ), []
    records = read_table(source.table)
    columns = list(records[0]) if records else []
    words = {word: word for word in TABLE_COLUMNS if word in columns} | source.columns
    own_columns = [column for column in columns if column not in words.values()]
    pictures = _pictures_in(source.images)
    as_on_disk = {unicodedata.normalize("NFC", name): name for name in pictures}
    problems: list[Problem] = []
    rows: list[dict[str, str | None]] = []
    seen: dict[str, int] = {}
    for number, record in enumerate(records, start=2):
        where = f"{source.table.name}, row {number}"
        row = {word: record[column] for word, column in words.items()}
        name = row["file"]
        if not name:
            problems.append(Problem(where, "names no file: left out"))
            continue
        name = name.replace("\\", "/").removeprefix("./")
        # Of an accented letter, macOS makes two characters in a file's name where a table has one.
        name = row["file"] = as_on_disk.get(unicodedata.normalize("NFC", name), name)
        if not _stays_inside(name):
            problems.append(Problem(where, f"{name} points outside the folder of images: left out"))
            continue
        if name in seen:
            problems.append(Problem(where, f"{name} stands already in row {seen[name]}: left out"))
            continue
        seen[name] = number
        rows.append(row | {f"own:{column}": record[column] for column in own_columns})
    unlisted = [name for name in pictures if name not in seen]
    if unlisted:
        shown = ", ".join(unlisted[:3]) + (", …" if len(unlisted) > 3 else "")
        what = f"{len(unlisted)} picture(s) are in no row of {source.table.name}: left out ({shown})"
        problems.append(Problem(source.images.name, what))
    return _documents(source, rows), problems


def _documents(source: FolderSource, rows: list[dict[str, str | None]]) -> list[SourceDocument]:
    documents: dict[tuple[str | None, ...], SourceDocument] = {}
    for row in rows:
        key = tuple(row.get(word) for word in ("periodical", "issue", "date", "city", "country"))
        document = documents.get(key)
        if document is None:
            document = documents[key] = SourceDocument(
                key=key,
                periodical=row.get("periodical"),
                issue=row.get("issue"),
                date_text=row.get("date"),
                city_text=row.get("city"),
                country_text=row.get("country"),
                language=row.get("language"),
                kind=row.get("kind"),
                rights=row.get("rights"),
                provider=row.get("provider"),
            )
        document.pages.append(_page(source, row, number=len(document.pages) + 1))
    return list(documents.values())


def _page(source: FolderSource, row: Mapping[str, str | None], number: int) -> SourcePage:
    name = row["file"] or ""
    there = (source.images / name).is_file()
    return SourcePage(
        key=name,
        number=number,
        image_url=name,
        label=row.get("page"),
        title=row.get("title"),
        kind=row.get("kind"),
        metadata={
            key.removeprefix("own:"): value for key, value in row.items() if key.startswith("own:") and value
        },
        error=None if there else NOT_THERE,
    )


def _pictures_in(folder: Path) -> list[str]:
    """All pictures below ``folder``, by name; hidden files, as macOS leaves beside pictures, are none."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix.lower() in PICTURE_ENDINGS and not path.name.startswith(".") and path.is_file()
    )


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and not PureWindowsPath(name).drive
