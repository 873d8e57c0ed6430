"""Clusters by decade, as small bars above the slider of years."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from store.filters import Filters
from ui.language import _, ngettext, number

STYLE = """
<style>
ul.wb-decades.wb-decades {
  display: flex; align-items: flex-end; gap: 1px; height: 44px; list-style: none; margin: 0 0 -1rem; padding: 0 6px;
}
ul.wb-decades.wb-decades li { flex: 1; position: relative; margin: 0; height: 100%; display: flex; align-items: flex-end; }
.wb-decades span { width: 100%; background: currentColor; opacity: .75; border-radius: 1px 1px 0 0; overflow: hidden; }
.wb-decades .wb-out span { opacity: .25; }
.wb-decades b { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); font-weight: 400; }
</style>
"""
LOWEST = 4
"""Per cent of the height that a decade with any cluster has, lest one of many look empty."""
MOST_DECADES = 60


def clusters_by_decade(clusters: Mapping[int, int], first: int, last: int, filters: Filters) -> None:
    """One bar a decade between the years ``first`` and ``last``, those outside the years of ``filters`` faint.

    Nothing if there are no clusters, or too many decades to tell apart.
    """
    decades = range(first // 10 * 10, last + 1, 10)
    if not clusters or len(decades) > MOST_DECADES:
        return
    most = max(clusters.values())
    bars = []
    for decade in decades:
        count = clusters.get(decade, 0)
        height = max(LOWEST, 100 * count / most) if count else 0
        outside = (filters.first_year is not None and decade + 9 < filters.first_year) or (
            filters.last_year is not None and decade > filters.last_year
        )
        said = ngettext(
            "{first}–{last}: {n} cluster",
            "{first}–{last}: {n} clusters",
            count,
        ).format(first=decade, last=decade + 9, n=number(count))
        bars.append(
            f'<li title="{escape(said, quote=True)}"{" class=wb-out" if outside else ""}>'
            f'<span style="height:{height:.0f}%"></span><b>{escape(said)}</b></li>'
        )
    name = escape(_("Clusters by decade"), quote=True)
    st.html(f'{STYLE}<ul class="wb-decades" role="list" aria-label="{name}">{"".join(bars)}</ul>')
