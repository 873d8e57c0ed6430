from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.dates import complaint, run
from store.dates import UNKNOWN, DateInterval, read_date, read_nav_date, show_date


def interval(
    start: str | None, end: str | None, precision: str, qualifier: str | None = None
) -> DateInterval:
    return DateInterval(
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
        precision,  # type: ignore[arg-type]
        qualifier,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1905-03-12", "12 March 1905"),
        ("1905-03-12T10:30:00+01:00", "12 March 1905"),
        ("2024-01-14T23:24:01.000000Z", "14 January 2024"),
        ("2021-04-30 15:09:38", "30 April 2021"),
        ("19050312", "12 March 1905"),
        ("12 mars 1905", "12 March 1905"),
        ("12. März 1905", "12 March 1905"),
        ("12 marzo 1905", "12 March 1905"),
        ("12 de marzo de 1905", "12 March 1905"),
        ("12 maart 1905", "12 March 1905"),
        ("den 12 mars 1905", "12 March 1905"),
        ("12 de março de 1905", "12 March 1905"),
        ("1905. március 12.", "12 March 1905"),
        ("12. března 1905", "12 March 1905"),
        ("12 marca 1905 r.", "12 March 1905"),
        ("12. marts 1905", "12 March 1905"),
        ("12 de març de 1905", "12 March 1905"),
        ("12 марта 1905 г.", "12 March 1905"),
        ("1905年3月12日", "12 March 1905"),
        ("March 12, 1905", "12 March 1905"),
        ("Saturday, March 12th, 1905", "12 March 1905"),
        ("12.III.1905", "12 March 1905"),
        ("12. 3. 1905", "12 March 1905"),
        ("12/03/1905", "12 March 1905"),
        ("03/25/1905", "25 March 1905"),
        ("1920/06/15.", "15 June 1920"),
        ("1er janvier 1914", "1 January 1914"),
        ("10. Jänner 1848", "10 January 1848"),
        ("Aoust 1789", "August 1789"),
        ("Decembre 1918", "December 1918"),
        ("DÉCEMBRE 1918", "December 1918"),
        ("1918 Dec", "December 1918"),
        ("d'abril de 1905", "April 1905"),
        ("5/1889", "May 1889"),
        ("1911-12", "December 1911"),
        ("Mars-avril 1905", "March–April 1905"),
        ("Dezember 1904/Januar 1905", "December 1904 – January 1905"),
        ("Dec.-Jan. 1905", "December 1904 – January 1905"),
        ("12-18 mars 1905", "12–18 March 1905"),
        ("du 28 mars au 3 avril 1905", "28 March – 3 April 1905"),
        ("printemps 1899", "spring 1899"),
        ("Herbst 1899", "autumn 1899"),
        ("Winter 1899", "winter 1899–1900"),
        ("hiver 1899-1900", "winter 1899–1900"),
        ("Jahrgang 1900", "1900"),
        ("im Jahre 1920", "1920"),
        ("MDCCCLXXXIX", "1889"),
        ("Murnau ; München : Sebastian Lux, [1951]", "1951"),
        ("<span>1795</span>", "1795"),
        ('<a href="https://example.org/1700">1882-04-12</a>', "12 April 1882"),
        ("Vol. 3 (1889)", "1889"),
        ("No. 12, 15 April 1893", "15 April 1893"),
        ("Bd. 12. März 1905", "March 1905"),
        ("12e année, mars 1905", "March 1905"),
        ("1893, no. 12, 15 April 1893", "15 April 1893"),
        ("1887-1888", "1887–1888"),
        ("1887-88", "1887–1888"),
        ("1911/12", "1911–1912"),
        ("1899/1900", "1899–1900"),
        ("entre 1880 et 1890", "1880–1890"),
        ("between 1880 and 1890", "1880–1890"),
        ("Paris, 1889-1891, 1893", "1889–1893"),
        ("1914-08-02-1919-03-30", "2 August 1914 – 30 March 1919"),
        ("1923/01/04-1923/12/27", "4 January – 27 December 1923"),
        ("1889 [i.e. 1890]", "1890"),
        ("1920s", "1920s"),
        ("1920er Jahre", "1920s"),
        ("années 1920", "1920s"),
        ("1820-talet", "1820s"),
        ("191.", "1910s"),
        ("18--", "1800–1899"),
        ("19e siècle", "1801–1900"),
        ("XIXe siècle", "1801–1900"),
        ("19. Jahrhundert", "1801–1900"),
        ("siglo XIX", "1801–1900"),
        ("19th century", "1801–1900"),
        ("18e-19e siècle", "1701–1900"),
        ("2e moitié du 19e siècle", "1851–1900"),
        ("19e siècle, 4e quart", "1876–1900"),
        ("[1889?]", "1889?"),
        ("1889 (?)", "1889?"),
        ("wahrscheinlich 1889", "1889?"),
        ("[188-?]", "1880s?"),
        ("ca. 1900", "c. 1900"),
        ("um 1900", "c. 1900"),
        ("vers 1889", "c. 1889"),
        ("1900 körül", "c. 1900"),
        ("c1889", "c. 1889"),
        ("[ca. 1889?]", "c. 1889?"),
        ("1943-", "since 1943"),
        ("1889-9999", "since 1889"),
        ("seit 1889", "since 1889"),
        ("not before 1966-01-16", "since 16 January 1966"),
        ("avant 1900", "until 1900"),
        ("jusqu'en mars 1900", "until March 1900"),
    ],
)
def test_reads_dates_as_sources_write_them(text: str, expected: str) -> None:
    assert show_date(read_date(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1889", interval("1889-01-01", "1889-12-31", "year")),
        ("1905-02", interval("1905-02-01", "1905-02-28", "month")),
        ("1904-02", interval("1904-02-01", "1904-02-29", "month")),
        ("1780/1840", interval("1780-01-01", "1840-12-31", "range")),
        ("1905-21", interval("1905-03-01", "1905-05-31", "season")),
        ("1920-21", interval("1920-01-01", "1921-12-31", "range")),
        ("190X", interval("1900-01-01", "1909-12-31", "decade")),
        ("19XX", interval("1900-01-01", "1999-12-31", "range")),
        ("1889-XX", interval("1889-01-01", "1889-12-31", "year")),
        ("1889?", interval("1889-01-01", "1889-12-31", "year", "uncertain")),
        ("1889-12~", interval("1889-12-01", "1889-12-31", "month", "approximate")),
        ("1889%", interval("1889-01-01", "1889-12-31", "year", "approximate and uncertain")),
        ("1889~/1890?", interval("1889-01-01", "1890-12-31", "range", "approximate and uncertain")),
        ("../1900", interval(None, "1900-12-31", "range")),
        ("1900/..", interval("1900-01-01", None, "range")),
        ("[1889,1890]", interval("1889-01-01", "1890-12-31", "range", "uncertain")),
        ("[..1889]", interval(None, "1889-12-31", "range", "uncertain")),
        ("{1889,1891-05}", interval("1889-01-01", "1891-05-31", "range")),
        ("?1889-12", interval("1889-12-01", "1889-12-31", "month", "uncertain")),
        ("1950-33", interval("1950-01-01", "1950-03-31", "range")),
    ],
)
def test_reads_edtf(text: str, expected: DateInterval) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize(
    "text", ["1889", "1889-12", "1889-12-05", "1889?", "1889~", "190X", "18XX", "1889-XX"]
)
def test_the_fast_path_agrees_with_the_edtf_library(text: str) -> None:
    expression = parse_edtf(text)
    read = read_date(text)
    assert (read.start, read.end) == (
        date(*expression.lower_strict()[:3]),
        date(*expression.upper_strict()[:3]),
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            None,
            "",
            "   ",
            "s. d.",
            "[S.d.]",
            "n.d.",
            "o. J.",
            "undated",
            "inconnu",
            "]-d-[s",
            "0000",
            "9999",
        ),
        *(
            "An VII",
            "No. 1889 of 3000",
            "no. 1889",
            "n° 1905",
            "1889 pages",
            "2400 x 1800 px",
            "$1889",
            "12",
            "3000",
        ),
        *("bpt6k9604118j", "https://example.org/1889/1890", "ark:/12148/1889", "Y17000", "-0200"),
    ],
)
def test_what_says_nothing_of_a_date_is_unknown(text: str | None) -> None:
    assert read_date(text) == UNKNOWN


def test_a_day_that_does_not_exist_is_its_month_in_doubt() -> None:
    assert show_date(read_date("31 février 1905")) == "February 1905?"
    assert show_date(read_date("1905-02-31")) == "February 1905?"
    assert show_date(read_date("1905-13-45")) == "1905?"
    assert show_date(read_date("1905-00-00")) == "1905"
    assert show_date(read_date("1905-03-00")) == "March 1905"


def test_nav_date_of_new_year_is_the_year_alone() -> None:
    assert read_nav_date("1903-01-01T00:00:00Z") == read_date("1903")
    assert read_nav_date("1986-01-01T00:00:00+00:00") == read_date("1986")
    assert read_nav_date("1903-01-01") == read_date("1903")
    assert read_nav_date("1887-1888-01-01T00:00:00") == read_date("1887-1888")
    assert read_nav_date("-01-01T00:00:00") == UNKNOWN
    assert read_nav_date(None) == UNKNOWN
    # A time of day, or another day, was set by someone who knew.
    assert show_date(read_nav_date("1903-01-01T12:00:00Z")) == "1 January 1903"
    assert show_date(read_nav_date("1921-12-01T00:00:00Z")) == "1 December 1921"
    # But text means what it says.
    assert show_date(read_date("1903-01-01")) == "1 January 1903"


def test_a_nav_date_with_day_and_month_exchanged_is_read_in_doubt() -> None:
    assert show_date(read_nav_date("1932-25-01T00:00:00Z")) == "25 January 1932?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 January 1914", "1er janvier 1914"),
        ("August 1889", "août 1889"),
        ("spring 1899", "printemps 1899"),
        ("1900s", "années 1900"),
        ("c. 1900s", "vers les années 1900"),
        ("1887-1888", "1887–1888"),
        ("c. 1889?", "vers 1889 ?"),
        ("n.d.", "sans date"),
        ("12-18 March 1905", "12–18 mars 1905"),
        ("until 12 March 1905", "jusqu’au 12 mars 1905"),
        ("since 1905", "depuis 1905"),
    ],
)
def test_shows_dates_in_french(text: str, expected: str) -> None:
    assert show_date(read_date(text), "fr") == expected


DAYS = st.dates(date(1500, 1, 1), date(2050, 12, 31))


@settings(deadline=None)  # the first example reads the data
@given(DAYS, st.sampled_from(["{:%Y}", "{:%Y-%m}", "{:%Y-%m-%d}"]), st.sampled_from(["", "?", "~", "%"]))
@example(date(1905, 3, 12), "{:%Y-%m-%d}", "%")
def test_what_is_shown_reads_back_the_same(day: date, form: str, qualifier: str) -> None:
    read = read_date(form.format(day) + qualifier)
    assert read_date(show_date(read)) == read
    assert read_date(show_date(read, "fr")) == read


@settings(deadline=None)  # the first example reads the data
@given(DAYS, DAYS)
def test_a_range_that_is_shown_reads_back_the_same(first: date, last: date) -> None:
    first, last = min(first, last), max(first, last)
    read = read_date(f"{first}/{last}")
    shown = show_date(read), show_date(read, "fr")
    assert [(again.start, again.end) for again in map(read_date, shown)] == [(first, last)] * 2


PIECES = st.sampled_from(
    [
        *(
            "1905",
            "1889",
            "12",
            "31",
            "3",
            "0",
            "99",
            "191.",
            "18--",
            "18..",
            "XIX",
            "19e",
            "siècle",
            "2e",
            "Hälfte",
        ),
        *(
            "mars",
            "March",
            "printemps",
            "ca.",
            "um",
            "vor",
            "after",
            "bis",
            "entre",
            "et",
            "No.",
            "vol.",
            "p.",
        ),
        *("1920s", "1920er", "i.e.", "9999", "T00:00", "-01-01", "S1", "X", "II", "年", "Jahr", "é"),
        *("?", "~", "%", "..", "/", "-", "–", ".", ",", "(", ")", "[", "]", "{", "}"),
    ]
)


@settings(deadline=None)  # the first example reads the data
@given(
    st.one_of(
        st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES).map("".join)
    )
)
@example("[" * 600)
@example("ca. " * 200)
@example("1889-1X")
@example("{1889,1890..")
@example("٣١٢٣")
def test_never_raises_and_never_ends_before_it_starts(text: str) -> None:
    for read in (read_date(text), read_nav_date(text)):
        assert read.start is None or read.end is None or read.start <= read.end
        assert (read.precision == "unknown") == (read.start is None and read.end is None)
        assert show_date(read)
        assert show_date(read, "fr")


def test_only_the_first_500_characters_are_read() -> None:
    assert read_date("x" * 499 + " 1905") == UNKNOWN


def test_the_benchmark_judges_by_its_own_rules(tmp_path, capsys) -> None:
    table = tmp_path / "dates.csv"
    table.write_text("navDate,occurrences\n1903-01-01,64\n]-d-[s,91\n191.,4\n1932-25-01T00:00:00Z,1\n")
    assert run(["--table", str(table)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == '{"values": 4, "read": 3, "null": 1, "wrong": 0}'
    assert complaint("1889", read_date("1890")) == "the years named are 1889 to 1889"
    assert complaint("1889-03-04", read_date("1889-03-05")) == "the day named is 1889-03-04"
    assert complaint("1889", UNKNOWN) == "not read, though it names a year"
    assert complaint("inconnu", read_date("1889")) == "read, though it has no digit"


def test_the_benchmark_says_what_is_wrong_with_its_table(tmp_path, capsys) -> None:
    assert run(["--table", str(tmp_path / "none.csv")]) == 2
    assert "none.csv" in capsys.readouterr().err
