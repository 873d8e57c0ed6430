"""What is chosen on the ranked wall: the order, which clusters, how prints are counted, the layout."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal, cast, get_args

import streamlit as st

from store.filters import Filters
from store.ranking import MEASURES, SPREADS, Measure, Spread
from ui.address import choice, flag, named_anew, text
from ui.language import N_, _

Layout = Literal["rows", "grid"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
MEASURE, WORDS, SPREAD, ONCE, ONLY, LAYOUT = "rank", "words", "spread", "once", "only", "layout"
"""The choices' names in the address."""

MEASURE_LABELS: dict[str, str] = {
    "countries": N_("Countries"),
    "cities": N_("Cities"),
    "periodicals": N_("Periodicals"),
    "issues": N_("Issues"),
    "images": N_("Images"),
    "years": N_("Years spanned"),
    "speed": N_("Speed of spread"),
}
SPREAD_LABELS: dict[str, str] = {
    "all": N_("All clusters"),
    "several": N_("In several periodicals"),
    "one": N_("In one periodical only"),
}
LAYOUT_LABELS: dict[str, str] = {"rows": N_("Rows"), "grid": N_("Dense grid")}
FOLDED, UNFOLDED = "wall-folded", "wall-unfolded"
"""The name of what folds on a narrow screen, and where a session keeps that it no longer does."""
TIGHT = "(max-width: 900px)"
"""Where the choices would wrap and push the pictures down, as a media query."""
FOLD_STYLE = f"""
<style>
.wb-fold summary {{ min-height: 2.75rem; display: list-item; align-content: center; cursor: pointer; font-weight: 600; }}
.wb-fold summary:focus-visible {{ outline: 3px solid currentColor; outline-offset: 2px; }}
@media {TIGHT} {{
  .stMain:has(.wb-fold:not([open])) [data-testid=stLayoutWrapper]:has(> [class*=st-key-{FOLDED}]) {{ display: none; }}
}}
@media not all and {TIGHT} {{ .stElementContainer:has(.wb-fold) {{ display: none; }} }}
</style>
"""


@dataclass(frozen=True)
class WallChoices:
    """The choices on the wall; the defaults are those of every other page."""

    measure: Measure = "countries"
    words: str = ""
    spread: Spread = "all"
    once_per_issue: bool = False
    only_matching: bool = False
    layout: Layout = "rows"


def wall_choices(filters: Filters) -> WallChoices:
    """The choices, to be known before they are shown; the addresses of other pages than the wall have none.

    Without ``filters`` every print passes, and ``only_matching`` is off.
    """
    return WallChoices(
        cast(Measure, _one_of(MEASURES, MEASURE)),
        str(_said(WORDS)),
        cast(Spread, _one_of(SPREADS, SPREAD)),
        _said(ONCE) in (True, "true"),
        bool(filters) and _said(ONLY) in (True, "true"),
        cast(Layout, _one_of(LAYOUTS, LAYOUT)),
    )


def show_wall_choices(filters: Filters) -> WallChoices:
    """Shows the choices and returns them; on a narrow screen they wait behind a line that unfolds them."""
    _fold(wall_choices(filters))
    with st.container(key=FOLDED):
        _show_choices(filters)
    return wall_choices(filters)


def _fold(choices: WallChoices) -> None:
    """The line that unfolds the choices on a narrow screen; unfolded once any of them leaves clusters out.

    The browser folds, so that no width need be known here and nothing runs again.
    """
    usual = WallChoices(measure=choices.measure, layout=choices.layout)
    unfolded = st.session_state[UNFOLDED] = st.session_state.get(UNFOLDED, False) or choices != usual
    name = escape(_("Order, words in titles, layout"))
    st.html(
        f'{FOLD_STYLE}<details class="wb-fold"{" open" if unfolded else ""}><summary>{name}</summary></details>'
    )


def _show_choices(filters: Filters) -> None:
    choice(
        _("Rank by"),
        MEASURES,
        show=lambda measure: _(MEASURE_LABELS[measure]),
        key=MEASURE,
        help=_(
            "Years spanned: the years that certainly lie between the first print and the last. Speed of spread: new cities a "
            "year between the first print in the first city and the first print in the last, as many as are certain from the "
            "dates; less than a year counts as one, and where fewer than two cities are dated there is no speed. Among equals "
            "come first the clusters with more countries, then more cities, then those that hold together at a higher threshold."
        ),
    )
    with st.container(horizontal=True, gap="medium"):
        with st.container(width=280):
            text(
                _("Words in titles"),
                key=WORDS,
                placeholder=_("Any title"),
                help=_(
                    "Only clusters with a print whose titles (its own, its page’s and its issue’s) have all the words, whole or "
                    "as a part of one. Case and accents do not matter."
                ),
            )
        with st.container(width="content"):
            choice(
                _("Carried by"),
                SPREADS,
                show=lambda spread: _(SPREAD_LABELS[spread]),
                key=SPREAD,
                help=_(
                    "A picture that one periodical printed again and again is often its own ornament or an advertisement; what "
                    "several periodicals printed may have travelled. A cluster with a print of an unknown periodical is never "
                    "counted as carried by one only."
                ),
            )
    with st.container(horizontal=True, gap="medium"):
        flag(
            _("Count repeats in one issue once"),
            key=ONCE,
            help=_(
                "On: several prints of a picture in the same issue count as one image, and what stands in a single issue is no "
                "cluster."
            ),
        )
        flag(
            _("Count only prints that pass the filters"),
            key=ONLY,
            disabled=not filters,
            help=_(
                "Off: every cluster with a print that passes the filters is shown and ranked by all its prints. "
                "On: prints that do not pass are not counted."
            ),
        )


def show_layout() -> None:
    """Shows the choice of layout, which folds with the others."""
    with st.container(key=f"{FOLDED}-layout", width="content"):
        choice(
            _("Layout"),
            LAYOUTS,
            show=lambda layout: _(LAYOUT_LABELS[layout]),
            key=LAYOUT,
            label_visibility="collapsed",
        )


def _said(name: str) -> object:
    named = named_anew(name)
    return st.session_state[name] if named is None else " ".join(named)


def _one_of(options: tuple[str, ...], name: str) -> str:
    said = _said(name)
    return said if isinstance(said, str) and said in options else options[0]
