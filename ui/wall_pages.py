"""The pages of the ranked wall."""

from __future__ import annotations

from collections.abc import Hashable

import streamlit as st

from ui.language import _, number

PAGE, SHOWN = "page", "wall-shown"
"""The page's name in the address, and where a session keeps what the wall showed last."""


def choose_page(pages: int, shown: Hashable) -> int:
    """Shows the numbers of the pages and returns the one to show: the first again whenever ``shown`` is something else."""
    if st.session_state.get(SHOWN, shown) != shown:
        st.session_state[PAGE] = 1
    st.session_state[SHOWN] = shown
    return st.pagination(pages, key=PAGE, bind="query-params") if pages > 1 else 1


def turn_page(page: int, pages: int) -> None:
    """Shows the ways to the page before and the page after, below what was read."""
    if pages == 1:
        return
    with st.container(horizontal=True, horizontal_alignment="center", vertical_alignment="center"):
        st.button(
            _("← Previous page"),
            key="page-before",
            disabled=page == 1,
            on_click=_turn_to,
            args=(page - 1,),
            shortcut="Alt+P",
        )
        st.markdown(
            _("Page {page} of {pages}").format(page=number(page), pages=number(pages)), width="content"
        )
        st.button(
            _("Next page →"),
            key="page-after",
            disabled=page == pages,
            on_click=_turn_to,
            args=(page + 1,),
            shortcut="Alt+N",
        )


def _turn_to(page: int) -> None:
    st.session_state[PAGE] = page
