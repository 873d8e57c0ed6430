import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.countries import country_code, country_name, hinted_countries, read_country
from store.places import (
    COLUMNS,
    Gazetteer,
    Place,
    PlacesError,
    Unresolved,
    read_corrections,
    write_template,
)

GAZETTEER = Gazetteer()
TABLE = Path(__file__).parents[1] / "store" / "place_names.csv"


def found(text: str | None, country: str | None = None, hints: tuple[str, ...] = ()) -> str:
    answer = GAZETTEER.resolve(text, country, hints)
    assert isinstance(answer, Place), answer
    return f"{answer.city}, {answer.country}"


def reason(text: str, country: str | None = None, hints: tuple[str, ...] = ()) -> str:
    answer = GAZETTEER.resolve(text, country, hints)
    assert isinstance(answer, Unresolved), answer
    assert (answer.place_text, answer.country) == (text, country)
    return answer.reason


def test_a_city_has_its_country_and_coordinates() -> None:
    place = GAZETTEER.resolve("Haarlem", "NL")
    assert isinstance(place, Place)
    assert (place.city, place.country) == ("Haarlem", "NL")
    assert (place.latitude, place.longitude) == pytest.approx((52.38, 4.64), abs=0.05)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Constantinople", "Istanbul, TR"),
        ("Pressburg", "Bratislava, SK"),
        ("Lemberg", "Lviv, UA"),
        ("Breslau", "Wrocław, PL"),
        ("Danzig", "Gdańsk, PL"),
        ("Königsberg", "Kaliningrad, RU"),
        ("KÖNIGSBERG", "Kaliningrad, RU"),
        ("Konigsberg", "Kaliningrad, RU"),
        ("Petrograd", "Saint Petersburg, RU"),
        ("St-Pétersbourg", "Saint Petersburg, RU"),
        ("Санкт-Петербург", "Saint Petersburg, RU"),
        ("Christiania", "Oslo, NO"),
        ("'s-Gravenhage", "The Hague, NL"),
        ("La Haye", "The Hague, NL"),
        ("Genua", "Genoa, IT"),
        ("Mailand", "Milan, IT"),
        ("Londres", "London, GB"),
        ("Nova York", "New York, US"),
        ("New York", "New York, US"),
        ("Agram", "Zagreb, HR"),
        ("Laibach", "Ljubljana, SI"),
        ("Dorpat", "Tartu, EE"),
        ("Helsingfors", "Helsinki, FI"),
        ("Kjøbenhavn", "Copenhagen, DK"),
        ("Batavia", "Jakarta, ID"),
        ("Saigon", "Ho Chi Minh City, VN"),
        ("Edo", "Tokyo, JP"),
        ("東京", "Tokyo, JP"),
        ("Calcutta", "Kolkata, IN"),
        ("Leipsic", "Leipzig, DE"),
        ("Frankfurt a. M.", "Frankfurt am Main, DE"),
        ("Frankfurt, Oder", "Frankfurt (Oder), DE"),
        ("Lutetiae Parisiorum", "Paris, FR"),
        ("Lugduni Batavorum", "Leiden, NL"),
        ("Lugduni", "Lyon, FR"),
        ("Londini", "London, GB"),
        ("Ofen-Pest", "Budapest, HU"),
        ("Nürnberg", "Nuremberg, DE"),
        ("Hildburghausen", "Hildburghausen, DE"),
        ("Bobbio (?)", "Bobbio, IT"),
    ],
)
def test_knows_old_foreign_and_latin_names(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paris (France)", "Paris, FR"),
        ("[Paris]", "Paris, FR"),
        ("A Paris", "Paris, FR"),
        ("à Londres, chez Nourse", "London, GB"),
        ("<span>At London :</span>", "London, GB"),
        ("Gedruckt in Leipzig", "Leipzig, DE"),
        ("te Amsterdam", "Amsterdam, NL"),
        ("v Praze", "Prague, CZ"),
        ("A Coruña", "A Coruña, ES"),
        ("London ; New York", "London, GB"),
        ("Berlin und Leipzig", "Berlin, DE"),
        ("Leipzig/Wien", "Leipzig, DE"),
        ("Wien [etc.]", "Vienna, AT"),
        ("Gent : Annoot-Braeckman, 1878", "Gent, BE"),
        ("o.O. [Halle]", "Halle (Saale), DE"),
        ("Nottingham (printed)", "Nottingham, GB"),
        ("Boston, Mass.", "Boston, US"),
        ("Boston, Lincs.", "Boston, GB"),
        ("Cambridge, Eng.", "Cambridge, GB"),
        ("Cambridge, MA", "Cambridge, US"),
        ("Paris, Texas", "Paris, US"),
        ("Athens, GA", "Athens, US"),
        ("Berlin, DE", "Berlin, DE"),
        ("London, Ontario", "London, CA"),
    ],
)
def test_reads_imprints(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", [None, "", "  ", "?", "[S.l.]", "s. l.", "o. O."])
def test_no_place_is_no_answer(text: str | None) -> None:
    assert GAZETTEER.resolve(text) is None


def test_namesakes_are_told_apart_by_country_size_or_hint_and_else_left_open() -> None:
    assert reason("Cambridge").startswith("several cities are called Cambridge (United Kingdom, ")
    assert found("Cambridge", "GB") == "Cambridge, GB"
    assert found("Cambridge", "États-Unis") == "Cambridge, US"
    assert found("Cambridge", hints=("en", "British Library")) == "Cambridge, GB"
    assert found("London") == "London, GB"
    assert found("Vienne", hints=("fr",)) == "Vienna, AT"
    assert found("Viborg", hints=("da",)) == "Viborg, DK"
    assert "several cities" in reason("Valencia", hints=("en",))
    assert "give the region" in reason("Springfield", "US")
    assert found("Springfield, Ill.", "US") == "Springfield, US"


def test_the_country_may_be_one_of_then() -> None:
    assert found("Breslau", "Germany") == "Wrocław, PL"
    assert found("Strassburg", "Deutsches Reich") == "Strasbourg, FR"
    assert found("Pressburg", "Österreich-Ungarn") == "Bratislava, SK"
    assert found("Lemberg", "AUT") == "Lviv, UA"
    assert found("Dublin", "Great Britain") == "Dublin, IE"
    assert found("Alger", "France") == "Algiers, DZ"


def test_what_cannot_be_resolved_says_why() -> None:
    assert reason("Ruritania City") == "not in the gazetteer: fill in its line of places.csv"
    assert reason("Paris", "Ruritania") == "the country “Ruritania” is not known"
    assert reason("Hamburg", "PT").startswith("no city called Hamburg is known there, only in Germany")
    assert reason("France") == "names a country (France), not a city"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            ("FR", "FR"),
            ("fra", "FR"),
            ("UK", "GB"),
            ("FR-75", "FR"),
            ("Frankreich", "FR"),
            ("Royaume-Uni", "GB"),
        ),
        *(
            ("Hollande", "NL"),
            ("England", "GB"),
            ("Scotland", "GB"),
            ("U.S.A.", "US"),
            ("Россия", "RU"),
            ("日本", "JP"),
        ),
        *(("Österreich-Ungarn", None), ("Ruritania", None), ("", None), (None, None)),
    ],
)
def test_reads_countries(text: str | None, code: str | None) -> None:
    assert country_code(text) == code


def test_a_vanished_state_stands_for_several_countries() -> None:
    assert {"DE", "PL"} <= read_country("Prusse")
    assert {"AT", "HU", "CZ"} <= read_country("Austria-Hungary")


def test_names_countries() -> None:
    assert country_name("DE") == "Germany"
    assert country_name("DE", "fr") == "Allemagne"


def test_hints_are_languages_libraries_or_countries() -> None:
    assert hinted_countries("da") == hinted_countries("dan")
    assert "DK" in hinted_countries("da")
    assert hinted_countries("pt-BR") == {"BR"}
    assert hinted_countries("Koninklijke Bibliotheek, Den Haag") == {"NL"}
    assert hinted_countries("Universitätsbibliothek Basel, Schweiz") == {"CH"}
    assert hinted_countries("?") == frozenset()


def test_every_row_of_the_own_table_can_be_reached() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 300
    for row in rows:
        assert found(row["name"], row["country"]) == f"{row['city']}, {row['country']}", row


@settings(deadline=None)  # the first example reads the data
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from(list("aàLondres ,;:()[]/&?.'-")), max_size=40).map("".join),
    )
)
def test_never_raises(text: str) -> None:
    for answer in (GAZETTEER.resolve(text), GAZETTEER.resolve("Cambridge", text, (text,))):
        assert answer is None or isinstance(answer, Place | Unresolved)


def test_a_template_is_filled_in_and_applied(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    open_places = [
        GAZETTEER.resolve("Ruritania City"),
        GAZETTEER.resolve("Cambridge"),
        GAZETTEER.resolve("=Zenda"),
    ]
    write_template(
        path, [(place, 3 * n + 1) for n, place in enumerate(open_places) if isinstance(place, Unresolved)]
    )
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines == [
        ",".join(COLUMNS),
        "'=Zenda,,,,,7",
        "Cambridge,,,,,4",
        "Ruritania City,,,,,1",
    ]
    assert read_corrections(path) == {}

    lines[1] = "'=Zenda,CZ,Strakonice,49.26,13.9,7"
    lines[2] = "Cambridge,GB,Cambridge,,,4"
    path.write_text("\n".join(lines), encoding="utf-8")
    corrected = Gazetteer(read_corrections(path))
    assert corrected.resolve("=Zenda") == Place("Strakonice", "CZ", 49.26, 13.9)
    assert corrected.resolve("Cambridge") == GAZETTEER.resolve("Cambridge", "GB")
    assert corrected.resolve("Cambridge", "US") == GAZETTEER.resolve("Cambridge", "US")
    assert isinstance(corrected.resolve("Ruritania City"), Unresolved)

    another = GAZETTEER.resolve("Springfield")
    assert isinstance(another, Unresolved)
    write_template(path, [(another, 9)])
    assert path.read_text(encoding="utf-8-sig").splitlines()[1:] == [*lines[1:], "Springfield,,,,,9"]


def test_a_correction_overrides_the_gazetteer(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(
        "place_text;country;city;latitude;longitude\nBoston;GB;Boston;52,97;-0,02\n", encoding="utf-8"
    )
    corrected = Gazetteer(read_corrections(path))
    assert corrected.resolve("Boston") == Place("Boston", "GB", 52.97, -0.02)
    assert corrected.resolve("boston", "England") == Place("Boston", "GB", 52.97, -0.02)
    assert corrected.resolve("Boston", "US") == GAZETTEER.resolve("Boston", "US")


def test_all_mistakes_of_a_places_file_are_told_in_one_go(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    rows = [
        "place_text,country,city,latitude,longitude,documents",
        "Zenda,XQ,Zenda,1,2,1",
        "Zenda,CZ,Zenda,north,2,1",
        "Zenda,CZ,Zenda,1,200,1",
        "Zenda,,Nowhere at all,,,1",
        "Zenda,CZ,,1,2,1",
        "Zenda,,Zenda,1,2,1",
        ",CZ,Praha,,,1",
        "Double,CZ,Praha,,,1",
        "double,CZ,Brno,,,1",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(PlacesError) as error:
        read_corrections(path)
    messages = str(error.value).splitlines()
    assert len(messages) == 8
    assert messages[0] == "places.csv, line 2: the country “XQ” is not known; give its two-letter ISO code."
    assert "line 3: the latitude “north”" in messages[1]
    assert "line 4: the longitude “200”" in messages[2]
    assert "line 5: the city “Nowhere at all” cannot be placed" in messages[3]
    assert "line 6: coordinates without a city" in messages[4]
    assert "line 7: the city “Zenda” has coordinates but not one country" in messages[5]
    assert "line 8: no place_text" in messages[6]
    assert "lines 9 and 10: “double” is given two cities" in messages[7]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"place_text,country\nParis,FR\n",
            "places.csv, line 1: the columns city, latitude, longitude are missing.",
        ),
        (b"", "line 1: the columns place_text"),
        ("place_text,country\nMünchen".encode("latin-1"), "places.csv, line 2: not UTF-8 text"),
    ],
)
def test_a_file_that_is_no_places_table_is_told(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes(content)
    with pytest.raises(PlacesError, match=message.replace(".", r"\.")):
        read_corrections(path)
