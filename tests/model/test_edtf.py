"""EDTF as sayso writes it: well formed or refused, with the right bounds and precision."""

from __future__ import annotations

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import DateError
from sayso.model.edtf import (
    Day,
    Precision,
    earliest,
    includes,
    is_edtf,
    is_finer,
    latest,
    parse_edtf,
    precision,
    split_interval,
)

BOUNDS: list[tuple[str, Day | None, Day | None, Precision]] = [
    ("2024", (2024, 1, 1), (2024, 12, 31), Precision.YEAR),
    ("2024-02", (2024, 2, 1), (2024, 2, 29), Precision.MONTH),
    ("2023-02", (2023, 2, 1), (2023, 2, 28), Precision.MONTH),
    ("2024-03-05", (2024, 3, 5), (2024, 3, 5), Precision.DAY),
    ("2024-21", (2024, 3, 1), (2024, 5, 31), Precision.SEASON),
    ("2023-24", (2023, 12, 1), (2024, 2, 29), Precision.SEASON),
    ("199X", (1990, 1, 1), (1999, 12, 31), Precision.DECADE),
    ("18XX", (1800, 1, 1), (1899, 12, 31), Precision.CENTURY),
    ("-0043", (-43, 1, 1), (-43, 12, 31), Precision.YEAR),
    ("[..2023]", None, (2023, 12, 31), Precision.YEAR),
    ("[2019-05..]", (2019, 5, 1), None, Precision.MONTH),
    ("2019-12~", (2019, 12, 1), (2019, 12, 31), Precision.MONTH),
    ("XXXX-11-30", None, None, Precision.DAY),
    ("XXXX-02-29", None, None, Precision.DAY),
    ("XXXX-06", None, None, Precision.MONTH),
    ("2024-03-05T10:00:00Z", (2024, 3, 5), (2024, 3, 5), Precision.DAY),
]


@pytest.mark.parametrize(("value", "first", "last", "fine"), BOUNDS)
def test_bounds_and_precision_are_those_of_the_calendar(
    value: str, first: Day | None, last: Day | None, fine: Precision
) -> None:
    assert (earliest(value), latest(value), precision(value)) == (first, last, fine)


@pytest.mark.parametrize("value", [value for value, *_ in BOUNDS])
def test_the_edtf_package_reads_what_sayso_writes(value: str) -> None:
    edtf.parse_edtf(value)


NOT_EDTF = [
    "", "..", "..2023", "/2023", "/..", "2023/..", "soon", "2023-13", "2023-02-30", "2023-2", "23", "20245", "XXXX",
    "199X-05", "[..]", "[2019]", "[..2023]/..", "[..[..2023]]", "2024-25", "2023-00", "2024-03-05T", "２０２４",
]  # fmt: skip


@pytest.mark.parametrize("value", NOT_EDTF)
def test_what_is_not_edtf_is_refused_with_a_date_error(value: str) -> None:
    assert not is_edtf(value)
    with pytest.raises(DateError):
        parse_edtf(value)


@given(st.text(max_size=12))
def test_no_text_breaks_the_parser(value: str) -> None:
    assert is_edtf(value) in (True, False)


@given(st.dates())
def test_a_day_is_inside_its_month_and_its_year_and_finer_than_both(day: object) -> None:
    value = str(day)
    assert includes(value[:7], value)
    assert includes(value[:4], value)
    assert is_finer(value, value[:7])
    assert is_finer(value[:7], value[:4])
    assert not is_finer(value[:4], value)


def test_a_bounded_date_includes_everything_on_its_side() -> None:
    assert includes("[..2023]", "2019-05")
    assert not includes("[..2023]", "2024")
    assert not includes("2023", "[..2023]")


def test_nothing_has_no_bounds_and_unknown_precision() -> None:
    assert (earliest(None), latest(None), precision(None)) == (None, None, Precision.UNKNOWN)


@pytest.mark.parametrize(
    ("value", "sides"),
    [
        ("2019/2021", ("2019", "2021")),
        ("../2021", (None, "2021")),
        ("2019/..", ("2019", None)),
        ("2019", ("2019",) * 2),
    ],
)
def test_an_interval_is_parted_into_its_sides(value: str, sides: tuple[str | None, str | None]) -> None:
    assert split_interval(value) == sides


@pytest.mark.parametrize("value", ["/2023", "2023/", "2019/2020/2021", "soon/2020"])
def test_a_broken_interval_is_refused(value: str) -> None:
    with pytest.raises(DateError):
        split_interval(value)
