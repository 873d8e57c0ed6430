"""A map to move about in (deck.gl): circles on cities, their names, and the way from each to the next."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import Any

import pydeck
import streamlit as st

from ui.basemap import (
    CIRCLE,
    LABEL,
    PATH,
    Frame,
    base_map,
    height_on_map,
    latitude_at,
    pixels_a_degree,
    without_overlap,
)
from ui.language import _

DASH, GAP = 8.0, 6.0
"""Pixels at the zoom that the map opens with."""
MOST_DASHES = 80
FONT = "'Source Sans, sans-serif'"
Point = tuple[float, float]


def movable_map(
    cities: Sequence[dict[str, Any]],
    ways: Sequence[dict[str, Any]],
    frame: Frame,
) -> None:
    """Shows ``cities`` and the ``ways`` between them (both as :mod:`ui.map` gives them)."""
    layers = [
        *_lines(ways, frame.view.zoom, frame.dark),
        _circles(cities),
        *_turns(cities),
        city_names(without_overlap(cities, frame.view.zoom), frame.dark),
    ]
    show_movable(layers, frame)


def show_movable(layers: Sequence[pydeck.Layer], frame: Frame) -> None:
    """``layers`` over seas and countries."""
    st.pydeck_chart(
        base_map(layers, frame.view, frame.dark), height=frame.height, key=frame.key, alt=frame.alt
    )


def move_about_switch(key: str) -> bool:
    """Whether the reader asks for such a map instead of the drawn one."""
    return st.toggle(
        _("Move about in the map"),
        key=f"{key}-movable",
        help=_(
            "A map to enlarge and to drag. It takes a moment to appear on a computer without a graphics card."
        ),
    )


def city_names(cities: Sequence[dict[str, Any]], dark: bool) -> pydeck.Layer:
    """The ``name`` of each city above its circle (of ``radius`` pixels)."""
    named = [city | {"offset": [0, -12 - city["radius"]]} for city in cities]
    return pydeck.Layer(
        "TextLayer",
        named,
        get_position="position",
        get_text="name",
        get_size=13,
        get_color=[*LABEL[dark]],
        get_pixel_offset="offset",
        character_set="'auto'",
        font_family=FONT,
    )


def _lines(ways: Sequence[dict[str, Any]], zoom: float, dark: bool) -> list[pydeck.Layer]:
    """One layer of the ways whose order is certain, and one, dashed, of the others."""
    lines = [
        way | {"start": start, "end": end}
        for way in ways
        for start, end in (
            [(way["start"], way["end"])] if way["certain"] else _dashes(way["start"], way["end"], zoom)
        )
    ]
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
    (x1, y1), (x2, y2) = ((longitude, height_on_map(latitude)) for longitude, latitude in (start, end))
    length = hypot(x2 - x1, y2 - y1) * pixels_a_degree(zoom)
    number_of_dashes = max(1, min(MOST_DASHES, round(length / (DASH + GAP))))
    share = DASH / (DASH + GAP)

    def at(part: float) -> Point:
        return x1 + (x2 - x1) * part, latitude_at(y1 + (y2 - y1) * part)

    return [(at(n / number_of_dashes), at((n + share) / number_of_dashes)) for n in range(number_of_dashes)]


def _turns(cities: Sequence[dict[str, Any]]) -> list[pydeck.Layer]:
    """The number that a city has in the order of the first prints, on its circle."""
    numbered = [city for city in cities if city["turn"]]
    if not numbered:
        return []
    return [
        pydeck.Layer(
            "TextLayer",
            numbered,
            get_position="position",
            get_text="turn",
            get_size=12,
            get_color=[255, 255, 255],
            font_weight=700,
            font_family=FONT,
        )
    ]


def _circles(cities: Sequence[dict[str, Any]]) -> pydeck.Layer:
    return pydeck.Layer(
        "ScatterplotLayer",
        list(cities),
        get_position="position",
        get_radius="radius",
        radius_units="'pixels'",
        get_fill_color=[*CIRCLE, 190],
        get_line_color=[255, 255, 255],
        line_width_min_pixels=1,
        stroked=True,
        pickable=True,
    )
