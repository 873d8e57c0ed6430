"""A small corpus over IIIF: its settings, its list, its builds, and what came of them."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from batch.build import run_steps
from batch.settings import load_settings
from store.database import Store
from tests.iiif_server import FULL_SIZE, Library

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


def settings_file(folder: Path, segment: dict[str, Any] | None = None, **source: Any) -> Path:
    """A settings file for the loopback library, with `list.csv` beside it."""
    lines = {"kind": "iiif", "manifests": "list.csv", "contact": "curator@example.org"}
    lines |= {"requests_per_second": 200, "allowed_hosts": ["127.0.0.1"], "page_size": 600}
    parts = [
        f'name = "Test"\nstore = "{folder / "store"}"',
        *section("source", lines | source),
        *section("segment", segment or {}),
    ]
    path = folder / "corpus.toml"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def section(name: str, content: dict[str, Any]) -> Iterator[str]:
    """A section of TOML and those below it."""
    yield f"[{name}]"
    yield from (f"{key} = {json.dumps(value)}" for key, value in content.items() if type(value) is not dict)
    for key, value in content.items():
        if isinstance(value, dict):
            yield from section(f"{name}.{key}", {json.dumps(inner): part for inner, part in value.items()})


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
