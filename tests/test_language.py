"""The screens' two languages: the French catalogue is complete and fits, and what is said follows the language."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.dashboard import ROOT
from ui import language
from ui.language import (
    FOLDER,
    N_,
    chart_locale,
    decimal,
    fits,
    listed,
    ngettext,
    number,
    percent,
    placeholders,
)
from ui.reported import REPORTED, reported
from ui.words import count, country_label, date_label, years_label

SCREENS = sorted([ROOT / "app.py", *ROOT.glob("pages/*.py"), *ROOT.glob("ui/*.py")])
MESSAGES = {"_": slice(0, 1), "N_": slice(0, 1), "ngettext": slice(0, 2), "count": slice(1, 3)}
"""What takes a message, and which of its arguments are it: one, or one for one and one for many."""
Key = str | tuple[str, ...]


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "current_language", lambda: "fr")
    for module in ("ui.words", "ui.reported"):
        monkeypatch.setattr(f"{module}.current_language", lambda: "fr")


def _messages_of_sources() -> dict[Key, str]:
    """Every message of the screens' sources, with the place that it stands at.

    Read from the syntax tree: what Babel extracts is what stands between tokens, and would miss a message within an f-string.
    """
    found: dict[Key, str] = {}
    for path in SCREENS:
        for call in _calls(path):
            texts = call.args[MESSAGES[call.func.id]] if call.func.id in MESSAGES else []
            if texts and all(isinstance(text, ast.Constant) for text in texts):
                message = tuple(text.value for text in texts)
                key = message[0] if len(message) == 1 else message
                found.setdefault(key, f"{path.relative_to(ROOT)}:{call.lineno}")
    # One message may stand alone at one place and counted at another: gettext keeps both under the counted one.
    counted = {message[0] for message in found if isinstance(message, tuple)}
    return {message: place for message, place in found.items() if message not in counted}


def _calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node


def _catalogue() -> Catalog:
    with (FOLDER / "fr.po").open("rb") as file:
        return read_po(file, locale="fr_FR")


def _key(message: Message) -> Key:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _as_entry(message: Key) -> str:
    """A message as it is to be pasted into the catalogue."""
    forms = (message,) if isinstance(message, str) else message
    quoted = [form.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for form in forms]
    if len(quoted) == 1:
        return f'msgid "{quoted[0]}"\nmsgstr ""\n'
    return f'msgid "{quoted[0]}"\nmsgid_plural "{quoted[1]}"\nmsgstr[0] ""\nmsgstr[1] ""\n'


def test_every_message_is_translated() -> None:
    known = {_key(message) for message in _catalogue() if message.id}
    missing = [key for key in _messages_of_sources() if key not in known]
    assert not missing, "messages without a translation; add to fr.po:\n\n" + "\n".join(
        map(_as_entry, missing)
    )


def test_the_catalogue_has_no_message_that_no_screen_says() -> None:
    said = _messages_of_sources()
    assert not _catalogue().obsolete
    left = [message.id for message in _catalogue() if message.id and _key(message) not in said]
    assert not left


@pytest.mark.parametrize(
    "message", [message for message in _catalogue() if message.id], ids=lambda m: str(m.id)[:60]
)
def test_a_translation_is_complete_and_keeps_the_placeholders(message: Message) -> None:
    assert fits(message)
    if not isinstance(message.id, str):
        assert len(message.string) == 2


def test_a_translation_that_does_not_fit_is_told() -> None:
    good = Message("Printed in {city}", "Paru à {city}")
    assert fits(good)
    assert not fits(Message("Printed in {city}", "Paru à {ville}"))
    assert not fits(Message("Printed in {city}", "Paru à {city"))
    assert not fits(Message("Printed in {city}", "Paru"))
    assert not fits(Message("Printed in {city}", ""))
    assert not fits(Message("Printed in {city}", "Paru à {city}", flags=["fuzzy"]))
    assert not fits(Message(("{n} city", "{n} cities"), ("{n} ville", "")))


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.name)
def test_messages_are_plain_text_with_named_placeholders(path: Path) -> None:
    for call in _calls(path):
        if call.func.id not in MESSAGES:
            continue
        place, texts = f"{path.name}:{call.lineno}", call.args[MESSAGES[call.func.id]]
        assert not any(isinstance(text, ast.JoinedStr | ast.BinOp) for text in texts), (
            f"{place}: a formed text"
        )
        if call.func.id == "count":
            assert len(texts) == 2, f"{place} counts something without its plural"
        for text in texts:
            if isinstance(text, ast.Constant):
                assert "" not in placeholders(text.value), f"{place} has a placeholder without a name"


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.name)
def test_nothing_is_shown_untranslated(path: Path) -> None:
    """No words stand as they are in what Streamlit shows."""
    shown = {
        *(
            "title",
            "header",
            "subheader",
            "markdown",
            "caption",
            "info",
            "warning",
            "error",
            "success",
            "toast",
            "expander",
        ),
        *(
            "button",
            "form_submit_button",
            "download_button",
            "toggle",
            "checkbox",
            "slider",
            "select_slider",
            "popover",
        ),
        *(
            "radio",
            "selectbox",
            "multiselect",
            "text_input",
            "text_area",
            "number_input",
            "metric",
            "spinner",
        ),
        *("segmented_control", "pills", "file_uploader", "write", "tabs"),
    }
    spoken = {"help", "placeholder", "label", "alt", "caption"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr not in shown:
            continue
        texts = [*node.args[:1], *(word.value for word in node.keywords if word.arg in spoken)]
        for text in texts:
            parts = text.values if isinstance(text, ast.JoinedStr) else [text]
            for part in parts:
                words = part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""
                assert not any(letters.isalpha() for letters in _visible(words)), (
                    f"{path.name}:{node.lineno} shows “{words}” as it is: wrap it in _()"
                )


def _visible(text: str) -> str:
    """A text without web addresses and the names of files, which no language translates."""
    return "" if text.startswith(("<", "https://")) else text


@pytest.mark.usefixtures("french")
def test_numbers_dates_and_names_follow_the_language() -> None:
    thin = "\u202f"
    assert number(12345) == f"12{thin}345"
    assert decimal(0.5) == "0,50"
    assert percent(0.123) == f"12{thin}%" or percent(0.123) == "12\xa0%"
    assert listed(["Paris", "Londres", "Prague"]) == "Paris, Londres et Prague"
    assert count(0, "city", "cities") == "0 ville"
    assert count(2, "city", "cities") == "2 villes"
    assert country_label("GB") == "Royaume-Uni"
    row = {
        "date_start": date(1904, 3, 12),
        "date_end": date(1904, 3, 12),
        "date_precision": "day",
        "date_qualifier": None,
    }
    assert date_label(row) == "12 mars 1904"
    row |= {"date_start": date(1904, 3, 1), "date_end": date(1904, 3, 31), "date_precision": "month"}
    assert date_label(row) == "mars 1904"
    assert years_label(None, None) == "sans date"
    assert chart_locale()["time"]["months"][2] == "mars"
    assert chart_locale()["number"]["decimal"] == ","


def test_english_stands_where_no_screen_asks() -> None:
    assert number(12345) == "12,345"
    assert ngettext("{n} more", "{n} more", 2) == "{n} more"
    assert count(1, "city", "cities") == "1 city"
    assert N_("Cluster") == "Cluster"


@pytest.mark.usefixtures("french")
def test_what_other_layers_report_is_said_in_french() -> None:
    assert "8\u202f000" in reported("the picture has 8,000 × 6,000 pixels, more than the 40 million allowed")
    told = reported(
        "several cities are called Cambridge (United Kingdom (2), Canada): give the country, or fill in its line of places.csv"
    )
    assert "Royaume-Uni (2), Canada" in told
    assert "several" not in told
    assert reported("something that nobody foresaw") == "something that nobody foresaw"


def _formed_in(path: str, error: str) -> list[str]:
    """The sentences that a module gives to an error, with a stand-in for what they are filled with."""
    sentences = []
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    constants = {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id != error:
            continue
        [text] = node.args
        parts = text.values if isinstance(text, ast.JoinedStr) else [text]
        sentences.append("".join(_part(part, constants) for part in parts))
    return sentences


def _part(part: ast.expr, constants: dict[str, object]) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    inner = part.value if isinstance(part, ast.FormattedValue) else part
    value = constants.get(inner.id) if isinstance(inner, ast.Name) else None
    return (
        value
        if isinstance(value, str)
        else "asks for a login"
        if getattr(inner, "id", "") == "reason"
        else "7"
    )


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("vision/picture.py", "UnreadablePictureError"),
        ("ui/visitor_fetch.py", "FetchRefusedError"),
        ("ui/visitor_fetch.py", "_AnswerError"),
        ("vision/network.py", "WeightsUnavailableError"),
        ("vision/weights.py", "WeightsUnavailableError"),
    ],
)
def test_every_sentence_of_these_errors_is_known(path: str, error: str) -> None:
    sentences = [sentence for sentence in _formed_in(path, error) if sentence != "7"]
    assert sentences
    for sentence in sentences:
        assert reported(sentence) != sentence, f"{path} says “{sentence}”, which ui/reported.py does not know"


def test_the_forms_of_reports_are_told_apart() -> None:
    assert len(set(REPORTED)) == len(REPORTED)
