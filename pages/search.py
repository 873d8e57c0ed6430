"""Search by picture: upload one and learn where and when it, or something like it, was printed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from store.printings import printings
from store.search import nearest_images
from ui.controls import View, current_view
from ui.corpus import membership
from ui.describer import DescriberError, describe_upload
from ui.gallery import full_caption, wall
from ui.links import cluster_link
from ui.map import printings_map
from ui.timeline import printings_timeline
from ui.words import chance_sentence, count, plain, route_label, years_label
from vision.picture import UnreadablePictureError

NEAREST = 48


def show() -> None:
    """The whole page."""
    view = current_view()
    st.title("Where else was this printed?", anchor=False)
    upload = st.file_uploader(
        "A picture: a scan, a photograph of a page cut to the picture, or a screenshot",
        type=None,
        key="picture",
        help="JPEG, PNG, WebP, TIFF, GIF; at most 20 MB and 40 million pixels. It is not kept.",
    )
    if upload is None:
        st.caption(
            "The sidebar's filters narrow the search; its threshold says what counts as the same picture."
        )
        return
    try:
        with st.spinner("Looking for similar pictures …"):
            vector = describe_upload(view.corpus, upload.getvalue())
    except UnreadablePictureError as error:
        st.error(
            f"{plain(upload.name)} cannot be searched for: {error}. Give a JPEG, PNG, WebP or TIFF picture."
        )
        return
    except DescriberError as error:
        st.error(str(error))
        return
    _results(view, upload, vector)


def _results(view: View, upload: Any, vector: Any) -> None:
    found = nearest_images(view.corpus.store, vector, count=NEAREST, filters=view.filters)
    if not found.num_rows:
        st.info("No image of the corpus passes the filters. Take one away in the sidebar.")
        return
    similarity = dict(zip(found["node"].to_pylist(), found["similarity"].to_pylist(), strict=True))
    rows = printings(view.corpus.catalogue, list(similarity)).to_pylist()
    same = [row for row in rows if similarity[row["node"]] >= view.threshold]
    picture, verdict = st.columns([1, 3])
    with picture:
        st.image(upload, caption="Your picture", width="stretch", alt="The picture that you gave")
    with verdict:
        _verdict(view, same, max(similarity.values()))
    if same:
        left, right = st.columns(2)
        with left:
            st.subheader("Where", anchor=False)
            printings_map(same, height=300, key="search-map")
        with right:
            st.subheader("When", anchor=False)
            printings_timeline(same, key="search-timeline")
    st.subheader("Nearest images", anchor=False)
    nearest = sorted(rows, key=lambda row: (-similarity[row["node"]], row["node"]))
    wall(view.corpus, nearest, lambda row: [f"{similarity[row['node']]:.2f}", *full_caption(row)])


def _verdict(view: View, same: list[dict[str, Any]], highest: float) -> None:
    if same:
        places = list(dict.fromkeys((row["city"], row["country"]) for row in same if row["city"]))
        starts = [row["date_start"].year for row in same if row["date_start"]]
        ends = [row["date_end"].year for row in same if row["date_end"]]
        st.markdown(
            f"**{count(len(same), 'print')}** at similarity {view.threshold:.2f} or more, in "
            f"{count(len(places), 'city', 'cities')}, {years_label(min(starts, default=None), max(ends, default=None))}."
        )
        st.markdown(plain(route_label(places)))
        clusters = membership(view.corpus, view.threshold)
        if any(clusters.cluster_of(row["node"]) is not None for row in same):
            cluster_link(same[0]["id"], "Open the cluster of the earliest one")
    else:
        st.markdown(
            f"**No print of this picture was found** at similarity {view.threshold:.2f}. The nearest images are below; the "
            f"most similar reaches {highest:.2f}."
        )
    st.caption(
        "Similarity compares what two pictures look like once colour, frame and printing screen are taken away: 1 is the same "
        f"picture, 0 is what unrelated pictures have in common. {chance_sentence(view.corpus.chance, highest)}"
    )


show()
