"""What the sidebar says of the junk shelf, and the choice to have junk in the clusters all the same."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from store.curation import Curation, CurationError
from store.junk import taken_back
from ui.corpus import Corpus
from ui.language import _, ngettext, number
from ui.links import junk_link
from ui.reported import reported
from ui.words import plain


def junk_choice(corpus: Corpus) -> Corpus:
    """Shows the choice and returns the corpus with or without its junk; where there is none, nothing."""
    if not corpus.junk:
        return corpus
    try:
        back = frozenset(taken_back(Curation(corpus.store.path).decisions()))
    except CurationError as error:
        st.error(plain(reported(error)))
        back = frozenset()
    shown = st.toggle(
        _("Junk in clusters too"),
        key="junk",
        bind="query-params",
        help=_(
            "Stamps of libraries, blank paper and the like would join what does not belong together: they are kept off the "
            "clusters and listed on the junk shelf."
        ),
    )
    if not shown:
        off = corpus.junk - len(back)
        said = ngettext("{n} image on the junk shelf", "{n} images on the junk shelf", off)
        junk_link(said.format(n=number(off)))
    return replace(corpus, taken_back=None if shown else back)
