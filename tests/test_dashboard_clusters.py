"""The ranked wall on the sample corpus, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard import open_wall, settle


@pytest.fixture
def address(sample_address: str) -> str:
    return sample_address


def _said(page: Page) -> str:
    return page.get_by_text("ranked by").inner_text()


def _clusters(page: Page) -> int:
    found = re.match(r"([\d,]+) cluster", _said(page))
    assert found
    return int(found[1].replace(",", ""))


def _spanish(choice: str) -> int:
    found = re.search(r"Spain \((\d+)\)", choice)
    assert found, choice
    return int(found[1])


def _rows(page: Page) -> list[str]:
    return page.locator(".wb-cluster").all_inner_texts()


def _search(page: Page, words: str) -> None:
    box = page.get_by_role("textbox", name="Words in titles")
    box.fill(words)
    box.press("Enter")
    settle(page)


def _mark_the_session(page: Page) -> None:
    """What a page that is loaded anew forgets."""
    page.evaluate("window.sameSession = true")


def _is_the_same_session(page: Page) -> bool:
    return bool(page.evaluate("window.sameSession === true"))


def test_wall_is_ranked_by_speed_of_spread(page: Page, address: str) -> None:
    open_wall(page, address)
    page.get_by_role("radio", name="Speed of spread").click()
    page.get_by_text("ranked by speed of spread").wait_for()
    settle(page)
    found = [re.search(r"at least ([\d.]+) new cities a year", row) for row in _rows(page)[:10]]
    speeds = [float(match[1]) for match in found if match]
    assert len(speeds) == 10
    assert speeds == sorted(speeds, reverse=True)
    assert speeds[0] > speeds[-1]
    assert "rank=speed" in page.url


def test_a_picture_opens_its_record_inside_the_session_and_back_returns(page: Page, address: str) -> None:
    open_wall(page, address, "threshold=0.4")
    _mark_the_session(page)
    with page.context.expect_page() as opened:
        page.locator(".wb-strip a").first.click(modifiers=["ControlOrMeta"])
    opened.value.get_by_text("What is known of it").wait_for(timeout=60_000)
    opened.value.close()
    assert page.get_by_text("ranked by").is_visible(), "a new tab was asked for"
    title = page.locator(".wb-strip a img").nth(1).get_attribute("alt")
    page.locator(".wb-strip a").nth(1).click()
    page.get_by_text("What is known of it").wait_for()
    assert _is_the_same_session(page)
    assert "/image?" in page.url
    assert "threshold=0.4" in page.url
    settle(page)
    assert title and page.get_by_role("heading", level=1).inner_text() in title
    page.go_back()
    page.locator(".wb-strip img").first.wait_for()
    settle(page)
    assert "similarity 0.40" in _said(page)
    assert _is_the_same_session(page)


def test_the_layout_stays_in_the_address_and_a_card_is_clicked_anywhere(page: Page, address: str) -> None:
    open_wall(page, address)
    page.get_by_role("radio", name="Dense grid").click()
    page.locator(".wb-grid img").first.wait_for()
    settle(page)
    assert "layout=grid" in page.url
    assert len(_rows(page)) == 60
    page.reload()
    page.locator(".wb-grid img").first.wait_for(timeout=60_000)
    settle(page)
    _mark_the_session(page)
    page.locator(".wb-cluster").nth(3).locator(".wb-facts").click(force=True, position={"x": 20, "y": 10})
    page.get_by_text("Every print, by date").wait_for(timeout=60_000)
    assert _is_the_same_session(page)


def test_facets_say_how_many_clusters_each_choice_would_give(page: Page, address: str) -> None:
    open_wall(page, address, "threshold=0.32")

    def offered(facet: str) -> dict[str, int]:
        page.get_by_role("combobox", name=facet).click()
        page.get_by_role("option").first.wait_for()
        texts = page.get_by_role("option").all_inner_texts()
        page.keyboard.press("Escape")
        found = (re.fullmatch(r"(.*) \(([\d,]+)\)", text) for text in texts)
        return {match[1]: int(match[2].replace(",", "")) for match in found if match}

    before = offered("Country")
    assert list(before.values()) == sorted(before.values(), reverse=True)
    page.get_by_role("combobox", name="Country").click()
    page.get_by_role("option", name=re.compile("^Spain")).click()
    page.keyboard.press("Escape")
    settle(page)
    assert _clusters(page) == before["Spain"]
    assert offered("City")["Madrid" if "Madrid" in offered("City") else "Barcelona"] <= before["Spain"]

    page.get_by_role("slider", name="Similarity threshold").focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.get_by_text("at similarity 0.42").wait_for()
    settle(page)
    chosen = page.get_by_test_id("stMultiSelect").first.inner_text()
    assert f"Spain ({_clusters(page)})" in chosen
    assert _clusters(page) < before["Spain"]
    assert offered("Country")["France"] < before["France"]
    assert "country=ES" in page.url


def test_what_one_periodical_carried_is_told_apart(page: Page, address: str) -> None:
    open_wall(page, address)
    everything = _clusters(page)
    page.get_by_role("radio", name="In one periodical only").click()
    page.get_by_text(re.compile(f"^(?!{everything} ).* ranked by")).wait_for()
    settle(page)
    one = _clusters(page)
    assert all("one periodical only" in row and "1 periodical," in row for row in _rows(page))
    page.get_by_role("radio", name="In several periodicals").click()
    page.get_by_text(re.compile(f"^(?!{one} ).* ranked by")).wait_for()
    settle(page)
    assert one + _clusters(page) == everything
    assert not any("one periodical only" in row for row in _rows(page))
    assert "spread=several" in page.url


def test_words_are_found_in_titles_whatever_is_typed(page: Page, address: str) -> None:
    open_wall(page, address)
    everything = _clusters(page)
    _search(page, "guitárra")
    assert 1 <= _clusters(page) < everything
    assert "words=" in page.url
    for hostile in (
        "'; DROP TABLE images; --",
        "<script>alert(1)</script>",
        "**bold** $x$ :red[a] %",
    ):
        _search(page, hostile)
        expect(page.get_by_text("Try fewer or shorter words")).to_contain_text(f"“{hostile}”")
    _search(page, "")
    assert _clusters(page) == everything


def test_an_empty_wall_says_why_and_what_to_do(page: Page, address: str) -> None:
    for query, sentence in (
        ("threshold=1.0", "Lower the threshold in the sidebar"),
        ("words=zzzz", "Try fewer or shorter words"),
        ("country=JP&city=Boston&only=true", "Take a filter away"),
        ("words=guitarra&spread=one", "Choose “All clusters”"),
    ):
        page.goto(f"{address}/?{query}")
        page.get_by_text(re.compile(sentence, re.IGNORECASE)).wait_for(timeout=60_000)


def test_clusters_are_walked_and_opened_by_keyboard(page: Page, address: str) -> None:
    open_wall(page, address)
    _mark_the_session(page)
    page.locator(".wb-open").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    third = page.locator(".wb-open").nth(2)
    expect(third).to_be_focused()
    outline = page.locator(".wb-cluster").nth(2).evaluate("card => getComputedStyle(card).outlineWidth")
    assert outline == "3px"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.wb-frame')"), "its first picture comes next"
    third.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Every print, by date").wait_for(timeout=60_000)
    assert _is_the_same_session(page)


def test_pages_are_turned_above_and_below_the_wall_and_begin_again_with_another_order(
    page: Page, address: str
) -> None:
    open_wall(page, address)
    shown = [_rows(page)]
    for turn in (
        page.get_by_test_id("stMain").get_by_role("button", name=re.compile("^(Page )?2$")),
        page.get_by_role("button", name="Next page →"),
    ):
        assert 48 <= page.locator(".wb-cluster img").count() <= 24 * 6, (
            "only the pictures of its page are sent"
        )
        turn.click()
        page.get_by_text(f"{24 * len(shown) + 1}. ").first.wait_for()
        settle(page)
        shown.append(_rows(page))
    assert [len(rows) for rows in shown[:2]] == [24, 24]
    assert not set(shown[0]) & set(shown[1]) and not set(shown[1]) & set(shown[2])
    page.get_by_role("radio", name="Images").click()
    page.get_by_text("ranked by images").wait_for()
    settle(page)
    assert _rows(page)[0].startswith("1. ")


def test_back_takes_back_a_choice(page: Page, address: str) -> None:
    open_wall(page, address)
    page.get_by_role("radio", name="Images").click()
    page.get_by_text("ranked by images").wait_for()
    settle(page)
    _search(page, "guitarra")
    page.go_back()
    page.get_by_text(re.compile(r"^\d{2,} clusters .* ranked by images")).wait_for()
    settle(page)
    assert page.get_by_role("textbox", name="Words in titles").input_value() == ""
    page.go_back()
    page.get_by_text("ranked by countries").wait_for()


def test_filters_stay_and_the_walls_own_choices_do_not_where_another_page_is_opened(
    page: Page, address: str
) -> None:
    open_wall(page, address, "country=ES&words=guitarra")
    some = page.get_by_test_id("stMultiSelect").first.inner_text()
    page.get_by_test_id("stTopNavLink").filter(has_text="Search").click()
    page.get_by_text("Where else was this printed?").wait_for()
    settle(page)
    assert "country=ES" in page.url
    assert "words" not in page.url
    everywhere = page.get_by_test_id("stMultiSelect").first.inner_text()
    assert _spanish(everywhere) > _spanish(some)
