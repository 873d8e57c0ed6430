"""Why the wall is empty, and what to do."""

from __future__ import annotations

import streamlit as st

from ui.controls import View
from ui.corpus import membership
from ui.language import _, decimal
from ui.wall_choices import WallChoices
from ui.wall_ranking import wall_membership
from ui.words import plain


def explain_empty_wall(view: View, choices: WallChoices) -> None:
    """Says what left nothing to show."""
    similarity = decimal(view.threshold)
    if not len(membership(view.corpus, view.threshold).nodes):
        said = (
            _("No two pictures are as similar as {similarity}, the lowest of the links kept.")
            if view.at_the_lowest
            else _("No two pictures are as similar as {similarity}. Lower the threshold in the sidebar.")
        )
    elif not len(wall_membership(view.corpus, view.threshold, choices).nodes):
        said = _(
            "No cluster at similarity {similarity} has a print with “{words}” in its titles. Try fewer or shorter words, or "
            "another language: titles are searched as their sources wrote them."
        )
    elif view.filters:
        said = _(
            "No cluster at similarity {similarity} has a print that passes the filters and all that is chosen above. Take a "
            "filter away, or lower the threshold."
        )
    else:
        said = _(
            "No cluster at similarity {similarity} is left by what is chosen above. Choose “All clusters”, count repeats again, "
            "or lower the threshold."
        )
    st.info(said.format(similarity=similarity, words=plain(choices.words.strip())))
