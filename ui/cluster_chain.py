"""Why a print is in the cluster: the chain of links that leads from it to another."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from store.chains import Step, chain
from store.surroundings import nearest_members
from ui.cluster import ShownCluster
from ui.gallery import wall
from ui.language import _, decimal, ngettext, number
from ui.links import pair_link
from ui.words import date_label, place_label, title_label

CARD = 210
"""Pixels of a print in the chain."""
Row = dict[str, Any]


@st.fragment
def why(cluster: ShownCluster) -> None:
    """Two prints to choose, the last and the first to begin with, and what joins them."""
    if cluster.alone:
        st.info(_("There is only one print, so there is nothing to explain."))
        return
    rows = cluster.rows
    questions = (
        (_("Why is this print"), "why", len(rows) - 1),
        (_("in one cluster with this one?"), "with", 0),
    )
    start, end = (
        rows[
            st.selectbox(
                question,
                range(len(rows)),
                index=chosen,
                format_func=lambda place: _name(place, rows[place]),
                key=f"{key}-{rows[0]['node']}-{len(rows)}",
            )
        ]
        for question, key, chosen in questions
    )
    if start["node"] == end["node"]:
        st.info(_("Choose two different prints."))
        return
    try:
        steps = chain(cluster.links, cluster.nodes, start["node"], end["node"])
    except ValueError:
        st.info(
            _(
                "One of the two was added by hand and could not be described, so that no similarity joins them."
            )
        )
        return
    st.markdown(_sentence(cluster, steps))
    _shown(cluster, steps)


def _sentence(cluster: ShownCluster, steps: list[Step]) -> str:
    if len(steps) == 1:
        return _("They are joined directly, by a similarity of {similarity}.").format(
            similarity=decimal(steps[0].similarity)
        )
    between = len(steps) - 1
    said = ngettext(
        "They are joined through {n} other print; the weakest link of the chain has a similarity of {weakest}.",
        "They are joined through {n} other prints; the weakest link of the chain has a similarity of {weakest}.",
        between,
    ).format(n=number(between), weakest=decimal(min(step.similarity for step in steps)))
    ends = (np.array([node], np.int32) for node in (steps[0].start, steps[-1].end))
    direct = nearest_members(cluster.view.corpus.store, *ends)["similarity"].to_pylist()
    if direct:
        said += " " + _("Compared with each other, the two reach {similarity}.").format(
            similarity=decimal(direct[0])
        )
    return said


def _shown(cluster: ShownCluster, steps: list[Step]) -> None:
    """The prints of the chain in its order, under each the link to the next."""
    row_of = {row["node"]: row for row in cluster.rows}
    by_hand = {
        frozenset(pair)
        for pair in zip(cluster.links_by_hand.a.tolist(), cluster.links_by_hand.b.tolist(), strict=True)
    }
    with st.container(horizontal=True, gap="small"):
        for step in steps:
            made = (
                _("{similarity}, by hand →")
                if frozenset((step.start, step.end)) in by_hand
                else _("{similarity} →")
            )
            with st.container(width=CARD, gap="small"):
                wall(cluster.view.corpus, [row_of[step.start]])
                pair_link(
                    row_of[step.start]["id"],
                    row_of[step.end]["id"],
                    made.format(similarity=decimal(step.similarity)),
                )
        with st.container(width=CARD, gap="small"):
            wall(cluster.view.corpus, [row_of[steps[-1].end]])
    st.caption(_("Each similarity leads to the comparison of the two prints in their details."))


def _name(place: int, row: Row) -> str:
    return f"{place + 1}. {date_label(row)}, {place_label(row)}, {title_label(row)}"
