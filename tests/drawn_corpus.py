"""Small corpora of drawn pictures, and the command line that builds them."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = (
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
    "page",
)


def draw_picture(seed: int, size: tuple[int, int] = (240, 190)) -> Image.Image:
    """A composition of shades and shapes in grey; another seed gives another picture."""
    rng = np.random.default_rng(seed)
    tones = Image.fromarray(rng.integers(60, 256, (4, 4), dtype=np.uint8))
    picture = tones.resize(size, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(picture)
    for _ in range(9):
        corners = [tuple(corner) for corner in (rng.random((4, 2)) * size).tolist()]
        ink = int(rng.integers(0, 256))
        match rng.integers(3):
            case 0:
                draw.polygon(corners, fill=ink)
            case 1:
                (x, y), radius = corners[0], float(rng.uniform(10, 50))
                draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink, outline=0)
            case _:
                draw.line(corners, fill=ink, width=int(rng.integers(2, 9)))
    return picture.convert("RGB")


def reprint(picture: Image.Image, seed: int) -> Image.Image:
    """The picture as another printer would give it: cut, in other ink, on other paper, of other size."""
    rng = np.random.default_rng(seed)
    width, height = picture.size
    left, top = (int(rng.integers(0, side // 30 + 1)) for side in picture.size)
    cut = picture.crop((left, top, width - left, height - top))
    scale = float(rng.uniform(0.7, 1.2))
    scaled = cut.resize((round(cut.width * scale), round(cut.height * scale)), Image.Resampling.LANCZOS)
    paler = ImageEnhance.Contrast(scaled.convert("L")).enhance(float(rng.uniform(0.6, 1.0)))
    return ImageOps.colorize(paler, (40, 30, 20), (245, 235, 210))


def write_settings(folder: Path, text: str = "", **sections: Mapping[str, object]) -> Path:
    """``corpus.toml`` in ``folder`` for the pictures and the table there; ``sections`` as in the file."""
    known: dict[str, dict[str, object]] = {
        "source": {"kind": "folder", "images": "images", "table": "images.csv"},
        "describe": {"model": "vits14_imgfocus"},
    }
    for name, keys in sections.items():
        known[name] = known.get(name, {}) | dict(keys)
    lines = ['name = "Drawn pictures"', f'store = "{(folder / "store").as_posix()}"', text]
    for name, keys in known.items():
        lines.append(f"[{name}]")
        lines += [f"{key} = {_toml(value)}" for key, value in keys.items() if value is not None]
    path = folder / "corpus.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def write_table(folder: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    """``images.csv`` in ``folder``."""
    path = folder / "images.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def batch(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs ``python -m batch`` and waits for it."""
    return subprocess.run(
        [sys.executable, "-m", "batch", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
