"""Maps of printings, and of the order in which their cities were reached."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import sqrt
from typing import Any, Literal, NamedTuple

import streamlit as st

from ui.basemap import Frame, view_of
from ui.comparison_maps import legs
from ui.language import _, listed, ngettext, number
from ui.map_drawn import drawn_map
from ui.map_movable import movable_map, move_about_switch
from ui.words import count, country_label, date_label

NARROW_WIDTH = 400
"""Pixels of a map that stands beside a timeline on a small screen; what is wider shows more around."""
LEAST_RADIUS, LEAST_NUMBERED_RADIUS = 6, 9
"""Pixels of a city's circle: a number needs room."""
GROWTH, MOST_GROWTH = 3.0, 24.0
"""Pixels that one print adds to the radius, times the root of their number, and what the city with most has added at most."""
LEGEND_STYLE = (
    "<style>.wb-legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .82rem; opacity: .8; } "
    ".wb-legend i { display: inline-block; width: 2rem; border-top: 2px; vertical-align: middle; }</style>"
)
Noun = Literal["print", "issue"]


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
    cities = cities_of(rows, noun, path)
    unplaced = sum(row["latitude"] is None for row in rows)
    words = _words(noun, unplaced)
    if not cities:
        st.info(words.nowhere)
        return
    ways = _ways(path)
    _shown(cities, ways, words.map_of.format(cities=listed(city["name"] for city in cities)), height, key)
    if unplaced:
        st.caption(words.unplaced.format(n=number(unplaced), all=number(len(rows))))
    if ways:
        st.html(_legend(ways))


@st.fragment
def _shown(
    cities: Sequence[dict[str, Any]], ways: Sequence[dict[str, Any]], alt: str, height: int, key: str
) -> None:
    """The map, drawn or, where asked, one to move about in."""
    place = st.container()
    movable = move_about_switch(key)
    view = view_of([city["position"] for city in cities], height, NARROW_WIDTH)
    show = movable_map if movable else drawn_map
    with place:
        show(cities, ways, Frame(view, st.context.theme.type == "dark", height, f"{key}-{movable}", alt))


class _Words(NamedTuple):
    nowhere: str
    map_of: str
    unplaced: str


def _words(noun: Noun, unplaced: int) -> _Words:
    if noun == "issue":
        return _Words(
            _("None of these issues has a known place, so there is no map."),
            _("Map of the cities where these issues appeared: {cities}"),
            ngettext(
                "Without a known place and not on the map: {n} of {all} issues.",
                "Without a known place and not on the map: {n} of {all} issues.",
                unplaced,
            ),
        )
    return _Words(
        _("None of these prints has a known place, so there is no map."),
        _("Map of the cities where these prints appeared: {cities}"),
        ngettext(
            "Without a known place and not on the map: {n} of {all} prints.",
            "Without a known place and not on the map: {n} of {all} prints.",
            unplaced,
        ),
    )


def _counted(prints: int, noun: Noun) -> str:
    if noun == "issue":
        return count(prints, "issue", "issues")
    return count(prints, "print", "prints")


def cities_of(
    rows: Sequence[dict[str, Any]], noun: Noun, path: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The cities, those with most prints first: ``name``, ``position``, ``radius`` (pixels), ``tooltip``, and the ``turn``
    (as text, or None) at which the ``path`` comes to them."""
    dated = [stop for stop in path if stop["earliest"] or stop["latest"]]
    turns = {(stop["city"], stop["country"]): str(turn) for turn, stop in enumerate(dated, start=1)}
    smallest = LEAST_NUMBERED_RADIUS if turns else LEAST_RADIUS
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
                "turn": turns.get(place),
                "prints": 0,
                "first": date_label(row),
                "country": country_label(row["country"]),
            },
        )
        city["prints"] += 1
    most = max((city["prints"] for city in cities.values()), default=1)
    growth = min(GROWTH, MOST_GROWTH / sqrt(most))
    for city in cities.values():
        city["tooltip"] = _("{city}, {country}: {prints}, the first {date}").format(
            city=city["name"],
            country=city["country"],
            prints=_counted(city["prints"], noun),
            date=city["first"],
        )
        city["radius"] = smallest + growth * sqrt(city["prints"])
    return sorted(cities.values(), key=lambda city: -city["prints"])


def _ways(stops: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """From each dated city to the next: ``start`` and ``end`` (longitude, latitude), whether ``certain``, a ``tooltip``."""
    ways = []
    for leg in legs(list(stops)):
        start, end = ((leg[name]["longitude"], leg[name]["latitude"]) for name in ("start", "end"))
        tooltip = (
            _("{first}, then {second}") if leg["certain"] else _("{first} and {second}: order uncertain")
        )
        said = tooltip.format(first=leg["start"]["city"], second=leg["end"]["city"])
        ways.append({"start": start, "end": end, "certain": leg["certain"], "tooltip": said})
    return ways


def _legend(ways: Sequence[dict[str, Any]]) -> str:
    """What numbers and the lines that are drawn mean."""
    said = [("<b>1, 2, 3</b>", _("the cities in the order of their first prints"))]
    if any(way["certain"] for way in ways):
        said.append(('<i style="border-top-style: solid"></i>', _("surely later than the city before")))
    if not all(way["certain"] for way in ways):
        said.append(('<i style="border-top-style: dashed"></i>', _("order uncertain: the dates overlap")))
    items = "".join(f"<span>{sign} {escape(words)}</span>" for sign, words in said)
    return f"{LEGEND_STYLE}<div class='wb-legend'>{items}</div>"
