"""Search by picture in every way that a historian may give one, in a real browser where it is drawn on."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page
from streamlit.testing.v1 import AppTest

from store.clusters import Membership
from store.search import by_cluster, nearest_images, steered
from tests.conftest import Built
from tests.dashboard import ROOT, running_app
from tests.drawn_corpus import encoded
from tests.iiif_server import Library
from tests.made_store import make_store
from ui.region import WHOLE, Region
from ui.visitor_fetch import fetch_picture


@pytest.fixture(scope="module")
def address(built: Built) -> Iterator[str]:
    with running_app(built.store.path) as address:
        yield address


def test_an_image_that_is_not_in_the_corpus_is_answered_in_words(page: Page, address: str) -> None:
    page.goto(f"{address}/search?image=%27%20OR%201=1--")
    page.get_by_text("is not in the corpus").wait_for(timeout=60_000)


def test_a_picture_is_searched_for_by_its_address(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = partial(fetch_picture, allowed_hosts={"127.0.0.1"})
    monkeypatch.setattr("ui.query_picture.fetch_picture", allowed)
    monkeypatch.setattr(sys, "argv", ["app.py", str(built.store.path)])
    row = next(row for row in built.rows if str(row["file"]).startswith("motif-0"))
    content = next(built.folder.rglob(Path(row["file"]).name)).read_bytes()
    with Library() as library:
        library.documents["/picture"] = content
        library.documents["/bomb"] = encoded(Image.new("1", (8000, 6000)), "PNG")
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
        app.switch_page("pages/search.py").run()
        app.text_input(key="address").set_value(library.url("/picture"))
        app.button[0].click().run()
        assert not app.exception and not app.error
        assert any("Printed in" in text.value for text in app.markdown)
        app.text_input(key="address").set_value(library.url("/bomb"))
        app.button[0].click().run()
        assert "more than the 40 million allowed" in app.error[0].value.replace("\\", "")


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
