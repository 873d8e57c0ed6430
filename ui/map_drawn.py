"""A drawn map (Vega): it stands at once, also without a graphics card, and its menu saves it as a picture for print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import pi
from typing import Any

import altair
import streamlit as st

from ui.basemap import (
    BORDER,
    CIRCLE,
    LABEL,
    LAND,
    OUTLINES_ADDRESS,
    PATH,
    ROUND_THE_WORLD,
    SEA,
    Frame,
    css,
    height_on_map,
    latitude_at,
    pixels_a_degree,
    without_overlap,
)
from ui.charts import localised

Rows = list[dict[str, Any]]

ABOVE = 9
"""Pixels between a circle and the middle of the name above it."""


def drawn_map(
    cities: Sequence[dict[str, Any]],
    ways: Sequence[dict[str, Any]],
    frame: Frame,
) -> None:
    """Shows ``cities`` and the ``ways`` between them (both as :mod:`ui.map` gives them)."""
    datasets = {
        "ways": [
            {
                "x": way["start"][0],
                "y": way["start"][1],
                "x2": way["end"][0],
                "y2": way["end"][1],
                "certain": way["certain"],
                "tooltip": way["tooltip"],
            }
            for way in ways
        ],
        "cities": [
            {
                "x": city["position"][0],
                "y": city["position"][1],
                "size": square(city["radius"]),
                "turn": city["turn"] or "",
                "tooltip": city["tooltip"],
            }
            for city in cities
        ],
        "names": name_rows(without_overlap(cities, frame.view.zoom), frame.view.zoom),
    }
    layers = [*_lines(frame.dark), *_circles(), *name_layers("names", frame.dark)]
    show_drawn(layers, datasets, frame)


def show_drawn(
    layers: Sequence[altair.Chart],
    datasets: Mapping[str, Rows],
    frame: Frame,
) -> None:
    """``layers`` over seas and countries; their places are in the channels ``longitude`` and ``latitude``.

    What they draw they take from ``datasets`` by name, so that a map whose rows alone change is not drawn anew but moves.
    """
    view = frame.view
    chart = altair.layer(_land(frame.dark), *layers).project(
        type="mercator",
        center=[view.longitude, view.latitude],
        # The equator of Vega's Mercator map is 2 pi wide.
        scale=ROUND_THE_WORLD * 2**view.zoom / (2 * pi),
        translate=altair.ExprRef("[width / 2, height / 2]"),
    )
    chart = chart.properties(
        height=frame.height,
        view=altair.ViewBackground(fill=css(SEA[frame.dark]), stroke=None),
        datasets=dict(datasets),
    )
    st.altair_chart(localised(chart), width="stretch", key=frame.key, alt=frame.alt)


def square(radius: float) -> float:
    """How Vega measures a circle of ``radius`` pixels: by the square around it."""
    return (2 * radius) ** 2


def name_rows(cities: Sequence[dict[str, Any]], zoom: float) -> Rows:
    """The ``name`` of each city, above its circle (of ``radius`` pixels): rows for :func:`name_layers`."""
    pixels = pixels_a_degree(zoom)
    return [
        {
            "x": city["position"][0],
            "y": latitude_at(height_on_map(city["position"][1]) + (city["radius"] + ABOVE) / pixels),
            "name": city["name"],
        }
        for city in cities
    ]


def name_layers(dataset: str, dark: bool) -> list[altair.Chart]:
    """Names with a rim in the colour of the land."""
    names = altair.Chart(altair.NamedData(dataset)).encode(longitude="x:Q", latitude="y:Q", text="name:N")
    rim, text = css(LAND[dark]), css(LABEL[dark])
    return [
        names.mark_text(fontSize=13, color=rim, stroke=rim, strokeWidth=3, opacity=0.8, tooltip=None),
        names.mark_text(fontSize=13, color=text, tooltip=None),
    ]


def _land(dark: bool) -> altair.Chart:
    outlines = altair.UrlData(
        OUTLINES_ADDRESS, format=altair.JsonDataFormat(type="json", property="features")
    )
    return altair.Chart(outlines).mark_geoshape(
        fill=css(LAND[dark]), stroke=css(BORDER[dark]), strokeWidth=0.7, tooltip=None
    )


def _lines(dark: bool) -> list[altair.Chart]:
    """The ways whose order is uncertain, dashed, and the others."""
    return [
        altair.Chart(altair.NamedData("ways"))
        .transform_filter(altair.datum.certain == certain)
        .mark_rule(
            color=css(PATH[dark]),
            opacity=0.85 if certain else 0.65,
            strokeWidth=2.5 if certain else 1.5,
            strokeDash=[1, 0] if certain else [6, 5],
        )
        .encode(longitude="x:Q", latitude="y:Q", longitude2="x2:Q", latitude2="y2:Q", tooltip="tooltip:N")
        for certain in (False, True)
    ]


def _circles() -> list[altair.Chart]:
    """A circle on each city, and on it the number that it has in the order of the first prints."""
    places = altair.Chart(altair.NamedData("cities")).encode(longitude="x:Q", latitude="y:Q")
    return [
        places.mark_circle(color=css(CIRCLE), opacity=0.8, stroke="white", strokeWidth=1).encode(
            size=altair.Size("size:Q", scale=None), tooltip="tooltip:N"
        ),
        places.mark_text(color="white", fontSize=12, fontWeight=700, tooltip=None).encode(text="turn:N"),
    ]
