"""Dates that sort as text are as wide as the words."""

from __future__ import annotations

import pytest

from sayso.model.spans import Span
from sayso.model.times import Timex, TimexKind
from sayso.store.dates import first_day, last_day, timex_days


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2008-05-24", "2008-05-24", "2008-05-24"),
        ("[..2023]", None, "2023-12-31"),
        ("[2023..]", "2023-01-01", None),
        ("2021/2023-04", "2021-01-01", "2023-04-30"),
        ("../2023", None, "2023-12-31"),
        ("2023/..", "2023-01-01", None),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2024-03-05T10:00:00Z", "2024-03-05", "2024-03-05"),
        ("XXXX-11-30", None, None),
        ("-0043", None, None),
        ("2023-02-30", None, None),
        ("soon", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_first_and_last_day(edtf: str | None, first: str | None, last: str | None) -> None:
    assert (first_day(edtf), last_day(edtf)) == (first, last)


def test_an_open_side_of_a_time_expression_stays_open() -> None:
    since = Timex(text="since 2023", span=Span(0, 10), start="2023", end=None, kind=TimexKind.INTERVAL)
    assert timex_days(since) == ("2023-01-01", None)
    assert timex_days(None) == (None, None)
