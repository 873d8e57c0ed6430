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
from PIL import Image

from batch.build import run_steps
from batch.harvest import HARVEST
from batch.settings import SettingsError, load_settings
from batch.status import status_lines
from batch.step import Build
from store.database import Store
from store.page_files import PAGE_FILES, page_path
from tests.iiif_server import FULL_SIZE, Library
from tests.manifest_shapes import SOUND, canvas2, canvas3, v2, v3

UP_TO_IMAGES = ["harvest", "download", "segment"]


def service2(library: Library, behaviour: str, name: str) -> dict[str, Any]:
    address = library.url(f"/image/{behaviour}/{name}")
    return {
        "@id": f"{address}/full/full/0/default.jpg",
        "@type": "dctypes:Image",
        "width": FULL_SIZE[0],
        "height": FULL_SIZE[1],
        "service": {
            "@context": "http://iiif.io/api/image/2/context.json",
            "@id": address,
            "profile": "http://iiif.io/api/image/2/level2.json",
        },
    }


def static3(library: Library, behaviour: str, name: str) -> dict[str, Any]:
    return {"id": library.url(f"/file/{behaviour}/{name}"), "type": "Image", "format": "image/jpeg"}


def settings_file(folder: Path, **source: Any) -> Path:
    """A settings file for the loopback library, with `list.csv` beside it."""
    lines = {"kind": "iiif", "manifests": "list.csv", "contact": "curator@example.org"}
    lines |= {"requests_per_second": 200, "allowed_hosts": ["127.0.0.1"], "page_size": 600}
    segment = source.pop("segment", {})
    text = f'name = "Test"\nstore = "{folder / "store"}"\n[source]\n'
    text += "".join(f"{key} = {json.dumps(value)}\n" for key, value in (lines | source).items())
    text += "[segment]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in segment.items())
    path = folder / "corpus.toml"
    path.write_text(text, encoding="utf-8")
    return path


def write_list(folder: Path, *rows: dict[str, str]) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def build(folder: Path, names: list[str] | None = None, **ask: bool) -> Store:
    path = folder / "corpus.toml"
    return run_steps(load_settings(path), path, names or UP_TO_IMAGES, **ask)


def by_manifest(store: Store) -> dict[str, dict[str, Any]]:
    columns = ["id", "manifest", "periodical", "issue", "date_text", "date_start", "date_precision", "city"]
    columns += ["country", "viewer", "metadata", "place_problem"]
    rows = store.rows("documents", columns).to_pylist()
    return {row["manifest"].rpartition("/")[2]: row for row in rows}


def pages_of(store: Store, document: dict[str, Any]) -> list[dict[str, Any]]:
    rows = store.rows("pages", store.table("pages").schema.names).to_pylist()
    return sorted((r for r in rows if r["document_id"] == document["id"]), key=lambda row: row["number"])


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

    images = {row["page_id"]: row for row in store.rows("images", ["page_id", "iiif_url", "city"]).to_pylist()}
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
