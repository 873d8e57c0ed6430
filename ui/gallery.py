"""Strips and walls of thumbnails. Only what stands on the page is sent; every text from a source is escaped."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st
from PIL import Image

from ui.corpus import Corpus
from ui.language import _, ngettext, number
from ui.links import image_address, page_address
from ui.words import date_label, place_label, publication_label, title_label

STRIP_HEIGHT = 104
WALL_HEIGHT = 190
ICON_QUALITY = 60
MOST_KEPT = 5_000
"""Small pictures of each height that are kept."""
Row = dict[str, Any]

STYLE = """
<style>
.wb-print { margin: 0; flex: 0 0 auto; }
.wb-frame { display: flex; align-items: flex-start; }
.wb-frame img {
  max-width: 100%; height: auto; background: #fff; border: 1px solid rgba(128, 118, 100, .35); border-radius: 2px;
}
.wb-print figcaption { font-size: .78rem; line-height: 1.3; opacity: .85; margin-top: 4px; }
.wb-print figcaption b { font-weight: 600; }
.wb-print figcaption a { color: inherit; }
.wb-print a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.wb-strip {
  display: flex; gap: 10px; align-items: flex-start; overflow: auto hidden; scrollbar-width: thin; padding: 4px; margin: -4px;
}
.wb-strip .wb-print { max-width: 150px; }
.wb-strip figcaption { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.wb-wall { display: grid; gap: 22px 18px; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); }
.wb-more { align-self: center; opacity: .8; font-size: .85rem; }
</style>
"""


def strip(corpus: Corpus, rows: Sequence[Row], more: int = 0) -> None:
    """One line of small pictures, each with its city and date; ``more`` says how many are not shown."""
    st.html(STYLE + strip_html(rows, small_pictures(corpus, rows, STRIP_HEIGHT), more))


def strip_html(rows: Sequence[Row], pictures: Mapping[str, bytes], more: int = 0) -> str:
    """The line that ``strip`` shows, of ``pictures`` by image id; ``STYLE`` belongs to it."""
    figures = [_figure(row, pictures.get(row["id"]), _short_caption(row)) for row in rows]
    if more > 0:
        said = ngettext("and {n} more", "and {n} more", more).format(n=number(more))
        figures.append(f'<div class="wb-more">{escape(said)}</div>')
    return f'<div class="wb-strip">{"".join(figures)}</div>'


def wall(corpus: Corpus, rows: Sequence[Row], caption: Callable[[Row], Sequence[str]] | None = None) -> None:
    """Many pictures with full captions, wrapped over lines; ``caption`` gives the lines under each, the first one bold.

    Each leads to the page that it was printed on.
    """
    pictures = small_pictures(corpus, rows, WALL_HEIGHT)
    figures = [
        _figure(
            row,
            pictures.get(row["id"]),
            _lines((caption or full_caption)(row)) + _to_its_page(row),
        )
        for row in rows
    ]
    st.html(f'{STYLE}<div class="wb-wall">{"".join(figures)}</div>')


def full_caption(row: Row) -> list[str]:
    """Date and place, then title, then periodical and issue."""
    lines = [f"{date_label(row)}, {place_label(row)}"]
    if row["title"]:
        lines.append(row["title"])
    if publication := publication_label(row):
        lines.append(publication)
    return lines


def _to_its_page(row: Row) -> str:
    return f'<br><a href="{escape(page_address(row["page_id"]), quote=True)}" target="_self">{escape(_("Its page"))}</a>'


def _short_caption(row: Row) -> str:
    return _lines([place_label(row), date_label(row)])


def _lines(lines: Sequence[str]) -> str:
    first, *rest = [escape(line) for line in lines] or [""]
    return "<br>".join([f"<b>{first}</b>", *rest])


def _figure(row: Row, picture: bytes | None, caption: str) -> str:
    name = escape(f"{title_label(row)}, {place_label(row)}, {date_label(row)}", quote=True)
    if picture is None:
        image = escape(_("The thumbnail is missing."))
    else:
        image = f'<img alt="{name}" title="{name}" src="{picture_address(picture)}">'
    address = escape(image_address(row["id"]), quote=True)
    frame = f'<a class="wb-frame" href="{address}">{image}</a>'
    return f'<figure class="wb-print">{frame}<figcaption>{caption}</figcaption></figure>'


def picture_address(picture: bytes) -> str:
    """A thumbnail as the address of itself."""
    return f"data:image/webp;base64,{base64.b64encode(picture).decode()}"


def small_pictures(corpus: Corpus, rows: Sequence[Row], height: int) -> dict[str, bytes]:
    """Pictures at most ``height`` pixels high, by image id; those that the store lacks, or has damaged, are left out.

    Those made before are kept, so that moving a slider back and forth costs nothing.
    """
    made = _made(corpus.store.path, corpus.version, height)
    missing = [row["id"] for row in rows if row["id"] not in made]
    for name, thumbnail in corpus.store.thumbnails(missing).items():
        if small := _reduced(thumbnail, height):
            made[name] = small
    shown = {row["id"]: made[row["id"]] for row in rows if row["id"] in made}
    for name in list(made)[:-MOST_KEPT]:
        made.pop(name, None)
    return shown


@st.cache_resource(show_spinner=False, max_entries=8)
def _made(path: object, version: str, height: int) -> dict[str, bytes]:
    return {}


def _reduced(thumbnail: bytes, height: int) -> bytes | None:
    try:
        with Image.open(io.BytesIO(thumbnail)) as picture:
            if picture.height <= height:
                return thumbnail
            width = max(1, round(picture.width * height / picture.height))
            small = picture.convert("RGB").resize(
                (width, height), Image.Resampling.BILINEAR, reducing_gap=2.0
            )
    except OSError:  # a thumbnail damaged on disk is shown as missing
        return None
    stream = io.BytesIO()
    small.save(stream, "WEBP", quality=ICON_QUALITY, method=0)
    return stream.getvalue()
