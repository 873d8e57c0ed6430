"""Clusters ranked by what travelled: images, issues, periodicals, cities, countries, years."""

from __future__ import annotations

from typing import Literal, get_args

import pyarrow as pa

from store.catalogue import Catalogue
from store.clusters import Membership
from store.filters import PASSES, Filters

Measure = Literal["countries", "cities", "periodicals", "issues", "images", "years"]
MEASURES: tuple[Measure, ...] = get_args(Measure)

RANKED = f"""
WITH
printings AS (
    SELECT
        membership.cluster,
        membership.held_at,
        images.*,
        {PASSES} AS passes
    FROM membership
    JOIN images USING (node)
),
measured AS (
    SELECT
        cluster,
        any_value(held_at) AS held_at,
        count(*) AS images,
        count(DISTINCT issue_number) AS issues,
        count(DISTINCT periodical_number) AS periodicals,
        count(DISTINCT city_number) AS cities,
        count(DISTINCT country_number) AS countries,
        greatest(0, coalesce(year(max(first_day)) - year(min(last_day)), 0)) AS years,
        year(min(first_day)) AS first_year,
        year(max(last_day)) AS last_year
    FROM printings
    WHERE passes OR NOT $only_matching
    GROUP BY cluster
    HAVING bool_or(passes) AND count(*) > 1
)
SELECT *
FROM measured
ORDER BY
    CASE $measure
        WHEN 'countries' THEN countries
        WHEN 'cities' THEN cities
        WHEN 'periodicals' THEN periodicals
        WHEN 'issues' THEN issues
        WHEN 'images' THEN images
        WHEN 'years' THEN years
    END DESC,
    countries DESC,
    cities DESC,
    held_at DESC,
    images DESC,
    cluster
"""

PREVIEWED = """
WITH
printings AS (
    SELECT
        membership.cluster,
        images.*,
        row_number() OVER (
            PARTITION BY membership.cluster, city_number
            ORDER BY last_day NULLS LAST, first_day, node
        ) AS turn_in_city
    FROM membership
    JOIN images USING (node)
    WHERE list_contains($clusters, membership.cluster)
),
chosen AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY cluster
            ORDER BY turn_in_city, last_day NULLS LAST, first_day, node
        ) AS turn
    FROM printings
)
SELECT cluster, node, id, title, periodical, issue, city, country, date_start, date_end, date_precision, date_qualifier
FROM chosen
WHERE turn <= $most
ORDER BY cluster, last_day NULLS LAST, first_day, node
"""

PLACES = """
WITH
stops AS (
    SELECT membership.cluster, city, country, min(last_day) AS first_print, count(*) AS images
    FROM membership
    JOIN images USING (node)
    WHERE list_contains($clusters, membership.cluster) AND city IS NOT NULL
    GROUP BY ALL
)
SELECT
    cluster,
    list(city ORDER BY first_print NULLS LAST, images DESC, city) AS cities,
    list(country ORDER BY first_print NULLS LAST, images DESC, city) AS countries
FROM stops
GROUP BY cluster
"""


def rank_clusters(
    catalogue: Catalogue,
    membership: Membership,
    *,
    measure: Measure = "countries",
    filters: Filters | None = None,
    only_matching: bool = False,
) -> pa.Table:
    """The clusters that have a print passing ``filters``, by falling ``measure``.

    Columns: cluster, held_at, images, issues, periodicals, cities, countries, years, first_year, last_year. Among equals come
    first those with more countries, then more cities, then those that hold together at a higher threshold, since a loose
    chain is less likely to be one picture. ``years`` counts the years between the earliest and the latest print that are
    certain: a print dated 1780-1840 alone spans none. With ``only_matching`` the prints that do not pass are not counted, and
    a cluster needs two that do.
    """
    parameters = (filters or Filters()).parameters() | {"measure": measure, "only_matching": only_matching}
    return catalogue.query(RANKED, parameters, membership=membership.as_table())


def preview_clusters(
    catalogue: Catalogue, membership: Membership, clusters: list[int], most: int = 6
) -> dict[int, list[dict]]:
    """Up to ``most`` prints of each of ``clusters``, in order of date, from as many cities as there are."""
    rows = catalogue.query(
        PREVIEWED, {"clusters": clusters, "most": most}, membership=membership.as_table()
    ).to_pylist()
    previews: dict[int, list[dict]] = {cluster: [] for cluster in clusters}
    for row in rows:
        previews[row["cluster"]].append(row)
    return previews


def places_of_clusters(
    catalogue: Catalogue, membership: Membership, clusters: list[int]
) -> dict[int, list[tuple[str, str]]]:
    """The (city, country) pairs of each of ``clusters``, in order of their first print."""
    rows = catalogue.query(PLACES, {"clusters": clusters}, membership=membership.as_table()).to_pylist()
    places = {row["cluster"]: list(zip(row["cities"], row["countries"], strict=True)) for row in rows}
    return {cluster: places.get(cluster, []) for cluster in clusters}
