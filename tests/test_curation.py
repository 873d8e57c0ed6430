"""Decisions: kept for good, from many sessions, and what those about boxes come to."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.box_corrections import (
    BOX_ADDED,
    BOX_KINDS,
    BOX_REDRAWN,
    BOX_REMOVED,
    addition,
    corrections,
    overlap,
    redrawing,
    removal,
)
from store.curation import CURATION, UNDONE, Curation, CurationError, in_force

SIZE = (400, 600)
ONE, OTHER, THIRD = (10, 10, 100, 100), (200, 200, 120, 80), (10, 300, 60, 60)


def test_a_decision_says_what_when_and_who(tmp_path: Path) -> None:
    curation = Curation(tmp_path)
    assert curation.decisions() == []
    assert not (tmp_path / CURATION).exists(), "looking makes no file"
    number = curation.decide(BOX_REMOVED, "page-1", removal(ONE, SIZE), " Ada Müller ")
    curation.decide(BOX_ADDED, "page-2", addition(OTHER, SIZE))
    first, second = Curation(tmp_path).decisions()
    assert (first.number, first.kind, first.about, first.who) == (number, BOX_REMOVED, "page-1", "Ada Müller")
    assert first.what == {"box": [10, 10, 100, 100], "page_size": [400, 600]}
    assert first.made_at.endswith("+00:00")
    assert second.who is None
    assert curation.decisions("page-2") == [second]


def test_decisions_are_never_changed_or_deleted(tmp_path: Path) -> None:
    Curation(tmp_path).decide(BOX_REMOVED, "page", removal(ONE, SIZE))
    with sqlite3.connect(tmp_path / CURATION) as connection:
        for statement in ("UPDATE decisions SET who = 'me'", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.DatabaseError, match="undo them"):
                connection.execute(statement)
    assert len(Curation(tmp_path).decisions()) == 1


def test_many_sessions_decide_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    def session(name: int) -> list[int]:
        curation = Curation(tmp_path)
        return [curation.decide(BOX_ADDED, f"page-{name}", addition(ONE, SIZE), str(name)) for _ in range(20)]

    with ThreadPoolExecutor(8) as sessions:
        numbers = [number for made in sessions.map(session, range(8)) for number in made]
    assert sorted(numbers) == list(range(1, 161))
    assert len(Curation(tmp_path).decisions()) == 160
    assert len(Curation(tmp_path).decisions("page-3")) == 20


def test_an_undoing_can_be_undone(tmp_path: Path) -> None:
    curation = Curation(tmp_path)
    curation.decide(BOX_REMOVED, "page", removal(ONE, SIZE))
    (removed,) = curation.decisions()

    def standing() -> list[str]:
        return [decision.kind for decision in in_force(curation.decisions(), (*BOX_KINDS, UNDONE))]

    curation.undo(removed)
    assert standing() == [UNDONE]
    curation.undo(curation.decisions()[-1])
    assert standing() == [BOX_REMOVED, UNDONE]
    assert in_force(curation.decisions(), BOX_KINDS) == [removed]
    curation.undo(removed)
    assert in_force(curation.decisions(), BOX_KINDS) == []


def test_what_nobody_would_write_is_refused(tmp_path: Path) -> None:
    curation = Curation(tmp_path)
    with pytest.raises(ValueError, match="too long"):
        curation.decide(BOX_ADDED, "page", addition(ONE, SIZE), "x" * 201)
    with pytest.raises(ValueError, match="too long"):
        curation.decide("name", "page", {"text": "x" * 100_000})
    assert curation.decisions() == []


def test_a_file_that_is_something_else_is_told_of(tmp_path: Path) -> None:
    (tmp_path / CURATION).write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with pytest.raises(CurationError, match=r"curation.sqlite cannot be used \(file is not a database\)"):
        Curation(tmp_path).decisions()
    with pytest.raises(CurationError, match="cannot be used"):
        Curation(tmp_path).decide(BOX_ADDED, "page", addition(ONE, SIZE))


def test_decisions_are_read_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Curation(tmp_path).decide(BOX_ADDED, "page", addition(ONE, SIZE))
    monkeypatch.setattr(os, "access", lambda *arguments: False)
    assert len(Curation(tmp_path).decisions()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [CURATION]


def test_later_corrections_build_on_earlier_ones(tmp_path: Path) -> None:
    curation = Curation(tmp_path)
    larger, smaller = (5, 5, 110, 115), (20, 20, 40, 30)
    curation.decide(BOX_ADDED, "page", addition(ONE, SIZE))
    curation.decide(BOX_REDRAWN, "page", redrawing(ONE, larger, SIZE))
    curation.decide(BOX_REDRAWN, "page", redrawing(larger, smaller, SIZE))
    curation.decide(BOX_ADDED, "page", addition(OTHER, SIZE))
    curation.decide(BOX_REMOVED, "page", removal(THIRD, SIZE))
    decisions = curation.decisions("page")
    corrected = corrections(decisions, SIZE)
    assert corrected.drawn == [smaller, OTHER]
    assert not corrected.keep(ONE), "what was drawn otherwise does not come back"
    assert not corrected.keep((12, 305, 58, 58)), "nearly the box that was removed"
    assert corrected.keep((10, 300, 300, 260)), "another picture that holds the box that was removed"
    assert corrections(decisions[:3], SIZE).keep(OTHER)
    curation.decide(BOX_REMOVED, "page", removal(OTHER, SIZE))
    assert corrections(curation.decisions("page"), SIZE).drawn == [smaller]


def test_corrections_follow_the_size_of_the_page(tmp_path: Path) -> None:
    curation = Curation(tmp_path)
    curation.decide(BOX_ADDED, "page", addition((100, 300, 200, 300), SIZE))
    assert corrections(curation.decisions(), (800, 1200)).drawn == [(200, 600, 400, 600)]
    assert corrections(curation.decisions(), (100, 150)).drawn == [(25, 75, 50, 75)]


def test_overlap_is_intersection_over_union() -> None:
    assert overlap(ONE, ONE) == 1
    assert overlap(ONE, OTHER) == 0
    assert overlap((0, 0, 10, 10), (5, 0, 10, 10)) == pytest.approx(1 / 3)
