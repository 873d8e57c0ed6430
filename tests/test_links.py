from collections.abc import Iterator

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.links import Links, nearest_links, similarity_by_chance


def unit(vectors: np.ndarray) -> np.ndarray:
    """L2-normalised, as a store keeps them."""
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)


def clumps(count: int, size: int, dimensions: int = 64, noise: float = 0.6, seed: int = 0) -> np.ndarray:
    """``count`` groups of ``size`` look-alikes each."""
    rng = np.random.default_rng(seed)
    centres = rng.standard_normal((count, 1, dimensions))
    return unit((centres + noise * rng.standard_normal((count, size, dimensions))).reshape(-1, dimensions))


def pairs(links: Links) -> Iterator[tuple[int, int]]:
    return zip(links.a.tolist(), links.b.tolist(), strict=True)


def by_brute_force(vectors: np.ndarray, neighbours: int, minimum: float) -> dict[tuple[int, int], float]:
    """Of every vector, the links to its most similar others."""
    wide = vectors.astype(np.float64)
    similarity = wide @ wide.T
    np.fill_diagonal(similarity, -np.inf)
    found = {}
    for node, row in enumerate(similarity):
        for other in np.argsort(-row)[:neighbours].tolist():
            if row[other] >= minimum:
                found[min(node, other), max(node, other)] = float(row[other])
    return found


@settings(max_examples=40, deadline=None)
@given(
    count=st.integers(0, 60),
    neighbours=st.integers(1, 12),
    minimum=st.sampled_from([0.0, 0.2, 0.5, 0.9]),
    seed=st.integers(0, 10_000),
)
def test_small_corpora_are_compared_exactly(count: int, neighbours: int, minimum: float, seed: int) -> None:
    vectors = unit(np.random.default_rng(seed).standard_normal((count, 6)))
    links = nearest_links(vectors, neighbours=neighbours, minimum=minimum)
    expected = by_brute_force(vectors, neighbours, minimum)
    assert list(pairs(links)) == sorted(expected)
    np.testing.assert_allclose(links.similarity, [expected[pair] for pair in sorted(expected)], atol=1e-3)
    assert (links.a.dtype, links.b.dtype, links.similarity.dtype) == (np.int32, np.int32, np.float32)


def test_cells_find_the_links_of_a_large_corpus() -> None:
    vectors = np.concatenate([clumps(700, 7), unit(np.random.default_rng(1).standard_normal((1500, 64)))])
    exact = nearest_links(vectors, neighbours=10, minimum=0.4)
    by_cells = nearest_links(vectors, neighbours=10, minimum=0.4, exact_up_to=0)
    found = len(set(pairs(exact)) & set(pairs(by_cells))) / len(exact)
    assert found >= 0.97
    known = dict(zip(pairs(exact), exact.similarity, strict=True))
    shared = [
        (known[pair], s)
        for pair, s in zip(pairs(by_cells), by_cells.similarity, strict=True)
        if pair in known
    ]
    assert all(one == other for one, other in shared), "a link's similarity depends on how it was found"
    again = nearest_links(vectors, neighbours=10, minimum=0.4, exact_up_to=0)
    assert all(
        np.array_equal(getattr(by_cells, name), getattr(again, name)) for name in ("a", "b", "similarity")
    )


@pytest.mark.parametrize("exact_up_to", [10_000, 0], ids=["exact", "cells"])
@pytest.mark.parametrize("copies", [2, 21, 300])
def test_copies_stay_together_and_keep_their_other_neighbours(copies: int, exact_up_to: int) -> None:
    vectors = clumps(40, 4, noise=0.3)
    first = 10
    vectors = np.concatenate([vectors, np.repeat(vectors[first : first + 1], copies, axis=0)])
    links = nearest_links(vectors, neighbours=3, minimum=0.3, exact_up_to=exact_up_to)
    graph = nx.Graph(pairs(links))
    together = nx.node_connected_component(graph, first)
    assert set(range(len(vectors) - copies, len(vectors))) <= together
    assert {8, 9, 11} <= together, "copies must not crowd the other look-alikes out"
    assert len(together) == copies + 4
    of_copies = [
        s for (a, b), s in zip(pairs(links), links.similarity, strict=True) if a == first and b >= 160
    ]
    assert len(of_copies) == copies
    np.testing.assert_allclose(of_copies, 1, atol=2e-3)


def test_near_copies_beyond_the_number_of_neighbours_stay_together() -> None:
    group = clumps(1, 400, noise=0.05)
    vectors = np.concatenate([clumps(100, 3, seed=3), group])
    links = nearest_links(vectors, neighbours=20, minimum=0.5)
    graph = nx.Graph(pairs(links))
    assert set(range(300, 700)) <= nx.node_connected_component(graph, 300)


def test_images_without_a_vector_have_no_links_whatever_the_minimum() -> None:
    vectors = clumps(5, 3)
    vectors[[2, 7]] = 0
    links = nearest_links(vectors, neighbours=20, minimum=0.0)
    assert not {2, 7} & {*links.a.tolist(), *links.b.tolist()}
    assert len(links) > 0


@pytest.mark.parametrize(
    "vectors", [np.empty((0, 8)), np.ones((1, 8)), np.zeros((5, 8))], ids=["none", "one", "empty"]
)
def test_corpora_with_nothing_to_link(vectors: np.ndarray) -> None:
    for exact_up_to in (100, 0):
        links = nearest_links(vectors.astype(np.float16), neighbours=5, minimum=0.1, exact_up_to=exact_up_to)
        assert len(links) == 0
    assert similarity_by_chance(np.empty((0, 8), np.float16)) == []


def test_progress_reaches_its_end() -> None:
    seen: list[tuple[int, int]] = []
    nearest_links(
        clumps(20, 4), neighbours=3, minimum=0.3, progress=lambda done, total: seen.append((done, total))
    )
    assert seen[-1] == (80, 80)


def test_similarity_by_chance_is_what_random_pairs_reach() -> None:
    vectors = unit(np.random.default_rng(0).standard_normal((400, 64)))
    similarity = (vectors.astype(np.float32) @ vectors.astype(np.float32).T)[np.triu_indices(400, 1)]
    told = dict(similarity_by_chance(vectors))
    assert list(told) == [0.1, 0.01, 0.001]
    for share, reached in told.items():
        assert (similarity >= reached).mean() == pytest.approx(share, rel=0.2)
    assert similarity_by_chance(vectors) == similarity_by_chance(vectors)
