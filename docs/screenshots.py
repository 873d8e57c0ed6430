"""Takes the pictures of the README from the running dashboard: ``python -m docs.screenshots [STORE]``."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from playwright.sync_api import Page

from tests.dashboard import open_wall, running_app, running_browser, settle

FOLDER = Path(__file__).parent
SIZE = {"width": 1360, "height": 1000}


def main(store: Path) -> None:
    """Writes one picture a page beside this file."""
    with running_app(store) as address, running_browser() as browser:
        page = browser.new_page(viewport=SIZE, device_scale_factor=1.25)  # type: ignore[arg-type]
        open_wall(page, address)
        _take(page, "clusters")
        page.locator("[class*=st-key-cluster-]").nth(1).get_by_role("link", name="Open").click()
        page.get_by_text("Every print, by date").wait_for(timeout=60_000)
        _take(page, "cluster")
        page.goto(f"{address}/search")
        page.get_by_text("Where else was this printed?").wait_for(timeout=60_000)
        page.set_input_files("input[type=file]", _travelling_picture(store))
        page.get_by_text("Nearest images").wait_for(timeout=120_000)
        _take(page, "search")


def _travelling_picture(store: Path) -> Path:
    """A print of the sample corpus that was reprinted elsewhere."""
    sources = store.with_name(f"{store.name}-sources")
    with (sources / "reprints.csv").open(newline="") as stream:
        pairs = list(csv.DictReader(stream))
    return sources / "images" / pairs[len(pairs) // 2]["a"]


def _take(page: Page, name: str) -> None:
    settle(page)
    page.wait_for_timeout(2500)  # maps and charts draw after the app has run
    page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=82)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("stores/demo"))
