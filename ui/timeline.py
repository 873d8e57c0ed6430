"""Timelines of printings: a bar as long as a date is vague, a tick where it is exact, an arrow where only one end is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from ui.charts import legend, localised
from ui.language import _, ngettext, number
from ui.palette import palette
from ui.words import count, country_label, date_label, place_label, title_label

ROW_HEIGHT = 26
MOST_ROWS = 24
SHORTEST_BAR = 0.012
"""Share of the timeline's length below which a bar would not be seen, and is drawn as a tick."""


def printings_timeline(rows: Sequence[dict[str, Any]], *, key: str) -> None:
    """One line a city, in the order of its first print; says how many prints are undated."""
    dated = [row for row in rows if row["date_start"] or row["date_end"]]
    if not dated:
        st.info(_("None of these prints has a known date, so there is no timeline."))
        return
    table = _table(dated)
    places = list(dict.fromkeys(table.sort_values("end", kind="stable")["place"]))
    shown, colours = _coloured(table[table["place"].isin(places[:MOST_ROWS])])
    st.altair_chart(
        _chart(shown, places[:MOST_ROWS], colours),
        width="stretch",
        key=key,
        alt=_("Timeline of {prints} in {places}").format(
            prints=count(len(dated), "print", "prints"), places=count(len(places), "place", "places")
        ),
    )
    st.html(legend(colours))
    st.caption(_marks(shown))
    if len(places) > MOST_ROWS:
        st.caption(
            _("The {n} places reached first are shown, of {all}.").format(
                n=number(MOST_ROWS), all=number(len(places))
            )
        )
    if undated := len(rows) - len(dated):
        st.caption(
            ngettext(
                "Without a known date and not on the timeline: {n} of {all} prints.",
                "Without a known date and not on the timeline: {n} of {all} prints.",
                undated,
            ).format(n=number(undated), all=number(len(rows)))
        )


def _table(dated: Sequence[dict[str, Any]]) -> pd.DataFrame:
    places = {(row["city"], row["country"]) for row in dated if row["city"]}
    names = [city for city, _country in places]
    starts = [_day(row["date_start"] or row["date_end"]) for row in dated]
    ends = [_day((row["date_end"] or row["date_start"]) + timedelta(days=1)) for row in dated]
    shortest = (max(ends) - min(starts)) * SHORTEST_BAR
    return pd.DataFrame(
        {
            "place": [
                f"{row['city']} ({country_label(row['country'])})"
                if names.count(row["city"]) > 1 and row["country"]
                else place_label(row)
                for row in dated
            ],
            "country": [country_label(row["country"]) if row["country"] else _("unknown") for row in dated],
            "start": starts,
            "end": ends,
            "middle": [start + (end - start) / 2 for start, end in zip(starts, ends, strict=True)],
            "drawn": [
                mark_of_date(row, end - start <= shortest)
                for row, start, end in zip(dated, starts, ends, strict=True)
            ],
            "by_hand": [bool(row.get("added_by_hand")) for row in dated],
            "date": [
                _("{date}, added by hand").format(date=date_label(row))
                if row.get("added_by_hand")
                else date_label(row)
                for row in dated
            ],
            "title": [title_label(row) for row in dated],
            "periodical": [row["periodical"] or _("unknown") for row in dated],
        }
    )


def mark_of_date(row: dict[str, Any], short: bool) -> str:
    """``bar``, ``tick``, or, where one end of the date is open, ``before`` or ``after`` the known one."""
    if row["date_start"] is None:
        return "before"
    if row["date_end"] is None:
        return "after"
    return "tick" if short else "bar"


def _coloured(table: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """``table`` with a column ``named``, and the colour of each of its values: a country, those of the first prints first, or,
    where there are more countries than colours, all the others together."""
    colours = palette()
    countries = list(dict.fromkeys(table.sort_values("end", kind="stable")["country"]))
    if len(countries) <= len(colours):
        return table.assign(named=table["country"]), dict(zip(countries, colours, strict=False))
    countries, others = countries[: len(colours) - 1], _("other countries")
    named = table["country"].where(table["country"].isin(countries), others)
    return table.assign(named=named), dict(zip([*countries, others], colours, strict=True))


def _chart(table: pd.DataFrame, places: list[str], colours: dict[str, str]) -> alt.LayerChart:
    span = (table["end"].max() - table["start"].min()).days
    padding = timedelta(days=max(60, round(span * 0.04)))
    domain = [table["start"].min() - padding, table["end"].max() + padding]
    base = alt.Chart(table).encode(
        y=alt.Y(
            "place:N",
            scale=alt.Scale(domain=places),
            title=None,
            axis=alt.Axis(labelLimit=160, labelOverlap=False, grid=True),
        ),
        color=alt.Color(
            "named:N",
            scale=alt.Scale(domain=list(colours), range=list(colours.values())),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("date:N", title=_("Date")),
            alt.Tooltip("place:N", title=_("Place")),
            alt.Tooltip("periodical:N", title=_("Periodical")),
            alt.Tooltip("title:N", title=_("Title")),
        ],
    )
    scale = alt.Scale(domain=[str(day) for day in domain])
    start, middle = (alt.X(f"{name}:T", title=None, scale=scale) for name in ("start", "middle"))
    marks = {
        "bar": base.mark_bar(opacity=0.6, height=10, cornerRadius=2).encode(x=start, x2="end:T"),
        "tick": base.mark_tick(thickness=3, size=16).encode(x=middle),
        "before": base.mark_point(shape="triangle-left", size=90, filled=True).encode(x=middle),
        "after": base.mark_point(shape="triangle-right", size=90, filled=True).encode(x=middle),
    }
    drawn = set(table["drawn"])
    layers = [mark.transform_filter(alt.datum.drawn == name) for name, mark in marks.items() if name in drawn]
    if table["by_hand"].any():
        plus = base.mark_text(text="+", dy=-9, fontWeight="bold", size=14).encode(x=middle)
        layers.append(plus.transform_filter(alt.datum.by_hand))
    return localised(alt.layer(*layers).properties(height=alt.Step(ROW_HEIGHT)))


def _marks(table: pd.DataFrame) -> str:
    """What the marks that are drawn mean."""
    drawn = set(table["drawn"])
    said = []
    if "tick" in drawn:
        said.append(_("Tick: the date of a print."))
    if "bar" in drawn:
        said.append(_("Bar: the time within which a print of imprecise date appeared."))
    if drawn & {"before", "after"}:
        said.append(_("Triangle: before or after that day; the other end is not known."))
    if table["by_hand"].any():
        said.append(_("Plus: added by hand."))
    return " ".join(said)


def _day(day: date) -> pd.Timestamp:
    return pd.Timestamp(day)
