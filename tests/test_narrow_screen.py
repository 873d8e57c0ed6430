"""The dashboard on a phone, and by keyboard: pictures come soon, and what is out of sight is out of the way."""

import re
from datetime import date
from typing import Any

from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from tests.dashboard import open_wall, settle

VIEWPORT = {"width": 400, "height": 860}


def test_the_wall_begins_with_pictures_and_its_choices_unfold(page: Page, sample_address: str) -> None:
    open_wall(page, sample_address)
    first = page.locator(".wb-cluster img").first.bounding_box()
    assert first and first["y"] < 450
    unfold = page.get_by_text("Order, words in titles, layout")
    by_images, dense = (page.get_by_role("radio", name=name) for name in ("Images", "Dense grid"))
    expect(by_images).to_be_hidden()
    expect(dense).to_be_hidden()
    unfold.press("Enter")
    by_images.click()
    page.get_by_text("ranked by images").wait_for()
    settle(page)
    expect(dense).to_be_visible()
    unfold.click()
    expect(by_images).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 860})
    expect(by_images).to_be_visible()
    expect(unfold).to_be_hidden()


def test_what_leaves_clusters_out_is_not_folded_away(page: Page, sample_address: str) -> None:
    open_wall(page, sample_address, "words=guitarra")
    words = page.get_by_role("textbox", name="Words in titles")
    expect(words).to_be_visible()
    words.fill("")
    words.press("Enter")
    page.get_by_text(re.compile(r"^\d{2,} clusters")).wait_for()
    settle(page)
    expect(words).to_be_visible()


def test_the_keyboard_skips_to_the_page_and_does_not_stray_out_of_sight(
    page: Page, sample_address: str
) -> None:
    open_wall(page, sample_address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=re.compile("^Skip"))
    expect(skip).to_have_count(1)
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stMain")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".wb-fold summary")).to_be_focused()
    skip.focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")


def test_countries_have_colours_of_their_own_as_far_as_there_are_any() -> None:
    def screen() -> None:
        import streamlit as st

        from ui.timeline import printings_timeline

        printings_timeline(st.session_state["rows"], key="timeline")

    app = AppTest.from_function(screen, default_timeout=60)
    app.session_state["rows"] = [_print(country, 1900 + n) for n, country in enumerate(["BE", "FR", "GB"])]
    assert _legend(app) == ["Belgium", "France", "United Kingdom"]
    many = ["BE", "FR", "GB", "DE", "IT", "ES", "PT", "NL", "SE", "JP"]
    app.session_state["rows"] = [_print(country, 1900 + n) for n, country in enumerate(many)]
    assert _legend(app) == [
        "Belgium",
        "France",
        "United Kingdom",
        "Germany",
        "Italy",
        "Spain",
        "Portugal",
        "other countries",
    ]


def _print(country: str, year: int) -> dict[str, Any]:
    day = date(year, 1, 1)
    return {
        "city": f"A city of {country}",
        "country": country,
        "date_start": day,
        "date_end": day,
        "date_precision": "day",
        "date_qualifier": None,
        "title": None,
        "periodical": None,
        "issue": None,
    }


def _legend(app: AppTest) -> list[str]:
    shown = app.run().get("html")[0].proto.body
    colours = re.findall(r"color:(#\w+)", shown)
    assert len(set(colours)) == len(colours)
    return re.findall(r"</b> ([^<]+)", shown)
