import csv
import datetime
import io
import time
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from batch.table import TableError, read_table, table_columns

ROWS = [
    {"file": "a.jpg", "periodical": "L'Illustration", "city": "Orléans"},
    {"file": "b.jpg", "periodical": None, "city": "Besançon"},
    {"file": "c/d.jpg", "periodical": "La Ilustración, “Española”", "city": None},
]


def _text(rows: list[dict[str, str | None]], separator: str = ",") -> str:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


@pytest.fixture
def table(tmp_path: Path):
    def write(content: str | bytes, name: str = "images.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.mark.parametrize(
    ("separator", "name"), [(",", "t.csv"), (";", "t.csv"), ("\t", "t.csv"), ("\t", "t.tsv")]
)
def test_separators_are_told_apart(table, separator: str, name: str) -> None:
    assert read_table(table(_text(ROWS, separator), name)) == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_told_apart(table, encoding: str) -> None:
    assert read_table(table(_text(ROWS).encode(encoding))) == ROWS


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1250", ["Světozor", "Plzeň", "Český Krumlov"]),
        ("cp1250", ["Tygodnik Ilustrowany", "Łódź", "Święto żniw w Gdańsku"]),
        ("cp1250", ["Vasárnapi Ujság", "Győr", "Hódmezővásárhely"]),
        ("cp1252", ["Hvar 8 Dag", "Malmö", "Sjöfåglar på ön"]),
        ("cp1252", ["Über Land und Meer", "Köln", "Die größte Straße"]),
        ("cp1252", ["La Ilustración Española y Americana", "Málaga", "El niño"]),
        ("cp1252", ["Œuvres d’art au “Salon”", "Nîmes", "5 €"]),
        ("mac-roman", ["L’Illustration – numéro spécial", "Orléans", "Château à l’île"]),
    ],
)
def test_old_encodings_of_european_spreadsheets(table, encoding: str, words: list[str]) -> None:
    rows = [{"file": f"{number}.jpg", "words": word} for number, word in enumerate(words)]
    assert read_table(table(_text(rows).encode(encoding))) == rows


def test_one_accent_far_down_a_long_table(table) -> None:
    plain = "".join(f"{number}.jpg,Paris\n" for number in range(120_000))
    for encoding in ("utf-8", "cp1252"):
        path = table(f"file,city\n{plain}last.jpg,Orléans\n".encode(encoding))
        assert read_table(path)[-1] == {"file": "last.jpg", "city": "Orléans"}


def test_a_long_table_is_utf8_whatever_stands_where_a_sample_would_end(table) -> None:
    for shift in range(2):
        path = table(f"file,city\n{'x' * shift}.jpg,{'é' * 600_000}\nlast.jpg,Orléans\n")
        assert read_table(path)[1] == {"file": "last.jpg", "city": "Orléans"}


def test_empty_cells_are_none_and_blanks_at_the_ends_go(table) -> None:
    path = table('file , city\n a.jpg ,"  "\nb.jpg,\n')
    assert read_table(path) == [{"file": "a.jpg", "city": None}, {"file": "b.jpg", "city": None}]


def test_words_that_pandas_takes_for_nothing_are_words(table) -> None:
    path = table("file,country\na.jpg,NA\nb.jpg,null\nc.jpg,NaN\nd.jpg,007\n")
    assert [row["country"] for row in read_table(path)] == ["NA", "null", "NaN", "007"]


def test_short_rows_end_in_none_and_blank_rows_at_the_end_go(table) -> None:
    path = table("file,city,date\na.jpg\n\nb.jpg,Paris,\n,,\n\n")
    assert read_table(path) == [
        {"file": "a.jpg", "city": None, "date": None},
        {"file": None, "city": None, "date": None},
        {"file": "b.jpg", "city": "Paris", "date": None},
    ]


def test_a_row_longer_than_the_first_is_told_with_its_number(table) -> None:
    with pytest.raises(TableError, match="row 3 has 3 cells, its first row 2"):
        read_table(table("file,title\na.jpg,Paris\nb.jpg,London, a view\n"))
    # Every row longer by one: pandas would shift all columns by one and say nothing.
    with pytest.raises(TableError, match="row 2 has 3 cells"):
        read_table(table("file,title\na.jpg,Paris,x\nb.jpg,London,y\n"))
    assert read_table(table("file,title\na.jpg,Paris,,\n")) == [{"file": "a.jpg", "title": "Paris"}]


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx", "t.parquet"])
def test_two_columns_of_one_name_are_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith("csv"):
        path.write_text("file,date,date \na.jpg,1900,1901\n")
    elif name.endswith("xlsx"):
        workbook = openpyxl.Workbook()
        for row in (["file", "date", "date "], ["a.jpg", 1900, 1901]):
            workbook.active.append(row)
        workbook.save(path)
    else:
        pq.write_table(pa.table([["a.jpg"], ["1900"], ["1901"]], names=["file", "date", "date"]), path)
    with pytest.raises(TableError, match="several columns called date"):
        read_table(path)


def test_columns_without_a_name_are_left_out(table) -> None:
    assert read_table(table("file,,city\na.jpg,what,Paris\n")) == [{"file": "a.jpg", "city": "Paris"}]


def test_formulas_stay_text(table) -> None:
    path = table('file,title\na.jpg,=1+1\nb.jpg,"=HYPERLINK(""http://x"")"\n')
    assert [row["title"] for row in read_table(path)] == ["=1+1", '=HYPERLINK("http://x")']


def test_workbooks_give_days_and_whole_numbers_as_people_write_them(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["file", "date", "page", "note"])
    sheet.append(["a.jpg", datetime.datetime(1905, 3, 12), 17, None])
    sheet.append(["b.jpg", 1905, 17.5, "=SUM(1,2)"])
    sheet.append(["c.jpg", "1905-03", "007", "  "])
    path = tmp_path / "images.xlsx"
    workbook.save(path)
    assert read_table(path) == [
        {"file": "a.jpg", "date": "1905-03-12", "page": "17", "note": None},
        {"file": "b.jpg", "date": "1905", "page": "17.5", "note": None},
        {"file": "c.jpg", "date": "1905-03", "page": "007", "note": None},
    ]


def test_parquet_keeps_whole_numbers_whole_beside_nulls(tmp_path: Path) -> None:
    path = tmp_path / "images.parquet"
    pd.DataFrame({"file": ["a", "b", None], "year": pd.array([1905, None, 1907], "Int64")}).to_parquet(path)
    assert [row["year"] for row in read_table(path)] == ["1905", None, "1907"]
    dated = pa.table(
        {"file": ["a"], "date": [datetime.date(1905, 3, 12)], "at": [datetime.datetime(1905, 3, 12)]}
    )
    pq.write_table(dated, path)
    assert read_table(path) == [{"file": "a", "date": "1905-03-12", "at": "1905-03-12"}]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("images.csv", b"", "images.csv is empty"),
        ("images.csv", b"  \n \n", "images.csv is empty"),
        ("images.csv", b",,\na,b,c\n", "has no columns"),
        ("images.xlsx", b"PK not a workbook", "images.xlsx cannot be read"),
        ("images.parquet", b"PAR1", "images.parquet cannot be read"),
        ("images.ods", b"x", "images.ods is of no known kind: give .csv, .tsv, .xlsx or .parquet"),
        (
            "images.csv",
            b'file,title\na.jpg,"never closed\nb.jpg,x\n',
            "images.csv, line 3 is not as a CSV is written",
        ),
        ("images.csv", b"\xff\xfef", "images.csv is in no encoding that is known here"),
    ],
)
def test_what_is_no_table_is_answered_in_words(table, name: str, content: bytes, told: str) -> None:
    path = table(content, name)
    for read in (read_table, table_columns):
        if "line 3" in told and read is table_columns:
            continue
        with pytest.raises(TableError, match=told):
            read(path)


def test_a_table_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for name in ("none.csv", "folder.csv"):
        with pytest.raises(TableError, match=f"there is no file .*{name}"):
            read_table(tmp_path / name)


def test_a_table_with_a_header_alone_has_columns_and_no_rows(table) -> None:
    path = table("file,city\n")
    assert (table_columns(path), read_table(path)) == (["file", "city"], [])


def test_a_hundred_thousand_rows_take_no_time(table) -> None:
    line = "a{}.jpg,The Graphic,1885-03-12,London,GB,en,,wood engraving,,\n"
    path = table(
        "file,periodical,date,city,country,language,title,kind,rights,page\n"
        + "".join(map(line.format, range(100_000)))
    )
    started = time.process_time()
    rows = read_table(path)
    assert time.process_time() - started < 5
    assert len(rows) == 100_000
    assert rows[99_999]["file"] == "a99999.jpg"
