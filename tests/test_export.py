import csv
import io
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from store.export import to_csv

PROVENANCE = {
    "corpus": "Drawn pictures",
    "corpus_version": "1a2b3c4d",
    "model": "dino_vits16",
    "threshold": 0.38,
}


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_run_as_a_formula(start: str) -> None:
    [row] = read(to_csv(pa.table({"title": [f"{start}HYPERLINK(1)"]}), {"corpus": f"{start}cmd"}))
    assert row == {"title": f"'{start}HYPERLINK(1)", "corpus": f"'{start}cmd"}


def test_texts_come_back_as_they_were() -> None:
    titles = [
        "Œuvre “à l’eau-forte”",
        'quotes "within", commas; semicolons',
        "two\nlines",
        "日本",
        " - not first",
        "''",
    ]
    rows = read(to_csv(pa.table({"title": titles}), {}))
    assert [row["title"] for row in rows] == titles


def test_excel_is_told_that_it_is_utf8() -> None:
    assert to_csv(pa.table({"city": ["Zürich"]}), {}).startswith(b"\xef\xbb\xbf")


def test_numbers_days_and_nothing() -> None:
    columns: dict[str, Any] = {
        "latitude": [-33.86, None],
        "date_start": [date(1885, 3, 12), None],
        "page": [7, None],
        "title": [None, ""],
    }
    rows = read(to_csv(pa.table(columns), PROVENANCE))
    tail = {name: str(value) for name, value in PROVENANCE.items()}
    assert rows[0] == {"latitude": "-33.86", "date_start": "1885-03-12", "page": "7", "title": ""} | tail
    assert rows[1] == {"latitude": "", "date_start": "", "page": "", "title": ""} | tail


def test_a_table_without_rows_still_names_its_columns() -> None:
    content = to_csv(pa.table({"title": pa.array([], pa.string())}), PROVENANCE).decode("utf-8-sig")
    assert content.strip().split(",") == ["title", *PROVENANCE]
