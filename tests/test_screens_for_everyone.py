"""What must hold on every page: it speaks the language chosen, a screen reader finds its way, hostile texts stay texts."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from store.database import Store
from store.tables import FOREST
from tests.conftest import leaves_the_machine
from tests.dashboard import running_app, settle
from tests.made_store import make_store
from vision.picture import encode_thumbnail

SLOW = 60_000
PHONE = {"width": 400, "height": 860}
ENGLISH = re.compile(
    r"\b(the|and|of|with|from|where|when|which|this|that|these|picture|pictures|cluster|clusters|print|prints|printed|city|"
    r"cities|country|countries|issue|issues|years|threshold|filter|filters|search|download|open|first|last|unknown|undated|"
    r"nearest|similarity|every|any|more|corpus version)\b",
    re.IGNORECASE,
)
OF_STREAMLIT = re.compile(
    r"Open|Search|Fullscreen(: .*)?|Download as (CSV|PNG: .*)|Show/hide columns|Close|Remove .*"
)
"""What its widgets say to screen readers, and in tips."""
SHOWN_BY_STREAMLIT = (
    "Skip to main content",
    "Upload",
    "upload",
    "20MB per file",
    "Browse files",
    "Drag and drop file here",
)
"""Words of its widgets that it has in English only."""
PATH = re.compile(r"/[\w/-]+")
PAGES = {
    "clusters": "",
    "cluster": "cluster?image={image}",
    "diffusion": "diffusion?clusters={image}",
    "search": "search?image={image}",
    "image": "image?image={image}",
    "corpus": "corpus",
    "page": "page?page={page}",
    "pair": "pair?a={image}&b={other}",
    "junk": "junk",
}
BEYOND_THE_SCREEN = """() => {
  const off = one => one.getBoundingClientRect().right > innerWidth + 1;
  const scrolls = one => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && !off(one);
  const inScroller = one => one.dataset.testid !== 'stMain' && (scrolls(one) || inScroller(one.parentElement));
  return [...document.querySelectorAll('[data-testid=stMain] :not(input, svg *)')]
    .filter(one => one.checkVisibility() && off(one) && !inScroller(one.parentElement))
    .map(one => one.outerHTML.slice(0, 200))
}"""


@pytest.fixture(scope="module")
def names(sample_store: Store) -> dict[str, str]:
    """Ids of two similar images, and of a page."""
    [link] = sample_store.rows("forest", ["a", "b"]).slice(0, 1).to_pylist()
    where = f"node IN ({link['a']}, {link['b']})"
    image, other = sample_store.rows("images", ["id", "page_id"], where).to_pylist()
    return {"image": image["id"], "other": other["id"], "page": image["page_id"]}


@pytest.fixture(scope="module")
def words_of_the_corpus(sample_store: Store) -> list[str]:
    """Every text of the sample corpus, the longest first: titles are in the languages of their periodicals."""
    texts = {sample_store.record("build")["corpus"]}
    for table, columns in (
        ("images", ["title", "periodical", "issue", "city", "kind"]),
        ("documents", ["place_text", "date_text", "provider", "rights"]),
    ):
        for column in sample_store.rows(table, columns).columns:
            texts |= {text for text in column.to_pylist() if text}
    return sorted(texts, key=len, reverse=True)


def _open(page: Page, address: str, where: str) -> None:
    page.goto(f"{address}/{where}")
    page.get_by_test_id("stMain").get_by_role("heading", level=1).first.wait_for(timeout=SLOW)
    settle(page)


def _in_french(where: str, names: dict[str, str]) -> str:
    where = where.format(**names)
    return f"{where}{'&' if '?' in where else '?'}lang=fr"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_french_has_no_english_left_is_read_aloud_in_order_and_fits_a_phone(
    page: Page, sample_address: str, names: dict[str, str], words_of_the_corpus: list[str], name: str
) -> None:
    _open(page, sample_address, _in_french(PAGES[name], names))
    assert page.evaluate("document.documentElement.lang") == "fr"
    _only_french(page, words_of_the_corpus)
    drawn = page.locator("svg text").evaluate_all("all => all.map(one => one.textContent)")
    assert not {"null", "None", "NaN", "undefined"} & set(drawn), "a chart shows what it has no word for"
    _readable_by_ear(page)
    parts = page.get_by_role("tab").all()
    assert len(parts) > 3 or name != "cluster"
    for part in parts[1:]:
        part.click()
        settle(page)
        _only_french(page, words_of_the_corpus)
    page.set_viewport_size(PHONE)
    _fits(page)


def _fits(page: Page) -> None:
    """Nothing stands beyond the screen but what scrolls by itself."""
    for _ in range(20):  # charts are drawn anew
        beyond = page.evaluate(BEYOND_THE_SCREEN)
        if not beyond:
            break
        page.wait_for_timeout(100)
    assert not beyond, "beyond a phone's screen:\n" + "\n".join(beyond)
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth") == 0


def _only_french(page: Page, words_of_the_corpus: list[str]) -> None:
    said = page.locator("body").inner_text().splitlines()
    told = page.locator("[alt], [aria-label], [title], [placeholder]").evaluate_all(
        "all => all.flatMap(one => [one.alt, one.ariaLabel, one.title, one.placeholder])"
    )
    left = []
    for line in [*said, *(text for text in told if text and not OF_STREAMLIT.fullmatch(text))]:
        words = PATH.sub(" ", line)
        for text in words_of_the_corpus:
            if text in words:
                words = words.replace(text, " ")
        for text in SHOWN_BY_STREAMLIT:
            words = words.replace(text, " ")
        if found := ENGLISH.search(words):
            left.append(f"{found[0]}: {line}")
    assert not left, "English on a French page:\n" + "\n".join(left)


def _readable_by_ear(page: Page) -> None:
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        """all => all.filter(one => one.checkVisibility() && one.closest('[data-testid=stMain]'))
          .map(one => Number(one.tagName[1]))"""
    )
    assert levels[0] == 1 and levels.count(1) == 1, f"headings: {levels}"
    assert all(below - above <= 1 for above, below in pairwise(levels)), f"headings: {levels}"
    without = page.locator("img:visible").evaluate_all(
        "all => all.filter(one => !one.hasAttribute('alt')).map(one => one.outerHTML.slice(0, 200))"
    )
    assert not without, "pictures without a text for those who cannot see them"
    unnamed = page.locator("input:visible, textarea:visible, select:visible, button:visible").evaluate_all(
        """all => all.filter(one => !(one.ariaLabel || one.labels?.length || one.getAttribute('aria-labelledby') || one.title
          || one.innerText.trim() || one.placeholder || one.closest('label'))).map(one => one.outerHTML.slice(0, 200))"""
    )
    assert not unnamed, "fields and buttons that a screen reader cannot name"


def test_the_language_is_the_browsers_until_another_is_picked_and_travels_with_links(
    browser: Browser, sample_address: str, names: dict[str, str]
) -> None:
    context = browser.new_context(locale="fr-FR", viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    outside: list[str] = []
    page.on("request", lambda asked: outside.append(asked.url) if leaves_the_machine(asked.url) else None)
    _open(page, sample_address, f"image?image={names['image']}")
    expect(page.get_by_role("heading", name="Pour la citer")).to_be_visible()
    assert "lang=" not in page.url
    page.get_by_role("radio", name="English").click()
    page.get_by_role("heading", name="To cite it").wait_for(timeout=SLOW)
    settle(page)
    assert "lang=en" in page.url
    page.get_by_role("link", name="Its cluster of").click()
    page.get_by_role("heading", name="Where").wait_for(timeout=SLOW)
    settle(page)
    assert "lang=en" in page.url
    context.close()
    assert not outside


# Hostile texts

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> **bold** $x$ [a](http://b.example) '; DROP TABLE images;--"
FORMULA = '=HYPERLINK("http://b.example","x")'


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard on a corpus whose every text is an attack."""
    prints = [_hostile_print(number) for number in range(3)]
    store = make_store(tmp_path_factory.mktemp("hostile") / "store", prints)
    thumbnail = encode_thumbnail(Image.new("RGB", (60, 40), "grey"), 60)
    ids = [f"image {number}" for number in range(len(prints))]
    store.merge(
        "images", pa.table({"id": ids, "thumbnail": pa.array([thumbnail] * len(ids), pa.large_binary())})
    )
    store.create("forest", FOREST)
    links = [{"a": 0, "b": 1, "similarity": 0.9}, {"a": 1, "b": 2, "similarity": 0.8}]
    store.append("forest", pa.Table.from_pylist(links, schema=FOREST))
    store.write_record(
        "build",
        {
            "corpus": HOSTILE,
            "version": "12345678",
            "model": HOSTILE,
            "weights": HOSTILE,
            "images": len(prints),
            "minimum_similarity": 0.2,
            "threshold": 0.5,
        },
    )
    store.write_record("harvest", {"problems": [{"where": HOSTILE, "what": HOSTILE}], "problem_count": 1})
    store.write_record("model", {"name": HOSTILE})
    store.write_record("graph", {"links": 2, "chance": [[0.01, 0.5]]})
    store.write_record("index", {"kind": "exact"})
    store.write_record("segment", {})
    store.file("settings.toml").write_text("name = 'hostile'\n", encoding="utf-8")
    with running_app(store.path) as address:
        yield address


def _hostile_print(number: int) -> dict[str, Any]:
    day = date(1900 + number, 3, 1)
    return {
        "issue": f"{number} {HOSTILE}",
        "title": HOSTILE if number else FORMULA,
        "periodical": HOSTILE,
        "city": HOSTILE,
        "country": "FR",
        "latitude": 48.0 + number,
        "longitude": 2.0,
        "date_start": day,
        "date_end": day,
        "date_precision": "day",
        "kind": HOSTILE,
        "provider": HOSTILE,
        "rights": HOSTILE,
    }


@pytest.mark.parametrize(
    ("where", "heading"),
    [
        ("", None),
        ("diffusion?clusters=image%201", None),
        ("image?image=image%201", HOSTILE),
        ("corpus", None),
        ("page?page=page-1", None),
    ],
    ids=["clusters", "diffusion", "image", "corpus", "page"],
)
def test_hostile_texts_of_a_source_are_shown_as_texts(
    page: Page, hostile: str, where: str, heading: str | None
) -> None:
    _open(page, hostile, where)
    _only_texts(page)
    if heading:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_hostile_texts_of_a_cluster_are_texts_on_screen_and_in_the_csv(
    page: Page, hostile: str, tmp_path: Path
) -> None:
    _open(page, hostile, "cluster?image=image%201")
    _only_texts(page)
    assert HOSTILE in page.locator(".wb-wall figcaption").nth(1).inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the full metadata").click()
    file = tmp_path / "cluster.csv"
    download.value.save_as(file)
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert [row["title"] for row in rows] == [f"'{FORMULA}", HOSTILE, HOSTILE], "a formula is text too"


def _only_texts(page: Page) -> None:
    shown = "<script>alert(1)</script><img src=x onerror=alert(2)> **bold** $x$"
    assert shown in page.get_by_test_id("stMain").inner_text()
    assert shown in page.get_by_test_id("stSidebar").inner_text(), "the corpus's name"
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("a[href*='b.example']").count() == 0
    assert page.locator("strong", has_text=re.compile("^bold$")).count() == 0
    assert page.get_by_test_id("stException").count() == 0
