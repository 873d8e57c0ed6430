"""How pictures spread: one to eight clusters compared in space and time."""

from __future__ import annotations

import streamlit as st

from ui.comparison import compare
from ui.comparison_choice import choose_clusters
from ui.comparison_maps import small_maps
from ui.comparison_player import player
from ui.comparison_rates import rates_of_issues
from ui.comparison_reached import reached
from ui.comparison_table import first_appearances
from ui.comparison_timelines import timelines
from ui.controls import current_view
from ui.language import _, decimal
from ui.words import provenance_line


def show() -> None:
    """The whole page."""
    view = current_view()
    st.title(_("How pictures spread"), anchor=False)
    nodes = choose_clusters(view)
    if not nodes:
        st.info(
            _(
                "Choose the clusters to compare above: by a part of a title, the first of the ranking, or "
                "“Compare with other clusters” on the page of a cluster."
            )
        )
        return
    comparison = compare(view, nodes)
    if len(comparison.numbers) < len(nodes):
        st.info(
            _(
                "At similarity {similarity} some of the pictures chosen are in one cluster, which is shown once."
            ).format(similarity=decimal(view.threshold))
        )
    st.header(_("Where"), anchor=False)
    if any(latitude is not None for latitude in comparison.stops["latitude"].to_pylist()):
        small_maps(comparison)
        st.caption(
            _(
                "All maps at one scale. The picture is the first print; the city named had the first one of a known city, with a "
                "question mark where the dates leave that open. A dashed line joins two cities of which the dates do not tell "
                "which came first."
            )
        )
        st.header(_("The spread, year by year"), anchor=False)
        player(comparison)
    else:
        st.info(_("None of these prints has a known place, so there are no maps."))
    st.header(_("Cities reached"), anchor=False)
    reached(comparison)
    st.header(_("When"), anchor=False)
    timelines(comparison)
    st.header(_("Against what is digitised"), anchor=False)
    st.fragment(rates_of_issues)(comparison)
    st.header(_("First appearances"), anchor=False)
    first_appearances(comparison)
    st.caption(
        provenance_line(view.corpus.provenance(view.threshold))
        + ". "
        + _("All prints of a cluster are shown, also those that do not pass the filters.")
    )


show()
