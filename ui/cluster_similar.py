"""Clusters that look like the one on screen, to go on to."""

from __future__ import annotations

from typing import Any

import pyarrow.compute as pc
import streamlit as st

from store.printings import printings
from store.ranking import places_of_clusters, preview_clusters
from store.similar_clusters import similar_clusters
from store.verified_links import joined_pairs
from ui.cluster import ShownCluster, open_cluster
from ui.gallery import strip
from ui.language import _, decimal
from ui.likelihood import brief_worth
from ui.words import count, plain, route_label, title_label

MOST = 6
WIDTH = 250
"""Pixels of a card."""
ROW = "similar-clusters"
STYLE = f"""<style>
.st-key-{ROW} {{ flex-wrap: nowrap; overflow-x: auto; align-items: stretch; }}
.st-key-{ROW} button {{ min-height: 1.9rem; padding: 0 .5rem; }}
.st-key-{ROW} button p {{ font-size: .8rem; }}
</style>"""
"""They stand in one row, which is moved sideways where it is wider than the screen."""


def similar(cluster: ShownCluster) -> None:
    """Up to six, most similar first; a click opens."""
    corpus, clusters = cluster.view.corpus, cluster.clusters
    # What is less similar than any link that is kept looks no more alike than many strangers do.
    near = cluster.surroundings()
    near = near.filter(pc.greater_equal(near["similarity"], corpus.record["minimum_similarity"]))
    found = similar_clusters(near, clusters, MOST).to_pylist()
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
    _look_up_details(cluster, found)
    st.html(STYLE)
    with st.container(horizontal=True, gap="small", key=ROW):
        for row in found:
            name = row["cluster"]
            _card(cluster, row, previews[name], places[name], sizes[name])
    st.caption(
        _(
            "The strongest similarity between a print of one and a print of the other is given, with what it is worth in this "
            "corpus."
        )
    )


def _look_up_details(cluster: ShownCluster, found: list[dict[str, Any]]) -> None:
    """Adds to each of ``found`` whether the details of its two images match (``holds``), where that was looked at."""
    nodes = [node for row in found for node in (row["node"], row["member"])]
    ids = {row["node"]: row["id"] for row in printings(cluster.view.corpus.catalogue, nodes).to_pylist()}
    pairs = [(ids[row["node"]], ids[row["member"]]) for row in found]
    joined = joined_pairs(cluster.view.corpus.store, pairs)
    for row, pair in zip(found, pairs, strict=True):
        row["holds"] = joined.get(pair)


def _card(
    cluster: ShownCluster,
    row: dict[str, Any],
    prints: list[dict[str, Any]],
    places: list[tuple[str, str]],
    images: int,
) -> None:
    title = plain(title_label(prints[0]))
    said = (
        _("similarity {similarity}").format(similarity=decimal(row["similarity"])),
        brief_worth(cluster.view.corpus, row),
    )
    card = st.container(
        border=True, width=WIDTH, height="stretch", key=f"similar-{row['cluster']}", gap="small"
    )
    with card:
        strip(cluster.view.corpus, prints)
        st.markdown(f"**{title}**")
        st.caption(
            f"{count(images, 'image', 'images')}  ·  {plain(route_label(places, 3))}  \n"
            + ", ".join(filter(None, said))
        )
        st.space("stretch")
        _buttons(cluster, row["cluster"], prints[0]["id"], title)


def _buttons(cluster: ShownCluster, other: int, first: str, title: str) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        st.button(
            _("Open"),
            key=f"open-similar-{other}",
            help=_("Open the cluster “{title}”").format(title=title),
            on_click=open_cluster,
            args=(first,),
        )
        st.button(
            _("Add its prints"),
            key=f"add-similar-{other}",
            help=_(
                "They count as prints of this cluster, added by hand; “Complete this cluster” takes them back."
            ),
            on_click=_add,
            args=(cluster, other),
        )


def _add(cluster: ShownCluster, other: int) -> None:
    members = cluster.clusters.members(other).tolist()
    cluster.judging.judge(printings(cluster.view.corpus.catalogue, members)["id"].to_pylist(), True)
