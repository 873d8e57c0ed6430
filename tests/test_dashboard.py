"""The dashboard on the sample corpus, driven as a historian would drive it."""

import csv
import io
import re
import sys
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page
from streamlit.testing.v1 import AppTest

from store.database import Store
from tests.dashboard import ROOT, cities_on_map, open_wall, running_app, settle


@pytest.fixture
def address(sample_address: str) -> str:
    return sample_address


def _rows(page: Page) -> list[str]:
    return page.locator(".wb-cluster").all_inner_texts()


def _count_in(text: str, what: str) -> int:
    found = re.search(rf"([\d,]+) {what}", text)
    assert found, f"no count of {what} in: {text}"
    return int(found[1].replace(",", ""))


def test_moving_the_threshold_changes_the_clusters_and_the_address_reopens_the_view(
    page: Page, address: str
) -> None:
    open_wall(page, address)
    before = page.get_by_text("ranked by").inner_text()
    opened_at = re.search(r"at similarity (\d\.\d\d)", before)
    assert opened_at
    page.get_by_role("slider", name="Similarity threshold").focus()
    for _ in range(24):
        page.keyboard.press("ArrowRight")
    page.get_by_text(f"at similarity {float(opened_at[1]) + 0.24:.2f}").wait_for()
    settle(page)
    after = page.get_by_text("ranked by").inner_text()
    assert _count_in(after, "images") < _count_in(before, "images")
    rows = _rows(page)
    again = page.context.new_page()
    open_wall(again, address, page.url.split("?")[1])
    assert again.get_by_text("ranked by").inner_text() == after
    assert _rows(again) == rows
    again.close()


def test_filters_narrow_the_wall(page: Page, address: str) -> None:
    open_wall(page, address, "country=JP")
    rows = _rows(page)
    assert rows
    page.get_by_text("Count only prints that pass the filters").click()
    page.get_by_text("No cluster").or_(page.get_by_text("ranked by")).first.wait_for()
    settle(page)
    for row in _rows(page):
        assert _count_in(row, "countr") == 1


def test_cluster_shows_every_print_its_map_its_timeline_and_gives_csv(
    page: Page, address: str, tmp_path: Path
) -> None:
    open_wall(page, address)
    row = _rows(page)[1]
    page.locator(".wb-cluster").nth(1).get_by_role("link", name="Open").click()
    page.get_by_text("Every print, by date").wait_for(timeout=60_000)
    settle(page)
    count = _count_in(row, "image")
    assert page.locator(".wb-wall figure").count() == count
    on_map = cities_on_map(page)
    page.locator("[data-testid=stVegaLiteChart][aria-label^=Timeline] svg").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the full metadata").click()
    file = tmp_path / "cluster.csv"
    download.value.save_as(file)
    records = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert len(records) == count
    assert {"title", "date_text", "city", "corpus_version", "model", "threshold"} <= set(records[0])
    cities = {record["city"] for record in records if record["city"]}
    assert len(cities) <= _count_in(row, "cit") + 1
    assert on_map == len({(record["city"], record["country"]) for record in records if record["latitude"]})
    page.get_by_text("Move about in the map").click()
    page.locator("[data-testid=stDeckGlJsonChart] canvas").first.wait_for()
    caption = page.locator(".wb-wall figcaption").first.inner_text()
    assert any(record["city"] in caption for record in records if record["city"])


def test_an_address_that_names_no_image_is_answered_in_words(page: Page, address: str) -> None:
    page.goto(f"{address}/cluster?image=%27%3B%20DROP%20TABLE%20images%3B--")
    page.get_by_text("is not in the corpus").wait_for(timeout=60_000)
    page.goto(f"{address}/cluster")
    page.get_by_text("Choose a cluster first").wait_for(timeout=60_000)


def test_an_address_reopens_its_page_on_a_server_that_was_asked_nothing_before(
    page: Page, sample_store: Store
) -> None:
    image = sample_store.rows("images", ["id"])["id"][0].as_py()
    with running_app(sample_store.path) as fresh:
        page.goto(f"{fresh}/cluster?image={image}&threshold=0.5")
        page.get_by_text("Every print, by date").wait_for(timeout=60_000)
        page.get_by_text("similarity 0.50").first.wait_for(timeout=60_000)


def test_an_upload_that_is_no_picture_is_answered_in_words(page: Page, address: str) -> None:
    dot = io.BytesIO()
    Image.new("RGB", (1, 1)).save(dot, "PNG")
    page.goto(f"{address}/search")
    page.get_by_text("Where else was this printed?").wait_for(timeout=60_000)
    for name, content, sentence in (
        ("notes.jpg", b"this is no picture", "not a picture that can be read"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is damaged"),
        ("dot.png", dot.getvalue(), "shorter side needs at least 16"),
    ):
        page.set_input_files("input[type=file]", {"name": name, "mimeType": "image/png", "buffer": content})
        page.get_by_text(sentence).wait_for(timeout=60_000)


def test_no_store_is_answered_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", str(tmp_path)])
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "python -m batch demo" in app.info[0].value
