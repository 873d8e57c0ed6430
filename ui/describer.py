"""Describing a visitor's picture exactly as the corpus was described."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import streamlit as st
from PIL import Image

from store.database import Store
from ui.corpus import Corpus
from vision.network import Network, network_of_record
from vision.prepare import prepare
from vision.weights import WeightsUnavailableError
from vision.whitening import Whitening


class DescriberError(RuntimeError):
    """Pictures cannot be described as those of the corpus were; the message says why."""


def describe(corpus: Corpus, pictures: Sequence[Image.Image]) -> np.ndarray:
    """The vectors (float32, (pictures, dimensions)) of pictures in RGB.

    Raises:
        DescriberError: the network of the corpus cannot be had.
    """
    network, whitening = _describer(corpus.store.path, corpus.version)
    model = network.model
    batch = np.stack([prepare(picture, model.preparation, model.side) for picture in pictures])
    return whitening.apply(network.describe(batch))


@st.cache_resource(show_spinner=False, max_entries=2)
def _describer(path: Path, version: str) -> tuple[Network, Whitening]:
    store = Store(path)
    try:
        network = network_of_record(store.record("model"))
    except WeightsUnavailableError as error:
        raise DescriberError(str(error)) from error
    return network, Whitening.load(store.file("whitening.safetensors"))
