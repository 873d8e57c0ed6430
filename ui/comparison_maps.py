"""Small multiples: a map of each cluster, all at one scale, cities joined in the order in which they were reached.

They are drawings (SVG), not maps to move about in: eight of those would take seconds to appear and, on a telephone, more of its
graphics memory than a browser gives. The outlines are sent once, as the background that all share.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise
from math import sqrt
from typing import Any

import pydeck
import streamlit as st

from ui.basemap import BORDER, LAND, SEA, countries, css, height_on_map, pixels_a_degree, view_of
from ui.comparison import Comparison, city_label, unplaced_cities
from ui.language import _, ngettext, number
from ui.links import cluster_link, image_address
from ui.palette import TEXT
from ui.words import count, date_label, place_label, title_label, years_label

WIDTH, HEIGHT = 262, 190
"""The size of a drawing; on screen it is as wide as there is room."""
NARROWEST, WIDEST = 220, 420
"""Pixels of a map on screen."""
PICTURE = 56
"""Pixels: the height of the picture of a cluster."""
LEAST_SPOT = 14
"""Pixels of a circle that can be pointed at."""
LOWEST_ZOOM = -1.0
"""A small map may show the whole world."""
GRID = "compared-maps"
Point = tuple[float, float]
Row = dict[str, Any]


def small_maps(comparison: Comparison) -> None:
    """One map a cluster, with its first print, its name, its size and a link to it; as many beside each other as fit."""
    stops = comparison.stops.to_pylist()
    view = view_of(
        [(stop["longitude"], stop["latitude"]) for stop in stops if stop["latitude"] is not None],
        HEIGHT,
        WIDTH,
        LOWEST_ZOOM,
    )
    st.html(_style(view.longitude, view.latitude, view.zoom, comparison.dark))
    with st.container(key=GRID):
        for cluster, prints in comparison.by_number.items():
            of_cluster = [stop for stop in stops if stop["number"] == cluster]
            with st.container(key=f"compared-{cluster}", gap=None):
                st.html(_figure(comparison, cluster, prints, of_cluster, view))
                cluster_link(prints[0]["id"], _("Open cluster {number}").format(number=cluster))


def legs(stops: Sequence[Row]) -> list[Row]:
    """From each of a cluster's dated ``stops`` to the next: ``start``, ``end``, and whether their order is certain."""
    dated = [stop for stop in stops if stop["earliest"] or stop["latest"]]
    return [
        {"start": start, "end": end, "certain": end["surely_after_previous"]}
        for start, end in pairwise(dated)
        if start["latitude"] is not None and end["latitude"] is not None
    ]


def _figure(
    comparison: Comparison, cluster: int, prints: list[Row], stops: list[Row], view: pydeck.ViewState
) -> str:
    name, colour = escape(comparison.name(cluster), quote=True), comparison.colour(cluster)
    words = "; ".join(f"{stop['city']}, {date_label(stop)}" for stop in stops) or _("no known city")
    name_of_map = _("Map of the cities with first prints: {cities}").format(cities=words)
    spots = _spots(stops, view)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f"{_drawn(stops, spots, view, colour, comparison.dark)}</svg>"
    )
    return (
        f'<figure class="wb-small-map"><div class="wb-head">{_first_print(comparison, cluster, prints[0])}'
        f'<b title="{name}"><i style="background:{colour}"></i>{name}</b></div>'
        f'<div class="wb-drawn"><img src="{_source(drawing)}" alt="{escape(name_of_map, quote=True)}">'
        f"{''.join(_to_point_at(spot) for spot in spots)}</div>"
        f"<figcaption>{escape(_sizes(prints, stops))}</figcaption></figure>"
    )


def _first_print(comparison: Comparison, cluster: int, first: Row) -> str:
    """The picture of a cluster, which leads to its record; nothing where it cannot be had."""
    if cluster not in comparison.pictures:
        return ""
    said = f"{title_label(first)}, {place_label(first)}, {date_label(first)}"
    return (
        f'<a href="{escape(image_address(first["id"]), quote=True)}" target="_self">'
        f'<img src="{comparison.pictures[cluster]}" alt="{escape(said, quote=True)}" title="{escape(said, quote=True)}"></a>'
    )


def _sizes(prints: list[Row], stops: list[Row]) -> str:
    """How many images, cities and years, and what of them the map cannot show."""
    days = [row[end] for row in prints for end in ("date_start", "date_end") if row[end]]
    years = years_label(min(days).year, max(days).year) if days else _("undated")
    said = [f"{count(len(prints), 'image', 'images')}, {count(len(stops), 'city', 'cities')}, {years}"]
    if nowhere := sum(row["city"] is None for row in prints):
        said.append(
            ngettext("{n} image of unknown city", "{n} images of unknown city", nowhere).format(
                n=number(nowhere)
            )
        )
    if unplaced := sum(stop["latitude"] is None for stop in stops):
        said.append(unplaced_cities(unplaced))
    undated = sum(not (row["date_start"] or row["date_end"]) for row in prints)
    if days and undated:
        said.append(ngettext("{n} undated image", "{n} undated images", undated).format(n=number(undated)))
    return "; ".join(said)


def _spots(stops: Sequence[Row], view: pydeck.ViewState) -> list[Row]:
    """The circles of a map, large ones first: where it is in pixels, its ``radius``, and the ``stops`` there.

    Cities at one place, perhaps one city in two spellings, have one circle.
    """
    at: dict[Point, list[Row]] = defaultdict(list)
    for stop in stops:
        if stop["latitude"] is not None:
            x, y = _pixel(stop, view)
            at[round(x, 1), round(y, 1)].append(stop)
    spots = [
        {"x": x, "y": y, "radius": 2 + 1.2 * sqrt(sum(stop["images"] for stop in there)), "stops": there}
        for (x, y), there in at.items()
    ]
    return sorted(spots, key=lambda spot: -spot["radius"])


def _to_point_at(spot: Row) -> str:
    """What lies over a circle and says what it is: a drawing that is a picture cannot."""
    said = "\n".join(
        _("{place}: first print {date}, {images}").format(
            place=city_label(stop),
            date=date_label(stop),
            images=count(stop["images"], "image", "images"),
        )
        for stop in spot["stops"]
    )
    return (
        f'<i style="left:{spot["x"] / WIDTH:.2%};top:{spot["y"] / HEIGHT:.2%};width:{2 * spot["radius"] / WIDTH:.2%}" '
        f'title="{escape(said, quote=True)}"></i>'
    )


def _drawn(
    stops: Sequence[Row], spots: Sequence[Row], view: pydeck.ViewState, colour: str, dark: bool
) -> str:
    drawn = []
    for leg in legs(stops):
        (x1, y1), (x2, y2) = (_pixel(leg[end], view) for end in ("start", "end"))
        dashes = "" if leg["certain"] else ' stroke-dasharray="4 3"'
        drawn.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-opacity="0.6" '
            f'stroke-width="1.2"{dashes}/>'
        )
    for spot in spots:
        drawn.append(
            f'<circle cx="{spot["x"]:.1f}" cy="{spot["y"]:.1f}" r="{spot["radius"]:.1f}" fill="{colour}" stroke="#fff" '
            'stroke-width="0.7"/>'
        )
    for stop in stops[:1]:
        if stop["latitude"] is None or not (stop["earliest"] or stop["latest"]):
            continue
        x, y = _pixel(stop, view)
        anchor = "start" if x < WIDTH / 5 else "end" if x > 4 * WIDTH / 5 else "middle"
        doubt = "" if stop["lag_most_days"] == 0 else "\N{NO-BREAK SPACE}?"
        drawn.append(
            f'<text x="{x:.1f}" y="{max(12, y - 9):.1f}" text-anchor="{anchor}" font-family="sans-serif" '
            f'font-size="12" font-weight="600" fill="{TEXT[dark]}" stroke="{css(LAND[dark])}" stroke-width="3" '
            f'paint-order="stroke">{escape(stop["city"])}{doubt}</text>'
        )
    return "".join(drawn)


def _pixel(stop: Row, view: pydeck.ViewState) -> Point:
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
.st-key-{GRID} {{
  display: grid; gap: 1.2rem 1rem; grid-template-columns: repeat(auto-fit, minmax(min({NARROWEST}px, 100%), 1fr));
}}
.st-key-{GRID} > * {{ max-width: {WIDEST}px; }}
.wb-small-map {{ margin: 0; }}
.wb-small-map .wb-head {{ display: flex; gap: .6rem; align-items: center; height: {PICTURE}px; margin-bottom: 6px; }}
.wb-small-map .wb-head img {{
  display: block; max-height: {PICTURE}px; max-width: {1.5 * PICTURE:g}px;
  border: 1px solid rgba(128, 118, 100, .35); border-radius: 2px;
}}
.wb-small-map .wb-head b {{
  font-weight: 600; line-height: 1.25;
  overflow: hidden; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical;
}}
.wb-small-map .wb-head i {{
  display: inline-block; width: .8rem; height: .8rem; border-radius: 50%; margin-right: .4rem; vertical-align: -.08rem;
}}
.wb-small-map .wb-drawn {{ position: relative; }}
.wb-small-map .wb-drawn img {{
  display: block; width: 100%; height: auto; aspect-ratio: {WIDTH} / {HEIGHT}; border-radius: 3px;
  background: url("{_source(drawing)}") 0 0 / 100% 100%;
}}
.wb-small-map .wb-drawn i {{
  position: absolute; aspect-ratio: 1; min-width: {LEAST_SPOT}px; border-radius: 50%; transform: translate(-50%, -50%);
}}
.wb-small-map figcaption {{ font-size: .85rem; opacity: .8; margin-top: 4px; }}
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
