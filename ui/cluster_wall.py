"""Every print of a cluster, by date."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.cluster import ShownCluster
from ui.gallery import full_caption, wall
from ui.language import _

PAGE = 60
"""Prints shown at once."""


def prints_by_date(cluster: ShownCluster) -> None:
    """The wall, a page of it at a time."""
    pages = -(-len(cluster.rows) // PAGE)
    page = st.pagination(pages, key="wall", bind="query-params") if pages > 1 else 1
    wall(
        cluster.view.corpus,
        cluster.rows[(page - 1) * PAGE : page * PAGE],
        lambda row: _caption(row, filtered=bool(cluster.view.filters)),
    )


def _caption(row: dict[str, Any], *, filtered: bool) -> list[str]:
    lines = full_caption(row)
    if row["kind"]:
        lines.append(row["kind"])
    if row["added_by_hand"]:
        lines.append(_("Added by hand"))
    if filtered and not row["passes_filters"]:
        lines.append(_("Does not pass the filters"))
    return lines
