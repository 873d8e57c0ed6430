"""What the steps of a build still have to do: told from the tables, so that a killed step goes on where it was."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from store.arrow_sql import select
from store.database import Store

TO_DOWNLOAD = """
SELECT *
FROM pages
WHERE status = 'waiting'
OR (status = 'done' AND id IN (SELECT page_id FROM images WHERE id NOT IN (SELECT id FROM described)))
ORDER BY document_id, number, id
"""
CUT = """
SELECT id, image_url
FROM pages
WHERE id IN (SELECT page_id FROM images)
ORDER BY id
"""
ON_PAGES = """
SELECT
    images.id,
    images.node,
    images.page_id,
    images.x,
    images.y,
    images.w,
    images.h,
    pages.image_url,
    pages.width,
    pages.height
FROM images
JOIN pages ON pages.id = images.page_id
ORDER BY images.node
"""
UNDER_DESCRIPTION = """
SELECT DISTINCT page_id
FROM images
LEFT JOIN features USING (id)
WHERE features.id IS NULL OR features.error IS NOT NULL
"""
NONE = pa.table({"id": pa.array([], pa.string()), "page_id": pa.array([], pa.string())})


def pages_to_download(store: Store, *, describe_anew: bool) -> pa.Table:
    """The pages whose file is wanted: they wait to be cut up, or have images that are to be described."""
    columns = ["id", "document_id", "number", "image", "fetched_url", "width", "height", "status"]
    return select(
        TO_DOWNLOAD,
        pages=store.rows("pages", columns, "image IS NOT NULL"),
        images=store.rows("images", ["id", "page_id"]) if store.has("images") else NONE,
        described=NONE if describe_anew or not store.has("features") else store.rows("features", ["id"]),
    )


def waiting_pages_that_are_cut(store: Store) -> pa.Table:
    """Pages (id, image_url) that wait to be cut up although their images are there: a kill came in between."""
    waiting = store.rows("pages", ["id", "image_url"], "status = 'waiting'")
    if not waiting.num_rows:
        return waiting
    return select(CUT, pages=waiting, images=store.rows("images", ["page_id"]))


def images_on_pages(store: Store) -> pa.Table:
    """All images with their regions, and the address and the size of their pages, by node."""
    return select(
        ON_PAGES,
        images=store.rows("images", ["id", "node", "page_id", "x", "y", "w", "h"]),
        pages=store.rows("pages", ["id", "image_url", "width", "height"]),
    )


def undescribed_images(store: Store) -> pa.Table:
    """The images (as ``images_on_pages`` gives them) without a row in ``features``."""
    images = images_on_pages(store)
    known = np.isin(images["node"].to_numpy(), store.rows("features", ["node"])["node"].to_numpy())
    return images.filter(pa.array(~known))


def pages_under_description(store: Store) -> set[str]:
    """The pages that have an image which is not described yet, or could not be."""
    found = select(
        UNDER_DESCRIPTION,
        images=store.rows("images", ["id", "page_id"]),
        features=store.rows("features", ["id", "error"]),
    )
    return set(found["page_id"].to_pylist())
