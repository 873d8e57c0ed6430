"""The real dashboard in a real browser, for tests, benchmarks and the pictures of the README."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser_setup import find_browser

ROOT = Path(__file__).parent.parent
SECONDS_TO_START = 60
PAUSE = 400
"""Milliseconds for which an app that has come to rest stays at rest."""
BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def running_app(store: Path) -> Iterator[str]:
    """The address of a dashboard that shows ``store`` (or a folder of stores) for as long as the context lasts.

    Pictures are fetched from the test's own server too: see ``app_environment``.
    """
    folders = [str(ROOT), str(ROOT / "tests" / "app_environment"), os.environ.get("PYTHONPATH", "")]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    process = subprocess.Popen(
        [*command, "--server.port", str(port), "--", str(store)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, folders))},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=[*BROWSER_ARGUMENTS])
        try:
            yield browser
        finally:
            browser.close()


def open_wall(page: Page, address: str, query: str = "") -> None:
    """Opens the ranked wall and waits until it stands."""
    page.goto(f"{address}/?{query}")
    page.get_by_text("ranked by").wait_for(timeout=60_000)
    page.locator(".wb-cluster img").first.wait_for(timeout=60_000)
    settle(page)


def cities_on_map(page: Page) -> int:
    """The circles on the first drawn map, once that has its land."""
    drawn = page.locator("[data-testid=stVegaLiteChart][aria-label^='Map of'] svg").first
    drawn.locator(".mark-shape path").first.wait_for(timeout=60_000)
    return drawn.locator(".mark-symbol path").count()


def settle(page: Page) -> None:
    """Waits until the app has nothing more to run, and did not only pause between two runs."""
    at_rest = page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    for _ in range(100):
        at_rest.wait_for(timeout=60_000)
        page.wait_for_timeout(PAUSE)
        if at_rest.count():
            return
    raise TimeoutError("the app did not come to rest")


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the dashboard ended at its start with exit status {process.returncode}")
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the dashboard did not answer within {SECONDS_TO_START} seconds")
