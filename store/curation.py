"""What people decided about a corpus: an append-only list of decisions, in ``curation.sqlite`` beside the tables.

Nothing is ever overwritten: whoever changes their mind undoes the decision, which is a decision too. The app writes, in as
many sessions as there are; batch only reads. A decision names what it is about by an id that is the same in every build (a
page, an image), never by a node or by a cluster's number, so that it holds after the corpus was built anew.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CURATION = "curation.sqlite"
UNDONE = "undone"
"""The kind of a decision that takes another one back: ``what`` holds its ``number``."""
SECONDS_TO_WAIT = 30.0
LONGEST_NAME = 200
LONGEST_CONTENT = 100_000
"""Characters of a decision's content (JSON)."""

# The triggers hold the promise even where somebody opens the file with another program.
TABLE = """
CREATE TABLE IF NOT EXISTS decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    what TEXT NOT NULL CHECK (json_valid(what)),
    who TEXT,
    made_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS decisions_about ON decisions (about, kind);
CREATE TRIGGER IF NOT EXISTS decisions_are_not_changed BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never changed: undo them'); END;
CREATE TRIGGER IF NOT EXISTS decisions_are_not_deleted BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never deleted: undo them'); END;
"""
APPEND = "INSERT INTO decisions (kind, about, what, who, made_at) VALUES (?, ?, ?, ?, ?)"
SELECT = "SELECT number, kind, about, what, who, made_at FROM decisions {where} ORDER BY number"


class CurationError(RuntimeError):
    """Decisions that cannot be read or written; the message says where, why, and what to do."""


@dataclass(frozen=True)
class Decision:
    """One decision: its ``number`` in the order made, its ``kind``, the id of what it is ``about``, and ``what`` was decided.

    ``who`` is the name that the person gave, if any; ``made_at`` is the time in UTC (ISO 8601, to the second).
    """

    number: int
    kind: str
    about: str
    what: Mapping[str, Any]
    who: str | None
    made_at: str


class Curation:
    """The decisions about the corpus whose store lies in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._path = Path(folder) / CURATION

    def decide(self, kind: str, about: str, what: Mapping[str, Any], who: str | None = None) -> int:
        """Appends a decision and returns its number.

        Raises:
            ValueError: the content or the name is longer than anyone would write.
            CurationError: it could not be written.
        """
        content = json.dumps(what, ensure_ascii=False, sort_keys=True)
        name = (who or "").strip() or None
        if len(content) > LONGEST_CONTENT or len(name or "") > LONGEST_NAME:
            raise ValueError("The decision was not kept: its text, or the name of who made it, is too long.")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._connection(f"{self._path.resolve().as_uri()}?mode=rwc") as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(TABLE)
            with connection:
                number = connection.execute(APPEND, (kind, about, content, name, now)).lastrowid
        return int(number or 0)

    def undo(self, decision: Decision, who: str | None = None) -> int:
        """Takes a decision back (an undone one comes back, if it was itself an undoing); returns the new one's number."""
        return self.decide(UNDONE, decision.about, {"number": decision.number}, who)

    def decisions(self, about: str | None = None) -> list[Decision]:
        """All decisions in the order made, or those about one thing.

        Raises:
            CurationError: the file cannot be read.
        """
        if not self._path.exists():
            return []
        where, values = ("", ()) if about is None else ("WHERE about = ?", (about,))
        # Read only: a corpus can be looked at by someone who may not write. Where no file may be made beside it, SQLite must
        # be told that nobody writes.
        mode = "mode=ro" if os.access(self._path.parent, os.W_OK) else "mode=ro&immutable=1"
        with self._connection(f"{self._path.resolve().as_uri()}?{mode}") as connection:
            rows = connection.execute(SELECT.format(where=where), values).fetchall()
        return [
            Decision(number, kind, thing, json.loads(what), who, made_at)
            for number, kind, thing, what, who, made_at in rows
        ]

    @contextmanager
    def _connection(self, address: str) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(address, uri=True, timeout=SECONDS_TO_WAIT)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise CurationError(
                f"{self._path} cannot be used ({error}): see that it is a file of decisions, and that you may read and "
                "write it and its folder."
            ) from error


def in_force(decisions: Collection[Decision], kinds: Collection[str]) -> list[Decision]:
    """Those of ``decisions`` (in the order made, undoings among them) that are of one of ``kinds`` and were not undone."""
    undone: set[int] = set()
    standing = []
    # From the last to the first: whether an undoing stands is known before what it undoes is met.
    for decision in sorted(decisions, key=lambda decision: decision.number, reverse=True):
        if decision.number in undone:
            continue
        if decision.kind == UNDONE:
            undone.add(int(decision.what["number"]))
        if decision.kind in kinds:
            standing.append(decision)
    return standing[::-1]
