from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from store.calibration import calibrate_on_simulated, calibrate_on_verified, write_calibration
from store.database import Store
from tests.test_calibration import corpus as made_links
from ui.likelihood import probability_sentence


def made_corpus(folder: Path, version: str = "1") -> Any:
    return SimpleNamespace(store=Store(folder), version=version, chance=[(0.01, 0.3)])


def test_a_similarity_is_said_as_so_many_in_a_hundred(tmp_path: Path) -> None:
    write_calibration(Store(tmp_path), calibrate_on_verified(*made_links()))
    bare = probability_sentence(made_corpus(tmp_path), 0.5)
    assert "about" in bare and "in 100 are the same picture" in bare
    surer = probability_sentence(made_corpus(tmp_path), 0.5, verified=True)
    assert "matching details" in surer and surer != bare
    assert "about 99 in 100" in probability_sentence(made_corpus(tmp_path), 0.99), "nothing is certain"


def test_what_was_simulated_is_said_as_an_upper_bound(tmp_path: Path) -> None:
    similarity, _true = made_links()
    copies = np.random.default_rng(5).normal(0.65, 0.1, 400).clip(0, 0.99)
    write_calibration(Store(tmp_path), calibrate_on_simulated(similarity, copies))
    assert "at most" in probability_sentence(made_corpus(tmp_path, "2"), 0.6)


def test_without_a_calibration_chance_is_told(tmp_path: Path) -> None:
    assert "at random" in probability_sentence(made_corpus(tmp_path, "3"), 0.5)
