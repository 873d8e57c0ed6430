"""Manifests and collections of the IIIF Presentation API, versions 2 and 3, as libraries really write them.

https://iiif.io/api/presentation/2.1/ and https://iiif.io/api/presentation/3.0/. Reading is lenient: the shape
of what is found decides, not the version claimed, and what is malformed is passed over as long as the pages
can be told. (The strict models of iiif-prezi3 refuse one real version 3 document in four: they build
manifests well and read other people's badly.) Nothing is fetched here: contexts, annotation lists and other
references are not followed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from batch.iiif.texts import Texts, first_text, read_texts
from store.addresses import http_url
from store.image_api import Box, PageImage, infer_service, positive, read_service, shows_whole

MOST_CANVASES = 20_000
MOST_MEMBERS = 250_000
MOST_FIELDS = 1_000
MOST_IMAGES_ON_A_CANVAS = 200
DEEPEST_COLLECTION = 8
_XYWH = re.compile(r"[#&?]?xywh=(?:pixel:)?(-?[\d.]+),(-?[\d.]+),([\d.]+),([\d.]+)")
_REGION = re.compile(r"^(\d+),(\d+),(\d+),(\d+)$")
_MEDIA = {
    "sound": "audio",
    "audio": "audio",
    "video": "video",
    "movingimage": "video",
    "model": "a 3D model",
    "physicalobject": "a 3D model",
    "textualbody": "text",
    "contentastext": "text",
    "text": "text",
    "dataset": "data",
    "pdf": "a PDF",
}


class UnreadableError(ValueError):
    """A document that is no manifest or collection, in one sentence."""


@dataclass(frozen=True)
class Field:
    """One label/value pair of a manifest's own description, kept whole."""

    label: Texts
    value: Texts


@dataclass(frozen=True)
class Place:
    """A point of a `navPlace`: degrees of latitude and longitude, and the name given to it, if any."""

    latitude: float
    longitude: float
    name: str | None


@dataclass(frozen=True)
class Canvas:
    """One canvas, a page. `number` counts from 1 in reading order, `width` and `height` are the canvas's own.

    `images` are what is painted on it, the one that covers most of it first; of a choice (natural light or
    x-ray) the library's default alone. `media` names what else it carries ("audio", "video", "text"). Where
    there is no image, `error` says why.
    """

    id: str
    number: int
    label: str | None
    width: int | None
    height: int | None
    images: tuple[PageImage, ...] = ()
    media: tuple[str, ...] = ()
    error: str | None = None

    @property
    def image(self) -> PageImage | None:
        """The image of the page: the one that covers most of the canvas."""
        return self.images[0] if self.images else None


@dataclass(frozen=True)
class Manifest:
    """One manifest, a document. `error` says why where no canvas has an image to harvest."""

    uri: str
    version: int
    label: Texts
    metadata: tuple[Field, ...] = ()
    summary: Texts = field(default_factory=dict)
    attribution: Texts = field(default_factory=dict)
    nav_date: str | None = None
    nav_place: Place | None = None
    rights: str | None = None
    provider: Texts = field(default_factory=dict)
    homepage: str | None = None
    viewing_direction: str | None = None
    canvases: tuple[Canvas, ...] = ()
    error: str | None = None

    def source_fields(self) -> dict[str, object]:
        """The source's own description as JSON: every label/value pair whole, and what stands beside them."""
        stated: dict[str, object] = {
            "label": self.label,
            "metadata": [{"label": f.label, "value": f.value} for f in self.metadata],
            "summary": self.summary,
            "attribution": self.attribution,
            "rights": self.rights,
            "provider": self.provider,
            "homepage": self.homepage,
            "navDate": self.nav_date,
        }
        return {key: value for key, value in stated.items() if value}


@dataclass(frozen=True)
class Member:
    """What a collection says of one of its members. `inside` is set if the member is spelled out in place."""

    uri: str
    kind: Literal["manifest", "collection"]
    label: str | None = None
    nav_date: str | None = None
    inside: "Collection | None" = None


@dataclass(frozen=True)
class Collection:
    """One collection, or one page of a paged one: `next` is the address of the page that follows."""

    uri: str
    label: str | None
    members: tuple[Member, ...] = ()
    next: str | None = None
    total: int | None = None


def read_document(document: object, uri: str) -> Manifest | Collection:
    """Read parsed JSON found at `uri`; raises `UnreadableError` if it is neither manifest nor collection."""
    if not isinstance(document, dict):
        raise UnreadableError(f"{uri} is no IIIF document: its JSON is not an object.")
    kind = _kind(document)
    if kind in ("collection", "layer") or (kind != "manifest" and _lists_members(document)):
        return _read_collection(document, uri, depth=0)
    if (
        kind == "manifest"
        or "sequences" in document
        or ("items" in document and "label" in document and not kind)
    ):
        return _read_manifest(document, uri)
    stated = document.get("type", document.get("@type"))
    shown = repr(stated)[:60] if stated else "not stated"
    raise UnreadableError(f"{uri} is no manifest and no collection (its type is {shown}).")


def read_manifest(document: object, uri: str) -> Manifest:
    """Read parsed JSON found at `uri` as a manifest; raises `UnreadableError` if it is none."""
    found = read_document(document, uri)
    if isinstance(found, Collection):
        raise UnreadableError(
            f"{uri} is a collection where a manifest was expected; list it as a collection."
        )
    return found


# Manifests


def _read_manifest(document: dict[str, object], uri: str) -> Manifest:
    listed = _canvases(document)
    canvases = tuple(_read_canvas(canvas, n, uri) for n, canvas in enumerate(listed[:MOST_CANVASES], start=1))
    metadata = tuple(
        Field(label, value)
        for pair in _list(document.get("metadata"))[:MOST_FIELDS]
        if isinstance(pair, dict)
        and ((label := read_texts(pair.get("label"))) or pair.get("value"))
        and (value := read_texts(pair.get("value")))
    )
    provider: Texts = {}
    for agent in _list(document.get("provider")):
        if isinstance(agent, dict):
            for language, texts in read_texts(agent.get("label")).items():
                provider.setdefault(language, []).extend(texts)
    statement = document.get("requiredStatement")
    attribution = read_texts(statement.get("value")) if isinstance(statement, dict) else {}
    manifest = Manifest(
        uri=uri,
        version=3 if "items" in document else 2,
        label=read_texts(document.get("label")),
        metadata=metadata,
        summary=read_texts(document.get("summary") or document.get("description")),
        attribution=attribution or read_texts(document.get("attribution")),
        nav_date=_string(document.get("navDate")),
        nav_place=_read_place(document.get("navPlace")),
        rights=first_text(read_texts(document.get("rights") or document.get("license"))),
        provider=provider,
        homepage=_page_of(document.get("homepage"), uri) or _page_of(document.get("related"), uri),
        viewing_direction=_string(document.get("viewingDirection")),
        canvases=canvases,
    )
    if len(listed) > MOST_CANVASES:
        sentence = f"{uri} has {len(listed):,} canvases, more than the {MOST_CANVASES:,} read of one."
        return replace(manifest, canvases=(), error=sentence)
    if not any(canvas.images for canvas in canvases):
        return replace(manifest, error=_why_no_images(document, canvases, uri))
    return manifest


def _canvases(document: dict[str, object]) -> list[dict[str, object]]:
    """The canvases in reading order: of version 3's items, or of version 2's sequences, each canvas once.

    Version 2 lets further sequences give other orders of the same canvases; some libraries put volumes there.
    """
    if "sequences" not in document:
        return [c for c in _list(document.get("items")) if isinstance(c, dict) and _kind(c) in ("canvas", "")]
    canvases: list[dict[str, object]] = []
    earlier: set[str] = set()
    for sequence in _list(document["sequences"]):
        if isinstance(sequence, dict):
            found = [c for c in _list(sequence.get("canvases")) if isinstance(c, dict)]
            canvases += [c for c in found if _id(c) not in earlier]
            earlier |= {_id(c) for c in found}
    return canvases


def _why_no_images(document: dict[str, object], canvases: tuple[Canvas, ...], uri: str) -> str:
    media = sorted({medium for canvas in canvases for medium in canvas.media})
    sequences = [*_list(document.get("sequences")), *_list(document.get("mediaSequences"))]
    kinds = {_kind(s) for s in sequences if isinstance(s, dict)}
    if media:
        return f"{uri} holds {' and '.join(media)}, no page images: there is nothing to harvest."
    if "mediasequence" in kinds:
        return f"{uri} holds audio, video or a PDF, no page images: there is nothing to harvest."
    if not canvases:
        return f"{uri} lists no canvases: there is nothing to harvest."
    return f"{uri} lists {len(canvases)} canvases but no image on any of them: there is nothing to harvest."


def _read_canvas(canvas: dict[str, object], number: int, manifest: str) -> Canvas:
    width, height = positive(canvas.get("width")), positive(canvas.get("height"))
    painted: list[tuple[float, PageImage]] = []
    media: dict[str, None] = {}
    refused: str | None = None
    for target, body in list(_painted(canvas))[:MOST_IMAGES_ON_A_CANVAS]:
        share = _share(target, width, height)
        found = _read_body(body, manifest, depth=0)
        if isinstance(found, str):
            media[found] = None
            continue
        if found is None:
            continue
        image = _full_size(found, (width, height), whole=share >= 1)
        if image.service or image.url:
            painted.append((share, image))
        else:
            refused = "an image without an http or https address"
    # Stable: among equals the library's own order decides.
    painted.sort(key=lambda pair: -pair[0])
    label = first_text(read_texts(canvas.get("label")))
    error = None
    if not painted:
        name = f"Canvas {number}" + (f" ({label[:80]})" if label else "")
        carried = refused or " and ".join(media) or "no image"
        error = f"{name} carries {carried}" + (
            "." if carried == "no image" else ", which gives no page image."
        )
    images = tuple(image for _, image in painted)
    return Canvas(_id(canvas), number, label, width, height, images, tuple(media), error)


def _painted(canvas: dict[str, object]) -> Iterator[tuple[object, object]]:
    """Target and body of every annotation that paints on a canvas, in the source's order."""
    for annotation in _list(canvas.get("images")):
        if isinstance(annotation, dict):
            yield annotation.get("on"), annotation.get("resource", annotation.get("body"))
    for page in _list(canvas.get("items")):
        if not isinstance(page, dict):
            continue
        annotations = [page] if "body" in page else _list(page.get("items"))
        for annotation in annotations:
            if not isinstance(annotation, dict):
                continue
            motivation = [str(m) for m in _list(annotation.get("motivation")) if m]
            if not motivation or any("painting" in m for m in motivation):
                yield annotation.get("target"), annotation.get("body")


def _share(target: object, width: int | None, height: int | None) -> float:
    """How much of the canvas a target covers: 1 for all of it."""
    found = _XYWH.search(_target_text(target))
    if not found or not width or not height:
        return 1.0
    return min(float(found[3]) * float(found[4]) / (width * height), 1.0)


def _target_text(target: object) -> str:
    if isinstance(target, list):
        target = target[0] if target else None
    if isinstance(target, dict):
        selector = target.get("selector")
        if isinstance(selector, dict) and isinstance(selector.get("value"), str):
            return "#" + str(selector["value"])
        target = target.get("id") or target.get("@id") or target.get("source") or target.get("full")
    return target if isinstance(target, str) else ""


def _read_body(body: object, manifest: str, depth: int) -> PageImage | str | None:
    """The image of an annotation's body; the name of the medium if it is another; None if it is nothing."""
    if depth > 5:
        return None
    if isinstance(body, str):
        return PageImage(url=http_url(body, manifest))
    if isinstance(body, list):
        return _first_image(body, manifest, depth)
    if not isinstance(body, dict):
        return None
    kind = _kind(body)
    if kind == "choice" or "default" in body:
        options = [body.get("default"), *_list(body.get("item")), *_list(body.get("items"))]
        return _first_image([o for o in options if isinstance(o, dict)], manifest, depth)
    whole = body.get("full", body.get("source"))
    if kind == "specificresource" or (whole is not None and "selector" in body):
        found = _read_body(whole, manifest, depth + 1)
        return _select(found, body.get("selector")) if isinstance(found, PageImage) else found
    medium = _MEDIA.get(kind)
    form = str(body.get("format") or "")
    if medium is None and form.startswith(("audio/", "video/")):
        medium = form[:5]
    if medium is None and form == "application/pdf":
        medium = "a PDF"
    if medium is not None:
        return medium
    image = PageImage(
        url=http_url(body.get("id") or body.get("@id"), manifest),
        width=positive(body.get("width")),
        height=positive(body.get("height")),
    )
    if kind != "image" and not form.startswith("image/") and image.url is None and "service" not in body:
        return None
    return infer_service(read_service(body.get("service"), image))


def _first_image(bodies: list[object], manifest: str, depth: int) -> PageImage | str | None:
    found = [_read_body(body, manifest, depth + 1) for body in bodies[:MOST_IMAGES_ON_A_CANVAS]]
    images = [f for f in found if isinstance(f, PageImage)]
    return images[0] if images else next((f for f in found if f), None)


def _select(image: PageImage, selector: object) -> PageImage:
    """`image` with the region and rotation that an ImageApiSelector or a fragment asks for."""
    for part in _list(selector):
        if not isinstance(part, dict):
            continue
        region = _REGION.match(str(part.get("region") or "")) or _XYWH.search(
            "#" + str(part.get("value") or "")
        )
        if region:
            box = Box(*(float(v) for v in region.groups()))
            if box.w >= 1 and box.h >= 1:
                image = replace(image, region=box)
        if str(part.get("rotation")) in ("90", "180", "270"):
            image = replace(image, rotation=int(str(part["rotation"])))
    return image


def _full_size(image: PageImage, canvas: tuple[int | None, int | None], whole: bool) -> PageImage:
    """`image` with the likeliest size of the full image.

    The service's own words come first, then the resource's size if its address asks for the whole. Else the
    resource may be a reduced copy: where it has the canvas's shape and fills it, the larger of both is taken.
    """
    width, height = canvas
    stated = image.width is not None and image.height is not None
    if (
        image.service is None
        or image.described
        or image.region
        or not whole
        or width is None
        or height is None
    ):
        return image
    if not stated:
        return replace(image, width=width, height=height)
    assert image.width is not None and image.height is not None
    if shows_whole(image.url) or width <= image.width:
        return image
    same_shape = abs(width * image.height / (height * image.width) - 1) < 0.02
    return replace(image, width=width, height=height) if same_shape else image


def _read_place(place: object) -> Place | None:
    """The first point of a navPlace's GeoJSON; of a line or an area the middle of its corners."""
    if not isinstance(place, dict):
        return None
    for feature in _list(place.get("features"))[:MOST_FIELDS]:
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if not isinstance(geometry, dict):
            continue
        points = list(_points(geometry.get("coordinates"), depth=0))[:10_000]
        if not points:
            continue
        longitudes, latitudes = zip(*points, strict=True)
        latitude, longitude = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
        properties = feature.get("properties") if isinstance(feature, dict) else None
        named = properties.get("label") if isinstance(properties, dict) else None
        return Place(latitude, longitude, first_text(read_texts(named)))
    return None


def _points(coordinates: object, depth: int) -> Iterator[tuple[float, float]]:
    if not isinstance(coordinates, list) or depth > 4:
        return
    numbers = [c for c in coordinates[:3] if isinstance(c, int | float) and not isinstance(c, bool)]
    if len(numbers) >= 2 and abs(numbers[0]) <= 180 and abs(numbers[1]) <= 90:
        yield float(numbers[0]), float(numbers[1])
        return
    for part in coordinates[:10_000]:
        yield from _points(part, depth + 1)


def _page_of(value: object, base: str) -> str | None:
    """The address of a web page among a manifest's homepages or related resources."""
    pages: list[tuple[bool, str]] = []
    for listed in _list(value):
        page: dict[str, object] = listed if isinstance(listed, dict) else {"id": listed}
        form = page.get("format")
        url = http_url(page.get("id") or page.get("@id"), base)
        if url is not None and form in (None, "", "text/html", "application/xhtml+xml"):
            pages.append((form is None, url))
    return min(pages, key=lambda pair: pair[0])[1] if pages else None


# Collections


def _read_collection(document: dict[str, object], uri: str, depth: int) -> Collection:
    members: dict[str, Member] = {}
    for key, usual in (
        ("members", None),
        ("items", None),
        ("collections", "collection"),
        ("manifests", "manifest"),
    ):
        for entry in _list(document.get(key))[:MOST_MEMBERS]:
            member = _read_member(entry, usual, uri, depth)
            if member is not None:
                members.setdefault(member.uri, member)
    following = document.get("next") or (None if members else document.get("first"))
    if isinstance(following, dict):
        following = following.get("id") or following.get("@id")
    total = document.get("total")
    return Collection(
        uri=uri,
        label=first_text(read_texts(document.get("label"))),
        members=tuple(members.values()),
        next=http_url(following, uri),
        total=total if isinstance(total, int) else None,
    )


def _read_member(entry: object, usual: str | None, base: str, depth: int) -> Member | None:
    if isinstance(entry, str):
        entry = {"id": entry}
    if not isinstance(entry, dict):
        return None
    uri = http_url(entry.get("id") or entry.get("@id"), base)
    kind = _kind(entry) or usual or "manifest"
    if uri is None or kind not in ("manifest", "collection"):
        return None
    spelled_out = kind == "collection" and _lists_members(entry) and depth < DEEPEST_COLLECTION
    return Member(
        uri=uri,
        kind="collection" if kind == "collection" else "manifest",
        label=first_text(read_texts(entry.get("label"))),
        nav_date=_string(entry.get("navDate")),
        inside=_read_collection(entry, uri, depth + 1) if spelled_out else None,
    )


def _lists_members(document: dict[str, object]) -> bool:
    return any(_list(document.get(key)) for key in ("members", "manifests", "collections")) or (
        _kind(document) == "collection" and bool(_list(document.get("items")))
    )


# JSON


def _kind(node: dict[str, object]) -> str:
    """The type of a node in lower case, without namespace: `sc:Manifest` and `Manifest` are `manifest`."""
    stated = node.get("type") or node.get("@type") or ""
    if isinstance(stated, list):
        stated = stated[0] if stated else ""
    return re.split(r"[:/#]", stated)[-1].lower() if isinstance(stated, str) else ""


def _id(node: dict[str, object]) -> str:
    return str(node.get("id") or node.get("@id") or "")[:4096]


def _list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _string(value: object) -> str | None:
    return value.strip()[:200] or None if isinstance(value, str) else None
