"""`python -m benchmarks manifests`: what each real manifest and collection of a folder gives.

The judge does not know the reader: it walks the JSON for whatever is typed a canvas, a manifest or an image.
An outcome is wrong if canvases are missing or in another order, if a page's size stands nowhere in the
document, if a page has no address to ask for though its canvas holds an image, if a collection lost a member,
or if nothing was read and no sentence says why.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from batch.iiif.client import FetchError
from batch.iiif.metadata import describe
from batch.iiif.presentation import Collection, Manifest, UnreadableError, read_document
from batch.iiif.stored_json import parse_json
from store.dates import show_date
from store.image_api import needs_info, page_requests

DEFAULT_FOLDER = Path("../shared/manifests")
PAGE_SIZE = 1600
_BESIDE = frozenset({"structures", "start", "partOf", "within", "accompanyingCanvas", "placeholderCanvas"})


def run(arguments: list[str]) -> int:
    """Print what each file gives, then a line of JSON; 1 if any outcome is wrong, 2 without files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks manifests", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT_FOLDER, help="searched for *.json")
    folder: Path = parser.parse_args(arguments).folder
    files = sorted(folder.rglob("*.json"))
    if not files:
        print(f"There is no .json file below {folder}; name another folder.", file=sys.stderr)
        return 2
    counts = {"files": len(files), "manifests": 0, "collections": 0, "pages": 0, "no_images": 0, "wrong": 0}
    for path in files:
        uri = f"https://manifests.example/{path.name}"
        try:
            document = parse_json(path.read_bytes(), uri)
            found = read_document(document, uri)
        except (FetchError, UnreadableError) as error:
            print(f"{path.name[:60]:<62}{error}")
            continue
        if isinstance(found, Collection):
            counts["collections"] += 1
            outcome, objections = _of_collection(found), list(_complaints_of_collection(document, found))
        else:
            counts["manifests"] += 1
            counts["pages"] += sum(canvas.image is not None for canvas in found.canvases)
            counts["no_images"] += found.error is not None
            outcome, objections = _of_manifest(found), list(_complaints_of_manifest(document, found))
        counts["wrong"] += bool(objections)
        print(f"{path.name[:60]:<62}{outcome}" + "".join(f"\n    WRONG: {words}" for words in objections))
    print(json.dumps(counts))
    return 1 if counts["wrong"] else 0


def _of_collection(collection: Collection) -> str:
    following = ", paged" if collection.next else ""
    return f"collection of {len(collection.members)} members{following}: {collection.label}"


def _of_manifest(manifest: Manifest) -> str:
    if manifest.error:
        return manifest.error.partition(" ")[2]
    image = next(canvas.image for canvas in manifest.canvases if canvas.image)
    said = describe(manifest)
    address = page_requests(image, PAGE_SIZE)[0].split("/")
    request = "asks info.json" if needs_info(image, PAGE_SIZE) else "/".join(address[-4:])
    when = show_date(said.date) if said.date else "undated"
    where = "; ".join(said.places) or "no place"
    return f"{len(manifest.canvases):>4} pages, first {image.size}: {request}; {when}; {where}"


def _complaints_of_manifest(document: Any, manifest: Manifest) -> Iterator[str]:
    canvases = [node for node in _typed(document, "Canvas") if "source" not in node]
    ids = list(dict.fromkeys(_id(node) for node in canvases))
    found = list(dict.fromkeys(canvas.id for canvas in manifest.canvases))
    if ids != found:
        yield f"canvases are missing or out of order: {len(found)} of {len(ids)}"
    by_id = {_id(node): node for node in canvases}
    for canvas in manifest.canvases:
        drawn = list(_typed({**by_id.get(canvas.id, {}), "annotations": [], "thumbnail": []}, "Image"))
        if canvas.image is None:
            if drawn and not manifest.error:
                yield f"canvas {canvas.number} holds an image that was not found"
            continue
        if not page_requests(canvas.image, PAGE_SIZE):
            yield f"canvas {canvas.number} has no address to ask for"
        size = canvas.image.size
        numbers = json.dumps(by_id.get(canvas.id, {}))
        if size and not all(str(side) in numbers for side in size):
            yield f"canvas {canvas.number} is given a size, {size}, that stands nowhere in it"
    if not any(canvas.image for canvas in manifest.canvases) and not manifest.error:
        yield "nothing was read and no sentence says why"


def _complaints_of_collection(document: Any, collection: Collection) -> Iterator[str]:
    members = [node for kind in ("Manifest", "Collection") for node in _typed(document, kind)]
    members += [node for node in document.get("manifests", []) if isinstance(node, dict)]
    named = {_id(node) for node in members if node is not document}
    lost = named - {member.uri for member in collection.members}
    if lost:
        yield f"{len(lost)} members were lost, such as {min(lost)}"
    if not named and not collection.next:
        yield "neither members nor a next page"


def _id(node: dict[str, Any]) -> str:
    return str(node.get("@id", node.get("id")))


def _typed(node: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Every object of a type below `node`, in the document's order; what only stands for or beside it left
    out.
    """
    if isinstance(node, list):
        for part in node:
            yield from _typed(part, kind)
    elif isinstance(node, dict):
        if str(node.get("@type", node.get("type", ""))).rpartition(":")[2] == kind:
            yield node
        for key, part in node.items():
            if key not in _BESIDE:
                yield from _typed(part, kind)
