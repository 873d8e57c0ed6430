"""The choice of what joins pictures into clusters; it lives in the address of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import streamlit as st

from store.calibration import read_calibration
from store.clusters import JOINED_BY, Basis, JoinedBy
from ui.address import choice_from_list
from ui.corpus import Corpus
from ui.language import N_, _

LABELS: dict[JoinedBy, str] = {
    "verified": N_("Matching details"),
    "similarity": N_("Similarity alone"),
    "both": N_("Matching details, or great similarity"),
}
GREAT_SIMILARITY = 0.6
"""Where nothing was calibrated."""


def joined_by(corpus: Corpus) -> Corpus:
    """Shows the choice and returns the corpus joined as chosen; where nothing was verified, there is nothing to choose."""
    if corpus.forests.verified is None:
        return corpus
    chosen = cast(
        JoinedBy,
        choice_from_list(
            _("Joined by"),
            JOINED_BY,
            key="joined",
            show=lambda name: _(LABELS[cast(JoinedBy, name)]),
            help=_(
                "Matching details: two pictures are joined only if the same details were found in both, at places that fit "
                "together; the surest. Similarity alone: the descriptors of the two pictures are alike, which the same style or "
                "subject can also bring about."
            ),
        ),
    )
    if chosen != "both":
        return replace(corpus, basis=Basis(chosen))
    or_above = st.slider(
        _("Great similarity"),
        min_value=0.0,
        max_value=1.0,
        value=_great_similarity(corpus),
        step=0.01,
        key="above",
        bind="query-params",
        help=_("From this similarity on, two pictures are joined even if no matching details were found."),
    )
    return replace(corpus, basis=Basis("both", float(or_above)))


def _great_similarity(corpus: Corpus) -> float:
    calibration = read_calibration(corpus.store)
    return calibration.or_above if calibration else GREAT_SIMILARITY
