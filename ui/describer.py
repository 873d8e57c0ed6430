"""Describing a visitor's picture exactly as the corpus was described."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from store.database import Store
from ui.corpus import Corpus
from vision.network import Network, load_network
from vision.picture import UPLOAD_PIXELS, open_picture
from vision.prepare import prepare
from vision.weights import WeightsUnavailableError
from vision.whitening import Whitening


class DescriberError(RuntimeError):
    """Pictures cannot be described as those of the corpus were; the message says why."""


def describe_upload(corpus: Corpus, content: bytes) -> np.ndarray:
    """The vector (float32, (dimensions,)) of an uploaded picture.

    Raises:
        vision.picture.UnreadablePictureError: no picture, or too large; the message says which.
        DescriberError: the network of the corpus cannot be had.
    """
    picture = open_picture(content, most_pixels=UPLOAD_PIXELS)
    network, whitening = _describer(corpus.store.path, corpus.version)
    batch = prepare(picture, network.model.preparation, network.model.side)[np.newaxis]
    return whitening.apply(network.describe(batch))[0]


@st.cache_resource(show_spinner="Loading the network that described this corpus …", max_entries=2)
def _describer(path: Path, version: str) -> tuple[Network, Whitening]:
    store = Store(path)
    model: dict[str, Any] = store.record("model")
    weights = model["asked"]["weights"]
    try:
        network = load_network(
            model["name"],
            weights=Path(weights) if weights else None,
            preparation=model["preparation"],
            side=model["side"],
            block=model["block"],
        )
    except WeightsUnavailableError as error:
        raise DescriberError(str(error)) from error
    if not network.model.same_as(model):
        raise DescriberError(
            f"The weights or the recipe of {model['name']} at hand are not those that described this corpus, so similarities "
            "would mean nothing. Put the old weights back, or build the corpus again."
        )
    return network, Whitening.load(store.file("whitening.safetensors"))
