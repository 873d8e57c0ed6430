"""Texts of IIIF documents, which come in many languages and shapes, in one shape."""

import html
import re
import unicodedata

Texts = dict[str, list[str]]
"""Texts by language (BCP 47), in the order of the source; `none` where no language is stated."""

LONGEST_TEXT = 100_000
MOST_TEXTS = 500
_HIDDEN = re.compile(r"<(script|style|template)\b[^<>]*>.*?(?:</\1\b[^<>]*>|$)", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"</?(?:br|p|div|li|tr|td|dd|dt|ul|ol|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
_JOINERS = frozenset("\u200c\u200d")


def read_texts(value: object) -> Texts:
    """Version 3's language maps, and version 2's strings, numbers, lists and `@value` objects, as `Texts`.

    Texts are kept as they are, with their markup; empty ones are left out.
    """
    texts: Texts = {}
    _collect(value, "none", texts, depth=0)
    return texts


def _collect(value: object, language: str, texts: Texts, depth: int) -> None:
    if isinstance(value, list):
        for part in value[:MOST_TEXTS] if depth < 6 else []:
            _collect(part, language, texts, depth + 1)
    elif isinstance(value, dict):
        word = value.get("@value", value.get("value"))
        if word is not None:
            stated = value.get("@language") or value.get("language")
            _collect(word, stated if isinstance(stated, str) else language, texts, depth + 1)
        elif depth < 6:
            for key, part in list(value.items())[:MOST_TEXTS]:
                _collect(part, "none" if key in ("@none", "") else str(key), texts, depth + 1)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        text = str(value)[:LONGEST_TEXT]
        if text.strip():
            texts.setdefault(language[:35], []).append(text)


def all_texts(texts: Texts) -> list[str]:
    """Every distinct text as plain text, what has no language first, then in the source's order."""
    ordered = sorted(texts, key=lambda language: language != "none")
    plain = [plain_text(text) for language in ordered for text in texts[language]]
    return list(dict.fromkeys(text for text in plain if text))


def first_text(texts: Texts) -> str | None:
    """The first text, as plain text; None if there is none."""
    return next(iter(all_texts(texts)), None)


def plain_text(text: str) -> str:
    """Text without markup, control characters and needless space; lines of different blocks stay apart."""
    # By expressions that cannot backtrack far rather than a parser: the texts are short, and may be hostile.
    text = _BREAK.sub("\n", _HIDDEN.sub(" ", text))
    text = html.unescape(_TAG.sub("", text))
    lines = (_clean(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _clean(line: str) -> str:
    kept = (c for c in line.replace("\t", " ") if c in _JOINERS or unicodedata.category(c) not in _INVISIBLE)
    return " ".join("".join(kept).split())
