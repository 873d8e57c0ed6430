"""The catalogue: what is known of every image but its vector and thumbnail, in one read-only DuckDB file.

It repeats the tables ``documents``, ``pages`` and ``images`` in the form that rankings need: what is counted (issues,
periodicals, cities, countries) is numbered, since counting distinct numbers is several times faster than counting distinct
words; ``first_day`` and ``last_day`` are the ends of the date, of which an interval open at one end has the other twice; and
DuckDB reads its own file faster than LanceDB's. The table ``titles`` keeps them as searches compare them, since to fold a million
takes ten times as long as to search them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from store.database import Store
from store.identifiers import identifier
from store.tables import DOCUMENTS, PAGES, images
from store.title_folding import FOLDED_TITLES

CATALOGUE = "catalogue.duckdb"

NUMBERED_IMAGES = """
CREATE TABLE images AS
SELECT
    *,
    coalesce(date_start, date_end) AS first_day,
    coalesce(date_end, date_start) AS last_day,
    dense_rank() OVER (ORDER BY document_id) AS issue_number,
    CASE WHEN periodical IS NOT NULL THEN dense_rank() OVER (ORDER BY periodical) END AS periodical_number,
    CASE WHEN city IS NOT NULL THEN dense_rank() OVER (ORDER BY country, city) END AS city_number,
    CASE WHEN country IS NOT NULL THEN dense_rank() OVER (ORDER BY country) END AS country_number
FROM source_images
ORDER BY node
"""
COPIED_DOCUMENTS = "CREATE TABLE documents AS SELECT * FROM source_documents ORDER BY id"
COPIED_PAGES = "CREATE TABLE pages AS SELECT * FROM source_pages ORDER BY document_id, number, id"
TITLES = f"CREATE TABLE titles AS {FOLDED_TITLES}"
LAYOUT = identifier(NUMBERED_IMAGES, COPIED_DOCUMENTS, COPIED_PAGES, TITLES)
"""Changes when the catalogue's tables do, so that stores built before get a new one."""


def write_catalogue(store: Store) -> None:
    """Writes the catalogue of ``store`` anew; a reader meets the old one or the new one, never half of one."""
    path = store.file(CATALOGUE)
    temporary = path.with_name(f".{CATALOGUE}.temporary")
    for left_by_a_kill in (temporary, temporary.with_name(f"{temporary.name}.wal")):
        left_by_a_kill.unlink(missing_ok=True)
    of_images = [name for name in images(1).names if name not in ("vector", "thumbnail")]
    with duckdb.connect(str(temporary)) as connection:
        for name, columns, statement in (
            ("images", of_images, NUMBERED_IMAGES),
            ("documents", DOCUMENTS.names, COPIED_DOCUMENTS),
            ("pages", PAGES.names, COPIED_PAGES),
        ):
            connection.register(f"source_{name}", store.rows(name, columns))
            connection.execute(statement)
            connection.unregister(f"source_{name}")
        connection.execute(TITLES)
    temporary.replace(path)


class Catalogue:
    """The catalogue of a store, open for reading. Each query runs on a cursor of its own, so that sessions may share it."""

    def __init__(self, folder: Path) -> None:
        # DuckDB would give whoever opens the same path the database that is open already, even after a build put a new file
        # in its place; one that is attached to a database of its own is read anew.
        self._connection = duckdb.connect()
        path = str(folder / CATALOGUE).replace("'", "''")
        self._connection.execute(f"ATTACH '{path}' AS catalogue (READ_ONLY)")

    def query(self, statement: str, parameters: dict[str, Any] | None = None, **tables: pa.Table) -> pa.Table:
        """The rows that ``statement`` gives with named ``parameters``; ``tables`` are visible to it by their names."""
        with self._connection.cursor() as cursor:
            cursor.execute("USE catalogue")
            for name, table in tables.items():
                cursor.register(name, table)
            return cursor.sql(statement, params=parameters).to_arrow_table()

    def has(self, table: str) -> bool:
        """Whether there is a table of this name, which a catalogue written by an earlier version may lack."""
        found = (
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'catalogue' AND table_name = $table"
        )
        return self.query(found, {"table": table}).num_rows > 0

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()
