"""The Diffusion page in a browser, on a small store whose every answer is known."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from store.tables import FOREST
from tests.dashboard import cities_on_map, running_app, settle
from tests.made_store import make_store
from ui.palette import DARK, LIGHT
from vision.picture import encode_thumbnail

HOSTILE = "<script>alert(1)</script> **bold** $x$ 'quoted'"
CITIES = {
    "Paris": ("FR", 48.85, 2.35),
    "London": ("GB", 51.51, -0.13),
    "Prague": ("CZ", 50.09, 14.42),
    "Boston": ("US", 42.36, -71.06),
    **{f"Town {n}": ("FR", 44 + n / 10, 2.0) for n in range(1, 27)},
}
# Cluster by cluster: title, and for each print its city and its date: a year alone is vague.
VIEWPORT = {"width": 1280, "height": 1000}
CLUSTERS: list[tuple[str, list[tuple[str | None, date | int | None]]]] = [
    ("The Great Balloon", [("Paris", date(1900, 3, 1)), ("London", date(1901, 3, 1)), ("Prague", 1904)]),
    (HOSTILE, [("Boston", 1905), ("London", date(1905, 6, 1))]),
    ("Undated flood", [("Prague", None), ("Boston", None)]),
    ("Portrait of nowhere", [(None, 1902), (None, 1903)]),
    (
        "Far and wide",
        [*((f"Town {n}", date(1903, 1, n)) for n in range(1, 27)), ("Town 1", None), (None, 1904)],
    ),
    *((f"Minor picture {n}", [("Paris", 1906), ("Paris", 1907)]) for n in range(6)),
]


def _print(number: int, title: str, city: str | None, day: date | int | None) -> dict[str, Any]:
    country, latitude, longitude = CITIES[city] if city else (None, None, None)
    start, end, precision = day, day, "day"
    if isinstance(day, int):
        start, end, precision = date(day, 1, 1), date(day, 12, 31), "year"
    return {
        "issue": f"issue {number}",
        "title": title,
        "city": city,
        "country": country,
        "latitude": latitude,
        "longitude": longitude,
        "date_start": start,
        "date_end": end,
        "date_precision": precision if day else "unknown",
    }


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    prints, links = [], []
    for title, of_cluster in CLUSTERS:
        first = len(prints)
        for city, day in of_cluster:
            if len(prints) > first:
                links.append({"a": first, "b": len(prints), "similarity": 0.9})
            prints.append(_print(len(prints), title, city, day))
    store = make_store(tmp_path_factory.mktemp("spread") / "store", prints)
    store.create("forest", FOREST)
    store.append("forest", pa.Table.from_pylist(links, schema=FOREST))
    picture = encode_thumbnail(Image.new("RGB", (60, 40), "grey"), 60)
    ids = [f"image {node}" for node in range(len(prints))]
    store.merge(
        "images", pa.table({"id": ids, "thumbnail": pa.array([picture] * len(ids), pa.large_binary())})
    )
    store.write_record(
        "build",
        {
            "corpus": "Small press",
            "version": "12345678",
            "model": "made",
            "weights": "none",
            "images": len(prints),
            "minimum_similarity": 0.2,
            "threshold": 0.5,
        },
    )
    store.file("settings.toml").write_text('name = "Small press"\n', encoding="utf-8")
    with running_app(store.path) as address:
        yield address


def open_comparison(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}/diffusion?{query}")
    page.get_by_role("heading", name="How pictures spread").wait_for(timeout=60_000)
    settle(page)


def test_clusters_named_in_the_address_are_compared_and_taken_away(
    page: Page, address: str, tmp_path: Path
) -> None:
    open_comparison(page, address, "clusters=image 1&clusters=image 4".replace(" ", "%20"))
    page.get_by_role("button", name="Download this table").wait_for(timeout=60_000)
    settle(page)
    maps = page.locator(".wb-small-map")
    assert maps.count() == 2
    assert "3 images, 3 cities, 1900–1904" in maps.nth(0).inner_text()
    assert HOSTILE[:30] in maps.nth(1).inner_text(), "a title is shown as text"
    assert "Prague, 1904" in (maps.nth(0).locator(".wb-drawn img").get_attribute("alt") or "")
    first = maps.nth(0).locator(".wb-head img")
    assert (first.get_attribute("src") or "").startswith("data:image/webp")
    assert first.get_attribute("alt") == "The Great Balloon, Paris, 1 March 1900"
    spots = maps.nth(0).locator(".wb-drawn i")
    assert sorted(spot.get_attribute("title") for spot in spots.all()) == [
        "London, United Kingdom: first print 1 March 1901, 1 image",
        "Paris, France: first print 1 March 1900, 1 image",
        "Prague, Czechia: first print 1904, 1 image",
    ]
    assert cities_on_map(page) == 5, "one circle for each cluster in each city"
    expect(page.get_by_test_id("stVegaLiteChart").locator("svg.marks")).to_have_count(4)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download this table").click()
    file = tmp_path / "first.csv"
    download.value.save_as(file)
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    told = [
        (
            row["number"],
            row["city"],
            row["lag_least_days"],
            row["lag_most_days"],
            row["surely_after_previous"],
        )
        for row in rows
    ]
    assert told == [
        ("1", "Paris", "0", "0", "False"),
        ("1", "London", "365", "365", "True"),
        ("1", "Prague", "1401", "1766", "True"),
        ("2", "London", "0", "151", "False"),
        ("2", "Boston", "0", "213", "False"),
    ]
    assert rows[0]["corpus_version"] == "12345678"
    assert rows[0]["threshold"] == "0.5"


def test_a_cluster_is_found_by_words_of_its_title(page: Page, address: str) -> None:
    open_comparison(page, address, "")
    page.get_by_text("Choose the clusters to compare").wait_for()
    page.get_by_placeholder("Any title").fill("BALLOON great")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_test_id("stMain").get_by_role("combobox").first.click()
    options = page.get_by_role("option")
    expect(options.filter(has_text="Minor")).to_have_count(0)
    options.filter(has_text="The Great Balloon").click()
    page.locator(".wb-small-map").wait_for()
    settle(page)
    assert "clusters=image" in page.url


def test_the_first_of_the_ranking_are_taken_and_the_year_goes_back(page: Page, address: str) -> None:
    open_comparison(page, address, "")
    page.get_by_role("button", name="First 8 of the ranking").click()
    page.get_by_text("By the end of 1907").wait_for(timeout=60_000)
    settle(page)
    assert page.locator(".wb-small-map").count() == 8
    assert page.url.count("clusters=") == 8
    slider = page.get_by_role("slider", name="As it stood at the end of")
    slider.focus()
    page.keyboard.press("Home")
    page.get_by_text("By the end of 1900: 1 city reached for certain").wait_for()


def test_the_spread_plays_by_itself_to_the_last_year(page: Page, address: str) -> None:
    open_comparison(page, address, "clusters=image%200")
    page.get_by_text("By the end of 1904").wait_for(timeout=60_000)
    settle(page)
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").wait_for()
    page.get_by_text("By the end of 1902: 2 cities reached for certain").wait_for(timeout=30_000)
    assert cities_on_map(page) == 2
    page.get_by_role("button", name="Play").wait_for(timeout=60_000)
    page.get_by_text("By the end of 1904: 3 cities").wait_for()


def test_what_cannot_be_shown_is_said_in_words(page: Page, address: str) -> None:
    open_comparison(page, address, "clusters=image%205&clusters=nothing%27%3B--")
    page.get_by_text("1 image that the address names is not in the corpus").or_(
        page.get_by_text("so there is no timeline")
    ).first.wait_for(timeout=60_000)
    page.get_by_text("so there is no timeline").wait_for()
    page.get_by_text("so there is nothing to play").wait_for()
    open_comparison(page, address, "clusters=image%207")
    page.get_by_text("so there are no maps").wait_for(timeout=60_000)
    page.get_by_text("so there is no table").wait_for()


def test_every_print_is_drawn_or_its_absence_is_said(page: Page, address: str) -> None:
    open_comparison(page, address, "clusters=image%209")
    chart = page.locator("[data-testid=stVegaLiteChart][aria-label^='Timelines']")
    chart.locator("svg.marks").wait_for(timeout=60_000)
    labels = chart.locator(".role-axis-label text").all_text_contents()
    assert [name for name in labels if name.startswith(("Town", "city"))] == [
        *(f"Town {n}" for n in range(1, 25)),
        "city unknown",
    ]
    page.get_by_text("1 print is not drawn because it has no date.").wait_for()
    page.get_by_text("2 prints in others are not.").wait_for()
    page.get_by_text("1 print of unknown city is not in the table.").wait_for()
    assert "1 image of unknown city; 1 undated image" in page.locator(".wb-small-map").inner_text()


def test_four_clusters_fill_a_line_and_no_word_has_a_colour_of_a_cluster(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.goto(
        f"{address}/diffusion?lang=fr&clusters=image%200&clusters=image%203&clusters=image%205&clusters=image%207"
    )
    page.get_by_text("Premières apparitions").wait_for(timeout=60_000)
    settle(page)
    maps = [box for each in page.locator(".wb-small-map").all() if (box := each.bounding_box())]
    whole = page.locator(".st-key-compared-maps").bounding_box()
    assert whole and len(maps) == 4
    assert len({box["y"] for box in maps}) == 1
    assert abs(maps[-1]["x"] + maps[-1]["width"] - whole["x"] - whole["width"]) < 2
    field = page.get_by_placeholder("Tout titre").bounding_box()
    assert field
    for how_many in (4, 8):
        button = page.get_by_role("button", name=f"Les {how_many} premiers").bounding_box()
        assert button and abs(button["y"] + button["height"] / 2 - field["y"] - field["height"] / 2) < 10
    fills = page.locator("svg.marks text").evaluate_all(
        "texts => texts.map(text => text.getAttribute('fill'))"
    )
    assert fills and not set(fills) & {*LIGHT, *DARK}


def test_a_line_that_is_pointed_at_says_which_it_is(page: Page, address: str) -> None:
    open_comparison(page, address, "clusters=image%200&clusters=image%203")
    chart = page.locator("[data-testid=stVegaLiteChart][aria-label^='Cities reached']")
    steps = chart.locator(".mark-rule line[opacity='0']")
    steps.first.wait_for(state="attached", timeout=60_000)
    settle(page)
    steps.first.hover(force=True)
    told = page.locator("#vg-tooltip-element.visible")
    told.wait_for()
    assert re.search(r"1 · The Great Balloon", told.inner_text())


def test_a_cluster_leads_to_its_comparison(page: Page, address: str) -> None:
    page.goto(f"{address}/cluster?image=image%200&threshold=0.6")
    page.get_by_role("link", name="Compare with other clusters").click()
    page.locator(".wb-small-map").wait_for(timeout=60_000)
    assert "threshold=0.6" in page.url
    assert "clusters=image" in page.url
