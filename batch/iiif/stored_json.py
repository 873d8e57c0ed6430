"""JSON documents of the web, kept on disk so that a rebuild asks the libraries for nothing twice."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from batch.iiif.client import MEGABYTE, Client, FetchError

LARGEST_DOCUMENT = 32 * MEGABYTE
_ACCEPT = (
    'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json", application/json;q=0.9'
)

State = Literal["kept", "unchanged", "fetched"]


@dataclass(frozen=True)
class Loaded:
    """A parsed document: `kept` was not asked for again, `unchanged` was confirmed, else `fetched`."""

    document: object
    state: State


class JsonStore:
    """Documents by address, in a folder of files named by the address's hash: no name comes from outside."""

    def __init__(self, folder: Path, client: Client) -> None:
        self._folder = folder
        self.client = client

    def load(self, url: str, *, refresh: bool = False) -> Loaded:
        """The document at `url`: from disk if it was had before, else (or to `refresh`) from the web.

        A refresh sends the validators that came with the kept copy. Raises `FetchError`, with status 404 or
        410 if the document has vanished; the kept copy stays.
        """
        path = self._path(url)
        kept = _read(path)
        if kept is not None and not refresh:
            return Loaded(parse_json(kept[1], url), "kept")
        validators = kept[0] if kept else {}
        answer = self.client.fetch(
            url,
            max_bytes=LARGEST_DOCUMENT,
            accept=_ACCEPT,
            etag=validators.get("etag"),
            last_modified=validators.get("last_modified"),
        )
        if answer.status == 304 and kept is not None:
            return Loaded(parse_json(kept[1], url), "unchanged")
        document = parse_json(answer.body, url)
        _write(path, {"url": url, "etag": answer.etag, "last_modified": answer.last_modified}, answer.body)
        same = kept is not None and kept[1] == answer.body
        return Loaded(document, "unchanged" if same else "fetched")

    def has(self, url: str) -> bool:
        """Whether a copy of a document is kept."""
        return self._path(url).exists()

    def kept(self, url: str) -> object | None:
        """The kept copy of a document, parsed; None if there is none. Nothing is asked for."""
        kept = _read(self._path(url))
        return None if kept is None else parse_json(kept[1], url)

    def _path(self, url: str) -> Path:
        name = hashlib.sha256(url.encode()).hexdigest()
        return self._folder / name[:2] / f"{name}.json.gz"


def parse_json(body: bytes, url: str) -> object:
    """Parse a body, whatever its declared type; raises `FetchError` if it is no JSON, or nested too deep."""
    try:
        return json.loads(body.decode("utf-8-sig", errors="replace"))
    except RecursionError:
        raise FetchError(f"{url} nests its JSON too deeply to be read.", 200) from None
    except ValueError as error:
        if body.lstrip()[:1] == b"<":
            raise FetchError(f"{url} gives a web page or XML where JSON was expected.", 200) from None
        raise FetchError(f"{url} gives no valid JSON: {error}.", 200) from None


def _read(path: Path) -> tuple[dict[str, str | None], bytes] | None:
    try:
        header, _, body = gzip.decompress(path.read_bytes()).partition(b"\n")
        return json.loads(header), body
    except FileNotFoundError:
        return None
    except (OSError, EOFError, ValueError):
        # A file broken by a failing disk is as good as none: it is fetched again.
        return None


def _write(path: Path, header: dict[str, str | None], body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(gzip.compress(json.dumps(header).encode() + b"\n" + body, compresslevel=6, mtime=0))
    partial.replace(path)
