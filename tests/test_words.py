import pytest

from ui.words import kind_label, language_label, segmenter_label, title_label

OF_AN_ISSUE = {"periodical": "Le Tour du Monde", "issue": "Nouvelles-Hébrides"}


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("ui.language", "ui.words"):
        monkeypatch.setattr(f"{module}.current_language", lambda: "fr")


def test_an_untitled_print_is_called_by_its_issue() -> None:
    assert title_label({"title": "L’Athos", **OF_AN_ISSUE}) == "L’Athos"
    assert title_label({"title": None, **OF_AN_ISSUE}) == "Le Tour du Monde, Nouvelles-Hébrides"
    assert title_label({"title": None, "periodical": "Punch", "issue": "Punch, Nº 3"}) == "Punch, Nº 3"
    assert title_label({"title": None, "periodical": None, "issue": None}) == "Untitled"


def test_codes_are_said_in_words() -> None:
    assert [language_label(code) for code in ("fr", "en-GB", "AR", "Volapük")] == [
        "French",
        "English",
        "Arabic",
        "Volapük",
    ]
    assert segmenter_label("none") == "not at all: the whole page or file"
    assert segmenter_label("docextractor-1a2b3c4d") == "by docExtractor (1a2b3c4d)"
    assert segmenter_label("another") == "another"


@pytest.mark.usefixtures("french")
def test_codes_and_the_samples_kinds_are_said_in_french() -> None:
    assert language_label("fr") == "français"
    assert segmenter_label("boxes") == "selon des cadres connus d’avance"
    assert kind_label("woodcut") == "gravure sur bois"
    assert kind_label("Clusters") == "Clusters", "a source's own words stay, even those that the screens know"
