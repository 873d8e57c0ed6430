"""What joins pictures, chosen in the sidebar, on the sample corpus in a real browser."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.dashboard import open_wall, settle


def _named(page: Page, name: str) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get(name, [])


def test_pictures_are_joined_by_similarity_alone_where_that_is_chosen(
    page: Page, sample_address: str
) -> None:
    open_wall(page, sample_address)
    before = page.get_by_text("ranked by").inner_text()
    page.get_by_role("combobox", name="Joined by").click()
    page.get_by_role("option", name="Similarity alone").click()
    expect(page.get_by_text("ranked by")).not_to_have_text(before)
    settle(page)
    assert _named(page, "joined") == ["similarity"]
    open_wall(page, sample_address, "joined=similarity")
    assert page.get_by_text("ranked by").inner_text() != before
    # The address names the choice by itself, not by what it is called on screen.
    page.goto(f"{sample_address}/?joined=similarity&lang=fr")
    expect(page.get_by_role("combobox", name="Reliées par")).to_have_value("Similarité seule", timeout=60_000)
    page.goto(f"{sample_address}/?joined=nothing")
    expect(page.get_by_role("combobox", name="Joined by")).to_have_value("Matching details", timeout=60_000)


def test_a_librarys_stamp_is_no_picture_that_travelled_unless_asked_for(
    page: Page, sample_address: str
) -> None:
    open_wall(page, sample_address)
    assert "24 countries" not in page.locator(".wb-cluster").first.inner_text()
    page.get_by_text("Junk in clusters too").click()
    expect(page.locator(".wb-cluster").first).to_contain_text("24 countries")
    settle(page)
    assert _named(page, "junk") == ["true"]
    page.get_by_text("Junk in clusters too").click()
    page.get_by_text("images on the junk shelf").click()
    page.get_by_role("heading", name="Junk shelf").wait_for()
    settle(page)
    assert page.get_by_text("a library's stamp or label").count() > 10
