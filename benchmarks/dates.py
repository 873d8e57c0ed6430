"""`python -m benchmarks dates`: how the dates of real manifests are read, judged by rules of their own.

The judge does not know the reader: it looks for four-digit years and full ISO dates in the text with a plain
pattern and compares them with the interval. A value is wrong if a year of the text lies outside the
interval, if it reaches beyond the years of the text, if a full ISO date (but 1 January, which stands for a
year) is not an end of it, if a text with a year was given up, or if one without a digit was read.
"""

import argparse
import csv
import json
import re
import sys
from datetime import date
from pathlib import Path

from store.dates import DateInterval, read_date, read_nav_date, show_date

DEFAULT_TABLE = Path("../shared/manifests/gallica/navdates.csv")

_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d\d)(?!\d)")
_DECADE = re.compile(r"(?<!\d)(1\d\d|20\d)\.")
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})[-/](\d\d)[-/](\d\d)(?!\d)")


def complaint(text: str, interval: DateInterval) -> str | None:
    """Say what is wrong with the reading of a text; None if nothing is."""
    years = [int(year) for year in _YEAR.findall(text)]
    decades = [10 * int(decade) for decade in _DECADE.findall(text)]
    if interval.start is None or interval.end is None:
        return "not read, though it names a year" if years or decades else None
    if not re.search(r"\d", text):
        return "read, though it has no digit"
    first, last = interval.start.year, interval.end.year
    if decades and (first, last) != (decades[0], decades[0] + 9):
        return f"the decade is {decades[0]}"
    if years and (first, last) != (min(years), max(years)):
        return f"the years named are {min(years)} to {max(years)}"
    for year, month, day in _ISO_DAY.findall(text):
        try:
            named = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if (named.month, named.day) != (1, 1) and named not in (interval.start, interval.end):
            return f"the day named is {named}"
    return None


def run(arguments: list[str]) -> int:
    """Print how each value of a table is read, then a line of JSON; 1 if any is wrong, 2 without a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks dates", description=__doc__)
    parser.add_argument(
        "--table",
        type=Path,
        default=DEFAULT_TABLE,
        help="a CSV file: values in the first column (navDate or any other name), then their occurrences",
    )
    table: Path = parser.parse_args(arguments).table
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = [row for row in csv.reader(file) if row]
    except (OSError, UnicodeDecodeError, ValueError) as error:
        print(f"{table} cannot be read as a CSV table ({error}); name another with --table.", file=sys.stderr)
        return 2
    reader = read_nav_date if header[0] == "navDate" else read_date
    counts = {"values": 0, "read": 0, "null": 0, "wrong": 0}
    print(f"{header[0]:<32}{'times':>6}  {'interval':<25}{'precision':<10}meaning")
    for value, *rest in rows:
        interval = reader(value)
        span = (
            f"{interval.start or '..'} {interval.end or '..'}" if interval.precision != "unknown" else "null"
        )
        objection = complaint(value, interval)
        counts["values"] += 1
        counts["null" if interval.precision == "unknown" else "read"] += 1
        counts["wrong"] += objection is not None
        note = f"  WRONG: {objection}" if objection else ""
        print(
            f"{value[:30]:<32}{rest[0] if rest else '':>6}  {span:<25}{interval.precision:<10}"
            f"{show_date(interval)}{note}"
        )
    print(json.dumps(counts))
    return 1 if counts["wrong"] else 0
