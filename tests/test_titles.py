"""Search by word in titles."""

from pathlib import Path

import duckdb
import numpy as np
import pytest

from store.catalogue import CATALOGUE, Catalogue
from store.clusters import Membership
from store.titles import LONGEST_QUERY, MOST_WORDS, clusters_with, nodes_titled, query_words
from tests.made_store import make_store

TITLES = [
    "L’Église de Montmartre",
    "ÉGLISE Saint-Œuvre",
    "Strasse in Łódź",
    "100 % pure $cities _",
    None,
    "église",
    "<script>alert(1)</script>",
]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    prints = [
        {"issue": f"Le Petit Écho, no. {number}", "title": title} for number, title in enumerate(TITLES)
    ]
    return Catalogue(make_store(tmp_path_factory.mktemp("titles") / "store", prints).path)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("eglise", [0, 1, 5]),
        ("ÉGLISE", [0, 1, 5]),
        ("e\u0301glise", [0, 1, 5]),
        ("eglise montm", [0]),
        ("montmartre echo", [0]),
        ("oeuvre", [1]),
        ("œuvre", [1]),
        ("straße lodz", [2]),
        ("%", [3]),
        ("_", [3]),
        ("$cities", [3]),
        ("no.", [0, 1, 2, 3, 4, 5, 6]),
        ("no. 4", [4]),
        ("<script>", [6]),
        ("' OR 1=1 --", []),
        ("\\", []),
        ("nowhere", []),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(
    catalogue: Catalogue, words: str, found: list[int]
) -> None:
    assert nodes_titled(catalogue, query_words(words)).tolist() == found


def test_a_catalogue_of_an_earlier_version_is_searched_all_the_same(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", [{"title": title} for title in TITLES])
    with duckdb.connect(str(store.file(CATALOGUE))) as connection:
        connection.execute("DROP TABLE titles")
    assert nodes_titled(Catalogue(store.path), ["EGLISE"]).tolist() == [0, 1, 5]


def test_clusters_keep_all_their_prints_if_one_is_found() -> None:
    membership = Membership(
        0.5, np.array([0, 1, 2, 3], np.int32), np.array([0, 0, 2, 2], np.int32), np.full(4, 0.5, np.float32)
    )
    kept = clusters_with(membership, np.array([1, 9], np.int32))
    assert (kept.nodes.tolist(), kept.clusters.tolist(), kept.threshold) == ([0, 1], [0, 0], 0.5)
    assert len(clusters_with(membership, np.empty(0, np.int32)).nodes) == 0


def test_a_query_is_bounded() -> None:
    assert len(query_words("a " * 1000)) == MOST_WORDS
    assert query_words("x" * 10_000) == ["x" * LONGEST_QUERY]
    assert query_words("a\0b \0") == ["a", "b"]
    assert query_words("  ") == []


def test_a_corpus_without_images_has_no_titles(tmp_path: Path) -> None:
    catalogue = Catalogue(make_store(tmp_path / "store", []).path)
    assert len(nodes_titled(catalogue, ["a"])) == 0
