"""What a historian restricts a view to: places, periodicals, years. The same words restrict clusters and searches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from lancedb.expr import Expr, col, lit

from store.database import among


@dataclass(frozen=True)
class Filters:
    """A print passes if it satisfies every restriction given; an empty one restricts nothing.

    ``first_year`` and ``last_year`` are inclusive; a print of uncertain date passes if any part of its interval lies
    between them, one of which only one end is known ("after 1850") goes by that end, and an undated one does not pass.
    """

    cities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    periodicals: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None

    def __bool__(self) -> bool:
        return self != Filters()

    def parameters(self) -> dict[str, Any]:
        """Named parameters for ``PASSES``."""
        return {
            "cities": list(self.cities),
            "countries": list(self.countries),
            "periodicals": list(self.periodicals),
            "from_day": _first_day(self.first_year),
            "to_day": _last_day(self.last_year),
        }

    def expression(self) -> Expr | None:
        """The same restrictions for a LanceDB query; None if there are none."""
        parts = [
            among(name, values)
            for name, values in (
                ("city", self.cities),
                ("country", self.countries),
                ("periodical", self.periodicals),
            )
            if values
        ]
        # The end of an interval is never before its start, so that one of them suffices where both are known.
        if self.first_year is not None:
            day = lit(_first_day(self.first_year))
            parts.append((col("date_end") >= day) | (col("date_start") >= day))
        if self.last_year is not None:
            day = lit(_last_day(self.last_year))
            parts.append((col("date_start") <= day) | (col("date_end") <= day))
        if not parts:
            return None
        combined = parts[0]
        for part in parts[1:]:
            combined = combined & part
        return combined


RESTRICTIONS = {
    "city": "(len($cities) = 0 OR list_contains($cities, city::VARCHAR))",
    "country": "(len($countries) = 0 OR list_contains($countries, country::VARCHAR))",
    "periodical": "(len($periodicals) = 0 OR list_contains($periodicals, periodical::VARCHAR))",
    "years": "(($from_day IS NULL OR last_day >= $from_day) AND ($to_day IS NULL OR first_day <= $to_day))",
}
"""Whether a row of the catalogue's ``images`` satisfies each restriction; parameters come from ``Filters.parameters``."""
PASSES = f"({' AND '.join(RESTRICTIONS.values())})"
"""Whether it satisfies all of them."""


def _first_day(year: int | None) -> date | None:
    return None if year is None else date(max(1, min(year, 9999)), 1, 1)


def _last_day(year: int | None) -> date | None:
    return None if year is None else date(max(1, min(year, 9999)), 12, 31)
