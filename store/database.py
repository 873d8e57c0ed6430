"""A store on disk: one LanceDB directory and the few files beside its tables."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import lancedb
import numpy as np
import pyarrow as pa
from lancedb.expr import Expr, col, lit

from store.tables import SCHEMAS, images

OLD_VERSIONS_KEPT = timedelta(minutes=10)
"""How long a version of a table stays readable after a newer one was written: no reader needs one for longer."""

Where: TypeAlias = Expr | str
"""A condition: an expression where values from outside take part, or SQL of the code's own such as ``vector IS NULL``."""


def among(column: str, values: Iterable[str]) -> Expr:
    """The condition that ``column`` is one of ``values``."""
    return col(column).isin([lit(value) for value in values])


class StoreError(RuntimeError):
    """A store that cannot be used; the message says which, why, and what to do."""


class Store:
    """The tables of one corpus. Batch writes them; the app only reads."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)

    @cached_property
    def _database(self) -> Any:
        return lancedb.connect(str(self.path))

    @classmethod
    def open(cls, path: Path) -> Store:
        """An existing store.

        Raises:
            StoreError: there is none, it has not been built to its end, or an earlier version built it.
        """
        path = Path(path)
        if not (path / "settings.toml").exists():
            raise StoreError(
                f"There is no store in {path}. Build one with: python -m batch build CORPUS.toml, "
                "or draw the sample corpus with: python -m batch demo."
            )
        store = cls(path)
        store.check()
        if not store.record("build"):
            raise StoreError(
                f"The store {path} is not finished: run python -m batch build on its settings file again; "
                "it goes on where it stopped."
            )
        return store

    # Tables

    def has(self, name: str) -> bool:
        """Whether the table ``name`` exists; one whose making was cut short does not."""
        return any((self.path / f"{name}.lance" / "_versions").glob("*.manifest"))

    def table(self, name: str) -> Any:
        """The LanceDB table ``name``, at its newest version."""
        return self._database.open_table(name)

    def create(self, name: str, schema: pa.Schema) -> Any:
        """The table ``name``, created empty if it is not there."""
        return self.table(name) if self.has(name) else self._database.create_table(name, schema=schema)

    def replace(self, name: str, rows: pa.Table) -> None:
        """Writes ``rows`` as the whole of table ``name``; readers see the old rows or the new ones, never a mixture."""
        self._database.create_table(name, rows, mode="overwrite" if self.has(name) else "create")

    def append(self, name: str, rows: pa.Table) -> None:
        """Adds ``rows`` to table ``name``, all of them or none."""
        if rows.num_rows:
            self.table(name).add(rows)

    def merge(self, name: str, rows: pa.Table) -> None:
        """Writes the columns of ``rows`` over those of the rows of table ``name`` that have the same id, all or none."""
        if rows.num_rows:
            self.table(name).merge_insert("id").when_matched_update_all().execute(rows)

    def delete(self, name: str, where: Where) -> None:
        """Removes the rows of table ``name`` that satisfy ``where``."""
        self.table(name).delete(where)

    def empty(self, name: str) -> None:
        """Removes all rows of table ``name`` if it is there, at once."""
        if self.has(name):
            self.replace(name, self.table(name).schema.empty_table())

    def count(self, name: str, where: Where | None = None) -> int:
        """The number of rows of table ``name`` (0 if it is not there) that satisfy ``where``."""
        if not self.has(name):
            return 0
        return self.table(name).count_rows(where.to_sql() if isinstance(where, Expr) else where)

    def rows(self, name: str, columns: Sequence[str], where: Where | None = None) -> pa.Table:
        """Some columns of the rows of table ``name`` that satisfy ``where``."""
        return self._query(name, columns, where).to_arrow()

    def batches(
        self, name: str, columns: Sequence[str], where: Where | None = None, rows: int = 8192
    ) -> Iterator[pa.RecordBatch]:
        """The same, ``rows`` at a time, in the table's order, so that memory stays flat."""
        yield from self._query(name, columns, where).to_batches(rows)

    def _query(self, name: str, columns: Sequence[str], where: Where | None) -> Any:
        query = self.table(name).search().select(list(columns)).limit(None)
        return query if where is None else query.where(where)

    def compact(self, name: str) -> None:
        """Merges the small files that many appends left, and deletes what only old versions still need."""
        if self.has(name):
            self.table(name).optimize(cleanup_older_than=OLD_VERSIONS_KEPT)

    def check(self) -> None:
        """Tells a store of an earlier version, before a step stumbles over what it lacks.

        Raises:
            StoreError: a table lacks columns that are read and written now.
        """
        for name, schema in SCHEMAS.items():
            if not self.has(name):
                continue
            lacking = sorted(set(schema.names) - set(self.table(name).schema.names))
            if lacking:
                raise StoreError(
                    f"The store {self.path} was built by an earlier version of this software: its table {name} lacks "
                    f"{', '.join(lacking)}. Build the corpus into a new folder (--store DIR)."
                )

    # Columns that several layers read

    def vectors(self) -> np.ndarray:
        """All vectors: float16, (N, dimensions), row n belonging to node n; zeros where an image has none."""
        table = self.table("images")
        dimensions = table.schema.field("vector").type.list_size
        vectors = np.zeros((self.count("images"), dimensions), dtype=np.float16)
        for batch in self.batches("images", ["node", "vector"], "vector IS NOT NULL"):
            vectors[batch.column("node").to_numpy()] = matrix(batch.column("vector"))
        return vectors

    def empty_vectors(self, dimensions: int) -> None:
        """Takes all images' vectors away and makes room for vectors of ``dimensions``, in one stroke for who reads."""
        table = self.table("images")
        if left_by_a_kill := [name for name in ("old_vector", "new_vector") if name in table.schema.names]:
            table.drop_columns(left_by_a_kill)
        table.add_columns(images(dimensions).field("vector").with_name("new_vector"))
        table.alter_columns(
            {"path": "vector", "rename": "old_vector"}, {"path": "new_vector", "rename": "vector"}
        )
        table.drop_columns(["old_vector"])

    def thumbnails(self, ids: Sequence[str]) -> dict[str, bytes]:
        """The thumbnails (WebP) of the images with these ids."""
        if not ids:
            return {}
        found = self.rows("images", ["id", "thumbnail"], among("id", ids))
        return dict(zip(found["id"].to_pylist(), found["thumbnail"].to_pylist(), strict=True))

    # Files beside the tables

    def file(self, name: str) -> Path:
        """The path of a file beside the tables."""
        return self.path / name

    def digest(self, name: str) -> str | None:
        """A short digest of a file beside the tables, None if it is not there."""
        path = self.file(name)
        if not path.exists():
            return None
        return hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()

    def settings(self) -> dict[str, Any]:
        """The settings as built, as plain values."""
        return tomllib.loads(self.file("settings.toml").read_text(encoding="utf-8-sig"))

    def record(self, name: str) -> dict[str, Any]:
        """The content of ``NAME.json``, empty if it is not there."""
        path = self.file(f"{name}.json")
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def write_record(self, name: str, content: dict[str, Any]) -> None:
        """Writes ``NAME.json`` whole or not at all."""
        write_whole(self.file(f"{name}.json"), json.dumps(content, indent=2, ensure_ascii=False).encode())


def matrix(column: pa.FixedSizeListArray) -> np.ndarray:
    """A column of lists without nulls as an array (rows, list size), of the lists' own dtype."""
    return column.flatten().to_numpy(zero_copy_only=False).reshape(len(column), column.type.list_size)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that a reader, or a kill, never meets half of it. A store has one writer at a time."""
    temporary = path.with_name(f".{path.name}.temporary")
    temporary.write_bytes(content)
    temporary.replace(path)
