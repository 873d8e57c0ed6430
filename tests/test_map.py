"""Maps: the projection, the outlines that come with the app, names and circles."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from ui.basemap import countries, height_on_map, latitude_at, without_overlap
from ui.comparison_map import arc_points
from ui.map import cities_of


@pytest.mark.parametrize("latitude", [-80.0, -33.9, 0.0, 48.85, 60.0])
def test_a_height_on_the_map_leads_back_to_its_latitude(latitude: float) -> None:
    assert latitude_at(height_on_map(latitude)) == pytest.approx(latitude)


def test_outlines_are_wound_and_cut_as_both_kinds_of_map_need_them() -> None:
    """Vega fills what lies to the right of an outline, on a globe; deck.gl draws a flat map."""
    names = set()
    for country in countries()["features"]:
        names.add(country["properties"]["name"])
        shape = country["geometry"]
        for outline, *_holes in (
            [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        ):
            clockwise = sum((x2 - x1) * (y1 + y2) for (x1, y1), (x2, y2) in pairwise(outline))
            assert clockwise > 0, country["properties"]
            assert outline[0] == outline[-1]
            assert all(abs(x1 - x2) < 90 for (x1, _), (x2, _) in pairwise(outline)), "cut at 180 degrees"
    assert {"France", "Russia", "Fiji", "Netherlands", "Malta"} <= names


def test_of_two_names_that_would_overlap_the_first_stands() -> None:
    paris, saint_denis, tokyo = (
        {"name": name, "position": position}
        for name, position in (
            ("Paris", [2.35, 48.86]),
            ("Saint-Denis", [2.36, 48.94]),
            ("Tokyo", [139.7, 35.7]),
        )
    )
    assert without_overlap([paris, saint_denis, tokyo], zoom=3) == [paris, tokyo]
    assert without_overlap([paris, saint_denis, tokyo], zoom=12) == [paris, saint_denis, tokyo]


def _issue(city: str, latitude: float | None) -> dict[str, Any]:
    day = date(1900, 1, 1)
    return {
        "city": city,
        "country": "FR",
        "latitude": latitude,
        "longitude": 2.0,
        "date_start": day,
        "date_end": day,
        "date_precision": "day",
        "date_qualifier": None,
    }


def test_a_city_with_very_many_prints_does_not_cover_the_map() -> None:
    rows = [_issue("Paris", 48.9)] * 40_000 + [_issue("Lyon", 45.8)] * 9 + [_issue("Nowhere", None)]
    paris, lyon = cities_of(rows, "issue", ())
    assert (paris["name"], lyon["name"]) == ("Paris", "Lyon")
    assert "40,000 issues" in paris["tooltip"]
    assert 5 < lyon["radius"] < paris["radius"] < 40
    one, nine = (cities_of([_issue("Lyon", 45.8)] * n, "print", ())[0] for n in (1, 9))
    assert one["radius"] < nine["radius"], "where there are few, each is seen"


def test_an_arc_leads_from_city_to_city_and_leaves_the_straight_way() -> None:
    points = arc_points((2.35, 48.86), (139.7, 35.7))
    assert points[0] == pytest.approx((2.35, 48.86))
    assert points[-1] == pytest.approx((139.7, 35.7))
    middle = points[len(points) // 2]
    assert middle[1] > (48.86 + 35.7) / 2 + 5
    there, back = arc_points((0, 10), (20, 10)), arc_points((20, 10), (0, 10))
    assert there[12][1] > 10 > back[12][1], "the ways there and back do not cover each other"
