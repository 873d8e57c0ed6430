"""Choices that live in the address of the page by their own values, whatever they are called on screen.

Streamlit's own binding of a widget to the address writes the labels that are shown, which change with the language and with
the counts in them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st


def choices(
    label: str, options: Sequence[str], *, key: str, show: Callable[[str], str], placeholder: str
) -> list[str]:
    """A multiple choice among ``options``, kept in the address under ``key``."""
    if key not in st.session_state:
        st.session_state[key] = [value for value in st.query_params.get_all(key) if value in options]
    chosen = st.multiselect(label, options, format_func=show, key=key, placeholder=placeholder)
    _write(key, chosen)
    return chosen


def choice(label: str, options: Sequence[str], *, key: str, show: Callable[[str], str]) -> str:
    """One of ``options``, the first unless the address says otherwise under ``key``."""
    if st.session_state.get(key) is None:
        named = st.query_params.get(key)
        st.session_state[key] = named if named in options else options[0]
    chosen = st.segmented_control(label, options, format_func=show, key=key, required=True)
    value = chosen or options[0]
    _write(key, [] if value == options[0] else [value])
    return value


def _write(key: str, values: list[Any]) -> None:
    if st.query_params.get_all(key) == values:
        return
    if values:
        st.query_params[key] = values
    elif key in st.query_params:
        del st.query_params[key]
