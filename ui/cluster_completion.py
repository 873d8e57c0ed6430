"""Completing a cluster: images just outside it are suggested, and belong to it or do not as a person says."""

from __future__ import annotations

from typing import Any

import streamlit as st

from store.cluster_prints import nodes_of_images
from store.completion import suggestions
from store.printings import printings
from store.verified_links import joined_pairs
from ui.cluster import ShownCluster
from ui.gallery import full_caption, wall
from ui.judgements import Judging
from ui.language import _, decimal, ngettext, number
from ui.likelihood import worth_sentence
from ui.words import count, date_label, place_label, plain, title_label

AT_ONCE = 12
CARD = 210
"""Pixels of a suggestion."""
STYLE = """<style>
[class*=st-key-judging-] button { min-height: 1.9rem; padding: 0 .6rem; }
[class*=st-key-judging-] button p { font-size: .8rem; }
</style>"""
Row = dict[str, Any]


def completion(cluster: ShownCluster) -> None:
    """Suggestions to accept or refuse, one by one or several at once, and what was said so far with its undoing."""
    st.markdown(
        _(
            "Images just outside this cluster, the most similar first. Those that you add are counted in its map, timeline, "
            "numbers and CSV, marked as added by hand; those that you refuse are not suggested again. Tick several to add or "
            "refuse them at once. This holds for this visit and in the address of this page; it is not yet written to the "
            "corpus."
        )
    )
    _said(cluster)
    judging = cluster.judging
    refused = nodes_of_images(cluster.view.corpus.catalogue, judging.refused())
    around = suggestions(cluster.surroundings(), set(refused.values()), AT_ONCE)
    if not around.num_rows:
        st.info(
            _("Nothing is left to suggest. Take a filter away in the sidebar to look further.")
            if cluster.view.filters
            else _("Nothing is left to suggest.")
        )
        return
    near = {row["node"]: row for row in around.to_pylist()}
    rows = printings(cluster.view.corpus.catalogue, list(near)).to_pylist()
    rows.sort(key=lambda row: (-near[row["node"]]["similarity"], row["node"]))
    members = {row["node"]: row for row in cluster.rows}
    nearest = (rows[0]["id"], members[near[rows[0]["node"]]["member"]]["id"])
    holds = joined_pairs(cluster.view.corpus.store, [nearest]).get(nearest)
    best = {"similarity": near[rows[0]["node"]]["similarity"], "holds": holds}
    if worth := worth_sentence(cluster.view.corpus, best):
        st.caption(worth)
    st.html(STYLE)
    with st.form("suggestions", border=False):
        with st.container(horizontal=True, gap="medium"):
            for row in rows:
                found = near[row["node"]]
                _suggestion(cluster, row, found["similarity"], members[found["member"]])
        with st.container(horizontal=True):
            ids = [row["id"] for row in rows]
            for label, belongs in ((_("Add those selected"), True), (_("Refuse those selected"), False)):
                st.form_submit_button(
                    label,
                    key=f"judge-selected-{belongs}",
                    on_click=_judge_selected,
                    args=(judging, ids, belongs),
                    type="primary" if belongs else "secondary",
                )


def _suggestion(cluster: ShownCluster, row: Row, similarity: float, nearest: Row) -> None:
    name = plain(_name(row))
    with st.container(width=CARD, key=f"suggestion-{row['id']}", gap="small"):
        wall(cluster.view.corpus, [row], lambda row: [_nearness(similarity, nearest), *full_caption(row)])
        other = cluster.clusters.cluster_of(row["node"])
        if other is not None:
            images = len(cluster.clusters.members(other))
            st.caption(_("In a cluster of {images}").format(images=count(images, "image", "images")))
        with st.container(
            horizontal=True, gap="xsmall", vertical_alignment="center", key=f"judging-{row['id']}"
        ):
            st.checkbox(name, key=_selected(row["id"]), label_visibility="collapsed", width="content")
            for label, belongs in ((_("Add"), True), (_("Refuse"), False)):
                st.form_submit_button(
                    label,
                    key=f"judge-{belongs}-{row['id']}",
                    help=f"{label}: {name}",
                    on_click=cluster.judging.judge,
                    args=([row["id"]], belongs),
                )


def _nearness(similarity: float, nearest: Row) -> str:
    return _("{similarity} to {place}, {date}").format(
        similarity=decimal(similarity), place=place_label(nearest), date=date_label(nearest)
    )


def _selected(image_id: str) -> str:
    return f"select-{image_id}"


def _judge_selected(judging: Judging, ids: list[str], belongs: bool) -> None:
    judging.judge([image for image in ids if st.session_state.get(_selected(image))], belongs)


def _said(cluster: ShownCluster) -> None:
    """What was added and refused, each with its undoing."""
    refused = nodes_of_images(cluster.view.corpus.catalogue, cluster.judging.refused())
    refusals = printings(cluster.view.corpus.catalogue, list(refused.values())).to_pylist()
    for key, heading, rows in (
        (
            "added",
            ngettext("{n} print added by hand", "{n} prints added by hand", len(cluster.added)),
            cluster.added,
        ),
        ("refused", ngettext("{n} image refused", "{n} images refused", len(refusals)), refusals),
    ):
        if not rows:
            continue
        said = st.expander(heading.format(n=number(len(rows))), key=f"said-{key}")
        with said, st.container(horizontal=True, gap="medium"):
            for row in rows:
                _undoing(cluster, row)


def _undoing(cluster: ShownCluster, row: Row) -> None:
    with st.container(width=CARD, gap="small"):
        wall(cluster.view.corpus, [row])
        st.button(
            _("Take back"),
            key=f"take-back-{row['id']}",
            help=plain(_name(row)),
            on_click=cluster.judging.withdraw,
            args=([row["id"]],),
        )


def _name(row: Row) -> str:
    return f"{title_label(row)}, {place_label(row)}, {date_label(row)}"
