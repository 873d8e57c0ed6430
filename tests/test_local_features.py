"""Local features of real pictures: drawn, reprinted, tiny, blank."""

import cv2
import numpy as np
import pytest
from PIL import Image

from vision.local_features import MOST_FEATURES, LocalFeatures, local_features


def scene(seed: int, width: int = 420, height: int = 300) -> Image.Image:
    """A picture of many soft shapes, unlike any other seed's."""
    random = np.random.default_rng(seed)
    tones = np.full((height, width), 200, np.uint8)
    for _ in range(70):
        centre = tuple(int(v) for v in random.integers(0, (width, height)))
        axes = tuple(int(v) for v in random.integers(5, 45, 2))
        tone = int(random.integers(0, 255))
        cv2.ellipse(tones, centre, axes, float(random.uniform(0, 180)), 0, 360, tone, -1)
    return Image.fromarray(cv2.GaussianBlur(tones, (0, 0), 1))


def same(one: LocalFeatures, other: LocalFeatures) -> bool:
    names = ("points", "scales", "angles", "descriptors")
    return one.extent == other.extent and all(
        np.array_equal(getattr(one, n), getattr(other, n)) for n in names
    )


def nearest(one: LocalFeatures, other: LocalFeatures) -> np.ndarray:
    """For each feature of ``one``, the number of the most similar one of ``other``."""
    return np.argmax(one.descriptors.astype(np.float32) @ other.descriptors.astype(np.float32).T, axis=1)


def test_the_same_picture_has_the_same_features_however_large_it_is_scanned() -> None:
    picture = scene(1)
    small = local_features(picture)
    large = local_features(picture.resize((1260, 900), Image.Resampling.BICUBIC))
    assert small.extent == large.extent == (1.0, 300 / 420)
    found = nearest(small, large)
    apart = np.linalg.norm(small.points - large.points[found], axis=1)
    assert np.mean(apart < 0.01) > 0.8
    alike = apart < 0.01
    assert np.median(np.abs(large.scales[found][alike] / small.scales[alike] - 1)) < 0.05
    turned = np.angle(np.exp(1j * (large.angles[found][alike] - small.angles[alike])))
    assert np.median(np.abs(turned)) < 0.05


def test_points_lie_where_the_picture_has_them() -> None:
    spot = Image.new("L", (400, 200), 230)
    dot = np.asarray(spot).copy()
    cv2.circle(dot, (300, 50), 12, 20, -1, cv2.LINE_AA)
    features = local_features(Image.fromarray(dot))
    assert len(features)
    assert np.linalg.norm(features.points - np.array([300, 50]) / 400, axis=1).min() < 0.005


def test_features_are_the_same_on_every_run_and_bounded() -> None:
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (900, 1200), dtype=np.uint8))
    once = local_features(noise)
    assert len(once) == MOST_FEATURES
    assert same(once, local_features(noise.convert("RGB")))
    few = local_features(noise, most=50)
    assert len(few) == 50
    assert np.array_equal(few.points, once.points[:50])


def test_a_washed_out_print_keeps_features() -> None:
    picture = scene(2)
    pale = Image.fromarray((215 + np.asarray(picture) * 0.1).astype(np.uint8))
    full, washed = local_features(picture), local_features(pale)
    found = nearest(washed, full)
    assert len(washed) > 60
    assert np.mean(np.linalg.norm(washed.points - full.points[found], axis=1) < 0.01) > 0.6


@pytest.mark.parametrize("size", [(16, 16), (4000, 16), (1, 1), (16, 900)])
def test_blank_and_odd_pictures_have_no_features_but_a_shape(size: tuple[int, int]) -> None:
    features = local_features(Image.new("RGB", size, (240, 235, 220)))
    assert len(features) == 0
    assert features.descriptors.shape == (0, 128)
    assert max(features.extent) == 1.0
