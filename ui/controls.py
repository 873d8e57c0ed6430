"""The controls that every page shares: threshold and filters. Their values live in the address of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from store.filters import Filters
from store.folding import fold
from ui.address import choices, chosen_values
from ui.corpus import Corpus
from ui.in_session import stay_in_session
from ui.joined_by import joined_by
from ui.junk_choice import junk_choice
from ui.language import _
from ui.reported import reported
from ui.wall_choices import wall_choices
from ui.wall_decades import clusters_by_decade
from ui.wall_ranking import wall_facets
from ui.wall_thresholds import propose_thresholds
from ui.words import count, country_label, number, plain

STEP = 0.01
THRESHOLD = "threshold"
"""The slider's name in the session and in the address."""


@dataclass(frozen=True)
class View:
    """What is looked at: the corpus, the threshold, and the filters."""

    corpus: Corpus
    threshold: float
    filters: Filters

    @property
    def at_the_lowest(self) -> bool:
        """Whether no lower threshold can be chosen."""
        return self.threshold <= _lowest(self.corpus)


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
        proposals = st.container()
        corpus = junk_choice(joined_by(corpus))
        with proposals:
            propose_thresholds(corpus, lowest=_lowest(corpus), key=THRESHOLD)
        filters = _filters(corpus, threshold)
        _about(corpus)
        stay_in_session()
    return View(corpus, threshold, filters)


def _threshold(corpus: Corpus) -> float:
    return float(
        st.slider(
            _("Similarity threshold"),
            min_value=_lowest(corpus),
            max_value=1.0,
            value=float(corpus.record["threshold"]),
            step=STEP,
            key=THRESHOLD,
            bind="query-params",
            help=_(
                "Two pictures are joined when their similarity is at least this; pictures joined directly or through others "
                "form a cluster. Higher: fewer, surer clusters. Lower: more, looser ones, until unrelated pictures chain. “Held "
                "together up to 0.79”, on a cluster, means that above 0.79 it falls apart."
            ),
        )
    )


def _lowest(corpus: Corpus) -> float:
    """The lowest threshold: no links are kept below it."""
    return float(corpus.record["minimum_similarity"])


def _filters(corpus: Corpus, threshold: float) -> Filters:
    st.markdown(
        f"**{_('Filters')}**",
        help=_(
            "The number beside each choice says how many clusters there are at this threshold with a print of that place, "
            "periodical or time, once the other filters, and what is chosen above the ranked clusters, have been applied."
        ),
    )
    st.caption(_("In brackets and as bars: the clusters with such a print."))
    places = st.container()
    first, last = corpus.summary["first_year"], corpus.summary["last_year"]
    years: tuple[int, int] | None = None
    if first is not None and last is not None and first < last:
        decades = st.container()
        years = st.slider(_("Years"), first, last, (first, last), key="years", bind="query-params")
    narrowed = years is not None and years != (first, last)
    filters = Filters(
        cities=_chosen("city", corpus, threshold),
        countries=_chosen("country", corpus, threshold),
        periodicals=_chosen("periodical", corpus, threshold),
        first_year=years[0] if narrowed and years else None,
        last_year=years[1] if narrowed and years else None,
    )
    with places, st.spinner(_("Counting the clusters …")):
        counts = wall_facets(corpus, threshold, filters, wall_choices(filters))
    if first is not None and last is not None and first < last:
        with decades:
            clusters_by_decade(counts.decade, first, last, filters)
    with places:
        _facet(_("Country"), _("Any country"), "country", corpus, threshold, counts.country, country_label)
        _facet(_("City"), _("Any city"), "city", corpus, threshold, counts.city)
        _facet(_("Periodical"), _("Any periodical"), "periodical", corpus, threshold, counts.periodical)
    return filters


def _chosen(facet: str, corpus: Corpus, threshold: float) -> tuple[str, ...]:
    return tuple(chosen_values(facet, list(corpus.facets[facet]), threshold=threshold, on_every_page=True))


def _facet(
    label: str,
    any_value: str,
    facet: str,
    corpus: Corpus,
    threshold: float,
    clusters: dict[str, int],
    name: Callable[[str], str] = str,
) -> None:
    """A choice among the values of a facet, each with its number of clusters, those with most first."""
    choices(
        label,
        sorted(corpus.facets[facet], key=lambda value: (-clusters.get(value, 0), fold(name(value)), value)),
        show=lambda value: f"{name(value)} ({number(clusters.get(value, 0))})",
        key=facet,
        placeholder=any_value,
        threshold=threshold,
        on_every_page=True,
    )


def _about(corpus: Corpus) -> None:
    st.divider()
    if corpus.stand_in:
        said = _(
            "Corpus version {version}. Pictures were described by a stand-in network, because the weights of DINO could not be "
            "had; the page Corpus names it. Similarities of stores built with different networks cannot be compared."
        )
    else:
        said = _("Corpus version {version}. Pictures described by {weights}.")
    st.caption(said.format(version=corpus.version, weights=plain(reported(corpus.record["weights"]))))
