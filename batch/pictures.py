"""Where the pixels of a page or an image come from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PIL import Image

from batch.settings import FolderSource, IiifSource, Settings
from store.database import Store
from store.image_api import Box, image_from_json, region_url
from store.outstanding import pages_under_description
from store.page_files import PAGE_FILES, page_path
from vision.picture import open_picture


def page_file(settings: Settings, page_id: str, image_url: str | None) -> Path:
    """The file of a page: in the folder of images, or where the page was downloaded to."""
    if isinstance(settings.source, FolderSource):
        return settings.source.images / (image_url or "")
    return page_path(settings.store / PAGE_FILES, page_id)


def page_at_hand(settings: Settings, page_id: str) -> bool:
    """Whether a page can be read now; false while it waits to be downloaded."""
    return isinstance(settings.source, FolderSource) or page_file(settings, page_id, None).exists()


def iiif_url(image: str | None, box: tuple[int, int, int, int], page_size: tuple[int, int]) -> str | None:
    """The address at the library of a region (x, y, w, h) of a page of ``page_size`` (width, height) pixels.

    ``image`` is the page's column of that name; None, if it has none.
    """
    return region_url(image_from_json(json.loads(image)), Box(*box), page_size) if image else None


def page_picture(
    settings: Settings, page_id: str, image_url: str | None, wanted_side: int | None = None
) -> Image.Image:
    """The picture of a page, upright, RGB.

    Raises:
        vision.picture.UnreadablePictureError: it cannot be opened; the message says why.
    """
    return open_picture(page_file(settings, page_id, image_url), wanted_side=wanted_side)


def image_picture(settings: Settings, image: dict[str, Any], wanted_side: int | None = None) -> Image.Image:
    """The picture of an image: its region (``x``, ``y``, ``w``, ``h``) of its page (``page_id``, ``image_url``).

    A page that is one image may be decoded smaller, down to ``wanted_side``, where its format allows.

    Raises:
        vision.picture.UnreadablePictureError: its page cannot be opened.
    """
    whole = image["x"] == image["y"] == 0 and (image["w"], image["h"]) == (image["width"], image["height"])
    if whole:
        return page_picture(settings, image["page_id"], image["image_url"], wanted_side)
    x, y, w, h = (image[name] for name in ("x", "y", "w", "h"))
    return page_picture(settings, image["page_id"], image["image_url"]).crop((x, y, x + w, y + h))


def drop_described_pages(settings: Settings, store: Store) -> int:
    """Deletes the files of pages whose every image is described, if the settings do not keep them; returns how many."""
    source = settings.source
    if not isinstance(source, IiifSource) or source.keep_pages:
        return 0
    needed = pages_under_description(store)
    dropped = 0
    for page_id in store.rows("pages", ["id"], "status = 'done'")["id"].to_pylist():
        if page_id not in needed and page_at_hand(settings, page_id):
            page_file(settings, page_id, None).unlink()
            dropped += 1
    return dropped
