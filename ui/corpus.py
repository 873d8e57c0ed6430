"""The corpus on screen: which stores there are, the one chosen, and what is kept open of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import streamlit as st

from store.catalogue import Catalogue
from store.clusters import Basis, Forests, Membership, clusters_at, read_forests
from store.database import Store, StoreError
from store.filters import Filters
from store.junk import forests_without_junk
from store.links import Links
from store.printings import facets, summary
from store.ranking import rank_clusters
from ui.address import choice_from_list
from ui.language import _
from ui.reported import reported
from ui.words import plain


@dataclass(frozen=True)
class Corpus:
    """A store held open, shared by all sessions: only read; and what the person who looks joins its clusters by.

    ``junk`` is the number of images on the junk shelf, ``taken_back`` the ids of those that take part in clusters all the same;
    None where all do.
    """

    store: Store
    catalogue: Catalogue
    forests: Forests
    basis: Basis
    junk: int
    taken_back: frozenset[str] | None
    record: dict[str, Any]
    facets: dict[str, dict[str, int]]
    summary: dict[str, int | None]

    @property
    def forest(self) -> Links:
        """The forest of what joins the clusters."""
        return _forest(self.store.path, self.version, self.basis, self.taken_back, self)

    @property
    def name(self) -> str:
        """The corpus's name as its settings give it."""
        return str(self.record["corpus"])

    @property
    def version(self) -> str:
        """The version of its content."""
        return str(self.record["version"])

    @property
    def stand_in(self) -> bool:
        """Whether it was described by the stand-in network instead of DINO."""
        return self.record["model"] != "dino_vits16"

    @property
    def chance(self) -> list[tuple[float, float]]:
        """Shares of random pairs of images with the similarity that they reach."""
        return [(share, reached) for share, reached in self.store.record("graph")["chance"]]

    def provenance(self, threshold: float | None) -> dict[str, Any]:
        """What every export and view names."""
        return {
            "corpus": self.name,
            "corpus_version": self.version,
            "model": self.record["model"],
            **({} if threshold is None else {"threshold": threshold}),
        }


def choose_corpus() -> Corpus | None:
    """The corpus that the address names or the person chooses; None, with a sentence on screen, if there is none."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("stores")
    stores = _stores_in(folder)
    if not stores:
        st.title(_("No corpus yet"), anchor=False)
        st.info(
            _(
                "There is no finished store in `{folder}`. Draw and build the sample corpus with `python -m batch demo`, or "
                "build your own with `python -m batch build CORPUS.toml`; then reload this page."
            ).format(folder=folder)
        )
        return None
    chosen = next(iter(stores))
    if len(stores) > 1:
        names = _names(stores)
        with st.sidebar:
            chosen = choice_from_list(_("Corpus"), list(stores), key="corpus", show=names.__getitem__)
    try:
        with st.spinner(_("Opening the corpus …")):
            return open_corpus(stores[chosen])
    except StoreError as error:
        st.title(_("This corpus cannot be opened"), anchor=False)
        st.error(plain(reported(error)))
        return None


def open_corpus(path: Path) -> Corpus:
    """The finished store in ``path``, opened once for all sessions, and again when it was built anew.

    Raises:
        store.database.StoreError: there is none, or an earlier version of this software built it.
    """
    return _open(path, _state_on_disk(path))


def membership(corpus: Corpus, threshold: float) -> Membership:
    """The clusters of a corpus at a threshold, kept for the next time it is asked for."""
    return _membership(
        corpus.store.path, corpus.version, threshold, corpus.basis, corpus.taken_back, corpus.forest
    )


def ranking(corpus: Corpus, threshold: float, filters: Filters) -> pa.Table:
    """The clusters at a threshold that have a print passing ``filters``, by countries, kept for the next time."""
    return _ranking(
        corpus.store.path,
        corpus.version,
        threshold,
        filters,
        corpus.basis,
        corpus.taken_back,
        corpus.catalogue,
        corpus.forest,
    )


def _stores_in(folder: Path) -> dict[str, Path]:
    """Finished stores by name: ``folder`` itself, or the stores in it."""
    if (folder / "build.json").exists():
        return {folder.name: folder}
    if not folder.is_dir():
        return {}
    return {path.name: path for path in sorted(folder.iterdir()) if (path / "build.json").exists()}


def _names(stores: Mapping[str, Path]) -> dict[str, str]:
    """What to call each store: as its corpus, and by its folder too where that alone would not tell it from another."""
    corpora = {folder: Store(path).record("build").get("corpus", folder) for folder, path in stores.items()}
    called = list(corpora.values())
    return {
        folder: name if called.count(name) == 1 else f"{name} ({folder})" for folder, name in corpora.items()
    }


def _state_on_disk(path: Path) -> int:
    """Changes when the store is built anew, so that an open app shows the new one."""
    return (path / "build.json").stat().st_mtime_ns


@st.cache_resource(show_spinner=False, max_entries=8)
def _open(path: Path, state: int) -> Corpus:
    store = Store.open(path)
    catalogue = Catalogue(path)
    forests = read_forests(store)
    return Corpus(
        store=store,
        catalogue=catalogue,
        forests=forests,
        basis=forests.usual_basis,
        junk=store.count("junk"),
        taken_back=frozenset(),
        record=store.record("build"),
        facets=facets(catalogue),
        summary=summary(catalogue),
    )


@st.cache_resource(show_spinner=False, max_entries=64)
def _forest(
    path: Path, version: str, basis: Basis, taken_back: frozenset[str] | None, _corpus: Corpus
) -> Links:
    forests = _corpus.forests
    if taken_back is not None and _corpus.junk:
        forests = forests_without_junk(_corpus.store, taken_back)
    return forests.joined_by(basis)


@st.cache_resource(show_spinner=False, max_entries=64)
def _membership(
    path: Path,
    version: str,
    threshold: float,
    basis: Basis,
    taken_back: frozenset[str] | None,
    _forest: Links,
) -> Membership:
    return clusters_at(_forest, threshold)


@st.cache_resource(show_spinner=False, max_entries=64)
def _ranking(
    path: Path,
    version: str,
    threshold: float,
    filters: Filters,
    basis: Basis,
    taken_back: frozenset[str] | None,
    _catalogue: Catalogue,
    _forest: Links,
) -> pa.Table:
    clusters = _membership(path, version, threshold, basis, taken_back, _forest)
    return rank_clusters(_catalogue, clusters, filters=filters)
