"""What a visitor's address may make the dashboard fetch, and the sentence for what it may not."""

import io
import socket
import time
from typing import Any

import pytest
from PIL import Image

from tests.iiif_server import FULL_SIZE, Library
from ui.visitor_fetch import WANTED_SIDE, FetchRefusedError, fetch_picture

LOOPBACK = frozenset({"127.0.0.1"})


def _size(content: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(content)).size


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://library.example/a.jpg",
        "library.example/a.jpg",
        "",
        "x" * 9000,
    ],
)
def test_what_is_no_http_address_is_refused(address: str) -> None:
    with pytest.raises(FetchRefusedError, match="is no http or https address") as told:
        fetch_picture(address)
    assert len(str(told.value)) < 300


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "10.0.0.8",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "[fd00::1]",
    ],
)
def test_private_addresses_are_refused(host: str) -> None:
    with Library() as library:
        with pytest.raises(FetchRefusedError, match="private address"):
            fetch_picture(f"http://{host}:{library.port}/file/good/a.jpg")
        assert library.asked == []


def test_a_redirect_into_the_own_network_is_refused() -> None:
    with (
        Library() as library,
        pytest.raises(FetchRefusedError, match=r"169\.254\.169\.254 stands for a private"),
    ):
        fetch_picture(library.url("/file/inwards/a.jpg"), allowed_hosts=LOOPBACK)


def test_a_name_that_changes_its_address_is_checked_where_it_is_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter(["93.184.216.34"])
    look_up = socket.getaddrinfo

    def rebinding(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        return look_up(next(answers, "127.0.0.1"), port, *args, **kwargs)

    with Library() as library:
        monkeypatch.setattr(socket, "getaddrinfo", rebinding)
        socket.getaddrinfo("rebind.example", 80)
        with pytest.raises(FetchRefusedError, match="private address"):
            fetch_picture(f"http://rebind.example:{library.port}/file/good/a.jpg")
        assert library.asked == []


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with Library() as library:
        monkeypatch.setenv("http_proxy", library.url(""))
        with pytest.raises(FetchRefusedError, match="private address"):
            fetch_picture("http://10.0.0.8/a.jpg")
        assert library.asked == []


@pytest.mark.parametrize("behaviour", ["huge", "endless"])
def test_more_than_the_bound_is_not_read(behaviour: str) -> None:
    with Library() as library:
        started = time.monotonic()
        with pytest.raises(FetchRefusedError, match="larger than 20 MB"):
            fetch_picture(library.url(f"/file/{behaviour}/a.jpg"), allowed_hosts=LOOPBACK)
        assert time.monotonic() - started < 8


@pytest.mark.parametrize("behaviour", ["stall", "dripping-headers"])
def test_what_takes_too_long_is_given_up(behaviour: str) -> None:
    with Library() as library:
        started = time.monotonic()
        with pytest.raises(FetchRefusedError, match="did not give the picture within 1 seconds"):
            fetch_picture(library.url(f"/file/{behaviour}/a.jpg"), allowed_hosts=LOOPBACK, seconds=1)
        assert time.monotonic() - started < 3


def test_a_slow_look_up_of_a_name_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: time.sleep(2))
    started = time.monotonic()
    with pytest.raises(FetchRefusedError, match=r"within 0\.5 seconds"):
        fetch_picture("http://slow.example/a.jpg", seconds=0.5)
    assert time.monotonic() - started < 1.5


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/nothing", "answers 404 and has nothing at this address"),
        ("/file/forbidden/a.jpg", "answers 403 and does not give it without permission"),
        ("/file/broken/a.jpg", "answers 500"),
        ("/file/loop/a.jpg", "redirects more than 5 times"),
        ("/file/html/a.jpg", "gives no picture at this address"),
        ("/manifest", "gives no picture at this address"),
        ("/deep", "gives no picture at this address"),
    ],
)
def test_other_failures_are_one_sentence(path: str, sentence: str) -> None:
    with Library() as library:
        library.documents["/manifest"] = {"@context": "http://iiif.io/api/presentation/3/context.json"}
        library.documents["/deep"] = b'{"a":' * 100_000
        with pytest.raises(FetchRefusedError, match=sentence):
            fetch_picture(library.url(path), allowed_hosts=LOOPBACK)


def test_a_host_that_is_not_there_is_answered_in_words() -> None:
    with pytest.raises(FetchRefusedError, match=r"127\.0\.0\.1 could not be reached"):
        fetch_picture("http://127.0.0.1:1/a.jpg", allowed_hosts=LOOPBACK)


def test_a_picture_is_fetched() -> None:
    with Library() as library:
        assert _size(fetch_picture(library.url("/file/good/a.jpg"), allowed_hosts=LOOPBACK)) == (300, 400)


@pytest.mark.parametrize("ending", ["", "/", "/info.json"])
def test_a_iiif_image_is_fetched_by_its_base_and_by_its_description(ending: str) -> None:
    with Library() as library:
        library.documents[f"/described{ending}"] = library.documents["/described/info.json"] = {
            "@context": "http://iiif.io/api/image/3/context.json",
            "id": library.url("/image/good/p1"),
            "type": "ImageService3",
            "profile": "level2",
            "width": FULL_SIZE[0] * 10,
            "height": FULL_SIZE[1] * 10,
        }
        content = fetch_picture(library.url(f"/described{ending}"), allowed_hosts=LOOPBACK)
        assert _size(content) == (WANTED_SIDE * 3 // 4, WANTED_SIDE)
        assert library.paths()[-1] == "/image/good/p1/full/900,/0/default.jpg"


def test_a_base_that_answers_nothing_is_asked_for_its_description() -> None:
    with Library() as library:
        library.documents["/p1/info.json"] = {
            "@context": "http://iiif.io/api/image/2/context.json",
            "@id": library.url("/image/level0/p1"),
            "profile": ["http://iiif.io/api/image/2/level0.json"],
            "sizes": [{"width": 225, "height": 300}, {"width": 450, "height": 600}],
        }
        content = fetch_picture(library.url("/p1"), allowed_hosts=LOOPBACK)
        assert _size(content) == (450, 600)


def test_a_full_request_of_the_image_api_is_sent_as_it_is() -> None:
    with Library() as library:
        content = fetch_picture(library.url("/image/good/p1/full/300,/0/default.jpg"), allowed_hosts=LOOPBACK)
        assert _size(content) == (300, 400)
        assert library.paths() == ["/image/good/p1/full/300,/0/default.jpg"]


def test_a_description_cannot_lead_into_the_own_network() -> None:
    with Library() as library:
        library.documents["/p1/info.json"] = {
            "@context": "http://iiif.io/api/image/3/context.json",
            "id": "http://192.168.0.1/admin",
            "type": "ImageService3",
            "profile": "level2",
            "width": 900,
            "height": 1200,
        }
        with pytest.raises(FetchRefusedError, match=r"192\.168\.0\.1 stands for a private"):
            fetch_picture(library.url("/p1"), allowed_hosts=LOOPBACK)
