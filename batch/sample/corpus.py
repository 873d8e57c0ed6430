"""Draws the sample corpus into a folder: page scans, illustrations cut from them, tables, and the truth."""

from __future__ import annotations

import csv
import hashlib
import inspect
import json
import multiprocessing
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import lru_cache
from importlib.metadata import version
from itertools import combinations
from pathlib import Path

import cv2
import numpy as np
import resvg_py

from batch.sample import ephemera, faces, travel
from batch.sample.motifs import MOTIFS, draw_motif
from batch.sample.press import CITIES, Issue, Printing, plan
from batch.sample.texts import TEXTS
from batch.sample.typeset import PAPERS, Figure, Style, set_page
from vision import manners, wear
from vision.manners import BLACK, MANNERS, Colour, Picture

MARKER = "sample.json"
TEMPORARY = ".part"
PAGE_QUALITY, IMAGE_QUALITY = 80, 88
KINDS = {"engraving": "engraving", "halftone": "half-tone", "lithograph": "lithograph", "woodcut": "woodcut"}
# A periodical with colour presses prints some of its numbers in a tinted ink.
TINTED_INKS = (BLACK, BLACK, (62, 40, 28), (28, 34, 60), (32, 48, 38))

IMAGE_COLUMNS = (
    "file", "periodical", "issue", "title", "date", "city", "country", "language", "kind",
    "page", "x", "y", "w", "h",
)  # fmt: skip
TRUTH_COLUMNS = ("file", "picture", "change", "trap", "motif", "date", "city", "country")

SETTINGS = """\
# The sample corpus: a made-up illustrated press, drawn by code. Paths in [source] are relative to this file.
name = "A made-up illustrated press, 1880-1940"
store = "stores/demo"

[source]
kind = "folder"
images = "images"
table = "images.csv"

[source.columns]          # our word = the table's column
file = "file"
periodical = "periodical"
issue = "issue"
title = "title"
date = "date"
city = "city"
country = "country"
language = "language"
kind = "kind"

[segment]
method = "none"           # none | layout | docextractor | onnx

[describe]
model = "auto"            # auto = dino_vits16, or the stand-in where its weights cannot be had (said plainly)
prepare = "print"         # none | print
size = 320
dimensions = 256          # a small corpus fills fewer directions than a large one

[graph]
neighbours = 20
minimum = 0.2
"""


def write_sample(
    folder: Path, *, processes: int = 2, progress: Callable[[int, int], None] | None = None
) -> Path:
    """Draw the sample corpus into `folder` and give the folder; at once if it already lies there complete.

    The files are the same bytes every time, however many processes draw them. Killed at any moment and called
    again, it goes on with the issues that are missing; a corpus drawn by other code is drawn anew.

    processes: how many draw side by side. progress: called with the issues drawn and the issues in all.
    Writes `pages/<issue>/*.jpg`, `images/<issue>/*.jpg` (cut from the pages), `images.csv`, `boxes.json`
    (page to boxes [x0, y0, x1, y1] in page pixels), `truth.csv`, `reprints.csv` and `corpus.toml`.
    Raises FileExistsError if the folder holds something else.
    """
    folder = Path(folder)
    if not _prepare(folder):
        return folder
    issues = plan()
    waiting = [issue for issue in issues if not _part(folder, issue).exists()]
    drawn = len(issues) - len(waiting)
    if progress:
        progress(drawn, len(issues))
    if waiting:
        with _workers(processes) as pool:
            tasks = [pool.submit(draw_issue, folder, issue) for issue in waiting]
            try:
                for task in as_completed(tasks):
                    task.result()
                    drawn += 1
                    if progress:
                        progress(drawn, len(issues))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    _write_tables(folder, issues)
    _write(folder / MARKER, json.dumps({"digest": digest(), "complete": True}).encode())
    shutil.rmtree(folder / "parts", ignore_errors=True)
    return folder


def _workers(processes: int) -> ProcessPoolExecutor:
    # Spawned and not forked: the caller may run threads, and only a spawned child sees its parent die.
    return ProcessPoolExecutor(
        max(processes, 1), mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker
    )


def _start_worker() -> None:
    cv2.setNumThreads(1)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """End this worker when its parent is gone, even if that was killed and could tell nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@lru_cache(maxsize=1)
def digest() -> str:
    """What the sample's bytes depend on: this package's files, the manners of print and wear, and the libraries that draw, as
    a SHA-256."""
    package = Path(__file__).parent
    summary = hashlib.sha256()
    for library in ("numpy", "opencv-python-headless", "pillow", "resvg-py"):
        summary.update(f"{library} {version(library)}\n".encode())
    for file in sorted(package.rglob("*")):
        if file.suffix in (".py", ".toml", ".ttf"):
            summary.update(file.relative_to(package).as_posix().encode() + b"\n" + file.read_bytes())
    for module in (manners, wear):
        summary.update(inspect.getsource(module).encode())
    return summary.hexdigest()


def draw_issue(folder: Path, issue: Issue) -> None:
    """Draw the pages of an issue, cut its illustrations, and record both in the issue's part file."""
    pages: dict[str, list[list[int]]] = {}
    images: list[dict[str, object]] = []
    truth: list[dict[str, object]] = []
    for number, printings in enumerate(_pages(issue), start=1):
        rng = np.random.default_rng([number, *issue.key.encode()])
        figures = [_figure(printing, issue, len(printings)) for printing in printings]
        scan, boxes = set_page(style_of(issue), figures, number, _dateline(issue), rng)
        name = f"{issue.key}/p{number}.jpg"
        _write_jpeg(folder / "pages" / name, scan, PAGE_QUALITY)
        pages[name] = [list(box) for box in boxes]
        for place, (printing, (x0, y0, x1, y1)) in enumerate(zip(printings, boxes, strict=True), start=1):
            file = f"{issue.key}/p{number}-{place}.jpg"
            _write_jpeg(folder / "images" / file, scan[y0:y1, x0:x1], IMAGE_QUALITY)
            images.append(_image_row(file, issue, printing, number, (x0, y0, x1, y1)))
            truth.append(_truth_row(file, issue, printing))
    record = {"pages": pages, "images": images, "truth": truth}
    _write(_part(folder, issue), json.dumps(record, ensure_ascii=False).encode())


def style_of(issue: Issue) -> Style:
    """How the pages of an issue look."""
    periodical = issue.periodical
    rng = np.random.default_rng([17, *periodical.key.encode()])
    paper = list(PAPERS)[int(rng.integers(len(PAPERS)))]
    if periodical.colour:
        paper = "coated"
    return Style(
        title=periodical.title,
        language=periodical.language,
        script=periodical.script,
        columns=periodical.columns,
        width=int(rng.integers(104, 118)) * 10,
        height=1500,
        paper=paper,
        rules=bool(rng.random() < 0.6),
    )


def printed(printing: Printing, issue: Issue, width: int) -> Picture:
    """A printing as it stands in the issue, (H, width, 3) uint8 RGB on white paper."""
    if printing.trap == "stamp":
        return ephemera.library_label(width, printing.drawing)
    if printing.trap == "logo":
        return ephemera.advertisers_mark(width)
    if printing.trap == "advertisement":
        return ephemera.advertisement(width, printing.drawing, issue.periodical.language)
    rng = np.random.default_rng(printing.seed)
    block = _block(printing)
    inner = width
    if "framed" in printing.changes:
        while inner + 2 * wear.frame_width(inner) > width:
            inner -= 1
    size = (inner, max(round(inner * block.shape[0] / block.shape[1]), 1))
    block = cv2.resize(block, size, interpolation=cv2.INTER_AREA)
    picture = _impressed(block, printing, _ink(issue), rng)
    for name in printing.changes:
        if name == "captioned":
            caption = caption_of(printing, issue)
            text = caption if faces.has(caption, "italic") else ""
            picture = travel.captioned(picture, rng, text=text)
        elif name in travel.SHEET_CHANGES:
            picture = travel.SHEET_CHANGES[name](picture, rng)
    return picture


def caption_of(printing: Printing, issue: Issue) -> str:
    """What stands under the picture, in the periodical's language; empty for the traps."""
    if printing.trap:
        return ""
    motif, language = MOTIFS[printing.motif], issue.periodical.language
    return motif.titles.get(language) or TEXTS[language].captions[motif.theme]


def _impressed(block: Picture, printing: Printing, ink: Colour, rng: np.random.Generator) -> Picture:
    """The block printed in its manner, finer or coarser as chance has it."""
    fine = float(rng.uniform(0.85, 1.15))
    seed = int(rng.integers(2**31))
    if printing.manner == "engraving":
        return MANNERS["engraving"](block, seed, spacing=4.2 * fine, ink=ink)
    if printing.manner == "halftone":
        return MANNERS["halftone"](
            block, seed, pitch=4.4 * fine, angle=float(rng.choice((45, 45, 30, 60))), ink=ink
        )
    if printing.manner == "lithograph":
        return MANNERS["lithograph"](block, seed, inks=int(rng.integers(5, 8)), grain=1.3 * fine)
    return MANNERS["woodcut"](block, seed, gouge=7.5 * fine)


def _ink(issue: Issue) -> Colour:
    return TINTED_INKS[sum(issue.key.encode()) % len(TINTED_INKS)] if issue.periodical.colour else BLACK


def drawn(motif: str, drawing: int) -> Picture:
    """A motif's picture in full tone and colour, (H, W, 3) uint8 RGB; drawing 0, which travels, is finer."""
    family = MOTIFS[motif]
    width = round((780 if drawing == 0 else 600) * family.width / max(family.width, family.height))
    png = resvg_py.svg_to_bytes(svg_string=draw_motif(motif, drawing), width=width, skip_system_fonts=True)
    picture = cv2.imdecode(np.frombuffer(bytes(png), np.uint8), cv2.IMREAD_COLOR)
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)


# A travelling picture is drawn once a process; one that is printed once need not be kept.
_traveller = lru_cache(maxsize=64)(drawn)


@lru_cache(maxsize=8)
def _block(printing: Printing) -> Picture:
    """The picture after what happened to its block."""
    rng = np.random.default_rng([printing.seed, 1])
    names = [name for name in printing.changes if name in travel.BLOCK_CHANGES]
    picture = (_traveller if printing.picture else drawn)(printing.motif, printing.drawing)
    return travel.changed(picture, names, rng)


def _figure(printing: Printing, issue: Issue, company: int) -> Figure:
    """A printing as a figure to set; `company`: how many share the page."""
    rng = np.random.default_rng([printing.seed, 2])
    if printing.trap:
        shape = {"stamp": ephemera.LABEL_SHAPE, "logo": ephemera.MARK_SHAPE}.get(
            printing.trap, ephemera.advertisement_shape(printing.drawing)
        )
        rank = 0.22 if printing.trap == "logo" else 0.34
    else:
        block = _block(printing)
        shape = block.shape[0] / block.shape[1]
        if "framed" in printing.changes:
            shape = (shape + 0.11) / 1.11
        if "captioned" in printing.changes:
            shape += 0.076
        rank = float(rng.choice((1.0, 0.7, 0.5, 0.34), p=_ranks(company)))
    caption = "" if "captioned" in printing.changes else caption_of(printing, issue)
    return Figure(
        shape, lambda width: printed(printing, issue, width), caption, rank, loose=printing.trap == "stamp"
    )


def _ranks(company: int) -> tuple[float, float, float, float]:
    """How often a picture among so many on a page takes the whole width, two thirds, half, a third."""
    if company <= 2:
        return (0.45, 0.4, 0.15, 0.0)
    return (0.1, 0.35, 0.3, 0.25) if company == 3 else (0.0, 0.25, 0.35, 0.4)


def _pages(issue: Issue) -> list[list[Printing]]:
    """The issue's printings, page by page."""
    shares = np.array_split(np.arange(len(issue.printings)), issue.pages)
    return [[issue.printings[place] for place in share] for share in shares]


def _dateline(issue: Issue) -> tuple[str, str, str]:
    """The issue's number, its place and date, and its price, for the masthead."""
    text = TEXTS[issue.periodical.language]
    day = text.day.format(day=issue.day.day, month=text.months[issue.day.month - 1], year=issue.day.year)
    if issue.periodical.script == "mincho":
        return f"{text.number}{issue.number}號", f"{issue.periodical.place} {day}", text.price
    price = issue.periodical.price or text.price
    return f"{text.number} {issue.number}", f"{issue.periodical.place}, {day}", price


def _image_row(
    file: str, issue: Issue, printing: Printing, page: int, box: tuple[int, int, int, int]
) -> dict[str, object]:
    periodical = issue.periodical
    kind = {"stamp": "label", "advertisement": "letterpress"}.get(printing.trap) or (
        "half-tone" if "half-toned" in printing.changes else KINDS[printing.manner]
    )
    x0, y0, x1, y1 = box
    values = (
        file, periodical.title, f"{periodical.title}, {TEXTS[periodical.language].number} {issue.number}",
        caption_of(printing, issue), issue.date_text, periodical.place, periodical.country,
        periodical.language, kind, page, x0, y0, x1 - x0, y1 - y0,
    )  # fmt: skip
    return dict(zip(IMAGE_COLUMNS, values, strict=True))


def _truth_row(file: str, issue: Issue, printing: Printing) -> dict[str, object]:
    city = CITIES[issue.periodical.city]
    motif = f"{printing.motif}/{printing.drawing}" if printing.motif else ""
    values = (
        file, printing.picture, "+".join(printing.changes), printing.trap, motif, issue.day.isoformat(),
        city.name, city.country,
    )  # fmt: skip
    return dict(zip(TRUTH_COLUMNS, values, strict=True))


def _prepare(folder: Path) -> bool:
    """Make the folder ready, keeping what this very code has drawn; False if nothing is left to do."""
    marker = folder / MARKER
    if marker.exists():
        state = json.loads(marker.read_text("utf-8"))
        if state == {"digest": digest(), "complete": True}:
            shutil.rmtree(folder / "parts", ignore_errors=True)
            return False
        if state["digest"] != digest():
            for name in ("pages", "images", "parts"):
                shutil.rmtree(folder / name, ignore_errors=True)
    elif folder.exists() and any(folder.iterdir()):
        raise FileExistsError(
            f"{folder} is not empty and holds no sample corpus: name an empty folder, or empty this one"
        )
    for name in ("pages", "images", "parts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for leftover in folder.rglob(f"*{TEMPORARY}"):
        leftover.unlink()
    _write(marker, json.dumps({"digest": digest(), "complete": False}).encode())
    return True


def _write_tables(folder: Path, issues: list[Issue]) -> None:
    """The tables, from the issues' part files, in the order of the issues."""
    parts = [json.loads(_part(folder, issue).read_text("utf-8")) for issue in issues]
    images = [row for part in parts for row in part["images"]]
    truth = [row for part in parts for row in part["truth"]]
    boxes = {name: page for part in parts for name, page in part["pages"].items()}
    printings: dict[str, list[str]] = {}
    for row in truth:
        if row["picture"]:
            printings.setdefault(row["picture"], []).append(row["file"])
    pairs = [{"a": a, "b": b} for files in printings.values() for a, b in combinations(files, 2)]
    _write_csv(folder / "images.csv", IMAGE_COLUMNS, images)
    _write_csv(folder / "truth.csv", TRUTH_COLUMNS, truth)
    _write_csv(folder / "reprints.csv", ("a", "b"), pairs)
    _write(folder / "boxes.json", json.dumps(boxes, indent=0).encode())
    _write(folder / "corpus.toml", SETTINGS.encode())


def _part(folder: Path, issue: Issue) -> Path:
    return folder / "parts" / f"{issue.key}.json"


def _write_csv(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> None:
    temporary = path.with_name(path.name + TEMPORARY)
    with temporary.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    temporary.replace(path)


def _write_jpeg(path: Path, picture: Picture, quality: int) -> None:
    done, data = cv2.imencode(
        ".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), (cv2.IMWRITE_JPEG_QUALITY, quality)
    )
    if not done:
        raise OSError(f"{path} could not be encoded as JPEG")
    _write(path, data.tobytes())


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is either whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}{TEMPORARY}")
    temporary.write_bytes(data)
    temporary.replace(path)
