"""One cluster: every picture, where and when it was printed, and its metadata to take away."""

from __future__ import annotations

from typing import Any

import streamlit as st

from store.export import to_csv
from store.printings import node_of_image, printings
from ui.controls import View, current_view
from ui.corpus import membership
from ui.gallery import wall
from ui.links import clusters_link, compare_link
from ui.map import printings_map
from ui.timeline import printings_timeline
from ui.words import count, plain, route_label, title_label, years_label

WALL_PAGE = 60


def show() -> None:
    """The whole page."""
    view = current_view()
    image_id = st.query_params.get("image")
    if not image_id:
        st.title("Cluster", anchor=False)
        st.info("Choose a cluster first: open one from the ranked wall, or from a search.")
        clusters_link("To the ranked clusters")
        return
    node = node_of_image(view.corpus.catalogue, image_id)
    if node is None:
        st.title("Cluster", anchor=False)
        st.error(
            "The image that this address names is not in the corpus. The link may belong to another corpus."
        )
        clusters_link("To the ranked clusters")
        return
    clusters = membership(view.corpus, view.threshold)
    cluster = clusters.cluster_of(node)
    nodes = [node] if cluster is None else clusters.members(cluster).tolist()
    table = printings(view.corpus.catalogue, nodes)
    rows = table.to_pylist()
    _heading(view, rows, alone=cluster is None)
    st.download_button(
        "Download the full metadata (CSV)",
        to_csv(table, view.corpus.provenance(view.threshold)),
        file_name=f"cluster-{image_id}-{view.threshold:.2f}.csv",
        mime="text/csv",
        on_click="ignore",
    )
    compare_link(image_id, "Compare with other clusters")
    left, right = st.columns(2)
    with left:
        st.subheader("Where", anchor=False)
        printings_map(rows, key="cluster-map")
    with right:
        st.subheader("When", anchor=False)
        printings_timeline(rows, key="cluster-timeline")
    _prints(view, rows)
    st.caption(
        f"{plain(view.corpus.name)}, corpus version {view.corpus.version}, model {view.corpus.record['model']}, "
        f"similarity {view.threshold:.2f}"
    )


def _heading(view: View, rows: list[dict[str, Any]], alone: bool) -> None:
    clusters_link("← Ranked clusters")
    st.title(plain(title_label(rows[0])), anchor=False)
    if alone:
        st.info(
            f"At similarity {view.threshold:.2f} this picture stands alone: nothing in the corpus is as similar to it. "
            "Lower the threshold in the sidebar to see what would join it."
        )
        return
    places = list(dict.fromkeys((row["city"], row["country"]) for row in rows if row["city"]))
    starts = [row["date_start"].year for row in rows if row["date_start"]]
    ends = [row["date_end"].year for row in rows if row["date_end"]]
    parts = (
        count(len(rows), "image"),
        count(len({row["periodical"] for row in rows if row["periodical"]}), "periodical"),
        count(len(places), "city", "cities"),
        count(len({country for _, country in places}), "country", "countries"),
        years_label(min(starts, default=None), max(ends, default=None)),
    )
    st.markdown(f"{plain(route_label(places))}  ·  {'  ·  '.join(parts)}")


def _prints(view: View, rows: list[dict[str, Any]]) -> None:
    st.subheader("Every print, by date", anchor=False)
    pages = -(-len(rows) // WALL_PAGE)
    page = st.pagination(pages, key="wall", bind="query-params") if pages > 1 else 1
    wall(view.corpus, rows[(page - 1) * WALL_PAGE : page * WALL_PAGE])


show()
