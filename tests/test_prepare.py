import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageOps

from tests.drawn_corpus import draw_picture
from vision.perceptual_hash import perceptual_hash
from vision.prepare import PREPARATIONS, prepare


def difference(one: Image.Image, other: Image.Image, preparation: str, side: int = 224) -> float:
    """Mean difference of two prepared pictures, in grey levels."""
    first, second = (prepare(picture, preparation, side).astype(float) for picture in (one, other))
    return float(np.abs(first - second).mean())


def halftoned(picture: Image.Image) -> Image.Image:
    """As printed through a screen: dots of ink on paper, larger where it is darker."""
    large = picture.convert("L").resize((picture.width * 3, picture.height * 3), Image.Resampling.BICUBIC)
    y, x = np.mgrid[: large.height, : large.width]
    screen = 127.5 + 127.5 * np.sin(x * 2 * np.pi / 6) * np.sin(y * 2 * np.pi / 6)
    return Image.fromarray(((np.asarray(large) > screen) * 255).astype(np.uint8)).convert("RGB")


@pytest.mark.parametrize("preparation", PREPARATIONS)
@pytest.mark.parametrize("size", [(240, 190), (16, 900), (900, 16), (2000, 1500)])
def test_any_picture_becomes_the_square_that_the_network_takes(
    preparation: str, size: tuple[int, int]
) -> None:
    prepared = prepare(draw_picture(1, size), preparation, 70)
    assert (prepared.shape, prepared.dtype) == ((70, 70, 3), np.uint8)
    np.testing.assert_array_equal(prepared, prepare(draw_picture(1, size), preparation, 70))


def test_none_only_squashes() -> None:
    picture = draw_picture(2, (224, 224))
    np.testing.assert_array_equal(prepare(picture, "none", 224), np.asarray(picture))


@pytest.mark.parametrize(
    "change",
    [
        lambda picture: ImageOps.colorize(picture.convert("L"), (60, 30, 10), (250, 230, 190)),
        lambda picture: picture.point(lambda value: 90 + value * 0.5),
        lambda picture: picture.point(lambda value: 255 * (value / 255) ** 1.8),
        halftoned,
        lambda picture: ImageOps.expand(picture, 3, "black"),
    ],
    ids=["tinted", "pale", "darkened", "screened", "framed"],
)
def test_print_takes_away_what_a_printer_adds(change) -> None:
    def remaining(picture: Image.Image, other: Image.Image, preparation: str) -> float:
        """What tells a picture from its reprint, as a share of what tells it from another picture."""
        return difference(picture, change(picture), preparation) / difference(picture, other, preparation)

    for seed in range(5, 9):
        picture, other = draw_picture(seed), draw_picture(seed + 100)
        assert remaining(picture, other, "print") < 0.5


def test_print_melts_the_lines_of_an_engraving() -> None:
    def roughness(preparation: str) -> float:
        return float(
            np.abs(np.diff(prepare(engraved, preparation, 224)[..., 0].astype(float), axis=0)).mean()
        )

    y, x = np.mgrid[:900, :900]
    lines = np.sin(y * 2 * np.pi / 9) * 0.5 + 0.5 > x / 900
    engraved = Image.fromarray((lines * 255).astype(np.uint8)).convert("RGB")
    assert roughness("print") < roughness("none") / 4


def test_print_is_grey_evens_tones_out_and_cuts_the_border() -> None:
    drawn = draw_picture(3, (400, 400)).convert("L")
    prepared = prepare(ImageOps.colorize(drawn, "navy", "ivory"), "print", 224)
    np.testing.assert_array_equal(prepared[..., 0], prepared[..., 2])
    # A scan that darkens towards one side, as in the shadow of a book's gutter, is evened out.
    shade = np.linspace(0.35, 1, 400)[None, :]
    shaded = Image.fromarray((np.asarray(drawn, float) * shade).astype(np.uint8))
    assert difference(drawn.convert("RGB"), shaded.convert("RGB"), "print") < 0.3 * difference(
        drawn.convert("RGB"), shaded.convert("RGB"), "none"
    )
    picture = draw_picture(4, (500, 500))
    scarred = picture.copy()
    ImageDraw.Draw(scarred).rectangle((0, 0, 499, 499), outline="white", width=8)
    assert ImageChops.difference(picture, scarred).getbbox() is not None
    assert difference(picture, scarred, "print") == 0


def test_a_blank_picture_is_prepared_too() -> None:
    for preparation in PREPARATIONS:
        assert len(np.unique(prepare(Image.new("RGB", (50, 40), "white"), preparation, 70))) == 1


def test_perceptual_hashes_tell_copies_from_others() -> None:
    def bits(one: Image.Image, other: Image.Image) -> int:
        return (int(perceptual_hash(one), 16) ^ int(perceptual_hash(other), 16)).bit_count()

    picture = draw_picture(6, (600, 400))
    assert len(perceptual_hash(picture)) == 16
    assert bits(picture, picture.copy()) == 0
    assert bits(picture, picture.resize((240, 160), Image.Resampling.LANCZOS)) <= 4
    assert min(bits(picture, draw_picture(seed, (600, 400))) for seed in range(20, 30)) >= 12
