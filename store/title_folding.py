"""Titles in one spelling, as DuckDB writes them: in lower case and without accents."""

from __future__ import annotations

LIGATURES = {"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
"""Letters that have no accent to take away."""


def folded(text: str) -> str:
    """SQL for ``text`` in lower case, without accents; taking them away is slow, so only where there may be any."""
    lower = f"lower({text})"
    plain = f"strip_accents({lower})"
    for letter, written_out in LIGATURES.items():
        plain = f"replace({plain}, '{letter}', '{written_out}')"
    return f"CASE WHEN strlen({text}) = length({text}) THEN {lower} ELSE {plain} END"


FOLDED_TITLES = f"""
SELECT node, {folded("title")} AS title
FROM (
    SELECT node, concat_ws(' ', images.title, pages.title, images.issue) AS title
    FROM images
    JOIN pages ON pages.id = images.page_id
)
ORDER BY node
"""
"""The titles of each image, its own, its page's and its issue's, taken together: columns ``node`` and ``title``."""
