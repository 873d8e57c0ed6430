"""Describing a visitor's picture exactly as the corpus was described."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st
from PIL import Image

from store.database import Store
from ui.corpus import Corpus
from vision.prepare import prepare
from vision.weights import WeightsUnavailableError
from vision.whitening import Whitening

if TYPE_CHECKING:
    from vision.network import Network


class DescriberError(RuntimeError):
    """Pictures cannot be described as those of the corpus were; the message says why."""


def get_ready(corpus: Corpus) -> None:
    """Begins to load the network, which takes seconds, while the visitor still chooses a picture."""
    _describer(corpus.store.path, corpus.version)


def describe(corpus: Corpus, pictures: Sequence[Image.Image]) -> np.ndarray:
    """The vectors (float32, (pictures, dimensions)) of pictures in RGB.

    Raises:
        DescriberError: the network of the corpus cannot be had.
    """
    where = corpus.store.path, corpus.version
    try:
        network, whitening = _describer(*where).result()
    except WeightsUnavailableError as error:
        _describer.clear(*where)
        raise DescriberError(str(error)) from error
    model = network.model
    batch = np.stack([prepare(picture, model.preparation, model.side) for picture in pictures])
    return whitening.apply(network.describe(batch))


@st.cache_resource(show_spinner=False, max_entries=2)
def _describer(path: Path, version: str) -> Future[tuple[Network, Whitening]]:
    loading = ThreadPoolExecutor(1)
    described_by = loading.submit(_load, path)
    loading.shutdown(wait=False)
    return described_by


def _load(path: Path) -> tuple[Network, Whitening]:
    # PyTorch takes seconds to be imported, for which the page is not to wait.
    from vision.network import network_of_record

    store = Store(path)
    network = network_of_record(store.record("model"))
    return network, Whitening.load(store.file("whitening.safetensors"))
