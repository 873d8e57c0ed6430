"""Manners of print: a full-tone colour picture becomes what the press could make of it.

Every manner takes an (H, W, 3) uint8 RGB picture and a seed and gives an (H, W, 3) uint8 RGB print of the
same size. Sizes in parameters are pixels of the picture; the defaults suit a picture 600 to 1,000 pixels
wide.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Plane = NDArray[np.float32]
Colour = tuple[int, int, int]

BLACK: Colour = (26, 23, 20)
WHITE: Colour = (255, 255, 255)


def engraving(
    picture: Picture, seed: int = 0, *, spacing: float = 5.0, ink: Colour = BLACK, paper: Colour = WHITE
) -> Picture:
    """A wood or steel engraving: lines that follow the form and swell with the tone, crossed in the shadows.

    Each form (an area without inner edges) has a direction of its own, and its lines bend towards its
    outline as if it were round. spacing: pixels between neighbouring lines.
    """
    rng = np.random.default_rng(seed)
    grey = _tone(picture)
    angle, height = _relief(picture, rng)
    dark = 1 - cv2.GaussianBlur(grey, (0, 0), spacing * 0.22)
    wobble = _clouds(rng, grey.shape, 70) * 0.35 + _clouds(rng, grey.shape, 18) * 0.12
    swell = 1 + 0.10 * _clouds(rng, grey.shape, 11)
    bend = height * 1.6 + wobble
    first = _lines(angle, bend, spacing, _ramp(dark, 0.07, 0.88) * 0.76 * swell)
    second = _lines(angle + 1.05, wobble, spacing * 1.05, _ramp(dark, 0.58, 1.05) * 0.66 * swell)
    third = _lines(angle - 0.62, bend, spacing * 0.95, _ramp(dark, 0.86, 1.1) * 0.7 * swell)
    contour = _contour(picture, spacing * 0.24, 0.055) * np.clip(swell, 0.6, 1.2)
    return _ink(1 - (1 - first) * (1 - second) * (1 - third) * (1 - np.clip(contour, 0, 1)), ink, paper)


def halftone(
    picture: Picture,
    seed: int = 0,
    *,
    pitch: float = 5.0,
    angle: float = 45.0,
    ink: Colour = BLACK,
    paper: Colour = WHITE,
) -> Picture:
    """A photograph behind a dot screen: soft focus, grain, dim corners, dots as large as the tone is dark.

    pitch: pixels between dots along the screen; angle: of the screen, in degrees.
    """
    rng = np.random.default_rng(seed)
    grey = _tone(picture)
    height, width = grey.shape
    grey = cv2.GaussianBlur(grey, (0, 0), max(width, height) / 700)
    grey = grey + 0.055 * _clouds(rng, grey.shape, 1.6) + 0.05 * _clouds(rng, grey.shape, 220)
    y, x = _grid(grey.shape)
    fall = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 0.34
    dark = np.clip(1.02 - grey * 0.93 + fall, 0.04, 0.97)
    turn = np.deg2rad(angle)
    u = (x * np.cos(turn) + y * np.sin(turn)) * (2 * np.pi / pitch)
    v = (y * np.cos(turn) - x * np.sin(turn)) * (2 * np.pi / pitch)
    # cos u + cos v runs from dot centres (2) to holes (-2); its rank makes inked area proportional to tone.
    spot = (np.cos(u) + np.cos(v)) / 2
    rank = 0.5 - np.arcsin(np.clip(spot, -1, 1)) / np.pi * (1 - 0.12 * np.abs(spot))
    return _ink(np.clip((dark - rank) * pitch * 0.75 + 0.5, 0, 1), ink, paper)


def lithograph(
    picture: Picture,
    seed: int = 0,
    *,
    inks: int = 6,
    grain: float = 1.5,
    misregister: float = 1.6,
    ink: Colour = (38, 30, 34),
    paper: Colour = WHITE,
) -> Picture:
    """A colour lithograph: a few flat inks that meet in crayon grain, each stone a little out of register.

    inks: stones used, the dark key included; grain: size of the crayon's grain; misregister: largest shift
    of a stone.
    """
    rng = np.random.default_rng(seed)
    smooth = cv2.bilateralFilter(picture, 5, 40, 5)
    palette = _palette(smooth, inks)
    order = np.argsort(-palette.sum(axis=1))
    palette = palette[order]
    palette[-1] = 0.25 * palette[-1] + 0.75 * np.array(ink, np.float32)
    values = smooth.astype(np.float32).reshape(-1, 3)
    distance = ((values[:, None, :] - palette[None]) ** 2).sum(axis=2)
    nearest = distance.argmin(axis=1)
    near = distance[np.arange(len(values)), nearest].copy()
    distance[np.arange(len(values)), nearest] = np.inf
    second = distance.argmin(axis=1)
    far = distance[np.arange(len(values)), second]
    crayon = _equalised(_clouds(rng, picture.shape[:2], grain)).reshape(-1)
    # Between two inks the share of the nearer one falls to a half where both are equally far.
    share = far / (near + far + 1e-6)
    label = np.where(crayon < np.clip((share - 0.5) * 2.4 + 0.5, 0, 1), nearest, second)
    label = label.reshape(picture.shape[:2]).astype(np.uint8)
    sheet = np.empty(picture.shape, np.float32)
    sheet[:] = np.array(paper, np.float32)
    tooth = 1 - 0.16 * _equalised(_clouds(rng, picture.shape[:2], grain * 0.8)) ** 3
    for number, colour in enumerate(palette):
        stone = (label == number).astype(np.float32)
        shift = rng.uniform(-misregister, misregister, 2) * (number != len(palette) - 1)
        move = np.array([[1, 0, shift[0]], [0, 1, shift[1]]], np.float32)
        stone = cv2.warpAffine(stone, move, stone.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
        stone = (cv2.GaussianBlur(stone, (0, 0), 0.6) * tooth)[..., None]
        sheet = sheet * (1 - stone) + stone * colour * (np.array(paper, np.float32) / 255)
    key = _contour(picture, grain * 0.7, 0.10) * 0.85
    key = (key * (_equalised(_clouds(rng, key.shape, grain)) > 0.18))[..., None]
    sheet = sheet * (1 - key) + key * np.array(ink, np.float32)
    return np.clip(sheet, 0, 255).astype(np.uint8)


def woodcut(
    picture: Picture, seed: int = 0, *, gouge: float = 9.0, ink: Colour = BLACK, paper: Colour = WHITE
) -> Picture:
    """A woodcut: black and white masses parted by tapering gouge marks.

    gouge: pixels between neighbouring cuts.
    """
    rng = np.random.default_rng(seed)
    grey = cv2.bilateralFilter(_tone(picture), 9, 0.15, gouge * 0.6)
    grey = cv2.GaussianBlur(grey, (0, 0), gouge * 0.18)
    local = cv2.GaussianBlur(grey, (0, 0), max(grey.shape) / 9)
    dark = np.clip(1 - grey + (local - grey) * 0.55, 0, 1)
    angle, height = _relief(picture, rng)
    rough = _clouds(rng, grey.shape, gouge * 1.1)
    bend = height * 0.9 + 0.3 * _clouds(rng, grey.shape, gouge * 5)
    # A cut starts, deepens and runs out: its width changes along its way more than the tone does.
    cut = 1 - _ramp(dark, 0.18, 0.86) + 0.17 * rough
    light = _lines(angle, bend, gouge, np.where(cut > 0.22, cut * 1.02, 0))
    light = np.maximum(light, np.clip((0.26 - dark + 0.03 * rough) * 14, 0, 1))
    black = np.maximum(1 - light, np.clip((dark - 0.80 + 0.04 * rough) * 14, 0, 1))
    black = np.maximum(black, np.clip(_contour(picture, gouge * 0.22, 0.09) * 1.2 - 0.1, 0, 1))
    edge = cv2.GaussianBlur(black, (0, 0), gouge * 0.12) + 0.10 * _clouds(rng, grey.shape, 2.2)
    return _ink(np.clip((edge - 0.5) * 4 + 0.5, 0, 1), ink, paper)


MANNERS: dict[str, Callable[..., Picture]] = {
    "engraving": engraving,
    "halftone": halftone,
    "lithograph": lithograph,
    "woodcut": woodcut,
}


def _grid(shape: tuple[int, ...]) -> tuple[Plane, Plane]:
    """Row and column numbers of a picture's pixels, ready to broadcast."""
    return np.arange(shape[0], dtype=np.float32)[:, None], np.arange(shape[1], dtype=np.float32)[None, :]


def _tone(picture: Picture) -> Plane:
    """Luminance from 0 (black) to 1 (white), stretched over the whole range with some local contrast."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    local = cv2.createCLAHE(clipLimit=1.6, tileGridSize=(4, 4)).apply(grey)
    tone = (0.5 * grey + 0.5 * local).astype(np.float32)
    low, high = (float(level) for level in np.percentile(tone[::4, ::4], (1, 97)))
    return np.clip((tone - low) / max(high - low, 1), 0, 1)


def _ramp(values: Plane, start: float, end: float) -> Plane:
    """0 up to `start`, 1 from `end` on, straight between."""
    return np.clip((values - start) / (end - start), 0, 1)


def _clouds(rng: np.random.Generator, shape: tuple[int, ...], scale: float) -> Plane:
    """Smooth noise of mean 0 and deviation about 1 whose features are `scale` pixels wide."""
    rows, columns = (max(int(np.ceil(side / scale)) + 3, 4) for side in shape[:2])
    coarse = rng.standard_normal((rows, columns), dtype=np.float32)
    size = (max(int(columns * scale), shape[1]), max(int(rows * scale), shape[0]))
    return cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC)[: shape[0], : shape[1]]


def _equalised(noise: Plane) -> Plane:
    """Noise of deviation 1 spread evenly over 0 to 1."""
    return 1 / (1 + np.exp(-1.9 * noise))


def _contour(picture: Picture, width: float, threshold: float) -> Plane:
    """Outlines of the forms as ink from 0 to 1; `width` in pixels, `threshold` in contrast (0 to 1)."""
    lab = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB)
    fine = cv2.GaussianBlur(lab, (0, 0), max(width, 0.6)).astype(np.float32)
    slope = np.zeros(picture.shape[:2], np.float32)
    for channel in range(3):
        dx = cv2.Scharr(fine[..., channel], cv2.CV_32F, 1, 0)
        dy = cv2.Scharr(fine[..., channel], cv2.CV_32F, 0, 1)
        np.maximum(slope, np.hypot(dx, dy), out=slope)
    slope *= max(width, 0.6) * 2.5 / (32 * 255)
    return np.clip((slope - threshold) / threshold * 1.6, 0, 1)


def _relief(picture: Picture, rng: np.random.Generator) -> tuple[Plane, Plane]:
    """The direction (radians) in which each form is hatched, and how high (0 to about 4) its surface stands.

    Forms are the connected areas between edges. Broad ones (sky, water, walls) are hatched almost level, long
    ones across their length, others at an angle of their own; the height rises from a form's outline inwards.
    """
    height, width = picture.shape[:2]
    scale = 360 / max(height, width)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    edges = _contour(small, 0.8, 0.05) > 0.35
    count, labels = cv2.connectedComponents((~edges).astype(np.uint8), connectivity=4)
    areas = np.bincount(labels.ravel(), minlength=count)
    kept = (areas > 30) & (np.arange(count) > 0)
    if not kept.any():
        kept[:] = True
    # Every pixel of an edge or a crumb takes the label of the nearest form.
    seeds = kept[labels]
    _, zones = cv2.distanceTransformWithLabels(
        (~seeds).astype(np.uint8), cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL
    )
    owner = np.zeros(int(zones.max()) + 1, np.int32)
    owner[zones[seeds]] = labels[seeds]
    labels = owner[zones]
    turns = np.zeros(count, np.float32)
    choices = np.array([0.52, -0.52, 0.9, -0.9, 0.25, 1.25], np.float32)
    y, x = np.mgrid[0 : labels.shape[0], 0 : labels.shape[1]].astype(np.float64)
    flat = labels.ravel()
    mass = np.maximum(np.bincount(flat, minlength=count), 1)
    mean_x, mean_y = (np.bincount(flat, part.ravel(), count) / mass for part in (x, y))
    xx, yy, xy = (np.bincount(flat, part.ravel(), count) / mass for part in (x * x, y * y, x * y))
    xx, yy, xy = xx - mean_x**2, yy - mean_y**2, xy - mean_x * mean_y
    for form in range(count):
        spread = np.hypot((xx[form] - yy[form]) / 2, xy[form])
        middle = (xx[form] + yy[form]) / 2
        if areas[form] > labels.size * 0.10:
            turns[form] = rng.uniform(-0.06, 0.06)
        elif spread > 0.6 * middle:
            turns[form] = np.arctan2(2 * xy[form], xx[form] - yy[form]) / 2 + np.pi / 2 - 0.35
        else:
            turns[form] = rng.choice(choices) + rng.uniform(-0.1, 0.1)
    inside = np.ones(labels.shape, np.uint8)
    inside[:, 1:] &= labels[:, 1:] == labels[:, :-1]
    inside[1:] &= labels[1:] == labels[:-1]
    depth = np.sqrt(np.minimum(cv2.distanceTransform(inside, cv2.DIST_L2, 3), 36)) / 2.4
    depth = cv2.resize(cv2.GaussianBlur(depth, (0, 0), 1.5), (width, height), interpolation=cv2.INTER_LINEAR)
    angle = cv2.resize(turns[labels], (width, height), interpolation=cv2.INTER_NEAREST)
    return angle, depth


def _lines(angle: Plane, bend: Plane, spacing: float, share: Plane) -> Plane:
    """Parallel lines as ink from 0 to 1.

    angle: their direction in radians, constant within a form; bend: sideways displacement in lines;
    share: the part of the space between two lines that the line takes (0 none, 1 all).
    """
    y, x = _grid(angle.shape)
    phase = (y * np.cos(angle) - x * np.sin(angle)) / spacing + bend
    distance = np.abs(phase - np.floor(phase) - 0.5) * spacing
    return np.clip(share * spacing / 2 - distance + 0.5, 0, 1) * (share > 0)


def _ink(coverage: Plane, ink: Colour, paper: Colour) -> Picture:
    """Ink of the given coverage (0 to 1) on paper."""
    share = np.clip(coverage, 0, 1)[..., None]
    sheet = np.array(paper, np.float32) * (1 - share) + np.array(ink, np.float32) * share
    return (sheet + 0.5).astype(np.uint8)


def _palette(picture: Picture, inks: int) -> Plane:
    """The few colours that stand for a picture's, (inks, 3): Lloyd's k-means from luminance quantiles."""
    small = cv2.resize(picture, (72, 72), interpolation=cv2.INTER_AREA).reshape(-1, 3).astype(np.float32)
    order = np.argsort(small.sum(axis=1), kind="stable")
    centres = small[order[np.linspace(20, len(small) - 20, inks).astype(int)]]
    for _ in range(10):
        nearest = ((small[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        for number in range(inks):
            mine = small[nearest == number]
            if len(mine):
                centres[number] = mine.mean(axis=0)
    # Printing inks are purer than the mean of what they stand for.
    mean = centres.mean(axis=1, keepdims=True)
    return np.clip(mean + (centres - mean) * 1.3, 0, 255).astype(np.float32)
