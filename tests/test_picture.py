import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.drawn_corpus import bomb, draw_picture, encoded
from vision.picture import UnreadablePictureError, encode_thumbnail, open_picture, picture_size

RED, BLUE = (210, 30, 30), (30, 30, 210)


def two_halves(size: tuple[int, int] = (80, 60)) -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", size, RED)
    picture.paste(BLUE, (size[0] // 2, 0, *size))
    return picture


def assert_two_halves(picture: Image.Image) -> None:
    assert picture.mode == "RGB"
    width, height = picture.size
    left, right = picture.getpixel((width // 4, height // 2)), picture.getpixel((3 * width // 4, height // 2))
    np.testing.assert_allclose(left, RED, atol=30)
    np.testing.assert_allclose(right, BLUE, atol=30)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "JPEG2000", "AVIF", "PPM"])
def test_every_form_that_scans_come_in(form: str) -> None:
    assert_two_halves(open_picture(encoded(two_halves(), form)))


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "TIFF"])
def test_of_an_animation_the_first_frame(form: str) -> None:
    frames = [Image.new("RGB", (80, 60), "green") for _ in range(3)]
    assert_two_halves(open_picture(encoded(two_halves(), form, save_all=True, append_images=frames)))


def test_four_inks_become_three_colours() -> None:
    assert_two_halves(open_picture(encoded(two_halves().convert("CMYK"), "JPEG", quality=95)))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_modes_become_rgb(mode: str) -> None:
    picture = open_picture(encoded(two_halves().convert(mode), "PNG"))
    assert (picture.mode, picture.size) == ("RGB", (80, 60))


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_sixteen_bits_are_reduced_to_eight(form: str) -> None:
    values = np.repeat(np.linspace(0, 65535, 64).astype(np.uint16)[None], 20, axis=0)
    picture = open_picture(encoded(Image.fromarray(values), form))
    assert picture.mode == "RGB"
    np.testing.assert_allclose(np.asarray(picture)[0, :, 0], np.linspace(0, 255, 64), atol=1)


def test_floating_grey_is_stretched_from_its_own_range_and_survives_holes() -> None:
    values = np.repeat(np.linspace(-2.5, 7.5, 64, dtype=np.float32)[None], 20, axis=0)
    values[3, 5] = np.nan
    row = np.asarray(open_picture(encoded(Image.fromarray(values), "TIFF")))[0, :, 1]
    np.testing.assert_allclose(row, np.linspace(0, 255, 64), atol=1)
    flat = open_picture(encoded(Image.fromarray(np.full((20, 20), 0.5, np.float32)), "TIFF"))
    assert len(np.unique(np.asarray(flat))) == 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_whatever_the_camera_wrote(orientation: int, tmp_path: Path) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    as_stored = two_halves().transpose(undo[orientation]) if orientation in undo else two_halves()
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "photo.jpg"
    path.write_bytes(encoded(as_stored, "JPEG", exif=exif, quality=95))
    assert open_picture(path).size == picture_size(path) == (80, 60)
    assert_two_halves(open_picture(path))
    assert_two_halves(open_picture(path, wanted_side=40))


def test_transparency_lies_on_white() -> None:
    layers = two_halves().convert("RGBA")
    layers.paste((0, 0, 0, 0), (0, 0, 40, 60))
    for picture in (layers, layers.quantize(8)):
        opened = open_picture(encoded(picture, "PNG"))
        np.testing.assert_allclose(opened.getpixel((10, 30)), (255, 255, 255), atol=2)
        np.testing.assert_allclose(opened.getpixel((70, 30)), BLUE, atol=30)
    palette = two_halves().quantize(2)
    opened = open_picture(encoded(palette, "GIF", transparency=palette.getpixel((10, 30))))
    assert opened.getpixel((10, 30)) == (255, 255, 255)


def test_the_kind_is_told_from_the_content_not_from_the_name(tmp_path: Path) -> None:
    path = tmp_path / "really-a.png"
    path.write_bytes(encoded(two_halves(), "JPEG", quality=95))
    assert_two_halves(open_picture(path))


def test_a_jpeg_may_be_decoded_smaller_but_not_below_what_is_wanted() -> None:
    content = encoded(draw_picture(1, (1200, 900)), "JPEG")
    small = open_picture(content, wanted_side=200)
    assert min(small.size) >= 200
    assert max(small.size) < 1200
    assert open_picture(content, wanted_side=1000).size == (1200, 900)
    assert open_picture(encoded(draw_picture(1, (1200, 900)), "PNG"), wanted_side=200).size == (1200, 900)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty"),
        (b"just some words", "the file is not a picture that can be read"),
        (
            b"<!DOCTYPE html><html><body>404 Not Found</body></html>",
            "the file is not a picture that can be read",
        ),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 80 60\nshowpage\n", "not a picture that can be read"),
        (encoded(draw_picture(2), "JPEG")[:3000], "the picture is damaged"),
        (encoded(draw_picture(2), "PNG")[:3000], "the picture is damaged"),
        (encoded(draw_picture(2), "TIFF")[:3000], "the picture is damaged"),
        (encoded(Image.new("RGB", (1, 1)), "PNG"), "1 × 1 pixels; its shorter side needs at least 16"),
        (encoded(Image.new("RGB", (4000, 2)), "PNG"), "4,000 × 2 pixels"),
        (bomb(30_000), "30,000 × 30,000 pixels, more than the 250 million allowed"),
    ],
)
def test_what_cannot_be_used_is_answered_in_a_sentence(content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.jpg"
    path.write_bytes(content)
    for source in (path, content):
        with pytest.raises(UnreadablePictureError, match=told):
            open_picture(source)


def test_a_bound_of_ones_own_holds_for_the_size_as_stored() -> None:
    content = encoded(draw_picture(3, (1200, 900)), "JPEG")
    with pytest.raises(UnreadablePictureError, match="more than the 1 million allowed"):
        open_picture(content, most_pixels=1_000_000, wanted_side=100)


def test_a_file_that_is_not_there_a_folder_and_a_closed_one(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePictureError, match="the file is not there"):
        open_picture(tmp_path / "none.jpg")
    (tmp_path / "x.jpg").mkdir()
    with pytest.raises(UnreadablePictureError, match="it is a folder"):
        open_picture(tmp_path / "x.jpg")
    closed = tmp_path / "closed.jpg"
    closed.write_bytes(encoded(two_halves(), "JPEG"))
    closed.chmod(0)
    if not os.access(closed, os.R_OK):
        with pytest.raises(UnreadablePictureError, match="may not be read"):
            open_picture(closed)


def test_no_damage_gets_past_the_one_error(capfd: pytest.CaptureFixture[str]) -> None:
    rng = np.random.default_rng(5)
    picture = draw_picture(4, (64, 48))
    exif = Image.Exif()
    exif[0x0112] = 6
    forms = {
        "JPEG": {"exif": exif},
        "PNG": {"exif": exif},
        "WEBP": {"exif": exif},
        "GIF": {},
        "JPEG2000": {},
        "AVIF": {},
        "BMP": {},
    }
    refused = 0
    for form, options in forms.items():
        sound = np.frombuffer(encoded(picture, form, **options), dtype=np.uint8)
        for _ in range(60):
            damaged = sound.copy()
            places = rng.integers(0, min(len(damaged), int(rng.choice([40, 400, 4000]))), 4)
            damaged[places] = rng.integers(0, 256, 4)
            try:
                assert open_picture(damaged.tobytes()).mode == "RGB"
            except UnreadablePictureError:
                refused += 1
    assert refused > 50


def test_thumbnails_keep_the_shape_and_the_bound() -> None:
    thumbnail = Image.open(io.BytesIO(encode_thumbnail(draw_picture(5, (900, 600)), 384)))
    assert (thumbnail.format, thumbnail.size) == ("WEBP", (384, 256))
    small = Image.open(io.BytesIO(encode_thumbnail(draw_picture(5, (90, 60)), 384)))
    assert small.size == (90, 60)
