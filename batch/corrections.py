"""What people correct by hand: ``places.csv`` and ``dates.csv`` in the store's folder, read at every build.

The harvest writes both with what it could not understand, most frequent first, to be filled in; lines that are there stay.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from batch.table import TableError, read_table
from store.database import write_whole
from store.dates import DateInterval, read_date
from store.places import Gazetteer, PlacesError, Unresolved, read_corrections, write_template

PLACES_FILE = "places.csv"
DATES_FILE = "dates.csv"
DATE_COLUMNS = ("date_text", "date", "documents")


class CorrectionsError(ValueError):
    """A file of corrections with mistakes: one sentence a line, each with file and line."""


@dataclass(frozen=True)
class Corrections:
    """Dates by the text that they correct, and the gazetteer that knows the corrected places."""

    dates: Mapping[str, DateInterval]
    gazetteer: Gazetteer

    @classmethod
    def read(cls, folder: Path) -> Corrections:
        """The corrections in ``folder``; none where there are no files.

        Raises:
            CorrectionsError: with every mistake of both files.
        """
        mistakes: list[str] = []
        places = {}
        try:
            if (folder / PLACES_FILE).exists():
                places = read_corrections(folder / PLACES_FILE)
        except PlacesError as error:
            mistakes.append(str(error))
        dates, wrong = _read_dates(folder / DATES_FILE)
        if mistakes := mistakes + wrong:
            raise CorrectionsError("\n".join(mistakes))
        return cls(dates, Gazetteer(places))


def write_templates(folder: Path, places: Mapping[Unresolved, int], dates: Mapping[str, int]) -> None:
    """Adds unresolved places and unread dates, with their numbers of documents, to the files that are to be filled in."""
    if places:
        write_template(folder / PLACES_FILE, places.items())
    if dates:
        _write_dates(folder / DATES_FILE, dates)


def _read_dates(path: Path) -> tuple[dict[str, DateInterval], list[str]]:
    if not path.exists():
        return {}, []
    dates: dict[str, DateInterval] = {}
    mistakes: list[str] = []
    for number, row in enumerate(_date_rows(path), start=2):
        if not row["date_text"] or not row["date"]:
            continue
        read = read_date(row["date"])
        if read.precision == "unknown":
            mistakes.append(
                f"{path.name}, line {number}: “{row['date']}” is not a date; write it as 1905-03-12 or 1905."
            )
        dates[row["date_text"]] = read
    return dates, mistakes


def _date_rows(path: Path) -> list[dict[str, str]]:
    try:
        rows = read_table(path)
    except TableError as error:
        raise CorrectionsError(f"{error}.") from error
    missing = [name for name in DATE_COLUMNS[:2] if rows and name not in rows[0]]
    if missing:
        raise CorrectionsError(f"{path.name}, line 1: the columns {', '.join(missing)} are missing.")
    return [{name: row.get(name) or "" for name in DATE_COLUMNS} for row in rows]


def _write_dates(path: Path, dates: Mapping[str, int]) -> None:
    rows = _date_rows(path) if path.exists() else []
    known = {row["date_text"] for row in rows}
    for text, documents in Counter(dates).most_common():
        if text not in known:
            rows.append({"date_text": text, "date": "", "documents": str(documents)})
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, DATE_COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    write_whole(path, stream.getvalue().encode("utf-8-sig"))
