"""Addresses of the IIIF Image API: never more than is needed, never upscaled, always back to the library."""

import json

import pytest

from store.image_api import (
    Box,
    PageImage,
    image_as_json,
    image_from_json,
    infer_service,
    needs_info,
    page_requests,
    read_service,
    region_url,
)

SERVICE = "https://library.example/iiif/p1"
FILE = "https://library.example/p1.jpg"


def image(**known: object) -> PageImage:
    stated = {
        "url": FILE,
        "service": SERVICE,
        "version": 2,
        "level": 2,
        "width": 3000,
        "height": 4000,
    } | known
    return PageImage(**stated)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "long_side", "expected"),
    [
        ({}, 1600, "full/1200,/0/default.jpg"),
        ({"version": 1}, 1600, "full/1200,/0/native.jpg"),
        ({"version": 3}, 1600, "full/1200,/0/default.jpg"),
        ({}, 4000, "full/full/0/default.jpg"),
        ({"version": 3}, 9000, "full/max/0/default.jpg"),
        ({"max_width": 600}, 1600, "full/600,/0/default.jpg"),
        ({"max_height": 800}, 1600, "full/600,/0/default.jpg"),
        ({"max_area": 120_000}, 1600, "full/300,/0/default.jpg"),
        ({"max_width": 1000, "version": 3}, 9000, "full/1000,/0/default.jpg"),
        ({"width": None, "height": None}, 1600, "full/!1600,1600/0/default.jpg"),
        ({"level": 0, "sizes": ((375, 500), (1500, 2000), (3000, 4000))}, 1600, "full/1500,/0/default.jpg"),
        ({"level": 0, "version": 3, "sizes": ((1500, 2000),)}, 1600, "full/1500,2000/0/default.jpg"),
        ({"level": 0, "sizes": ((375, 500),)}, 1600, "full/full/0/default.jpg"),
        ({"region": Box(100, 200, 800, 400), "version": 3}, 400, "100,200,800,400/400,/0/default.jpg"),
        ({"rotation": 90}, 1600, "full/1200,/90/default.jpg"),
        ({"width": 1, "height": 40000}, 1600, "full/1,/0/default.jpg"),
    ],
)
def test_first_request(known: dict[str, object], long_side: int, expected: str) -> None:
    assert page_requests(image(**known), long_side)[0] == f"{SERVICE}/{expected}"


def test_what_is_tried_when_the_first_is_refused() -> None:
    sizes = ((375, 500), (750, 1000), (1500, 2000), (3000, 4000))
    assert page_requests(image(level=1, sizes=sizes), 1600) == [
        f"{SERVICE}/full/1200,/0/default.jpg",
        f"{SERVICE}/full/1500,/0/default.jpg",
        f"{SERVICE}/full/1500,2000/0/default.jpg",
        f"{SERVICE}/full/full/0/default.jpg",
        f"{SERVICE}/full/750,/0/default.jpg",
        f"{SERVICE}/full/750,1000/0/default.jpg",
        f"{SERVICE}/full/375,/0/default.jpg",
        f"{SERVICE}/full/375,500/0/default.jpg",
        FILE,
    ]


def test_a_static_image_is_asked_for_as_it_is() -> None:
    assert page_requests(PageImage(url=FILE), 1600) == [FILE]
    assert page_requests(PageImage(), 1600) == []


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, False),
        ({"level": None}, True),
        ({"version": None}, True),
        ({"width": None}, True),
        ({"level": 0}, True),
        ({"level": 0, "sizes": ((1, 1),)}, False),
        ({"width": 300, "height": 400}, True),
        ({"width": 300, "height": 400, "described": True}, False),
        ({"service": None}, False),
    ],
)
def test_info_json_is_asked_for_only_where_it_is_needed(known: dict[str, object], expected: bool) -> None:
    assert needs_info(image(**known), 1600) is expected


def test_info_json_of_each_version() -> None:
    bare = PageImage(service=SERVICE)
    first = {
        "@context": "http://library.stanford.edu/iiif/image-api/1.1/context.json",
        "@id": SERVICE,
        "width": 10,
        "height": 20,
        "profile": "http://library.stanford.edu/iiif/image-api/1.1/compliance.html#level1",
    }
    second = {
        "@context": "http://iiif.io/api/image/2/context.json",
        "@id": SERVICE,
        "protocol": "http://iiif.io/api/image",
        "width": 10,
        "height": 20,
        "profile": ["http://iiif.io/api/image/2/level2.json", {"maxWidth": 8, "maxArea": 100}],
        "sizes": [{"width": 5, "height": 10}, {"width": "x"}, None],
    }
    third = {
        "@context": ["http://example.org/extension.json", "http://iiif.io/api/image/3/context.json"],
        "id": SERVICE,
        "type": "ImageService3",
        "width": 10,
        "height": 20,
        "profile": "level0",
        "maxHeight": 15,
    }
    found = [read_service(info, bare) for info in (first, second, third)]
    assert [(i.version, i.level, i.width, i.height, i.described) for i in found] == [
        (1, 1, 10, 20, True),
        (2, 2, 10, 20, True),
        (3, 0, 10, 20, True),
    ]
    assert (found[1].max_width, found[1].max_height, found[1].max_area, found[1].sizes) == (
        8,
        8,
        100,
        ((5, 10),),
    )
    assert (found[2].max_width, found[2].max_height) == (None, 15)


def test_an_image_survives_being_written_and_read() -> None:
    whole = image(sizes=((1, 2), (3, 4)), region=Box(1, 2, 3, 4), rotation=90, described=True, max_area=7)
    for kept in (whole, PageImage(url=FILE), PageImage(service=SERVICE, version=2, level=0)):
        assert image_from_json(json.loads(json.dumps(image_as_json(kept)))) == kept


def test_services_of_other_kinds_are_no_image_services() -> None:
    others = [
        {
            "@context": "http://iiif.io/api/annex/services/physdim/1/context.json",
            "profile": "http://iiif.io/api/annex/services/physdim",
        },
        {
            "id": "https://library.example/search",
            "type": "SearchService1",
            "profile": "http://iiif.io/api/search/1/search",
        },
        "https://library.example/something",
    ]
    assert read_service(others, PageImage(url=FILE)).service is None


def test_the_service_that_an_address_betrays() -> None:
    found = infer_service(PageImage(url=f"{SERVICE}/full/max/0/default.jpg"))
    assert (found.service, found.version, found.level) == (SERVICE, 3, None)
    assert infer_service(PageImage(url=FILE)).service is None


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, f"{SERVICE}/300,400,600,800/full/0/default.jpg"),
        ({"version": 3}, f"{SERVICE}/300,400,600,800/max/0/default.jpg"),
        ({"version": 1}, f"{SERVICE}/300,400,600,800/full/0/native.jpg"),
        ({"max_width": 300}, f"{SERVICE}/300,400,600,800/300,/0/default.jpg"),
        ({"region": Box(1000, 1000, 1000, 1000)}, f"{SERVICE}/1100,1100,200,200/full/0/default.jpg"),
        ({"width": None}, f"{SERVICE}/pct:10,10,20,20/full/0/default.jpg"),
        ({"rotation": 90}, f"{SERVICE}/300,2800,600,800/full/90/default.jpg"),
        ({"rotation": 180}, f"{SERVICE}/2100,2800,600,800/full/180/default.jpg"),
        ({"rotation": 270}, f"{SERVICE}/2100,400,600,800/full/270/default.jpg"),
        ({"level": 0}, f"{FILE}#xywh=percent:10,10,20,20"),
        ({"service": None}, f"{FILE}#xywh=percent:10,10,20,20"),
        ({"service": None, "url": None}, None),
    ],
)
def test_a_crop_leads_back_to_the_library(known: dict[str, object], expected: str | None) -> None:
    """The page was seen at 1,200 × 1,600; the crop begins at a tenth of it, and is a fifth of it each way."""
    assert region_url(image(**known), Box(120, 160, 240, 320), (1200, 1600)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, f"{SERVICE}/full/full/0/default.jpg"),
        ({"width": None}, f"{SERVICE}/full/full/0/default.jpg"),
        ({"level": 0}, FILE),
        ({"service": None}, FILE),
    ],
)
def test_a_whole_page_leads_back_to_the_full_image(known: dict[str, object], expected: str) -> None:
    assert region_url(image(**known), Box(0, 0, 1200, 1600), (1200, 1600)) == expected


def test_a_crop_is_bounded_by_the_image_and_the_size_asked_for() -> None:
    page = (1200, 1600)
    beyond = region_url(image(), Box(1100, -8, 500, 100), page)
    assert beyond == f"{SERVICE}/2750,0,250,230/full/0/default.jpg"
    small = region_url(image(), Box(0, 0, 1200, 1600), page, 400)
    assert small == f"{SERVICE}/full/300,/0/default.jpg"
