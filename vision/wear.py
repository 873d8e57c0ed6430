"""What copying, setting and time do to a print: changes of a picture, each with a source of chance.

A change takes an (H, W, 3) uint8 RGB picture and a `numpy.random.Generator` and gives a new RGB picture, never touching
its input. All but `framed` leave every point where it is, or within about a hundredth of the picture from there.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from vision.manners import Picture


def recopied(picture: Picture, rng: Generator, *, amount: float = 1.0) -> Picture:
    """Copied by another hand: forms stray by about a hundredth of the picture, small detail is simplified."""
    height, width = picture.shape[:2]
    reach = amount * max(height, width)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x += reach * (0.0075 * _drift(rng, height, width, 4) + 0.0022 * _drift(rng, height, width, 14))
    y += reach * (0.0075 * _drift(rng, height, width, 4) + 0.0022 * _drift(rng, height, width, 14))
    copy = cv2.remap(picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    copy = cv2.medianBlur(copy, 5)
    tone = rng.uniform(0.85, 1.25)
    return (255 * (copy / 255.0) ** tone).astype(np.uint8)


def framed(picture: Picture, rng: Generator) -> Picture:
    """Set into a ruled frame with corner ornaments; each side grows by `frame_width` of the picture."""
    margin = frame_width(picture.shape[1])
    sheet = cv2.copyMakeBorder(picture, *(margin,) * 4, cv2.BORDER_CONSTANT, value=(255, 255, 255))
    height, width = sheet.shape[:2]
    ink = (28, 25, 22)
    rules = [(0.10, 3), (0.30, 1), (0.92, 1)] if rng.random() < 0.5 else [(0.12, 1), (0.26, 2), (0.94, 2)]
    for share, weight in rules:
        gap = int(margin * share)
        cv2.rectangle(sheet, (gap, gap), (width - 1 - gap, height - 1 - gap), ink, weight, cv2.LINE_AA)
    motif, middle = int(rng.integers(3)), int(margin * 0.62)
    size = max(int(margin * 0.22), 2)
    step = max((width - 2 * middle) / max(round((width - 2 * middle) / (margin * 0.9)), 1), 4)
    across = np.arange(middle, width - middle + 1, step)
    down = np.linspace(middle, height - middle, max(round((height - 2 * middle) / step), 1) + 1)
    spots = [(x, y) for x in across for y in (middle, height - middle)]
    spots += [(x, y) for y in down[1:-1] for x in (middle, width - middle)]
    for x, y in spots:
        point = (round(x), round(y))
        if motif == 0:
            cv2.circle(sheet, point, size, ink, -1, cv2.LINE_AA)
            cv2.circle(sheet, point, max(size // 2, 1), (255, 255, 255), -1, cv2.LINE_AA)
        elif motif == 1:
            corners = np.array([(0, -size), (size, 0), (0, size), (-size, 0)]) + point
            cv2.fillPoly(sheet, [corners.astype(np.int32)], ink, cv2.LINE_AA)
        else:
            cv2.line(sheet, (point[0] - size, point[1]), (point[0] + size, point[1]), ink, 1, cv2.LINE_AA)
            cv2.line(sheet, (point[0], point[1] - size), (point[0], point[1] + size), ink, 1, cv2.LINE_AA)
            cv2.circle(sheet, point, max(size // 2, 1), ink, -1, cv2.LINE_AA)
    return sheet


def frame_width(width: int) -> int:
    """How many pixels `framed` adds on each side of a picture so wide."""
    return max(round(width * 0.055), 6)


def stained(picture: Picture, rng: Generator) -> Picture:
    """Stained: a tide line of damp and some foxing."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    radius = float(rng.uniform(0.22, 0.42) * max(height, width))
    away = np.hypot(x - float(rng.uniform(0, 1) * width), y - float(rng.uniform(0, 1) * height))
    away += radius * 0.13 * _drift(rng, height, width, 6)
    edge = np.exp(-(((away - radius) / (radius * 0.045)) ** 2))
    veil = 0.13 / (1 + np.exp((away - radius) / (radius * 0.05))) + 0.26 * edge
    fox = np.clip(_drift(rng, height, width, 40) - 2.1, 0, 1) * 0.5
    return _tinted(picture, np.clip(veil + fox, 0, 0.8), (150, 104, 52))


def bleed_through(picture: Picture, rng: Generator, *, strength: float = 0.22) -> Picture:
    """Print of the other side of the leaf shows through, mirrored and blurred: lines of words."""
    height, width = picture.shape[:2]
    verso = np.zeros((height, width), np.uint8)
    leading = max(int(max(height, width) / 38), 8)
    for baseline in range(leading, height + leading, leading):
        x = float(rng.uniform(-30, 0))
        while x < width:
            length = float(rng.integers(2, 10)) * leading * 0.38
            for stroke in np.arange(x, x + length, leading * 0.2):
                tall = leading * (0.72 if rng.random() < 0.25 else 0.45)
                start = (round(stroke), round(baseline - tall))
                cv2.line(verso, start, (round(stroke), baseline), 255, max(leading // 9, 1))
            x += length + leading * 0.35
    shadow = cv2.GaussianBlur(verso[:, ::-1], (0, 0), leading * 0.09).astype(np.float32) / 255
    return _tinted(picture, shadow * strength, (92, 80, 66))


def yellowed(picture: Picture, rng: Generator) -> Picture:
    """Paper gone yellow, browner towards the edges."""
    height, width = picture.shape[:2]
    y = np.abs(np.linspace(-1, 1, height, dtype=np.float32))[:, None]
    x = np.abs(np.linspace(-1, 1, width, dtype=np.float32))[None]
    veil = 0.34 + 0.22 * np.maximum(x, y) ** 6 + 0.05 * _drift(rng, height, width, 5)
    return _tinted(picture, np.clip(veil, 0, 0.8), (206, 164, 92))


def _drift(rng: Generator, height: int, width: int, waves: int) -> NDArray[np.float32]:
    """Smooth noise of deviation about 1 with some `waves` humps along the longer side."""
    step = max(height, width) / waves
    rows, columns = int(height / step) + 4, int(width / step) + 4
    coarse = rng.standard_normal((rows, columns), dtype=np.float32)
    size = (max(int(columns * step), width), max(int(rows * step), height))
    return cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC)[:height, :width]


def _tinted(picture: Picture, strength: NDArray[np.float32], colour: tuple[int, int, int]) -> Picture:
    """The picture multiplied by a colour, as far as `strength` (H, W; 0 to 1) says."""
    light = 1 - strength[..., None] * (1 - np.array(colour, np.float32) / 255)
    return (picture * light).astype(np.uint8)
