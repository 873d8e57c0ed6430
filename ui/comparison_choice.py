"""Choosing the clusters to compare: by word among the ranked ones, the first of the ranking, or by the address."""

from __future__ import annotations

from typing import Any

import streamlit as st

from store.diffusion import clusters_titled
from store.printings import node_of_image, printings
from store.ranking import preview_clusters
from ui.address import choices
from ui.comparison import MOST_CLUSTERS, shortened
from ui.controls import View
from ui.corpus import membership, ranking
from ui.words import count, title_label, years_label

KEY = "clusters"
MOST_OFFERED = 200


def choose_clusters(view: View) -> list[int]:
    """One node of each cluster chosen, in the order of choice; at most eight."""
    catalogue = view.corpus.catalogue
    clusters = membership(view.corpus, view.threshold)
    ranked = ranking(view.corpus, view.threshold, "countries", view.filters, False)
    measured = {row["cluster"]: row for row in ranked.to_pylist()}
    asked = list(st.session_state.get(KEY, st.query_params.get_all(KEY)))
    found = {image_id: node_of_image(catalogue, image_id) for image_id in asked}
    if unknown := sum(node is None for node in found.values()):
        st.warning(
            f"{count(unknown, 'image')} that the address names {'is' if unknown == 1 else 'are'} not in the corpus. "
            "The link may belong to another corpus."
        )
    chosen = {image_id: node for image_id, node in found.items() if node is not None}
    taken = {image_id: clusters.cluster_of(node) for image_id, node in chosen.items()}

    search, first_ones = st.columns([3, 2], vertical_alignment="bottom")
    words = search.text_input(
        "Find clusters by words of their titles",
        key="title-words",
        placeholder="Any title",
        help="Only clusters in which one title has all the words are offered below. Case and accents do not matter.",
    )
    offered = [cluster for cluster in measured if cluster not in taken.values()]
    if words.strip():
        titled = clusters_titled(catalogue, clusters, words)
        offered = [cluster for cluster in offered if cluster in titled]
    top = list(measured)[:MOST_CLUSTERS]
    wanted = {*offered[:MOST_OFFERED], *top, *(cluster for cluster in taken.values() if cluster is not None)}
    first = {
        cluster: rows[0] for cluster, rows in preview_clusters(catalogue, clusters, sorted(wanted), 1).items()
    }
    with first_ones.container(horizontal=True, vertical_alignment="bottom"):
        for number in (4, MOST_CLUSTERS):
            st.button(
                f"First {number} of the ranking",
                on_click=_take,
                args=([first[cluster]["id"] for cluster in top[:number]],),
                disabled=len(top) < 2,
                help="The clusters that reached most countries, among those with a print that passes the filters.",
            )
    labels = {
        image_id: _alone(view, node) if cluster is None else _label(first[cluster], measured.get(cluster))
        for (image_id, cluster), node in zip(taken.items(), chosen.values(), strict=True)
    }
    labels |= {
        first[cluster]["id"]: _label(first[cluster], measured[cluster]) for cluster in offered[:MOST_OFFERED]
    }
    picked = choices(
        "Clusters compared, one to eight",
        list(labels),
        key=KEY,
        show=labels.__getitem__,
        placeholder="Choose a cluster, or type a part of its title",
    )
    _notes(view, words, offered, picked)
    return [chosen[image_id] if image_id in chosen else _node(view, image_id) for image_id in picked][
        :MOST_CLUSTERS
    ]


def _notes(view: View, words: str, offered: list[int], picked: list[str]) -> None:
    if words.strip() and not offered:
        st.caption("No other cluster at this threshold has a title with all these words.")
    elif len(offered) > MOST_OFFERED:
        st.caption(
            f"The first {MOST_OFFERED} of {len(offered):,} clusters are offered; words of a title find the others."
        )
    if len(picked) > MOST_CLUSTERS:
        st.warning(f"At most {MOST_CLUSTERS} clusters are compared: the first {MOST_CLUSTERS} are shown.")


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
    return f"{shortened(title_label(row))} (stands alone)"
