"""Junk: images that join what does not belong together, kept off the forest unless asked for.

Three kinds are told, each by its own sign:

- a ``hub`` looks like many images that do not look like each other, and verification found it to be none of them: blank
  paper, text set as a picture, an oval frame;
- a ``stamp`` stands in a great part of all issues and in half of the periodicals or more: a library's label or barcode. No
  picture travels so far; a masthead and a vignette return in all issues too, but of one periodical;
- a ``fragment`` shares one small region with images that share nothing with each other: a rule, a signature, a maker's mark.

Everything is reversible: a person's decision takes an image back onto the forest, and a choice on screen brings back all.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from store.clusters import Forests, read_forest, read_forests
from store.curation import Decision, in_force
from store.database import Store
from store.forest import maximum_spanning_forest
from store.links import Links
from store.tables import FOREST, JUNK
from store.verified_links import findings, image_ids, read_links

NOT_JUNK = "not_junk"
"""The kind of a decision that takes an image (``about``: its id) back."""
LEAST_LINKS = 8
TIMES_THE_USUAL = 4
"""A hub has at least so many times the links that verification does not explain of the image in the middle."""
MOST_CLOSED = 0.6
"""The share of a hub's neighbours' pairs that are linked, at most; of a group of prints of one picture nearly all are."""
LEAST_DOCUMENTS, DOCUMENTS_SHARE, PERIODICALS_SHARE = 10, 0.2, 0.5
"""A stamp stands in at least so many documents, this share of all, and this share of all periodicals."""
LEAST_FRAGMENTS, FRAGMENT = 5, 0.15
"""A fragment shares no more than this part of itself with at least so many images."""
WITHOUT_JUNK = {"forest": "forest_without_junk", "verified_forest": "verified_forest_without_junk"}

Numbers = dict[str, float | int]


def find_junk(store: Store, above: float) -> pa.Table:
    """The junk of a store (rows as in the table ``junk``, by node), looking at links of similarity ``above`` or more.

    Below, links are mostly chance, and any image has some.
    """
    ids = image_ids(store)
    links = read_links(store)
    found = findings(store, links, ids)
    strong = links.similarity >= np.float32(above)
    a, b = links.a[strong], links.b[strong]
    junk: dict[int, tuple[str, Numbers]] = {}
    junk |= _hubs(a, b, found.joins[strong], len(ids))
    junk |= _stamps(store, links.a[found.joins], links.b[found.joins], len(ids))
    junk |= _fragments(store, ids)
    nodes = sorted(junk)
    return pa.Table.from_arrays(
        [
            pa.array([ids[node].decode() for node in nodes], pa.string()),
            pa.array(nodes, pa.int32()),
            pa.array([junk[node][0] for node in nodes], pa.string()),
            pa.array([json.dumps(junk[node][1]) for node in nodes], pa.string()),
        ],
        schema=JUNK,
    )


def write_junk(store: Store, junk: pa.Table) -> None:
    """Writes the table ``junk`` and the forests that are left without these images."""
    store.replace("junk", junk)
    links = read_links(store)
    joins = findings(store, links, image_ids(store)).joins
    off = np.zeros(store.count("images"), dtype=bool)
    off[junk["node"].to_numpy()] = True
    kept = ~(off[links.a] | off[links.b])
    for name, chosen in (("forest", kept), ("verified_forest", kept & joins)):
        forest = maximum_spanning_forest(_part(links, chosen), len(off))
        columns = [forest.a, forest.b, forest.similarity]
        store.replace(WITHOUT_JUNK[name], pa.Table.from_arrays(columns, schema=FOREST))


def read_junk(store: Store) -> list[dict[str, Any]]:
    """The junk of a store, by node: ``id``, ``node``, ``reason`` (hub, stamp or fragment) and the ``numbers`` behind it."""
    if not store.has("junk"):
        return []
    rows = store.rows("junk", JUNK.names).sort_by("node").to_pylist()
    return [row | {"numbers": json.loads(row["numbers"])} for row in rows]


def taken_back(decisions: Collection[Decision]) -> set[str]:
    """Ids of the images that people took back, and did not put off again."""
    return {decision.about for decision in in_force(decisions, {NOT_JUNK})}


def forests_without_junk(store: Store, back: Collection[str] = ()) -> Forests:
    """The forests of a store without its junk, but for the images (ids) that were taken ``back``.

    An image taken back brings its own links to all that is not junk: the forest of those and of the rest is that of all.
    """
    junk = read_junk(store)
    if not junk or not store.has(WITHOUT_JUNK["forest"]):
        return read_forests(store)
    returning = np.array([row["node"] for row in junk if row["id"] in back], dtype=np.int32)
    similarity = read_forest(store, WITHOUT_JUNK["forest"])
    verified = None
    if store.record("verify").get("enabled"):
        verified = read_forest(store, WITHOUT_JUNK["verified_forest"])
    if not len(returning):
        return Forests(similarity, verified)
    off = np.array([row["node"] for row in junk if row["id"] not in back], dtype=np.int32)
    links = read_links(store)
    theirs = (np.isin(links.a, returning) | np.isin(links.b, returning)) & ~(
        np.isin(links.a, off) | np.isin(links.b, off)
    )
    count = store.count("images")
    if verified is not None:
        joins = findings(store, links, image_ids(store)).joins
        verified = _together(verified, _part(links, theirs & joins), count)
    return Forests(_together(similarity, _part(links, theirs), count), verified)


def _hubs(a: np.ndarray, b: np.ndarray, joins: np.ndarray, count: int) -> dict[int, tuple[str, Numbers]]:
    graph = _graph(a, b, count)
    links, joined = (
        np.bincount(np.concatenate([a[some], b[some]]), minlength=count)
        for some in (np.ones(len(a), dtype=bool), joins)
    )
    unexplained = links - joined
    if not unexplained.any():
        return {}
    usual = float(np.median(unexplained[unexplained > 0]))
    # An image of which one print is known stays, whatever else looks like it.
    many = np.flatnonzero((unexplained >= max(LEAST_LINKS, TIMES_THE_USUAL * usual)) & (joined == 0))
    hubs: dict[int, tuple[str, Numbers]] = {}
    for node in many.tolist():
        around = graph.indices[graph.indptr[node] : graph.indptr[node + 1]]
        pairs = len(around) * (len(around) - 1)
        closed = float(graph[around][:, around].sum()) / pairs
        if closed <= MOST_CLOSED:
            hubs[node] = ("hub", {"links": len(around), "closed": round(closed, 3), "joined": 0})
    return hubs


def _stamps(store: Store, a: np.ndarray, b: np.ndarray, count: int) -> dict[int, tuple[str, Numbers]]:
    """Members of the groups of verified links that stand nearly everywhere."""
    images = store.rows("images", ["node", "document_id", "periodical"]).sort_by("node")
    document = (
        images["document_id"].combine_chunks().dictionary_encode().indices.to_numpy(zero_copy_only=False)
    )
    titles = images["periodical"].combine_chunks().fill_null("").dictionary_encode()
    periodical = titles.indices.to_numpy(zero_copy_only=False)
    documents, periodicals = len(np.unique(document)), len(np.unique(periodical))
    least = max(LEAST_DOCUMENTS, DOCUMENTS_SHARE * documents)
    _, group = connected_components(_graph(a, b, count), directed=False)
    stamps: dict[int, tuple[str, Numbers]] = {}
    for number in np.flatnonzero(np.bincount(group) >= least):
        members = np.flatnonzero(group == number)
        there, spread = len(np.unique(document[members])), len(np.unique(periodical[members]))
        if there >= least and spread >= max(2, PERIODICALS_SHARE * periodicals):
            numbers: Numbers = {"documents": there, "of_documents": documents, "periodicals": spread}
            stamps |= {int(node): ("stamp", numbers) for node in members}
    return stamps


def _fragments(store: Store, ids: np.ndarray) -> dict[int, tuple[str, Numbers]]:
    """Images that share a small region each with several that share nothing with one another."""
    if not store.has("verifications"):
        return {}
    columns = ["a", "b", "coverage_a", "coverage_b"]
    rows = store.rows("verifications", columns, "joins")
    node = {name.decode(): number for number, name in enumerate(ids)}
    ends = [
        np.array([node.get(name, -1) for name in rows[side].to_pylist()], dtype=np.int64)
        for side in ("a", "b")
    ]
    there = (ends[0] >= 0) & (ends[1] >= 0)
    a, b = ends[0][there], ends[1][there]
    shares = [rows[f"coverage_{side}"].to_numpy()[there] for side in ("a", "b")]
    graph = _graph(a, b, len(ids))
    one = np.concatenate([a, b])
    small = np.concatenate(shares) <= FRAGMENT
    counts, smalls = np.bincount(one, minlength=len(ids)), np.bincount(one[small], minlength=len(ids))
    fragments: dict[int, tuple[str, Numbers]] = {}
    for number in np.flatnonzero((smalls >= LEAST_FRAGMENTS) & (smalls == counts)).tolist():
        around = graph.indices[graph.indptr[number] : graph.indptr[number + 1]]
        closed = float(graph[around][:, around].sum()) / (len(around) * (len(around) - 1))
        if closed <= MOST_CLOSED:
            fragments[number] = ("fragment", {"links": len(around), "closed": round(closed, 3)})
    return fragments


def _graph(a: np.ndarray, b: np.ndarray, count: int) -> csr_array:
    ends = np.concatenate([a, b]), np.concatenate([b, a])
    return coo_array((np.ones(len(ends[0]), dtype=np.float32), ends), shape=(count, count)).tocsr()


def _part(links: Links, chosen: np.ndarray) -> Links:
    return Links(links.a[chosen], links.b[chosen], links.similarity[chosen])


def _together(one: Links, other: Links, count: int) -> Links:
    both = (
        np.concatenate(columns)
        for columns in ((one.a, other.a), (one.b, other.b), (one.similarity, other.similarity))
    )
    return maximum_spanning_forest(Links(*both), count)
