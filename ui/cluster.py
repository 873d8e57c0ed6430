"""The cluster on screen: what all parts of its page share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from store.cluster_prints import cluster_prints, nodes_of_images
from store.clusters import Membership
from store.database import Store
from store.diffusion import stops
from store.filters import Filters
from store.links import Links
from store.printings import printings
from store.surroundings import nearest_members, surroundings
from ui.controls import View
from ui.corpus import membership
from ui.judgements import Judging, forget_address

CHANCE = 0.01
"""Share of random pairs: a similarity that more of them reach says nothing."""
Row = dict[str, Any]


@dataclass(frozen=True)
class ShownCluster:
    """The cluster that an image is in at the view's threshold, and what was added to it by hand.

    ``members`` are the nodes that similarity joined (rising), ``table`` the printings of these and of the images added by hand,
    by date, with the columns ``added_by_hand`` and ``passes_filters``; ``viewers`` gives by node the address at which the
    library shows a print's document.
    """

    view: View
    image_id: str
    clusters: Membership
    members: np.ndarray
    table: pa.Table
    viewers: dict[int, str | None]
    judging: Judging

    @cached_property
    def rows(self) -> list[Row]:
        """The prints, by date."""
        return self.table.to_pylist()

    @cached_property
    def nodes(self) -> np.ndarray:
        """The nodes of all prints, rising."""
        return np.sort(self.table["node"].to_numpy())

    @property
    def added(self) -> list[Row]:
        """The prints added by hand, by date."""
        return [row for row in self.rows if row["added_by_hand"]]

    @property
    def alone(self) -> bool:
        """Whether the image is the only print."""
        return len(self.rows) == 1

    @cached_property
    def stops(self) -> pa.Table:
        """The cities reached, in the order of their first prints (:func:`store.diffusion.stops`)."""
        numbers = np.ones(len(self.nodes), np.int32)
        return stops(self.view.corpus.catalogue, pa.table({"number": numbers, "node": self.nodes}))

    @cached_property
    def links(self) -> Links:
        """The links that made the cluster, and one from each print added by hand to the print that it is nearest to."""
        forest, by_hand = self.view.corpus.forest, self.links_by_hand
        inside = np.flatnonzero(
            (forest.similarity >= np.float32(self.view.threshold))
            & np.isin(forest.a, self.members)
            & np.isin(forest.b, self.members)
        )
        return Links(
            np.concatenate([forest.a[inside], by_hand.a]),
            np.concatenate([forest.b[inside], by_hand.b]),
            np.concatenate([forest.similarity[inside], by_hand.similarity]),
        )

    @cached_property
    def links_by_hand(self) -> Links:
        """From each print added by hand (``a``) to the print of the cluster that it is nearest to (``b``)."""
        added = np.setdiff1d(self.nodes, self.members)
        near = nearest_members(self.view.corpus.store, added, self.members)
        return Links(*(near[name].to_numpy() for name in ("node", "member", "similarity")))

    def surroundings(self) -> pa.Table:
        """The nearest images outside the cluster that pass the filters (:func:`store.surroundings.surroundings`).

        Those that are no nearer than pictures taken at random are left out.
        """
        corpus = self.view.corpus
        nodes = tuple(self.nodes.tolist())
        around = _surroundings(corpus.store.path, corpus.version, nodes, self.view.filters, corpus.store)
        if not around.num_rows:
            return around
        by_chance = max((reached for share, reached in corpus.chance if share >= CHANCE), default=-1.0)
        return around.filter(pc.greater_equal(around["similarity"], by_chance))


def show_cluster(view: View, image_id: str, node: int) -> ShownCluster:
    """The cluster that the image ``image_id`` (its ``node``) is in."""
    catalogue = view.corpus.catalogue
    clusters = membership(view.corpus, view.threshold)
    cluster = clusters.cluster_of(node)
    members = np.array([node], np.int32) if cluster is None else clusters.members(cluster)
    table = printings(catalogue, members.tolist())
    judging = Judging(view.corpus, frozenset(table["id"].to_pylist()))
    judging.adopt_address()
    if by_hand := nodes_of_images(catalogue, judging.added()):
        table = printings(catalogue, [*members.tolist(), *by_hand.values()])
    nodes = table["node"].to_pylist()
    facts = cluster_prints(catalogue, nodes, view.filters)
    added_by_hand = pa.array([node in set(by_hand.values()) for node in nodes])
    passes = pa.array([facts[node][0] for node in nodes])
    return ShownCluster(
        view=view,
        image_id=image_id,
        clusters=clusters,
        members=members,
        table=table.append_column("added_by_hand", added_by_hand).append_column("passes_filters", passes),
        viewers={node: viewer for node, (_passes, viewer) in facts.items()},
        judging=judging,
    )


def open_cluster(image_id: str, threshold: float | None = None) -> None:
    """Turns the page to the cluster of another image, at another threshold if one is given: the callback of a button.

    A link would not do: Streamlit takes one to the screen it stands on for no change.
    """
    forget_address()
    st.query_params["image"] = image_id
    if "wall" in st.session_state:
        st.session_state["wall"] = 1
    if threshold is not None:
        st.session_state["threshold"] = threshold


@st.cache_data(show_spinner=False, max_entries=64)
def _surroundings(
    path: Path, version: str, nodes: tuple[int, ...], filters: Filters, _store: Store
) -> pa.Table:
    return surroundings(_store, np.array(nodes, np.int32), filters)
