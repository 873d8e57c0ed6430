"""What a similarity means: the probability that two images of this similarity print the same original, in this corpus.

A similarity of 0.5 is next to proof in one corpus and next to nothing in another: it depends on the model, on how alike the
corpus's pictures are, and above all on how few of its pairs are true. So the curve is fitted to the corpus's own links, whose
numbers are the base rate:

- where links were verified, to what verification found: a link that joins its pictures is a true one;
- elsewhere, to simulated reprints: M true pairs would be spread over similarities as the copies are, and M can be no larger
  than the links observed allow at any similarity. All else that is linked is chance. That is the most that can be true, as
  look-alikes of one kind cannot be told from reprints in this way.

Two curves are fitted, logistic (two parameters) and isotonic (any rising one), and that with the smaller log loss on links held
out is kept, as a small table of knots.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np
from scipy.special import betaincinv

from store.clusters import JoinedBy
from store.database import Store

RECORD = "calibration"
NAMES = ("strict", "balanced", "wide")
Source = Literal["verified", "simulated"]
Curve = Callable[[np.ndarray], np.ndarray]
FOLDS = 5
CONFIDENCE = 0.95
"""With which false joins are fewer than is said."""
MEASURED_FALSE_JOINS = 0.0064
"""Of 745 unrelated links of similarity 0.3 or more in the real corpus of the benchmarks verification joined 1: no more than 1 in
157, at this confidence. Of another kind of pictures it may join more (docs/similarity.md)."""
LEAST_TRUE = 20
"""True links (by expectation) below which nothing is fitted: a curve of fewer would be a guess."""
MOST_KNOTS = 64
SURE = 0.98
"""Expected precision of the proposed strict threshold, expected recall of the wide one."""
SURE_LINK = 0.9
"""Probability of the least sure of verified links that the strict threshold keeps."""


@dataclass(frozen=True)
class Proposal:
    """A threshold, and the precision and recall of links that are expected there."""

    threshold: float
    precision: float
    recall: float


@dataclass(frozen=True)
class Calibration:
    """The curve of a corpus, and the thresholds that follow from it.

    ``knots``: similarities (rising) with their probabilities, straight between. ``source``: what it is founded on. ``links``: how
    many links were looked at, ``true``: how many of them are expected to be true. ``false_joins``: the share of
    unrelated links that verification joins by mistake, at most. ``log_loss``: of each kind of curve on links held out.
    ``thresholds``: for clusters joined by similarity, and by verified links, the proposals strict, balanced and wide.
    """

    knots: list[tuple[float, float]]
    source: Source
    kind: str
    links: int
    true: float
    false_joins: float
    log_loss: dict[str, float]
    thresholds: dict[JoinedBy, dict[str, Proposal]]

    def probability(self, similarity: float, *, verified: bool = False) -> float:
        """The probability that two images of this similarity print the same original; ``verified``: of a link that joins them."""
        at, chance = zip(*self.knots, strict=True)
        bare = float(np.interp(similarity, at, chance))
        return max(bare, 1 - self.false_joins / max(bare, 1e-9)) if verified else bare

    def proposal(self, joined_by: JoinedBy, name: str) -> Proposal:
        """The threshold called ``name`` for clusters joined so; ``both`` are joined by verified links and look no lower."""
        return self.thresholds["verified" if joined_by == "both" else joined_by][name]

    @property
    def or_above(self) -> float:
        """The second threshold of clusters joined by both: a similarity that needs no verification."""
        return self.thresholds["similarity"]["strict"].threshold


def read_calibration(store: Store) -> Calibration | None:
    """The calibration of a store; None where there is none, as where too few pairs are known to be true."""
    record = store.record(RECORD)
    if not record.get("knots"):
        return None
    thresholds = {
        joined_by: {name: Proposal(**proposal) for name, proposal in proposals.items()}
        for joined_by, proposals in record["thresholds"].items()
    }
    knots = [(similarity, probability) for similarity, probability in record["knots"]]
    fields = ("source", "kind", "links", "true", "false_joins", "log_loss")
    return Calibration(knots=knots, thresholds=thresholds, **{name: record[name] for name in fields})


def write_calibration(store: Store, calibration: Calibration | None) -> None:
    """Writes the record; an empty one if nothing could be fitted."""
    store.write_record(RECORD, {} if calibration is None else asdict(calibration))


def calibrate_on_verified(similarity: np.ndarray, joins: np.ndarray) -> Calibration | None:
    """The calibration on links that were looked at.

    Args:
        similarity: of each link that was looked at, (M,).
        joins: whether verification found it to join its pictures, (M,) bool.
    """
    if joins.sum() < LEAST_TRUE or joins.all():
        return None
    truth = joins.astype(np.float64)
    false_joins = _false_joins(similarity, joins)
    curve, kind, losses = _better_curve(similarity, truth)
    thresholds: dict[JoinedBy, dict[str, Proposal]] = {
        "similarity": _proposals(similarity, truth, truth.sum()),
        "verified": _proposals_of_verified(similarity, joins, false_joins, curve),
    }
    return Calibration(
        _knots(curve, similarity),
        "verified",
        kind,
        len(truth),
        float(truth.sum()),
        false_joins,
        losses,
        thresholds,
    )


def calibrate_on_simulated(similarity: np.ndarray, copies: np.ndarray) -> Calibration | None:
    """The calibration on links that nobody looked at, by simulated reprints.

    Args:
        similarity: of each link of the graph, (M,).
        copies: similarity of each simulated reprint to its original, (K,); reprints that no whitening was fitted on.
    """
    truth = _most_true(similarity, copies)
    if truth.sum() < LEAST_TRUE:
        return None
    curve, kind, losses = _better_curve(similarity, truth)
    found = float((copies >= similarity.min()).mean())
    thresholds: dict[JoinedBy, dict[str, Proposal]] = {
        "similarity": _proposals(similarity, truth, truth.sum() / max(found, 1e-9))
    }
    return Calibration(
        _knots(curve, similarity), "simulated", kind, len(truth), float(truth.sum()), 0.0, losses, thresholds
    )


def _most_true(similarity: np.ndarray, copies: np.ndarray) -> np.ndarray:
    """For each link the largest probability of being true that the copies' spread of similarities allows, (M,).

    Of M true pairs, the share of copies above a similarity would be linked above it, and no more can be than there are links:
    that bounds M. Within a band of similarities the true ones are M times the share of copies there.
    """
    order = np.sort(similarity)
    steps = np.quantile(copies, np.linspace(0.05, 0.9, 18))
    above = len(order) - np.searchsorted(order, steps)
    share = np.array([(copies >= step).mean() for step in steps])
    enough = above >= LEAST_TRUE
    if not enough.any():
        return np.zeros(len(similarity))
    true = float((above[enough] / share[enough]).min())
    # As fine where the copies are as where the links are, which is mostly lower.
    lowest, highest = float(similarity.min()), float(similarity.max())
    within = copies[(copies >= lowest) & (copies <= highest)]
    levels = np.linspace(0, 1, 17)
    edges = np.unique(np.concatenate([np.quantile(one, levels) for one in (similarity, within) if len(one)]))
    band = np.clip(np.searchsorted(edges, similarity, side="right") - 1, 0, max(len(edges) - 2, 0))
    links = np.bincount(band, minlength=len(edges))
    inside = (copies >= edges[0]) & (copies <= edges[-1])
    place = np.clip(np.searchsorted(edges, copies[inside], side="right") - 1, 0, max(len(edges) - 2, 0))
    expected = np.bincount(place, minlength=len(edges)) * true / len(copies)
    return np.minimum(expected / np.maximum(links, 1), 1.0)[band]


def _false_joins(similarity: np.ndarray, joins: np.ndarray) -> float:
    """The share of unrelated links that verification joins, at most: that of the less similar half, as if no link of it were
    true (a bound that large corpora set); and never more than was measured where the truth is known."""
    lower = similarity <= np.median(similarity)
    return min(_share_at_most(int((joins & lower).sum()), int(lower.sum())), MEASURED_FALSE_JOINS)


def _share_at_most(found: int, tried: int) -> float:
    """The largest share that ``found`` of ``tried`` are compatible with (Clopper and Pearson, 1934): 3 in N for none."""
    return float(betaincinv(found + 1, tried - found, CONFIDENCE)) if found < tried else 1.0


def _better_curve(similarity: np.ndarray, truth: np.ndarray) -> tuple[Curve, str, dict[str, float]]:
    """The curve that predicts links held out better, its name, and the log loss of each."""
    fold = np.empty(len(similarity), dtype=np.int64)
    fold[np.argsort(similarity, kind="stable")] = np.arange(len(similarity)) % FOLDS
    fits = {"logistic": _logistic, "isotonic": _isotonic}
    losses = {}
    for name, fit in fits.items():
        loss = 0.0
        for number in range(FOLDS):
            inside = fold != number
            predicted = np.clip(fit(similarity[inside], truth[inside])(similarity[~inside]), 1e-6, 1 - 1e-6)
            actual = truth[~inside]
            loss -= float((actual * np.log(predicted) + (1 - actual) * np.log(1 - predicted)).sum())
        losses[name] = round(loss / len(similarity), 5)
    best = min(losses, key=lambda name: losses[name])
    return fits[best](similarity, truth), best, losses


def _logistic(similarity: np.ndarray, truth: np.ndarray) -> Curve:
    from sklearn.linear_model import LogisticRegression

    ends = np.concatenate([similarity, similarity])[:, None]
    yes = np.repeat([1, 0], len(similarity))
    weight = np.concatenate([truth, 1 - truth])
    if not (truth.sum() and (1 - truth).sum()):
        return lambda at: np.full(len(at), truth.mean())
    fitted = LogisticRegression(C=1e4, max_iter=1000).fit(ends, yes, sample_weight=weight)
    return lambda at: fitted.predict_proba(np.asarray(at)[:, None])[:, 1]


def _isotonic(similarity: np.ndarray, truth: np.ndarray) -> Curve:
    from sklearn.isotonic import IsotonicRegression

    level = IsotonicRegression(out_of_bounds="clip").fit_transform(similarity, truth)
    # A stretch of ten true links in a row is no proof of certainty: each counts half a link of either kind more.
    values, stretch, counts = np.unique(level, return_inverse=True, return_counts=True)
    softened = np.maximum.accumulate((values * counts + 0.5) / (counts + 1))
    order = np.argsort(similarity, kind="stable")
    at, chance = similarity[order], softened[stretch][order]
    return lambda wanted: np.interp(wanted, at, chance)


def _knots(curve: Curve, similarity: np.ndarray) -> list[tuple[float, float]]:
    """The curve over the links' similarities, rising, as few points as tell it; above and below it stays level."""
    at = np.linspace(
        float(similarity.min()), max(float(similarity.max()), float(similarity.min()) + 1e-3), MOST_KNOTS
    )
    chance = np.maximum.accumulate(np.clip(curve(at), 0, 1))
    return [(round(float(s), 4), round(float(p), 5)) for s, p in zip(at, chance, strict=True)]


def _proposals(similarity: np.ndarray, truth: np.ndarray, all_true: float) -> dict[str, Proposal]:
    order = np.argsort(-similarity, kind="stable")
    right = np.cumsum(truth[order])
    return _choose(similarity[order], right / np.arange(1, len(order) + 1), right / all_true)


def _proposals_of_verified(
    similarity: np.ndarray, joins: np.ndarray, false_joins: float, curve: Curve
) -> dict[str, Proposal]:
    """Of the links that join: all of them, as they stand; strict leaves out those that may well be joined by mistake.

    That it joins two pictures says more of a link than its similarity. The precision is the least that is expected: so many
    links looked at bring so many mistakes.
    """
    order = np.argsort(-similarity, kind="stable")
    joined = np.cumsum(joins[order])
    mistaken = np.minimum(false_joins * np.arange(1, len(order) + 1), joined)
    there = joins[order]
    precision = (1 - mistaken / np.maximum(joined, 1))[there]
    recall = (joined / joined[-1])[there]
    every = len(precision) - 1
    at = similarity[order][there]
    sure = np.flatnonzero(1 - false_joins / np.maximum(curve(at), 1e-9) >= SURE_LINK)
    strict = int(sure[-1]) if len(sure) else 0
    return {
        name: _proposal(at, precision, recall, place)
        for name, place in (("strict", strict), ("balanced", every), ("wide", every))
    }


def _choose(similarity: np.ndarray, precision: np.ndarray, recall: np.ndarray) -> dict[str, Proposal]:
    """Strict: the most recall of those precise enough. Balanced: the best F1. Wide: the most precision with recall enough.

    Arrays are by falling similarity. Strict is no lower than balanced, and wide no higher.
    """
    balanced = int(np.argmax(2 * precision * recall / np.maximum(precision + recall, 1e-9)))
    complete = np.flatnonzero(recall >= SURE)
    wide = int(complete[0]) if len(complete) else len(similarity) - 1
    places = {
        "strict": min(_strict(precision, recall), balanced),
        "balanced": balanced,
        "wide": max(wide, balanced),
    }
    return {name: _proposal(similarity, precision, recall, place) for name, place in places.items()}


def _strict(precision: np.ndarray, recall: np.ndarray) -> int:
    """The last place that is precise enough; where there is none, the most precise of those that find as much as a tenth."""
    precise = np.flatnonzero(precision >= SURE)
    if len(precise):
        return int(precise[-1])
    some = np.flatnonzero(recall >= 0.1)
    return int(some[np.argmax(precision[some])]) if len(some) else 0


def _proposal(similarity: np.ndarray, precision: np.ndarray, recall: np.ndarray, place: int) -> Proposal:
    # Down to the slider's two digits: the link itself must not fall below the threshold that it stands for.
    threshold = math.floor(float(similarity[place]) * 100) / 100
    return Proposal(threshold, round(float(precision[place]), 4), round(float(min(recall[place], 1)), 4))
