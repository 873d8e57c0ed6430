"""The corpora that several tests look at: drawn, built once, never changed (who changes one copies it first)."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page

import vision  # noqa: F401, before any test loads torch: it says how torch's threads wait
from store.database import Store
from tests.dashboard import ROOT, running_app, running_browser
from tests.drawn_corpus import (
    batch,
    draw_bad_pictures,
    draw_odd_pictures,
    draw_press,
    write_settings,
    write_table,
)

AWKWARD_ROWS = [
    {"file": "motif-0-Paris.jpg", "city": "Rome"},
    {"file": "../secret.jpg", "city": "Paris"},
    {"file": "", "city": "Paris"},
]
"""Rows that are left out."""


@dataclass(frozen=True)
class Built:
    """A corpus with its settings, its store, and what the command line said while it was built."""

    folder: Path
    settings: Path
    store: Store
    said: CompletedProcess[str]
    rows: list[dict[str, Any]]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small press in which some pictures travel, with every kind of bad file in it, built by ``python -m batch build``."""
    folder = tmp_path_factory.mktemp("press")
    rows = draw_press(folder) + draw_odd_pictures(folder) + draw_bad_pictures(folder) + AWKWARD_ROWS
    write_table(folder, rows)
    settings = write_settings(folder, graph={"minimum": 0.1, "threshold": 0.15})
    said = batch("build", settings)
    return Built(folder, settings, Store(folder / "store"), said, rows)


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[[Built], Built]:
    """Copies a built corpus, so that a test may change it."""

    def copy(corpus: Built) -> Built:
        folder = tmp_path / "copy"
        shutil.copytree(corpus.folder, folder)
        settings = folder / "corpus.toml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace(corpus.folder.as_posix(), folder.as_posix()), encoding="utf-8")
        rows = [dict(row) for row in corpus.rows]
        return Built(folder, settings, Store(folder / "store"), corpus.said, rows)

    return copy


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample corpus, drawn and built as people do: by the first of the tests' processes that wants it."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    store = folder / "sample" / "demo"
    with FileLock(folder / "sample.lock"):
        if not (store / "build.json").exists():
            subprocess.run(
                [sys.executable, "-m", "batch", "demo", "--store", str(store)], cwd=ROOT, check=True
            )
    return Store(store)


@pytest.fixture(scope="session")
def sources(sample_store: Store) -> Path:
    """What the sample corpus was drawn as: its pictures, and what is true of them."""
    return sample_store.path.with_name("demo-sources")


@pytest.fixture(scope="session")
def sample_address(sample_store: Store) -> Iterator[str]:
    """The dashboard on the sample corpus."""
    with running_app(sample_store.path) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests: Playwright runs once in a process."""
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """One window for all tabs, which loads the dashboard's scripts and styles once."""
    with browser.new_context(viewport={"width": 1440, "height": 1000}) as window:
        yield window


@pytest.fixture
def page(window: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new tab, as large as the test module's ``VIEWPORT``. No screen may ask the internet for something, or run a script of
    a source's."""
    page = window.new_page()
    page.set_viewport_size(getattr(request.module, "VIEWPORT", {"width": 1440, "height": 1000}))
    outside: list[str] = []
    dialogs: list[str] = []
    page.on("request", lambda asked: outside.append(asked.url) if leaves_the_machine(asked.url) else None)
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield page
    page.close()
    assert not outside, "a screen asked the internet for something"
    assert not dialogs, "a text of a source ran as a script"


def leaves_the_machine(url: str) -> bool:
    """Whether a request goes further than this machine."""
    return url.startswith("http") and "127.0.0.1" not in url
