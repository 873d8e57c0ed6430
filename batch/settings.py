"""The settings file of a corpus: its keys, what they may hold, and every mistake told at once."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from batch.table import TableError, table_columns

TABLE_COLUMNS = (
    "file",
    "periodical",
    "issue",
    "title",
    "date",
    "city",
    "country",
    "language",
    "kind",
    "rights",
    "provider",
    "page",
)
"""Our words for a table's columns, each of which ``[source.columns]`` may give the name that the table uses."""


class SettingsError(ValueError):
    """A settings file with mistakes; the message lists all of them, a line each."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FolderSource(_Section):
    """A folder of pictures, with a table that says what they are."""

    kind: Literal["folder"]
    images: Path
    table: Path | None = None
    columns: dict[str, str] = Field(default_factory=dict)


class Segment(_Section):
    """How pages are cut into images."""

    method: Literal["none"] = "none"
    thumbnail: Annotated[int, Field(ge=64, le=2048)] = 384


class Describe(_Section):
    """How images become vectors."""

    model: Literal["auto", "dino_vits16", "vits14_imgfocus"] = "auto"
    prepare: Literal["none", "print"] = "print"
    size: Annotated[int, Field(ge=64, le=1024)] = 320
    dimensions: Literal[256, 384, 768] = 384
    block: Annotated[int, Field(ge=1, le=12)] | None = None
    weights: Path | None = None


class Graph(_Section):
    """Which links are kept, and the threshold at which the dashboard opens."""

    neighbours: Annotated[int, Field(ge=1, le=1000)] = 20
    minimum: Annotated[float, Field(ge=0.0, lt=1.0)] = 0.3
    threshold: Annotated[float, Field(ge=0.0, lt=1.0)] = 0.38


class Settings(_Section):
    """All settings of a corpus. Paths are absolute once loaded."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    store: Path
    source: FolderSource
    segment: Segment = Segment()
    describe: Describe = Describe()
    graph: Graph = Graph()


def load_settings(path: Path, store: Path | None = None) -> Settings:
    """The settings in the TOML file ``path``, checked as a whole.

    Paths in ``[source]`` and ``[describe]`` are relative to the file, ``store`` to the working directory; the argument
    ``store`` overrides the file's.

    Raises:
        SettingsError: with every mistake found: file, key, what is there and what was expected.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"There is no settings file {path}.") from error
    except IsADirectoryError as error:
        raise SettingsError(f"{path} is a folder; give the settings file (CORPUS.toml) in it.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8 text: save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.") from error
    mistakes: list[str] = []
    settings = None
    try:
        settings = _with_absolute_paths(Settings.model_validate(content), path.parent.resolve(), store)
    except ValidationError as error:
        mistakes += [_in_words(dict(mistake)) for mistake in error.errors()]
    if settings:
        mistakes += _mistakes_of_source(settings.source)
        weights = settings.describe.weights
        if weights and not weights.is_file():
            mistakes.append(f"describe.weights: there is no file {weights}")
    if mistakes or not settings:
        raise SettingsError(
            "\n".join([f"{path} has {len(mistakes)} mistake(s):", *(f"  {m}" for m in mistakes)])
        )
    return settings


def _with_absolute_paths(settings: Settings, folder: Path, store: Path | None) -> Settings:
    source = settings.source.model_copy(
        update={
            "images": folder / settings.source.images,
            "table": settings.source.table and folder / settings.source.table,
        }
    )
    describe = settings.describe.model_copy(
        update={"weights": settings.describe.weights and folder / settings.describe.weights}
    )
    return settings.model_copy(
        update={"source": source, "describe": describe, "store": (store or settings.store).resolve()}
    )


def _mistakes_of_source(source: FolderSource) -> list[str]:
    mistakes = []
    if not source.images.is_dir():
        mistakes.append(f"source.images: there is no folder {source.images}")
    for word in source.columns:
        if word not in TABLE_COLUMNS:
            mistakes.append(f"source.columns.{word}: unknown word{_hint(word, TABLE_COLUMNS)}")
    if source.table is None:
        if source.columns:
            mistakes.append("source.columns: there is no source.table whose columns these could be")
        return mistakes
    try:
        found = table_columns(source.table)
    except TableError as error:
        return [*mistakes, f"source.table: {error}"]
    if "file" not in source.columns and "file" not in found:
        mistakes.append(
            "source.columns.file: missing; name the table's column that holds the picture's file name"
        )
    for word, column in source.columns.items():
        if column not in found:
            hint = _hint(column, found)
            mistakes.append(f'source.columns.{word}: {source.table.name} has no column "{column}"{hint}')
    return mistakes


def _in_words(mistake: dict[str, Any]) -> str:
    key = ".".join(str(part) for part in mistake["loc"])
    value = mistake.get("input")
    match mistake["type"]:
        case "missing":
            return f"{key}: missing"
        case "extra_forbidden":
            return f"{key}: unknown key{_hint(str(mistake['loc'][-1]), _known_keys(mistake['loc'][:-1]))}"
        case _:
            return f"{key}: {mistake['msg'].lower()}; it is {value!r}"


def _known_keys(section: tuple[str | int, ...]) -> list[str]:
    model: Any = Settings
    for part in section:
        field = model.model_fields.get(str(part))
        if field is None or not hasattr(field.annotation, "model_fields"):
            return []
        model = field.annotation
    return list(model.model_fields)


def _hint(word: str, known: Any) -> str:
    close = difflib.get_close_matches(word.lower(), {str(name).lower() for name in known}, n=1)
    return f' (did you mean "{close[0]}"?)' if close else f"; known are {', '.join(sorted(map(str, known)))}"
