"""What every page has in common on screen: how wide it is, and what gives way where there is little room."""

from __future__ import annotations

import streamlit as st

STYLE = """
<style>
.stMainBlockContainer { padding-top: 4rem; max-width: 2000px }
/* What stands beside the screen is not to be reached by the keyboard. */
.stSidebar[data-collapsed=true], .stSidebar[data-collapsed=true] * { visibility: hidden !important }
/* Without a mouse the tools of a table are always shown, and would lie on what stands above it. */
@media (hover: none) {
  .stElementContainer:has(> [data-testid=stFullScreenFrame] > .stDataFrame) { margin-top: 1.75rem }
}
/* A phone: Streamlit stacks its columns there too. */
@media (max-width: 640px) {
  .stMainBlockContainer h1 { font-size: 1.75rem; padding: .5rem 0 1rem }
  .stMainBlockContainer h2 { font-size: 1.4rem }
  .stMainBlockContainer h3 { font-size: 1.15rem }
  .stMainBlockContainer .wb-wall { gap: 18px 12px; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)) }
}
</style>
"""


def set_the_screen() -> None:
    """Sends the style; once in a run, before the page."""
    st.html(STYLE)
