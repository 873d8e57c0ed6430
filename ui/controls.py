"""The controls that every page shares: threshold and filters. Their values live in the address of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from store.filters import Filters
from ui.address import choices
from ui.corpus import Corpus
from ui.language import _
from ui.words import count, country_label, number, plain

STEP = 0.01


@dataclass(frozen=True)
class View:
    """What is looked at: the corpus, the threshold, and the filters."""

    corpus: Corpus
    threshold: float
    filters: Filters


def current_view() -> View:
    """The view that the sidebar of this run gave.

    When an address of a page is the very first thing asked of a server, Streamlit, which has not met ``st.navigation`` yet, takes
    the folder ``pages`` for its older kind of app and runs the page without ``app.py``. It is then told better, and runs again.
    """
    if "view" not in st.session_state:
        PagesManager.uses_pages_directory = False
        st.rerun()
    return cast(View, st.session_state["view"])


def sidebar(corpus: Corpus) -> View:
    """Shows the shared controls and returns what they say."""
    with st.sidebar:
        st.subheader(plain(corpus.name), anchor=False)
        totals = corpus.summary
        st.caption(
            _("{images} from {issues} of {periodicals}, {cities}, {countries}").format(
                images=count(totals["images"], "image", "images"),
                issues=count(totals["issues"], "issue", "issues"),
                periodicals=count(totals["periodicals"], "periodical", "periodicals"),
                cities=count(totals["cities"], "city", "cities"),
                countries=count(totals["countries"], "country", "countries"),
            )
        )
        threshold = _threshold(corpus)
        filters = _filters(corpus)
        _about(corpus)
    return View(corpus, threshold, filters)


def _threshold(corpus: Corpus) -> float:
    lowest = float(corpus.record["minimum_similarity"])
    return float(
        st.slider(
            _("Similarity threshold"),
            min_value=lowest,
            max_value=1.0,
            value=float(corpus.record["threshold"]),
            step=STEP,
            key="threshold",
            bind="query-params",
            help=_(
                "Two pictures are joined when their similarity is at least this; pictures joined directly or through others "
                "form a cluster. Higher: fewer, surer clusters. Lower: more, looser ones, until unrelated pictures chain."
            ),
        )
    )


def _filters(corpus: Corpus) -> Filters:
    st.markdown(f"**{_('Filters')}**")
    countries = _facet(_("Country"), _("Any country"), "country", corpus, country_label)
    cities = _facet(_("City"), _("Any city"), "city", corpus)
    periodicals = _facet(_("Periodical"), _("Any periodical"), "periodical", corpus)
    first, last = corpus.summary["first_year"], corpus.summary["last_year"]
    years: tuple[int, int] | None = None
    if first is not None and last is not None and first < last:
        years = st.slider(_("Years"), first, last, (first, last), key="years", bind="query-params")
    narrowed = years is not None and years != (first, last)
    return Filters(
        cities=tuple(cities),
        countries=tuple(countries),
        periodicals=tuple(periodicals),
        first_year=years[0] if narrowed and years else None,
        last_year=years[1] if narrowed and years else None,
    )


def _facet(
    label: str, any_value: str, facet: str, corpus: Corpus, name: Callable[[str], str] = str
) -> list[str]:
    """A choice among the values of a facet, each with its number of images."""
    images = corpus.facets[facet]
    return choices(
        label,
        list(images),
        show=lambda value: f"{name(value)} ({number(images[value])})",
        key=facet,
        placeholder=any_value,
    )


def _about(corpus: Corpus) -> None:
    st.divider()
    st.caption(
        _("Corpus version {version}. Pictures described by {weights}.").format(
            version=corpus.version, weights=plain(corpus.record["weights"])
        )
    )
    if corpus.stand_in:
        st.caption(
            _(
                "The weights of DINO could not be had when this store was built: a stand-in network was used. "
                "Similarities of stores built with different networks cannot be compared."
            )
        )
