"""`python -m benchmarks segmentation`: the illustrations found on pages, against boxes known to be right.

Two sets of pages. Real ones (``--pages``: a folder with ``images`` and ``boxes.json``), whose boxes are what
transcribers cropped: what they left out counts against the precision, so that recall is what to read. And the
sample corpus (``--sample``, drawn if not given), whose truth is complete. A box is right if its intersection
over union with a true one, each used once, reaches 0.5 (or 0.75).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from scipy.optimize import linear_sum_assignment

from batch.sample.corpus import write_sample
from vision.picture import open_picture
from vision.segmentation import METHODS, Segmenter, segmenter
from vision.segmentation.rectangles import intersections_over_unions
from vision.weights import WeightsUnavailableError

DEFAULT_PAGES = Path("../shared/pages")
SHEET_HEIGHT, SHEET_COLUMNS, SHEET_PAGES = 620, 6, 60


@dataclass
class Tally:
    """Boxes counted over pages, and the seconds that segmenting them took."""

    pages: int = 0
    true: int = 0
    found: int = 0
    right50: int = 0
    right75: int = 0
    seconds: float = 0.0
    dropped: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Counts another tally's pages too."""
        for name in ("pages", "true", "found", "right50", "right75", "seconds"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.dropped.update(other.dropped)

    @property
    def recall50(self) -> float:
        """True boxes found, of all true boxes."""
        return self.right50 / max(self.true, 1)

    @property
    def precision50(self) -> float:
        """Boxes found that are true, of all found."""
        return self.right50 / max(self.found, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall at 0.5."""
        return 2 * self.right50 / max(self.true + self.found, 1)


def right_boxes(found: np.ndarray, true: np.ndarray, least_overlap: float) -> int:
    """How many of ``found`` (N, 4) can each be given one of ``true`` (M, 4) it overlaps by ``least_overlap`` (IoU)."""
    enough = intersections_over_unions(found, true) >= least_overlap
    rows, columns = linear_sum_assignment(enough, maximize=True)
    return int(enough[rows, columns].sum())


def judge_page(page: np.ndarray, true: np.ndarray, method: Segmenter) -> tuple[Tally, np.ndarray]:
    """The tally of one page (H, W, 3) uint8 RGB with ``true`` boxes (M, 4), and the boxes found (N, 4)."""
    begun = time.perf_counter()
    result = method.segment(page)
    seconds = time.perf_counter() - begun
    corners = [[box.x, box.y, box.x + box.w, box.y + box.h] for box in result.boxes]
    found = np.array(corners, dtype=float).reshape(-1, 4)
    right50, right75 = (right_boxes(found, true, overlap) for overlap in (0.5, 0.75))
    return Tally(1, len(true), len(found), right50, right75, seconds, result.dropped), found


def pages_of(folder: Path, images: str) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """Each page of ``folder/boxes.json``: its name, its pixels (from the folder ``images``) and its true boxes."""
    truth = json.loads((folder / "boxes.json").read_text(encoding="utf-8"))
    for name in sorted(truth):
        boxes = np.array(truth[name], dtype=float).reshape(-1, 4)
        yield name, np.asarray(open_picture(folder / images / name)), boxes


class ContactSheet:
    """Pages with true boxes in green and found ones in red, small, side by side: sheets of 60 in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._cells, self._written = folder, list[np.ndarray](), 0
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, name: str, page: np.ndarray, true: np.ndarray, found: np.ndarray) -> None:
        """Draws one page."""
        drawn = cv2.cvtColor(page, cv2.COLOR_RGB2BGR)
        scale = min(SHEET_HEIGHT / page.shape[0], SHEET_HEIGHT / page.shape[1])
        drawn = cv2.resize(drawn, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        for boxes, colour, thickness in ((true, (0, 160, 0), 4), (found, (0, 0, 255), 2)):
            for left, top, right, bottom in np.rint(boxes * scale).astype(int).tolist():
                cv2.rectangle(drawn, (left, top), (right, bottom), colour, thickness)
        cell = np.full((SHEET_HEIGHT + 20, SHEET_HEIGHT, 3), 255, dtype=np.uint8)
        cell[: drawn.shape[0], : drawn.shape[1]] = drawn
        cv2.putText(cell, name, (4, SHEET_HEIGHT + 14), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (0, 0, 0), 1)
        self._cells.append(cell)
        if len(self._cells) == SHEET_PAGES:
            self.write()

    def write(self) -> None:
        """Writes the pages not yet written."""
        if not self._cells:
            return
        self._cells += [np.full_like(self._cells[0], 255)] * (-len(self._cells) % SHEET_COLUMNS)
        rows = [
            self._cells[start : start + SHEET_COLUMNS] for start in range(0, len(self._cells), SHEET_COLUMNS)
        ]
        self._written += 1
        cv2.imwrite(
            str(self._folder / f"sheet-{self._written}.png"), np.vstack([np.hstack(row) for row in rows])
        )
        self._cells = []


def judge_folder(
    folder: Path, images: str, method: Segmenter, sheet: ContactSheet | None
) -> dict[str, Tally]:
    """The tally of each title, the first folder of a page's name, in ``folder``."""
    titles: dict[str, Tally] = {}
    for name, page, true in pages_of(folder, images):
        tally, found = judge_page(page, true, method)
        titles.setdefault(name.split("/")[0], Tally()).add(tally)
        if sheet:
            sheet.add(name, page, true, found)
    return titles


def run(arguments: list[str]) -> int:
    """Print both measurements, then a line of JSON; 2 if the pages or the segmenter's file are not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks segmentation", description=__doc__)
    parser.add_argument(
        "--pages", type=Path, default=DEFAULT_PAGES, help="a folder with images and boxes.json"
    )
    parser.add_argument("--sample", type=Path, help="where the sample corpus lies or shall be drawn")
    parser.add_argument("--method", choices=METHODS, default="layout")
    parser.add_argument(
        "--file", type=Path, help="the checkpoint of docextractor, the model of onnx or of layout"
    )
    parser.add_argument("--threads", type=int, default=2, help="cores a page may use")
    parser.add_argument("--sheet", type=Path, help="a folder for contact sheets of hits and misses")
    options = parser.parse_args(arguments)
    if not (options.pages / "boxes.json").is_file():
        print(f"{options.pages} has no boxes.json: give a folder of pages with --pages.", file=sys.stderr)
        return 2
    try:
        method = _method(options.method, options.file, options.threads)
    except WeightsUnavailableError as error:
        print(error, file=sys.stderr)
        return 2
    cv2.setNumThreads(options.threads)
    sheet = ContactSheet(options.sheet) if options.sheet else None
    titles = judge_folder(options.pages, "images", method, sheet)
    if sheet:
        sheet.write()
    real = _total(titles.values())
    _print_table([*titles.items(), ("all", real)])
    print(
        "dropped:",
        ", ".join(f"{count} {reason}" for reason, count in real.dropped.most_common()) or "nothing",
    )
    with tempfile.TemporaryDirectory() as temporary:
        drawn = write_sample(options.sample or Path(temporary) / "sample")
        sample = _total(judge_folder(drawn, "pages", method, None).values())
    _print_table([("sample", sample)])
    figures = {
        "recall50": real.recall50,
        "precision50": real.precision50,
        "recall75": real.right75 / max(real.true, 1),
        "boxes_per_truth": real.found / max(real.true, 1),
        "pages_per_second": real.pages / max(real.seconds, 1e-9),
        "f1_sample": sample.f1,
    }
    print(
        json.dumps({"segmenter": method.name, **{name: round(value, 4) for name, value in figures.items()}})
    )
    return 0


def _method(name: str, file: Path | None, threads: int) -> Segmenter:
    options: dict[str, object] = {}
    if name in ("layout", "onnx"):
        options["threads"] = threads
    if file:
        options["checkpoint" if name == "docextractor" else "file"] = file
    return segmenter(name, **options)


def _total(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def _print_table(rows: list[tuple[str, Tally]]) -> None:
    print(
        f"{'title':<10}{'pages':>7}{'true':>6}{'found':>7}{'right':>7}{'recall50':>10}{'recall75':>10}{'precision50':>13}"
    )
    for title, tally in rows:
        recall75 = tally.right75 / max(tally.true, 1)
        print(
            f"{title:<10}{tally.pages:>7}{tally.true:>6}{tally.found:>7}{tally.right50:>7}"
            f"{tally.recall50:>10.3f}{recall75:>10.3f}{tally.precision50:>13.3f}"
        )
