import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from tests.drawn_pages import corners
from vision.segmentation import segmenter
from vision.weights import WeightsUnavailableError

PAGE = np.full((1000, 500, 3), 255, dtype=np.uint8)  # fitted into 640 x 640 at a scale of 0.64


def detector(file, output, names="{0: 'text', 1: 'figure'}", shape=(1, 3, 640, 640)):
    """An ONNX file that gives the same output for every page."""
    constant = numpy_helper.from_array(np.asarray(output, dtype=np.float32), "boxes")
    nothing = numpy_helper.from_array(np.zeros((), dtype=np.float32), "nothing")
    graph = helper.make_graph(
        [
            helper.make_node("ReduceSum", ["images"], ["sum"], keepdims=0),
            helper.make_node("Mul", ["sum", "nothing"], ["none"]),
            helper.make_node("Add", ["boxes", "none"], ["output0"]),
        ],
        "detector",
        [helper.make_tensor_value_info("images", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("output0", TensorProto.FLOAT, list(np.shape(output)))],
        [constant, nothing],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    helper.set_model_props(model, {"names": names})
    onnx.save(model, file)
    return file


# A figure at (100, 200) to (400, 500) of the page, once more a little beside it, a text, and a faint figure.
CENTRES = np.array(
    [
        [160, 224, 192, 192, 0.05, 0.9],
        [163, 224, 192, 192, 0.05, 0.6],
        [160, 480, 192, 100, 0.8, 0.1],
        [160, 600, 192, 40, 0.1, 0.2],
    ]
).T[None]


def test_the_boxes_of_a_yolo_file_come_back_in_page_pixels(tmp_path):
    file = detector(tmp_path / "yolo.onnx", CENTRES)
    boxes = segmenter("onnx", file=file, kinds=["figure"]).segment(PAGE).boxes
    assert [(corners(box), box.kind) for box in boxes] == [((100, 200, 400, 500), "figure")]
    assert boxes[0].score == pytest.approx(0.9)
    assert boxes[0].segmenter.startswith("onnx-")


def test_without_kinds_every_class_is_kept(tmp_path):
    file = detector(tmp_path / "yolo.onnx", CENTRES)
    assert [box.kind for box in segmenter("onnx", file=file).segment(PAGE).boxes] == ["figure", "text"]


def test_the_least_score_is_the_users(tmp_path):
    file = detector(tmp_path / "yolo.onnx", CENTRES)
    assert len(segmenter("onnx", file=file, kinds=["figure"], least_score=0.15).segment(PAGE).boxes) == 2


def test_an_output_already_suppressed_is_read(tmp_path):
    rows = np.array([[[64, 128, 256, 320, 0.7, 1], [0, 0, 0, 0, 0, 0]]])
    file = detector(tmp_path / "yolo.onnx", rows)
    boxes = segmenter("onnx", file=file).segment(PAGE).boxes
    assert [(corners(box), box.kind) for box in boxes] == [((100, 200, 400, 500), "figure")]


def test_classes_without_names_are_numbered(tmp_path):
    file = detector(tmp_path / "yolo.onnx", CENTRES, names="not a dictionary(")
    assert {box.kind for box in segmenter("onnx", file=file).segment(PAGE).boxes} == {"0", "1"}


def test_boxes_that_are_no_numbers_are_ignored(tmp_path):
    broken = CENTRES.copy()
    broken[0, 0, 0], broken[0, 2, 1] = np.nan, np.inf
    file = detector(tmp_path / "yolo.onnx", broken)
    assert segmenter("onnx", file=file, kinds=["figure"]).segment(PAGE).boxes == []


def test_an_unknown_class_is_refused_with_those_that_exist(tmp_path):
    file = detector(tmp_path / "yolo.onnx", CENTRES)
    with pytest.raises(WeightsUnavailableError, match=r"no class picture, only text, figure"):
        segmenter("onnx", file=file, kinds=["picture"])


@pytest.mark.parametrize("shape", [(1, 1, 640, 640), (1, 3, 9000, 9000)])
def test_a_file_that_wants_something_else_is_refused(tmp_path, shape):
    with pytest.raises(WeightsUnavailableError, match=r"no YOLO detector|too large"):
        segmenter("onnx", file=detector(tmp_path / "other.onnx", CENTRES, shape=shape))


def test_an_output_of_another_shape_is_refused(tmp_path):
    method = segmenter("onnx", file=detector(tmp_path / "other.onnx", np.zeros((1, 10))))
    with pytest.raises(WeightsUnavailableError, match=r"has the shape \(1, 10\)"):
        method.segment(PAGE)


def test_what_is_no_onnx_file_is_refused(tmp_path):
    (tmp_path / "broken.onnx").write_bytes(b"nothing of the kind")
    with pytest.raises(WeightsUnavailableError, match="cannot be read as an ONNX model"):
        segmenter("onnx", file=tmp_path / "broken.onnx")
    with pytest.raises(WeightsUnavailableError, match="is not there"):
        segmenter("onnx", file=tmp_path / "missing.onnx")
