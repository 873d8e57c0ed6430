"""The six functions that the Explore platform offers (Champenois & Joyeux-Prunel, Humanistica 2023), each used as a historian
would, in a real browser, on the sample corpus:

1. rank groups of look-alike pictures by images, cities and countries;
2. search by a picture of one's own, uploaded or by its address;
3. observe a group (completing it is tested with the page of a cluster);
4. read an image's date, place, title and kind, in its context;
5. see one group, or several, on a map and a timeline;
6. take the metadata away as CSV.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from store.database import Store
from tests.app_environment.sitecustomize import LIBRARY
from tests.dashboard import cities_on_map, settle
from tests.drawn_corpus import bomb
from tests.iiif_server import Library

SLOW = 60_000
"""Milliseconds that a busy machine may take to open a page."""


@pytest.fixture(scope="module")
def drawn(sources: Path) -> dict[str, dict[str, str]]:
    """What is true of each picture of the sample corpus, by its file."""
    with (sources / "images.csv").open(encoding="utf-8", newline="") as stream:
        return {row["file"]: row for row in csv.DictReader(stream)}


@pytest.fixture(scope="module")
def reprint(sources: Path, drawn: dict[str, dict[str, str]]) -> tuple[str, str]:
    """The files of a picture and of its nearest reprint."""
    with (sources / "reprints.csv").open(encoding="utf-8", newline="") as stream:
        pairs = [(row["a"], row["b"]) for row in csv.DictReader(stream)]
    return next((a, b) for a, b in pairs if drawn[a]["title"] == "A Poster of the New Typography")


@pytest.fixture(scope="module")
def travelled(sample_store: Store) -> list[dict[str, Any]]:
    """Two images that are in clusters of their own, each with a city and a date."""
    columns = ["id", "node", "title", "city", "kind", "date_precision", "document_id", "page_id"]
    images = {row["node"]: row for row in sample_store.rows("images", columns).to_pylist()}
    found: dict[str, dict[str, Any]] = {}
    for link in sample_store.rows("forest", ["a", "b"]).to_pylist()[:40]:
        image = images[link["a"]]
        if image["city"] and image["title"] and image["date_precision"] == "day":
            found.setdefault(image["title"], image)
    return list(found.values())[:2]


def _open(page: Page, address: str, path: str, until: Locator) -> None:
    page.goto(f"{address}/{path}")
    until.first.wait_for(timeout=SLOW)
    settle(page)


def _clusters(page: Page) -> list[str]:
    return page.locator(".wb-cluster").all_inner_texts()


def _count(text: str, what: str) -> int:
    """The number in front of ``what``."""
    found = re.search(rf"([\d,]+) {what}", text)
    assert found, f"no count of {what} in: {text}"
    return int(found[1].replace(",", ""))


def _downloaded(page: Page, button: str, file: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    download.value.save_as(file)
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "without its mark, Excel takes the file for another encoding"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


# 1. Ranking


def test_1_clusters_are_ranked_by_images_cities_and_countries(page: Page, sample_address: str) -> None:
    _open(page, sample_address, "?rank=images", page.locator(".wb-cluster"))
    for by, what in (("images", "image"), ("cities", "cit"), ("countries", "countr")):
        page.get_by_role("radio", name=by.capitalize()).click()
        page.get_by_text(f"ranked by {by}").wait_for()
        settle(page)
        counts = [_count(text, what) for text in _clusters(page)]
        assert len(counts) == 24
        assert counts == sorted(counts, reverse=True)
        assert counts[0] > counts[-1]
        assert (f"rank={by}" in page.url) is (by != "countries"), (
            "the usual order needs no word in the address"
        )


# 2. Search


def _verdict(page: Page) -> str:
    found = page.get_by_role("heading", name=re.compile("^Printed in|^No print"))
    found.or_(page.get_by_test_id("stAlert")).first.wait_for(timeout=2 * SLOW)
    settle(page)
    return found.inner_text(timeout=1000)


def _found(caption: str) -> tuple[bool, float]:
    """Whether an image found holds the same details, and its similarity, as its caption says."""
    similarity, _, details = caption.splitlines()[0].partition(", ")
    return details == "the same details", float(similarity)


def test_2_a_picture_that_is_uploaded_is_found_where_it_was_printed(
    page: Page, sample_address: str, sources: Path, drawn: dict[str, dict[str, str]], reprint: tuple[str, str]
) -> None:
    _open(page, sample_address, "search?threshold=0.2", page.get_by_text("Where else was this printed?"))
    page.set_input_files("input[type=file]", sources / "images" / reprint[0])
    assert _count(_verdict(page), "cit") >= 2
    page.get_by_text("prints with the same details").wait_for()
    captions = page.locator(".wb-wall figcaption").all_inner_texts()
    assert any(drawn[reprint[0]]["city"] in caption for caption in captions[:2])
    # A wall for each cluster: what holds the same details first, then by similarity.
    walls = [
        [_found(caption) for caption in wall.locator("figcaption").all_inner_texts()]
        for wall in page.locator(".wb-wall").all()
    ]
    assert walls[0][0] == (True, pytest.approx(1, abs=0.03)), "the print uploaded is itself in the corpus"
    assert all(found == sorted(found, reverse=True) for found in walls)
    assert walls[0][0] == max(found[0] for found in walls)
    assert not any(holds for holds, _ in walls[-1]), "what merely looks alike comes last"
    assert cities_on_map(page) >= 2


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as library:
        yield library


def test_2_a_picture_is_searched_for_by_its_address(
    page: Page, sample_address: str, sources: Path, reprint: tuple[str, str], library: Library
) -> None:
    library.documents["/page/picture.jpg"] = (sources / "images" / reprint[0]).read_bytes()
    _open(page, sample_address, "search", page.get_by_text("Where else was this printed?"))
    field = page.get_by_placeholder("https://…")
    field.fill(f"http://{LIBRARY}:{library.port}/page/picture.jpg")
    page.get_by_role("button", name="Fetch and search").click()
    assert _count(_verdict(page), "cit") >= 2
    assert [asked.path for asked in library.asked] == ["/page/picture.jpg"]


def test_2_an_address_that_is_not_asked_is_answered_in_words(
    page: Page, sample_address: str, library: Library
) -> None:
    library.documents["/bomb"] = bomb(8000)
    _open(page, sample_address, "search", page.get_by_text("Where else was this printed?"))
    asked = f"http://{LIBRARY}:{library.port}"
    for given, sentence in (
        ("http://127.0.0.1:8501/a.jpg", "127.0.0.1 stands for a private address"),
        ("http://169.254.169.254/latest/meta-data", "169.254.169.254 stands for a private address"),
        ("file:///etc/passwd", "is no http or https address"),
        (f"{asked}/file/inwards/x", "169.254.169.254 stands for a private address"),
        ("<script>alert(1)</script> **bold**", "“<script>alert(1)</script> **bold**” is no http"),
        (f"{asked}/nothing", "has nothing at this address"),
        (f"{asked}/bomb", "more than the 40 million allowed"),
    ):
        page.get_by_placeholder("https://…").fill(given)
        page.get_by_role("button", name="Fetch and search").click()
        page.get_by_text(sentence).wait_for(timeout=SLOW)


# 3. Observing a cluster


@pytest.fixture(scope="module")
def cluster(window: BrowserContext, sample_address: str, travelled: list[dict[str, Any]]) -> Iterator[Page]:
    """The page of a cluster, for tests that only look at it."""
    page = window.new_page()
    _open(page, sample_address, f"cluster?image={travelled[0]['id']}", page.locator(".wb-wall figure"))
    yield page
    page.close()


def test_3_every_picture_of_a_cluster_is_seen_by_date_and_leads_to_its_record_and_its_page(
    page: Page, sample_address: str, travelled: list[dict[str, Any]]
) -> None:
    _open(page, sample_address, f"cluster?image={travelled[0]['id']}", page.locator(".wb-wall figure"))
    shown = page.locator(".wb-wall figure")
    assert (
        shown.count()
        == _count(page.get_by_test_id("stMain").get_by_text("periodicals").first.inner_text(), "image")
        >= 2
    )
    loaded = "images => images.every(image => image.complete && image.naturalWidth > 20)"
    assert shown.locator("img").evaluate_all(loaded), "every picture is there to be looked at"
    years = [
        int(found[0]) for text in shown.all_inner_texts() if (found := re.findall(r"\b1[89]\d\d\b", text))
    ]
    assert years == sorted(years)
    shown.first.get_by_role("link").first.click()
    page.get_by_role("heading", name="To cite it").wait_for(timeout=SLOW)
    settle(page)
    page.get_by_role("link", name="Its page, with all its pictures").click()
    page.get_by_role("heading", name="A new box").wait_for(timeout=SLOW)


# 4. An image in its context


def test_4_an_image_has_its_date_place_title_and_kind_and_its_page(
    page: Page, sample_address: str, sample_store: Store, travelled: list[dict[str, Any]]
) -> None:
    image = travelled[0]
    where = f"id = '{image['document_id']}'"
    [document] = sample_store.rows("documents", ["date_text", "date_start"], where).to_pylist()
    _open(page, sample_address, f"image?image={image['id']}", page.get_by_role("heading", name="To cite it"))
    expect(page.get_by_role("heading", level=1)).to_have_text(image["title"])
    rows = {
        row.locator("th").inner_text(): row.locator("td").all_inner_texts()
        for row in page.locator(".wb-record").first.locator("tbody tr").all()
    }
    assert rows["Title"] == [image["title"]]
    assert rows["Kind"] == [image["kind"]]
    assert rows["Place"][0].startswith(image["city"])
    assert rows["Date"][0] == f"{document['date_start']:%-d %B %Y}"
    assert rows["Date"][1] == document["date_text"], "as its source has it"
    on_page = page.locator(".wb-page")
    assert on_page.locator("img").evaluate("image => image.naturalWidth") > 300
    box, whole = on_page.locator("span").bounding_box(), on_page.bounding_box()
    assert box and whole and 0 < box["width"] < whole["width"] and whole["x"] <= box["x"]


# 5. Space and time


def _maps_and_timelines(page: Page) -> tuple[list[str], list[str]]:
    """What maps and timelines are to those who cannot see them."""
    page.get_by_test_id("stVegaLiteChart").locator("canvas, svg.marks").first.wait_for(timeout=SLOW)
    said = page.locator("[aria-label], [alt]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label') ?? one.getAttribute('alt'))"
    )
    return [text for text in said if text.startswith("Map of")], [
        text for text in said if text.startswith("Timeline")
    ]


def test_5_one_cluster_on_a_map_and_a_timeline(cluster: Page, travelled: list[dict[str, Any]]) -> None:
    maps, timelines = _maps_and_timelines(cluster)
    assert any(travelled[0]["city"] in text for text in maps)
    assert cities_on_map(cluster) >= 2
    prints = cluster.locator(".wb-wall figure").count()
    assert any(f"{prints} prints" in text for text in timelines)


def test_5_several_clusters_on_maps_and_timelines(
    page: Page, sample_address: str, travelled: list[dict[str, Any]]
) -> None:
    chosen = "&".join(f"clusters={image['id']}" for image in travelled)
    _open(page, sample_address, f"diffusion?{chosen}", page.get_by_role("heading", name="First appearances"))
    expect(page.locator(".wb-small-map")).to_have_count(2)
    assert cities_on_map(page) >= 4
    maps, timelines = _maps_and_timelines(page)
    for image in travelled:
        assert any(image["city"] in text for text in maps)
    assert any("2 clusters on one axis" in text for text in timelines)


# 6. CSV


def test_6_the_metadata_of_a_cluster_is_taken_away(
    cluster: Page, sample_store: Store, travelled: list[dict[str, Any]], tmp_path: Path
) -> None:
    rows = _downloaded(cluster, "Download the full metadata", tmp_path / "cluster.csv")
    assert len(rows) == cluster.locator(".wb-wall figure").count()
    [row] = [row for row in rows if row["id"] == travelled[0]["id"]]
    assert row["title"] == travelled[0]["title"]
    assert row["city"] == travelled[0]["city"]
    assert row["corpus_version"] == sample_store.record("build")["version"]
    assert float(row["threshold"]) == sample_store.record("build")["threshold"]


def test_6_what_a_search_found_is_taken_away(
    page: Page, sample_address: str, travelled: list[dict[str, Any]], tmp_path: Path
) -> None:
    _open(page, sample_address, f"search?image={travelled[0]['id']}", page.get_by_text("Nearest images"))
    rows = _downloaded(page, "Download what was found", tmp_path / "found.csv")
    similarities = [float(row["similarity"]) for row in rows]
    assert similarities == sorted(similarities, reverse=True)
    assert travelled[0]["id"] not in {row["id"] for row in rows}
    assert rows[0]["title"] and rows[0]["model"]
