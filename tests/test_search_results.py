"""What is said of what a search found, on a store whose every answer is known."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from store.calibration import calibrate_on_simulated, write_calibration
from store.filters import Filters
from store.printings import printings
from store.tables import FOREST, JUNK, VERIFICATIONS
from store.verified_links import joined_pairs
from tests.made_store import make_store
from tests.test_calibration import corpus as made_links
from ui.corpus import open_corpus
from ui.likelihood import brief_worth, worth_sentence

PRINTS = [
    {"issue": "Athos", "periodical": "Le Tour du Monde", "city": "Paris", "country": "FR"},
    {"issue": "Bezoek", "periodical": "De Aarde", "city": "Haarlem", "country": "NL", "title": "De monnik"},
    {"issue": "3", "periodical": "Punch", "city": "London", "country": "GB"},
    {"issue": "4", "periodical": "Punch", "city": "London", "country": "GB"},
]


@pytest.fixture
def view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Images 0 and 1 are one picture, joined by their details; 2 is on the junk shelf. There are no pages to link to."""
    monkeypatch.setattr("ui.search_results.junk_link", st.markdown)
    monkeypatch.setattr(
        "ui.search_results.cluster_link", lambda image, label: st.markdown(f"{label}: {image}")
    )
    store = make_store(tmp_path, PRINTS)
    store.create("junk", JUNK)
    junk = {"id": "image 2", "node": 2, "reason": "hub", "numbers": '{"links": 8}'}
    store.append("junk", pa.Table.from_pylist([junk], schema=JUNK))
    similarity, _true = made_links()
    copies = np.random.default_rng(5).normal(0.65, 0.1, 400).clip(0, 0.99)
    write_calibration(store, calibrate_on_simulated(similarity, copies))
    for name in ("forest", "verified_forest"):
        store.create(name, FOREST)
        joined = {"a": 0, "b": 1, "similarity": 0.8}
        store.append(name, pa.Table.from_pylist([joined], schema=FOREST))
    store.write_record("verify", {"enabled": True, "digest": "made"})
    store.file("settings.toml").write_text('name = "Small press"\n', encoding="utf-8")
    store.write_record("graph", {"chance": [[0.01, 0.1]]})
    store.write_record("build", {"corpus": "Small press", "version": str(tmp_path), "threshold": 0.3})
    return SimpleNamespace(corpus=open_corpus(store.path), threshold=0.3, filters=Filters())


def _rows(view: Any, **holds: bool | None) -> list[dict[str, Any]]:
    rows = printings(view.corpus.catalogue, [0, 1, 2, 3]).to_pylist()
    return [row | {"similarity": 0.6, "holds": holds.get(f"image_{row['node']}")} for row in rows]


def _said(view: Any, prints: list[dict[str, Any]], best: dict[str, Any], itself: str | None = None) -> str:
    def screen(view, prints, best, itself):  # type: ignore[no-untyped-def]
        from ui.search_results import verdict

        verdict(view, prints, best, itself=itself)

    app = AppTest.from_function(screen, args=(view, prints, best, itself)).run()
    assert not app.exception
    return "\n".join(text.value for text in [*app.markdown, *app.caption])


def test_where_no_details_match_no_similarity_speaks_for_the_same_picture(view: Any) -> None:
    looked_at, *_, unseen = _rows(view, image_0=False)
    said = _said(view, [], looked_at)
    assert "No print of this picture found" in said and "similarity 0.60" in said
    assert "in 100" not in said
    assert worth_sentence(view.corpus, looked_at) == ""
    assert "in 100" in worth_sentence(view.corpus, unseen), "nobody looked at its details"
    assert "matching details" in worth_sentence(view.corpus, unseen | {"holds": True})
    assert brief_worth(view.corpus, looked_at) == "the details do not match"
    assert "in 100 are the same picture" in brief_worth(view.corpus, unseen)


def test_the_image_searched_for_does_not_count_as_found(view: Any) -> None:
    prints = _rows(view, image_0=True, image_1=True)[:2]
    assert "this print and 1 other with the same details" in _said(view, prints, prints[1], "image 0")
    assert "2 prints with the same details" in _said(view, prints, prints[1])


def test_prints_on_the_junk_shelf_are_told(view: Any) -> None:
    prints = _rows(view, image_2=True)
    assert "1 of these prints is on the junk shelf" in _said(view, prints[1:], prints[1])
    assert "junk shelf" not in _said(view, prints[:2], prints[1])
    view.corpus = replace(view.corpus, taken_back=frozenset({"image 2"}))
    assert "junk shelf" not in _said(view, prints, prints[1])


def test_a_cluster_is_called_by_its_first_print(view: Any) -> None:
    def screen(view, rows, itself):  # type: ignore[no-untyped-def]
        from ui.search_results import grouped_results

        grouped_results(view, rows, itself=itself)

    first, second, *_ = _rows(view, image_1=True)
    app = AppTest.from_function(screen, args=(view, [second], first)).run()
    assert not app.exception
    said = [text.value for text in app.markdown]
    assert "**Le Tour du Monde, Athos**" in said and "Open: image 0" in said
    assert "a cluster of this one and 1 other" in app.caption[0].value
    app = AppTest.from_function(screen, args=(view, [second], None)).run()
    assert "a cluster of 2 images, 1 of them found" in app.caption[0].value


def test_what_verification_found_of_pairs_is_known_whichever_is_named_first(view: Any) -> None:
    store = view.corpus.store
    assert joined_pairs(store, [("image 0", "image 1")]) == {}
    store.create("verifications", VERIFICATIONS)
    unknown = dict.fromkeys(VERIFICATIONS.names) | {
        "inliers": 0,
        "coverage_a": 0.0,
        "coverage_b": 0.0,
        "inverted": False,
    }
    same = unknown | {"a": "image 0", "b": "image 1", "kind": "same", "joins": True}
    similar = unknown | {"a": "image 0", "b": "image 2", "kind": "similar", "joins": False}
    store.append("verifications", pa.Table.from_pylist([same, similar], schema=VERIFICATIONS))
    pairs = [("image 1", "image 0"), ("image 0", "image 2"), ("image 1", "image 2")]
    assert joined_pairs(store, pairs) == {pairs[0]: True, pairs[1]: False}
