"""Reading a table that people keep: CSV, TSV, Excel or Parquet, in whatever encoding, every value as text."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
from charset_normalizer import from_bytes

READ_AS_SAMPLE = 1_000_000
"""Bytes looked at to tell the encoding and the separator."""


class TableError(ValueError):
    """A table that cannot be read; the message is a sentence that says why."""


def read_table(path: Path) -> list[dict[str, str | None]]:
    """The rows of the table in ``path``: every cell a string without blanks at its ends, or None where it is empty.

    The kind is told by the ending (.csv, .tsv, .txt, .xlsx, .parquet). Text is read as UTF-8 if it is, else in the encoding
    that fits it best; the separator of a CSV (comma, semicolon, tab) is told from its first line.

    Raises:
        TableError: no such file, not that kind of file, or no columns.
    """
    table = _read(path, rows=None)
    names = list(table.columns)
    return [
        dict(zip(names, map(_cell, row), strict=True)) for row in table.itertuples(index=False, name=None)
    ]


def table_columns(path: Path) -> list[str]:
    """The names of the columns of the table in ``path``.

    Raises:
        TableError: as ``read_table``.
    """
    return list(_read(path, rows=0).columns)


def _read(path: Path, rows: int | None) -> pd.DataFrame:
    if not path.is_file():
        raise TableError(f"there is no file {path}")
    ending = path.suffix.lower()
    try:
        if ending in (".csv", ".tsv", ".txt"):
            table = _read_text(path, rows)
        elif ending == ".xlsx":
            table = pd.read_excel(path, dtype=str, nrows=rows, keep_default_na=False)
        elif ending == ".parquet":
            table = pd.read_parquet(path)
        else:
            raise TableError(f"{path.name} is of no known kind: give .csv, .tsv, .xlsx or .parquet")
    except TableError:
        raise
    except Exception as error:  # each reader has its own exceptions for a broken file
        raise TableError(
            f"{path.name} cannot be read: {str(error).strip() or type(error).__name__}"
        ) from error
    if not len(table.columns):
        raise TableError(f"{path.name} has no columns")
    table.columns = pd.Index([str(name).strip() for name in table.columns])
    return table


def _read_text(path: Path, rows: int | None) -> pd.DataFrame:
    with path.open("rb") as stream:
        sample = stream.read(READ_AS_SAMPLE)
    if not sample.strip():
        raise TableError(f"{path.name} is empty")
    encoding = _encoding(sample)
    first_line = sample.decode(encoding, errors="replace").splitlines()[0]
    separator = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=first_line.count)
    return pd.read_csv(
        path,
        sep=separator,
        dtype=str,
        encoding=encoding,
        nrows=rows,
        keep_default_na=False,
        quoting=csv.QUOTE_MINIMAL,
    )


def _encoding(sample: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16") if sample[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            sample[: len(sample) - 8 if len(sample) == READ_AS_SAMPLE else None].decode(encoding)
            return encoding
        except UnicodeDecodeError:
            continue
    # Of the old encodings, those of western and central Europe; more candidates would only guess worse.
    best = from_bytes(sample, cp_isolation=["cp1252", "cp1250", "mac_roman", "cp437"]).best()
    return best.encoding if best else "cp1252"


def _cell(value: object) -> str | None:
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    return str(value).strip() or None
