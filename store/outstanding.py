"""What the steps of a build still have to do: told from the tables, so that a killed step goes on where it was."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pyarrow as pa

from store.arrow_sql import select
from store.database import Store

TO_DOWNLOAD = """
SELECT *
FROM pages
WHERE status = 'waiting'
OR id IN (SELECT id FROM to_cut)
OR (status = 'done' AND id IN (SELECT page_id FROM images WHERE id NOT IN (SELECT id FROM described)))
ORDER BY document_id, number, id
"""
CUT_OTHERWISE = """
SELECT pages.id
FROM pages
LEFT JOIN wanted USING (id)
WHERE pages.status = 'waiting'
OR (
    (pages.status = 'done' OR pages.cut_by IS NOT NULL)
    AND pages.cut_by IS DISTINCT FROM coalesce(wanted.cut_by, (SELECT cut_by FROM of_all))
)
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
UNDESCRIBED = """
SELECT *
FROM images
WHERE id NOT IN (SELECT id FROM features)
ORDER BY node
"""
UNDER_DESCRIPTION = """
SELECT DISTINCT page_id
FROM images
LEFT JOIN features USING (id)
WHERE features.id IS NULL OR features.error IS NOT NULL
"""
NONE = pa.table({"id": pa.array([], pa.string()), "page_id": pa.array([], pa.string())})


def pages_to_download(store: Store, *, to_cut: Collection[str], describe_anew: bool) -> pa.Table:
    """The pages whose file is wanted: they wait, are ``to_cut`` up again, or have images that are to be described."""
    columns = ["id", "document_id", "number", "image", "fetched_url", "width", "height", "status"]
    return select(
        TO_DOWNLOAD,
        pages=store.rows("pages", columns, "image IS NOT NULL"),
        to_cut=pa.table({"id": pa.array(to_cut, pa.string())}),
        images=store.rows("images", ["id", "page_id"]) if store.has("images") else NONE,
        described=NONE if describe_anew or not store.has("features") else store.rows("features", ["id"]),
    )


def pages_cut_otherwise(store: Store, of_all: str, of_pages: Mapping[str, str]) -> set[str]:
    """The pages that wait, or whose ``cut_by`` is neither ``of_all`` nor, where it names them, what ``of_pages`` says.

    A page that failed to be cut up counts too; one that could not even be had does not.
    """
    if not store.has("pages"):
        return set()
    wanted = [pa.array(of_pages.keys(), pa.string()), pa.array(of_pages.values(), pa.string())]
    found = select(
        CUT_OTHERWISE,
        pages=store.rows("pages", ["id", "status", "cut_by"]),
        wanted=pa.table(wanted, names=["id", "cut_by"]),
        of_all=pa.table({"cut_by": [of_all]}),
    )
    return set(found["id"].to_pylist())


def pages_with_images(store: Store) -> set[str]:
    """The pages that have images already, though they may be about to be cut up again."""
    return set(store.rows("images", ["page_id"])["page_id"].unique().to_pylist())


def images_on_pages(store: Store) -> pa.Table:
    """All images with their regions, and the address and the size of their pages, by node."""
    return select(
        ON_PAGES,
        images=store.rows("images", ["id", "node", "page_id", "x", "y", "w", "h"]),
        pages=store.rows("pages", ["id", "image_url", "width", "height"]),
    )


def undescribed_images(store: Store) -> pa.Table:
    """The images (as ``images_on_pages`` gives them) without a row in ``features``."""
    return select(UNDESCRIBED, images=images_on_pages(store), features=store.rows("features", ["id"]))


def pages_under_description(store: Store) -> set[str]:
    """The pages that have an image which is not described yet, or could not be."""
    found = select(
        UNDER_DESCRIPTION,
        images=store.rows("images", ["id", "page_id"]),
        features=store.rows("features", ["id", "error"]),
    )
    return set(found["page_id"].to_pylist())
