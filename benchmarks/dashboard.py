"""How soon the dashboard answers in a real browser: first paint, every kind of click on the ranked wall, page weight.

A click is timed from the press of the key or button until what it asked for stands on the screen and the app is at rest.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.dashboard import cities_on_map, open_wall, running_app, running_browser, settle

TURNS = 4
"""An even number: every other click takes back the one before."""
MOVES = 15
AT_REST = "document.querySelector('[data-testid=stApp]').dataset.testScriptState == 'notRunning'"
"""Asked in every frame: Playwright looks for an element twice a second only, once it has waited a while."""
OTHER_SENTENCE = """before => [...document.querySelectorAll("p")].some(
    (p) => p.innerText.includes("ranked by") && p.innerText != before)"""


def run(arguments: list[str]) -> int:
    """Measures one store; prints a table and a line of JSON with seconds and megabytes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks dashboard", description=__doc__)
    parser.add_argument("--store", type=Path, default=Path("stores/demo"), help="the store to show")
    chosen = parser.parse_args(arguments)
    with running_app(chosen.store) as address, running_browser() as browser:
        open_wall(browser.new_page(), address)  # the first visitor pays for opening the corpus
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        received = [0]
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: _add(received, frame)))
        started = time.perf_counter()
        page.goto(address)
        page.locator(".wb-strip img").first.wait_for()
        first_paint = time.perf_counter() - started
        settle(page)
        weight = received[0] / 1e6
        moves = [_move(page) for _ in range(MOVES)]
        open_wall(page, address)
        clicks = {name: [click(page) for _ in range(TURNS)] for name, click in CLICKS.items()}
        open_wall(page, address)
        page.get_by_role("link", name="Open").first.click()
        _wait_for_cluster(page)
        settle(page)
        # A part that was seen before is only made anew on another cluster: each is opened once.
        parts = {name: [_part(page, title)] for name, title in PARTS.items()}
        compared = _compared(page, address)
        received[0] = 0
        open_wall(page, address)
        page.get_by_role("radio", name="Dense grid").click()
        page.locator(".wb-grid img").first.wait_for()
        settle(page)
        grid_weight = received[0] / 1e6
    result = {
        "store": chosen.store.name,
        "first_paint_seconds": round(first_paint, 2),
        "wall_megabytes": round(weight, 2),
        "wall_and_grid_megabytes": round(grid_weight, 2),
    }
    for name, seconds in {"move": moves, **clicks, **parts, "compare_eight": compared}.items():
        result[f"{name}_median_seconds"] = round(statistics.median(seconds), 2)
        result[f"{name}_worst_seconds"] = round(max(seconds), 2)
    for name, value in result.items():
        print(f"{name:<32}{value:>12}")
    print(json.dumps(result))
    return 0


def _add(received: list[int], frame: str | bytes) -> None:
    received[0] += len(frame)


def _timed(page: Page, act: Callable[[], object], appeared: Callable[[], object]) -> float:
    """Seconds from ``act`` until ``appeared`` returns and the app is at rest; then waits until it stays at rest."""
    started = time.perf_counter()
    act()
    appeared()
    page.wait_for_function(AT_REST)
    seconds = time.perf_counter() - started
    settle(page)
    return seconds


def _until_said_anew(page: Page) -> Callable[[], object]:
    before = page.get_by_text("ranked by").inner_text()
    return lambda: page.wait_for_function(OTHER_SENTENCE, arg=before)


def _move(page: Page) -> float:
    page.get_by_role("slider", name="Similarity threshold").focus()
    return _timed(page, lambda: page.keyboard.press("ArrowRight"), _until_said_anew(page))


def _sort(page: Page) -> float:
    other = "Images" if "by countries" in page.get_by_text("ranked by").inner_text() else "Countries"
    return _timed(page, page.get_by_role("radio", name=other).click, _until_said_anew(page))


def _facet(page: Page) -> float:
    """Chooses the country that most clusters have, or takes it away again."""
    page.keyboard.press("Escape")  # an open list hides the rest of the page from roles
    away = page.get_by_test_id("stMultiSelect").first.get_by_role("button", name="Clear all")
    if away.count():
        return _timed(page, away.first.click, _until_said_anew(page))
    page.get_by_role("combobox", name="Country").click()
    option = page.get_by_role("option").filter(has_text="(").first
    option.wait_for()
    return _timed(page, option.click, _until_said_anew(page))


def _words(page: Page) -> float:
    box = page.get_by_role("textbox", name="Words in titles")
    box.fill("" if box.input_value() else "an")
    return _timed(page, lambda: box.press("Enter"), _until_said_anew(page))


def _layout(page: Page) -> float:
    page.keyboard.press("Escape")
    other = page.locator(".wb-grid img" if page.locator(".wb-rows").count() else ".wb-rows img").first
    name = "Dense grid" if page.locator(".wb-rows").count() else "Rows"
    return _timed(page, page.get_by_role("radio", name=name).click, other.wait_for)


def _open_cluster(page: Page) -> float:
    return _there_and_back(
        page, page.get_by_role("link", name="Open").first.click, lambda: _wait_for_cluster(page)
    )


def _wait_for_cluster(page: Page) -> None:
    """Until a cluster's map, timeline and prints stand."""
    page.locator(".wb-wall img").first.wait_for()
    page.locator("[data-testid=stVegaLiteChart][aria-label^=Timeline] svg").wait_for()
    cities_on_map(page)


def _part(page: Page, title: str) -> float:
    """Opens a part of a cluster's page."""
    tab = page.get_by_role("tab", name=title)
    panel = page.locator("[role=tabpanel]:not([hidden]) [data-testid=stElementContainer]").first
    return _timed(page, tab.click, panel.wait_for)


def _compared(page: Page, address: str) -> list[float]:
    """Compares the first eight clusters of the ranking, again and again, with four in between."""
    page.goto(f"{address}/diffusion")
    more, fewer = (page.get_by_role("button", name=f"First {n} of the ranking") for n in (8, 4))
    more.wait_for()
    settle(page)
    seconds = []
    for _ in range(TURNS):
        seconds.append(_timed(page, more.click, lambda: _wait_for_comparison(page, 8)))
        _timed(page, fewer.click, lambda: _wait_for_comparison(page, 4))
    return seconds


def _wait_for_comparison(page: Page, clusters: int) -> None:
    page.wait_for_function(f"document.querySelectorAll('.wb-small-map').length == {clusters}")
    cities_on_map(page)


def _open_picture(page: Page) -> float:
    heading = page.get_by_text("What is known of it")
    return _there_and_back(page, page.locator(".wb-cluster .wb-frame").nth(1).click, heading.wait_for)


def _there_and_back(page: Page, act: Callable[[], object], appeared: Callable[[], object]) -> float:
    seconds = _timed(page, act, appeared)
    page.go_back()
    page.get_by_text("ranked by").wait_for()
    settle(page)
    return seconds


PARTS = {
    "lags": "Cities and time lags",
    "complete": "Complete this cluster",
    "inside": "Cluster inside it",
    "why": "Why a print is in it",
    "average": "Average picture",
}
CLICKS: dict[str, Callable[[Page], float]] = {
    "sort": _sort,
    "words": _words,
    "open_cluster": _open_cluster,
    "open_picture": _open_picture,
    "facet": _facet,
    "layout": _layout,
}
