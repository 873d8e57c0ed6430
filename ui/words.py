"""How numbers, places, dates and similarities are said on screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from store.dates import DateInterval, show_date
from store.places import country_name


def number(value: Any) -> str:
    """A whole number with its thousands apart."""
    return f"{value or 0:,}"


def count(value: int | None, singular: str, plural: str | None = None) -> str:
    """``1 city``, ``3 cities``."""
    return f"{value or 0:,} {singular if value == 1 else plural or singular + 's'}"


def country_label(code: str) -> str:
    """A country's name."""
    return country_name(code, "en") or code


def date_label(row: dict[str, Any]) -> str:
    """When a print appeared, as precisely as is known."""
    return show_date(
        DateInterval(row["date_start"], row["date_end"], row["date_precision"], row["date_qualifier"])
    )


def place_label(row: dict[str, Any]) -> str:
    """Where a print appeared."""
    return row["city"] or (country_label(row["country"]) if row["country"] else "place unknown")


def years_label(first: int | None, last: int | None) -> str:
    """``1905``, ``1905–1907`` or ``undated``."""
    if first is None or last is None:
        return "undated" if first is None and last is None else str(first if last is None else last)
    return str(first) if first == last else f"{first}–{last}"


def route_label(places: Sequence[tuple[str, str]], most: int = 8) -> str:
    """``Paris → Haarlem``: cities in the order of their first print."""
    if not places:
        return "place unknown"
    shown = " → ".join(city for city, _ in places[:most])
    return shown + (f" → … ({len(places) - most} more)" if len(places) > most else "")


def publication_label(row: dict[str, Any]) -> str:
    """Periodical and issue; an issue that already names its periodical says both."""
    periodical, issue = row["periodical"], row["issue"]
    if periodical and issue and not issue.startswith(periodical):
        return f"{periodical}, {issue}"
    return issue or periodical or ""


def title_label(row: dict[str, Any]) -> str:
    """What to call a print: its title, else its periodical."""
    return row["title"] or row["periodical"] or "Untitled"


def chance_sentence(chance: list[tuple[float, float]], similarity: float) -> str:
    """What ``similarity`` is worth in this corpus; ``chance`` gives (share of random pairs, similarity they reach)."""
    rarest = min((share for share, reached in chance if similarity >= reached), default=None)
    if rarest is None:
        return (
            f"Of pairs of images taken at random from this corpus, many are as similar as {similarity:.2f}."
        )
    return f"Of pairs taken at random from this corpus, fewer than 1 in {1 / rarest:,.0f} are as similar as {similarity:.2f}."


MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&])")


def plain(text: str) -> str:
    """``text`` for a Markdown element, with everything that Markdown would act on made harmless."""
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))
