"""The first print in each city, cluster by cluster, to read and to take away."""

from __future__ import annotations

import base64
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from store.export import to_csv
from ui.cluster_lags import lag_label
from ui.comparison import Comparison
from ui.gallery import picture_address, small_pictures
from ui.language import _, ngettext, number
from ui.words import country_label, date_label, publication_label, title_label

HEIGHT = 520
HEAD_HEIGHT, ROW_HEIGHT = 38, 46
PICTURE_HEIGHT, PICTURE_WIDTH = 56, 74
DOT = 18
"""Pixels of a picture in the table, and of the dot in the colour of its cluster before it."""


def first_appearances(comparison: Comparison) -> None:
    """The table and its CSV."""
    stops = comparison.stops.to_pylist()
    if not stops:
        st.info(_("None of these prints has a known city, so there is no table."))
        return
    lags = {_("Lag at least"): "lag_least_days", _("Lag at most"): "lag_most_days"}
    table = pd.DataFrame(
        {
            _("Picture"): _pictures(comparison, stops),
            _("Cluster"): [comparison.name(stop["number"]) for stop in stops],
            _("City"): [stop["city"] for stop in stops],
            _("Country"): [
                country_label(stop["country"]) if stop["country"] else _("unknown") for stop in stops
            ],
            _("First print"): [date_label(stop) for stop in stops],
            **{name: pd.array([stop[days] for stop in stops], dtype="Int64") for name, days in lags.items()},
            _("Order"): [_order(stop["turn"], stop["surely_after_previous"]) for stop in stops],
            _("Images"): [stop["images"] for stop in stops],
            _("Published in"): [publication_label(stop) for stop in stops],
            _("Title"): [title_label(stop) for stop in stops],
        }
    )
    since_the_first = st.column_config.NumberColumn(
        help=_("The time since the first print of the cluster anywhere; a vague date leaves a range.")
    )
    st.dataframe(
        # The days of a lag are sorted, its words are read.
        table.style.format(_lag, subset=list(lags), na_rep=_("unknown")),
        hide_index=True,
        width="stretch",
        height=min(HEIGHT, HEAD_HEIGHT + ROW_HEIGHT * len(table)),
        row_height=ROW_HEIGHT,
        column_config={
            _("Picture"): st.column_config.ImageColumn(width=PICTURE_WIDTH + DOT + 16),
            **dict.fromkeys(lags, since_the_first),
            _("Order"): st.column_config.TextColumn(
                help=_("Whether the dates leave no doubt that this city came after the one above it.")
            ),
        },
    )
    if nowhere := sum(row["city"] is None for row in comparison.prints):
        st.caption(
            ngettext(
                "{n} print of unknown city is not in the table.",
                "{n} prints of unknown city are not in the table.",
                nowhere,
            ).format(n=number(nowhere))
        )
    view = comparison.view
    names = pa.array([comparison.name(stop["number"]) for stop in stops])
    st.download_button(
        _("Download this table (CSV)"),
        to_csv(comparison.stops.append_column("cluster", names), view.corpus.provenance(view.threshold)),
        file_name=f"first-appearances-{view.threshold:.2f}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _pictures(comparison: Comparison, stops: list[dict[str, Any]]) -> list[str]:
    """The first print in each city after a dot in the colour of its cluster, as drawings that are their own addresses."""
    rows = [{"id": stop["first_image"]} for stop in stops]
    made = small_pictures(comparison.view.corpus, rows, PICTURE_HEIGHT)
    return [_drawing(comparison.colour(stop["number"]), made.get(stop["first_image"])) for stop in stops]


def _drawing(colour: str, picture: bytes | None) -> str:
    width, height = DOT + PICTURE_WIDTH, PICTURE_HEIGHT
    shown = (
        f'<image href="{picture_address(picture)}" x="{DOT}" width="{PICTURE_WIDTH}" height="{height}" '
        'preserveAspectRatio="xMinYMid"/>'
        if picture
        else ""
    )
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<circle cx="7" cy="{height / 2:g}" r="7" fill="{colour}"/>{shown}</svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"


def _lag(days: Any) -> str:
    return lag_label(int(days), int(days))


def _order(turn: int, certain: bool) -> str:
    if turn == 1:
        return _("first")
    return _("certain") if certain else _("uncertain")
