"""Folding: one spelling for texts that differ only by case, diacritics or typography."""

import html
import re
import unicodedata

_TAG = re.compile(r"<[^<>]{0,300}>")
_COMBINING = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\ufeff]+")
# Letters that Unicode does not decompose, and the many dashes and apostrophes of print.
_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    **dict.fromkeys("‐‑‒–—―−⁃", "-"),
    **dict.fromkeys("’‘‛ʼʹ`´", "'"),
}


def plain_text(text: str, limit: int = 500) -> str:
    """Return at most `limit` characters of a text without HTML tags and entities, as manifests carry them."""
    text = text[: 4 * limit]
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    return text[:limit].strip()


def fold(text: str) -> str:
    """Return the text in lower case, without diacritics, with plain dashes and apostrophes."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    # Dashes and letters first: compatibility decomposition would take some of them apart.
    for letter, plain in _LETTERS.items():
        if letter in folded:
            folded = folded.replace(letter, plain)
    return _COMBINING.sub("", unicodedata.normalize("NFKD", folded))
