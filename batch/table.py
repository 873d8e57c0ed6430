"""Reading a table that people keep: CSV, TSV, Excel or Parquet, in whatever encoding, every value as text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from pathlib import Path

import chardet
import openpyxl
import pyarrow.parquet

LARGEST = 2_000_000_000
"""Bytes: seven million rows of ordinary length need less."""
LONGEST_CELL = 10_000_000
WINDOWS = ("cp1252", "cp1250")
"""What spreadsheets of western and central Europe wrote before UTF-8, the likelier first."""
MACINTOSH = "mac-roman"
TOLD_FROM = 200_000
"""Bytes beyond ASCII, with the lines that they stand in, that tell which of these it is."""

Cells = Sequence[object]


class TableError(ValueError):
    """A table that cannot be read; the message is a sentence, without its stop, that says why."""


def read_table(path: Path) -> list[dict[str, str | None]]:
    """The rows of the table in ``path``: every cell a string without blanks at its ends, or None where it is empty.

    The kind is told by the ending (.csv, .tsv, .txt, .xlsx, .parquet); of a workbook, the sheet that it opens with is read.
    Text is read as UTF-8 or UTF-16 if it is, else in the old encoding that fits it best; the separator of a CSV (comma,
    semicolon, tab) is told from its first line. Columns without a name and empty rows at the end are left out; a row that is
    too short ends in None.

    Raises:
        TableError: no such file, not that kind of file, too large, no columns, two of one name, or a row longer than the first.
    """
    names, rows = _read(path)
    named = [position for position, name in enumerate(names) if name]
    table = []
    filled = 0
    for number, cells in enumerate(rows, start=2):
        values = [_text(cell) for cell in cells]
        if any(values[len(names) :]):
            raise TableError(
                f"{path.name}, row {number} has {len(values)} cells, its first row {len(names)}: a cell that holds the "
                "separator must stand in quotation marks"
            )
        values += [None] * (len(names) - len(values))
        table.append({names[position]: values[position] for position in named})
        if any(values):
            filled = len(table)
    return table[:filled]


def table_columns(path: Path) -> list[str]:
    """The names of the columns of the table in ``path``.

    Raises:
        TableError: as ``read_table``.
    """
    return [name for name in _read(path)[0] if name]


def _read(path: Path) -> tuple[list[str], Iterator[Cells]]:
    """The names of the columns ("" where there is none) and the rows."""
    if not path.is_file():
        raise TableError(f"there is no file {path}")
    if path.stat().st_size > LARGEST:
        raise TableError(f"{path.name} is larger than {LARGEST // 1_000_000_000} GB: cut it in parts")
    match path.suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            rows = _rows_of_text(path)
        case ".xlsx":
            rows = _rows_of_workbook(path)
        case ".parquet":
            rows = _rows_of_parquet(path)
        case _:
            raise TableError(f"{path.name} is of no known kind: give .csv, .tsv, .xlsx or .parquet")
    rows = _told(rows, path)
    names = [_text(cell) or "" for cell in next(rows, ())]
    if not any(names):
        raise TableError(f"{path.name} has no columns: its first row must name them")
    repeated = sorted(name for name, count in Counter(names).items() if name and count > 1)
    if repeated:
        raise TableError(
            f"{path.name} has several columns called {', '.join(repeated)}: each needs a name of its own"
        )
    return names, rows


def _told(rows: Iterable[Cells], path: Path) -> Iterator[Cells]:
    """``rows``, with whatever goes wrong on the way turned into a sentence."""
    try:
        yield from rows
    except TableError:
        raise
    except Exception as error:  # each reader has its own exceptions for a broken file
        raise TableError(
            f"{path.name} cannot be read: {str(error).strip() or type(error).__name__}"
        ) from error


def _rows_of_text(path: Path) -> Iterator[Cells]:
    text = _decoded(path.read_bytes(), path.name)
    first_line = text.lstrip().partition("\n")[0]
    if not first_line:
        raise TableError(f"{path.name} is empty")
    separator = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=first_line.count)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise TableError(
            f"{path.name}, line {reader.line_num} is not as a CSV is written: {error} (a quotation mark within a cell "
            "stands twice)"
        ) from error


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in content[:100]:
        encoding = "utf-16-be" if content.startswith(b"\0") else "utf-16-le"
    else:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            encoding = _old_encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableError(f"{name} is in no encoding that is known here: save it as UTF-8") from error


def _old_encoding(content: bytes) -> str:
    telling = b"\n".join(line for line in content.splitlines() if not line.isascii())[:TOLD_FROM]
    # A Macintosh wrote most accented letters where Windows has dashes and quotation marks.
    possible = (*WINDOWS, MACINTOSH) if any(0x80 <= byte < 0xA0 for byte in telling) else WINDOWS
    return chardet.detect(telling, include_encodings=possible)["encoding"] or WINDOWS[0]


def _rows_of_workbook(path: Path) -> Iterator[Cells]:
    workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        yield from workbook.active.iter_rows(values_only=True)
    finally:
        workbook.close()


def _rows_of_parquet(path: Path) -> Iterator[Cells]:
    with pyarrow.parquet.ParquetFile(path) as file:
        yield file.schema_arrow.names
        for batch in file.iter_batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _text(cell: object) -> str | None:
    """A cell as someone would write it: a day without its midnight, a whole number without its point."""
    match cell:
        case None:
            return None
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case float() if cell != cell:
            return None
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell).strip() or None
