"""Every print of the clusters compared on one axis of time, a line a city; behind them what the corpus has of that city."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from store.diffusion import issues_of_places
from ui.charts import localised
from ui.comparison import Comparison
from ui.comparison_marks import colour_of_cluster, names_at, span_of_time
from ui.language import _, ngettext, number
from ui.timeline import mark_of_date
from ui.words import count, country_label, date_label, place_label, title_label

MOST_CITIES = 24
"""Cities of a cluster that are drawn."""
ROW_HEIGHT = 19
HEAD_ROWS = 3
"""Rows that the heading of a cluster takes: picture and name."""
PICTURE_WIDTH, PICTURE_HEIGHT = 72, 50
SHORTEST_BAR = 0.008
"""Share of the axis below which a bar would not be seen, and is drawn as a tick."""
COVERED = {False: "#e6ddc9", True: "#3d382f"}
"""Colours in the light and (True) in the dark theme."""
City = tuple[int, str | None, str | None]
"""Number of the cluster, city and country; the prints of a cluster without a known city stand together."""


def timelines(comparison: Comparison) -> None:
    """The prints of each cluster, a line a city in the order in which it was reached."""
    if comparison.years is None:
        st.info(_("None of these prints has a known date, so there is no timeline."))
        return
    rows = _rows(comparison)
    dated = [row for row in comparison.prints if _dated(row)]
    drawn = [row for row in dated if _city(row) in rows]
    st.altair_chart(
        localised(_chart(comparison, _prints(comparison, drawn, rows), rows)),
        width="stretch",
        key="diffusion-timelines",
        alt=_("Timelines of {clusters} on one axis, {prints} in all").format(
            clusters=count(len(comparison.numbers), "cluster", "clusters"),
            prints=count(len(drawn), "print", "prints"),
        ),
    )
    sentences = [
        _(
            "A tick is the date of a print; a bar is as long as the date is vague; a triangle points to where it is open. "
            "Shaded: years of which the corpus has issues from that city. Where nothing is shaded, nothing could be found."
        )
    ]
    if undated := len(comparison.prints) - len(dated):
        sentences.append(
            ngettext(
                "{n} print is not drawn because it has no date.",
                "{n} prints are not drawn because they have no date.",
                undated,
            ).format(n=number(undated))
        )
    if beyond := len(dated) - len(drawn):
        sentences.append(
            ngettext(
                "The {cities} cities that a cluster reached first are drawn; {n} print in others is not.",
                "The {cities} cities that a cluster reached first are drawn; {n} prints in others are not.",
                beyond,
            ).format(n=number(beyond), cities=MOST_CITIES)
        )
    st.caption(" ".join(sentences))


def _dated(row: dict[str, Any]) -> bool:
    return bool(row["date_start"] or row["date_end"])


def _city(row: dict[str, Any]) -> City:
    return row["number"], row["city"], row["country"] if row["city"] else None


def _rows(comparison: Comparison) -> dict[City, str]:
    """The line of each city that is drawn: as values of an axis they sort as they stand, and are named from the fourth character.

    What is dated without a city has a line too, the last of its cluster.
    """
    stops = comparison.stops.to_pylist()
    countries: dict[str, set[str | None]] = {}
    for stop in stops:
        countries.setdefault(stop["city"], set()).add(stop["country"])
    rows: dict[City, str] = {}
    for stop in stops:
        if stop["turn"] <= MOST_CITIES and (stop["earliest"] or stop["latest"]):
            name = stop["city"]
            if len(countries[name]) > 1 and stop["country"]:
                name += f" ({country_label(stop['country'])})"
            rows[_city(stop)] = _line(stop["number"], HEAD_ROWS + stop["turn"], name)
    for row in comparison.prints:
        if _dated(row) and not row["city"]:
            rows[_city(row)] = _line(row["number"], HEAD_ROWS + MOST_CITIES + 1, _("city unknown"))
    return rows


def _line(cluster: int, turn: int, name: str) -> str:
    return f"{cluster}{turn:02d}{name}"


def _prints(comparison: Comparison, prints: list[dict[str, Any]], rows: Mapping[City, str]) -> pd.DataFrame:
    first, last = comparison.years or (0, 0)
    shortest = timedelta(days=365.25) * (last - first + 3) * SHORTEST_BAR
    starts = [pd.Timestamp(row["date_start"] or row["date_end"]) for row in prints]
    ends = [pd.Timestamp((row["date_end"] or row["date_start"]) + timedelta(days=1)) for row in prints]
    return pd.DataFrame(
        {
            "row": [rows[_city(row)] for row in prints],
            "cluster": [comparison.name(row["number"]) for row in prints],
            "start": starts,
            "end": ends,
            "middle": [start + (end - start) / 2 for start, end in zip(starts, ends, strict=True)],
            "drawn": [
                mark_of_date(row, end - start <= shortest)
                for row, start, end in zip(prints, starts, ends, strict=True)
            ],
            "date": [date_label(row) for row in prints],
            "place": [place_label(row) for row in prints],
            "title": [title_label(row) for row in prints],
            "periodical": [row["periodical"] or _("unknown") for row in prints],
        }
    )


def _coverage(comparison: Comparison, rows: Mapping[City, str]) -> pd.DataFrame:
    table = issues_of_places(comparison.view.corpus.catalogue, comparison.stops).to_pylist()
    first, last = comparison.years or (0, 0)
    covered = [
        {
            "row": row,
            "start": pd.Timestamp(date(year["year"], 1, 1)),
            "end": pd.Timestamp(date(year["year"], 12, 31)),
            "what": _("{issues} of {year} from {city}").format(
                issues=count(year["issues"], "issue", "issues"), year=year["year"], city=city
            ),
        }
        for (_cluster, city, country), row in rows.items()
        for year in table
        if (year["city"], year["country"]) == (city, country) and first <= year["year"] <= last
    ]
    return pd.DataFrame(covered, columns=["row", "start", "end", "what"])


def _chart(comparison: Comparison, prints: pd.DataFrame, rows: Mapping[City, str]) -> alt.LayerChart:
    of_heads = [_line(each, turn, "") for each in comparison.numbers for turn in range(HEAD_ROWS)]
    y = alt.Y(
        "row:N",
        sort=None,
        scale=alt.Scale(domain=sorted([*rows.values(), *of_heads])),
        title=None,
        axis=alt.Axis(
            labelExpr="slice(datum.label, 3)", labelLimit=140, labelOverlap=False, ticks=False, domain=False
        ),
    )
    span = span_of_time(comparison)
    start = alt.X("start:T", title=None, scale=span, axis=alt.Axis(orient="top", grid=True))
    middle = alt.X("middle:T", title=None, scale=span, axis=alt.Axis(orient="top", grid=True))
    base = alt.Chart(prints).encode(
        y=y,
        color=colour_of_cluster(comparison),
        tooltip=[
            alt.Tooltip("date:N", title=_("Date")),
            alt.Tooltip("place:N", title=_("Place")),
            alt.Tooltip("periodical:N", title=_("Periodical")),
            alt.Tooltip("title:N", title=_("Title")),
        ],
    )
    behind = (
        alt.Chart(_coverage(comparison, rows))
        .mark_bar(color=COVERED[comparison.dark], height=13)
        .encode(x=start, x2="end:T", y=y, tooltip=alt.Tooltip("what:N", title=_("Digitised")))
    )
    marks = {
        "bar": base.mark_bar(opacity=0.6, height=9, cornerRadius=2).encode(x=start, x2="end:T"),
        "tick": base.mark_tick(thickness=3, size=14).encode(x=middle),
        "before": base.mark_point(shape="triangle-left", size=80, filled=True, opacity=1).encode(x=middle),
        "after": base.mark_point(shape="triangle-right", size=80, filled=True, opacity=1).encode(x=middle),
    }
    kinds = set(prints["drawn"])
    layers = [mark.transform_filter(alt.datum.drawn == kind) for kind, mark in marks.items() if kind in kinds]
    return alt.layer(behind, *layers, *_heads(comparison, y)).properties(height=alt.Step(ROW_HEIGHT))


def _heads(comparison: Comparison, y: alt.Y) -> list[alt.Chart]:
    """First print, name and size of each cluster."""
    heads = pd.DataFrame(
        {
            "row": [_line(each, 1, "") for each in comparison.numbers],
            "cluster": comparison.names,
            "text": comparison.names,
            "picture": [comparison.pictures.get(each) for each in comparison.numbers],
        }
    )
    pictures = (
        alt.Chart(heads[heads["picture"].notna()])
        .mark_image(width=PICTURE_WIDTH, height=PICTURE_HEIGHT, tooltip=None)
        .encode(x=alt.value(PICTURE_WIDTH / 2), y=y, url="picture:N")
    )
    return [pictures, *names_at(comparison, heads, y, left=PICTURE_WIDTH + 8, size=13)]
