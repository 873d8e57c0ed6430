"""The tables of a store: names, columns and Arrow types. Unknown is null, never an empty string or 0."""

from __future__ import annotations

import pyarrow as pa

DOCUMENTS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("manifest", pa.string()),
        pa.field("periodical", pa.string()),
        pa.field("issue", pa.string()),
        pa.field("date_text", pa.string()),
        pa.field("date_start", pa.date32()),
        pa.field("date_end", pa.date32()),
        pa.field("date_precision", pa.string(), nullable=False),
        pa.field("date_qualifier", pa.string()),
        pa.field("place_text", pa.string()),
        pa.field("place_problem", pa.string()),
        pa.field("city", pa.string()),
        pa.field("country", pa.string()),
        pa.field("latitude", pa.float64()),
        pa.field("longitude", pa.float64()),
        pa.field("language", pa.string()),
        pa.field("kind", pa.string()),
        pa.field("rights", pa.string()),
        pa.field("provider", pa.string()),
        pa.field("viewer", pa.string()),
        pa.field("metadata", pa.string()),
    ]
)
"""One row a document. ``place_problem`` is the sentence that says why ``place_text`` gave no place, ``viewer`` the address of
the page where the library itself shows the document."""

PAGES = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("document_id", pa.string(), nullable=False),
        pa.field("number", pa.int32(), nullable=False),
        pa.field("label", pa.string()),
        pa.field("title", pa.string()),
        pa.field("canvas", pa.string()),
        pa.field("image_service", pa.string()),
        pa.field("image_url", pa.string()),
        pa.field("image", pa.string()),
        pa.field("fetched_url", pa.string()),
        pa.field("width", pa.int32()),
        pa.field("height", pa.int32()),
        pa.field("kind", pa.string()),
        pa.field("metadata", pa.string()),
        pa.field("status", pa.string(), nullable=False),
        pa.field("error", pa.string()),
        pa.field("cut_by", pa.string()),
        pa.field("left_out", pa.string()),
    ]
)
"""One row a page. ``metadata`` holds the source's own fields (JSON).

``image`` (JSON) is all that is known of a IIIF image: the manifest's words, and info.json's once it was asked for.
``fetched_url`` is the address that the page was downloaded from. ``width`` and ``height`` (pixels) are those of the picture
that is cut up, which may be smaller than the library's; before it is at hand, what the source states. ``status`` is
``waiting`` (not cut up yet), ``done`` or ``failed`` (``error`` says why). ``cut_by`` is a digest of all that decided how the
page was cut up: where it differs from what is asked for now, the page is cut up again. ``left_out`` (JSON) counts what on the
page was taken for no illustration, by reason."""

LINKS = pa.schema(
    [
        pa.field("a", pa.int32(), nullable=False),
        pa.field("b", pa.int32(), nullable=False),
        pa.field("similarity", pa.float32(), nullable=False),
        pa.field("kind", pa.string()),
    ]
)
"""Pairs of nodes, a < b, sorted by a, then b."""

FOREST = pa.schema(
    [
        pa.field("a", pa.int32(), nullable=False),
        pa.field("b", pa.int32(), nullable=False),
        pa.field("similarity", pa.float32(), nullable=False),
    ]
)
"""The maximum spanning forest of the links, sorted by falling similarity. The table ``verified_forest``, of the same columns, is
that of the links that verification found to join their pictures."""

VERIFICATIONS = pa.schema(
    [
        pa.field("a", pa.string(), nullable=False),
        pa.field("b", pa.string(), nullable=False),
        pa.field("kind", pa.string()),
        pa.field("joins", pa.bool_(), nullable=False),
        pa.field("inliers", pa.int32(), nullable=False),
        pa.field("coverage_a", pa.float32(), nullable=False),
        pa.field("coverage_b", pa.float32(), nullable=False),
        pa.field("transform", pa.list_(pa.float32(), 6)),
        pa.field("inverted", pa.bool_(), nullable=False),
        pa.field("error", pa.string()),
    ]
)
"""What local verification found of pairs of images (ids, a < b), whether the graph still links them or not: a working table, so
that nothing is verified twice. ``kind`` is null, with its ``error``, where a picture could not be read. ``coverage`` is the share
of each picture that the matched region covers; ``joins`` says whether that is enough to take both for the same picture.
``transform`` (2 × 3, row by row; null without agreement) takes points of a to points of b, both in shares of the picture's
longer side; ``inverted`` says that one is the other's negative."""

JUNK = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("node", pa.int32(), nullable=False),
        pa.field("reason", pa.string(), nullable=False),
        pa.field("numbers", pa.string(), nullable=False),
    ]
)
"""One row an image that is kept off the forest; ``numbers`` (JSON) are what the ``reason`` rests on. The tables
``forest_without_junk`` and ``verified_forest_without_junk`` are the forests without them."""

OF_THE_DOCUMENT = (
    "periodical",
    "issue",
    "date_start",
    "date_end",
    "date_precision",
    "date_qualifier",
    "city",
    "country",
    "latitude",
    "longitude",
    "language",
    "rights",
)
"""Columns of a document that every one of its images repeats."""


def images(dimensions: int) -> pa.Schema:
    """One row an image, its vector of ``dimensions`` float16 values (null until whitened)."""
    return pa.schema(
        [
            pa.field("id", pa.string(), nullable=False),
            pa.field("node", pa.int32(), nullable=False),
            pa.field("document_id", pa.string(), nullable=False),
            pa.field("page_id", pa.string(), nullable=False),
            pa.field("x", pa.int32(), nullable=False),
            pa.field("y", pa.int32(), nullable=False),
            pa.field("w", pa.int32(), nullable=False),
            pa.field("h", pa.int32(), nullable=False),
            pa.field("segment_score", pa.float32()),
            pa.field("segmenter", pa.string()),
            pa.field("iiif_url", pa.string()),
            pa.field("title", pa.string()),
            pa.field("kind", pa.string()),
            *(DOCUMENTS.field(name) for name in OF_THE_DOCUMENT),
            pa.field("phash", pa.string()),
            pa.field("thumbnail", pa.large_binary()),
            pa.field("vector", pa.list_(pa.float16(), dimensions)),
        ]
    )


def features(dimensions: int) -> pa.Schema:
    """One row an image: its descriptor of ``dimensions`` values before whitening, null with its ``error`` where there is none."""
    return pa.schema(
        [
            pa.field("id", pa.string(), nullable=False),
            pa.field("descriptor", pa.list_(pa.float16(), dimensions)),
            pa.field("error", pa.string()),
        ]
    )


def reprints(dimensions: int) -> pa.Schema:
    """One row a simulated reprint of the image ``id``: its number among that image's, how heavily it was changed, what was done
    to it in words, and its descriptor before whitening."""
    return pa.schema(
        [
            pa.field("id", pa.string(), nullable=False),
            pa.field("copy", pa.int32(), nullable=False),
            pa.field("strength", pa.string(), nullable=False),
            pa.field("done", pa.string(), nullable=False),
            pa.field("descriptor", pa.list_(pa.float16(), dimensions), nullable=False),
        ]
    )


SCHEMAS = {
    "documents": DOCUMENTS,
    "pages": PAGES,
    "images": images(384),
    "features": features(2304),
    "reprints": reprints(2304),
    "links": LINKS,
    "forest": FOREST,
    "verifications": VERIFICATIONS,
    "verified_forest": FOREST,
    "junk": JUNK,
    "forest_without_junk": FOREST,
    "verified_forest_without_junk": FOREST,
}
"""Every table's columns; how long vectors and descriptors are is each store's own choice."""
