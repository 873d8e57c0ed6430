"""What a person said in this session of which images belong to which cluster.

They are kept by the session, and those about the cluster on screen in its address too, so that going back, reloading and
sending the address to a colleague lose nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import streamlit as st

from store.cluster_prints import nodes_of_images
from store.completion import Judgement, added, judged, refused, withdrawn
from ui.corpus import Corpus

ADDED, REFUSED = "added", "refused"
"""The words of the address."""
MOST = 100
"""Images of each kind that an address may name."""
KEPT = "judgements"
CHANGED = "judgements-changed"
"""Where a session keeps that a control changed them and the page does not show it yet."""


@dataclass(frozen=True)
class Judging:
    """The judgements about the cluster of the images with the ids ``prints``."""

    corpus: Corpus
    prints: frozenset[str]

    def added(self) -> list[str]:
        """The images added to it by hand."""
        return added(_kept(self.corpus), self.prints)

    def refused(self) -> list[str]:
        """The images that were found not to belong to it."""
        return refused(_kept(self.corpus), self.prints)

    def judge(self, images: Collection[str], belongs: bool) -> None:
        """Says of ``images`` that they belong to the cluster, or that they do not."""
        self._keep(judged(_kept(self.corpus), images, belongs, self.prints))

    def withdraw(self, images: Collection[str]) -> None:
        """Takes back what was said of ``images``."""
        self._keep(withdrawn(_kept(self.corpus), images, self.prints))

    def adopt_address(self) -> None:
        """Makes the judgements of the address the session's too; what is no image of the corpus is left out."""
        said = {*self.added(), *self.refused(), *self.prints}
        for name, belongs in ((ADDED, True), (REFUSED, False)):
            named = [image for image in st.query_params.get_all(name)[:MOST] if image not in said]
            if known := nodes_of_images(self.corpus.catalogue, named):
                self.judge([image for image in named if image in known], belongs)
        st.session_state.pop(CHANGED, None)
        self._write_address()

    def _keep(self, judgements: Sequence[Judgement]) -> None:
        st.session_state.setdefault(KEPT, {})[str(self.corpus.store.path)] = list(judgements)
        st.session_state[CHANGED] = True
        self._write_address()

    def _write_address(self) -> None:
        for name, images in ((ADDED, self.added()), (REFUSED, self.refused())):
            if images[:MOST] == st.query_params.get_all(name):
                continue
            if images:
                st.query_params[name] = images[:MOST]
            else:
                del st.query_params[name]


def show_changes() -> None:
    """Has the whole page shown anew if a control of a part of it changed the judgements."""
    if st.session_state.pop(CHANGED, False):
        st.rerun()


def forget_address() -> None:
    """Takes the judgements out of the address, which is about to name another cluster."""
    for name in (ADDED, REFUSED):
        if name in st.query_params:
            del st.query_params[name]


def _kept(corpus: Corpus) -> list[Judgement]:
    of_corpora: dict[str, list[Judgement]] = st.session_state.get(KEPT, {})
    return of_corpora.get(str(corpus.store.path), [])
