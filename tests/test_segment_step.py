"""Pages become images, and become other images where settings or corrections ask for it, whatever happens in between."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
import torch
from PIL import Image

from batch.build import STEPS, run_steps
from batch.page_images import PageCutter
from batch.pictures import drop_described_pages
from batch.segment import SEGMENT
from batch.settings import SettingsError, load_settings
from batch.status import status_lines
from batch.step import Build, StepError
from store.box_corrections import BOX_ADDED, BOX_REDRAWN, BOX_REMOVED, addition, redrawing, removal
from store.curation import Curation
from store.database import Store
from store.tables import features
from tests.drawn_corpus import ROOT, draw_picture, write_settings
from tests.drawn_pages import blank_page, engrave, overlap, write_text
from tests.iiif_server import Library
from tests.manifest_shapes import canvas2, v2
from tests.test_harvest import list_of, service2, settings_file
from tests.test_segmentation_docextractor import checkpoint, darkness_network, page_with_picture
from tests.test_segmentation_onnx import detector
from vision.segmentation.docextractor import CHECKPOINT_VARIABLE
from vision.segmentation.onnx_detector import OnnxSegmenter

UP_TO_IMAGES = ["harvest", "download", "segment"]
SIZE = (400, 600)
# In pixels of a page: x, y, w, h, and how sure the detector is. Its input is 640 x 640, so that a page is enlarged by 16 / 15.
CERTAIN, LIKELY, FAINT = (20, 30, 180, 150), (210, 30, 150, 150), (20, 300, 300, 240)
SURE = {CERTAIN: 0.9, LIKELY: 0.6, FAINT: 0.3}


def yolo(file: Path, sure: dict[tuple[int, int, int, int], float] | None = None) -> Path:
    """A detector that finds the same pictures on every page."""
    found = [
        [(x + w / 2) * 16 / 15, (y + h / 2) * 16 / 15, w * 16 / 15, h * 16 / 15, score, 0.0]
        for (x, y, w, h), score in (sure or SURE).items()
    ]
    return detector(file, np.array(found).T[None], names="{0: 'drawing', 1: 'text'}")


def corpus(folder: Path, pages: int = 4, **segment: object) -> Path:
    """Settings for a folder of pages with three pictures each, cut up by a detector."""
    images = folder / "images" / "issue"
    images.mkdir(parents=True, exist_ok=True)
    for number in range(pages):
        page = Image.new("RGB", SIZE, "white")
        for place, (x, y, w, h) in enumerate(SURE):
            page.paste(draw_picture(10 * number + place, (w, h)), (x, y))
        page.save(images / f"{number}.png")
    return settings(folder, **segment)


def settings(folder: Path, **segment: object) -> Path:
    keys = segment or {"method": "onnx", "file": yolo(folder / "yolo.onnx").as_posix(), "least_score": 0.5}
    return write_settings(folder, source={"table": None}, segment=keys)


def build(settings: Path, names: list[str] | None = None, **ask: bool) -> Store:
    return run_steps(load_settings(settings), settings, names or UP_TO_IMAGES, **ask)


def images_of(store: Store, page: str | None = None) -> list[dict[str, Any]]:
    columns = ["id", "node", "page_id", "x", "y", "w", "h", "segmenter", "segment_score", "kind", "title"]
    rows = store.rows("images", columns).sort_by("node").to_pylist()
    return [row for row in rows if page in (None, row["page_id"])]


def regions(rows: list[dict[str, Any]]) -> set[tuple[int, int, int, int]]:
    return {(row["x"], row["y"], row["w"], row["h"]) for row in rows}


def page_ids(store: Store) -> list[str]:
    return store.rows("pages", ["id", "number"]).sort_by("number")["id"].to_pylist()


def everything(store: Store) -> dict[str, pa.Table]:
    """What the tables say, in an order of its own."""
    names = {"images": store.table("images").schema.names, "features": ["id", "descriptor", "error"]}
    names["pages"] = ["id", "status", "error", "width", "height", "cut_by", "left_out"]
    return {
        name: store.rows(name, [column for column in columns if column != "vector"]).sort_by("id")
        for name, columns in names.items()
        if store.has(name)
    }


def test_the_illustrations_of_printed_pages_become_images_and_bad_pages_stop_nothing(tmp_path: Path) -> None:
    images = tmp_path / "images"
    images.mkdir()
    page = blank_page()
    write_text(page, 60, 60, 430, 500, seed=1)
    engrave(page, 470, 70, 840, 480, seed=2)
    engrave(page, 60, 540, 430, 1000, seed=3)
    write_text(page, 470, 520, 840, 1240, seed=4)
    write_text(page, 60, 1030, 430, 1240, seed=5)
    page.save(images / "a page.jpg", quality=90)
    text = blank_page()
    write_text(text, 60, 60, 840, 1240, seed=6)
    text.save(images / "b text.jpg", quality=90)
    blank_page().save(images / "c blank.png")
    Image.new("RGB", (700, 900), "black").save(images / "d black.png")
    Image.new("RGB", (60, 10_000), (240, 235, 220)).save(images / "e tall.png")
    (images / "f cut.jpg").write_bytes((images / "a page.jpg").read_bytes()[:20_000])
    (images / "g words.jpg").write_text("no picture")
    path = settings(tmp_path, method="layout")
    store = build(path)

    rows = store.rows("pages", ["id", "image_url", "status", "error"]).to_pylist()
    pages = {row["image_url"]: row for row in rows}
    assert {name: row["status"] for name, row in pages.items()} == {
        "a page.jpg": "done",
        "b text.jpg": "done",
        "c blank.png": "done",
        "d black.png": "done",
        "e tall.png": "done",
        "f cut.jpg": "failed",
        "g words.jpg": "failed",
    }
    found = images_of(store, pages["a page.jpg"]["id"])
    for row, truth in zip(found, [(470, 70, 840, 480), (60, 540, 430, 1000)], strict=True):
        corners = (row["x"], row["y"], row["x"] + row["w"], row["y"] + row["h"])
        assert overlap(corners, truth) > 0.8
        assert row["segmenter"] == "layout"
        assert 0 < row["segment_score"] <= 1
    for row in store.rows("images", ["thumbnail", "phash"]).to_pylist():
        assert row["thumbnail"][8:12] == b"WEBP"
        assert len(row["phash"]) == 16
    for name in ("b text.jpg", "c blank.png", "e tall.png"):
        assert images_of(store, pages[name]["id"]) == []
    told = "\n".join(status_lines(Build(load_settings(path), store)))
    assert "images found: 2 by layout" in told
    assert "g words.jpg: the file is not a picture" in told
    assert "segment: done" in told


def test_what_a_page_says_of_itself_is_its_images_only_if_it_is_the_image(tmp_path: Path) -> None:
    path = corpus(tmp_path, pages=1)
    (row,) = [row for row in images_of(build(path)) if (row["x"], row["y"], row["w"], row["h"]) == CERTAIN]
    assert (row["kind"], row["title"], row["segmenter"][:5]) == ("drawing", None, "onnx-")
    assert row["segment_score"] == pytest.approx(0.9)
    (whole,) = images_of(build(settings(tmp_path, method="none")))
    assert (whole["w"], whole["h"], whole["segmenter"], whole["segment_score"]) == (*SIZE, "none", None)


def test_docextractors_checkpoint_is_found_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.save(checkpoint(darkness_network()), tmp_path / "model.pkl")
    monkeypatch.setenv(CHECKPOINT_VARIABLE, str(tmp_path / "model.pkl"))
    images = tmp_path / "images"
    images.mkdir()
    for number in range(3):
        Image.fromarray(page_with_picture()).save(images / f"{number}.png")
    found = images_of(build(settings(tmp_path, method="docextractor")))
    assert [row["node"] for row in found] == [0, 1, 2]
    for row in found:
        corners = (row["x"], row["y"], row["x"] + row["w"], row["y"] + row["h"])
        assert overlap(corners, (80, 150, 320, 400)) > 0.9
        assert row["segmenter"].startswith("docextractor-")
        assert row["kind"] is None


def test_other_settings_change_only_the_images_whose_region_changes(tmp_path: Path) -> None:
    path = corpus(tmp_path)
    store = build(path, [step.name for step in STEPS])
    before = images_of(store)
    assert [regions([row]) for row in before[:2]] == [{CERTAIN}, {LIKELY}]
    assert len(before) == 8
    described = {
        row["id"]: row["descriptor"] for row in store.rows("features", ["id", "descriptor"]).to_pylist()
    }
    version = store.record("build")["version"]
    # The detector now sees the faint pictures too, and no longer the likely ones.
    file = yolo(tmp_path / "other.onnx", {CERTAIN: 0.9, LIKELY: 0.1, FAINT: 0.8})
    settings(tmp_path, method="onnx", file=file.as_posix(), least_score=0.5)
    build(path)
    assert not store.file("build.json").exists(), "the app must not show a catalogue of other nodes"
    store = build(path, [step.name for step in STEPS])
    after = images_of(store)
    assert [row["node"] for row in after] == list(range(8))
    assert regions(after) == {CERTAIN, FAINT}
    kept = {row["id"] for row in before} & {row["id"] for row in after}
    assert len(kept) == 4
    features = {
        row["id"]: row["descriptor"] for row in store.rows("features", ["id", "descriptor"]).to_pylist()
    }
    assert features.keys() == {row["id"] for row in after}
    assert all(features[name] == described[name] for name in kept)
    nodes = {row["id"]: row["node"] for row in before}
    assert all(nodes[row["id"]] == row["node"] for row in after if row["id"] in kept and nodes[row["id"]] < 8)
    assert store.count("images", "vector IS NULL") == 0
    assert store.record("build")["version"] != version
    # A store that never was cut otherwise holds the same images, as similar to each other.
    again = run_steps(load_settings(path, tmp_path / "fresh"), path)
    assert {row["id"] for row in images_of(again)} == {row["id"] for row in after}
    assert _links_by_id(store).keys() == _links_by_id(again).keys()
    assert build(path) and "nothing" not in SEGMENT.run(Build(load_settings(path), store))


def _links_by_id(store: Store) -> dict[tuple[str, str], float]:
    name = {row["node"]: row["id"] for row in images_of(store)}
    links = store.rows("forest", ["a", "b", "similarity"]).to_pylist()
    return {tuple(sorted((name[row["a"]], name[row["b"]]))): row["similarity"] for row in links}  # type: ignore[misc]


def test_the_same_settings_again_change_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = corpus(tmp_path)
    before = everything(build(path))
    capsys.readouterr()
    assert everything(build(path)) == before
    assert "segment: nothing to do" in capsys.readouterr().out
    # The file of the network may move, as long as it is the same.
    shutil.move(tmp_path / "yolo.onnx", tmp_path / "moved.onnx")
    settings(tmp_path, method="onnx", file=(tmp_path / "moved.onnx").as_posix(), least_score=0.5)
    build(path)
    assert "segment: nothing to do" in capsys.readouterr().out


WRITES = ("append", "delete", "merge", "write_record")
KILLED = """
import os, signal, sys
from pathlib import Path
from batch.segment import SEGMENT
from batch.settings import load_settings
from batch.step import Build
from store.database import Store
from tests.test_segment_step import interrupt

interrupt(int(sys.argv[2]), lambda name, instance, attribute: setattr(instance, name, attribute),
          lambda: os.kill(os.getpid(), signal.SIGKILL))
settings = load_settings(Path(sys.argv[1]))
SEGMENT.run(Build(settings, Store(settings.store)))
"""


class Interrupted(BaseException):
    """Stands for a kill in the test's own process."""


def interrupt(writes: int, patch: Callable[[str, type, Any], None], stop: Callable[[], None]) -> None:
    """Has the store ``stop`` before its next write after so many."""
    left = writes

    def counted(write: Callable[..., Any]) -> Callable[..., Any]:
        def perform(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            if left == 0:
                stop()
            left -= 1
            return write(*arguments, **named)

        return perform

    for name in WRITES:
        patch(name, Store, counted(getattr(Store, name)))


def raise_interrupted() -> None:
    raise Interrupted


def corpus_to_cut_otherwise(folder: Path) -> tuple[Path, Path]:
    """A corpus that is cut up and described, whose settings and corrections then changed; and a copy of its store."""
    path = corpus(folder, pages=4)
    store = build(path)
    names = store.rows("images", ["id"])["id"].to_pylist()
    store.create("features", features(768))
    rows = [{"id": name, "error": "not described for this test"} for name in names]
    store.append("features", pa.Table.from_pylist(rows, schema=features(768)))
    file = yolo(folder / "other.onnx", {CERTAIN: 0.9, LIKELY: 0.1, FAINT: 0.8})
    settings(folder, method="onnx", file=file.as_posix(), least_score=0.5)
    for region in (CERTAIN, FAINT):
        Curation(store.path).decide(BOX_REMOVED, page_ids(store)[-1], removal(region, SIZE))
    return path, Path(shutil.copytree(store.path, folder / "before"))


def test_cut_short_before_any_of_its_writes_it_ends_where_it_would_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = corpus_to_cut_otherwise(tmp_path)
    monkeypatch.setattr("batch.segment.PAGES_AHEAD", 0)
    monkeypatch.setattr("batch.segment.PAGES_A_WRITE", 2)
    settings = load_settings(path)
    store = Store(settings.store)
    SEGMENT.run(Build(settings, store))
    expected, digest = everything(store), store.record("segment")
    assert sorted(expected["images"]["node"].to_pylist()) == list(range(6)), "gaps were closed"
    assert set(expected["features"]["id"].to_pylist()) < set(expected["images"]["id"].to_pylist())
    for writes in range(100):
        shutil.rmtree(store.path)
        shutil.copytree(before, store.path)
        with monkeypatch.context() as patched:
            interrupt(writes, lambda name, kind, value: patched.setattr(kind, name, value), raise_interrupted)
            try:
                SEGMENT.run(Build(settings, store))
            except Interrupted:
                finished = False
            else:
                finished = True
        SEGMENT.run(Build(settings, store))
        assert everything(store) == expected, f"cut short before write {writes}"
        assert store.record("segment") == digest
        if finished:
            break
    assert 8 <= writes < 100


def test_killed_between_two_writes_it_goes_on(tmp_path: Path) -> None:
    path, before = corpus_to_cut_otherwise(tmp_path)
    settings = load_settings(path)
    store = Store(settings.store)
    command = [sys.executable, "-c", KILLED, str(path)]
    # One write before, one for the new images, one for the descriptors of those that go.
    assert subprocess.run([*command, "3"], cwd=ROOT, check=False).returncode == -signal.SIGKILL
    nodes = store.rows("images", ["node"])["node"].to_pylist()
    assert len(nodes) == 8 + 3, "it was killed where this test wants it"
    SEGMENT.run(Build(settings, store))
    assert sorted(row["node"] for row in images_of(store)) == list(range(6))
    killed = everything(store)
    shutil.rmtree(store.path)
    shutil.copytree(before, store.path)
    SEGMENT.run(Build(settings, store))
    assert everything(store) == killed


def test_corrections_by_hand_survive_other_settings_and_touch_only_their_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = corpus(tmp_path)
    store = build(path)
    first, second, third, _ = page_ids(store)
    curation = Curation(store.path)
    drawn, moved = (30, 320, 100, 90), (15, 25, 190, 265)
    curation.decide(BOX_REMOVED, first, removal(LIKELY, SIZE), "Ada")
    curation.decide(BOX_ADDED, second, addition(drawn, SIZE))
    curation.decide(BOX_REDRAWN, third, redrawing(CERTAIN, moved, SIZE))
    cut: list[str] = []
    original = PageCutter.cut
    monkeypatch.setattr(PageCutter, "cut", lambda self, page: cut.append(page["id"]) or original(self, page))
    store = build(path)
    assert sorted(cut) == sorted([first, second, third])
    assert regions(images_of(store, first)) == {CERTAIN}
    assert regions(images_of(store, second)) == {CERTAIN, LIKELY, drawn}
    assert regions(images_of(store, third)) == {moved, LIKELY}
    by_hand = [row for row in images_of(store) if row["segmenter"] == "hand"]
    assert regions(by_hand) == {drawn, moved}
    assert sorted(row["node"] for row in images_of(store)) == list(range(8))

    # Another detector finds the removed picture a little larger, and where one was drawn a smaller one.
    larger, inside = (205, 25, 158, 160), (30, 325, 95, 80)
    file = yolo(tmp_path / "other.onnx", {CERTAIN: 0.9, larger: 0.9, inside: 0.9})
    settings(tmp_path, method="onnx", file=file.as_posix())
    store = build(path)
    assert regions(images_of(store, first)) == {CERTAIN, inside}
    assert regions(images_of(store, second)) == {CERTAIN, larger, drawn}
    assert regions(images_of(store, third)) == {moved, larger, inside}

    for decision in curation.decisions(third):
        curation.undo(decision)
    cut.clear()
    assert regions(images_of(build(path), third)) == {CERTAIN, larger, inside}
    assert cut == [third]


def test_a_correction_made_during_a_build_is_for_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = corpus(tmp_path, pages=1)
    store = build(path, ["harvest"])
    (page,) = page_ids(store)
    original = PageCutter.cut

    def cut_while_someone_decides(self: PageCutter, row: dict[str, Any]) -> Any:
        Curation(store.path).decide(BOX_REMOVED, page, removal(CERTAIN, SIZE))
        return original(self, row)

    monkeypatch.setattr(PageCutter, "cut", cut_while_someone_decides)
    assert regions(images_of(build(path))) == {CERTAIN, LIKELY}
    monkeypatch.setattr(PageCutter, "cut", original)
    assert regions(images_of(build(path))) == {LIKELY}


def test_a_page_that_upsets_the_segmenter_is_told_of_and_taken_up_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = corpus(tmp_path, pages=3)
    Image.new("RGB", (333, 444), "white").save(tmp_path / "images" / "issue" / "odd.png")
    original = OnnxSegmenter.segment

    def upset(self: OnnxSegmenter, page: np.ndarray) -> Any:
        if page.shape == (444, 333, 3):
            raise RuntimeError("allocation of 3 TB failed")
        return original(self, page)

    monkeypatch.setattr(OnnxSegmenter, "segment", upset)
    store = build(path)
    assert store.count("images") == 6
    (failed,) = store.rows("pages", ["error"], "status = 'failed'")["error"].to_pylist()
    assert failed == "the segmenter could not cope with the page: RuntimeError: allocation of 3 TB failed"
    store = build(settings(tmp_path, method="none"))
    assert (store.count("images"), store.count("pages", "status = 'failed'")) == (4, 0)


def test_a_file_that_is_no_network_stops_the_step_with_a_sentence(tmp_path: Path) -> None:
    path = corpus(tmp_path, pages=1)
    (tmp_path / "yolo.onnx").write_bytes(b"nothing of the kind")
    with pytest.raises(StepError, match="cannot be read as an ONNX model"):
        build(path)
    detector(tmp_path / "yolo.onnx", np.zeros((1, 10)))
    with pytest.raises(StepError, match=r"has the shape \(1, 10\)"):
        build(path)
    yolo(tmp_path / "yolo.onnx")
    assert build(path).count("images") == 2


def test_every_mistake_in_the_settings_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WANDERBILD_DOCEXTRACTOR", raising=False)
    path = corpus(tmp_path, pages=1, method="docextractor", boxes="boxes.csv", least_score=0.3, margin=0.1)
    with pytest.raises(SettingsError) as told:
        load_settings(path)
    assert str(told.value).splitlines()[0].endswith("has 3 mistake(s):")
    assert 'segment.boxes: belongs to the method "boxes"' in str(told.value)
    assert "segment.least_score: belongs to" in str(told.value)
    assert "models/default/model.pkl" in str(told.value)
    with pytest.raises(SettingsError, match=r"segment.file: missing"):
        load_settings(settings(tmp_path, method="onnx"))
    with pytest.raises(SettingsError, match=r"segment.file: there is no file .*none.onnx"):
        load_settings(settings(tmp_path, method="layout", file="none.onnx"))
    with pytest.raises(SettingsError, match=r"segment.margin: .*less than or equal to 0.5"):
        load_settings(settings(tmp_path, method="layout", margin=2))


def test_a_page_that_was_dropped_is_fetched_again_to_be_cut_otherwise(tmp_path: Path) -> None:
    with Library() as library:
        canvases = [canvas2(str(n), (900, 1200), service2(library, "good", f"p{n}")) for n in range(3)]
        library.documents["/m"] = v2(canvases, label="m")
        list_of(library, tmp_path, "m")
        path = settings_file(tmp_path, keep_pages=False)
        store = build(path)
        store.create("features", features(768))
        rows = [{"id": row["id"], "descriptor": [0.0] * 768} for row in images_of(store)]
        store.append("features", pa.Table.from_pylist(rows, schema=features(768)))
        assert drop_described_pages(load_settings(path), store) == 3
        first = page_ids(store)[0]
        (width, height) = (
            store.rows("pages", ["width", "height"]).to_pylist()[0][side] for side in ("width", "height")
        )
        Curation(store.path).decide(BOX_ADDED, first, addition((20, 20, 200, 200), (width, height)))
        asked = len(library.asked)
        store = build(path)
        assert len([name for name in library.paths()[asked:] if name.endswith(".jpg")]) == 1
        assert regions(images_of(store, first)) == {(0, 0, width, height), (20, 20, 200, 200)}
        (drawn,) = [row for row in images_of(store, first) if row["segmenter"] == "hand"]
        address = store.rows("images", ["id", "iiif_url"], f"id = '{drawn['id']}'")["iiif_url"][0].as_py()
        scale = 900 / width
        assert f"/{round(20 * scale)},{round(20 * scale)},{round(200 * scale)}," in address


def test_what_was_left_out_is_told(tmp_path: Path) -> None:
    path = corpus(tmp_path, pages=2)
    store = build(path)
    Curation(store.path).decide(BOX_REMOVED, page_ids(store)[0], removal(LIKELY, SIZE))
    store = build(path)
    left_out = store.rows("pages", ["number", "left_out"]).sort_by("number")["left_out"].to_pylist()
    assert [json.loads(counts or "{}") for counts in left_out] == [{"corrected by hand": 1}, {}]
    assert "left out on the pages: 1 corrected by hand" in status_lines(Build(load_settings(path), store))
