"""Pages that the tests of segmentation draw: columns of text, pictures, rules."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

SENTENCE = (
    "in the course of last week a steamer of uncommon size was seen off the harbour with all her flags "
    "flying and the town went down to the quay to look at her while the band played and nobody could say "
    "whence she came or what she carried until the pilot returned towards evening"
)
WORDS = SENTENCE.split()


def blank_page(width=900, height=1300):
    return Image.new("RGB", (width, height), (246, 240, 226))


def write_text(page, left, top, right, bottom, size=15, leading=20, seed=0):
    """Justified lines of text that fill a rectangle."""
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(size)
    rng = np.random.default_rng(seed)
    for y in range(top, bottom - leading, leading):
        words, width = [], 0.0
        while True:
            word = WORDS[rng.integers(len(WORDS))]
            width += draw.textlength(word + " ", font)
            if width > right - left:
                break
            words.append(word)
        spare = right - left - sum(draw.textlength(word, font) for word in words)
        x = float(left)
        for word in words:
            draw.text((x, y), word, (20, 18, 16), font)
            x += draw.textlength(word, font) + spare / max(len(words) - 1, 1)


def engrave(page, left, top, right, bottom, seed=0):
    """A picture in wavy black lines whose weight follows a random tone, as a wood engraving is printed."""
    rng = np.random.default_rng(seed)
    height, width = bottom - top, right - left
    tone = Image.fromarray(rng.integers(0, 256, (6, 6), dtype=np.uint8))
    tone = np.asarray(tone.resize((width, height), Image.Resampling.BICUBIC)) / 255
    y, x = np.mgrid[:height, :width]
    lines = np.sin((y + 3 * np.sin(x / 17)) * 2 * np.pi / 5) * 0.5 + 0.5
    black = lines > 0.15 + 0.7 * tone
    black[:3] = black[-3:] = black[:, :3] = black[:, -3:] = True
    pixels = np.where(black[..., None], 25, np.array([246, 240, 226])).astype(np.uint8)
    page.paste(Image.fromarray(pixels), (left, top))


def rule(page, left, top, right, bottom):
    ImageDraw.Draw(page).rectangle((left, top, right - 1, bottom - 1), fill=(20, 18, 16))


def corners(box):
    return (box.x, box.y, box.x + box.w, box.y + box.h)


def overlap(first, second):
    """Intersection over union of two (left, top, right, bottom)."""
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    shared = max(width, 0) * max(height, 0)
    sizes = [(box[2] - box[0]) * (box[3] - box[1]) for box in (first, second)]
    return shared / (sum(sizes) - shared)
