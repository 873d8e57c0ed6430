"""Search by picture in every way that a historian may give one, in a real browser where it is drawn on."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps
from playwright.sync_api import Page

from store.clusters import Basis, Membership
from store.database import Store
from store.search import by_cluster, nearest_images, steered
from tests.conftest import Built
from tests.dashboard import settle
from tests.made_store import make_store
from ui.corpus import open_corpus
from ui.query_picture import QueryPicture, query_vectors
from ui.region import WHOLE, Region
from ui.verified_search import holding_the_same_details, is_verified
from vision.picture import open_picture


@pytest.fixture
def address(sample_address: str) -> str:
    return sample_address


@pytest.fixture(scope="module")
def reprinted(sample_store: Store) -> str:
    """The id of an image that the forest joins closely to another, but which is no copy of it."""
    node = sample_store.rows("forest", ["a"], "similarity < 0.9")["a"][0].as_py()
    return sample_store.rows("images", ["id"], f"node = {node}")["id"][0].as_py()


def _results(page: Page) -> list[str]:
    return page.locator(".wb-wall figcaption").all_inner_texts()


def _search(page: Page, address: str, image: str) -> None:
    page.goto(f"{address}/search?image={image}")
    page.get_by_role("heading", name="Nearest images").wait_for(timeout=60_000)
    settle(page)


def test_a_part_drawn_on_the_picture_is_searched_for(page: Page, address: str, reprinted: str) -> None:
    _search(page, address, reprinted)
    whole = _results(page)
    page.get_by_text("Search for a part of it").click()
    chart = page.get_by_test_id("stVegaLiteChart").locator("canvas, svg.marks").first
    chart.wait_for()
    settle(page)
    box = chart.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 80, steps=4)
    page.mouse.move(box["x"] + 150, box["y"] + 130, steps=4)
    page.mouse.up()
    page.wait_for_function(
        "whole => document.querySelector('.wb-wall figcaption')?.innerText !== whole",
        arg=whole[0],
        timeout=60_000,
    )
    settle(page)
    assert _results(page) != whole


def test_results_marked_as_not_meant_sink_and_the_address_keeps_the_marks(
    page: Page, address: str, reprinted: str
) -> None:
    _search(page, address, reprinted)
    page.get_by_text("Mark examples to steer the search").click()
    page.get_by_text("Search again with these examples").first.wait_for()
    settle(page)
    first = _results(page)[0]
    page.get_by_text("Not this").first.click()
    page.get_by_text("Search again with these examples").first.click()
    page.get_by_text("Steered by 0 examples of what is wanted and 1 of what is not").wait_for()
    settle(page)
    assert first not in _results(page), "its similarity has fallen"
    assert "less=" in page.url
    page.get_by_text("Forget the examples").click()
    page.get_by_text("Steered by").wait_for(state="detached")
    settle(page)
    assert _results(page)[0] == first


def test_a_mirrored_copy_is_found_where_it_is_asked_for(built: Built) -> None:
    row = next(row for row in built.rows if str(row["file"]).startswith("motif-0"))
    original = open_picture(next(built.folder.rglob(Path(row["file"]).name)))
    corpus = open_corpus(built.store.path)
    mirrored = QueryPicture(ImageOps.mirror(original), "mirrored", "mirrored copy")
    best = [
        nearest_images(corpus.store, query_vectors(corpus, mirrored, mirrored=asked), count=1)["similarity"][
            0
        ].as_py()
        for asked in (False, True)
    ]
    assert best[1] > 0.97
    assert best[0] < best[1]


def test_an_image_that_is_not_in_the_corpus_is_answered_in_words(page: Page, address: str) -> None:
    page.goto(f"{address}/search?image=%27%20OR%201=1--")
    page.get_by_text("is not in the corpus").wait_for(timeout=60_000)


def test_a_region_is_cut_and_never_smaller_than_can_be_described() -> None:
    picture = Image.new("RGB", (200, 100))
    assert WHOLE.cut(picture).size == (200, 100)
    assert Region(0.25, 0.5, 0.75, 1.0).cut(picture).size == (100, 50)
    for edge in (0.0, 0.5, 1.0):
        assert Region(edge, edge, edge, edge).cut(picture).size == (16, 16)


def test_of_several_vectors_the_nearer_counts(tmp_path: Path) -> None:
    vectors = np.eye(8, dtype=np.float32)[:4]
    store = make_store(tmp_path, [{"issue": str(n)} for n in range(4)], vectors)
    found = nearest_images(store, vectors[[2, 0]], count=3)
    assert found["node"].to_pylist()[:2] == [0, 2]
    assert np.allclose(found["similarity"].to_numpy(), [1, 1, 0], atol=1e-3)
    assert nearest_images(store, vectors[1], count=1)["node"].to_pylist() == [1]


def test_examples_move_a_search_towards_and_away() -> None:
    query, wanted, unwanted = np.eye(8, dtype=np.float32)[:3]
    moved = steered(query, [wanted], [unwanted])
    assert np.isclose(np.linalg.norm(moved), 1)
    assert moved @ query > moved @ wanted > 0 > moved @ unwanted
    assert np.array_equal(steered(query, [], []), query)
    assert steered(np.stack([query, wanted]), [wanted], []).shape == (2, 8)


def test_results_are_grouped_by_cluster_in_their_order() -> None:
    held_at = np.full(4, 0.5, np.float32)
    clusters = Membership(0.5, np.array([1, 2, 5, 9], np.int32), np.array([1, 2, 1, 2], np.int32), held_at)
    assert by_cluster([9, 4, 5, 2, 3, 1], clusters) == ({2: [9, 2], 1: [5, 1]}, [4, 3])


def test_a_print_is_told_from_what_merely_looks_alike(built: Built) -> None:
    """By its details: of pictures drawn anew, a reprint holds those of its original, and another motif does not."""
    files = {str(row["file"]): row for row in built.rows}
    motif = next(built.folder.rglob("motif-0-Paris.jpg"))
    corpus = open_corpus(built.store.path)
    assert is_verified(corpus)
    query = QueryPicture(open_picture(motif), "a print", "a print of motif 0")
    found = nearest_images(corpus.store, query_vectors(corpus, query), count=60)["id"].to_pylist()
    holding = holding_the_same_details(corpus, query, found, region=WHOLE, mirrored=False)
    pages = {
        row["id"]: row["image_url"] for row in built.store.rows("pages", ["id", "image_url"]).to_pylist()
    }
    images = built.store.rows("images", ["id", "page_id"]).to_pylist()
    names = {row["id"]: pages[row["page_id"]] for row in images}
    assert holding
    assert {names[image].split("-")[1] for image in holding} == {"0"}
    assert all(names[image] in files for image in holding)
    assert not is_verified(replace(corpus, basis=Basis("similarity")))
