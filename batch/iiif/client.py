"""The one polite HTTP client of the harvest.

Every request, a retry or a redirect included, waits for its host's turn. Answers 408, 425, 429 and 5xx are
tried again with exponential backoff and full jitter
(https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), `Retry-After` is honoured for the
whole host, and nothing is read without bounds of size and time. Bodies are streamed: memory does not grow
with what a server sends.
"""

import os
import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    InvalidHeader,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from batch.iiif.turns import HostRestingError, HostTurns
from store.addresses import RefusedAddressError, host_of, http_url
from store.guarded_pools import guarded_pools

MEGABYTE = 1 << 20
_CHUNK = 1 << 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WORTH_RETRYING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
# The server as a whole is out of reach, or has made up its mind.
_FINAL = (_WORTH_RETRYING - {500}) | {401, 410, 451}
_COMPLAINTS = frozenset({429, 503})
_REASONS = {
    401: "asks for a login",
    403: "refuses it without permission",
    404: "does not know it",
    410: "says that it is gone",
    429: "says that it is asked too often",
    451: "withholds it for legal reasons",
}


@dataclass(frozen=True)
class Politeness:
    """How a client behaves. Times are seconds; `contact` (mail or web address) is sent with every request."""

    contact: str
    requests_per_second: float = 4.0
    concurrency: int = 2
    attempts: int = 5
    first_wait: float = 1.0
    longest_wait: float = 120.0
    connect_timeout: float = 15.0
    stall_timeout: float = 60.0
    transfer_timeout: float = 300.0
    redirects: int = 5
    unreachable_after: int = 5
    allowed_hosts: frozenset[str] = frozenset()
    connect_to: Mapping[str, tuple[str, int]] = field(default_factory=dict)


class FetchError(Exception):
    """A thing that could not be had, in one sentence; `status` is the last HTTP status, if any came."""

    def __init__(self, sentence: str, status: int | None = None) -> None:
        super().__init__(sentence)
        self.status = status

    @property
    def another_may_help(self) -> bool:
        """Whether another address of the same server may give what this one did not (another size, say)."""
        return self.status is not None and self.status not in _FINAL


class BrokenBodyError(Exception):
    """What a caller's check raises of a body that is not what was asked for.

    `again` tells whether another attempt may help: a cut transfer is tried again, a web page is not.
    """

    def __init__(self, sentence: str, again: bool) -> None:
        super().__init__(sentence)
        self.again = again


@dataclass(frozen=True)
class Answer:
    """A body received. `status` is 200, or 304 with no body if it is unchanged since the validators."""

    url: str
    status: int
    body: bytes
    etag: str | None
    last_modified: str | None


class _PassingError(Exception):
    """A failure that another attempt may overcome; `wait` is what the server asked for, in seconds."""

    def __init__(self, sentence: str, status: int | None = None, wait: float | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.wait = wait
        self.unreachable = False


class Client:
    """Fetches addresses politely; may be used by many threads at once.

    Proxies and credentials of the environment are not used: the address check must see the address that is
    connected to.
    """

    def __init__(self, politeness: Politeness) -> None:
        self.politeness = politeness
        self._agent = f"Wanderbild/0.1 (history of the illustrated press; contact: {politeness.contact})"
        self._pools = guarded_pools(
            connect_timeout=politeness.connect_timeout,
            headers_timeout=politeness.transfer_timeout,
            allowed_hosts=politeness.allowed_hosts,
            connect_to=politeness.connect_to,
            connections=politeness.concurrency,
        )
        self._turns: dict[str, HostTurns] = {}
        self._unreachable: dict[str, int] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._jitter = random.Random()

    def stop(self) -> None:
        """Let every waiting request fail at once; what is being transferred ends at its own timeouts."""
        self._stopped.set()

    def fetch(
        self,
        url: str,
        *,
        max_bytes: int,
        accept: str = "*/*",
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Answer:
        """Fetch a small body into memory, conditionally where validators are given.

        Raises `FetchError` with a sentence that says what, where and why.
        """
        headers = {"Accept": accept, "Accept-Encoding": "gzip"}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        buffer = BytesIO()
        return self._persist(url, headers, buffer, max_bytes, lambda answer: _with_body(answer, buffer))

    def download(
        self, url: str, path: Path, *, max_bytes: int, check: Callable[[Path], None], accept: str = "*/*"
    ) -> None:
        """Download a body to `path`, which appears complete and checked or not at all.

        It is written beside its place and renamed. `check` sees the finished file before that and raises
        `BrokenBodyError` to refuse it. Raises `FetchError`.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(path.name + ".part")
        headers = {"Accept": accept, "Accept-Encoding": "identity"}
        try:
            with partial.open("wb") as file:

                def verify(answer: Answer) -> Answer:
                    file.flush()
                    os.fsync(file.fileno())
                    check(partial)
                    return answer

                self._persist(url, headers, file, max_bytes, verify)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)

    def _persist(
        self,
        url: str,
        headers: dict[str, str],
        sink: BinaryIO,
        max_bytes: int,
        accept: Callable[[Answer], Answer],
    ) -> Answer:
        """Attempt until it succeeds, fails for good, or the attempts are used up."""
        polite = self.politeness
        failure: _PassingError | None = None
        for attempt in range(polite.attempts):
            if attempt:
                self._pause(attempt, failure.wait if failure else None)
            try:
                return accept(self._follow(url, headers, sink, max_bytes))
            except BrokenBodyError as error:
                if not error.again:
                    raise FetchError(f"{url} {error}.", 200) from None
                failure = _PassingError(f"{url} {error}", 200)
            except _PassingError as error:
                failure = error
        assert failure is not None
        if failure.unreachable:
            self._count_unreachable(host_of(url))
        raise FetchError(
            f"{failure} ({polite.attempts} attempts); run the harvest again later.", failure.status
        )

    def _pause(self, attempt: int, asked: float | None) -> None:
        longest = min(self.politeness.longest_wait, self.politeness.first_wait * 2**attempt)
        # What the server asked for is waited for by the host's turns; here only the jitter is added.
        self._stopped.wait(
            self._jitter.uniform(0, self.politeness.first_wait if asked is not None else longest)
        )

    def _count_unreachable(self, host: str) -> None:
        with self._lock:
            self._unreachable[host] = self._unreachable.get(host, 0) + 1
            give_up = self._unreachable[host] >= self.politeness.unreachable_after
        if give_up:
            self._turns_of(host).close(f"{host} did not answer at all; run the harvest again later.")

    def _turns_of(self, host: str) -> HostTurns:
        with self._lock:
            if host not in self._turns:
                polite = self.politeness
                self._turns[host] = HostTurns(polite.requests_per_second, polite.concurrency, self._stopped)
            return self._turns[host]

    def _follow(self, url: str, headers: dict[str, str], sink: BinaryIO, max_bytes: int) -> Answer:
        """One attempt, redirects followed: each hop waits for its own host and has its address checked."""
        hop = url
        for _ in range(self.politeness.redirects + 1):
            address = http_url(hop)
            if address is None:
                raise FetchError(f"{hop[:200]} is no http or https address that can be fetched.")
            turns = self._turns_of(host_of(address))
            try:
                with turns.turn(self.politeness.longest_wait):
                    answer = self._exchange(address, headers, sink, max_bytes, turns)
            except HostRestingError as error:
                raise FetchError(f"{address} was not asked for: {error}") from None
            except FetchError as error:
                if hop == url:
                    raise
                raise FetchError(f"{url} redirects: {error}", error.status) from None
            if isinstance(answer, Answer):
                return answer
            hop = answer
        raise FetchError(f"{url} redirects more than {self.politeness.redirects} times.", 302)

    def _exchange(
        self, url: str, headers: dict[str, str], sink: BinaryIO, max_bytes: int, turns: HostTurns
    ) -> Answer | str:
        """Send one request and read its answer into `sink`; gives the next address if it is a redirect."""
        polite = self.politeness
        try:
            response = cast(
                urllib3.HTTPResponse,
                self._pools.request(
                    "GET",
                    url,
                    headers={"User-Agent": self._agent, **headers},
                    timeout=urllib3.Timeout(connect=polite.connect_timeout, read=polite.stall_timeout),
                    retries=False,
                    redirect=False,
                    preload_content=False,
                ),
            )
        except RefusedAddressError as error:
            raise FetchError(
                f"{url} was not asked for: {error}, which the harvest does not speak to; "
                "name the host in the settings' allowed hosts if it is meant."
            ) from None
        except SSLError as error:
            raise FetchError(f"{url} has no certificate that can be trusted: {_plain(error)}.") from None
        except (HTTPError, OSError) as error:
            failure = _PassingError(f"{url} could not be reached: {_plain(error)}")
            failure.unreachable = isinstance(error, NewConnectionError | ConnectTimeoutError)
            raise failure from None
        with self._lock:
            self._unreachable.pop(host_of(url), None)
        try:
            return self._receive(url, response, sink, max_bytes, turns)
        except (ReadTimeoutError, TimeoutError):
            raise _PassingError(f"{url} stalled for {polite.stall_timeout:g} s") from None
        except (HTTPError, OSError) as error:
            raise _PassingError(f"{url} broke off: {_plain(error)}", response.status) from None
        finally:
            # A connection whose body was not read to its end cannot serve another request.
            response.close()

    def _receive(
        self, url: str, response: urllib3.HTTPResponse, sink: BinaryIO, max_bytes: int, turns: HostTurns
    ) -> Answer | str:
        status = response.status
        if status in _REDIRECTS:
            target = http_url(response.headers.get("Location"), url)
            if target is None:
                raise FetchError(f"{url} redirects to something that is no http or https address.", status)
            return target
        if status in _WORTH_RETRYING:
            wait = _retry_after(response.headers.get("Retry-After"))
            if status in _COMPLAINTS:
                turns.complained(wait)
            reason = _REASONS.get(status, "fails")
            raise _PassingError(f"{url}: the server answers {status} and {reason}", status, wait)
        if status not in (200, 304):
            reason = _REASONS.get(status, "gives no document")
            raise FetchError(f"{url}: the server answers {status} and {reason}.", status)
        sink.seek(0)
        sink.truncate()
        if status == 200:
            self._stream(url, response, sink, max_bytes)
        turns.answered()
        headers = response.headers
        return Answer(url, status, b"", headers.get("ETag"), headers.get("Last-Modified"))

    def _stream(self, url: str, response: urllib3.HTTPResponse, sink: BinaryIO, max_bytes: int) -> None:
        too_large = FetchError(
            f"{url} is larger than {max_bytes / MEGABYTE:g} MB, the most that is read.", 200
        )
        if (response.length_remaining or 0) > max_bytes:
            raise too_large
        received = 0
        deadline = time.monotonic() + self.politeness.transfer_timeout
        while chunk := response.read1(_CHUNK, decode_content=True):
            received += len(chunk)
            if received > max_bytes:
                raise too_large
            if time.monotonic() > deadline:
                raise _PassingError(f"{url} took longer than {self.politeness.transfer_timeout:g} s")
            sink.write(chunk)


def _with_body(answer: Answer, buffer: BytesIO) -> Answer:
    return Answer(answer.url, answer.status, buffer.getvalue(), answer.etag, answer.last_modified)


def _plain(error: Exception) -> str:
    """The heart of an error of urllib3, without object names and the address said already."""
    text = str(error.args[-1] if error.args else error) or type(error).__name__
    return text.rpartition(": ")[2].rstrip(".")[:200]


def _retry_after(value: str | None) -> float | None:
    """Seconds that a Retry-After header asks for (a number or a date); None if absent or unreadable."""
    if value is None:
        return None
    try:
        return urllib3.Retry().parse_retry_after(value)
    except (InvalidHeader, OverflowError, ValueError):
        return None
