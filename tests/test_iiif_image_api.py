"""Our requests against the reference implementation of the Image API (the package `iiif`), pixel by pixel."""

import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from iiif.error import IIIFError
from iiif.info import IIIFInfo
from iiif.manipulator_pil import IIIFManipulatorPIL
from iiif.request import IIIFRequest
from iiif.static import IIIFStatic
from PIL import Image

from batch.iiif.client import Client, Politeness
from batch.iiif.pages import PageTask, download_page
from store.image_api import Box, PageImage, region_url
from store.page_files import page_path
from vision.picture import open_picture

POLITE = Politeness("curator@example.org", 200, attempts=1, allowed_hosts=frozenset({"127.0.0.1"}))
SIZE = (1200, 1700)


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose every part looks different, so that a wrong crop is noticed."""
    path = tmp_path_factory.mktemp("scan") / "scan.png"
    across, down = np.meshgrid(np.linspace(0, 255, SIZE[0]), np.linspace(0, 255, SIZE[1]))
    pixels = np.stack([across, down, (across * 3 + down * 5) % 255], axis=-1)
    Image.fromarray(pixels.astype(np.uint8)).save(path)
    return path


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def reference_server(scan: Path, version: str, folder: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            home = f"http://{self.headers['Host']}"
            request = IIIFRequest(api_version=version)
            try:
                request.parse_url(self.path.lstrip("/"))
                body = self.info(home) if request.info else self.derived(request)
            except IIIFError as error:
                self.answer(error.code, b"refused", "text/plain")
                return
            self.answer(200, body, "application/json" if request.info else "image/jpeg")

        def info(self, home: str) -> bytes:
            info = IIIFInfo(api_version=version, server_and_prefix=home, identifier="scan", level=2)
            info.width, info.height = SIZE
            return info.as_json().encode()

        def derived(self, request: IIIFRequest) -> bytes:
            out = folder / f"{threading.get_ident()}.jpg"
            IIIFManipulatorPIL(api_version=version).derive(str(scan), request, str(out))
            return out.read_bytes()

        def answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


def difference(a: Image.Image, b: Image.Image) -> float:
    """The mean difference of two pictures of one size, in grey levels."""
    assert a.size == b.size
    return float(np.abs(np.asarray(a, float) - np.asarray(b, float)).mean())


@pytest.mark.parametrize("version", ["1.1", "2.1", "3.0"])
def test_pages_and_crops_from_the_reference_implementation(version: str, scan: Path, tmp_path: Path) -> None:
    with serving(reference_server(scan, version, tmp_path / "made")) as home:
        # The manifest says no more than where the service is: the rest is learnt from its info.json.
        image = PageImage(service=f"{home}/scan", version=int(version[0]))
        client = Client(POLITE)
        result = download_page(client, PageTask("page-0001", image, 850), tmp_path)
        assert (result.status, result.error) == ("downloaded", None)
        assert (result.width, result.height) == (600, 850)
        whole = open_picture(scan)
        page = open_picture(page_path(tmp_path, "page-0001"))
        assert difference(page, whole.resize((600, 850))) < 4
        address = region_url(result.image, Box(100, 200, 150, 90), (600, 850))
        assert address is not None
        crop = Image.open(io.BytesIO(client.fetch(address, max_bytes=1 << 20).body))
        assert difference(crop.convert("RGB"), whole.crop((200, 400, 500, 580))) < 4
        larger = download_page(client, PageTask("page-0002", image, 5000), tmp_path)
        assert (larger.width, larger.height) == SIZE, "never larger than the library's own"


def test_a_static_level_0_service(scan: Path, tmp_path: Path) -> None:
    class Files(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = tmp_path / "site" / self.path.lstrip("/")
            there = path.is_file()
            self.send_response(200 if there else 404)
            self.end_headers()
            self.wfile.write(path.read_bytes() if there else b"no")

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with serving(Files) as home:
        maker = IIIFStatic(dst=str(tmp_path / "site"), tilesize=512, api_version="2.1", prefix=home)
        maker.generate(src=str(scan), identifier="scan")
        info = json.loads((tmp_path / "site" / "scan" / "info.json").read_text())
        sizes = [{"width": 75, "height": 106}, {"width": 300, "height": 425}, {"width": 600, "height": 850}]
        for size in sizes:
            request = IIIFRequest(api_version="2.1")
            request.parse_url(f"scan/full/{size['width']},/0/default.jpg")
            out = tmp_path / "site" / "scan" / "full" / f"{size['width']}," / "0" / "default.jpg"
            IIIFManipulatorPIL(api_version="2.1").derive(str(scan), request, str(out))
        (tmp_path / "site" / "scan" / "info.json").write_text(json.dumps(info | {"sizes": sizes}))
        image = PageImage(service=f"{home}/scan", version=2)
        result = download_page(Client(POLITE), PageTask("page-0001", image, 500), tmp_path)
        assert (result.status, result.width, result.height) == ("downloaded", 600, 850)
        assert result.image.level == 0
