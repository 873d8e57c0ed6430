"""The perceptual hash: pictures that are the same file, or nearly, have the same or nearly the same one."""

from __future__ import annotations

import imagehash
from PIL import Image

WORKING_SIDE = 256


def perceptual_hash(picture: Image.Image) -> str:
    """The 64-bit DCT hash of ``picture`` (Zauner 2010, as in the library imagehash), 16 hexadecimal digits."""
    small = picture.convert("L").resize(
        (WORKING_SIDE, WORKING_SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0
    )
    return str(imagehash.phash(small))
