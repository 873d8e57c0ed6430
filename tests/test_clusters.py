from pathlib import Path

import networkx as nx
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.clusters import Basis, Forests, clusters_at, read_forest, read_forests
from store.database import Store
from store.forest import maximum_spanning_forest
from store.links import Links
from store.tables import FOREST
from tests.test_forest import SIMILARITIES, graphs


@settings(max_examples=80, deadline=None)
@given(graphs())
def test_clusters_are_the_components_called_by_their_smallest_node(graph: tuple[int, Links]) -> None:
    nodes, links = graph
    forest = maximum_spanning_forest(links, nodes)
    for threshold in (*SIMILARITIES, 0.0, 0.4):
        kept = links.similarity >= np.float32(threshold)
        whole = nx.Graph(zip(links.a[kept].tolist(), links.b[kept].tolist(), strict=True))
        expected = {min(component): sorted(component) for component in nx.connected_components(whole)}
        found = clusters_at(forest, threshold)
        assert (np.diff(found.nodes) > 0).all()
        assert {int(name): found.members(name).tolist() for name in np.unique(found.clusters)} == expected
        for node in range(nodes):
            own = [name for name, members in expected.items() if node in members]
            assert found.cluster_of(node) == (own[0] if own else None)


@settings(max_examples=80, deadline=None)
@given(graphs())
def test_a_cluster_holds_together_up_to_what_is_said_and_no_further(graph: tuple[int, Links]) -> None:
    nodes, links = graph
    forest = maximum_spanning_forest(links, nodes)
    for name, held in {(int(c), float(h)) for c, h in zip(*_clusters_and_bounds(forest), strict=True)}:
        members = clusters_at(forest, 0.0).members(name).tolist()
        assert clusters_at(forest, held).members(name).tolist() == members
        assert (
            clusters_at(forest, float(np.nextafter(np.float32(held), np.float32(2)))).members(name).tolist()
            != members
        )


def _clusters_and_bounds(forest: Links) -> tuple[np.ndarray, np.ndarray]:
    found = clusters_at(forest, 0.0)
    return found.clusters, found.held_at


def test_without_links_every_image_is_on_its_own() -> None:
    empty = Links(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32))
    found = clusters_at(empty, 0.5)
    assert (len(found.nodes), found.cluster_of(0), found.as_table().num_rows) == (0, None, 0)


def test_a_threshold_that_a_link_has_exactly_joins_it() -> None:
    # 0.38 has no exact float32: a slider's value must still meet links that were written as 0.38.
    forest = Links(np.array([1], np.int32), np.array([4], np.int32), np.array([0.38], np.float32))
    assert clusters_at(forest, 0.38).members(1).tolist() == [1, 4]
    assert clusters_at(forest, 0.39).nodes.tolist() == []


def test_the_forest_comes_back_from_a_store_as_it_was_written(tmp_path: Path) -> None:
    forest = Links(np.array([0, 2], np.int32), np.array([1, 5], np.int32), np.array([0.9, 0.4], np.float32))
    store = Store(tmp_path)
    store.replace("forest", pa.Table.from_arrays([forest.a, forest.b, forest.similarity], schema=FOREST))
    read = read_forest(store)
    for name in ("a", "b", "similarity"):
        np.testing.assert_array_equal(getattr(read, name), getattr(forest, name))


@settings(max_examples=120, deadline=None)
@given(graphs(), st.data())
def test_clusters_joined_by_both_are_those_of_verified_links_and_very_similar_ones(
    graph: tuple[int, Links], data: st.DataObject
) -> None:
    nodes, links = graph
    verified = np.array(data.draw(st.lists(st.booleans(), min_size=len(links), max_size=len(links))), bool)
    of_verified = Links(links.a[verified], links.b[verified], links.similarity[verified])
    forests = Forests(maximum_spanning_forest(links, nodes), maximum_spanning_forest(of_verified, nodes))
    threshold = data.draw(st.sampled_from((*SIMILARITIES, 0.0, 0.4)))
    or_above = data.draw(st.sampled_from((*SIMILARITIES, 0.0, 0.4, 1.0)))
    above = links.similarity >= np.float32(threshold)
    joining = {
        "verified": above & verified,
        "similarity": above,
        "both": above & (verified | (links.similarity >= np.float32(or_above))),
    }
    for joined_by, joined in joining.items():
        whole = nx.Graph(zip(links.a[joined].tolist(), links.b[joined].tolist(), strict=True))
        expected = {min(component): sorted(component) for component in nx.connected_components(whole)}
        forest = forests.joined_by(Basis(joined_by, or_above))
        found = clusters_at(forest, threshold)
        assert {int(name): found.members(name).tolist() for name in np.unique(found.clusters)} == expected
        assert (np.diff(forest.similarity) <= 0).all()
        pairs = {
            (a, b): s
            for a, b, s in zip(*(getattr(links, n).tolist() for n in ("a", "b", "similarity")), strict=True)
        }
        assert all(
            pairs[a, b] == s
            for a, b, s in zip(*(getattr(forest, n).tolist() for n in ("a", "b", "similarity")), strict=True)
        )


def test_a_store_that_was_not_verified_is_joined_by_similarity_and_says_so_if_asked_for_more() -> None:
    forests = Forests(Links(np.array([1], np.int32), np.array([4], np.int32), np.array([0.5], np.float32)))
    assert forests.usual_basis == Basis("similarity")
    assert clusters_at(forests.joined_by(forests.usual_basis), 0.4).members(1).tolist() == [1, 4]
    with pytest.raises(ValueError, match="run the step verify"):
        forests.joined_by(Basis("verified"))


def test_both_forests_come_back_from_a_store_that_was_verified(tmp_path: Path) -> None:
    store = Store(tmp_path)
    forest = Links(np.array([0, 2], np.int32), np.array([1, 5], np.int32), np.array([0.9, 0.4], np.float32))
    for name, length in (("forest", 2), ("verified_forest", 1)):
        columns = [getattr(forest, column)[:length] for column in ("a", "b", "similarity")]
        store.replace(name, pa.Table.from_arrays(columns, schema=FOREST))
    assert read_forests(store).verified is None
    store.write_record("verify", {"enabled": True})
    forests = read_forests(store)
    assert forests.usual_basis == Basis("verified")
    assert (len(forests.similarity), len(forests.joined_by(Basis("verified")))) == (2, 1)
