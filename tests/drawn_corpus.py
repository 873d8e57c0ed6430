"""Small corpora of drawn pictures, and the command line that builds them."""

import csv
import io
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

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


def encoded(picture: Image.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


def bomb(side: int) -> bytes:
    """A PNG of side × side pixels, one bit each, in a few kilobytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    compressor = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    rows = b"".join(compressor.compress(row) for _ in range(side)) + compressor.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PLACES = {
    "Paris": "France",
    "London": "United Kingdom",
    "Haarlem": "Netherlands",
    "Leipzig": "Germany",
    "Milan": "Italy",
}
MOTIFS = 16


def cities_of(motif: int) -> list[str]:
    """The cities that print a motif: the first of them two to five, the others one."""
    return list(PLACES)[: 2 + motif % 4] if motif < 8 else [list(PLACES)[motif % 5]]


def draw_press(folder: Path) -> list[dict[str, Any]]:
    """Pictures in ``folder``/images, some of them reprinted from city to city; their rows."""
    (folder / "images").mkdir(parents=True)
    rows = []
    for motif in range(MOTIFS):
        picture = draw_picture(motif)
        for turn, city in enumerate(cities_of(motif)):
            name = f"motif-{motif}-{city}.jpg"
            (reprint(picture, 100 * motif + turn) if turn else picture).save(
                folder / "images" / name, quality=88
            )
            rows.append(
                {
                    "file": name,
                    "periodical": f"Illustrated {city}",
                    "issue": f"{city} {motif}",
                    "title": f"Motif {motif}",
                    "date": f"{1880 + motif}-03-{10 + turn}",
                    "city": city,
                    "country": PLACES[city],
                }
            )
    return rows


def draw_odd_pictures(folder: Path) -> list[dict[str, Any]]:
    """One picture in every form that is unusual but sound; their rows."""
    picture = draw_picture(500)
    grey = np.asarray(picture.convert("L"))
    exif = Image.Exif()
    exif[0x0112] = 6
    files = {
        "animated.gif": encoded(picture, "GIF", save_all=True, append_images=[draw_picture(501)] * 2),
        "animated.webp": encoded(picture, "WEBP", save_all=True, append_images=[draw_picture(501)] * 2),
        "four-inks.jpg": encoded(picture.convert("CMYK"), "JPEG", quality=90),
        "sixteen-bits.png": encoded(Image.fromarray(grey.astype(np.uint16) * 257), "PNG"),
        "sixteen-bits.tif": encoded(Image.fromarray(grey.astype(np.uint16) * 257), "TIFF"),
        "floating.tif": encoded(Image.fromarray(grey.astype(np.float32) / 255), "TIFF"),
        "sideways.jpg": encoded(picture.transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif, quality=90),
        "misnamed.png": encoded(picture, "JPEG", quality=90),
        "palette.png": encoded(picture.quantize(256), "PNG"),
    }
    return _write_files(folder, files)


BAD_PICTURES = {
    "empty.jpg": "the file is empty",
    "truncated.jpg": "the picture is damaged",
    "one-pixel.png": "1 × 1 pixels; its shorter side needs at least 16",
    "bomb.png": "30,000 × 30,000 pixels, more than the 250 million allowed",
    "words.jpg": "the file is not a picture that can be read",
    "page.jpg": "the file is not a picture that can be read",
    "folder.jpg": "the file is not there",
    "missing.jpg": "the file is not there",
}
"""Files that cannot be used, with what is said of each."""


def draw_bad_pictures(folder: Path) -> list[dict[str, Any]]:
    """The files of ``BAD_PICTURES``; their rows."""
    files = {
        "empty.jpg": b"",
        "truncated.jpg": encoded(draw_picture(600), "JPEG")[:2000],
        "one-pixel.png": encoded(Image.new("RGB", (1, 1)), "PNG"),
        "bomb.png": bomb(30_000),
        "words.jpg": b"just some words",
        "page.jpg": b"<!DOCTYPE html><html><body>404 Not Found</body></html>",
    }
    (folder / "images" / "folder.jpg").mkdir()
    return [*_write_files(folder, files), {"file": "folder.jpg"}, {"file": "missing.jpg"}]


def _write_files(folder: Path, files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    for name, content in files.items():
        (folder / "images" / name).write_bytes(content)
    return [{"file": name, "issue": "odd"} for name in files]


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
