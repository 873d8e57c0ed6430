"""Links from page to page that keep the view: corpus, threshold and filters travel in the address."""

from __future__ import annotations

import streamlit as st

KEPT = ("corpus", "threshold", "country", "city", "periodical", "years")


def cluster_link(image_id: str, label: str) -> None:
    """A link to the cluster that the image ``image_id`` is in at the view's threshold."""
    st.page_link("pages/cluster.py", label=label, query_params=[*_kept(), ("image", image_id)])


def clusters_link(label: str) -> None:
    """A link back to the ranked wall."""
    st.page_link("pages/clusters.py", label=label, query_params=_kept())


def _kept() -> list[tuple[str, str]]:
    return [(name, value) for name in KEPT for value in st.query_params.get_all(name)]
