"""Search by picture: give one and learn where and when it, or something like it, was printed."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from store.printings import printings
from store.search import nearest_images
from ui.controls import current_view
from ui.describer import DescriberError, get_ready
from ui.examples import current_examples, mark_examples, steer
from ui.language import _
from ui.query_picture import QueryPicture, choose_picture, query_vectors
from ui.region import WHOLE, Region, choose_region
from ui.reported import reported
from ui.search_results import (
    grouped_results,
    is_print,
    result_caption,
    take_away,
    verdict,
    where_and_when,
)
from ui.verified_search import SHORTLIST, holding_the_same_details, is_verified
from ui.words import plain
from vision.picture import encode_thumbnail

COMPARED = 300  # the nearest images that the verdict looks at
SHOWN = 48
MARKABLE = 24
PICTURE_SIDE = 680


def show() -> None:
    """The whole page."""
    view = current_view()
    st.title(_("Where else was this printed?"), anchor=False)
    query = choose_picture(view.corpus)
    if query is None:
        get_ready(view.corpus)
        return
    picture, found = st.columns([2, 3], gap="large")
    with picture:
        region, mirrored = _picture(query)
    examples = current_examples(query.key)
    with found:
        try:
            vectors = query_vectors(view.corpus, query, region=region, mirrored=mirrored)
        except DescriberError as error:
            st.error(plain(reported(error)))
            return
        vectors = steer(view.corpus, vectors, examples)
        nearest = nearest_images(view.corpus.store, vectors, count=COMPARED, filters=view.filters)
        similarity = dict(zip(nearest["id"].to_pylist(), nearest["similarity"].to_pylist(), strict=True))
        table = printings(view.corpus.catalogue, nearest["node"].to_pylist())
        table = table.append_column(
            "similarity", pa.array([similarity[image] for image in table["id"].to_pylist()], pa.float64())
        )
        rows = table.to_pylist()
        itself = next((row for row in rows if row["id"] == query.image_id), None)
        if not rows:
            st.info(_("No image of the corpus passes the filters. Take one away in the sidebar."))
            return
        others = sorted(
            (row for row in rows if row["id"] != query.image_id),
            key=lambda row: (-row["similarity"], row["node"]),
        )
        if is_verified(view.corpus):
            ids = [row["id"] for row in others]
            holding = holding_the_same_details(view.corpus, query, ids, region=region, mirrored=mirrored)
            looked_at = set(ids[:SHORTLIST])
            for row in rows:
                held = row["id"] in holding or row["id"] == query.image_id
                row["holds"] = held if held or row["id"] in looked_at else None
            if not any(examples):  # which say themselves what is wanted first
                others.sort(key=lambda row: not row["holds"])
        prints = [row for row in rows if is_print(view, row)]
        reprinted = any(row["id"] != query.image_id for row in prints)
        verdict(
            view,
            prints if reprinted else [],
            others[0] if others else None,
            complete=len(prints) < COMPARED,
            itself=query.image_id,
        )
    if reprinted:
        where_and_when(prints)
    st.header(_("Nearest images"), anchor=False)
    if st.toggle(
        _("Mark examples to steer the search"),
        key="marking",
        help=_(
            "Say of some results that you want more like them, of others that they are not meant; then search again."
        ),
    ):
        mark_examples(view.corpus, others[:MARKABLE], result_caption, examples)
    else:
        grouped_results(view, others[:SHOWN], itself=itself)
    take_away(view, table.filter(pc.field("id") != (query.image_id or "")))


def _picture(query: QueryPicture) -> tuple[Region, bool]:
    """Shows the picture and what of it is searched for."""
    shown = st.empty()
    part = st.toggle(_("Search for a part of it"), key="part")
    mirrored = st.toggle(
        _("Find mirrored copies too"),
        key="mirrored",
        help=_("A copyist who engraved a print anew often mirrored it."),
    )
    with shown.container():
        if part:
            return choose_region(query.picture, key=f"region-{query.key}"), mirrored
        st.image(
            encode_thumbnail(query.picture, PICTURE_SIDE),
            caption=plain(query.name),
            alt=_("The picture that is searched for"),
        )
    return WHOLE, mirrored


show()
