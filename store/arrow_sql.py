"""SQL over Arrow tables in memory."""

from __future__ import annotations

import duckdb
import pyarrow as pa


def select(statement: str, **tables: pa.Table) -> pa.Table:
    """The rows that ``statement`` gives; ``tables`` are visible to it by their names."""
    with duckdb.connect() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        return connection.sql(statement).to_arrow_table()
