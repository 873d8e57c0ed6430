"""The average of a cluster's prints: what they share stays sharp, what changes from print to print blurs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import reduce
from pathlib import Path

import numpy as np
import streamlit as st
from PIL import Image

from store.database import Store
from ui.cluster import ShownCluster
from ui.language import _, number
from ui.words import plain, title_label

MOST = 60
"""Prints that are averaged at most, evenly taken from all in the order of their dates."""
SIDE = 384
"""Pixels of the longer side."""
QUALITY = 85
MEAN, SPREAD = 160.0, 60.0
"""Lightness (0 to 255) that every print is brought to before it is averaged."""
STRONGEST = 2.5
"""Difference from the average, in multiples of its mean over the picture, that is drawn darkest."""


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
    averaged, average, difference = made
    name = plain(title_label(rows[0]))
    with st.container(horizontal=True, gap="medium"):
        st.image(average, caption=_("Average"), alt=_("Average of the prints of {title}").format(title=name))
        st.image(
            difference,
            caption=_("Where they differ (dark)"),
            alt=_("Where the prints of {title} differ").format(title=name),
        )
    said = _(
        "{n} prints of {all}, each stretched to the same size and laid over the others: what all share stays sharp, what changes "
        "(a frame, a caption, a redrawn figure) blurs. Prints cut differently blur everywhere."
    )
    st.caption(said.format(n=number(averaged), all=number(len(rows))))


def averaged(pictures: Sequence[Image.Image]) -> tuple[Image.Image, Image.Image]:
    """The mean of ``pictures`` and the places where they differ (grey, darker where more), at one size.

    Each is first brought to the same mean and spread of lightness, so that a pale print counts as much as a dark one.
    """
    layers = laid_over(pictures)
    mean = reduce(np.add, map(_of_one_lightness, layers)) / len(layers)
    lightness = mean.mean(axis=2)
    squares = ((_of_one_lightness(layer).mean(axis=2) - lightness) ** 2 for layer in layers)
    spread = np.sqrt(reduce(np.add, squares) / len(layers))
    strongest = STRONGEST * max(float(spread.mean()), 1.0)
    differing = 255 * (1 - np.clip(spread / strongest, 0, 1))
    return Image.fromarray(_as_bytes(mean)), Image.fromarray(_as_bytes(differing))


def laid_over(pictures: Sequence[Image.Image]) -> list[np.ndarray]:
    """``pictures`` so that the same place shows the same thing: all stretched to the size that is usual among them.

    Returns:
        Arrays (height, width, 3), uint8.
    """
    proportion = float(np.median([picture.width / picture.height for picture in pictures]))
    wide, high = (SIDE, SIDE / proportion) if proportion >= 1 else (SIDE * proportion, SIDE)
    size = max(1, round(wide)), max(1, round(high))
    return [
        np.asarray(picture.convert("RGB").resize(size, Image.Resampling.BILINEAR)) for picture in pictures
    ]


def _of_one_lightness(layer: np.ndarray) -> np.ndarray:
    """``layer`` (uint8) as float32, of a mean and a spread that all have."""
    values = layer.astype(np.float32)
    lightness = values.mean(axis=2)
    return MEAN + (values - lightness.mean()) * (SPREAD / max(float(lightness.std()), 1.0))


def _as_bytes(values: np.ndarray) -> np.ndarray:
    return np.clip(values.round(), 0, 255).astype(np.uint8)


@st.cache_data(show_spinner=False, max_entries=64)
def _made(path: Path, version: str, ids: tuple[str, ...], _store: Store) -> tuple[int, bytes, bytes] | None:
    """How many prints were averaged, their average and their differences (WebP); None if fewer than two can be."""
    thumbnails = _store.thumbnails(ids)
    pictures = [Image.open(io.BytesIO(thumbnails[name])) for name in ids if thumbnails.get(name)]
    if len(pictures) < 2:
        return None
    average, difference = averaged(pictures)
    return len(pictures), _encoded(average), _encoded(difference)


def _encoded(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "WEBP", quality=QUALITY, method=0)
    return stream.getvalue()
