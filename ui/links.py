"""Links from page to page that keep the view: corpus, threshold and filters travel in the address."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import streamlit as st

KEPT = ("lang", "corpus", "threshold", "joined", "above", "junk", "country", "city", "periodical", "years")
NO_LIBRARY = ".example"
"""The ending of hosts that cannot exist (RFC 2606): the library of the sample corpus is there only while it is harvested."""


def cluster_link(image_id: str, label: str) -> None:
    """A link to the cluster that the image ``image_id`` is in at the view's threshold."""
    st.page_link("pages/cluster.py", label=label, query_params=[*_kept(), ("image", image_id)])


def search_link(image_id: str, label: str) -> None:
    """A link to the search for the image ``image_id``."""
    st.page_link("pages/search.py", label=label, query_params=[*_kept(), ("image", image_id)])


def cluster_address(image_id: str) -> str:
    """The address of the cluster of the image ``image_id``, relative to the app's, for links in HTML."""
    return f"cluster?{urlencode([*_kept(), ('image', image_id)])}"


def image_address(image_id: str) -> str:
    """The address of the record of the image ``image_id``, from any page."""
    return "image?" + urlencode([*_kept(), ("image", image_id)])


def compare_link(image_id: str, label: str) -> None:
    """A link to the comparison of clusters, beginning with the one that the image ``image_id`` is in."""
    st.page_link("pages/diffusion.py", label=label, query_params=[*_kept(), ("clusters", image_id)])


def junk_link(label: str) -> None:
    """A link to the junk shelf."""
    st.page_link("pages/junk.py", label=label, query_params=_kept())


def clusters_link(label: str) -> None:
    """A link back to the ranked wall."""
    st.page_link("pages/clusters.py", label=label, query_params=_kept())


def page_link(page_id: str, label: str) -> None:
    """A link to a page and the boxes of its images."""
    st.page_link("pages/page.py", label=label, query_params=[*_kept(), ("page", page_id)])


def page_address(page_id: str) -> str:
    """The address of a page and the boxes of its images, relative to the app's, for links in HTML."""
    return f"page?{urlencode([*_kept(), ('page', page_id)])}"


def pair_link(a: str, b: str, label: str) -> None:
    """A link to the comparison of the images ``a`` and ``b`` in their details."""
    st.page_link("pages/pair.py", label=label, query_params=[*_kept(), ("a", a), ("b", b)])


def pair_address(a: str, b: str) -> str:
    """The address of the comparison of the images ``a`` and ``b``, relative to the app's, for links in HTML."""
    return f"pair?{urlencode([*_kept(), ('a', a), ('b', b)])}"


def reachable(address: str | None) -> bool:
    """Whether an address of a library is one that a reader's browser can ask."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and not (parts.hostname or "").endswith(NO_LIBRARY)


def _kept() -> list[tuple[str, str]]:
    return [(name, value) for name in KEPT for value in st.query_params.get_all(name)]
