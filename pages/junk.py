"""The junk shelf: what is kept off the clusters, and why."""

from __future__ import annotations

import streamlit as st

from ui.controls import current_view
from ui.junk_shelf import show_junk
from ui.language import _


def show() -> None:
    """The whole page."""
    st.title(_("Junk shelf"), anchor=False)
    st.markdown(
        _(
            "Stamps of libraries, blank paper and pages of text look like so many others that they would join what does not "
            "belong together. They are listed here with the reason, and any of them can be taken back."
        )
    )
    show_junk(current_view().corpus)


show()
