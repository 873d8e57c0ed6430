"""The dashboard on the sample corpus, driven as a historian would drive it."""

import csv
import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from batch.build import run_steps
from batch.settings import load_settings
from store.catalogue import Catalogue
from store.database import Store
from tests.dashboard import cities_on_map, open_wall, running_app, settle


@pytest.fixture
def address(sample_address: str) -> str:
    return sample_address


def _rows(page: Page) -> list[str]:
    return page.locator(".wb-cluster").all_inner_texts()


def _count_in(text: str, what: str) -> int:
    found = re.search(rf"([\d,]+) {what}", text)
    assert found, f"no count of {what} in: {text}"
    return int(found[1].replace(",", ""))


def test_wall_is_ranked_by_countries_and_by_what_is_asked_for(page: Page, address: str) -> None:
    open_wall(page, address)
    countries = [_count_in(row, "countr") for row in _rows(page)]
    assert len(countries) == 24
    assert countries == sorted(countries, reverse=True)
    assert countries[0] > 1

    page.get_by_role("radio", name="Images").click()
    page.get_by_text("ranked by images").wait_for()
    settle(page)
    images = [_count_in(row, "image") for row in _rows(page)]
    assert images == sorted(images, reverse=True)
    assert "rank=images" in page.url


def test_wall_sends_only_the_thumbnails_of_its_page(page: Page, address: str) -> None:
    open_wall(page, address)
    shown = page.locator(".wb-cluster img").count()
    assert 48 <= shown <= 24 * 6
    first = _rows(page)[0]
    page.get_by_role("button", name="Page 2", exact=True).or_(
        page.get_by_role("button", name="2", exact=True)
    ).first.click()
    expect(page.get_by_text("25. ").first).to_be_visible()
    settle(page)
    assert first not in _rows(page)
    assert page.locator(".wb-cluster img").count() <= 24 * 6


def test_moving_the_threshold_changes_the_clusters_and_the_address_reopens_the_view(
    page: Page, address: str, browser: Browser
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
    again = browser.new_page()
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


def test_a_filter_that_nothing_passes_is_answered_in_words(page: Page, address: str) -> None:
    page.goto(f"{address}/?country=JP&city=Boston&only=true")
    page.get_by_text("Take a filter away").wait_for(timeout=60_000)


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


def _found(caption: str) -> tuple[bool, float]:
    """Whether an image found holds the same details, and its similarity, as its caption says."""
    similarity, _, details = caption.splitlines()[0].partition(", ")
    return details == "the same details", float(similarity)


def test_search_finds_where_else_a_picture_was_printed(page: Page, address: str, sources: Path) -> None:
    with (sources / "reprints.csv").open(newline="") as stream:
        pair = next(csv.DictReader(stream))
    with (sources / "images.csv").open(encoding="utf-8", newline="") as stream:
        city_of = {record["file"]: record["city"] for record in csv.DictReader(stream)}
    page.goto(f"{address}/search?threshold=0.2")
    page.get_by_text("Where else was this printed?").wait_for(timeout=60_000)
    page.set_input_files("input[type=file]", sources / "images" / pair["a"])
    page.get_by_text("Nearest images").wait_for(timeout=120_000)
    settle(page)
    # A wall for each cluster: what holds the same details first, then by similarity.
    walls = [
        [_found(caption) for caption in wall.locator("figcaption").all_inner_texts()]
        for wall in page.locator(".wb-wall").all()
    ]
    assert walls[0][0] == (True, pytest.approx(1, abs=0.03)), "the print uploaded is itself in the corpus"
    assert all(found == sorted(found, reverse=True) for found in walls)
    assert walls[0][0] == max(found[0] for found in walls)
    assert not any(holds for holds, _ in walls[-1]), "what merely looks alike comes last"
    assert city_of[pair["b"]]
    page.get_by_text("prints with the same details").wait_for()
    assert cities_on_map(page) >= 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("notes.jpg", b"this is no picture", "not a picture that can be read"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "cannot be searched for"),
        ("dot.png", None, "shorter side needs at least 16"),
    ],
)
def test_an_upload_that_is_no_picture_is_answered_in_words(
    page: Page, address: str, name: str, content: bytes | None, sentence: str
) -> None:
    if content is None:
        stream = io.BytesIO()
        Image.new("RGB", (1, 1)).save(stream, "PNG")
        content = stream.getvalue()
    page.goto(f"{address}/search")
    page.get_by_text("Where else was this printed?").wait_for(timeout=60_000)
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "image/png", "buffer": content})
    page.get_by_text(sentence).wait_for(timeout=60_000)


def test_no_store_is_answered_in_words(page: Page, tmp_path: Path) -> None:
    with running_app(tmp_path) as address:
        page.goto(address)
        page.get_by_text("python -m batch demo").wait_for(timeout=60_000)


def test_text_from_a_table_is_shown_as_text(page: Page, tmp_path: Path) -> None:
    hostile = (
        '<img src=x onerror=alert(1)><script>alert(2)</script> **bold** $x$ [a](http://b.example) "quoted" '
        "'; DROP TABLE images;"
    )
    random = np.random.default_rng(0)
    (tmp_path / "images").mkdir()
    rows = []
    for number in range(4):
        picture = Image.fromarray(random.integers(0, 256, (8, 8, 3), np.uint8)).resize((160, 120))
        for copy in range(2):
            name = f"{number}-{copy}.png"
            picture.save(tmp_path / "images" / name)
            rows.append(
                {
                    "file": name,
                    "periodical": hostile,
                    "issue": f"{number}-{copy}",
                    "title": hostile,
                    "city": "Paris",
                }
            )
    with (tmp_path / "table.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    settings = tmp_path / "corpus.toml"
    settings.write_text(
        'name = "<b>hostile</b> **corpus**"\nstore = "unused"\n'
        '[source]\nkind = "folder"\nimages = "images"\ntable = "table.csv"\n[describe]\nmodel = "vits14_imgfocus"\n'
    )
    store = run_steps(load_settings(settings, tmp_path / "store"), settings)
    with running_app(store.path) as address:
        open_wall(page, address)
        assert hostile in _rows(page)[0], repr(_rows(page)[0])
        page.get_by_role("link", name="Open").first.click()
        page.get_by_text("Every print, by date").wait_for(timeout=60_000)
        settle(page)
        expect(page.get_by_role("heading", level=1)).to_have_text(hostile)
        assert hostile in page.locator(".wb-wall figcaption").first.inner_text()
        assert "<b>hostile</b> **corpus**" in page.get_by_test_id("stSidebar").inner_text()
    catalogue = Catalogue(store.path)
    assert catalogue.query("SELECT count(*) AS images FROM images")["images"][0].as_py() == 8
