"""Facet counts: each must be the number of clusters that choosing the value would give."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from store.catalogue import Catalogue
from store.clusters import Membership
from store.facets import count_facets
from store.filters import Filters
from store.ranking import rank_clusters
from tests.made_store import make_store

EVIL = "'; DROP TABLE images; --"
FILTERS = [
    Filters(),
    Filters(countries=("FR",)),
    Filters(cities=("London", EVIL), first_year=1885),
    Filters(periodicals=("B",), last_year=1899),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalogue, Membership]:
    rng = np.random.default_rng(5)
    places = [("Paris", "FR"), ("London", "GB"), ("London", "CA"), (EVIL, "FR"), (None, "DE"), (None, None)]
    prints: list[dict[str, Any]] = []
    for _ in range(160):
        city, country = places[rng.integers(len(places))]
        year = int(rng.integers(1878, 1912))
        issue = int(rng.integers(30))
        dated = rng.random() < 0.8
        prints.append(
            {
                "issue": str(issue),
                "periodical": ["A", "B", "C", None][issue % 4],
                "city": city,
                "country": country,
                "date_start": date(year, 1, 1) if dated else None,
                "date_end": date(year + int(rng.choice([0, 0, 12])), 12, 31) if dated else None,
            }
        )
    store = make_store(tmp_path_factory.mktemp("facets") / "store", prints)
    nodes = np.arange(160, dtype=np.int32)
    clusters = (nodes // 4 * 4).astype(np.int32)
    return Catalogue(store.path), Membership(0.5, nodes, clusters, np.full(160, 0.5, np.float32))


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"only_matching": True, "spread": "several"},
        {"once_per_issue": True, "spread": "one"},
        {"only_matching": True, "once_per_issue": True},
    ],
)
def test_each_count_is_what_choosing_the_value_gives(
    made: tuple[Catalogue, Membership], how: dict[str, Any]
) -> None:
    catalogue, membership = made
    for filters in FILTERS:
        counts = count_facets(catalogue, membership, filters=filters, **how)

        def clusters(chosen: Filters) -> int:
            return rank_clusters(catalogue, membership, filters=chosen, **how).num_rows

        for country in ("FR", "GB", "CA", "DE"):
            assert counts.country.get(country, 0) == clusters(replace(filters, countries=(country,)))
        for city in ("Paris", "London", EVIL):
            assert counts.city.get(city, 0) == clusters(replace(filters, cities=(city,)))
        for periodical in "ABC":
            assert counts.periodical.get(periodical, 0) == clusters(
                replace(filters, periodicals=(periodical,))
            )
        for decade in range(1870, 1930, 10):
            chosen = replace(filters, first_year=decade, last_year=decade + 9)
            assert counts.decade.get(decade, 0) == clusters(chosen)
    assert count_facets(catalogue, membership).city[EVIL] > 1


def test_nothing_is_counted_where_nothing_is_joined(made: tuple[Catalogue, Membership]) -> None:
    nothing = Membership(1.0, np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32))
    counts = count_facets(made[0], nothing)
    assert (counts.country, counts.city, counts.periodical, counts.decade) == ({}, {}, {}, {})


def test_a_corpus_without_images_has_no_facets(tmp_path: Path) -> None:
    nothing = Membership(1.0, np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32))
    assert count_facets(Catalogue(make_store(tmp_path / "store", []).path), nothing).decade == {}
