"""What a step of the build is, and what it works on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from batch.settings import Settings
from store.curation import Curation, CurationError, Decision
from store.database import Store


class StepError(RuntimeError):
    """A step that cannot go on; the message says why and what to do."""


@dataclass
class Build:
    """A corpus being built: its settings and its store.

    ``retry`` asks for what failed before to be tried again, ``refresh`` for what libraries said before to be asked for again;
    ``say`` tells the person who waits a sentence.
    """

    settings: Settings
    store: Store
    retry: bool = False
    refresh: bool = False
    say: Callable[[str], None] = field(default=print)

    @cached_property
    def decisions(self) -> list[Decision]:
        """What people decided before this build began to look; what they decide meanwhile is for the next one."""
        try:
            return Curation(self.store.path).decisions()
        except CurationError as error:
            raise StepError(str(error)) from error


@dataclass(frozen=True)
class Step:
    """One step: ``signature`` gives what decides its result (settings and the state of its input), ``run`` does the work.

    A step whose signature is the one it last finished with has nothing to do. ``run`` may be killed anywhere and run again:
    it goes on where it was. It returns a sentence that says what it did. ``reads`` is the table that an earlier step must have
    made.
    """

    name: str
    signature: Callable[[Build], dict[str, Any]]
    run: Callable[[Build], str]
    reads: str | None = None
