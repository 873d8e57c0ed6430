"""Small multiples: a map of each cluster, all at one scale, cities joined in the order in which they were reached.

They are drawings (SVG), not maps to move about in: eight of those would take seconds to appear and, on a telephone, more of its
graphics memory than a browser gives. The outlines are sent once, as the background that all share.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from html import escape
from itertools import pairwise
from math import sqrt
from typing import Any

import pydeck
import streamlit as st

from ui.basemap import BORDER, LAND, SEA, countries, css, height_on_map, pixels_a_degree, view_of
from ui.comparison import Comparison
from ui.language import _
from ui.links import cluster_link
from ui.words import count, date_label, years_label

WIDTH, HEIGHT = 262, 190
"""Pixels."""
LOWEST_ZOOM = -1.0
"""A small map may show the whole world."""
WORDS = {False: "#2a2520", True: "#ece6da"}
Point = tuple[float, float]


def small_maps(comparison: Comparison) -> None:
    """One map a cluster, with its name, its size and a link to it."""
    stops = comparison.stops.to_pylist()
    view = view_of(
        [(stop["longitude"], stop["latitude"]) for stop in stops if stop["latitude"] is not None],
        HEIGHT,
        WIDTH,
        LOWEST_ZOOM,
    )
    st.html(_style(view.longitude, view.latitude, view.zoom, comparison.dark))
    with st.container(horizontal=True, gap="small"):
        for number, prints in comparison.by_number.items():
            of_cluster = [stop for stop in stops if stop["number"] == number]
            with st.container(width=WIDTH, key=f"compared-{number}", gap=None):
                st.html(_figure(comparison, number, prints, of_cluster, view))
                cluster_link(prints[0]["id"], _("Open cluster {number}").format(number=number))


def legs(stops: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """From each of a cluster's dated ``stops`` to the next: ``start``, ``end``, and whether their order is certain."""
    dated = [stop for stop in stops if stop["earliest"] or stop["latest"]]
    return [
        {"start": start, "end": end, "certain": end["surely_after_previous"]}
        for start, end in pairwise(dated)
        if start["latitude"] is not None and end["latitude"] is not None
    ]


def _figure(
    comparison: Comparison,
    number: int,
    prints: list[dict[str, Any]],
    stops: list[dict[str, Any]],
    view: pydeck.ViewState,
) -> str:
    name, colour = escape(comparison.name(number), quote=True), comparison.colour(number)
    days = [row[end] for row in prints for end in ("date_start", "date_end") if row[end]]
    years = years_label(min(days).year, max(days).year) if days else _("undated")
    sizes = f"{count(len(prints), 'image', 'images')}, {count(len(stops), 'city', 'cities')}, {years}"
    words = "; ".join(f"{stop['city']}, {date_label(stop)}" for stop in stops) or _("no known city")
    name_of_map = _("Map of the cities with first prints: {cities}").format(cities=words)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f"{_drawn(stops, view, colour, comparison.dark)}</svg>"
    )
    return (
        f'<figure class="wb-small-map"><div class="wb-name"><i style="background:{colour}"></i>'
        f'<b title="{name}">{name}</b></div>'
        f'<img src="{_source(drawing)}" width="{WIDTH}" height="{HEIGHT}" title="{escape(words, quote=True)}" '
        f'alt="{escape(name_of_map, quote=True)}">'
        f"<figcaption>{sizes}</figcaption></figure>"
    )


def _drawn(stops: list[dict[str, Any]], view: pydeck.ViewState, colour: str, dark: bool) -> str:
    placed = [stop for stop in stops if stop["latitude"] is not None]
    drawn = []
    for leg in legs(stops):
        (x1, y1), (x2, y2) = (_pixel(leg[end], view) for end in ("start", "end"))
        dashes = "" if leg["certain"] else ' stroke-dasharray="4 3"'
        drawn.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-opacity="0.6" '
            f'stroke-width="1.2"{dashes}/>'
        )
    for stop in placed:
        x, y = _pixel(stop, view)
        drawn.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2 + 1.2 * sqrt(stop["images"]):.1f}" fill="{colour}" stroke="#fff" '
            'stroke-width="0.7"/>'
        )
    for stop in placed[:1]:
        x, y = _pixel(stop, view)
        anchor = "start" if x < WIDTH / 5 else "end" if x > 4 * WIDTH / 5 else "middle"
        drawn.append(
            f'<text x="{x:.1f}" y="{max(12, y - 9):.1f}" text-anchor="{anchor}" font-family="sans-serif" '
            f'font-size="12" font-weight="600" fill="{WORDS[dark]}">{escape(stop["city"])}</text>'
        )
    return "".join(drawn)


def _pixel(stop: dict[str, Any], view: pydeck.ViewState) -> Point:
    return _place(stop["longitude"], stop["latitude"], view.longitude, view.latitude, view.zoom)


def _place(longitude: float, latitude: float, middle: float, centre: float, zoom: float) -> Point:
    """Where a place lies on a small map: Mercator's projection, pixels from the top left."""
    scale = pixels_a_degree(zoom)
    return (
        WIDTH / 2 + (longitude - middle) * scale,
        HEIGHT / 2 - (height_on_map(latitude) - height_on_map(centre)) * scale,
    )


@lru_cache(maxsize=32)
def _style(longitude: float, latitude: float, zoom: float, dark: bool) -> str:
    land = "".join(_rings(longitude, latitude, zoom))
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><rect width="100%" height="100%" '
        f'fill="{css(SEA[dark])}"/><path d="{land}" fill="{css(LAND[dark])}" stroke="{css(BORDER[dark])}" '
        'stroke-width="0.5" fill-rule="evenodd"/></svg>'
    )
    return f"""<style>
.wb-small-map {{ margin: 0; }}
.wb-small-map img {{ display: block; border-radius: 3px; background: url("{_source(drawing)}"); }}
.wb-small-map figcaption {{ font-size: .85rem; opacity: .8; margin-top: 4px; }}
.wb-small-map .wb-name {{ display: flex; gap: .5rem; align-items: center; margin-bottom: 4px; }}
.wb-small-map .wb-name i {{ flex: none; width: .85rem; height: .85rem; border-radius: 50%; }}
.wb-small-map .wb-name b {{ font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }}
</style>"""


def _rings(longitude: float, latitude: float, zoom: float) -> list[str]:
    """The outlines that reach into the map, as the commands of a path; points that fall on one half pixel are drawn once."""
    paths = []
    for country in countries()["features"]:
        shape = country["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for ring in (ring for polygon in polygons for ring in polygon):
            points = [_place(x, y, longitude, latitude, zoom) for x, y in ring]
            across, down = [x for x, _y in points], [y for _x, y in points]
            if max(across) < 0 or min(across) > WIDTH or max(down) < 0 or min(down) > HEIGHT:
                continue
            seen = dict.fromkeys((round(2 * x) / 2, round(2 * y) / 2) for x, y in points)
            if len(seen) > 2:
                paths.append("M" + "L".join(f"{x:g} {y:g}" for x, y in seen) + "Z")
    return paths


def _source(drawing: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"
