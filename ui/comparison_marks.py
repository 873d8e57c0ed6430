"""What the charts of a comparison share: one axis of time, one colour a cluster, and names in the colour of text beside a dot."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from ui.comparison import Comparison
from ui.palette import TEXT

DOT = 110
"""Square pixels of the dot beside a name."""


def span_of_time(comparison: Comparison, **options: Any) -> alt.Scale:
    """The years of all prints compared, one more at either end; ``options`` of the scale besides."""
    first, last = comparison.years or (0, 0)
    return alt.Scale(domain=[alt.DateTime(year=first - 1), alt.DateTime(year=last + 2)], **options)


def colour_of_cluster(comparison: Comparison) -> alt.Color:
    """The colour of what has the name of a cluster in its column ``cluster``."""
    scale = alt.Scale(domain=comparison.names, range=comparison.colours)
    return alt.Color("cluster:N", scale=scale, legend=None)


def names_at(
    comparison: Comparison, names: pd.DataFrame, y: alt.Y, left: float = 0, size: int = 12
) -> list[alt.Chart]:
    """The ``text`` of each row of ``names`` at ``y``, ``left`` pixels from the left, after the dot of its ``cluster`` if any."""
    base = alt.Chart(names).encode(y=y)
    return [
        base.transform_filter(alt.FieldOneOfPredicate("cluster", comparison.names))
        .mark_point(shape="circle", filled=True, size=DOT, opacity=1, tooltip=None)
        .encode(x=alt.value(left + 7), color=colour_of_cluster(comparison)),
        base.mark_text(
            align="left",
            baseline="middle",
            fontWeight="bold",
            fontSize=size,
            color=TEXT[comparison.dark],
            limit=alt.ExprRef(f"width - {left + 20}"),
        ).encode(x=alt.value(left + 17), text="text:N"),
    ]
