"""Small manifests drawn in the shapes of real libraries, each with the outcome that its JSON calls for.

What is expected was written from the standard and the library's habit, not taken from the reader. A page is
given as its label, its size in pixels, and the first address that is asked for at a long side of 1,600
(`info` where the service must be asked first).
"""

from dataclasses import dataclass, field
from typing import Any

HOME = "https://library.example/iiif"
V2 = "http://iiif.io/api/presentation/2/context.json"
V3 = "http://iiif.io/api/presentation/3/context.json"
I1 = "http://library.stanford.edu/iiif/image-api/1.1/context.json"
I2 = "http://iiif.io/api/image/2/context.json"

Page = tuple[str | None, tuple[int, int] | None, str | None]


@dataclass(frozen=True)
class Shape:
    """A document and what it must give: its pages, or words of the sentence that says why there are none."""

    name: str
    document: dict[str, Any]
    pages: list[Page] = field(default_factory=list)
    error: str | None = None
    homepage: str | None = None


def v2(canvases: list[dict[str, Any]], **top: Any) -> dict[str, Any]:
    sequence = {"@type": "sc:Sequence", "canvases": canvases}
    start = {"@context": V2, "@id": f"{HOME}/m", "@type": "sc:Manifest", "label": "M"}
    return start | {"sequences": [sequence]} | top


def v3(canvases: list[dict[str, Any]], **top: Any) -> dict[str, Any]:
    return {
        "@context": V3,
        "id": f"{HOME}/m",
        "type": "Manifest",
        "label": {"en": ["M"]},
        "items": canvases,
    } | top


def canvas2(
    label: Any, size: tuple[int, int] | None, *resources: dict[str, Any], **more: Any
) -> dict[str, Any]:
    images = [
        {
            "@type": "oa:Annotation",
            "motivation": "sc:painting",
            "resource": resource,
            "on": f"{HOME}/c/{label}",
        }
        for resource in resources
    ]
    measures = {"width": size[0], "height": size[1]} if size else {}
    return {
        "@id": f"{HOME}/c/{label}",
        "@type": "sc:Canvas",
        "label": label,
        **measures,
        "images": images,
    } | more


def canvas3(label: Any, size: tuple[int, int] | None, /, *bodies: Any, **more: Any) -> dict[str, Any]:
    annotations = [
        {"type": "Annotation", "motivation": "painting", "body": body, "target": f"{HOME}/c/{label}"}
        for body in bodies
    ]
    measures = {"width": size[0], "height": size[1]} if size else {}
    page = {"type": "AnnotationPage", "items": annotations}
    labelled = {"label": {"none": [label]}} if label else {}
    return {"id": f"{HOME}/c/{label}", "type": "Canvas", **labelled, **measures, "items": [page]} | more


def image2(
    name: str, size: tuple[int, int] | None, service: Any = None, request: str = "full/full/0/default"
) -> Any:
    measures = {"width": size[0], "height": size[1]} if size else {}
    body = {
        "@id": f"{HOME}/{name}/{request}.jpg",
        "@type": "dctypes:Image",
        "format": "image/jpeg",
        **measures,
    }
    return body | ({"service": service} if service is not None else {})


def image3(
    name: str, size: tuple[int, int] | None, service: Any = None, request: str = "full/max/0/default"
) -> Any:
    measures = {"width": size[0], "height": size[1]} if size else {}
    body = {"id": f"{HOME}/{name}/{request}.jpg", "type": "Image", "format": "image/jpeg", **measures}
    return body | ({"service": service} if service is not None else {})


def service2(name: str, level: int = 2, **more: Any) -> dict[str, Any]:
    return {
        "@context": I2,
        "@id": f"{HOME}/{name}",
        "profile": f"http://iiif.io/api/image/2/level{level}.json",
    } | more


def service3(name: str, profile: str = "level1") -> list[dict[str, Any]]:
    return [{"id": f"{HOME}/{name}", "type": "ImageService3", "profile": profile}]


PORTRAIT, LANDSCAPE = (3000, 4000), (4000, 3000)
# 1,600 high of 4,000 is a factor of 0.4.
PORTRAIT_REQUEST, LANDSCAPE_REQUEST = "full/1200,/0/default.jpg", "full/1600,/0/default.jpg"


def url(name: str, request: str) -> str:
    return f"{HOME}/{name}/{request}"


SOUND = {"id": f"{HOME}/a.mp3", "type": "Sound", "format": "audio/mpeg", "duration": 12.5}
FILM = {
    "id": f"{HOME}/f.mp4",
    "type": "Video",
    "format": "video/mp4",
    "width": 640,
    "height": 360,
    "duration": 9,
}

SHAPES = [
    Shape(
        "Gallica, version 2 with Image API 1.1 and native quality",
        v2(
            [
                canvas2(
                    label,
                    PORTRAIT,
                    image2(
                        f"ark:/12148/b1/{n}",
                        PORTRAIT,
                        {
                            "@context": "http://iiif.io/api/image/1/context.json",
                            "@id": f"{HOME}/ark:/12148/b1/{n}",
                            "profile": "http://library.stanford.edu/iiif/image-api/1.1/compliance.html#level2",
                        },
                        "full/full/0/native",
                    ),
                )
                for n, label in (("f1", "NP"), ("f2", "1"))
            ],
            related="https://gallica.example/ark:/12148/b1",
        ),
        [
            ("NP", PORTRAIT, url("ark:/12148/b1/f1", "full/1200,/0/native.jpg")),
            ("1", PORTRAIT, url("ark:/12148/b1/f2", "full/1200,/0/native.jpg")),
        ],
        homepage="https://gallica.example/ark:/12148/b1",
    ),
    Shape(
        "Gallica, version 3 with an encoded ark",
        v3(
            [
                canvas3(
                    "NP",
                    LANDSCAPE,
                    image3("ark:%2F12148%2Fb/f1", LANDSCAPE, service3("ark:%2F12148%2Fb/f1", "level2")),
                )
            ],
            homepage=[{"id": "https://gallica.example/b", "type": "Text", "label": {"en": ["Relates to"]}}],
        ),
        [("NP", LANDSCAPE, url("ark:%2F12148%2Fb/f1", LANDSCAPE_REQUEST))],
        homepage="https://gallica.example/b",
    ),
    Shape(
        "Bodleian, Image API 2 level 1",
        v2([canvas2("fol. 1r", PORTRAIT, image2("x", PORTRAIT, service2("x", 1)))]),
        [("fol. 1r", PORTRAIT, url("x", PORTRAIT_REQUEST))],
    ),
    Shape(
        "Bodleian, two services for one image",
        v3(
            [
                canvas3(
                    "front",
                    PORTRAIT,
                    image3(
                        "x", PORTRAIT, [{"@id": url("x", "")[:-1], "@type": "ImageService2"}, *service3("x")]
                    ),
                )
            ]
        ),
        [("front", PORTRAIT, url("x", PORTRAIT_REQUEST))],
    ),
    Shape(
        "British Library, a service described in place",
        v2(
            [
                canvas2(
                    "1",
                    PORTRAIT,
                    image2(
                        "ark:/81055/v.0x1",
                        None,
                        service2(
                            "ark:/81055/v.0x1",
                            profile=[
                                "http://iiif.io/api/image/2/level2.json",
                                {"supports": ["rotationArbitrary"]},
                            ],
                            protocol="http://iiif.io/api/image",
                            width=3000,
                            height=4000,
                        ),
                    ),
                )
            ]
        ),
        [("1", PORTRAIT, url("ark:/81055/v.0x1", PORTRAIT_REQUEST))],
    ),
    Shape(
        "Wellcome, a reduced copy whose service states the full size",
        v3(
            [
                canvas3(
                    "-",
                    PORTRAIT,
                    image3(
                        "b1.JP2",
                        (768, 1024),
                        [
                            {
                                "@id": url("b1.JP2", "")[:-1],
                                "@type": "ImageService2",
                                "width": 3000,
                                "height": 4000,
                            }
                            | {"profile": "http://iiif.io/api/image/2/level1.json"}
                        ],
                        "full/768,1024/0/default",
                    ),
                )
            ]
        ),
        [("-", PORTRAIT, url("b1.JP2", PORTRAIT_REQUEST))],
    ),
    Shape(
        "Wellcome, a reduced copy, the canvas has the full size",
        v2(
            [
                canvas2(
                    "Sizes A",
                    (2231, 3626),
                    image2("t", (630, 1024), service2("t", 1), "full/!1024,1024/0/default"),
                )
            ]
        ),
        [("Sizes A", (2231, 3626), url("t", "full/984,/0/default.jpg"))],
    ),
    Shape(
        "Göttingen, a dummy size on every canvas",
        v2(
            [
                canvas2(
                    " - ", (300, 400), image2("gdz:1", (300, 400), service2("gdz:1", 1), "full/max/0/default")
                )
            ]
        ),
        [("-", (300, 400), "info")],
    ),
    Shape(
        "Getty, level 0 that lists no sizes",
        v3(
            [
                canvas3(
                    "Main",
                    PORTRAIT,
                    image3("633385", PORTRAIT, [service2("633385", 0) | {"type": "ImageService2"}]),
                )
            ]
        ),
        [("Main", PORTRAIT, "info")],
    ),
    Shape(
        "Wikimedia proxy, level 0 that lists its sizes in the manifest",
        v2(
            [
                canvas2(
                    None,
                    (6000, 3000),
                    image2(
                        "a/a0/Ornans.jpg",
                        (6000, 3000),
                        service2(
                            "a/a0/Ornans.jpg",
                            0,
                            width=6000,
                            height=3000,
                            sizes=[{"width": w, "height": w // 2} for w in (320, 640, 1280, 1920, 2560)],
                        ),
                    ),
                )
            ]
        ),
        [(None, (6000, 3000), url("a/a0/Ornans.jpg", "full/1920,/0/default.jpg"))],
    ),
    Shape(
        "National Library of Wales, addresses after a blank, a profile of Image API 1 in version 2",
        v2(
            [
                canvas2(
                    "front cover",
                    (4080, 4080),
                    image2(
                        "res/1",
                        (4080, 4080),
                        {
                            "@context": f" {I2}",
                            "@type": "ImageService2",
                            "@id": f" {HOME}/image/1",
                            "profile": "http://library.stanford.edu/iiif/image-api/compliance.html#level1",
                        },
                    ),
                )
            ]
        ),
        [("front cover", (4080, 4080), url("image/1", "full/1600,/0/default.jpg"))],
    ),
    Shape(
        "Qatar, blanks within addresses and a profile of another version",
        v2(
            [
                canvas2(
                    "‎غلاف أمامي [و]",
                    PORTRAIT,
                    image2(
                        "Add MS 7475_0001.jp2",
                        PORTRAIT,
                        {
                            "@context": I2,
                            "@id": f"{HOME}/Add MS 7475_0001.jp2",
                            "profile": "http://iiif.io/api/image/1/level2.json",
                        },
                    ),
                )
            ]
        ),
        [("غلاف أمامي [و]", PORTRAIT, url("Add%20MS%207475_0001.jp2", PORTRAIT_REQUEST))],
    ),
    Shape(
        "Châteauroux, a letter beyond ASCII in the address",
        v2([canvas2("f. 1", PORTRAIT, image2("Châteauroux/1", PORTRAIT, service2("Châteauroux/1")))]),
        [("f. 1", PORTRAIT, url("Ch%C3%A2teauroux/1", PORTRAIT_REQUEST))],
    ),
    Shape(
        "Biblissima, a cutting laid over the page",
        v2(
            [
                canvas2("f. 033v", LANDSCAPE, image2("page", LANDSCAPE, service2("page")))
                | {
                    "images": [
                        {
                            "resource": image2(
                                "cutting", (2138, 2414), {"@context": I1, "@id": f"{HOME}/cutting"}
                            ),
                            "on": f"{HOME}/c/1#xywh=3949,994,1091,1232",
                        },
                        {"resource": image2("page", LANDSCAPE, service2("page")), "on": f"{HOME}/c/1"},
                    ]
                }
            ]
        ),
        [("f. 033v", LANDSCAPE, url("page", LANDSCAPE_REQUEST))],
    ),
    Shape(
        "Codex Xolotl, a choice between lights in version 2",
        v2(
            [
                canvas2(
                    "X.010r",
                    LANDSCAPE,
                    {
                        "@type": "oa:Choice",
                        "default": image2("VIS", LANDSCAPE, service2("VIS", 1)),
                        "item": [
                            image2("IR", LANDSCAPE, service2("IR", 1)),
                            image2("UV", LANDSCAPE, service2("UV", 1)),
                        ],
                    },
                )
            ]
        ),
        [("X.010r", LANDSCAPE, url("VIS", LANDSCAPE_REQUEST))],
    ),
    Shape(
        "Dee, a choice between lights in version 3",
        v3(
            [
                canvas3(
                    None,
                    (2000, 1271),
                    {
                        "type": "Choice",
                        "items": [
                            image3("natural", (2000, 1271), service3("natural")),
                            image3("xray", (2000, 1271)),
                        ],
                    },
                )
            ]
        ),
        [(None, (2000, 1271), url("natural", "full/1600,/0/default.jpg"))],
    ),
    Shape(
        "World Digital Library, three sequences of which one is spelled out",
        v2(
            [
                canvas2(
                    "1",
                    (1024, 1024),
                    image2("10096,1,1", (1024, 1024), service2("10096,1,1", width=1024, height=1024)),
                )
            ],
        )
        | {
            "sequences": [
                {
                    "@id": f"{HOME}/s1",
                    "canvases": [
                        canvas2(
                            "1",
                            (1024, 1024),
                            image2("10096,1,1", (1024, 1024), service2("10096,1,1", width=1024, height=1024)),
                        )
                    ],
                },
                {"@id": f"{HOME}/s2"},
                {"@id": f"{HOME}/s3", "canvases": []},
            ]
        },
        [("1", (1024, 1024), url("10096,1,1", "full/full/0/default.jpg"))],
    ),
    Shape(
        "two orders of the same canvases",
        v2([])
        | {
            "sequences": [
                {"canvases": [canvas2(n, PORTRAIT, image2(n, PORTRAIT, service2(n))) for n in order]}
                for order in ("ab", "ba")
            ]
        },
        [("a", PORTRAIT, url("a", PORTRAIT_REQUEST)), ("b", PORTRAIT, url("b", PORTRAIT_REQUEST))],
    ),
    Shape(
        "Berlin, motivation and format left empty",
        v2(
            [
                canvas2(
                    "[3]",
                    (1226, 1998),
                    image2("dc/8-0001", (1226, 1998), service2("dc/8-0001", 1)) | {"format": ""},
                )
                | {
                    "images": [
                        {
                            "motivation": "",
                            "@type": "oa:Annotation",
                            "resource": image2("dc/8-0001", (1226, 1998), service2("dc/8-0001", 1))
                            | {"format": ""},
                        }
                    ]
                }
            ]
        ),
        [("[3]", (1226, 1998), url("dc/8-0001", "full/981,/0/default.jpg"))],
    ),
    Shape(
        "an annotation that calls itself an image",
        v2(
            [
                canvas2("1", PORTRAIT)
                | {
                    "images": [
                        {"@type": "dctypes:Image", "resource": image2("1", PORTRAIT, service2("1", 1))}
                    ]
                }
            ]
        ),
        [("1", PORTRAIT, url("1", PORTRAIT_REQUEST))],
    ),
    Shape(
        "fixture, a static image in version 2",
        v2(
            [
                canvas2(
                    "1",
                    (1200, 1800),
                    {"@id": f"{HOME}/page1.png", "@type": "dctypes:Image", "width": 1200, "height": 1800},
                )
            ]
        ),
        [("1", (1200, 1800), f"{HOME}/page1.png")],
    ),
    Shape(
        "cookbook 0001, a static image in version 3",
        v3(
            [
                canvas3(
                    None,
                    (1200, 1800),
                    {"id": f"{HOME}/page1.png", "type": "Image", "width": 1200, "height": 1800},
                )
            ]
        ),
        [(None, (1200, 1800), f"{HOME}/page1.png")],
    ),
    Shape(
        "cookbook 0004, a canvas larger than its static image",
        v3(
            [
                canvas3(
                    None, (1920, 1080), {"id": f"{HOME}/t.png", "type": "Image", "width": 640, "height": 360}
                )
            ]
        ),
        [(None, (640, 360), f"{HOME}/t.png")],
    ),
    Shape(
        "cookbook 0118, a static image of no stated size",
        v3(
            [
                canvas3(
                    None, (1114, 991), {"id": f"{HOME}/Whistler.jpg", "type": "Image", "format": "image/jpeg"}
                )
            ]
        ),
        [(None, None, f"{HOME}/Whistler.jpg")],
    ),
    Shape(
        "an Image API address without its service",
        v3([canvas3("1", PORTRAIT, image3("x", PORTRAIT))]),
        [("1", PORTRAIT, "info")],
    ),
    Shape(
        "LDMax, no size on the resource and a level that there is not",
        v3(
            [
                canvas3(
                    "p. 1",
                    (750, 1000),
                    {"id": f"{HOME}/b/1", "type": "Image", "service": service3("Q4.180", "level3")},
                )
            ]
        ),
        [("p. 1", (750, 1000), "info")],
    ),
    Shape(
        "Victoria and Albert, version 2 service words in version 3",
        v3(
            [
                canvas3(
                    "",
                    (3788, 6000),
                    image3(
                        "G1",
                        (3788, 6000),
                        [{"@id": f"{HOME}/G1", "@type": "ImageService2", "profile": "level1"}],
                        "full/full/0/default",
                    ),
                )
            ]
        ),
        [(None, (3788, 6000), url("G1", "full/1010,/0/default.jpg"))],
    ),
    Shape(
        "Princeton, converted from version 2 with @none for no language",
        v3(
            [
                canvas3(
                    "x",
                    PORTRAIT,
                    image3(
                        "astore%2Fb.jp2",
                        PORTRAIT,
                        [service2("astore%2Fb.jp2", 1) | {"type": "ImageService2"}],
                    ),
                    label={"@none": ["OUTSIDE_FRONT_COVER"]},
                )
            ],
            label={"@none": ["Dada (Zurich, Switzerland), 3"]},
        ),
        [("OUTSIDE_FRONT_COVER", PORTRAIT, url("astore%2Fb.jp2", PORTRAIT_REQUEST))],
    ),
    Shape(
        "Harvard, Image API 1 in version 3",
        v3(
            [
                canvas3(
                    "1",
                    (2087, 2550),
                    image3(
                        "47174896",
                        (2087, 2550),
                        [
                            {
                                "id": f"{HOME}/47174896",
                                "type": "ImageService1",
                                "profile": "http://library.stanford.edu/iiif/image-api/1.1/conformance.html#level1",
                            }
                        ],
                        "full/full/0/native",
                    ),
                )
            ]
        ),
        [("1", (2087, 2550), url("47174896", "full/1309,/0/native.jpg"))],
    ),
    Shape(
        "Stanford, a doubly encoded identifier of a small coin",
        v2(
            [
                canvas2(
                    "Image 1",
                    (790, 790),
                    image2(
                        "b%252F1",
                        (790, 790),
                        {
                            "@id": f"{HOME}/b%252F1",
                            "profile": "http://library.stanford.edu/iiif/image-api/1.1/conformance.html#level1",
                        },
                    ),
                )
            ]
        ),
        [("Image 1", (790, 790), "info")],
    ),
    Shape(
        "cookbook 0299, one part of a newspaper page",
        v3(
            [
                canvas3(
                    None,
                    (1768, 2080),
                    {
                        "type": "SpecificResource",
                        "source": image3("p2", (3536, 4999), service3("p2")),
                        "selector": {"type": "ImageApiSelector", "region": "1768,2423,1768,2080"},
                    },
                )
            ]
        ),
        [(None, (1768, 2080), url("p2", "1768,2423,1768,2080/1360,/0/default.jpg"))],
    ),
    Shape(
        "cookbook 0040, a page turned by its image service",
        v3(
            [
                canvas3(
                    None,
                    (2105, 1523),
                    {
                        "type": "SpecificResource",
                        "source": image3("p1", (1523, 2105), service3("p1")),
                        "selector": {"type": "ImageApiSelector", "rotation": "90"},
                    },
                )
            ]
        ),
        [(None, (2105, 1523), url("p1", "full/1157,/90/default.jpg"))],
    ),
    Shape(
        "Delft, an exhibition panel of several images",
        v3(
            [
                canvas3("panel", (1000, 1000))
                | {
                    "items": [
                        {
                            "type": "AnnotationPage",
                            "items": [
                                {
                                    "type": "Annotation",
                                    "motivation": "painting",
                                    "body": image3(
                                        name, LANDSCAPE, [service2(name, 1) | {"type": "ImageService2"}]
                                    ),
                                    "target": f"{HOME}/c/panel#xywh={place}",
                                }
                                for name, place in (("small", "0,0,200,200"), ("large", "200,0,800,800"))
                            ],
                        }
                    ]
                }
            ]
        ),
        [("panel", LANDSCAPE, url("large", LANDSCAPE_REQUEST))],
    ),
    Shape(
        "cookbook 0283, a page that was lost",
        v3(
            [
                canvas3("f. 1r", PORTRAIT, image3("1r", PORTRAIT, service3("1r"))),
                canvas3("f. 1v — MISSING", PORTRAIT) | {"items": []},
                canvas3("f. 2r", PORTRAIT, image3("2r", PORTRAIT, service3("2r"))),
            ]
        ),
        [
            ("f. 1r", PORTRAIT, url("1r", PORTRAIT_REQUEST)),
            ("f. 1v — MISSING", None, None),
            ("f. 2r", PORTRAIT, url("2r", PORTRAIT_REQUEST)),
        ],
    ),
    Shape(
        "cookbook 0010, a book read from right to left keeps the order of its canvases",
        v3(
            [canvas3(n, PORTRAIT, image3(n, PORTRAIT, service3(n))) for n in ("cover", "p. 1", "p. 2")],
            viewingDirection="right-to-left",
        ),
        [
            ("cover", PORTRAIT, url("cover", PORTRAIT_REQUEST)),
            ("p. 1", PORTRAIT, url("p.%201", PORTRAIT_REQUEST)),
            ("p. 2", PORTRAIT, url("p.%202", PORTRAIT_REQUEST)),
        ],
    ),
    Shape(
        "cookbook 0489, an image among film and text on one canvas",
        v3(
            [
                canvas3(
                    None,
                    LANDSCAPE,
                    FILM,
                    {"type": "TextualBody", "value": "Press play"},
                    image3("i", LANDSCAPE, service3("i")),
                )
            ]
        ),
        [(None, LANDSCAPE, url("i", LANDSCAPE_REQUEST))],
    ),
    Shape(
        "cookbook 0377, a picture in a comment is not the page",
        v3(
            [
                canvas3("1", PORTRAIT, image3("page", PORTRAIT, service3("page")))
                | {
                    "annotations": [
                        {
                            "type": "AnnotationPage",
                            "items": [
                                {
                                    "type": "Annotation",
                                    "motivation": "commenting",
                                    "body": image3("fountain", (300, 400)),
                                }
                            ],
                        }
                    ]
                }
            ]
        ),
        [("1", PORTRAIT, url("page", PORTRAIT_REQUEST))],
    ),
    Shape(
        "cookbook 0002, audio", v3([canvas3(None, None, SOUND)]), [(None, None, None)], error="holds audio"
    ),
    Shape(
        "cookbook 0003, video",
        v3([canvas3(None, (480, 360), FILM)]),
        [(None, None, None)],
        error="holds video",
    ),
    Shape(
        "cookbook 0434, a choice of sound files",
        v3([canvas3(None, None, {"type": "Choice", "items": [SOUND, SOUND]})]),
        [(None, None, None)],
        error="holds audio",
    ),
    Shape(
        "cookbook 0014, a page of the score accompanies the audio",
        v3(
            [
                canvas3("CD 1", None, SOUND)
                | {
                    "accompanyingCanvas": canvas3(
                        "score", PORTRAIT, image3("score", PORTRAIT, service3("score"))
                    )
                }
            ]
        ),
        [("CD 1", None, None)],
        error="holds audio",
    ),
    Shape(
        "British Library, recordings typed Audio",
        v3([canvas3("1", None, {"type": "Choice", "items": [{"id": f"{HOME}/m.mpd", "type": "Audio"}]})]),
        [("1", None, None)],
        error="holds audio",
    ),
    Shape(
        "Wellcome, a PDF behind a media sequence",
        v2([]) | {"sequences": [{"@type": "ixif:MediaSequence", "elements": [{"@id": f"{HOME}/x.pdf"}]}]},
        error="audio, video or a PDF",
    ),
    Shape("a manifest without canvases", v3([]), error="lists no canvases"),
    Shape(
        "an image that lies on a disk",
        v2([canvas2("1", PORTRAIT, {"@id": "file:///etc/passwd", "@type": "dctypes:Image"})]),
        [("1", None, None)],
        error="no image on any of them",
    ),
]
