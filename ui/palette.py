"""The colours that tell things apart in charts and maps: the palette of Okabe and Ito, made for colour-blind readers.

Its black is not seen in the dark theme and its yellow not in the light one, so that each has its own; a grey makes eight. Any two
stay at least 16 units of CIE L*a*b* apart for readers without red, green or blue cones (as Machado et al. 2009 simulate them).
"""

from __future__ import annotations

import streamlit as st

BOTH = ("#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
LIGHT = (*BOTH, "#000000", "#585858")
DARK = (*BOTH, "#f0e442", "#c8c8c8")
COLOURS = len(LIGHT)
"""How many there are."""
TEXT = {False: "#2a2520", True: "#ece6da"}
"""The colour of words in charts, in the light and (True) the dark theme: the colours above do not stand out enough to read."""


def palette() -> list[str]:
    """The colours (hexadecimal) that the theme on screen can show."""
    return list(DARK if st.context.theme.type == "dark" else LIGHT)
