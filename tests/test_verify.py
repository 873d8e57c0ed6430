"""The step ``verify`` on real stores: interrupted, continued, extended, damaged."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

import batch.verify
from batch.__main__ import main
from store.clusters import clusters_at, read_forests
from store.database import Store
from store.tables import LINKS
from store.verified_links import image_ids, read_links, worth_verifying
from tests.conftest import Built
from tests.drawn_corpus import ROOT, write_table

COLUMNS = ["a", "b", "kind", "joins", "inliers", "coverage_a", "coverage_b", "transform", "inverted", "error"]


def looked_at(store: Store) -> list[dict[str, object]]:
    """All rows of the working table, in an order of their own."""
    rows = store.rows("verifications", COLUMNS).to_pylist()
    return sorted(rows, key=lambda row: (row["a"], row["b"]))


def files(store: Store) -> list[str]:
    """The file of each image, by node."""
    pages = store.rows("pages", ["id", "image_url"])
    of_page = dict(zip(pages["id"].to_pylist(), pages["image_url"].to_pylist(), strict=True))
    return [
        of_page[page]
        for page in store.rows("images", ["node", "page_id"]).sort_by("node")["page_id"].to_pylist()
    ]


def motif(file: str) -> str:
    return "-".join(file.split("-")[:2])


def step(corpus: Built, *options: str) -> int:
    return main(["verify", str(corpus.settings), *options])


def test_what_was_reprinted_is_joined_and_what_only_looks_alike_is_not(built: Built) -> None:
    store, names = built.store, files(built.store)
    verified = read_forests(store).verified
    assert verified is not None
    wrong = [
        (names[a], names[b])
        for a, b in zip(verified.a, verified.b, strict=True)
        if names[a].startswith("motif")
        and names[b].startswith("motif")
        and motif(names[a]) != motif(names[b])
    ]
    assert not wrong
    clusters = clusters_at(verified, 0.0)
    for travelled in range(8):
        own = [node for node, name in enumerate(names) if name.startswith(f"motif-{travelled}-")]
        joined = {clusters.cluster_of(node) for node in own}
        assert len(joined) == 1 and None not in joined, (travelled, joined)


def test_every_link_is_looked_at_once_and_says_what_it_holds(built: Built) -> None:
    store = built.store
    links, ids = read_links(store), image_ids(store).astype(str)
    kinds = store.rows("links", ["kind"])["kind"].to_pylist()
    found = {(row["a"], row["b"]): row for row in looked_at(store)}
    assert len(found) == store.count("verifications") == len(links) > 50
    for a, b, kind in zip(links.a, links.b, kinds, strict=True):
        assert found[tuple(sorted((ids[a], ids[b])))]["kind"] == kind
    assert "same" in kinds and set(kinds) <= {"same", "part", "similar"}
    for row in found.values():
        assert (row["transform"] is None) == (row["kind"] == "similar") == (row["inliers"] == 0)
        assert row["joins"] <= (row["kind"] != "similar")
    assert built.said.returncode == 0 and "hold the same picture" in built.said.stdout


def test_a_step_that_is_done_has_nothing_to_do_and_looks_again_at_nothing(
    built: Built,
    copy_of: Callable[[Built], Built],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corpus = copy_of(built)
    before, kinds = looked_at(corpus.store), corpus.store.rows("links", ["a", "b", "kind"]).to_pylist()
    assert step(corpus) == 0
    assert "verify: nothing to do" in capsys.readouterr().out
    # The graph made anew forgets kinds; they come back without a picture being looked at.
    monkeypatch.setattr(batch.verify, "match", lambda *_: pytest.fail("a pair was looked at twice"))
    assert main(["graph", str(corpus.settings), "--retry"]) == 0
    assert corpus.store.count("links", "kind IS NOT NULL") == 0
    assert step(corpus) == 0
    assert corpus.store.rows("links", ["a", "b", "kind"]).to_pylist() == kinds
    assert looked_at(corpus.store) == before


def test_killed_in_its_midst_it_goes_on_where_it_was(
    built: Built, copy_of: Callable[[Built], Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = copy_of(built)
    whole = looked_at(corpus.store)
    corpus.store.empty("verifications")
    monkeypatch.setattr(batch.verify, "WORK_A_TASK", 100)
    monkeypatch.setattr(batch.verify, "SECONDS_A_WRITE", 0.0)
    calls = 0

    def killed(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls > 35:
            raise KeyboardInterrupt
        return match(*arguments)

    match = batch.verify.match
    monkeypatch.setattr(batch.verify, "match", killed)
    assert step(corpus, "--retry") == 130
    kept = corpus.store.count("verifications")
    assert 0 < kept < len(whole)
    calls = -len(whole)
    assert step(corpus) == 0
    assert calls == -kept
    assert looked_at(corpus.store) == whole


def test_several_processes_find_what_one_does_and_end_with_their_parent(
    built: Built, copy_of: Callable[[Built], Built]
) -> None:
    corpus = copy_of(built)
    whole = looked_at(corpus.store)
    corpus.store.empty("verifications")
    # As a build started from a program of one's own: the processes must find their way from there.
    program = corpus.folder / "program.py"
    program.write_text(
        "import sys\n"
        "import batch.verify\n"
        "from batch.__main__ import main\n"
        "batch.verify.WORK_A_TASK, batch.verify.WORK_FOR_A_PROCESS, batch.verify.SECONDS_A_WRITE = 50, 100, 0.0\n"
        "batch.verify.os.cpu_count = lambda: 2\n"
        "if __name__ == '__main__':\n"
        "    sys.exit(main(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(program), "verify", str(corpus.settings), "--retry"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    while process.poll() is None and corpus.store.count("verifications") == 0:
        time.sleep(0.02)
    assert process.poll() is None, "the step was over before it could be killed"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 0 < corpus.store.count("verifications") < len(whole)
    deadline = time.monotonic() + 20
    while alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not alive(process.pid), "processes of a step that was killed live on"
    assert subprocess.run(command[:-1], cwd=ROOT, env=environment, timeout=300).returncode == 0
    assert looked_at(corpus.store) == whole


def alive(session: int) -> bool:
    """Whether a process of the session, the killed one aside, still runs."""
    listed = subprocess.run(["ps", "-o", "stat=", "-s", str(session)], capture_output=True, text=True).stdout
    return any(not state.startswith("Z") for state in listed.split())


def test_new_pictures_have_only_their_own_links_looked_at(
    built: Built, copy_of: Callable[[Built], Built], capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    before = {(row["a"], row["b"]): row for row in looked_at(corpus.store)}
    shutil.copy(corpus.folder / "images" / "motif-3-Paris.jpg", corpus.folder / "images" / "motif-3-Gent.jpg")
    known = next(row for row in corpus.rows if row["file"] == "motif-3-Paris.jpg")
    write_table(
        corpus.folder, [*corpus.rows, known | {"file": "motif-3-Gent.jpg", "city": "Gent", "issue": "new"}]
    )
    assert main(["build", str(corpus.settings)]) == 0
    after = {(row["a"], row["b"]): row for row in looked_at(corpus.store)}
    assert all(after[pair] == row for pair, row in before.items())
    names = files(corpus.store)
    new = image_ids(corpus.store).astype(str)[names.index("motif-3-Gent.jpg")]
    added = set(after) - set(before)
    assert f"verify: {len(added):,} links looked at" in capsys.readouterr().out
    clusters = clusters_at(read_forests(corpus.store).verified, 0.0)  # type: ignore[arg-type]
    assert clusters.cluster_of(names.index("motif-3-Gent.jpg")) == clusters.cluster_of(
        names.index("motif-3-Paris.jpg")
    )
    assert any(new in pair for pair in added)


def test_an_unreadable_picture_is_told_and_stops_nothing(
    built: Built, copy_of: Callable[[Built], Built], capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    store, names = corpus.store, files(corpus.store)
    image = image_ids(store).astype(str)[names.index("motif-2-London.jpg")]
    whole = looked_at(store)
    sound = store.thumbnails([image])[image]
    for content in (sound[:60], sound):
        store.merge("images", pa.table({"id": [image], "thumbnail": pa.array([content], pa.large_binary())}))
        if content != sound:
            store.empty("verifications")
        assert step(corpus, "--retry") == 0
        assert main(["status", str(corpus.settings)]) == 0
        said = capsys.readouterr().out
        failed = [row for row in looked_at(store) if row["error"]]
        if content == sound:
            assert not failed and "could not be looked at" not in said
        else:
            assert failed and all(image in (row["a"], row["b"]) for row in failed)
            assert all(f"image {image}: the picture is damaged" in str(row["error"]) for row in failed)
            assert f"{len(failed)} could not be looked at" in said
            assert "Links that could not be verified (1)" in said
    assert looked_at(store) == whole


def test_another_recipe_has_everything_looked_at_anew_and_switched_off_nothing_is_verified(
    built: Built,
    copy_of: Callable[[Built], Built],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    corpus = copy_of(built)
    count = corpus.store.count("verifications")
    monkeypatch.setattr(batch.verify, "RECIPE", "another")
    assert step(corpus) == 0
    assert f"verify: {count:,} links looked at" in capsys.readouterr().out
    version = corpus.store.record("build")["version"]
    corpus.settings.write_text(
        corpus.settings.read_text(encoding="utf-8") + "\n[verify]\nenabled = false\n", encoding="utf-8"
    )
    assert main(["build", str(corpus.settings)]) == 0
    assert read_forests(corpus.store).verified is None
    assert corpus.store.count("links", "kind IS NOT NULL") == 0
    assert corpus.store.record("build")["version"] != version


def test_links_worth_verifying_are_the_best_of_either_end(tmp_path: Path) -> None:
    store = Store(tmp_path)
    rows = [(0, 1, 0.9), (0, 2, 0.5), (0, 3, 0.4), (1, 2, 0.05), (2, 3, 0.45), (3, 4, 0.2)]
    a, b, similarity = zip(*rows, strict=True)
    columns = [
        np.array(a, np.int32),
        np.array(b, np.int32),
        np.array(similarity, np.float32),
        pa.nulls(6, pa.string()),
    ]
    store.replace("links", pa.Table.from_arrays(columns, schema=LINKS))
    links = read_links(store)

    def chosen(minimum: float, neighbours: int) -> list[tuple[int, int]]:
        kept = worth_verifying(links, minimum=minimum, neighbours=neighbours)
        return [rows[position][:2] for position in kept]

    assert chosen(0.0, 9) == [row[:2] for row in rows]
    assert chosen(0.2, 9) == [(0, 1), (0, 2), (0, 3), (2, 3), (3, 4)]
    # 0-1 is the best of 0 and 1, 0-2 of 2, 2-3 of 3, 3-4 of 4; nobody asks for 0-3.
    assert chosen(0.1, 1) == [(0, 1), (0, 2), (2, 3), (3, 4)]
