"""Maps of printings. Country outlines come with the app (Natural Earth, public domain): no tile server is asked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import atan, degrees, exp, log, log2, pi, radians, sqrt, tan
from pathlib import Path
from typing import Any

import pydeck
import streamlit as st

from ui.words import count, country_label, date_label

OUTLINES = Path(__file__).with_name("countries.geojson")
NO_TILES = 'data:application/json,{"version":8,"sources":{},"layers":[]}'
SMALLEST_SPAN = 14.0
"""Degrees: a map of one city still shows its country and the neighbours."""
MARGIN = 1.5
"""How much wider than its cities a map is."""
NAME_WIDTH, NAME_HEIGHT = 76, 15
"""Pixels that a city's name takes."""
USUAL_WIDTH = 540
"""Pixels: the width that a map is likely to have; what is wider shows more around."""


def printings_map(
    rows: Sequence[dict[str, Any]], *, height: int = 380, key: str, noun: str = "print"
) -> None:
    """Circles on the cities where pictures (or what ``noun`` names) were printed, as large as their number."""
    cities = _by_city(rows, noun)
    unplaced = sum(row["latitude"] is None for row in rows)
    if not cities:
        st.info(f"None of these {noun}s has a known place, so there is no map.")
        return
    dark = st.context.theme.type == "dark"
    view = _view(cities, height)
    st.pydeck_chart(
        pydeck.Deck(
            layers=[_sea(dark), _outlines(dark), _circles(cities), _names(cities, view.zoom, dark)],
            initial_view_state=view,
            map_style=NO_TILES,
            map_provider=None,
            tooltip={"text": "{tooltip}"},
        ),
        height=height,
        key=key,
        alt=f"Map of the cities where these {noun}s appeared: " + ", ".join(city["name"] for city in cities),
    )
    if unplaced:
        st.caption(f"{unplaced:,} of {len(rows):,} {noun}s have no known place and are not on the map.")


def _by_city(rows: Sequence[dict[str, Any]], noun: str) -> list[dict[str, Any]]:
    cities: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        if row["latitude"] is None:
            continue
        place = (row["city"], row["country"])
        city = cities.setdefault(
            place,
            {
                "name": row["city"],
                "position": [row["longitude"], row["latitude"]],
                "prints": 0,
                "first": date_label(row),
                "country": country_label(row["country"]),
            },
        )
        city["prints"] += 1
    for city in cities.values():
        prints = count(city["prints"], noun)
        city["tooltip"] = f"{city['name']}, {city['country']}: {prints}, the first {city['first']}"
        city["radius"] = 6 + 3 * sqrt(city["prints"])
    return sorted(cities.values(), key=lambda city: -city["prints"])


@cache
def _countries() -> dict[str, Any]:
    return json.loads(OUTLINES.read_text(encoding="utf-8"))


def _sea(dark: bool) -> pydeck.Layer:
    corners = [[-180, -85], [0, -85], [180, -85], [180, 85], [0, 85], [-180, 85]]
    return pydeck.Layer(
        "SolidPolygonLayer",
        [{"polygon": corners}],
        get_polygon="polygon",
        get_fill_color=[30, 34, 38] if dark else [226, 233, 234],
    )


def _outlines(dark: bool) -> pydeck.Layer:
    return pydeck.Layer(
        "GeoJsonLayer",
        _countries(),
        filled=True,
        stroked=True,
        get_fill_color=[46, 42, 37] if dark else [250, 247, 240],
        get_line_color=[96, 88, 76] if dark else [186, 176, 158],
        line_width_min_pixels=1,
    )


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


def _names(cities: list[dict[str, Any]], zoom: float, dark: bool) -> pydeck.Layer:
    """Names of the cities, those with most prints first; one that would cover another is left to its tooltip."""
    pixels = 512 * 2**zoom / 360
    named: list[dict[str, Any]] = []
    for city in cities:
        x, y = city["position"][0] * pixels, _mercator(city["position"][1]) * pixels
        if all(abs(x - other["x"]) > NAME_WIDTH or abs(y - other["y"]) > NAME_HEIGHT for other in named):
            named.append({"name": city["name"], "position": city["position"], "x": x, "y": y})
    return pydeck.Layer(
        "TextLayer",
        named,
        get_position="position",
        get_text="name",
        get_size=13,
        get_color=[236, 230, 218] if dark else [60, 50, 40],
        get_pixel_offset=[0, -18],
        character_set="'auto'",
        font_family="'Source Sans, sans-serif'",
    )


def _view(cities: list[dict[str, Any]], height: int) -> pydeck.ViewState:
    """The view that shows all cities: at zoom z, 512 * 2**z pixels hold the 360 degrees of the equator."""
    longitudes = [city["position"][0] for city in cities]
    heights = [_mercator(city["position"][1]) for city in cities]
    wide = max((max(longitudes) - min(longitudes)) * MARGIN, SMALLEST_SPAN)
    high = max((max(heights) - min(heights)) * MARGIN, SMALLEST_SPAN)
    zoom = min(log2(360 / wide * USUAL_WIDTH / 512), log2(360 / high * height / 512))
    middle = (min(heights) + max(heights)) / 2
    return pydeck.ViewState(
        longitude=(min(longitudes) + max(longitudes)) / 2,
        latitude=degrees(2 * atan(exp(radians(middle))) - pi / 2),
        zoom=max(0.0, zoom),
    )


def _mercator(latitude: float) -> float:
    """The height of a latitude on a Mercator map, in degrees of the equator."""
    return degrees(log(tan(pi / 4 + radians(max(-85.0, min(85.0, latitude))) / 2)))
