"""The first print in each city, cluster by cluster, to read and to take away."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import streamlit as st

from store.export import to_csv
from ui.comparison import Comparison
from ui.language import _
from ui.words import country_label, date_label, publication_label, title_label

HEIGHT = 480


def first_appearances(comparison: Comparison) -> None:
    """The table and its CSV."""
    stops = comparison.stops.to_pylist()
    if not stops:
        st.info(_("None of these prints has a known city, so there is no table."))
        return
    table = pd.DataFrame(
        {
            _("Cluster"): [comparison.name(stop["number"]) for stop in stops],
            _("City"): [stop["city"] for stop in stops],
            _("Country"): [
                country_label(stop["country"]) if stop["country"] else _("unknown") for stop in stops
            ],
            _("First print"): [date_label(stop) for stop in stops],
            _("Lag at least"): [stop["lag_least_days"] for stop in stops],
            _("Lag at most"): [stop["lag_most_days"] for stop in stops],
            _("Order"): [_order(stop["turn"], stop["surely_after_previous"]) for stop in stops],
            _("Images"): [stop["images"] for stop in stops],
            _("Published in"): [publication_label(stop) for stop in stops],
            _("Title"): [title_label(stop) for stop in stops],
        }
    )
    colours = dict(zip(comparison.names, comparison.colours, strict=True))
    days = st.column_config.NumberColumn(
        format="localized",
        help=_("Days after the first print of the cluster anywhere; a vague date leaves a range."),
    )
    st.dataframe(
        table.style.map(lambda name: f"color: {colours[name]}; font-weight: 600", subset=[_("Cluster")]),
        hide_index=True,
        width="stretch",
        height=min(HEIGHT, 38 + 35 * len(table)),
        column_config={
            _("Lag at least"): days,
            _("Lag at most"): days,
            _("Order"): st.column_config.TextColumn(
                help=_("Whether the dates leave no doubt that this city came after the one above it.")
            ),
        },
    )
    view = comparison.view
    names = pa.array([comparison.name(stop["number"]) for stop in stops])
    st.download_button(
        _("Download this table (CSV)"),
        to_csv(comparison.stops.append_column("cluster", names), view.corpus.provenance(view.threshold)),
        file_name=f"first-appearances-{view.threshold:.2f}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _order(turn: int, certain: bool) -> str:
    if turn == 1:
        return _("first")
    return _("certain") if certain else _("uncertain")
