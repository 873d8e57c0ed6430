"""A motif: one family of pictures that the sample corpus can print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

LANGUAGES = ("en", "fr", "de", "it", "es", "nl")
THEMES = (
    "ships",
    "portraits",
    "machines",
    "buildings",
    "animals",
    "maps",
    "fashion",
    "compositions",
    "scenes",
    "advertisements",
)


@dataclass(frozen=True)
class Motif:
    """A family of pictures drawn by code, tonal and coloured; the manners of print make lines or dots of it.

    name: identifier, lower case with hyphens.
    theme: one of THEMES.
    titles: language (one of LANGUAGES) to the caption that an editor would print.
    width, height: size in SVG user units, long side about 900.
    draw: takes a seeded source of chance and gives a whole SVG document; other chance, other picture of the family.
    """

    name: str
    theme: str
    titles: Mapping[str, str]
    width: int
    height: int
    draw: Callable[[Random], str]


def titles(*captions: str) -> dict[str, str]:
    """Captions in the order of LANGUAGES, as a mapping."""
    return dict(zip(LANGUAGES, captions, strict=True))
