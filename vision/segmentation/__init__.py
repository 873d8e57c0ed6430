"""Illustrations out of pages: a page as an array in, boxes with score, class and segmenter's name out."""

from vision.segmentation.box import Box, Segmentation, Segmenter
from vision.segmentation.choose import METHODS, segmenter

__all__ = ["METHODS", "Box", "Segmentation", "Segmenter", "segmenter"]
