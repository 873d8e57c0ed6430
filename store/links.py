"""Links: for every image its most similar others, above a minimum similarity.

Images with the same vector are copies: each is linked to the first of them, and only that one is compared with the rest, so
that no number of copies crowds out other neighbours or falls apart. Small corpora are compared exactly. Large ones are cut
into cells by k-means, every vector joins the cells whose centres are nearest to it, and only vectors that share a cell are
compared, by one matrix product a cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

EXACT_UP_TO = 60_000
"""Vectors up to which every pair is compared: at this number it takes about a minute on two cores."""
CELLS_OF_A_VECTOR = 12
BLOCK = 1024
MOST_SCORES = 64_000_000
"""Similarities held at once (256 MB), however many vectors share a cell."""
RANDOM_PAIRS = 400_000
CHANCES = (0.1, 0.01, 0.001, 0.0001)
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Links:
    """Pairs of nodes a < b (int32, (M,)), sorted by a then b, with their similarity (float32, (M,))."""

    a: np.ndarray
    b: np.ndarray
    similarity: np.ndarray

    def __len__(self) -> int:
        return len(self.a)


def nearest_links(
    vectors: np.ndarray,
    *,
    neighbours: int,
    minimum: float,
    exact_up_to: int = EXACT_UP_TO,
    progress: Progress | None = None,
) -> Links:
    """The links of each vector to its ``neighbours`` most similar ones with similarity >= ``minimum``.

    Args:
        vectors: (N, dimensions), L2-normalised; a row of zeros has no links.
        neighbours: how many links a vector may ask for; it may be asked for by more. Copies of a vector count as one.
        minimum: the lowest cosine similarity kept.
        exact_up_to: above this N, cells are used and a few links are missed.
        progress: called with (vectors or cells done, all of them).

    Returns:
        The links, each once; the same for the same vectors on every run.
    """
    described = np.flatnonzero(vectors.any(axis=1))
    first, copy_of = _distinct(vectors[described])
    nodes = described[first]
    dense = np.ascontiguousarray(vectors[nodes], dtype=np.float32)
    if len(dense) <= exact_up_to:
        best = _compare_all(dense, neighbours, minimum, progress)
    else:
        best = _compare_within_cells(dense, neighbours, minimum, progress)
    asking, rank = np.nonzero(best >= 0)
    copies = np.setdiff1d(np.arange(len(described)), first)
    one = np.concatenate([nodes[asking], described[copies]])
    other = np.concatenate([nodes[best[asking, rank]], nodes[copy_of[copies]]])
    pairs = np.unique(np.minimum(one, other) * len(vectors) + np.maximum(one, other))
    a, b = (pairs // len(vectors)).astype(np.int32), (pairs % len(vectors)).astype(np.int32)
    # Products of different shapes round differently: every kept pair is scored anew by one and the same formula.
    similarity = np.empty(len(pairs), dtype=np.float32)
    for start in range(0, len(pairs), 65_536):
        part = slice(start, start + 65_536)
        similarity[part] = _similarity(vectors[a[part]], vectors[b[part]])
    kept = similarity >= minimum
    return Links(a[kept], b[kept], similarity[kept])


def similarity_by_chance(vectors: np.ndarray) -> list[tuple[float, float]]:
    """How similar two images are by chance: (share of random pairs, similarity that this share reaches), rarest last.

    Pairs are drawn with a fixed seed; with few images the rarest shares cannot be told and are left out.
    """
    random = np.random.default_rng(0)
    count = len(vectors)
    if count < 2:
        return []
    first = random.integers(0, count, RANDOM_PAIRS)
    second = (first + random.integers(1, count, RANDOM_PAIRS)) % count
    similarity = np.concatenate(
        [
            _similarity(vectors[a], vectors[b])
            for a, b in zip(np.array_split(first, 40), np.array_split(second, 40), strict=True)
        ]
    )
    pairs = count * (count - 1) / 2
    return [
        (share, round(float(np.quantile(similarity, 1 - share)), 4))
        for share in CHANCES
        if share * pairs >= 10
    ]


def _similarity(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The dot product of each row of ``one`` with the same row of ``other``, float32."""
    return np.einsum("nd,nd->n", one.astype(np.float32), other.astype(np.float32))


def _distinct(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each different row stands first, rising, and for every row its place in that list."""
    rows = np.ascontiguousarray(vectors)
    as_bytes = rows.view(np.dtype((np.void, rows.itemsize * rows.shape[1]))).ravel()
    _, first, number = np.unique(as_bytes, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return first[order], place[number]


def _compare_all(dense: np.ndarray, neighbours: int, minimum: float, progress: Progress | None) -> np.ndarray:
    """Node numbers of the nearest neighbours, int32, (N, k), -1 where there are fewer."""
    count = len(dense)
    best = np.full((count, min(neighbours, max(count - 1, 0))), -1, dtype=np.int32)
    for start in range(0, count, BLOCK):
        scores = dense[start : start + BLOCK] @ dense.T
        rows = np.arange(len(scores))
        scores[rows, start + rows] = -np.inf
        found, similarity = _highest(scores, best.shape[1])
        best[start : start + len(scores)] = np.where(similarity >= minimum, found, -1)
        if progress:
            progress(min(start + BLOCK, count), count)
    return best


def _compare_within_cells(
    dense: np.ndarray, neighbours: int, minimum: float, progress: Progress | None
) -> np.ndarray:
    # Only large corpora need it, and loading it takes whoever opens a store a second.
    from sklearn.cluster import MiniBatchKMeans

    count = len(dense)
    cells = min(count, round(2 * np.sqrt(count)))
    sample = dense[:: max(1, count // (cells * 40))]
    centres = MiniBatchKMeans(cells, batch_size=8192, n_init=1, max_iter=10, random_state=0).fit(sample)
    members = _members_of_cells(dense, centres.cluster_centers_.astype(np.float32))
    best = np.full((count, neighbours), -1, dtype=np.int32)
    best_similarity = np.full((count, neighbours), -np.inf, dtype=np.float32)
    for done, nodes in enumerate(members, start=1):
        inside = dense[nodes]
        block = max(1, min(BLOCK * 4, MOST_SCORES // len(nodes)))
        for start in range(0, len(nodes), block):
            asking = nodes[start : start + block]
            scores = inside[start : start + block] @ inside.T
            rows = np.arange(len(asking))
            scores[rows, start + rows] = -np.inf
            found, similarity = _highest(scores, min(neighbours, len(nodes) - 1))
            similarity[similarity < minimum] = -np.inf
            candidates = np.concatenate(
                [best[asking], np.where(similarity > -np.inf, nodes[found], -1)], axis=1
            )
            scored = np.concatenate([best_similarity[asking], similarity], axis=1)
            best[asking], best_similarity[asking] = _without_repeats(candidates, scored, neighbours)
        if progress:
            progress(done, len(members))
    return best


def _members_of_cells(dense: np.ndarray, centres: np.ndarray) -> list[np.ndarray]:
    """For every cell, the nodes (rising) that have it among their nearest."""
    nearest = np.empty((len(dense), min(CELLS_OF_A_VECTOR, len(centres))), dtype=np.int32)
    half_norms = (centres**2).sum(axis=1) / 2
    for start in range(0, len(dense), BLOCK * 8):
        scores = dense[start : start + BLOCK * 8] @ centres.T - half_norms
        nearest[start : start + BLOCK * 8] = _highest(scores, nearest.shape[1])[0]
    order = np.argsort(nearest.ravel(), kind="stable")
    cell_sizes = np.bincount(nearest.ravel(), minlength=len(centres))
    nodes = (order // nearest.shape[1]).astype(np.int32)
    return [cell for cell in np.split(nodes, np.cumsum(cell_sizes)[:-1]) if len(cell) > 1]


def _highest(scores: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Columns (int64) and values of the ``k`` highest scores of each row, in no order."""
    if k <= 0:
        return np.empty((len(scores), 0), dtype=np.int64), np.empty((len(scores), 0), dtype=scores.dtype)
    if k < scores.shape[1]:
        columns = np.argpartition(scores, -k, axis=1)[:, -k:]
    else:
        columns = np.tile(np.arange(scores.shape[1]), (len(scores), 1))
    return columns, np.take_along_axis(scores, columns, axis=1)


def _without_repeats(nodes: np.ndarray, similarity: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """The ``k`` most similar of each row, a node met in several cells counted once."""
    order = np.argsort(nodes, axis=1, kind="stable")
    nodes, similarity = (
        np.take_along_axis(nodes, order, axis=1),
        np.take_along_axis(similarity, order, axis=1),
    )
    repeated = np.zeros(nodes.shape, dtype=bool)
    repeated[:, 1:] = nodes[:, 1:] == nodes[:, :-1]
    similarity = np.where(repeated, -np.inf, similarity)
    columns, kept = _highest(similarity, k)
    return np.where(kept > -np.inf, np.take_along_axis(nodes, columns, axis=1), -1), kept
