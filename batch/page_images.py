"""A page cut up: the regions that are its images, with what the store keeps of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PIL import Image

from batch.boxes import KnownBox
from batch.cutting import Cutting
from batch.pictures import iiif_url, page_file, page_picture
from batch.settings import Segment
from batch.step import Build, StepError
from store.box_corrections import BY_HAND, Corrections, Region, corrections
from store.image_api import image_from_json
from vision.perceptual_hash import perceptual_hash
from vision.picture import SMALLEST_SIDE, UnreadablePictureError, encode_thumbnail, picture_size
from vision.segmentation import Segmenter, segmenter
from vision.weights import WeightsUnavailableError

TOO_SMALL = "too small to be described"
CORRECTED = "corrected by hand"
Row = dict[str, Any]


@dataclass(frozen=True)
class Cut:
    """A page cut up: the size of its picture in pixels, its images, and how many regions were left out for which reason."""

    width: int
    height: int
    images: list[Row]
    left_out: Counter[str]


@dataclass(frozen=True)
class _Found:
    """What is known of a region besides where it lies: who found it, how sure that was, and what it is."""

    segmenter: str
    score: float | None = None
    title: str | None = None
    kind: str | None = None


@dataclass
class _Regions:
    """The regions of a page in the order found, each once, and what was left out."""

    found: dict[Region, _Found] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, region: Region, found: _Found) -> None:
        if min(region[2:]) < SMALLEST_SIDE:
            self.left_out[TOO_SMALL] += 1
        else:
            self.found.setdefault(region, found)


class PageCutter:
    """Cuts up pages as the settings of a build and people's decisions say; ``cut`` may be called from several threads."""

    def __init__(self, build: Build, how: Cutting) -> None:
        """Loads the network of the method.

        Raises:
            StepError: its file cannot be had or used.
        """
        self._settings = build.settings
        self._how = how
        try:
            self._network = _network(build.settings.segment)
        except WeightsUnavailableError as error:
            raise StepError(str(error)) from error

    def cut(self, page: Row) -> Cut | str:
        """The images of a page, or the sentence that says why it cannot be cut up.

        Raises:
            StepError: the network's file is of no use, whatever the page.
        """
        boxes, decided = self._how.boxes.get(page["id"], ()), self._how.decided.get(page["id"], ())
        try:
            if self._settings.segment.method == "boxes" and not boxes and not decided:
                size = picture_size(page_file(self._settings, page["id"], page["image_url"]))
                return Cut(*size, [], Counter())
            picture = page_picture(self._settings, page["id"], page["image_url"])
        except UnreadablePictureError as error:
            return str(error)
        try:
            regions = self._regions(page, picture, boxes)
        except WeightsUnavailableError as error:
            raise StepError(str(error)) from error
        except (
            Exception
        ) as error:  # whatever a network makes of a strange page, the other pages must not suffer for it
            return f"the segmenter could not cope with the page: {type(error).__name__}: {error}"
        if decided:
            regions = _corrected(regions, corrections(decided, picture.size))
        images = [self._row(page, picture, region, found) for region, found in regions.found.items()]
        return Cut(*picture.size, images, regions.left_out)

    def _regions(self, page: Row, picture: Image.Image, boxes: Sequence[KnownBox]) -> _Regions:
        regions = _Regions()
        if self._network:
            segmentation = self._network.segment(np.asarray(picture))
            regions.left_out += segmentation.dropped
            for box in segmentation.boxes:
                # The classes of a detector of the user's own say what kind of picture it is; the others know one class.
                kind = box.kind if self._settings.segment.method == "onnx" else page["kind"]
                found = _Found(box.segmenter, box.score, kind=kind)
                regions.add((box.x, box.y, box.w, box.h), found)
        elif self._settings.segment.method == "boxes":
            for known in boxes:
                found = _Found("boxes", title=known.title, kind=known.kind)
                regions.add(_region(known, page, picture.size), found)
        else:
            regions.add((0, 0, *picture.size), _Found("none", title=page["title"], kind=page["kind"]))
        return regions

    def _row(self, page: Row, picture: Image.Image, region: Region, found: _Found) -> Row:
        x, y, w, h = region
        crop = picture if (w, h) == picture.size else picture.crop((x, y, x + w, y + h))
        return {
            "x": x,
            "y": y,
            "w": w,
            "h": h,
            "segment_score": None if found.score is None else float(np.float32(found.score)),
            "segmenter": found.segmenter,
            "iiif_url": iiif_url(page["image"], region, picture.size),
            "title": found.title,
            "kind": found.kind,
            "thumbnail": encode_thumbnail(crop, self._settings.segment.thumbnail),
            "phash": perceptual_hash(crop),
        }


def _network(segment: Segment) -> Segmenter | None:
    """The segmenter that a method runs; None for those that run none. Pages run side by side, so each has one thread."""
    match segment.method:
        case "layout":
            return segmenter(
                "layout",
                file=segment.file,
                threads=1,
                margin=segment.margin,
                working_pixels=segment.working_pixels,
            )
        case "docextractor":
            return segmenter("docextractor", checkpoint=segment.weights, margin=segment.margin)
        case "onnx":
            return segmenter(
                "onnx",
                file=segment.file,
                kinds=segment.kinds,
                least_score=segment.least_score,
                threads=1,
                margin=segment.margin,
            )
        case _:
            return None


def _region(box: KnownBox, page: Row, size: tuple[int, int]) -> Region:
    """A known box in pixels of the picture at hand, kept within it.

    It is measured on the full picture, which may have been downloaded smaller.
    """
    width, height = size
    full = (image_from_json(json.loads(page["image"])).size if page["image"] else None) or size
    across, down = width / full[0], height / full[1]
    left, right = (min(max(round(edge * across), 0), width) for edge in (box.x, box.x + box.w))
    top, bottom = (min(max(round(edge * down), 0), height) for edge in (box.y, box.y + box.h))
    return left, top, right - left, bottom - top


def _corrected(regions: _Regions, corrected: Corrections) -> _Regions:
    """The regions as people corrected them."""
    result = _Regions(left_out=regions.left_out)
    for region, found in regions.found.items():
        if corrected.keep(region):
            result.add(region, found)
        else:
            result.left_out[CORRECTED] += 1
    for region in corrected.drawn:
        result.add(region, _Found(BY_HAND))
    return result
