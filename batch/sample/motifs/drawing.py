"""Drawing an SVG picture: shapes, gradients, colours, smooth paths and lettering."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from random import Random

from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

Point = tuple[float, float]
Stop = str | tuple[float, str] | tuple[float, str, float]

# Faces of the display type that the press used: a Didone fat face and a condensed grotesque.
FACES = {
    "fat": ("fontpkg_abril_fatface", "AbrilFatface-Regular.ttf"),
    "grotesque": ("fontpkg_anton", "Anton-Regular.ttf"),
}


def number(value: float) -> str:
    """A coordinate with at most one decimal and nothing to spare ("3", "0.5", "-12.3")."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def polyline(points: Iterable[Point], closed: bool = False) -> str:
    """Path data of straight lines through the points."""
    data = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{data}{'Z' if closed else ''}"


def smooth(points: Sequence[Point], closed: bool = False, tension: float = 1.0) -> str:
    """Path data of a Catmull-Rom curve through the points, written as cubic Béziers."""
    count = len(points)
    if count < 3:
        return polyline(points, closed)
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for i in range(count if closed else count - 1):
        if closed:
            a, b, c, e = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            a, b, c, e = (points[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        k = tension / 6
        first = (b[0] + (c[0] - a[0]) * k, b[1] + (c[1] - a[1]) * k)
        second = (c[0] - (e[0] - b[0]) * k, c[1] - (e[1] - b[1]) * k)
        parts.append("C" + " ".join(number(v) for v in (*first, *second, *c)))
    return "".join(parts) + ("Z" if closed else "")


def pen(*moves: str | float) -> str:
    """Path data of SVG commands and their coordinates in turn: pen("M", 0, 0, "Q", 5, 5, 10, 0)."""
    return " ".join(move if isinstance(move, str) else number(move) for move in moves)


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0-255) of "#rrggbb"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(first: str, second: str, share: float) -> str:
    """The colour that lies `share` (0-1, clipped) of the way from the first to the second."""
    share = min(max(share, 0.0), 1.0)
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def lighter(colour: str, share: float) -> str:
    """The colour moved towards a warm white."""
    return mix(colour, "#fffaf0", share)


def darker(colour: str, share: float) -> str:
    """The colour moved towards a warm black."""
    return mix(colour, "#120e0c", share)


def blob(rng: Random, x: float, y: float, rx: float, ry: float, rough: float = 0.15, knots: int = 9) -> str:
    """Path data of an uneven closed round form: foliage, a cloud, a stone."""
    turn = rng.random() * math.tau
    points = []
    for i in range(knots):
        angle = turn + i * math.tau / knots
        k = 1 + rng.uniform(-rough, rough)
        points.append((x + math.cos(angle) * rx * k, y + math.sin(angle) * ry * k))
    return smooth(points, closed=True)


def between(a: Point, b: Point, share: float) -> Point:
    """The point that lies `share` of the way from a to b."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 12) -> list[Point]:
    """Points on an ellipse's arc; angles in degrees, clockwise on the page from three o'clock."""
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + math.cos(a) * rx, y + math.sin(a) * ry) for a in angles]


def jagged(rng: Random, a: Point, b: Point, rough: float, steps: int) -> list[Point]:
    """A broken line from a to b whose inner points stray up to `rough` units."""
    inner = [between(a, b, i / steps) for i in range(1, steps)]
    return [a, *((x + rng.uniform(-rough, rough), y + rng.uniform(-rough, rough)) for x, y in inner), b]


class Drawing:
    """An SVG document under construction.

    Paints are "#rrggbb", "none", or what `linear` and `radial` return. `rng` is the picture's one source of chance.
    """

    def __init__(self, width: int, height: int, rng: Random, ground: str = "#f3ead6") -> None:
        self.width, self.height, self.rng = width, height, rng
        self._parts: list[str] = []
        self._defs: dict[str, str] = {}
        self.rect(0, 0, width, height, ground)

    def svg(self) -> str:
        """The whole document."""
        defs = "".join(f"<{body.replace('@', name, 1)}" for body, name in self._defs.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" '
            f'width="{self.width}" height="{self.height}"><defs>{defs}</defs>{"".join(self._parts)}</svg>'
        )

    def _define(self, body: str) -> str:
        return self._defs.setdefault(body, f"d{len(self._defs)}")

    @staticmethod
    def _stops(stops: Sequence[Stop]) -> str:
        marks = []
        for i, stop in enumerate(stops):
            if isinstance(stop, str):
                stop = (i / max(len(stops) - 1, 1), stop)
            opacity = f' stop-opacity="{stop[2]:.2f}"' if len(stop) > 2 else ""
            marks.append(f'<stop offset="{stop[0]:.2f}" stop-color="{stop[1]}"{opacity}/>')
        return "".join(marks)

    def linear(self, *stops: Stop, angle: float = 90) -> str:
        """A paint running over the shape's box; 0 degrees runs to the right, 90 downwards.

        Stops are colours at equal steps, or (offset, colour), or (offset, colour, opacity).
        """
        dx, dy = math.cos(math.radians(angle)) / 2, math.sin(math.radians(angle)) / 2
        box = f'x1="{0.5 - dx:.2f}" y1="{0.5 - dy:.2f}" x2="{0.5 + dx:.2f}" y2="{0.5 + dy:.2f}"'
        body = f'linearGradient id="@" {box}>{self._stops(stops)}</linearGradient>'
        return f"url(#{self._define(body)})"

    def radial(self, *stops: Stop, x: float = 0.5, y: float = 0.5, r: float = 0.5) -> str:
        """A paint spreading from (x, y), both as shares of the shape's box."""
        body = f'radialGradient id="@" cx="{x:.2f}" cy="{y:.2f}" r="{r:.2f}">{self._stops(stops)}</radialGradient>'
        return f"url(#{self._define(body)})"

    @staticmethod
    def _veil(opacity: float, filled: bool, stroked: bool) -> str:
        # The opacity of fill and stroke, and not of the element: the latter costs the renderer a layer each.
        if opacity >= 1:
            return ""
        value = f'{opacity:.2g}"'
        return (f' fill-opacity="{value}' if filled else "") + (
            f' stroke-opacity="{value}' if stroked else ""
        )

    def add(self, markup: str) -> None:
        """Append markup as it is."""
        self._parts.append(markup)

    def path(
        self,
        data: str,
        fill: str = "none",
        stroke: str | None = None,
        width: float = 1.0,
        opacity: float = 1.0,
        extra: str = "",
    ) -> None:
        """Append a path; `extra` holds further attributes, ready to print."""
        line = f' stroke="{stroke}" stroke-width="{width:.2g}"' if stroke else ""
        veil = self._veil(opacity, fill != "none", bool(stroke))
        self._parts.append(f'<path d="{data}" fill="{fill}"{line}{veil}{" " + extra if extra else ""}/>')

    def polygon(
        self,
        points: Iterable[Point],
        fill: str,
        stroke: str | None = None,
        width: float = 1.0,
        opacity: float = 1.0,
    ) -> None:
        """Append a closed polygon."""
        self.path(polyline(points, closed=True), fill, stroke, width, opacity)

    def line(
        self, points: Iterable[Point], stroke: str = "#1c1712", width: float = 1.0, opacity: float = 1.0
    ) -> None:
        """Append a broken line with round ends and joints."""
        extra = 'stroke-linecap="round" stroke-linejoin="round"'
        self.path(polyline(points), "none", stroke, width, opacity, extra)

    def curve(
        self, points: Sequence[Point], stroke: str = "#1c1712", width: float = 1.0, opacity: float = 1.0
    ) -> None:
        """Append a smooth line through the points."""
        self.path(smooth(points), "none", stroke, width, opacity, 'stroke-linecap="round"')

    def lines(
        self,
        segments: Iterable[Sequence[Point]],
        stroke: str = "#1c1712",
        width: float = 1.0,
        opacity: float = 1.0,
    ) -> None:
        """Append many lines as one path."""
        data = "".join(polyline(segment) for segment in segments)
        if data:
            self.path(data, "none", stroke, width, opacity, 'stroke-linecap="round"')

    def form(
        self,
        points: Sequence[Point],
        fill: str,
        stroke: str | None = None,
        width: float = 1.0,
        opacity: float = 1.0,
    ) -> None:
        """Append a smooth closed form through the points."""
        self.path(smooth(points, closed=True), fill, stroke, width, opacity)

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str,
        stroke: str | None = None,
        width: float = 1.0,
        opacity: float = 1.0,
    ) -> None:
        """Append an upright rectangle."""
        self.path(
            f"M{number(x)} {number(y)}h{number(w)}v{number(h)}h{number(-w)}Z", fill, stroke, width, opacity
        )

    def ellipse(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        fill: str,
        stroke: str | None = None,
        width: float = 1.0,
        opacity: float = 1.0,
        turn: float = 0.0,
    ) -> None:
        """Append an ellipse, turned by `turn` degrees."""
        line = f' stroke="{stroke}" stroke-width="{width:.2g}"' if stroke else ""
        veil = self._veil(opacity, fill != "none", bool(stroke))
        spin = f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
        centre = f'cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}"'
        self._parts.append(f'<ellipse {centre} fill="{fill}"{line}{veil}{spin}/>')

    def shadow(self, x: float, y: float, rx: float, ry: float, strength: float = 0.5) -> None:
        """Append a soft dark patch, such as lies under a thing on the ground."""
        dark = self.radial((0, "#14100c", strength), (0.6, "#14100c", strength * 0.5), (1, "#14100c", 0))
        self.ellipse(x, y, rx, ry, dark)

    def glow(self, x: float, y: float, r: float, colour: str = "#fff6d8", strength: float = 0.9) -> None:
        """Append a soft light patch."""
        light = self.radial((0, colour, strength), (0.4, colour, strength * 0.45), (1, colour, 0))
        self.ellipse(x, y, r, r, light)

    def vignette(self, strength: float = 0.35) -> None:
        """Darken the margins; four bands, for a round gradient over the whole page is slow to render."""
        w, h = self.width, self.height
        for (left, top, wide, tall), angle in (
            ((0, 0, w, h * 0.22), 90),
            ((0, h * 0.78, w, h * 0.22), -90),
            ((0, 0, w * 0.2, h), 0),
            ((w * 0.8, 0, w * 0.2, h), 180),
        ):
            fade = self.linear((0, "#14100c", strength * 0.75), (1, "#14100c", 0), angle=angle)
            self.rect(left, top, wide, tall, fade)

    def hatch(
        self,
        data: str,
        box: tuple[float, float, float, float],
        angle: float = 45,
        gap: float = 6,
        stroke: str = "#1c1712",
        width: float = 1.0,
        opacity: float = 0.5,
    ) -> None:
        """Shade the inside of a path with slightly unsteady parallel lines; `box` is x, y, w, h around it."""
        x0, y0 = max(box[0], 0), max(box[1], 0)
        x1, y1 = min(box[0] + box[2], self.width), min(box[1] + box[3], self.height)
        cx, cy, reach = (x0 + x1) / 2, (y0 + y1) / 2, math.hypot(x1 - x0, y1 - y0) / 2
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        rows = []
        offset = -reach
        while offset < reach:
            # Where this line crosses the box: long lines outside it would cost the renderer time for nothing.
            near, far = -reach, reach
            for start, step, low, high in ((cx - s * offset, c, x0, x1), (cy + c * offset, s, y0, y1)):
                if abs(step) > 1e-6:
                    ends = sorted(((low - start) / step, (high - start) / step))
                    near, far = max(near, ends[0]), min(far, ends[1])
            if near < far:
                a = (cx - s * offset + c * near, cy + c * offset + s * near)
                rows.append((a, (cx - s * offset + c * far, cy + c * offset + s * far)))
            offset += gap * self.rng.uniform(0.85, 1.15)
        with self.clip(data):
            self.lines(rows, stroke, width, opacity)

    @contextmanager
    def clip(self, data: str) -> Iterator[None]:
        """Show what is drawn inside the block only within the path."""
        name = self._define(f'clipPath id="@"><path d="{data}"/></clipPath>')
        self._parts.append(f'<g clip-path="url(#{name})">')
        yield
        self._parts.append("</g>")

    @contextmanager
    def group(self, transform: str = "", opacity: float = 1.0) -> Iterator[None]:
        """Draw the block under an SVG transform, as one layer of the given opacity."""
        attributes = f' transform="{transform}"' if transform else ""
        attributes += f' opacity="{opacity:.2g}"' if opacity < 1 else ""
        self._parts.append(f"<g{attributes}>")
        yield
        self._parts.append("</g>")

    @contextmanager
    def mirrored(self, when: bool = True) -> Iterator[None]:
        """Draw the block left for right, if `when` holds."""
        with self.group(f"translate({self.width} 0) scale(-1 1)" if when else ""):
            yield

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        fill: str = "#1c1712",
        *,
        face: str = "fat",
        anchor: str = "middle",
        fit: float | None = None,
        stroke: str | None = None,
        width: float = 1.0,
        extra: str = "",
    ) -> None:
        """Append lettering as outlines (see `lettering`)."""
        data = lettering(text, x, y, size, face=face, anchor=anchor, fit=fit)
        self.path(data, fill, stroke, width, 1.0, extra)


@cache
def _font(face: str) -> TTFont:
    package, name = FACES[face]
    with as_file(files(package) / "files" / name) as path:
        return TTFont(path, lazy=False)


@cache
def lettering(
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    face: str = "fat",
    anchor: str = "middle",
    fit: float | None = None,
    spacing: float = 0.0,
) -> str:
    """Path data of a line of text, so that no font need be installed where the picture is rendered.

    x, y: the baseline's start, middle or end, as `anchor` ("start", "middle", "end") says.
    size: of the em, in user units. face: one of FACES. spacing: between letters, in ems.
    fit: width in user units to which the line is stretched or squeezed.
    """
    font = _font(face)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    scale = size / font["head"].unitsPerEm
    chosen = [names.get(ord(letter), ".notdef") for letter in text]
    advances = [glyphs[name].width * scale + spacing * size for name in chosen]
    length = sum(advances) - spacing * size
    stretch = fit / length if fit and length else 1.0
    x -= {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * length * stretch
    pen = SVGPathPen(glyphs, ntos=number)
    for name, advance in zip(chosen, advances, strict=True):
        glyphs[name].draw(TransformPen(pen, (scale * stretch, 0, 0, -scale, x, y)))
        x += advance * stretch
    return pen.getCommands()
