"""No segmentation: the page is the image."""

from __future__ import annotations

import numpy as np

from vision.segmentation.box import Box, Segmentation, check_page


class WholePageSegmenter:
    """For folders of pictures that are cut out already."""

    name = "none"

    def segment(self, page: np.ndarray) -> Segmentation:
        """One box, all of ``page`` (H, W, 3) uint8 RGB."""
        check_page(page)
        height, width = page.shape[:2]
        return Segmentation([Box(0, 0, width, height, 1.0, "page", self.name)])
