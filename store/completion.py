"""Completing a cluster by hand: images that somebody found to belong to it, or not to.

A judgement names the images that the cluster had when it was made. It holds wherever one of them is, so that it survives a
threshold that takes the cluster apart or joins it with others.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class Judgement:
    """Whether the image with the id ``image`` belongs with the images ``prints``."""

    image: str
    prints: frozenset[str]
    belongs: bool


def judged(
    judgements: Sequence[Judgement], images: Collection[str], belongs: bool, prints: Collection[str]
) -> list[Judgement]:
    """``judgements`` with those of ``images`` added; what was said of them about the same ``prints`` before holds no more."""
    return [
        *withdrawn(judgements, images, prints),
        *(Judgement(image, frozenset(prints), belongs) for image in images),
    ]


def withdrawn(
    judgements: Sequence[Judgement], images: Collection[str], prints: Collection[str]
) -> list[Judgement]:
    """``judgements`` without what was said of ``images`` about any of ``prints``."""
    return [said for said in judgements if said.image not in images or said.prints.isdisjoint(prints)]


def added(judgements: Sequence[Judgement], members: Collection[str]) -> list[str]:
    """The images added by hand to the cluster of ``members``, in the order they were; those that are in it anyway left out."""
    return [image for image in _said(judgements, members, True) if image not in members]


def refused(judgements: Sequence[Judgement], members: Collection[str]) -> list[str]:
    """The images found not to belong to the cluster of ``members``, in the order they were."""
    return _said(judgements, members, False)


def suggestions(around: pa.Table, not_again: Collection[int], most: int) -> pa.Table:
    """The first ``most`` of the images ``around`` a cluster that are not among the nodes ``not_again``."""
    wanted = [node not in not_again for node in around["node"].to_pylist()]
    return around.filter(pa.array(wanted, pa.bool_())).slice(0, most)


def _said(judgements: Sequence[Judgement], members: Collection[str], belongs: bool) -> list[str]:
    last = {said.image: said.belongs for said in judgements if not said.prints.isdisjoint(members)}
    return [image for image, belonged in last.items() if belonged == belongs]
