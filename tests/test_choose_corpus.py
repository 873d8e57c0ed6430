"""The choice among several corpora."""

import json
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


def _store(folder: Path, **record: str) -> None:
    folder.mkdir()
    (folder / "build.json").write_text(json.dumps(record), encoding="utf-8")


def _shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    def screen() -> None:
        from ui.corpus import choose_corpus

        choose_corpus()

    monkeypatch.setattr(sys, "argv", ["app.py", str(folder)])
    return AppTest.from_function(screen).run()


def test_corpora_are_called_by_their_names_and_those_of_one_name_by_their_folders_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _store(tmp_path / "a", corpus="Illustrated press")
    _store(tmp_path / "b", corpus="Satirical press")
    _store(tmp_path / "c", corpus="Satirical press")
    _store(tmp_path / "d")
    choice = _shown(tmp_path, monkeypatch).selectbox(key="corpus")
    assert choice.options == ["Illustrated press", "Satirical press (b)", "Satirical press (c)", "d"]


def test_a_folder_that_is_no_whole_store_is_told_under_a_heading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _store(tmp_path / "a", corpus="Illustrated press")
    app = _shown(tmp_path, monkeypatch)
    assert not app.exception
    assert [title.value for title in app.title] == ["This corpus cannot be opened"]
    assert "There is no store in" in app.error[0].value
