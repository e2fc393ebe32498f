"""Arithmetic on days, weeks, months, seasons and years, and their spelling as EDTF.

Everything here is a pure function of its arguments: the day that a relative expression counts from is always given.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
_FIRST_MONTH = {SPRING: 3, SUMMER: 6, AUTUMN: 9, WINTER: 12}


class Unit(IntEnum):
    """Units of the calendar, the finest first."""

    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    QUARTER = 5
    SEASON = 6
    YEAR = 7
    DECADE = 8
    CENTURY = 9


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of the calendar as EDTF; a point has equal sides, an open or unknown side is ``None``."""

    start: str | None
    end: str | None

    @classmethod
    def point(cls, value: str) -> When:
        """Return a date that is one EDTF value."""
        return cls(value, value)

    @property
    def value(self) -> str | None:
        """The one EDTF value of a point, else ``None``."""
        return self.start if self.start == self.end else None

    @property
    def is_known(self) -> bool:
        """Whether at least one side is known."""
        return self.start is not None or self.end is not None


UNKNOWN = When(None, None)


def day_of(day: date) -> When:
    """Return one day."""
    return When.point(day.isoformat())


def month_of(year: int, month: int) -> When:
    """Return one month; ``month`` may run over: month 0 is December of the year before."""
    return When.point(_month(*_carry(year, month)))


def year_of(year: int) -> When:
    """Return one year."""
    return When.point(f"{year:04d}" if year >= 0 else f"-{-year:04d}")


def decade_of(year: int) -> When:
    """Return the decade that a year lies in: 1994 → ``199X``."""
    return When.point(f"{year // 10:03d}X")


def century_of(year: int) -> When:
    """Return the hundred years that a year lies in: 1994 → ``19XX``."""
    return When.point(f"{year // 100:02d}XX")


def season_of(year: int, season: int) -> When:
    """Return a season, ``season`` being EDTF's number (21 spring to 24 winter)."""
    return When.point(f"{year:04d}-{season}")


def week_of(day: date) -> When:
    """Return the week (Monday to Sunday, ISO 8601) that a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return When(monday.isoformat(), (monday + timedelta(days=6)).isoformat())


def weekend_of(day: date) -> When:
    """Return the Saturday and Sunday of the week (Monday to Sunday) that a day lies in."""
    saturday = day + timedelta(days=5 - day.weekday())
    return When(saturday.isoformat(), (saturday + timedelta(days=1)).isoformat())


def months_between(year: int, first: int, last: int) -> When:
    """Return the stretch from month ``first`` to month ``last`` of a year."""
    return When(_month(*_carry(year, first)), _month(*_carry(year, last)))


def shift(day: date, unit: Unit, by: int) -> date:
    """Move a day by so many units, keeping to the end of shorter months."""
    if unit is Unit.DAY:
        return day + timedelta(days=by)
    if unit in (Unit.WEEK, Unit.WEEKEND):
        return day + timedelta(weeks=by)
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}[unit]
    year, month = _carry(day.year, day.month + months * by)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def stretch(day: date, unit: Unit) -> When:
    """Return the unit of the calendar that a day lies in."""
    match unit:
        case Unit.DAY:
            return day_of(day)
        case Unit.WEEK:
            return week_of(day)
        case Unit.WEEKEND:
            return weekend_of(day)
        case Unit.MONTH:
            return month_of(day.year, day.month)
        case Unit.QUARTER:
            return quarter_of(day.year, (day.month + 2) // 3)
        case Unit.DECADE:
            return decade_of(day.year)
        case Unit.CENTURY:
            return century_of(day.year)
        case _:
            return year_of(day.year)


def quarter_of(year: int, quarter: int) -> When:
    """Return a calendar quarter, 1 to 4, as its first and last month."""
    return months_between(year, 3 * quarter - 2, 3 * quarter)


def half_of(year: int, half: int) -> When:
    """Return the first or second half of a year, as its first and last month."""
    return months_between(year, 6 * half - 5, 6 * half)


def season_begins(year: int, season: int) -> date:
    """Return the first day of a season (northern months, as EDTF tools read them)."""
    return date(year, _FIRST_MONTH[season], 1)


def _month(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


def _carry(year: int, month: int) -> tuple[int, int]:
    return year + (month - 1) // 12, (month - 1) % 12 + 1
