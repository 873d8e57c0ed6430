"""What maps have in common: seas, countries, colours, the view, and which names stand.

Outlines come with the app (Natural Earth at 1:50 million, simplified; public domain): no tile server is asked.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import atan, degrees, exp, log, log2, pi, radians, tan
from pathlib import Path
from typing import Any

import pydeck

OUTLINES = Path(__file__).parents[1] / "static" / "countries.geojson"
OUTLINES_ADDRESS = "app/static/countries.geojson"
"""Where browsers find them, once for all maps."""
NO_TILES = 'data:application/json,{"version":8,"sources":{},"layers":[]}'
SMALLEST_SPAN = 14.0
"""Degrees: a map of one city still shows its country and the neighbours."""
MARGIN = 1.5
"""How much wider than its cities a map is."""
USUAL_WIDTH = 540
"""Pixels: the width that a map is likely to have; what is wider shows more around."""
SEA = {False: (226, 233, 234), True: (30, 34, 38)}
LAND = {False: (250, 247, 240), True: (46, 42, 37)}
BORDER = {False: (186, 176, 158), True: (96, 88, 76)}
PATH = {False: (70, 58, 46), True: (226, 214, 196)}
LABEL = {False: (60, 50, 40), True: (236, 230, 218)}
"""Colours in the light and (True) in the dark theme."""
CIRCLE = (178, 66, 34)
ROUND_THE_WORLD = 512
"""Pixels that hold the equator at zoom 0."""
NAME_WIDTH, NAME_HEIGHT = 76, 15
"""Pixels that a city's name takes."""
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Frame:
    """How a map stands on the screen: what it shows at first, its theme, its ``height`` in pixels, the ``key`` of its element,
    and in ``alt`` what it is to those who cannot see it."""

    view: pydeck.ViewState
    dark: bool
    height: int
    key: str
    alt: str


def base_map(layers: Sequence[pydeck.Layer], view: pydeck.ViewState, dark: bool) -> pydeck.Deck:
    """``layers`` over seas and countries; what is pointed at shows its ``tooltip``."""
    return pydeck.Deck(
        layers=[_sea(dark), _outlines(dark), *layers],
        initial_view_state=view,
        map_style=NO_TILES,
        map_provider=None,
        tooltip={"text": "{tooltip}"},
    )


@cache
def countries() -> dict[str, Any]:
    """The outlines of the countries (GeoJSON)."""
    return json.loads(OUTLINES.read_text(encoding="utf-8"))


def view_of(
    positions: Sequence[Sequence[float]], height: int, width: int = USUAL_WIDTH, lowest_zoom: float = 0.0
) -> pydeck.ViewState:
    """The view that shows all ``positions`` (longitude, latitude) in ``height`` and ``width`` pixels."""
    longitudes = [position[0] for position in positions]
    heights = [height_on_map(position[1]) for position in positions]
    wide = max((max(longitudes) - min(longitudes)) * MARGIN, SMALLEST_SPAN)
    high = max((max(heights) - min(heights)) * MARGIN, SMALLEST_SPAN)
    zoom = min(log2(360 / wide * width / ROUND_THE_WORLD), log2(360 / high * height / ROUND_THE_WORLD))
    return pydeck.ViewState(
        longitude=(min(longitudes) + max(longitudes)) / 2,
        latitude=latitude_at((min(heights) + max(heights)) / 2),
        zoom=max(lowest_zoom, zoom),
    )


def pixels_a_degree(zoom: float) -> float:
    """Pixels of a degree of the equator at ``zoom``."""
    return ROUND_THE_WORLD * 2**zoom / 360


def height_on_map(latitude: float) -> float:
    """The height of a latitude on a Mercator map, in degrees of the equator."""
    return degrees(log(tan(pi / 4 + radians(max(-85.0, min(85.0, latitude))) / 2)))


def latitude_at(height: float) -> float:
    """The latitude at a height on a Mercator map: what :func:`height_on_map` undoes."""
    return degrees(2 * atan(exp(radians(height))) - pi / 2)


def without_overlap(cities: Sequence[dict[str, Any]], zoom: float) -> list[dict[str, Any]]:
    """Of ``cities`` (dictionaries with a ``position``) those whose names can stand at ``zoom``; who comes first has the place."""
    pixels = pixels_a_degree(zoom)
    named: list[tuple[float, float]] = []
    kept = []
    for city in cities:
        x, y = city["position"][0] * pixels, height_on_map(city["position"][1]) * pixels
        if all(abs(x - other_x) > NAME_WIDTH or abs(y - other_y) > NAME_HEIGHT for other_x, other_y in named):
            named.append((x, y))
            kept.append(city)
    return kept


def css(colour: Colour) -> str:
    """A colour as browsers write it."""
    return "rgb({},{},{})".format(*colour)


def _sea(dark: bool) -> pydeck.Layer:
    corners = [[-180, -85], [0, -85], [180, -85], [180, 85], [0, 85], [-180, 85]]
    return pydeck.Layer(
        "SolidPolygonLayer",
        [{"polygon": corners}],
        get_polygon="polygon",
        get_fill_color=SEA[dark],
    )


def _outlines(dark: bool) -> pydeck.Layer:
    return pydeck.Layer(
        "GeoJsonLayer",
        OUTLINES_ADDRESS,
        filled=True,
        stroked=True,
        get_fill_color=LAND[dark],
        get_line_color=BORDER[dark],
        line_width_min_pixels=1,
    )
