"""The page of a cluster in a browser, on a small store whose every answer is known."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from store.alignments import Alignment
from store.database import Store
from store.forest import maximum_spanning_forest
from store.links import nearest_links
from store.tables import FOREST, LINKS
from tests.dashboard import running_app, settle
from tests.made_store import make_store
from ui.average_picture import averaged, matched, stretched
from ui.cluster_lags import lag_label, may_be_first

HOSTILE = "<script>alert(1)</script> **bold** $x$ 'quoted'"
CITIES = {
    "Paris": ("FR", 48.85, 2.35),
    "London": ("GB", 51.51, -0.13),
    "Prague": ("CZ", 50.09, 14.42),
    "Boston": ("US", 42.36, -71.06),
}
VIEWPORT = {"width": 1280, "height": 1000}
# Title, city, date (a year alone is vague), angle of the vector: those less than 60 degrees apart are joined at 0.5.
PRINTS: list[tuple[str, str | None, date | int | None, float]] = [
    ("The Great Balloon", "Paris", date(1900, 3, 1), 0),
    ("The Great Balloon", "London", date(1901, 3, 1), 20),
    ("The Great Balloon", "Prague", 1904, 45),
    ("The Great Balloon", "Boston", date(1904, 6, 1), 60),
    ("Balloon, redrawn", "Prague", date(1905, 1, 1), 125),
    (HOSTILE, "Boston", 1906, 133),
    (HOSTILE, "London", date(1907, 1, 1), 137),
    ("Undated", None, None, 245),
]
LARGE = 500
LOWEST = 0.05


def _row(number: int, title: str, city: str | None, day: date | int | None) -> dict[str, Any]:
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


def _picture(number: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), (number % 256, 90, 120)).save(stream, "WEBP")
    return stream.getvalue()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    angles = np.radians([angle for *_, angle in PRINTS])
    small = np.stack([np.cos(angles), np.sin(angles), *np.zeros((2, len(angles)))], axis=1)
    large = np.stack([np.zeros(LARGE)] * 2 + [np.ones(LARGE), np.linspace(0, 0.2, LARGE)], axis=1)
    large /= np.linalg.norm(large, axis=1, keepdims=True)
    vectors = np.concatenate([small, large]).astype(np.float16)
    prints = [_row(number, *told[:3]) for number, told in enumerate(PRINTS)]
    prints += [
        _row(len(prints) + n, "A stamp", list(CITIES)[n % 4], date(1880 + n // 12, 1 + n % 12, 1))
        for n in range(LARGE)
    ]
    store = make_store(tmp_path_factory.mktemp("cluster") / "store", prints, vectors)
    thumbnails = pa.table(
        {
            "id": [f"image {node}" for node in range(len(prints))],
            "thumbnail": pa.array([_picture(node) for node in range(len(prints))], pa.large_binary()),
        }
    )
    store.merge("images", thumbnails)
    links = nearest_links(vectors, neighbours=20, minimum=LOWEST)
    forest = maximum_spanning_forest(links, len(prints))
    for name, schema, rows in (("links", LINKS, links), ("forest", FOREST, forest)):
        store.create(name, schema)
        columns = {
            "a": rows.a,
            "b": rows.b,
            "similarity": rows.similarity,
            "kind": pa.nulls(len(rows), pa.string()),
        }
        store.append(name, pa.table([pa.array(columns[field]) for field in schema.names], schema=schema))
    store.write_record("graph", {"chance": [[0.01, 0.1]]})
    store.write_record(
        "build",
        {
            "corpus": "Small press",
            "version": "12345678",
            "model": "made",
            "weights": "none",
            "images": len(prints),
            "minimum_similarity": LOWEST,
            "threshold": 0.5,
        },
    )
    store.file("settings.toml").write_text('name = "Small press"\n', encoding="utf-8")
    return store


@pytest.fixture(scope="module")
def address(store: Store) -> Iterator[str]:
    with running_app(store.path) as address:
        yield address


def open_cluster(page: Page, address: str, image: int, query: str = "threshold=0.5") -> None:
    page.goto(f"{address}/cluster?image=image%20{image}&{query}")
    page.get_by_role("tab", name="Every print").wait_for(timeout=60_000)
    settle(page)


def open_part(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()
    settle(page)


def counts(page: Page) -> str:
    return page.get_by_test_id("stMarkdownContainer").filter(has_text="→").first.inner_text()


def expect_counts(page: Page, *told: str) -> None:
    """Waits until the heading tells so: a judgement runs the page again after the part in which it was made."""
    heading = page.get_by_test_id("stMarkdownContainer").filter(has_text="→").first
    for said in told:
        expect(heading).to_contain_text(said, timeout=30_000)
    settle(page)


def suggestion(page: Page, image: int) -> Locator:
    return page.locator(f".st-key-suggestion-image-{image}")


def metadata(page: Page, tmp_path: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the full metadata").click()
    file = tmp_path / "cluster.csv"
    download.value.save_as(file)
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def test_prints_are_in_the_order_of_their_dates_each_with_its_ways(page: Page, address: str) -> None:
    open_cluster(page, address, 2)
    assert "Paris → London → Boston → Prague" in counts(page)
    assert "4 images" in counts(page)
    captions = page.locator(".wb-wall figcaption").all_inner_texts()
    assert [caption.split("\n")[0] for caption in captions] == [
        "1 March 1900, Paris",
        "1 March 1901, London",
        "1 June 1904, Boston",
        "1904, Prague",
    ]
    figure = page.locator(".wb-wall figure").nth(1)
    expect(figure.get_by_role("link", name="Its page")).to_have_attribute("href", re.compile(r"^page\?"))
    expect(figure.get_by_role("link", name="Beside the first")).to_have_attribute(
        "href", re.compile(r"^pair\?")
    )
    page.get_by_text("First known print: Paris, 1 March 1900").wait_for()
    page.get_by_text("order uncertain: the dates overlap").wait_for()


def test_a_cluster_is_completed_by_hand_and_the_additions_undone(
    page: Page, address: str, tmp_path: Path
) -> None:
    open_cluster(page, address, 0)
    open_part(page, "Complete this cluster")
    cards = page.locator("[class*=st-key-suggestion-image]")
    assert cards.count() == 3, "those that are near, the nearest first, without the stamp"
    assert "0.42 to 1 June 1904" in cards.nth(0).inner_text().replace("Boston, ", "")
    assert HOSTILE in cards.nth(1).inner_text()

    suggestion(page, 4).get_by_role("button", name="Add", exact=True).click()
    expect_counts(page, "5 images", "1 added by hand")
    assert "added=image" in page.url
    for image in (5, 6):
        suggestion(page, image).locator("label").click()
    page.get_by_role("button", name="Refuse those selected").click()
    settle(page)
    expect(cards).to_have_count(0)
    page.get_by_text("2 images refused").wait_for()

    records = metadata(page, tmp_path)
    assert [record["added_by_hand"] for record in records] == ["False"] * 4 + ["True"]
    open_part(page, "Every print")
    assert "Added by hand" in page.locator(".wb-wall figcaption").last.inner_text()
    open_part(page, "Cities and time lags")
    assert page.locator(".wb-lags tbody tr").filter(has_text="Prague").inner_text().endswith("2")

    # It holds at another threshold, and after the page was left in the session.
    slider = page.get_by_role("slider", name="Similarity threshold")
    slider.focus()
    for _ in range(45):
        page.keyboard.press("ArrowRight")
    page.get_by_text("similarity 0.95").first.wait_for()
    expect_counts(page, "1 added by hand")
    page.get_by_role("link", name="Compare with other clusters").click()
    page.locator(".wb-small-map").first.wait_for(timeout=60_000)
    page.go_back()
    page.get_by_role("tab", name="Complete this cluster").wait_for(timeout=60_000)
    settle(page)
    open_part(page, "Complete this cluster")
    expect(suggestion(page, 5)).to_have_count(0)
    page.get_by_text("1 print added by hand").click()
    page.get_by_role("button", name="Take back").first.click()
    expect(page.get_by_text("1 print added by hand")).to_have_count(0, timeout=30_000)
    settle(page)
    assert "added=" not in page.url
    page.get_by_text("2 images refused").click()
    page.get_by_role("button", name="Take back").first.click()
    settle(page)
    page.get_by_text("1 image refused").wait_for()


def test_several_suggestions_are_added_at_once_and_the_address_tells_them_to_others(
    page: Page, address: str
) -> None:
    open_cluster(page, address, 0)
    open_part(page, "Complete this cluster")
    for image in (4, 5):
        suggestion(page, image).locator("label").click()
    page.get_by_role("button", name="Add those selected").click()
    expect_counts(page, "6 images")
    query = page.url.split("?")[1]
    colleague = page.context.browser.new_page()
    colleague.goto(f"{address}/cluster?{query}&added=nothing%27%3B--")
    colleague.get_by_text("2 added by hand").wait_for(timeout=60_000)
    colleague.close()


def test_similar_clusters_stand_beside_it_and_open(page: Page, address: str) -> None:
    open_cluster(page, address, 5)
    card = page.locator(".st-key-similar-0")
    assert "The Great Balloon" in card.inner_text()
    card.get_by_role("button", name="Add its prints").click()
    settle(page)
    expect_counts(page, "7 images", "4 added by hand")
    expect(card).to_have_count(0)
    open_part(page, "Complete this cluster")
    page.get_by_text("4 prints added by hand").click()
    page.get_by_role("button", name="Take back").first.click()
    settle(page)
    expect_counts(page, "3 added by hand")

    open_cluster(page, address, 5)
    card.get_by_role("button", name="Open").click()
    page.get_by_role("heading", level=1, name="The Great Balloon").wait_for()
    settle(page)
    assert "4 images" in counts(page)


def test_a_cluster_falls_apart_inside_it_and_a_group_opens_at_its_similarity(
    page: Page, address: str
) -> None:
    open_cluster(page, address, 0)
    open_part(page, "Cluster inside it")
    page.get_by_text("At similarity 0.91: 1 group, 2 prints that stand alone").or_(
        page.get_by_text("At similarity 0.91: 2 groups")
    ).first.wait_for()
    slider = page.get_by_role("slider", name="Similarity inside this cluster")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.get_by_text("At similarity 0.95: 1 group, 2 prints that stand alone.").wait_for()
    settle(page)
    page.get_by_role("button", name="Open at 0.95").click()
    page.get_by_text("similarity 0.95").first.wait_for()
    settle(page)
    assert "2 images" in counts(page)
    assert "threshold=0.95" in page.url


def test_the_chain_says_why_a_print_is_in_the_cluster(page: Page, address: str) -> None:
    open_cluster(page, address, 0)
    open_part(page, "Why a print is in it")
    page.get_by_text(
        "joined through 1 other print; the weakest link of the chain has a similarity of 0.91"
    ).wait_for()
    page.get_by_text("Compared with each other, the two reach 0.71").wait_for()
    assert page.get_by_test_id("stMain").get_by_role("link", name="→").all_inner_texts() == [
        "0.91 →",
        "0.94 →",
    ]


def test_the_lag_to_each_city_is_as_exact_as_the_dates(page: Page, address: str) -> None:
    open_cluster(page, address, 0)
    open_part(page, "Cities and time lags")
    rows = [row.split("\t") for row in page.locator(".wb-lags tbody tr").all_inner_texts()]
    assert [(row[0], row[1].split(",")[0], row[3]) for row in rows] == [
        ("1", "Paris", "none"),
        ("2", "London", "12 months"),
        ("3", "Boston", "4.3 years"),
        ("≈ 4", "Prague", "3.8 to 4.9 years"),
    ]


def test_the_average_picture_and_a_large_cluster(page: Page, address: str) -> None:
    open_cluster(page, address, 8)
    assert "500 images" in counts(page)
    assert page.locator(".wb-wall figure").count() == 60
    open_part(page, "Average picture")
    page.get_by_text("60 prints of 500").wait_for()
    assert page.get_by_test_id("stMain").locator("[data-testid=stImage] img").count() == 2


def test_a_picture_that_stands_alone_and_unknown_dates_are_said_in_words(page: Page, address: str) -> None:
    open_cluster(page, address, 7)
    page.get_by_text("this picture stands alone").wait_for()
    page.get_by_text("so there is no timeline").wait_for()
    page.get_by_text("so there is no map").wait_for()
    for part, sentence in (
        ("Cities and time lags", "so there is no table of cities"),
        ("Cluster inside it", "at least three prints"),
        ("Why a print is in it", "nothing to explain"),
        ("Average picture", "nothing to average"),
    ):
        open_part(page, part)
        page.get_by_text(sentence).wait_for()


def test_filters_mark_prints_and_narrow_what_is_suggested(page: Page, address: str) -> None:
    open_cluster(page, address, 0, "threshold=0.5&city=London")
    page.get_by_text("1 of its 4 pass them").wait_for()
    assert page.locator(".wb-wall .wb-outside").count() == 3
    open_part(page, "Complete this cluster")
    expect(page.locator("[class*=st-key-suggestion-image]")).to_have_count(1)
    assert "London" in suggestion(page, 6).inner_text()


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (0, 0, "none"),
        (5, 5, "5 days"),
        (1, 1, "1 day"),
        (0, 213, "0 to 7 months"),
        (100, 450, "3 to 15 months"),
        (110, None, "at least 3 months"),
        (0, None, "unknown"),
        (None, None, "unknown"),
        (800, 800, "2.2 years"),
    ],
)
def test_a_lag_is_said_in_the_unit_that_suits_it(least: int | None, most: int | None, said: str) -> None:
    assert lag_label(least, most) == said


def test_prints_that_may_be_the_first_are_those_that_none_surely_precedes() -> None:
    def dated(start: date | None, end: date | None) -> dict[str, Any]:
        return {"date_start": start, "date_end": end}

    exact, vague, later = (
        dated(date(1900, 5, 1), date(1900, 5, 1)),
        dated(date(1900, 1, 1), None),
        dated(date(1901, 1, 1), date(1901, 12, 31)),
    )
    assert may_be_first([exact, vague, later, dated(None, None)]) == [exact, vague]
    assert may_be_first([exact, later, dated(None, date(1950, 1, 1))]) == [
        exact,
        dated(None, date(1950, 1, 1)),
    ]
    assert may_be_first([dated(None, None)]) == []


def test_the_average_keeps_what_all_share() -> None:
    left, right = (np.full((40, 60, 3), 255, np.uint8) for _ in range(2))
    left[:, :20] = right[:, :20] = 0
    right[30:, 40:] = 0
    average, difference = averaged(
        stretched([Image.fromarray(left), Image.fromarray(right).resize((120, 80))])
    )
    assert average.size == difference.size == (384, 256)
    assert np.asarray(average)[128, 30].max() < 100 < np.asarray(average)[50, 300].min()
    differing = np.asarray(difference)
    assert differing[230, 350] < 60 and differing[50, 300] > 180
    assert [layer.shape for layer in stretched([Image.new("L", (10, 30))])] == [(384, 128, 3)]


def test_prints_that_match_are_averaged_where_they_match() -> None:
    whole = np.full((60, 90, 3), 230, np.uint8)
    whole[20:40, 30:60] = 20
    part = 255 - whole[10:50, 20:70]
    # From points of the whole (longer side 90) to points of the part (longer side 50), moved by 20 and 10 pixels.
    placement = Alignment(np.array([[1.8, 0, -20 / 50], [0, 1.8, -10 / 50], [0, 0, 1]]), inverted=True)
    pictures = [Image.fromarray(whole), Image.fromarray(part)]
    laid = matched(pictures, [Alignment(np.eye(3), False), placement])
    assert laid[0].shape == laid[1].shape == (256, 384, 3)
    inside = laid[1][60:190, 100:280].astype(int) - laid[0][60:190, 100:280]
    assert np.mean(np.abs(inside) > 60) < 0.03, "the same place shows the same thing"
