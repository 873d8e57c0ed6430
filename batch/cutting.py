"""What decides how each page is cut up, and which pages are not cut up that way yet."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass

from batch.boxes import KnownBox, read_boxes
from batch.step import Build
from store.box_corrections import BOX_KINDS
from store.curation import Decision, in_force
from store.identifiers import identifier
from store.outstanding import pages_cut_otherwise
from vision.weights import file_sha256

RECIPE = 1
"""Raised when the code that cuts up pages comes to other boxes on the same page with the same settings."""
NOT_OF_THE_CUT = {"boxes", "file", "checkpoint", "thumbnail"}
"""Settings that say where something lies, which may move, or that do not change a box."""


@dataclass(frozen=True)
class Cutting:
    """How pages are to be cut up: ``of_all`` is a digest of what holds for all of them, ``of_pages`` one for each page of which
    something more is known, its ``boxes`` or what people ``decided`` about it (all three by page id).
    """

    of_all: str
    of_pages: Mapping[str, str]
    boxes: Mapping[str, Sequence[KnownBox]]
    decided: Mapping[str, Sequence[Decision]]

    def of(self, page_id: str) -> str:
        """The digest of all that decides how one page is cut up."""
        return self.of_pages.get(page_id, self.of_all)

    @property
    def digest(self) -> str:
        """The digest of all of it."""
        return identifier(self.of_all, *(part for page in sorted(self.of_pages.items()) for part in page))


def cutting(build: Build) -> Cutting:
    """How the settings, the table of boxes and people's decisions want the pages cut up."""
    segment = build.settings.segment
    recipe = segment.model_dump(mode="json", exclude=NOT_OF_THE_CUT)
    weights = file_sha256(segment.weights) if segment.weights else None
    of_all = identifier(RECIPE, json.dumps(recipe, sort_keys=True), weights)
    boxes = _boxes(build)
    decided: dict[str, list[Decision]] = defaultdict(list)
    for decision in in_force(build.decisions, BOX_KINDS):
        decided[decision.about].append(decision)
    of_pages = {}
    for page_id in boxes.keys() | decided.keys():
        known = [astuple(box) for box in boxes.get(page_id, ())]
        corrected = [(decision.kind, decision.what) for decision in decided.get(page_id, ())]
        of_pages[page_id] = identifier(of_all, json.dumps([known, corrected], sort_keys=True))
    return Cutting(of_all, of_pages, boxes, decided)


def pages_to_cut(build: Build, how: Cutting) -> set[str]:
    """The pages that are not cut up as ``how`` says: they wait, or were cut up otherwise. Their files may not be at hand."""
    return pages_cut_otherwise(build.store, how.of_all, how.of_pages)


def _boxes(build: Build) -> dict[str, Sequence[KnownBox]]:
    """The boxes that the settings' table gives for a page, under whichever of its names the table uses."""
    path = build.settings.segment.boxes
    if not path or not build.store.has("pages"):
        return {}
    boxes = read_boxes(path)
    found = {}
    for page in build.store.rows("pages", ["id", "canvas", "image_service", "image_url"]).to_pylist():
        names = (page["canvas"], page["image_service"], page["image_url"])
        if known := next((boxes[name] for name in names if name in boxes), None):
            found[page["id"]] = known
    return found
