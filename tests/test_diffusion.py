"""How clusters spread, against plain Python on made prints with open, vague and missing dates."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from store.catalogue import Catalogue
from store.clusters import Membership, clusters_at
from store.diffusion import (
    cities_reached,
    compared_clusters,
    compared_prints,
    issues_of_places,
    issues_without_a_year,
    rates,
    stops,
)
from store.links import Links
from tests.made_store import make_store

PLACES = [("Paris", "FR"), ("London", "GB"), ("London", "CA"), ("Haarlem", "NL"), (None, "DE"), (None, None)]
TITLES = ["Le Théâtre de la guerre", "THEATRE royal", "%'; DROP TABLE images; --", None]
Row = Mapping[str, Any]


def made_prints(count: int = 160, seed: int = 5) -> list[dict[str, Any]]:
    rng = np.random.default_rng(seed)
    issues = []
    for number in range(count // 2):
        city, country = PLACES[rng.integers(len(PLACES))]
        start: date | None = date(1880, 1, 1) + timedelta(days=int(rng.integers(0, 9_000)))
        end: date | None = start + timedelta(days=int(rng.choice([0, 0, 30, 365, 4000])))
        match rng.integers(8):
            case 0:
                start = end = None
            case 1:
                start = None
            case 2:
                end = None
        issues.append(
            {"issue": f"{number}", "city": city, "country": country, "date_start": start, "date_end": end}
        )
    return [
        dict(issues[rng.integers(len(issues))]) | {"title": TITLES[number % len(TITLES)]}
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def prints() -> list[dict[str, Any]]:
    return made_prints()


@pytest.fixture(scope="module")
def catalogue(prints: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return Catalogue(make_store(tmp_path_factory.mktemp("diffusion") / "store", prints).path)


@pytest.fixture(scope="module")
def membership(prints: list[dict[str, Any]]) -> Membership:
    """Node n is in cluster n % 10; the last twenty nodes are on their own."""
    b = np.arange(10, len(prints) - 20, dtype=np.int32)
    return clusters_at(Links(b % 10, b, np.full(len(b), 0.9, np.float32)), 0.5)


def bounds(rows: Sequence[Row]) -> tuple[date | None, date | None]:
    """The earliest and the latest day that the first of ``rows`` can have, null where open."""
    dated = [row for row in rows if row["date_start"] or row["date_end"]]
    open_start = any(row["date_start"] is None for row in dated)
    starts = [row["date_start"] for row in dated if row["date_start"]]
    ends = [row["date_end"] for row in dated if row["date_end"]]
    return (None if open_start else min(starts, default=None)), min(ends, default=None)


def by_place(rows: Sequence[Row]) -> dict[tuple[str | None, str | None], list[Row]]:
    places: dict[tuple[str | None, str | None], list[Row]] = defaultdict(list)
    for row in rows:
        places[row["city"], row["country"] if row["city"] else None].append(row)
    return places


def lags(place: Any, rows: Sequence[Row]) -> tuple[int | None, int | None]:
    """The fewest and the most days after the cluster's first print, from all extreme choices of the first days."""
    ends = {name: bounds(of_place) for name, of_place in by_place(rows).items()}
    dated = {name for name, of in by_place(rows).items() if any(r["date_start"] or r["date_end"] for r in of)}
    if place not in dated:
        return None, None
    far = {
        name: (first or date.min, last or date.max) for name, (first, last) in ends.items() if name in dated
    }
    earliest, latest = far[place]
    others = [name for name in far if name != place]
    least = (earliest - min([earliest, *(far[name][1] for name in others)])).days
    first = min([latest, *(far[name][0] for name in others)])
    unbounded = latest == date.max or first == date.min
    return least, None if unbounded else (latest - first).days


def rows_of(prints: Sequence[Row], membership: Membership, cluster: int) -> list[Row]:
    return [prints[node] for node in membership.members(cluster)]


def test_clusters_are_numbered_in_the_order_asked_for_and_once(membership: Membership) -> None:
    table = compared_clusters(membership, [13, 155, 4, 23])
    numbers = defaultdict(list)
    for row in table.to_pylist():
        numbers[row["number"]].append(row["node"])
    assert dict(numbers) == {
        1: membership.members(3).tolist(),
        2: [155],
        3: membership.members(4).tolist(),
    }
    assert compared_clusters(membership, []).num_rows == 0


def test_stops_bound_the_first_print_of_each_city(
    prints: list[dict[str, Any]], catalogue: Catalogue, membership: Membership
) -> None:
    found = stops(catalogue, compared_clusters(membership, list(range(8)))).to_pylist()
    vague = 0
    for cluster in range(8):
        rows = rows_of(prints, membership, cluster)
        places = by_place(rows)
        of_cluster = [stop for stop in found if stop["number"] == cluster + 1]
        assert {(stop["city"], stop["country"]) for stop in of_cluster} == {p for p in places if p[0]}
        previous = None
        for turn, stop in enumerate(of_cluster, start=1):
            place = (stop["city"], stop["country"])
            assert stop["turn"] == turn
            assert (stop["earliest"], stop["latest"]) == bounds(places[place])
            assert stop["images"] == len(places[place])
            assert (stop["lag_least_days"], stop["lag_most_days"]) == lags(place, rows)
            day = stop["latest"] or stop["earliest"] or date.max
            if previous:
                assert (previous["latest"] or previous["earliest"] or date.max) <= day
                certain = bool(
                    previous["latest"] and stop["earliest"] and previous["latest"] < stop["earliest"]
                )
                assert stop["surely_after_previous"] is certain
            else:
                assert stop["surely_after_previous"] is False
            vague += stop["earliest"] != stop["latest"]
            previous = stop
    assert vague > 10, "the made prints should be vague enough to tell"


def test_cities_reached_count_what_is_certain_and_what_is_possible(
    catalogue: Catalogue, membership: Membership
) -> None:
    of_stops = stops(catalogue, compared_clusters(membership, [0, 1, 2]))
    found = cities_reached(catalogue, of_stops).to_pylist()
    arrivals = [stop for stop in of_stops.to_pylist() if stop["earliest"] or stop["latest"]]
    days = [stop[end] for stop in arrivals for end in ("earliest", "latest") if stop[end]]
    for number in (1, 2, 3):
        of_cluster = [stop for stop in arrivals if stop["number"] == number]
        rows = [row for row in found if row["number"] == number]
        assert rows[0]["day"] == min(days)
        assert rows[-1]["day"] == max(days), "every curve runs to the end of the axis"
        for row in rows:
            assert row["least"] == sum(bool(s["latest"]) and s["latest"] <= row["day"] for s in of_cluster)
            assert row["most"] == sum(
                s["earliest"] is None or s["earliest"] <= row["day"] for s in of_cluster
            )
            assert row["least"] <= row["most"]


@pytest.mark.parametrize("countries", [(), ("FR", "GB"), ("'; DROP TABLE images; --",)])
def test_rates_are_of_the_issues_of_a_year_and_null_where_there_are_none(
    prints: list[dict[str, Any]], catalogue: Catalogue, membership: Membership, countries: tuple[str, ...]
) -> None:
    issues = {row["issue"]: row for row in prints if not countries or row["country"] in countries}
    years = {
        issue: row["date_start"].year
        for issue, row in issues.items()
        if row["date_start"] and row["date_end"] and row["date_start"].year == row["date_end"].year
    }
    found = rates(catalogue, compared_clusters(membership, [0, 1]), countries).to_pylist()
    span = range(min(years.values()), max(years.values()) + 1) if years else range(0)
    expected = []
    for cluster in (0, 1):
        carrying = {row["issue"] for row in rows_of(prints, membership, cluster)}
        for year in span:
            of_year = {issue for issue, its_year in years.items() if its_year == year}
            some = len(of_year & carrying) if of_year else None
            expected.append(
                {
                    "number": cluster + 1,
                    "year": year,
                    "issues": len(of_year),
                    "carrying": some,
                    "rate": None if some is None else pytest.approx(some / len(of_year)),
                }
            )
    assert found == expected
    assert issues_without_a_year(catalogue, countries) == len(issues) - len(years)
    if not countries:
        assert any(row["issues"] == 0 for row in found), "the made issues should leave a gap"
        assert any(row["rate"] == 0 for row in found)


def test_issues_of_places_are_those_of_the_cities_reached(
    prints: list[dict[str, Any]], catalogue: Catalogue, membership: Membership
) -> None:
    of_stops = stops(catalogue, compared_clusters(membership, [0]))
    cities = {(stop["city"], stop["country"]) for stop in of_stops.to_pylist()}
    expected: dict[tuple[str, str, int], int] = defaultdict(int)
    for row in {row["issue"]: row for row in prints}.values():
        start, end = row["date_start"], row["date_end"]
        if (row["city"], row["country"]) in cities and start and end and start.year == end.year:
            expected[row["city"], row["country"], start.year] += 1
    found = issues_of_places(catalogue, of_stops).to_pylist()
    assert {(row["city"], row["country"], row["year"]): row["issues"] for row in found} == expected


def test_prints_come_by_cluster_and_date(catalogue: Catalogue, membership: Membership) -> None:
    found = compared_prints(catalogue, compared_clusters(membership, [7, 2])).to_pylist()
    assert len(found) == len(membership.members(7)) + len(membership.members(2))
    order = [(row["number"], row["date_end"] or row["date_start"] or date.max) for row in found]
    assert order == sorted(order)
