import signal
import subprocess
import sys
from pathlib import Path

import pytest

from batch.__main__ import main
from batch.build import STEPS
from tests.drawn_corpus import ROOT, draw_picture, write_settings, write_table


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The settings file of a corpus of one picture."""
    (tmp_path / "images").mkdir()
    draw_picture(1, (32, 32)).save(tmp_path / "images" / "a.png")
    write_table(tmp_path, [{"file": "a.png"}])
    return write_settings(tmp_path)


def told(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 1) -> str:
    """What the command says on the error stream."""
    assert main([str(argument) for argument in arguments]) == code
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return captured.err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--help"])
    assert leaving.value.code == 0
    text = capsys.readouterr().out
    for name in ("build", *(step.name for step in STEPS), "status", "demo"):
        assert name in text


@pytest.mark.parametrize("arguments", [[], ["built", "x.toml"], ["build"], ["build", "x.toml", "--frob"]])
def test_a_command_that_is_not_known_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    assert leaving.value.code == 2
    assert "usage: python -m batch" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "status", "describe"])
def test_settings_that_are_wrong_end_with_all_mistakes(
    command: str, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_settings(corpus.parent, describe={"sise": 3}, graph={"minimum": 7})
    text = told(capsys, command, corpus)
    assert text.startswith(f"{corpus} has 2 mistake(s):\n")
    assert not (corpus.parent / "store").exists()


def test_settings_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        told(capsys, "build", tmp_path / "none.toml")
        == f"There is no settings file {tmp_path / 'none.toml'}.\n"
    )
    assert "is a folder; give the settings file" in told(capsys, "status", tmp_path)


def test_a_store_where_none_can_be(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "A file or folder cannot be used" in told(capsys, "build", corpus, "--store", corpus)


def test_a_store_elsewhere(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["harvest", str(corpus), "--store", str(tmp_path / "elsewhere")]) == 0
    assert "streamlit" not in capsys.readouterr().out, "one step makes no store that can be opened"
    assert (tmp_path / "elsewhere" / "pages.lance").is_dir()
    assert not (tmp_path / "store").exists()


def test_corrections_with_mistakes_are_told_with_file_and_line(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["harvest", str(corpus)]) == 0
    (corpus.parent / "store" / "dates.csv").write_text("date_text,date\nx,last summer\n")
    text = told(capsys, "build", corpus)
    assert "dates.csv, line 2: “last summer” is not a date" in text


def test_a_step_before_its_time_says_so(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for step in ("download", "segment", "describe", "reprint", "whiten", "index", "graph"):
        text = told(capsys, step, corpus)
        assert text.startswith(f"The step {step} has nothing to work on yet: run python -m batch build"), step


def test_control_c_is_answered_and_the_build_goes_on_afterwards(corpus: Path) -> None:
    for number in range(40):
        draw_picture(number, (900, 700)).save(corpus.parent / "images" / f"{number}.png")
    write_table(corpus.parent, [{"file": f"{number}.png"} for number in range(40)])
    process = subprocess.Popen(
        [sys.executable, "-m", "batch", "build", str(corpus)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
        # Where the tests run in the background of a shell, Ctrl-C is ignored by them and by what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("harvest:"):
            break
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.splitlines()[-1] == "Stopped. Run the same command again: it goes on where it was."
    assert "Traceback" not in errors
