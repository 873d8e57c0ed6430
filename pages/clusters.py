"""The ranked wall: clusters by what travelled furthest."""

from __future__ import annotations

from math import ceil
from typing import Any

import pyarrow.compute as pc
import streamlit as st

from store.ranking import places_of_clusters, preview_clusters
from ui.controls import View, current_view
from ui.language import _, decimal, ngettext, number
from ui.wall_cards import ClusterCard, show_cards
from ui.wall_choices import MEASURE_LABELS, Layout, WallChoices, show_layout, show_wall_choices
from ui.wall_empty import explain_empty_wall
from ui.wall_pages import choose_page, turn_page
from ui.wall_ranking import wall_membership, wall_ranking

PAGE_SIZES: dict[Layout, int] = {"rows": 24, "grid": 60}
STRIP_LENGTH = 6


def show() -> None:
    """The whole page."""
    view = current_view()
    st.title(_("Pictures that travelled"), anchor=False)
    choices = show_wall_choices(view.filters)
    with st.spinner(_("Ranking the clusters …")):
        ranked = wall_ranking(view.corpus, view.threshold, view.filters, choices)
    if not ranked.num_rows:
        explain_empty_wall(view, choices)
        return
    images = pc.sum(ranked["images"]).as_py()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(
            ngettext(
                "**{n} cluster** holds {images} images at similarity {similarity}, ranked by {measure}.",
                "**{n} clusters** hold {images} images at similarity {similarity}, ranked by {measure}.",
                ranked.num_rows,
            ).format(
                n=number(ranked.num_rows),
                images=number(images),
                similarity=decimal(view.threshold),
                measure=_(MEASURE_LABELS[choices.measure]).lower(),
            ),
            width="content",
        )
        show_layout()
    size = PAGE_SIZES[choices.layout]
    pages = ceil(ranked.num_rows / size)
    page = choose_page(pages, (view.corpus.name, view.threshold, view.filters, choices))
    start = (page - 1) * size
    show_cards(view.corpus, _cards(view, choices, ranked.slice(start, size).to_pylist(), start), choices)
    turn_page(page, pages)


def _cards(view: View, choices: WallChoices, rows: list[dict[str, Any]], start: int) -> list[ClusterCard]:
    clusters = wall_membership(view.corpus, view.threshold, choices)
    names = [row["cluster"] for row in rows]
    previews = preview_clusters(
        view.corpus.catalogue,
        clusters,
        names,
        1 if choices.layout == "grid" else STRIP_LENGTH,
        filters=view.filters,
        only_matching=choices.only_matching,
        once_per_issue=choices.once_per_issue,
    )
    places = places_of_clusters(
        view.corpus.catalogue, clusters, names, filters=view.filters, only_matching=choices.only_matching
    )
    return [
        ClusterCard(rank, row, previews[row["cluster"]], places[row["cluster"]])
        for rank, row in enumerate(rows, start=start + 1)
    ]


show()
