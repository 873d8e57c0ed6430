"""Making thumbnails anew after the settings asked for another size."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from batch.pictures import image_picture
from batch.progress import Progress
from batch.step import Build
from store.outstanding import images_on_pages
from vision.picture import UnreadablePictureError, encode_thumbnail, picture_size

IMAGES_AT_ONCE = 256


def renew_thumbnails(build: Build) -> int:
    """Makes the thumbnails of another size than is asked for anew from their pages; returns how many.

    Those made before a kill have the size already. An image whose page is no longer at hand keeps the one it has.
    """
    store, side = build.store, build.settings.segment.thumbnail
    images = images_on_pages(store)
    renewed = 0
    with Progress("thumbnails", images.num_rows, "images") as progress:
        for start in range(0, images.num_rows, IMAGES_AT_ONCE):
            some = images.slice(start, IMAGES_AT_ONCE).to_pylist()
            kept = store.thumbnails([image["id"] for image in some])
            made = {
                image["id"]: thumbnail
                for image in some
                if max(picture_size(kept[image["id"]])) != min(side, max(image["w"], image["h"]))
                and (thumbnail := _thumbnail(build, image, side))
            }
            columns = [pa.array(made.keys(), pa.string()), pa.array(made.values(), pa.large_binary())]
            store.merge("images", pa.table(columns, names=["id", "thumbnail"]))
            renewed += len(made)
            progress.advance(len(some))
    return renewed


def _thumbnail(build: Build, image: dict[str, Any], side: int) -> bytes | None:
    try:
        return encode_thumbnail(image_picture(build.settings, image), side)
    except UnreadablePictureError:
        return None
