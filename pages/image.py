"""One image: its record, its page, its cluster, what looks like it, and how to cite it."""

from __future__ import annotations

import streamlit as st

from store.image_record import image_record
from store.printings import printings
from store.search import nearest_images, vectors_of_images
from store.verified_links import joined_pairs
from ui.context import show_in_context
from ui.controls import View, current_view
from ui.corpus import membership
from ui.gallery import wall
from ui.image_record import Record, citation, show_record, show_source_fields
from ui.language import _, decimal
from ui.likelihood import worth_sentence
from ui.links import cluster_link, clusters_link, page_link, search_link
from ui.search_results import result_caption
from ui.words import (
    count,
    date_label,
    not_in_corpus,
    place_label,
    plain,
    provenance_line,
    publication_label,
    title_label,
)

NEAREST = 24


def show() -> None:
    """The whole page."""
    view = current_view()
    image_id = st.query_params.get("image")
    record = image_record(view.corpus.catalogue, image_id) if image_id else None
    if record is None:
        st.title(_("Image"), anchor=False)
        if image_id:
            st.error(not_in_corpus())
        else:
            st.info(_("Choose an image first: every picture of a wall leads to its record."))
        clusters_link(_("To the ranked clusters"))
        return
    title = title_label(record)
    st.title(plain(title), anchor=False)
    parts = (date_label(record), place_label(record), publication_label(record))
    st.markdown("  ·  ".join(plain(part) for part in parts if part and part != title))
    _links(view, record)
    page, fields = st.columns([1, 1], gap="large")
    with page:
        if thumbnail := view.corpus.store.thumbnails([record["id"]]).get(record["id"]):
            st.image(thumbnail, alt=title_label(record))
        st.header(_("On its page"), anchor=False)
        show_in_context(view.corpus, record["id"], key="page-of-image")
    with fields:
        st.header(_("What is known of it"), anchor=False)
        show_record(record)
        _as_found(record)
    st.header(_("To cite it"), anchor=False)
    st.code(citation(view.corpus, record), language=None, wrap_lines=True)
    _nearest(view, record)
    st.caption(provenance_line(view.corpus.provenance(view.threshold)))


def _links(view: View, record: Record) -> None:
    clusters = membership(view.corpus, view.threshold)
    cluster = clusters.cluster_of(record["node"])
    with st.container(horizontal=True):
        if cluster is not None:
            images = count(len(clusters.members(cluster)), "image", "images")
            cluster_link(record["id"], _("Its cluster of {images}").format(images=images))
        search_link(record["id"], _("Search with this picture, or a part of it"))
        page_link(record["page_id"], _("Its page, with all its pictures"))
    if cluster is None:
        st.caption(
            _("At similarity {similarity} it is in no cluster: nothing else is as similar to it.").format(
                similarity=decimal(view.threshold)
            )
        )


def _as_found(record: Record) -> None:
    for name, fields in (
        (_("The document in its source’s own words"), record["document_fields"]),
        (_("The page in its source’s own words"), record["page_fields"]),
    ):
        if fields:
            with st.expander(name):
                show_source_fields(fields)


def _nearest(view: View, record: Record) -> None:
    st.header(_("Nearest images"), anchor=False)
    vectors = vectors_of_images(view.corpus.store, [record["id"]])
    if not vectors:
        st.info(_("This image could not be described, so nothing can be said of what looks like it."))
        return
    found = nearest_images(view.corpus.store, vectors[record["id"]], count=NEAREST + 1, filters=view.filters)
    similarity = dict(zip(found["node"].to_pylist(), found["similarity"].to_pylist(), strict=True))
    similarity.pop(record["node"], None)
    if not similarity:
        st.info(_("No other image of the corpus passes the filters. Take one away in the sidebar."))
        return
    rows = printings(view.corpus.catalogue, list(similarity)).to_pylist()
    joined = joined_pairs(view.corpus.store, [(record["id"], row["id"]) for row in rows])
    for row in rows:
        row["similarity"] = similarity[row["node"]]
        row["holds"] = joined.get((record["id"], row["id"]))
    rows.sort(key=lambda row: (-row["similarity"], row["node"]))
    if worth := worth_sentence(view.corpus, rows[0]):
        st.caption(worth)
    wall(view.corpus, rows[:NEAREST], result_caption)


show()
