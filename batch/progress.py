"""How long work shows itself: a bar on a terminal, a line every so often elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType

from tqdm import tqdm

SECONDS_BETWEEN_LINES = 15


class Progress:
    """Counts things done, with rate and time left. Used in a ``with`` statement."""

    def __init__(self, what: str, total: int, unit: str) -> None:
        on_terminal = sys.stderr.isatty()
        self._bar = tqdm(
            total=total,
            desc=what,
            unit=f" {unit}",
            file=sys.stderr,
            delay=0 if on_terminal else 1,
            mininterval=0.2 if on_terminal else SECONDS_BETWEEN_LINES,
            maxinterval=1 if on_terminal else SECONDS_BETWEEN_LINES,
            ncols=None if on_terminal else 100,
            bar_format=None
            if on_terminal
            else "{desc}: {n_fmt} of {total_fmt}{unit} ({rate_fmt}, {remaining} left)\n",
        )

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.close()

    def advance(self, count: int = 1) -> None:
        """Counts ``count`` more."""
        self._bar.update(count)

    def reach(self, done: int, total: int) -> None:
        """Says that ``done`` of ``total`` are done, for work that counts itself."""
        self._bar.total = total
        self._bar.update(done - self._bar.n)
