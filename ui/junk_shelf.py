"""The junk shelf: images kept off the clusters, why, and how to take one back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from store.curation import Curation, CurationError, in_force
from store.junk import NOT_JUNK, read_junk, taken_back
from store.printings import printings
from ui.corpus import Corpus
from ui.gallery import full_caption, picture_address, small_pictures
from ui.language import _, ngettext, number
from ui.links import image_address
from ui.reported import reported
from ui.words import plain

COLUMNS = 5
MOST = 40
"""Images on screen at once."""
HEIGHT = 150


def on_the_shelf(corpus: Corpus) -> frozenset[str]:
    """The ids of the images on the shelf; those taken back are no longer there."""
    return _names(corpus.store.path, corpus.version, corpus) - (corpus.taken_back or frozenset())


def show_junk(corpus: Corpus) -> None:
    """All of the shelf, some at a time."""
    junk = read_junk(corpus.store)
    if not junk:
        st.info(_("Nothing was put on the junk shelf: no image joins what does not belong together."))
        return
    curation = Curation(corpus.store.path)
    try:
        back = taken_back(curation.decisions())
    except CurationError as error:
        st.error(plain(reported(error)))
        return
    off = sum(row["id"] not in back for row in junk)
    st.markdown(
        ngettext(
            "**{n} image** is kept off the clusters. Taken back, it takes part again.",
            "**{n} images** are kept off the clusters. One taken back takes part again.",
            off,
        ).format(n=number(off))
    )
    pages = -(-len(junk) // MOST)
    start = (st.pagination(pages, key="shelf", bind="query-params") - 1) * MOST if pages > 1 else 0
    shown = junk[start : start + MOST]
    known = {
        row["node"]: row for row in printings(corpus.catalogue, [row["node"] for row in shown]).to_pylist()
    }
    shown = [row for row in shown if row["node"] in known]
    pictures = small_pictures(corpus, [known[row["node"]] for row in shown], HEIGHT)
    for line in range(0, len(shown), COLUMNS):
        for column, row in zip(st.columns(COLUMNS), shown[line : line + COLUMNS], strict=False):
            with column:
                _show_one(curation, row, known[row["node"]], pictures.get(row["id"]), row["id"] in back)


@st.cache_data(show_spinner=False, max_entries=16)
def _names(path: Path, version: str, _corpus: Corpus) -> frozenset[str]:
    return frozenset(row["id"] for row in read_junk(_corpus.store))


def reason_sentence(row: dict[str, Any]) -> str:
    """Why an image is on the shelf."""
    numbers = row["numbers"]
    if row["reason"] == "stamp":
        return _(
            "Stands in {documents} of {all} issues and in {periodicals} periodicals: a library's stamp or label, it seems."
        ).format(
            documents=number(numbers["documents"]),
            all=number(numbers["of_documents"]),
            periodicals=number(numbers["periodicals"]),
        )
    if row["reason"] == "fragment":
        return _("Shares one small region with {links} images that share nothing with each other.").format(
            links=number(numbers["links"])
        )
    return _(
        "Looks like {links} images, none of which shows the same picture, and which do not look like each other."
    ).format(links=number(numbers["links"]))


def _show_one(
    curation: Curation, row: dict[str, Any], known: dict[str, Any], picture: bytes | None, back: bool
) -> None:
    name = plain(full_caption(known)[0])
    with st.container(border=True, height="stretch", gap="small"):
        if picture is not None:
            st.markdown(f"[![{name}]({picture_address(picture)})]({image_address(row['id'])})")
        st.markdown(f"**{name}**")
        st.caption(plain(reason_sentence(row)))
        st.space("stretch")
        _taking_back(curation, row, back)


def _taking_back(curation: Curation, row: dict[str, Any], back: bool) -> None:
    label = _("Put it back on the shelf") if back else _("Take it back")
    if st.button(label, key=f"junk {row['id']}"):
        try:
            if back:
                for decision in in_force(curation.decisions(row["id"]), {NOT_JUNK}):
                    curation.undo(decision)
            else:
                curation.decide(NOT_JUNK, row["id"], {"reason": row["reason"]})
        except CurationError as error:
            st.error(plain(reported(error)))
            return
        st.rerun()
