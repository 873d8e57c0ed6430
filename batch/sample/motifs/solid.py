"""Solid bodies in perspective: boxes, tubes, turned and lofted forms, lit from one side, painted from far to near."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .drawing import Drawing, Point, darker, lighter, mix

Vector = tuple[float, float, float]  # x to the right, y into the picture, z up


def add(a: Vector, b: Vector, k: float = 1.0) -> Vector:
    """a + k b."""
    return a[0] + b[0] * k, a[1] + b[1] * k, a[2] + b[2] * k


def subtract(a: Vector, b: Vector) -> Vector:
    """a - b."""
    return add(a, b, -1.0)


def dot(a: Vector, b: Vector) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The vector product."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def unit(a: Vector) -> Vector:
    """The vector at length 1 (the null vector is left alone)."""
    length = math.sqrt(dot(a, a)) or 1.0
    return a[0] / length, a[1] / length, a[2] / length


def along(a: Vector, b: Vector, share: float) -> Vector:
    """The point that lies `share` of the way from a to b."""
    return add(a, subtract(b, a), share)


class View:
    """A camera: the eye looks at the target, which falls on `centre` of the page; `focal` is in user units."""

    def __init__(self, eye: Vector, target: Vector, focal: float, centre: Point) -> None:
        self.eye, self.focal, self.centre = eye, focal, centre
        self._forward = unit(subtract(target, eye))
        self._right = unit(cross(self._forward, (0, 0, 1)))
        self._up = cross(self._right, self._forward)

    def depth(self, p: Vector) -> float:
        """Distance in front of the eye, along the line of sight."""
        return dot(subtract(p, self.eye), self._forward)

    def at(self, p: Vector) -> Point:
        """Where a point falls on the page; what lies behind the eye is drawn just before it."""
        q = subtract(p, self.eye)
        k = self.focal / max(dot(q, self._forward), 0.05)
        return self.centre[0] + dot(q, self._right) * k, self.centre[1] - dot(q, self._up) * k

    def scale(self, p: Vector) -> float:
        """User units on the page for one unit of space at p."""
        return self.focal / max(self.depth(p), 0.05)

    def path(self, points: Sequence[Vector]) -> list[Point]:
        """Points of space on the page."""
        return [self.at(p) for p in points]


def level_view(
    azimuth: float, distance: float, eye_height: float, focal: float, x: float, horizon: float
) -> View:
    """A view of the origin with upright uprights, whose horizon falls on `horizon`; azimuth in degrees."""
    a = math.radians(azimuth)
    eye = (math.sin(a) * distance, -math.cos(a) * distance, eye_height)
    return View(eye, (0, 0, eye_height), focal, (x, horizon))


@dataclass
class _Face:
    points: list[Vector]
    colour: str
    centre: Vector
    details: list[tuple[list[Vector], str, str | None]] = field(default_factory=list)
    bias: float = 0.0
    edge: str | None = None


class Solids:
    """Bodies collected in space and then painted on a drawing through a view."""

    def __init__(self, view: View, light: Vector = (-0.6, -0.5, 0.75), contrast: float = 1.0) -> None:
        self.view, self.light, self.contrast = view, unit(light), contrast
        self._faces: list[_Face] = []

    def face(
        self,
        points: Sequence[Vector],
        colour: str,
        inside: Vector | None = None,
        bias: float = 0.0,
        edge: str | None = None,
    ) -> _Face | None:
        """A flat face. `inside` is a point within its body: faces that look away from the eye are dropped.

        Without `inside` the face is seen from both sides. bias: units by which it counts as nearer. Returns the
        face, to be given details, or None when it was dropped.
        """
        points = list(points)
        centre = (
            sum(p[0] for p in points) / len(points),
            sum(p[1] for p in points) / len(points),
            sum(p[2] for p in points) / len(points),
        )
        normal = unit(cross(subtract(points[1], points[0]), subtract(points[-1], points[0])))
        to_eye = subtract(self.view.eye, centre)
        if inside is not None:
            if dot(normal, subtract(centre, inside)) < 0:
                normal = (-normal[0], -normal[1], -normal[2])
            if dot(normal, to_eye) <= 0:
                return None
        elif dot(normal, to_eye) < 0:
            normal = (-normal[0], -normal[1], -normal[2])
        face = _Face(points, self._tone(colour, normal), centre, [], bias, edge)
        self._faces.append(face)
        return face

    def _tone(self, colour: str, normal: Vector) -> str:
        lit = (dot(normal, self.light) + 0.35) / 1.35
        if lit < 0.42:
            return darker(colour, min((0.42 - max(lit, -0.2)) * 1.3 * self.contrast, 0.62))
        return lighter(colour, (lit - 0.42) * 0.75 * self.contrast)

    def box(
        self,
        corner: Vector,
        size: Vector,
        colour: str,
        windows: tuple[int, int] | None = None,
        pane: str = "#2a2622",
        turn: float = 0.0,
        edge: str | None = None,
        bias: float = 0.0,
    ) -> None:
        """An upright box; windows: (columns, rows) on each of its walls; turn: degrees about its own middle."""
        x, y, z = corner
        a, b, c = size
        middle = (x + a / 2, y + b / 2, z + c / 2)
        k, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))

        def spun(px: float, py: float, pz: float) -> Vector:
            dx, dy = px - middle[0], py - middle[1]
            return middle[0] + dx * k - dy * s, middle[1] + dx * s + dy * k, pz

        low = [spun(x, y, z), spun(x + a, y, z), spun(x + a, y + b, z), spun(x, y + b, z)]
        high = [(p[0], p[1], z + c) for p in low]
        for i in range(4):
            j = (i + 1) % 4
            wall = self.face([low[i], low[j], high[j], high[i]], colour, middle, bias, edge)
            if wall and windows:
                width = a if i % 2 == 0 else b
                columns = max(round(windows[0] * width / max(a, b)), 1)
                self.panes(wall, columns, windows[1], pane)
        self.face(high, colour, middle, bias, edge)

    def panes(
        self,
        face: _Face | None,
        columns: int,
        rows: int,
        colour: str,
        fill: float = 0.55,
        margin: float = 0.08,
        frame: str | None = None,
        arched: bool = False,
    ) -> None:
        """Rows of windows on a four-cornered face (low left, low right, high right, high left)."""
        if face is None:
            return
        a, b, c, e = face.points

        def on(u: float, v: float) -> Vector:
            return along(along(a, b, u), along(e, c, u), v)

        for row in range(rows):
            for column in range(columns):
                u = margin + (1 - 2 * margin) * (column + 0.5) / columns
                v = margin + (1 - 2 * margin) * (row + 0.5) / rows
                du, dv = (1 - 2 * margin) / columns * fill / 2, (1 - 2 * margin) / rows * fill * 0.62
                corners = [on(u - du, v - dv), on(u + du, v - dv), on(u + du, v + dv * 0.6)]
                if arched:
                    corners += [
                        on(u + du * 0.7, v + dv * 0.9),
                        on(u, v + dv * 1.05),
                        on(u - du * 0.7, v + dv * 0.9),
                    ]
                else:
                    corners[2] = on(u + du, v + dv)
                    corners.append(on(u - du, v + dv))
                if arched:
                    corners.append(on(u - du, v + dv * 0.6))
                face.details.append((corners, colour, frame))

    def tube(
        self,
        a: Vector,
        b: Vector,
        ra: float,
        rb: float | None = None,
        colour: str = "#5a564e",
        sides: int = 14,
        capped: bool = True,
        bias: float = 0.0,
    ) -> None:
        """A cylinder or cone from a to b with radii ra and rb."""
        rb = ra if rb is None else rb
        axis = unit(subtract(b, a))
        first = unit(cross(axis, (0.0, 0.0, 1.0) if abs(axis[2]) < 0.9 else (0.0, 1.0, 0.0)))
        second = cross(axis, first)
        rings: list[list[Vector]] = []
        for centre, r in ((a, ra), (b, rb)):
            ring = []
            for i in range(sides):
                angle = i * math.tau / sides
                offset = add((0, 0, 0), first, math.cos(angle) * r)
                ring.append(add(centre, add(offset, second, math.sin(angle) * r)))
            rings.append(ring)
        middle = along(a, b, 0.5)
        for i in range(sides):
            j = (i + 1) % sides
            quad = [rings[0][i], rings[0][j], rings[1][j], rings[1][i]]
            if rb < 1e-6:
                quad = quad[:3]
            self.face(quad, colour, middle, bias)
        if capped:
            for ring in rings:
                if ring[0] != ring[1]:
                    self.face(ring, colour, middle, bias + 0.01)

    def turned(
        self,
        base: Vector,
        profile: Sequence[tuple[float, float]],
        colour: str,
        sides: int = 16,
        bias: float = 0.0,
    ) -> None:
        """A form turned about the upright axis at `base`; profile: (radius, height) from below upwards."""
        for (r0, z0), (r1, z1) in pairwise(profile):
            if z0 == z1:
                continue
            self.tube(
                add(base, (0, 0, z0)),
                add(base, (0, 0, z1)),
                max(r0, 1e-3),
                max(r1, 1e-3),
                colour,
                sides,
                True,
                bias,
            )

    def loft(
        self, sections: Sequence[Sequence[Vector]], colour: str, bands: Sequence[str] = (), bias: float = 0.0
    ) -> None:
        """A skin over cross-sections with equal numbers of points; bands: a colour for each strip along them."""
        everything = [p for section in sections for p in section]
        count = len(everything)
        for one, two in pairwise(sections):
            pair = [*one, *two]
            inside = (
                sum(p[0] for p in pair) / len(pair),
                sum(p[1] for p in pair) / len(pair),
                sum(p[2] for p in everything) / count,
            )
            for k in range(len(one) - 1):
                tone = bands[k] if bands else colour
                self.face([one[k], two[k], two[k + 1], one[k + 1]], tone, inside, bias)

    def beam(self, a: Vector, b: Vector, width: float, colour: str = "#2b2722", bias: float = 0.0) -> None:
        """A thin rod, painted as a line as wide as it appears."""
        self._faces.append(_Face([a, b], colour, along(a, b, 0.5), [], bias, str(width)))

    def wheel(
        self,
        centre: Vector,
        axle: Vector,
        r: float,
        colour: str = "#2f2a26",
        spokes: int = 12,
        rim: float = 0.1,
        bias: float = 0.0,
    ) -> None:
        """A spoked wheel about the direction `axle`."""
        axle = unit(axle)
        first = unit(cross(axle, (0.0, 0.0, 1.0) if abs(axle[2]) < 0.9 else (1.0, 0.0, 0.0)))
        second = cross(axle, first)

        def on(angle: float, radius: float, out: float = 0.0) -> Vector:
            p = add(centre, first, math.cos(angle) * radius)
            return add(add(p, second, math.sin(angle) * radius), axle, out)

        for i in range(spokes):
            angle = i * math.tau / spokes
            self.beam(centre, on(angle, r), r * 0.06, colour, bias - 0.02)
        steps = 28
        for out, tone in ((-rim * r, darker(colour, 0.4)), (rim * r, lighter(colour, 0.25))):
            for i in range(steps):
                a, b = i * math.tau / steps, (i + 1) * math.tau / steps
                shine = 0.5 + 0.5 * math.sin(a * 2 + 1)
                quad = [on(a, r, out), on(b, r, out), on(b, r * (1 - rim), out), on(a, r * (1 - rim), out)]
                face = _Face(
                    quad,
                    mix(tone, lighter(tone, 0.5), shine * 0.6),
                    centre,
                    [],
                    bias + (0.01 if out > 0 else 0),
                    None,
                )
                self._faces.append(face)
        self.tube(
            add(centre, axle, -rim * r),
            add(centre, axle, rim * r),
            r * 0.13,
            r * 0.13,
            lighter(colour, 0.2),
            10,
            True,
            bias + 0.02,
        )

    def paint(self, d: Drawing, outline: bool = False) -> None:
        """Paint everything from far to near, and forget it."""
        eye = self.view.eye

        def distance(face: _Face) -> float:
            q = subtract(face.centre, eye)
            return math.sqrt(dot(q, q)) - face.bias

        for face in sorted(self._faces, key=distance, reverse=True):
            points = self.view.path(face.points)
            if len(points) == 2:
                width = float(face.edge or 1) * self.view.scale(face.centre)
                d.line(points, face.colour, max(width, 0.6))
                continue
            seam = face.edge or (darker(face.colour, 0.5) if outline else face.colour)
            d.polygon(points, face.colour, seam, 0.7)
            for detail, colour, frame in face.details:
                d.polygon(self.view.path(detail), colour, frame, 0.8)
        self._faces = []
