"""Opening a picture that may be damaged, huge, rotated, in many frames or in any colour space, safely."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

Image.MAX_IMAGE_PIXELS = None  # our own bound below gives a sentence instead of a warning

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "JPEG2000", "AVIF", "PPM")
"""What is opened at all; others that Pillow knows run interpreters (PostScript) or were never scanned to."""
CORPUS_PIXELS = 250_000_000
"""Pixels above which a picture of a corpus is refused: a newspaper page at 600 dpi has 150 million."""
UPLOAD_PIXELS = 40_000_000
"""Pixels above which a visitor's picture is refused."""
SMALLEST_SIDE = 16
"""Pixels: a picture with a shorter side carries nothing to describe."""


class UnreadablePictureError(ValueError):
    """A file that cannot be used as a picture; the message is a sentence that says why."""


def open_picture(
    source: Path | bytes, *, most_pixels: int = CORPUS_PIXELS, wanted_side: int | None = None
) -> Image.Image:
    """The picture upright, in RGB, 8 bits a channel.

    The first frame of an animation is taken; the orientation written by a camera is applied; transparency is laid on
    white; 16-bit grey is reduced to 8, 32-bit and floating grey stretched from its own range. The kind of file is told
    from its content, never from its name. ``wanted_side`` (pixels) lets a JPEG be decoded at a half, quarter or eighth of
    its size, as long as both sides stay at least that; the bound on pixels holds for the size as stored.

    Raises:
        UnreadablePictureError: no picture, damaged, too large or too small.
    """
    if isinstance(source, bytes) and not source:
        raise UnreadablePictureError("the file is empty")
    try:
        if isinstance(source, Path) and source.stat().st_size == 0:
            raise UnreadablePictureError("the file is empty")
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(
                io.BytesIO(source) if isinstance(source, bytes) else source, formats=FORMATS
            ) as picture,
        ):
            _check_size(picture.size, most_pixels)
            if wanted_side and picture.format == "JPEG":
                picture.draft(None, (wanted_side, wanted_side))
            picture.load()
            return _to_rgb(ImageOps.exif_transpose(picture))
    except UnreadablePictureError:
        raise
    except FileNotFoundError as error:
        raise UnreadablePictureError("the file is not there") from error
    except Image.UnidentifiedImageError as error:
        raise UnreadablePictureError("the file is not a picture that can be read") from error
    except IsADirectoryError as error:
        raise UnreadablePictureError("it is a folder") from error
    except PermissionError as error:
        raise UnreadablePictureError("the file may not be read: its permissions forbid it") from error
    except Exception as error:  # decoders meet hostile bytes with whatever exception comes to them
        raise UnreadablePictureError(
            f"the picture is damaged ({str(error) or type(error).__name__})"
        ) from error


def picture_size(source: Path | bytes) -> tuple[int, int]:
    """Width and height (pixels) of a picture as it stands upright, read from its header alone.

    Raises:
        UnreadablePictureError: no picture.
    """
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(
                io.BytesIO(source) if isinstance(source, bytes) else source, formats=FORMATS
            ) as picture,
        ):
            width, height = picture.size
            sideways = picture.getexif().get(0x0112, 1) >= 5
            return (height, width) if sideways else (width, height)
    except Exception as error:  # as above
        raise UnreadablePictureError("the file is not a picture that can be read") from error


def encode_thumbnail(picture: Image.Image, long_side: int, quality: int = 75) -> bytes:
    """A WebP of ``picture`` (RGB) whose longer side has at most ``long_side`` pixels."""
    thumbnail = picture.copy()
    thumbnail.thumbnail((long_side, long_side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    stream = io.BytesIO()
    thumbnail.save(stream, "WEBP", quality=quality, method=4)
    return stream.getvalue()


def _check_size(size: tuple[int, int], most_pixels: int) -> None:
    width, height = size
    if width * height > most_pixels:
        raise UnreadablePictureError(
            f"the picture has {width:,} × {height:,} pixels, more than the {most_pixels // 1_000_000} million allowed"
        )
    if min(size) < SMALLEST_SIDE:
        raise UnreadablePictureError(
            f"the picture has {width:,} × {height:,} pixels; its shorter side needs at least {SMALLEST_SIDE}"
        )


def _to_rgb(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith(("I", "F")):
        return Image.fromarray(_eight_bits(picture)).convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layers = picture.convert("RGBA")
        white = Image.new("RGBA", layers.size, "white")
        return Image.alpha_composite(white, layers).convert("RGB")
    return picture.convert("RGB")


def _eight_bits(picture: Image.Image) -> np.ndarray:
    """The values (uint8, (height, width)) of a picture in 16-bit, 32-bit or floating grey."""
    values = np.array(picture, dtype=np.float32)
    if picture.mode.startswith("I;16"):
        values /= 257
    else:
        np.nan_to_num(values, copy=False)
        values -= values.min()
        values *= 255 / (values.max() or 1)
    return values.round(out=values).astype(np.uint8)
