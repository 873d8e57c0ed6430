"""Choices that live in the address of the page by their own values, whatever they are called on screen.

Streamlit's own binding of a widget to the address writes the labels that are shown, which change with the language and with
the counts in them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

LONGEST_TEXT = 200
"""Characters of a text in the address."""
Show = Callable[[str], str]


def named_anew(key: str, *, on_every_page: bool = False) -> list[str] | None:
    """What the address says under ``key``, where it says something else than the choice wrote there: when the choice is first
    seen, and when the person went back. None where the choice itself knows better.

    The app's own menu leaves the choices out of the address: one that stands ``on_every_page`` then stays as it is.
    """
    named = st.query_params.get_all(key)
    if key not in st.session_state:
        return named
    page, values = st.session_state.get(_written(key), (_page(), named))
    if page != _page():
        return None if on_every_page else named
    return None if named == values else named


def chosen_values(
    key: str, options: Sequence[str], *, threshold: float, on_every_page: bool = False
) -> list[str]:
    """The values of ``options`` that ``choices`` has under ``key``, to be known before it is shown.

    The browser names what is chosen by its label, and labels hold counts, which a new ``threshold`` changes: one that is moved
    quickly still sends old labels, which Streamlit takes for nothing chosen. Nobody moves the threshold and takes a choice away
    in one moment, so what is lost with a new threshold was not taken away.
    """
    known = set(options)
    named = named_anew(key, on_every_page=on_every_page)
    values = [value for value in (st.session_state[key] if named is None else named) if value in known]
    _page_then, before = st.session_state.get(_written(key), (None, []))
    if named is None and st.session_state.get(f"{key}-threshold") != threshold and not {*before} <= {*values}:
        return [value for value in before if value in known]
    return values


def choices(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    show: Show,
    placeholder: str,
    threshold: float,
    on_every_page: bool = False,
) -> list[str]:
    """A multiple choice among ``options``, kept in the address under ``key``."""
    values = chosen_values(key, options, threshold=threshold, on_every_page=on_every_page)
    st.session_state[f"{key}-threshold"] = threshold
    # The browser knows the values by what they were called before: it is told again where that has changed.
    called = [show(value) for value in values]
    if st.session_state.get(f"{key}-called") != called or st.session_state.get(key) != values:
        st.session_state[key] = values
    chosen = st.multiselect(label, options, format_func=show, key=key, placeholder=placeholder)
    st.session_state[f"{key}-called"] = [show(value) for value in chosen]
    _write(key, chosen)
    return chosen


def choice(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    show: Show,
    help: str | None = None,
    label_visibility: Literal["visible", "hidden", "collapsed"] = "visible",
) -> str:
    """One of ``options``, the first unless the address says otherwise under ``key``."""
    _take_named(options, key)
    chosen = st.segmented_control(
        label, options, format_func=show, key=key, required=True, help=help, label_visibility=label_visibility
    )
    return _written_choice(chosen, options, key)


def choice_from_list(
    label: str, options: Sequence[str], *, key: str, show: Show, help: str | None = None
) -> str:
    """The same, of a list that opens, and which stands on every page."""
    _take_named(options, key, on_every_page=True)
    chosen = st.selectbox(label, options, format_func=show, key=key, help=help)
    return _written_choice(chosen, options, key)


def _take_named(options: Sequence[str], key: str, *, on_every_page: bool = False) -> None:
    named = named_anew(key, on_every_page=on_every_page)
    if named is not None:
        st.session_state[key] = next((value for value in named if value in options), options[0])


def _written_choice(chosen: str | None, options: Sequence[str], key: str) -> str:
    value = chosen or options[0]
    _write(key, [] if value == options[0] else [value])
    return value


def flag(label: str, *, key: str, help: str, disabled: bool = False) -> bool:
    """A switch, off unless the address says ``true`` under ``key``."""
    named = named_anew(key)
    if named is not None:
        st.session_state[key] = named == ["true"]
    on = st.toggle(label, key=key, help=help, disabled=disabled)
    _write(key, ["true"] if on else [])
    return on


def text(label: str, *, key: str, placeholder: str, help: str) -> str:
    """A line of text, the one that the address has under ``key`` unless another is typed."""
    named = named_anew(key)
    if named is not None:
        st.session_state[key] = " ".join(named)[:LONGEST_TEXT]
    typed = st.text_input(label, key=key, placeholder=placeholder, help=help, max_chars=LONGEST_TEXT)
    _write(key, [typed] if typed.strip() else [])
    return typed


def _page() -> str | None:
    """Which page of the app is shown."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.page_script_hash if context else None


def _written(key: str) -> str:
    return f"{key}-in-address"


def _write(key: str, values: list[Any]) -> None:
    st.session_state[_written(key)] = (_page(), values)
    if st.query_params.get_all(key) == values:
        return
    if values:
        st.query_params[key] = values
    elif key in st.query_params:
        del st.query_params[key]
