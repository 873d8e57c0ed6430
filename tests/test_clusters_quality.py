from pathlib import Path

import numpy as np
import pytest

from benchmarks.clusters_quality import _matches, bcubed_f1, best_threshold, labels, read_truth, score
from store.links import Links

FILES = ["a/1", "a/2", "b/1", "b/2", "c/1", "c/2", "d/1"]


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    pairs, corrections = tmp_path / "reprints.csv", tmp_path / "corrections.csv"
    pairs.write_text("a,b,inliers\na/1,b/1,90\nb/1,c/1,40\na/2,c/2,30\n")
    corrections.write_text(
        "a,b,verdict,reason\nb/2,d/1,same,missing\na/2,c/2,different,another picture\nelsewhere/1,d/1,same,other corpus\n"
    )
    return pairs, corrections


def links(*edges: tuple[int, int, float]) -> Links:
    a, b, similarity = (np.array(column) for column in zip(*edges, strict=True))
    return Links(a.astype(np.int32), b.astype(np.int32), similarity.astype(np.float32))


def test_truth_is_closed_transitively_after_the_corrections(tables: tuple[Path, Path]) -> None:
    truth = read_truth(FILES, *tables)
    groups = {frozenset(np.flatnonzero(truth.original == one).tolist()) for one in truth.original}
    assert groups == {frozenset(group) for group in ({0, 2, 4}, {1}, {3, 6}, {5})}
    assert truth.different == {(1, 5)}


def test_a_correction_needs_a_verdict_and_a_reason(tables: tuple[Path, Path]) -> None:
    pairs, corrections = tables
    corrections.write_text("a,b,verdict,reason\nb/2,d/1,same,\n")
    with pytest.raises(ValueError, match="reason"):
        read_truth(FILES, pairs, corrections)


def test_pairs_between_issues_are_scored_and_those_within_counted_apart(tables: tuple[Path, Path]) -> None:
    truth = read_truth(FILES, *tables)
    # a/1 with b/1 (right) and b/2 (wrong, and within the issue b); c/1 is missed, as is b/2 with d/1.
    found = score(np.array([0, 1, 0, 0, 4, 5, 6]), truth)
    assert (found["wrong"], found["missed"], found["within"], found["within_right"]) == (1, 3, 1, 0.0)
    assert (
        found["precision"] == 0.5
        and found["recall"] == 0.25
        and found["f1"] == pytest.approx(1 / 3, abs=1e-4)
    )
    assert found["largest_share"] == round(3 / 7, 4)
    perfect = score(truth.original, truth)
    assert perfect["f1"] == perfect["bcubed_f1"] == 1.0 and perfect["wrong"] == perfect["missed"] == 0


def test_bcubed_is_the_mean_over_pictures_in_company() -> None:
    # Bagga and Baldwin's own example: seven in three chains, the two last merged.
    truth = np.array([0] * 5 + [1] * 2 + [2] * 5)
    merged = np.array([0] * 5 + [1] * 7)
    precision = (5 * 1 + 2 * (2 / 7) + 5 * (5 / 7)) / 12
    assert bcubed_f1(merged, truth) == pytest.approx(2 * precision / (precision + 1))
    assert bcubed_f1(np.arange(3), np.arange(3)) == 1.0
    lonely = np.arange(12)
    lonely[:2] = 0
    assert bcubed_f1(lonely, lonely) == 1.0


def test_the_best_threshold_parts_right_links_from_wrong_ones(tables: tuple[Path, Path]) -> None:
    truth = read_truth(FILES, *tables)
    forest = links((0, 2, 0.9), (2, 4, 0.7), (3, 6, 0.6), (1, 5, 0.4), (1, 3, 0.3))
    threshold = best_threshold(forest, truth)
    assert 0.4 < threshold <= 0.6
    assert score(labels(forest, threshold, len(FILES)), truth)["f1"] == 1.0


def test_what_pimmi_found_is_read_as_links(tmp_path: Path) -> None:
    found = tmp_path / "found.csv"
    found.write_text(
        '"query_path","result_path","nb_match_ransac"\n'
        '"0.png","2.png",7\n"2.png","0.png",12\n"3.png","6.png",40\n"1.png","1.png",900\n'
    )
    clusters = labels(_matches(found, len(FILES)), 0.01, len(FILES))
    assert clusters[0] == clusters[2] and clusters[3] == clusters[6] and len(set(clusters.tolist())) == 5
    found.write_text('"query_path","result_path","nb_match_ransac"\n')
    assert not len(_matches(found, len(FILES)))
