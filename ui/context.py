"""An image on its page: the page with the image's box drawn, and the ways to the library."""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path
from urllib.parse import quote, urlsplit

import streamlit as st

from store.page_of_image import PageOfImage, page_of_image, picture_of_page
from ui.corpus import Corpus
from ui.language import _
from ui.links import reachable
from ui.reported import reported
from ui.words import not_in_corpus, plain
from vision.picture import UnreadablePictureError, encode_thumbnail, open_picture

PAGE_SIDE = 1200
"""Pixels of the longer side at which a kept page is shown."""
MIRADOR = "https://projectmirador.org/embed/?iiif-content="
UNIVERSAL_VIEWER = "https://uv-v4.netlify.app/#?manifest="

STYLE = """
<style>
.wb-page { position: relative; display: inline-block; max-width: 100%; margin: 0; }
.wb-page img { display: block; max-width: 100%; max-height: 80vh; border: 1px solid rgba(128, 118, 100, .35); }
.wb-page span { position: absolute; border: 3px solid #b24222; box-shadow: 0 0 0 1px #fff; }
</style>
"""


def show_in_context(corpus: Corpus, image_id: str, *, key: str) -> None:
    """Shows the image's page with its box: from the page's file, or on request from the library; and links to the library."""
    page = page_of_image(corpus.catalogue, image_id)
    if page is None:
        st.error(not_in_corpus())
        return
    file = picture_of_page(corpus.store, page)
    if file is not None:
        _kept(file, page)
    elif reachable(page.library_url):
        _from_the_library(page, key)
    else:
        st.info(_("The page was not kept, and no library is known that shows it."))
    links = [f"[{name}]({address})" for name, address in _links(page)]
    if links:
        st.markdown("  ·  ".join(links))


def _kept(file: Path, page: PageOfImage) -> None:
    try:
        picture = encode_thumbnail(open_picture(file, wanted_side=PAGE_SIDE), PAGE_SIDE)
    except UnreadablePictureError as error:
        st.warning(_("The page cannot be shown: {reason}.").format(reason=plain(reported(error))))
        return
    _page_with_box(f"data:image/webp;base64,{base64.b64encode(picture).decode()}", page)


def _from_the_library(page: PageOfImage, key: str) -> None:
    """The reader's own browser asks the library, and only once it is told to."""
    host = urlsplit(page.library_url or "").hostname
    if st.toggle(_("Show the page from {host}").format(host=plain(host or "")), key=key):
        _page_with_box(page.library_url or "", page)


def _page_with_box(source: str, page: PageOfImage) -> None:
    left, top = 100 * page.x / page.width, 100 * page.y / page.height
    width, height = 100 * page.w / page.width, 100 * page.h / page.height
    name = _("Page {page}, with a box around the picture").format(page=page.label or page.number)
    box = f"left:{left:.3f}%;top:{top:.3f}%;width:{width:.3f}%;height:{height:.3f}%;box-sizing:border-box"
    st.html(
        f'{STYLE}<figure class="wb-page"><img alt="{escape(name, quote=True)}" src="{escape(source, quote=True)}" '
        f'referrerpolicy="no-referrer"><span style="{box}"></span></figure>'
    )


def _links(page: PageOfImage) -> list[tuple[str, str]]:
    """Names and addresses of what shows the document, as far as they can be reached."""
    links: list[tuple[str, str]] = []
    if reachable(page.viewer):
        links.append((_("On the library’s own page"), _quoted(page.viewer)))
    if reachable(page.region_url):
        links.append((_("The picture at the library"), _quoted(page.region_url)))
    if reachable(page.manifest):
        manifest = _quoted(page.manifest)
        links.append((_("In Mirador"), MIRADOR + manifest))
        links.append((_("In the Universal Viewer"), f"{UNIVERSAL_VIEWER}{manifest}&cv={page.number - 1}"))
        links.append((_("The manifest"), manifest))
    return links


def _quoted(address: str | None) -> str:
    """An address that cannot end the Markdown link that it stands in."""
    return quote(address or "", safe=":/?#@!$&'*+,;=%-._~")
