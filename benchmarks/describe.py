"""Images described a second end to end against the bare network in the same run.

End to end is the whole step: loading the network, reading and preparing pictures, the network, writing the table. Both are
measured in turns, so that a machine that slows down slows both; the best turn of each counts.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

import numpy as np

from batch import describe
from batch.build import run_steps
from batch.sample.corpus import write_sample
from batch.settings import load_settings
from batch.step import Build
from store.database import Store
from vision.network import load_network

PERIODICALS = Path("../shared/periodicals")
TURNS = 2
BARE_SECONDS = 20


def run(arguments: list[str]) -> int:
    """Describes a whole corpus ``TURNS`` times, and between the turns random batches with the network alone."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks describe", description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, help="a folder with corpus.toml; else the real one, else the sample"
    )
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        corpus = chosen.corpus or (PERIODICALS if PERIODICALS.exists() else write_sample(folder / "sample"))
        settings = load_settings(corpus / "corpus.toml", folder / "store")
        build = Build(settings, run_steps(settings, corpus / "corpus.toml", ["harvest", "segment"]))
        whole, bare = [], []
        for _ in range(TURNS):
            whole.append(_end_to_end(build))
            bare.append(_bare(build.store))
    print(f"{'turn':<8}{'end to end, images/s':>24}{'bare network, images/s':>26}")
    for turn, (one, other) in enumerate(zip(whole, bare, strict=True), start=1):
        print(f"{turn:<8}{one:>24.1f}{other:>26.1f}")
    result = {
        "images_per_second": round(max(whole), 2),
        "bare_images_per_second": round(max(bare), 2),
        "ratio": round(max(whole) / max(bare), 3),
    }
    print(json.dumps(result))
    return 0


def _end_to_end(build: Build) -> float:
    build.store.empty("features")
    started = time.perf_counter()
    describe.run(build)
    return build.store.count("features") / (time.perf_counter() - started)


def _bare(store: Store) -> float:
    model = store.record("model")
    network = load_network(
        model["name"], preparation=model["preparation"], side=model["side"], block=model["block"]
    )
    batch = np.random.default_rng(0).integers(
        0, 256, (describe.BATCH, model["side"], model["side"], 3), np.uint8
    )
    network.describe(batch)
    batches = 0
    started = time.perf_counter()
    while time.perf_counter() - started < BARE_SECONDS:
        network.describe(batch)
        batches += 1
    return batches * describe.BATCH / (time.perf_counter() - started)
