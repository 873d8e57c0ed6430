"""The corpus itself: what it covers, how well it is dated and placed, and how it was built."""

from __future__ import annotations

import streamlit as st

from ui.controls import current_view
from ui.coverage import show_build, show_coverage, show_totals, show_understood
from ui.language import _
from ui.words import plain


def show() -> None:
    """The whole page."""
    corpus = current_view().corpus
    st.title(_("The corpus"), anchor=False)
    st.markdown(
        _(
            "{corpus}. Counts on this page are of the whole corpus; threshold and filters do not change them."
        ).format(corpus=plain(corpus.name))
    )
    show_totals(corpus)
    st.header(_("Coverage"), anchor=False)
    show_coverage(corpus)
    st.header(_("Dates and places"), anchor=False)
    show_understood(corpus)
    st.header(_("How it was built"), anchor=False)
    show_build(corpus)


show()
