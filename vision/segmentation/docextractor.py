"""docExtractor's own segmentation, by its checkpoint and our definition of its network (Monnier and Aubry,
2020).
"""

from __future__ import annotations

import inspect
import logging
import math
import os
import pickle
from _codecs import encode
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from vision.segmentation.box import Segmentation, check_page
from vision.segmentation.illustrations import Candidates, finish
from vision.segmentation.label_map import boxes_of_label
from vision.segmentation.res_unet import ResUNet
from vision.weights import WeightsUnavailableError, file_sha256

CHECKPOINT_VARIABLE = "WANDERBILD_DOCEXTRACTOR"
"""The environment variable that may name the checkpoint's file."""
HOW_TO_GET_IT = (
    "To get it: download http://imagine.enpc.fr/~monniert/docExtractor/resrc/models.zip (or the pretrained "
    "model that the README of github.com/monniert/docExtractor links to), unzip it, and name the file "
    "models/default/model.pkl as `checkpoint` in the settings or in the environment variable "
    f"{CHECKPOINT_VARIABLE}. The segmenter `layout` needs no such file."
)
ILLUSTRATIONS = {1: "illustration", 10: "drawing", 11: "glyph"}
"""docExtractor's labels that are pictures; the published model merges them all into the first."""
MODELS = {f"res_unet{depth}": f"resnet{depth}" for depth in (18, 34, 50, 101, 152)}
MOST_PIXELS = 16_000_000
"""Pixels a page may have as the network sees it; the published model looks at 1,280 x 1,280."""
DAMAGE = (
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    RuntimeError,
    EOFError,
    pickle.UnpicklingError,
)
"""What reading a file that is no checkpoint may raise."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Checkpoint:
    """What of a ``model.pkl`` is needed to segment: the network, what it was trained at and on."""

    network: ResUNet
    resolution: tuple[int, int] | float
    labels: list[int]
    normalize: bool


class DocExtractorSegmenter:
    """The published network on a checkpoint of its format."""

    def __init__(
        self, *, checkpoint: Path | str | None = None, device: str | None = None, margin: float = 0.0
    ) -> None:
        """``checkpoint``: its ``model.pkl``, by default the file that $WANDERBILD_DOCEXTRACTOR names;
        ``device``: of torch, by default an accelerator where there is one; ``margin``: as a share of a box's
        shorter side.

        Raises:
            vision.weights.WeightsUnavailableError: no such file, or not such a checkpoint.
        """
        named = checkpoint or os.environ.get(CHECKPOINT_VARIABLE)
        if not named:
            raise WeightsUnavailableError(f"docExtractor's checkpoint is not named. {HOW_TO_GET_IT}")
        file = Path(named)
        if not file.is_file():
            raise WeightsUnavailableError(f"docExtractor's checkpoint {file} is not there. {HOW_TO_GET_IT}")
        self._device = torch.device(device or ("cuda" if torch.cuda.is_available() else "cpu"))
        self._checkpoint = load_checkpoint(file)
        self._checkpoint.network.to(self._device)
        self._margin = margin
        self.name = f"docextractor-{file_sha256(file)[:8]}"

    def segment(self, page: np.ndarray) -> Segmentation:
        """The illustrations of ``page`` (H, W, 3) uint8 RGB."""
        check_page(page)
        labels, certainty = self.label_map(page)
        found = Candidates()
        for number, label in enumerate(self._checkpoint.labels, start=1):
            if label in ILLUSTRATIONS:
                found.extend(boxes_of_label(labels, certainty, number, ILLUSTRATIONS[label]))
        height, width = page.shape[:2]
        found.rectangles = found.rectangles * np.array(
            [width / labels.shape[1], height / labels.shape[0]] * 2
        )
        return finish(found, (height, width), self.name, Counter(), margin=self._margin)

    def label_map(self, page: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The map of labels (h, w) int64 that docExtractor gives for ``page``, and how sure it is, (h, w)
        float32.

        0 is background, k the k-th of the checkpoint's labels; h and w are the page's sides at the resolution
        of the training.
        """
        picture = Image.fromarray(page)
        size = _size_seen(picture.size, self._checkpoint.resolution)
        pixels = np.array(picture.resize(size, resample=Image.Resampling.LANCZOS), dtype=np.float32) / 255
        if self._checkpoint.normalize:
            pixels = (pixels - pixels.mean(axis=(0, 1))) / (pixels.std(axis=(0, 1)) + 10**-7)
        batch = torch.from_numpy(pixels.transpose(2, 0, 1)[None]).float().to(self._device)
        with torch.inference_mode():
            scores = self._checkpoint.network(batch)[0]
            _, labels = scores.max(0)
            certainty = scores.softmax(0).amax(0)
        return labels.cpu().numpy(), certainty.cpu().numpy()


def load_checkpoint(file: Path) -> Checkpoint:
    """Reads a ``model.pkl`` that docExtractor wrote, running none of the code a pickle may hold.

    Raises:
        vision.weights.WeightsUnavailableError: it is no checkpoint of docExtractor, or not a whole one.
    """
    try:
        with torch.serialization.safe_globals(_harmless_globals()):
            content = torch.load(file, map_location="cpu", weights_only=True)
        known = inspect.signature(ResUNet).parameters
        options = {key: value for key, value in content["model_kwargs"].items() if key in known}
        options.setdefault("encoder_name", MODELS[content["model_name"]])
        network = ResUNet(content["n_classes"], **options)
        # A network trained on several devices at once was wrapped, and the names of its parameters show it.
        state = {name.removeprefix("module."): value for name, value in content["model_state"].items()}
        missing, unexpected = network.load_state_dict(state, strict=False)
        resolution, labels = content["train_resolution"], sorted(content["restricted_labels"])
        normalize = bool(content["normalize"])
        if missing:
            raise ValueError(f"{len(missing)} parameters are missing, {missing[0]} first")
        if not set(labels) & set(ILLUSTRATIONS):
            raise ValueError("its network knows no label of an illustration")
    except DAMAGE as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise WeightsUnavailableError(
            f"{file} is no checkpoint of docExtractor ({reason}). {HOW_TO_GET_IT}"
        ) from error
    if unexpected:
        logger.warning("%s: %d parameters of no use, %s first", file, len(unexpected), unexpected[0])
    size = resolution if isinstance(resolution, int | float) else (int(resolution[0]), int(resolution[1]))
    return Checkpoint(network.eval(), size, labels, normalize)


def _size_seen(size: tuple[int, int], resolution: tuple[int, int] | float) -> tuple[int, int]:
    """The size (width, height) the network sees: within ``resolution``, or of so many pixels."""
    if isinstance(resolution, tuple):
        ratio = min(wanted / given for wanted, given in zip(resolution, size, strict=True))
    else:
        ratio = math.sqrt(resolution / (size[0] * size[1]))
    width, height = (max(round(ratio * side), 1) for side in size)
    if width * height > MOST_PIXELS:
        raise ValueError(
            f"The checkpoint wants pages of {width} x {height} pixels, more than {MOST_PIXELS:,}: use another."
        )
    return width, height


def _harmless_globals() -> list[Any]:
    """What a checkpoint names besides tensors: the validation score is a NumPy scalar."""
    scalar = np.float64(0).__reduce__()[0]
    old_name = (scalar, "numpy.core.multiarray.scalar")  # as NumPy 1 wrote it
    return [scalar, old_name, np.dtype, type(np.dtype(np.float64)), encode, Counter]
