"""Clustering again inside a cluster: what it falls apart into as the similarity asked for rises."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import ceil
from typing import Any

import numpy as np
import streamlit as st

from store.subclusters import subclusters
from ui.cluster import ShownCluster, open_cluster
from ui.controls import STEP
from ui.corpus import membership
from ui.gallery import strip
from ui.language import _, decimal, ngettext, number
from ui.words import count, plain, route_label

MOST_GROUPS = 12
STRIP_LENGTH = 6
Row = dict[str, Any]


@st.fragment
def within(cluster: ShownCluster) -> None:
    """A similarity of its own, from the page's up to 1, and the groups that it leaves."""
    lowest = cluster.view.threshold
    if len(cluster.members) < 3 or lowest >= 1:
        st.info(
            _("It takes at least three prints, joined at a similarity below 1, to fall apart into groups.")
        )
        return
    held_at = float(cluster.clusters.held_at[np.searchsorted(cluster.clusters.nodes, cluster.members[0])])
    splits_at = min(1.0, max(lowest, ceil((held_at + 1e-6) / STEP) * STEP))
    similarity = st.slider(
        _("Similarity inside this cluster"),
        lowest,
        1.0,
        splits_at,
        STEP,
        key=f"within-{cluster.members[0]}-{lowest:.2f}",
        help=_("It holds together up to {similarity}: above, it falls apart.").format(
            similarity=decimal(held_at)
        ),
    )
    groups, alone = subclusters(cluster.members, membership(cluster.view.corpus, similarity))
    row_of = {row["node"]: row for row in cluster.rows}
    said = [ngettext("{n} group", "{n} groups", len(groups)).format(n=number(len(groups)))]
    if len(alone):
        said.append(
            ngettext("{n} print that stands alone", "{n} prints that stand alone", len(alone)).format(
                n=number(len(alone))
            )
        )
    st.markdown(
        _("At similarity {similarity}: {groups}.").format(
            similarity=decimal(similarity), groups=", ".join(said)
        )
    )
    for group in groups[:MOST_GROUPS]:
        _group(cluster, _by_date(group, row_of), similarity)
    if (more := len(groups) - MOST_GROUPS) > 0:
        said_of_rest = ngettext("{n} smaller group is not shown.", "{n} smaller groups are not shown.", more)
        st.caption(said_of_rest.format(n=number(more)))
    if len(alone):
        with st.container(border=True):
            st.markdown(f"**{_('Standing alone')}**  ·  {count(len(alone), 'print', 'prints')}")
            rows = _by_date(alone, row_of)
            strip(cluster.view.corpus, rows[:STRIP_LENGTH], more=max(0, len(rows) - STRIP_LENGTH))
    if cluster.added:
        st.caption(_("Prints added by hand take no part: no similarity joined them."))


def _group(cluster: ShownCluster, rows: Sequence[Row], similarity: float) -> None:
    places = dict.fromkeys((row["city"], row["country"]) for row in rows if row["city"])
    with st.container(border=True, key=f"group-{rows[0]['id']}"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.markdown(
                f"**{count(len(rows), 'print', 'prints')}**  ·  {plain(route_label(list(places)))}",
                width="content",
            )
            if st.button(
                _("Open at {similarity}").format(similarity=decimal(similarity)),
                key=f"open-group-{rows[0]['id']}",
                on_click=open_cluster,
                args=(rows[0]["id"], similarity),
            ):
                st.rerun()
        strip(cluster.view.corpus, list(islice(rows, STRIP_LENGTH)), more=max(0, len(rows) - STRIP_LENGTH))


def _by_date(nodes: np.ndarray, row_of: dict[int, Row]) -> list[Row]:
    """The rows of ``nodes`` in the order of ``row_of``, which is that of the dates."""
    wanted = set(nodes.tolist())
    return [row for node, row in row_of.items() if node in wanted]
