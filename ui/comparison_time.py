"""Clusters compared in time, on one axis: every print by city, cities reached, and rates against what the corpus covers."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from store.diffusion import cities_reached, issues_of_places, issues_without_a_year, rates
from ui.address import choices
from ui.charts import localised
from ui.comparison import Comparison
from ui.language import _, number, percent
from ui.words import count, country_label, date_label, place_label, title_label

ROWS_ALTOGETHER, FEWEST_ROWS = 32, 6
ROW_HEIGHT = 19
BAND_HEIGHT = 74
FULL = 0.66
"""The part of a band that the highest rate fills."""
COVERED = {False: "#e6ddc9", True: "#3d382f"}
MISSING = {False: "#dedede", True: "#2b2b2b"}
"""Colours in the light and (True) in the dark theme."""
WORDS = {False: "#2a2520", True: "#ece6da"}


def timelines(comparison: Comparison) -> None:
    """The prints of each cluster, a line a city in the order in which it was reached, behind them what the corpus has."""
    if comparison.years is None:
        st.info(_("None of these prints has a known date, so there is no timeline."))
        return
    most = max(FEWEST_ROWS, ROWS_ALTOGETHER // len(comparison.numbers))
    shown = [
        stop
        for stop in comparison.stops.to_pylist()
        if stop["turn"] <= most and (stop["earliest"] or stop["latest"])
    ]
    rows = {
        (stop["number"], stop["city"], stop["country"]): _row(stop["number"], stop["turn"], stop["city"])
        for stop in shown
    }
    prints = [
        row
        for row in comparison.prints
        if (row["number"], row["city"], row["country"]) in rows and _dated(row)
    ]
    table = pd.DataFrame(
        {
            "row": [rows[row["number"], row["city"], row["country"]] for row in prints],
            "cluster": [comparison.name(row["number"]) for row in prints],
            "start": [pd.Timestamp(row["date_start"] or row["date_end"]) for row in prints],
            "end": [
                pd.Timestamp((row["date_end"] or row["date_start"]) + timedelta(days=1)) for row in prints
            ],
            "date": [date_label(row) for row in prints],
            "place": [place_label(row) for row in prints],
            "title": [title_label(row) for row in prints],
            "periodical": [row["periodical"] or _("unknown") for row in prints],
        }
    )
    st.altair_chart(
        localised(_timeline(comparison, table, rows, _coverage(comparison, rows))),
        width="stretch",
        key="diffusion-timelines",
        alt=_("Timelines of {clusters} on one axis, {prints} in all").format(
            clusters=count(len(comparison.numbers), "cluster", "clusters"),
            prints=count(len(table), "print", "prints"),
        ),
    )
    left_out = len(comparison.prints) - len(prints)
    sentence = _(
        "A tick is an exact date; a bar is as long as a date is vague. Shaded: years of which the corpus has issues from that "
        "city. Where nothing is shaded, nothing could be found."
    )
    if left_out:
        sentence += " " + _(
            "Not drawn, because undated, unplaced, or in cities after the first {n} of a cluster: {prints}."
        ).format(n=number(most), prints=count(left_out, "print", "prints"))
    st.caption(sentence)


def reached(comparison: Comparison) -> None:
    """How many cities each cluster had reached, certainly and possibly, over time."""
    table = cities_reached(comparison.view.corpus.catalogue, comparison.stops).to_pandas()
    if table.empty:
        st.info(_("No city has a dated print, so there is no curve."))
        return
    table["cluster"] = [comparison.name(each) for each in table["number"]]
    table["day"] = [pd.Timestamp(day) for day in table["day"]]
    base = alt.Chart(table).encode(x=_time(comparison), color=_colour(comparison))
    band = base.mark_area(interpolate="step-after", opacity=0.28).encode(y=_cities("most:Q"), y2="least:Q")
    line = base.mark_line(interpolate="step-after", strokeWidth=2).encode(y=_cities("least:Q"))
    points = base.mark_point(size=60, opacity=0).encode(
        y=_cities("least:Q"),
        tooltip=[
            alt.Tooltip("cluster:N", title=_("Cluster")),
            alt.Tooltip("day:T", title=_("By"), format="%-d %B %Y"),
            alt.Tooltip("least:Q", title=_("Cities, at least")),
            alt.Tooltip("most:Q", title=_("Cities, at most")),
        ],
    )
    _legend(comparison)
    ends = table.groupby("number", as_index=False).last()
    ends["text"] = ends["number"].astype(str)
    labels = (
        alt.Chart(ends)
        .mark_text(align="left", dx=6, fontWeight="bold")
        .encode(x=_time(comparison), y=_cities("least:Q"), text="text:N", color=_colour(comparison))
    )
    st.altair_chart(
        localised((band + line + points + labels).properties(height=340)),
        width="stretch",
        key="diffusion-reached",
        alt=_("Cities reached over time: {counts}").format(
            counts="; ".join(
                _("{cluster}: at least {least}, at most {most}").format(
                    cluster=row.cluster, least=row.least, most=row.most
                )
                for row in ends.itertuples()
            )
        ),
    )
    st.caption(
        _("The line counts cities reached for certain, the band those that vague dates leave possible.")
    )


def rates_of_issues(comparison: Comparison) -> None:
    """For every year the share of the corpus's issues that carry a print of each cluster, years without an issue apart."""
    if comparison.years is None:
        st.info(_("None of these prints has a known date, so there are no rates."))
        return
    corpus = comparison.view.corpus
    countries = choices(
        _("Count issues of"),
        list(corpus.facets["country"]),
        key="issues_of",
        show=country_label,
        placeholder=_("Every country"),
    )
    table = rates(corpus.catalogue, comparison.members, countries).to_pandas()
    first, last = comparison.years
    table = table[table["year"].between(first - 1, last + 1)]
    if not (table["issues"] > 0).any():
        st.info(
            _(
                "The corpus has no issue of these countries and years that is dated to one year, so there are no rates."
            )
        )
        return
    st.altair_chart(
        localised(_rates(comparison, table)),
        width="stretch",
        key="diffusion-rates",
        alt=_("Share of issues that carry each cluster, by year"),
    )
    missing = issues_without_a_year(corpus.catalogue, countries)
    sentence = _(
        "A bar is the share of a year’s digitised issues that carry the picture; a flat line is a share of 0. Grey years have no "
        "digitised issue at all: what was printed then is not known."
    )
    if missing:
        sentence += " " + _("Not counted, because not of a single year: {issues}.").format(
            issues=count(missing, "issue", "issues")
        )
    st.caption(sentence)


def _dated(row: dict[str, Any]) -> bool:
    return bool(row["date_start"] or row["date_end"])


def _row(cluster: int, turn: int, city: str) -> str:
    """The value of a line's place on the axis: sorts as it should, and its label begins at the fourth character."""
    return f"{cluster}{min(turn, 99):02d}{city}"


def _coverage(comparison: Comparison, rows: dict[tuple[int, str, str], str]) -> pd.DataFrame:
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


def _timeline(
    comparison: Comparison, table: pd.DataFrame, rows: dict[tuple[int, str, str], str], coverage: pd.DataFrame
) -> alt.LayerChart:
    heads = pd.DataFrame(
        {
            "row": [_row(each, 0, "") for each in comparison.numbers],
            "cluster": comparison.names,
        }
    )
    y = alt.Y(
        "row:N",
        sort=None,
        scale=alt.Scale(domain=sorted([*rows.values(), *heads["row"]])),
        title=None,
        axis=alt.Axis(
            labelExpr="slice(datum.label, 3)", labelLimit=140, labelOverlap=False, ticks=False, domain=False
        ),
    )
    start = alt.X("start:T", title=None, scale=_domain(comparison), axis=alt.Axis(orient="top"))
    base = alt.Chart(table).encode(
        y=y,
        color=_colour(comparison),
        tooltip=[
            alt.Tooltip("date:N", title=_("Date")),
            alt.Tooltip("place:N", title=_("Place")),
            alt.Tooltip("periodical:N", title=_("Periodical")),
            alt.Tooltip("title:N", title=_("Title")),
        ],
    )
    behind = (
        alt.Chart(coverage)
        .mark_bar(color=COVERED[comparison.dark], height=13)
        .encode(x=start, x2="end:T", y=y, tooltip=alt.Tooltip("what:N", title=_("Digitised")))
    )
    titles = (
        alt.Chart(heads)
        .mark_text(align="left", fontWeight="bold", fontSize=13, baseline="middle")
        .encode(x=alt.value(2), y=y, text="cluster:N", color=_colour(comparison))
    )
    bars = base.mark_bar(opacity=0.6, height=9, cornerRadius=2).encode(x=start, x2="end:T")
    ticks = base.mark_tick(thickness=3, size=14).encode(x=start)
    return (behind + bars + ticks + titles).properties(height=alt.Step(ROW_HEIGHT))


def _rates(comparison: Comparison, table: pd.DataFrame) -> alt.LayerChart:
    """A band a cluster, one above the other, at one scale; at the top what is counted against: the issues of each year."""
    last = len(comparison.numbers)
    highest, most_issues = max(table["rate"].max(), 1e-9), int(table["issues"].max())
    left, right = table["year"] - 0.44, table["year"] + 0.44
    base = last - table["number"]
    table = table.assign(
        left=left,
        right=right,
        bottom=base,
        top=base + table["rate"] / highest * FULL,
        cluster=[comparison.name(each) for each in table["number"]],
        share=[
            _("{n} of {issues}").format(n=number(carrying), issues=count(issues, "issue", "issues"))
            if issues
            else _("no issue")
            for carrying, issues in zip(table["carrying"].fillna(0).astype(int), table["issues"], strict=True)
        ],
    )
    known, one = table[table["issues"] > 0], table[table["number"] == 1]
    counted = one[one["issues"] > 0]
    counted = counted.assign(
        bottom=last,
        top=last + counted["issues"] / most_issues * FULL,
        share=[count(issues, "issue", "issues") for issues in counted["issues"]],
        cluster=_("All issues"),
    )
    gaps = one[one["issues"] == 0].assign(
        bottom=0, top=last + 1, left=one["year"] - 0.5, right=one["year"] + 0.5
    )
    first_year, last_year = int(table["year"].min()), int(table["year"].max())
    x = alt.X(
        "left:Q",
        title=None,
        scale=alt.Scale(domain=[first_year - 0.5, last_year + 0.5], nice=False, zero=False),
        axis=alt.Axis(format="d", tickMinStep=1, grid=False),
    )
    marks = [place + part for place in range(last + 1) for part in (0, FULL)]
    y = alt.Y(
        "bottom:Q",
        title=None,
        scale=alt.Scale(domain=[0, last + 1], nice=False),
        axis=alt.Axis(
            values=marks,
            labelExpr=f"datum.value % 1 < 0.01 ? '0' : datum.value > {last} ? '{number(most_issues)}' : '{percent(highest)}'",
            grid=False,
            labelOverlap=False,
        ),
    )
    shown = [
        alt.Tooltip("year:Q", title=_("Year"), format="d"),
        alt.Tooltip("share:N", title=_("Issues")),
        alt.Tooltip("cluster:N", title=_("Cluster")),
    ]
    spans = {"x": x, "x2": "right:Q", "y": y, "y2": "top:Q"}
    heads = pd.DataFrame(
        {
            "cluster": [_("Digitised issues"), *comparison.names],
            "bottom": [last + 0.85, *(last - each + 0.85 for each in comparison.numbers)],
        }
    )
    words = WORDS[comparison.dark]
    return (
        alt.Chart(gaps).mark_rect(color=MISSING[comparison.dark], opacity=0.8).encode(**spans)
        + alt.Chart(counted).mark_rect(color=words, opacity=0.55).encode(**spans, tooltip=shown)
        + alt.Chart(known).mark_rect().encode(**spans, color=_colour(comparison), tooltip=shown)
        + alt.Chart(known)
        .mark_rule(strokeWidth=1.5)
        .encode(x=x, x2="right:Q", y=y, color=_colour(comparison))
        + alt.Chart(heads)
        .mark_text(align="left", fontWeight="bold", color=words)
        .encode(x=alt.value(4), y=y, text="cluster:N")
    ).properties(height=BAND_HEIGHT * (last + 1))


def _domain(comparison: Comparison) -> alt.Scale:
    first, last = comparison.years or (0, 0)
    return alt.Scale(domain=[alt.DateTime(year=first - 1), alt.DateTime(year=last + 2)])


def _time(comparison: Comparison) -> alt.X:
    return alt.X("day:T", title=None, scale=_domain(comparison))


def _cities(field: str) -> alt.Y:
    return alt.Y(field, title=_("Cities"), axis=alt.Axis(tickMinStep=1))


def _colour(comparison: Comparison) -> alt.Color:
    scale = alt.Scale(domain=comparison.names, range=comparison.colours)
    return alt.Color("cluster:N", scale=scale, legend=None)


def _legend(comparison: Comparison) -> None:
    """The names in their colours, above the chart: a legend within it is cut off on a narrow screen."""
    names = "".join(
        f'<span><b style="color:{comparison.colour(each)}">●</b> {escape(comparison.name(each))}</span>'
        for each in comparison.numbers
    )
    st.html(f'<div style="display:flex; flex-wrap:wrap; gap:.2rem 1.2rem; font-size:.85rem">{names}</div>')
