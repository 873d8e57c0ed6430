"""`python -m benchmarks harvest`: how long a large list of manifests takes to become documents and pages.

A library in a process of its own serves manifests made by code (versions 2 and 3 by turns, dates and places in several
languages); the steps that a build would run fetch them, read them and write the store. Memory is this process's peak.
"""

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from batch.build import run_steps
from batch.settings import load_settings

HOST = "library.example"
IMAGES = f"https://{HOST}/image"
PLACES = (
    "Paris",
    "Wien",
    "Lisboa",
    "Praha",
    "Budapest",
    "Buenos Aires",
    "Haarlem",
    "[S.l.]",
    "Nowhere-upon-Thames",
)
LABELS = (
    ("Title", "Date", "Place of publication"),
    ("Titre", "Date", "Lieu de publication"),
    ("Titel", "Erscheinungsdatum", "Erscheinungsort"),
)
DATES = ("12 mars 1905", "1889", "[1889?]", "Décembre 1918", "1887-1888", "19e siècle", "s. d.", "1911-04-30")
SETTINGS = """\
name = "Benchmark"
store = "{folder}/store"
[source]
kind = "iiif"
manifests = "list.txt"
contact = "benchmark@library.example"
requests_per_second = 1000
concurrency = 8
connect_to = {{ "library.example" = "127.0.0.1:{port}" }}
"""


def run(arguments: list[str]) -> int:
    """Print seconds and memory, then a line of JSON; 1 if documents or pages are missing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks harvest", description=__doc__)
    parser.add_argument("--manifests", type=int, default=10_000)
    parser.add_argument("--pages", type=int, default=10, help="pages of each manifest")
    chosen = parser.parse_args(arguments)
    receiver, sender = multiprocessing.Pipe(duplex=False)
    library = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(sender, chosen.pages), daemon=True
    )
    library.start()
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            lines = [f"http://{HOST}/{number}" for number in range(chosen.manifests)]
            (folder / "list.txt").write_text("\n".join(lines), encoding="utf-8")
            path = folder / "corpus.toml"
            path.write_text(SETTINGS.format(folder=folder, port=receiver.recv()), encoding="utf-8")
            settings = load_settings(path)
            started = time.monotonic()
            store = run_steps(settings, path, ["harvest"])
            seconds = time.monotonic() - started
            again = time.monotonic()
            run_steps(settings, path, ["harvest"], retry=True)
            again = time.monotonic() - again
            documents, pages = store.count("documents"), store.count("pages")
    finally:
        library.terminate()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(
        f"{documents:,} documents and {pages:,} pages in {seconds:.0f} s; once more, from disk, in {again:.0f} s"
    )
    figures = {
        "manifests": documents,
        "pages": pages,
        "seconds": round(seconds, 1),
        "seconds_again": round(again, 1),
        "peak_gb": round(peak / 1e9, 2),
    }
    print(json.dumps(figures))
    return int((documents, pages) != (chosen.manifests, chosen.manifests * chosen.pages))


def manifest(number: int, pages: int) -> dict[str, Any]:
    """One of the library's manifests: of version 2 if its number is even, else 3."""
    labels = LABELS[number % len(LABELS)]
    values = (f"Periodical {number % 400}", DATES[number % len(DATES)], PLACES[number % len(PLACES)])
    fields = list(zip(labels, values, strict=True))
    home = f"http://{HOST}/{number}"
    if number % 2:
        return {
            "@context": "http://iiif.io/api/presentation/3/context.json",
            "id": home,
            "type": "Manifest",
            "label": {"none": [f"No. {number}"]},
            "metadata": [{"label": {"none": [name]}, "value": {"none": [value]}} for name, value in fields],
            "items": [_canvas3(home, page) for page in range(pages)],
        }
    return {
        "@context": "http://iiif.io/api/presentation/2/context.json",
        "@id": home,
        "@type": "sc:Manifest",
        "label": f"No. {number}",
        "metadata": [{"label": name, "value": value} for name, value in fields],
        "sequences": [{"@type": "sc:Sequence", "canvases": [_canvas2(home, page) for page in range(pages)]}],
    }


def _canvas2(home: str, page: int) -> dict[str, Any]:
    service = {
        "@context": "http://iiif.io/api/image/2/context.json",
        "@id": f"{IMAGES}/{home[-6:]}-{page}",
        "profile": "http://iiif.io/api/image/2/level2.json",
    }
    resource_ = {
        "@id": f"{service['@id']}/full/full/0/default.jpg",
        "@type": "dctypes:Image",
        "width": 2400,
        "height": 3200,
        "service": service,
    }
    annotation = {"@type": "oa:Annotation", "motivation": "sc:painting", "resource": resource_}
    size = {"width": 2400, "height": 3200}
    return {
        "@id": f"{home}/canvas/{page}",
        "@type": "sc:Canvas",
        "label": f"p. {page + 1}",
        **size,
        "images": [annotation],
    }


def _canvas3(home: str, page: int) -> dict[str, Any]:
    address = f"{IMAGES}/{home[-6:]}-{page}"
    size = {"width": 2400, "height": 3200}
    body = {
        "id": f"{address}/full/max/0/default.jpg",
        "type": "Image",
        **size,
        "service": [{"id": address, "type": "ImageService3", "profile": "level1"}],
    }
    canvas = f"{home}/canvas/{page}"
    annotation = {"type": "Annotation", "motivation": "painting", "body": body, "target": canvas}
    return {
        "id": canvas,
        "type": "Canvas",
        "label": {"none": [f"p. {page + 1}"]},
        **size,
        "items": [{"type": "AnnotationPage", "items": [annotation]}],
    }


def _serve(sender: Connection, pages: int) -> None:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = json.dumps(manifest(int(self.path.strip("/")), pages)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    sender.send(server.server_address[1])
    server.serve_forever()
