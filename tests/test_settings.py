from pathlib import Path

import pytest

from batch.settings import FolderSource, SettingsError, load_settings
from tests.drawn_corpus import write_settings, write_table


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus's folder with one row in its table."""
    (tmp_path / "images").mkdir()
    write_table(tmp_path, [{"file": "a.jpg", "city": "Paris"}])
    return tmp_path


def mistakes(path: Path) -> str:
    with pytest.raises(SettingsError) as error:
        load_settings(path)
    return str(error.value)


def test_sound_settings_with_paths_made_absolute(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_settings(folder)
    monkeypatch.chdir(folder.parent)
    settings = load_settings(path.relative_to(folder.parent))
    assert isinstance(settings.source, FolderSource)
    assert (settings.source.images, settings.source.table) == (folder / "images", folder / "images.csv")
    assert settings.store == folder / "store"
    assert (settings.describe.prepare, settings.describe.size, settings.describe.dimensions) == (
        "print",
        320,
        384,
    )
    assert (settings.graph.neighbours, settings.graph.minimum) == (20, 0.2)
    assert load_settings(path, Path("elsewhere")).store == folder.parent / "elsewhere"


def test_every_mistake_is_told_at_once(folder: Path) -> None:
    path = write_settings(
        folder,
        source={"images": "pictures", "columns.file": "fiel", "columns.citty": "city"},
        describe={"prepare": "prints", "size": 12, "dimension": 384},
        graph={"neighbours": "many", "minimum": 1.5},
        segmnt={"method": "none"},
    )
    told = mistakes(path)
    assert told.startswith(f"{path} has ")
    for key, what in {
        "source.images": f"there is no folder {folder / 'pictures'}",
        "source.columns.file": 'images.csv has no column "fiel" (did you mean "file"?)',
        "source.columns.citty": 'unknown word (did you mean "city"?)',
        "describe.prepare": "'none' or 'print'; it is 'prints'",
        "describe.size": "greater than or equal to 64; it is 12",
        "describe.dimension": 'unknown key (did you mean "dimensions"?)',
        "graph.neighbours": "it is 'many'",
        "graph.minimum": "less than 1; it is 1.5",
        "segmnt": 'unknown key (did you mean "segment"?)',
    }.items():
        [line] = [line for line in told.splitlines() if line.startswith(f"  {key}:")]
        assert what in line
    assert told.splitlines()[0] == f"{path} has {len(told.splitlines()) - 1} mistake(s):"


def test_a_file_of_weights_that_is_not_there(folder: Path) -> None:
    told = mistakes(write_settings(folder, describe={"weights": "none.pth"}))
    assert f"describe.weights: there is no file {folder / 'none.pth'}" in told


def test_a_key_without_a_near_one_is_answered_with_those_known(folder: Path) -> None:
    told = mistakes(write_settings(folder, graph={"zzz": 1}))
    assert "graph.zzz: unknown key; known are minimum, neighbours, threshold" in told


def test_what_is_missing(folder: Path) -> None:
    path = folder / "corpus.toml"
    path.write_text('[source]\nkind = "folder"\n')
    told = mistakes(path)
    for key in ("name", "store", "source.images"):
        assert f"  {key}: missing" in told
    path.write_text("")
    assert "  source: missing" in mistakes(path)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ({"kind": "foldr"}, "source.kind: it is 'foldr' (did you mean \"folder\"?)"),
        ({"kind": None}, "source.kind: missing; known are folder, iiif"),
        ({"kind": "folder", "images": 5}, "source.images: input is not a valid path"),
        ({"table": "none.csv"}, "source.table: there is no file"),
        ({"table": "images"}, "source.table: there is no file"),
        ({"table": "corpus.toml"}, "source.table: corpus.toml is of no known kind: give .csv"),
        ({"table": None, "columns.file": "file"}, "source.columns: there is no source.table"),
    ],
)
def test_mistakes_of_a_source(folder: Path, source: dict[str, object], told: str) -> None:
    assert told in mistakes(write_settings(folder, source=source))


def test_a_table_without_file_names(folder: Path) -> None:
    (folder / "images.csv").write_text("name,city\na.jpg,Paris\n")
    assert "source.columns.file: missing; name the table's column" in mistakes(write_settings(folder))
    settings = load_settings(write_settings(folder, source={"columns.file": "name"}))
    assert isinstance(settings.source, FolderSource)
    assert settings.source.columns == {"file": "name"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'name = "x"\nname = "y"\n', "is not valid TOML: .*line 2"),
        (b"name = x\n", "is not valid TOML: .*line 1"),
        ('name = "Musée"\n'.encode("cp1252"), "is not UTF-8 text: save it as UTF-8"),
    ],
)
def test_a_file_that_is_no_toml(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "corpus.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=told):
        load_settings(path)


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    assert mistakes(tmp_path / "none.toml") == f"There is no settings file {tmp_path / 'none.toml'}."
    assert mistakes(tmp_path) == f"{tmp_path} is a folder; give the settings file (CORPUS.toml) in it."


def test_a_mark_that_windows_puts_before_utf8_is_no_mistake(folder: Path) -> None:
    path = write_settings(folder)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_settings(path).name == "Drawn pictures"
