"""The record of an image, reached from a wall."""

import json

from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from store.image_record import source_fields


def test_an_address_without_a_known_image_is_answered_in_words(page: Page, sample_address: str) -> None:
    for query, sentence in (
        ("", "Choose an image first"),
        ("?image=%27%3B%20DROP%20TABLE%20images%3B--", "is not in the corpus"),
    ):
        page.goto(f"{sample_address}/image{query}")
        expect(page.get_by_text(sentence)).to_be_visible(timeout=60_000)


def test_a_sources_fields_are_read_in_any_form() -> None:
    manifest = {
        "label": {"fr": ["Le Monde"], "en": ["The World"]},
        "metadata": [
            {"label": {"none": ["Date"]}, "value": {"none": ["1904", "1905"]}},
            {"label": "Place", "value": [{"@value": "Paris", "@language": "fr"}]},
            "odd",
        ],
        "rights": "http://rights.example/",
    }
    assert source_fields(json.dumps(manifest)) == [
        ("label", "Le Monde; The World"),
        ("Date", "1904; 1905"),
        ("Place", "Paris"),
        ("", "odd"),
        ("rights", "http://rights.example/"),
    ]
    assert source_fields('{"artist": "Doré", "size": [3, 4], "deep": {"a": 1}}') == [
        ("artist", "Doré"),
        ("size", "3; 4"),
        ("deep", '{"a": 1}'),
    ]
    assert source_fields(None) == []


def test_a_sources_fields_are_shown_as_text() -> None:
    def screen() -> None:
        from ui.image_record import show_source_fields

        show_source_fields(
            [
                ("<script>alert(1)</script>", '"><img src=x onerror=alert(2)>'),
                ("link", 'https://a.example.org/"x'),
            ]
        )

    shown = AppTest.from_function(screen).run().get("html")[0].proto.body
    assert "<script" not in shown and "<img" not in shown
    assert "&lt;script&gt;" in shown
    assert 'href="https://a.example.org/&quot;x"' in shown
    assert "javascript:" not in shown
