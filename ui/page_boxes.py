"""A page with its boxes, on which boxes can be drawn, and the decisions that correct them."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from store.box_corrections import (
    BOX_ADDED,
    BOX_KINDS,
    BOX_REDRAWN,
    BOX_REMOVED,
    BY_HAND,
    Region,
    addition,
    corrections,
    redrawing,
    removal,
)
from store.curation import UNDONE, Curation, CurationError, Decision, in_force
from store.page_boxes import FoundBox, PageWithBoxes
from store.page_of_image import picture_of_page
from ui.corpus import Corpus
from ui.language import N_, _, decimal, number
from ui.reported import reported
from ui.words import plain, segmenter_label
from vision.picture import SMALLEST_SIDE, UnreadablePictureError, encode_thumbnail, open_picture

PICTURE_SIDE = 1400
"""Pixels of the longer side at which the page is sent to the browser."""
SHOWN_WIDTH, MOST_SHOWN_HEIGHT = 640, 1000
"""Pixels of the screen that the page may take."""
SHEET = "page-sheet"
STYLE = f"<style>.st-key-{SHEET} {{ overflow-x: auto; }}</style>"
"""On a narrow screen the page is scrolled sideways instead of running under what stands beside it."""
COLOURS = {"found": "#b24222", "drawn": "#2e7d32", "removed": "#666666", "new": "#1565c0"}
DRAWN = "drawn"
"""The name under which Streamlit tells the rectangle that was drawn on the page."""
KINDS = {
    BOX_ADDED: N_("Box added"),
    BOX_REDRAWN: N_("Box redrawn"),
    BOX_REMOVED: N_("Box removed"),
}
FIELDS = {"x": N_("Left"), "y": N_("Top"), "w": N_("Width"), "h": N_("Height")}


@dataclass(frozen=True)
class ShownBox:
    """A box on screen: ``state`` is ``found``, ``drawn`` (by hand) or ``removed`` (gone at the next build)."""

    region: Region
    state: str
    says: str


@dataclass(frozen=True)
class Correcting:
    """A page that is being corrected: its boxes as the next build will cut them, and the decisions about it."""

    page: PageWithBoxes
    size: tuple[int, int]
    curation: Curation
    decisions: list[Decision]
    built_up_to: int
    boxes: list[ShownBox]
    removed: list[ShownBox]

    @classmethod
    def read(cls, corpus: Corpus, page: PageWithBoxes, size: tuple[int, int]) -> Correcting:
        """What is known now.

        Raises:
            store.curation.CurationError: the decisions cannot be read.
        """
        curation = Curation(corpus.store.path)
        decisions = curation.decisions(page.page_id)
        corrected = corrections(in_force(decisions, BOX_KINDS), size)
        boxes, removed = [], []
        for box in page.boxes:
            if box.segmenter == BY_HAND:
                if box.region not in corrected.drawn:
                    removed.append(ShownBox(box.region, "removed", _("drawn by hand")))
            elif corrected.keep(box.region):
                boxes.append(ShownBox(box.region, "found", _found(box)))
            elif box.region not in corrected.drawn:
                removed.append(ShownBox(box.region, "removed", segmenter_label(box.segmenter)))
        boxes += [ShownBox(region, "drawn", _("drawn by hand")) for region in corrected.drawn]
        built_up_to = int(corpus.store.record("segment").get("decisions", 0))
        return cls(page, size, curation, decisions, built_up_to, boxes, removed)

    def key(self, name: str) -> str:
        """The key of a widget of this page; another one after each decision, so that nothing drawn before stays."""
        return f"{name}-{self.page.page_id}-{len(self.decisions)}"


def page_picture(corpus: Corpus, page: PageWithBoxes) -> str | None:
    """The address of the page's picture: its own bytes where it is kept; from the library where the reader asks for it."""
    file = picture_of_page(corpus.store, page)
    if file is not None:
        try:
            return _as_address(file, file.stat().st_mtime_ns)
        except UnreadablePictureError as error:
            st.warning(_("The page cannot be shown: {reason}.").format(reason=plain(reported(error))))
            return None
    host = urlsplit(page.library_url or "").hostname
    if not host:
        st.info(
            _("The page was not kept, and no library is known that shows it. Its boxes are shown without it.")
        )
        return None
    return (
        page.library_url
        if st.toggle(
            _("Show the page from {host}").format(host=plain(host)), key=f"from-library-{page.page_id}"
        )
        else None
    )


@st.cache_data(show_spinner=False, max_entries=32)
def _as_address(file: Path, state: int) -> str:
    picture = encode_thumbnail(open_picture(file, wanted_side=PICTURE_SIDE), PICTURE_SIDE)
    return f"data:image/webp;base64,{base64.b64encode(picture).decode()}"


def page_chart(correcting: Correcting, picture: str | None) -> Region | None:
    """Shows the page with its boxes; gives the new box that is drawn on it or typed beside it, if there is one."""
    page, fields = st.columns([2, 1], gap="large")
    with fields:
        new = _fields(correcting)
    with page:
        st.html(STYLE)
        with st.container(key=SHEET):
            st.vega_lite_chart(
                spec=_spec(correcting, picture, new),
                width="content",
                theme=None,
                key=correcting.key("page"),
                on_select=lambda: _take_over(correcting),
                alt=_("The page with its boxes"),
            )
        st.caption(
            _(
                "Drag on the page to draw a box; drag the box to move it. Red: found by the segmenter. Green: drawn by hand. "
                "Grey, dashed: gone at the next build. Blue, dashed: the new box, not kept yet."
            )
        )
    with fields:
        _decide(correcting, new)
        _decisions(correcting)
    return new


def _fields(correcting: Correcting) -> Region | None:
    st.header(_("A new box"), anchor=False)
    st.caption(_("In pixels of the page; drawn with the mouse or typed here."))
    most = dict(zip("xywh", (*correcting.size, *correcting.size), strict=True))
    values: list[int | None] = []
    for pair in (("x", "y"), ("w", "h")):
        for name, column in zip(pair, st.columns(2), strict=True):
            label, key = _(FIELDS[name]), correcting.key(name)
            values.append(column.number_input(label, 0, most[name], value=None, step=1, key=key))
    x, y, w, h = values
    if x is None or y is None or w is None or h is None:
        return None
    width, height = correcting.size
    region = x, y, min(w, width - x), min(h, height - y)
    if min(region[2:]) < SMALLEST_SIDE:
        st.caption(_("A box needs at least {n} pixels in width and height.").format(n=number(SMALLEST_SIDE)))
        return None
    return region


def _take_over(correcting: Correcting) -> None:
    """Puts the rectangle that was drawn on the page into the fields; one that was wiped away leaves them as they are."""
    drawn = st.session_state[correcting.key("page")]["selection"].get(DRAWN)
    if not drawn:
        return
    for start, length, most in zip("xy", "wh", correcting.size, strict=True):
        first, last = (min(max(round(edge), 0), most) for edge in sorted(drawn[start]))
        st.session_state[correcting.key(start)] = first
        st.session_state[correcting.key(length)] = last - first


def _spec(correcting: Correcting, picture: str | None, new: Region | None) -> dict[str, Any]:
    """The page as a Vega-Lite chart whose units are the page's pixels."""
    width, height = correcting.size
    scale = min(SHOWN_WIDTH / width, MOST_SHOWN_HEIGHT / height)
    shown = {"width": round(width * scale), "height": round(height * scale)}
    axes: dict[str, Any] = {
        name: {"field": name, "type": "quantitative", "axis": None, "scale": scale_of_axis}
        for name, scale_of_axis in (
            ("x", {"domain": [0, width], "nice": False}),
            ("y", {"domain": [0, height], "nice": False, "reverse": True}),
        )
    }
    corners = axes | {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    boxes = [
        _values(box.region, n=str(number), colour=COLOURS[box.state])
        for number, box in enumerate(correcting.boxes, start=1)
    ]
    gone = [_values(box.region, colour=COLOURS["removed"]) for box in correcting.removed]
    fresh = [_values(new, colour=COLOURS["new"])] if new else []
    colour = {"field": "colour", "type": "nominal", "scale": None}
    outlined = corners | {"stroke": colour}
    numbered = axes | {"text": {"field": "n"}}
    sheet = [{"x": 0, "y": 0, "x2": width, "y2": height}]
    image = {"type": "image", "url": picture, "aspect": False, "align": "left", "baseline": "top", **shown}
    dashed = {"type": "rect", "strokeWidth": 2.5, "strokeDash": [7, 5], "fill": "white"}
    number = {
        "type": "text",
        "align": "left",
        "baseline": "top",
        "dx": 5,
        "dy": 5,
        "fontSize": 20,
        "fontWeight": 700,
    }
    drawing = {"name": DRAWN, "select": {"type": "interval", "encodings": ["x", "y"]}}
    return {
        **shown,
        "autosize": {"type": "none"},
        "padding": 0,
        "config": {"view": {"stroke": None}, "aria": False},
        "layer": [
            _layer(sheet, {"type": "rect", "fill": "#f4efe4", "stroke": "#999999"}, corners),
            *([_layer(sheet, image, axes)] if picture else []),
            _layer(gone, dashed | {"fillOpacity": 0.7}, outlined),
            _layer(
                boxes, {"type": "rect", "fillOpacity": 0.04, "strokeWidth": 2.5}, outlined | {"fill": colour}
            )
            | {"params": [drawing]},
            # The numbers stand on a white rim, so that they are read on dark pictures too.
            _layer(boxes, number | {"stroke": "white", "strokeWidth": 4}, numbered),
            _layer(boxes, number, numbered | {"color": colour}),
            _layer(fresh, dashed | {"fillOpacity": 0}, outlined),
        ],
    }


def _layer(values: list[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _values(region: Region, **others: str) -> dict[str, Any]:
    x, y, w, h = region
    return {"x": x, "y": y, "x2": x + w, "y2": y + h, **others}


def _decide(correcting: Correcting, new: Region | None) -> None:
    """The buttons that add, redraw and remove."""
    size, page_id = correcting.size, correcting.page.page_id

    def button(label: str, kind: str, what: Callable[[], dict[str, Any]], *, disabled: bool = False) -> None:
        def decide() -> None:
            correcting.curation.decide(kind, page_id, what(), _name())

        st.button(
            label, key=correcting.key(kind), on_click=lambda: _try(decide), disabled=disabled, width="stretch"
        )

    button(_("Add the new box"), BOX_ADDED, lambda: addition(new or (0, 0, 0, 0), size), disabled=new is None)
    if not correcting.boxes:
        return
    st.header(_("A box of the page"), anchor=False)
    numbers = list(range(1, len(correcting.boxes) + 1))
    chosen = st.selectbox(
        _("Box"),
        numbers,
        key=correcting.key("number"),
        format_func=lambda box: f"{box}: {_describe(correcting.boxes[box - 1])}",
    )
    old = correcting.boxes[chosen - 1].region
    button(_("Remove box {number}").format(number=chosen), BOX_REMOVED, lambda: removal(old, size))
    button(
        _("Replace box {number} by the new box").format(number=chosen),
        BOX_REDRAWN,
        lambda: redrawing(old, new or old, size),
        disabled=new is None,
    )


def _decisions(correcting: Correcting) -> None:
    """The decisions about the page that stand, each with a way back."""
    st.text_input(
        _("Your name (kept with each decision; may stay empty)"),
        value=st.session_state.get("curator", ""),
        max_chars=100,
        key="curator-field",
        on_change=lambda: st.session_state.update(curator=st.session_state["curator-field"]),
    )
    standing = in_force(correcting.decisions, (*BOX_KINDS, UNDONE))
    # What was taken back and is built is done with.
    shown = [
        decision
        for decision in standing
        if decision.kind != UNDONE or decision.number > correcting.built_up_to
    ]
    if not shown:
        return
    st.header(_("Decisions"), anchor=False)
    if any(decision.number > correcting.built_up_to for decision in shown):
        st.info(
            _(
                "What is marked “next build” takes effect when the corpus is built again: `python -m batch build`."
            )
        )
    for decision in shown:
        when = _("next build") if decision.number > correcting.built_up_to else _("built")
        st.markdown(f"**{_say(decision, correcting.decisions)}**  \n{when}  ·  {_signature(decision)}")
        st.button(
            _("Undo"),
            key=f"undo-{decision.number}",
            on_click=lambda decision=decision: _try(lambda: correcting.curation.undo(decision, _name())),
        )


def _say(decision: Decision, decisions: list[Decision]) -> str:
    if decision.kind == UNDONE:
        undone = next(other for other in decisions if other.number == decision.what["number"])
        return _("Taken back: {decision}").format(decision=_say(undone, decisions))
    places = [_place(decision.what[name]) for name in ("box", "to") if name in decision.what]
    return f"{_(KINDS[decision.kind])}: {' → '.join(places)}"


def _signature(decision: Decision) -> str:
    when = f"{decision.made_at[:10]} {decision.made_at[11:16]} UTC"
    return f"{plain(decision.who)}, {when}" if decision.who else when


def _describe(box: ShownBox) -> str:
    return f"{_place(box.region)} ({box.says})"


def _place(region: Any) -> str:
    x, y, w, h = region
    return _("{w} × {h} at {x}, {y}").format(w=w, h=h, x=x, y=y)


def _found(box: FoundBox) -> str:
    if box.score is None:
        return segmenter_label(box.segmenter)
    return _("{segmenter}, score {score}").format(
        segmenter=segmenter_label(box.segmenter), score=decimal(box.score)
    )


def _name() -> str | None:
    return st.session_state.get("curator") or None


def _try(decide: Callable[[], object]) -> None:
    """Makes a decision; where it cannot be kept, the next run says why (``told``)."""
    try:
        decide()
    except (CurationError, ValueError) as error:
        st.session_state["curation-error"] = plain(reported(error))


def told() -> None:
    """Says why the last decision could not be kept, if so."""
    if error := st.session_state.pop("curation-error", None):
        st.error(error)
