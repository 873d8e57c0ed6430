"""Two prints compared in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from store.verified_links import image_ids
from tests.conftest import Built
from tests.dashboard import running_app, settle
from tests.test_verify import files


@pytest.fixture(scope="module")
def address(built: Built) -> Iterator[str]:
    with running_app(built.store.path) as address:
        yield address


def pair(built: Built, a: str, b: str) -> str:
    of_file = dict(zip(files(built.store), image_ids(built.store).astype(str), strict=True))
    return f"a={of_file[a]}&b={of_file[b]}"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [("", "Choose two pictures first"), ("a=%3Cb%3E&b=%27--", "is not in the corpus")],
)
def test_an_address_without_two_known_images_is_answered_in_words(
    page: Page, address: str, query: str, sentence: str
) -> None:
    page.goto(f"{address}/pair?{query}")
    expect(page.get_by_text(sentence)).to_be_visible(timeout=60_000)


def test_two_prints_of_a_picture_are_shown_with_their_details_and_laid_over_each_other(
    page: Page, address: str, built: Built
) -> None:
    page.goto(f"{address}/pair?{pair(built, 'motif-3-Paris.jpg', 'motif-3-London.jpg')}")
    expect(page.get_by_role("heading", name="The same picture")).to_be_visible(timeout=60_000)
    settle(page)
    expect(page.get_by_text("details were found in both")).to_be_visible()
    expect(page.get_by_text("Paris", exact=False).first).to_be_visible()
    together = page.get_by_role("img", name="Both pictures side by side")
    without = together.get_attribute("src")
    page.get_by_text("Draw lines between matching details").click()
    settle(page)
    assert together.get_attribute("src") != without
    above = page.locator(".wb-overlay img").nth(1)
    assert above.get_attribute("style") == "opacity:0.50"
    page.get_by_role("slider", name="From the first picture to the second").press("End")
    settle(page)
    assert above.get_attribute("style") == "opacity:1.00"
    # The picture laid over covers the one below, corner by corner but for a cut border.
    below_box, above_box = page.locator(".wb-overlay img").nth(0).bounding_box(), above.bounding_box()
    assert below_box and above_box
    assert [round(below_box[side]) for side in ("x", "y", "width", "height")] == [
        round(above_box[side]) for side in ("x", "y", "width", "height")
    ]
    page.get_by_text("Show them by turns").click()
    settle(page)
    assert page.locator(".wb-flicker").count() == 1
    assert above.get_attribute("style") is None


def test_pictures_without_matching_details_are_said_to_have_none(
    page: Page, address: str, built: Built
) -> None:
    page.goto(f"{address}/pair?{pair(built, 'motif-3-Paris.jpg', 'motif-5-Paris.jpg')}")
    expect(page.get_by_role("heading", name="No matching details")).to_be_visible(timeout=60_000)
    settle(page)
    assert page.locator(".wb-overlay").count() == 0
    assert page.get_by_text("Draw lines between matching details").count() == 0
    expect(page.get_by_text("The similarity of their descriptors is")).to_be_visible()
