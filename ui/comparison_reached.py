"""How many cities each of the clusters compared had reached, over time."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st
from scipy.optimize import isotonic_regression

from store.diffusion import cities_reached
from ui.charts import legend, localised
from ui.comparison import MOST_CLUSTERS, Comparison
from ui.comparison_marks import colour_of_cluster, span_of_time
from ui.language import _, ngettext, number
from ui.palette import TEXT

HEIGHT = 340
PLOT = 300
"""Pixels of the height that are left for the lines, about."""
ASIDE = 2.8
"""Pixels between lines that would cover each other."""
MOST_ASIDE = 0.4
"""The part of one city's height that a line may be set aside."""
LABEL_HEIGHT, LABEL_WIDTH = 15, 46
"""Pixels that the end of a line takes."""
FROM_THE_RIGHT = {"dot": 22, "number": 15}
"""Pixels at which its dot and its number stand."""
TURNS = [turn for aside in range(1, MOST_CLUSTERS) for turn in (aside, -aside)]


def reached(comparison: Comparison) -> None:
    """A line a cluster, of cities reached for certain, and around it what is possible."""
    table = cities_reached(comparison.view.corpus.catalogue, comparison.stops).to_pandas()
    if table.empty:
        st.info(_("No city has a dated print, so there is no curve."))
        return
    table["cluster"] = [comparison.name(each) for each in table["number"]]
    table["day"] = [pd.Timestamp(day) for day in table["day"]]
    ends = table.groupby("number", as_index=False).last()
    st.html(legend(dict(zip(comparison.names, comparison.colours, strict=True))))
    st.altair_chart(
        localised(_chart(comparison, table)),
        width="stretch",
        key="diffusion-reached",
        alt=_("Cities reached over time: {counts}").format(
            counts="; ".join(
                _("{cluster}: at least {least}, at most {most}").format(
                    cluster=row.cluster, least=row.least, most=row.most
                )
                for row in ends.itertuples()
            )
        ),
    )
    sentences = [
        _("The line counts cities reached for certain, the band those that vague dates leave possible.")
    ]
    if len(ends) > 1:
        sentences.append(_("Equal lines are set a little apart; pointing at one brings it forward."))
    stops = comparison.stops.to_pylist()
    if undated := sum(stop["earliest"] is None and stop["latest"] is None for stop in stops):
        sentences.append(
            ngettext(
                "{n} city with undated prints only is not counted.",
                "{n} cities with undated prints only are not counted.",
                undated,
            ).format(n=number(undated))
        )
    st.caption(" ".join(sentences))


def kept_apart(
    heights: Sequence[float], distance: float, lowest: float = -np.inf, highest: float = np.inf
) -> list[float]:
    """``heights`` moved as little as may be (least squares) for any two to be ``distance`` apart, between two limits.

    Their order stays; of equal ones the first is the highest.
    """
    order = sorted(range(len(heights)), key=lambda place: (heights[place], -place))
    room = distance * np.arange(len(heights))
    moved = isotonic_regression(np.array([heights[place] for place in order]) - room).x
    moved = np.clip(moved, lowest, max(lowest, highest - distance * (len(heights) - 1))) + room
    return [float(moved[order.index(place)]) for place in range(len(heights))]


def turns_aside(table: pd.DataFrame) -> dict[int, int]:
    """How far each line (by ``number``) is set aside, 0, 1, -1, 2 and so on: not at all, unless it would cover one before it.

    ``table`` has the columns ``number``, ``day`` and ``least``, the height of a line from that day on.
    """
    heights = (
        table.pivot_table(index="day", columns="number", values="least", aggfunc="last").ffill().iloc[:-1]
    )
    turns: dict[int, int] = {}
    for line in map(int, heights.columns):
        taken = {
            turn
            for other, turn in turns.items()
            if ((heights[line] == heights[other]) & (heights[line] > 0)).any()
        }
        turns[line] = next(turn for turn in (0, *TURNS) if turn not in taken)
    return turns


def _from_the_first_print(table: pd.DataFrame) -> pd.DataFrame:
    """``table`` without the time in which a cluster cannot have been anywhere; each line rises from 0."""
    somewhere = table[table["most"] > 0]
    risen_from = somewhere.groupby("number", as_index=False).first()
    risen_from = risen_from.assign(least=0, most=0, line=0, upper=0)
    return pd.concat([risen_from, somewhere]).sort_values(["number", "day"], kind="stable")


def _chart(comparison: Comparison, table: pd.DataFrame) -> alt.LayerChart:
    top = max(1, int(table["most"].max()))
    pixel = (top + 1) / PLOT
    turns = turns_aside(table)
    widest = max(map(abs, turns.values())) or 1
    shift = table["number"].map(turns) * min(ASIDE * pixel, MOST_ASIDE / widest)
    table = _from_the_first_print(table.assign(line=table["least"] + shift, upper=table["most"] + shift))
    ends = table.groupby("number", as_index=False).last()
    ends = ends.assign(
        text=ends["number"].astype(str),
        label=kept_apart(ends["line"].tolist(), LABEL_HEIGHT * pixel, -0.4, top + 0.4),
    )

    pointed_at = alt.selection_point(fields=["cluster"], on="pointerover", clear="pointerout", empty=False)
    colour = colour_of_cluster(comparison)
    x = alt.X(
        "day:T",
        title=None,
        scale=span_of_time(comparison, rangeMin=0, rangeMax=alt.ExprRef(f"width - {LABEL_WIDTH}")),
    )

    def y(field: str) -> alt.Y:
        return alt.Y(
            f"{field}:Q",
            title=_("Cities"),
            scale=alt.Scale(domain=[-0.5, top + 0.5], nice=False, zero=False),
            axis=alt.Axis(tickMinStep=1, format="d"),
        )

    base = alt.Chart(table).encode(x=x, color=colour)
    # A line as a whole shows no tooltip when it is pointed at; its steps do.
    until = table.groupby("number")["day"].shift(-1)
    steps = table.assign(until=until)[until > table["day"]]
    tooltip = [
        alt.Tooltip("cluster:N", title=_("Cluster")),
        alt.Tooltip("day:T", title=_("By"), format="%-d %B %Y"),
        alt.Tooltip("least:Q", title=_("Cities, at least")),
        alt.Tooltip("most:Q", title=_("Cities, at most")),
    ]
    band = base.mark_area(interpolate="step-after", tooltip=None).encode(
        y=y("upper"),
        y2="line:Q",
        opacity=alt.when(pointed_at).then(alt.value(0.5)).otherwise(alt.value(0.16)),
    )
    line = base.mark_line(interpolate="step-after").encode(
        y=y("line"),
        tooltip=tooltip[0],
        strokeWidth=alt.when(pointed_at).then(alt.value(4)).otherwise(alt.value(2)),
    )
    to_point_at = (
        alt.Chart(steps)
        .mark_rule(strokeWidth=9, opacity=0)
        .encode(x=x, x2="until:T", y=y("line"), tooltip=tooltip)
    )
    right = {name: alt.value(alt.ExprRef(f"width - {pixels}")) for name, pixels in FROM_THE_RIGHT.items()}
    base = alt.Chart(ends).encode(color=colour)
    to_label = base.mark_rule(strokeWidth=1, opacity=0.8).encode(
        x=x, y=y("line"), x2=right["dot"], y2="label:Q"
    )
    dots = base.mark_point(shape="circle", filled=True, size=70, opacity=1).encode(
        x=right["dot"], y=y("label"), tooltip=tooltip
    )
    numbers = (
        alt.Chart(ends)
        .mark_text(align="left", fontWeight="bold", color=TEXT[comparison.dark])
        .encode(x=right["number"], y=y("label"), text="text:N", tooltip=tooltip)
    )
    layers = (band, line, to_label, dots, numbers, to_point_at.add_params(pointed_at))
    return alt.layer(*layers).properties(height=HEIGHT)
