"""The language of the screen: English as the sources have it, French by the catalogue ``translations/fr.po``.

The catalogue is in gettext's format and is read as it is; a translation that would not fit its message is left out, so that
the English stands instead. The language travels in the address (``lang=fr``); the browser's own is the default.
"""

from __future__ import annotations

import io
import string
from collections.abc import Iterable, Sequence
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any, Literal, cast, get_args

import streamlit as st
from babel import Locale
from babel.lists import format_list
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from streamlit.runtime.scriptrunner import get_script_run_ctx

Language = Literal["en", "fr"]
LANGUAGES: dict[Language, str] = {"en": "English", "fr": "Français"}
"""The languages by their own names."""
LOCALES: dict[Language, str] = {"en": "en_GB", "fr": "fr_FR"}
"""Where to take the form of numbers, lists and dates from."""
PARAMETER = "lang"
"""The name of the language in the address."""
PICKED = "language"
FOLDER = Path(__file__).with_name("translations")


def _(message: str) -> str:
    """``message`` in the language of the screen.

    Placeholders are named and filled in by the caller: ``_("Printed in {city}").format(city=city)``.
    """
    return _translations(current_language()).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """``one`` or ``many``, as the grammar of the language asks for ``n`` of something; placeholders as in :func:`_`."""
    return _translations(current_language()).ngettext(one, many, n)


def N_(message: str) -> str:  # noqa: N802, the name that gettext's tools know
    """Marks a message of a table for the catalogue; ``_`` translates it where it is shown."""
    return message


def current_language() -> Language:
    """The language chosen, else that of the address, else the browser's, else English."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return "en"
    for named in (st.session_state.get(PICKED), st.query_params.get(PARAMETER)):
        if named in LANGUAGES:
            return cast(Language, named)
    return _browsers_language()


def language_picker() -> None:
    """Shows the languages; the one chosen is kept in the address wherever it is not the browser's own."""
    language = current_language()
    st.session_state[PICKED] = language
    st.segmented_control(
        _("Language"), get_args(Language), format_func=LANGUAGES.__getitem__, key=PICKED, required=True
    )
    # So that a screen reader pronounces the page as what it is.
    st.html(f"<script>document.documentElement.lang = '{language}'</script>", unsafe_allow_javascript=True)
    named = st.query_params.get(PARAMETER)
    if named != language and (named is not None or language != _browsers_language()):
        st.query_params[PARAMETER] = language


def number(value: int | None) -> str:
    """A whole number with its thousands apart; nothing known counts as none."""
    return format_decimal(value or 0, locale=LOCALES[current_language()])


def decimal(value: float, places: int = 2) -> str:
    """A number with ``places`` digits behind its decimal mark."""
    shown = "#,##0." + "0" * places if places else "#,##0"
    return format_decimal(value, format=shown, locale=LOCALES[current_language()])


def percent(share: float) -> str:
    """A share (0 to 1) in whole per cent."""
    return format_percent(share, format=None, locale=LOCALES[current_language()])


def listed(items: Iterable[str]) -> str:
    """``Paris, London and Prague``."""
    return format_list(list(items), locale=LOCALES[current_language()])


def chart_locale() -> dict[str, Any]:
    """How Vega writes numbers and dates in this language: the ``locale`` of a chart's configuration."""
    language = current_language()
    locale = Locale.parse(LOCALES[language])
    symbols = locale.number_symbols["latn"]
    months, days = locale.months["format"], locale.days["format"]
    sunday_first = (6, 0, 1, 2, 3, 4, 5)
    return {
        "number": {
            "decimal": symbols["decimal"],
            "thousands": symbols["group"],
            "grouping": [3],
            "currency": ["", ""],
        },
        "time": {
            "dateTime": "%A %e %B %Y %X",
            "date": "%d/%m/%Y",
            "time": "%H:%M:%S",
            "periods": [locale.day_periods["format"]["abbreviated"][half] for half in ("am", "pm")],
            "days": [days["wide"][day] for day in sunday_first],
            "shortDays": [days["abbreviated"][day] for day in sunday_first],
            "months": [months["wide"][month] for month in range(1, 13)],
            "shortMonths": [months["abbreviated"][month] for month in range(1, 13)],
        },
    }


def placeholders(text: str) -> frozenset[str]:
    """The names of what is to be filled into ``text``.

    Raises:
        ValueError: its braces do not match.
    """
    return frozenset(name for _text, name, _form, _kind in string.Formatter().parse(text) if name is not None)


def fits(message: Message) -> bool:
    """Whether a message of a catalogue is translated, by text with the placeholders of the original."""
    if message.fuzzy or not message.id or not message.string:
        return False
    ids, translations = _texts(message.id), _texts(message.string)
    wanted = placeholders(ids[-1])
    try:
        return all(text and placeholders(text) == wanted for text in translations)
    except ValueError:
        return False


def _texts(text: str | Sequence[str]) -> Sequence[str]:
    return [text] if isinstance(text, str) else text


def _browsers_language() -> Language:
    preferred = (st.context.locale or "").replace("_", "-").split("-")[0].lower()
    return cast(Language, preferred) if preferred in LANGUAGES else "en"


@cache
def _translations(language: Language) -> NullTranslations:
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=LOCALES[language])
    for message in [message for message in catalogue if message.id and not fits(message)]:
        catalogue.delete(message.id)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
