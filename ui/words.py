"""How numbers, places, dates and similarities are said on screen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from babel import Locale

from store.dates import DateInterval, show_date
from store.places import country_name
from ui.language import LOCALES, N_, _, current_language, decimal, ngettext, number

KINDS = {
    "engraving": N_("engraving"),
    "half-tone": N_("half-tone"),
    "label": N_("label"),
    "letterpress": N_("letterpress"),
    "lithograph": N_("lithograph"),
    "woodcut": N_("woodcut"),
}
SEGMENTERS = {
    "none": N_("not at all: the whole page or file"),
    "boxes": N_("along boxes known before"),
    "layout": N_("by the layout of the page"),
    "docextractor": N_("by docExtractor"),
    "onnx": N_("by a detection network"),
    "hand": N_("by hand"),
}


def count(value: int | None, singular: str, plural: str) -> str:
    """``1 city``, ``3 cities``; both words are messages of the catalogue."""
    return f"{number(value)} {ngettext(singular, plural, value or 0)}"


def country_label(code: str) -> str:
    """A country's name."""
    return country_name(code, current_language()) or code


def language_label(code: str) -> str:
    """A language's name, of its code (``fr``, ``fr-CA``); what is no code is shown as it is."""
    names = Locale.parse(LOCALES[current_language()]).languages
    return names.get(code.replace("-", "_").split("_")[0].lower(), code)


def kind_label(kind: str) -> str:
    """What kind of picture it is: the words of the sample corpus are translated, those of other sources shown as they are."""
    return _(KINDS[kind]) if kind in KINDS else kind


def segmenter_label(segmenter: str) -> str:
    """How an image was cut out of its page; of a network with weights of one's own the beginning of their hash is said."""
    method, _dash, weights = segmenter.partition("-")
    said = _(SEGMENTERS[method]) if method in SEGMENTERS else method
    return f"{said} ({weights})" if weights else said


def date_label(row: dict[str, Any]) -> str:
    """When a print appeared, as precisely as is known."""
    interval = DateInterval(row["date_start"], row["date_end"], row["date_precision"], row["date_qualifier"])
    return show_date(interval, current_language())


def place_label(row: dict[str, Any]) -> str:
    """Where a print appeared."""
    return row["city"] or (country_label(row["country"]) if row["country"] else _("place unknown"))


def years_label(first: int | None, last: int | None) -> str:
    """``1905``, ``1905–1907`` or ``undated``."""
    if first is None or last is None:
        return _("undated") if first is None and last is None else str(first if last is None else last)
    return str(first) if first == last else f"{first}–{last}"


def route_label(places: Sequence[tuple[str, str]], most: int = 8) -> str:
    """``Paris → Haarlem``: cities in the order of their first print."""
    if not places:
        return _("place unknown")
    shown = " → ".join(city for city, _country in places[:most])
    if len(places) <= most:
        return shown
    more = ngettext("{n} more", "{n} more", len(places) - most).format(n=number(len(places) - most))
    return f"{shown} → … ({more})"


def publication_label(row: dict[str, Any]) -> str:
    """Periodical and issue; an issue that already names its periodical says both."""
    periodical, issue = row["periodical"], row["issue"]
    if periodical and issue and not issue.startswith(periodical):
        return f"{periodical}, {issue}"
    return issue or periodical or ""


def title_label(row: dict[str, Any]) -> str:
    """What to call a print: its title, else its periodical and issue."""
    return row["title"] or publication_label(row) or _("Untitled")


def not_in_corpus() -> str:
    """What to say of an address that names an image that is not there."""
    return _("The image that this address names is not in the corpus. The link may belong to another corpus.")


def provenance_line(provenance: Mapping[str, Any]) -> str:
    """What a screen stands on, for a Markdown element: corpus, its version, model and threshold."""
    said = _("{corpus}, corpus version {version}, model {model}").format(
        corpus=provenance["corpus"], version=provenance["corpus_version"], model=provenance["model"]
    )
    if "threshold" in provenance:
        said += ", " + _("similarity {similarity}").format(similarity=decimal(provenance["threshold"]))
    return plain(said)


def chance_sentence(chance: list[tuple[float, float]], similarity: float) -> str:
    """What ``similarity`` is worth in this corpus; ``chance`` gives (share of random pairs, similarity they reach)."""
    rarest = min((share for share, reached in chance if similarity >= reached), default=None)
    if rarest is None:
        return _(
            "Of pairs of images taken at random from this corpus, many are as similar as {similarity}."
        ).format(similarity=decimal(similarity))
    return _(
        "Of pairs taken at random from this corpus, fewer than 1 in {pairs} are as similar as {similarity}."
    ).format(pairs=number(round(1 / rarest)), similarity=decimal(similarity))


MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&])")
LINKED = re.compile(r"(?i)(?<=https:)(?=//)|(?<=http:)(?=//)|(?<=www)(?=\.)|(?<=@)")
"""Where an address begins that Markdown makes a link of, escaped or not."""
NOTHING = "\u200b"


def plain(text: str) -> str:
    """``text`` for a Markdown element, with everything that Markdown would act on made harmless, addresses included."""
    return MARKDOWN.sub(r"\\\1", LINKED.sub(NOTHING, " ".join(text.split())))
