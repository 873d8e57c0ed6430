"""The clusters compared against what the corpus covers: rates per digitised issue and year, gaps drawn as gaps."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from store.diffusion import issues_without_a_year, rates
from ui.address import choices
from ui.charts import localised
from ui.comparison import Comparison
from ui.comparison_marks import colour_of_cluster, names_at
from ui.language import _, number, percent
from ui.palette import TEXT
from ui.words import count, country_label

BAND_HEIGHT = 74
FULL = 0.66
"""The part of a band that the highest rate fills."""
MISSING = {False: "#dedede", True: "#2b2b2b"}
"""Colours in the light and (True) in the dark theme."""


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
        threshold=comparison.view.threshold,
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
        localised(_chart(comparison, table)),
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


def _chart(comparison: Comparison, table: pd.DataFrame) -> alt.LayerChart:
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
            "cluster": ["", *comparison.names],
            "text": [_("Digitised issues"), *comparison.names],
            "bottom": [last + 0.85, *(last - each + 0.85 for each in comparison.numbers)],
        }
    )
    # What is pointed at tells of itself, also where it is a share of 0.
    whole = table.assign(left=table["year"] - 0.5, right=table["year"] + 0.5, top=base + 1)
    return (
        alt.Chart(gaps).mark_rect(color=MISSING[comparison.dark], opacity=0.8, tooltip=None).encode(**spans)
        + alt.Chart(counted)
        .mark_rect(color=TEXT[comparison.dark], opacity=0.55)
        .encode(**spans, tooltip=shown)
        + alt.Chart(known).mark_rect().encode(**spans, color=colour_of_cluster(comparison))
        + alt.Chart(known)
        .mark_rule(strokeWidth=1.5)
        .encode(x=x, x2="right:Q", y=y, color=colour_of_cluster(comparison))
        + alt.layer(*names_at(comparison, heads, y))
        + alt.Chart(whole).mark_rect(opacity=0).encode(**spans, tooltip=shown)
    ).properties(height=BAND_HEIGHT * (last + 1))
