"""What libraries write of a document, in a dozen languages and habits, comes out in our columns."""

from datetime import date
from typing import Any

import pytest

from batch.iiif.metadata import Member, describe, field_names, language_code, place_text
from batch.iiif.presentation import read_manifest
from batch.iiif.texts import plain_text
from tests.manifest_shapes import HOME, v2, v3


def manifest(*pairs: tuple[Any, Any], **top: Any) -> Any:
    return read_manifest(v2([], metadata=[{"label": k, "value": v} for k, v in pairs], **top), HOME)


def test_an_issue_of_gallica() -> None:
    """Labelled by its shelfmark alone, dated twice, its kind left empty."""
    found = describe(
        manifest(
            ("Repository", "Bibliothèque nationale de France"),
            (
                "Shelfmark",
                "Bibliothèque nationale de France, département Littérature et art, FOL-V-5554 (BIS)",
            ),
            ("Title", "Vogue"),
            ("Date", "15 juin 1920"),
            ("Date", "1920/06/15."),
            ("Language", "français"),
            ("Type", ""),
            label="BnF, département Littérature et art, FOL-V-5554 (BIS)",
            license="https://gallica.example/conditions",
        ),
        Member(label="15 juin 1920 (A1,N1)", collections=("Vogue, édition française",)),
    )
    assert (found.title, found.periodical, found.issue) == ("Vogue", "Vogue", "15 juin 1920 (A1,N1)")
    assert found.date is not None
    assert (found.date.start, found.date.end, found.date.precision) == (
        date(1920, 6, 15),
        date(1920, 6, 15),
        "day",
    )
    assert (found.language, found.kind, found.rights) == ("fr", None, "https://gallica.example/conditions")
    assert found.provider == "Bibliothèque nationale de France"


def test_a_newspaper_of_wales() -> None:
    found = describe(
        manifest(
            (
                [{"@value": "Publisher", "@language": "en"}, {"@value": "Cyhoeddwr", "@language": "cy-GB"}],
                "T. Jenkins",
            ),
            ("Place of Publication", "Swansea"),
            ("Language", "eng"),
            label="Cambrian (1804-01-28)",
            navDate="1804-01-28T00:00:00Z",
        )
    )
    assert (found.places, found.stated_places, found.language) == (("Swansea",), 1, "en")
    assert (found.date_text, found.date_source) == ("1804-01-28T00:00:00Z", "navDate")
    assert found.date is not None
    assert found.date.start == date(1804, 1, 28)


def test_an_issue_of_princeton_names_its_city_in_its_title() -> None:
    found = describe(
        manifest(
            ("title", "Dada (Zurich, Switzerland)"),
            ("display-date", "Décembre 1918"),
            ("part", "3"),
            label="Dada (Zurich, Switzerland), 3",
        )
    )
    assert (found.periodical, found.issue) == ("Dada (Zurich, Switzerland)", "3")
    assert (found.places, found.stated_places) == (("Zurich, Switzerland",), 0)
    assert found.date is not None
    assert (found.date.start, found.date.end) == (date(1918, 12, 1), date(1918, 12, 31))


def test_a_book_of_berlin_is_dated_by_its_printing_not_its_scan() -> None:
    found = describe(
        manifest(
            ("Digitalisierungsdatum", "2015"),
            ("_placeOfElectronicOrigin", "Potsdam"),
            ("Erscheinungsjahr", "1747"),
            ("PlaceOfPublication", "Berlin"),
            ("Land", "Deutschland"),
            ("Sprache", "ger"),
            ("Band", "Forts. 3"),
        )
    )
    assert (found.date_text, found.places, found.country_text) == ("1747", ("Berlin",), "Deutschland")
    assert (found.language, found.issue) == ("de", "Forts. 3")


@pytest.mark.parametrize(
    ("name", "imprint", "places", "text"),
    [
        ("Publication/creation", "Murnau ; München : Sebastian Lux, [1951]", ("Murnau", "München"), "[1951]"),
        ("Created Published", "Washington : Army Map Service, U.S. Army, 1943-", ("Washington",), "1943-"),
        ("Éditeur", "Le Miroir (Paris)", ("Paris",), None),
        ("Publisher", "T. Jenkins", (), None),
    ],
)
def test_imprints(name: str, imprint: str, places: tuple[str, ...], text: str | None) -> None:
    found = describe(manifest((name, imprint)))
    assert (found.places, found.stated_places, found.date_text) == (places, 0, text)


def day(text: str) -> tuple[date, date]:
    year, month, number = map(int, text.split("-"))
    return date(year, month, number), date(year, month, number)


@pytest.mark.parametrize(
    ("stated", "interval", "source"),
    [
        (
            {"override": "1911", "navDate": "1912-05-04", "date": "1913"},
            (date(1911, 1, 1), date(1911, 12, 31)),
            "override",
        ),
        ({"navDate": "1912-05-04T00:00:00Z", "date": "1913"}, day("1912-05-04"), "navDate"),
        ({"navDate": "1912-01-01T00:00:00Z", "date": "4 mai 1912"}, day("1912-05-04"), "field"),
        (
            {"navDate": "1912-01-01T00:00:00Z", "date": "4 mai 1913"},
            (date(1912, 1, 1), date(1912, 12, 31)),
            "navDate",
        ),
        ({"member": "1920-07-08", "label": "Miroir du sport"}, day("1920-07-08"), "navDate"),
        ({"navDate": "inconnu", "date": "vers 1889"}, (date(1889, 1, 1), date(1889, 12, 31)), "field"),
        ({"label": "Nubian Message, November 30, 1992"}, day("1992-11-30"), "label"),
    ],
)
def test_order_of_trust(stated: dict[str, str], interval: tuple[date, date], source: str) -> None:
    pairs = [("Date", stated["date"])] if "date" in stated else []
    top = {key: stated[key] for key in ("navDate", "label") if key in stated}
    overrides = {"date": stated["override"]} if "override" in stated else {}
    found = describe(manifest(*pairs, **top), Member(nav_date=stated.get("member"), overrides=overrides))
    assert found.date is not None
    assert ((found.date.start, found.date.end), found.date_source) == (interval, source)


def test_a_date_that_cannot_be_read_is_kept_as_found() -> None:
    found = describe(manifest(("Date", "sans date"), label="Le Rire"))
    assert (found.date_text, found.date, found.date_source) == ("sans date", None, "field")
    assert describe(manifest(label="Le Rire")).date_text is None


def test_overrides_win_and_empty_ones_do_not() -> None:
    said = {
        "periodical": "Le Rire",
        "city": "Lyon",
        "country": "FR",
        "language": "it",
        "rights": "",
        "kind": "press",
    }
    place = {
        "features": [{"geometry": {"coordinates": [2.0, 48.0]}, "properties": {"label": {"en": ["Paris"]}}}]
    }
    pairs = (
        ("Title", "Rire"),
        ("Place", "Paris"),
        ("Language", "French"),
        ("Rights", "CC0"),
        ("Type", "Book"),
    )
    found = describe(manifest(*pairs, navPlace=place), Member(overrides=said))
    assert (found.periodical, found.places, found.country_text) == ("Le Rire", ("Lyon",), "FR")
    assert (found.language, found.kind, found.rights, found.coordinates) == ("it", "press", "CC0", None)


def test_nav_place_is_a_hint_and_gives_coordinates() -> None:
    place = {
        "features": [{"geometry": {"coordinates": [2.35, 48.86]}, "properties": {"label": {"fr": ["Paris"]}}}]
    }
    found = describe(read_manifest(v3([], navPlace=place), HOME))
    assert found.coordinates is not None
    assert (found.coordinates.latitude, found.coordinates.longitude) == (48.86, 2.35)
    assert (found.places, found.stated_places) == (("Paris",), 0)


def test_a_hint_counts_only_if_it_is_known() -> None:
    hinted = describe(manifest(("Title", "Almanach (Suite)"), ("Publisher", "Plon (Paris)")))
    assert place_text(hinted, lambda text: text == "Paris") == "Paris"
    assert place_text(hinted, lambda text: False) is None
    stated = describe(manifest(("Place", "Kleinkleckersdorf"), ("Publisher", "Plon (Paris)")))
    assert place_text(stated, lambda text: text == "Paris") == "Paris"
    assert place_text(stated, lambda text: False) == "Kleinkleckersdorf"


def test_fields_in_both_languages_of_a_label_count_once() -> None:
    pair = {"label": {"en": ["Language"], "fr": ["Langue"]}, "value": {"en": ["French"], "fr": ["Français"]}}
    assert describe(read_manifest(v3([], metadata=[pair]), HOME)).language == "fr"


def test_field_names_can_be_added() -> None:
    found = manifest(("Erschienen zu", "Wien"))
    assert describe(found).places == ()
    assert describe(found, names=field_names({"place": ["erschienen ZU:"]})).places == ("Wien",)
    with pytest.raises(ValueError, match="no column 'town'"):
        field_names({"town": ["x"]})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("French", "fr"),
        ("français", "fr"),
        ("fre", "fr"),
        ("ger", "de"),
        ("Deutsch", "de"),
        ("eng.", "en"),
        ("nl-BE", "nl"),
        ("Nederlands; Frans", "nl"),
        ("русский", "ru"),
        ("العربية", "ar"),
        ("Español (castellano)", "es"),
        ("http://id.loc.gov/vocabulary/languages#ita", "it"),
        ("mul", None),
        ("zxx", None),
        ("?", None),
        ("no linguistic content", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_language_codes(text: str, code: str | None) -> None:
    assert language_code(text) == code


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<span>Letter, April 12</span>", "Letter, April 12"),
        ("<p>one<br/>two</p>", "one\ntwo"),
        ("<a href='https://x.example/?a=1&amp;b=2'>View</a> it", "View it"),
        ("<script>alert('1904')</script>1905", "1905"),
        ("<style>p {}", ""),
        ("Tom &amp; Co, a < b", "Tom & Co, a < b"),
        ("a\u202eb\x00c\u00ad\t d", "abc d"),
        ("می‌خواهم", "می‌خواهم"),
    ],
)
def test_markup_is_stripped(text: str, plain: str) -> None:
    assert plain_text(text) == plain
