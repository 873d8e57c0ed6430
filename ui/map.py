"""Maps of printings, and of the order in which their cities were reached."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import atan, degrees, exp, hypot, pi, radians, sqrt
from typing import Any, Literal, NamedTuple

import pydeck
import streamlit as st

from ui.basemap import base_map, height_on_map, view_of
from ui.comparison_maps import legs
from ui.language import _, listed, number
from ui.words import count, country_label, date_label

NAME_WIDTH, NAME_HEIGHT = 76, 15
"""Pixels that a city's name takes."""
NARROW_WIDTH = 400
"""Pixels of a map that stands beside a timeline on a small screen; what is wider shows more around."""
LEAST_RADIUS, LEAST_NUMBERED_RADIUS = 6, 9
"""Pixels of a city's circle: a number needs room."""
DASH, GAP = 8.0, 6.0
"""Pixels at the zoom that the map opens with."""
MOST_DASHES = 80
PATH = {False: (70, 58, 46), True: (226, 214, 196)}
"""Colours in the light and (True) in the dark theme."""
LEGEND_STYLE = (
    "<style>.wb-legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .82rem; opacity: .8; } "
    ".wb-legend i { display: inline-block; width: 2rem; border-top: 2px; vertical-align: middle; }</style>"
)
Noun = Literal["print", "document"]
Point = tuple[float, float]


def printings_map(
    rows: Sequence[dict[str, Any]],
    *,
    height: int = 380,
    key: str,
    noun: Noun = "print",
    path: Sequence[dict[str, Any]] = (),
) -> None:
    """Circles on the cities where pictures (or what ``noun`` names) were printed, as large as their number.

    ``path`` gives the cities in the order of their first prints (of :func:`store.diffusion.stops`): they are numbered, and each
    is joined to the next.
    """
    cities = _by_city(rows, noun)
    words = _words(noun)
    if not cities:
        st.info(words.nowhere)
        return
    dark = st.context.theme.type == "dark"
    view = view_of([city["position"] for city in cities], height, NARROW_WIDTH)
    lines = _path(path, view.zoom, dark)
    turns = _turns(cities, path)
    layers = [*lines, _circles(cities), *turns, city_names(cities, view.zoom, dark)]
    st.pydeck_chart(
        base_map(layers, view, dark),
        height=height,
        key=key,
        alt=words.map_of.format(cities=listed(city["name"] for city in cities)),
    )
    if unplaced := sum(row["latitude"] is None for row in rows):
        st.caption(words.unplaced.format(n=number(unplaced), all=number(len(rows))))
    if lines:
        st.html(_legend())


class _Words(NamedTuple):
    nowhere: str
    map_of: str
    unplaced: str


def _words(noun: Noun) -> _Words:
    if noun == "document":
        return _Words(
            _("None of these documents has a known place, so there is no map."),
            _("Map of the cities where these documents appeared: {cities}"),
            _("Without a known place and not on the map: {n} of {all} documents."),
        )
    return _Words(
        _("None of these prints has a known place, so there is no map."),
        _("Map of the cities where these prints appeared: {cities}"),
        _("Without a known place and not on the map: {n} of {all} prints."),
    )


def _counted(prints: int, noun: Noun) -> str:
    if noun == "document":
        return count(prints, "document", "documents")
    return count(prints, "print", "prints")


def _by_city(rows: Sequence[dict[str, Any]], noun: Noun) -> list[dict[str, Any]]:
    cities: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        if row["latitude"] is None:
            continue
        place = (row["city"], row["country"])
        city = cities.setdefault(
            place,
            {
                "place": place,
                "name": row["city"],
                "position": [row["longitude"], row["latitude"]],
                "prints": 0,
                "first": date_label(row),
                "country": country_label(row["country"]),
            },
        )
        city["prints"] += 1
    for city in cities.values():
        city["tooltip"] = _("{city}, {country}: {prints}, the first {date}").format(
            city=city["name"],
            country=city["country"],
            prints=_counted(city["prints"], noun),
            date=city["first"],
        )
        city["radius"] = LEAST_RADIUS + 3 * sqrt(city["prints"])
    return sorted(cities.values(), key=lambda city: -city["prints"])


def _path(stops: Sequence[dict[str, Any]], zoom: float, dark: bool) -> list[pydeck.Layer]:
    """Lines from each dated city to the next; those of uncertain order are dashed."""
    lines = []
    for leg in legs(list(stops)):
        start, end = ((leg[name]["longitude"], leg[name]["latitude"]) for name in ("start", "end"))
        tooltip = (
            _("{first}, then {second}") if leg["certain"] else _("{first} and {second}: order uncertain")
        )
        said = tooltip.format(first=leg["start"]["city"], second=leg["end"]["city"])
        for piece in [(start, end)] if leg["certain"] else _dashes(start, end, zoom):
            lines.append({"start": piece[0], "end": piece[1], "certain": leg["certain"], "tooltip": said})
    return [
        pydeck.Layer(
            "LineLayer",
            [line for line in lines if line["certain"] == certain],
            get_source_position="start",
            get_target_position="end",
            get_color=[*PATH[dark], 210 if certain else 150],
            get_width=2.5 if certain else 1.5,
            pickable=True,
        )
        for certain in (False, True)
        if any(line["certain"] == certain for line in lines)
    ]


def _dashes(start: Point, end: Point, zoom: float) -> list[tuple[Point, Point]]:
    """The pieces of a dashed line, straight on the map."""
    pixels = 512 * 2**zoom / 360
    (x1, y1), (x2, y2) = ((longitude, height_on_map(latitude)) for longitude, latitude in (start, end))
    length = hypot(x2 - x1, y2 - y1) * pixels
    number_of_dashes = max(1, min(MOST_DASHES, round(length / (DASH + GAP))))
    share = DASH / (DASH + GAP)

    def at(part: float) -> Point:
        height = radians(y1 + (y2 - y1) * part)
        return x1 + (x2 - x1) * part, degrees(2 * atan(exp(height)) - pi / 2)

    return [(at(n / number_of_dashes), at((n + share) / number_of_dashes)) for n in range(number_of_dashes)]


def _turns(cities: list[dict[str, Any]], stops: Sequence[dict[str, Any]]) -> list[pydeck.Layer]:
    """The number of each dated city in the order of the first prints, on its circle, which is made large enough."""
    dated = [stop for stop in stops if stop["earliest"] or stop["latest"]]
    turns = {(stop["city"], stop["country"]): turn for turn, stop in enumerate(dated, start=1)}
    numbered = [city | {"turn": str(turns[city["place"]])} for city in cities if city["place"] in turns]
    if not numbered:
        return []
    for city in cities:
        city["radius"] += LEAST_NUMBERED_RADIUS - LEAST_RADIUS
    return [
        pydeck.Layer(
            "TextLayer",
            numbered,
            get_position="position",
            get_text="turn",
            get_size=12,
            get_color=[255, 255, 255],
            font_weight=700,
            font_family="'Source Sans, sans-serif'",
        )
    ]


def _legend() -> str:
    """What numbers and lines mean."""
    said = [
        ("<b>1, 2, 3</b>", _("the cities in the order of their first prints")),
        ('<i style="border-top-style: solid"></i>', _("surely later than the city before")),
        ('<i style="border-top-style: dashed"></i>', _("order uncertain: the dates overlap")),
    ]
    items = "".join(f"<span>{sign} {escape(words)}</span>" for sign, words in said)
    return f"{LEGEND_STYLE}<div class='wb-legend'>{items}</div>"


def _circles(cities: list[dict[str, Any]]) -> pydeck.Layer:
    return pydeck.Layer(
        "ScatterplotLayer",
        cities,
        get_position="position",
        get_radius="radius",
        radius_units="'pixels'",
        get_fill_color=[178, 66, 34, 190],
        get_line_color=[255, 255, 255],
        line_width_min_pixels=1,
        stroked=True,
        pickable=True,
    )


def city_names(cities: list[dict[str, Any]], zoom: float, dark: bool) -> pydeck.Layer:
    """Names of the cities, those with most prints first; one that would cover another is left to its tooltip."""
    pixels = 512 * 2**zoom / 360
    named: list[dict[str, Any]] = []
    for city in cities:
        x, y = city["position"][0] * pixels, height_on_map(city["position"][1]) * pixels
        if all(abs(x - other["x"]) > NAME_WIDTH or abs(y - other["y"]) > NAME_HEIGHT for other in named):
            offset = [0, -12 - city.get("radius", LEAST_RADIUS)]
            named.append({**city, "x": x, "y": y, "offset": offset})
    return pydeck.Layer(
        "TextLayer",
        named,
        get_position="position",
        get_text="name",
        get_size=13,
        get_color=[236, 230, 218] if dark else [60, 50, 40],
        get_pixel_offset="offset",
        character_set="'auto'",
        font_family="'Source Sans, sans-serif'",
    )
