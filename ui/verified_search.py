"""Which of the images found by a search hold the same details as the picture that is searched for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import streamlit as st
from PIL import Image

from ui.corpus import Corpus
from ui.language import _
from ui.query_picture import QueryPicture
from ui.region import Region
from vision.local_features import LocalFeatures, local_features
from vision.local_matching import match
from vision.picture import UnreadablePictureError, open_picture

SHORTLIST = 24
"""Images looked at, the most similar first: less than a second's work on two cores."""


def is_verified(corpus: Corpus) -> bool:
    """Whether the person who looks has pictures joined by matching details."""
    return corpus.basis.joined_by != "similarity"


def holding_the_same_details(
    corpus: Corpus, query: QueryPicture, ids: Sequence[str], *, region: Region, mirrored: bool
) -> set[str]:
    """Those of the first ``SHORTLIST`` of the images ``ids`` that match the ``region`` of the picture in their details."""
    shortlist = tuple(ids[:SHORTLIST])
    with st.spinner(_("Comparing details …")):
        return _matching(
            corpus.store.path,
            corpus.version,
            (query.key, region, mirrored),
            shortlist,
            corpus,
            region.cut(query.picture),
        )


@st.cache_data(show_spinner=False, max_entries=256)
def _matching(
    path: Path,
    version: str,
    names: tuple[Any, ...],
    shortlist: tuple[str, ...],
    _corpus: Corpus,
    _picture: Image.Image,
) -> set[str]:
    sought = local_features(_picture)
    mirrored = bool(names[-1])
    thumbnails = _corpus.store.thumbnails(shortlist)

    def holds(name: str) -> bool:
        features = _features(path, version, name, thumbnails.get(name, b""))
        return features is not None and match(sought, features, mirrored=mirrored).joins

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return {name for name, found in zip(shortlist, threads.map(holds, shortlist), strict=True) if found}


@st.cache_resource(show_spinner=False, max_entries=2000)
def _features(path: Path, version: str, image_id: str, _thumbnail: bytes) -> LocalFeatures | None:
    try:
        return local_features(open_picture(_thumbnail))
    except UnreadablePictureError:
        return None
