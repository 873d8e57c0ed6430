"""The dashboard: ``streamlit run app.py -- STORE`` (a store's folder, or a folder of stores; ``stores`` if none is given)."""

from __future__ import annotations

import streamlit as st

from ui.controls import sidebar
from ui.corpus import choose_corpus
from ui.language import _, language_picker
from ui.screen import set_the_screen

st.set_page_config(page_title="Wanderbild", layout="wide", initial_sidebar_state="auto")
set_the_screen()

page = st.navigation(
    [
        st.Page("pages/clusters.py", title=_("Clusters"), default=True),
        st.Page("pages/cluster.py", title=_("Cluster")),
        st.Page("pages/diffusion.py", title=_("Diffusion")),
        st.Page("pages/search.py", title=_("Search")),
        st.Page("pages/image.py", title=_("Image"), visibility="hidden"),
        st.Page("pages/corpus.py", title=_("Corpus")),
        st.Page("pages/junk.py", title=_("Junk shelf"), visibility="hidden"),
        st.Page("pages/page.py", title=_("Page"), visibility="hidden"),
        st.Page("pages/pair.py", title=_("Two prints compared"), visibility="hidden"),
    ],
    position="top",
)
with st.sidebar:
    language_picker()
corpus = choose_corpus()
if corpus is not None:
    st.session_state["view"] = sidebar(corpus)
    page.run()
