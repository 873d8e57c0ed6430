from datetime import date
from pathlib import Path

import numpy as np
import pytest

from store.database import Store
from store.filters import Filters
from store.index import build_index
from store.search import nearest_images
from tests.made_store import make_store

CITIES = [("Paris", "FR"), ("London", "GB"), ("Haarlem", "NL")]
COUNT, DIMENSIONS = 6_000, 64


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    """Look-alikes in groups, as in a corpus; the last image has none."""
    rng = np.random.default_rng(0)
    centres = rng.standard_normal((COUNT // 6, 1, DIMENSIONS))
    drawn = (centres + 0.7 * rng.standard_normal((COUNT // 6, 6, DIMENSIONS))).reshape(-1, DIMENSIONS)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    drawn[-1] = 0
    return drawn.astype(np.float16)


@pytest.fixture(scope="module")
def store(vectors: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> Store:
    prints = []
    for node in range(COUNT):
        (city, country), year = CITIES[node % 3], 1860 + node % 60
        prints.append(
            {
                "issue": str(node // 10),
                "city": city,
                "country": country,
                "date_start": date(year, 1, 1),
                "date_end": date(year, 12, 31),
            }
        )
    return make_store(tmp_path_factory.mktemp("indexed") / "store", prints, vectors)


def queries(vectors: np.ndarray) -> np.ndarray:
    """Uploads: near the corpus's own pictures, none of them."""
    rng = np.random.default_rng(7)
    drawn = vectors[:-1:59].astype(np.float32) + 0.05 * rng.standard_normal((102, DIMENSIONS))
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def recall_at_10(store: Store, vectors: np.ndarray) -> float:
    asked = queries(vectors)
    true = np.argsort(-(asked @ vectors.astype(np.float32).T), axis=1)[:, :10]
    found = [set(nearest_images(store, query, count=10)["node"].to_pylist()) for query in asked]
    return sum(len(nodes & set(row)) for nodes, row in zip(found, true.tolist(), strict=True)) / true.size


def check_answers(store: Store, vectors: np.ndarray) -> None:
    query = queries(vectors)[3]
    rows = nearest_images(store, query, count=25)
    similarity, nodes = rows["similarity"].to_numpy(), rows["node"].to_numpy()
    assert (np.diff(similarity) <= 0).all()
    assert rows["id"].to_pylist() == [f"image {node}" for node in nodes]
    np.testing.assert_allclose(similarity, vectors[nodes].astype(np.float32) @ query, atol=2e-3)
    narrowed = Filters(countries=("NL",), first_year=1870, last_year=1880)
    rows = nearest_images(store, query, count=25, filters=narrowed)
    allowed = [node for node in range(COUNT - 1) if node % 3 == 2 and 10 <= node % 60 <= 20]
    best = sorted(allowed, key=lambda node: -float(vectors[node].astype(np.float32) @ query))
    assert rows.num_rows == 25
    assert set(rows["node"].to_pylist()) <= set(allowed)
    assert len(set(rows["node"].to_pylist()) & set(best[:25])) >= 24
    assert nearest_images(store, query, filters=Filters(cities=("Nowhere",))).num_rows == 0
    assert COUNT - 1 not in nearest_images(store, query, count=COUNT)["node"].to_pylist()


def test_a_small_corpus_is_searched_exactly(store: Store, vectors: np.ndarray) -> None:
    assert build_index(store) == {"kind": "exact", "images": COUNT, "recall_at_10": 1.0}
    assert recall_at_10(store, vectors) >= 0.999
    check_answers(store, vectors)


def test_a_large_corpus_has_an_index_with_the_recall_that_it_measured(
    store: Store, vectors: np.ndarray
) -> None:
    record = build_index(store, exact_up_to=1_000)
    assert record["kind"] == "hnsw"
    assert record == store.record("index")
    assert any(index.columns == ["vector"] for index in store.table("images").list_indices())
    assert record["recall_at_10"] >= 0.97
    assert recall_at_10(store, vectors) >= 0.97
    check_answers(store, vectors)
    # A corpus that became small again, as after a rebuild, is searched exactly.
    build_index(store)
    assert not any(index.columns == ["vector"] for index in store.table("images").list_indices())
    assert recall_at_10(store, vectors) >= 0.999


def test_of_equally_similar_images_the_first_comes_first(tmp_path: Path) -> None:
    vectors = np.zeros((30, 8), np.float16)
    vectors[:, 0] = 1
    vectors[:10, :2] = np.sqrt(0.5)
    store = make_store(tmp_path / "store", [{"issue": str(n)} for n in range(30)], vectors)
    nodes = nearest_images(store, np.eye(8)[0], count=30)["node"].to_pylist()
    assert nodes == [*range(10, 30), *range(10)]


def test_vectors_of_other_dimensions_take_the_place_of_indexed_ones(
    tmp_path: Path, vectors: np.ndarray
) -> None:
    store = make_store(tmp_path / "store", [{"issue": "1"} for _ in range(600)], vectors[:600])
    build_index(store, exact_up_to=100)
    store.empty_vectors(32)
    assert store.count("images", "vector IS NOT NULL") == 0
    assert store.vectors().shape == (600, 32)
    assert store.count("images") == 600
    assert store.thumbnails(["image 5"]) == {"image 5": b"thumbnail 5"}
    assert build_index(store)["kind"] == "exact"
