"""What a manifest says about its document, in our columns.

Which field is the date, the place or the language is told by the names in `field_names.toml`, which is data
and can be extended. Of several sources of a date the order of trust is: override, navDate, date field, label;
one that comes later is preferred only where it says the same more exactly (navDate can name no mere year, so
that libraries write the first of January).
"""

import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import langcodes

from batch.iiif.presentation import Manifest, Place
from batch.iiif.texts import all_texts
from store.dates import DateInterval, read_date, read_nav_date
from store.folding import fold

DateSource = Literal["override", "navDate", "field", "label"]
FieldNames = Mapping[str, frozenset[str]]
"""By column, the names of its fields as `field_key` spells them."""

COLUMNS = (
    "title",
    "periodical",
    "issue",
    "date",
    "place",
    "country",
    "imprint",
    "language",
    "kind",
    "rights",
    "provider",
    "shelfmark",
)
LONGEST_VALUE = 500
_PARENTHESES = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_AT_THE_END = re.compile(r"\(([^()]*)\)[\s.]*$")
_FROM_FIRST_DIGIT = re.compile(r"[\s.,;:]*\d.*$", re.DOTALL)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9-]+)?")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Member:
    """What stands outside a manifest but is said of it: in its collection, and in the curator's list."""

    label: str | None = None
    nav_date: str | None = None
    collections: tuple[str, ...] = ()
    overrides: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Description:
    """A document in our columns; None where nothing is stated.

    `date_text` is the text that `date` was read from, as found, or one that could not be read. `places` are
    texts that may name the place of publication, the surest first; the first `stated_places` of them come
    from a field for places, or from the curator, the others (imprint, title) count only if a gazetteer knows
    them.
    """

    title: str | None
    periodical: str | None
    issue: str | None
    date_text: str | None
    date: DateInterval | None
    date_source: DateSource | None
    places: tuple[str, ...]
    stated_places: int
    country_text: str | None
    coordinates: Place | None
    language: str | None
    kind: str | None
    rights: str | None
    provider: str | None


@functools.cache
def known_field_names() -> FieldNames:
    """The names that come with the program, from `field_names.toml`."""
    content = tomllib.loads((Path(__file__).parent / "field_names.toml").read_text(encoding="utf-8"))
    return {
        column: frozenset(field_key(name) for names in content[column].values() for name in names)
        for column in COLUMNS
    }


def field_names(extra: Mapping[str, Sequence[str]] | None = None) -> FieldNames:
    """The known names and those of `extra`, by column; raises `ValueError` for a column that there is not."""
    names = dict(known_field_names())
    for column, more in (extra or {}).items():
        if column not in names:
            raise ValueError(
                f"There is no column {column!r} for field names; there are {', '.join(COLUMNS)}."
            )
        names[column] |= {field_key(name) for name in more}
    return names


def field_key(name: str) -> str:
    """A field's name without case, diacritics, punctuation and parentheses: how names are compared."""
    bare = _PARENTHESES.sub(" ", _CAMEL.sub(" ", name[:200]))
    return _NO_WORD.sub(" ", fold(bare)).strip()


def describe(
    manifest: Manifest, member: Member | None = None, names: FieldNames | None = None
) -> Description:
    """Our columns for a manifest, with what its collection and the curator's list say of it.

    Overrides are keyed by our words: periodical, issue, title, date, city, country, language, kind, rights,
    provider; they win over everything.
    """
    member = member or Member()
    override = {
        word: text.strip() for word, text in (member.overrides or {}).items() if text and text.strip()
    }
    found = _values_by_column(manifest, names or known_field_names())

    def first(column: str, *others: str | None) -> str | None:
        return _first(override.get(column), *found[column], *others)

    labels = [text for text in all_texts(manifest.label)[:1] if not _is_shelfmark(text, found["shelfmark"])]
    if member.label and member.label not in labels:
        labels.append(member.label)
    title = first("title", *labels)
    periodical = first("periodical", *found["title"], *member.collections[-1:])
    # A label names the issue only where something else names the periodical.
    issue = next((text for text in labels if periodical and _line(text) != periodical), None)
    date_text, interval, source = _date(manifest, member, override.get("date"), found, labels)
    places, stated = _places(override.get("city"), found, [*found["title"], *labels])
    if manifest.nav_place and manifest.nav_place.name and "city" not in override:
        places = (*places, _line(manifest.nav_place.name))
    languages = [override.get("language"), *found["language"]]
    return Description(
        title=title,
        periodical=periodical,
        issue=first("issue", issue),
        date_text=date_text,
        date=interval,
        date_source=source,
        places=places,
        stated_places=stated,
        country_text=first("country"),
        coordinates=None if "city" in override else manifest.nav_place,
        language=next((code for text in languages if text and (code := language_code(text))), None),
        kind=first("kind"),
        rights=_first(override.get("rights"), manifest.rights, *found["rights"]),
        provider=_first(
            override.get("provider"),
            *all_texts(manifest.provider),
            *found["provider"],
            *all_texts(manifest.attribution),
        ),
    )


def place_text(description: Description, is_known: Callable[[str], bool]) -> str | None:
    """The text to take for the place: the first that the gazetteer knows, else the first that was stated.

    `is_known` tells whether a gazetteer resolves a text. A mere hint that is not known is no place.
    """
    known = next((text for text in description.places if is_known(text)), None)
    return known or next(iter(description.places[: description.stated_places]), None)


def language_code(text: str) -> str | None:
    """The BCP 47 code ("fr") of the first language that a text names: by code, or by name in any language."""
    for part in re.split(r"[,;/|()\n]", text[:LONGEST_VALUE]):
        word = part.strip(" .[]").rpartition("#")[2]
        if not word:
            continue
        find = langcodes.get if _LANGUAGE_TAG.fullmatch(word) else langcodes.find
        try:
            tag = find(word)
        except LookupError:
            continue
        if tag.is_valid() and tag.language not in (None, "und", "mul", "zxx", "mis"):
            return tag.language
    return None


def _values_by_column(manifest: Manifest, names: FieldNames) -> dict[str, list[str]]:
    """The plain texts of the fields of each column, in the manifest's order, each once."""
    found: dict[str, dict[str, None]] = {column: {} for column in COLUMNS}
    for field in manifest.metadata:
        keys = {field_key(text) for text in all_texts(field.label)}
        columns = [column for column in COLUMNS if keys & names[column]]
        if columns:
            for text in all_texts(field.value):
                for column in columns:
                    found[column][text] = None
    return {column: list(texts) for column, texts in found.items()}


def _date(
    manifest: Manifest,
    member: Member,
    override: str | None,
    found: Mapping[str, list[str]],
    labels: Iterable[str],
) -> tuple[str | None, DateInterval | None, DateSource | None]:
    """The date by order of trust: its text, its interval, where it was found."""
    if override is not None:
        return override, _known(read_date(override)), "override"
    fields = [*found["date"], *_dates_of_imprints(found["imprint"])]
    candidates: list[tuple[str, DateInterval | None, DateSource]] = [
        *(
            (text, _known(read_nav_date(text)), "navDate")
            for text in (manifest.nav_date, member.nav_date)
            if text
        ),
        *((text, _known(read_date(text)), "field") for text in fields),
        *((text, _known(read_date(text)), "label") for text in labels),
    ]
    best: tuple[str, DateInterval, DateSource] | None = None
    for text, interval, source in candidates:
        if interval is not None and (best is None or _refines(interval, best[1])):
            best = (text[:LONGEST_VALUE], interval, source)
    if best is not None:
        return best
    unread = next(((text, source) for text, _, source in candidates if source != "label"), None)
    return (unread[0][:LONGEST_VALUE], None, unread[1]) if unread else (None, None, None)


def _is_shelfmark(label: str, shelfmarks: Iterable[str]) -> bool:
    """Whether a label ends in the last part of a shelfmark: some libraries label documents with it alone."""
    ends = (fold(text).rpartition(", ")[2].strip() for text in shelfmarks)
    return any(len(end) > 3 and fold(label).strip().endswith(end) for end in ends)


def _known(interval: DateInterval) -> DateInterval | None:
    return None if interval.precision == "unknown" else interval


def _refines(finer: DateInterval, coarser: DateInterval) -> bool:
    """Whether one interval lies within another and is shorter."""
    start, end = coarser.start or date.min, coarser.end or date.max
    inner_start, inner_end = finer.start or date.min, finer.end or date.max
    return start <= inner_start and inner_end <= end and inner_end - inner_start < end - start


def _dates_of_imprints(imprints: Iterable[str]) -> list[str]:
    """The dates of "Place : publisher, date": what follows the last comma, where it holds digits."""
    tails = (text.rpartition(",")[2].strip() for text in imprints)
    return [tail for tail in tails if any(c.isdigit() for c in tail)]


def _places(
    override: str | None, found: Mapping[str, list[str]], titles: Iterable[str]
) -> tuple[tuple[str, ...], int]:
    """Texts that may name the place, the surest first, and how many of them were stated as such."""
    if override is not None:
        return (override,), 1
    stated = list(dict.fromkeys(_line(text) for text in found["place"]))
    hints: list[str] = []
    for text in found["imprint"]:
        before, colon, _ = text.partition(":")
        hints += [part.strip(" []") for part in before.split(";")] if colon else []
        hints += [inside for inside, _ in _PARENTHESES.findall(text[:LONGEST_VALUE])]
    # "Le Miroir (Paris. 1910)": catalogues tell titles of one name apart by place and first year, at the end.
    hints += [match[1] for title in titles if (match := _AT_THE_END.search(title[:LONGEST_VALUE]))]
    hints = [_FROM_FIRST_DIGIT.sub("", hint) for hint in hints]
    hints = [hint for hint in hints if len(hint) > 2 and hint[0].isupper()]
    hints = [hint for hint in dict.fromkeys(_line(hint) for hint in hints) if hint not in stated]
    return (*stated, *hints[:8]), len(stated)


def _first(*texts: str | None) -> str | None:
    """The first text that there is, as one line."""
    return next((_line(text) for text in texts if text and text.strip()), None)


def _line(text: str) -> str:
    """A text as one line of bounded length."""
    return " ".join(text.split())[:LONGEST_VALUE]
