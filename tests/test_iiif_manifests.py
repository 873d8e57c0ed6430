"""From a list on disk to described documents, through a loopback library: the whole way without a store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from batch.iiif.client import Client, Politeness
from batch.iiif.collections import Trouble, expand
from batch.iiif.manifest_list import read_list
from batch.iiif.manifests import Documents, ReadManifest, read_manifests
from batch.iiif.stored_json import JsonStore
from tests.iiif_server import Library
from tests.manifest_shapes import SOUND, canvas2, canvas3, image2, image3, v2, v3

POLITE = Politeness(
    "curator@example.org",
    requests_per_second=200,
    attempts=2,
    first_wait=0.01,
    allowed_hosts=frozenset({"127.0.0.1"}),
)


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as library:
        page2, page3 = canvas2("1", (9, 9), image2("1", (9, 9))), canvas3("1", (9, 9), image3("1", (9, 9)))
        library.documents["/old"] = v2([page2], metadata=[{"label": "Title", "value": "Le Rire"}])
        library.documents["/new"] = v3([page3, page3], label={"fr": ["n° 7"]})
        library.documents["/sound"] = v3([canvas3("1", None, SOUND)])
        library.documents["/year"] = {
            "type": "Collection",
            "label": {"none": ["Le Charivari"]},
            "items": [
                {"id": library.url("/new"), "type": "Manifest", "navDate": "1899-05-01T00:00:00Z"},
                {"id": library.url("/sound"), "type": "Manifest"},
                {"id": library.url("/gone"), "type": "Manifest"},
            ],
        }
        yield library


def harvest(
    library: Library, folder: Path, failed: dict[str, Trouble] | None = None, **ask: bool
) -> tuple[dict[str, ReadManifest], Documents]:
    table = folder / "list.csv"
    table.write_text(
        f"manifest,city\n{library.url('/old')},Paris\n{library.url('/year')},\n", encoding="utf-8"
    )
    documents = Documents(JsonStore(folder / "json", Client(POLITE)), failed, **ask)
    expansion = expand(read_list(table), documents.load)
    for _ in documents.fetch(documents.to_fetch(entry.uri for entry in expansion.manifests)):
        pass
    found = read_manifests(expansion.manifests, documents)
    return {result.reference.uri.rpartition("/")[2]: result for result in found}, documents


def test_from_a_list_to_described_documents(library: Library, tmp_path: Path) -> None:
    found, _ = harvest(library, tmp_path)
    assert set(found) == {"old", "new", "sound", "gone"}
    old, new = found["old"].description, found["new"].description
    assert old is not None
    assert new is not None
    assert (old.periodical, old.places) == ("Le Rire", ("Paris",))
    assert (new.periodical, new.issue, new.date_text) == ("Le Charivari", "n° 7", "1899-05-01T00:00:00Z")
    assert new.date is not None
    assert new.date.precision == "day"
    manifests = {name: result.manifest for name, result in found.items()}
    assert manifests["new"] is not None
    assert [canvas.number for canvas in manifests["new"].canvases] == [1, 2]
    assert manifests["sound"] is not None
    assert "holds audio" in (manifests["sound"].error or "")
    assert found["gone"].manifest is None
    assert found["gone"].trouble is not None
    assert found["gone"].trouble.status == 404


def test_a_second_harvest_asks_only_for_what_it_has_not(library: Library, tmp_path: Path) -> None:
    first, _ = harvest(library, tmp_path)
    before = len(library.asked)
    second, _ = harvest(library, tmp_path)
    assert library.paths()[before:] == ["/gone"]
    assert {name: r.description for name, r in first.items()} == {
        name: r.description for name, r in second.items()
    }


def test_what_failed_before_is_asked_for_only_on_request(library: Library, tmp_path: Path) -> None:
    _, documents = harvest(library, tmp_path)
    before = len(library.asked)
    again, _ = harvest(library, tmp_path, documents.troubles)
    assert library.paths()[before:] == []
    assert again["gone"].trouble is not None
    assert again["gone"].trouble.status == 404
    library.documents["/gone"] = library.documents["/new"]
    found, documents = harvest(library, tmp_path, documents.troubles, retry=True)
    assert library.paths()[before:] == ["/gone"]
    assert found["gone"].manifest is not None
    assert not documents.troubles


def test_a_refresh_asks_each_once_and_tells_what_changed_and_what_vanished(
    library: Library, tmp_path: Path
) -> None:
    library.etags["/sound"] = '"1"'
    harvest(library, tmp_path)
    changed = v3([canvas3("1", (9, 9), image3("1", (9, 9)))], label={"fr": ["n° 8"]})
    library.documents["/new"] = changed
    del library.documents["/old"]
    before = len(library.asked)
    found, documents = harvest(library, tmp_path, refresh=True)
    assert sorted(library.paths()[before:]) == ["/gone", "/new", "/old", "/sound", "/year"]
    states = {uri.rpartition("/")[2]: state for uri, state in documents.states.items()}
    assert states == {"new": "fetched", "sound": "unchanged", "year": "unchanged"}
    assert documents.changed == {library.url("/new")}
    assert found["new"].description is not None
    assert found["new"].description.issue == "n° 8"
    # The list's own address is gone, but the manifest read before is still there to be described.
    assert found["old"].manifest is not None
    assert found["old"].trouble is not None
    assert found["old"].trouble.status == 404
