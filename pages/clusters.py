"""The ranked wall: clusters by what travelled furthest."""

from __future__ import annotations

from math import ceil
from typing import Any, cast

import streamlit as st

from store.ranking import MEASURES, Measure, places_of_clusters, preview_clusters
from ui.address import choice
from ui.controls import View, current_view
from ui.corpus import membership, ranking
from ui.gallery import strip
from ui.links import cluster_link
from ui.words import count, number, plain, route_label, title_label, years_label

PAGE_SIZE = 24
STRIP_LENGTH = 6
LABELS = {
    "countries": "Countries",
    "cities": "Cities",
    "periodicals": "Periodicals",
    "issues": "Issues",
    "images": "Images",
    "years": "Years spanned",
}


def show() -> None:
    """The whole page."""
    view = current_view()
    st.title("Pictures that travelled", anchor=False)
    measure, only_matching = _order(view)
    ranked = ranking(view.corpus, view.threshold, measure, view.filters, only_matching)
    if not ranked.num_rows:
        _nothing(view)
        return
    images = sum(ranked["images"].to_pylist())
    st.markdown(
        f"**{count(ranked.num_rows, 'cluster')}** hold {number(images)} images at similarity {view.threshold:.2f}, "
        f"ranked by {LABELS[measure].lower()}."
    )
    pages = ceil(ranked.num_rows / PAGE_SIZE)
    page = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
    _rows(view, ranked.slice((page - 1) * PAGE_SIZE, PAGE_SIZE).to_pylist(), first=(page - 1) * PAGE_SIZE + 1)


def _order(view: View) -> tuple[Measure, bool]:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        measure = choice("Rank by number of", MEASURES, show=LABELS.__getitem__, key="rank")
    only_matching = right.toggle(
        "Count only prints that pass the filters",
        key="only",
        bind="query-params",
        disabled=not view.filters,
        help=(
            "Off: every cluster with a print that passes the filters is shown and ranked by all its prints. "
            "On: prints that do not pass are not counted."
        ),
    )
    return cast(Measure, measure), only_matching


def _rows(view: View, rows: list[dict[str, Any]], first: int) -> None:
    corpus = view.corpus
    clusters = membership(corpus, view.threshold)
    names = [row["cluster"] for row in rows]
    previews = preview_clusters(corpus.catalogue, clusters, names, STRIP_LENGTH)
    places = places_of_clusters(corpus.catalogue, clusters, names)
    for rank, row in enumerate(rows, start=first):
        prints = previews[row["cluster"]]
        with st.container(border=True, key=f"cluster-{rank}"):
            head, side = st.columns([7, 1], vertical_alignment="top")
            with head:
                st.markdown(f"**{rank}.** {plain(title_label(prints[0]))}")
                st.caption(
                    f"{plain(route_label(places[row['cluster']]))}  ·  {years_label(row['first_year'], row['last_year'])}  ·  "
                    f"{_counts(row)}"
                )
            with side:
                cluster_link(prints[0]["id"], "Open")
            strip(corpus, prints, more=row["images"] - len(prints))


def _counts(row: dict[str, Any]) -> str:
    return ", ".join(
        (
            count(row["images"], "image"),
            count(row["issues"], "issue"),
            count(row["periodicals"], "periodical"),
            count(row["cities"], "city", "cities"),
            count(row["countries"], "country", "countries"),
            f"held together up to {row['held_at']:.2f}",
        )
    )


def _nothing(view: View) -> None:
    if view.filters:
        st.info(
            f"No cluster at similarity {view.threshold:.2f} has a print that passes the filters. "
            "Take a filter away, or lower the threshold."
        )
    else:
        st.info(
            f"No two pictures are as similar as {view.threshold:.2f}. Lower the threshold in the sidebar."
        )


show()
