"""Dates as text that sorts: the first and the last day that words allow, for the columns that are searched.

A side that is open, unknown, or before our era (which does not sort as text) is ``None``.
"""

from __future__ import annotations

from sayso.errors import DateError
from sayso.model.edtf import Day, parse_edtf, split_interval
from sayso.model.times import Timex


def first_day(edtf: str | None) -> str | None:
    """Return the first day that a date or interval allows, as ``YYYY-MM-DD``."""
    return _day(edtf, last=False)


def last_day(edtf: str | None) -> str | None:
    """Return the last day that a date or interval allows, as ``YYYY-MM-DD``."""
    return _day(edtf, last=True)


def timex_days(timex: Timex | None) -> tuple[str | None, str | None]:
    """Return the first and the last day that a time expression allows."""
    return (None, None) if timex is None else (first_day(timex.start), last_day(timex.end))


def _day(edtf: str | None, *, last: bool) -> str | None:
    try:
        sides = split_interval(edtf) if edtf else (None, None)
    except DateError:
        return None
    side = sides[last]
    if side is None:
        return None
    parsed = parse_edtf(side)
    return _iso(parsed.latest if last else parsed.earliest)


def _iso(day: Day | None) -> str | None:
    return None if day is None or not 0 < day[0] < 10_000 else f"{day[0]:04}-{day[1]:02}-{day[2]:02}"
