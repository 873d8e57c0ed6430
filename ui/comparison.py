"""Clusters compared: what every part of the screen about them shares, above all their numbers, names and colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow as pa
import streamlit as st

from store.diffusion import compared_clusters, compared_prints, stops
from ui.controls import View
from ui.corpus import membership
from ui.gallery import STRIP_HEIGHT, picture_address, small_pictures
from ui.language import ngettext, number
from ui.palette import palette
from ui.words import country_label, title_label

MOST_CLUSTERS = 8
LONGEST_TITLE = 40


@dataclass(frozen=True)
class Comparison:
    """Clusters side by side; the cluster with ``number`` n has the n-th name and colour, on the map as in the table."""

    view: View
    dark: bool
    members: pa.Table
    stops: pa.Table
    prints: list[dict[str, Any]]

    @cached_property
    def numbers(self) -> list[int]:
        """1 to the number of clusters."""
        return sorted({row["number"] for row in self.prints})

    @cached_property
    def by_number(self) -> dict[int, list[dict[str, Any]]]:
        """The prints of each cluster, by date."""
        return {number: [row for row in self.prints if row["number"] == number] for number in self.numbers}

    @cached_property
    def pictures(self) -> dict[int, str]:
        """The first print of each cluster as a small picture that is its own address, but for those that cannot be had."""
        firsts = {number: rows[0] for number, rows in self.by_number.items()}
        made = small_pictures(self.view.corpus, list(firsts.values()), STRIP_HEIGHT)
        return {
            number: picture_address(made[row["id"]]) for number, row in firsts.items() if row["id"] in made
        }

    @cached_property
    def names(self) -> list[str]:
        """Number and title of each cluster: two may have one title."""
        return [f"{number} · {shortened(title_label(rows[0]))}" for number, rows in self.by_number.items()]

    @property
    def colours(self) -> list[str]:
        """The colour of each cluster (hexadecimal)."""
        return palette()[: len(self.numbers)]

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year in which any of the prints may have appeared; None if none is dated."""
        days = [row[end] for row in self.prints for end in ("date_start", "date_end") if row[end]]
        return (min(days).year, max(days).year) if days else None

    def name(self, number: int) -> str:
        """The name of a cluster."""
        return self.names[number - 1]

    def colour(self, number: int) -> str:
        """The colour of a cluster."""
        return self.colours[number - 1]


def compare(view: View, nodes: list[int]) -> Comparison:
    """The clusters that the images ``nodes`` are in at the view's threshold, side by side."""
    members = compared_clusters(membership(view.corpus, view.threshold), nodes)
    return Comparison(
        view=view,
        dark=st.context.theme.type == "dark",
        members=members,
        stops=stops(view.corpus.catalogue, members),
        prints=compared_prints(view.corpus.catalogue, members).to_pylist(),
    )


def city_label(stop: dict[str, Any]) -> str:
    """City and country of a row of :func:`store.diffusion.stops`."""
    return f"{stop['city']}, {country_label(stop['country'])}" if stop["country"] else stop["city"]


def unplaced_cities(n: int) -> str:
    """That ``n`` cities are missing on a map."""
    return ngettext(
        "{n} city whose place is not known is not on the map",
        "{n} cities whose place is not known are not on the map",
        n,
    ).format(n=number(n))


def shortened(title: str) -> str:
    """A title short enough for a legend."""
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
