"""How soon the dashboard answers in a real browser: first paint, a move of the threshold, opening a cluster, page weight.

A move of the threshold is timed from the key press until the ranked clusters of the new threshold stand, thumbnails included.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path

from playwright.sync_api import Page

from tests.dashboard import open_wall, running_app, running_browser, settle

MOVES = 15


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
        started = time.perf_counter()
        page.get_by_role("link", name="Open").first.click()
        page.get_by_text("Every print, by date").wait_for()
        opening = time.perf_counter() - started
    result = {
        "store": chosen.store.name,
        "first_paint_seconds": round(first_paint, 2),
        "move_median_seconds": round(statistics.median(moves), 2),
        "move_worst_seconds": round(max(moves), 2),
        "open_cluster_seconds": round(opening, 2),
        "wall_megabytes": round(weight, 2),
    }
    for name, value in result.items():
        print(f"{name:<24}{value:>12}")
    print(json.dumps(result))
    return 0


def _add(received: list[int], frame: str | bytes) -> None:
    received[0] += len(frame)


def _move(page: Page) -> float:
    """Seconds from pressing an arrow key on the threshold until the new ranking stands."""
    before = page.get_by_text("ranked by").inner_text()
    page.get_by_role("slider", name="Similarity threshold").focus()
    started = time.perf_counter()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => [...document.querySelectorAll('p')].some(p => p.innerText.includes('ranked by') && p.innerText != before)",
        arg=before,
    )
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    return time.perf_counter() - started
