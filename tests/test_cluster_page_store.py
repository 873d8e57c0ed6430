"""What the page of a cluster asks of the store: surroundings, similar clusters, chains, groups within, judgements."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from store.alignments import alignments
from store.catalogue import Catalogue
from store.chains import Step, chain
from store.cluster_prints import cluster_prints, nodes_of_images
from store.clusters import clusters_at
from store.completion import added, judged, refused, suggestions, withdrawn
from store.database import Store
from store.filters import Filters
from store.forest import maximum_spanning_forest
from store.links import Links, nearest_links
from store.similar_clusters import similar_clusters
from store.subclusters import subclusters
from store.surroundings import nearest_members, surroundings
from store.tables import LINKS, VERIFICATIONS
from tests.made_store import make_store

# Three bundles of vectors (0-3, 4-6, 7-8), a stray one (9), and one without a vector (10).
ANGLES = [0, 10, 20, 32, 70, 78, 86, 130, 136, 180]


def vectors() -> np.ndarray:
    angles = np.radians(ANGLES)
    known = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return np.concatenate([known, np.zeros((1, 2))]).astype(np.float16)


@pytest.fixture(scope="module")
def links() -> Links:
    return nearest_links(vectors(), neighbours=10, minimum=0.8)


@pytest.fixture(scope="module")
def store(links: Links, tmp_path_factory: pytest.TempPathFactory) -> Store:
    prints = [
        {"issue": str(node), "city": "Paris" if node % 2 else "London", "date_start": date(1900 + node, 1, 1)}
        for node in range(len(ANGLES) + 1)
    ]
    store = make_store(tmp_path_factory.mktemp("around") / "store", prints, vectors())
    _write(store, links)
    return store


def _write(store: Store, links: Links) -> None:
    store.create("links", LINKS)
    store.append(
        "links",
        pa.table(
            {"a": links.a, "b": links.b, "similarity": links.similarity, "kind": [None] * len(links)}
        ).cast(LINKS),
    )


def nodes(*numbers: int) -> np.ndarray:
    return np.array(numbers, np.int32)


def cosine(a: int, b: int) -> float:
    return float(np.cos(np.radians(ANGLES[a] - ANGLES[b])))


def test_surroundings_are_the_nearest_of_the_rest_each_with_the_member_it_is_nearest_to(store: Store) -> None:
    around = surroundings(store, nodes(0, 1, 2, 3))
    assert around["node"].to_pylist() == [4, 5, 6, 7, 8, 9], (
        "without those of the cluster, or without a vector"
    )
    assert around["member"].to_pylist() == [3] * 6
    expected = [cosine(3, node) for node in (4, 5, 6, 7, 8, 9)]
    assert np.allclose(around["similarity"].to_numpy(), expected, atol=2e-3)


def test_surroundings_pass_the_filters(store: Store) -> None:
    around = surroundings(store, nodes(0, 1, 2, 3), Filters(cities=("Paris",)))
    assert around["node"].to_pylist() == [5, 7, 9]


def test_the_member_that_an_image_is_nearest_to(store: Store) -> None:
    found = nearest_members(store, nodes(8, 4, 10), nodes(0, 3, 6, 10)).to_pylist()
    assert [(row["node"], row["member"]) for row in found] == [(4, 6), (8, 6)], (
        "one without a vector is left out"
    )
    assert found[0]["similarity"] == pytest.approx(cosine(4, 6), abs=2e-3)


def test_links_alone_tell_the_surroundings_of_images_without_a_vector(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", [{"issue": "1"}, {"issue": "2"}, {"issue": "3"}], np.eye(3, 2))
    _write(store, Links(nodes(0, 1), nodes(2, 2), np.array([0.6, 0.4], np.float32)))
    assert surroundings(store, nodes(2)).to_pylist() == [
        {"node": 0, "member": 2, "similarity": pytest.approx(0.6)},
        {"node": 1, "member": 2, "similarity": pytest.approx(0.4)},
    ]
    assert surroundings(store, nodes(0, 1, 2)).num_rows == 0


def test_similar_clusters_come_by_their_strongest_similarity(store: Store, links: Links) -> None:
    clusters = clusters_at(maximum_spanning_forest(links, 11), 0.9)
    found = similar_clusters(surroundings(store, nodes(7, 8)), clusters, 6).to_pylist()
    assert [(row["cluster"], row["node"], row["member"]) for row in found] == [(4, 6, 7), (0, 3, 7)]
    assert found[0]["similarity"] == pytest.approx(cosine(6, 7), abs=2e-3)
    assert similar_clusters(surroundings(store, nodes(7, 8)), clusters, 1)["cluster"].to_pylist() == [4]


def test_a_chain_leads_along_the_strongest_links(links: Links) -> None:
    forest = maximum_spanning_forest(links, 11)
    members = nodes(0, 1, 2, 3)
    steps = chain(forest, members, 3, 0)
    assert [(step.start, step.end) for step in steps] == [(3, 2), (2, 1), (1, 0)]
    assert [step.similarity for step in steps] == pytest.approx(
        [cosine(3, 2), cosine(2, 1), cosine(1, 0)], abs=2e-3
    )
    assert chain(forest, members, 0, 3) == [Step(s.end, s.start, s.similarity) for s in reversed(steps)]
    assert chain(forest, members, 2, 2) == []
    with pytest.raises(ValueError, match="No chain"):
        chain(forest, nodes(0, 1, 9), 0, 9)


def test_a_cluster_falls_apart_as_the_threshold_rises(links: Links) -> None:
    forest = maximum_spanning_forest(links, 11)
    members = clusters_at(forest, 0.8).members(0)
    assert members.tolist() == [0, 1, 2, 3]

    def groups(threshold: float) -> tuple[list[list[int]], list[int]]:
        found, alone = subclusters(members, clusters_at(forest, threshold))
        return [group.tolist() for group in found], alone.tolist()

    assert groups(0.8) == ([[0, 1, 2, 3]], [])
    assert groups(cosine(1, 2) - 0.002) == ([[0, 1, 2]], [3])
    assert groups(1.0) == ([], [0, 1, 2, 3])


def test_the_largest_group_comes_first() -> None:
    forest = Links(nodes(0, 2, 3, 1), nodes(1, 3, 4, 2), np.array([0.9, 0.9, 0.9, 0.5], np.float32))
    found, alone = subclusters(nodes(0, 1, 2, 3, 4), clusters_at(forest, 0.8))
    assert [group.tolist() for group in found] == [[2, 3, 4], [0, 1]]
    assert not len(alone)


def test_an_image_added_by_hand_stays_while_the_cluster_has_any_of_its_prints() -> None:
    said = judged([], ["x", "y"], True, {"a", "b", "c"})
    assert added(said, {"a", "b", "c"}) == ["x", "y"]
    assert added(said, {"c", "d", "e"}) == ["x", "y"], "the cluster of c, after the threshold moved"
    assert added(said, {"d"}) == []
    assert added(said, {"a", "x"}) == ["y"], "what similarity joined need not be added"
    assert added(withdrawn(said, ["x"], {"b"}), {"a", "b", "c"}) == ["y"]


def test_what_was_said_last_of_an_image_counts() -> None:
    said = judged(judged([], ["x"], False, {"a", "b"}), ["x"], True, {"b"})
    assert (added(said, {"a", "b"}), refused(said, {"a", "b"})) == (["x"], [])
    said = judged(said, ["x"], False, {"a", "b"})
    assert (added(said, {"a", "b"}), refused(said, {"a", "b"})) == ([], ["x"])
    assert refused(said, {"c"}) == []


def test_what_was_judged_is_not_suggested_again(store: Store) -> None:
    around = surroundings(store, nodes(0, 1, 2, 3))
    assert suggestions(around, {4, 6}, 3)["node"].to_pylist() == [5, 7, 8]


@pytest.mark.parametrize(
    ("filters", "passing"),
    [(Filters(), [0, 1, 2]), (Filters(cities=("Paris",)), [1]), (Filters(last_year=1901), [0, 1])],
)
def test_prints_are_told_whether_they_pass(store: Store, filters: Filters, passing: Sequence[int]) -> None:
    told = cluster_prints(Catalogue(store.path), [0, 1, 2], filters)
    assert [node for node in told if told[node][0]] == passing
    assert {viewer for _, viewer in told.values()} == {None}


def test_ids_that_name_no_image_have_no_node(store: Store) -> None:
    catalogue = Catalogue(store.path)
    assert nodes_of_images(catalogue, ["image 2", "'; DROP TABLE images; --", "image 0"]) == {
        "image 0": 0,
        "image 2": 2,
    }
    assert nodes_of_images(catalogue, []) == {}


def test_prints_are_laid_on_the_one_that_most_match_by_way_of_others(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", [{"issue": "1"}])
    assert alignments(store, ["a", "b"]) == {}, "nothing was verified"
    store.create("verifications", VERIFICATIONS)

    def found(
        a: str, b: str, shift: float, *, joins: bool = True, inverted: bool = False
    ) -> dict[str, object]:
        told = {"kind": "same", "inliers": 30, "coverage_a": 1.0, "coverage_b": 1.0}
        return {
            "a": a,
            "b": b,
            "joins": joins,
            "inverted": inverted,
            "transform": [1, 0, shift, 0, 1, 0],
            **told,
        }

    rows = [
        found("a", "b", 0.1),
        found("b", "c", 0.2, inverted=True),
        found("c", "d", 0.4, inverted=True),
        found("a", "d", 9, joins=False),
        found("a", "elsewhere", 0.5),
        found("e", "f", 0.5) | {"transform": None},
    ]
    store.append("verifications", pa.Table.from_pylist(rows, schema=VERIFICATIONS))
    laid = alignments(store, ["a", "b", "c", "d", "e", "f"])
    assert list(laid) == ["b", "a", "c", "d"]
    assert [round(float(laid[name].transform[0, 2]), 3) for name in laid] == [0, -0.1, 0.2, 0.6]
    assert [laid[name].inverted for name in laid] == [False, False, True, False]
