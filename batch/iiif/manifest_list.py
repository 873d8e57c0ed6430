"""The curator's list: the manifests and collections of a corpus, with what is known better than the library
says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from batch.table import TableError, read_table, table_columns
from store.addresses import http_url

OVERRIDES = (
    "title",
    "periodical",
    "issue",
    "date",
    "city",
    "country",
    "language",
    "kind",
    "rights",
    "provider",
)
"""The columns of a list that win over the manifest's own words."""
ADDRESS_COLUMNS = ("manifest", "uri", "url", "address")
MOST_ENTRIES = 1_000_000


class ListError(ValueError):
    """A list that cannot be read, in one sentence that names the file and the line."""


@dataclass(frozen=True)
class ListEntry:
    """One address of the list, a manifest's or a collection's; overrides hold for every manifest below it."""

    uri: str
    overrides: Mapping[str, str] = field(default_factory=dict)


def read_list(path: Path) -> list[ListEntry]:
    """Read a list of addresses: a text file with one a line (`#` begins a comment), or a table.

    A table (CSV, TSV, Excel, Parquet) has a column `manifest` (or `uri`, `url`, `address`), and any of
    `OVERRIDES`; other columns are refused, for a misspelt one would be lost in silence. An address listed
    twice is read once; where its rows differ, the list is refused.

    Raises:
        ListError: what is wrong, and where.
    """
    rows = _lines(path) if path.suffix.lower() in (".txt", ".lst", "") else _rows(path)
    entries: dict[str, tuple[ListEntry, int]] = {}
    for number, address, overrides in rows:
        uri = http_url(address)
        if uri is None:
            raise ListError(f"{path.name}, line {number}: {address[:100]!r} is no http or https address.")
        entry = ListEntry(uri, overrides)
        earlier, line = entries.setdefault(uri, (entry, number))
        if earlier != entry:
            raise ListError(
                f"{path.name}, line {number}: {uri} has other values in line {line}; keep one of them."
            )
    if not entries:
        raise ListError(f"{path.name} lists no manifest: write one address a line.")
    if len(entries) > MOST_ENTRIES:
        raise ListError(
            f"{path.name} lists more than {MOST_ENTRIES:,} addresses; divide it into several corpora."
        )
    return [entry for entry, _ in entries.values()]


def _lines(path: Path) -> list[tuple[int, str, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ListError(f"The list of manifests {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ListError(f"{path.name} is not UTF-8 text: save it as UTF-8.") from error
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), start=1))
    # A comment after an address needs a space before it: `#` may be part of an address.
    return [
        (n, line.partition(" #")[0].strip(), {}) for n, line in lines if line and not line.startswith("#")
    ]


def _rows(path: Path) -> list[tuple[int, str, dict[str, str]]]:
    try:
        records, columns = read_table(path), table_columns(path)
    except TableError as error:
        raise ListError(f"The list of manifests: {error}.") from error
    # An empty table still has its header, which is what a misspelt column stands in.
    words = {column: column.casefold() for column in columns}
    address = next((column for column, word in words.items() if word in ADDRESS_COLUMNS), None)
    if address is None:
        raise ListError(f"{path.name} has no column named manifest (or uri, url, address).")
    unknown = [c for c, word in words.items() if c != address and word not in OVERRIDES]
    if unknown:
        known = ", ".join(OVERRIDES)
        raise ListError(
            f"{path.name} has columns that mean nothing here: {', '.join(unknown)}; known are {known}."
        )
    rows = []
    for number, record in enumerate(records, start=2):
        said = {column: text for column, text in record.items() if text}
        uri = said.pop(address, None)
        if uri is not None:
            rows.append((number, uri, {words[column]: text for column, text in said.items()}))
        elif said:
            raise ListError(f"{path.name}, line {number}: no address.")
    return rows
