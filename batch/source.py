"""What any source of pictures gives: documents with their pages, as found, before dates and places are understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from store.dates import DateInterval
from store.places import Place

NOT_THERE = "the file is not there"
"""The error of a page whose file is missing: such a page is taken up by itself once the file comes back."""


@dataclass(frozen=True)
class SourcePage:
    """One page as its source tells it.

    ``label`` is what the page is called (its printed number), ``title`` what the picture on it is called, if the page is one
    picture; ``image`` is all that a manifest says of a IIIF image; ``error`` says why the page cannot be used, if so.
    """

    key: str
    number: int
    image_url: str | None
    label: str | None = None
    title: str | None = None
    canvas: str | None = None
    image_service: str | None = None
    image: Mapping[str, Any] | None = None
    width: int | None = None
    height: int | None = None
    kind: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    error: str | None = None


@dataclass(frozen=True)
class Problem:
    """Something in a source that was left out or cannot be right: where, and what is wrong."""

    where: str
    what: str


@dataclass
class SourceDocument:
    """One document as its source tells it; ``key`` names it within the source and must not change between builds.

    ``date`` is what ``date_text`` means where the source knows more than the text tells; ``nearest_city`` is taken where
    ``city_text`` gives no place.
    """

    key: tuple[str | None, ...]
    manifest: str | None = None
    periodical: str | None = None
    issue: str | None = None
    date_text: str | None = None
    date: DateInterval | None = None
    city_text: str | None = None
    country_text: str | None = None
    nearest_city: Place | None = None
    language: str | None = None
    kind: str | None = None
    rights: str | None = None
    provider: str | None = None
    viewer: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    pages: list[SourcePage] = field(default_factory=list)
