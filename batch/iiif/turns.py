"""Whose turn it is to ask a host: the limits that keep a library's server unharmed."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

SLOWEST_INTERVAL = 10.0
"""Seconds between two requests, at most, however often a host complained."""


class HostRestingError(Exception):
    """A host that wants to be left alone for longer than this run is ready to wait."""


class HostTurns:
    """The turns of one host: at most `concurrency` at once, their starts at least an interval apart.

    The interval begins at 1 / `per_second` seconds, doubles whenever the host complains and shrinks back with
    every answer. `rest` holds all turns back for a while, as `Retry-After` asks.
    """

    def __init__(self, per_second: float, concurrency: int, stopped: threading.Event) -> None:
        self._shortest = 1.0 / per_second
        self._interval = self._shortest
        self._concurrency = concurrency
        self._stopped = stopped
        self._changed = threading.Condition()
        self._running = 0
        self._next_start = 0.0
        self._rest_until = 0.0
        self._closed: str | None = None

    @contextmanager
    def turn(self, longest_wait: float) -> Iterator[None]:
        """Wait for a turn and hold it; raises `HostRestingError` if it is over `longest_wait` s away."""
        with self._changed:
            while True:
                now = time.monotonic()
                if self._closed is not None or self._stopped.is_set():
                    raise HostRestingError(self._closed or "The harvest was stopped.")
                if self._rest_until - now > longest_wait:
                    raise HostRestingError(
                        f"The host asks to be left alone for another {self._rest_until - now:.0f} s; "
                        "run the harvest again after that."
                    )
                start = max(self._next_start, self._rest_until)
                if self._running < self._concurrency and now >= start:
                    break
                # Woken by every change; the half second only bounds how late a stop is noticed.
                self._changed.wait(min(0.5, start - now) if start > now else 0.5)
            self._running += 1
            self._next_start = now + self._interval
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    def complained(self, rest: float | None) -> None:
        """The host says that it is asked too much: slow down, and rest for `rest` seconds if it says so."""
        with self._changed:
            self._interval = min(self._interval * 2, max(SLOWEST_INTERVAL, self._shortest))
            if rest is not None:
                self._rest_until = max(self._rest_until, time.monotonic() + rest)
            self._changed.notify_all()

    def answered(self) -> None:
        """The host answered well: come back towards the usual pace."""
        with self._changed:
            self._interval = max(self._shortest, self._interval * 0.9)

    def close(self, reason: str) -> None:
        """Ask this host nothing more in this run; every further turn fails with `reason`."""
        with self._changed:
            self._closed = reason
            self._changed.notify_all()
