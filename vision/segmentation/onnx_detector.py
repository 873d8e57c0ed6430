"""Any detector of the YOLO family that the user gives as an ONNX file.

What the file must be, as Ultralytics' exporter writes it (YOLOv8 and later, YOLOv10, DocLayout-YOLO):

- one input, float32 (1, 3, height, width), RGB in 0..1, the page fitted in and padded with grey 114; free
sides are taken as 1,024, and more than 4,096 is refused; - one output, either (1, 4 + classes, N): centre x,
centre y, width, height in pixels of the input, then a score a class, overlaps not yet suppressed; or (1, N,
6): left, top, right, bottom, score, class, already suppressed; - the metadata entry ``names``, a dictionary
of class numbers and names, where classes shall be chosen by name; without it a class is named by its number.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import onnxruntime  # type: ignore[import-untyped]

from vision.segmentation.box import Segmentation, check_page
from vision.segmentation.illustrations import Candidates, finish
from vision.segmentation.rectangles import suppress_overlaps
from vision.weights import WeightsUnavailableError, file_sha256

FREE_SIDE = 1024
LONGEST_SIDE = 4096
PADDING = 114
MOST_OVERLAP = 0.5
MOST_DETECTIONS = 1000
"""Boxes of a page that are looked at, the best first."""


class OnnxSegmenter:
    """A YOLO detector in a file."""

    def __init__(
        self,
        *,
        file: Path | str,
        kinds: Sequence[str] | None = None,
        least_score: float = 0.25,
        threads: int = 0,
        margin: float = 0.0,
    ) -> None:
        """``file``: the ONNX file; ``kinds``: the names of its classes that are illustrations, by default
        all; ``least_score``: of a box; ``threads``: how many one page may use (0: all cores); ``margin``: as
        a share of a box's shorter side.

        Raises:
            vision.weights.WeightsUnavailableError: no such file, or no detector as described above.
        """
        path = Path(file)
        if not path.is_file():
            raise WeightsUnavailableError(f"The detector {path} is not there: give the path of an ONNX file.")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=_providers())
        except Exception as error:  # ONNX Runtime raises classes of its own for every way a file can be wrong
            raise WeightsUnavailableError(f"{path} cannot be read as an ONNX model: {error}") from error
        inputs, outputs = self._session.get_inputs(), self._session.get_outputs()
        if len(inputs) != 1 or len(outputs) != 1 or len(inputs[0].shape) != 4 or inputs[0].shape[1] != 3:
            raise WeightsUnavailableError(
                f"{path} is no YOLO detector: it needs one input (1, 3, height, width) and one output, and has "
                f"{[value.shape for value in inputs]} and {[value.shape for value in outputs]}."
            )
        height, width = (side if isinstance(side, int) else FREE_SIDE for side in inputs[0].shape[2:])
        if not (0 < height <= LONGEST_SIDE and 0 < width <= LONGEST_SIDE):
            raise WeightsUnavailableError(f"{path} wants pages of {width} x {height} pixels: too large.")
        self._input, self._size = inputs[0].name, (width, height)
        self._names = _class_names(self._session.get_modelmeta().custom_metadata_map.get("names", ""))
        unknown = sorted(set(kinds or ()) - set(self._names.values())) if self._names else []
        if unknown:
            known = ", ".join(self._names.values())
            raise WeightsUnavailableError(f"{path} has no class {', '.join(unknown)}, only {known}.")
        self._kinds = set(kinds) if kinds else None
        self._least_score, self._margin = least_score, margin
        self.name = f"onnx-{file_sha256(path)[:8]}"

    def segment(self, page: np.ndarray) -> Segmentation:
        """The illustrations of ``page`` (H, W, 3) uint8 RGB."""
        check_page(page)
        pixels, scale = _fit(page, self._size)
        output = np.asarray(self._session.run(None, {self._input: pixels})[0], dtype=np.float64)
        if output.ndim != 3 or (output.shape[1] < 5 and output.shape[2] != 6):
            raise WeightsUnavailableError(
                f"The detector's output has the shape {output.shape}, not (1, 4 + classes, N) or (1, N, 6)."
            )
        rectangles, scores, classes = _decode(output[0], self._least_score)
        found = Candidates()
        for index in range(len(scores)):
            kind = self._names.get(int(classes[index]), str(int(classes[index])))
            if self._kinds is None or kind in self._kinds:
                found.add(rectangles[index] / scale, min(float(scores[index]), 1.0), kind)
        return finish(found, page.shape[:2], self.name, Counter(), margin=self._margin)


def _providers() -> list[str]:
    """What may run the network: an NVIDIA GPU first, where ONNX Runtime's build for it (onnxruntime-gpu) is installed."""
    available = onnxruntime.get_available_providers()
    return [name for name in ("CUDAExecutionProvider", "CPUExecutionProvider") if name in available]


def _fit(page: np.ndarray, size: tuple[int, int]) -> tuple[np.ndarray, float]:
    """The page fitted into ``size`` (width, height) from its upper left corner, (1, 3, height, width), and
    its scale.
    """
    scale = min(size[0] / page.shape[1], size[1] / page.shape[0])
    fitted = (max(round(page.shape[1] * scale), 1), max(round(page.shape[0] * scale), 1))
    canvas = np.full((size[1], size[0], 3), PADDING, dtype=np.uint8)
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    canvas[: fitted[1], : fitted[0]] = cv2.resize(page, fitted, interpolation=method)
    return (canvas.astype(np.float32) / 255).transpose(2, 0, 1)[None], scale


def _decode(output: np.ndarray, least_score: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rectangles (N, 4) in pixels of the input, scores (N,) and class numbers (N,), the best first."""
    suppressed = output.shape[1] == 6 and output.shape[0] != 6
    if suppressed:
        rectangles, scores, classes = output[:, :4], output[:, 4], output[:, 5]
    else:
        centres, sides = output[:2].T, output[2:4].T
        rectangles = np.concatenate([centres - sides / 2, centres + sides / 2], axis=1)
        scores, classes = output[4:].max(axis=0), output[4:].argmax(axis=0)
    sure = np.isfinite(rectangles).all(axis=1) & (scores >= least_score)
    rectangles, scores, classes = rectangles[sure], scores[sure], classes[sure]
    best = np.argsort(-scores, kind="stable")[:MOST_DETECTIONS]
    rectangles, scores, classes = rectangles[best], scores[best], classes[best]
    kept = np.arange(len(best)) if suppressed else suppress_overlaps(rectangles, scores, MOST_OVERLAP)
    return rectangles[kept], scores[kept], classes[kept]


def _class_names(text: str) -> dict[int, str]:
    """Reads the metadata ``names``, such as "{0: 'text', 1: 'figure'}"; nothing where it is something
    else.
    """
    try:
        names = ast.literal_eval(text[:100_000])
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return {}
    return {int(key): str(value) for key, value in names.items()} if isinstance(names, dict) else {}
