"""What a search found: the verdict in words, where and when, and the nearest images grouped by cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from store.export import to_csv
from store.filters import Filters
from store.ranking import places_of_clusters, preview_clusters
from store.search import by_cluster
from ui.controls import View
from ui.corpus import membership, ranking
from ui.gallery import full_caption, wall
from ui.junk_shelf import on_the_shelf
from ui.language import _, decimal, ngettext, number
from ui.likelihood import worth_sentence
from ui.links import cluster_link, junk_link
from ui.map import printings_map
from ui.timeline import printings_timeline
from ui.words import (
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


def is_print(view: View, row: Row) -> bool:
    """Whether an image found counts as a print of the picture: it holds the same details (``holds``) where that was looked at,
    and else is similar enough."""
    basis = view.corpus.basis
    if basis.joined_by == "similarity":
        return bool(row["similarity"] >= view.threshold)
    return bool(row["holds"] or (basis.joined_by == "both" and row["similarity"] >= basis.or_above))


def verdict(
    view: View, prints: Sequence[Row], best: Row | None, *, complete: bool = True, itself: str | None = None
) -> None:
    """Says in how many cities and when ``prints`` (dated rows, each with ``similarity``) appeared, or that there are none.

    ``best`` is the best of what was found beside the picture itself; without ``complete`` there may be more prints. ``itself``:
    the id of the image of the corpus that is searched for, if it is one.
    """
    similarity = decimal(view.threshold)
    by_details = view.corpus.basis.joined_by != "similarity"
    if prints:
        places = list(dict.fromkeys((row["city"], row["country"]) for row in prints if row["city"]))
        others = sum(row["id"] != itself for row in prints)
        found = count(others, "print", "prints")
        if others < len(prints):
            found = ngettext("this print and {n} other", "this print and {n} others", others).format(
                n=number(others)
            )
        if not complete:
            found = _("at least {prints}").format(prints=found)
        sentence = (
            _("Among the images that pass the filters, {prints} at similarity {similarity} or more.")
            if view.filters
            else _("In the whole corpus, {prints} at similarity {similarity} or more.")
        )
        if by_details:
            sentence = (
                _("Among the most similar images that pass the filters, {prints} with the same details.")
                if view.filters
                else _("Among the most similar images of the whole corpus, {prints} with the same details.")
            )
        st.markdown("## " + _("Printed {where} {when}").format(where=_where(places), when=_when(prints)))
        st.markdown(sentence.format(prints=found, similarity=similarity))
        if places:
            st.markdown(plain(route_label(places)))
        _on_the_shelf(view, prints)
    else:
        sentence = (
            _("None at similarity {similarity} among the images that pass the filters.")
            if view.filters
            else _("None at similarity {similarity} in the whole corpus.")
        )
        if by_details:
            sentence = (
                _("None of the most similar images that pass the filters holds the same details.")
                if view.filters
                else _("None of the most similar images of the whole corpus holds the same details.")
            )
        st.markdown("## " + _("No print of this picture found"))
        st.markdown(sentence.format(similarity=similarity))
        if best:
            st.markdown(
                _("Nearest in look: {image}, similarity {similarity}.").format(
                    image=_named(best), similarity=decimal(best["similarity"])
                )
            )
    if best:
        said = _(
            "Similarity compares what two pictures look like once colour, frame and printing screen are taken away: "
            "1 is the same picture, 0 is what unrelated pictures have in common."
        )
        st.caption(" ".join(filter(None, (said, worth_sentence(view.corpus, best)))))


def where_and_when(prints: Sequence[Row]) -> None:
    """Map and timeline of ``prints``."""
    left, right = st.columns(2)
    with left:
        st.subheader(_("Where"), anchor=False)
        printings_map(prints, height=300, key="search-map")
    with right:
        st.subheader(_("When"), anchor=False)
        printings_timeline(prints, key="search-timeline")


def result_caption(row: Row) -> list[str]:
    """The similarity, whether the details match, then what is said of every print."""
    similarity = decimal(row["similarity"])
    if row.get("holds"):
        similarity = _("{similarity}, the same details").format(similarity=similarity)
    return [similarity, *full_caption(row)]


def grouped_results(view: View, rows: Sequence[Row], *, itself: Row | None = None) -> None:
    """``rows`` in their order: those of a cluster together, with its places and years, then those in none; prints come first.

    ``itself`` is the image of the corpus that is searched for, if it is one: not among ``rows``, but of a cluster, it may be.
    """
    clusters = membership(view.corpus, view.threshold)
    row_of = {row["node"]: row for row in rows}
    groups, alone = by_cluster([row["node"] for row in rows], clusters)
    own = clusters.cluster_of(itself["node"]) if itself else None
    places = places_of_clusters(view.corpus.catalogue, clusters, list(groups))
    firsts = preview_clusters(view.corpus.catalogue, clusters, list(groups), 1)
    ranked = ranking(view.corpus, view.threshold, Filters())
    wanted = pc.is_in(ranked["cluster"], pa.array(list(groups), ranked["cluster"].type))
    facts = {row["cluster"]: row for row in ranked.filter(wanted).to_pylist()}
    near = [cluster for cluster, (best, *_others) in groups.items() if is_print(view, row_of[best])]
    far = [cluster for cluster in groups if cluster not in near]

    def group(cluster: int, most: int) -> None:
        found = [row_of[node] for node in groups[cluster]]
        size = _size(facts[cluster]["images"], len(found), cluster == own)
        _group(view, facts[cluster], firsts[cluster][0], places[cluster], size, found, most)

    for cluster in near:
        group(cluster, MOST_OF_A_CLUSTER)
    if prints := [row_of[node] for node in alone if is_print(view, row_of[node])]:
        wall(view.corpus, prints, result_caption)
    for start in range(0, len(far), 2):
        for column, cluster in zip(st.columns(2), far[start : start + 2], strict=False):
            with column:
                group(cluster, MOST_OF_A_FAR_CLUSTER)
    if others := [row_of[node] for node in alone if not is_print(view, row_of[node])]:
        st.subheader(_("In no cluster"), anchor=False)
        wall(view.corpus, others, result_caption)


def take_away(view: View, found: pa.Table) -> None:
    """``found`` (printings with their ``similarity``) as CSV, the most similar first."""
    found = found.sort_by([("similarity", "descending"), ("node", "ascending")])
    st.download_button(
        _("Download what was found (CSV)"),
        to_csv(found, view.corpus.provenance(view.threshold)),
        file_name=f"search-{view.threshold:.2f}.csv",
        mime="text/csv",
        on_click="ignore",
        help=ngettext(
            "{n} nearest image, with all that is known of it.",
            "{n} nearest images, with all that is known of them.",
            found.num_rows,
        ).format(n=number(found.num_rows)),
    )


def _size(images: int, found: int, with_itself: bool) -> str:
    """How large a cluster is, and how much of it was found."""
    if not with_itself:
        return _("a cluster of {images}, {n} of them found").format(
            images=count(images, "image", "images"), n=number(found)
        )
    others = images - 1
    size = ngettext(
        "a cluster of this one and {n} other", "a cluster of this one and {n} others", others
    ).format(n=number(others))
    return (
        size if found == others else _("{cluster}, {n} of them found").format(cluster=size, n=number(found))
    )


def _group(
    view: View,
    facts: Row,
    first: Row,
    places: list[tuple[str, str]],
    size: str,
    rows: list[Row],
    most: int,
) -> None:
    """A cluster, called by its ``first`` print as everywhere, and those of its images that were found."""
    with st.container(border=True, key=f"group-{facts['cluster']}"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.markdown(f"**{plain(title_label(first))}**", width="content")
            cluster_link(first["id"], _("Open"))
        st.caption(
            f"{plain(route_label(places))}  ·  {years_label(facts['first_year'], facts['last_year'])}  ·  {size}"
        )
        wall(view.corpus, rows[:most], result_caption)
        if more := max(0, len(rows) - most):
            st.caption(
                ngettext(
                    "{n} more of this cluster is among the nearest.",
                    "{n} more of this cluster are among the nearest.",
                    more,
                ).format(n=number(more))
            )


def _on_the_shelf(view: View, prints: Sequence[Row]) -> None:
    """Says how many of ``prints`` are junk, and where that can be looked at."""
    shelf = on_the_shelf(view.corpus)
    if there := sum(row["id"] in shelf for row in prints):
        said = ngettext(
            "{n} of these prints is on the junk shelf", "{n} of these prints are on the junk shelf", there
        )
        junk_link(said.format(n=number(there)))


def _where(places: Sequence[tuple[str, str]]) -> str:
    if not places:
        return _("at an unknown place")
    return ngettext("in {n} city", "in {n} cities", len(places)).format(n=number(len(places)))


def _when(prints: Sequence[Row]) -> str:
    starts = [day.year for row in prints if (day := row["date_start"] or row["date_end"])]
    ends = [day.year for row in prints if (day := row["date_end"] or row["date_start"])]
    if not starts:
        return _("at an unknown date")
    first, last = min(starts), max(ends)
    if first == last:
        return _("in {year}").format(year=first)
    return _("between {first} and {last}").format(first=first, last=last)


def _named(row: Row) -> str:
    return plain(f"{title_label(row)}, {place_label(row)}, {date_label(row)}")
