"""Two images compared in their details, and one laid over the other."""

from __future__ import annotations

import streamlit as st

from ui.controls import current_view
from ui.corpus import Corpus
from ui.language import _
from ui.likelihood import probability_sentence
from ui.links import clusters_link, image_address
from ui.pair import Pair, overlay_html, read_pair, side_by_side, similarity_sentence, verdict
from ui.reported import reported
from ui.words import (
    date_label,
    not_in_corpus,
    place_label,
    plain,
    provenance_line,
    publication_label,
    title_label,
)
from vision.picture import UnreadablePictureError


def show() -> None:
    """The whole page."""
    corpus = current_view().corpus
    a, b = st.query_params.get("a"), st.query_params.get("b")
    st.title(_("Two prints compared"), anchor=False)
    if not (a and b):
        st.info(_("Choose two pictures first: a cluster and the record of an image lead here."))
        clusters_link(_("To the ranked clusters"))
        return
    try:
        pair = read_pair(corpus, a, b)
    except UnreadablePictureError as error:
        st.error(_("The pictures cannot be compared: {reason}.").format(reason=plain(reported(str(error)))))
        return
    if pair is None:
        st.error(not_in_corpus())
        clusters_link(_("To the ranked clusters"))
        return
    _captions(pair)
    _details(corpus, pair)
    if pair.match.transform is not None:
        _overlay(pair)
    st.caption(provenance_line(corpus.provenance(None)))


def _captions(pair: Pair) -> None:
    for column, record in zip(st.columns(2), (pair.a, pair.b), strict=True):
        parts = [
            plain(part)
            for part in (date_label(record), place_label(record), publication_label(record))
            if part
        ]
        column.markdown(
            f"**[{plain(title_label(record))}]({image_address(record['id'])})**  \n{'  ·  '.join(parts)}"
        )


def _details(corpus: Corpus, pair: Pair) -> None:
    heading, sentence = verdict(pair)
    st.header(heading, anchor=False)
    st.markdown(f"{plain(sentence)} {plain(similarity_sentence(pair))}")
    if pair.similarity is not None:
        st.caption(plain(probability_sentence(corpus, pair.similarity, verified=pair.match.joins)))
    lines = pair.match.kind != "similar" and st.toggle(_("Draw lines between matching details"), key="lines")
    st.image(side_by_side(pair, lines), alt=_("Both pictures side by side, the matching regions outlined"))


def _overlay(pair: Pair) -> None:
    st.header(_("One laid over the other"), anchor=False)
    choice, by_turns = st.columns([3, 1], vertical_alignment="bottom")
    flicker = by_turns.toggle(_("Show them by turns"), key="flicker")
    share = choice.slider(
        _("From the first picture to the second"), 0, 100, 50, format="%d %%", key="blend", disabled=flicker
    )
    st.html(overlay_html(pair, share / 100, flicker))


show()
