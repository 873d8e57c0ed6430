"""One cluster: every picture, where and when it was printed, what completes it and what it falls apart into."""

from __future__ import annotations

import streamlit as st

from store.export import to_csv
from store.printings import node_of_image
from ui.average_picture import average_picture
from ui.cluster import ShownCluster, show_cluster
from ui.cluster_chain import why
from ui.cluster_completion import completion
from ui.cluster_lags import first_appearance, lags
from ui.cluster_similar import similar
from ui.cluster_wall import first_picture, prints_by_date
from ui.cluster_within import within
from ui.controls import current_view
from ui.judgements import show_changes
from ui.language import _, decimal, number
from ui.links import clusters_link, compare_link
from ui.map import printings_map
from ui.timeline import printings_timeline
from ui.words import count, not_in_corpus, plain, provenance_line, route_label, title_label, years_label


def show() -> None:
    """The whole page."""
    view = current_view()
    image_id = st.query_params.get("image")
    node = node_of_image(view.corpus.catalogue, image_id) if image_id else None
    if image_id is None or node is None:
        st.title(_("Cluster"), anchor=False)
        if image_id:
            st.error(not_in_corpus())
        else:
            st.info(_("Choose a cluster first: open one from the ranked wall, or from a search."))
        clusters_link(_("To the ranked clusters"))
        return
    cluster = show_cluster(view, image_id, node)
    clusters_link(_("← Ranked clusters"))
    with st.container(horizontal=True, vertical_alignment="top", gap="medium"):
        first_picture(cluster)
        with st.container():
            _heading(cluster)
            _take_away(cluster)
    left, right = st.columns(2)
    with left:
        st.header(_("Where"), anchor=False)
        printings_map(cluster.rows, key="cluster-map", path=cluster.stops.to_pylist())
    with right:
        st.header(_("When"), anchor=False)
        printings_timeline(cluster.rows, key="cluster-timeline")
        first_appearance(cluster)
    _parts(cluster)
    st.header(_("Similar clusters"), anchor=False)
    similar(cluster)
    st.caption(provenance_line(view.corpus.provenance(view.threshold)))


def _heading(cluster: ShownCluster) -> None:
    rows = cluster.rows
    st.title(plain(title_label(rows[0])), anchor=False)
    places = list(dict.fromkeys((row["city"], row["country"]) for row in rows if row["city"]))
    starts = [row["date_start"].year for row in rows if row["date_start"]]
    ends = [row["date_end"].year for row in rows if row["date_end"]]
    periodicals = len({row["periodical"] for row in rows if row["periodical"]})
    countries = len({row["country"] for row in rows if row["country"]})
    counted = (
        (len(rows), count(len(rows), "image", "images")),
        (periodicals, count(periodicals, "periodical", "periodicals")),
        (len(places), count(len(places), "city", "cities")),
        (countries, count(countries, "country", "countries")),
    )
    parts = [said for known, said in counted if known]
    parts.append(years_label(min(starts, default=None), max(ends, default=None)))
    if cluster.added:
        parts.append(_("{n} added by hand").format(n=number(len(cluster.added))))
    st.markdown(f"{plain(route_label(places))}  ·  {'  ·  '.join(parts)}")
    if cluster.alone:
        said = (
            _(
                "At similarity {similarity}, the lowest of the links kept, this picture stands alone: nothing in the corpus is "
                "joined to it. Look at what is suggested to complete it."
            )
            if cluster.view.at_the_lowest
            else _(
                "At similarity {similarity} this picture stands alone: nothing in the corpus is joined to it. Lower the "
                "threshold in the sidebar to see what would join it, or look at what is suggested to complete it."
            )
        )
        st.info(said.format(similarity=decimal(cluster.view.threshold)))
    if cluster.view.filters:
        passing = sum(row["passes_filters"] for row in rows)
        st.info(
            _(
                "The filters of the sidebar hide no print of this cluster: {n} of its {all} pass them, the others are marked. "
                "Similar clusters and suggestions come only from images that pass."
            ).format(n=number(passing), all=number(len(rows)))
        )


def _take_away(cluster: ShownCluster) -> None:
    view = cluster.view
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            _("Download the full metadata (CSV)"),
            to_csv(cluster.table, view.corpus.provenance(view.threshold)),
            file_name=f"cluster-{cluster.image_id}-{view.threshold:.2f}.csv",
            mime="text/csv",
            on_click="ignore",
        )
        compare_link(cluster.image_id, _("Compare with other clusters"))


@st.fragment
def _parts(cluster: ShownCluster) -> None:
    """What there is to do with the cluster, one thing at a time."""
    show_changes()
    parts = {
        _("Every print, by date"): prints_by_date,
        _("Cities and time lags"): lags,
        _("Complete this cluster"): completion,
        _("Cluster inside it"): within,
        _("Why a print is in it"): why,
        _("Average picture"): average_picture,
    }
    tabs = st.tabs(list(parts), key="cluster-parts", on_change="rerun")
    for tab, show_part in zip(tabs, parts.values(), strict=True):
        if tab.open:
            with tab:
                show_part(cluster)


show()
