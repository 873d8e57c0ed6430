"""Several clusters on one map: the cities that they reached, in their colours, and arcs from each city to the next.

Drawn, it stands at once and plays without a graphics card; the one to move about in is of deck.gl.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import hypot
from typing import Any

import altair
import pydeck

from ui.basemap import Frame, height_on_map, latitude_at, without_overlap
from ui.comparison import Comparison, city_label
from ui.comparison_maps import legs
from ui.language import _
from ui.map_drawn import name_layers, name_rows, show_drawn, square
from ui.map_movable import city_names, show_movable
from ui.words import date_label

LEAST_RADIUS, RING = 6, 4
"""Pixels of a circle, and what one that stands around it is larger."""
BULGE, MOST_FANNED = 0.18, 0.1
"""How far an arc leaves the straight line, in shares of its length; and by how much more or less, for clusters that went the same
way to be seen."""
TILT = 24
"""Degrees by which an arc on the map to move about in is tilted at most, for the same reason."""
POINTS_OF_AN_ARC = 24


def comparison_map(
    comparison: Comparison,
    stops: Sequence[dict[str, Any]],
    frame: Frame,
    *,
    movable: bool,
) -> None:
    """Shows ``stops`` (rows of :func:`store.diffusion.stops` with a place, and ``sure``: whether surely reached)."""
    rings, arcs = _rings(comparison, stops), list(_arcs(comparison, stops))
    named = without_overlap(rings, frame.view.zoom)
    if movable:
        show_movable([_deck_arcs(arcs), _deck_circles(rings), city_names(named, frame.dark)], frame)
        return
    datasets = {
        "arcs": _arc_rows(arcs),
        "rings": _ring_rows(rings),
        "names": name_rows(named, frame.view.zoom),
    }
    show_drawn([_drawn_arcs(), _drawn_rings(), *name_layers("names", frame.dark)], datasets, frame)


def _rings(comparison: Comparison, stops: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Circles, the largest first: of several at one place, perhaps a city in two spellings, one is around the other."""
    at: Counter[tuple[float, float]] = Counter()
    rings = []
    for stop in stops:
        position = stop["longitude"], stop["latitude"]
        rings.append(
            {
                "name": stop["city"],
                "position": list(position),
                "radius": LEAST_RADIUS + RING * at[position],
                "colour": comparison.colour(stop["number"]),
                "sure": stop["sure"],
                "place": city_label(stop),
                "cluster": comparison.name(stop["number"]),
                "first": date_label(stop),
            }
        )
        at[position] += 1
    return sorted(rings, key=lambda ring: -ring["radius"])


def _arcs(comparison: Comparison, stops: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """From each city to the next; ``fanned`` from -1 to 1 by cluster, so that one way of several is seen as several."""
    clusters = len(comparison.numbers)
    for cluster in comparison.numbers:
        for leg in legs([stop for stop in stops if stop["number"] == cluster]):
            yield {
                "start": [leg["start"]["longitude"], leg["start"]["latitude"]],
                "end": [leg["end"]["longitude"], leg["end"]["latitude"]],
                "colour": comparison.colour(cluster),
                "certain": leg["certain"],
                "fanned": (2 * cluster - clusters - 1) / max(1, clusters - 1),
                "way": f"{city_label(leg['start'])} → {city_label(leg['end'])}",
                "cluster": comparison.name(cluster),
            }


# Drawn


def _drawn_rings() -> altair.Chart:
    """Full circles where a cluster surely was, hollow ones where it may have been."""
    return (
        altair.Chart(altair.NamedData("rings"))
        .mark_point(shape="circle", strokeWidth=1.5, opacity=1)
        .encode(
            longitude="x:Q",
            latitude="y:Q",
            size=altair.Size("size:Q", scale=None),
            fill=altair.Fill("colour:N", scale=None),
            fillOpacity=altair.FillOpacity("opacity:Q", scale=None),
            stroke=altair.Stroke("rim:N", scale=None),
            tooltip=[
                altair.Tooltip("place:N", title=_("Place")),
                altair.Tooltip("cluster:N", title=_("Cluster")),
                altair.Tooltip("first:N", title=_("First print")),
            ],
        )
    )


def _ring_rows(rings: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "x": ring["position"][0],
            "y": ring["position"][1],
            "size": square(ring["radius"]),
            "opacity": 0.92 if ring["sure"] else 0.18,
            "colour": ring["colour"],
            "rim": "#ffffff" if ring["sure"] else ring["colour"],
            "place": ring["place"],
            "cluster": ring["cluster"],
            "first": ring["first"],
        }
        for ring in rings
    ]


def _drawn_arcs() -> altair.Chart:
    """Arcs that grow broader to where they arrive; thin and pale ones where the order is open."""
    return (
        altair.Chart(altair.NamedData("arcs"))
        .mark_trail(tooltip=None)
        .encode(
            longitude="x:Q",
            latitude="y:Q",
            detail="arc:N",
            order="order:Q",
            size=altair.Size("width:Q", scale=None, legend=None),
            color=altair.Color("colour:N", scale=None),
            opacity=altair.Opacity("opacity:Q", scale=None),
        )
    )


def _arc_rows(arcs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "arc": number,
            "x": x,
            "y": y,
            "order": order,
            "width": (0.8 + 3.2 * order / POINTS_OF_AN_ARC) * (1 if arc["certain"] else 0.4),
            "colour": arc["colour"],
            "opacity": 0.75 if arc["certain"] else 0.45,
        }
        for number, arc in enumerate(arcs)
        for order, (x, y) in enumerate(
            arc_points(arc["start"], arc["end"], BULGE + MOST_FANNED * arc["fanned"])
        )
    ]


def arc_points(
    start: Sequence[float], end: Sequence[float], bulge: float = BULGE
) -> list[tuple[float, float]]:
    """Points of a curve between two places (a quadratic Bézier curve), as far to the left of the straight way on the map as
    ``bulge`` of its length."""
    x1, y1, x2, y2 = start[0], height_on_map(start[1]), end[0], height_on_map(end[1])
    length = hypot(x2 - x1, y2 - y1) or 1.0
    aside = 2 * bulge * length
    x0, y0 = (x1 + x2) / 2 - (y2 - y1) / length * aside, (y1 + y2) / 2 + (x2 - x1) / length * aside
    points = []
    for step in range(POINTS_OF_AN_ARC + 1):
        t = step / POINTS_OF_AN_ARC
        x = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * x0 + t**2 * x2
        y = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * y0 + t**2 * y2
        points.append((x, latitude_at(y)))
    return points


# To move about in


def _deck_circles(rings: Sequence[dict[str, Any]]) -> pydeck.Layer:
    circles = []
    for ring in rings:
        colour = _rgb(ring["colour"])
        circles.append(
            {
                "position": ring["position"],
                "radius": ring["radius"],
                "fill": [*colour, 235 if ring["sure"] else 45],
                "line": [255, 255, 255, 220] if ring["sure"] else [*colour, 255],
                "tooltip": "\n".join(
                    [ring["place"], ring["cluster"], _("first print: {date}").format(date=ring["first"])]
                ),
            }
        )
    return pydeck.Layer(
        "ScatterplotLayer",
        circles,
        get_position="position",
        get_radius="radius",
        radius_units="'pixels'",
        get_fill_color="fill",
        get_line_color="line",
        line_width_min_pixels=1.5,
        stroked=True,
        pickable=True,
    )


def _deck_arcs(arcs: Sequence[dict[str, Any]]) -> pydeck.Layer:
    return pydeck.Layer(
        "ArcLayer",
        [
            {
                "start": arc["start"],
                "end": arc["end"],
                "start_colour": [*_rgb(arc["colour"]), 70 if arc["certain"] else 40],
                "end_colour": [*_rgb(arc["colour"]), 230 if arc["certain"] else 90],
                "width": 2.5 if arc["certain"] else 1.2,
                "tilt": TILT * arc["fanned"],
                "tooltip": f"{arc['way']}\n{arc['cluster']}",
            }
            for arc in arcs
        ],
        get_source_position="start",
        get_target_position="end",
        get_source_color="start_colour",
        get_target_color="end_colour",
        get_width="width",
        get_height=0.4,
        get_tilt="tilt",
        pickable=True,
        great_circle=True,
    )


def _rgb(colour: str) -> list[int]:
    return [int(colour[position : position + 2], 16) for position in (1, 3, 5)]
