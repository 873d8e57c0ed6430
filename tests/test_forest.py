import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from store.forest import maximum_spanning_forest, prefix_length
from store.links import Links

# Few different similarities, so that ties abound.
SIMILARITIES = (0.3, 0.30000001, 0.35, 0.5, 0.5000001, 0.8, 1.0)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, Links]:
    nodes = draw(st.integers(1, 40))
    pair = st.tuples(st.integers(0, nodes - 1), st.integers(0, nodes - 1)).filter(
        lambda ends: ends[0] < ends[1]
    )
    pairs = sorted(draw(st.sets(pair, max_size=120))) if nodes > 1 else []
    weights = [draw(st.sampled_from(SIMILARITIES)) for _ in pairs]
    a, b = (np.array([pair[end] for pair in pairs], dtype=np.int32) for end in (0, 1))
    return nodes, Links(a, b, np.array(weights, dtype=np.float32))


def components(nodes: int, links: Links, threshold: float) -> set[frozenset[int]]:
    graph = nx.empty_graph(nodes)
    kept = links.similarity >= np.float32(threshold)
    graph.add_edges_from(zip(links.a[kept].tolist(), links.b[kept].tolist(), strict=True))
    return set(map(frozenset, nx.connected_components(graph)))


@settings(max_examples=120, deadline=None)
@given(graphs())
def test_at_every_threshold_the_forest_connects_what_the_links_connect(graph: tuple[int, Links]) -> None:
    nodes, links = graph
    forest = maximum_spanning_forest(links, nodes)
    assert (np.diff(forest.similarity) <= 0).all()
    assert len(forest) == nodes - len(components(nodes, links, 0))
    thresholds = {*SIMILARITIES, 0.0, 0.2999999, 0.32, 0.9, *links.similarity.tolist()}
    for threshold in thresholds:
        assert components(nodes, forest, threshold) == components(nodes, links, threshold)
        length = prefix_length(forest.similarity, threshold)
        prefix = Links(forest.a[:length], forest.b[:length], forest.similarity[:length])
        assert components(nodes, prefix, 0) == components(nodes, links, threshold)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_the_forest_weighs_the_most_and_holds_links_alone(graph: tuple[int, Links]) -> None:
    nodes, links = graph
    forest = maximum_spanning_forest(links, nodes)
    whole = nx.Graph()
    whole.add_weighted_edges_from(
        zip(links.a.tolist(), links.b.tolist(), links.similarity.tolist(), strict=True)
    )
    most = nx.maximum_spanning_tree(whole).size("weight")
    np.testing.assert_allclose(forest.similarity.sum(dtype=np.float64), most, rtol=1e-6)
    known = dict(
        zip(zip(links.a.tolist(), links.b.tolist(), strict=True), links.similarity.tolist(), strict=True)
    )
    for a, b, similarity in zip(
        forest.a.tolist(), forest.b.tolist(), forest.similarity.tolist(), strict=True
    ):
        assert known[a, b] == similarity


def test_ties_are_settled_the_same_way_in_whatever_order_links_come() -> None:
    rng = np.random.default_rng(0)
    a = rng.integers(0, 50, 400)
    b = rng.integers(0, 50, 400)
    pairs = np.unique(np.stack([np.minimum(a, b), np.maximum(a, b)])[:, a != b], axis=1)
    similarity = rng.choice(SIMILARITIES, pairs.shape[1]).astype(np.float32)
    forests = []
    for _ in range(3):
        order = rng.permutation(pairs.shape[1])
        links = Links(*pairs[:, order].astype(np.int32), similarity[order])
        forests.append(maximum_spanning_forest(links, 50))
    for forest in forests[1:]:
        for name in ("a", "b", "similarity"):
            np.testing.assert_array_equal(getattr(forest, name), getattr(forests[0], name))


def test_no_links_no_forest() -> None:
    empty = Links(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32))
    assert len(maximum_spanning_forest(empty, 10)) == 0
    assert prefix_length(empty.similarity, 0.5) == 0
