"""Families of pictures of the illustrated press, 1880-1940, drawn by code.

`draw_motif(name, 0)` is the picture that travels; other seeds give other pictures of the same family: look-alikes.
"""

from __future__ import annotations

from random import Random

from .advertisements import ADVERTISEMENTS
from .aircraft import AIRCRAFT
from .arena import ARENA
from .boulevard import BOULEVARD
from .buildings import BUILDINGS
from .coasts import COASTS
from .compositions import COMPOSITIONS
from .cubism import CUBISM
from .engines import ENGINES
from .fashion import FASHION
from .industry import INDUSTRY
from .insects import INSECTS
from .maps import MAPS
from .motif import LANGUAGES, THEMES, Motif
from .mountains import MOUNTAINS
from .ornament import ORNAMENT
from .outfitters import OUTFITTERS
from .portraits import PORTRAITS
from .quadrupeds import QUADRUPEDS
from .ruins import RUINS
from .science import SCIENCE
from .service import SERVICE
from .ships import SHIPS
from .spectacles import SPECTACLES
from .turf import TURF
from .waders import WADERS
from .whaling import WHALING
from .works import WORKS

__all__ = ["LANGUAGES", "MOTIFS", "THEMES", "Motif", "draw_motif"]

MOTIFS: dict[str, Motif] = {
    motif.name: motif
    for family in (
        SHIPS,
        PORTRAITS,
        SERVICE,
        ENGINES,
        AIRCRAFT,
        INDUSTRY,
        SCIENCE,
        WORKS,
        BUILDINGS,
        COASTS,
        RUINS,
        MOUNTAINS,
        BOULEVARD,
        SPECTACLES,
        ARENA,
        TURF,
        QUADRUPEDS,
        WADERS,
        WHALING,
        INSECTS,
        FASHION,
        MAPS,
        CUBISM,
        COMPOSITIONS,
        ORNAMENT,
        ADVERTISEMENTS,
        OUTFITTERS,
    )
    for motif in family
}


def draw_motif(name: str, seed: int) -> str:
    """The SVG document of a family's picture number `seed`: the same bytes for the same arguments.

    Raises KeyError when no family has that name.
    """
    motif = MOTIFS[name]
    return motif.draw(Random(f"{name}/{seed}"))
