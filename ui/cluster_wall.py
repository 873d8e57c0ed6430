"""Every print of a cluster, by date, with the ways to its page, to its library and to what joins it to the first."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from ui.cluster import ShownCluster
from ui.gallery import STYLE, WALL_HEIGHT, full_caption, picture_address, small_pictures
from ui.language import _
from ui.links import image_address, page_address, pair_address, reachable
from ui.words import kind_label, title_label

PAGE = 60
"""Prints shown at once."""
OUTSIDE = "<style>.wb-outside .wb-frame img { opacity: .45; }</style>"
Row = dict[str, Any]


def first_picture(cluster: ShownCluster) -> None:
    """The picture of the first print, without words, to stand beside the cluster's name."""
    row = cluster.rows[0]
    picture = small_pictures(cluster.view.corpus, [row], WALL_HEIGHT).get(row["id"])
    if picture is not None:
        name = escape(f"{title_label(row)}, {full_caption(row)[0]}", quote=True)
        image = f'<img alt="{name}" title="{name}" src="{picture_address(picture)}">'
        st.html(f"{STYLE}{_link(image_address(row['id']), image, frame=True)}", width="content")


def prints_by_date(cluster: ShownCluster) -> None:
    """The wall, a page of it at a time."""
    pages = -(-len(cluster.rows) // PAGE)
    page = st.pagination(pages, key="wall", bind="query-params") if pages > 1 else 1
    rows = cluster.rows[(page - 1) * PAGE : page * PAGE]
    pictures = small_pictures(cluster.view.corpus, rows, WALL_HEIGHT)
    figures = "".join(_figure(cluster, row, pictures.get(row["id"])) for row in rows)
    st.html(f'{STYLE}{OUTSIDE}<div class="wb-wall">{figures}</div>')


def _figure(cluster: ShownCluster, row: Row, picture: bytes | None) -> str:
    caption = full_caption(row)
    name = escape(f"{title_label(row)}, {caption[0]}", quote=True)
    image = escape(_("The thumbnail is missing."))
    if picture is not None:
        image = f'<img alt="{name}" title="{name}" src="{picture_address(picture)}">'
    first, *rest = [escape(line) for line in [*caption, *_remarks(cluster, row)]]
    ways = "  ·  ".join(_ways(cluster, row))
    outside = " wb-outside" if cluster.view.filters and not row["passes_filters"] else ""
    return (
        f'<figure class="wb-print{outside}">{_link(image_address(row["id"]), image, frame=True)}'
        f"<figcaption>{'<br>'.join([f'<b>{first}</b>', *rest])}<br>{ways}</figcaption></figure>"
    )


def _remarks(cluster: ShownCluster, row: Row) -> list[str]:
    remarks = [kind_label(row["kind"])] if row["kind"] else []
    if row["added_by_hand"]:
        remarks.append(_("Added by hand"))
    if cluster.view.filters and not row["passes_filters"]:
        remarks.append(_("Does not pass the filters"))
    return remarks


def _ways(cluster: ShownCluster, row: Row) -> list[str]:
    """Links to the print's page, to its library where that can be reached, and to its comparison with the first print."""
    ways = [_link(page_address(row["page_id"]), escape(_("Its page")))]
    library = next(
        (address for address in (cluster.viewers[row["node"]], row["iiif_url"]) if reachable(address)), None
    )
    if library:
        ways.append(
            f'<a href="{escape(library, quote=True)}" target="_blank" rel="noopener noreferrer">'
            f"{escape(_('At its library'))}</a>"
        )
    first = cluster.rows[0]["id"]
    if row["id"] != first:
        ways.append(_link(pair_address(row["id"], first), escape(_("Beside the first"))))
    return ways


def _link(address: str, content: str, *, frame: bool = False) -> str:
    """A link inside the app; ``content`` is HTML."""
    look = ' class="wb-frame"' if frame else ""
    return f'<a{look} href="{escape(address, quote=True)}" target="_self">{content}</a>'
