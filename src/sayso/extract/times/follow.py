"""Times that hang on the time that the text named before: "the next day", "the following autumn", "in this period"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sayso.extract.times.calendar import Unit, When, season_begins, season_of, shift, stretch
from sayso.extract.times.expressions import Again, Following, FollowingSeason
from sayso.model.edtf import Precision, earliest, parse_edtf, precision

_WEEK = 7
_LAST_YEAR = 9000


def follow(expression: Following | FollowingSeason | Again, named: Iterable[When]) -> tuple[When, str] | None:
    """Return what is meant and what it was counted from, or ``None``; ``named`` are the times before, nearest first."""
    for before in named:
        found = _on(expression, before)
        if found is not None:
            return found
    return None


def _on(expression: Following | FollowingSeason | Again, before: When) -> tuple[When, str] | None:
    if isinstance(expression, Again):
        return _again(expression, before)
    value = before.value or (before.start if _is_week(before) else None)
    first = _first_day(value)
    if first is None or value is None or "X" in value:
        return None
    if isinstance(expression, FollowingSeason):
        return (season_after(first, expression.season), value) if precision(value) >= Precision.MONTH else None
    if not _fits(before, expression.unit):
        return None
    return stretch(shift(first, expression.unit, expression.by), expression.unit), value


def season_after(day: date, season: int) -> When:
    """Return the first such season that begins after a day."""
    return season_of(day.year if season_begins(day.year, season) > day else day.year + 1, season)


def _again(expression: Again, before: When) -> tuple[When, str] | None:
    start, end = before.start, before.end
    if start is None or end is None or start.startswith("XXXX"):
        return None
    if expression.is_after:
        return When(end, None), end
    is_stretch = precision(start) < Precision.SEASON or start != end
    return (before, start if start == end else f"{start}/{end}") if is_stretch else None


def _is_week(when: When) -> bool:
    if when.start is None or when.end is None or precision(when.start) is not Precision.DAY:
        return False
    first, last = _first_day(when.start), _first_day(when.end)
    return first is not None and last is not None and (last - first).days == _WEEK - 1


def _fits(before: When, unit: Unit) -> bool:
    """Tell whether a date is fine enough to count units from: days from a day, months from a month."""
    if before.value is None:
        return unit is Unit.WEEK
    needed = {Unit.DAY: Precision.DAY, Unit.WEEK: Precision.DAY, Unit.MONTH: Precision.MONTH}
    return parse_edtf(before.value).precision >= needed.get(unit, Precision.YEAR)


def _first_day(value: str | None) -> date | None:
    first = earliest(value)
    return date(*first) if first is not None and 1 <= first[0] <= _LAST_YEAR else None
