"""The spread as it plays: a map of all clusters compared as they stood at the end of a year."""

from __future__ import annotations

from typing import Any, NoReturn

import pydeck
import streamlit as st

from ui.basemap import base_map, view_of, without_overlap
from ui.comparison import Comparison
from ui.comparison_maps import legs
from ui.language import _, ngettext, number
from ui.map_movable import city_names
from ui.words import country_label, date_label

HEIGHT = 460
SECONDS_A_STEP = 0.8
STEPS = 40
"""A whole play takes about this many steps, however long the time."""
LEAST_RADIUS = 6
"""Pixels."""
PLAYING, YEAR, TURNS = "diffusion-playing", "diffusion-year", "diffusion-turns"


def player(comparison: Comparison) -> None:
    """Slider, button and map; while it plays, only they run again."""
    if comparison.years is None:
        st.info(_("None of these prints has a known date, so there is nothing to play."))
        return
    playing = st.session_state.get(PLAYING, False)
    st.fragment(_player, run_every=SECONDS_A_STEP if playing else None)(comparison, comparison.years)


def _player(comparison: Comparison, years: tuple[int, int]) -> None:
    first, last = years
    state = st.session_state
    playing = state.get(PLAYING, False)
    year = min(max(state.get(YEAR, last), first), last)
    if playing:
        year = min(year + max(1, round((last - first) / STEPS)), last)
        if year == last:
            _turn_to(year, playing=False)
    button, slider = st.columns([1, 7], vertical_alignment="bottom")
    if button.button(_("Pause") if playing else _("Play"), width="stretch", disabled=first == last):
        _turn_to(first if year == last else year, playing=not playing)
    if first < last:
        key = f"{YEAR}-{state.get(TURNS, 0)}"
        if playing or key not in state:
            state[key] = year
        label = _("As it stood at the end of")
        year = slider.slider(label, first, last, key=key, format="%d", disabled=playing)
    state[YEAR] = year
    _map(comparison, year)


def _turn_to(year: int, *, playing: bool) -> NoReturn:
    """Plays or stands still from ``year`` on.

    The slider is another one afterwards: what a browser says too late of the one before moves nothing.
    """
    st.session_state.update(
        {PLAYING: playing, YEAR: year, TURNS: st.session_state.get(TURNS, 0) + 1},
    )
    st.rerun()


def _map(comparison: Comparison, year: int) -> None:
    stops = [stop for stop in comparison.stops.to_pylist() if stop["latitude"] is not None]
    view = view_of([(stop["longitude"], stop["latitude"]) for stop in stops], HEIGHT, width=900)
    reached = [stop | {"sure": _surely(stop, year)} for stop in stops if _possibly(stop, year)]
    rings = _rings(comparison, reached)
    names = [{"name": ring["city"], "position": ring["position"], "radius": LEAST_RADIUS} for ring in rings]
    st.pydeck_chart(
        base_map(
            [
                _arcs(comparison, reached),
                _circles(rings),
                city_names(without_overlap(names, view.zoom), comparison.dark),
            ],
            view,
            comparison.dark,
        ),
        height=HEIGHT,
        key="diffusion-map",
        alt=_("Map of the cities that the clusters had reached by the end of {year}").format(year=year),
    )
    surely = sum(stop["sure"] for stop in reached)
    undated = sum(stop["earliest"] is None and stop["latest"] is None for stop in stops)
    sentence = ngettext(
        "By the end of {year}: {n} city reached for certain",
        "By the end of {year}: {n} cities reached for certain",
        surely,
    ).format(year=year, n=number(surely))
    if possibly := len(reached) - surely:
        sentence += ", " + _("possibly {n} more (hollow)").format(n=number(possibly))
    if undated:
        sentence += "; " + ngettext(
            "{n} city with undated prints only is never shown",
            "{n} cities with undated prints only are never shown",
            undated,
        ).format(n=number(undated))
    explained = _(
        "A city counts once for each cluster that reached it. Arcs join a cluster’s cities in order of their first prints, "
        "darker where they arrive; a thin pale arc joins two whose order their dates leave open. "
        "An arc is no proof of a way taken."
    )
    st.caption(f"{sentence}. {explained}")


def _possibly(stop: dict[str, Any], year: int) -> bool:
    if stop["earliest"] is None:
        return stop["latest"] is not None
    return bool(stop["earliest"].year <= year)


def _surely(stop: dict[str, Any], year: int) -> bool:
    return stop["latest"] is not None and stop["latest"].year <= year


def _rings(comparison: Comparison, stops: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Circles, the largest first: a city that several clusters reached has one around the other."""
    in_city: dict[tuple[str, str], int] = {}
    rings = []
    for stop in stops:
        turn = in_city.setdefault((stop["city"], stop["country"]), 0)
        in_city[stop["city"], stop["country"]] += 1
        colour = _rgb(comparison.colour(stop["number"]))
        rings.append(
            {
                "city": stop["city"],
                "position": [stop["longitude"], stop["latitude"]],
                "radius": LEAST_RADIUS + 4 * turn,
                "fill": [*colour, 235 if stop["sure"] else 45],
                "line": [*colour, 255] if not stop["sure"] else [255, 255, 255, 220],
                "tooltip": (
                    f"{stop['city']}, {country_label(stop['country'])}\n{comparison.name(stop['number'])}\n"
                    + _("first print: {date}").format(date=date_label(stop))
                ),
            }
        )
    return sorted(rings, key=lambda ring: -ring["radius"])


def _circles(rings: list[dict[str, Any]]) -> pydeck.Layer:
    return pydeck.Layer(
        "ScatterplotLayer",
        rings,
        get_position="position",
        get_radius="radius",
        radius_units="'pixels'",
        get_fill_color="fill",
        get_line_color="line",
        line_width_min_pixels=1.5,
        stroked=True,
        pickable=True,
    )


def _arcs(comparison: Comparison, stops: list[dict[str, Any]]) -> pydeck.Layer:
    arcs = []
    for cluster in comparison.numbers:
        colour = _rgb(comparison.colour(cluster))
        for leg in legs([stop for stop in stops if stop["number"] == cluster]):
            certain = leg["certain"]
            arcs.append(
                {
                    "start": [leg["start"]["longitude"], leg["start"]["latitude"]],
                    "end": [leg["end"]["longitude"], leg["end"]["latitude"]],
                    "start_colour": [*colour, 70 if certain else 40],
                    "end_colour": [*colour, 230 if certain else 90],
                    "width": 2.5 if certain else 1.2,
                }
            )
    return pydeck.Layer(
        "ArcLayer",
        arcs,
        get_source_position="start",
        get_target_position="end",
        get_source_color="start_colour",
        get_target_color="end_colour",
        get_width="width",
        get_height=0.4,
        great_circle=True,
    )


def _rgb(colour: str) -> list[int]:
    return [int(colour[position : position + 2], 16) for position in (1, 3, 5)]
