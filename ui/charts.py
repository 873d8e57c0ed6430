"""What every chart has in common: it speaks the language of the screen, and is one picture to a screen reader."""

from __future__ import annotations

import altair as alt

from ui.language import chart_locale


def localised(chart: alt.Chart | alt.LayerChart) -> alt.Chart | alt.LayerChart:
    """``chart`` with numbers and dates as its reader writes them.

    Vega would read every bar and axis aloud, in English and by the names of its columns; what it says as a whole is told with
    ``alt`` where it is shown.
    """
    return chart.configure(locale=chart_locale(), aria=False)
