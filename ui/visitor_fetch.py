"""Fetching the picture whose address a visitor gives: from the public internet only, of bounded size, and soon.

Every hop of a redirect has its address checked where it is connected to, so that neither a redirect nor a name that changes
its meaning leads into the network that the dashboard runs in.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import urllib3
from urllib3.exceptions import HTTPError, SSLError

from store.addresses import RefusedAddressError, host_of, http_url
from store.guarded_pools import guarded_pools
from store.image_api import PageImage, page_requests, read_service
from vision.picture import UnreadablePictureError, picture_size

MEGABYTE = 1 << 20
MOST_BYTES = 20 * MEGABYTE
MOST_BYTES_OF_DATA = MEGABYTE
"""Bytes of an info.json."""
MOST_SECONDS = 10.0
MOST_REDIRECTS = 5
MOST_SIZES = 3
"""Sizes of a IIIF image that are asked for until one is given."""
WANTED_SIDE = 1200
"""Pixels of the longer side that a IIIF image is asked for: more than any network sees."""
CHUNK = 1 << 16
REDIRECTS = frozenset({301, 302, 303, 307, 308})
ANSWERS = {
    401: "asks for a login",
    403: "does not give it without permission",
    404: "has nothing at this address",
    410: "says that it is gone",
    429: "says that it is asked too often",
}
INSTEAD = "Save the picture and upload it instead."


class FetchRefusedError(RuntimeError):
    """A picture that is not fetched or could not be; the message is one sentence that says why, and maybe what to do."""


class _AnswerError(FetchRefusedError):
    """The server answered, but not with what was asked for: another address of it may do."""


def fetch_picture(
    address: str,
    *,
    allowed_hosts: Collection[str] = (),
    seconds: float = MOST_SECONDS,
    most_bytes: int = MOST_BYTES,
) -> bytes:
    """The content of the picture at ``address``, which may also be a IIIF image: its base address or its info.json.

    A full request of the Image API is sent as it is. ``seconds`` bound the whole, looking up names included. Hosts of
    ``allowed_hosts`` may have private addresses.

    Raises:
        FetchRefusedError: no http(s), not public, too large, too slow, unreachable, or no picture.
    """
    url = http_url(address)
    if url is None:
        raise FetchRefusedError(f"“{address[:200]}” is no http or https address of a picture.")
    fetch = _Fetch(allowed_hosts, time.monotonic() + seconds, most_bytes)
    # A name's look-up has no time limit of its own: the thread ends by itself, soon after it is no longer waited for.
    worker = ThreadPoolExecutor(1, thread_name_prefix="visitor-fetch")
    try:
        return worker.submit(fetch.picture, url).result(seconds)
    except TimeoutError:
        raise FetchRefusedError(
            f"{host_of(url)} did not give the picture within {seconds:g} seconds. {INSTEAD}"
        ) from None
    finally:
        worker.shutdown(wait=False, cancel_futures=True)


class _Fetch:
    """One visitor's request; ``deadline`` is on the monotonic clock."""

    def __init__(self, allowed_hosts: Collection[str], deadline: float, most_bytes: int) -> None:
        self._allowed_hosts = frozenset(allowed_hosts)
        self._deadline = deadline
        self._most_bytes = most_bytes

    def picture(self, url: str) -> bytes:
        """A picture, or the picture of the IIIF image that ``url`` describes or is the base of."""
        refusal = FetchRefusedError(
            f"{host_of(url)} gives no picture at this address, and no IIIF image. Give the address of the picture itself, "
            "not of the page that shows it."
        )
        content = b""
        try:
            content = self._content(url, self._most_bytes)
        except _AnswerError as error:
            refusal = error
        if _is_picture(content):
            return content
        image = _described(content) or self._at_base(url)
        if image is None:
            raise refusal
        return self._of_service(image)

    def _at_base(self, url: str) -> PageImage | None:
        base = url.partition("#")[0].partition("?")[0].rstrip("/")
        if base.endswith("/info.json"):
            return None
        try:
            return _described(self._content(f"{base}/info.json", MOST_BYTES_OF_DATA))
        except FetchRefusedError:
            return None

    def _of_service(self, image: PageImage) -> bytes:
        failure = FetchRefusedError("The IIIF image offers no size that can be asked for.")
        for request in page_requests(image, WANTED_SIDE)[:MOST_SIZES]:
            try:
                content = self._content(request, self._most_bytes)
            except _AnswerError as error:
                failure = error
                continue
            if _is_picture(content):
                return content
            failure = FetchRefusedError(f"{host_of(request)} gives no picture for its IIIF image.")
        raise failure

    def _content(self, url: str, most_bytes: int) -> bytes:
        """The body at ``url``, redirects followed."""
        hop = url
        for _hop in range(MOST_REDIRECTS + 1):
            answer = self._exchange(hop, most_bytes)
            if isinstance(answer, bytes):
                return answer
            hop = answer
        raise FetchRefusedError(f"{host_of(url)} redirects more than {MOST_REDIRECTS} times.")

    def _exchange(self, url: str, most_bytes: int) -> bytes | str:
        """Sends one request; gives the body, or the next address if it is a redirect."""
        host, left = host_of(url), max(0.01, self._deadline - time.monotonic())
        pools = guarded_pools(connect_timeout=left, headers_timeout=left, allowed_hosts=self._allowed_hosts)
        try:
            response = cast(
                urllib3.HTTPResponse,
                pools.request(
                    "GET",
                    url,
                    headers={
                        "User-Agent": "Wanderbild/0.1 (search by picture)",
                        "Accept-Encoding": "identity",
                    },
                    timeout=urllib3.Timeout(connect=left, read=left),
                    retries=False,
                    redirect=False,
                    preload_content=False,
                ),
            )
            try:
                return self._receive(url, response, most_bytes)
            finally:
                response.close()
        except RefusedAddressError:
            raise FetchRefusedError(
                f"{host} stands for a private address; only the public internet is asked for pictures."
            ) from None
        except SSLError:
            raise FetchRefusedError(f"{host} has no certificate that can be trusted. {INSTEAD}") from None
        except (HTTPError, OSError):
            if time.monotonic() >= self._deadline:
                raise TimeoutError from None
            raise FetchRefusedError(f"{host} could not be reached, or broke off. {INSTEAD}") from None
        finally:
            pools.clear()

    def _receive(self, url: str, response: urllib3.HTTPResponse, most_bytes: int) -> bytes | str:
        host = host_of(url)
        if response.status in REDIRECTS:
            target = http_url(response.headers.get("Location"), url)
            if target is None:
                raise FetchRefusedError(f"{host} redirects to something that is no http or https address.")
            return target
        if response.status != 200:
            reason = ANSWERS.get(response.status, "gives no picture")
            raise _AnswerError(f"{host} answers {response.status} and {reason}.")
        too_large = FetchRefusedError(
            f"What {host} gives is larger than {most_bytes / MEGABYTE:g} MB, the most that is fetched. Ask for a smaller "
            f"size: of a IIIF image, …/full/{WANTED_SIDE},/0/default.jpg."
        )
        if (response.length_remaining or 0) > most_bytes:
            raise too_large
        body = bytearray()
        while chunk := response.read1(CHUNK, decode_content=True):
            body += chunk
            if len(body) > most_bytes:
                raise too_large
            if time.monotonic() >= self._deadline:
                raise TimeoutError
        return bytes(body)


def _is_picture(content: bytes) -> bool:
    try:
        picture_size(content)
    except UnreadablePictureError:
        return False
    return True


def _described(content: bytes) -> PageImage | None:
    """The IIIF image that ``content`` (an info.json) describes, None if it is no such description."""
    if len(content) > MOST_BYTES_OF_DATA or content.lstrip()[:1] != b"{":
        return None
    try:
        image = read_service(json.loads(content), PageImage())
    except (ValueError, RecursionError):
        return None
    return image if image.service and image.version else None
