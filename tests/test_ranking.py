import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from store.catalogue import Catalogue
from store.clusters import Membership
from store.database import Store
from store.filters import Filters
from store.printings import facets, node_of_image, printings, summary
from store.ranking import MEASURES, SPREADS, places_of_clusters, preview_clusters, rank_clusters
from store.search import nearest_images
from tests.made_store import make_store

PLACES = [("Paris", "FR"), ("London", "GB"), ("London", "CA"), ("Haarlem", "NL"), (None, "DE"), (None, None)]
EVIL = [
    "'; DROP TABLE images; --",
    '"quoted" \\ name',
    "<script>alert(1)</script>",
    "%_$cities",
    "Œuvre 日本",
]
FILTERS = [
    Filters(),
    Filters(cities=("London",)),
    Filters(countries=("GB", "FR")),
    Filters(cities=("London",), countries=("CA",)),
    Filters(periodicals=(EVIL[0], "periodical 3")),
    Filters(cities=(EVIL[0],)),
    Filters(first_year=1890),
    Filters(last_year=1880),
    Filters(first_year=1885, last_year=1889),
    Filters(countries=("NL",), first_year=1870, last_year=1895),
    Filters(first_year=-5, last_year=123_456),
]

Row = Mapping[str, Any]


def made_prints(count: int = 240, seed: int = 3) -> list[dict[str, Any]]:
    """Prints with everything that is awkward: namesakes, nulls, open and wide intervals, hostile names."""
    rng = np.random.default_rng(seed)
    prints = []
    for number in range(count):
        city, country = PLACES[rng.integers(len(PLACES))]
        start: date | None = date(1860, 1, 1) + timedelta(days=int(rng.integers(0, 15_000)))
        end: date | None = start + timedelta(days=int(rng.choice([0, 0, 30, 365, 9000])))
        match rng.integers(10):
            case 0:
                start = end = None
            case 1:
                start = None
            case 2:
                end = None
        issue = int(rng.integers(60))
        prints.append(
            {
                "issue": f"{issue}",
                "periodical": [None, *EVIL, *(f"periodical {n}" for n in range(5))][issue % 11],
                "city": EVIL[0] if number == 7 else city,
                "country": country,
                "date_start": start,
                "date_end": end,
                "title": EVIL[number % len(EVIL)],
                "metadata": f'{{"note": "{EVIL[2]}"}}',
            }
        )
    return prints


def first_day(row: Row) -> date | None:
    return row["date_start"] or row["date_end"]


def last_day(row: Row) -> date | None:
    return row["date_end"] or row["date_start"]


def passes(row: Row, filters: Filters) -> bool:
    first, last = first_day(row), last_day(row)
    return (
        (not filters.cities or row["city"] in filters.cities)
        and (not filters.countries or row["country"] in filters.countries)
        and (not filters.periodicals or row["periodical"] in filters.periodicals)
        and (filters.first_year is None or (last is not None and last.year >= filters.first_year))
        and (filters.last_year is None or (first is not None and first.year <= filters.last_year))
    )


def held_at(cluster: int) -> float:
    """A made-up similarity that a cluster holds together at, the same for many clusters."""
    return 0.5 + cluster % 4 / 8


def speed_of(rows: Sequence[Row]) -> float | None:
    """New cities a year that are certain, as the docstring of ``rank_clusters`` has it."""
    arrivals = []
    for city in {(row["city"], row["country"]) for row in rows if row["city"]}:
        there = [row for row in rows if (row["city"], row["country"]) == city]
        starts = [row["date_start"] for row in there if row["date_start"]]
        ends = [row["date_end"] for row in there if row["date_end"]]
        open_start = any(row["date_end"] and not row["date_start"] for row in there)
        if starts and ends and not open_start:
            arrivals.append((min(starts), min(ends)))
    if len(arrivals) < 2:
        return None
    days = max(latest for _, latest in arrivals) - min(earliest for earliest, _ in arrivals)
    return (len(arrivals) - 1) / max(1, days.days / 365.25)


def ranked_in_python(
    prints: Sequence[Row],
    clusters: Mapping[int, Sequence[int]],
    measure: str,
    filters: Filters,
    only_matching: bool,
    once_per_issue: bool = False,
    spread: str = "all",
) -> list[dict[str, Any]]:
    ranked = []
    for cluster, nodes in clusters.items():
        rows = [prints[node] for node in nodes]
        matching = [row for row in rows if passes(row, filters)]
        counted = matching if only_matching else rows
        issues = {row["issue"] for row in counted}
        images = len(issues) if once_per_issue else len(counted)
        periodicals = {row["periodical"] for row in counted}
        one_periodical = len(periodicals) == 1 and None not in periodicals
        wanted = {"all": True, "several": len(periodicals - {None}) > 1, "one": one_periodical}
        if not matching or images < 2 or not wanted[spread]:
            continue
        firsts = [day for row in counted if (day := first_day(row))]
        lasts = [day for row in counted if (day := last_day(row))]
        ranked.append(
            {
                "cluster": cluster,
                "held_at": held_at(cluster),
                "images": images,
                "issues": len(issues),
                "periodicals": len(periodicals - {None}),
                "one_periodical": one_periodical,
                "cities": len({(row["city"], row["country"]) for row in counted if row["city"]}),
                "countries": len({row["country"] for row in counted} - {None}),
                "years": max(0, max(firsts).year - min(lasts).year) if firsts else 0,
                "first_year": min(firsts).year if firsts else None,
                "last_year": max(lasts).year if lasts else None,
                "speed": speed_of(counted),
            }
        )
    order = (measure, "countries", "cities", "held_at", "images")
    return sorted(
        ranked,
        key=lambda row: (*(-row[name] if row[name] is not None else 1 for name in order), row["cluster"]),
    )


@pytest.fixture(scope="module")
def prints() -> list[dict[str, Any]]:
    return made_prints()


@pytest.fixture(scope="module")
def store(prints: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Store:
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((len(prints), 8))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors[11] = 0
    return make_store(tmp_path_factory.mktemp("made") / "store", prints, vectors)


@pytest.fixture(scope="module")
def catalogue(store: Store):
    opened = Catalogue(store.path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def clusters(prints: list[dict[str, Any]]) -> dict[int, list[int]]:
    rng = np.random.default_rng(1)
    groups = defaultdict(list)
    for node in range(len(prints)):
        if rng.random() < 0.9:
            groups[int(rng.integers(45))].append(node)
    return {nodes[0]: nodes for nodes in groups.values() if len(nodes) > 1}


@pytest.fixture(scope="module")
def membership(clusters: dict[int, list[int]]) -> Membership:
    pairs = sorted((node, cluster) for cluster, nodes in clusters.items() for node in nodes)
    nodes, names = zip(*pairs, strict=True)
    held = np.array([held_at(name) for name in names], np.float32)
    return Membership(0.5, np.array(nodes, np.int32), np.array(names, np.int32), held)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_under_every_filter_as_counted_by_hand(
    catalogue: Catalogue,
    membership: Membership,
    prints: list[dict[str, Any]],
    clusters: dict[int, list[int]],
    measure: Any,
) -> None:
    for filters, only_matching in itertools.product(FILTERS, (False, True)):
        ranked = rank_clusters(
            catalogue, membership, measure=measure, filters=filters, only_matching=only_matching
        )
        expected = ranked_in_python(prints, clusters, measure, filters, only_matching)
        assert rounded(ranked.to_pylist()) == rounded(expected), (filters, only_matching)


def test_repeats_and_periodicals_under_every_filter_as_counted_by_hand(
    catalogue: Catalogue,
    membership: Membership,
    prints: list[dict[str, Any]],
    clusters: dict[int, list[int]],
) -> None:
    shown = {}
    for filters, only, once, spread in itertools.product(FILTERS[::4], (False, True), (False, True), SPREADS):
        ranked = rank_clusters(
            catalogue, membership, filters=filters, only_matching=only, once_per_issue=once, spread=spread
        )
        expected = ranked_in_python(prints, clusters, "countries", filters, only, once, spread)
        assert rounded(ranked.to_pylist()) == rounded(expected), (filters, only, once, spread)
        shown[filters, only, once, spread] = ranked.num_rows
    none = Filters()
    assert (
        shown[none, False, False, "one"] + shown[none, False, False, "several"]
        <= shown[none, False, False, "all"]
    )
    assert shown[FILTERS[4], True, False, "one"], "the made corpus has clusters in one periodical"


def rounded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row | {"speed": row["speed"] and round(row["speed"], 9)} for row in rows]


def test_the_made_corpus_tries_what_it_should(
    prints: list[dict[str, Any]], clusters: dict[int, list[int]]
) -> None:
    passing = [sum(passes(row, filters) for row in prints) for filters in FILTERS]
    assert all(passing)
    assert len(set(passing)) > 6
    ranked = ranked_in_python(prints, clusters, "countries", Filters(), False)
    ties = [row["countries"] for row in ranked]
    assert len(ties) > len(set(ties)) > 2


def test_searches_and_rankings_agree_on_who_passes(store: Store, prints: list[dict[str, Any]]) -> None:
    query = np.ones(8) / np.sqrt(8)
    for filters in FILTERS:
        found = nearest_images(store, query, count=1000, filters=filters)
        expected = {node for node, row in enumerate(prints) if passes(row, filters)} - {11}
        assert set(found["node"].to_pylist()) - {11} == expected, filters


def test_namesakes_are_two_cities(tmp_path: Path) -> None:
    prints = [{"issue": str(n), "city": "London", "country": c} for n, c in enumerate(["GB", "CA", "GB"])]
    catalogue = Catalogue(make_store(tmp_path / "store", prints).path)
    everything = Membership(
        0.5, np.arange(3, dtype=np.int32), np.zeros(3, np.int32), np.full(3, 0.5, np.float32)
    )
    [row] = rank_clusters(catalogue, everything, measure="cities").to_pylist()
    assert (row["cities"], row["countries"], row["images"]) == (2, 2, 3)
    assert places_of_clusters(catalogue, everything, [0]) == {0: [("London", "GB"), ("London", "CA")]}


def test_years_count_what_is_certain(tmp_path: Path) -> None:
    def years(*intervals: tuple[int | None, int | None]) -> tuple[int, int | None, int | None]:
        prints = [
            {
                "issue": str(number),
                "date_start": start and date(start, 1, 1),
                "date_end": end and date(end, 12, 31),
            }
            for number, (start, end) in enumerate(intervals)
        ]
        catalogue = Catalogue(make_store(tmp_path / str(len(list(tmp_path.iterdir()))), prints).path)
        count = len(intervals)
        everything = Membership(
            0.5, np.arange(count, dtype=np.int32), np.zeros(count, np.int32), np.full(count, 0.5, np.float32)
        )
        [row] = rank_clusters(catalogue, everything, measure="years").to_pylist()
        return row["years"], row["first_year"], row["last_year"]

    assert years((1880, 1880), (1885, 1885)) == (5, 1880, 1885)
    assert years((1780, 1840), (1780, 1840)) == (0, 1780, 1840)
    assert years((1780, 1840), (1850, 1850)) == (10, 1780, 1850)
    assert years((None, None), (None, None)) == (0, None, None)
    assert years((None, None), (1850, 1851)) == (0, 1850, 1851)
    assert years((None, 1850), (1870, None)) == (20, 1850, 1870)


def one_cluster(folder: Path, prints: list[dict[str, Any]]) -> tuple[Catalogue, Membership]:
    """A store in which all ``prints`` are one cluster."""
    count = len(prints)
    everything = Membership(
        0.5, np.arange(count, dtype=np.int32), np.zeros(count, np.int32), np.full(count, 0.5, np.float32)
    )
    return Catalogue(make_store(folder, prints).path), everything


def test_speed_counts_new_cities_a_year_as_far_as_dates_allow(tmp_path: Path) -> None:
    def speed(*arrivals: tuple[str | None, date | None, date | None]) -> float | None:
        prints = [
            {"issue": str(number), "city": city, "country": "FR", "date_start": start, "date_end": end}
            for number, (city, start, end) in enumerate(arrivals)
        ]
        catalogue, everything = one_cluster(tmp_path / str(len(list(tmp_path.iterdir()))), prints)
        [row] = rank_clusters(catalogue, everything, measure="speed").to_pylist()
        return row["speed"] and round(row["speed"], 2)

    def day(year: int, month: int = 1) -> tuple[date, date]:
        return date(year, month, 1), date(year, month, 1)

    def year(number: int) -> tuple[date, date]:
        return date(number, 1, 1), date(number, 12, 31)

    paris, lyon = ("Paris", *day(1900)), ("Lyon", *day(1904))
    assert speed(paris, lyon) == 0.25
    assert speed(paris, ("Lyon", *day(1902)), ("Nice", *day(1904))) == 0.5
    # A city counts from its first print on, and the same city again is nothing new.
    assert speed(paris, lyon, ("Lyon", *day(1910)), ("Paris", *day(1920))) == 0.25
    assert speed(paris, ("Paris", *day(1904))) is None
    # Less than a year counts as one.
    assert speed(paris, ("Lyon", *day(1900))) == speed(paris, ("Lyon", *day(1900, 12))) == 1
    # A year alone is a whole year: what is certain is the slowest that the dates allow.
    assert speed(("Paris", *year(1900)), ("Lyon", *year(1901))) == 0.5
    # What has no day at one end cannot be said to have come soon or late; undated and unplaced prints say nothing.
    assert speed(paris, ("Lyon", date(1904, 1, 1), None)) is None
    assert speed(paris, ("Lyon", None, date(1904, 1, 1))) is None
    assert speed(paris, lyon, ("Nice", None, None), (None, *day(1890))) == 0.25


def test_repeats_in_an_issue_count_once_where_asked(tmp_path: Path) -> None:
    prints = [{"issue": issue, "city": "Paris", "country": "FR"} for issue in ("1", "1", "1", "2")]
    catalogue, everything = one_cluster(tmp_path / "store", prints)
    assert rank_clusters(catalogue, everything)["images"].to_pylist() == [4]
    assert rank_clusters(catalogue, everything, once_per_issue=True)["images"].to_pylist() == [2]
    nodes = [row["node"] for row in preview_clusters(catalogue, everything, [0], once_per_issue=True)[0]]
    assert nodes == [0, 3]
    in_one_issue = Membership(0.5, everything.nodes[:3], everything.clusters[:3], everything.held_at[:3])
    assert rank_clusters(catalogue, in_one_issue).num_rows == 1
    assert rank_clusters(catalogue, in_one_issue, once_per_issue=True).num_rows == 0


def test_previews_show_what_passes_first_and_nothing_else_where_only_that_counts(tmp_path: Path) -> None:
    cities = ["Paris", "Lyon", "Nice", "Lille", "Tokyo", "Tokyo"]
    prints = [
        {
            "issue": str(number),
            "city": city,
            "country": "JP" if city == "Tokyo" else "FR",
            "date_start": date(1900 + number, 1, 1),
            "date_end": date(1900 + number, 1, 1),
        }
        for number, city in enumerate(cities)
    ]
    catalogue, everything = one_cluster(tmp_path / "store", prints)
    japan = Filters(countries=("JP",))
    shown = preview_clusters(catalogue, everything, [0], 3, filters=japan)[0]
    assert [row["city"] for row in shown] == ["Paris", "Lyon", "Tokyo"]
    shown = preview_clusters(catalogue, everything, [0], 3, filters=japan, only_matching=True)[0]
    assert [row["city"] for row in shown] == ["Tokyo", "Tokyo"]
    places = places_of_clusters(catalogue, everything, [0], filters=japan, only_matching=True)
    assert places == {0: [("Tokyo", "JP")]}


def test_previews_come_from_as_many_cities_as_there_are(tmp_path: Path) -> None:
    prints = [
        {
            "issue": str(n),
            "city": c,
            "country": "FR",
            "date_start": date(y, 1, 1),
            "date_end": date(y, 12, 31),
        }
        for n, (c, y) in enumerate(
            [("Paris", 1880), ("Paris", 1881), ("Paris", 1882), ("Lyon", 1890), (None, 1900)]
        )
    ]
    catalogue = Catalogue(make_store(tmp_path / "store", prints).path)
    everything = Membership(
        0.5, np.arange(5, dtype=np.int32), np.zeros(5, np.int32), np.full(5, 0.5, np.float32)
    )
    preview = preview_clusters(catalogue, everything, [0], most=3)[0]
    assert [(row["city"], row["date_start"].year) for row in preview] == [
        ("Paris", 1880),
        ("Lyon", 1890),
        (None, 1900),
    ]
    assert [row["node"] for row in preview_clusters(catalogue, everything, [0], most=4)[0]] == [0, 1, 3, 4]
    assert preview_clusters(catalogue, everything, [], most=4) == {}
    assert places_of_clusters(catalogue, everything, [0]) == {0: [("Paris", "FR"), ("Lyon", "FR")]}


def test_prints_of_a_cluster_in_order_of_date(tmp_path: Path) -> None:
    days = {
        "late": (1900, 1900),
        "vague": (1870, 1930),
        "early": (1880, 1880),
        "open": (1890, None),
        "unknown": (None, None),
    }
    prints = [
        {
            "issue": name,
            "title": name,
            "date_start": start and date(start, 1, 1),
            "date_end": end and date(end, 12, 31),
        }
        for name, (start, end) in days.items()
    ]
    catalogue = Catalogue(make_store(tmp_path / "store", prints).path)
    rows = printings(catalogue, range(5)).to_pylist()
    assert [row["title"] for row in rows] == ["early", "open", "late", "vague", "unknown"]
    assert [row["title"] for row in printings(catalogue, [2, 0]).to_pylist()] == ["early", "late"]
    assert printings(catalogue, []).num_rows == 0


def test_hostile_names_stay_names(catalogue: Catalogue, store: Store, prints: list[dict[str, Any]]) -> None:
    assert node_of_image(catalogue, "x' OR '1'='1") is None
    assert node_of_image(catalogue, "image 7") == 7
    assert store.thumbnails(["x' OR '1'='1", "image 3"]) == {"image 3": b"thumbnail 3"}
    found = facets(catalogue)
    assert {EVIL[0], EVIL[2]} <= set(found["periodical"])
    assert found["city"][EVIL[0]] == 1
    [row] = printings(catalogue, [7]).to_pylist()
    assert (row["title"], row["city"]) == (prints[7]["title"], EVIL[0])
    assert summary(catalogue)["images"] == len(prints)


def test_the_summary_counts_the_corpus(catalogue: Catalogue, prints: list[dict[str, Any]]) -> None:
    assert summary(catalogue) == {
        "images": len(prints),
        "issues": len({row["issue"] for row in prints}),
        "periodicals": len({row["periodical"] for row in prints} - {None}),
        "cities": len({(row["city"], row["country"]) for row in prints if row["city"]}),
        "countries": len({row["country"] for row in prints} - {None}),
        "first_year": min(day for row in prints if (day := first_day(row))).year,
        "last_year": max(day for row in prints if (day := last_day(row))).year,
    }
    assert sum(facets(catalogue)["country"].values()) == sum(row["country"] is not None for row in prints)


def test_a_corpus_without_images_is_counted_too(tmp_path: Path) -> None:
    catalogue = Catalogue(make_store(tmp_path / "store", []).path)
    assert summary(catalogue)["images"] == 0
    nothing = Membership(0.5, np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32))
    assert rank_clusters(catalogue, nothing).num_rows == 0
    assert facets(catalogue) == {"city": {}, "country": {}, "periodical": {}}
