"""Coverage, the Corpus page and an image in its context, on a small corpus over IIIF."""

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from batch.build import run_steps
from batch.settings import load_settings
from store.catalogue import Catalogue, write_catalogue
from store.coverage import coverage, decades_of_countries, precisions, totals, unread_dates, unresolved_places
from store.database import Store
from store.page_files import PAGE_FILES, page_path
from store.page_of_image import page_of_image, picture_of_page
from store.tables import FOREST, LINKS
from tests.iiif_corpus import UP_TO_IMAGES, service2, settings_file, static3, write_list
from tests.iiif_server import FULL_SIZE, Library
from tests.manifest_shapes import SOUND, canvas2, canvas3, v2, v3

DOCUMENTS = {
    # name: date, place, pages
    "a": ("12 mars 1905", "Paris", 2),
    "b": ("1909", "Paris", 1),
    "c": ("1887-1912", "Budapest", 1),
    "d": ("an XIV", "Nowhere-upon-Thames", 1),
    "e": ("an XIV", "", 1),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("coverage")
    with Library() as library:
        for name, (date, place, pages) in DOCUMENTS.items():
            fields = [("Title", f"Paper <b>{name}</b>"), ("Date", date), ("Place of publication", place)]
            library.documents[f"/{name}"] = v2(
                [
                    canvas2(f"{name}{n}", FULL_SIZE, service2(library, "good", f"{name}{n}"))
                    for n in range(pages)
                ],
                label=f"No. {name}",
                metadata=[{"label": label, "value": value} for label, value in fields if value],
                related={"@id": f"https://library.example.org/{name}", "format": "text/html"},
            )
        library.documents["/f"] = v3(
            [canvas3("1", FULL_SIZE, static3(library, "good", "f")), canvas3("2", None, SOUND)]
        )
        library.documents["/sound"] = v3([canvas3("1", None, SOUND)])
        write_list(folder, *({"manifest": library.url(f"/{name}")} for name in (*DOCUMENTS, "f", "sound")))
        path = settings_file(folder)
        store = run_steps(load_settings(path), path, UP_TO_IMAGES)
        yield as_built(store)


def as_built(store: Store) -> Store:
    """The store with what the later steps would write of a corpus without links."""
    store.replace("links", LINKS.empty_table())
    store.replace("forest", FOREST.empty_table())
    store.write_record("model", {"name": "vits14_imgfocus", "weights": "stand-in"})
    store.write_record("graph", {"links": 0, "forest": 0, "digest": "", "chance": [[0.1, 0.1]]})
    store.write_record("index", {"kind": "exact"})
    write_catalogue(store)
    record = {"corpus": "Test *corpus*", "version": "abc", "model": "vits14_imgfocus", "weights": "stand-in"}
    counts = {"images": store.count("images"), "minimum_similarity": 0.2, "threshold": 0.3}
    store.write_record("build", record | counts)
    return store


@pytest.fixture(scope="module")
def catalogue(store: Store) -> Iterator[Catalogue]:
    catalogue = Catalogue(store.path)
    yield catalogue
    catalogue.close()


def counted(table: pa.Table, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in columns) for row in table.to_pylist()]


def test_what_was_understood(catalogue: Catalogue) -> None:
    found = totals(catalogue)
    assert found == {
        "documents": 6,
        "dated": 3,
        "placed": 3,
        "without_date_text": 1,
        "without_place_text": 2,
        "pages": 8,
        "failed_pages": 1,
        "images": 7,
    }
    assert counted(precisions(catalogue), "precision", "documents") == [
        ("unknown", 3),
        ("day", 1),
        ("range", 1),
        ("year", 1),
    ]
    assert counted(unread_dates(catalogue), "date_text", "documents") == [("an XIV", 2)]
    [place] = unresolved_places(catalogue).to_pylist()
    assert (place["place_text"], place["documents"]) == ("Nowhere-upon-Thames", 1)
    assert "not in the gazetteer" in place["problem"]


def test_coverage_by_place_and_time(catalogue: Catalogue) -> None:
    columns = ("documents", "pages", "images", "first_year", "last_year")
    assert counted(coverage(catalogue, "country"), "country", *columns) == [
        (None, 3, 4, 3, None, None),
        ("FR", 2, 3, 3, 1905, 1909),
        ("HU", 1, 1, 1, 1887, 1912),
    ]
    assert counted(coverage(catalogue, "city"), "city", "documents") == [
        (None, 3),
        ("Paris", 2),
        ("Budapest", 1),
    ]
    # What spans several decades belongs to none of them.
    assert counted(coverage(catalogue, "decade"), "decade", "documents") == [(1900, 2), (None, 4)]
    assert counted(decades_of_countries(catalogue), "decade", "country", "documents")[0] == (1900, "FR", 2)
    assert len(coverage(catalogue, "periodical")) == 6


def page_script() -> None:
    import streamlit as st

    from ui.context import show_in_context
    from ui.controls import sidebar
    from ui.corpus import choose_corpus
    from ui.coverage import show_build, show_coverage, show_totals, show_understood

    corpus = choose_corpus()
    if corpus is not None:
        st.session_state["view"] = sidebar(corpus)
        show_totals(corpus)
        show_coverage(corpus)
        show_understood(corpus)
        show_build(corpus)
        show_in_context(corpus, st.session_state["wanted"], key="context")


def shown(store: Store, monkeypatch: pytest.MonkeyPatch, wanted: str) -> AppTest:
    monkeypatch.setattr(sys, "argv", ["app.py", str(store.path)])
    app = AppTest.from_function(page_script, default_timeout=60)
    app.session_state["wanted"] = wanted
    app.run()
    assert not app.exception
    return app


def image_of(store: Store, name: str) -> str:
    rows = store.rows("images", ["id", "iiif_url"]).to_pylist()
    return min(row["id"] for row in rows if f"/good/{name}" in row["iiif_url"])


def test_the_corpus_page_tells_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = shown(store, monkeypatch, image_of(store, "a"))
    metrics = {metric.label: metric.value for metric in app.metric}
    assert metrics == {
        "Issues": "6",
        "Pages": "8",
        "Images": "7",
        "Issues with a date": "3 (50%)",
        "Issues with a city": "3 (50%)",
    }
    texts = [element.value for element in (*app.main.markdown, *app.main.caption)]
    assert "1 to the day, 1 to the year, 1 between two dates, 3 undated" in texts
    assert "Without a known place and not on the map: 3 of 6 issues." in texts
    assert "Without a date, or with one that spans several decades: 4 issues." in texts
    assert any("1 page could not be used" in text for text in texts)
    tables = [frame.value for frame in app.main.dataframe]
    assert list(tables[0]["Country"]) == ["unknown", "France", "Hungary"]
    assert [list(table.iloc[:, 0]) for table in tables[1:3]] == [["an XIV"], ["Nowhere-upon-Thames"]]
    assert "holds audio" in tables[3]["Why"][0]
    app.segmented_control(key="by").set_value("decade").run()
    assert list(app.main.dataframe[0].value["Decade"]) == ["1900s", "no single decade"]
    assert {button.label for button in app.get("download_button")} >= {
        "Places to fill in (places.csv)",
        "Dates to fill in (dates.csv)",
    }


def test_the_files_to_fill_in_hold_what_is_open(store: Store) -> None:
    with io.StringIO(store.file("dates.csv").read_text(encoding="utf-8-sig")) as stream:
        assert list(csv.DictReader(stream)) == [{"date_text": "an XIV", "date": "", "documents": "2"}]


def test_an_image_is_shown_on_its_page(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = shown(store, monkeypatch, image_of(store, "a"))
    html = app.get("html")[-1].proto.body
    assert 'src="data:image/webp;base64,' in html
    assert "left:0.000%;top:0.000%;width:100.000%;height:100.000%" in html
    links = app.main.markdown[-1].value
    assert "[On the library’s own page](https://library.example.org/a)" in links
    assert "](https://projectmirador.org/embed/?iiif-content=http://127.0.0.1:" in links
    assert "](https://uv-v4.netlify.app/#?manifest=http://127.0.0.1:" in links


def test_a_page_that_was_not_kept_is_asked_of_the_library_only_on_request(
    store: Store, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    image = image_of(store, "c")
    page = page_of_image(catalogue, image)
    assert page is not None
    file = page_path(store.file(PAGE_FILES), page.page_id)
    assert picture_of_page(store, page) == file
    file.rename(tmp_path / "kept")
    try:
        assert picture_of_page(store, page) is None
        app = shown(store, monkeypatch, image)
        assert not any("/image/good/c0" in element.proto.body for element in app.get("html"))
        app.toggle(key="context").set_value(True).run()
        html = app.get("html")[-1].proto.body
        assert f'src="{page.library_url}"' in html
        assert str(page.library_url).endswith("/image/good/c0/full/450,/0/default.jpg")
    finally:
        (tmp_path / "kept").rename(file)


def test_the_sample_corpus_s_library_is_not_linked_to() -> None:
    from ui.links import reachable

    assert not reachable("http://press.example/iiif/a")
    assert not reachable("javascript:alert(1)")
    assert not reachable(None)
    assert not reachable("http://[broken")
    assert reachable("https://gallica.bnf.fr/ark:/12148/x")
