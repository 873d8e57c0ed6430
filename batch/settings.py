"""The settings file of a corpus: its keys, what they may hold, and every mistake told at once."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from batch.boxes import BoxesError, read_boxes
from batch.iiif.manifest_list import ListError, read_list
from batch.iiif.metadata import field_names
from batch.table import TableError, table_columns
from store.addresses import http_url

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


class IiifSource(_Section):
    """Documents of libraries, named by the addresses of their IIIF manifests.

    ``manifests`` is the file that lists them; ``contact`` (a mail or web address) is told to every library that is asked.
    ``page_size`` is the longer side, in pixels, at which pages are downloaded. With ``keep_pages = false`` the file of a page
    is deleted once its images are described. ``requests_per_second`` and ``concurrency`` hold for each host. ``allowed_hosts``
    names hosts that may have a private address. ``fields`` adds names of manifests' fields to our columns. ``connect_to``
    gives a host the address ("127.0.0.1:8000") to reach it at, in place of the one that its name stands for.
    """

    kind: Literal["iiif"]
    manifests: Path
    contact: Annotated[str, Field(min_length=1, max_length=200)]
    page_size: Annotated[int, Field(ge=200, le=10_000)] = 1600
    keep_pages: bool = True
    requests_per_second: Annotated[float, Field(gt=0, le=1000)] = 4.0
    concurrency: Annotated[int, Field(ge=1, le=16)] = 2
    allowed_hosts: frozenset[str] = frozenset()
    fields: dict[str, list[str]] = Field(default_factory=dict)
    connect_to: dict[str, str] = Field(default_factory=dict)


Source = Annotated[FolderSource | IiifSource, Field(discriminator="kind")]


class Segment(_Section):
    """How pages are cut into images.

    ``method``: ``none`` (the page is the image), ``boxes`` (along the boxes that the table ``boxes`` gives), ``layout`` (the
    default for printed pages), ``docextractor`` (by its ``checkpoint``, or the one that $WANDERBILD_DOCEXTRACTOR names), or
    ``onnx`` (a YOLO detector in ``file``; ``kinds`` names those of its classes that are illustrations, ``least_score`` is that
    of a box). ``margin`` is added on every side of a box found, as a share of its shorter side. ``layout`` shrinks larger
    pages to ``working_pixels``; its network may be given as ``file`` where no package registry answers. ``thumbnail`` is the
    longer side of thumbnails, in pixels.
    """

    method: Literal["none", "boxes", "layout", "docextractor", "onnx"] = "none"
    boxes: Path | None = None
    file: Path | None = None
    checkpoint: Path | None = None
    kinds: Annotated[list[str], Field(min_length=1)] | None = None
    least_score: Annotated[float, Field(ge=0.0, le=1.0)] = 0.25
    margin: Annotated[float, Field(ge=0.0, le=0.5)] = 0.0
    working_pixels: Annotated[int, Field(ge=100_000, le=20_000_000)] = 1_300_000
    thumbnail: Annotated[int, Field(ge=64, le=2048)] = 384

    @property
    def weights(self) -> Path | None:
        """The file of the method's network, if one is named here or in the environment."""
        if self.method != "docextractor":
            return self.file
        # Imported here because it brings torch, which other methods need not.
        from vision.segmentation.docextractor import CHECKPOINT_VARIABLE

        named = os.environ.get(CHECKPOINT_VARIABLE)
        return self.checkpoint or (Path(named) if named else None)


class Describe(_Section):
    """How images become vectors."""

    model: Literal["auto", "dino_vits16", "vits14_imgfocus"] = "auto"
    prepare: Literal["none", "print"] = "print"
    pool: Literal["class", "regions"] = "regions"
    size: Annotated[int, Field(ge=64, le=1024)] = 320
    dimensions: Literal[256, 384, 768] = 384
    whiten: Literal["corpus", "reprints"] = "reprints"
    block: Annotated[int, Field(ge=1, le=12)] | None = None
    weights: Path | None = None


class Graph(_Section):
    """Which links are kept, and the threshold at which the dashboard opens; without one, calibration proposes it."""

    neighbours: Annotated[int, Field(ge=1, le=1000)] = 20
    minimum: Annotated[float, Field(ge=0.0, lt=1.0)] = 0.2
    threshold: Annotated[float, Field(ge=0.0, lt=1.0)] | None = None


class Verify(_Section):
    """Which links are looked at with local features: those of at least ``minimum`` among the ``neighbours`` best of a picture."""

    enabled: bool = True
    minimum: Annotated[float, Field(ge=0.0, lt=1.0)] = 0.0
    neighbours: Annotated[int, Field(ge=1, le=1000)] = 50


class Settings(_Section):
    """All settings of a corpus. Paths are absolute once loaded."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    store: Path
    source: Source
    segment: Segment = Segment()
    describe: Describe = Describe()
    graph: Graph = Graph()
    verify: Verify = Verify()


SECTIONS_WITH_FILES: dict[str, TypeAdapter[Any]] = {
    "source": TypeAdapter(Source),
    "segment": TypeAdapter(Segment),
    "describe": TypeAdapter(Describe),
}


def load_settings(path: Path, store: Path | None = None) -> Settings:
    """The settings in the TOML file ``path``, checked as a whole.

    Paths in ``[source]``, ``[segment]`` and ``[describe]`` are relative to the file, ``store`` to the working directory; the
    argument ``store`` overrides the file's.

    Raises:
        SettingsError: with every mistake found: file, key, what is there and what was expected.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
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
    folder = path.parent.resolve()
    try:
        settings = _with_absolute_paths(Settings.model_validate(content), folder, store)
    except ValidationError as error:
        mistakes += [_in_words(dict(mistake)) for mistake in error.errors()]
    for name, section in SECTIONS_WITH_FILES.items():
        # The files that a sound section names are looked for even where another section has mistakes.
        with suppress(ValidationError):
            mistakes += _mistakes_of_files(_absolute(section.validate_python(content.get(name, {})), folder))
    if mistakes or not settings:
        raise SettingsError(
            "\n".join([f"{path} has {len(mistakes)} mistake(s):", *(f"  {m}" for m in mistakes)])
        )
    return settings


def _with_absolute_paths(settings: Settings, folder: Path, store: Path | None) -> Settings:
    return settings.model_copy(
        update={
            "source": _absolute(settings.source, folder),
            "segment": _absolute(settings.segment, folder),
            "describe": _absolute(settings.describe, folder),
            "store": (store or settings.store).resolve(),
        }
    )


def _absolute(section: _Section, folder: Path) -> _Section:
    paths = {name: folder / value for name, value in section if isinstance(value, Path)}
    return section.model_copy(update=paths)


def _mistakes_of_files(section: _Section) -> list[str]:
    match section:
        case FolderSource():
            return _mistakes_of_folder(section)
        case IiifSource():
            return _mistakes_of_iiif(section)
        case Segment():
            return _mistakes_of_segment(section)
        case Describe(weights=Path() as weights) if not weights.is_file():
            return [f"describe.weights: there is no file {weights}"]
        case _:
            return []


def _mistakes_of_folder(source: FolderSource) -> list[str]:
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


def _mistakes_of_iiif(source: IiifSource) -> list[str]:
    mistakes = []
    try:
        read_list(source.manifests)
    except ListError as error:
        mistakes.append(f"source.manifests: {error}")
    if "@" not in source.contact and not http_url(source.contact):
        mistakes.append(
            f"source.contact: give a mail or web address at which libraries can reach you; it is {source.contact!r}"
        )
    try:
        field_names(source.fields)
    except ValueError as error:
        mistakes.append(f"source.fields: {error}")
    for host, address in source.connect_to.items():
        if not re.fullmatch(r"[^:/\s]+:\d{1,5}", address):
            mistakes.append(
                f"source.connect_to.{host}: give an address and a port, as 127.0.0.1:8000; it is {address!r}"
            )
    return mistakes


READ_BY = {
    "boxes": ("boxes",),
    "file": ("layout", "onnx"),
    "checkpoint": ("docextractor",),
    "kinds": ("onnx",),
    "least_score": ("onnx",),
    "margin": ("layout", "docextractor", "onnx"),
    "working_pixels": ("layout",),
}
"""Keys of ``[segment]`` that not every method reads, with those that do."""


def _mistakes_of_segment(segment: Segment) -> list[str]:
    mistakes = []
    for key, methods in READ_BY.items():
        if key in segment.model_fields_set and segment.method not in methods:
            named = " or ".join(f'"{method}"' for method in methods)
            mistakes.append(
                f'segment.{key}: belongs to the method {named}, and the method is "{segment.method}"'
            )
    if segment.method == "boxes" and segment.boxes:
        try:
            read_boxes(segment.boxes)
        except BoxesError as error:
            mistakes.append(f"segment.boxes: {error}")
    if segment.method == "boxes" and not segment.boxes:
        mistakes.append('segment.boxes: missing; name the table of boxes that the method "boxes" cuts along')
    if segment.method == "onnx" and not segment.file:
        mistakes.append('segment.file: missing; name the ONNX file of the detector for the method "onnx"')
    weights = segment.weights
    if segment.method == "docextractor" and not (weights and weights.is_file()):
        from vision.segmentation.docextractor import HOW_TO_GET_IT

        where = f"there is no file {weights}" if weights else "missing"
        mistakes.append(f"segment.checkpoint: {where}. {HOW_TO_GET_IT}")
    elif weights and not weights.is_file():
        mistakes.append(f"segment.file: there is no file {weights}")
    return mistakes


def _in_words(mistake: dict[str, Any]) -> str:
    # Of a source, the path also names its kind, which no key of the file does.
    kind, path = "", list(mistake["loc"])
    if path[0] == "source" and len(path) > 1 and path[1] in SOURCES:
        kind = str(path.pop(1))
    key = ".".join(str(part) for part in path)
    value = mistake.get("input")
    match mistake["type"]:
        case "missing":
            return f"{key}: missing"
        case "union_tag_not_found":
            return f"{key}.kind: missing; known are {', '.join(SOURCES)}"
        case "union_tag_invalid":
            tag = str(mistake["ctx"]["tag"])
            return f"{key}.kind: it is {tag!r}{_hint(tag, SOURCES)}"
        case "extra_forbidden":
            return f"{key}: unknown key{_hint(str(path[-1]), _known_keys(path[:-1], kind))}"
        case _:
            return f"{key}: {mistake['msg'].lower()}; it is {value!r}"


SOURCES: dict[str, type[_Section]] = {"folder": FolderSource, "iiif": IiifSource}


def _known_keys(section: list[str | int], kind: str) -> list[str]:
    model: Any = Settings
    for part in section:
        field = model.model_fields.get(str(part))
        if field is None:
            return []
        model = SOURCES.get(kind) if part == "source" else field.annotation
        if not hasattr(model, "model_fields"):
            return []
    return list(model.model_fields)


def _hint(word: str, known: Any) -> str:
    close = difflib.get_close_matches(word.lower(), {str(name).lower() for name in known}, n=1)
    return f' (did you mean "{close[0]}"?)' if close else f"; known are {', '.join(sorted(map(str, known)))}"
