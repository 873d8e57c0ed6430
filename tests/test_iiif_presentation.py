"""Manifests in the shapes of real libraries give the pages that their JSON calls for; hostile ones a
sentence.
"""

import json
from typing import Any

import pytest

from batch.iiif.presentation import (
    MOST_CANVASES,
    Canvas,
    Collection,
    UnreadableError,
    read_document,
    read_manifest,
)
from store.image_api import info_url, needs_info, page_requests
from tests.manifest_shapes import (
    HOME,
    SHAPES,
    Page,
    Shape,
    canvas2,
    canvas3,
    image2,
    image3,
    service3,
    v2,
    v3,
)


def as_page(canvas: Canvas) -> Page:
    image = canvas.image
    if image is None:
        return canvas.label, None, None
    request = "info" if needs_info(image, 1600) else page_requests(image, 1600)[0]
    return canvas.label, image.size, request


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_shape(shape: Shape) -> None:
    manifest = read_manifest(json.loads(json.dumps(shape.document)), f"{HOME}/manifest.json")
    assert [as_page(canvas) for canvas in manifest.canvases] == shape.pages
    assert [canvas.number for canvas in manifest.canvases] == list(range(1, len(shape.pages) + 1))
    assert all((canvas.image is None) == bool(canvas.error) for canvas in manifest.canvases)
    assert manifest.homepage == shape.homepage
    if shape.error:
        assert shape.error in (manifest.error or "")
        assert HOME in (manifest.error or "")
    else:
        assert manifest.error is None


def test_there_are_forty_shapes() -> None:
    assert len(SHAPES) >= 40


def test_a_canvas_says_why_it_has_no_image() -> None:
    film = {"id": f"{HOME}/f.mp4", "type": "Video"}
    manifest = read_manifest(v3([canvas3("a", (1, 1), film), canvas3("b", (1, 1))]), HOME)
    assert [canvas.error for canvas in manifest.canvases] == [
        "Canvas 1 (a) carries video, which gives no page image.",
        "Canvas 2 (b) carries no image.",
    ]


def test_the_images_laid_over_a_page_are_kept_after_it() -> None:
    shape = next(shape for shape in SHAPES if shape.name.startswith("Biblissima"))
    images = read_manifest(shape.document, HOME).canvases[0].images
    assert [image.service for image in images] == [f"{HOME}/page", f"{HOME}/cutting"]


def test_relative_addresses_are_read_against_the_manifest() -> None:
    manifest = read_manifest(
        v3([canvas3("1", (9, 9), {"id": "../p/1.jpg", "type": "Image"})]), f"{HOME}/a/m.json"
    )
    image = manifest.canvases[0].image
    assert image is not None
    assert image.url == f"{HOME}/p/1.jpg"


def test_a_service_given_as_its_info_json_is_the_service() -> None:
    described = [{"id": f"{HOME}/x/info.json", "type": "ImageService3", "profile": "level2"}]
    image = read_manifest(v3([canvas3("1", (9, 9), image3("x", (9, 9), described))]), HOME).canvases[0].image
    assert image is not None
    assert info_url(image) == f"{HOME}/x/info.json"


def test_descriptions_are_kept_whole_in_every_language() -> None:
    document = v2(
        [canvas2("1", (9, 9), image2("1", (9, 9)))],
        metadata=[
            {
                "label": [{"@value": "Title", "@language": "en"}, {"@value": "Teitl", "@language": "cy"}],
                "value": "Yr ardd",
            },
            {"label": "Subjects", "value": ["maps", "<b>topographic</b> maps"]},
            {"label": "has_fulltext", "value": False},
            {"label": "pages", "value": 12},
            {"label": "", "value": {"@value": "no name"}},
        ],
        license="https://creativecommons.example/by/4.0",
        attribution=[{"@value": "Bibliothèque", "@language": "fr"}],
        navDate="1864-01-01T00:00:00Z",
    )
    manifest = read_manifest(document, HOME)
    assert manifest.source_fields() == {
        "label": {"none": ["M"]},
        "metadata": [
            {"label": {"en": ["Title"], "cy": ["Teitl"]}, "value": {"none": ["Yr ardd"]}},
            {"label": {"none": ["Subjects"]}, "value": {"none": ["maps", "<b>topographic</b> maps"]}},
            {"label": {"none": ["pages"]}, "value": {"none": ["12"]}},
            {"label": {}, "value": {"none": ["no name"]}},
        ],
        "attribution": {"fr": ["Bibliothèque"]},
        "rights": "https://creativecommons.example/by/4.0",
        "navDate": "1864-01-01T00:00:00Z",
    }


@pytest.mark.parametrize(
    ("geometry", "expected"),
    [
        ({"type": "Point", "coordinates": [12.4663, 41.9031]}, (41.9031, 12.4663)),
        (
            {"type": "Polygon", "coordinates": [[[2.0, 48.0], [3.0, 48.0], [3.0, 49.0], [2.0, 48.0]]]},
            (48.5, 2.5),
        ),
        ({"type": "Point", "coordinates": [500, "x"]}, None),
        (None, None),
    ],
)
def test_nav_place(geometry: Any, expected: tuple[float, float] | None) -> None:
    feature = {"type": "Feature", "properties": {"label": {"en": ["Rome"]}}, "geometry": geometry}
    place = read_manifest(v3([], navPlace={"features": [feature]}), HOME).nav_place
    assert (place and (place.latitude, place.longitude)) == expected
    assert place is None or place.name == "Rome"


@pytest.mark.parametrize(
    "document", [None, 3, "x", [], {}, {"type": "Range"}, {"@type": ["sc:Canvas"]}, {"a": 1}]
)
def test_what_is_no_iiif_is_refused_in_a_sentence(document: object) -> None:
    with pytest.raises(UnreadableError, match=r"^https://library\.example/iiif is no .*\.$"):
        read_document(document, HOME)


@pytest.mark.parametrize(
    "junk", [None, 0, -1, "x", True, [], {}, [[]], [None], {"id": 5}, {"a": {"b": []}}, "\ud800"]
)
def test_junk_in_any_place_never_raises(junk: object) -> None:
    """Every value of a good manifest is replaced by junk, one at a time."""
    good = v3(
        [canvas3("1", (9, 9), image3("1", (9, 9), service3("1")), navDate="1900")],
        metadata=[{"label": {"en": ["Date"]}, "value": {"en": ["1900"]}}],
        provider=[{"label": {"en": ["B"]}}],
        homepage=[{"id": HOME, "format": "text/html"}],
        requiredStatement={"label": {"en": ["A"]}, "value": {"en": ["B"]}},
        navPlace={"features": [{"geometry": {"coordinates": [1, 2]}, "properties": {}}]},
    )
    bad = list(_replaced(good, junk)) + list(_replaced(v2([canvas2("1", (9, 9), image2("1", (9, 9)))]), junk))
    read = 0
    for document in bad:
        try:
            read_document(document, HOME)
            read += 1
        except UnreadableError:
            continue
    assert read > len(bad) * 0.8


def _replaced(node: Any, junk: object) -> Any:
    """Every copy of `node` with one of its values replaced."""
    keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else []
    for key in keys:
        for value in (junk, *_replaced(node[key], junk)):
            copy = dict(node) if isinstance(node, dict) else list(node)
            copy[key] = value
            yield copy


def test_too_many_canvases_are_refused_in_a_sentence() -> None:
    canvas = canvas3("1", (9, 9))
    manifest = read_manifest(v3([canvas] * (MOST_CANVASES + 1)), HOME)
    assert manifest.canvases == ()
    assert "20,001 canvases" in (manifest.error or "")


def test_deep_nesting_is_not_followed_for_ever() -> None:
    body: dict[str, Any] = image3("x", (9, 9))
    for _ in range(200):
        body = {"type": "Choice", "items": [body]}
    assert read_manifest(v3([canvas3("1", (9, 9), body)]), HOME).canvases[0].image is None


def test_collections_of_both_versions() -> None:
    old = {
        "@type": "sc:Collection",
        "@id": HOME,
        "label": "Vogue",
        "manifests": [
            {
                "@id": f"{HOME}/1",
                "@type": "sc:Manifest",
                "label": "janvier",
                "navDate": "1936-01-01T00:00:00Z",
            }
        ],
        "collections": [f"{HOME}/c"],
        "members": [{"@id": f"{HOME}/1", "@type": "sc:Manifest", "label": "janvier"}, {"@id": f"{HOME}/2"}],
        "next": f"{HOME}?page=2",
        "total": 99,
    }
    read = read_document(old, HOME)
    assert isinstance(read, Collection)
    assert [(member.uri, member.kind) for member in read.members] == [
        (f"{HOME}/1", "manifest"),
        (f"{HOME}/2", "manifest"),
        (f"{HOME}/c", "collection"),
    ]
    assert (read.next, read.total, read.label) == (f"{HOME}?page=2", 99, "Vogue")
    new = {
        "type": "Collection",
        "items": [{"id": f"{HOME}/1", "type": "Manifest", "navDate": "1986-01-01T00:00:00Z"}],
    }
    read = read_document(new, HOME)
    assert isinstance(read, Collection)
    assert read.members[0].nav_date == "1986-01-01T00:00:00Z"


def test_a_collection_is_no_manifest() -> None:
    with pytest.raises(UnreadableError, match="is a collection"):
        read_manifest({"type": "Collection", "items": []}, HOME)
