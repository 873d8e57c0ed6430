"""A simulator of reprinting: what another press, another century's paper and a scanner make of a picture.

The press copied pictures from each other, and no two copies are alike: a wood engraving comes back as a half-tone, a
photograph almost without greys, a detail alone, framed, captioned, askew, stained, tinted. ``reprint`` makes such a copy of
any picture and tells where each of its points went. It serves where pairs of the same picture are needed and none are known:
to fit descriptors, to learn what a similarity means in a corpus, and to test.

A reprint goes through ``STAGES`` in the order in which a print does; at each it meets at most one of the stage's manners,
by chances that grow with the strength asked for.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

import cv2
import numpy as np
from numpy.random import Generator
from PIL import Image, ImageDraw, ImageFont

from vision import manners, wear
from vision.manners import Picture

Strength = Literal["light", "usual", "heavy"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)

AMOUNTS: dict[Strength, float] = {"light": 0.3, "usual": 0.65, "heavy": 1.0}
"""How far a manner goes, 1 being as far as prints that a person would still know for the same."""
WORKING_SIDE = 768
"""Pixels of the longer side to which larger originals are reduced before anything else."""
LONGEST, SHORTEST = 1024, 48
"""Pixels: no reprint's longer side is longer, none's shorter side is shortened below this."""
SCREEN_ANGLES = (0.0, 15.0, 45.0, 75.0)
LETTERS = "eeeeaaaaiiioooununtttnnnrrrsssllddccmmpphbvgfq"


@dataclass(frozen=True)
class Reprint:
    """A copy of a picture.

    ``picture``: RGB. ``done``: what was done, in words, in order. ``transform`` (float64, (2, 3)) takes a point (x, y, 1) of
    the original, in pixels counted from the middle of the first, to its place in ``picture``; of a copy re-cut by hand it is
    the place that the point would have had, off by about a hundredth of the picture.
    """

    picture: Image.Image
    done: tuple[str, ...]
    transform: np.ndarray


@dataclass(frozen=True)
class Sheet:
    """A reprint in the making.

    ``pixels``: (H, W, 3) uint8 RGB; ``transform``: (3, 3), from the original's points to theirs; ``other``: the pixels of
    another picture, if there is one at hand.
    """

    pixels: Picture
    transform: np.ndarray
    other: Picture | None = None

    def with_pixels(self, pixels: Picture) -> Sheet:
        """Other pixels at the same places."""
        return replace(self, pixels=pixels)

    def moved(self, pixels: Picture, move: np.ndarray) -> Sheet:
        """Other pixels, to which ``move`` ((2, 3)) took the points."""
        return replace(self, pixels=pixels, transform=np.vstack([move, [0, 0, 1]]) @ self.transform)


@dataclass(frozen=True)
class Manner:
    """Something that may befall a sheet.

    ``make`` takes the sheet, a source of chance and an amount (0 to 1), and gives the new sheet and what was done in words;
    ``chances`` are those of a light, a usual and a heavy reprint.
    """

    make: Callable[[Sheet, Generator, float], tuple[Sheet, str]]
    chances: tuple[float, float, float]


def reprint(
    picture: Image.Image,
    random: Generator,
    *,
    strength: Strength = "usual",
    mirror: bool = False,
    other: Image.Image | None = None,
) -> Reprint:
    """A copy of ``picture`` as another periodical might have printed it.

    The same picture, generator state and arguments give the same copy. With ``mirror`` it is also turned left for right, as
    when a block was cut after a print. ``other`` is a picture that may stand beside this one in a montage, or show through
    from the other side of the leaf.
    """
    sheet = replace(_opened(picture), other=None if other is None else _opened(other).pixels)
    done = []
    if mirror:
        sheet, words = mirrored(sheet)
        done.append(words)
    amount, level = AMOUNTS[strength], STRENGTHS.index(strength)
    for choices in STAGES.values():
        pick = random.random()
        for manner in choices.values():
            pick -= manner.chances[level]
            if pick < 0:
                sheet, words = manner.make(sheet, random, amount)
                done.append(words)
                break
    sheet = _resized(sheet, 1.0, cv2.INTER_AREA)
    return Reprint(Image.fromarray(sheet.pixels), tuple(done), sheet.transform[:2])


def _opened(picture: Image.Image) -> Sheet:
    whole = Sheet(np.asarray(picture.convert("RGB")), np.eye(3))
    return _resized(whole, min(1.0, WORKING_SIDE / max(picture.size)), cv2.INTER_AREA)


# What happens to the block, before it is printed


def recut(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Drawn again by another hand: forms stray, small detail is simplified."""
    return sheet.with_pixels(wear.recopied(sheet.pixels, random, amount=0.4 + 0.8 * amount)), "re-cut"


def mirrored(sheet: Sheet) -> tuple[Sheet, str]:
    """Left for right."""
    width = sheet.pixels.shape[1]
    turned = np.ascontiguousarray(sheet.pixels[:, ::-1])
    return sheet.moved(turned, np.array([[-1.0, 0, width - 1], [0, 1, 0]])), "mirrored"


def trimmed(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """A little cut off its sides."""
    return _window(sheet, random, 1 - 0.22 * amount, 1 - 0.04 * amount)


def cropped(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """A detail alone."""
    return _window(sheet, random, 0.85 - 0.37 * amount, 0.9 - 0.2 * amount)


# How it is printed


def as_photograph(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Lines and dots melt into tones, as in a photograph or a photogravure of what they stood for."""
    return sheet.with_pixels(_toned(sheet.pixels, random, amount)), "in tones, without lines or dots"


def as_half_tone(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Behind a dot screen."""
    fine = max(max(sheet.pixels.shape) / 600, 0.6)
    pitch, angle = fine * float(random.uniform(2.4, 3 + 3 * amount)), float(random.choice(SCREEN_ANGLES))
    tones = _toned(sheet.pixels, random, amount)
    screened = manners.halftone(tones, _seed(random), pitch=pitch, angle=angle)
    return sheet.with_pixels(screened), f"half-tone of {pitch:.1f} pixels at {angle:.0f}°"


def as_engraving(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Cut in lines by an engraver who had a photograph or another print before him."""
    spacing = max(max(sheet.pixels.shape) / 600, 0.6) * float(random.uniform(3.4, 4 + 2 * amount))
    tones = _toned(sheet.pixels, random, amount)
    return sheet.with_pixels(manners.engraving(tones, _seed(random), spacing=spacing)), "engraved in lines"


def as_woodcut(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Cut with the gouge, in masses of black and white."""
    gouge = max(max(sheet.pixels.shape) / 600, 0.6) * float(random.uniform(5, 8))
    tones = _toned(sheet.pixels, random, amount)
    return sheet.with_pixels(manners.woodcut(tones, _seed(random), gouge=gouge)), "cut in wood"


def thicker(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """A worn or heavily inked block: every line spreads."""
    return sheet.with_pixels(_spread(sheet.pixels, cv2.erode, amount)), "lines thickened"


def thinner(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Too little ink or pressure: every line shrinks, the finest are gone."""
    return sheet.with_pixels(_spread(sheet.pixels, cv2.dilate, amount)), "lines thinned"


def washed_out(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Light tones burnt to white."""
    return sheet.with_pixels(
        _levels(sheet.pixels, 0, 1 - 0.55 * amount * random.uniform(0.5, 1))
    ), "washed out"


def clogged(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Dark tones run together."""
    return sheet.with_pixels(
        _levels(sheet.pixels, 0.5 * amount * random.uniform(0.5, 1), 1)
    ), "shadows clogged"


def flat(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Faint grey ink on grey paper."""
    reach = 1 - 0.65 * amount
    base = float(random.uniform(0.2, 1)) * 255 * (1 - reach)
    return sheet.with_pixels((sheet.pixels * reach + base).astype(np.uint8)), "little contrast"


def nearly_bitonal(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Scanned, or printed, in black and white with next to nothing between."""
    grey = _grey(sheet.pixels)
    middle, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    middle *= float(random.uniform(1 - 0.3 * amount, 1 + 0.15 * amount))
    steep = 0.02 + 0.1 * amount
    sharp = 255 / (1 + np.exp(-(grey.astype(np.float32) - middle) * steep))
    return sheet.with_pixels(_rgb(sharp)), "almost without greys"


def inverted(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Light for dark."""
    return sheet.with_pixels(255 - sheet.pixels), "light for dark"


# How it stands on the page


def askew(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Turned by up to six degrees, a little sheared and stretched; paper shows in the corners."""
    height, width = sheet.pixels.shape[:2]
    degrees = float(random.uniform(0.2, 1) * 6 * amount * random.choice((-1.0, 1.0)))
    turn = np.deg2rad(degrees)
    stretch = 1 + 0.05 * amount * float(random.uniform(-1, 1))
    shear = 0.03 * amount * float(random.uniform(-1, 1))
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    turned = turned @ np.array([[stretch, shear], [0, 1 / stretch]])
    middle = np.array([width - 1, height - 1]) / 2
    move = np.hstack([turned, (middle - turned @ middle)[:, None]])
    paper = _paper(sheet.pixels)
    pixels = cv2.warpAffine(
        sheet.pixels, move, (width, height), flags=cv2.INTER_LINEAR, borderValue=(paper, paper, paper)
    )
    return sheet.moved(pixels, move), f"turned by {degrees:.1f}°"


def framed(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """In an ornamental frame."""
    margin = wear.frame_width(sheet.pixels.shape[1])
    move = np.array([[1.0, 0, margin], [0, 1, margin]])
    return sheet.moved(wear.framed(sheet.pixels, random), move), "framed"


def ruled(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Within a line, with white before or behind it."""
    side = max(sheet.pixels.shape[:2])
    inner, outer = (round(side * float(random.uniform(0, 0.05)) * amount) + 2 for _ in range(2))
    line = int(random.integers(1, 4))
    total = inner + line + outer
    pixels = sheet.pixels
    for margin, value in ((inner, 255), (line, 30), (outer, 255)):
        pixels = cv2.copyMakeBorder(pixels, *(margin,) * 4, cv2.BORDER_CONSTANT, value=(value,) * 3)
    return sheet.moved(pixels, np.array([[1.0, 0, total], [0, 1, total]])), "within a line"


def vignetted(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Cut out along an outline: what lies around the middle is paper."""
    height, width = sheet.pixels.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    around = np.arctan2(y, x)
    waves = sum(
        float(random.normal(0, 0.1)) * np.sin(k * around + float(random.uniform(0, 6.3))) for k in (2, 3, 5)
    )
    reach = 1.25 - 0.45 * amount + amount * waves
    soft = float(random.uniform(0.01, 0.15))
    kept = np.clip((reach - np.hypot(x, y)) / soft, 0, 1)[..., None]
    paper = _paper(sheet.pixels)
    return sheet.with_pixels((sheet.pixels * kept + paper * (1 - kept)).astype(np.uint8)), "vignetted"


def in_company(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """In a montage: another picture, or for want of one its own mirror image, stands on one side of it."""
    height, width = sheet.pixels.shape[:2]
    beside = sheet.pixels[:, ::-1] if sheet.other is None else sheet.other
    upright = random.random() < 0.5
    factor = width / beside.shape[1] if upright else height / beside.shape[0]
    # The stranger takes at most as much room as the picture itself, the more the greater the amount.
    rows, columns = (
        (min(round(beside.shape[0] * factor), round(height * amount)), width)
        if upright
        else (height, min(round(beside.shape[1] * factor), round(width * amount)))
    )
    stranger = cv2.resize(beside, (max(columns, 1), max(rows, 1)), interpolation=cv2.INTER_AREA)
    parts = [sheet.pixels, stranger]
    first = random.random() < 0.5
    if first:
        parts.reverse()
    move = np.array(
        [[1.0, 0, 0 if upright or not first else columns], [0, 1, rows if upright and first else 0]]
    )
    return sheet.moved(np.concatenate(parts, axis=0 if upright else 1), move), "in a montage"


def with_margin(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Cut out too generously: some of the page around it."""
    side = max(sheet.pixels.shape[:2])
    left, top, right, bottom = (round(side * 0.12 * amount * float(random.random())) for _ in range(4))
    paper = _paper(sheet.pixels)
    pixels = cv2.copyMakeBorder(
        sheet.pixels,
        top + 1,
        bottom + 1,
        left + 1,
        right + 1,
        cv2.BORDER_CONSTANT,
        value=(paper, paper, paper),
    )
    return sheet.moved(pixels, np.array([[1.0, 0, left + 1], [0, 1, top + 1]])), "with a margin"


def captioned(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """With a caption under it, and sometimes lines of the text that follows."""
    width = sheet.pixels.shape[1]
    lines = 1 + int(random.integers(0, 1 + round(3 * amount)))
    size = int(np.clip(width * random.uniform(0.028, 0.05), 8, 30))
    paper = _paper(sheet.pixels)
    strip = Image.new("L", (width, round(size * (1.5 * lines + 0.5))), paper)
    brush, font = ImageDraw.Draw(strip), ImageFont.load_default(size)
    for number in range(lines):
        text = _words(random, int(random.integers(2, 9)) if number == 0 else 24)
        long = brush.textlength(text, font=font)
        start = max((width - long) / 2, 0) if number == 0 else 0
        brush.text((start, size * (0.2 + 1.5 * number)), text, fill=30, font=font)
    pixels = np.vstack([sheet.pixels, _rgb(np.asarray(strip))])
    return sheet.with_pixels(pixels), "captioned"


# Paper, ink and time


def yellowed(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Paper gone yellow."""
    return sheet.with_pixels(_share(sheet.pixels, wear.yellowed(sheet.pixels, random), amount)), "yellowed"


def in_one_ink(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """In an ink other than black on paper other than white."""
    ink, paper = random.uniform(0, 130, 3) * amount, 255 - random.uniform(0, 70, 3) * amount
    share = (_grey(sheet.pixels)[..., None] / 255).astype(np.float32)
    return sheet.with_pixels((ink + (paper - ink) * share).astype(np.uint8)), "in a coloured ink"


def coloured(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Coloured by hand or by stones: broad washes over the print."""
    height, width = sheet.pixels.shape[:2]
    coarse = random.uniform(0, 1, (3, 3, 3)).astype(np.float32)
    wash = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    light = np.clip(1 - amount * 0.4 * wash, 0, 1)
    return sheet.with_pixels((sheet.pixels * light).astype(np.uint8)), "coloured"


def grey(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Colours lost."""
    return sheet.with_pixels(_rgb(_grey(sheet.pixels))), "in grey"


def stained(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Damp and foxing."""
    return sheet.with_pixels(_share(sheet.pixels, wear.stained(sheet.pixels, random), amount)), "stained"


def bleed_through(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """The other side of the leaf shows: words, or the shadow of a picture."""
    if random.random() < 0.6:
        strength = 0.15 + 0.35 * amount
        return sheet.with_pixels(
            wear.bleed_through(sheet.pixels, random, strength=strength)
        ), "words bleed through"
    height, width = sheet.pixels.shape[:2]
    # For want of another picture, this one shows through itself, upside down.
    verso = sheet.pixels[::-1] if sheet.other is None else sheet.other[:, ::-1]
    shadow = cv2.GaussianBlur(cv2.resize(_grey(verso), (width, height)), (0, 0), 1.5).astype(np.float32) / 255
    veil = 1 - (0.1 + 0.25 * amount) * (1 - shadow)
    return sheet.with_pixels((sheet.pixels * veil[..., None]).astype(np.uint8)), "a picture bleeds through"


def in_the_gutter(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """The shadow of the binding along one side."""
    width = sheet.pixels.shape[1]
    away = np.arange(width, dtype=np.float32) / width
    if random.random() < 0.5:
        away = away[::-1]
    light = 1 - (0.3 + 0.5 * amount) * np.exp(-away / (0.04 + 0.1 * amount * float(random.random())))
    return sheet.with_pixels(
        (sheet.pixels * light[None, :, None]).astype(np.uint8)
    ), "in the shadow of the gutter"


# How it was scanned and kept


def smaller(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Reduced, well."""
    factor = 1 - 0.7 * amount * float(random.uniform(0.3, 1))
    return _resized(sheet, factor, cv2.INTER_AREA), f"reduced to {factor:.0%}"


def with_moire(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """A fine screen reduced without smoothing: its dots beat against the scanner's."""
    pitch, angle = float(random.uniform(2.0, 3.2)), float(random.choice(SCREEN_ANGLES))
    screened = manners.halftone(sheet.pixels, _seed(random), pitch=pitch, angle=angle)
    screened = _share(sheet.pixels, screened, 0.3 + 0.5 * amount)
    factor = 1 - 0.5 * float(random.uniform(0.3, 1)) * (0.5 + 0.5 * amount)
    return _resized(sheet.with_pixels(screened), factor, cv2.INTER_LINEAR), "screen and moiré"


def larger(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Enlarged."""
    factor = 1 + 0.6 * amount * float(random.uniform(0.3, 1))
    return _resized(sheet, factor, cv2.INTER_CUBIC), f"enlarged to {factor:.0%}"


def out_of_focus(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Blurred."""
    radius = max(sheet.pixels.shape) / 400 * (0.4 + amount)
    return sheet.with_pixels(cv2.GaussianBlur(sheet.pixels, (0, 0), radius)), "out of focus"


def noisy(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """The grain of film or of a sensor."""
    grain = random.normal(0, 6 + 20 * amount, sheet.pixels.shape[:2])[..., None]
    return sheet.with_pixels(np.clip(sheet.pixels + grain, 0, 255).astype(np.uint8)), "noisy"


def as_jpeg(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Kept as JPEG."""
    return _coded(sheet, "JPEG", int(random.integers(round(85 - 65 * amount), 92)))


def as_webp(sheet: Sheet, random: Generator, amount: float) -> tuple[Sheet, str]:
    """Kept as WebP."""
    return _coded(sheet, "WEBP", int(random.integers(round(80 - 65 * amount), 90)))


STAGES: dict[str, dict[str, Manner]] = {
    "hand": {"re-cut": Manner(recut, (0.05, 0.12, 0.25))},
    "cut": {
        "trimmed": Manner(trimmed, (0.5, 0.4, 0.3)),
        "cropped": Manner(cropped, (0.0, 0.12, 0.35)),
    },
    "print": {
        "photograph": Manner(as_photograph, (0.1, 0.15, 0.15)),
        "half-tone": Manner(as_half_tone, (0.1, 0.2, 0.25)),
        "engraving": Manner(as_engraving, (0.0, 0.05, 0.12)),
        "woodcut": Manner(as_woodcut, (0.0, 0.0, 0.05)),
    },
    "line": {
        "thicker": Manner(thicker, (0.15, 0.2, 0.25)),
        "thinner": Manner(thinner, (0.15, 0.2, 0.25)),
    },
    "tone": {
        "washed out": Manner(washed_out, (0.15, 0.2, 0.2)),
        "nearly bitonal": Manner(nearly_bitonal, (0.15, 0.25, 0.3)),
        "clogged": Manner(clogged, (0.1, 0.1, 0.12)),
        "flat": Manner(flat, (0.1, 0.1, 0.12)),
        "inverted": Manner(inverted, (0.0, 0.01, 0.04)),
    },
    "outline": {"vignetted": Manner(vignetted, (0.0, 0.06, 0.12))},
    "company": {"montage": Manner(in_company, (0.0, 0.06, 0.15))},
    "setting": {"askew": Manner(askew, (0.3, 0.4, 0.5))},
    "surroundings": {
        "framed": Manner(framed, (0.03, 0.08, 0.12)),
        "ruled": Manner(ruled, (0.1, 0.15, 0.15)),
        "margin": Manner(with_margin, (0.2, 0.25, 0.3)),
    },
    "caption": {"captioned": Manner(captioned, (0.05, 0.15, 0.25))},
    "ink and paper": {
        "yellowed": Manner(yellowed, (0.15, 0.15, 0.15)),
        "one ink": Manner(in_one_ink, (0.1, 0.12, 0.15)),
        "coloured": Manner(coloured, (0.03, 0.08, 0.12)),
        "grey": Manner(grey, (0.3, 0.3, 0.3)),
    },
    "time": {
        "stained": Manner(stained, (0.05, 0.08, 0.12)),
        "bleed-through": Manner(bleed_through, (0.05, 0.1, 0.15)),
        "gutter": Manner(in_the_gutter, (0.05, 0.08, 0.1)),
    },
    "scan": {
        "smaller": Manner(smaller, (0.3, 0.3, 0.3)),
        "moiré": Manner(with_moire, (0.02, 0.08, 0.12)),
        "larger": Manner(larger, (0.1, 0.1, 0.1)),
        "out of focus": Manner(out_of_focus, (0.1, 0.15, 0.18)),
        "noisy": Manner(noisy, (0.05, 0.1, 0.15)),
    },
    "file": {"JPEG": Manner(as_jpeg, (0.6, 0.6, 0.6)), "WebP": Manner(as_webp, (0.4, 0.4, 0.4))},
}
"""What may happen, stage by stage, with its chances at each strength; a stage's chances sum to 1 at most."""


def _window(sheet: Sheet, random: Generator, least: float, most: float) -> tuple[Sheet, str]:
    """A window of ``least`` to ``most`` of each side."""
    height, width = sheet.pixels.shape[:2]
    rows, columns = (
        min(max(round(side * float(random.uniform(least, most))), SHORTEST), side) for side in (height, width)
    )
    top, left = int(random.integers(height - rows + 1)), int(random.integers(width - columns + 1))
    pixels = sheet.pixels[top : top + rows, left : left + columns].copy()
    move = np.array([[1.0, 0, -left], [0, 1, -top]])
    return sheet.moved(pixels, move), f"cut to {columns / width:.0%} × {rows / height:.0%}"


def _resized(sheet: Sheet, factor: float, interpolation: int) -> Sheet:
    """Scaled by ``factor``, as far as the bounds of size allow."""
    height, width = sheet.pixels.shape[:2]
    factor = min(max(factor, min(SHORTEST / min(height, width), 1)), LONGEST / max(height, width))
    size = max(round(width * factor), 1), max(round(height * factor), 1)
    if size == (width, height):
        return sheet
    across, down = size[0] / width, size[1] / height
    # A pixel's middle, half a pixel from its edge, is what is counted from.
    move = np.array([[across, 0, (across - 1) / 2], [0, down, (down - 1) / 2]])
    return sheet.moved(cv2.resize(sheet.pixels, size, interpolation=interpolation), move)


def _toned(pixels: Picture, random: Generator, amount: float) -> Picture:
    """Lines and dots blurred away, the tones stretched over the whole range again."""
    radius = max(pixels.shape[:2]) / 300 * float(random.uniform(0.5, 0.6 + 0.7 * amount))
    soft = cv2.GaussianBlur(pixels, (0, 0), radius).astype(np.float32)
    low, high = np.percentile(soft[::4, ::4], (1, 99))
    gamma = float(np.exp(random.uniform(-0.4, 0.4) * amount))
    tones = np.clip((soft - low) / max(high - low, 1), 0, 1) ** gamma
    return (tones * 255).astype(np.uint8)


def _spread(pixels: Picture, change: Callable[..., np.ndarray], amount: float) -> Picture:
    """Dark (cv2.erode) or light (cv2.dilate) parts grown by up to one and a half pixels in 600."""
    reach = max(pixels.shape[:2]) / 600 * (0.4 + 1.1 * amount)
    whole = int(reach)
    grown = pixels
    if whole:
        grown = change(grown, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * whole + 1, 2 * whole + 1)))
    further = change(grown, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
    return _share(grown, further, reach - whole)


def _levels(pixels: Picture, black: float, white: float) -> Picture:
    """Tones from ``black`` to ``white`` (0 to 1) stretched over the whole range, what lies beyond cut off."""
    return np.clip((pixels / 255.0 - black) / (white - black) * 255, 0, 255).astype(np.uint8)


def _coded(sheet: Sheet, form: str, quality: int) -> tuple[Sheet, str]:
    stream = io.BytesIO()
    Image.fromarray(sheet.pixels).save(stream, form, quality=quality)
    with Image.open(stream) as kept:
        return sheet.with_pixels(np.asarray(kept.convert("RGB"))), f"{form} of quality {quality}"


def _words(random: Generator, count: int) -> str:
    lengths = random.integers(2, 11, count)
    return (
        " ".join("".join(random.choice(list(LETTERS), int(length))) for length in lengths).capitalize() + "."
    )


def _share(one: Picture, other: Picture, share: float) -> Picture:
    return cv2.addWeighted(one, 1 - share, other, share, 0)


def _paper(pixels: Picture) -> int:
    """How light the paper around the picture is: its lightest common grey."""
    return int(np.percentile(_grey(pixels[::4, ::4]), 98))


def _grey(pixels: Picture) -> np.ndarray:
    return cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY)


def _rgb(plane: np.ndarray) -> Picture:
    return cv2.cvtColor(np.clip(plane, 0, 255).astype(np.uint8), cv2.COLOR_GRAY2RGB)


def _seed(random: Generator) -> int:
    return int(random.integers(2**31))


PARAMETERS = f"working side {WORKING_SIDE}, amounts {AMOUNTS}, " + "; ".join(
    f"{name} {manner.chances}" for choices in STAGES.values() for name, manner in choices.items()
)
"""What may befall a reprint and how often, in words that change when it does."""
