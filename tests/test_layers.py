"""Who may import whom: two rooms stand on the ground and do not know each other; nothing reaches upward."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = ("store", "vision", "batch", "ui", "pages", "app", "benchmarks", "docs", "tests")

# For each part, the parts of ours that it may import.
ALLOWED = {
    "store": {"store"},
    "vision": {"vision"},
    "batch": {"batch", "store", "vision"},
    "ui": {"ui", "store", "vision"},
    "pages": {"ui", "store", "vision"},
    "app": {"ui", "store", "vision"},
    # These two drive the running dashboard as its tests do.
    "benchmarks": {"benchmarks", "batch", "store", "vision", "tests"},
    "docs": {"docs", "store", "tests"},
}

# For each library, the parts that may import it.
HOMES = {
    "torch": {"vision"},
    "timm": {"vision"},
    "onnxruntime": {"vision"},
    "streamlit": {"app", "pages", "ui"},
    "pydeck": {"ui"},
    "altair": {"ui"},
    "lancedb": {"store"},
    "duckdb": {"store"},
}


def _part(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def _sources() -> list[Path]:
    files = [ROOT / "app.py"]
    for part in ALLOWED:
        files += sorted((ROOT / part).rglob("*.py"))
    return files


def _imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports anywhere, by its full name, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(ROOT).parts[: -node.level] if node.level else ()
            yield node.lineno, ".".join((*package, node.module or ""))


def _violations() -> Iterator[str]:
    for path in _sources():
        part, place = _part(path), path.relative_to(ROOT)
        for line, module in _imported(path):
            package = module.split(".")[0]
            if package in OURS and package not in ALLOWED[part]:
                yield f"{place}:{line} imports {module}: {part} may import {', '.join(sorted(ALLOWED[part]))}"
            if package in HOMES and part not in HOMES[package]:
                yield f"{place}:{line} imports {module}: only {', '.join(sorted(HOMES[package]))} may"


def test_nothing_reaches_upward_or_into_another_room() -> None:
    assert list(_violations()) == []


def test_the_rules_see_every_file_of_the_house() -> None:
    parts = {_part(path) for path in _sources()}
    assert parts == set(ALLOWED)
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert folders - {"tests"} <= parts


@pytest.mark.parametrize(
    ("part", "source", "told"),
    [
        ("store", "import streamlit", "only app, pages, ui may"),
        ("store", "def late():\n    from vision.network import Network", "store may import store"),
        ("vision", "from store.database import Store", "vision may import vision"),
        ("pages", "from pages.cluster import show", "pages may import store, ui, vision"),
        ("batch", "import duckdb", "only store may"),
        ("ui", "import torch.nn", "only vision may"),
    ],
)
def test_a_breach_would_be_seen(
    part: str, source: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ALLOWED:
        (tmp_path / name).mkdir()
    (tmp_path / "app.py").write_text("")
    (tmp_path / part / "breach.py").write_text(source)
    monkeypatch.setattr("tests.test_layers.ROOT", tmp_path)
    [violation] = _violations()
    assert told in violation


def test_every_library_has_an_exact_version() -> None:
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    free = [line for line in wanted if "==" not in line and not line.startswith("torch")]
    assert free == []


def test_types_are_checked_in_every_part() -> None:
    checked = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]["files"]
    assert {Path(name).stem for name in checked} == set(ALLOWED)
