"""What a similarity is worth, said in words."""

from __future__ import annotations

from typing import Any

import streamlit as st

from store.calibration import Calibration, read_calibration
from ui.corpus import Corpus
from ui.language import _, decimal, number
from ui.words import chance_sentence


def probability_sentence(corpus: Corpus, similarity: float, *, verified: bool = False) -> str:
    """How likely two images of ``similarity`` are the same picture; ``verified``: images whose details match.

    Where nothing was calibrated it says how similar images are by chance.
    """
    calibration = _calibration(str(corpus.store.path), corpus.version, corpus)
    if calibration is None:
        return chance_sentence(corpus.chance, similarity)
    shown = _in_a_hundred(calibration, similarity, verified=verified)
    if verified:
        return _(
            "Of pairs in this corpus with matching details and a similarity of {similarity}, "
            "about {percent} in 100 are the same picture."
        ).format(similarity=decimal(similarity), percent=shown)
    if calibration.source == "simulated":
        return _(
            "Of pairs in this corpus with a similarity of {similarity}, at most {percent} in 100 are the same picture."
        ).format(similarity=decimal(similarity), percent=shown)
    return _(
        "Of pairs in this corpus with a similarity of {similarity}, about {percent} in 100 are the same picture."
    ).format(similarity=decimal(similarity), percent=shown)


def worth_sentence(corpus: Corpus, row: dict[str, Any]) -> str:
    """The same of an image found, a row with its ``similarity``.

    ``holds`` says whether its details match those of the other image, absent or None where that was not looked at. Where they do
    not, nothing is said: the probabilities are of pairs that nobody looked at.
    """
    holds = row.get("holds")
    return "" if holds is False else probability_sentence(corpus, row["similarity"], verified=bool(holds))


def brief_worth(corpus: Corpus, row: dict[str, Any]) -> str:
    """The same in a few words; none where nothing was calibrated."""
    if row.get("holds") is False:
        return _("the details do not match")
    calibration = _calibration(str(corpus.store.path), corpus.version, corpus)
    if calibration is None:
        return ""
    shown = _in_a_hundred(calibration, row["similarity"], verified=bool(row.get("holds")))
    if calibration.source == "simulated" and not row.get("holds"):
        return _("at most {percent} in 100 are the same picture").format(percent=shown)
    return _("about {percent} in 100 are the same picture").format(percent=shown)


def _in_a_hundred(calibration: Calibration, similarity: float, *, verified: bool) -> str:
    percent = round(100 * calibration.probability(similarity, verified=verified))
    # Nothing is certain of a pair that nobody looked at.
    return number(min(max(percent, 1), 99))


@st.cache_data(show_spinner=False, max_entries=16)
def _calibration(path: str, version: str, _corpus: Corpus) -> Calibration | None:
    return read_calibration(_corpus.store)
