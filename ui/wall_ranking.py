"""The clusters of the wall, ranked and counted, kept for the next time they are asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import streamlit as st

from store.catalogue import Catalogue
from store.clusters import Basis, Membership
from store.facets import FacetCounts, count_facets
from store.filters import Filters
from store.ranking import rank_clusters
from store.titles import clusters_with, nodes_titled, query_words
from ui.corpus import Corpus, membership
from ui.wall_choices import WallChoices

Joining = tuple[Basis, frozenset[str] | None]
"""What decides which images are joined, beside the threshold."""


def wall_membership(corpus: Corpus, threshold: float, choices: WallChoices) -> Membership:
    """The clusters at ``threshold`` that have a print with the words asked for."""
    clusters = membership(corpus, threshold)
    words = tuple(query_words(choices.words))
    return (
        clusters_with(clusters, _titled(corpus.store.path, corpus.version, words, corpus.catalogue))
        if words
        else clusters
    )


def wall_ranking(corpus: Corpus, threshold: float, filters: Filters, choices: WallChoices) -> pa.Table:
    """The clusters to show, ranked: the columns of ``store.ranking.rank_clusters``."""
    ranked = replace(choices, layout=WallChoices.layout)
    return _ranking(corpus.store.path, corpus.version, _joining(corpus), threshold, filters, ranked, corpus)


def wall_facets(corpus: Corpus, threshold: float, filters: Filters, choices: WallChoices) -> FacetCounts:
    """How many of the clusters there are by country, city, periodical and decade."""
    counted = replace(choices, measure=WallChoices.measure, layout=WallChoices.layout)
    return _facets(corpus.store.path, corpus.version, _joining(corpus), threshold, filters, counted, corpus)


def _joining(corpus: Corpus) -> Joining:
    return corpus.basis, corpus.taken_back


@st.cache_resource(show_spinner=False, max_entries=64)
def _titled(path: Path, version: str, words: tuple[str, ...], _catalogue: Catalogue) -> np.ndarray:
    return nodes_titled(_catalogue, words)


@st.cache_resource(show_spinner=False, max_entries=64)
def _ranking(
    path: Path,
    version: str,
    joining: Joining,
    threshold: float,
    filters: Filters,
    choices: WallChoices,
    _corpus: Corpus,
) -> pa.Table:
    return rank_clusters(
        _corpus.catalogue,
        wall_membership(_corpus, threshold, choices),
        measure=choices.measure,
        filters=filters,
        only_matching=choices.only_matching,
        once_per_issue=choices.once_per_issue,
        spread=choices.spread,
    )


@st.cache_resource(show_spinner=False, max_entries=64)
def _facets(
    path: Path,
    version: str,
    joining: Joining,
    threshold: float,
    filters: Filters,
    choices: WallChoices,
    _corpus: Corpus,
) -> FacetCounts:
    return count_facets(
        _corpus.catalogue,
        wall_membership(_corpus, threshold, choices),
        filters=filters,
        only_matching=choices.only_matching,
        once_per_issue=choices.once_per_issue,
        spread=choices.spread,
    )
