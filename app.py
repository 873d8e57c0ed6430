"""The dashboard: ``streamlit run app.py -- STORE`` (a store's folder, or a folder of stores; ``stores`` if none is given)."""

from __future__ import annotations

import streamlit as st

from ui.controls import sidebar
from ui.corpus import choose_corpus

st.set_page_config(page_title="Wanderbild", layout="wide", initial_sidebar_state="auto")
st.html("<style>.stMainBlockContainer { padding-top: 4rem; max-width: 1500px }</style>")

page = st.navigation(
    [
        st.Page("pages/clusters.py", title="Clusters", default=True),
        st.Page("pages/cluster.py", title="Cluster"),
        st.Page("pages/diffusion.py", title="Diffusion"),
        st.Page("pages/search.py", title="Search"),
        st.Page("pages/image.py", title="Image", visibility="hidden"),
        st.Page("pages/corpus.py", title="Corpus"),
        st.Page("pages/page.py", title="Page", visibility="hidden"),
    ],
    position="top",
)
corpus = choose_corpus()
if corpus is not None:
    st.session_state["view"] = sidebar(corpus)
    page.run()
