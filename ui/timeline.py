"""Timelines of printings: a bar as long as a date is vague, a tick where it is exact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from ui.language import _, chart_locale, number
from ui.words import count, country_label, date_label, place_label, title_label

ROW_HEIGHT = 26
MOST_ROWS = 24
COLOURS = ["#b24222", "#2f6b8a", "#7a8b3c", "#8a5a9e", "#c08a2d", "#3f7f6f", "#a6556b", "#5b6472"]
"""Distinguishable with the common kinds of colour blindness."""


def printings_timeline(rows: Sequence[dict[str, Any]], *, key: str) -> None:
    """One line a city, in the order of its first print; says how many prints are undated."""
    dated = [row for row in rows if row["date_start"] or row["date_end"]]
    if not dated:
        st.info(_("None of these prints has a known date, so there is no timeline."))
        return
    table = pd.DataFrame(
        {
            "place": [place_label(row) for row in dated],
            "country": [country_label(row["country"]) if row["country"] else _("unknown") for row in dated],
            "start": [_day(row["date_start"] or row["date_end"]) for row in dated],
            "end": [_day((row["date_end"] or row["date_start"]) + timedelta(days=1)) for row in dated],
            "date": [date_label(row) for row in dated],
            "title": [title_label(row) for row in dated],
            "periodical": [row["periodical"] or _("unknown") for row in dated],
        }
    )
    places = list(dict.fromkeys(table.sort_values("end", kind="stable")["place"]))
    shown = table[table["place"].isin(places[:MOST_ROWS])]
    st.altair_chart(
        _chart(shown, places[:MOST_ROWS]),
        width="stretch",
        key=key,
        alt=_("Timeline of {prints} in {places}").format(
            prints=count(len(dated), "print", "prints"), places=count(len(places), "place", "places")
        ),
    )
    if len(places) > MOST_ROWS:
        st.caption(
            _("The {n} places reached first are shown, of {all}.").format(
                n=number(MOST_ROWS), all=number(len(places))
            )
        )
    if undated := len(rows) - len(dated):
        st.caption(
            _("Without a known date and not on the timeline: {n} of {all} prints.").format(
                n=number(undated), all=number(len(rows))
            )
        )


def _chart(table: pd.DataFrame, places: list[str]) -> alt.LayerChart:
    span = (table["end"].max() - table["start"].min()).days
    padding = timedelta(days=max(60, round(span * 0.04)))
    domain = [table["start"].min() - padding, table["end"].max() + padding]
    base = alt.Chart(table).encode(
        y=alt.Y(
            "place:N", sort=places, title=None, axis=alt.Axis(labelLimit=160, labelOverlap=False, grid=True)
        ),
        color=alt.Color(
            "country:N",
            scale=alt.Scale(range=COLOURS),
            title=None,
            legend=alt.Legend(orient="bottom", columns=4),
        ),
        tooltip=[
            alt.Tooltip("date:N", title=_("Date")),
            alt.Tooltip("place:N", title=_("Place")),
            alt.Tooltip("periodical:N", title=_("Periodical")),
            alt.Tooltip("title:N", title=_("Title")),
        ],
    )
    start = alt.X("start:T", title=None, scale=alt.Scale(domain=[str(day) for day in domain]))
    bars = base.mark_bar(opacity=0.55, height=10, cornerRadius=2).encode(x=start, x2="end:T")
    ticks = base.mark_tick(thickness=3, size=16).encode(x=start)
    return (bars + ticks).properties(height=alt.Step(ROW_HEIGHT)).configure(locale=chart_locale())


def _day(day: date) -> pd.Timestamp:
    return pd.Timestamp(day)
