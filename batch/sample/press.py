"""The made-up press: periodicals of real cities, 1880-1940, their issues, and how pictures travel.

No title here is known to have existed. Everything is planned from one seed: `plan()` always gives the same
press.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.random import Generator

from batch.sample.motifs import MOTIFS
from batch.sample.texts import TEXTS

SEED = 1889


@dataclass(frozen=True)
class City:
    """A real city: its usual English name, country (ISO 3166-1 alpha-2 of today) and position in degrees."""

    name: str
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Periodical:
    """A made-up title.

    place, country: as a catalogue has them (an empty country is a trap); city: where it truly appeared, a
    key of CITIES. first, last: years of its life; issues: how many of them the corpus holds. script:
    "antiqua", "fraktur" or "mincho". themes: of the motifs that it likes best. networks: agencies that send
    blocks to it. dates: how its catalogue dates issues, each one of DATE_STYLES, taken in turn. colour:
    whether it has colour presses.
    price: of a number, where it is not its language's usual.
    """

    key: str
    title: str
    city: str
    place: str
    country: str
    language: str
    first: int
    last: int
    issues: int
    columns: int
    themes: tuple[str, ...]
    networks: tuple[str, ...]
    dates: tuple[str, ...]
    script: str = "antiqua"
    colour: bool = False
    price: str = ""


_TABLES = tomllib.loads((files("batch.sample") / "press.toml").read_text("utf-8"))

# Two cities of one name have keys that tell them apart.
CITIES: dict[str, City] = {
    key: City(key.partition(" (")[0], *values) for key, values in _TABLES["cities"].items()
}


def _periodical(row: dict[str, Any]) -> Periodical:
    city = CITIES[row["city"]]
    lists = {name: tuple(row[name]) for name in ("themes", "networks", "dates")}
    return Periodical(**{"place": city.name, "country": city.country, **row, **lists})


PERIODICALS: tuple[Periodical, ...] = tuple(_periodical(row) for row in _TABLES["periodicals"])

DATE_STYLES = (
    "day", "month", "year", "local", "season", "edtf-season", "range", "approximate", "decade", "volume",
    "unreadable",
)  # fmt: skip

# Years in which the made-up press was busiest: pictures travel within such a wave.
WAVES = ((1884, 1891), (1896, 1903), (1907, 1914), (1921, 1927), (1929, 1936))

# Years before which a thing, or a way of composing, could not be pictured.
SINCE = {
    "airship": 1900,
    "art-nouveau-ornament": 1894,
    "bicycle-advertisement": 1888,
    "biplane": 1908,
    "constructivist-poster": 1921,
    "futurist-motion": 1910,
    "iron-tower": 1888,
    "motor-race": 1896,
    "neoplastic-grid": 1919,
    "papier-colle": 1912,
    "skyscraper": 1894,
    "suprematist-composition": 1915,
}
MODERN_THEMES = {"compositions": 1910}

LOGO_TITLE = "halfdime"
TRAVELLERS = 45

# How many of the travelling pictures stay within one city, or within one title.
ONE_CITY, ONE_TITLE = 3, 4


@dataclass(frozen=True)
class Printing:
    """One illustration of an issue.

    picture: the travelling picture's name, or empty; motif and drawing: what is drawn (drawing 0 travels);
    manner: one of MANNERS; changes: names of travel.CHANGES in order; trap: "", "stamp", "logo" or
    "advertisement"; seed: of everything that chance decides about this printing.
    """

    picture: str
    motif: str
    drawing: int
    manner: str
    changes: tuple[str, ...]
    trap: str
    seed: int


@dataclass
class Issue:
    """An issue: its true date, its date as the catalogue has it, and what it prints, in order."""

    key: str
    periodical: Periodical
    number: int
    day: date
    date_text: str
    pages: int
    printings: list[Printing] = field(default_factory=list)


def kilometres(a: City, b: City) -> float:
    """The great-circle distance between two cities."""
    phi, psi = math.radians(a.latitude), math.radians(b.latitude)
    turn = math.radians(a.longitude - b.longitude)
    cosine = math.sin(phi) * math.sin(psi) + math.cos(phi) * math.cos(psi) * math.cos(turn)
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))


def date_as_found(day: date, style: str, language: str, turn: int) -> str:
    """An issue's date as a catalogue might have it: EDTF, or free text in the periodical's language.

    style: one of DATE_STYLES; turn: which of several spellings of that style.
    """
    text = TEXTS[language]
    year = day.year
    season = (day.month % 12) // 3
    spellings: dict[str, Sequence[str]] = {
        "day": (day.isoformat(),),
        "month": (f"{year}-{day.month:02d}",),
        "year": (f"{year}",),
        "local": (text.day.format(day=day.day, month=text.months[day.month - 1], year=year),),
        "season": (f"{text.seasons[season]} {year}",),
        "edtf-season": (f"{year}-{(24, 21, 22, 23)[season]}",),
        "range": (f"{year}/{year + 1}", f"{year}-{year + 1}"),
        "approximate": (f"{year}~", f"[{year}?]", f"c. {year}"),
        "decade": (f"{year // 10}X",),
        "volume": ("Jahrgang 19", f"Jahrgang {year}"),
        "unreadable": (text.undated,),
    }
    return spellings[style][turn % len(spellings[style])]


def plan(seed: int = SEED) -> list[Issue]:
    """The whole press: its issues in order of date, each with the illustrations that it prints."""
    rng = np.random.default_rng(seed)
    issues = _issues(rng)
    names = list(MOTIFS)
    travellers = [names[i] for i in rng.permutation(len(names))[:TRAVELLERS]]
    _send(travellers, issues, rng)
    _fill(issues, rng)
    for issue in issues:
        _arrange(issue)
    return issues


def _issues(rng: Generator) -> list[Issue]:
    issues = []
    spellings: Counter[str] = Counter()
    for periodical in PERIODICALS:
        waves = [wave for wave in WAVES if wave[0] >= periodical.first - 2 and wave[1] <= periodical.last + 2]
        days: set[date] = set()
        start = int(rng.integers(len(waves)))
        while len(days) < periodical.issues:
            wave = waves[(start + len(days)) % len(waves)]
            low, high = max(wave[0], periodical.first), min(wave[1], periodical.last)
            days.add(date(low, 1, 1) + timedelta(days=int(rng.integers((high - low + 1) * 365))))
        number = int(rng.integers(3, 40))
        for turn, day in enumerate(sorted(days)):
            number = number + 1 + int(rng.integers(1, 30))
            styles = periodical.dates
            style = styles[turn % len(styles)]
            found = date_as_found(day, style, periodical.language, spellings[style])
            spellings[style] += 1
            key = f"{periodical.key}-{turn + 1:02d}"
            issues.append(Issue(key, periodical, number, day, found, pages=2))
    return sorted(issues, key=lambda issue: (issue.day, issue.key))


def _send(travellers: list[str], issues: list[Issue], rng: Generator) -> None:
    """Let each travelling picture start somewhere and be printed again along plausible routes."""
    room = {issue.key: 6 for issue in issues}
    lengths = np.clip(np.round(2 + rng.gamma(2.2, 2.9, len(travellers))), 2, 14).astype(int)
    lengths[:ONE_CITY] = (3, 4, 3)
    lengths[ONE_CITY : ONE_CITY + ONE_TITLE] = (2, 3, 2, 3)
    lengths[-3:] = (14, 13, 12)
    # What can be pictured only late, and what travels far, chooses first.
    for index in sorted(range(len(travellers)), key=lambda i: (-_since(travellers[i]), -lengths[i])):
        name = travellers[index]
        bound = "city" if index < ONE_CITY else "title" if index < ONE_CITY + ONE_TITLE else ""
        route = _route(name, int(lengths[index]), bound, issues, room, rng)
        first_manner = ""
        for step, issue in enumerate(sorted(route, key=lambda issue: (issue.day, issue.key))):
            room[issue.key] -= 1
            manner = _manner(issue, MOTIFS[name].theme, rng)
            changes = _changes(step, first_manner, manner, issue, rng)
            first_manner = first_manner or manner
            # A half-tone made from an engraved print is an engraving seen through a screen.
            block = first_manner if "half-toned" in changes or "greyed" in changes else manner
            issue.printings.append(Printing(name, name, 0, block, changes, "", int(rng.integers(2**31))))


def _route(
    name: str, length: int, bound: str, issues: list[Issue], room: dict[str, int], rng: Generator
) -> list[Issue]:
    """The issues that print a picture, `length` if so many can be reached; bound: "", "city" or "title"."""
    theme = MOTIFS[name].theme
    best: list[Issue] = []
    for _ in range(12):
        # Most pictures start where several agencies meet.
        weights = np.array(
            [_liking(name, i) * len(i.periodical.networks) ** 2 * (room[i.key] > 0) for i in issues]
        )
        if bound:
            weights *= [_siblings(issue, issues, bound) >= length for issue in issues]
        if not weights.any():
            break
        origin = issues[int(rng.choice(len(issues), p=weights / weights.sum()))]
        route, chances = [origin], {}
        for issue in issues:
            chance = _reach(origin, issue, theme, bound) * (room[issue.key] > 0)
            if chance > 0:
                chances[issue.key] = chance
        candidates = {issue.key: issue for issue in issues if issue.key in chances}
        while candidates and len(route) < length:
            keys = list(candidates)
            shares = np.array([chances[key] for key in keys])
            chosen = candidates.pop(keys[int(rng.choice(len(keys), p=shares / shares.sum()))])
            route.append(chosen)
            if not bound:
                # A title seldom prints the same picture twice, a city not too often.
                for key, issue in candidates.items():
                    if issue.periodical is chosen.periodical:
                        chances[key] *= 0.05
                    elif issue.periodical.city == chosen.periodical.city:
                        chances[key] *= 0.4
        if len(route) > len(best):
            best = route
        if len(best) == length:
            break
    return best


def _since(name: str) -> int:
    """The year from which a motif can be pictured; 0 for what was always there."""
    return SINCE.get(name, MODERN_THEMES.get(MOTIFS[name].theme, 0))


def _liking(name: str, issue: Issue) -> float:
    """How much an issue would like to print a motif; 0 where the thing did not exist yet."""
    if issue.day.year < _since(name):
        return 0.0
    return 3.0 if MOTIFS[name].theme in issue.periodical.themes else 1.0


def _siblings(issue: Issue, issues: list[Issue], bound: str) -> int:
    if bound == "title":
        return sum(other.periodical is issue.periodical for other in issues if other.day >= issue.day)
    titles = {other.periodical.key for other in issues if other.periodical.city == issue.periodical.city}
    later = sum(other.periodical.city == issue.periodical.city for other in issues if other.day >= issue.day)
    return later if len(titles) > 1 else 0


def _reach(origin: Issue, issue: Issue, theme: str, bound: str) -> float:
    """How readily a picture first printed in `origin` is printed again in `issue`."""
    here, there = origin.periodical, issue.periodical
    years = (issue.day - origin.day).days / 365.25
    if issue is origin or years <= 0:
        return 0.0
    if bound == "title":
        return float(there is here)
    if bound == "city":
        return float(there.city == here.city)
    distance = kilometres(CITIES[here.city], CITIES[there.city])
    if years < 0.04 + distance / 40_000 or years > 16:
        return 0.0
    chance = math.exp(-years / 4.5) * math.exp(-distance / 12_000)
    chance *= 4.0 if set(here.networks) & set(there.networks) else 1.0
    chance *= 2.0 if theme in there.themes else 1.0
    return chance * (0.05 if there is here else 1.0)


def _manner(issue: Issue, theme: str, rng: Generator) -> str:
    """The manner in which an issue prints a picture: its year decides, and the title's taste."""
    year = issue.day.year
    if issue.periodical.colour or theme in ("fashion", "advertisements"):
        colour = 0.55 if issue.periodical.colour else 0.22
    else:
        colour = 0.07
    photograph = float(np.clip((year - 1889) / 26, 0.0, 0.8))
    cut = 0.12 if year < 1900 else 0.06 if year < 1919 else 0.22
    if issue.periodical.script == "mincho" and year < 1905:
        cut = 0.5
    if theme in ("maps", "compositions"):
        photograph *= 0.6
    shares = np.array([max(1 - photograph, 0.12), photograph, colour * 1.6, cut])
    return ("engraving", "halftone", "lithograph", "woodcut")[int(rng.choice(4, p=shares / shares.sum()))]


def _changes(step: int, first: str, manner: str, issue: Issue, rng: Generator) -> tuple[str, ...]:
    """What a reprint does to the picture; the first printing is whole, if not always clean."""
    year = issue.day.year

    def happens(chance: float) -> bool:
        return bool(rng.random() < chance)

    changes = []
    if step:
        if manner in ("engraving", "woodcut", "lithograph") and happens(0.45):
            changes.append("recopied")
            if happens(0.28):
                changes.append("mirrored")
        if happens(0.22):
            changes.append("cropped")
        if first == "lithograph" and manner != "lithograph" and happens(0.7):
            changes += ["greyed", "half-toned"] if happens(0.6) else ["greyed"]
        elif first in ("engraving", "woodcut") and manner == "halftone" and happens(0.45):
            changes.append("half-toned")
        if manner != "lithograph" and happens(0.06):
            changes.append("inverted")
        if happens(0.12):
            changes.append("framed")
        if happens(0.12):
            changes.append("captioned")
        if happens(0.10):
            changes.append("skewed")
    for name, chance in (
        ("bleed-through", 0.08),
        ("stained", 0.07),
        ("yellowed", 0.14 if year < 1915 else 0.05),
    ):
        if happens(chance):
            changes.append(name)
    return tuple(changes)


def _fill(issues: list[Issue], rng: Generator) -> None:
    """Add to each issue pictures of its own, and the traps: labels, one logo, advertisements that chain."""
    drawings: Counter[str] = Counter()
    names = np.array(list(MOTIFS))
    advertisement = 0
    for number, issue in enumerate(issues):
        liked = np.array([_liking(name, issue) for name in names])
        used = {printing.motif for printing in issue.printings}
        liked[[name in used for name in names]] = 0
        own = int(rng.integers(1, 3)) + max(2 - len(issue.printings), 0)
        for name in rng.choice(names, size=own, replace=False, p=liked / liked.sum()):
            drawings[name] += 1
            manner = _manner(issue, MOTIFS[name].theme, rng)
            changes = _changes(0, manner, manner, issue, rng)
            issue.printings.append(
                Printing("", str(name), drawings[name], manner, changes, "", int(rng.integers(2**31)))
            )
        if number % 3 != 2 and advertisement < 44:
            advertisement += 1
            issue.printings.append(
                Printing("", "", advertisement, "engraving", (), "advertisement", int(rng.integers(2**31)))
            )
        if issue.periodical.key == LOGO_TITLE:
            issue.printings.append(Printing("", "", 0, "woodcut", (), "logo", int(rng.integers(2**31))))
        # A bound volume holds several issues: its first carries the library's label.
        if issue.key.endswith(("-01", "-04")):
            issue.printings.append(
                Printing("", "", number, "engraving", (), "stamp", int(rng.integers(2**31)))
            )


def _arrange(issue: Issue) -> None:
    """Set the order of an issue's illustrations (label first, advertisements last) and its pages."""
    rank = {"stamp": 0, "": 1, "logo": 2, "advertisement": 3}
    issue.printings.sort(key=lambda printing: (rank[printing.trap], printing.seed))
    issue.pages = min(max(math.ceil(len(issue.printings) / 3.5), 1), 4)
