"""Matching of pictures as printers and scanners change them, and of pictures that only look alike."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont, ImageOps

from tests.test_local_features import scene
from vision.local_features import local_features
from vision.local_matching import Match, match, region
from vision.overlay import laid_over


def matched(a: Image.Image, b: Image.Image, *, mirrored: bool = False) -> Match:
    return match(local_features(a), local_features(b), mirrored=mirrored)


def warped(picture: Image.Image, matrix: np.ndarray, size: tuple[int, int]) -> Image.Image:
    return Image.fromarray(cv2.warpAffine(np.asarray(picture), matrix, size, borderValue=230))


def printed(picture: Image.Image, seed: int) -> Image.Image:
    """The picture as a coarse half-tone on uneven paper."""
    random = np.random.default_rng(seed)
    tones = np.asarray(picture.resize((840, 600), Image.Resampling.BICUBIC)).astype(np.float32)
    y, x = np.mgrid[: tones.shape[0], : tones.shape[1]]
    screen = 128 + 60 * np.cos(x * 1.1 + y * 0.9) + 60 * np.cos(x * 0.9 - y * 1.1)
    ink = np.where(tones + random.normal(0, 18, tones.shape) > screen, 225, 40).astype(np.uint8)
    return Image.fromarray(cv2.GaussianBlur(ink, (0, 0), 1.2))


def where_b_has(found: Match, points: np.ndarray) -> np.ndarray:
    assert found.transform is not None
    return points @ found.transform[:, :2].T + found.transform[:, 2]


def test_another_print_of_a_picture_is_the_same_and_its_points_coincide() -> None:
    original = scene(1)
    # Turned by 4 degrees, at 0.8 of the size, moved, in a half-tone.
    matrix = cv2.getRotationMatrix2D((420, 300), 4, 0.8)
    found = matched(original, warped(printed(original, 1), matrix, (840, 600)))
    assert (found.kind, found.joins, found.mirrored, found.inverted) == ("same", True, False, False)
    assert found.inliers > 40
    assert min(found.coverage_a, found.coverage_b) > 0.4
    corners = np.array([[0.2, 0.2], [0.8, 0.2], [0.5, 0.5]])
    expected = (corners * 840) @ matrix[:, :2].T + matrix[:, 2]
    np.testing.assert_allclose(where_b_has(found, corners) * 840, expected, atol=6)


def test_laid_over_each_other_two_prints_coincide_and_nothing_is_drawn_beyond_the_border() -> None:
    original = scene(1)
    # A print of the middle, larger and turned.
    matrix = cv2.getRotationMatrix2D((210, 150), -8, 1.6)
    other = warped(original, matrix, (420, 300))
    found = matched(original, other)
    assert found.transform is not None
    below, above = laid_over(original, other, found.transform, 600)
    assert below.size == above.size == (600, round(600 * 300 / 420))
    reached = np.asarray(above)[..., 3] == 255
    assert 0.3 < reached.mean() < 0.5
    tones_below, tones_above = (
        np.asarray(picture.convert("L"), float)[reached] for picture in (below, above)
    )
    assert np.corrcoef(tones_below, tones_above)[0, 1] > 0.97


def test_the_answer_is_the_same_on_every_run_and_from_either_side() -> None:
    a, b = local_features(scene(1)), local_features(printed(scene(1), 2))
    once, again, back = match(a, b), match(a, b), match(b, a)
    assert np.array_equal(once.points_a, again.points_a)
    assert np.array_equal(once.transform, again.transform)
    assert back.kind == once.kind
    assert once.transform is not None and back.transform is not None
    both_ways = np.vstack([once.transform, [0, 0, 1]]) @ np.vstack([back.transform, [0, 0, 1]])
    np.testing.assert_allclose(both_ways, np.eye(3), atol=0.02)


def test_a_detail_is_a_part_that_joins() -> None:
    whole = scene(3, 600, 420)
    detail = whole.crop((300, 150, 560, 350)).resize((600, 462), Image.Resampling.BICUBIC)
    found = matched(whole, detail)
    assert (found.kind, found.joins) == ("part", True)
    assert found.coverage_a < 0.35 < 0.6 < found.coverage_b
    outline = region(found.points_a) * 600
    assert (outline >= (295, 145)).all() and (outline <= (565, 355)).all()


def test_a_vignette_that_two_montages_share_is_a_part_that_does_not_join() -> None:
    sheets = []
    for others in ((11, 12, 13), (14, 15, 16)):
        sheet = Image.new("L", (900, 640), 235)
        for place, seed in zip(((0, 0), (450, 0), (0, 320)), others, strict=True):
            sheet.paste(scene(seed, 440, 310), place)
        sheets.append(sheet)
    sheets[0].paste(scene(7, 440, 310), (455, 325))
    sheets[1].paste(scene(7, 440, 310), (0, 320))
    found = matched(*sheets)
    assert (found.kind, found.joins) == ("part", False)
    assert found.inliers >= 15


def test_a_negative_and_a_mirror_image_are_told() -> None:
    original, other = scene(4), printed(scene(4), 4)
    negative = matched(original, ImageOps.invert(other))
    assert (negative.kind, negative.inverted, negative.mirrored) == ("same", True, False)
    assert matched(original, ImageOps.mirror(other)).kind == "similar"
    mirror = matched(original, ImageOps.mirror(other), mirrored=True)
    assert (mirror.kind, mirror.inverted, mirror.mirrored) == ("same", False, True)
    # What lies on the left of the original lies on the right of its mirror image.
    assert where_b_has(mirror, np.array([[0.1, 0.3]]))[0, 0] == pytest.approx(0.9, abs=0.02)
    assert mirror.points_b[:, 0].max() <= 1


@pytest.mark.parametrize("seed", range(6))
def test_other_pictures_in_the_same_manner_are_merely_similar(seed: int) -> None:
    found = matched(printed(scene(20 + seed), seed), printed(scene(40 + seed), seed), mirrored=True)
    assert (found.kind, found.joins, found.inliers, found.transform) == ("similar", False, 0, None)


def text_page(seed: int) -> Image.Image:
    random = np.random.default_rng(seed)
    page = Image.new("L", (640, 480), 240)
    draw = ImageDraw.Draw(page)
    letters = list("abcdefghijklmnoprstuvwz     ")
    for line in range(22):
        draw.text(
            (20, 10 + 21 * line),
            "".join(random.choice(letters, 70)),
            fill=30,
            font=ImageFont.load_default(15),
        )
    return page


def hatching(seed: int) -> Image.Image:
    random = np.random.default_rng(seed)
    y, x = np.mgrid[:400, :560]
    lines = 128 + 100 * np.sin((x + 0.4 * y) * 0.55 + random.uniform(0, 6)) + random.normal(0, 12, x.shape)
    return Image.fromarray(lines.clip(0, 255).astype(np.uint8))


def brickwork(seed: int) -> Image.Image:
    random = np.random.default_rng(seed)
    wall = Image.new("L", (560, 400), 200)
    draw = ImageDraw.Draw(wall)
    long, high = (int(v) for v in random.integers((30, 16), (50, 28)))
    for row in range(400 // high + 1):
        for column in range(-1, 560 // long + 1):
            x, y = column * long + long // 2 * (row % 2), row * high
            draw.rectangle((x, y, x + long - 4, y + high - 4), fill=int(random.integers(90, 120)))
    return wall


@pytest.mark.parametrize("draw", [text_page, hatching, brickwork])
def test_texts_hatchings_and_repeated_patterns_are_merely_similar(draw: object) -> None:
    for seed in range(4):
        found = matched(draw(2 * seed), draw(2 * seed + 1))  # type: ignore[operator]
        assert not found.joins, (seed, found.kind, found.inliers, found.coverage_a, found.coverage_b)


def test_a_caption_under_two_pictures_does_not_join_them() -> None:
    pages = []
    for seed in (31, 32):
        page = Image.new("L", (640, 520), 240)
        page.paste(scene(seed, 620, 440), (10, 10))
        ImageDraw.Draw(page).text(
            (60, 470), "LE TOUR DU MONDE, NOUVEAU JOURNAL", 20, ImageFont.load_default(28)
        )
        ImageDraw.Draw(page).rectangle((2, 2, 637, 517), outline=20, width=3)
        pages.append(page)
    found = matched(*pages)
    assert (found.kind, found.joins) == ("similar", False)


@pytest.mark.parametrize("size", [(1, 1), (16, 900), (400, 300)])
def test_blank_pictures_match_nothing(size: tuple[int, int]) -> None:
    blank = Image.new("RGB", size, "white")
    for one, other in ((blank, scene(1)), (scene(1), blank), (blank, blank)):
        assert matched(one, other, mirrored=True).kind == "similar"
