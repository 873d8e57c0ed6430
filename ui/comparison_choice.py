"""Choosing the clusters to compare: by word among the ranked ones, the first of the ranking, or by the address."""

from __future__ import annotations

from typing import Any

import streamlit as st

from store.printings import node_of_image, printings
from store.ranking import preview_clusters
from store.titles import clusters_with, nodes_titled, query_words
from ui.address import choices
from ui.comparison import MOST_CLUSTERS, shortened
from ui.controls import View
from ui.corpus import membership, ranking
from ui.language import _, ngettext, number
from ui.words import count, title_label, years_label

KEY = "clusters"
MOST_OFFERED = 200


def choose_clusters(view: View) -> list[int]:
    """One node of each cluster chosen, in the order of choice; at most eight."""
    catalogue = view.corpus.catalogue
    clusters = membership(view.corpus, view.threshold)
    ranked = ranking(view.corpus, view.threshold, view.filters)
    measured = {row["cluster"]: row for row in ranked.to_pylist()}
    asked = list(st.session_state.get(KEY, st.query_params.get_all(KEY)))
    found = {image_id: node_of_image(catalogue, image_id) for image_id in asked}
    if unknown := sum(node is None for node in found.values()):
        st.warning(
            ngettext(
                "{n} image that the address names is not in the corpus. The link may belong to another corpus.",
                "{n} images that the address names are not in the corpus. The link may belong to another corpus.",
                unknown,
            ).format(n=number(unknown))
        )
    chosen = {image_id: node for image_id, node in found.items() if node is not None}
    taken = {image_id: clusters.cluster_of(node) for image_id, node in chosen.items()}

    line = st.container(horizontal=True, vertical_alignment="bottom")
    words = line.text_input(
        _("Find clusters by words of their titles"),
        key="title-words",
        placeholder=_("Any title"),
        help=_(
            "Only clusters with a print whose titles (its own, its page’s and its issue’s) have all the words, whole or "
            "as a part of one. Case and accents do not matter."
        ),
    )
    offered = [cluster for cluster in measured if cluster not in taken.values()]
    if asked_for := query_words(words):
        titled = set(clusters_with(clusters, nodes_titled(catalogue, asked_for)).clusters.tolist())
        offered = [cluster for cluster in offered if cluster in titled]
    top = list(measured)[:MOST_CLUSTERS]
    wanted = {*offered[:MOST_OFFERED], *top, *(cluster for cluster in taken.values() if cluster is not None)}
    first = {
        cluster: rows[0] for cluster, rows in preview_clusters(catalogue, clusters, sorted(wanted), 1).items()
    }
    first_ones = line.container(horizontal=True, width="content")
    for how_many in (4, MOST_CLUSTERS):
        first_ones.button(
            _("First {n} of the ranking").format(n=how_many),
            on_click=_take,
            args=([first[cluster]["id"] for cluster in top[:how_many]],),
            disabled=len(top) < 2,
            help=_(
                "The clusters that reached most countries, among those with a print that passes the filters."
            ),
        )
    labels = {
        image_id: _alone(view, node) if cluster is None else _label(first[cluster], measured.get(cluster))
        for (image_id, cluster), node in zip(taken.items(), chosen.values(), strict=True)
    }
    labels |= {
        first[cluster]["id"]: _label(first[cluster], measured[cluster]) for cluster in offered[:MOST_OFFERED]
    }
    picked = choices(
        _("Clusters compared, one to eight"),
        list(labels),
        key=KEY,
        show=labels.__getitem__,
        placeholder=_("Choose a cluster, or type a part of its title"),
        threshold=view.threshold,
    )
    _notes(view, words, offered, picked)
    return [chosen[image_id] if image_id in chosen else _node(view, image_id) for image_id in picked][
        :MOST_CLUSTERS
    ]


def _notes(view: View, words: str, offered: list[int], picked: list[str]) -> None:
    if words.strip() and not offered:
        st.caption(_("No other cluster at this threshold has a title with all these words."))
    elif len(offered) > MOST_OFFERED:
        st.caption(
            _("The first {n} of {all} clusters are offered; words of a title find the others.").format(
                n=number(MOST_OFFERED), all=number(len(offered))
            )
        )
    if len(picked) > MOST_CLUSTERS:
        st.warning(
            _("At most {n} clusters are compared: the first {n} are shown.").format(n=number(MOST_CLUSTERS))
        )


def _take(image_ids: list[str]) -> None:
    st.session_state[KEY] = image_ids


def _node(view: View, image_id: str) -> int:
    node = node_of_image(view.corpus.catalogue, image_id)
    assert node is not None, "only images of the corpus are offered"
    return node


def _label(first_print: dict[str, Any], measured: dict[str, Any] | None) -> str:
    title = shortened(title_label(first_print))
    if measured is None:
        return title
    return (
        f"{title} ({count(measured['cities'], 'city', 'cities')}, "
        f"{years_label(measured['first_year'], measured['last_year'])})"
    )


def _alone(view: View, node: int) -> str:
    [row] = printings(view.corpus.catalogue, [node]).to_pylist()
    return _("{title} (stands alone)").format(title=shortened(title_label(row)))
