"""What a search found: the verdict in words, where and when, and the nearest images grouped by cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from store.filters import Filters
from store.ranking import places_of_clusters
from store.search import by_cluster
from ui.controls import View
from ui.corpus import membership, ranking
from ui.gallery import full_caption, wall
from ui.links import cluster_link
from ui.map import printings_map
from ui.timeline import printings_timeline
from ui.words import (
    chance_sentence,
    count,
    date_label,
    place_label,
    plain,
    route_label,
    title_label,
    years_label,
)

MOST_OF_A_CLUSTER, MOST_OF_A_FAR_CLUSTER = 12, 2
Row = dict[str, Any]


def verdict(view: View, prints: Sequence[Row], nearest: Row | None, *, complete: bool = True) -> None:
    """Says in how many cities and when ``prints`` (dated rows, each with ``similarity``) appeared, or that there are none.

    ``nearest`` is the most similar image that is no print of the picture; without ``complete`` there may be more prints.
    """
    similarity = f"similarity {view.threshold:.2f}"
    among = " among the images that pass the filters" if view.filters else ""
    if prints:
        places = list(dict.fromkeys((row["city"], row["country"]) for row in prints if row["city"]))
        st.markdown(
            f"### Printed {_where(places)} {_when(prints)}\n\n"
            f"{'At least ' if not complete else ''}{count(len(prints), 'print')} at {similarity} or more{among}."
        )
        if places:
            st.markdown(plain(route_label(places)))
    else:
        st.markdown(f"### No print of this picture found\n\nNone at {similarity}{among}.")
        if nearest:
            st.markdown(f"Nearest in look: {_named(nearest)}, similarity {nearest['similarity']:.2f}.")
    best = max((row["similarity"] for row in [*prints, *([nearest] if nearest else [])]), default=None)
    if best is not None:
        st.caption(
            "Similarity compares what two pictures look like once colour, frame and printing screen are taken away: 1 is the "
            "same picture, 0 is what unrelated pictures have in common. "
            f"{chance_sentence(view.corpus.chance, best)}"
        )


def where_and_when(prints: Sequence[Row]) -> None:
    """Map and timeline of ``prints``."""
    left, right = st.columns(2)
    with left:
        st.subheader("Where", anchor=False)
        printings_map(prints, height=300, key="search-map")
    with right:
        st.subheader("When", anchor=False)
        printings_timeline(prints, key="search-timeline")


def result_caption(row: Row) -> list[str]:
    """The similarity, then what is said of every print."""
    return [f"{row['similarity']:.2f}", *full_caption(row)]


def grouped_results(view: View, rows: Sequence[Row]) -> None:
    """``rows`` by falling similarity: those of a cluster together, with its places and years, then those in none."""
    clusters = membership(view.corpus, view.threshold)
    row_of = {row["node"]: row for row in rows}
    groups, alone = by_cluster([row["node"] for row in rows], clusters)
    places = places_of_clusters(view.corpus.catalogue, clusters, list(groups))
    ranked = ranking(view.corpus, view.threshold, "countries", Filters(), False)
    wanted = pc.is_in(ranked["cluster"], pa.array(list(groups), ranked["cluster"].type))
    facts = {row["cluster"]: row for row in ranked.filter(wanted).to_pylist()}
    near = [cluster for cluster, (best, *_) in groups.items() if row_of[best]["similarity"] >= view.threshold]
    far = [cluster for cluster in groups if cluster not in near]
    for cluster in near:
        found = [row_of[node] for node in groups[cluster]]
        _group(view, facts[cluster], places[cluster], found, MOST_OF_A_CLUSTER)
    for start in range(0, len(far), 2):
        for column, cluster in zip(st.columns(2), far[start : start + 2], strict=False):
            found = [row_of[node] for node in groups[cluster]]
            with column:
                _group(view, facts[cluster], places[cluster], found, MOST_OF_A_FAR_CLUSTER)
    if alone:
        st.subheader("In no cluster", anchor=False)
        wall(view.corpus, [row_of[node] for node in alone], result_caption)


def _group(view: View, facts: Row, places: list[tuple[str, str]], rows: list[Row], most: int) -> None:
    with st.container(border=True, key=f"group-{facts['cluster']}"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.markdown(f"**{plain(title_label(rows[0]))}**", width="content")
            cluster_link(rows[0]["id"], "Open")
        st.caption(
            f"{plain(route_label(places))}  ·  {years_label(facts['first_year'], facts['last_year'])}  ·  a cluster of "
            f"{count(facts['images'], 'image')}, {len(rows):,} of them found"
        )
        wall(view.corpus, rows[:most], result_caption)
        if len(rows) > most:
            st.caption(f"{len(rows) - most:,} more of this cluster are among the nearest.")


def _where(places: Sequence[tuple[str, str]]) -> str:
    return f"in {count(len(places), 'city', 'cities')}" if places else "at an unknown place"


def _when(prints: Sequence[Row]) -> str:
    starts = [day.year for row in prints if (day := row["date_start"] or row["date_end"])]
    ends = [day.year for row in prints if (day := row["date_end"] or row["date_start"])]
    if not starts:
        return "at an unknown date"
    first, last = min(starts), max(ends)
    return f"in {first}" if first == last else f"between {first} and {last}"


def _named(row: Row) -> str:
    return plain(f"{title_label(row)}, {place_label(row)}, {date_label(row)}")
