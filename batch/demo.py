"""The sample corpus, drawn by the project itself and built like any other."""

from __future__ import annotations

from pathlib import Path

from batch.build import run_steps
from batch.progress import Progress
from batch.sample.corpus import write_sample
from batch.settings import load_settings
from store.database import Store


def build_demo(store: Path) -> Store:
    """Draws the sample corpus into ``STORE-sources`` and builds it into ``store``; what is done is not done again."""
    sources = store.with_name(f"{store.name}-sources")
    with Progress("draw", 1, "issues") as progress:
        settings_file = write_sample(sources, progress=progress.reach) / "corpus.toml"
    return run_steps(load_settings(settings_file, store), settings_file)
