"""Thresholds that the corpus's own calibration proposes, under the slider."""

from __future__ import annotations

import streamlit as st

from store.calibration import read_calibration
from ui.corpus import Corpus
from ui.language import N_, _, decimal, percent

LABELS = {"strict": N_("Strict"), "balanced": N_("Balanced"), "wide": N_("Wide")}
PROPOSALS = "threshold-proposals"
STYLE = f"""
<style>
.st-key-{PROPOSALS} button {{ min-height: 0; padding: .1rem .4rem; }}
.st-key-{PROPOSALS} button p {{ font-size: .76rem; white-space: nowrap; }}
</style>
"""


def propose_thresholds(corpus: Corpus, *, lowest: float, key: str) -> None:
    """A button for each threshold proposed for what joins the clusters; it moves the slider ``key``.

    Those that come to the same are shown once. Nothing where the corpus was not calibrated, or not for links that are joined so.
    """
    calibration = read_calibration(corpus.store)
    joined_by = "similarity" if corpus.basis.joined_by == "similarity" else "verified"
    if calibration is None or joined_by not in calibration.thresholds:
        return
    names: dict[float, str] = {}
    for name in ("balanced", "strict", "wide"):
        threshold = min(max(round(calibration.proposal(joined_by, name).threshold, 2), lowest), 1.0)
        names.setdefault(threshold, name)
    st.html(STYLE)
    with st.container(horizontal=True, gap="xsmall", key=PROPOSALS):
        for threshold, name in sorted(names.items(), reverse=True):
            proposal = calibration.proposal(joined_by, name)
            st.button(
                f"{_(LABELS[name])} {decimal(threshold)}",
                key=f"{key}-{name}",
                on_click=_take,
                args=(key, threshold),
                help=_(
                    "About {precision} of the links from here on are expected to join prints of the same picture, and they are "
                    "about {recall} of all such links."
                ).format(precision=percent(proposal.precision), recall=percent(proposal.recall)),
            )


def _take(key: str, threshold: float) -> None:
    st.session_state[key] = threshold
