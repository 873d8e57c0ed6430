from collections.abc import Mapping
from pathlib import Path

import pytest

from batch.folder import read_folder
from batch.settings import FolderSource
from batch.source import NOT_THERE
from tests.drawn_corpus import draw_picture, write_table


@pytest.fixture
def source(tmp_path: Path):
    """Makes a folder with pictures of these names, and a table of these rows if there are any."""

    def make(
        files: list[str], rows: list[Mapping[str, object]] | None = None, **columns: str
    ) -> FolderSource:
        for name in files:
            path = tmp_path / "images" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            draw_picture(1, (20, 20)).save(path)
        (tmp_path / "images").mkdir(exist_ok=True)
        table = None if rows is None else write_table(tmp_path, rows)
        return FolderSource(kind="folder", images=tmp_path / "images", table=table, columns=columns)

    return make


def test_rows_that_share_an_issue_are_one_document(source) -> None:
    issue = {"periodical": "Punch", "issue": "12", "date": "1885", "city": "London", "country": "GB"}
    rows = [
        {"file": "a.jpg", "title": "A ship", "page": "3", **issue},
        {"file": "b.jpg", **issue},
        {"file": "c.jpg", **issue, "date": "1886"},
        {"file": "d.jpg", **issue, "country": "CA"},
    ]
    documents, problems = read_folder(source(["a.jpg", "b.jpg", "c.jpg", "d.jpg"], rows))
    assert problems == []
    assert [[page.image_url for page in document.pages] for document in documents] == [
        ["a.jpg", "b.jpg"],
        ["c.jpg"],
        ["d.jpg"],
    ]
    first = documents[0]
    assert (first.periodical, first.issue, first.date_text) == ("Punch", "12", "1885")
    assert (first.city_text, first.country_text, first.language) == ("London", "GB", None)
    assert [(page.number, page.title, page.label) for page in first.pages] == [
        (1, "A ship", "3"),
        (2, None, None),
    ]


def test_a_text_is_kept_as_the_table_has_it(source) -> None:
    hostile = (
        '<img src=x onerror=alert(1)> **bold** $x$ [a](http://b.example) "quoted" \'; DROP TABLE images;'
    )
    rows = [{"file": "a.jpg", "title": hostile, "periodical": hostile, "issue": hostile, "city": hostile}]
    [document], problems = read_folder(source(["a.jpg"], rows))
    assert problems == []
    texts = (document.pages[0].title, document.periodical, document.issue, document.city_text)
    assert texts == (hostile,) * 4


def test_what_is_left_out_is_told_with_its_row(source) -> None:
    rows = [
        {"file": "a.jpg", "city": "Paris"},
        {"file": "", "city": "Paris"},
        {"file": "./a.jpg", "city": "London"},
        {"file": "../secret.jpg"},
        {"file": "x/../../secret.jpg"},
        {"file": "/etc/passwd"},
        {"file": "C:\\scans\\a.jpg"},
        {"file": "..\\secret.jpg"},
        {"file": "\\\\server\\share\\a.jpg"},
    ]
    documents, problems = read_folder(source(["a.jpg", "new/b.jpg", "new/c.jpg"], rows))
    assert [page.image_url for document in documents for page in document.pages] == ["a.jpg"]
    assert documents[0].city_text == "Paris"
    assert [(problem.where, problem.what) for problem in problems] == [
        ("images.csv, row 3", "names no file: left out"),
        ("images.csv, row 4", "a.jpg stands already in row 2: left out"),
        ("images.csv, row 5", "../secret.jpg points outside the folder of images: left out"),
        ("images.csv, row 6", "x/../../secret.jpg points outside the folder of images: left out"),
        ("images.csv, row 7", "/etc/passwd points outside the folder of images: left out"),
        ("images.csv, row 8", "C:/scans/a.jpg points outside the folder of images: left out"),
        ("images.csv, row 9", "../secret.jpg points outside the folder of images: left out"),
        ("images.csv, row 10", "//server/share/a.jpg points outside the folder of images: left out"),
        ("images", "2 picture(s) are in no row of images.csv: left out (new/b.jpg, new/c.jpg)"),
    ]


def test_a_colon_may_stand_in_a_name(source) -> None:
    documents, problems = read_folder(source(["Plate: 1.jpg"], [{"file": "Plate: 1.jpg"}]))
    assert ([page.error for page in documents[0].pages], problems) == ([None], [])


def test_a_missing_file_is_a_page_that_failed(source) -> None:
    documents, problems = read_folder(source(["a.jpg"], [{"file": "a.jpg"}, {"file": "gone.jpg"}]))
    pages = {page.image_url: page.error for document in documents for page in document.pages}
    assert pages == {"a.jpg": None, "gone.jpg": NOT_THERE}
    assert problems == []


def test_a_folder_called_like_a_picture_is_no_picture(source) -> None:
    made = source(["a.jpg", "x.jpg/inside.png"], [{"file": "a.jpg"}, {"file": "x.jpg"}])
    documents, problems = read_folder(made)
    pages = {page.image_url: page.error for document in documents for page in document.pages}
    assert pages["x.jpg"] == NOT_THERE
    assert "x.jpg/inside.png" in problems[0].what


def test_windows_paths_and_accents_name_the_same_file(source) -> None:
    rows = [{"file": "Année 1885\\Œuvre nº 1.jpg", "city": "Orléans"}]
    documents, problems = read_folder(source(["Année 1885/Œuvre nº 1.jpg"], rows))
    assert [page.error for page in documents[0].pages] == [None]
    assert problems == []


def test_a_name_composed_otherwise_than_on_disk_is_the_same_file(source) -> None:
    # macOS writes "e" and an accent where a table, typed on Windows, has one letter.
    documents, problems = read_folder(source(["Anne\u0301e.jpg"], [{"file": "Ann\u00e9e.jpg"}]))
    assert [page.error for page in documents[0].pages] == [None]
    assert problems == []


def test_columns_of_other_names_and_columns_of_their_own(source, tmp_path: Path) -> None:
    made = source(["a.jpg"], [])
    (tmp_path / "images.csv").write_text(
        'Datei;Ort;Signatur;"=Formel"\na.jpg;Wien;H 12;=1+1\n', encoding="utf-8"
    )
    made = made.model_copy(update={"columns": {"file": "Datei", "city": "Ort"}})
    [document], _ = read_folder(made)
    assert document.city_text == "Wien"
    assert document.pages[0].metadata == {"Signatur": "H 12", "=Formel": "=1+1"}


def test_without_a_table_a_document_is_a_folder(source) -> None:
    documents, problems = read_folder(source(["b/2.jpg", "b/1.png", "a.webp", "notes.txt.jpg", "b/._2.jpg"]))
    assert problems == []
    assert {document.issue: [page.image_url for page in document.pages] for document in documents} == {
        ".": ["a.webp", "notes.txt.jpg"],
        "b": ["b/1.png", "b/2.jpg"],
    }
    assert [page.metadata for document in documents for page in document.pages] == [{}] * 4


def test_an_empty_table_and_an_empty_folder(source) -> None:
    assert read_folder(source([], [])) == ([], [])
    documents, problems = read_folder(source(["a.jpg"], []))
    assert documents == []
    assert "1 picture(s) are in no row" in problems[0].what
