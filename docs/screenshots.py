"""Takes the pictures of the pages from the running dashboard: ``python -m docs.screenshots [STORE]``."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page

from store.database import Store
from tests.dashboard import running_app, running_browser, settle

FOLDER = Path(__file__).parent
WIDE, NARROW = (1360, 1000), (400, 860)
SHARPNESS = 1.25
"""Pixels of a picture to a pixel of the screen."""
MOST_BYTES = 200_000
TITLE = "A Poster of the New Typography"
"""A picture of the sample corpus that travelled far."""


class Shot(NamedTuple):
    """A picture: the name of its file, the address on the dashboard, what is done there first."""

    name: str
    address: str
    prepare: Callable[[Page], None] = lambda page: None
    size: tuple[int, int] = WIDE
    dark: bool = False


def main(store: Path) -> None:
    """Writes the pictures beside this file."""
    with running_app(store) as address, running_browser() as browser:
        for shot in _shots(store):
            (FOLDER / f"{shot.name}.jpg").write_bytes(_taken(browser, address, shot))


def _shots(store: Path) -> list[Shot]:
    first, second, others, page = _pictures(Store(store))
    uploaded = _travelling_picture(store)
    compared = "&".join(f"clusters={image}" for image in (first, *others))
    return [
        Shot("clusters", ""),
        Shot("clusters-dark", "?layout=grid", dark=True),
        Shot("cluster", f"cluster?image={first}"),
        Shot("cluster-french", f"cluster?image={others[0]}&lang=fr"),
        Shot("cluster-complete", f"cluster?image={first}", _complete),
        Shot("cluster-narrow", f"cluster?image={first}", size=NARROW),
        Shot("diffusion", f"diffusion?{compared}"),
        Shot("search", "search", lambda page: page.set_input_files("input[type=file]", uploaded)),
        Shot("image", f"image?image={first}"),
        Shot("pair", f"pair?a={first}&b={second}"),
        Shot("page", f"page?page={page}"),
        Shot("corpus-french", "corpus?lang=fr"),
    ]


def _pictures(store: Store) -> tuple[str, str, list[str], str]:
    """An image that travelled, another print of it, three images of other clusters, and a page with the first."""
    images = {
        row["node"]: row for row in store.rows("images", ["id", "node", "title", "page_id"]).to_pylist()
    }
    links = store.rows("forest", ["a", "b"]).to_pylist()
    a, b = next(
        (images[link["a"]], images[link["b"]]) for link in links if images[link["a"]]["title"] == TITLE
    )
    others: dict[str, str] = {}
    for link in links:
        image = images[link["a"]]
        if image["title"] and image["title"] not in (a["title"], b["title"]):
            others.setdefault(image["title"], image["id"])
    return a["id"], b["id"], list(others.values())[:3], a["page_id"]


def _travelling_picture(store: Path) -> Path:
    """A print of the sample corpus that was reprinted elsewhere."""
    sources = store.with_name(f"{store.name}-sources")
    with (sources / "reprints.csv").open(newline="") as stream:
        pairs = list(csv.DictReader(stream))
    return sources / "images" / pairs[len(pairs) // 2]["a"]


def _complete(page: Page) -> None:
    page.get_by_role("tab", name="Complete this cluster").click()
    settle(page)
    page.mouse.move(WIDE[0] - 8, WIDE[1] / 2)  # beside the map, which would zoom
    page.mouse.wheel(0, 480)


def _taken(browser: Browser, address: str, shot: Shot) -> bytes:
    context = browser.new_context(
        viewport={"width": shot.size[0], "height": shot.size[1]},
        device_scale_factor=SHARPNESS,
        color_scheme="dark" if shot.dark else "light",
        locale="en-GB",
    )
    page = context.new_page()
    page.goto(f"{address}/{shot.address}")
    page.get_by_test_id("stMain").get_by_role("heading", level=1).wait_for(timeout=60_000)
    settle(page)
    shot.prepare(page)
    settle(page)
    page.mouse.move(0, 0)
    page.wait_for_timeout(3000)  # maps and charts draw after the app has run
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return _compressed(picture)


def _compressed(picture: Image.Image) -> bytes:
    """A JPEG as good as ``MOST_BYTES`` allow."""
    for quality in range(85, 30, -5):
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=quality, optimize=True, progressive=True)
        if stream.tell() < MOST_BYTES:
            break
    return stream.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("stores/demo"))
