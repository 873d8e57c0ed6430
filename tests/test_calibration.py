from itertools import pairwise

import numpy as np
import pytest

from store.calibration import (
    MEASURED_FALSE_JOINS,
    Calibration,
    calibrate_on_simulated,
    calibrate_on_verified,
    read_calibration,
    write_calibration,
)
from store.database import Store


def corpus(true: int = 200, chance: int = 3000, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Links of a corpus: true ones around 0.65, the others falling off from 0.3; and which are true."""
    random = np.random.default_rng(seed)
    similarity = np.concatenate(
        [
            random.normal(0.65, 0.1, true).clip(0.31, 0.99),
            (0.3 + random.exponential(0.05, chance)).clip(0.3, 0.8),
        ]
    )
    return similarity.astype(np.float32), np.arange(true + chance) < true


def checked(calibration: Calibration | None) -> Calibration:
    assert calibration is not None
    return calibration


def test_the_probability_is_the_share_of_true_links_at_that_similarity() -> None:
    similarity, true = corpus()
    calibration = checked(calibrate_on_verified(similarity, true))
    fresh, fresh_true = corpus(2000, 30_000, seed=1)
    for low in (0.35, 0.45, 0.55, 0.65, 0.75):
        band = (fresh >= low) & (fresh < low + 0.05)
        assert calibration.probability(low + 0.025) == pytest.approx(fresh_true[band].mean(), abs=0.12)
    assert calibration.source == "verified"


def test_more_chance_links_make_the_same_similarity_mean_less() -> None:
    few, many = (checked(calibrate_on_verified(*corpus(chance=chance))) for chance in (2000, 20_000))
    assert many.probability(0.5) < few.probability(0.5) - 0.1


def test_the_curve_rises_and_stays_a_probability() -> None:
    calibration = checked(calibrate_on_verified(*corpus()))
    chances = [calibration.probability(float(at)) for at in np.linspace(-1, 1, 201)]
    assert all(0 <= one <= other <= 1 for one, other in pairwise(chances))
    assert chances[-1] < 1, "no similarity is proof"


def test_a_verified_link_is_surer_than_its_similarity_alone_and_less_sure_where_all_else_is_chance() -> None:
    similarity, true = corpus()
    joins = true | (np.arange(len(true)) % 250 == 249)
    calibration = checked(calibrate_on_verified(similarity, joins))
    assert calibration.probability(0.5, verified=True) > calibration.probability(0.5) + 0.1
    assert calibration.probability(0.32, verified=True) < calibration.probability(0.6, verified=True)


def test_few_links_without_a_mistake_do_not_prove_that_there_are_none() -> None:
    def false_joins(chance: int, mistaken: int = 0) -> float:
        """With so many unrelated links below all true ones, some of which are joined."""
        similarity = np.concatenate([np.linspace(0.3, 0.4, chance), np.linspace(0.6, 0.9, 100)])
        joins = similarity > 0.5
        joins[:mistaken] = True
        return checked(calibrate_on_verified(similarity.astype(np.float32), joins)).false_joins

    assert false_joins(150) == pytest.approx(MEASURED_FALSE_JOINS), "too few to know better than was measured"
    assert false_joins(5900) == pytest.approx(3 / 3000, rel=0.01), (
        "the rule of three on the less similar half"
    )
    assert false_joins(5900, mistaken=3) == pytest.approx(7.75 / 3000, rel=0.01)
    assert false_joins(5900, mistaken=300) == pytest.approx(MEASURED_FALSE_JOINS)


def test_proposed_thresholds_are_ordered_and_keep_what_they_promise() -> None:
    similarity, true = corpus()
    calibration = checked(calibrate_on_verified(similarity, true))
    fresh, fresh_true = corpus(2000, 30_000, seed=1)
    proposals = calibration.thresholds["similarity"]
    strict, balanced, wide = (proposals[name] for name in ("strict", "balanced", "wide"))
    assert strict.threshold > balanced.threshold > wide.threshold
    for proposal in (strict, balanced, wide):
        kept = fresh >= proposal.threshold
        assert proposal.precision == pytest.approx(fresh_true[kept].mean(), abs=0.05)
        assert proposal.recall == pytest.approx((fresh_true & kept).sum() / fresh_true.sum(), abs=0.05)
    assert strict.precision >= 0.98 and wide.recall >= 0.98
    assert calibration.or_above == strict.threshold


def test_verified_links_are_all_kept_unless_asked_for_strictly() -> None:
    similarity, true = corpus()
    joins = true | (np.arange(len(true)) % 250 == 249)
    proposals = checked(calibrate_on_verified(similarity, joins)).thresholds["verified"]
    assert proposals["balanced"].threshold <= similarity[joins].min() < proposals["strict"].threshold
    assert proposals["balanced"].recall == 1.0
    assert proposals["balanced"].precision <= true.sum() / joins.sum() + 0.01, (
        "it promises no more than there is"
    )


def test_simulated_reprints_stand_in_for_verification() -> None:
    similarity, true = corpus(chance=2000)
    copies = np.random.default_rng(5).normal(0.65, 0.1, 400).clip(0, 0.99)
    simulated = checked(calibrate_on_simulated(similarity, copies))
    verified = checked(calibrate_on_verified(similarity, true))
    assert simulated.source == "simulated"
    assert "verified" not in simulated.thresholds
    assert simulated.true == pytest.approx(true.sum(), rel=0.4)
    for at in (0.35, 0.6, 0.8):
        assert simulated.probability(at) == pytest.approx(verified.probability(at), abs=0.25)


def test_too_few_known_pairs_give_no_curve() -> None:
    similarity, true = corpus(true=5)
    assert calibrate_on_verified(similarity, true) is None
    assert calibrate_on_verified(similarity[:0], true[:0]) is None


def test_the_record_survives_its_file(tmp_path) -> None:
    store = Store(tmp_path)
    assert read_calibration(store) is None
    calibration = checked(calibrate_on_verified(*corpus()))
    write_calibration(store, calibration)
    assert read_calibration(store) == calibration
    first = store.file("calibration.json").read_bytes()
    write_calibration(store, checked(calibrate_on_verified(*corpus())))
    assert store.file("calibration.json").read_bytes() == first
    write_calibration(store, None)
    assert read_calibration(store) is None
