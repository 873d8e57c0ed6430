"""Whole builds up to the images, from a folder and from a misbehaving library on loopback."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from lancedb.expr import col, lit
from PIL import Image

from batch.__main__ import main
from batch.build import run_steps
from batch.download import DOWNLOAD
from batch.harvest import HARVEST
from batch.iiif.client import Client
from batch.pictures import drop_described_pages
from batch.segment import SEGMENT
from batch.settings import SettingsError, load_settings
from batch.status import status_lines
from batch.step import Build, Step
from benchmarks.harvest import run as benchmark
from store.page_files import PAGE_FILES, page_path
from store.tables import features
from tests.iiif_corpus import (
    build,
    by_manifest,
    pages_of,
    service2,
    settings_file,
    static3,
    write_list,
)
from tests.iiif_server import FULL_SIZE, Library
from tests.manifest_shapes import SOUND, canvas2, canvas3, v2, v3


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as library:
        library.documents["/rire"] = v2(
            [
                canvas2("1", FULL_SIZE, service2(library, "good", "r1")),
                canvas2("2", FULL_SIZE, service2(library, "level0", "r2")),
            ],
            label="Le Rire, n° 12",
            metadata=[
                {"label": "Titre", "value": "Le Rire"},
                {"label": "Date", "value": "Décembre 1918"},
                {"label": "Lieu de publication", "value": "Paris (France)"},
            ],
            related={"@id": "https://library.example/rire", "format": "text/html"},
        )
        library.documents["/jugend"] = v3(
            [canvas3("1", FULL_SIZE, static3(library, "good", "j1")), canvas3("2", None, SOUND)],
            label={"de": ["Jugend"]},
            navDate="1896-05-02T00:00:00Z",
        )
        library.documents["/sound"] = v3([canvas3("1", None, SOUND)])
        yield library


def test_a_list_of_manifests_becomes_documents_pages_and_images(library: Library, tmp_path: Path) -> None:
    write_list(
        tmp_path,
        {"manifest": library.url("/rire"), "city": "", "periodical": ""},
        {"manifest": library.url("/jugend"), "city": "München", "periodical": "Jugend"},
        {"manifest": library.url("/sound"), "city": "", "periodical": ""},
        {"manifest": library.url("/gone"), "city": "", "periodical": ""},
    )
    settings_file(tmp_path)
    store = build(tmp_path)
    documents = by_manifest(store)
    assert set(documents) == {"rire", "jugend"}
    rire, jugend = documents["rire"], documents["jugend"]
    assert (rire["periodical"], rire["city"], rire["country"]) == ("Le Rire", "Paris", "FR")
    assert (str(rire["date_start"]), rire["date_precision"]) == ("1918-12-01", "month")
    assert rire["viewer"] == "https://library.example/rire"
    assert json.loads(rire["metadata"])["metadata"][1]["value"] == {"none": ["Décembre 1918"]}
    assert (str(jugend["date_start"]), jugend["date_precision"]) == ("1896-05-02", "day")
    assert (jugend["city"], jugend["periodical"]) == ("Munich", "Jugend")

    first, second = pages_of(store, rire)
    assert (first["canvas"], first["status"], first["width"], first["height"]) == (
        "https://library.example/iiif/c/1",
        "done",
        450,
        600,
    )
    assert first["image_service"] == library.url("/image/good/r1")
    assert first["fetched_url"] == library.url("/image/good/r1/full/450,/0/default.jpg")
    assert second["fetched_url"] == library.url("/image/level0/r2/full/450,/0/default.jpg")
    page, sound = pages_of(store, jugend)
    assert page["status"] == "done"
    assert (sound["status"], sound["error"]) == (
        "failed",
        "Canvas 2 (2) carries audio, which gives no page image.",
    )

    images = {
        row["page_id"]: row for row in store.rows("images", ["page_id", "iiif_url", "city"]).to_pylist()
    }
    assert images[first["id"]]["iiif_url"] == library.url("/image/good/r1/full/full/0/default.jpg")
    assert images[page["id"]] == {
        "page_id": page["id"],
        "iiif_url": library.url("/file/good/j1"),
        "city": "Munich",
    }
    told = "\n".join(status_lines(Build(load_settings(tmp_path / "corpus.toml"), store)))
    assert f"{library.url('/sound')}: {library.url('/sound')} holds audio" in told
    assert "the server answers 404 and does not know it" in told
    assert "Canvas 2 (2) carries audio" in told


def page(library: Library, behaviour: str, name: str) -> dict[str, Any]:
    """A version 2 manifest of one page whose image service behaves so."""
    return v2([canvas2(name, FULL_SIZE, service2(library, behaviour, name))], label=name)


def list_of(library: Library, folder: Path, *names: str) -> None:
    write_list(folder, *({"manifest": library.url(f"/{name}")} for name in names))


def test_corrections_apply_without_asking_the_library_again(library: Library, tmp_path: Path) -> None:
    library.documents["/odd"] = v2(
        [canvas2("1", FULL_SIZE, service2(library, "good", "o1"))],
        metadata=[
            {"label": "Date", "value": "an XIV"},
            {"label": "Place of publication", "value": "Nowhere-upon-Thames"},
        ],
    )
    list_of(library, tmp_path, "odd", "rire", "gone")
    settings_file(tmp_path)
    store = build(tmp_path)
    assert by_manifest(store)["odd"]["date_precision"] == "unknown"
    told = "\n".join(status_lines(Build(load_settings(tmp_path / "corpus.toml"), store)))
    assert "an XIV (1)" in told
    assert "Nowhere-upon-Thames (1): not in the gazetteer" in told

    asked = len(library.asked)
    for name, answers in (
        ("dates.csv", {"date": "1805-12-02"}),
        ("places.csv", {"city": "Wallingford", "country": "GB", "latitude": "51.6", "longitude": "-1.12"}),
    ):
        path = store.file(name)
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row | answers for row in csv.DictReader(file)]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    build(tmp_path)
    assert library.asked[asked:] == []
    odd = by_manifest(store)["odd"]
    assert (str(odd["date_start"]), odd["city"]) == ("1805-12-02", "Wallingford")
    image = store.rows("images", ["document_id", "city"], f"document_id = '{odd['id']}'").to_pylist()
    assert image == [{"document_id": odd["id"], "city": "Wallingford"}]


def test_new_changed_and_vanished_manifests(library: Library, tmp_path: Path) -> None:
    library.documents["/a"], library.documents["/b"] = page(library, "good", "a"), page(library, "good", "b")
    library.etags["/b"] = '"1"'
    list_of(library, tmp_path, "rire", "a", "b")
    settings_file(tmp_path)
    store = build(tmp_path)
    before = {row["id"]: row["node"] for row in store.rows("images", ["id", "node"]).to_pylist()}
    asked = len(library.asked)

    build(tmp_path)
    assert library.asked[asked:] == [], "a build without news asks for nothing"

    # One is added, one changes (a page more, the old one moved to another server), one vanishes.
    library.documents["/c"] = page(library, "good", "c")
    changed = page(library, "good", "a-moved")
    first, *_ = changed["sequences"][0]["canvases"]
    first["@id"] = library.documents["/a"]["sequences"][0]["canvases"][0]["@id"]  # type: ignore[index]
    changed["sequences"][0]["canvases"].append(canvas2("a2", FULL_SIZE, service2(library, "good", "a2")))
    library.documents["/a"] = changed
    del library.documents["/rire"]
    list_of(library, tmp_path, "rire", "a", "c")
    build(tmp_path, refresh=True)
    new = library.paths()[asked:]
    assert sorted(path for path in new if path.count("/") == 1) == ["/a", "/c", "/rire"]
    assert sorted(path.split("/")[3] for path in new if path.startswith("/image/")) == ["a2", "c"]

    assert set(by_manifest(store)) == {"rire", "a", "b", "c"}
    images = store.rows("images", ["id", "node", "page_id", "iiif_url"]).to_pylist()
    assert len(images) == 6
    assert {row["id"]: row["node"] for row in images if row["id"] in before} == before
    moved = pages_of(store, by_manifest(store)["a"])[0]
    assert [row["iiif_url"] for row in images if row["page_id"] == moved["id"]] == [
        library.url("/image/good/a-moved/full/full/0/default.jpg")
    ]
    told = "\n".join(status_lines(Build(load_settings(tmp_path / "corpus.toml"), store)))
    assert f"{library.url('/rire')}: has vanished; what was harvested before is kept." in told
    assert f"No longer in the source, but kept (1):\n  {library.url('/b')}" in told


def test_a_library_that_misbehaves_gives_what_can_be_had_and_the_rest_is_listed(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only the backoff is cut short: what the library asks for, and its limits, are kept to.
    monkeypatch.setattr(Client, "_pause", lambda *_: None)
    obtainable = ["good", "level0", "noinfo", "throttled", "failing-once", "truncated-once", "lying"]
    hopeless = ["forbidden", "html", "loop", "inwards", "huge", "truncated", "broken"]
    for behaviour in obtainable + hopeless:
        library.documents[f"/{behaviour}"] = page(library, behaviour, behaviour)
    list_of(library, tmp_path, *obtainable, *hopeless)
    settings_file(tmp_path, requests_per_second=20)
    store = build(tmp_path)
    documents = by_manifest(store)
    found = {name: pages_of(store, documents[name])[0] for name in documents}
    assert {name: row["status"] for name, row in found.items()} == {
        **dict.fromkeys(obtainable, "done"),
        **dict.fromkeys(hopeless, "failed"),
    }
    assert all(found[name]["error"] for name in hopeless)
    assert "larger than 64 MB" in found["huge"]["error"]
    assert max(library.most_in_a_second().values()) <= 21
    assert max(library.most_at_once.values()) <= 2
    files = [path for path in store.file(PAGE_FILES).rglob("*") if path.is_file()]
    assert len(files) == len(obtainable)

    # Asked for again only on request, and then only what failed.
    asked = len(library.asked)
    build(tmp_path)
    assert library.asked[asked:] == []
    library.documents["/loop"] = page(library, "good", "loop")
    told = "\n".join(status_lines(Build(load_settings(tmp_path / "corpus.toml"), store)))
    assert "Pages that failed (7)" in told


def test_a_failed_page_is_tried_again_on_request(library: Library, tmp_path: Path) -> None:
    library.documents["/late"] = page(library, "late", "l1")
    list_of(library, tmp_path, "late", "rire")
    settings_file(tmp_path)
    library.refused.add("/image/late")
    store = build(tmp_path)
    assert pages_of(store, by_manifest(store)["late"])[0]["status"] == "failed"
    library.refused.clear()
    asked = len(library.asked)
    build(tmp_path, retry=True)
    assert pages_of(store, by_manifest(store)["late"])[0]["status"] == "done"
    assert all("/late/" in path for path in library.paths()[asked:])
    assert store.count("images") == 3


BOXES = [
    {
        "page": "https://library.example/iiif/c/1",
        "x": 0,
        "y": 0,
        "w": 450,
        "h": 600,
        "title": "A cat",
        "kind": "",
    },
    {
        "page": "https://library.example/iiif/c/1",
        "x": 450,
        "y": 600,
        "w": 500,
        "h": 900,
        "title": "",
        "kind": "map",
    },
]


def write_boxes(folder: Path, boxes: list[dict[str, Any]]) -> None:
    with (folder / "boxes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(boxes[0]))
        writer.writeheader()
        writer.writerows(boxes)


def test_known_boxes_are_cut_from_pages_of_any_size(library: Library, tmp_path: Path) -> None:
    list_of(library, tmp_path, "rire")
    write_boxes(tmp_path, BOXES)
    settings_file(tmp_path, segment={"method": "boxes", "boxes": "boxes.csv"})
    store = build(tmp_path)
    columns = ["node", "x", "y", "w", "h", "title", "kind", "iiif_url", "segmenter"]
    images = store.rows("images", columns).sort_by("node").to_pylist()
    address = library.url("/image/good/r1")
    # The page was downloaded at half the size that the boxes are measured in; the second box sticks out of it.
    assert [tuple(row[name] for name in columns[1:-2]) for row in images] == [
        (0, 0, 225, 300, "A cat", None),
        (225, 300, 225, 300, None, "map"),
    ]
    assert [row["iiif_url"] for row in images] == [
        f"{address}/0,0,450,600/full/0/default.jpg",
        f"{address}/450,600,450,600/full/0/default.jpg",
    ]
    first, second = pages_of(store, by_manifest(store)["rire"])
    assert (first["status"], second["status"]) == ("done", "done"), "a page without boxes is done too"

    # The images keep their own titles when their document is corrected.
    write_list(tmp_path, {"manifest": library.url("/rire"), "city": "Lyon"})
    build(tmp_path)
    after = store.rows("images", ["node", "title", "city"]).sort_by("node").to_pylist()
    assert [(row["title"], row["city"]) for row in after] == [("A cat", "Lyon"), (None, "Lyon")]


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        ([{"page": "a", "x": 1, "y": 1, "w": 9}], "boxes.csv has no column h"),
        (
            [{"page": "a", "x": 1, "y": 1, "w": 9, "h": "tall"}],
            "boxes.csv, row 2: x, y, w and h must be numbers",
        ),
        ([{"page": "a", "x": 1, "y": 1, "w": 9, "h": "nan"}], "boxes.csv, row 2: it needs a page, and a box"),
        ([{"page": "", "x": 1, "y": 1, "w": 9, "h": 9}], "boxes.csv, row 2: it needs a page"),
    ],
)
def test_a_table_of_boxes_with_a_mistake_is_refused(
    library: Library, tmp_path: Path, boxes: list[dict[str, Any]], sentence: str
) -> None:
    list_of(library, tmp_path, "rire")
    write_boxes(tmp_path, boxes)
    path = settings_file(tmp_path, segment={"method": "boxes", "boxes": "boxes.csv"})
    with pytest.raises(SettingsError, match=sentence):
        load_settings(path)


def test_every_mistake_of_a_iiif_source_is_told_at_once(library: Library, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("manifest,citty\nhttps://library.example/a,Paris\n", encoding="utf-8")
    path = settings_file(
        tmp_path, contact="me", fields={"dat": ["Tag"]}, connect_to={"library.example": "here"}
    )
    with pytest.raises(SettingsError) as told:
        load_settings(path)
    for sentence in (
        "has 4 mistake(s)",
        "source.manifests: list.csv has columns that mean nothing here: citty",
        "source.contact: give a mail or web address",
        "source.fields: There is no column 'dat'",
        "source.connect_to.library.example: give an address and a port",
    ):
        assert sentence in str(told.value)
    path.write_text('name = "T"\nstore = "s"\n[source]\nkind = "iiif"\npagesize = 9\n', encoding="utf-8")
    with pytest.raises(SettingsError) as told:
        load_settings(path)
    assert "source.contact: missing" in str(told.value)
    assert 'source.pagesize: unknown key (did you mean "page_size"?)' in str(told.value)
    path.write_text('name = "T"\nstore = "s"\n[source]\nkind = "iif"\n', encoding="utf-8")
    with pytest.raises(SettingsError) as told:
        load_settings(path)
    assert "source.kind: it is 'iif' (did you mean \"iiif\"?)" in str(told.value)


KILLED = """
import sys
from pathlib import Path
from batch.__main__ import main
from batch.build import run_steps
from batch.settings import load_settings
path = Path(sys.argv[1])
run_steps(load_settings(path), path, ["harvest", "download", "segment"])
"""


def test_killed_at_any_moment_and_restarted(tmp_path: Path) -> None:
    with Library() as library:
        names = [f"m{n}" for n in range(8)]
        for name in names:
            canvases = [
                canvas2(f"{name}-{n}", FULL_SIZE, service2(library, "good", f"{name}-{n}")) for n in range(5)
            ]
            library.documents[f"/{name}"] = v2(canvases, label=name)
        list_of(library, tmp_path, *names)
        settings_file(tmp_path, concurrency=4)
        library.pause = 0.03
        path = tmp_path / "corpus.toml"
        # Killed once while manifests come, once while pages come.
        for wanted in (4, 30):
            process = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.DEVNULL)
            deadline = time.monotonic() + 60
            while len(library.asked) < wanted and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.005)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        store = build(tmp_path)
        statuses = Counter(store.rows("pages", ["status"])["status"].to_pylist())
        assert statuses == {"done": 40}
        assert store.count("images") == 40
        nodes = sorted(store.rows("images", ["node"])["node"].to_pylist())
        assert nodes == list(range(40))
        # What was under way when it was killed (at most 4 at a time) is all that may be asked for again.
        answered = Counter(library.answered)
        assert len(answered) == 40
        assert sum(answered.values()) <= 40 + 4
        files = Counter(library.paths())
        assert sum(files[f"/{name}"] for name in names) <= 8 + 4


def test_pages_are_dropped_once_described_and_fetched_again_where_they_are_needed(
    library: Library, tmp_path: Path
) -> None:
    list_of(library, tmp_path, "rire")
    path = settings_file(tmp_path, keep_pages=False)
    store = build(tmp_path)
    settings = load_settings(path)
    images = store.rows("images", ["id", "node", "page_id"]).sort_by("node").to_pylist()
    files = [page_path(store.file(PAGE_FILES), row["page_id"]) for row in images]
    rows = [{"id": row["id"], "descriptor": [0.0] * 768} for row in images]
    store.create("features", features(768))
    store.append("features", pa.Table.from_pylist(rows[:1], schema=features(768)))
    assert drop_described_pages(settings, store) == 1
    assert [path.exists() for path in files] == [False, True]
    store.append("features", pa.Table.from_pylist(rows[1:], schema=features(768)))
    assert drop_described_pages(settings, store) == 1

    asked = len(library.asked)
    build(tmp_path, retry=True)
    assert library.paths()[asked:] == [], "what is described needs no pages"
    store.delete("features", col("id") == lit(images[1]["id"]))
    build(tmp_path, retry=True)
    assert [path.exists() for path in files] == [False, True]
    assert store.count("images") == 2


def test_a_folder_of_pictures_is_harvested_by_the_same_code(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        Image.effect_noise((60, 80), 40).convert("RGB").save(tmp_path / name)
    (tmp_path / "table.csv").write_text(
        "file,date,city\na.jpg,1905,Paris\nb.jpg,1905,Paris\n", encoding="utf-8"
    )
    (tmp_path / "corpus.toml").write_text(
        f'name = "T"\nstore = "{tmp_path / "store"}"\n[source]\nkind = "folder"\nimages = "."\ntable = "table.csv"\n',
        encoding="utf-8",
    )
    store = build(tmp_path)
    assert (store.count("documents"), store.count("pages"), store.count("images")) == (1, 2, 2)
    assert HARVEST.name in store.record("steps")


def test_pages_that_are_not_kept_pass_through_the_build_some_at_a_time(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    most_on_disk = 0

    def describe(work: Build) -> str:
        """Stands for the network: a descriptor for every image whose page is at hand."""
        nonlocal most_on_disk
        files = list(work.store.file(PAGE_FILES).rglob("*.image"))
        most_on_disk = max(most_on_disk, len(files))
        work.store.create("features", features(768))
        there = {path.stem for path in files}
        images = work.store.rows("images", ["id", "page_id"]).to_pylist()
        rows = [{"id": row["id"], "descriptor": [0.0] * 768} for row in images if row["page_id"] in there]
        work.store.append("features", pa.Table.from_pylist(rows, schema=features(768)))
        drop_described_pages(work.settings, work.store)
        return "described"

    step = Step("describe", lambda work: {"images": work.store.count("images")}, describe)
    monkeypatch.setattr("batch.build.DESCRIBE", step)
    monkeypatch.setattr("batch.build.STEPS", (HARVEST, DOWNLOAD, SEGMENT, step))
    monkeypatch.setattr("batch.build._write_build_record", lambda work: None)
    monkeypatch.setattr("batch.download.PAGES_A_ROUND", 2)
    for n in range(5):
        library.documents[f"/p{n}"] = page(library, "good", f"p{n}")
    library.documents["/bad"] = page(library, "forbidden", "bad")
    list_of(library, tmp_path, *(f"p{n}" for n in range(5)), "bad")
    path = settings_file(tmp_path, keep_pages=False)
    store = run_steps(load_settings(path), path, retry=True)
    assert store.count("features") == 5
    assert Counter(store.rows("pages", ["status"])["status"].to_pylist()) == {"done": 5, "failed": 1}
    assert most_on_disk == 2
    assert max(Counter(library.answered).values()) == 1
    assert not list(store.file(PAGE_FILES).rglob("*.image"))
    asked = len(library.asked)
    run_steps(load_settings(path), path)
    assert library.paths()[asked:] == []


def test_no_name_in_a_manifest_reaches_the_disk(library: Library, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    canvas = canvas2("1", FULL_SIZE, service2(library, "good", "x"))
    canvas["@id"] = "../../../../outside"
    hostile = canvas2("2", FULL_SIZE, {"@id": "file:///etc/hostname", "@type": "dctypes:Image"})
    inward = canvas2("3", FULL_SIZE, {"@id": "http://169.254.169.254/latest", "@type": "dctypes:Image"})
    library.documents["/hostile"] = v2([canvas, hostile, inward], label="../../../outside")
    list_of(library, tmp_path / "corpus", "hostile")
    path = settings_file(tmp_path / "corpus")
    store = run_steps(load_settings(path), path, ["harvest", "download", "segment"])
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]
    good, outside, private = pages_of(store, by_manifest(store)["hostile"])
    assert good["status"] == "done"
    assert "an image without an http or https address" in outside["error"]
    assert "stands for a private address" in private["error"]
    names = {path.name for path in store.file(PAGE_FILES).rglob("*") if path.is_file()}
    assert names == {f"{good['id']}.image"}


def test_a_preview_tells_how_many_before_anything_is_harvested(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.documents["/year"] = {
        "@id": library.url("/year"),
        "@type": "sc:Collection",
        "manifests": [
            {"@id": library.url(f"/{name}"), "@type": "sc:Manifest"} for name in ("rire", "jugend")
        ],
    }
    list_of(library, tmp_path, "year")
    settings_file(tmp_path)
    assert main(["preview", str(tmp_path / "corpus.toml")]) == 0
    told = capsys.readouterr().out
    assert "2 manifests, 1 collection pages read to find them. 2 manifests are yet to be fetched." in told
    assert library.paths() == ["/year"]
    build(tmp_path)
    main(["preview", str(tmp_path / "corpus.toml")])
    assert "0 manifests are yet to be fetched." in capsys.readouterr().out
    assert library.paths().count("/year") == 1


def test_the_example_is_a_valid_settings_file() -> None:
    settings = load_settings(Path(__file__).parents[1] / "corpora" / "iiif-example.toml")
    assert settings.source.kind == "iiif"
    assert (settings.source.page_size, settings.source.keep_pages) == (1600, True)
    assert settings.segment.method == "layout"


def test_where_no_place_is_named_the_coordinates_tell_the_city(library: Library, tmp_path: Path) -> None:
    def point(longitude: float, latitude: float) -> dict[str, Any]:
        geometry = {"type": "Point", "coordinates": [longitude, latitude]}
        return {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": geometry}]}

    pages = [canvas3("1", FULL_SIZE, static3(library, "good", "x"))]
    stated = [{"label": {"en": ["Place"]}, "value": {"en": ["Vienna"]}}]
    library.documents["/munich"] = v3(pages, navPlace=point(11.6, 48.12))
    library.documents["/sea"] = v3(pages, navPlace=point(-30.0, 45.0))
    library.documents["/vienna"] = v3(pages, metadata=stated, navPlace=point(11.6, 48.12))
    list_of(library, tmp_path, "munich", "sea", "vienna")
    settings_file(tmp_path)
    documents = by_manifest(build(tmp_path, ["harvest"]))
    cities = {name: (row["city"], row["country"]) for name, row in documents.items()}
    assert cities == {"munich": ("Munich", "DE"), "sea": (None, None), "vienna": ("Vienna", "AT")}


def test_the_benchmark_harvests_what_its_library_serves(capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmark(["--manifests", "30", "--pages", "3"]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (figures["manifests"], figures["pages"]) == (30, 90)
    assert figures["peak_gb"] > 0
