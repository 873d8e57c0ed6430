"""The motifs of the sample corpus: every family renders well, the same each time, and differs from seed to seed."""

import io
import re

import numpy as np
import pytest
import resvg_py
from PIL import Image

from batch.sample.motifs import LANGUAGES, MOTIFS, THEMES, draw_motif
from batch.sample.motifs.drawing import lettering, number, smooth


def grey(name: str, seed: int, long_side: int = 192) -> np.ndarray:
    """A family's picture as grey levels (height, width), as a reader of the page would see it in small."""
    motif = MOTIFS[name]
    width = round(long_side * motif.width / max(motif.width, motif.height))
    data = resvg_py.svg_to_bytes(svg_string=draw_motif(name, seed), width=width, skip_system_fonts=True)
    with Image.open(io.BytesIO(bytes(data))) as image:
        return np.asarray(image.convert("L"), dtype=np.float32)


def alike(first: np.ndarray, second: np.ndarray) -> float:
    """Correlation of two pictures seen as 32 x 32 grey fields."""
    fields = []
    for picture in (first, second):
        field = Image.fromarray(picture.astype(np.uint8)).resize((32, 32), Image.Resampling.BOX)
        fields.append(np.asarray(field, dtype=np.float32).ravel())
    return float(np.corrcoef(*fields)[0, 1])


def test_there_are_enough_families_of_every_theme() -> None:
    assert len(MOTIFS) >= 44
    assert {motif.theme for motif in MOTIFS.values()} == set(THEMES)


@pytest.mark.parametrize("name", MOTIFS)
def test_a_motif_has_a_caption_in_every_language(name: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name) and MOTIFS[name].name == name
    assert set(MOTIFS[name].titles) == set(LANGUAGES)
    assert all(caption.strip() for caption in MOTIFS[name].titles.values())


@pytest.mark.parametrize("name", MOTIFS)
def test_a_motif_is_drawn_in_full_tone_and_its_look_alikes_differ(name: str) -> None:
    motif = MOTIFS[name]
    pictures = [grey(name, seed) for seed in range(3)]
    height, width = pictures[0].shape
    assert width / height == pytest.approx(motif.width / motif.height, rel=0.02)
    for picture in pictures:
        assert picture.std() > 25, "flat"
        assert np.percentile(picture, 1) < 90, "no darks"
        assert np.percentile(picture, 99) > 165, "no lights"
    assert alike(pictures[0], pictures[1]) < 0.92
    assert alike(pictures[0], pictures[2]) < 0.92


@pytest.mark.parametrize("name", MOTIFS)
def test_the_same_seed_gives_the_same_bytes(name: str) -> None:
    document = draw_motif(name, 0)
    assert document == draw_motif(name, 0)
    assert document != draw_motif(name, 1)
    assert document.startswith(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {MOTIFS[name].width} ')
    assert "<text" not in document, "lettering must not need a font where the picture is rendered"
    assert "nan" not in document and "inf" not in document


def test_an_unknown_family_is_refused() -> None:
    with pytest.raises(KeyError):
        draw_motif("no-such-family", 0)


def test_lettering_is_fitted_to_its_width() -> None:
    data = lettering("MODES", 100, 50, 20, anchor="start", fit=300)
    xs = [float(x) for x in re.findall(r"[ML](-?[\d.]+)", data)]
    assert min(xs) >= 99
    assert 380 < max(xs) <= 401


def test_numbers_are_written_short() -> None:
    assert [number(v) for v in (3.0, -0.04, 12.34, -7.96)] == ["3", "0", "12.3", "-8"]


def test_a_smooth_path_passes_through_its_points() -> None:
    points = [(0.0, 0.0), (10.0, 5.0), (20.0, 0.0), (30.0, 8.0)]
    ends = re.findall(r"(-?[\d.]+) (-?[\d.]+)(?=C|$)", smooth(points))
    assert [(float(x), float(y)) for x, y in ends] == points
