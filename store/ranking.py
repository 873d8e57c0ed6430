"""Clusters ranked by what travelled: images, issues, periodicals, cities, countries, years, speed."""

from __future__ import annotations

from typing import Any, Literal, get_args

import pyarrow as pa

from store.catalogue import Catalogue
from store.clusters import Membership
from store.filters import PASSES, Filters

Measure = Literal["countries", "cities", "periodicals", "issues", "images", "years", "speed"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
Spread = Literal["all", "several", "one"]
SPREADS: tuple[Spread, ...] = get_args(Spread)
"""Clusters of all kinds, in several periodicals, or carried by one periodical only."""

IMAGES = "CASE WHEN $once_per_issue THEN count(DISTINCT issue_number) ELSE count(*) END"
# A print of an unknown periodical may be of another one.
ONE_PERIODICAL = "(count(DISTINCT periodical_number) = 1 AND count(periodical_number) = count(*))"
SHOWN = f"""(
    {IMAGES} > 1
    AND CASE $spread
        WHEN 'several' THEN count(DISTINCT periodical_number) > 1
        WHEN 'one' THEN {ONE_PERIODICAL}
        ELSE TRUE
    END
)"""
"""Whether a group of prints is a cluster that the parameters ``once_per_issue`` and ``spread`` ask for."""

RANKED = f"""
WITH
counted AS (
    SELECT
        membership.cluster,
        membership.held_at,
        issue_number,
        periodical_number,
        city_number,
        country_number,
        date_start,
        date_end,
        first_day,
        last_day,
        {PASSES} AS passes
    FROM membership
    JOIN images USING (node)
    WHERE passes OR NOT $only_matching
),
measured AS (
    SELECT
        cluster,
        any_value(held_at) AS held_at,
        {IMAGES} AS images,
        count(DISTINCT issue_number) AS issues,
        count(DISTINCT periodical_number) AS periodicals,
        {ONE_PERIODICAL} AS one_periodical,
        count(DISTINCT city_number) AS cities,
        count(DISTINCT country_number) AS countries,
        greatest(0, coalesce(year(max(first_day)) - year(min(last_day)), 0)) AS years,
        year(min(first_day)) AS first_year,
        year(max(last_day)) AS last_year
    FROM counted
    GROUP BY cluster
    HAVING bool_or(passes) AND {SHOWN}
),
arrivals AS (
    SELECT
        cluster,
        CASE WHEN NOT bool_or(date_start IS NULL AND date_end IS NOT NULL) THEN min(date_start) END AS earliest,
        min(date_end) AS latest
    FROM counted
    WHERE city_number IS NOT NULL
    GROUP BY cluster, city_number
),
speeds AS (
    SELECT cluster, (count(*) - 1) / greatest(1, (max(latest) - min(earliest)) / 365.25) AS speed
    FROM arrivals
    WHERE earliest IS NOT NULL AND latest IS NOT NULL
    GROUP BY cluster
    HAVING count(*) > 1
)
SELECT measured.*, speed
FROM measured
LEFT JOIN speeds USING (cluster)
ORDER BY
    CASE $measure
        WHEN 'countries' THEN countries
        WHEN 'cities' THEN cities
        WHEN 'periodicals' THEN periodicals
        WHEN 'issues' THEN issues
        WHEN 'images' THEN images
        WHEN 'years' THEN years
        WHEN 'speed' THEN speed
    END DESC NULLS LAST,
    countries DESC,
    cities DESC,
    held_at DESC,
    images DESC,
    cluster
"""

PREVIEWED = f"""
WITH
printings AS (
    SELECT membership.cluster, node, issue_number, city_number, first_day, last_day, {PASSES} AS passes
    FROM membership
    JOIN images USING (node)
    WHERE list_contains($clusters, membership.cluster) AND (passes OR NOT $only_matching)
),
of_issues AS (
    SELECT * FROM printings
    QUALIFY NOT $once_per_issue OR row_number() OVER (
        PARTITION BY cluster, issue_number
        ORDER BY passes DESC, last_day NULLS LAST, first_day, node
    ) = 1
),
of_cities AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY cluster, city_number
            ORDER BY passes DESC, last_day NULLS LAST, first_day, node
        ) AS turn_in_city
    FROM of_issues
    QUALIFY turn_in_city <= $most
),
chosen AS (
    SELECT cluster, node FROM of_cities
    QUALIFY row_number() OVER (
        PARTITION BY cluster
        ORDER BY turn_in_city, passes DESC, last_day NULLS LAST, first_day, node
    ) <= $most
)
SELECT cluster, node, id, title, periodical, issue, city, country, date_start, date_end, date_precision, date_qualifier
FROM chosen
JOIN images USING (node)
ORDER BY cluster, last_day NULLS LAST, first_day, node
"""

PLACES = f"""
WITH
stops AS (
    SELECT membership.cluster, city, country, min(last_day) AS first_print, count(*) AS images
    FROM membership
    JOIN images USING (node)
    WHERE list_contains($clusters, membership.cluster) AND city IS NOT NULL AND ({PASSES} OR NOT $only_matching)
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
    once_per_issue: bool = False,
    spread: Spread = "all",
) -> pa.Table:
    """The clusters that have a print passing ``filters``, by falling ``measure``.

    Columns: cluster, held_at, images, issues, periodicals, one_periodical, cities, countries, years, first_year, last_year,
    speed. Among equals come first those with more countries, then more cities, then those that hold together at a higher
    threshold, since a loose chain is less likely to be one picture.

    - With ``only_matching`` the prints that do not pass are not counted, and a cluster needs two that do; with
      ``once_per_issue`` the prints of one issue count as one image, and a cluster needs two issues.
    - ``one_periodical``: every print is known to be of one and the same periodical. ``spread`` leaves only such clusters
      ("one"), or only those in two periodicals or more ("several").
    - ``years`` counts the years between the earliest and the latest print that are certain: a print dated 1780-1840 alone
      spans none.
    - ``speed`` is the number of new cities a year that is certain: the cities after the first, divided by the years that may
      at the most lie between the first print in the first of them and the first print in the last. Less than a year counts as
      one, or else two prints of one day would be the fastest of all. Cities whose first print does not lie between two known
      days are left out; where fewer than two remain, nothing is known to have spread and ``speed`` is null.
    """
    parameters = (filters or Filters()).parameters() | {
        "measure": measure,
        "only_matching": only_matching,
        "once_per_issue": once_per_issue,
        "spread": spread,
    }
    return catalogue.query(RANKED, parameters, membership=membership.as_table())


def preview_clusters(
    catalogue: Catalogue,
    membership: Membership,
    clusters: list[int],
    most: int = 6,
    *,
    filters: Filters | None = None,
    only_matching: bool = False,
    once_per_issue: bool = False,
) -> dict[int, list[dict[str, Any]]]:
    """Up to ``most`` prints of each of ``clusters``, in order of date, from as many cities as there are.

    Of the prints of a city those that pass ``filters`` come first; with ``only_matching`` there are no others, and with
    ``once_per_issue`` no two of one issue.
    """
    parameters = (filters or Filters()).parameters() | {
        "clusters": clusters,
        "most": most,
        "only_matching": only_matching,
        "once_per_issue": once_per_issue,
    }
    previews: dict[int, list[dict[str, Any]]] = {cluster: [] for cluster in clusters}
    for row in catalogue.query(PREVIEWED, parameters, membership=membership.as_table()).to_pylist():
        previews[row["cluster"]].append(row)
    return previews


def places_of_clusters(
    catalogue: Catalogue,
    membership: Membership,
    clusters: list[int],
    *,
    filters: Filters | None = None,
    only_matching: bool = False,
) -> dict[int, list[tuple[str, str]]]:
    """The (city, country) pairs of each of ``clusters``, in order of their first print; with ``only_matching`` the places of
    the prints that pass ``filters``."""
    parameters = (filters or Filters()).parameters() | {"clusters": clusters, "only_matching": only_matching}
    rows = catalogue.query(PLACES, parameters, membership=membership.as_table()).to_pylist()
    places = {row["cluster"]: list(zip(row["cities"], row["countries"], strict=True)) for row in rows}
    return {cluster: places.get(cluster, []) for cluster in clusters}
