"""Keeping what images repeat of their page and document equal to it, after a date, a place or a title was corrected."""

from __future__ import annotations

from store.arrow_sql import select
from store.database import Store
from store.tables import OF_THE_DOCUMENT

KIND_OF_ITS_OWN = "segmenter = 'boxes' OR starts_with(segmenter, 'onnx-')"
_PRESENT = ", ".join(("id", "document_id", "title", "kind", *OF_THE_DOCUMENT))
_WANTED = ", ".join(
    (
        "images.id",
        "pages.document_id",
        # A page gives its title to its image if the image is the page; known boxes have their own, others none.
        "CASE segmenter WHEN 'none' THEN pages.title ELSE images.title END AS title",
        f"coalesce(CASE WHEN {KIND_OF_ITS_OWN} THEN images.kind ELSE pages.kind END, documents.kind) AS kind",
        *(f"documents.{name}" for name in OF_THE_DOCUMENT),
    )
)
OUTDATED = f"""
SELECT {_WANTED}
FROM images
JOIN pages ON pages.id = images.page_id
JOIN documents ON documents.id = pages.document_id
EXCEPT
SELECT {_PRESENT}
FROM images
ORDER BY id
"""


def refresh_images(store: Store) -> int:
    """Writes the page's and document's columns anew over the images where they differ; returns how many did."""
    if not store.count("images"):
        return 0
    outdated = select(
        OUTDATED,
        images=store.rows(
            "images", ["id", "page_id", "document_id", "segmenter", "title", "kind", *OF_THE_DOCUMENT]
        ),
        pages=store.rows("pages", ["id", "document_id", "title", "kind"]),
        documents=store.rows("documents", ["id", "kind", *OF_THE_DOCUMENT]),
    )
    store.merge("images", outdated)
    return outdated.num_rows
