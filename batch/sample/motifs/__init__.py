"""Families of pictures of the illustrated press, 1880-1940, drawn by code.

`draw_motif(name, 0)` is the picture that travels; other seeds give other pictures of the same family: look-alikes.
"""

from __future__ import annotations

from random import Random

from .advertisements import ADVERTISEMENTS
from .animals import ANIMALS
from .buildings import BUILDINGS
from .compositions import COMPOSITIONS
from .fashion import FASHION
from .maps import MAPS
from .motif import LANGUAGES, THEMES, Motif
from .places import PLACES
from .portraits import PORTRAITS
from .ships import SHIPS
from .spectacles import SPECTACLES
from .vehicles import VEHICLES
from .workshop import WORKSHOP

__all__ = ["LANGUAGES", "MOTIFS", "THEMES", "Motif", "draw_motif"]

MOTIFS: dict[str, Motif] = {
    motif.name: motif
    for family in (
        SHIPS,
        PORTRAITS,
        VEHICLES,
        WORKSHOP,
        BUILDINGS,
        PLACES,
        SPECTACLES,
        ANIMALS,
        FASHION,
        MAPS,
        COMPOSITIONS,
        ADVERTISEMENTS,
    )
    for motif in family
}


def draw_motif(name: str, seed: int) -> str:
    """The SVG document of a family's picture number `seed`: the same bytes for the same arguments.

    Raises KeyError when no family has that name.
    """
    motif = MOTIFS[name]
    return motif.draw(Random(f"{name}/{seed}"))
