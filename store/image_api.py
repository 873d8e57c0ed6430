"""The image of a page, and the requests of the IIIF Image API (1, 2 and 3) that fetch it or a crop of it.

The Image APIs: https://iiif.io/api/image/1.1/, https://iiif.io/api/image/2.1/,
https://iiif.io/api/image/3.0/. Every level from 1 up scales by width (`w,`), level 0 gives only the sizes
that info.json lists and the whole.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from math import sqrt
from typing import Any, NamedTuple

from store.addresses import http_url

LARGEST_SIDE = 1_000_000
MOST_SIZES = 64
_REQUEST_OF_WHOLE = re.compile(r"^(?P<service>.+)/full/(?P<size>[^/]+)/0/(?P<quality>native|default)\.\w+$")
_LEVEL = re.compile(r"level\s*_?(\d)")


class Box(NamedTuple):
    """A rectangle in pixels: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class PageImage:
    """The image painted on a page, as its manifest or info.json describes it.

    `width` and `height` are those of the full image in pixels, None where nothing states them. `described`
    says that they are the service's own words: what a manifest states about an image may be that of a
    thumbnail, or a placeholder. `region` is the part of the full image that the page shows, None for all of
    it; `rotation` (0, 90, 180 or 270 degrees clockwise) is applied to it. `sizes` are those that the service
    lists.
    """

    url: str | None = None
    service: str | None = None
    version: int | None = None
    level: int | None = None
    width: int | None = None
    height: int | None = None
    described: bool = False
    sizes: tuple[tuple[int, int], ...] = ()
    max_width: int | None = None
    max_height: int | None = None
    max_area: int | None = None
    region: Box | None = None
    rotation: int = 0

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height of what the page shows, after region and rotation; None if unknown."""
        if self.region:
            width, height = round(self.region.w), round(self.region.h)
        elif self.width and self.height:
            width, height = self.width, self.height
        else:
            return None
        return (height, width) if self.rotation in (90, 270) else (width, height)


def image_as_json(image: PageImage) -> dict[str, Any]:
    """What is known of an image as JSON, without what is not: to be kept with its page."""
    return {f.name: value for f in fields(image) if (value := getattr(image, f.name)) != f.default}


def image_from_json(content: Mapping[str, Any]) -> PageImage:
    """The image that `image_as_json` gave, also after it was written and read."""
    known = dict(content)
    known["sizes"] = tuple((width, height) for width, height in known.get("sizes", ()))
    known["region"] = Box(*known["region"]) if known.get("region") else None
    return PageImage(**known)


def positive(value: object) -> int | None:
    """A pixel measure from JSON, which may be a number or a text; None if it is no sensible one."""
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= LARGEST_SIDE:
        return None
    return round(value) or None


def read_service(service: object, image: PageImage) -> PageImage:
    """`image` with what an image service's description states, inline in a manifest or as info.json.

    Unknown words are passed over; of several services the one of the newest Image API is taken.
    """
    described = [s for s in _services(service) if s[0]]
    if not described:
        return image
    version, found = max(described, key=lambda pair: pair[0])
    uri = http_url(found.get("id") or found.get("@id"))
    if uri is None:
        return image
    uri = uri.partition("#")[0].rstrip("/").removesuffix("/info.json").rstrip("/")
    profile = found.get("profile")
    profiles = profile if isinstance(profile, list) else [profile]
    limits = {k: v for part in [found, *profiles] if isinstance(part, dict) for k, v in part.items()}
    levels = [int(m[1]) for part in profiles if isinstance(part, str) and (m := _LEVEL.search(part))]
    width, height = positive(found.get("width")), positive(found.get("height"))
    stated = width is not None and height is not None
    sizes = found.get("sizes")
    return replace(
        image,
        service=uri,
        version=int(version),
        level=min(levels[0], 2) if levels else image.level,
        width=width if stated else image.width,
        height=height if stated else image.height,
        described=stated or image.described,
        sizes=_read_sizes(sizes) or image.sizes,
        max_width=positive(limits.get("maxWidth")),
        max_height=positive(limits.get("maxHeight")) or positive(limits.get("maxWidth")),
        max_area=_area(limits.get("maxArea")),
    )


def infer_service(image: PageImage) -> PageImage:
    """`image` with the service that its own address betrays, where it is an Image API request of the whole.

    The level stays unknown, so that info.json is asked for before the service is relied on.
    """
    found = _REQUEST_OF_WHOLE.match(image.url or "")
    if image.service or not found:
        return image
    version = 1 if found["quality"] == "native" else 3 if found["size"] == "max" else 2
    return replace(image, service=found["service"], version=version)


def shows_whole(url: str | None) -> bool:
    """Whether an address requests the full image at full size, so that its stated size is the full one."""
    found = _REQUEST_OF_WHOLE.match(url or "")
    return bool(found and found["size"] in ("full", "max"))


def info_url(image: PageImage) -> str | None:
    """Where the image's info.json lies; None without a service."""
    return f"{image.service}/info.json" if image.service else None


def needs_info(image: PageImage, long_side: int) -> bool:
    """Whether info.json is needed before asking for the page at `long_side` pixels.

    It is where the level or the size is unknown, where level 0 offers unlisted sizes, and where the manifest
    (not the service itself) states an image smaller than wanted: that is often a thumbnail's size or a dummy.
    """
    if image.service is None:
        return False
    if image.version is None or image.level is None or image.width is None or image.height is None:
        return True
    if image.level == 0 and not image.sizes:
        return True
    return not image.described and max(image.width, image.height) < long_side


def page_requests(image: PageImage, long_side: int) -> list[str]:
    """Addresses that give the page at a long side of `long_side` pixels, the best first, without upscaling.

    The later ones are for servers that refuse the first: other sizes they list, the whole image, the
    resource's own address. Empty if the manifest gives nothing to ask for.
    """
    return list(dict.fromkeys(_page_requests(image, long_side)))


def region_url(
    image: PageImage, box: Box, page_size: tuple[float, float], long_side: int | None = None
) -> str | None:
    """The address that gives the crop `box` of a page back from the library.

    `box` is in pixels of a page of `page_size` (width, height), which may be any scale of what the page
    shows. `long_side` bounds the crop's size in pixels, None asks for all there is. Level 0 and static images
    cannot be cropped by address: they give their page with the crop as a media fragment (`#xywh=percent:`),
    which viewers understand. None if there is no address at all.
    """
    page_width, page_height = page_size
    x, y, w, h = (
        box.x / page_width,
        box.y / page_height,
        box.w / page_width,
        box.h / page_height,
    )
    whole = x <= 0 and y <= 0 and x + w >= 1 and y + h >= 1
    if image.service is None or image.version is None or image.level == 0:
        url = image.url or next(iter(page_requests(image, LARGEST_SIDE)), None)
        return url if url is None or whole else f"{url}#xywh=percent:{_percent(x, y, w, h)}"
    x, y, w, h = _turned_back(x, y, w, h, image.rotation)
    if image.width is None or image.height is None:
        if image.region:
            return None
        if whole and long_side is None:
            return _request(image, "full", _whole(image))
        return _request(
            image, f"pct:{_percent(x, y, w, h)}", _whole(image) if long_side is None else f"{long_side},"
        )
    frame = image.region or Box(0, 0, image.width, image.height)
    left, right = (min(max(round(frame.x + f * frame.w), 0), image.width) for f in (x, x + w))
    top, bottom = (min(max(round(frame.y + f * frame.h), 0), image.height) for f in (y, y + h))
    crop = Box(left, top, max(right - left, 1), max(bottom - top, 1))
    region = "full" if crop == (0, 0, image.width, image.height) else _comma(crop)
    return _request(image, region, _scaled(image, crop.w, crop.h, long_side))


def _services(service: object, depth: int = 0) -> Iterator[tuple[float, dict[str, object]]]:
    """Every service of a description with its Image API version; 0 where it is another kind of service."""
    if isinstance(service, list) and depth < 4:
        for part in service[:16]:
            yield from _services(part, depth + 1)
    elif isinstance(service, str):
        yield 0, {"id": service}
    elif isinstance(service, dict):
        yield _version(service), service
        yield from _services(service.get("service"), depth + 1) if depth < 4 else ()


def _version(service: dict[str, object]) -> float:
    kind = str(service.get("type") or service.get("@type") or "")
    if kind.startswith("ImageService") and kind[12:13] in ("1", "2", "3"):
        return int(kind[12])
    profile = service.get("profile")
    words = [service.get("@context"), *(profile if isinstance(profile, list) else [profile])]
    for word in words:
        for text in word if isinstance(word, list) else [word]:
            if not isinstance(text, str):
                continue
            if found := re.search(r"/api/image/(\d)", text):
                return min(int(found[1]), 3)
            if "library.stanford.edu/iiif/image-api" in text:
                return 1
    if str(service.get("protocol")) == "http://iiif.io/api/image":
        return 2
    # A bare profile of version 3 ("level2") with an unspecific type is all that some libraries write.
    bare = isinstance(profile, str) and profile in ("level0", "level1", "level2")
    return 3 if bare else 0


def _read_sizes(sizes: object) -> tuple[tuple[int, int], ...]:
    listed = [
        (w, h)
        for size in (sizes[:MOST_SIZES] if isinstance(sizes, list) else [])
        if isinstance(size, dict)
        and (w := positive(size.get("width")))
        and (h := positive(size.get("height")))
    ]
    return tuple(sorted(set(listed)))


def _area(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _page_requests(image: PageImage, long_side: int) -> Iterator[str]:
    if image.service is not None and image.version is not None:
        region = _comma(image.region) if image.region else "full"
        whole = image.region is None
        enough = [size for size in image.sizes if max(size) >= long_side]
        if image.level != 0:
            frame = image.region or (
                Box(0, 0, image.width, image.height) if image.width and image.height else None
            )
            if frame:
                yield _request(image, region, _scaled(image, frame.w, frame.h, long_side))
            elif image.level == 2:
                yield _request(image, region, f"!{long_side},{long_side}")
        if whole:
            for size in enough[:1]:
                yield from _listed(image, size)
        yield _request(image, region, _whole(image))
        if whole:
            for size in [s for s in reversed(image.sizes) if s not in enough][:2]:
                yield from _listed(image, size)
    if image.url is not None:
        yield image.url


def _listed(image: PageImage, size: tuple[int, int]) -> Iterator[str]:
    """Requests of a size that info.json lists: in the version's canonical form first, then in the other."""
    forms = [f"{size[0]},", f"{size[0]},{size[1]}"]
    for form in reversed(forms) if image.version == 3 else forms:
        yield _request(image, "full", form)


def _scaled(image: PageImage, width: float, height: float, long_side: int | None) -> str:
    """The size part that gives a region of `width` × `height` at `long_side`, within the service's limits."""
    scale = min(1.0, long_side / max(width, height)) if long_side else 1.0
    if image.max_width:
        scale = min(scale, image.max_width / width)
    if image.max_height:
        scale = min(scale, image.max_height / height)
    if image.max_area:
        scale = min(scale, sqrt(image.max_area / (width * height)))
    if scale >= 1:
        return _whole(image)
    # Rounded down: a limit must not be passed by a rounded half pixel.
    return f"{max(int(width * scale + 1e-6), 1)},"


def _whole(image: PageImage) -> str:
    return "max" if image.version == 3 else "full"


def _request(image: PageImage, region: str, size: str) -> str:
    quality = "native" if image.version == 1 else "default"
    return f"{image.service}/{region}/{size}/{image.rotation}/{quality}.jpg"


def _comma(box: Box) -> str:
    return ",".join(str(round(v)) for v in box)


def _percent(*fractions: float) -> str:
    return ",".join(f"{min(max(100 * f, 0.0), 100.0):.4f}".rstrip("0").rstrip(".") for f in fractions)


def _turned_back(x: float, y: float, w: float, h: float, rotation: int) -> tuple[float, float, float, float]:
    """A box of fractions on the rotated page as one on the page before it was turned clockwise."""
    if rotation == 90:
        return y, 1 - x - w, h, w
    if rotation == 180:
        return 1 - x - w, 1 - y - h, w, h
    if rotation == 270:
        return 1 - y - h, x, h, w
    return x, y, w, h
