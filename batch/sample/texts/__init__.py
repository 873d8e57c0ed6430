"""What the made-up press says, in its languages: invented text, one TOML file a language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from importlib.resources import files

LANGUAGES = ("ca", "cs", "de", "en", "es", "fr", "hu", "it", "ja", "nl", "pt", "ru", "sv", "zh")


@dataclass(frozen=True)
class Text:
    """A language's words.

    number: "No."; price: a line of the masthead; day: pattern of a date; months, seasons (from winter on):
    names; undated: what a catalogue writes of an issue without date; headings and paragraphs: of articles;
    goods: what advertisements sell; captions: by theme of motif, where the motifs have no title in the
    language.
    """

    number: str
    price: str
    undated: str
    day: str
    months: list[str]
    headings: list[str]
    paragraphs: list[str]
    seasons: list[str]
    goods: list[str]
    captions: dict[str, str] = field(default_factory=dict)


TEXTS: dict[str, Text] = {
    language: Text(**tomllib.loads((files(__name__) / f"{language}.toml").read_text("utf-8")))
    for language in LANGUAGES
}
