"""What a source says now, compared with what was kept of it."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from store.arrow_sql import select
from store.database import Store
from store.tables import PAGES

DIFFERENT = """
SELECT {columns} FROM found
EXCEPT
SELECT {columns} FROM kept
"""
MOVED = """
SELECT found.*
FROM found
JOIN kept USING (id)
WHERE (found.image_url, found.image_service) IS DISTINCT FROM (kept.image_url, kept.image_service)
ORDER BY id
"""

WITHOUT_PAGES = """
SELECT id FROM documents
EXCEPT
SELECT document_id FROM pages
"""


def differences(found: pa.Table, kept: pa.Table, columns: Sequence[str]) -> tuple[pa.Table, pa.Table]:
    """The rows of ``found`` whose id ``kept`` has not, and those that differ from it in ``columns``; in found's order."""
    if not kept.num_rows:
        return found, found.slice(0, 0)
    statement = DIFFERENT.format(columns=", ".join(columns))
    different = set(select(statement, found=found, kept=kept)["id"].to_pylist())
    known = set(kept["id"].to_pylist())
    ids = found["id"].to_pylist()
    new = pa.array([name in different and name not in known for name in ids], pa.bool_())
    changed = pa.array([name in different and name in known for name in ids], pa.bool_())
    return found.filter(new), found.filter(changed)


def documents_without_pages(store: Store) -> set[str]:
    """The documents of a folder source all of whose files have come to belong to others."""
    documents = store.rows("documents", ["id"], "manifest IS NULL")
    pages = store.rows("pages", ["document_id"])
    return set(select(WITHOUT_PAGES, documents=documents, pages=pages)["id"].to_pylist())


def moved_pages(found: pa.Table, kept: pa.Table) -> pa.Table:
    """The pages of ``found`` whose picture lies at another address than ``kept`` says, by id."""
    return select(MOVED, found=found, kept=kept).cast(PAGES)
