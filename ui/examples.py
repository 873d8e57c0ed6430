"""Examples that steer a search: results marked as wanted or not. They stay in the address until another picture is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import streamlit as st

from store.search import steered, vectors_of_images
from ui.corpus import Corpus
from ui.gallery import wall
from ui.language import N_, _, number
from ui.words import count, date_label, place_label, plain, title_label

WANTED, UNWANTED = "more", "less"
"""The words of the address."""
LABELS = {WANTED: N_("Like this"), UNWANTED: N_("Not this")}
MOST = 60
STEERED = "steered-picture"
"""Where a session keeps the key of the picture that the examples belong to."""


class Examples(NamedTuple):
    """Ids of images that a search should move towards, and away from."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def current_examples(picture: str) -> Examples:
    """The examples of the address, forgotten where they were marked for another picture than the one with this key."""
    if st.session_state.get(STEERED, picture) != picture:
        _write(Examples((), ()))
    st.session_state[STEERED] = picture
    return Examples(*(tuple(st.query_params.get_all(name)[:MOST]) for name in (WANTED, UNWANTED)))


def steer(corpus: Corpus, vectors: np.ndarray, examples: Examples) -> np.ndarray:
    """``vectors`` moved towards and away from the examples; says on screen that they were."""
    known = vectors_of_images(corpus.store, [*examples.wanted, *examples.unwanted])
    wanted, unwanted = ([known[name] for name in names if name in known] for names in examples)
    if not wanted and not unwanted:
        return vectors
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            _("Steered by {examples} of what is wanted and {n} of what is not.").format(
                examples=count(len(wanted), "example", "examples"), n=number(len(unwanted))
            )
        )
        if st.button(_("Forget the examples")):
            _write(Examples((), ()))
            st.rerun()
    return steered(vectors, wanted, unwanted)


def mark_examples(
    corpus: Corpus,
    rows: Sequence[dict[str, Any]],
    caption: Callable[[dict[str, Any]], Sequence[str]],
    examples: Examples,
) -> None:
    """Shows ``rows`` to be marked; a click then searches again, steered by all that is marked."""
    with st.form("examples"):
        st.form_submit_button(_("Search again with these examples"), type="primary", key="again-above")
        with st.container(horizontal=True, gap="medium"):
            marks = {row["id"]: _marked(corpus, row, caption, examples) for row in rows}
        st.form_submit_button(_("Search again with these examples"), key="again-below")
    if st.session_state["again-above"] or st.session_state["again-below"]:
        _write(
            Examples(
                *(
                    tuple(name for name in before if name not in marks)
                    + tuple(name for name, mark in marks.items() if mark == word)
                    for before, word in zip(examples, (WANTED, UNWANTED), strict=True)
                )
            )
        )
        st.rerun()


def _marked(
    corpus: Corpus,
    row: dict[str, Any],
    caption: Callable[[dict[str, Any]], Sequence[str]],
    examples: Examples,
) -> str | None:
    marked = {**dict.fromkeys(examples.unwanted, UNWANTED), **dict.fromkeys(examples.wanted, WANTED)}
    with st.container(width=210):
        wall(corpus, [row], caption)
        return st.segmented_control(
            plain(f"{title_label(row)}, {place_label(row)}, {date_label(row)}"),
            list(LABELS),
            format_func=lambda word: _(LABELS[word]),
            default=marked.get(row["id"]),
            key=f"example-{row['id']}",
            label_visibility="collapsed",
        )


def _write(examples: Examples) -> None:
    for name, ids in zip((WANTED, UNWANTED), examples, strict=True):
        if ids:
            st.query_params[name] = list(ids[:MOST])
        elif name in st.query_params:
            del st.query_params[name]
