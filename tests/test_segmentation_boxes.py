from collections import Counter

import numpy as np
import pytest

from tests.drawn_pages import corners
from vision.segmentation import Box, segmenter
from vision.segmentation.illustrations import Candidates, finish
from vision.segmentation.label_map import boxes_of_label
from vision.segmentation.layout import fuse
from vision.segmentation.page_ink import read_ink
from vision.segmentation.rectangles import reading_order, suppress_overlaps


def candidates(*rectangles):
    found = Candidates()
    for rectangle in rectangles:
        found.add(np.array(rectangle), 0.9, "figure")
    return found


def test_the_whole_page_is_the_image_where_nothing_is_segmented():
    result = segmenter("none").segment(np.zeros((40, 30, 3), dtype=np.uint8))
    assert result.boxes == [Box(0, 0, 30, 40, 1.0, "page", "none")]


def test_a_method_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(ValueError, match=r"no segmentation method 'yolo'.*none, layout, docextractor, onnx"):
        segmenter("yolo")


@pytest.mark.parametrize(
    "page", [np.zeros((9, 9), np.uint8), np.zeros((9, 9, 3)), np.zeros((0, 9, 3), np.uint8)]
)
def test_what_is_no_page_is_refused(page):
    with pytest.raises(ValueError, match=r"\(height, width, 3\) of uint8"):
        segmenter("none").segment(page)


def test_specks_rules_and_parts_are_dropped_and_counted():
    dropped = Counter()
    found = candidates((10, 10, 400, 500), (20, 20, 200, 300), (500, 10, 530, 30), (10, 600, 900, 640))
    result = finish(found, (1000, 1000), "test", dropped)
    assert [corners(box) for box in result.boxes] == [(10, 10, 400, 500)]
    assert result.dropped == {"part of another": 1, "too small": 1, "rule": 1}


def test_of_two_equal_boxes_one_stays():
    result = finish(candidates((10, 10, 400, 500), (10, 10, 400, 500)), (1000, 1000), "test", Counter())
    assert len(result.boxes) == 1


def test_boxes_beyond_the_page_are_cut_to_it():
    result = finish(candidates((-50, -20, 1200, 700)), (600, 1000), "test", Counter())
    assert corners(result.boxes[0]) == (0, 0, 1000, 600)


def test_a_page_without_candidates_has_no_boxes():
    assert finish(Candidates(), (600, 1000), "test", Counter(), margin=0.1).boxes == []


def test_rows_are_read_downwards_and_from_left_to_right():
    rectangles = np.array(
        [[600, 30, 900, 300], [10, 700, 300, 900], [10, 10, 500, 300], [350, 690, 900, 880]]
    )
    assert reading_order(rectangles) == [2, 0, 1, 3]


def test_of_overlapping_detections_the_surest_stays():
    rectangles = np.array([[0, 0, 100, 100], [5, 5, 105, 105], [200, 0, 300, 100]], dtype=float)
    assert suppress_overlaps(rectangles, np.array([0.6, 0.9, 0.3]), 0.5).tolist() == [1, 2]


def test_a_label_map_becomes_upright_boxes_of_its_regions():
    labels = np.zeros((200, 300), dtype=int)
    labels[20:80, 30:130] = 1  # a rectangle
    labels[100:180, 150:170] = 1  # an L
    labels[160:180, 150:280] = 1
    labels[40:50, 60:80] = 2  # text within the rectangle: a hole
    labels[5:8, 5:8] = 1  # a speck
    labels[110:150, 20:100] = 2  # text
    certainty = np.where(labels == 1, 0.75, 0.5)
    found = boxes_of_label(labels, certainty, 1, "illustration")
    assert sorted(found.rectangles.tolist()) == [[30, 20, 130, 80], [150, 100, 280, 180]]
    assert found.scores.tolist() == [0.75, 0.75]
    assert found.kinds == ["illustration", "illustration"]


def test_a_label_map_without_the_label_has_no_boxes():
    empty = np.zeros((50, 50), dtype=int)
    assert len(boxes_of_label(empty, np.ones((50, 50)), 1, "illustration").rectangles) == 0


def ink_of(*rectangles, text=False):
    page = np.full((1000, 800), 245, dtype=np.uint8)
    for left, top, right, bottom in rectangles:
        page[top:bottom, left:right] = 30
    if text:
        page[480:492, 100:700:14] = page[480:492, 104:700:14] = 30  # a line of letters
        page[480:482, 100:700] = np.where(np.arange(600) % 14 < 10, 30, 245)
    return read_ink(page)


OBJECTS = np.array([[100, 100, 380, 450], [420, 120, 700, 440], [100, 520, 700, 900]])
PLATE = np.array([[90.0, 90.0, 710.0, 910.0]])


def test_objects_that_the_network_sees_as_one_plate_are_one_picture():
    found = fuse(OBJECTS, PLATE, np.array([0.9]), ink_of(*OBJECTS))
    assert found.rectangles.tolist() == [[100, 100, 700, 900]]


def test_a_figure_over_pictures_with_text_between_them_is_split():
    found = fuse(OBJECTS, PLATE, np.array([0.9]), ink_of(*OBJECTS, text=True))
    assert len(found.rectangles) == 3


def test_a_pale_figure_without_dark_ink_is_kept_and_bare_paper_is_not():
    page = np.full((1000, 800), 245, dtype=np.uint8)
    page[200:600:6, 200:600] = 150  # too thin to be a region of its own
    figures = np.array([[200.0, 200.0, 600.0, 600.0], [100.0, 700.0, 700.0, 950.0]])
    found = fuse(np.empty((0, 4), dtype=int), figures, np.array([0.9, 0.9]), read_ink(page))
    assert found.rectangles.tolist() == [[200, 200, 600, 600]]
