"""What every chart has in common: it speaks the language of the screen, and is one picture to a screen reader."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import altair as alt

from ui.language import chart_locale


def localised(chart: alt.Chart | alt.LayerChart) -> alt.Chart | alt.LayerChart:
    """``chart`` with numbers and dates as its reader writes them.

    Vega would read every bar and axis aloud, in English and by the names of its columns; what it says as a whole is told with
    ``alt`` where it is shown.
    """
    return chart.configure(locale=chart_locale(), aria=False)


def legend(colours: Mapping[str, str]) -> str:
    """Names beside their colours, as HTML that wraps: a legend within a chart is cut off on a narrow screen."""
    names = "".join(
        f'<span><b style="color:{colour}">●</b> {escape(name)}</span>' for name, colour in colours.items()
    )
    return f'<div style="display:flex; flex-wrap:wrap; gap:.2rem 1.2rem; font-size:.85rem">{names}</div>'
