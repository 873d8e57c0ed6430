"""The step ``reprint``, on a real store that the stand-in network described."""

from typing import Any

import numpy as np
import pytest

from batch import reprint as step
from batch.reprint import REPRINT, kept_back
from batch.settings import load_settings
from batch.step import Build, StepError
from store.database import Store
from tests.conftest import Built

Copies = dict[tuple[str, int], tuple[str, str, bytes]]


def build_of(corpus: Built) -> Build:
    said: list[str] = []
    return Build(load_settings(corpus.settings), Store(corpus.store.path), say=said.append)


def copies(store: Store) -> Copies:
    rows = store.rows("reprints", ["id", "copy", "strength", "done", "descriptor"]).to_pylist()
    return {
        (row["id"], row["copy"]): (
            row["strength"],
            row["done"],
            np.array(row["descriptor"], np.float16).tobytes(),
        )
        for row in rows
    }


def make_anew(build: Build) -> None:
    build.store.write_record("reprint", {})
    REPRINT.run(build)


def test_copies_of_every_image_of_a_small_corpus_are_like_it(built: Built) -> None:
    store = Store(built.store.path)
    made = copies(store)
    described = store.rows("features", ["id"], "descriptor IS NOT NULL")["id"].to_pylist()
    assert {name for name, _ in made} == set(described)
    assert len(made) == 3 * len(described)
    assert {strength for strength, _, _ in made.values()} == {"usual", "heavy"}
    assert all(done for _, done, _ in made.values())
    rows = store.rows("features", ["id", "descriptor"], "descriptor IS NOT NULL").to_pylist()
    features = np.array([row["descriptor"] for row in rows], np.float32)
    centred = features - features.mean(axis=0)
    place = {row["id"]: number for number, row in enumerate(rows)}
    nearest = []
    for (name, _), (strength, _, descriptor) in made.items():
        if strength == "usual":
            copy = np.frombuffer(descriptor, np.float16).astype(np.float32) - features.mean(axis=0)
            similarity = centred @ copy / np.linalg.norm(centred, axis=1)
            nearest.append(int((similarity > similarity[place[name]]).sum()))
    # Of each picture the corpus holds several prints already: the copy need only be near its own.
    assert np.mean(np.array(nearest) < 12) > 0.7


def test_killed_in_the_middle_it_goes_on_and_the_copies_are_the_same(
    built: Built, copy_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = copy_of(built)
    before = copies(corpus.store)
    build = build_of(corpus)
    monkeypatch.setattr(step, "BATCHES_A_WRITE", 2)
    written = 0
    append = Store.append

    def killed(store: Store, name: str, rows: Any) -> None:
        nonlocal written
        if written == 2:
            raise KeyboardInterrupt
        append(store, name, rows)
        written += 1

    monkeypatch.setattr(Store, "append", killed)
    with pytest.raises(KeyboardInterrupt):
        make_anew(build)
    monkeypatch.setattr(Store, "append", append)
    half = copies(build.store)
    assert 0 < len(half) < len(before)
    said = REPRINT.run(build)
    assert said.startswith(f"{len(before) - len(half):,} copies made")
    assert {key: value[:2] for key, value in copies(build.store).items()} == {
        key: value[:2] for key, value in before.items()
    }
    assert all(value == before[key] for key, value in half.items())
    assert REPRINT.run(build).startswith("0 copies")


def test_another_model_has_copies_of_its_own(built: Built, copy_of: Any) -> None:
    corpus = copy_of(built)
    build = build_of(corpus)
    signature = REPRINT.signature(build)
    build.store.write_record("model", build.store.record("model") | {"weights_sha256": "0" * 64})
    assert REPRINT.signature(build) != signature
    with pytest.raises(StepError, match="not those that described this corpus"):
        REPRINT.run(build)


def test_what_is_kept_back_for_measuring_is_a_third_of_the_images() -> None:
    sample = [f"image-{number}" for number in range(30)]
    aside = kept_back(sample)
    assert len(aside) == 10
    assert aside < set(sample)
    assert kept_back([]) == set()
