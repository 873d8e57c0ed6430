"""A page of a made-up periodical as a scan: masthead, columns of justified text, pictures, old paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from batch.sample import faces
from batch.sample.texts import TEXTS
from vision.manners import Picture

Box = tuple[int, int, int, int]

# Papers by name: colour of an even sheet (RGB).
PAPERS = {
    "rag": (243, 236, 220),
    "pulp": (232, 216, 182),
    "coated": (246, 242, 232),
    "grey": (226, 220, 206),
    "rose": (238, 220, 202),
}
SCANNER_BED = (58, 53, 49)

# The widest page that `set_page` takes, in pixels.
WIDEST = 1200


@dataclass(frozen=True)
class Figure:
    """A picture to set on a page.

    shape: height over width of what `draw` gives; draw: makes the print (RGB) at a width in pixels;
    caption: set below; rank: 0 to 1, how much of the page's width it deserves; loose: pasted on, not set.
    """

    shape: float
    draw: Callable[[int], Picture]
    caption: str
    rank: float
    loose: bool = False


@dataclass(frozen=True)
class Style:
    """How a periodical's pages look. script: "antiqua", "fraktur" or "mincho"; paper: one of PAPERS."""

    title: str
    language: str
    script: str
    columns: int
    width: int
    height: int
    paper: str
    rules: bool

    @property
    def text_face(self) -> str:
        """The face of running text."""
        return self.script

    @property
    def size(self) -> int:
        """Size of running text in pixels."""
        return {2: 17, 3: 15, 4: 13}.get(self.columns, 15) + (self.script != "antiqua")


@dataclass
class _Placed:
    figure: Figure
    x: int
    y: int
    width: int
    top: int
    bottom: int
    columns: range


def set_page(
    style: Style, figures: list[Figure], number: int, dateline: tuple[str, str, str], rng: Generator
) -> tuple[Picture, list[Box]]:
    """Set and scan a page.

    number: of the page; page 1 carries the masthead with the dateline. Gives the page (H, W, 3) uint8 RGB
    and, in the order of `figures`, the box (x0, y0, x1, y1) of each picture on it: what of the scan holds
    the whole print.
    """
    ink = np.zeros((style.height, style.width), np.uint8)
    margin = round(style.width * 0.075)
    top = (
        _masthead(ink, style, dateline, margin) if number == 1 else _running_head(ink, style, number, margin)
    )
    bottom = style.height - round(margin * (1.7 if any(figure.loose for figure in figures) else 0.95))
    edges = _columns(style, margin)
    body = [figure for figure in figures if not figure.loose]
    placed = _place(style, body, edges, top, bottom, rng)
    prints: list[tuple[Figure, int, int, Picture]] = []
    for spot in placed:
        picture = spot.figure.draw(spot.width)
        prints.append((spot.figure, spot.x, spot.y, picture))
        _caption(ink, style, spot, spot.y + picture.shape[0])
    for figure in figures:
        if figure.loose:
            picture = figure.draw(round(style.width * 0.17))
            x = style.width - picture.shape[1] - int(rng.integers(14, 30))
            y = style.height - picture.shape[0] - int(rng.integers(14, 26))
            prints.append((figure, x, y, picture))
    if style.rules:
        _column_rules(ink, edges, placed, top, bottom)
    _flow(ink, style, edges, placed, top, bottom, rng)
    for figure, x, y, picture in prints:
        if figure.loose:
            ink[y - 2 : y + picture.shape[0] + 2, x - 2 : x + picture.shape[1] + 2] = 0
    page, turn = _scan(ink, style, prints, number, rng)
    order = {id(figure): place for place, figure in enumerate(figures)}
    boxes: list[Box] = [(0, 0, 0, 0)] * len(figures)
    for figure, x, y, picture in prints:
        boxes[order[id(figure)]] = _turned(x, y, picture.shape[1], picture.shape[0], turn, style)
    return page, boxes


def _columns(style: Style, margin: int) -> list[tuple[int, int]]:
    """Left and right edge of each column."""
    gutter = round(style.width * 0.026)
    width = (style.width - 2 * margin - gutter * (style.columns - 1)) / style.columns
    lefts = [margin + place * (width + gutter) for place in range(style.columns)]
    return [(round(left), round(left + width)) for left in lefts]


def _title_face(style: Style) -> str:
    if style.script != "antiqua":
        return style.script
    wanted = ("fat", "bold", "grotesque", "italic")[sum(map(ord, style.title)) % 4]
    return wanted if faces.has(style.title, wanted) else "bold"


def _masthead(ink: faces.Mask, style: Style, dateline: tuple[str, str, str], margin: int) -> int:
    """The title, with rules and the dateline; gives where the body begins."""
    face, middle = _title_face(style), style.width / 2
    # The title of a Chinese or Japanese page runs from right to left.
    title = " ".join(reversed(style.title)) if style.script == "mincho" else style.title
    inner = style.width - 2 * margin
    upper = style.title.upper() if face in ("bold", "grotesque") else title
    size = faces.fitting(upper, face, inner * 0.96, 104)
    y = margin * 0.62
    _double_rule(ink, margin, style.width - margin, round(y))
    y += size * 1.0 + 6
    faces.stamp(ink, upper, face, size, middle, y, "centre")
    y += size * 0.28 + 6
    _ornament(ink, round(middle), round(y), round(inner * 0.17))
    y += 10
    line = "mincho" if style.script == "mincho" else "italic" if style.script == "antiqua" else "fraktur"
    small = style.size + 1
    cv2.line(ink, (margin, round(y)), (style.width - margin, round(y)), 255, 1)
    y += small * 1.25
    faces.stamp(ink, dateline[0], line, small, margin + 4, y)
    faces.stamp(ink, dateline[1], line, small, middle, y, "centre")
    faces.stamp(ink, dateline[2], line, small, style.width - margin - 4, y, "right")
    y += small * 0.55
    _double_rule(ink, margin, style.width - margin, round(y))
    return round(y + 22)


def _running_head(ink: faces.Mask, style: Style, number: int, margin: int) -> int:
    """The page number and the title over a rule; gives where the body begins."""
    face = {"antiqua": "antiqua"}.get(style.script, style.script)
    title = style.title.upper() if style.script == "antiqua" else style.title
    y, small = margin * 0.78, style.size
    spaced = " ".join(title) if style.script != "antiqua" else title
    faces.stamp(ink, spaced, face, small, style.width / 2, y, "centre")
    outer, side = (margin, "left") if number % 2 == 0 else (style.width - margin, "right")
    faces.stamp(ink, str(number), face, small + 2, outer, y, side)
    line = round(y + small * 0.6)
    cv2.line(ink, (margin, line), (style.width - margin, line), 255, 1)
    return line + 18


def _double_rule(ink: faces.Mask, x0: int, x1: int, y: int) -> None:
    cv2.line(ink, (x0, y), (x1, y), 255, 3)
    cv2.line(ink, (x0, y + 5), (x1, y + 5), 255, 1)


def _ornament(ink: faces.Mask, x: int, y: int, reach: int) -> None:
    """A small rule that swells towards a lozenge in its middle."""
    for side in (-1, 1):
        swelling = np.array([(x + side * 12, y - 2), (x + side * reach, y), (x + side * 12, y + 2)], np.int32)
        cv2.fillPoly(ink, [swelling], 255, cv2.LINE_AA)
    cv2.fillPoly(
        ink, [np.array([(x - 8, y), (x, y - 5), (x + 8, y), (x, y + 5)], np.int32)], 255, cv2.LINE_AA
    )


def _place(
    style: Style, figures: list[Figure], edges: list[tuple[int, int]], top: int, bottom: int, rng: Generator
) -> list[_Placed]:
    """A place for every figure, the largest first; where they do not fit, all are made smaller."""
    for shrink in (1.0, 0.8, 0.64, 0.5, 0.4, 0.3):
        placed: list[_Placed] = []
        for figure in sorted(figures, key=lambda one: -one.rank):
            spans = range(int(np.clip(round(figure.rank * shrink * len(edges)), 1, len(edges))), 0, -1)
            tries = [(span, 1.0) for span in spans] + [(1, 0.85), (1, 0.7)]
            tallest = (bottom - top) * (0.93 if len(figures) == 1 else (0.62, 0.5)[len(figures) > 2] * shrink)
            for span, scale in tries:
                spot = _try(style, figure, edges, placed, (top, bottom), tallest, span, scale, rng)
                if spot:
                    placed.append(spot)
                    break
        if len(placed) == len(figures):
            return placed
    raise ValueError(f"a page of {style.title} has no room for {len(figures)} pictures")


def _try(
    style: Style,
    figure: Figure,
    edges: list[tuple[int, int]],
    placed: list[_Placed],
    body: tuple[int, int],
    tallest: float,
    span: int,
    scale: float,
    rng: Generator,
) -> _Placed | None:
    """A free place for a figure over `span` columns, no higher than `tallest` with its caption; or None."""
    top, bottom = body
    leading = round(style.size * 1.2)
    starts = rng.permutation(len(edges) - span + 1)
    depths = [0.0, 1.0, 0.5, 0.3, 0.7][int(rng.integers(2)) :] + list(np.linspace(0, 1, 9))
    for depth in depths:
        for start in starts:
            left, right = edges[start][0], edges[start + span - 1][1]
            width = (right - left) * scale
            words = _caption_rows(style, figure.caption, width)
            below = round(len(words) * style.size * 1.25 + leading * 0.9)
            width = min(width, (tallest - below) / figure.shape)
            if width < (right - left) * 0.5 and span > 1:
                return None
            height = round(width * figure.shape)
            room = bottom - top - height - below
            if room < 0:
                continue
            y = top + round(depth * room / leading) * leading
            y = min(y, bottom - height - below)
            block = (y - round(leading * 0.6 * (y > top + 4)), y + height + below)
            columns = range(int(start), int(start) + span)
            if any(
                set(columns) & set(other.columns) and block[0] < other.bottom and other.top < block[1]
                for other in placed
            ):
                continue
            x = round((left + right) / 2 - width / 2)
            return _Placed(figure, x, y, round(width), *block, columns)
    return None


def _caption_face(style: Style) -> str:
    return "italic" if style.script == "antiqua" else style.script


def _caption_rows(style: Style, caption: str, width: float) -> list[str]:
    if not caption:
        return []
    rows, row = [], ""
    for part in re.findall(r"\S+\s*", caption) if " " in caption else [caption]:
        if row and faces.advance(row + part, _caption_face(style), style.size) > width * 0.96:
            rows.append(row.strip())
            row = ""
        row += part
    return [*rows, row.strip()]


def _caption(ink: faces.Mask, style: Style, spot: _Placed, y: int) -> None:
    for row in _caption_rows(style, spot.figure.caption, spot.width):
        y += round(style.size * 1.25)
        faces.stamp(ink, row, _caption_face(style), style.size, spot.x + spot.width / 2, y, "centre")


def _free(placed: list[_Placed], column: int, top: int, bottom: int) -> list[tuple[int, int]]:
    """The stretches of a column that no figure takes."""
    stretches, start = [], top
    for spot in sorted((one for one in placed if column in one.columns), key=lambda one: one.top):
        stretches.append((start, spot.top))
        start = max(start, spot.bottom)
    stretches.append((start, bottom))
    return [(a, b) for a, b in stretches if b - a > 30]


def _column_rules(
    ink: faces.Mask, edges: list[tuple[int, int]], placed: list[_Placed], top: int, bottom: int
) -> None:
    for column in range(len(edges) - 1):
        x = (edges[column][1] + edges[column + 1][0]) // 2
        across = [one for one in placed if column in one.columns and column + 1 in one.columns]
        for start, end in _free(across, column, top, bottom):
            cv2.line(ink, (x, start + 4), (x, end - 6), 190, 1)


@dataclass(frozen=True)
class _Piece:
    """A heading or a paragraph; opening: the first of its article, which gets a drop capital."""

    words: str
    heading: bool
    opening: bool


def _articles(language: str, rng: Generator) -> Iterator[_Piece]:
    """Articles without end: a heading, then some paragraphs; nothing comes again before all has been."""
    text = TEXTS[language]
    headings, paragraphs = _shuffled(text.headings, rng), _shuffled(text.paragraphs, rng)
    while True:
        yield _Piece(next(headings), True, False)
        for place in range(int(rng.integers(3, 7))):
            yield _Piece(next(paragraphs), False, place == 0)


def _shuffled(lines: list[str], rng: Generator) -> Iterator[str]:
    while True:
        for place in rng.permutation(len(lines)):
            yield lines[place]


def _flow(
    ink: faces.Mask,
    style: Style,
    edges: list[tuple[int, int]],
    placed: list[_Placed],
    top: int,
    bottom: int,
    rng: Generator,
) -> None:
    """Fill what the figures leave free with text."""
    pieces = _articles(style.language, rng)
    columns = list(range(len(edges)))
    if style.script == "mincho":
        signs = _signs(pieces)
        for column in reversed(columns):
            for start, end in _free(placed, column, top, bottom):
                _set_vertical(ink, style, signs, edges[column], start, end)
        return
    lines = _Lines(ink, style, pieces)
    for column in columns:
        for start, end in _free(placed, column, top, bottom):
            lines.fill(edges[column], start, end)


def _signs(pieces: Iterator[_Piece]) -> Iterator[str]:
    """The signs of vertical text; a line break ends a paragraph, a heading stands between two."""
    for piece in pieces:
        yield from f"\n{piece.words}\n" if piece.heading else f"{piece.words}\n"


def _set_vertical(
    ink: faces.Mask, style: Style, signs: Iterator[str], edges: tuple[int, int], top: int, bottom: int
) -> None:
    """Set signs in vertical lines from right to left."""
    size = style.size
    x = edges[1] - size * 0.8
    while x > edges[0] + size * 0.5:
        y = float(top + size)
        while y < bottom - 2:
            sign = next(signs)
            if sign == "\n":
                if y > top + size:
                    break
                continue
            high = sign in "、。,"
            shift = size * 0.55 if high else 0
            faces.stamp(ink, sign, "mincho", size, x + shift, y - shift, "centre")
            y += size * (0.7 if high else 1.1)
        x -= size * 1.62


class _Lines:
    """Sets pieces as justified lines into one stretch of column after another."""

    def __init__(self, ink: faces.Mask, style: Style, pieces: Iterator[_Piece]) -> None:
        self.ink, self.style, self.pieces = ink, style, pieces
        self.leading = style.size * 1.2
        self.waiting: _Piece | None = None
        self.words: list[str] = []
        self.indent = 0.0
        self.drop = self.rows_beside = 0

    def fill(self, edges: tuple[int, int], top: int, bottom: int) -> None:
        """Set lines from `top` down to `bottom` between a column's edges."""
        y = top + self.leading * 0.8
        while y <= bottom:
            if not self.words:
                piece = self.waiting or next(self.pieces)
                self.waiting = None
                if piece.heading:
                    if bottom - y < self.leading * 5:
                        self.waiting = piece
                        return
                    y = self._heading(piece.words, edges, y)
                    continue
                self.words = piece.words.split()
                self.indent = self.style.size * 1.2
                if piece.opening and bottom - y > self.leading * 3.4:
                    self.drop = self._drop_capital(edges, y)
                    self.rows_beside = 2
            y = self._line(edges, y)

    def _heading(self, words: str, edges: tuple[int, int], y: float) -> float:
        face = "bold" if self.style.script == "antiqua" else self.style.script
        middle, inner = sum(edges) / 2, edges[1] - edges[0]
        size = faces.fitting(words, face, inner * 0.94, self.style.size + 5)
        y += self.leading * 0.7
        faces.stamp(self.ink, words, face, size, middle, y, "centre")
        y += self.leading * 0.5
        cv2.line(self.ink, (round(middle - 22), round(y)), (round(middle + 22), round(y)), 230, 1)
        return y + self.leading * 1.15

    def _drop_capital(self, edges: tuple[int, int], y: float) -> int:
        """Set the first letter two lines high; gives the width that it takes of those lines."""
        letter, self.words[0] = self.words[0][0], self.words[0][1:]
        face = "bold" if self.style.script == "antiqua" else self.style.script
        size = round(self.leading * 2.35)
        faces.stamp(self.ink, letter, face, size, edges[0], y + self.leading * 0.98)
        self.indent = 0.0
        return round(faces.advance(letter, face, size) + self.style.size * 0.3)

    def _line(self, edges: tuple[int, int], y: float) -> float:
        face, size = self.style.text_face, self.style.size
        beside = self.drop if self.drop and self.rows_beside else 0
        left = edges[0] + beside + self.indent
        room = edges[1] - left
        space = size * 0.24
        row: list[str] = []
        length = 0.0
        while self.words:
            wide = faces.advance(self.words[0], face, size)
            if row and length + wide + space * len(row) > room:
                head, tail = _hyphenated(self.words[0], face, size, room - length - space * len(row))
                if head:
                    row.append(head)
                    length += faces.advance(head, face, size)
                    self.words[0] = tail
                break
            row.append(self.words.pop(0))
            length += wide
        gap = (room - length) / max(len(row) - 1, 1) if self.words else size * 0.3
        x = left
        for word in row:
            faces.stamp(self.ink, word, face, size, x, y)
            x += faces.advance(word, face, size) + min(gap, size * 1.6)
        self.indent = 0.0
        if self.drop:
            self.rows_beside -= 1
            if not self.rows_beside:
                self.drop = 0
        return y + self.leading


VOWELS = set("aeiouyàáâäåèéêëìíîïòóôöőøùúûüűýěůаеёиіоуыэюяѣ")


def _hyphenated(word: str, face: str, size: int, room: float) -> tuple[str, str]:
    """The word broken before a consonant and a vowel, where the head fits; ("", word) if it cannot be."""
    for place in range(len(word) - 3, 2, -1):
        before, here, after = tuple(word[place - 1 : place + 2].lower())
        if here.isalpha() and here not in VOWELS and before.isalpha() and after in VOWELS:
            head = word[:place] + "-"
            if VOWELS & set(head.lower()) and faces.advance(head, face, size) <= room:
                return head, word[place:]
    return "", word


def _scan(
    ink: faces.Mask, style: Style, prints: list[tuple[Figure, int, int, Picture]], number: int, rng: Generator
) -> tuple[Picture, NDArray[np.float32]]:
    """The page as scanned, and the 2×3 matrix by which the scanner turned it."""
    height, width = ink.shape
    paper = _paper(style.paper, height, int(rng.integers(2)))
    if rng.random() < 0.5:
        paper = paper[:, ::-1]
    paper = paper[:, :width].astype(np.float32)
    # The other side of the leaf shows through, faintly.
    offset = (int(rng.integers(-9, 9)), int(rng.integers(-9, 9)))
    verso = np.roll(ink[:, ::-1], offset, (0, 1))
    verso[: height // 6] = 0  # A masthead has no masthead behind it.
    verso = cv2.GaussianBlur(verso, (0, 0), 1.3)
    through = float(rng.uniform(0.025, 0.085))
    worn = cv2.GaussianBlur(ink, (0, 0), 0.45)
    light = (1 - verso.astype(np.float32) * (through / 255)) * (1 - worn.astype(np.float32) * (0.88 / 255))
    sheet = paper * light[..., None]
    for figure, x, y, picture in prints:
        spot = slice(y, y + picture.shape[0]), slice(x, x + picture.shape[1])
        ground = np.array(PAPERS["coated"], np.float32) if figure.loose else paper[spot]
        sheet[spot] = ground * (picture.astype(np.float32) / 255)
    # The leaf bends into the binding: on the left of a right-hand page, on the right of a left-hand one.
    reach = float(rng.uniform(22, 60))
    away = np.arange(width, dtype=np.float32)
    away = away if number % 2 else away[::-1]
    shade = 1 - float(rng.uniform(0.25, 0.5)) * np.exp(-away / reach)
    edge = 1 - 0.10 * np.exp(-away[::-1] / 14)
    sheet *= (shade * edge)[None, :, None]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-0.75, 0.75)), 1.0).astype(
        np.float32
    )
    flat = np.clip(sheet, 0, 255).astype(np.uint8)
    flat = cv2.warpAffine(flat, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=SCANNER_BED)
    return cv2.add(flat, _grain(height)[:, :width], dtype=cv2.CV_8U), turn


@lru_cache(maxsize=16)
def _paper(name: str, height: int, sheet: int) -> Picture:
    """An old empty sheet (H, WIDEST, 3): clouds, fibres, foxing and browner edges."""
    rng = np.random.default_rng([sheet, *PAPERS[name]])
    clouds = rng.standard_normal((9, 7), dtype=np.float32)
    clouds = cv2.resize(clouds, (WIDEST, height), interpolation=cv2.INTER_CUBIC)
    fibres = cv2.GaussianBlur(rng.standard_normal((height, WIDEST), dtype=np.float32), (0, 0), 1.1)
    y = np.abs(np.linspace(-1, 1, height, dtype=np.float32))[:, None]
    x = np.abs(np.linspace(-1, 1, WIDEST, dtype=np.float32))[None]
    brown = np.clip(0.05 + 0.17 * np.maximum(x, y) ** 9 + 0.022 * clouds + 0.035 * fibres, 0, 0.6)
    spots = np.zeros((height, WIDEST), np.float32)
    for _ in range(int(rng.integers(4, 18))):
        centre = (int(rng.integers(WIDEST)), int(rng.integers(height)))
        cv2.circle(spots, centre, int(rng.integers(1, 6)), float(rng.uniform(0.08, 0.25)), -1)
    brown = brown + cv2.GaussianBlur(spots, (0, 0), 1.6)
    tint = 1 - np.array([148, 100, 50], np.float32) / 255
    return np.clip(np.array(PAPERS[name], np.float32) * (1 - brown[..., None] * tint), 0, 255).astype(
        np.uint8
    )


@lru_cache(maxsize=2)
def _grain(height: int) -> NDArray[np.int16]:
    """The scanner's noise, (H, WIDEST, 3)."""
    noise = np.random.default_rng(7).standard_normal((height, WIDEST, 1), dtype=np.float32) * 2.2
    return np.repeat(np.round(noise), 3, axis=2).astype(np.int16)


def _turned(x: int, y: int, width: int, height: int, turn: NDArray[np.float32], style: Style) -> Box:
    """The upright box around a turned print, within the page."""
    corners = np.array([(x, y), (x + width, y), (x, y + height), (x + width, y + height)], np.float32)
    moved = corners @ turn[:, :2].T + turn[:, 2]
    x0, y0 = np.floor(moved.min(axis=0)).astype(int)
    x1, y1 = np.ceil(moved.max(axis=0)).astype(int)
    return max(int(x0), 0), max(int(y0), 0), min(int(x1), style.width), min(int(y1), style.height)
