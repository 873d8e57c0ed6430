"""Lines and labels of a comparison stay apart."""

from datetime import date
from itertools import combinations

import pandas as pd
import pytest

from ui.comparison_reached import kept_apart, turns_aside


def test_labels_are_moved_apart_as_little_as_may_be() -> None:
    assert kept_apart([3.0, 9.0, 6.0], 1.0) == [3.0, 9.0, 6.0]
    assert kept_apart([5.0, 5.0, 5.0], 1.0) == pytest.approx([6.0, 5.0, 4.0])
    assert kept_apart([5.0, 5.2, 9.0], 1.0) == pytest.approx([4.6, 5.6, 9.0])


def test_labels_stay_between_their_limits() -> None:
    moved = kept_apart([0.0, 0.0, 1.0, 10.0, 10.0], 1.5, 0.0, 10.0)
    assert min(moved) >= 0
    assert max(moved) <= 10
    assert all(abs(one - other) >= 1.5 - 1e-9 for one, other in combinations(moved, 2))


def test_lines_are_set_aside_only_where_they_would_cover_each_other() -> None:
    days = [date(1900, 1, 1), date(1905, 1, 1), date(1910, 1, 1), date(1911, 1, 1)]
    heights = {1: [1, 2, 3, 3], 2: [0, 2, 2, 3], 3: [1, 2, 2, 2], 4: [0, 0, 5, 6]}
    table = pd.DataFrame(
        [
            {"number": line, "day": day, "least": least}
            for line, of_line in heights.items()
            for day, least in zip(days, of_line, strict=True)
        ]
    )
    assert turns_aside(table) == {1: 0, 2: 1, 3: -1, 4: 0}
    assert turns_aside(table[table["number"] != 1]) == {2: 0, 3: 1, 4: 0}
    assert turns_aside(table[table["day"] >= date(1910, 1, 1)]) == {1: 0, 2: 0, 3: 1, 4: 0}
