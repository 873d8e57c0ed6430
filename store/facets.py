"""Facets: beside each country, city, periodical and decade, how many clusters there are to be seen with it."""

from __future__ import annotations

from dataclasses import dataclass

from store.catalogue import Catalogue
from store.clusters import Membership
from store.filters import RESTRICTIONS, Filters
from store.ranking import SHOWN, Spread

VALUES = {
    "city": "city::VARCHAR",
    "country": "country::VARCHAR",
    "periodical": "periodical::VARCHAR",
    "decade": "unnest(range(year(first_day) // 10 * 10, year(last_day) + 1, 10))::VARCHAR",
}
"""The value or values that a print has of each facet; no row where they are unknown."""
OWN_RESTRICTION = {"decade": "years"}
"""The restriction that a choice in a facet would replace, where it has another name."""


def _counted(facet: str, value: str, having: str) -> str:
    others = [held for name, held in RESTRICTIONS.items() if name != OWN_RESTRICTION.get(facet, facet)]
    return f"""
SELECT '{facet}' AS facet, value, count(*) AS clusters
FROM (
    SELECT cluster, value
    FROM (SELECT *, {value} AS value FROM printings WHERE {" AND ".join(others)})
    WHERE value IS NOT NULL
    GROUP BY cluster, value
    {having}
)
GROUP BY ALL
"""


def _faceted(of_clusters: str, having: str) -> str:
    return f"""
WITH
printings AS (
    SELECT membership.cluster, issue_number, periodical_number, city, country, periodical, first_day, last_day
    FROM membership
    {of_clusters}
    JOIN images USING (node)
)
{"UNION ALL".join(_counted(facet, value, having) for facet, value in VALUES.items())}
ORDER BY ALL
"""


SHOWN_CLUSTERS = f"(SELECT cluster FROM membership JOIN images USING (node) GROUP BY cluster HAVING {SHOWN})"
OF_ALL_PRINTS = _faceted(f"SEMI JOIN {SHOWN_CLUSTERS} USING (cluster)", "")
"""Where all prints of a cluster are counted, which clusters are shown does not depend on the value."""
OF_MATCHING_PRINTS = _faceted("", f"HAVING {SHOWN}")
"""Where only those that pass are counted, it does."""


@dataclass(frozen=True)
class FacetCounts:
    """Numbers of clusters by country, city, periodical and first year of a decade; a value that is in none is left out."""

    country: dict[str, int]
    city: dict[str, int]
    periodical: dict[str, int]
    decade: dict[int, int]


def count_facets(
    catalogue: Catalogue,
    membership: Membership,
    *,
    filters: Filters | None = None,
    only_matching: bool = False,
    once_per_issue: bool = False,
    spread: Spread = "all",
) -> FacetCounts:
    """How many clusters ``rank_clusters`` would give if each value were the only one chosen of its facet.

    The other restrictions of ``filters`` stay as they are, and so do ``only_matching``, ``once_per_issue`` and ``spread``. A
    print of an uncertain date counts in every decade that it may be of.
    """
    parameters = (filters or Filters()).parameters() | {"once_per_issue": once_per_issue, "spread": spread}
    statement = OF_MATCHING_PRINTS if only_matching else OF_ALL_PRINTS
    found: dict[str, dict[str, int]] = {facet: {} for facet in VALUES}
    for row in catalogue.query(statement, parameters, membership=membership.as_table()).to_pylist():
        found[row["facet"]][row["value"]] = row["clusters"]
    decades = {int(decade): clusters for decade, clusters in found["decade"].items()}
    return FacetCounts(found["country"], found["city"], found["periodical"], dict(sorted(decades.items())))
