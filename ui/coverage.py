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
from ui.corpus import Corpus
from ui.map import printings_map
from ui.timeline import COLOURS
from ui.words import count, country_label, number, plain

MOST_COUNTRIES = len(COLOURS) - 1
LABELS: dict[Grouping, str] = {
    "country": "Country",
    "city": "City",
    "decade": "Decade",
    "periodical": "Periodical",
}
PRECISIONS = {
    "day": "to the day",
    "month": "to the month",
    "season": "to the season",
    "year": "to the year",
    "decade": "to the decade",
    "range": "between two dates",
    "unknown": "undated",
}
CORRECTIONS = (
    ("places.csv", "Places to fill in (places.csv)"),
    ("dates.csv", "Dates to fill in (dates.csv)"),
)


def show_totals(corpus: Corpus) -> None:
    """The size of the corpus, and the shares of it that have a date and a place."""
    found = totals(corpus.catalogue)
    shown = (
        ("Documents", number(found["documents"])),
        ("Pages", number(found["pages"])),
        ("Images", number(found["images"])),
        ("Documents with a date", _share(found["dated"], found["documents"])),
        ("Documents with a city", _share(found["placed"], found["documents"])),
    )
    for column, (label, value) in zip(st.columns(len(shown)), shown, strict=True):
        column.metric(label, value)


def show_understood(corpus: Corpus) -> None:
    """How precise the dates are, what of dates and places was not understood, and the files to correct it with."""
    dates, places = st.columns(2)
    with dates:
        st.subheader("Dates", anchor=False)
        rows = precisions(corpus.catalogue).to_pylist()
        known = {row["precision"]: row["documents"] for row in rows}
        st.markdown(
            ", ".join(f"{number(known[name])} {words}" for name, words in PRECISIONS.items() if name in known)
        )
        _open_questions(
            unread_dates(corpus.catalogue).to_pandas(),
            {"date_text": "Date as found", "documents": "Documents"},
            "Every date that a source gives was understood.",
            "dates that were not understood",
        )
    with places:
        st.subheader("Places", anchor=False)
        found = totals(corpus.catalogue)
        sentence = f"{number(found['placed'])} of {count(found['documents'], 'document')} have a city"
        if found["without_place_text"]:
            sentence += f"; of {number(found['without_place_text'])} the source says no place"
        st.markdown(sentence)
        _open_questions(
            unresolved_places(corpus.catalogue).to_pandas(),
            {"place_text": "Place as found", "documents": "Documents", "problem": "Why it stays open"},
            "Every place that a source gives was found.",
            "places that stay open",
        )
    _corrections(corpus)


def show_coverage(corpus: Corpus) -> None:
    """Where and when the documents appeared: map, timeline, table."""
    left, right = st.columns(2)
    with left:
        st.subheader("Where", anchor=False)
        printings_map(documents_by_date(corpus.catalogue).to_pylist(), key="coverage-map", noun="document")
    with right:
        st.subheader("When", anchor=False)
        _decades(corpus)
    by = cast(
        Grouping, choice("Count by", GROUPINGS, key="by", show=lambda name: LABELS[cast(Grouping, name)])
    )
    table = coverage(corpus.catalogue, by)
    st.dataframe(_readable(table.to_pandas()), hide_index=True, width="stretch")
    st.download_button(
        "Download this table (CSV)",
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
        f"Corpus version {corpus.version}. {number(corpus.record['images'])} images described by "
        f"{plain(corpus.record['model'])} ({plain(corpus.record['weights'])}); {number(links['links'])} links of similarity "
        f"{corpus.record['minimum_similarity']:.2f} or more."
    )
    problems = pd.DataFrame(harvest.get("problems", []), columns=["where", "what"])
    failed = totals(corpus.catalogue)["failed_pages"]
    if failed:
        st.markdown(
            f"{count(failed, 'page')} could not be used: `python -m batch status` names them with the reasons."
        )
    if vanished := harvest.get("vanished_documents"):
        st.markdown(f"{count(vanished, 'document')} are no longer in the source, and were kept.")
    if len(problems):
        with st.expander(f"Left out of the source ({number(harvest['problem_count'])})"):
            st.dataframe(
                problems.rename(columns={"where": "Where", "what": "Why"}), hide_index=True, width="stretch"
            )
    with st.expander("The model and the search index"):
        st.json({"model": model, "index": index}, expanded=2)
    with st.expander("The settings as built"):
        st.code(corpus.store.file("settings.toml").read_text(encoding="utf-8"), language="toml")


def _share(part: int, whole: int) -> str:
    return f"{number(part)} ({100 * part / whole:.0f} %)" if whole else "0"


def _open_questions(table: pd.DataFrame, names: dict[str, str], none: str, what: str) -> None:
    if table.empty:
        st.caption(none)
        return
    st.caption(f"{number(len(table))} {what}, the most frequent first:")
    height = min(38 + 35 * len(table), 300)
    st.dataframe(table[list(names)].rename(columns=names), hide_index=True, width="stretch", height=height)


def _corrections(corpus: Corpus) -> None:
    """The files to fill in, as they lie in the store."""
    files = [(name, label, corpus.store.file(name)) for name, label in CORRECTIONS]
    files = [(name, label, path) for name, label, path in files if path.exists()]
    if not files:
        return
    st.caption(
        f"To correct them, fill in these files, put them into `{corpus.store.path}` and build again: nothing is downloaded "
        "or described anew."
    )
    with st.container(horizontal=True):
        for name, label, path in files:
            st.download_button(
                label,
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
        st.info("No document is dated within one decade, so there is no timeline.")
    else:
        st.altair_chart(_bars(table), width="stretch", key="coverage-decades", alt=_said(table))
    if undated:
        st.caption(f"{count(undated, 'document')} have no date, or one that spans several decades.")


def _bars(table: pd.DataFrame) -> alt.Chart:
    """Stacked bars: documents by decade, the countries with most of them apart and the rest together."""
    table = table.assign(country=table["country"].map(_country))
    largest = table.groupby("country")["documents"].sum().sort_values(ascending=False, kind="stable").index
    named = list(largest[:MOST_COUNTRIES])
    table = table.assign(
        country=table["country"].where(table["country"].isin(named), "other countries"),
        decade=table["decade"].astype(int).astype(str) + "s",
    )
    order = [*named, "other countries"] if len(largest) > len(named) else named
    return (
        alt.Chart(table.groupby(["decade", "country"], as_index=False)["documents"].sum())
        .mark_bar()
        .encode(
            x=alt.X("decade:N", title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("documents:Q", title="Documents", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color("country:N", scale=alt.Scale(domain=order, range=COLOURS), title="Country"),
            tooltip=[
                alt.Tooltip("decade:N", title="Decade"),
                alt.Tooltip("country:N", title="Country"),
                alt.Tooltip("documents:Q", title="Documents"),
            ],
        )
        .properties(height=340)
    )


def _said(table: pd.DataFrame) -> str:
    by_decade = table.groupby("decade")["documents"].sum()
    return "Documents by decade: " + ", ".join(f"{decade:.0f}s {n}" for decade, n in by_decade.items())


def _country(code: Any) -> str:
    return country_label(code) if isinstance(code, str) else "unknown"


def _readable(table: pd.DataFrame) -> pd.DataFrame:
    """A table of coverage with words for codes and nulls."""
    table = table.drop(columns=["latitude", "longitude"], errors="ignore")
    if "country" in table:
        table["country"] = table["country"].map(_country)
    if "decade" in table:
        table["decade"] = [f"{int(d)}s" if pd.notna(d) else "no single decade" for d in table["decade"]]
    for name in ("city", "periodical"):
        if name in table:
            table[name] = table[name].fillna("unknown")
    return table.rename(columns=lambda name: name.replace("_", " ").capitalize())
