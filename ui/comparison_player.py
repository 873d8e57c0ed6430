"""The spread as it plays: a map of all clusters compared as they stood at the end of a year."""

from __future__ import annotations

from typing import Any, NoReturn

import streamlit as st

from ui.basemap import Frame, view_of
from ui.comparison import Comparison, unplaced_cities
from ui.comparison_map import comparison_map
from ui.language import _, ngettext, number
from ui.map_movable import move_about_switch

HEIGHT = 460
SECONDS_A_STEP = 0.8
STEPS = 40
"""A whole play takes about this many steps, however long the time."""
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
    place = st.container()
    movable = move_about_switch("diffusion-map")
    # The same words in every year: a chart with other words is drawn anew, and would blink.
    alt = _("Map of the cities that the clusters had reached by then")
    with place:
        frame = Frame(view, comparison.dark, HEIGHT, f"diffusion-map-{movable}", alt)
        comparison_map(comparison, reached, frame, movable=movable)
    surely = sum(stop["sure"] for stop in reached)
    undated = sum(stop["earliest"] is None and stop["latest"] is None for stop in stops)
    unplaced = comparison.stops.num_rows - len(stops)
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
    if unplaced:
        sentence += "; " + unplaced_cities(unplaced)
    explained = _(
        "A city counts once for each cluster that reached it. Arcs join a cluster’s cities in order of their first prints, "
        "stronger where they arrive; a thin pale arc joins two whose order their dates leave open. "
        "An arc is no proof of a way taken."
    )
    st.caption(f"{sentence}. {explained}")


def _possibly(stop: dict[str, Any], year: int) -> bool:
    if stop["earliest"] is None:
        return stop["latest"] is not None
    return bool(stop["earliest"].year <= year)


def _surely(stop: dict[str, Any], year: int) -> bool:
    return stop["latest"] is not None and stop["latest"].year <= year
