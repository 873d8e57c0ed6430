"""The page that an image stands on, and where it can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from store.catalogue import Catalogue
from store.database import Store
from store.page_files import PAGE_FILES, page_path

PAGE_OF_IMAGE = """
SELECT
    images.x,
    images.y,
    images.w,
    images.h,
    images.iiif_url,
    images.page_id,
    pages.number,
    pages.label,
    pages.width,
    pages.height,
    pages.canvas,
    pages.image_url,
    pages.fetched_url,
    documents.manifest,
    documents.viewer
FROM images
JOIN pages ON pages.id = images.page_id
JOIN documents ON documents.id = images.document_id
WHERE images.id = $id
"""


@dataclass(frozen=True)
class PageOfImage:
    """An image's region (pixels) of its page (``width`` × ``height``), and the addresses that lead to it.

    ``library_url`` gives the page's picture at a moderate size, ``region_url`` the image itself; ``viewer`` is the page
    where the library shows the document.
    """

    page_id: str
    number: int
    label: str | None
    x: int
    y: int
    w: int
    h: int
    width: int
    height: int
    image_url: str | None
    library_url: str | None
    region_url: str | None
    canvas: str | None
    manifest: str | None
    viewer: str | None


def page_of_image(catalogue: Catalogue, image_id: str) -> PageOfImage | None:
    """The page of the image with this id, None if the store has no such image."""
    rows = catalogue.query(PAGE_OF_IMAGE, {"id": image_id}).to_pylist()
    if not rows:
        return None
    row = rows[0]
    return PageOfImage(
        library_url=row.pop("fetched_url"),
        region_url=row.pop("iiif_url"),
        **row,
    )


class Pictured(Protocol):
    """What is known of a page as far as its picture is concerned."""

    @property
    def page_id(self) -> str:
        """The page's id."""

    @property
    def image_url(self) -> str | None:
        """Its address, or its path in the folder of pictures."""


def picture_of_page(store: Store, page: Pictured) -> Path | None:
    """The file of a page's picture, None if it is not kept."""
    folder = store.record("build").get("source_images")
    path = (
        Path(folder) / (page.image_url or "") if folder else page_path(store.file(PAGE_FILES), page.page_id)
    )
    return path if path.is_file() else None
