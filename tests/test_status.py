from collections.abc import Callable
from pathlib import Path

import pytest

from batch.__main__ import main
from batch.build import STEPS
from tests.conftest import Built
from tests.drawn_corpus import BAD_PICTURES, draw_picture, write_settings, write_table


def status(settings: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["status", str(settings)]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out.splitlines()


def test_a_finished_store_tells_what_is_in_it(built: Built, capsys: pytest.CaptureFixture[str]) -> None:
    lines = status(built.settings, capsys)
    assert lines[0] == f"Drawn pictures: store {built.store.path}"
    assert lines[1 : 1 + len(STEPS)] == [f"  {step.name}: done" for step in STEPS]
    [counts] = [line for line in lines if "documents" in line and "pages" in line]
    assert "53 pages (45 done, 0 waiting, 8 failed), 45 images, 45 described" in counts
    assert any(line.startswith("described by vits14_imgfocus: stand-in") for line in lines)


def test_what_failed_is_named_with_its_reason(built: Built, capsys: pytest.CaptureFixture[str]) -> None:
    lines = status(built.settings, capsys)
    assert "Pages that failed (8):" in lines
    for name, reason in BAD_PICTURES.items():
        [line] = [line for line in lines if line.startswith(f"  {name}: ")]
        assert reason in line
    assert "Left out of the source (3):" in lines
    assert "  images.csv, row 55: motif-0-Paris.jpg stands already in row 2: left out" in lines
    assert "  images.csv, row 56: ../secret.jpg points outside the folder of images: left out" in lines
    assert "  images.csv, row 57: names no file: left out" in lines


def test_asking_for_the_status_of_what_was_never_built_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "images").mkdir()
    settings = write_settings(tmp_path, source={"table": None})
    lines = status(settings, capsys)
    assert lines[1 : 1 + len(STEPS)] == [f"  {step.name}: not done" for step in STEPS]
    assert "0 documents, 0 pages (0 done, 0 waiting, 0 failed), 0 images" in lines[1 + len(STEPS)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus.toml", "images"]


def test_what_is_to_be_done_again_is_said(
    built: Built, copy_of: Callable[[Built], Built], capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    draw_picture(970).save(corpus.folder / "images" / "new.jpg")
    write_table(corpus.folder, [*corpus.rows, {"file": "new.jpg"}])
    write_settings(corpus.folder, graph={"minimum": 0.2, "threshold": 0.25})
    lines = status(corpus.settings, capsys)
    for step in ("harvest", "graph"):
        assert f"  {step}: to be done again, its settings or its input changed" in lines
    assert "  whiten: done" in lines


def test_dates_and_places_that_were_not_understood_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "images").mkdir()
    rows = []
    for number in range(6):
        draw_picture(number, (32, 32)).save(tmp_path / "images" / f"{number}.png")
        date = ["in the year of the comet", "1885", "1885-03", "1885-03-12", "188x", ""][number]
        city = ["Atlantis-sur-Seine", "Atlantis-sur-Seine", "Paris", "London", "", ""][number]
        rows.append({"file": f"{number}.png", "issue": number, "date": date, "city": city})
    write_table(tmp_path, rows)
    assert main(["harvest", str(write_settings(tmp_path))]) == 0
    lines = status(tmp_path / "corpus.toml", capsys)
    [dates] = [line for line in lines if line.startswith("Dates: ")]
    assert set(dates.removeprefix("Dates: ").split(", ")) == {
        "2 unknown",
        "1 year",
        "1 month",
        "1 day",
        "1 decade",
    }
    assert "Dates that were not understood (1):" in lines
    assert "  in the year of the comet (1)" in lines
    assert "Places: 2 of 6 documents have one" in lines
    assert any(line.startswith("  Atlantis-sur-Seine (2): ") for line in lines)
    assert lines[-1] == (
        f"To correct them, fill in places.csv and dates.csv in {tmp_path / 'store'} and run the build again."
    )


def test_long_lists_are_cut_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "images").mkdir()
    write_table(tmp_path, [{"file": f"gone-{number:03}.jpg"} for number in range(50)])
    assert main(["harvest", str(write_settings(tmp_path))]) == 0
    lines = status(tmp_path / "corpus.toml", capsys)
    assert "Pages that failed (50):" in lines
    assert sum("the file is not there" in line for line in lines) == 20
    assert "  … and 30 more" in lines


def test_a_store_of_an_earlier_version_is_said_in_a_sentence(
    built: Built, copy_of: Callable[[Built], Built], capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = copy_of(built)
    corpus.store.table("pages").drop_columns(["error"])
    for command in ("status", "build"):
        assert main([command, str(corpus.settings)]) == 1
        assert "earlier version of this software: its table pages lacks error" in capsys.readouterr().err
