"""One page and its boxes: what was cut out of it, and the corrections of people who know better."""

from __future__ import annotations

import streamlit as st

from store.curation import CurationError
from store.page_boxes import PageWithBoxes, page_with_boxes
from ui.controls import current_view
from ui.corpus import Corpus
from ui.language import _, number
from ui.links import cluster_link, clusters_link
from ui.page_boxes import Correcting, page_chart, page_picture, told
from ui.reported import reported
from ui.words import count, plain, publication_label

THUMBNAIL_WIDTH = 200  # pixels


def show() -> None:
    """The whole page."""
    corpus = current_view().corpus
    page_id = st.query_params.get("page")
    page = page_with_boxes(corpus.catalogue, page_id) if page_id else None
    if page is None:
        st.title(_("Page"), anchor=False)
        if page_id:
            st.error(
                _(
                    "The page that this address names is not in the corpus. The link may belong to another corpus."
                )
            )
        else:
            st.info(_("Choose a picture first: every print in a cluster leads to its page."))
        clusters_link(_("To the ranked clusters"))
        return
    _heading(page)
    told()
    if page.size is None:
        reason = reported(page.error) if page.error else _("it waits to be downloaded and cut up")
        st.warning(_("The page has not been seen yet: {reason}.").format(reason=plain(reason)))
        return
    try:
        correcting = Correcting.read(corpus, page, page.size)
    except CurationError as error:
        st.error(plain(reported(error)))
        return
    page_chart(correcting, page_picture(corpus, page))
    _images(corpus, page)


def _heading(page: PageWithBoxes) -> None:
    row = {"periodical": page.periodical, "issue": page.issue}
    name = _("page {page}").format(page=page.label or page.number)
    st.title(plain(", ".join(part for part in (publication_label(row), name) if part)), anchor=False)
    with st.container(horizontal=True):
        _turn(_("← Page before"), page.before)
        _turn(_("Page after →"), page.after)
    parts = [_("{images} in the corpus").format(images=count(len(page.boxes), "image", "images"))]
    if page.left_out:
        reasons = ", ".join(f"{number(n)} {reported(reason)}" for reason, n in sorted(page.left_out.items()))
        parts.append(_("left out: {reasons}").format(reasons=reasons))
    if page.status == "failed" and page.error:
        parts.append(_("could not be cut up: {reason}").format(reason=reported(page.error)))
    st.markdown(plain("  ·  ".join(parts)))


def _turn(label: str, page_id: str | None) -> None:
    """A button to a neighbouring page. A link would not do: Streamlit takes one to the screen it stands on for no change."""
    st.button(label, disabled=page_id is None, on_click=lambda: st.query_params.update(page=page_id or ""))


def _images(corpus: Corpus, page: PageWithBoxes) -> None:
    if not page.boxes:
        return
    st.header(_("Images of this page in the corpus"), anchor=False)
    thumbnails = corpus.store.thumbnails([box.image_id for box in page.boxes])
    with st.container(horizontal=True, gap="medium"):
        for number_on_page, box in enumerate(page.boxes, start=1):
            with st.container(width=THUMBNAIL_WIDTH, gap="small"):
                if box.image_id in thumbnails:
                    name = _("Image {number} of the page").format(number=number_on_page)
                    st.image(thumbnails[box.image_id], width="stretch", alt=name)
                cluster_link(box.image_id, _("Where else it was printed"))


show()
