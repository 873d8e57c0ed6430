"""Local features: small patches of a picture, described so that they are known again in another print of it.

SIFT (Lowe, 2004) compared as RootSIFT (Arandjelović and Zisserman, 2012). Blurring melts the half-tone dots and hatchings that
differ from print to print; contrast is left as it is, since SIFT looks at gradients alone and normalises them: equalising the
histogram only brings out paper and stains.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

WORKING_SIDE = 320
"""Pixels of the longer side at which features are sought; SIFT itself begins at twice this."""
BLUR = 1.0
"""Standard deviation, in pixels of the working side, of what is blurred away."""
MOST_FEATURES = 700
LEAST_CONTRAST = 0.005
"""Far below SIFT's usual 0.04: washed-out prints have their features too, and their number is bounded anyway."""
TONES_SIDE = 128
"""Pixels of the longer side of the small picture that is kept beside the features."""
UNIT = 512
"""Length of a descriptor as stored: its values stay below 256 but for a few, which are clipped."""

PARAMETERS = (
    f"RootSIFT, {MOST_FEATURES} of contrast {LEAST_CONTRAST} or more at {WORKING_SIDE} px, blur {BLUR}"
)
"""What is done, in words that change when it does."""

# A picture is small: whoever has many takes several at once, which OpenCV's own threads would only disturb.
cv2.setNumThreads(1)


@dataclass(frozen=True)
class LocalFeatures:
    """The K features of a picture, the strongest first come first.

    Lengths are shares of the picture's longer side, so that they do not depend on the size it is looked at:
    ``extent`` is the picture's own (width, height), one of which is 1; ``points`` (float32, (K, 2)) are x and y; ``scales``
    (float32, (K,)) the diameters of the patches; ``angles`` (float32, (K,)) their directions in radians, clockwise on screen.
    ``descriptors`` (uint8, (K, 128)) have an L2 norm of about 512; their dot products compare patches. ``tones`` (uint8, (height,
    width)) is the picture itself, small and grey.
    """

    extent: tuple[float, float]
    points: np.ndarray
    scales: np.ndarray
    angles: np.ndarray
    descriptors: np.ndarray
    tones: np.ndarray

    def __len__(self) -> int:
        return len(self.points)


def local_features(picture: Image.Image, most: int = MOST_FEATURES) -> LocalFeatures:
    """The (at most ``most``) strongest local features of ``picture`` (any mode and size); the same on every run.

    A patch with two strong directions is described twice. A blank picture has no features.
    """
    grey = np.asarray(picture.convert("L"))
    height, width = grey.shape
    blurred = cv2.GaussianBlur(_resized(grey, WORKING_SIDE), (0, 0), BLUR)
    sift = cv2.SIFT.create(nfeatures=most, contrastThreshold=LEAST_CONTRAST)
    keypoints, found = sift.detectAndCompute(blurred, None)
    descriptors = np.zeros((0, 128), np.float32) if found is None else found
    geometry = np.array([(*k.pt, k.size, k.angle) for k in keypoints], np.float32).reshape(-1, 4)
    strength = np.array([k.response for k in keypoints], np.float32)
    order = np.lexsort((*geometry.T, -strength))[:most]
    geometry, descriptors = geometry[order], descriptors[order]
    share = descriptors / np.maximum(descriptors.sum(axis=1, keepdims=True), 1.0)
    return LocalFeatures(
        extent=(width / max(height, width), height / max(height, width)),
        points=(geometry[:, :2] + 0.5) / WORKING_SIDE,
        scales=geometry[:, 2] / WORKING_SIDE,
        angles=np.deg2rad(geometry[:, 3]),
        descriptors=np.minimum(np.rint(UNIT * np.sqrt(share)), 255).astype(np.uint8),
        tones=_resized(blurred, TONES_SIDE),
    )


def _resized(grey: np.ndarray, side: int) -> np.ndarray:
    """``grey`` with ``side`` pixels on its longer side."""
    factor = side / max(grey.shape)
    size = tuple(max(1, round(length * factor)) for length in grey.shape[::-1])
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC)
