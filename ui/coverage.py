"""What the corpus covers and how it was built: dates and places understood, coverage by place and time, the build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import altair as alt
import pandas as pd
import streamlit as st

from store.coverage import (
    GROUPINGS,
    Grouping,
    coverage,
    decades_of_countries,
    documents_by_date,
    precisions,
    totals,
    unread_dates,
    unresolved_places,
)
from store.export import to_csv
from ui.address import choice
from ui.charts import legend, localised
from ui.corpus import Corpus
from ui.language import N_, _, decimal, number, percent
from ui.map import printings_map
from ui.palette import COLOURS, palette
from ui.reported import reported
from ui.words import count, country_label, plain

MOST_COUNTRIES = COLOURS - 1
MOST_DECADES_NAMED = 24
"""Decades that have room for their names below the bars; of more, some are left out."""
SENTENCE_ROW, SENTENCE_WIDTH = 92, 370
"""Pixels of a table's cell in which a sentence stands on several lines."""
PRECISIONS = {
    "day": N_("to the day"),
    "month": N_("to the month"),
    "season": N_("to the season"),
    "year": N_("to the year"),
    "decade": N_("to the decade"),
    "range": N_("between two dates"),
    "unknown": N_("undated"),
}
HEADS: dict[str, str] = {
    "country": N_("Country"),
    "city": N_("City"),
    "decade": N_("Decade"),
    "periodical": N_("Periodical"),
    "documents": N_("Issues"),
    "pages": N_("Pages"),
    "images": N_("Images"),
    "first_year": N_("First year"),
    "last_year": N_("Last year"),
}
"""What coverage is counted by, and what the columns of its table are called."""
CORRECTIONS = (
    ("places.csv", N_("Places to fill in (places.csv)")),
    ("dates.csv", N_("Dates to fill in (dates.csv)")),
)


def show_totals(corpus: Corpus) -> None:
    """The size of the corpus, and the shares of it that have a date and a place."""
    found = totals(corpus.catalogue)
    shown = (
        (_("Issues"), number(found["documents"])),
        (_("Pages"), number(found["pages"])),
        (_("Images"), number(found["images"])),
        (_("Issues with a date"), _share(found["dated"], found["documents"])),
        (_("Issues with a city"), _share(found["placed"], found["documents"])),
    )
    with st.container(horizontal=True, gap="large"):
        for label, value in shown:
            st.metric(label, value, width="content")


def show_understood(corpus: Corpus) -> None:
    """How precise the dates are, what of dates and places was not understood, and the files to correct it with."""
    dates, places = st.columns([2, 3])
    with dates:
        st.subheader(_("Dates"), anchor=False)
        rows = precisions(corpus.catalogue).to_pylist()
        known = {row["precision"]: row["documents"] for row in rows}
        st.markdown(
            ", ".join(
                f"{number(known[name])} {_(words)}" for name, words in PRECISIONS.items() if name in known
            )
        )
        _open_questions(
            unread_dates(corpus.catalogue).to_pandas(),
            {"date_text": _("Date as found"), "documents": _("Issues")},
            _("Every date that a source gives was understood."),
            _("Dates that were not understood: {n}, the most frequent first:"),
        )
    with places:
        st.subheader(_("Places"), anchor=False)
        found = totals(corpus.catalogue)
        sentence = _("With a city: {n} of {issues}").format(
            n=number(found["placed"]), issues=count(found["documents"], "issue", "issues")
        )
        if found["without_place_text"]:
            sentence += "; " + _("of {n} the source says no place").format(
                n=number(found["without_place_text"])
            )
        st.markdown(sentence)
        places_left = unresolved_places(corpus.catalogue).to_pandas()
        _open_questions(
            places_left.assign(problem=places_left["problem"].map(reported)),
            {
                "place_text": _("Place as found"),
                "documents": _("Issues"),
                "problem": _("Why it stays open"),
            },
            _("Every place that a source gives was found."),
            _("Places that stay open: {n}, the most frequent first:"),
            row_height=SENTENCE_ROW,
        )
    _corrections(corpus)


def show_coverage(corpus: Corpus) -> None:
    """Where and when the issues appeared: map, timeline, table."""
    left, right = st.columns(2)
    with left:
        st.subheader(_("Where"), anchor=False)
        printings_map(documents_by_date(corpus.catalogue).to_pylist(), key="coverage-map", noun="issue")
    with right:
        st.subheader(_("When"), anchor=False)
        _decades(corpus)
    by = cast(
        Grouping,
        choice(_("Count by"), GROUPINGS, key="by", show=lambda name: _(HEADS[name])),
    )
    table = coverage(corpus.catalogue, by)
    st.dataframe(_readable(table.to_pandas()), hide_index=True, width="stretch")
    st.download_button(
        _("Download this table (CSV)"),
        to_csv(table, corpus.provenance(None)),
        file_name=f"coverage-by-{by}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def show_build(corpus: Corpus) -> None:
    """How the store was built: what was left out, the model, the settings."""
    harvest, model = corpus.store.record("harvest"), corpus.store.record("model")
    links, index = corpus.store.record("graph"), corpus.store.record("index")
    st.markdown(
        _(
            "Corpus version {version}. {images} described by {model} ({weights}); {links} of similarity {minimum} or more."
        ).format(
            version=corpus.version,
            images=count(corpus.record["images"], "image", "images"),
            model=plain(corpus.record["model"]),
            weights=plain(reported(corpus.record["weights"])),
            links=count(links["links"], "link", "links"),
            minimum=decimal(corpus.record["minimum_similarity"]),
        )
    )
    problems = pd.DataFrame(harvest.get("problems", []), columns=["where", "what"])
    failed = totals(corpus.catalogue)["failed_pages"]
    if failed:
        st.markdown(
            _("{pages} could not be used: `python -m batch status` names them with the reasons.").format(
                pages=count(failed, "page", "pages")
            )
        )
    if vanished := harvest.get("vanished_documents"):
        st.markdown(
            _("No longer in the source, and kept: {issues}.").format(
                issues=count(vanished, "issue", "issues")
            )
        )
    if len(problems):
        with st.expander(_("Left out of the source ({n})").format(n=number(harvest["problem_count"]))):
            problems["what"] = problems["what"].map(reported)
            st.dataframe(
                problems.rename(columns={"where": _("Where"), "what": _("Why")}),
                hide_index=True,
                width="stretch",
            )
    with st.expander(_("The model and the search index")):
        st.json({"model": model, "index": index}, expanded=2)
    with st.expander(_("The settings as built")):
        st.code(corpus.store.file("settings.toml").read_text(encoding="utf-8"), language="toml")


def _share(part: int, whole: int) -> str:
    return f"{number(part)} ({percent(part / whole)})" if whole else "0"


def _open_questions(
    table: pd.DataFrame, names: dict[str, str], none: str, what: str, *, row_height: int = 35
) -> None:
    if table.empty:
        st.caption(none)
        return
    st.caption(what.format(n=number(len(table))))
    widths = {"documents": 70, "problem": SENTENCE_WIDTH}
    st.dataframe(
        table[list(names)].rename(columns=names),
        hide_index=True,
        width="stretch",
        height=min(38 + row_height * len(table), 300),
        row_height=row_height,
        column_config={
            head: st.column_config.Column(width=widths[name])
            for name, head in names.items()
            if name in widths
        },
    )


def _corrections(corpus: Corpus) -> None:
    """The files to fill in, as they lie in the store."""
    files = [(name, label, corpus.store.file(name)) for name, label in CORRECTIONS]
    files = [(name, label, path) for name, label, path in files if path.exists()]
    if not files:
        return
    st.caption(
        _(
            "To correct them, fill in these files, put them into `{folder}` and build again: nothing is downloaded or "
            "described anew."
        ).format(folder=corpus.store.path)
    )
    with st.container(horizontal=True):
        for name, label, path in files:
            st.download_button(
                _(label),
                _reader(path),
                file_name=name,
                mime="text/csv",
                on_click="ignore",
                key=f"template-{name}",
            )


def _reader(path: Path) -> Callable[[], bytes]:
    return path.read_bytes


def _decades(corpus: Corpus) -> None:
    table = decades_of_countries(corpus.catalogue).to_pandas()
    undated = int(table["documents"][table["decade"].isna()].sum())
    table = table.dropna(subset=["decade"])
    if table.empty:
        st.info(_("No issue is dated within one decade, so there is no timeline."))
    else:
        chart, colours = _bars(table)
        st.altair_chart(localised(chart), width="stretch", key="coverage-decades", alt=_said(table))
        st.html(legend(colours))
    if undated:
        st.caption(
            _("Without a date, or with one that spans several decades: {issues}.").format(
                issues=count(undated, "issue", "issues")
            )
        )


def _bars(table: pd.DataFrame) -> tuple[alt.Chart, dict[str, str]]:
    """Stacked bars: issues by decade, the countries with most of them apart and the rest together; and the countries' colours.

    Decades without an issue have their place on the axis.
    """
    others = _("other countries")
    table = table.assign(country=table["country"].map(_country))
    largest = table.groupby("country")["documents"].sum().sort_values(ascending=False, kind="stable").index
    named = list(largest[:MOST_COUNTRIES])
    table = table.assign(
        country=table["country"].where(table["country"].isin(named), others),
        named=[_decade(decade) for decade in table["decade"]],
        decade=table["decade"].astype(int),
    )
    order = [*named, others] if len(largest) > len(named) else named
    colours = dict(zip(order, palette(), strict=False))
    decades = list(range(table["decade"].min(), table["decade"].max() + 1, 10))
    every = len(decades) <= MOST_DECADES_NAMED
    chart = (
        alt.Chart(table.groupby(["decade", "named", "country"], as_index=False)["documents"].sum())
        .mark_bar()
        .encode(
            x=alt.X(
                "decade:O",
                title=_("Decade"),
                scale=alt.Scale(domain=decades),
                axis=alt.Axis(labelAngle=-45, labelOverlap=not every),
            ),
            y=alt.Y("documents:Q", title=_("Issues"), axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "country:N",
                scale=alt.Scale(domain=list(colours), range=list(colours.values())),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("named:N", title=_("Decade")),
                alt.Tooltip("country:N", title=_("Country")),
                alt.Tooltip("documents:Q", title=_("Issues")),
            ],
        )
        .properties(height=340)
    )
    return chart, colours


def _said(table: pd.DataFrame) -> str:
    by_decade = table.groupby("decade")["documents"].sum()
    counted = ", ".join(
        f"{_decade(decade)}: {number(n)}" for decade, n in zip(by_decade.index, by_decade, strict=True)
    )
    return _("Issues by decade: {counts}").format(counts=counted)


def _decade(year: float) -> str:
    return _("{year}s").format(year=int(year))


def _country(code: Any) -> str:
    return country_label(code) if isinstance(code, str) else _("unknown")


def _readable(table: pd.DataFrame) -> pd.DataFrame:
    """A table of coverage with words for codes and nulls."""
    table = table.drop(columns=["latitude", "longitude"], errors="ignore")
    if "country" in table:
        table["country"] = table["country"].map(_country)
    if "decade" in table:
        table["decade"] = [
            _decade(year) if pd.notna(year) else _("no single decade") for year in table["decade"]
        ]
    for name in ("city", "periodical"):
        if name in table:
            table[name] = table[name].fillna(_("unknown"))
    return table.rename(columns={name: _(head) for name, head in HEADS.items()})
