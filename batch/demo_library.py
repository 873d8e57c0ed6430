"""The sample corpus as a library would give it: over IIIF, from a server on loopback.

Collections lead to manifests of both versions of the Presentation API; their pages lie behind image services of level 1 and
level 0, and, some, behind no service at all. The library's addresses do not name the port that the server happens to have:
the harvest is told where to reach its host.
"""

from __future__ import annotations

import csv
import io
import json
import re
import threading
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import unquote

from PIL import Image

from batch.iiif import metadata

HOST = "press.example"
"""A name that no library can have (RFC 2606)."""
HOME = f"http://{HOST}/iiif"
PUBLIC_DOMAIN = "http://creativecommons.org/publicdomain/mark/1.0/"
PROVIDER = "The made-up library of the sample corpus"
PRESENTATION_2 = "http://iiif.io/api/presentation/2/context.json"
PRESENTATION_3 = "http://iiif.io/api/presentation/3/context.json"
IMAGE_2 = "http://iiif.io/api/image/2/context.json"
IMAGE_3 = "http://iiif.io/api/image/3/context.json"
REQUEST = re.compile(r"/(?P<region>full|\d+,\d+,\d+,\d+)/(?P<size>full|max|\d+,)/0/default\.jpg")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
Row = Mapping[str, str]


@dataclass(frozen=True)
class SamplePage:
    """One page: its number, its file, its size in pixels."""

    number: int
    file: Path
    width: int
    height: int


@dataclass(frozen=True)
class SampleIssue:
    """One issue: its key, its place among all issues, what is said of it, and its pages."""

    key: str
    place: int
    row: Row
    pages: list[SamplePage] = field(default_factory=list)

    @property
    def version(self) -> int:
        """The version of the Presentation API that describes it."""
        return 2 + self.place % 2

    @property
    def level(self) -> int | None:
        """The level of the image service of its pages; None if they lie behind none."""
        return (1, 1, 0, None)[self.place % 4]

    @property
    def uri(self) -> str:
        """The address of its manifest."""
        return f"{HOME}/{self.key}/manifest"

    def canvas(self, number: int) -> str:
        """The id of a page's canvas."""
        return f"{HOME}/{self.key}/canvas/p{number}"

    def image(self, number: int) -> str:
        """The address of a page's image service."""
        return f"{HOME}/image/{self.key}/p{number}"


class DemoLibrary:
    """The library of a drawn sample corpus; a server while it is used in a ``with`` statement."""

    def __init__(self, sample: Path) -> None:
        self._sample = sample

    def __enter__(self) -> DemoLibrary:
        library = self

        class Handler(_Handler):
            library_ = library

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        """Where its host is to be reached."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    @cached_property
    def rows(self) -> list[Row]:
        """The illustrations of the sample, as its table has them."""
        with (self._sample / "images.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def issues(self) -> dict[str, SampleIssue]:
        """The issues by their keys, in the table's order."""
        issues: dict[str, SampleIssue] = {}
        for key, rows in groupby(self.rows, key=lambda row: row["file"].partition("/")[0]):
            issue = issues[key] = SampleIssue(key, len(issues), next(rows))
            numbers = sorted({int(row["page"]) for row in (issue.row, *rows)})
            for number in numbers:
                file = self._sample / "pages" / key / f"p{number}.jpg"
                with Image.open(file) as picture:
                    issue.pages.append(SamplePage(number, file, *picture.size))
        return issues

    def boxes(self) -> list[dict[str, str]]:
        """Where the illustrations are on their pages, and what they are: a table of boxes."""
        return [
            {
                "page": self.issues[row["file"].partition("/")[0]].canvas(int(row["page"])),
                **{name: row[name] for name in ("x", "y", "w", "h", "title", "kind")},
            }
            for row in self.rows
        ]

    @cached_property
    def documents(self) -> dict[str, dict[str, Any]]:
        """Every collection and manifest, by its address."""
        found: dict[str, dict[str, Any]] = {}
        tops: list[tuple[str, str]] = []
        by_title = sorted(self.issues.values(), key=lambda issue: issue.row["periodical"])
        for number, (title, issues) in enumerate(
            groupby(by_title, key=lambda issue: issue.row["periodical"])
        ):
            uri = f"{HOME}/periodical/{number + 1}"
            tops.append((uri, title))
            found[uri] = (_collection_2 if number % 2 else _collection_3)(uri, title, list(issues))
        found[COLLECTION] = {
            "@context": PRESENTATION_3,
            "id": COLLECTION,
            "type": "Collection",
            "label": {"en": [PROVIDER]},
            "items": [{"id": uri, "type": "Collection", "label": {"none": [title]}} for uri, title in tops],
        }
        for issue in self.issues.values():
            found[issue.uri] = (_manifest_2 if issue.version == 2 else _manifest_3)(issue)
        return found

    def info(self, issue: SampleIssue, page: SamplePage) -> dict[str, Any]:
        """The info.json of a page's image service, in the version of its manifest."""
        sizes = [{"width": w, "height": h} for w, h in _sizes(page)]
        shared = {
            "protocol": "http://iiif.io/api/image",
            "width": page.width,
            "height": page.height,
            "sizes": sizes,
        }
        address = issue.image(page.number)
        if issue.version == 2:
            profile = [f"http://iiif.io/api/image/2/level{issue.level}.json"]
            return {"@context": IMAGE_2, "@id": address, "profile": profile} | shared
        return {
            "@context": IMAGE_3,
            "id": address,
            "type": "ImageService3",
            "profile": f"level{issue.level}",
        } | shared


COLLECTION = f"{HOME}/collection"


def _collection_2(uri: str, title: str, issues: Iterable[SampleIssue]) -> dict[str, Any]:
    return {
        "@context": PRESENTATION_2,
        "@id": uri,
        "@type": "sc:Collection",
        "label": title,
        "manifests": [
            {"@id": issue.uri, "@type": "sc:Manifest", "label": issue.row["issue"]} for issue in issues
        ],
    }


def _collection_3(uri: str, title: str, issues: Iterable[SampleIssue]) -> dict[str, Any]:
    return {
        "@context": PRESENTATION_3,
        "id": uri,
        "type": "Collection",
        "label": {"none": [title]},
        "items": [
            {"id": issue.uri, "type": "Manifest", "label": {"none": [issue.row["issue"]]}} for issue in issues
        ],
    }


def _manifest_2(issue: SampleIssue) -> dict[str, Any]:
    language = issue.row["language"]
    return {
        "@context": PRESENTATION_2,
        "@id": issue.uri,
        "@type": "sc:Manifest",
        "label": {"@value": issue.row["issue"], "@language": language},
        "metadata": [{"label": name, "value": value} for name, value in _fields(issue)],
        "attribution": PROVIDER,
        "license": PUBLIC_DOMAIN,
        "sequences": [{"@type": "sc:Sequence", "canvases": [_canvas_2(issue, page) for page in issue.pages]}],
    }


def _canvas_2(issue: SampleIssue, page: SamplePage) -> dict[str, Any]:
    size = {"width": page.width, "height": page.height}
    address = issue.image(page.number)
    resource: dict[str, Any] = {
        "@id": f"{address}/full/full/0/default.jpg",
        "@type": "dctypes:Image",
        "format": "image/jpeg",
        **size,
        "service": {
            "@context": IMAGE_2,
            "@id": address,
            "profile": f"http://iiif.io/api/image/2/level{issue.level}.json",
        },
    }
    annotation = {
        "@type": "oa:Annotation",
        "motivation": "sc:painting",
        "resource": resource,
        "on": issue.canvas(page.number),
    }
    return {
        "@id": issue.canvas(page.number),
        "@type": "sc:Canvas",
        "label": str(page.number),
        **size,
        "images": [annotation],
    }


def _manifest_3(issue: SampleIssue) -> dict[str, Any]:
    language = issue.row["language"]
    manifest = {
        "@context": PRESENTATION_3,
        "id": issue.uri,
        "type": "Manifest",
        "label": {language: [issue.row["issue"]]},
        "metadata": [
            {"label": {language: [name]}, "value": {language: [value]}} for name, value in _fields(issue)
        ],
        "rights": PUBLIC_DOMAIN,
        "provider": [{"id": f"{HOME}/provider", "type": "Agent", "label": {"en": [PROVIDER]}}],
        "items": [_canvas_3(issue, page) for page in issue.pages],
    }
    if DAY.fullmatch(issue.row["date"]):
        manifest["navDate"] = f"{issue.row['date']}T00:00:00Z"
    return manifest


def _canvas_3(issue: SampleIssue, page: SamplePage) -> dict[str, Any]:
    size = {"width": page.width, "height": page.height}
    address = issue.image(page.number)
    body: dict[str, Any] = {
        "id": f"{address}/full/max/0/default.jpg",
        "type": "Image",
        "format": "image/jpeg",
        **size,
    }
    if issue.level is None:
        body["id"] = f"{HOME}/file/{issue.key}/p{page.number}.jpg"
    else:
        body["service"] = [{"id": address, "type": "ImageService3", "profile": f"level{issue.level}"}]
    canvas = issue.canvas(page.number)
    annotation = {
        "id": f"{canvas}/annotation",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": canvas,
    }
    return {
        "id": canvas,
        "type": "Canvas",
        "label": {"none": [str(page.number)]},
        **size,
        "items": [{"id": f"{canvas}/page", "type": "AnnotationPage", "items": [annotation]}],
    }


def _fields(issue: SampleIssue) -> list[tuple[str, str]]:
    """Label and value of the issue's fields, labelled as a library of its language would."""
    names = tomllib.loads(Path(metadata.__file__).with_name("field_names.toml").read_text(encoding="utf-8"))
    language = issue.row["language"]
    columns = {
        "title": "periodical",
        "date": "date",
        "place": "city",
        "country": "country",
        "language": "language",
    }
    return [
        (names[column].get(language, names[column]["en"])[0], issue.row[word])
        for column, word in columns.items()
        if issue.row[word]
    ]


def _sizes(page: SamplePage) -> list[tuple[int, int]]:
    return [(page.width // part, page.height // part) for part in (4, 2, 1)]


class _Handler(BaseHTTPRequestHandler):
    library_: DemoLibrary
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answers with a document, an info.json or a picture."""
        path = unquote(self.path)
        document = self.library_.documents.get(f"http://{HOST}{path}")
        if document is not None:
            self._answer(json.dumps(document, ensure_ascii=False).encode(), "application/ld+json")
            return
        found = re.fullmatch(r"/iiif/(image|file)/([\w-]+)/p(\d+)(.*)", path)
        issue = self.library_.issues.get(found[2]) if found else None
        page = (
            next((page for page in issue.pages if page.number == int(found[3])), None)
            if issue and found
            else None
        )
        if found is None or issue is None or page is None:
            self._refuse(404)
        elif found[1] == "file" and found[4] == ".jpg":
            self._answer(page.file.read_bytes(), "image/jpeg")
        elif found[1] == "image" and found[4] == "/info.json":
            self._answer(json.dumps(self.library_.info(issue, page)).encode(), "application/ld+json")
        elif found[1] == "image" and (request := REQUEST.fullmatch(found[4])):
            self._picture(issue, page, request["region"], request["size"])
        else:
            self._refuse(400)

    def _picture(self, issue: SampleIssue, page: SamplePage, region: str, size: str) -> None:
        if region == "full" and size in ("full", "max"):
            self._answer(page.file.read_bytes(), "image/jpeg")
            return
        offered = {f"{width}," for width, _ in _sizes(page)}
        if issue.level == 0 and (region != "full" or size not in offered):
            self._refuse(400)
            return
        with Image.open(page.file) as scan:
            picture: Image.Image = scan
            if region != "full":
                x, y, w, h = map(int, region.split(","))
                picture = picture.crop((x, y, min(x + w, page.width), min(y + h, page.height)))
            if size not in ("full", "max"):
                width = min(max(int(size.rstrip(",")), 1), picture.width)
                picture = picture.resize((width, max(round(picture.height * width / picture.width), 1)))
            stream = io.BytesIO()
            picture.save(stream, "JPEG", quality=88)
        self._answer(stream.getvalue(), "image/jpeg")

    def _refuse(self, status: int) -> None:
        self._answer(b"", "text/plain", status)

    def _answer(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the terminal for the harvest."""
