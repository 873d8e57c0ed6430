"""Maps of printings."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any, Literal, NamedTuple

import pydeck
import streamlit as st

from ui.basemap import base_map, height_on_map, view_of
from ui.language import _, listed, number
from ui.words import count, country_label, date_label

NAME_WIDTH, NAME_HEIGHT = 76, 15
"""Pixels that a city's name takes."""
Noun = Literal["print", "document"]


def printings_map(
    rows: Sequence[dict[str, Any]], *, height: int = 380, key: str, noun: Noun = "print"
) -> None:
    """Circles on the cities where pictures (or what ``noun`` names) were printed, as large as their number."""
    cities = _by_city(rows, noun)
    words = _words(noun)
    if not cities:
        st.info(words.nowhere)
        return
    dark = st.context.theme.type == "dark"
    view = view_of([city["position"] for city in cities], height)
    st.pydeck_chart(
        base_map([_circles(cities), city_names(cities, view.zoom, dark)], view, dark),
        height=height,
        key=key,
        alt=words.map_of.format(cities=listed(city["name"] for city in cities)),
    )
    if unplaced := sum(row["latitude"] is None for row in rows):
        st.caption(words.unplaced.format(n=number(unplaced), all=number(len(rows))))


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
        city["radius"] = 6 + 3 * sqrt(city["prints"])
    return sorted(cities.values(), key=lambda city: -city["prints"])


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
