import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.drawn_pages import blank_page, corners, engrave, overlap, rule, write_text
from vision.segmentation import segmenter


@pytest.fixture(scope="module")
def layout():
    return segmenter("layout", threads=2)


def find(layout, page):
    return layout.segment(np.asarray(page))


def assert_found(result, expected, least=0.8):
    found = [corners(box) for box in result.boxes]
    assert len(found) == len(expected), found
    for box, truth in zip(found, expected, strict=True):
        assert overlap(box, truth) >= least, (box, truth)


def test_pictures_between_columns_of_text_are_found_in_reading_order(layout):
    page = blank_page()
    write_text(page, 60, 60, 430, 500, seed=1)
    engrave(page, 470, 70, 840, 480, seed=2)
    engrave(page, 60, 540, 430, 1000, seed=3)
    write_text(page, 470, 520, 840, 1240, seed=4)
    write_text(page, 60, 1030, 430, 1240, seed=5)
    result = find(layout, page)
    assert_found(result, [(470, 70, 840, 480), (60, 540, 430, 1000)])
    assert {box.segmenter for box in result.boxes} == {"layout"}
    assert all(0 < box.score <= 1 for box in result.boxes)


def test_a_page_of_text_has_no_picture_however_it_lies(layout):
    page = blank_page()
    write_text(page, 60, 60, 430, 1240, seed=1)
    write_text(page, 470, 60, 840, 1240, seed=2)
    for turn in (0, 90, 180, 270):
        assert find(layout, page.rotate(turn, expand=True)).boxes == []


def test_a_small_cut_in_a_dense_column_is_found(layout):
    page = blank_page()
    for column, left in enumerate((40, 320, 600)):
        write_text(page, left, 40, left + 250, 620, size=11, leading=13, seed=column)
        write_text(page, left, 700, left + 250, 1260, size=11, leading=13, seed=column + 5)
    write_text(page, 40, 625, 290, 700, size=11, leading=13, seed=8)
    write_text(page, 600, 625, 850, 700, size=11, leading=13, seed=9)
    engrave(page, 380, 632, 510, 692)
    assert_found(find(layout, page), [(380, 632, 510, 692)])


def test_frames_and_column_rules_do_not_swallow_the_text_around_a_picture(layout):
    page = blank_page()
    for edge in ((30, 30, 870, 33), (30, 1267, 870, 1270), (30, 30, 33, 1270), (867, 30, 870, 1270)):
        rule(page, *edge)
    rule(page, 449, 60, 451, 1240)
    write_text(page, 60, 60, 430, 1240, seed=1)
    write_text(page, 470, 60, 840, 400, seed=2)
    engrave(page, 452, 420, 840, 800)
    write_text(page, 470, 820, 840, 1240, seed=3)
    assert_found(find(layout, page), [(452, 420, 840, 800)])


def test_two_pictures_side_by_side_stay_two(layout):
    page = blank_page()
    write_text(page, 60, 60, 840, 300, seed=1)
    engrave(page, 60, 330, 435, 700, seed=2)
    engrave(page, 465, 330, 840, 700, seed=3)
    write_text(page, 60, 730, 840, 1240, seed=4)
    assert_found(find(layout, page), [(60, 330, 435, 700), (465, 330, 840, 700)])


def test_a_detached_piece_of_a_picture_belongs_to_it(layout):
    page = blank_page()
    write_text(page, 60, 60, 840, 300, seed=1)
    engrave(page, 200, 330, 700, 700, seed=2)
    engrave(page, 320, 712, 560, 760, seed=3)
    write_text(page, 60, 800, 840, 1240, seed=4)
    assert_found(find(layout, page), [(200, 330, 700, 760)])


def test_a_headline_is_no_picture(layout):
    page = blank_page()
    draw = ImageDraw.Draw(page)
    draw.text((60, 40), "The Harbour Gazette", (20, 18, 16), ImageFont.load_default(80))
    rule(page, 60, 150, 840, 154)
    write_text(page, 60, 180, 840, 1240)
    assert find(layout, page).boxes == []


def test_a_drop_capital_is_dropped_and_counted(layout):
    page = blank_page()
    write_text(page, 160, 60, 840, 160, seed=1)
    write_text(page, 60, 160, 840, 1240, seed=2)
    engrave(page, 60, 62, 148, 152)
    result = find(layout, page)
    assert result.boxes == []
    assert result.dropped["drop capital"] == 1


def test_a_plate_without_text_is_kept_whole(layout):
    page = blank_page()
    engrave(page, 30, 30, 870, 1270)
    assert_found(find(layout, page), [(30, 30, 870, 1270)], least=0.95)


def test_a_photograph_that_fills_the_scan_is_kept(layout):
    rng = np.random.default_rng(0)
    tone = Image.fromarray(rng.integers(20, 235, (9, 6, 3), dtype=np.uint8))
    page = tone.resize((900, 1300), Image.Resampling.BICUBIC)
    boxes = find(layout, page).boxes
    assert sum(box.w * box.h for box in boxes) > 0.5 * 900 * 1300


def test_boxes_scale_with_the_resolution_of_the_scan(layout):
    page = blank_page()
    write_text(page, 60, 60, 840, 400, seed=1)
    engrave(page, 200, 430, 700, 800, seed=2)
    write_text(page, 60, 830, 840, 1240, seed=3)
    large = page.resize((2700, 3900), Image.Resampling.BICUBIC)
    assert_found(find(layout, large), [(600, 1290, 2100, 2400)], least=0.95)


def test_a_margin_is_added_and_ends_at_the_page():
    page = blank_page()
    engrave(page, 0, 100, 500, 600)
    plain = find(segmenter("layout", threads=2), page).boxes[0]
    wide = find(segmenter("layout", threads=2, margin=0.1), page).boxes[0]
    assert wide.x == 0
    assert wide.y == pytest.approx(plain.y - 50, abs=3)
    assert wide.y + wide.h == pytest.approx(plain.y + plain.h + 50, abs=3)


def test_the_same_page_gives_the_same_boxes(layout):
    page = blank_page()
    write_text(page, 60, 60, 840, 400, seed=1)
    engrave(page, 200, 430, 700, 800, seed=2)
    assert find(layout, page) == find(segmenter("layout", threads=1), page)


def colour_chart():
    rng = np.random.default_rng(1)
    return np.kron(rng.integers(0, 256, (6, 4, 3)), np.ones((150, 150, 1))).astype(np.uint8)


def two_pages_in_one_scan():
    page = blank_page()
    write_text(page, 60, 60, 840, 600, seed=1)
    engrave(page, 100, 640, 800, 1100)
    gutter = np.full((1300, 40, 3), 60, dtype=np.uint8)
    return np.concatenate([np.asarray(page), gutter, np.asarray(page)], axis=1)


def askew():
    page = blank_page()
    write_text(page, 60, 60, 840, 600, seed=1)
    engrave(page, 100, 640, 800, 1100)
    return np.asarray(page.rotate(11, expand=True, fillcolor=(0, 0, 0)))


def tall():
    page = blank_page(600, 10_000)
    write_text(page, 40, 40, 560, 5000)
    engrave(page, 40, 5100, 560, 6000)
    return np.asarray(page)


BAD_PAGES = {
    "blank": lambda: np.full((1300, 900, 3), 255, dtype=np.uint8),
    "black": lambda: np.zeros((1300, 900, 3), dtype=np.uint8),
    "grey": lambda: np.full((1300, 900, 3), 128, dtype=np.uint8),
    "noise": lambda: np.random.default_rng(0).integers(0, 256, (1300, 900, 3), dtype=np.uint8),
    "dust": lambda: np.random.default_rng(0).choice([0, 255], (1300, 900, 1), p=[0.02, 0.98]).repeat(3, 2),
    "askew": askew,
    "10,000 pixels tall": tall,
    "two pages": two_pages_in_one_scan,
    "colour chart": colour_chart,
    "one pixel": lambda: np.zeros((1, 1, 3), dtype=np.uint8),
    "one row": lambda: np.full((1, 5000, 3), 90, dtype=np.uint8),
}


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_bad_page_gives_sane_boxes_or_none(layout, name):
    page = BAD_PAGES[name]().astype(np.uint8)
    height, width = page.shape[:2]
    boxes = layout.segment(page).boxes
    for box in boxes:
        assert box.x >= 0 and box.y >= 0 and box.x + box.w <= width and box.y + box.h <= height
        assert box.w * box.h >= 0.005 * width * height
    assert len(boxes) <= 40
    if name in ("blank", "black", "grey", "one pixel"):
        assert boxes == []


def test_two_pages_in_one_scan_keep_their_pictures(layout):
    found = [corners(box) for box in layout.segment(two_pages_in_one_scan()).boxes]
    for truth in ((100, 640, 800, 1100), (1040, 640, 1740, 1100)):
        assert any(overlap(box, truth) > 0.8 for box in found)
