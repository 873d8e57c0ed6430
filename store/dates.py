"""Dates: from the text that a source carries to an interval of days with its precision, and back to words.

Three readers share the work. ISO 8601 and the usual forms of EDTF levels 0 and 1 are read by pattern, because
a corpus has a hundred thousand of them; the rest of EDTF by the `edtf` library; everything else as free text
in some fifteen languages. Free text is cut into tokens (year, number, month, season, century ...), each token
is one letter of a short code, and the shapes of dates are patterns over that code: "12. März 1905" is `D:MY`,
"Mars-avril 1905" `M-MY`.

Conventions, where a text may be read in two ways:

- `12/03/1905` is 12 March: day first, unless only the other order is possible.
- `1911-12` is December 1911 (ISO 8601), `1905-21` spring 1905 (EDTF), but `1920-21` is 1920 to 1921: of a
  season code that is also the year after, two consecutive years are the likelier sense. `1911/12` is 1911 to
  1912.
- Winter is named by the year in which it begins: "winter 1899" runs from December 1899 to February 1900.
- The 19th century is 1801 to 1900; `18XX`, "18--" and "1800s" are what their digits say, 1800 to 1899.
  "1900s" is the decade.
- "before 1900", "until 1900" and `../1900` have no start and end with 1900: the year named stays inside.
- `31 February 1905` is February 1905, uncertain.
- Square brackets (supplied by the cataloguer) say nothing about certainty; a question mark does.
- Of several dates, the finest counts if all others contain it ("1893, no. 12, 15 April 1893"), else their
  span.
"""

import functools
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NamedTuple

from babel import Locale
from edtf import parse_edtf

from store.folding import fold, plain_text

Precision = Literal["day", "month", "season", "year", "decade", "range", "unknown"]
Qualifier = Literal["approximate", "uncertain", "approximate and uncertain"]

MAX_LENGTH = 500  # characters of a text that are read
FIRST_YEAR, LAST_YEAR = 1000, 2100  # a number of free text is a year between these


@dataclass(frozen=True)
class DateInterval:
    """The days between which something was printed, both included; an end that is None is open.

    `precision` says what the source knew ("range": two dates, or a span such as a century), `qualifier`
    whether it doubted it ("1889?" is uncertain, "c. 1889" approximate).
    """

    start: date | None
    end: date | None
    precision: Precision
    qualifier: Qualifier | None = None


UNKNOWN = DateInterval(None, None, "unknown")


class _Point(NamedTuple):
    """One date found in a text; the ends as in DateInterval."""

    start: date
    end: date
    precision: Precision
    uncertain: bool = False
    approximate: bool = False


# ---------------------------------------------------------------------------------------------- calendar


def _last_day(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _years(first: int, last: int, uncertain: bool = False) -> _Point:
    """Whole years; two that are in the wrong order are swapped and doubted."""
    if last < first:
        first, last, uncertain = last, first, True
    precision: Precision = "year" if first == last else "range"
    return _Point(date(first, 1, 1), date(last, 12, 31), precision, uncertain)


def _decade(year: int) -> _Point:
    return _Point(date(year, 1, 1), date(year + 9, 12, 31), "decade")


def _month(year: int, month: int, uncertain: bool = False) -> _Point:
    return _Point(date(year, month, 1), _last_day(year, month), "month", uncertain)


def _season(year: int, season: int) -> _Point:
    """Season 1 (spring) to 4 (winter) of the northern hemisphere, three whole months each."""
    if season == 4:
        return _Point(date(year, 12, 1), _last_day(year + 1, 2), "season")
    return _Point(date(year, 3 * season, 1), _last_day(year, 3 * season + 2), "season")


def _day(year: int, month: int, day: int) -> _Point:
    """The day; its month, doubted, where there is no such day; its year where there is no such month.

    A zero stands for "not known" and leaves no doubt.
    """
    if not 1 <= month <= 12:
        if 1 <= day <= 12 < month <= 31:  # day and month changed places: nothing else can be meant
            return _day(year, day, month)._replace(uncertain=True)
        return _years(year, year, uncertain=month != 0)
    try:
        exact = date(year, month, day)
    except ValueError:
        return _month(year, month, uncertain=day != 0)
    return _Point(exact, exact, "day")


def _hull(points: list[_Point]) -> _Point:
    """The span from the first to the last; doubted if one of them is, or if they run backwards."""
    start, end = min(point.start for point in points), max(point.end for point in points)
    backwards = any(before.start > after.end for before, after in pairwise(points))
    return _Point(
        start,
        end,
        points[0].precision if all(point[:2] == (start, end) for point in points) else "range",
        backwards or any(point.uncertain for point in points),
        any(point.approximate for point in points),
    )


def _century(number: int, part: int = 0, parts: int = 0) -> _Point:
    """The years 100 n - 99 to 100 n, or the given half or quarter of them."""
    first, length = 100 * number - 99, 100
    if parts and 1 <= part <= parts:
        length //= parts
        first += (part - 1) * length
    return _years(first, first + length - 1)


def _abbreviated(year: int, digits: str, separator: str) -> _Point:
    """A year and one or two digits: `1887-88`, `1911-12`, `1905-21` (see the conventions above)."""
    number, tail = int(digits), year % 100
    if len(digits) == 1:
        if number > year % 10:
            return _years(year, year - year % 10 + number)
        return _month(year, number) if number else _years(year, year)
    consecutive = number == (tail + 1) % 100
    if consecutive and (separator == "/" or number == 0):
        return _years(year, year + 1)
    if 1 <= number <= 12:
        return _month(year, number)
    if separator == "-" and 21 <= number <= 24 and not consecutive:
        return _season(year, number - 20)
    if number > tail:
        return _years(year, year - tail + number)
    return _years(year, year)


# ---------------------------------------------------------------------------------------------- ISO and EDTF

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:\d\d.*)?)?)?")
_COMPACT = re.compile(r"(1\d{3}|20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])")
_EDTF_DATE = re.compile(
    r"(?=[\dX]{4}(?!\d))(\d{1,4})(X{0,3})(?:-(0[1-9]|1[0-2]|2[1-4]|XX)(?:-(\d\d|XX))?)?([?~%]?)"
)
# What only the library can read: sets, qualifiers inside a date, gaps before its end, significant digits.
_EDTF_RARE = re.compile(
    r"""
      [\[{] (?=.*,|.*\.\.) [\dX.,?~%-]{4,} [\]}]
    | (?=.*[?~%X]) (?!.*-\dX|.*-X\d) [?~%]? [\dX]{4} [\dX?~%/.-]*
    | \d{4}S\d
    """,
    re.VERBOSE,
)


def _edtf_date(text: str) -> _Point | None:
    """A date of EDTF level 0 or 1: year, year-month, day or season, X for digits unknown, ? ~ % behind."""
    match = _EDTF_DATE.fullmatch(text)
    if match is None:
        return None
    digits, unknown, month, day, qualifier = match.groups()
    first = int(digits) * 10 ** len(unknown)
    if not 1 <= first <= LAST_YEAR:
        return None
    if unknown:
        point = _decade(first) if len(unknown) == 1 else _years(first, first + 10 ** len(unknown) - 1)
    elif month in (None, "XX"):
        point = _years(first, first)
    elif int(month) > 20:
        point = _season(first, int(month) - 20)
    else:
        point = _month(first, int(month)) if day in (None, "XX") else _day(first, int(month), int(day))
    if not qualifier:
        return point
    return point._replace(uncertain=point.uncertain or qualifier in "?%", approximate=qualifier in "~%")


def _read_edtf(text: str) -> DateInterval | None:
    """The interval of an EDTF expression; None for any other text."""
    first, slash, second = text.partition("/")
    ends = [None if end in ("", "..") else _edtf_date(end) for end in (first, second)] if slash else []
    if any(ends) and all(end or side in ("", "..") for end, side in zip(ends, (first, second), strict=True)):
        known = [end for end in ends if end]
        hull = _hull(known)._replace(precision="range")
        return _interval(hull, open_start=ends[0] is None, open_end=ends[1] is None)
    if not slash and (point := _edtf_date(text)):
        return _interval(point)
    return _read_rare_edtf(text) if len(text) <= 80 and _EDTF_RARE.fullmatch(text) else None


def _read_rare_edtf(text: str) -> DateInterval | None:
    try:
        expression: Any = parse_edtf(text)
        lower, upper = expression.lower_strict(), expression.upper_strict()
    except (
        Exception
    ):  # the library raises many kinds on what it cannot read; the text is then read as free text
        return None
    # An open end is an infinite float, a known one a struct_time.
    open_start, open_end = isinstance(lower, float), isinstance(upper, float)
    if open_start and open_end:
        return None
    try:
        start = date(*(upper if open_start else lower)[:3])
        end = date(*(lower if open_end else upper)[:3])
    except ValueError:
        return None
    if start.year > LAST_YEAR or (end < start and not (open_start or open_end)):
        return None
    if open_start:
        start = end
    if open_end:
        end = start
    point = _Point(
        start,
        end,
        "range" if open_start or open_end else _natural_precision(start, end),
        uncertain="?" in text or "%" in text or text.startswith("["),  # [a, b]: one of them, not known which
        approximate="~" in text or "%" in text,
    )
    return _interval(point, open_start, open_end)


def _natural_precision(start: date, end: date) -> Precision:
    """The finest precision whose span this is."""
    if start == end:
        return "day"
    if start.day == 1 and end == _last_day(start.year, start.month):
        return "month"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        if start.year == end.year:
            return "year"
        if start.year % 10 == 0 and end.year == start.year + 9:
            return "decade"
    if start.month % 3 == 0 and start.day == 1 and end == _season(start.year, start.month // 3).end:
        return "season"
    return "range"


def _interval(point: _Point, open_start: bool = False, open_end: bool = False) -> DateInterval:
    qualifier: Qualifier | None = None
    if point.uncertain and point.approximate:
        qualifier = "approximate and uncertain"
    elif point.uncertain:
        qualifier = "uncertain"
    elif point.approximate:
        qualifier = "approximate"
    return DateInterval(
        None if open_start else point.start,
        None if open_end else point.end,
        "range" if open_start or open_end else point.precision,
        qualifier,
    )


# ---------------------------------------------------------------------------------------------- words

_WORDS_FILE = Path(__file__).with_name("date_words.toml")
# CLDR locales whose month names are read, without Croatian: its "listopad" is October, November elsewhere.
_MONTH_LOCALES = (
    *("en", "fr", "de", "de_AT", "it", "es", "ca", "pt", "ro", "nl"),
    *("sv", "da", "nb", "fi", "hu", "cs", "sk", "pl", "ru", "uk"),
)  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINAL_SUFFIXES = frozenset(
    {"st", "nd", "rd", "th", "er", "re", "e", "eme", "ieme", "me", "o", "a", "ste", "de", "te", "ten", "ter"}
    | {"ro", "en", "i", "ego", "go", "и", "го", "е"}
)
_DECADE_SUFFIXES = frozenset({"s", "er", "ers", "ern", "erne"})
_CENTURY_SUFFIXES = frozenset(
    {"tal", "talet", "tallet", "luku"}
)  # Nordic "1800-talet" is the century, as is "1800s"


class _Words(NamedTuple):
    codes: dict[str, tuple[str, Any]]  # word: code, value
    negations: frozenset[str]
    counters: frozenset[str]
    numberings: frozenset[str]
    units: frozenset[str]
    ordinal_counts: frozenset[str]


@functools.cache
def _words() -> _Words:
    """The words of dates, folded: from the table beside this file, and month names from CLDR by Babel."""
    table = tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))
    codes: dict[str, tuple[str, Any]] = {}

    def add(words: list[str], code: str, value: Any = None) -> None:
        for word in words:
            codes[fold(word)] = (code, value)

    add(table["linking"]["words"], "")
    add(table["joining"]["words"], "J")
    add(table["until"]["words"], "b")
    for name, code in (("approximate", "A"), ("uncertain", "U"), ("before", "<"), ("after", ">")):
        for words in table[name].values():
            add(words, code)
    add(table["century"]["words"], "C")
    add(table["century"]["sign"], "s")
    add(table["half"]["words"], "H", 2)
    add(table["quarter"]["words"], "H", 4)
    add(table["decade"]["words"], "E")
    for number, words in table["century_number"].items():
        add(words, "R", int(number))
    for number, words in table["ordinal"].items():
        add(words, "D", number)
    for number, name in enumerate(_SEASONS, start=1):
        add(table["season"][name], "S", number)
    for month, words in table["month"].items():
        add(words, "M", int(month))
    common = {fold(word) for word in table["not_month"]["words"]}
    for locale in _MONTH_LOCALES:
        forms = Locale.parse(locale).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in forms[context][width].items():
                    # Catalan gives "de març", "d’abril": the last word is the month's.
                    word = re.split(r"[ ']", fold(name).rstrip("."))[-1]
                    if word not in common:
                        codes[word] = ("M", month)
    return _Words(
        codes,
        *(
            frozenset(fold(word) for word in words)
            for words in (
                table["not"]["words"],
                table["counter"]["words"],
                table["counter"]["numbering"],
                table["unit"]["words"],
                table["ordinal_count"]["words"],
            )
        ),
    )


_ROMAN = re.compile(r"(?=[mdclxvi])(m{0,2})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")


_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def _roman(word: str) -> int | None:
    """The value of a Roman numeral in lower case; None for any other word."""
    if _ROMAN.fullmatch(word) is None:
        return None
    values = [_ROMAN_DIGITS[letter] for letter in word]
    return sum(-value if value < after else value for value, after in pairwise([*values, 0]))


# ---------------------------------------------------------------------------------------------- free text

_URL = re.compile(r"\b(?:https?|ark|urn|doi):\S*")
_TIME = re.compile(r"(?<=\d)[t ]\s*\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:z\b|[+-]\d\d:?\d\d)?")
_ROMAN_MONTH = re.compile(r"(?<=\d)([./-] ?)(i{1,3}|iv|vi{0,3}|ix|xi{0,2})(?=[./-] ?\d{4})")
_CORRECTED = re.compile(r"\b(?:i\. ?e\.|d\. ?i\.|recte\b|c\.?-?a-?d\.?)")
_CHINESE = re.compile(r"(\d{4})\s*年(?:\s*(\d\d?)\s*月(?:\s*(\d\d?)\s*日)?)?")
_OPEN_YEAR = re.compile(r"(?<=\d{4})([-/])9999\b")  # MARC's year of what has not ended

_TOKEN = re.compile(
    r"""
      (?P<decade>(?<![\w.,/-])(?:1\d\d|20\d)(?:\.{1,2}(?!\d)|-(?!\w)|[xu_?](?!\w)))         # 191. 191- 191x
    | (?P<century>(?<![\w.,/-])(?:1\d|20)(?:\.{2,}|--+|xx|uu|__|\?\?)(?!\w))                # 19.. 19-- 19xx
    | (?P<number>\d+)(?P<suffix>[-']?(?:s|tal|talet|tallet|luku)(?![^\W\d_])|[^\W\d_]*)     # 1905 12e 1920s
    | (?P<word>[^\W\d_]+)
    | (?P<mark>[-/.,()?=#§$£€])
    """,
    re.VERBOSE,
)

# The letters of the code. Y year, D number of one or two digits, n any other number, M month, S season, R
# Roman numeral or number of a century, C "century", s its sign, H half or quarter, E "years of", K decade, T
# century in digits, X decade or century with digits unknown, J joining word, b "until", A approximate, U
# uncertain, < before, > after, = "that is", W any other word. Marks stand for themselves, `(` for both round
# brackets and `:` for a full stop before a space.
_BRACKETS = str.maketrans("{}", "()", '[]*"“”„«»°')
_JOIN = r"[-Jb/]"
_GAP = r"[.:,(]*"


class _Token(NamedTuple):
    code: str
    value: Any


def _number(digits: str, suffix: str, words: _Words) -> _Token:
    """The token of a number and the letters glued behind it."""
    value, suffix = int(digits), suffix.lstrip("-'")
    is_year = len(digits) == 4 and FIRST_YEAR <= value <= LAST_YEAR
    if not suffix or words.codes.get(suffix, ("W", None))[0] == "":
        if is_year:
            return _Token("Y", value)
        return _Token("D" if len(digits) <= 2 else "n", digits)
    if len(digits) <= 2 and suffix in _ORDINAL_SUFFIXES:
        return _Token("D", digits)
    if is_year and suffix in _DECADE_SUFFIXES | _CENTURY_SUFFIXES:
        if value % 100 == 0 and (suffix in _CENTURY_SUFFIXES or (suffix == "s" and value < 1900)):
            return _Token("T", _years(value, value + 99))
        return _Token("K", value) if value % 10 == 0 else _Token("Y", value)
    return _Token("n", digits)


def _word(word: str, words: _Words) -> _Token:
    """The token of a word; its code is empty if it says nothing."""
    if known := words.codes.get(word):
        return _Token(*known)
    bare = re.sub(r"(?:ieme|eme|e|th|o)$", "", word)  # "xixe siecle"
    value = _roman(bare) if len(bare) >= 2 else None
    if value is not None and 5 <= value <= 21:
        return _Token("R", value)
    value = _roman(word) if len(word) >= 4 else None
    if value is not None and FIRST_YEAR <= value <= LAST_YEAR:
        return _Token("Y", value)
    return _Token("W", word)


def _tokens(text: str) -> list[_Token]:
    """Cut folded text into tokens; numbers that count something else than time get the code n or W."""
    words = _words()
    tokens: list[_Token] = []
    previous = ""  # the word just read, "" after anything else
    previous_end = -1
    counted = ""  # "counter" or "numbering" while the next number belongs to such a word
    negated = total = False
    for match in _TOKEN.finditer(text):
        kind, start = match.lastgroup, match.start()
        glued = start == previous_end
        previous_end = match.end()
        if kind == "word":
            word = match["word"]
            negated = negated or word in words.negations
            # "1889 of 3000": a count, if a number follows.
            total = word == "of" and bool(tokens) and tokens[-1].code == "Y"
            measured = bool(tokens) and tokens[-1].code in "YDn" and word in words.units and not glued
            if measured:
                tokens[-1] = _Token("n", tokens[-1].value)
            if word in words.ordinal_counts:
                at = len(tokens) - 1
                while at >= 0 and tokens[at].code in ".:":
                    at -= 1
                if at >= 0 and tokens[at].code == "D":
                    tokens[at] = _Token("n", tokens[at].value)
            if measured:
                counted = ""
            elif word in words.numberings:
                counted = "numbering"
            elif word in words.counters:
                counted = "counter"
            else:
                counted = ""
            token = _word(word, words)
            if negated and token.code in ("<", ">"):
                token = _Token("<" if token.code == ">" else ">", token.value)
                negated = False
            if token.code:
                tokens.append(token)
            previous = word
            continue
        if kind == "mark":
            mark = match["mark"]
            total = False
            if mark in "#§$£€":
                counted = "numbering"
            elif mark == ".":
                after = text[match.end() : match.end() + 1]
                tokens.append(_Token(":" if not after or after.isspace() else ".", None))
            else:
                counted = counted if mark in "-/" and tokens and tokens[-1].code == "n" else ""
                tokens.append(_Token("(" if mark == ")" else mark, None))
            previous = ""
            continue
        if kind == "suffix":
            token = _number(match["number"], match["suffix"], words)
        elif kind == "decade":
            token = _Token("X", _decade(10 * int(match["decade"][:3])))
        else:
            first = 100 * int(match["century"][:2])
            token = _Token("X", _years(first, first + 99))
        if kind in ("decade", "century") and match[0].endswith("?"):
            token = _Token("X", token.value._replace(uncertain=True))
        glued_to_word = glued and bool(previous) and words.codes.get(previous, ("",))[0] != "A"
        if counted == "numbering" or (counted and token.code in "DX") or glued_to_word:
            token = _Token("n", match[0])
        elif total:
            tokens[-1], token = _Token("n", None), _Token("n", match[0])
            counted = ""
        if token.code != "n":
            counted = ""
        total = False
        previous = ""
        tokens.append(token)
    return tokens


def _parts(tokens: list[_Token], codes: str) -> list[int]:
    """The values of the tokens that have one of the codes."""
    return [int(token.value) for token in tokens if token.code in codes]


def _read_days(tokens: list[_Token]) -> _Point:
    (year,), months, (first, last) = _parts(tokens, "Y"), _parts(tokens, "M"), _parts(tokens, "D")
    # "28 December to 3 January 1905": the year is the last day's.
    start_year = year - (months[0] > months[-1])
    return _hull([_day(start_year, months[0], first), _day(year, months[-1], last)])


def _read_day(tokens: list[_Token]) -> _Point:
    (year,), (month,), (day,) = _parts(tokens, "Y"), _parts(tokens, "M"), _parts(tokens, "D")
    return _day(year, month, day)


def _read_months(tokens: list[_Token]) -> _Point:
    (year,), months = _parts(tokens, "Y"), _parts(tokens, "M")
    turn = months[0] > months[-1]  # over the new year: the year written belongs to the month beside it
    if tokens[0].code == "Y":
        return _hull([_month(year, months[0]), _month(year + turn, months[-1])])
    return _hull([_month(year - turn, months[0]), _month(year, months[-1])])


def _read_month(tokens: list[_Token]) -> _Point:
    (year,), (month,) = _parts(tokens, "Y"), _parts(tokens, "M")
    return _month(year, month)


def _read_seasons(tokens: list[_Token]) -> _Point:
    seasons, years = _parts(tokens, "S"), _parts(tokens, "YD")
    first, last = years[0], years[-1]
    if last < 100:
        last = _abbreviated(first, str(last), "/").end.year
    if seasons[-1] == 4 and last == first + 1:
        last = first  # "winter 1899-1900" is one winter
    return _hull([_season(first, seasons[0]), _season(last, seasons[-1])])


def _read_numeric_year_first(tokens: list[_Token]) -> _Point:
    year, month, day = _parts(tokens, "YD")
    return _day(year, month, day)


def _read_numeric_day_first(tokens: list[_Token]) -> _Point:
    day, month, year = _parts(tokens, "DY")
    if month > 12 >= day >= 1:  # only month first is possible: an American date
        day, month = month, day
    return _day(year, month, day)


def _read_centuries(tokens: list[_Token]) -> _Point | None:
    part, parts, numbers = 0, 0, list[int]()
    for token in tokens:
        if token.code == "H" and numbers:
            part, parts = numbers.pop(), token.value  # its ordinal is the number just read: "2nd half"
        elif token.code in "DR":
            numbers.append(int(token.value))
    if not all(5 <= number <= 21 for number in numbers):
        return None
    if len(numbers) == 1:
        return _century(numbers[0], part, parts)
    return _hull([_century(number) for number in numbers])


def _read_years(tokens: list[_Token]) -> _Point:
    first, last = _parts(tokens, "Y")
    return _years(first, last)


def _read_abbreviated(tokens: list[_Token]) -> _Point:
    return _abbreviated(tokens[0].value, tokens[2].value, tokens[1].code)


def _read_numeric_month(tokens: list[_Token]) -> _Point:
    month, year = _parts(tokens, "DY")
    return _month(year, month) if 1 <= month <= 12 else _years(year, year)


def _read_decade(tokens: list[_Token]) -> _Point:
    year = tokens[-1].value
    return _years(year, year) if year % 10 else _decade(year)


_SHAPES: dict[str, tuple[str, Callable[[list[_Token]], _Point | None]]] = {
    "days": (
        rf"D[.:]?M{_GAP}{_JOIN}D[.:]?M{_GAP}Y"  # 28 March - 3 April 1905
        rf"|D[.:]?{_JOIN}D[.:]?M{_GAP}Y"  # 12-18 March 1905
        rf"|M[.:]?D,?{_JOIN}M[.:]?D{_GAP}Y"  # March 28 - April 3, 1905
        rf"|M[.:]?D,?{_JOIN}D{_GAP}Y",  # March 12-18, 1905
        _read_days,
    ),
    "day": (
        rf"D[.:,/-]?M[.:,(/-]*Y|M[.:]?D{_GAP}Y"
        rf"|Y[.:,(]+D[.:]?M(?![.:,(/-]*Y)|Y[.:,(/-]*M[.:/-]?D(?!{_GAP}[MY])",
        _read_day,
    ),
    "months": (rf"M(?:[.:]?[-Jb/,]?M)+{_GAP}Y|Y{_GAP}M[.:]?{_JOIN}M(?![.:,(/-]*Y)", _read_months),
    "month": (rf"M[.:,(/-]*Y|Y[.:,(/-]*M(?![.:,(/-]*(?:D{_GAP})?Y)", _read_month),
    "season": (rf"S(?:[-Jb/,]*S)*{_GAP}Y(?:[-/][YD])?|Y[.:,(-]*S(?!{_GAP}Y)", _read_seasons),
    "numeric_year_first": (r"Y-D-D|Y/D/D|Y\.D\.D|Y:D:D", _read_numeric_year_first),
    "numeric_day_first": (r"D-D-Y|D/D/Y|D[.:]D[.:]Y", _read_numeric_day_first),
    "century": (
        # "2nd half of the 19th century", "19e siècle, 2e moitié"
        rf"(?:D[.:]?H{_GAP}J?)?"
        rf"(?:[DR][.:]?(?:{_JOIN}[DR][.:]?)?C|C[.:]?[DR](?:{_JOIN}[DR])?(?![.:]?M)|s[.:]?R(?:{_JOIN}R)?)"
        rf"(?:{_GAP}D[.:]?H)?",
        _read_centuries,
    ),
    "years": (r"Y[-/]Y", _read_years),
    "abbreviated": (r"Y[-/]D(?![.:]?M)", _read_abbreviated),
    "numeric_month": (r"D[-/.]Y", _read_numeric_month),
    "decade": (r"EY(?![-/])|K", _read_decade),
    "span": (r"[TX]", lambda tokens: tokens[0].value),
    "year": (r"Y", lambda tokens: _years(tokens[0].value, tokens[0].value)),
}
_DATE = re.compile(
    rf"(?P<head>(?:[AU<>b]J?{_GAP})*)"
    rf"(?:{'|'.join(f'(?P<{name}>{pattern})' for name, (pattern, _) in _SHAPES.items())})"
    rf"(?P<tail>(?:[,(.:]*\?)*(?:{_GAP}[AU<>](?={_GAP}$))?)"
)
_OPEN_END = re.compile(r"-[-.:(?]*$")


def _read_words(text: str) -> DateInterval:
    """Read free text: the finest date that all others contain, or the span of them all."""
    text = _TIME.sub("", _URL.sub(" ", fold(text).translate(_BRACKETS)))
    text = _ROMAN_MONTH.sub(lambda match: f"{match[1]}{_roman(match[2])}", text)
    text = _CHINESE.sub(lambda match: "-".join(part for part in match.groups() if part), text)
    text = _OPEN_YEAR.sub("-", _CORRECTED.sub("=", text))
    tokens = _tokens(text)
    code = "".join(token.code for token in tokens)
    found: list[tuple[_Point, re.Match[str]]] = []
    for match in _DATE.finditer(code):
        name = next(name for name in _SHAPES if match[name])
        point = _SHAPES[name][1](tokens[slice(*match.span(name))])
        if point is None:
            continue
        words = match["head"] + match["tail"]
        uncertain = point.uncertain or "U" in words or "?" in words
        found.append((point._replace(uncertain=uncertain, approximate="A" in words), match))
    corrected = [(point, match) for point, match in found if match.start() > code.rfind("=") >= 0]
    found = corrected or found
    if not found:
        return UNKNOWN
    points = [point for point, _ in found]
    finest = min(points, key=lambda point: point.end - point.start)
    if not all(point.start <= finest.start and finest.end <= point.end for point in points):
        return _interval(_hull(sorted(points)))
    if len(found) > 1:
        return _interval(finest)
    match = found[0][1]
    words = match["head"] + match["tail"]
    before = "<" in words or "b" in words or code[: match.start()] == "-"
    after = ">" in words or _OPEN_END.match(code, match.end()) is not None
    return _interval(finest, open_start=before, open_end=after and not before)


@functools.lru_cache(maxsize=65_536)
def read_date(text: str | None) -> DateInterval:
    """Read a date as a source gives it; what says nothing of a date gives UNKNOWN.

    ISO 8601, EDTF levels 0 to 2, and free text (see the conventions at the head of this file). Never raises.
    At most 500 characters are read.
    """
    text = plain_text(text or "", MAX_LENGTH)
    if iso := _ISO.fullmatch(text):
        year, month, day = (int(part) if part else None for part in iso.groups())
        if year is None or not 1 <= year <= LAST_YEAR:
            return UNKNOWN
        if month is None:
            return _interval(_years(year, year))
        if day is not None:
            return _interval(_day(year, month, day))
        # Codes of EDTF level 2 (quarters, semesters), unless they read better as "1925-33".
        code = _read_rare_edtf(text) if 25 <= month <= 41 and month <= year % 100 else None
        return code or _interval(_abbreviated(year, iso[2], "-"))
    if compact := _COMPACT.fullmatch(text):
        return _interval(_day(*map(int, compact.groups())))
    return _read_edtf(text) or _read_words(text)


# A year, or two, padded to the full date and time that the IIIF standard asks of a navDate.
_PADDED_YEAR = re.compile(
    r"([\d-]*?)-01-01(?:[T ]00:00(?::00(?:\.0+)?)?)?\s*(?:Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)


def read_nav_date(text: str | None) -> DateInterval:
    """Read a IIIF navDate; like read_date, but the first of January at midnight stands for its year alone.

    The standard asks for a full date and time, so a library that knows a year has to write 1 January. Among
    the navDates of press manifests nearly all full dates are such padded years ("1903-01-01", and even
    "1887-1888-01-01T00:00:00"). An issue that did appear on 1 January is read a little too widely, never
    wrongly; a finer date from another field of its manifest settles it. The first of other months stays a
    day: fortnightlies and monthlies do carry it.
    """
    padded = _PADDED_YEAR.fullmatch((text or "").strip())
    return read_date(padded[1] if padded else text)


# ---------------------------------------------------------------------------------------------- back to words

Language = Literal["en", "fr"]
_LOCALES: dict[Language, str] = {"en": "en_GB", "fr": "fr_FR"}
_SEASON_NAMES: dict[Language, tuple[str, str, str, str]] = {
    "en": ("spring", "summer", "autumn", "winter"),
    "fr": ("printemps", "été", "automne", "hiver"),
}
_PHRASES: dict[Language, dict[str, str]] = {
    "en": {
        "unknown": "undated",
        "decade": "{year}s",
        "approximate": "c. {date}",
        "uncertain": "{date}?",
        "until": "until {date}",
        "since": "since {date}",
        "until day": "until {date}",
        "since day": "since {date}",
        "approximate decade": "c. {date}",
    },
    "fr": {
        "unknown": "sans date",
        "decade": "années {year}",
        "approximate": "vers {date}",
        "uncertain": "{date} ?",
        "until": "jusqu’à {date}",
        "since": "depuis {date}",
        "until day": "jusqu’au {date}",
        "since day": "depuis le {date}",
        "approximate decade": "vers les {date}",
    },
}


def _show_day(day: date, language: Language, with_year: bool = True, with_month: bool = True) -> str:
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    month = Locale.parse(_LOCALES[language]).months["format"]["wide"][day.month]
    return " ".join([number, *([month] if with_month else []), *([str(day.year)] if with_year else [])])


def _show_month(start: date, language: Language, with_year: bool = True) -> str:
    month = Locale.parse(_LOCALES[language]).months["format"]["wide"][start.month]
    return f"{month} {start.year}" if with_year else month


def _show_open(interval: DateInterval, language: Language) -> str:
    """A span with one end: "until March 1900", "depuis le 16 janvier 1966"."""
    phrases = _PHRASES[language]
    phrase, day = ("until", interval.end) if interval.end else ("since", interval.start)
    assert day is not None
    edge = _last_day(day.year, day.month) if phrase == "until" else day.replace(day=1)
    if day != edge:
        return phrases[f"{phrase} day"].format(date=_show_day(day, language))
    whole_year = day.month == (12 if phrase == "until" else 1)
    return phrases[phrase].format(date=str(day.year) if whole_year else _show_month(day, language))


def _show_range(start: date, end: date, language: Language) -> str:
    """A span in the coarsest words that say it exactly: years, months or days."""
    same_year, same_month = start.year == end.year, start.replace(day=1) == end.replace(day=1)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if same_year else f"{start.year}–{end.year}"
    if start.day == 1 and end == _last_day(end.year, end.month):
        if same_month:
            return _show_month(start, language)
        first = _show_month(start, language, with_year=not same_year)
        return f"{first}{'–' if same_year else ' – '}{_show_month(end, language)}"
    if start == end:
        return _show_day(start, language)
    first = _show_day(start, language, with_year=not same_year, with_month=not same_month)
    return f"{first}{'–' if same_month else ' – '}{_show_day(end, language)}"


def show_date(interval: DateInterval, language: Language = "en") -> str:
    """Say the interval at its own precision: "12 March 1905", "spring 1899", "c. 1889?", "undated"."""
    phrases = _PHRASES[language]
    start, end = interval.start, interval.end
    if start is None and end is None:
        return phrases["unknown"]
    if start is None or end is None:
        shown = _show_open(interval, language)
    elif interval.precision == "decade":
        shown = phrases["decade"].format(year=start.year)
    elif interval.precision == "season" and start.month % 3 == 0:
        year = str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        shown = f"{_SEASON_NAMES[language][start.month // 3 - 1]} {year}"
    else:
        shown = _show_range(start, end, language)
    if interval.qualifier in ("approximate", "approximate and uncertain"):
        phrase = "approximate decade" if interval.precision == "decade" else "approximate"
        shown = phrases[phrase].format(date=shown)
    if interval.qualifier in ("uncertain", "approximate and uncertain"):
        shown = phrases["uncertain"].format(date=shown)
    return shown
