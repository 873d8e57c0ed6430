"""The sample corpus over IIIF: what its library serves is harvested by the very code that real libraries are."""

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from batch.build import run_steps
from batch.demo import write_iiif_settings
from batch.demo_library import HOST, DemoLibrary
from batch.iiif.client import Client, Politeness
from batch.settings import load_settings
from store.database import Store

SIZE = (640, 900)
ISSUES = [
    # A manifest of each version, with a service of level 1, one of level 0, and none.
    ("rire-01", "Le Rire", "Le Rire, N° 1", "12 mars 1905", "Paris", "FR", "fr"),
    ("rire-02", "Le Rire", "Le Rire, N° 2", "1905-03-19", "Paris", "FR", "fr"),
    ("kep-01", "Képes Hét", "Képes Hét, 1. szám", "1911-08", "Budapest", "HU", "hu"),
    ("world-01", "The World", "The World, No. 1", "s. d.", "Cambridge", "", "en"),
]
COLUMNS = ("file", "periodical", "issue", "title", "date", "city", "country", "language", "kind", "page")


def write_sample(folder: Path) -> list[dict[str, Any]]:
    """A sample of four issues with two illustrations on each of two pages, in the shape of the real one."""
    rows = []
    for place, (key, periodical, issue, date, city, country, language) in enumerate(ISSUES):
        for page in (1, 2):
            noise = np.random.default_rng([place, page]).integers(0, 255, (*SIZE[::-1], 3), dtype=np.uint8)
            path = folder / "pages" / key / f"p{page}.jpg"
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(noise).resize((80, 112)).resize(SIZE).save(path, quality=95)
            for number, box in enumerate(((10, 20, 300, 200), (320, 400, 300, 450)), start=1):
                name = f"{key}/p{page}-{number}.jpg"
                values = (
                    name,
                    periodical,
                    issue,
                    f"Picture {number}",
                    date,
                    city,
                    country,
                    language,
                    "map",
                    page,
                )
                rows.append(dict(zip(COLUMNS, values, strict=True)) | dict(zip("xywh", box, strict=True)))
    with (folder / "images.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*COLUMNS, *"xywh"])
        writer.writeheader()
        writer.writerows(rows)
    return rows


def build(folder: Path, store: Path) -> Store:
    with DemoLibrary(folder) as library:
        path = write_iiif_settings(folder, library)
        settings = load_settings(path, store)
        source = settings.source.model_copy(update={"connect_to": {HOST: library.address}})
        settings = settings.model_copy(update={"source": source})
        return run_steps(settings, path, ["harvest", "download", "segment"])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]], Store]:
    folder = tmp_path_factory.mktemp("sample")
    rows = write_sample(folder)
    return folder, rows, build(folder, folder / "store")


def test_every_issue_is_dated_placed_and_named(sample: tuple[Path, list[dict[str, Any]], Store]) -> None:
    _, _, store = sample
    columns = ["issue", "periodical", "date_start", "date_precision", "city", "country", "language", "rights"]
    rows = {row["issue"]: row for row in store.rows("documents", columns).to_pylist()}
    assert {issue: row["periodical"] for issue, row in rows.items()} == {i[2]: i[1] for i in ISSUES}
    first, second = rows["Le Rire, N° 1"], rows["Le Rire, N° 2"]
    assert (str(first["date_start"]), first["city"], first["language"]) == ("1905-03-12", "Paris", "fr")
    assert (str(second["date_start"]), second["date_precision"]) == ("1905-03-19", "day")
    assert rows["Képes Hét, 1. szám"]["date_precision"] == "month"
    assert (rows["The World, No. 1"]["date_precision"], rows["The World, No. 1"]["city"]) == ("unknown", None)
    assert all("publicdomain" in row["rights"] for row in rows.values())
    assert not store.record("harvest")["problems"]


def test_the_images_are_those_that_were_drawn(sample: tuple[Path, list[dict[str, Any]], Store]) -> None:
    _, drawn, store = sample
    images = store.rows("images", ["page_id", "x", "y", "w", "h", "title", "kind", "iiif_url"]).to_pylist()
    pages = {row["id"]: row for row in store.rows("pages", ["id", "canvas", "image_service"]).to_pylist()}
    found = {(pages[row["page_id"]]["canvas"], *(row[name] for name in "xywh")) for row in images}
    expected = {
        (
            f"http://{HOST}/iiif/{row['file'].partition('/')[0]}/canvas/p{row['page']}",
            *(row[n] for n in "xywh"),
        )
        for row in drawn
    }
    assert found == expected
    assert {(row["title"], row["kind"]) for row in images} == {("Picture 1", "map"), ("Picture 2", "map")}
    # Level 1 gives the region itself; level 0 and plain pictures give their page, with the region marked.
    ways = {row["iiif_url"].removeprefix(f"http://{HOST}/iiif/").split("/")[0] for row in images}
    assert ways == {"image", "file"}
    regions = [row["iiif_url"] for row in images if "/10,20,300,200/" in row["iiif_url"]]
    marked = [row["iiif_url"] for row in images if "#xywh=percent:" in row["iiif_url"]]
    assert (len(regions), len(marked)) == (4, 8)


def test_the_address_of_a_region_gives_the_drawn_picture(
    sample: tuple[Path, list[dict[str, Any]], Store],
) -> None:
    folder, _, store = sample
    url = next(
        row["iiif_url"]
        for row in store.rows("images", ["iiif_url"]).to_pylist()
        if "rire-01/p1/10,20,300,200" in row["iiif_url"]
    )
    with DemoLibrary(folder) as library:
        host, port = library.address.split(":")
        client = Client(Politeness("me@example.org", 100, connect_to={HOST: (host, int(port))}))
        client.download(url, folder / "crop.jpg", max_bytes=1 << 20, check=lambda path: None)
    with Image.open(folder / "crop.jpg") as crop, Image.open(folder / "pages/rire-01/p1.jpg") as page:
        there = np.asarray(page.crop((10, 20, 310, 220)), dtype=float)
        assert np.abs(np.asarray(crop, dtype=float) - there).mean() < 8


def test_the_store_does_not_depend_on_the_port(
    sample: tuple[Path, list[dict[str, Any]], Store], tmp_path: Path
) -> None:
    folder, _, first = sample
    second = build(folder, tmp_path / "store")
    for name in ("documents", "pages", "images"):
        columns = first.table(name).schema.names
        one, other = (store.rows(name, columns).sort_by("id") for store in (first, second))
        assert one.equals(other), name
