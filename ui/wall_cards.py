"""The clusters of the ranked wall: as rows with their prints, or as a dense grid of cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from ui.corpus import Corpus
from ui.gallery import STRIP_HEIGHT, STYLE, Row, picture_address, small_pictures, strip_html
from ui.language import _, decimal, ngettext
from ui.links import cluster_address
from ui.wall_choices import WallChoices
from ui.words import count, route_label, title_label, years_label

CARD_HEIGHT = 132
"""Pixels that the picture of a card may be high."""
CLUSTERS_STYLE = """
<style>
ol.wb-clusters.wb-clusters { list-style: none; margin: 0; padding: 0; }
.wb-clusters li.wb-cluster.wb-cluster { margin: 0; }
.wb-clusters p { margin: 0; }
.wb-cluster { position: relative; border: 1px solid rgba(128, 118, 100, .35); border-radius: 4px; }
.wb-cluster:hover, .wb-cluster:focus-within { border-color: currentColor; }
.wb-title { font-weight: 600; overflow-wrap: anywhere; }
.wb-facts { font-size: .86rem; line-height: 1.45; opacity: .85; overflow-wrap: anywhere; }
.wb-facts b { font-weight: 700; }
.wb-mark { border: 1px solid currentColor; border-radius: 3px; padding: 0 .4em; font-size: .78rem; white-space: nowrap; }
.wb-open { color: inherit; text-underline-offset: 3px; }
.wb-open::after { content: ""; position: absolute; inset: 0; z-index: 1; }
.wb-open:focus-visible { outline: none; }
.wb-cluster:has(.wb-open:focus-visible) { outline: 3px solid currentColor; outline-offset: 2px; }
.wb-cluster .wb-frame { position: relative; z-index: 2; }
.wb-rows { display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); }
.wb-rows .wb-cluster { padding: 12px 16px; }
.wb-rows .wb-head { display: flex; gap: 16px; justify-content: space-between; align-items: baseline; }
.wb-rows .wb-facts { margin-bottom: 10px; }
.wb-grid { display: grid; gap: 10px; grid-template-columns: repeat(auto-fill, minmax(148px, 1fr)); }
.wb-grid .wb-cluster { padding: 8px; display: flex; flex-direction: column; gap: 4px; min-width: 0; }
.wb-grid .wb-picture { height: 132px; display: flex; align-items: center; justify-content: center; }
.wb-grid img { max-width: 100%; max-height: 100%; background: #fff; border-radius: 2px; }
.wb-grid .wb-title { font-size: .84rem; line-height: 1.3; display: -webkit-box; -webkit-box-orient: vertical;
  -webkit-line-clamp: 2; overflow: hidden; }
.wb-grid .wb-facts { font-size: .78rem; line-height: 1.35; }
.wb-grid .wb-open { text-decoration: none; }
@media (max-width: 640px) {
  .wb-rows .wb-cluster { padding: 10px; }
  .wb-grid { grid-template-columns: repeat(auto-fill, minmax(118px, 1fr)); }
}
</style>
"""


@dataclass(frozen=True)
class ClusterCard:
    """What is said of one cluster: its ``rank``, what ``store.ranking`` measured, ``prints`` to show, ``places`` in order."""

    rank: int
    measured: Mapping[str, Any]
    prints: Sequence[Row]
    places: Sequence[tuple[str, str]]


def show_cards(corpus: Corpus, cards: Sequence[ClusterCard], choices: WallChoices) -> None:
    """All ``cards`` in one piece of HTML, which a browser takes in faster than hundreds of elements."""
    shown = [row for card in cards for row in card.prints]
    if choices.layout == "grid":
        pictures = small_pictures(corpus, shown, CARD_HEIGHT)
        items = [_card(card, pictures, choices.measure) for card in cards]
        name = "wb-grid"
    else:
        pictures = small_pictures(corpus, shown, STRIP_HEIGHT)
        items = [_row(card, pictures, choices.measure) for card in cards]
        name = "wb-rows"
    # With "list-style: none" some screen readers no longer say that it is a list, unless told.
    st.html(f'{STYLE}{CLUSTERS_STYLE}<ol class="wb-clusters {name}" role="list">{"".join(items)}</ol>')


def _row(card: ClusterCard, pictures: Mapping[str, bytes], ranked_by: str) -> str:
    measured = card.measured
    title = escape(title_label(card.prints[0]))
    facts = [
        escape(route_label(card.places)),
        escape(years_label(measured["first_year"], measured["last_year"])),
        ", ".join(_counts(measured, ranked_by)),
    ]
    if measured["one_periodical"]:
        facts.append(_mark())
    strip = strip_html(card.prints, pictures, measured["images"] - len(card.prints))
    return (
        f'<li class="wb-cluster"><div class="wb-head"><p class="wb-title">{card.rank}. {title}</p>'
        f"{_link(card, escape(_('Open')), title)}</div>"
        f'<p class="wb-facts">{"  ·  ".join(facts)}</p>{strip}</li>'
    )


def _card(card: ClusterCard, pictures: Mapping[str, bytes], ranked_by: str) -> str:
    measured, first = card.measured, card.prints[0]
    title = escape(title_label(first))
    picture = pictures.get(first["id"])
    image = (
        f'<img alt="" src="{picture_address(picture)}">'
        if picture
        else escape(_("The thumbnail is missing."))
    )
    names = ["countries", "cities", "images"]
    if ranked_by not in names:
        names.insert(0, ranked_by)
    facts = ", ".join(_stressed(_measure(measured, name), name == ranked_by) for name in names)
    years = escape(years_label(measured["first_year"], measured["last_year"]))
    mark = f" {_mark()}" if measured["one_periodical"] else ""
    return (
        f'<li class="wb-cluster"><div class="wb-picture">{image}</div>'
        f'<p class="wb-title" title="{escape(title_label(first), quote=True)}">'
        f"{_link(card, f'{card.rank}. {title}', title)}</p>"
        f'<p class="wb-facts">{facts}<br>{years}{mark}</p></li>'
    )


def _link(card: ClusterCard, content: str, title: str) -> str:
    address = escape(cluster_address(card.prints[0]["id"]), quote=True)
    name = escape(_("Open {title}").format(title=title_label(card.prints[0])), quote=True)
    return f'<a class="wb-open" href="{address}" aria-label="{name}">{content}</a>'


def _counts(measured: Mapping[str, Any], ranked_by: str) -> list[str]:
    names = ["images", "issues", "periodicals", "cities", "countries"]
    if ranked_by not in names:
        names.append(ranked_by)
    held = _("held together up to {similarity}").format(similarity=decimal(measured["held_at"]))
    return [*(_stressed(_measure(measured, name), name == ranked_by) for name in names), escape(held)]


def _measure(measured: Mapping[str, Any], name: str) -> str:
    value = measured[name]
    match name:
        case "images":
            return count(value, "image", "images")
        case "issues":
            return count(value, "issue", "issues")
        case "periodicals":
            return count(value, "periodical", "periodicals")
        case "cities":
            return count(value, "city", "cities")
        case "countries":
            return count(value, "country", "countries")
        case "years":
            return ngettext("spans {n} year", "spans {n} years", value).format(n=value)
    if value is None:
        return _("speed unknown")
    return _("at least {speed} new cities a year").format(speed=decimal(value))


def _stressed(text: str, is_stressed: bool) -> str:
    return f"<b>{escape(text)}</b>" if is_stressed else escape(text)


def _mark() -> str:
    return f'<span class="wb-mark">{escape(_("one periodical only"))}</span>'
