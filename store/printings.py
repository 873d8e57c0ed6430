"""Printings: the images of a cluster or of a search, with everything known of each."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from store.catalogue import Catalogue

PRINTINGS = """
SELECT
    images.node,
    images.id,
    images.title,
    images.periodical,
    images.issue,
    documents.date_text,
    images.date_start,
    images.date_end,
    images.date_precision,
    images.date_qualifier,
    documents.place_text,
    images.city,
    images.country,
    images.latitude,
    images.longitude,
    images.language,
    images.kind,
    pages.number AS page_number,
    pages.label AS page_label,
    images.x,
    images.y,
    images.w,
    images.h,
    images.page_id,
    images.iiif_url,
    pages.image_url,
    documents.manifest,
    documents.rights,
    documents.provider,
    documents.metadata,
    images.phash
FROM wanted
JOIN images USING (node)
JOIN documents ON documents.id = images.document_id
JOIN pages ON pages.id = images.page_id
ORDER BY images.last_day NULLS LAST, images.first_day, images.node
"""

NODE_OF_IMAGE = "SELECT node FROM images WHERE id = $id"

FACETS = """
SELECT 'city' AS facet, city AS value, count(*) AS images FROM images WHERE city IS NOT NULL GROUP BY city
UNION ALL
SELECT 'country', country, count(*) FROM images WHERE country IS NOT NULL GROUP BY country
UNION ALL
SELECT 'periodical', periodical, count(*) FROM images WHERE periodical IS NOT NULL GROUP BY periodical
ORDER BY facet, value
"""

SUMMARY = """
SELECT
    count(*) AS images,
    count(DISTINCT issue_number) AS issues,
    count(DISTINCT periodical_number) AS periodicals,
    count(DISTINCT city_number) AS cities,
    count(DISTINCT country_number) AS countries,
    year(min(first_day)) AS first_year,
    year(max(last_day)) AS last_year
FROM images
"""


def printings(catalogue: Catalogue, nodes: Sequence[int]) -> pa.Table:
    """What is known of the images ``nodes``, by date of print (the latest possible day, so that a vague date comes late)."""
    return catalogue.query(PRINTINGS, wanted=pa.table({"node": pa.array(nodes, pa.int32())}))


def node_of_image(catalogue: Catalogue, image_id: str) -> int | None:
    """The node of the image with this id, None if the store has none."""
    rows = catalogue.query(NODE_OF_IMAGE, {"id": image_id})
    return rows["node"][0].as_py() if rows.num_rows else None


def facets(catalogue: Catalogue) -> dict[str, dict[str, int]]:
    """For city, country and periodical: every value with its number of images."""
    found: dict[str, dict[str, int]] = {"city": {}, "country": {}, "periodical": {}}
    for row in catalogue.query(FACETS).to_pylist():
        found[row["facet"]][row["value"]] = row["images"]
    return found


def summary(catalogue: Catalogue) -> dict[str, int | None]:
    """How many images, issues, periodicals, cities and countries the corpus has, and its years."""
    return catalogue.query(SUMMARY).to_pylist()[0]
