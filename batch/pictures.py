"""Where the pixels of a page or an image come from."""

from __future__ import annotations

from typing import Any

from PIL import Image

from batch.settings import Settings
from vision.picture import open_picture


def page_picture(settings: Settings, page: dict[str, Any], wanted_side: int | None = None) -> Image.Image:
    """The picture of a page (a row with ``image_url``), upright, RGB.

    Raises:
        vision.picture.UnreadablePictureError: it cannot be opened; the message says why.
    """
    return open_picture(settings.source.images / page["image_url"], wanted_side=wanted_side)


def image_picture(settings: Settings, image: dict[str, Any], wanted_side: int | None = None) -> Image.Image:
    """The picture of an image: its region (``x``, ``y``, ``w``, ``h``) of its page.

    A page that is one image may be decoded smaller, down to ``wanted_side``, where its format allows.

    Raises:
        vision.picture.UnreadablePictureError: its page cannot be opened.
    """
    whole = image["x"] == image["y"] == 0 and (image["w"], image["h"]) == (image["width"], image["height"])
    if whole:
        return page_picture(settings, image, wanted_side)
    x, y, w, h = (image[name] for name in ("x", "y", "w", "h"))
    return page_picture(settings, image).crop((x, y, x + w, y + h))
