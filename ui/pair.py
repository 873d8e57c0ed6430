"""Two images compared in their details: side by side with what matches, and one laid over the other."""

from __future__ import annotations

import base64
import colorsys
import io
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st
from PIL import Image, ImageDraw, ImageOps

from store.image_record import image_record
from store.search import vectors_of_images
from ui.corpus import Corpus
from ui.language import _, decimal, ngettext, number, percent
from ui.words import title_label
from vision.local_features import local_features
from vision.local_matching import Match, match, region
from vision.overlay import laid_over
from vision.picture import open_picture

HEIGHT = 520
MOST_WIDTH = 900
"""Pixels of each of two pictures that stand side by side."""
GAP = 24
OVERLAY_SIDE = 720
REGION = (178, 66, 34)
Colour = tuple[int, int, int]
MOST_LINES = 60
"""Lines between matched details that are drawn; more hide the pictures."""

STYLE = """
<style>
.wb-overlay { position: relative; display: inline-block; max-width: 100%; margin: 0; line-height: 0; }
.wb-overlay img { max-width: 100%; max-height: 80vh; height: auto; }
.wb-overlay img + img { position: absolute; inset: 0; width: 100%; height: 100%; }
.wb-flicker img + img { animation: wb-flicker 1.2s steps(1) infinite; }
@keyframes wb-flicker { 50% { opacity: 0 } }
@media (prefers-reduced-motion: reduce) { .wb-flicker img + img { animation-duration: 4s } }
</style>
"""


@dataclass(frozen=True)
class Pair:
    """Two images of the corpus: their records, their thumbnails, what matches, and the similarity of their descriptors."""

    a: dict[str, Any]
    b: dict[str, Any]
    picture_a: Image.Image
    picture_b: Image.Image
    match: Match
    similarity: float | None


def read_pair(corpus: Corpus, a: str, b: str) -> Pair | None:
    """The images ``a`` and ``b`` (ids), matched now; None if the corpus lacks one of them.

    Raises:
        vision.picture.UnreadablePictureError: a thumbnail cannot be read.
    """
    records = [image_record(corpus.catalogue, name) for name in (a, b)]
    if records[0] is None or records[1] is None:
        return None
    picture_a, picture_b, found = _matched(corpus.store.path, corpus.version, a, b, corpus)
    vectors = vectors_of_images(corpus.store, [a, b])
    similarity = float(vectors[a] @ vectors[b]) if a in vectors and b in vectors else None
    return Pair(records[0], records[1], picture_a, picture_b, found, similarity)


@st.cache_resource(show_spinner=False, max_entries=64)
def _matched(
    path: Path, version: str, a: str, b: str, _corpus: Corpus
) -> tuple[Image.Image, Image.Image, Match]:
    thumbnails = _corpus.store.thumbnails([a, b])
    picture_a, picture_b = (open_picture(thumbnails.get(name) or b"") for name in (a, b))
    return picture_a, picture_b, match(local_features(picture_a), local_features(picture_b), mirrored=True)


def verdict(pair: Pair) -> tuple[str, str]:
    """What the details say of the two: in a few words, and in a sentence."""
    found = pair.match
    if found.kind == "similar":
        return _("No matching details"), _(
            "Too few details were found in both pictures at places that fit together. They may still be of the same style or "
            "subject, or so differently printed that no detail survived."
        )
    said = ngettext(
        "{n} detail was found in both, at places that fit together. Laid over each other, {a} of the first picture and {b} of "
        "the second agree.",
        "{n} details were found in both, at places that fit together. Laid over each other, {a} of the first picture and {b} "
        "of the second agree.",
        found.inliers,
    ).format(n=number(found.inliers), a=percent(found.coverage_a), b=percent(found.coverage_b))
    if found.mirrored:
        said += " " + _("The second is a mirror image of the first.")
    if found.inverted:
        said += " " + _("Light and dark are exchanged: the second is a negative of the first.")
    if found.kind == "same":
        return _("The same picture"), said
    return (_("One is a part of the other") if found.joins else _("They share a part")), said


def similarity_sentence(pair: Pair) -> str:
    """How alike the descriptors are."""
    if pair.similarity is None:
        return _("One of them could not be described, so their similarity is not known.")
    return _("The similarity of their descriptors is {similarity}.").format(
        similarity=decimal(pair.similarity)
    )


def side_by_side(pair: Pair, lines: bool) -> Image.Image:
    """Both pictures at one height, the matched region of each outlined, the matched details as dots of matching colours."""
    pictures = [
        ImageOps.contain(picture, (MOST_WIDTH, HEIGHT)) for picture in (pair.picture_a, pair.picture_b)
    ]
    width_a, width_b = (picture.width for picture in pictures)
    canvas = Image.new("RGB", (width_a + GAP + width_b, HEIGHT), "white")
    canvas.paste(pictures[0].convert("RGB"), (0, 0))
    canvas.paste(pictures[1].convert("RGB"), (width_a + GAP, 0))
    if pair.match.kind == "similar":
        return canvas
    points_a = pair.match.points_a * max(pictures[0].size)
    points_b = pair.match.points_b * max(pictures[1].size) + (width_a + GAP, 0)
    draw = ImageDraw.Draw(canvas, "RGBA")
    for points in (points_a, points_b):
        draw.polygon(
            [tuple(point) for point in region(points).tolist()], fill=(*REGION, 28), outline=REGION, width=3
        )
    colours = _colours(points_a)
    if lines:
        shown = np.unique(np.linspace(0, len(points_a) - 1, MOST_LINES).astype(int))
        for position in shown:
            ends = [tuple(points_a[position].tolist()), tuple(points_b[position].tolist())]
            draw.line(ends, fill=(*colours[position], 200), width=1)
    for points in (points_a, points_b):
        for (x, y), colour in zip(points.tolist(), colours, strict=True):
            draw.ellipse((x - 4, y - 4, x + 4, y + 4), fill=(*colour, 255), outline="white")
    return canvas


def overlay_html(pair: Pair, share: float, flicker: bool) -> str:
    """The second picture laid over the first with an opacity of ``share``, or by turns."""
    assert pair.match.transform is not None
    below, above = laid_over(pair.picture_a, pair.picture_b, pair.match.transform, OVERLAY_SIDE)
    name = _("{b} laid over {a}").format(a=title_label(pair.a), b=title_label(pair.b))
    style = "" if flicker else f' style="opacity:{share:.2f}"'
    return (
        f'{STYLE}<figure class="wb-overlay{" wb-flicker" if flicker else ""}">'
        f'<img alt="{escape(name, quote=True)}" src="{_address(below)}"><img alt="" src="{_address(above)}"{style}></figure>'
    )


def _colours(points: np.ndarray) -> list[Colour]:
    """A hue for each point by where it lies around the middle, so that a detail has one colour in both pictures."""
    around = points - points.mean(axis=0)
    hues = np.arctan2(around[:, 1], around[:, 0]) / (2 * np.pi) % 1
    colours = np.array([colorsys.hsv_to_rgb(hue, 0.85, 0.9) for hue in hues.tolist()])
    return [(red, green, blue) for red, green, blue in np.rint(255 * colours).astype(int).tolist()]


def _address(picture: Image.Image) -> str:
    stream = io.BytesIO()
    picture.save(stream, "WEBP", quality=85)
    return f"data:image/webp;base64,{base64.b64encode(stream.getvalue()).decode()}"
