"""Search by word in titles: of images, of the pages they stand on, of issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from store.catalogue import Catalogue
from store.clusters import Membership
from store.title_folding import FOLDED_TITLES, folded

MOST_WORDS = 12
LONGEST_QUERY = 200
"""Characters."""

TITLED = f"""
WITH wanted AS (SELECT list({folded("word")}) AS words FROM (SELECT unnest($words::VARCHAR[]) AS word))
SELECT node
FROM {{titles}}
WHERE list_bool_and([contains(title, word) FOR word IN (SELECT words FROM wanted)])
ORDER BY node
"""


def nodes_titled(catalogue: Catalogue, words: Sequence[str]) -> np.ndarray:
    """The images (int32, rising) whose titles hold all of ``words``, as parts of words too; case and accents do not count.

    The titles of an image are its own, its page's and its issue's, taken together. Nothing in a word has a meaning of its own:
    ``%`` is a per cent sign. A catalogue that was written before it kept folded titles has them folded now, which is slow.
    """
    titles = "titles" if catalogue.has("titles") else f"({FOLDED_TITLES})"
    return catalogue.query(TITLED.format(titles=titles), {"words": list(words)})["node"].to_numpy()


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
