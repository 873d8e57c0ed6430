"""The client speaks only to addresses it may, keeps what it read, and asks again no more than it must."""

import gzip
import socket
from pathlib import Path
from typing import Any

import pytest

from batch.iiif.client import Client, FetchError, Politeness
from batch.iiif.stored_json import JsonStore, parse_json
from store.addresses import http_url, is_public
from tests.iiif_server import Library

POLITE = Politeness(
    "curator@example.org",
    requests_per_second=200,
    attempts=2,
    first_wait=0.01,
    allowed_hosts=frozenset({"127.0.0.1"}),
)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("172.16.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::10.0.0.1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://library.example/a b/é?x=1#y", "https://library.example/a%20b/%C3%A9?x=1#y"),
        (" http://library.example/a%2Fb ", "http://library.example/a%2Fb"),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("https://user:secret@library.example/", None),
        ("https://", None),
        ("https://library.example:port/", None),
        ("http://[::1", None),
        ("//library.example/a", None),
        ("https://library.example/" + "a" * 5000, None),
        (None, None),
        (5, None),
    ],
)
def test_addresses_that_can_be_fetched(text: object, url: str | None) -> None:
    assert http_url(text) == url


def test_a_name_that_changes_its_address_is_checked_where_it_is_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first look-up gives a public address, every later one the loopback server's."""
    answers = iter(["93.184.216.34"])
    look_up = socket.getaddrinfo

    def rebinding(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        return look_up(next(answers, "127.0.0.1"), port, *args, **kwargs)

    with Library() as library:
        library.documents["/m"] = {"type": "Manifest"}
        monkeypatch.setattr(socket, "getaddrinfo", rebinding)
        socket.getaddrinfo("rebind.example", 80)
        with pytest.raises(FetchError, match="private address"):
            Client(POLITE).fetch(f"http://rebind.example:{library.port}/m", max_bytes=1000)
        assert library.asked == []


@pytest.mark.parametrize("name", ["0x7f.1", "2130706433", "127.1", "localhost"])
def test_loopback_in_disguise_is_refused(name: str) -> None:
    with Library() as library:
        with pytest.raises(FetchError, match=r"was not asked for|no http|could not be reached"):
            Client(POLITE).fetch(f"http://{name}:{library.port}/m", max_bytes=1000)
        assert library.asked == []


def test_a_document_is_read_once_and_revalidated_on_request(tmp_path: Path) -> None:
    with Library() as library:
        library.documents["/m"], library.etags["/m"] = {"label": "one"}, '"1"'
        url = library.url("/m")
        store = JsonStore(tmp_path, Client(POLITE))
        assert store.load(url).state == "fetched"
        assert JsonStore(tmp_path, Client(POLITE)).load(url).state == "kept"
        assert len(library.asked) == 1
        assert store.load(url, refresh=True).state == "unchanged"
        assert library.asked[-1].headers["If-None-Match"] == '"1"'
        library.documents["/m"], library.etags["/m"] = {"label": "two"}, '"2"'
        assert store.load(url, refresh=True).state == "fetched"
        assert store.load(url).document == {"label": "two"}


def test_a_document_that_vanished_is_reported_and_stays_readable(tmp_path: Path) -> None:
    with Library() as library:
        library.documents["/m"] = {"label": "one"}
        store = JsonStore(tmp_path, Client(POLITE))
        store.load(library.url("/m"))
        del library.documents["/m"]
        with pytest.raises(FetchError) as caught:
            store.load(library.url("/m"), refresh=True)
        assert caught.value.status == 404
        assert store.load(library.url("/m")).document == {"label": "one"}


def test_a_damaged_copy_is_fetched_again(tmp_path: Path) -> None:
    with Library() as library:
        library.documents["/m"] = {"label": "one"}
        store = JsonStore(tmp_path, Client(POLITE))
        store.load(library.url("/m"))
        (copy,) = tmp_path.rglob("*.gz")
        copy.write_bytes(copy.read_bytes()[:20])
        assert store.load(library.url("/m")).state == "fetched"
        copy.write_bytes(gzip.compress(b"no header"))
        assert store.load(library.url("/m")).state == "fetched"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<!DOCTYPE html><html>", "gives a web page or XML"),
        (b"", "no valid JSON"),
        (b"{", "no valid JSON"),
        (b"[" * 500_000, "nests its JSON too deeply"),
        (b'{"a": ' * 100_000, "nests its JSON too deeply"),
        (b'{"width": ' + b"9" * 10_000 + b"}", "no valid JSON"),
    ],
)
def test_bodies_that_are_no_json_give_a_sentence(body: bytes, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        parse_json(body, "https://library.example/m")


def test_json_with_a_byte_order_mark_and_broken_letters_is_read() -> None:
    assert parse_json(b'\xef\xbb\xbf{"label": "Ann\xe9e"}', "u") == {"label": "Ann\ufffde"}


def test_a_document_larger_than_the_bound_is_not_read(tmp_path: Path) -> None:
    with Library() as library:
        library.documents["/m"] = b" " * 5000
        with pytest.raises(FetchError, match="larger than"):
            Client(POLITE).fetch(library.url("/m"), max_bytes=4000)


def test_a_host_that_is_not_there_is_given_up_after_a_few_tries() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    client = Client(Politeness(**{**vars(POLITE), "unreachable_after": 2}))
    sentences = []
    for number in range(3):
        with pytest.raises(FetchError) as caught:
            client.fetch(f"http://127.0.0.1:{port}/{number}", max_bytes=1000)
        sentences.append(str(caught.value))
    assert "could not be reached" in sentences[0]
    assert "did not answer at all" in sentences[2]


def test_a_stopped_client_asks_nothing_more() -> None:
    with Library() as library:
        client = Client(POLITE)
        client.stop()
        with pytest.raises(FetchError, match="stopped"):
            client.fetch(library.url("/m"), max_bytes=1000)
        assert library.asked == []


def test_connections_are_used_again() -> None:
    with Library() as library:
        library.documents["/m"] = {"label": "one"}
        client = Client(POLITE)
        for _ in range(5):
            client.fetch(library.url("/m"), max_bytes=1000)
        assert len({request.port for request in library.asked}) == 1
