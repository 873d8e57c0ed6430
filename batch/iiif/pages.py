"""Downloading pages: each once, complete and checked, or listed with the reason why not."""

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PIL import Image

from batch.iiif.client import MEGABYTE, BrokenBodyError, Client, FetchError
from batch.iiif.side_by_side import side_by_side
from batch.iiif.stored_json import parse_json
from store.addresses import host_of
from store.image_api import PageImage, info_url, needs_info, page_requests, read_service
from store.page_files import page_path
from vision.picture import UnreadablePictureError, open_picture, picture_size

LARGEST_PICTURE = 64 * MEGABYTE
LARGEST_INFO = MEGABYTE
MOST_REQUESTS = 6
"""Addresses tried for one page, info.json aside: libraries that refuse one size often give another."""
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "JPEG2000", "BMP")
_ACCEPT = "image/jpeg, image/png;q=0.9, image/webp;q=0.9, image/*;q=0.8"

Status = Literal["downloaded", "present", "failed"]


@dataclass(frozen=True)
class PageTask:
    """A page to download: our own identifier, which names its file, its image, and the long side wanted (px)."""

    page_id: str
    image: PageImage
    long_side: int


@dataclass(frozen=True)
class PageResult:
    """What became of a page.

    `width` and `height` are the file's, upright, in pixels; `url` is the address it came from; `image` holds
    what info.json added, if it was asked for. `error` is one sentence where `status` is `failed`.
    """

    page_id: str
    status: Status
    image: PageImage
    width: int | None = None
    height: int | None = None
    url: str | None = None
    error: str | None = None


def download_page(client: Client, task: PageTask, folder: Path) -> PageResult:
    """Download one page, unless its file is there already.

    The addresses that may give it are tried in turn; info.json is asked for where the manifest does not say
    enough, or where the library refuses what it seemed to offer. Never raises for what a library does.
    """
    path, long_side = page_path(folder, task.page_id), task.long_side
    if path.exists():
        try:
            width, height = picture_size(path)
            return PageResult(
                task.page_id, "present", _described(client, task.image, long_side), width, height
            )
        except UnreadablePictureError:
            path.unlink()
    image = task.image
    asked_info = False
    failures: list[str] = []
    try:
        if needs_info(image, long_side):
            asked_info = True
            image = _with_info(client, image, failures)
        tried: list[str] = []
        while (url := _next_request(image, long_side, tried)) is not None:
            tried.append(url)
            try:
                client.download(url, path, max_bytes=LARGEST_PICTURE, check=check_picture, accept=_ACCEPT)
                width, height = picture_size(path)
                return PageResult(task.page_id, "downloaded", image, width, height, url)
            except FetchError as error:
                failures.append(str(error))
                if not error.another_may_help:
                    break
            if not asked_info and info_url(image):
                asked_info = True
                image = _with_info(client, image, failures)
    except FetchError as error:
        failures.append(str(error))
    if not failures:
        failures.append("The manifest names no image of this page that can be asked for.")
    more = f" ({len(failures) - 1} other addresses failed too.)" if len(failures) > 1 else ""
    return PageResult(task.page_id, "failed", image, error=failures[0] + more)


def download_pages(
    client: Client, tasks: Iterable[PageTask], folder: Path
) -> Iterator[tuple[PageTask, PageResult]]:
    """Download pages of many hosts side by side, each host within its limits; yields as they complete.

    May be killed at any moment and begun again with the same tasks: a page whose file is there is not asked
    for again, and no half file is ever taken for a page. When the caller stops early, so does the client.
    """

    def work(task: PageTask) -> PageResult:
        return download_page(client, task, folder)

    def host(task: PageTask) -> str:
        return host_of(task.image.service or task.image.url or "")

    yield from side_by_side(tasks, work, host, client.politeness.concurrency, client.stop)


def check_picture(path: Path) -> None:
    """Raise `BrokenBodyError` unless the file is a whole picture of a format that pages come in."""
    with path.open("rb") as file:
        beginning = file.read(512).lstrip().lower()
    if not beginning:
        raise BrokenBodyError("gives an empty file", again=True)
    if beginning.startswith((b"<", b"{", b"\xef\xbb\xbf<")) or b"<html" in beginning:
        raise BrokenBodyError("gives a text or web page instead of a picture", again=False)
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=_FORMATS) as picture:
            shrinkable = picture.format == "JPEG"
    except (OSError, SyntaxError, ValueError):
        raise BrokenBodyError("gives a file that is no picture of a known format", again=True) from None
    try:
        # Decoded at an eighth, a JPEG still has all of its data read: a cut one is noticed.
        open_picture(path, wanted_side=32 if shrinkable else None)
    except UnreadablePictureError as error:
        raise BrokenBodyError(f"gives a picture that cannot be used: {error}", again=True) from None


def _next_request(image: PageImage, long_side: int, tried: list[str]) -> str | None:
    if len(tried) >= MOST_REQUESTS:
        return None
    return next((url for url in page_requests(image, long_side) if url not in tried), None)


def _described(client: Client, image: PageImage, long_side: int) -> PageImage:
    """`image` with info.json's words where they are needed, of a page whose file outlived the note of them."""
    try:
        return _with_info(client, image, []) if needs_info(image, long_side) else image
    except FetchError:
        return image


def _with_info(client: Client, image: PageImage, failures: list[str]) -> PageImage:
    """`image` with what its info.json adds; unchanged if it has none."""
    url = info_url(image)
    assert url is not None
    try:
        answer = client.fetch(url, max_bytes=LARGEST_INFO, accept="application/ld+json, application/json")
        # Behind a proxy info.json often names the address inside: the one that answered is kept.
        return replace(read_service(parse_json(answer.body, url), image), service=image.service)
    except FetchError as error:
        if not error.another_may_help:
            raise
        failures.append(str(error))
        return image
