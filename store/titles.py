"""Search by word in titles: of images, of the pages they stand on, of issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from store.catalogue import Catalogue
from store.clusters import Membership

MOST_WORDS = 12
LONGEST_QUERY = 200
"""Characters."""


LIGATURES = {"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
"""Letters that have no accent to take away."""


def _folded(text: str) -> str:
    """SQL for ``text`` in lower case, without accents; taking them away is slow, so only where there may be any."""
    lower = f"lower({text})"
    plain = f"strip_accents({lower})"
    for letter, written_out in LIGATURES.items():
        plain = f"replace({plain}, '{letter}', '{written_out}')"
    return f"CASE WHEN strlen({text}) = length({text}) THEN {lower} ELSE {plain} END"


FOLDED = f"""
SELECT node, {_folded("title")} AS title
FROM (
    SELECT node, concat_ws(' ', images.title, pages.title, images.issue) AS title
    FROM images
    JOIN pages ON pages.id = images.page_id
)
"""

TITLED = f"""
WITH wanted AS (SELECT list({_folded("word")}) AS words FROM (SELECT unnest($words::VARCHAR[]) AS word))
SELECT node
FROM titles
WHERE list_bool_and([contains(title, word) FOR word IN (SELECT words FROM wanted)])
ORDER BY node
"""


def folded_titles(catalogue: Catalogue) -> pa.Table:
    """The titles of every image in lower case and without accents, to be searched many times: columns node and title.

    The titles of an image are its own, its page's and its issue's, taken together.
    """
    return catalogue.query(FOLDED)


def nodes_titled(catalogue: Catalogue, titles: pa.Table, words: Sequence[str]) -> np.ndarray:
    """The images (int32, rising) whose ``titles`` hold all of ``words``, as parts of words too; case and accents do not count.

    Nothing in a word has a meaning of its own: ``%`` is a per cent sign.
    """
    return catalogue.query(TITLED, {"words": list(words)}, titles=titles)["node"].to_numpy()


def clusters_with(membership: Membership, nodes: np.ndarray) -> Membership:
    """The clusters that one of ``nodes`` is in."""
    found = np.unique(membership.clusters[np.isin(membership.nodes, nodes)])
    kept = np.isin(membership.clusters, found)
    return replace(
        membership,
        nodes=membership.nodes[kept],
        clusters=membership.clusters[kept],
        held_at=membership.held_at[kept],
    )


def query_words(words: str) -> list[str]:
    """The words of what was typed; what goes beyond ``LONGEST_QUERY`` characters or ``MOST_WORDS`` words is left out."""
    return words.replace("\0", " ")[:LONGEST_QUERY].split()[:MOST_WORDS]
