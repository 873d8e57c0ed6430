"""The average of a cluster's prints: what they share stays sharp, what changes from print to print blurs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

import numpy as np
import streamlit as st
from PIL import Image, ImageOps, ImageStat

from store.alignments import Alignment, alignments
from store.database import Store
from ui.cluster import ShownCluster
from ui.language import _, number
from ui.words import title_label

MOST = 60
"""Prints that are averaged at most, evenly taken from all in the order of their dates."""
SIDE = 384
"""Pixels of the longer side."""
QUALITY = 85
MEAN, SPREAD = 160.0, 60.0
"""Lightness (0 to 255) that every print is brought to before it is averaged."""
STRONGEST = 2.5
"""Difference from the average, in multiples of its mean over the picture, that is drawn darkest."""


@dataclass(frozen=True)
class Made:
    """An average of so many ``prints``, ``matched`` by their details or merely stretched, and their differences (WebP)."""

    prints: int
    matched: bool
    average: bytes
    difference: bytes


def average_picture(cluster: ShownCluster) -> None:
    """The average, a map of where the prints differ, and what both are."""
    rows = cluster.rows
    if len(rows) < 2:
        st.info(_("There is only one print, so there is nothing to average."))
        return
    chosen = np.linspace(0, len(rows) - 1, min(len(rows), MOST)).round().astype(int)
    corpus = cluster.view.corpus
    ids = tuple(rows[place]["id"] for place in chosen)
    made = _made(corpus.store.path, corpus.version, ids, corpus.store)
    if made is None:
        st.info(_("Fewer than two of these prints have a thumbnail, so there is nothing to average."))
        return
    name = title_label(rows[0])
    with st.container(horizontal=True, gap="medium"):
        st.image(
            made.average, caption=_("Average"), alt=_("Average of the prints of {title}").format(title=name)
        )
        st.image(
            made.difference,
            caption=_("Where they differ (dark)"),
            alt=_("Where the prints of {title} differ").format(title=name),
        )
    st.caption(_explained(made, len(rows)))


def _explained(made: Made, prints: int) -> str:
    if made.matched:
        return _(
            "{n} prints of {all}, laid over the one that most others match, detail on detail: what all share stays sharp, what "
            "changes (a frame, a caption, a redrawn figure) blurs."
        ).format(n=number(made.prints), all=number(prints))
    return _(
        "{n} prints of {all}, each stretched to the same size and laid over the others: what all share stays sharp, what changes "
        "(a frame, a caption, a redrawn figure) blurs. Prints cut differently blur everywhere."
    ).format(n=number(made.prints), all=number(prints))


def averaged(layers: Sequence[np.ndarray]) -> tuple[Image.Image, Image.Image]:
    """The mean of ``layers`` (uint8, (height, width, 3), all alike) and where they differ (grey, darker where more).

    Each is first brought to the same mean and spread of lightness, so that a pale print counts as much as a dark one.
    """
    mean = reduce(np.add, map(_of_one_lightness, layers)) / len(layers)
    lightness = mean.mean(axis=2)
    squares = ((_of_one_lightness(layer).mean(axis=2) - lightness) ** 2 for layer in layers)
    spread = np.sqrt(reduce(np.add, squares) / len(layers))
    strongest = STRONGEST * max(float(spread.mean()), 1.0)
    differing = 255 * (1 - np.clip(spread / strongest, 0, 1))
    return Image.fromarray(_as_bytes(mean)), Image.fromarray(_as_bytes(differing))


def stretched(pictures: Sequence[Image.Image]) -> list[np.ndarray]:
    """``pictures`` stretched to the size that is usual among them (uint8, (height, width, 3))."""
    size = _size(float(np.median([picture.width / picture.height for picture in pictures])))
    return [
        np.asarray(picture.convert("RGB").resize(size, Image.Resampling.BILINEAR)) for picture in pictures
    ]


def matched(pictures: Sequence[Image.Image], placements: Sequence[Alignment]) -> list[np.ndarray]:
    """``pictures`` laid over the first of them (uint8, (height, width, 3)); where one has nothing, its mean colour stands.

    Args:
        placements: how each lies on the first, which lies on itself.
    """
    size = _size(pictures[0].width / pictures[0].height)
    layers = []
    for picture, placement in zip(pictures, placements, strict=True):
        coloured = ImageOps.invert(picture.convert("RGB")) if placement.inverted else picture.convert("RGB")
        # From pixels of the average to pixels of the print, each so many to its picture's longer side.
        longer = max(coloured.size)
        steps = placement.transform[:2] * [longer / SIDE, longer / SIDE, longer]
        mean = tuple(round(value) for value in ImageStat.Stat(coloured).mean)
        affine, smoothly = Image.Transform.AFFINE, Image.Resampling.BILINEAR
        layers.append(
            np.asarray(coloured.transform(size, affine, steps.ravel().tolist(), smoothly, fillcolor=mean))
        )
    return layers


def _size(proportion: float) -> tuple[int, int]:
    wide, high = (SIDE, SIDE / proportion) if proportion >= 1 else (SIDE * proportion, SIDE)
    return max(1, round(wide)), max(1, round(high))


def _of_one_lightness(layer: np.ndarray) -> np.ndarray:
    """``layer`` (uint8) as float32, of a mean and a spread that all have."""
    values = layer.astype(np.float32)
    lightness = values.mean(axis=2)
    return MEAN + (values - lightness.mean()) * (SPREAD / max(float(lightness.std()), 1.0))


def _as_bytes(values: np.ndarray) -> np.ndarray:
    return np.clip(values.round(), 0, 255).astype(np.uint8)


@st.cache_data(show_spinner=False, max_entries=64)
def _made(path: Path, version: str, ids: tuple[str, ...], _store: Store) -> Made | None:
    """The average of the prints ``ids``; None if fewer than two have a thumbnail."""
    laid = alignments(_store, ids)
    thumbnails = _store.thumbnails(ids)
    names = [name for name in laid if thumbnails.get(name)]
    by_details = len(names) > 1 and names[0] == next(iter(laid))
    if not by_details:
        names = [name for name in ids if thumbnails.get(name)]
    if len(names) < 2:
        return None
    pictures = [Image.open(io.BytesIO(thumbnails[name])) for name in names]
    layers = matched(pictures, [laid[name] for name in names]) if by_details else stretched(pictures)
    average, difference = averaged(layers)
    return Made(len(names), by_details, _encoded(average), _encoded(difference))


def _encoded(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "WEBP", quality=QUALITY, method=0)
    return stream.getvalue()
