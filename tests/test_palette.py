"""The colours of charts and maps are told apart by readers who see fewer colours."""

from itertools import combinations

import numpy as np
import pytest

from ui.palette import DARK, LIGHT

# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
SEEN_WITHOUT = {
    "nothing": np.eye(3),
    "green cones": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "red cones": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "blue cones": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.95047, 1.0, 1.08883])


def _linear(colour: str) -> np.ndarray:
    values = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _lab(linear: np.ndarray) -> np.ndarray:
    share = TO_XYZ @ np.clip(linear, 0, 1) / WHITE
    x, y, z = np.where(share > 0.008856, np.cbrt(share), 7.787 * share + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("without", SEEN_WITHOUT)
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_any_two_colours_are_told_apart(colours: tuple[str, ...], without: str) -> None:
    seen = [_lab(SEEN_WITHOUT[without] @ _linear(colour)) for colour in colours]
    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) >= 16


@pytest.mark.parametrize(
    ("colours", "background"), [(LIGHT, "#fbf9f4"), (DARK, "#1c1a17")], ids=["light", "dark"]
)
def test_every_colour_stands_out_from_the_page(colours: tuple[str, ...], background: str) -> None:
    assert all(np.linalg.norm(_lab(_linear(colour)) - _lab(_linear(background))) >= 30 for colour in colours)
