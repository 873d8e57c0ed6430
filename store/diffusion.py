"""Diffusion: how several clusters spread, city by city, as far as their dates are known.

The first print of a cluster in a city lies between two days: not before the earliest day that any of its prints there may have,
not after the earliest of their latest days. Where an interval is open at one end, so is what follows from it (null). Prints
without a date say nothing of when, and are left out of what is said about time.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from store.catalogue import Catalogue
from store.clusters import Membership

STOPS = """
WITH
places AS (
    SELECT
        compared.number,
        city,
        CASE WHEN city IS NOT NULL THEN images.country END AS country,
        first(latitude ORDER BY latitude) AS latitude,
        first(longitude ORDER BY latitude) AS longitude,
        CASE WHEN NOT bool_or(date_start IS NULL AND date_end IS NOT NULL) THEN min(date_start) END AS earliest,
        min(date_end) AS latest,
        bool_or(first_day IS NOT NULL) AS dated,
        count(*) AS images,
        count(*) FILTER (first_day IS NULL) AS undated_images,
        first(images.node ORDER BY last_day NULLS LAST, first_day, images.node) AS first_node
    FROM compared
    JOIN images USING (node)
    GROUP BY ALL
),
between_places AS (
    SELECT
        *,
        min(latest) OVER (PARTITION BY number) AS first_print_latest,
        count(*) FILTER (dated) OVER others AS dated_others,
        min(earliest) OVER others AS others_earliest,
        coalesce(bool_or(dated AND earliest IS NULL) OVER others, FALSE) AS others_open
    FROM places
    WINDOW others AS (
        PARTITION BY number ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW
    )
)
SELECT
    number,
    row_number() OVER in_order AS turn,
    between_places.city,
    between_places.country,
    between_places.latitude,
    between_places.longitude,
    earliest,
    latest,
    coalesce(lag(latest) OVER in_order < earliest, FALSE) AS surely_after_previous,
    CASE WHEN dated THEN greatest(0, coalesce(earliest - first_print_latest, 0)) END AS lag_least_days,
    CASE
        WHEN NOT dated OR latest IS NULL OR others_open THEN NULL
        WHEN dated_others = 0 THEN 0
        ELSE greatest(0, latest - others_earliest)
    END AS lag_most_days,
    between_places.images,
    undated_images,
    images.id AS first_image,
    title,
    periodical,
    issue,
    date_start,
    date_end,
    date_precision,
    date_qualifier
FROM between_places
JOIN images ON images.node = first_node
WHERE between_places.city IS NOT NULL
WINDOW in_order AS (
    PARTITION BY number ORDER BY coalesce(latest, earliest) NULLS LAST, earliest, between_places.city, between_places.country
)
ORDER BY number, turn
"""

CITIES_REACHED = """
WITH
arrivals AS (SELECT number, earliest, latest FROM stops WHERE earliest IS NOT NULL OR latest IS NOT NULL),
marks AS (SELECT unnest([earliest, latest]) AS day FROM arrivals),
days AS (
    SELECT number, unnest([earliest, latest]) AS day FROM arrivals
    UNION
    SELECT number, unnest([(SELECT min(day) FROM marks), (SELECT max(day) FROM marks)]) FROM arrivals
)
SELECT
    number,
    day,
    count(*) FILTER (latest <= day) AS least,
    count(*) FILTER (earliest IS NULL OR earliest <= day) AS most
FROM days
JOIN arrivals USING (number)
WHERE day IS NOT NULL
GROUP BY ALL
ORDER BY number, day
"""

PRINTS = """
SELECT
    number,
    images.id,
    title,
    periodical,
    issue,
    city,
    country,
    date_start,
    date_end,
    date_precision,
    date_qualifier
FROM compared
JOIN images USING (node)
ORDER BY number, last_day NULLS LAST, first_day, node
"""

# An issue belongs to a year if it cannot have appeared in another.
ISSUES = """
issues AS (
    SELECT id, city, country, year(date_start) AS year
    FROM documents
    WHERE year(date_start) = year(date_end) AND (len($countries) = 0 OR list_contains($countries, country::VARCHAR))
)
"""

RATES = f"""
WITH
{ISSUES},
covered AS (SELECT year, count(*) AS issues FROM issues GROUP BY year),
years AS (SELECT unnest(range(min(year), max(year) + 1)) AS year FROM issues),
carried AS (SELECT DISTINCT number, document_id FROM compared JOIN images USING (node)),
carrying AS (SELECT number, year, count(*) AS carrying FROM carried JOIN issues ON id = document_id GROUP BY ALL)
SELECT
    number,
    year,
    coalesce(covered.issues, 0) AS issues,
    CASE WHEN covered.issues > 0 THEN coalesce(carrying.carrying, 0) END AS carrying,
    coalesce(carrying.carrying, 0) / covered.issues AS rate
FROM (SELECT DISTINCT number FROM compared)
CROSS JOIN years
LEFT JOIN covered USING (year)
LEFT JOIN carrying USING (number, year)
ORDER BY number, year
"""

WITHOUT_A_YEAR = """
SELECT count(*) AS issues
FROM documents
WHERE (year(date_start) = year(date_end)) IS NOT TRUE AND (len($countries) = 0 OR list_contains($countries, country::VARCHAR))
"""

ISSUES_OF_PLACES = f"""
WITH {ISSUES}
SELECT city, country, year, count(*) AS issues
FROM issues
JOIN (SELECT DISTINCT city, country FROM stops) AS wanted USING (city, country)
GROUP BY ALL
ORDER BY city, country, year
"""


def compared_clusters(membership: Membership, nodes: Sequence[int]) -> pa.Table:
    """The images of the clusters that ``nodes`` are in, an image on its own being a cluster of one.

    Columns: ``number`` (1 for the cluster of the first of ``nodes``, and so on; two in one cluster count once), ``node``.
    """
    members: dict[int, np.ndarray] = {}
    for node in nodes:
        cluster = membership.cluster_of(node)
        of_the_cluster = np.array([node], np.int32) if cluster is None else membership.members(cluster)
        members.setdefault(int(of_the_cluster[0]), of_the_cluster)
    empty = np.empty(0, np.int32)
    numbers = [
        np.full(len(group), number, np.int32) for number, group in enumerate(members.values(), start=1)
    ]
    return pa.table(
        {"number": np.concatenate([empty, *numbers]), "node": np.concatenate([empty, *members.values()])}
    )


def stops(catalogue: Catalogue, compared: pa.Table) -> pa.Table:
    """The cities that each of the ``compared`` clusters reached, in the order of their first prints.

    ``earliest`` and ``latest`` bound the day of the first print there; ``surely_after_previous`` says whether it is certainly
    later than that of the city before; ``lag_least_days`` and ``lag_most_days`` bound the days since the cluster's first print
    anywhere, known city or not. Null is unknown. ``first_image`` and the columns after it are of the first print there, and
    ``undated_images`` of the ``images`` have no date at all.
    """
    return catalogue.query(STOPS, compared=compared)


def cities_reached(catalogue: Catalogue, stops: pa.Table) -> pa.Table:
    """How many cities each cluster has reached by each ``day``: at the ``least`` (certainly) and at the ``most`` (possibly).

    There is a row for each day on which either changes, and for the first and the last day of all clusters compared.
    """
    return catalogue.query(CITIES_REACHED, stops=stops)


def compared_prints(catalogue: Catalogue, compared: pa.Table) -> pa.Table:
    """Every print of the ``compared`` clusters with its ``number``, place, date and title, by cluster and date."""
    return catalogue.query(PRINTS, compared=compared)


def rates(catalogue: Catalogue, compared: pa.Table, countries: Sequence[str] = ()) -> pa.Table:
    """For each cluster and year: the ``issues`` in the corpus, how many are ``carrying`` a print of it, and the ``rate``.

    Every year between the first and the last of the corpus has a row. In one without an issue nothing can be carried:
    ``carrying`` and ``rate`` are null there, not 0. Only issues that belong to one year count; ``countries`` restricts them.
    """
    return catalogue.query(RATES, {"countries": list(countries)}, compared=compared)


def issues_without_a_year(catalogue: Catalogue, countries: Sequence[str] = ()) -> int:
    """How many issues ``rates`` leaves out, because they have no date or may be of several years."""
    return catalogue.query(WITHOUT_A_YEAR, {"countries": list(countries)})["issues"][0].as_py()


def issues_of_places(catalogue: Catalogue, stops: pa.Table) -> pa.Table:
    """How many ``issues`` of each ``year`` the corpus has from each ``city`` and ``country`` of ``stops``; none, no row."""
    return catalogue.query(ISSUES_OF_PLACES, {"countries": []}, stops=stops)
