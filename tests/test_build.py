import csv
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from filelock import FileLock

from batch.__main__ import main
from batch.build import STEPS
from store.catalogue import Catalogue
from store.clusters import clusters_at, read_forest
from store.database import Store
from store.printings import printings, summary
from store.ranking import rank_clusters
from store.search import nearest_images
from tests.conftest import Built
from tests.drawn_corpus import (
    BAD_PICTURES,
    PLACES,
    ROOT,
    batch,
    cities_of,
    draw_picture,
    reprint,
    write_settings,
    write_table,
)
from vision.network import _import_timm, load_network
from vision.prepare import prepare
from vision.whitening import Whitening

Copy = Callable[[Built], Built]


def files_of(store: Store) -> dict[int, str]:
    """The file of each image's page, by node."""
    pages = store.rows("pages", ["id", "image_url"])
    name = dict(zip(pages["id"].to_pylist(), pages["image_url"].to_pylist(), strict=True))
    images = store.rows("images", ["node", "page_id"])
    return {
        node: name[page]
        for node, page in zip(images["node"].to_pylist(), images["page_id"].to_pylist(), strict=True)
    }


def vectors_by_file(store: Store) -> dict[str, bytes]:
    vectors = store.vectors()
    return {name: vectors[node].tobytes() for node, name in files_of(store).items()}


def content_of(store: Store) -> dict[str, Any]:
    """All of a store that a reader can come to see."""
    images = store.rows(
        "images", ["id", "node", "page_id", "phash", "thumbnail", "city", "date_start"]
    ).sort_by("node")
    forest = read_forest(store)
    links = store.rows("links", ["a", "b", "similarity"])
    return {
        "images": images.to_pylist(),
        "vectors": store.vectors().tobytes(),
        "forest": [column.tobytes() for column in (forest.a, forest.b, forest.similarity)],
        "links": links.to_pydict(),
        "whitening": store.file("whitening.safetensors").read_bytes(),
        "pages": store.rows("pages", ["id", "status", "error", "width", "height"]).sort_by("id").to_pylist(),
        "model": store.record("model"),
        "version": store.record("build")["version"],
    }


def build(corpus: Built, capsys: pytest.CaptureFixture[str], *options: str, code: int = 0) -> dict[str, str]:
    """Builds a corpus in this process; what each step said (the last thing), by its name, and the errors under ``""``."""
    capsys.readouterr()
    assert main(["build", str(corpus.settings), *options]) == code
    captured = capsys.readouterr()
    said = dict(line.split(": ", 1) for line in captured.out.splitlines() if ": " in line)
    return said | {"": captured.err}


# A build from its first day


def test_a_corpus_is_built_to_its_end_and_says_what_it_did(built: Built) -> None:
    assert built.said.returncode == 0, built.said.stderr
    lines = built.said.stdout.splitlines()
    assert [line.split(":")[0] for line in lines if line.split(":")[0] in {step.name for step in STEPS}] == [
        "harvest",
        "download",
        "segment",
        "describe",
        "describe",
        "reprint",
        "whiten",
        "index",
        "graph",
        "verify",
        "junk",
        "calibrate",
    ]
    assert "stand-in" in built.said.stdout
    assert "not DINO" in built.said.stdout
    assert (
        lines[-1]
        == f"The store is {built.store.path}. Open it with: streamlit run app.py -- {built.store.path}"
    )
    record = Store.open(built.store.path).record("build")
    assert record["corpus"] == "Drawn pictures"
    assert (record["minimum_similarity"], record["threshold"]) == (0.1, 0.15)
    assert built.store.file("settings.toml").read_bytes() == built.settings.read_bytes()


def test_every_sound_picture_is_in_whatever_its_form_and_no_other(built: Built) -> None:
    names = {row["file"] for row in built.rows} - set(BAD_PICTURES) - {"", "../secret.jpg"}
    files = files_of(built.store)
    assert set(files.values()) == names
    assert sorted(files) == list(range(len(names)))
    assert built.store.count("images", "vector IS NOT NULL AND thumbnail IS NOT NULL") == len(names)
    failed = built.store.rows("pages", ["image_url", "error"], "status = 'failed'").to_pylist()
    assert {row["image_url"] for row in failed} == set(BAD_PICTURES)
    assert all(BAD_PICTURES[row["image_url"]] in row["error"] for row in failed)


def test_what_travelled_is_found_and_ranked(built: Built) -> None:
    membership = clusters_at(read_forest(built.store), 0.15)
    files = files_of(built.store)
    found = {}
    for cluster in np.unique(membership.clusters).tolist():
        names = [files[node] for node in membership.members(cluster).tolist()]
        found[cluster] = sorted({name.split("-")[1] if name.startswith("motif") else "odd" for name in names})
        if found[cluster] != ["odd"]:
            assert len(names) == len(cities_of(int(found[cluster][0])))
        else:
            assert len(names) == 9, "one picture in nine forms"
    assert sorted(found.values()) == sorted([*([str(motif)] for motif in range(8)), ["odd"]])
    ranked = rank_clusters(Catalogue(built.store.path), membership, measure="countries").to_pylist()
    best = {found[row["cluster"]][0] for row in ranked[:2]}
    assert best == {"3", "7"}, "printed in five countries each"
    assert [row["countries"] for row in ranked] == sorted((row["countries"] for row in ranked), reverse=True)
    assert ranked[0]["countries"] == len(PLACES)


def test_a_picture_of_ones_own_finds_its_motif(built: Built) -> None:
    store = Store.open(built.store.path)
    model = store.record("model")
    network = load_network(model["name"], side=model["side"], block=model["block"])
    batch = prepare(reprint(draw_picture(3), 777), "print", model["side"])[np.newaxis]
    vector = Whitening.load(store.file("whitening.safetensors")).apply(network.describe(batch))[0]
    files = files_of(store)
    found = [files[node] for node in nearest_images(store, vector, count=5)["node"].to_pylist()]
    assert sorted(found) == sorted(f"motif-3-{city}.jpg" for city in cities_of(3))


def test_a_second_build_does_nothing_and_says_so(built: Built) -> None:
    def stamps() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in built.store.path.rglob("*") if path.is_file()}

    before = stamps()
    again = batch("build", built.settings)
    assert again.returncode == 0
    assert again.stdout.splitlines()[:-1] == [f"{step.name}: nothing to do" for step in STEPS]
    assert again.stderr == ""
    changed = {path.name for path, stamp in stamps().items() if before.get(path) != stamp}
    assert changed <= {"settings.toml", "build.json", ".building.lock"}


# Changes from one build to the next


def test_new_rows_are_added_and_old_vectors_not_touched(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    before, nodes, old = vectors_by_file(corpus.store), files_of(corpus.store), corpus.store.record("build")
    whitening = corpus.store.digest("whitening.safetensors")
    for number in range(20):
        name = f"new-{number:02}.jpg"
        draw_picture(900 + number).save(corpus.folder / "images" / name)
        corpus.rows.insert(0, {"file": name, "issue": f"new {number}", "city": "Prague", "date": "1899"})
    reprint(draw_picture(9), 5).save(corpus.folder / "images" / "new-print.jpg")
    corpus.rows.append({"file": "new-print.jpg", "city": "Vienna", "date": "1900"})
    write_table(corpus.folder, corpus.rows)
    said = build(corpus, capsys)
    assert said["describe"].startswith("21 images described")
    after = vectors_by_file(corpus.store)
    assert {name: after[name] for name in before} == before
    assert {node: files_of(corpus.store)[node] for node in nodes} == nodes
    assert len(after) == len(before) + 21
    assert corpus.store.digest("whitening.safetensors") == whitening
    assert corpus.store.count("images", "vector IS NULL") == 0
    assert corpus.store.record("build")["version"] != old["version"]
    membership = clusters_at(read_forest(corpus.store), 0.15)
    of_file = {name: node for node, name in files_of(corpus.store).items()}
    print_of_9 = of_file[f"motif-9-{cities_of(9)[0]}.jpg"]
    assert membership.cluster_of(of_file["new-print.jpg"]) == membership.cluster_of(print_of_9) is not None
    assert summary(Catalogue(corpus.store.path))["cities"] == len(PLACES) + 2


def test_rows_that_vanish_are_kept_and_told(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    count = corpus.store.count("images")
    gone = f"motif-8-{cities_of(8)[0]}.jpg"
    write_table(corpus.folder, [row for row in corpus.rows if row["file"] != gone])
    said = build(corpus, capsys)
    assert "1 document(s) are no longer in the source and were kept" in said["harvest"]
    assert corpus.store.count("images") == count
    assert said["describe"] == "nothing to do"


def test_corrected_dates_places_and_titles_reach_the_rankings_without_describing_again(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    for row in corpus.rows:
        if row["file"] == "motif-1-Paris.jpg":
            row |= {"date": "quatorze Ventôse?", "city": "Atlantis-sur-Seine", "country": ""}
    write_table(corpus.folder, corpus.rows)
    build(corpus, capsys)
    status = "\n".join(main_status(corpus, capsys))
    assert "quatorze Ventôse? (1)" in status
    assert "Atlantis-sur-Seine (1)" in status
    assert "fill in places.csv and dates.csv" in status
    vectors = vectors_by_file(corpus.store)

    fill_in(corpus.store.file("dates.csv"), date="1795-03-04")
    fill_in(corpus.store.file("places.csv"), city="Paris", country="FR", latitude="48.85", longitude="2.35")
    for row in corpus.rows:
        if row["file"] == "motif-2-Paris.jpg":
            row["title"] = "The great wheel"
    write_table(corpus.folder, corpus.rows)
    said = build(corpus, capsys)
    assert said["describe"] == said["whiten"] == "nothing to do"
    assert vectors_by_file(corpus.store) == vectors
    query = "SELECT city, country, year(date_start) AS year FROM images WHERE title = $title AND year(date_start) < 1800"
    found = Catalogue(corpus.store.path).query(query, {"title": "Motif 1"}).to_pylist()
    assert found == [{"city": "Paris", "country": "FR", "year": 1795}]
    assert (
        Catalogue(corpus.store.path).query("SELECT 1 FROM images WHERE title = 'The great wheel'").num_rows
        == 1
    )
    assert corpus.store.count("images", "title = 'The great wheel' AND city = 'Paris'") == 1
    assert "Atlantis" not in "\n".join(main_status(corpus, capsys))


def test_rows_corrected_in_the_table_itself_move_their_pictures_and_double_none(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    vectors, nodes = vectors_by_file(corpus.store), files_of(corpus.store)
    documents = corpus.store.count("documents")
    ids = corpus.store.rows("images", ["id", "node"]).sort_by("node")
    for row in corpus.rows:
        match row["file"]:
            case "motif-1-Paris.jpg":
                row |= {"date": "1795-03-04", "city": "Lyon"}
            case "motif-3-London.jpg":
                row |= {
                    name: value for name, value in corpus.rows[0].items() if name not in ("file", "title")
                }
    write_table(corpus.folder, corpus.rows)
    said = build(corpus, capsys)
    assert said["describe"] == said["whiten"] == "nothing to do"
    assert "no longer in the source" not in said["harvest"]
    assert (vectors_by_file(corpus.store), files_of(corpus.store)) == (vectors, nodes)
    assert corpus.store.rows("images", ["id", "node"]).sort_by("node").equals(ids)
    assert corpus.store.count("documents") == documents - 1, "motif-3-London.jpg joined another issue"
    catalogue = Catalogue(corpus.store.path)
    lyon = "SELECT year(date_start) AS year, title FROM images WHERE city = 'Lyon'"
    assert catalogue.query(lyon).to_pylist() == [{"year": 1795, "title": "Motif 1"}]
    [printing] = printings(
        catalogue, [node for node, name in nodes.items() if name == "motif-3-London.jpg"]
    ).to_pylist()
    assert (printing["city"], printing["issue"], printing["title"]) == ("Paris", "Paris 0", "Motif 3")
    assert summary(catalogue)["issues"] == documents - 2, "one issue has only files that cannot be read"


def main_status(corpus: Built, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["status", str(corpus.settings)]) == 0
    return capsys.readouterr().out.splitlines()


def fill_in(path: Path, **answers: str) -> None:
    """Fills the columns of a file of corrections as a person would."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(
            row | {name: value for name, value in answers.items() if name in row} for row in rows
        )


def test_settings_redo_what_they_must_and_nothing_else(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    build(corpus, capsys)
    vectors = vectors_by_file(corpus.store)
    descriptors = corpus.store.rows("features", ["id", "descriptor"]).sort_by("id")
    common = {"graph": {"minimum": 0.1, "threshold": 0.15}}

    write_settings(corpus.folder, graph={"minimum": 0.4, "threshold": 0.45})
    said = build(corpus, capsys)
    assert {name for name, what in said.items() if what == "nothing to do"} == {
        step.name for step in STEPS
    } - {"graph", "verify", "junk", "calibrate"}
    assert read_forest(corpus.store).similarity.min() >= 0.4
    assert corpus.store.record("build")["threshold"] == 0.45

    write_settings(corpus.folder, describe={"dimensions": 256}, **common)
    said = build(corpus, capsys)
    assert said["describe"] == "nothing to do"
    assert "vectors of 256 dimensions" in said["whiten"]
    assert corpus.store.vectors().shape[1] == 256
    assert corpus.store.count("images", "vector IS NULL") == 0

    write_settings(corpus.folder, segment={"thumbnail": 64}, **common)
    said = build(corpus, capsys)
    assert said["describe"] == "nothing to do"
    assert vectors_by_file(corpus.store) == vectors, "back at 384 dimensions"
    sizes = {len(image) for image in corpus.store.rows("images", ["thumbnail"])["thumbnail"].to_pylist()}
    assert max(sizes) < 4000
    assert corpus.store.rows("features", ["id", "descriptor"]).sort_by("id").equals(descriptors)

    write_settings(
        corpus.folder, describe={"prepare": "none", "size": 70}, segment={"thumbnail": 64}, **common
    )
    said = build(corpus, capsys)
    assert said["describe"].startswith(f"{len(vectors)} images described")
    assert not set(vectors_by_file(corpus.store).values()) & set(vectors.values())
    assert corpus.store.record("model")["preparation"] == "none"


def test_new_pictures_and_other_dimensions_at_once(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    draw_picture(950).save(corpus.folder / "images" / "new.jpg")
    write_table(corpus.folder, [*corpus.rows, {"file": "new.jpg"}])
    write_settings(corpus.folder, describe={"dimensions": 256})
    build(corpus, capsys)
    assert corpus.store.vectors().shape == (built.store.count("images") + 1, 256)
    assert corpus.store.count("images", "vector IS NULL") == 0


def test_the_same_model_by_another_name_redoes_nothing(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    version, vectors = corpus.store.record("build")["version"], vectors_by_file(corpus.store)
    write_settings(corpus.folder, describe={"size": 224}, graph={"minimum": 0.1, "threshold": 0.15})
    said = build(corpus, capsys)
    assert said["describe"].startswith("0 images described")
    assert said["whiten"] == said["graph"] == "nothing to do"
    assert (corpus.store.record("build")["version"], vectors_by_file(corpus.store)) == (version, vectors)


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two files of weights of DINO's architecture, drawn by lot."""
    folder = tmp_path_factory.mktemp("weights")
    for seed in (1, 2):
        torch.manual_seed(seed)
        module = _import_timm().create_model("vit_small_patch16_224.dino", pretrained=False)
        torch.save(
            {name: value.half() for name, value in module.state_dict().items()}, folder / f"{seed}.pth"
        )
    return [folder / "1.pth", folder / "2.pth"]


def test_weights_given_once_hold_and_others_describe_anew(
    built: Built, copy_of: Copy, weights: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    write_settings(corpus.folder, describe={"model": "auto", "size": 64})
    said = build(corpus, capsys, "--weights", str(weights[0]))
    assert said["describe"].startswith("45 images described by dino_vits16 (file 1.pth)")
    vectors = vectors_by_file(corpus.store)
    # The next one who builds knows nothing of that file.
    assert build(corpus, capsys)["describe"] == "nothing to do"
    moved = corpus.folder / "moved.pth"
    shutil.copy(weights[0], moved)
    assert build(corpus, capsys, "--weights", str(moved))["describe"].startswith("0 images described")
    assert vectors_by_file(corpus.store) == vectors
    said = build(corpus, capsys, "--weights", str(weights[1]))
    assert said["describe"].startswith("45 images described by dino_vits16 (file 2.pth)")
    assert not set(vectors_by_file(corpus.store).values()) & set(vectors.values())
    # The file of weights is replaced by another one: old and new vectors would not compare.
    shutil.copy(weights[1], moved)
    build(corpus, capsys, "--weights", str(moved))
    shutil.copy(weights[0], moved)
    draw_picture(951).save(corpus.folder / "images" / "new.jpg")
    write_table(corpus.folder, [*corpus.rows, {"file": "new.jpg"}])
    said = build(corpus, capsys, code=1)
    assert "described with other weights" in said[""]
    assert said[""].count("\n") == 1
    missing = build(corpus, capsys, "--weights", "nowhere.pth", code=1)
    assert "There is no weights file" in missing[""]


def test_repaired_files_come_in_when_asked_for_and_missing_ones_by_themselves(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    before = vectors_by_file(corpus.store)
    for number, name in enumerate(("empty.jpg", "missing.jpg")):
        draw_picture(960 + number).save(corpus.folder / "images" / name)
    build(corpus, capsys)
    assert set(vectors_by_file(corpus.store)) - set(before) == {"missing.jpg"}
    said = build(corpus, capsys, "--retry")
    assert said["describe"].startswith("1 images described")
    after = vectors_by_file(corpus.store)
    assert set(after) - set(before) == {"missing.jpg", "empty.jpg"}
    assert {name: after[name] for name in before} == before
    failed = corpus.store.rows("pages", ["image_url"], "status = 'failed'")["image_url"].to_pylist()
    assert set(failed) == set(BAD_PICTURES) - {"missing.jpg", "empty.jpg"}


def test_a_picture_that_is_lost_after_it_was_cut_is_told_and_comes_back(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    lost = corpus.folder / "images" / f"motif-8-{cities_of(8)[0]}.jpg"
    kept = lost.read_bytes()
    lost.unlink()
    write_settings(corpus.folder, describe={"size": 70})
    said = build(corpus, capsys)
    assert "1 could not be" in said["describe"]
    assert any("the file is not there" in line for line in main_status(corpus, capsys))
    assert corpus.store.count("images", "vector IS NULL") == 1
    lost.write_bytes(kept)
    build(corpus, capsys, "--retry")
    assert corpus.store.count("images", "vector IS NULL") == 0


def test_a_working_table_that_was_dropped_is_made_again(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    content = content_of(corpus.store)
    shutil.rmtree(corpus.store.path / "features.lance")
    build(corpus, capsys)
    assert content_of(corpus.store) == content


def test_a_whitening_taken_away_is_fitted_anew(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    content = content_of(corpus.store)
    corpus.store.file("whitening.safetensors").unlink()
    said = build(corpus, capsys)
    assert said["whiten"] != "nothing to do"
    assert content_of(corpus.store) == content


def test_of_two_builds_at_once_the_second_says_so(
    built: Built, copy_of: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    with FileLock(corpus.store.file(".building.lock")):
        said = build(corpus, capsys, code=1)
    assert said[""] == f"Another build is at work on {corpus.store.path}: wait for it to end.\n"
    assert build(corpus, capsys)["graph"] == "nothing to do"


def test_a_corpus_of_which_nothing_can_be_read_ends_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "images").mkdir()
    for number in range(3):
        (tmp_path / "images" / f"{number}.jpg").write_text("no picture")
    settings = write_settings(tmp_path, source={"table": None})
    assert main(["build", str(settings)]) == 1
    assert "No image could be described" in capsys.readouterr().err
    assert main(["status", str(settings)]) == 0
    assert "0 images" in capsys.readouterr().out


def test_one_picture_alone_is_a_corpus_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "images").mkdir()
    draw_picture(1).save(tmp_path / "images" / "only.png")
    settings = write_settings(tmp_path, source={"table": None}, describe={"size": 70})
    assert main(["build", str(settings)]) == 0
    store = Store.open(tmp_path / "store")
    assert (store.count("images"), store.count("links"), len(read_forest(store))) == (1, 0, 0)
    # Nothing is known of how pictures differ, so none is near to another one.
    assert nearest_images(store, np.eye(384)[0]).num_rows == 0


# Kills


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A corpus with several writes in a step, and the store of a build that nobody disturbed."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "images").mkdir()
    rows = []
    for number in range(264):
        name = f"{number:03}.png"
        if number % 50 == 7:
            (folder / "images" / name).write_bytes(b"")
        else:
            draw_picture(number // 3, (64, 48)).rotate(number % 3).save(folder / "images" / name)
        rows.append(
            {"file": name, "issue": f"{number // 10}", "date": f"{1850 + number // 10}", "city": "Paris"}
        )
    write_table(folder, rows)
    settings = write_settings(folder, describe={"size": 64}, graph={"minimum": 0.2})
    said = batch("build", settings)
    assert said.returncode == 0, said.stderr
    return Built(folder, settings, Store(folder / "store"), said, rows)


class Killed(BaseException):
    """Ends a build in this process where a kill would."""


def kill_after(writes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the process end right after so many writes to a store: tables and files."""
    left = writes

    def counted(write: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            result = write(*arguments, **options)
            left -= 1
            if left == 0:
                raise Killed
            return result

        return wrapper

    for name in ("create", "append", "merge", "replace", "delete", "empty", "empty_vectors", "compact"):
        monkeypatch.setattr(Store, name, counted(getattr(Store, name)))
    monkeypatch.setattr(Path, "replace", counted(Path.replace))


def test_killed_between_any_two_writes_and_run_again_a_build_ends_with_the_same_store(
    many: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "store")
    arguments = ["build", str(many.settings), "--store", str(store.path)]
    kills = 0
    for writes in range(1, 40):
        with monkeypatch.context() as patch:
            kill_after(writes, patch)
            try:
                assert main(arguments) == 0
                break
            except Killed:
                kills += 1
        assert main(["status", *arguments[1:]]) == 0
    assert kills >= 6
    assert content_of(store) == content_of(many.store)
    assert not list(store.path.glob("*.temporary*"))


def wait_for(sign: Callable[[], bool], process: subprocess.Popen[str]) -> bool:
    """Waits until ``sign`` is there; false if the process has ended before."""
    while process.poll() is None:
        if sign():
            return True
        time.sleep(0.002)
    return False


def moments(store: Path) -> Iterator[Callable[[], bool]]:
    """Signs on disk of moments to kill at, in the order in which a build comes to them."""

    def versions(table: str, count: int) -> Callable[[], bool]:
        return lambda: len(list(store.glob(f"{table}.lance/_versions/*.manifest"))) >= count

    yield versions("features", 2)
    yield (store / "whitening.safetensors").exists
    yield (store / "forest.lance").exists


def test_killed_again_and_again_a_build_ends_with_the_same_store(many: Built, tmp_path: Path) -> None:
    store = tmp_path / "store"
    command = [sys.executable, "-m", "batch", "build", str(many.settings), "--store", str(store)]
    killed = 0
    for sign in moments(store):
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ
        )
        if wait_for(sign, process):
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.communicate(timeout=120)
    assert killed == 3
    finished = batch("build", many.settings, "--store", store)
    assert finished.returncode == 0, finished.stderr
    assert content_of(Store(store)) == content_of(many.store)
    assert not list(store.glob("*.temporary*"))
