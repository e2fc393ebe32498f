"""The part of EDTF (ISO 8601-2) that sayso writes: is it well formed, what does it span, how fine is it.

Written here: ``2024``, ``2024-03``, ``2024-03-05``, seasons (``2024-21`` spring to ``2024-24`` winter), ``199X``,
``19XX``, years before our era (``-0043``), a missing year (``XXXX-11-30``, ``XXXX-11``), ``[..2023]`` and ``[2023..]``
for a date that is only bounded, and on each of them a qualifier (``~``, ``?``, ``%``). Documents may bring a time of
day (``2024-03-05T10:00:00Z``), which counts as its day. An interval is written by other formats as ``a/b`` with ``..``
for an open side; in sayso it is two fields, and :func:`split_interval` parts them.

Bounds are days as ``(year, month, day)``: Python's dates have no years before our era.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from sayso.errors import DateError

Day = tuple[int, int, int]


class Precision(IntEnum):
    """How fine a date is; a greater one is finer."""

    UNKNOWN = 0
    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6


@dataclass(frozen=True, slots=True)
class Edtf:
    """One parsed value: its first and last possible day (``None`` where unbounded) and how fine it is."""

    value: str
    earliest: Day | None
    latest: Day | None
    precision: Precision


_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_QUALIFIED = re.compile(r"[~?%]$")
_TIME = re.compile(r"^(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})?$")
_DATE = re.compile(
    r"(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?:-(?P<month>(?!00)[0-9]{2})(?:-(?P<day>(?!00)[0-9]{2}))?)?"
)
_BOUNDED = re.compile(r"\[(?:\.\.(?P<last>[^.\[\]]+)|(?P<first>[^.\[\]]+)\.\.)\]")


def is_edtf(value: str) -> bool:
    """Tell whether ``value`` is a single date as sayso writes it."""
    try:
        parse_edtf(value)
    except DateError:
        return False
    return True


@lru_cache(maxsize=4096)
def parse_edtf(value: str) -> Edtf:
    """Parse a single date.

    Raises:
        DateError: if it is not EDTF as sayso writes it, or no day of the calendar.
    """
    bounded = _BOUNDED.fullmatch(value)
    if bounded is None:
        return _parse_date(value)
    inner = _parse_date(bounded["last"] or bounded["first"])
    if bounded["last"]:
        return Edtf(value, None, inner.latest, inner.precision)
    return Edtf(value, inner.earliest, None, inner.precision)


def earliest(value: str | None) -> Day | None:
    """Return the first day that ``value`` allows, or ``None`` if unbounded or unknown."""
    return None if value is None else parse_edtf(value).earliest


def latest(value: str | None) -> Day | None:
    """Return the last day that ``value`` allows, or ``None`` if unbounded or unknown."""
    return None if value is None else parse_edtf(value).latest


def precision(value: str | None) -> Precision:
    """Return how fine ``value`` is; nothing is of unknown precision."""
    return Precision.UNKNOWN if value is None else parse_edtf(value).precision


def is_finer(value: str, other: str) -> bool:
    """Tell whether ``value`` places something more finely than ``other`` does."""
    return precision(value) > precision(other)


def includes(outer: str, inner: str) -> bool:
    """Tell whether every day that ``inner`` allows is allowed by ``outer``."""
    one, two = parse_edtf(outer), parse_edtf(inner)
    starts = one.earliest is None or (two.earliest is not None and two.earliest >= one.earliest)
    ends = one.latest is None or (two.latest is not None and two.latest <= one.latest)
    return starts and ends


def split_interval(value: str) -> tuple[str | None, str | None]:
    """Part ``a/b`` into its sides, open ones as ``None``; a point has two equal sides.

    Raises:
        DateError: if either side is not EDTF.
    """
    first, slash, last = value.partition("/")
    if not slash:
        parse_edtf(value)
        return value, value
    sides = [None if side == ".." else parse_edtf(side).value for side in (first, last)]
    return sides[0], sides[1]


def _parse_date(value: str) -> Edtf:
    timed = _TIME.match(value)
    match = _DATE.fullmatch(_QUALIFIED.sub("", timed[1] if timed else value))
    if match is None:
        raise DateError(f"Not a date as sayso writes it: {value!r}.", hint="Give a year, a month or a day as EDTF.")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year and year != "XXXX" and month:
        raise DateError(f"A decade or century has no months: {value!r}.")
    return _bounded(value, year, int(month or 0), int(day or 0))


def _bounded(value: str, year: str, month: int, day: int) -> Edtf:
    if year == "XXXX":
        return _yearless(value, month, day)
    if "X" in year:
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        fine = Precision.DECADE if year.count("X") == 1 else Precision.CENTURY
        return Edtf(value, (first, 1, 1), (last, 12, 31), fine)
    if not month:
        return Edtf(value, (int(year), 1, 1), (int(year), 12, 31), Precision.YEAR)
    if month in _SEASONS and not day:
        return _season(value, int(year), *_SEASONS[month])
    _check_day(value, int(year), month, day or 1)
    if day:
        return Edtf(value, (int(year), month, day), (int(year), month, day), Precision.DAY)
    return Edtf(value, (int(year), month, 1), (int(year), month, _days(int(year), month)), Precision.MONTH)


def _season(value: str, year: int, first: int, last: int) -> Edtf:
    # Northern months; a winter runs into the next year. Whose hemisphere is meant is not in the words.
    final = year + 1 if last < first else year
    return Edtf(value, (year, first, 1), (final, last, _days(final, last)), Precision.SEASON)


def _yearless(value: str, month: int, day: int) -> Edtf:
    if not month:
        raise DateError(f"A date with neither year nor month: {value!r}.")
    _check_day(value, 2000, month, day or 1)
    return Edtf(value, None, None, Precision.DAY if day else Precision.MONTH)


def _check_day(value: str, year: int, month: int, day: int) -> None:
    if not (1 <= month <= 12 and 1 <= day <= _days(year, month)):
        raise DateError(f"No such day: {value!r}.")


def _days(year: int, month: int) -> int:
    return monthrange(year if 0 < year < 10_000 else 2000, month)[1]
