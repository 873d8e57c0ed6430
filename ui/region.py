"""Choosing a part of a picture: drawn on it with the mouse, or given by numbers."""

from __future__ import annotations

import base64
from typing import Any, NamedTuple

import altair as alt
import pandas as pd
import streamlit as st
from PIL import Image

from ui.language import _
from vision.picture import SMALLEST_SIDE, encode_thumbnail

SHOWN_SIDE = 340
"""Pixels: the longer side of the picture that is drawn on, so that it fits a phone."""
INK = "#b24222"


class Region(NamedTuple):
    """A part of a picture, its edges as shares (0 to 1) of the picture's width and height."""

    left: float
    top: float
    right: float
    bottom: float

    def cut(self, picture: Image.Image) -> Image.Image:
        """This part of ``picture``, grown where it has fewer pixels than can be described."""
        left, right = _span(self.left, self.right, picture.width)
        top, bottom = _span(self.top, self.bottom, picture.height)
        return picture.crop((left, top, right, bottom))


WHOLE = Region(0.0, 0.0, 1.0, 1.0)


def choose_region(picture: Image.Image, *, key: str) -> Region:
    """Lets a part of ``picture`` be drawn on it; the whole until one is."""
    selected = st.altair_chart(
        _drawing(picture),
        width="content",
        theme=None,
        key=f"{key}-drawn",
        on_select="rerun",
        alt=_("Your picture"),
    )
    st.caption(_("Drag over the picture to search for that part; double-click on it for the whole again."))
    with st.expander(_("Without a mouse: by numbers")):
        across = st.slider(_("From left to right (%)"), 0, 100, (0, 100), key=f"{key}-across")
        down = st.slider(_("From top to bottom (%)"), 0, 100, (0, 100), key=f"{key}-down")
    drawn: dict[str, Any] = selected["selection"].get("region") or {}
    if drawn.get("x") and drawn.get("y"):
        width, height = _shown_size(picture)
        left, right = sorted(_share(value, width) for value in drawn["x"])
        top, bottom = sorted(_share(value, height) for value in drawn["y"])
        return Region(left, top, right, bottom)
    return Region(across[0] / 100, down[0] / 100, across[1] / 100, down[1] / 100)


def _drawing(picture: Image.Image) -> alt.Chart:
    width, height = _shown_size(picture)
    source = base64.b64encode(encode_thumbnail(picture, 2 * SHOWN_SIDE)).decode()
    data = pd.DataFrame({"x": [width / 2], "y": [height / 2], "url": [f"data:image/webp;base64,{source}"]})
    brush = alt.selection_interval(
        name="region",
        encodings=["x", "y"],
        mark=alt.BrushConfig(stroke=INK, strokeWidth=2.5, strokeOpacity=1, fill=INK, fillOpacity=0.12),
    )
    return (
        alt.Chart(data)
        .mark_image(width=width, height=height, aspect=False)
        .encode(
            x=alt.X("x:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None),
            y=alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None),
            url="url:N",
            tooltip=alt.value(None),
        )
        .add_params(brush)
        # Without its own size and without a margin, a chart would be scaled and the drawing would miss the picture.
        .properties(width=width, height=height, padding=0, autosize="none")
        .configure(view=alt.ViewConfig(stroke=None), aria=False)
    )


def _shown_size(picture: Image.Image) -> tuple[int, int]:
    scale = SHOWN_SIDE / max(picture.size)
    return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))


def _share(value: float, side: int) -> float:
    return round(min(max(value / side, 0.0), 1.0), 3)


def _span(start: float, end: float, side: int) -> tuple[int, int]:
    """Pixels from ``start`` to ``end`` (shares of ``side``), at least as many as can be described."""
    first, last = round(start * side), round(end * side)
    short = max(0, min(SMALLEST_SIDE, side) - (last - first))
    first = max(0, first - (short + 1) // 2)
    last = min(side, max(last, first + min(SMALLEST_SIDE, side)))
    return min(first, last - min(SMALLEST_SIDE, side)), last
