"""The sample corpus: drawn by the project itself, served over IIIF by a library on loopback, built like any other."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from batch.build import run_steps
from batch.demo_library import COLLECTION, HOST, DemoLibrary
from batch.progress import Progress
from batch.sample.corpus import SETTINGS, write_sample
from batch.settings import IiifSource, load_settings
from store.database import Store, write_whole

SETTINGS_FILE = "iiif.toml"
SOURCE = f"""\
# The sample corpus: a made-up illustrated press, drawn by code. `python -m batch demo` serves it over IIIF while it harvests.
name = "A made-up illustrated press, 1880-1940"
store = "stores/demo"

[source]
kind = "iiif"
manifests = "manifests.txt"
contact = "demo@{HOST}"
requests_per_second = 500
concurrency = 4

[segment]
method = "boxes"          # the boxes that the sample was drawn with
boxes = "boxes.csv"

"""


def build_demo(store: Path) -> Store:
    """Draws the sample corpus into ``STORE-sources`` and builds it into ``store``; what is done is not done again."""
    sources = store.with_name(f"{store.name}-sources")
    with Progress("draw", 1, "issues") as progress:
        write_sample(sources, progress=progress.reach)
    with DemoLibrary(sources) as library:
        settings_file = write_iiif_settings(sources, library)
        settings = load_settings(settings_file, store)
        assert isinstance(settings.source, IiifSource)
        source = settings.source.model_copy(update={"connect_to": {HOST: library.address}})
        return run_steps(settings.model_copy(update={"source": source}), settings_file)


def write_iiif_settings(sources: Path, library: DemoLibrary) -> Path:
    """Writes the settings file of the sample over IIIF, its list of manifests and its boxes; returns the settings file."""
    write_whole(sources / "manifests.txt", f"{COLLECTION}\n".encode())
    stream = io.StringIO(newline="")
    boxes = library.boxes()
    writer = csv.DictWriter(stream, list(boxes[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(boxes)
    write_whole(sources / "boxes.csv", stream.getvalue().encode())
    # All but the source and the segmentation is as in the sample's own settings, of a folder.
    settings = SOURCE + SETTINGS[SETTINGS.index("[describe]") :]
    write_whole(sources / SETTINGS_FILE, settings.encode())
    return sources / SETTINGS_FILE
