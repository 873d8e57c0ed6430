"""A list of addresses becomes the manifests of a corpus: nested, paged, each once, in the curator's order."""

from pathlib import Path
from typing import Any

import pytest

from batch.iiif.client import FetchError
from batch.iiif.collections import DEEPEST, Expansion, expand
from batch.iiif.manifest_list import ListEntry, ListError, read_list

HOME = "https://library.example"


class Web:
    """Documents by address; remembers what was asked for."""

    def __init__(self, **documents: Any) -> None:
        self.documents = {f"{HOME}/{name}": document for name, document in documents.items()}
        self.asked: list[str] = []

    def load(self, url: str) -> object:
        self.asked.append(url)
        if url not in self.documents:
            raise FetchError(f"{url}: the server answers 404 and does not know it.", 404)
        return self.documents[url]

    def expand(self, *names: str, **bounds: Any) -> Expansion:
        return expand([ListEntry(f"{HOME}/{name}") for name in names], self.load, **bounds)


def manifest(name: str) -> dict[str, Any]:
    return {"id": f"{HOME}/{name}", "type": "Manifest", "label": {"none": [name.upper()]}}


def collection(name: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": f"{HOME}/{name}",
        "type": "Collection",
        "label": {"none": [name]},
        "items": list(items),
    } | more


def reference(name: str) -> dict[str, Any]:
    return {"id": f"{HOME}/{name}", "type": "Collection"}


def names(expansion: Expansion) -> list[str]:
    return [found.uri.rpartition("/")[2] for found in expansion.manifests]


def test_nested_and_paged_collections_in_order() -> None:
    web = Web(
        top=collection("top", manifest("m1"), reference("inner"), manifest("m5")),
        inner={
            "@type": "sc:Collection",
            "@id": f"{HOME}/inner",
            "label": "Année 1",
            "manifests": [{"@id": f"{HOME}/m2", "navDate": "1936-01-01T00:00:00Z"}],
            "next": f"{HOME}/page2",
        },
        page2={"@type": "sc:Collection", "label": "Année 1", "members": [manifest("m3"), manifest("m4")]},
        lone=manifest("lone") | {"items": [{"id": "c", "type": "Canvas"}]},
    )
    found = web.expand("lone", "top")
    assert names(found) == ["lone", "m1", "m2", "m3", "m4", "m5"]
    assert found.manifests[2].collections == ("top", "Année 1")
    assert found.manifests[2].nav_date == "1936-01-01T00:00:00Z"
    assert found.manifests[1].label == "M1"
    assert (found.troubles, found.collections) == ((), 3)
    assert found.preview() == "6 manifests, 3 collection pages read to find them."
    assert sorted(web.asked) == sorted({f"{HOME}/{n}" for n in ("lone", "top", "inner", "page2")})


def test_collections_spelled_out_in_place_are_not_asked_for() -> None:
    web = Web(top=collection("top", collection("1920", manifest("a")), collection("1921", manifest("b"))))
    assert names(web.expand("top")) == ["a", "b"]
    assert web.asked == [f"{HOME}/top"]


def test_first_page_behind_an_empty_front() -> None:
    web = Web(
        top={"@type": "sc:Collection", "first": f"{HOME}/p1", "total": 2},
        p1=collection("p1", manifest("a"), next=f"{HOME}/p2"),
        p2=collection("p2", manifest("b"), next=f"{HOME}/p1"),
    )
    assert names(web.expand("top")) == ["a", "b"]


def test_collections_that_contain_each_other_end() -> None:
    web = Web(
        a=collection("a", reference("b"), manifest("1")), b=collection("b", reference("a"), manifest("2"))
    )
    assert names(web.expand("a", "b")) == ["2", "1"]
    assert len(web.asked) == 2


def test_a_manifest_named_twice_is_harvested_once() -> None:
    web = Web(
        a=collection("a", manifest("1"), manifest("1")), b=collection("b", manifest("1"), manifest("2"))
    )
    assert names(web.expand("a", "b")) == ["1", "2"]


def test_what_cannot_be_read_is_listed_and_the_rest_goes_on() -> None:
    web = Web(top=collection("top", reference("gone"), manifest("a")), odd={"type": "Range"}, m=manifest("m"))
    found = web.expand("top", "odd", "missing", "m")
    assert names(found) == ["a", "m"]
    assert {(trouble.uri.rpartition("/")[2], trouble.status) for trouble in found.troubles} == {
        ("gone", 404),
        ("odd", None),
        ("missing", 404),
    }
    assert "3 could not be read" in found.preview()


def test_a_member_called_a_collection_may_turn_out_a_manifest() -> None:
    web = Web(top=collection("top", reference("m")), m=manifest("m") | {"items": []})
    assert names(web.expand("top")) == ["m"]


def test_a_collection_without_end_is_left_at_its_depth() -> None:
    web = Web(**{f"c{n}": collection(f"c{n}", reference(f"c{n + 1}"), manifest(f"m{n}")) for n in range(50)})
    found = web.expand("c0")
    assert len(web.asked) == DEEPEST + 1
    assert len(found.manifests) == DEEPEST + 1
    assert "collections deep" in found.troubles[0].sentence


def test_too_many_manifests_are_cut_off_and_told() -> None:
    web = Web(top=collection("top", *(manifest(f"m{n}") for n in range(10)), next=f"{HOME}/more"))
    found = web.expand("top", most_manifests=4)
    assert names(found) == ["m0", "m1", "m2", "m3"]
    assert "6 manifests" in found.troubles[0].sentence
    assert web.asked == [f"{HOME}/top"]


def test_too_many_collections_are_cut_off_and_told() -> None:
    web = Web(
        top=collection("top", *(reference(f"c{n}") for n in range(10))),
        **{f"c{n}": collection(f"c{n}", manifest(f"m{n}")) for n in range(10)},
    )
    found = web.expand("top", most_collections=4)
    assert names(found) == ["m0", "m1", "m2"]
    assert "7 collections were left out" in found.troubles[0].sentence
    assert len(web.asked) == 4


def test_overrides_of_a_collection_hold_for_its_manifests() -> None:
    web = Web(top=collection("top", manifest("a")))
    found = expand([ListEntry(f"{HOME}/top", {"city": "Paris"})], web.load)
    assert found.manifests[0].overrides == {"city": "Paris"}


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_in_a_text_file(tmp_path: Path) -> None:
    text = f"\ufeff# my corpus\n\n{HOME}/a\n  {HOME}/b#x  # a note\n{HOME}/a\n"
    entries = read_list(written(tmp_path, "list.txt", text))
    assert entries == [ListEntry(f"{HOME}/a"), ListEntry(f"{HOME}/b#x")]


def test_a_list_in_a_table_with_overrides(tmp_path: Path) -> None:
    text = f"URI;City;Date\n{HOME}/a;Paris;1911\n{HOME}/b;;\n;;\n"
    entries = read_list(written(tmp_path, "list.csv", text))
    assert entries == [ListEntry(f"{HOME}/a", {"city": "Paris", "date": "1911"}), ListEntry(f"{HOME}/b")]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("list.txt", "ftp://library.example/a", "line 1: 'ftp://library.example/a' is no http"),
        ("list.txt", "# nothing\n", "lists no manifest"),
        ("list.csv", "city\nParis\n", "no column named manifest"),
        ("list.csv", f"uri,citty\n{HOME}/a,Paris\n", "mean nothing here: citty"),
        ("list.csv", f"uri,city\n{HOME}/a,Paris\n{HOME}/a,Lyon\n", "line 3: .* other values in line 2"),
        ("list.csv", "uri,city\n,Paris\n", "line 2: no address"),
        ("missing.txt", None, "cannot be read"),
    ],
)
def test_a_list_with_a_mistake_is_refused_in_a_sentence(
    tmp_path: Path, name: str, text: str | None, words: str
) -> None:
    path = written(tmp_path, name, text) if text is not None else tmp_path / name
    with pytest.raises(ListError, match=words):
        read_list(path)
