"""Where the picture appeared first, and how long it took to each city, as far as the dates tell."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, floor
from typing import Any

import streamlit as st

from store.export import to_csv
from ui.cluster import ShownCluster
from ui.language import _, decimal, listed, ngettext, number
from ui.links import image_address
from ui.words import country_label, date_label, plain, publication_label

DAY, MONTH, TENTH_OF_A_YEAR = 1.0, 30.44, 36.525
"""Mean lengths in days of what a time is counted in."""
DAYS_BELOW, MONTHS_BELOW = 92, 730
"""Lags in days up to which they are said in days, and in months."""
MOST_NAMED = 4
"""Prints that are named as possibly the first."""

STYLE = """
<style>
.wb-lags { overflow: auto; max-height: 34rem; }
.wb-lags table { border-collapse: collapse; width: 100%; font-size: .9rem; }
.wb-lags th, .wb-lags td { text-align: left; padding: .3rem .9rem .3rem 0; vertical-align: top; }
.wb-lags th { font-weight: 600; white-space: nowrap; }
.wb-lags tbody tr { border-top: 1px solid rgba(128, 118, 100, .35); }
.wb-lags a { color: inherit; }
</style>
"""


def first_appearance(cluster: ShownCluster) -> None:
    """Says which print is the first known, or which may be."""
    first = may_be_first(cluster.rows)
    if not first:
        st.markdown(_("None of these prints has a known date, so there is no first one."))
        return
    prints = list(dict.fromkeys(_print(row) for row in first))
    if len(prints) == 1:
        st.markdown(_("First known print: {print}.").format(print=prints[0]))
        return
    said = prints[:MOST_NAMED]
    if more := len(prints) - len(said):
        said.append(ngettext("{n} more", "{n} more", more).format(n=number(more)))
    st.markdown(
        _("The dates leave open which print is the first; it may be: {prints}.").format(prints=listed(said))
    )


def may_be_first(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The prints that no other dated one certainly precedes, those surely early first."""
    dated = [row for row in rows if row["date_start"] or row["date_end"]]
    surely_by = min((row["date_end"] for row in dated if row["date_end"]), default=None)
    return [
        row
        for row in dated
        if surely_by is None or row["date_start"] is None or row["date_start"] <= surely_by
    ]


def lags(cluster: ShownCluster) -> None:
    """The table of cities with the first print there and its lag, and its CSV."""
    stops = cluster.stops.to_pylist()
    if not stops:
        st.info(_("None of these prints has a known city, so there is no table of cities."))
        return
    heads = (_("Order"), _("City"), _("First print there"), _("After the first print"), _("Prints"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(_table_row(stop) for stop in stops)
    st.html(
        f'{STYLE}<div class="wb-lags" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )
    st.caption(
        _(
            "The time since the first print anywhere. Where dates are imprecise it is given as the shortest and the longest time "
            "that they allow; ≈ marks a city of which they do not tell whether it came after the one above."
        )
    )
    threshold = cluster.view.threshold
    st.download_button(
        _("Download the cities (CSV)"),
        to_csv(cluster.stops.drop_columns(["number"]), cluster.view.corpus.provenance(threshold)),
        file_name=f"cities-{cluster.image_id}-{threshold:.2f}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def lag_label(least: int | None, most: int | None) -> str:
    """``12 days``, ``3 to 15 months``, ``at least 2 years``: days since the first print.

    Both ends of a range are rounded away from its middle, so that it leaves out nothing that the dates allow.
    """
    if least is None or (most is None and least == 0):
        return _("unknown")
    if most == 0:
        return _("none")
    step = _step(least if most is None else most)
    if most is None:
        return _("at least {time}").format(time=_time(floor(least / step), step))
    if least == most:
        return _time(round(least / step), step)
    shortest, longest = floor(least / step), ceil(most / step)
    if shortest == longest:
        return _time(longest, step)
    return _("{least} to {most}").format(least=_amount(shortest, step), most=_time(longest, step))


def _step(days: int) -> float:
    """In what a time of so many days is counted: days, months, or tenths of a year."""
    return DAY if days < DAYS_BELOW else MONTH if days < MONTHS_BELOW else TENTH_OF_A_YEAR


def _amount(steps: int, step: float) -> str:
    return decimal(steps / 10, 1) if step == TENTH_OF_A_YEAR else number(steps)


def _time(steps: int, step: float) -> str:
    amount = _amount(steps, step)
    if step == DAY:
        return ngettext("{n} day", "{n} days", steps).format(n=amount)
    if step == MONTH:
        return ngettext("{n} month", "{n} months", steps).format(n=amount)
    return _("{n} years").format(n=amount)


def _table_row(stop: dict[str, Any]) -> str:
    dated = stop["earliest"] or stop["latest"]
    order = "–" if not dated else number(stop["turn"]) if _certain(stop) else f"≈ {number(stop['turn'])}"
    country = f", {country_label(stop['country'])}" if stop["country"] else ""
    days = " – ".join(
        number(stop[end]) for end in ("lag_least_days", "lag_most_days") if stop[end] is not None
    )
    address = escape(image_address(stop["first_image"]), quote=True)
    published = publication_label(stop)
    return (
        f"<tr><td>{order}</td><td>{escape(stop['city'] + country)}</td>"
        f'<td><a href="{address}" target="_self">{escape(date_label(stop))}</a>'
        f"{escape(f', {published}') if published else ''}</td>"
        f'<td title="{escape(_("{days} days").format(days=days) if days else "", quote=True)}">'
        f"{escape(lag_label(stop['lag_least_days'], stop['lag_most_days']))}</td>"
        f"<td>{number(stop['images'])}</td></tr>"
    )


def _certain(stop: dict[str, Any]) -> bool:
    return bool(stop["turn"] == 1 or stop["surely_after_previous"])


def _print(row: dict[str, Any]) -> str:
    place = row["city"] or (country_label(row["country"]) if row["country"] else _("place unknown"))
    return plain(", ".join(part for part in (place, date_label(row), publication_label(row)) if part))
