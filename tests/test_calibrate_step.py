from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from batch.calibrate import CALIBRATE
from batch.whiten import WHITENING
from store.calibration import read_calibration
from store.database import Store
from store.links import nearest_links
from store.tables import LINKS, reprints
from tests.made_store import make_store
from vision.whitening import Whitening

PICTURES, REPRINTED, DIMENSIONS = 300, 80, 16


def near(vectors: np.ndarray, random: np.random.Generator, noise: float) -> np.ndarray:
    moved = vectors + noise * random.normal(size=vectors.shape)
    return (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A corpus of pictures, the first of which are printed twice, with simulated copies of all of them."""
    random = np.random.default_rng(0)
    pictures = near(random.normal(size=(PICTURES, DIMENSIONS)), random, 0)
    vectors = np.concatenate([pictures, near(pictures[:REPRINTED], random, 0.15)])
    store = make_store(tmp_path / "store", [{"issue": str(n % 40)} for n in range(len(vectors))], vectors)
    links = nearest_links(store.vectors(), neighbours=20, minimum=0.3)
    columns = [links.a, links.b, links.similarity, pa.nulls(len(links), pa.string())]
    store.replace("links", pa.Table.from_arrays(columns, schema=LINKS))
    copies = near(pictures, random, 0.15).astype(np.float16)
    store.replace(
        "reprints",
        pa.Table.from_arrays(
            [
                pa.array([f"image {n}" for n in range(PICTURES)]),
                pa.array(np.zeros(PICTURES), pa.int32()),
                pa.array(["usual"] * PICTURES),
                pa.array(["turned by 2.0°"] * PICTURES),
                pa.FixedSizeListArray.from_arrays(pa.array(copies.reshape(-1)), DIMENSIONS),
            ],
            schema=reprints(DIMENSIONS),
        ),
    )
    store.write_record("reprint", {"sample": [f"image {n}" for n in range(PICTURES)]})
    plain = Whitening(np.zeros(DIMENSIONS, np.float32), np.eye(DIMENSIONS, dtype=np.float32), {})
    plain.save(store.file(WHITENING))
    return store


def run(store: Store) -> str:
    build: Any = SimpleNamespace(store=store)
    return CALIBRATE.run(build)


def test_where_nothing_is_verified_simulated_reprints_say_what_a_similarity_is_worth(store: Store) -> None:
    said = run(store)
    assert "simulated" in said
    calibration = read_calibration(store)
    assert calibration is not None
    assert calibration.true == pytest.approx(REPRINTED, rel=0.6)
    assert calibration.probability(0.9) > 0.6 > 0.3 > calibration.probability(0.4)
    first = store.file("calibration.json").read_bytes()
    run(store)
    assert store.file("calibration.json").read_bytes() == first


def test_without_copies_or_verification_nothing_is_claimed(store: Store) -> None:
    store.write_record("reprint", {})
    assert "too few" in run(store)
    assert read_calibration(store) is None


def test_a_corpus_without_links_is_told_so(store: Store) -> None:
    store.replace("links", LINKS.empty_table())
    assert "too few" in run(store)
