import cv2
import numpy as np
import pytest
from PIL import Image

from vision.reprint import LONGEST, STAGES, STRENGTHS, Manner, Sheet, Strength, mirrored, reprint

NAMED = {name: manner for choices in STAGES.values() for name, manner in choices.items()}
MOVING = {"trimmed", "cropped", "askew", "framed", "ruled", "margin", "montage", "smaller", "moiré", "larger"}


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    """Soft shapes of every size and tone, as a landscape has, 420 × 300."""
    random = np.random.default_rng(4)
    tones = np.full((300, 420, 3), 170, np.uint8)
    for _ in range(70):
        centre = (int(random.integers(420)), int(random.integers(300)))
        axes = (int(random.integers(6, 60)), int(random.integers(6, 40)))
        tone = int(random.integers(15, 250))
        cv2.ellipse(tones, centre, axes, float(random.uniform(0, 180)), 0, 360, (tone, tone, tone), -1)
    return cv2.GaussianBlur(tones, (0, 0), 1)


def likeness(original: np.ndarray, copy: np.ndarray, transform: np.ndarray) -> float:
    """Correlation of the copy with the original brought to its place, seen from afar."""
    size = copy.shape[1::-1]
    inside = cv2.warpAffine(np.full(original.shape[:2], 255, np.uint8), transform, size) > 250
    there = cv2.warpAffine(original, transform, size)
    blur = max(size) / 60
    one, other = (
        cv2.GaussianBlur(cv2.cvtColor(x, cv2.COLOR_RGB2GRAY).astype(np.float32), (0, 0), blur)[inside]
        for x in (there, copy)
    )
    return float(np.corrcoef(one, other)[0, 1])


def made(manner: Manner, picture: np.ndarray, amount: float = 1.0, seed: int = 0) -> Sheet:
    sheet, words = manner.make(Sheet(picture, np.eye(3)), np.random.default_rng(seed), amount)
    assert words
    return sheet


@pytest.mark.parametrize("name", NAMED)
def test_every_manner_shows_and_leaves_the_original_alone(name: str, picture: np.ndarray) -> None:
    before = picture.copy()
    if name == "grey":
        before = picture = np.dstack([picture[..., 0], picture[..., 1] // 2, picture[..., 2] // 3])
    sheet = made(NAMED[name], picture)
    assert np.array_equal(picture, before)
    assert sheet.pixels.dtype == np.uint8 and sheet.pixels.shape[2] == 3
    if sheet.pixels.shape == picture.shape:
        # A file's own losses are meant to be small.
        visible = 1 if name in STAGES["file"] else 8
        changed = np.abs(sheet.pixels.astype(int) - picture).max(axis=2) > visible
        assert changed.mean() > 0.02, f"{name} changes {changed.mean():.1%} of the pixels"


@pytest.mark.parametrize("name", sorted(MOVING))
def test_points_are_where_the_transform_says(name: str) -> None:
    board = np.full((300, 420, 3), 255, np.uint8)
    for place in [(200, 150), (230, 160), (205, 175)]:
        alone = board.copy()
        cv2.circle(alone, place, 4, (0, 0, 0), -1)
        for seed in range(3):
            # The board without the disc, taken the same way, tells the disc from all else that is dark.
            with_disc, without = (made(NAMED[name], x, seed=seed) for x in (alone, board))
            dark = np.abs(with_disc.pixels[..., 0].astype(float) - without.pixels[..., 0])
            x, y = with_disc.transform[:2] @ (*place, 1)
            near = dark[max(round(y) - 9, 0) : round(y) + 10, max(round(x) - 9, 0) : round(x) + 10]
            if near.size == 0 or not (10 < x < dark.shape[1] - 10 and 10 < y < dark.shape[0] - 10):
                continue  # cut away
            rows, columns = np.mgrid[: near.shape[0], : near.shape[1]]
            assert near.sum() > 0
            assert (columns * near).sum() / near.sum() + round(x) - 9 == pytest.approx(x, abs=0.6)
            assert (rows * near).sum() / near.sum() + round(y) - 9 == pytest.approx(y, abs=0.6)


@pytest.mark.parametrize("strength", STRENGTHS)
def test_the_copy_lies_where_the_whole_transform_says(strength: Strength, picture: np.ndarray) -> None:
    original, there, shifted = Image.fromarray(picture), [], []
    for seed in range(20):
        copy = reprint(original, np.random.default_rng(seed), strength=strength)
        pixels = np.asarray(copy.picture)
        there.append(abs(likeness(picture, pixels, copy.transform)))
        off = copy.transform + np.array([[0, 0, 0.08 * pixels.shape[1]], [0, 0, 0.08 * pixels.shape[0]]])
        shifted.append(abs(likeness(picture, pixels, off)))
    assert np.median(there) > {"light": 0.95, "usual": 0.85, "heavy": 0.7}[strength]
    assert np.mean(np.array(there) > shifted) >= 0.9


def test_mirrored_copies_are_the_mirror_image(picture: np.ndarray) -> None:
    copy = reprint(Image.fromarray(picture), np.random.default_rng(1), strength="light", mirror=True)
    assert "mirrored" in copy.done
    assert copy.transform[0, 0] < 0
    assert likeness(picture, np.asarray(copy.picture), copy.transform) > 0.8
    turned, _ = mirrored(Sheet(picture, np.eye(3)))
    assert np.array_equal(turned.pixels[:, ::-1], picture)


def test_the_same_chance_gives_the_same_copy_and_another_another(picture: np.ndarray) -> None:
    original = Image.fromarray(picture)
    first, again, other = (reprint(original, np.random.default_rng(seed)) for seed in (5, 5, 6))
    assert first.picture.tobytes() == again.picture.tobytes()
    assert first.done == again.done and np.array_equal(first.transform, again.transform)
    assert other.picture.tobytes() != first.picture.tobytes()


def test_stronger_copies_are_less_like_the_original(picture: np.ndarray) -> None:
    def far(strength: Strength) -> float:
        copies = (
            reprint(Image.fromarray(picture), np.random.default_rng(k), strength=strength) for k in range(24)
        )
        small = [np.asarray(copy.picture.convert("L").resize((24, 24))).ravel() for copy in copies]
        whole = np.asarray(Image.fromarray(picture).convert("L").resize((24, 24))).ravel()
        return float(np.mean([abs(np.corrcoef(whole, one)[0, 1]) for one in small]))

    light, usual, heavy = (far(strength) for strength in STRENGTHS)
    assert light > usual > heavy


def test_another_picture_may_stand_beside_it(picture: np.ndarray) -> None:
    red = Image.new("RGB", (200, 200), (250, 0, 0))
    sheet = Sheet(picture, np.eye(3), np.asarray(red))
    montage, _ = NAMED["montage"].make(sheet, np.random.default_rng(0), 1.0)
    red_pixels = (montage.pixels == (250, 0, 0)).all(axis=2)
    assert 0.2 < red_pixels.mean() < 0.6
    assert likeness(picture, montage.pixels, montage.transform[:2]) > 0.99


@pytest.mark.parametrize("size", [(16, 16), (700, 16), (16, 700), (3000, 2100), (40, 2000)])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_pictures_of_any_size_and_mode_give_copies_within_bounds(size: tuple[int, int], mode: str) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (size[1], size[0]), dtype=np.uint8)
    original = Image.fromarray(noise).convert(mode)
    for seed in range(12):
        copy = reprint(original, np.random.default_rng(seed), strength="heavy")
        assert copy.picture.mode == "RGB"
        assert max(copy.picture.size) <= LONGEST and min(copy.picture.size) >= 8
        middle = copy.transform @ (size[0] / 2, size[1] / 2, 1)
        assert np.isfinite(middle).all()


def test_the_chances_of_a_stage_leave_room_for_nothing_or_sum_to_one() -> None:
    for stage, choices in STAGES.items():
        for level in range(len(STRENGTHS)):
            assert sum(manner.chances[level] for manner in choices.values()) <= 1 + 1e-9, stage
