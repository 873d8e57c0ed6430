"""Do two pictures show the same? Their local features are matched, and one transform must explain the matches.

Every single match proposes a similarity transform (shift, turn, scale), since its two patches have places, directions and
sizes; the proposals that most matches agree with are refined by least squares, at last to an affine transform, because
scans are skewed and prints stretched (spatial verification as in Philbin et al., "Object retrieval with large vocabularies and
fast spatial matching", 2007). Then one picture is laid over the other, and the tones must agree too. Nothing is drawn at
random: the same pictures give the same answer on every run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np

from vision.local_features import UNIT, LocalFeatures
from vision.tonal_agreement import correlation_map, correlation_within, drawing, share_agreeing

Kind = Literal["same", "part", "similar"]

RATIO = 0.85
"""A patch's nearest counterpart counts if it is closer than this share of the distance to the next one (Lowe, 2004)."""
COARSE = 0.06
FINE = 1 / 64
"""How far from where a transform puts it a point may lie, in shares of the longer side: at first, and in the end."""
LARGEST_SCALE = 6.0
MOST_STRETCH = 1.3
"""Ratio of the lengths that an affine transform gives to a length in its two main directions."""
SCALES_ALIKE = 1.8
TURNS_ALIKE = np.deg2rad(35)
"""How much a match's own scale (factor) and turn (radians) may differ from its transform's."""
PROPOSALS = 8
FEWEST = 5
"""Matches that must agree for a transform to be refined at all."""
SMALLEST_BREADTH = 0.05
"""Least standard deviation of the inliers across their main direction, in shares of the shorter side: lines of text, rules and
frames agree along a line."""
MOST = 0.6
"""Share of what is drawn in both pictures that agrees if they are the same picture."""


@dataclass(frozen=True)
class Demands:
    """What is asked of a transform with at least so many ``inliers``.

    ``correlation`` is the least mean correlation of the tones in their region, ``joining`` the least share of what is drawn in
    one of the pictures that agrees if the two are to be joined.
    """

    inliers: int
    correlation: float
    joining: float


DEMANDS = (Demands(45, 0.5, 0.4), Demands(10, 0.7, 0.6))
"""Few details may stem from two pages of music or two initials, so more is asked where there are few; fewer count for nothing."""
FIRST_LOOK = 300
"""Features, the strongest, that are compared to see whether one picture may be the other's negative or mirror image."""

PARAMETERS = (
    f"ratio {RATIO}, within {FINE:.4f}, scale {LARGEST_SCALE}, stretch {MOST_STRETCH}, alike {SCALES_ALIKE} and "
    f"{TURNS_ALIKE:.3f}, breadth {SMALLEST_BREADTH}, most {MOST}, {DEMANDS}, negatives"
)
"""What is done, in words that change when it does."""


@dataclass(frozen=True)
class Match:
    """What two pictures a and b have in common.

    ``kind``: ``same`` (one transform over most of both), ``part`` (over a region), ``similar`` (none). ``transform`` (float64,
    (2, 3)) takes points of a to points of b, in shares of each one's longer side; None if they are merely similar.
    ``points_a`` and ``points_b`` (float32, (inliers, 2)) are the matched points; ``coverage_a`` and ``coverage_b`` the shares of
    what is drawn in each picture with which the other agrees. ``inverted`` says that b is a negative of a.
    """

    kind: Kind
    transform: np.ndarray | None
    points_a: np.ndarray
    points_b: np.ndarray
    coverage_a: float
    coverage_b: float
    inverted: bool = False

    @property
    def inliers(self) -> int:
        """How many patches are matched."""
        return len(self.points_a)

    @property
    def mirrored(self) -> bool:
        """Whether b is a mirror image of a."""
        return self.transform is not None and bool(np.linalg.det(self.transform[:, :2]) < 0)

    @property
    def joins(self) -> bool:
        """Whether the region is most of at least one of the pictures: b is a, or a detail of a, or a of b.

        A vignette that two montages share does not join them: it would chain pictures that have nothing else in common.
        """
        asked = _demands(self.inliers)
        return asked is not None and max(self.coverage_a, self.coverage_b) >= asked.joining


def match(a: LocalFeatures, b: LocalFeatures, *, mirrored: bool = False) -> Match:
    """Matches two pictures; also b as a negative and, where asked, as a ``mirrored`` image, if it does not match as it is."""
    found = _match_upright(a, b)
    if found.kind != "similar":
        return found
    few_a, few_b = _strongest(a), _strongest(b)
    if _match_upright(few_a, _negative(few_b)).kind != "similar":
        return replace(_match_upright(a, _negative(b)), inverted=True)
    if mirrored and _match_upright(few_a, _mirror_image(few_b)).kind != "similar":
        return _unmirrored(_match_upright(a, _mirror_image(b)), b.extent[0])
    return found


def region(points: np.ndarray) -> np.ndarray:
    """The corners (float32, (corners, 2)) of the convex hull of ``points``."""
    return cv2.convexHull(points.astype(np.float32))[:, 0]


def _match_upright(a: LocalFeatures, b: LocalFeatures) -> Match:
    nothing = np.zeros((0, 2), np.float32)
    similar = Match("similar", None, nothing, nothing, 0.0, 0.0)
    agreement = _agreement(a, b)
    if agreement is None:
        return similar
    transform, p, q = agreement
    asked = _demands(len(p))
    if asked is None or min(_breadth(p, a.extent), _breadth(q, b.extent)) < SMALLEST_BREADTH:
        return similar
    drawn_a, drawn_b = drawing(a.tones), drawing(b.tones)
    over_a = correlation_map(a.tones, b.tones, transform)
    over_b = correlation_map(b.tones, a.tones, _inverse(transform))
    within = correlation_within(region(p), drawn_a, over_a), correlation_within(region(q), drawn_b, over_b)
    if np.mean(within) < asked.correlation:
        return similar
    coverage_a, coverage_b = share_agreeing(drawn_a, over_a), share_agreeing(drawn_b, over_b)
    kind: Kind = "same" if min(coverage_a, coverage_b) >= MOST else "part"
    return Match(kind, transform, p, q, coverage_a, coverage_b)


def _demands(inliers: int) -> Demands | None:
    return next((demands for demands in DEMANDS if inliers >= demands.inliers), None)


def _agreement(a: LocalFeatures, b: LocalFeatures) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    """The transform that most matches agree with, and the points of those that do, in a and in b; None if too few agree."""
    one, other = _tentative_matches(a, b)
    p, q = a.points[one].astype(np.float64), b.points[other].astype(np.float64)
    scale = np.log(b.scales[other] / a.scales[one])
    turn = b.angles[other] - a.angles[one]
    alike = (np.abs(scale[:, None] - scale) < np.log(SCALES_ALIKE)) & (
        np.cos(turn[:, None] - turn) > np.cos(TURNS_ALIKE)
    )
    agreeing = alike & (_proposed_errors(p, q, scale, turn) < COARSE)
    votes = agreeing.sum(axis=1) * (np.abs(scale) < np.log(LARGEST_SCALE))
    best: tuple[np.ndarray, np.ndarray] | None = None
    explained = np.zeros(len(p), bool)
    for proposal in np.argsort(-votes, kind="stable")[:PROPOSALS]:
        if votes[proposal] < FEWEST or explained[proposal]:
            continue
        refined = _refined(p, q, agreeing[proposal], alike[proposal])
        if refined is not None:
            explained |= refined[1]
            if best is None or refined[1].sum() > best[1].sum():
                best = refined
    if best is None:
        return None
    transform, inliers = best
    kept = _at_distinct_places(p, q, inliers)
    return transform, p[kept].astype(np.float32), q[kept].astype(np.float32)


def _tentative_matches(a: LocalFeatures, b: LocalFeatures) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of features of a and of b one of which is clearly nearest to the other among all of its picture."""
    if min(len(a), len(b)) < 2:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    likeness = a.descriptors.astype(np.float32) @ b.descriptors.astype(np.float32).T
    other_way = np.ascontiguousarray(likeness.T)
    of_a, of_b = _clearly_nearest(likeness), _clearly_nearest(other_way)
    pairs = np.unique(np.concatenate([of_a[0] * len(b) + of_a[1], of_b[1] * len(b) + of_b[0]]))
    return pairs // len(b), pairs % len(b)


def _clearly_nearest(likeness: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows that have one clearly most alike column, and that column. ``likeness`` is changed."""
    rows = np.arange(len(likeness))
    nearest = likeness.argmax(axis=1)
    first = likeness[rows, nearest]
    likeness[rows, nearest] = -1
    second = likeness.max(axis=1)
    clear = np.flatnonzero(UNIT**2 - first < RATIO**2 * (UNIT**2 - second))
    return clear, nearest[clear]


def _proposed_errors(p: np.ndarray, q: np.ndarray, scale: np.ndarray, turn: np.ndarray) -> np.ndarray:
    """How far each match (columns) lies from where each one's own transform (rows) would put it."""
    # Points as complex numbers: a product turns and scales.
    p_, q_ = p @ (1, 1j), q @ (1, 1j)
    off = np.exp(scale + 1j * turn)[:, None] * (p_ - p_[:, None]) - (q_ - q_[:, None])
    return np.abs(off) / np.maximum(1, np.exp(scale))[:, None]


def _refined(
    p: np.ndarray, q: np.ndarray, inliers: np.ndarray, alike: np.ndarray
) -> tuple[np.ndarray, np.ndarray] | None:
    """The least-squares transform of the inliers, and which matches agree with it; None if it loses them."""
    for tolerance in (COARSE, COARSE / 2, 1.5 * FINE, FINE, FINE):
        transform = _similarity(p[inliers], q[inliers])
        inliers = alike & (_errors(transform, p, q) < tolerance)
        if inliers.sum() < FEWEST:
            return None
    if inliers.sum() >= 2 * FEWEST:
        stretched = _affine(p[inliers], q[inliers])
        longer, shorter = np.linalg.svd(stretched[:, :2], compute_uv=False)
        agreeing = alike & (_errors(stretched, p, q) < FINE)
        if longer < MOST_STRETCH * shorter and agreeing.sum() >= inliers.sum():
            return stretched, agreeing
    return transform, inliers


def _similarity(p: np.ndarray, q: np.ndarray) -> np.ndarray:
    centre_p, centre_q = p.mean(axis=0), q.mean(axis=0)
    x, y = (p - centre_p) @ (1, 1j), (q - centre_q) @ (1, 1j)
    z = np.vdot(x, y) / max(np.vdot(x, x).real, 1e-12)
    linear = np.array([[z.real, -z.imag], [z.imag, z.real]])
    return np.column_stack([linear, centre_q - linear @ centre_p])


def _affine(p: np.ndarray, q: np.ndarray) -> np.ndarray:
    return np.linalg.lstsq(np.column_stack([p, np.ones(len(p))]), q, rcond=None)[0].T


def _errors(transform: np.ndarray, p: np.ndarray, q: np.ndarray) -> np.ndarray:
    """How far each point lies from its counterpart, measured in the smaller of the two pictures."""
    off = p @ transform[:, :2].T + transform[:, 2] - q
    return np.hypot(off[:, 0], off[:, 1]) / max(1.0, np.sqrt(abs(np.linalg.det(transform[:, :2]))))


def _at_distinct_places(p: np.ndarray, q: np.ndarray, inliers: np.ndarray) -> np.ndarray:
    """Numbers of the inliers, of several at one place (in either picture) only the first."""
    kept = np.flatnonzero(inliers)
    for points in (p, q):
        _, first = np.unique(np.round(points[kept] * 200), axis=0, return_index=True)
        kept = kept[np.sort(first)]
    return kept


def _breadth(points: np.ndarray, extent: tuple[float, float]) -> float:
    """The standard deviation of points across the direction in which they spread most, in shares of the shorter side."""
    across = np.linalg.svd(points - points.mean(axis=0), compute_uv=False)[1] / np.sqrt(len(points))
    return float(across / min(extent))


def _inverse(transform: np.ndarray) -> np.ndarray:
    return np.linalg.inv(np.vstack([transform, [0, 0, 1]]))[:2]


def _strongest(features: LocalFeatures) -> LocalFeatures:
    return replace(
        features,
        **{
            name: getattr(features, name)[:FIRST_LOOK]
            for name in ("points", "scales", "angles", "descriptors")
        },
    )


# A descriptor is 4 × 4 cells (rows first) of histograms over 8 directions, all relative to the patch's own direction.


def _negative(features: LocalFeatures) -> LocalFeatures:
    """The features of the negative: every gradient, and so every patch, is turned around."""
    cells = features.descriptors.reshape(-1, 4, 4, 8)
    return replace(
        features,
        angles=features.angles + np.float32(np.pi),
        descriptors=np.ascontiguousarray(cells[:, ::-1, ::-1]).reshape(-1, 128),
        tones=255 - features.tones,
    )


def _mirror_image(features: LocalFeatures) -> LocalFeatures:
    """The features of the picture with left and right exchanged."""
    cells = features.descriptors.reshape(-1, 4, 4, 8)[:, ::-1, :, -np.arange(8) % 8]
    points = features.points.copy()
    points[:, 0] = features.extent[0] - points[:, 0]
    return replace(
        features,
        points=points,
        angles=np.float32(np.pi) - features.angles,
        descriptors=np.ascontiguousarray(cells).reshape(-1, 128),
        tones=np.ascontiguousarray(features.tones[:, ::-1]),
    )


def _unmirrored(found: Match, width: float) -> Match:
    """A match with the mirror image of b, in terms of b itself, ``width`` wide."""
    if found.transform is None:
        return found
    transform, points = found.transform.copy(), found.points_b.copy()
    transform[0] *= -1
    transform[0, 2] += width
    points[:, 0] = width - points[:, 0]
    return replace(found, transform=transform, points_b=points)
