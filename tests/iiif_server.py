"""A library on loopback that misbehaves in every way real ones do, and measures how it is treated.

Addresses of images are `/image/BEHAVIOUR/NAME` for Image API services and `/file/BEHAVIOUR/NAME` for plain
files; JSON documents are those put into `documents`. Both `127.0.0.1` and `localhost` reach it: two hosts.
"""

import io
import json
import select
import threading
import time
from collections import Counter, defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from types import TracebackType
from typing import NamedTuple

from PIL import Image

FULL_SIZE = (900, 1200)
LISTED = [(225, 300), (450, 600)]


class Asked(NamedTuple):
    """One request as the server saw it: when (monotonic seconds), to which host name, from which port."""

    at: float
    host: str
    path: str
    headers: dict[str, str]
    port: int


class Library:
    """The server; a context manager. `asked` is its log, `answered` the paths of whole pictures it sent."""

    def __init__(self) -> None:
        self.documents: dict[str, object] = {}
        self.etags: dict[str, str] = {}
        self.asked: list[Asked] = []
        self.answered: list[str] = []
        self.pause = 0.0
        self.refused: set[str] = set()
        self._times: Counter[str] = Counter()
        self._at_once: Counter[str] = Counter()
        self.most_at_once: Counter[str] = Counter()
        self._lock = threading.Lock()
        library = self

        class Handler(_Handler):
            library_ = library

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]

    def __enter__(self) -> "Library":
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.asked]

    def most_in_a_second(self) -> dict[str, int]:
        """For each host name, the most requests that began within any one second."""
        by_host: dict[str, list[float]] = defaultdict(list)
        for request in self.asked:
            by_host[request.host].append(request.at)
        return {
            host: max(sum(1 for t in times if start <= t < start + 1) for start in times)
            for host, times in by_host.items()
        }

    def shortest_gap(self, path_part: str) -> float:
        times = [request.at for request in self.asked if path_part in request.path]
        return min(b - a for a, b in pairwise(times))

    def begin(self, host: str, path: str, headers: dict[str, str], port: int) -> int:
        with self._lock:
            self.asked.append(Asked(time.monotonic(), host, path, headers, port))
            self._times[path] += 1
            self._at_once[host] += 1
            self.most_at_once[host] = max(self.most_at_once[host], self._at_once[host])
            return self._times[path]

    def end(self, host: str) -> None:
        with self._lock:
            self._at_once[host] -= 1


def picture(size: tuple[int, int], kind: str = "JPEG") -> bytes:
    """A picture of that size whose data are too many to be lost unnoticed."""
    stream = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(stream, kind, quality=80)
    return stream.getvalue()


class _Handler(BaseHTTPRequestHandler):
    library_: Library
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self._ended = True

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        host = (self.headers.get("Host") or "").partition(":")[0]
        times = self.library_.begin(host, self.path, dict(self.headers), self.client_address[1])
        self._host, self._ended = host, False
        try:
            time.sleep(self.library_.pause)
            _, kind, behaviour, *rest = [*self.path.split("/"), ""]
            if any(self.path.startswith(start) for start in self.library_.refused):
                self._refuse(404)
            elif kind == "image":
                self._image(behaviour, rest[:-1], times)
            elif kind == "file":
                self._file(behaviour, times)
            else:
                self._document()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            self._end()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self.library_.end(self._host)

    def _send(self, body: bytes, kind: str = "image/jpeg", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body[:-1])
        self.wfile.flush()
        # Counted as over before the client can know that it is.
        self._end()
        self.wfile.write(body[-1:])
        if status == 200 and kind == "image/jpeg":
            self.library_.answered.append(self.path)

    def _refuse(self, status: int, **headers: str) -> None:
        self._send(b"no", "text/plain", status, **headers)

    def _document(self) -> None:
        document = self.library_.documents.get(self.path)
        etag = self.library_.etags.get(self.path, "")
        if document is None:
            self._refuse(404)
        elif etag and self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.end_headers()
        else:
            body = document if isinstance(document, bytes) else json.dumps(document).encode()
            self._send(body, "application/json", **({"ETag": etag} if etag else {}))

    def _image(self, behaviour: str, rest: list[str], times: int) -> None:
        """A service of Image API 2; `level0` and `lying` offer other sizes."""
        asked_for = "/".join(rest[1:])
        if asked_for == "info.json":
            if behaviour == "noinfo":
                return self._refuse(404)
            level = 0 if behaviour in ("level0", "lying") else 2
            sizes = [(7_000, 9_000), (450, 600)] if behaviour == "lying" else LISTED
            info = {
                "@context": "http://iiif.io/api/image/2/context.json",
                "@id": f"http://behind-the-proxy.invalid/{rest[0]}",
                "protocol": "http://iiif.io/api/image",
                "width": FULL_SIZE[0] * (10 if behaviour == "lying" else 1),
                "height": FULL_SIZE[1] * (10 if behaviour == "lying" else 1),
                "profile": [f"http://iiif.io/api/image/2/level{level}.json"],
                "sizes": [{"width": w, "height": h} for w, h in sizes],
            }
            return self._send(json.dumps(info).encode(), "application/json")
        region, size, _rotation, _file = rest[1:]
        width, _, height = size.partition(",")
        wanted = int(width) if width.isdigit() else FULL_SIZE[0]
        if behaviour == "level0" and (wanted not in [w for w, _ in LISTED] or height):
            return self._refuse(400 if size != "full" else 403)
        if region != "full" or wanted > FULL_SIZE[0]:
            return self._refuse(400)
        if behaviour in ("good", "late", "level0", "lying", "noinfo"):
            scaled = (wanted, round(wanted * FULL_SIZE[1] / FULL_SIZE[0]))
            return self._send(picture(scaled))
        return self._misbehave(behaviour, times)

    def _file(self, behaviour: str, times: int) -> None:
        if behaviour == "good":
            return self._send(picture((300, 400)))
        return self._misbehave(behaviour, times)

    def _misbehave(self, behaviour: str, times: int) -> None:
        whole = picture((300, 400))
        if behaviour == "throttled":
            return self._refuse(429, Retry_After="1") if times == 1 else self._send(whole)
        if behaviour == "resting":
            return self._refuse(503, Retry_After="86400")
        if behaviour == "failing-once":
            return self._refuse(500) if times == 1 else self._send(whole)
        if behaviour == "broken":
            return self._refuse(500)
        if behaviour == "forbidden":
            return self._refuse(403)
        if behaviour == "truncated-once":
            return self._send(whole[: len(whole) // 2] if times == 1 else whole)
        if behaviour == "truncated":
            return self._send(whole[: len(whole) // 2])
        if behaviour == "cut-once":
            return self._cut(whole) if times == 1 else self._send(whole)
        if behaviour == "html":
            return self._send(b"<!DOCTYPE html><html><body>Please wait</body></html>", "image/jpeg")
        if behaviour == "loop":
            return self._refuse(302, Location=self.path)
        if behaviour == "inwards":
            return self._refuse(302, Location="http://169.254.169.254/latest/meta-data/")
        if behaviour == "huge":
            return self._announce_two_gigabytes()
        if behaviour == "endless":
            return self._send_without_end()
        if behaviour == "stall":
            return self._stall(whole)
        if behaviour == "dripping-headers":
            return self._drip_headers()
        raise AssertionError(f"no behaviour {behaviour}")

    def _cut(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def _announce_two_gigabytes(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(2 << 30))
        self.end_headers()
        self._pour()

    def _send_without_end(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self._pour(b"10000\r\n", b"\r\n")

    def _pour(self, before: bytes = b"", after: bytes = b"") -> None:
        """Two gigabytes, or until the client goes away."""
        block = b"\xff\xd8\xff" + bytes((1 << 16) - 3)
        for _ in range(2 << 14):
            self.wfile.write(before + block + after)
        self.close_connection = True

    def _stall(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:1000])
        self.wfile.flush()
        # It serves no one from here on; whether the client has gone is only noticed later.
        self._end()
        select.select([self.connection], [], [], 30)
        self.close_connection = True

    def _drip_headers(self) -> None:
        self._end()
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(600):
            self.wfile.write(b"a")
            self.wfile.flush()
            if select.select([self.connection], [], [], 0.05)[0]:
                break
        self.close_connection = True
