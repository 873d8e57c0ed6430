"""The picture that is searched for: uploaded, fetched from an address, or an image of the corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st
from PIL import Image, ImageOps

from store.page_of_image import PageOfImage, page_of_image, picture_of_page
from store.search import vectors_of_images
from ui.corpus import Corpus
from ui.describer import describe
from ui.language import _
from ui.region import WHOLE, Region
from ui.reported import reported
from ui.visitor_fetch import FetchRefusedError, fetch_picture
from ui.words import not_in_corpus, plain
from vision.picture import UPLOAD_PIXELS, UnreadablePictureError, open_picture

GIVEN, REFUSED = "picture-given", "picture-refused"
"""Where a session keeps the picture that was uploaded or fetched last, and the sentence if that failed."""
IMAGE = "image"
"""The word of the page's address that names an image of the corpus."""
WORKING_SIDE = 2400
"""Pixels: a picture given is kept no larger, ample for any part of it that is worth searching for."""


@dataclass(frozen=True)
class QueryPicture:
    """What is searched for: ``picture`` (RGB), the ``name`` it came under, and the corpus image that it is, if it is one.

    ``key`` is the same for the same content.
    """

    picture: Image.Image
    name: str
    key: str
    image_id: str | None = None


def choose_picture(corpus: Corpus) -> QueryPicture | None:
    """Shows the ways to give a picture and returns the one to search for; None, with a sentence on screen, without one."""
    upload, address = st.columns(2)
    with upload:
        st.file_uploader(
            _("A picture: a scan, a photograph of a page, or a screenshot"),
            type=None,
            key="picture",
            on_change=_upload,
            help=_("JPEG, PNG, WebP, TIFF, GIF; at most 20 MB and 40 million pixels. It is not kept."),
        )
    with address, st.form("address-of-picture", border=False):
        st.text_input(
            _("Or the address of a picture or of a IIIF image"),
            key="address",
            placeholder="https://…",
            help=_(
                "The address of the picture itself, or of a IIIF image: a full request, its base, or its info.json. At most "
                "20 MB and 40 million pixels, within 10 seconds."
            ),
        )
        if st.form_submit_button(_("Fetch and search")):
            _fetch(st.session_state["address"])
    if refusal := st.session_state.get(REFUSED):
        st.error(refusal)
        return None
    if image_id := st.query_params.get(IMAGE):
        return _of_corpus(corpus, image_id)
    given: QueryPicture | None = st.session_state.get(GIVEN)
    if given is None:
        st.caption(
            _(
                "Any image of the corpus can be searched for too: open it from a wall. The sidebar’s filters narrow the "
                "search, and what joins pictures there says what counts as the same picture."
            )
        )
    return given


def query_vectors(
    corpus: Corpus, query: QueryPicture, *, region: Region = WHOLE, mirrored: bool = False
) -> np.ndarray:
    """The vectors (float32, (1 or 2, dimensions)) to search with: of the picture's ``region``, and of its mirror image.

    Raises:
        ui.describer.DescriberError: the network that described the corpus cannot be had.
    """
    vectors = []
    if query.image_id and region == WHOLE:
        vectors = list(vectors_of_images(corpus.store, [query.image_id]).values())
    wanted: list[Callable[[Image.Image], Image.Image]] = [] if vectors else [lambda picture: picture]
    if mirrored:
        wanted.append(ImageOps.mirror)
    if wanted:
        pictures = [change(region.cut(query.picture)) for change in wanted]
        names = (query.key, region, bool(vectors), mirrored)
        with st.spinner(_("Looking for similar pictures …")):
            vectors += list(_described(corpus.store.path, corpus.version, names, corpus, pictures))
    return np.stack(vectors)


@st.cache_data(show_spinner=False, max_entries=256)
def _described(
    path: Path, version: str, names: tuple[Any, ...], _corpus: Corpus, _pictures: list[Image.Image]
) -> np.ndarray:
    return describe(_corpus, _pictures)


def _upload() -> None:
    upload = st.session_state["picture"]
    if upload is None:
        _keep(None)
    else:
        _take(upload.getvalue(), upload.name)


def _fetch(address: str) -> None:
    if not address.strip():
        _keep(None, _("Give the address of a picture first."))
        return
    try:
        with st.spinner(_("Fetching the picture …")):
            content = fetch_picture(address.strip())
    except FetchRefusedError as error:
        _keep(None, plain(reported(error)))
    else:
        _take(content, address.strip())


def _take(content: bytes, name: str) -> None:
    try:
        picture = open_picture(content, most_pixels=UPLOAD_PIXELS, wanted_side=WORKING_SIDE)
    except UnreadablePictureError as error:
        _keep(
            None,
            _("{name} cannot be searched for: {reason}. Give a JPEG, PNG, WebP or TIFF picture.").format(
                name=plain(name), reason=plain(reported(error))
            ),
        )
        return
    picture.thumbnail((WORKING_SIDE, WORKING_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    _keep(QueryPicture(picture, name, hashlib.blake2b(content, digest_size=16).hexdigest()))


def _keep(given: QueryPicture | None, refusal: str | None = None) -> None:
    """What was given last is what is searched for, not the image that the page's address named before."""
    st.session_state[GIVEN], st.session_state[REFUSED] = given, refusal
    if IMAGE in st.query_params:
        del st.query_params[IMAGE]


def _of_corpus(corpus: Corpus, image_id: str) -> QueryPicture | None:
    page = page_of_image(corpus.catalogue, image_id)
    if page is None:
        st.error(not_in_corpus())
        return None
    try:
        picture = _corpus_picture(corpus.store.path, corpus.version, image_id, corpus, page)
    except UnreadablePictureError as error:
        st.error(_("The image cannot be searched for: {reason}.").format(reason=plain(reported(error))))
        return None
    return QueryPicture(picture, _("An image of the corpus"), image_id, image_id)


@st.cache_resource(show_spinner=False, max_entries=32)
def _corpus_picture(
    path: Path, version: str, image_id: str, _corpus: Corpus, _page: PageOfImage
) -> Image.Image:
    """The image as its page's file has it, or its thumbnail where the page is not kept."""
    file = picture_of_page(_corpus.store, _page)
    if file is None:
        return open_picture(_corpus.store.thumbnails([image_id]).get(image_id) or b"")
    box = (_page.x, _page.y, _page.x + _page.w, _page.y + _page.h)
    picture = open_picture(file).crop(box)
    picture.thumbnail((WORKING_SIDE, WORKING_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return picture
