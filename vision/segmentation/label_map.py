"""From a map of labels to boxes."""

from __future__ import annotations

import cv2
import numpy as np

from vision.segmentation.illustrations import LEAST_AREA, Candidates


def boxes_of_label(labels: np.ndarray, certainty: np.ndarray, label: int, kind: str) -> Candidates:
    """The upright bounding boxes of the regions of one ``label``, in pixels of the map.

    ``labels`` (H, W) of integers, ``certainty`` (H, W) in 0..1; a box's score is the mean certainty of the
    label's pixels in it. As in docExtractor, a region is an outer contour whose area is at least 0.5 % of the
    page.
    """
    mask = (labels == label).astype(np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    candidates = Candidates()
    for contour in contours:
        if cv2.contourArea(contour) < LEAST_AREA * mask.size:
            continue
        x, y, w, h = cv2.boundingRect(contour)
        part = np.s_[y : y + h, x : x + w]
        score = float(certainty[part][mask[part] > 0].mean())
        candidates.add(np.array([x, y, x + w, y + h]), score, kind)
    return candidates
