"""What the browser does by itself on every page: it follows links inside the session, and walks the wall by arrow keys.

A link in HTML would load the app anew, which takes seconds. One to a page of the app is therefore followed as the browser's own
Back and Forward are: the address changes, and the session that runs shows the page. A click that asks for a new tab or window
is left to the browser, and so is every link to somewhere else. From cluster to cluster of the wall lead the arrow keys, lest the
prints of every row have to be passed by Tab.
"""

from __future__ import annotations

import streamlit as st

BEHAVIOUR = """
const CLUSTER = ".wb-cluster";

function follow(event) {
  const link = event.target.closest?.("[data-testid=stHtml] a[href]");
  const asksForMore = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || asksForMore || event.defaultPrevented || link.target === "_blank" || link.origin !== location.origin) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

function walk(event) {
  const here = document.activeElement?.closest(CLUSTER);
  if (!here || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const all = [...document.querySelectorAll(CLUSTER)];
  const across = all.findIndex((cluster) => cluster.offsetTop > all[0].offsetTop);
  const inLine = across < 0 ? all.length : across;
  const step = { ArrowDown: inLine, ArrowUp: -inLine, ...(inLine > 1 && { ArrowRight: 1, ArrowLeft: -1 }) }[event.key];
  const there = all[all.indexOf(here) + step]?.querySelector(".wb-open");
  if (!there) return;
  event.preventDefault();
  there.focus();
  there.closest(CLUSTER).scrollIntoView({ block: "nearest" });
}

export default function () {
  document.addEventListener("click", follow);
  document.addEventListener("keydown", walk);
  return () => {
    document.removeEventListener("click", follow);
    document.removeEventListener("keydown", walk);
  };
}
"""


def stay_in_session() -> None:
    """Has the browser do so as long as the app runs."""
    st.components.v2.component("in-session", js=BEHAVIOUR)(key="in-session")
