"""Boxes corrected by hand in the real dashboard, in a real browser, and built again."""

import shutil
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pyarrow as pa
import pytest
from playwright.sync_api import Locator, Page, expect

from batch.build import run_steps
from batch.settings import load_settings
from store.catalogue import write_catalogue
from store.curation import Curation
from store.database import Store
from tests.dashboard import running_app, settle
from tests.test_segment_step import CERTAIN, LIKELY, SIZE, corpus, images_of, page_ids, regions

VIEWPORT = {"width": 1500, "height": 1400}
SCALE = 640 / SIZE[0]
"""Pixels of the screen for one of the page: it is shown 640 wide."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    path = corpus(folder, pages=3)
    run_steps(load_settings(path), path)
    return folder


@pytest.fixture
def settings(built: Path, tmp_path: Path) -> Path:
    """A corpus of its own for each test: pages of two images, built."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / "corpus.toml").read_text().replace(built.as_posix(), tmp_path.as_posix())
    (tmp_path / "corpus.toml").write_text(text)
    store = Store(tmp_path / "store")
    store.write_record("build", store.record("build") | {"source_images": str(tmp_path / "images")})
    return tmp_path / "corpus.toml"


def open_page(page: Page, address: str, page_id: str) -> Locator:
    """Opens the screen of a page and returns the chart that shows it."""
    page.goto(f"{address}/page?page={page_id}")
    chart = page.get_by_test_id("stVegaLiteChart").locator("svg").first
    chart.wait_for(timeout=60_000)
    settle(page)
    return chart


def draw(page: Page, chart: Locator, region: tuple[int, int, int, int]) -> None:
    """Drags a rectangle (pixels of the page) over the chart."""
    chart.scroll_into_view_if_needed()
    frame = chart.bounding_box()
    assert frame
    x, y, w, h = (SCALE * value for value in region)
    page.mouse.move(frame["x"] + x, frame["y"] + y)
    page.mouse.down()
    for share in (0.3, 0.7, 1):
        page.mouse.move(frame["x"] + x + share * w, frame["y"] + y + share * h, steps=4)
    page.mouse.up()
    expect(page.get_by_label("Width", exact=True)).not_to_have_value("")
    settle(page)


def click(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_timeout(300)
    settle(page)


def numbers(chart: Locator) -> list[str]:
    return chart.locator(".mark-text").last.locator("text").all_text_contents()


def near(found: set[tuple[int, int, int, int]], region: tuple[int, int, int, int]) -> bool:
    return any(all(abs(a - b) <= 2 for a, b in zip(one, region, strict=True)) for one in found)


def test_boxes_are_drawn_removed_and_redrawn_and_the_next_build_follows(page: Page, settings: Path) -> None:
    store = Store(settings.parent / "store")
    first, second, _ = page_ids(store)
    with running_app(store.path) as address:
        chart = open_page(page, address, first)
        assert numbers(chart) == ["1", "2"]
        expect(chart.locator("image")).to_have_count(1)
        page.get_by_label("Your name").fill("Ada")
        page.get_by_label("Your name").press("Enter")

        new = (30, 320, 200, 150)
        draw(page, chart, new)
        assert abs(int(page.get_by_label("Left", exact=True).input_value()) - new[0]) <= 2
        click(page, "Add the new box")
        assert numbers(chart) == ["1", "2", "3"]
        expect(page.get_by_text("Box added")).to_be_visible()
        expect(page.get_by_text("takes effect when the corpus is built again")).to_be_visible()

        click(page, "Remove box 1")
        assert numbers(chart) == ["1", "2"]
        expect(
            page.get_by_text(f"Box removed: {CERTAIN[2]} × {CERTAIN[3]} at {CERTAIN[0]}, {CERTAIN[1]}")
        ).to_be_visible()

        other = (210, 200, 160, 80)
        draw(page, chart, other)
        click(page, "Replace box 1 by the new box")
        expect(page.get_by_text("Box redrawn")).to_be_visible()

        # The neighbour is reached by a link, corrected by typing, and the correction taken back.
        page.get_by_role("button", name="Page after").click()
        page.wait_for_url(f"**page={second}**")
        settle(page)
        chart = page.get_by_test_id("stVegaLiteChart").locator("svg").first
        for label, value in (("Left", "5"), ("Top", "300"), ("Width", "120"), ("Height", "110")):
            page.get_by_label(label, exact=True).fill(value)
            page.get_by_label(label, exact=True).press("Enter")
            settle(page)
        click(page, "Add the new box")
        assert numbers(chart) == ["1", "2", "3"]
        click(page, "Undo")
        assert numbers(chart) == ["1", "2"]
        expect(page.get_by_text("Taken back: Box added: 120 × 110 at 5, 300")).to_be_visible()

    decisions = Curation(store.path).decisions()
    assert [decision.kind for decision in decisions] == [
        "box added",
        "box removed",
        "box redrawn",
        "box added",
        "undone",
    ]
    assert {decision.who for decision in decisions} == {"Ada"}
    store = run_steps(load_settings(settings), settings)
    built = regions(images_of(store, first))
    assert len(built) == 2
    assert near(built, new)
    assert near(built, other)
    assert regions(images_of(store, second)) == {CERTAIN, LIKELY}
    assert store.count("images", "vector IS NULL") == 0
    with running_app(store.path) as address:
        chart = open_page(page, address, first)
        assert numbers(chart) == ["1", "2"]
        expect(page.get_by_text("takes effect")).to_have_count(0)
        expect(page.get_by_role("button", name="Undo")).to_have_count(3)


def test_a_print_of_a_cluster_leads_to_its_page_and_back(page: Page, settings: Path) -> None:
    store = Store(settings.parent / "store")
    image = images_of(store)[0]
    with running_app(store.path) as address:
        page.goto(f"{address}/cluster?image={image['id']}&threshold=0.5")
        page.get_by_role("link", name="Its page").first.click()
        page.wait_for_url(f"**page={image['page_id']}**")
        expect(page.get_by_text("Images of this page in the corpus")).to_be_visible(timeout=60_000)
        assert "threshold=0.5" in page.url
        page.get_by_role("link", name="Where else it was printed").first.click()
        page.get_by_text("Every print, by date").wait_for(timeout=60_000)


def test_addresses_that_name_no_page_and_pages_without_images_are_answered_in_words(
    page: Page, settings: Path
) -> None:
    store = Store(settings.parent / "store")
    last = page_ids(store)[-1]
    store.delete("images", f"page_id = '{last}'")
    write_catalogue(store)
    with running_app(store.path) as address:
        page.goto(f"{address}/page?page=%27%3B%20DROP%20TABLE%20pages%3B--")
        page.get_by_text("is not in the corpus").wait_for(timeout=60_000)
        page.goto(f"{address}/page")
        page.get_by_text("Choose a picture first").wait_for(timeout=60_000)
        chart = open_page(page, address, last)
        expect(page.get_by_text("0 images in the corpus")).to_be_visible()
        assert numbers(chart) == []
        draw(page, chart, (50, 50, 100, 100))
        click(page, "Add the new box")
        assert numbers(chart) == ["1"]


class _Library(BaseHTTPRequestHandler):
    """A library that gives one picture, to anyone who asks, without saying who may use it (no CORS)."""

    picture = b""
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(self.picture)

    def log_message(self, *arguments: object) -> None:
        pass


def test_a_page_that_was_not_kept_comes_from_its_library_on_request(page: Page, settings: Path) -> None:
    store = Store(settings.parent / "store")
    first = page_ids(store)[0]
    _Library.picture = next((settings.parent / "images" / "issue").glob("0.png")).read_bytes()
    shutil.rmtree(settings.parent / "images")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Library)
    Thread(target=server.serve_forever, daemon=True).start()
    address_of_page = f"http://127.0.0.1:{server.server_port}/full/760,/0/default.png"
    store.merge("pages", pa.table({"id": [first], "fetched_url": [address_of_page]}))
    write_catalogue(store)
    try:
        with running_app(store.path) as address:
            chart = open_page(page, address, first)
            assert _Library.asked == 0
            assert numbers(chart) == ["1", "2"], "the boxes are there without the page"
            page.get_by_text("Show the page from 127.0.0.1").click()
            chart.locator("image").wait_for(timeout=20_000)
            settle(page)
            page.wait_for_timeout(500)
            assert _Library.asked >= 1
            assert (
                page.evaluate(
                    "async address => { const i = new Image(); i.src = address; await i.decode(); return i.naturalWidth }",
                    address_of_page,
                )
                == SIZE[0]
            )
            draw(page, chart, (50, 50, 100, 100))
    finally:
        server.shutdown()
