"""The record of an image on screen: each field as it was understood and as it was found, and a line to cite it by."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from ui.corpus import Corpus
from ui.language import _, decimal
from ui.links import reachable
from ui.reported import reported
from ui.words import (
    country_label,
    date_label,
    kind_label,
    language_label,
    publication_label,
    segmenter_label,
)

Record = dict[str, Any]

STYLE = """
<style>
.wb-record { border-collapse: collapse; table-layout: fixed; width: 100%; font-size: .9rem; }
.wb-record th, .wb-record td {
  text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid rgba(128, 118, 100, .3);
  overflow-wrap: anywhere;
}
.wb-record tbody th { font-weight: 600; overflow-wrap: normal; }
.wb-record thead th { font-weight: 400; opacity: .75; }
.wb-record thead th:first-child { width: 8rem; }
.wb-record thead th:nth-child(3) { width: 28%; }
.wb-record a { color: inherit; }
</style>
"""


def show_record(record: Record) -> None:
    """The fields that the corpus understood, each beside the source's own words where they differ."""
    _table(("", _("As understood"), _("As found")), _understood(record))


def show_source_fields(fields: Sequence[tuple[str, str]]) -> None:
    """A source's own fields, as they came."""
    _table(("", _("As found")), fields)


def citation(corpus: Corpus, record: Record) -> str:
    """A line that names the print, where it can be seen, and the corpus that it was found in; what is unknown is left out."""
    page = _("p. {page}").format(page=record["page_label"] or record["page_number"])
    place_and_date = ", ".join(part for part in (record["city"], _date(record)) if part)
    address = next(
        (a for a in (record["viewer"], record["iiif_url"], record["manifest"]) if reachable(a)), None
    )
    parts = (
        _("“{title}”").format(title=record["title"]) if record["title"] else None,
        publication_label(record),
        place_and_date,
        page,
        record["provider"],
        address,
    )
    found = _("Found in the corpus {corpus}, version {version}, image {image}.").format(
        corpus=corpus.name, version=corpus.version, image=record["id"]
    )
    return f"{', '.join(part for part in parts if part)}. {found}"


def _understood(record: Record) -> list[tuple[str, str | None, str | None]]:
    place = ", ".join(
        part
        for part in (record["city"], country_label(record["country"]) if record["country"] else None)
        if part
    )
    coordinates = None
    if record["latitude"] is not None and record["longitude"] is not None:
        coordinates = " / ".join(decimal(record[name], 3) for name in ("latitude", "longitude"))
    page = str(record["page_number"])
    region = _("{w} × {h} pixels at {x}, {y}").format(**{side: record[side] for side in "whxy"})
    cut = segmenter_label(record["segmenter"]) if record["segmenter"] else None
    if cut and record["segment_score"] is not None:
        cut = _("{segmenter}, score {score}").format(segmenter=cut, score=decimal(record["segment_score"]))
    return [
        (_("Title"), record["title"], None),
        (_("Kind"), kind_label(record["kind"]) if record["kind"] else None, None),
        (_("Date"), _date(record), record["date_text"]),
        (
            _("Place"),
            place or (reported(record["place_problem"]) if record["place_problem"] else None),
            record["place_text"],
        ),
        (_("Coordinates"), coordinates, None),
        (_("Periodical"), record["periodical"], None),
        (_("Issue"), record["issue"], None),
        (_("Page"), page, record["page_label"]),
        (_("On the page"), region, None),
        (_("Language"), language_label(record["language"]) if record["language"] else None, None),
        (_("Library"), record["provider"], None),
        (_("Rights"), record["rights"], None),
        (_("Cut out"), cut, None),
        (_("IIIF image"), record["iiif_url"], None),
        (_("IIIF manifest"), record["manifest"], None),
        (_("IIIF canvas"), record["canvas"], None),
        (_("Perceptual hash"), record["phash"], None),
        (_("Identifier"), record["id"], None),
    ]


def _date(record: Record) -> str | None:
    return date_label(record) if record["date_start"] or record["date_end"] else None


def _table(heads: Sequence[str], rows: Sequence[Sequence[str | None]]) -> None:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(_row(name, values) for name, *values in rows if any(values))
    st.html(f'{STYLE}<table class="wb-record"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _row(name: str | None, values: Sequence[str | None]) -> str:
    """What was understood takes the whole width where nothing stands beside it."""
    wide = len(values) > 1 and not values[1]
    cells = (
        f'<td colspan="2">{_cell(values[0])}</td>'
        if wide
        else "".join(f"<td>{_cell(v)}</td>" for v in values)
    )
    return f'<tr><th scope="row">{escape(name or "")}</th>{cells}</tr>'


def _cell(value: str | None) -> str:
    text = escape(value or "", quote=True)
    return f'<a href="{text}" rel="noreferrer">{text}</a>' if value and reachable(value) else text
