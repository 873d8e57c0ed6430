from pathlib import Path

import numpy as np
import pytest

from vision.whitening import Whitening, fit_whitening


def descriptors(count: int, dimensions: int = 48, rank: int = 20, seed: int = 0) -> np.ndarray:
    """Samples of a known covariance: strong in a few directions, weak in the rest, away from zero."""
    rng = np.random.default_rng(seed)
    axes, _ = np.linalg.qr(rng.standard_normal((dimensions, dimensions)))
    spread = np.concatenate([np.linspace(9, 2, rank), np.full(dimensions - rank, 0.05)])
    return (3 + rng.standard_normal((count, dimensions)) * spread @ axes.T).astype(np.float32)


def test_every_direction_kept_counts_alike() -> None:
    samples = descriptors(20_000)
    whitening = fit_whitening(samples, 20, {})
    turned = (samples - whitening.mean) @ whitening.directions
    np.testing.assert_allclose(np.cov(turned.T), np.eye(20), atol=0.03)
    np.testing.assert_allclose(turned.mean(axis=0), 0, atol=1e-3)


def test_the_strongest_directions_are_kept() -> None:
    samples = descriptors(5_000)
    whitening = fit_whitening(samples, 20, {})
    strong = np.linalg.svd((samples - samples.mean(0)).astype(np.float64), full_matrices=False)[2][:20]
    kept, _ = np.linalg.qr(whitening.directions.astype(np.float64))
    np.testing.assert_allclose(np.linalg.svd(strong @ kept)[1], 1, atol=1e-3)


def test_vectors_have_length_one_and_keep_the_order_of_rows() -> None:
    samples = descriptors(500)
    whitening = fit_whitening(samples, 16, {})
    vectors = whitening.apply(samples)
    assert (vectors.shape, vectors.dtype, whitening.dimensions) == ((500, 16), np.float32, 16)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(whitening.apply(samples[7:8])[0], vectors[7], atol=1e-5)
    np.testing.assert_allclose(whitening.apply(samples.astype(np.float16)), vectors, atol=2e-2)
    assert whitening.apply(samples[:0]).shape == (0, 16)


@pytest.mark.parametrize("count", [1, 2, 5, 30])
def test_few_samples_give_finite_vectors_and_do_not_blow_chance_up(count: int) -> None:
    samples = descriptors(count)
    vectors = fit_whitening(samples, 40, {}).apply(samples)
    assert vectors.shape == (count, 40)
    assert np.isfinite(vectors).all()
    if count == 30:
        # Two prints of one picture must stay alike although the corpus is tiny.
        again = samples + np.random.default_rng(9).normal(0, 0.05, samples.shape).astype(np.float32)
        pairs = np.einsum("nd,nd->n", vectors, fit_whitening(samples, 40, {}).apply(again))
        assert pairs.min() > 0.9


def test_the_same_samples_give_the_same_whitening_byte_for_byte() -> None:
    samples = descriptors(300)
    one, other = fit_whitening(samples, 16, {}), fit_whitening(samples.copy(), 16, {})
    assert one.mean.tobytes() == other.mean.tobytes()
    assert one.directions.tobytes() == other.directions.tobytes()
    largest = np.abs(one.directions).argmax(axis=0)
    assert (one.directions[largest, np.arange(16)] > 0).all()


def test_it_is_saved_whole_with_what_it_was_fitted_on(tmp_path: Path) -> None:
    path = tmp_path / "whitening.safetensors"
    whitening = fit_whitening(descriptors(100), 16, {"images": "100", "recipe": "Œuvre {}"})
    whitening.save(path)
    kept = Whitening.load(path)
    np.testing.assert_array_equal(kept.mean, whitening.mean)
    np.testing.assert_array_equal(kept.directions, whitening.directions)
    assert kept.fitted_on == whitening.fitted_on
    assert [file.name for file in tmp_path.iterdir()] == ["whitening.safetensors"]


def test_the_same_whitening_is_the_same_file(tmp_path: Path) -> None:
    whitening = fit_whitening(descriptors(100), 16, {name: name for name in ("images", "recipe", "a", "z")})
    for number in range(8):
        whitening.save(tmp_path / f"{number}")
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1


def test_nothing_to_fit_on_is_said() -> None:
    with pytest.raises(ValueError, match="no descriptors"):
        fit_whitening(np.empty((0, 48), np.float32), 16, {})


def test_what_reprints_change_counts_little_and_what_tells_pictures_apart_stays() -> None:
    rng = np.random.default_rng(1)
    # 40 directions: printing moves pictures far in the first ten, and pictures differ in all of them.
    pictures = rng.standard_normal((600, 40)).astype(np.float32)
    wear = np.concatenate([np.full(10, 3.0), np.full(30, 0.2)])

    def printed(which: np.ndarray) -> np.ndarray:
        return (which + rng.standard_normal(which.shape) * wear).astype(np.float32)

    known, unseen = pictures[:300], pictures[300:]
    corpus_alone = fit_whitening(known, 20, {})
    with_reprints = fit_whitening(known, 20, {}, known - printed(known))

    def found(whitening: Whitening) -> float:
        """The share of unseen pictures that are nearest to their own reprint."""
        alike = whitening.apply(printed(unseen)) @ whitening.apply(unseen).T
        return float((alike.argmax(axis=1) == np.arange(len(unseen))).mean())

    assert found(corpus_alone) < 0.5
    assert found(with_reprints) > 0.9


def test_few_reprints_do_not_spoil_a_whitening() -> None:
    samples = descriptors(200)
    two = samples[:2] - samples[:2] * np.float32(1.01)
    whitening = fit_whitening(samples, 20, {}, two)
    again = samples + np.random.default_rng(9).normal(0, 0.05, samples.shape).astype(np.float32)
    alike = whitening.apply(samples) @ whitening.apply(again).T
    assert (alike.argmax(axis=1) == np.arange(200)).all()
    assert (
        fit_whitening(samples, 20, {}, two[:0]).directions.tobytes()
        == fit_whitening(samples, 20, {}).directions.tobytes()
    )
