"""How much of the corpus there is, per place and time, and how much of it is dated and placed: over documents."""

from __future__ import annotations

from typing import Literal

import pyarrow as pa

from store.catalogue import Catalogue

Grouping = Literal["country", "city", "decade", "periodical"]
GROUPINGS: tuple[Grouping, ...] = ("country", "city", "decade", "periodical")

# A document belongs to a decade if it cannot have appeared in another.
DECADE = """
CASE
    WHEN year(date_start) // 10 = year(date_end) // 10 THEN CAST(year(date_start) // 10 * 10 AS INTEGER)
END
"""
PRECISIONS = """
SELECT date_precision AS precision, count(*) AS documents
FROM documents
GROUP BY date_precision
ORDER BY documents DESC, precision
"""
UNREAD_DATES = """
SELECT date_text, count(*) AS documents
FROM documents
WHERE date_precision = 'unknown' AND date_text IS NOT NULL
GROUP BY date_text
ORDER BY documents DESC, date_text
"""
UNRESOLVED_PLACES = """
SELECT place_text, place_problem AS problem, count(*) AS documents
FROM documents
WHERE place_problem IS NOT NULL
GROUP BY ALL
ORDER BY documents DESC, place_text, problem
"""
TOTALS = """
SELECT
    count(*) AS documents,
    count(*) FILTER (date_precision <> 'unknown') AS dated,
    count(*) FILTER (city IS NOT NULL) AS placed,
    count(*) FILTER (date_text IS NULL) AS without_date_text,
    count(*) FILTER (place_text IS NULL) AS without_place_text,
    (SELECT count(*) FROM pages) AS pages,
    (SELECT count(*) FROM pages WHERE status = 'failed') AS failed_pages,
    (SELECT count(*) FROM images) AS images
FROM documents
"""
COVERAGE = """
WITH on_pages AS (SELECT document_id, count(*) AS pages FROM pages GROUP BY document_id),
of_images AS (SELECT document_id, count(*) AS images FROM images GROUP BY document_id)
SELECT
    {columns},
    count(*) AS documents,
    CAST(sum(coalesce(on_pages.pages, 0)) AS BIGINT) AS pages,
    CAST(sum(coalesce(of_images.images, 0)) AS BIGINT) AS images,
    year(min(coalesce(date_start, date_end))) AS first_year,
    year(max(coalesce(date_end, date_start))) AS last_year
FROM documents
LEFT JOIN on_pages ON on_pages.document_id = documents.id
LEFT JOIN of_images ON of_images.document_id = documents.id
GROUP BY ALL
ORDER BY {order}
"""
COLUMNS: dict[Grouping, str] = {
    "country": "country",
    "city": "city, country, latitude, longitude",
    "decade": f"{DECADE} AS decade",
    "periodical": "periodical, city, country",
}
ORDERS: dict[Grouping, str] = {
    "country": "documents DESC, country",
    "city": "documents DESC, city, country",
    "decade": "decade NULLS LAST",
    "periodical": "documents DESC, periodical, city, country",
}
DECADES_OF_COUNTRIES = f"""
SELECT {DECADE} AS decade, country, count(*) AS documents
FROM documents
GROUP BY ALL
ORDER BY decade, documents DESC, country
"""
DOCUMENTS_BY_DATE = """
SELECT city, country, latitude, longitude, date_start, date_end, date_precision, date_qualifier
FROM documents
ORDER BY coalesce(date_start, date_end) NULLS LAST, id
"""


def totals(catalogue: Catalogue) -> dict[str, int]:
    """How many documents there are, and how many are dated and placed; how many pages, failed ones, and images."""
    return catalogue.query(TOTALS).to_pylist()[0]


def precisions(catalogue: Catalogue) -> pa.Table:
    """How many documents have a date of each precision: ``precision``, ``documents``."""
    return catalogue.query(PRECISIONS)


def unread_dates(catalogue: Catalogue) -> pa.Table:
    """Dates that could not be read, the most frequent first: ``date_text``, ``documents``."""
    return catalogue.query(UNREAD_DATES)


def unresolved_places(catalogue: Catalogue) -> pa.Table:
    """Places that stay open, the most frequent first: ``place_text``, ``problem``, ``documents``."""
    return catalogue.query(UNRESOLVED_PLACES)


def coverage(catalogue: Catalogue, by: Grouping) -> pa.Table:
    """Documents, pages and images of each country, city, decade or periodical, with its first and last year.

    What has no known place, no date within one decade, or no periodical stands in a row of its own, with null.
    """
    return catalogue.query(COVERAGE.format(columns=COLUMNS[by], order=ORDERS[by]))


def decades_of_countries(catalogue: Catalogue) -> pa.Table:
    """How many documents each country has of each decade: ``decade``, ``country``, ``documents``; null where unknown."""
    return catalogue.query(DECADES_OF_COUNTRIES)


def documents_by_date(catalogue: Catalogue) -> pa.Table:
    """Where and when every document appeared, the earliest first."""
    return catalogue.query(DOCUMENTS_BY_DATE)
