"""The segmenter that a corpus's settings name."""

from __future__ import annotations

from typing import Any

from vision.segmentation.box import Segmenter

METHODS = ("none", "layout", "docextractor", "onnx")
"""``layout`` is the default for printed pages."""


def segmenter(method: str, **options: Any) -> Segmenter:
    """The segmenter ``method``, with the options of its class: LayoutSegmenter, DocExtractorSegmenter,
    OnnxSegmenter.

    Only the libraries of the method asked for are imported.

    Raises:
        ValueError: there is no such method.
        TypeError: the method has no such option.
        vision.weights.WeightsUnavailableError: its network's file cannot be had.
    """
    if method == "none":
        from vision.segmentation.whole_page import WholePageSegmenter

        return WholePageSegmenter(**options)
    if method == "layout":
        from vision.segmentation.layout import LayoutSegmenter

        return LayoutSegmenter(**options)
    if method == "docextractor":
        from vision.segmentation.docextractor import DocExtractorSegmenter

        return DocExtractorSegmenter(**options)
    if method == "onnx":
        from vision.segmentation.onnx_detector import OnnxSegmenter

        return OnnxSegmenter(**options)
    raise ValueError(f"There is no segmentation method {method!r}: choose one of {', '.join(METHODS)}.")
