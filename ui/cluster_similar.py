"""Clusters that look like the one on screen, to go on to."""

from __future__ import annotations

from typing import Any

import streamlit as st

from store.printings import printings
from store.ranking import places_of_clusters, preview_clusters
from store.similar_clusters import similar_clusters
from ui.cluster import ShownCluster, open_cluster
from ui.gallery import strip
from ui.language import _, decimal
from ui.likelihood import probability_sentence
from ui.words import count, plain, route_label, title_label

MOST = 6
WIDTH = 180
"""Pixels of a card."""
ROW = "similar-clusters"
STYLE = f"<style>.st-key-{ROW} {{ flex-wrap: nowrap; overflow-x: auto; align-items: stretch; }}</style>"
"""They stand in one row, which is moved sideways where it is wider than the screen."""


def similar(cluster: ShownCluster) -> None:
    """Up to six, most similar first; a click opens."""
    corpus, clusters = cluster.view.corpus, cluster.clusters
    found = similar_clusters(cluster.surroundings(), clusters, MOST).to_pylist()
    if not found:
        st.info(
            _("No other cluster at similarity {similarity} looks like it.").format(
                similarity=decimal(cluster.view.threshold)
            )
        )
        return
    names = [row["cluster"] for row in found]
    previews = preview_clusters(corpus.catalogue, clusters, names, 1)
    places = places_of_clusters(corpus.catalogue, clusters, names)
    sizes = {name: len(clusters.members(name)) for name in names}
    st.html(STYLE)
    with st.container(horizontal=True, gap="small", key=ROW):
        for row in found:
            name = row["cluster"]
            _card(cluster, row, previews[name], places[name], sizes[name])
    st.caption(
        _(
            "The strongest similarity between a print of one and a print of the other is given. {chance}"
        ).format(chance=probability_sentence(corpus, found[0]["similarity"]))
    )


def _card(
    cluster: ShownCluster,
    row: dict[str, Any],
    prints: list[dict[str, Any]],
    places: list[tuple[str, str]],
    images: int,
) -> None:
    title = plain(title_label(prints[0]))
    with st.container(border=True, width=WIDTH, key=f"similar-{row['cluster']}", gap="small"):
        strip(cluster.view.corpus, prints)
        st.markdown(f"**{title}**")
        st.caption(
            f"{_('similarity {similarity}').format(similarity=decimal(row['similarity']))}  ·  "
            f"{count(images, 'image', 'images')}  ·  {plain(route_label(places, 3))}"
        )
        st.button(
            _("Open"),
            key=f"open-similar-{row['cluster']}",
            help=_("Open the cluster “{title}”").format(title=title),
            on_click=open_cluster,
            args=(prints[0]["id"],),
        )
        st.button(
            _("Add its prints"),
            key=f"add-similar-{row['cluster']}",
            help=_(
                "They count as prints of this cluster, added by hand; “Complete this cluster” takes them back."
            ),
            on_click=_add,
            args=(cluster, row["cluster"]),
        )


def _add(cluster: ShownCluster, other: int) -> None:
    members = cluster.clusters.members(other).tolist()
    cluster.judging.judge(printings(cluster.view.corpus.catalogue, members)["id"].to_pylist(), True)
