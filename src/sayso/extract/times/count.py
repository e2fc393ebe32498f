"""Counts an expression from one day of publication, forwards or backwards as its words and its clause say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sayso.extract.times.calendar import (
    UNKNOWN,
    WINTER,
    Unit,
    When,
    day_of,
    half_of,
    quarter_of,
    season_begins,
    season_of,
    shift,
    stretch,
    week_of,
    weekend_of,
)
from sayso.extract.times.expressions import (
    BareSeason,
    Calendar,
    Direction,
    Expression,
    Feast,
    Offset,
    Part,
    Season,
    Stretch,
    Weekday,
    WeekdayOf,
    Weekend,
    WeekOf,
)
from sayso.extract.times.named import feast_day
from sayso.extract.times.tense import Tense
from sayso.model.edtf import Precision, is_edtf, precision

NEAR_AHEAD = 62
"""Days ahead of publication within which a yearless date is taken for the coming one, unless its clause is past."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a passage's words may be resolved against.

    ``published`` is EDTF or ``None``; ``tense`` is that of the expression's clause; ``named_before`` the
    times that the text put on the calendar shortly before, the nearest first.
    """

    published: str | None
    tense: Tense = Tense.PAST
    named_before: tuple[When, ...] = ()
    ends: bool = False
    """The expression stands after "until": what it ends may still go on."""
    is_spoken: bool = False
    """Inside quotation marks "today" is the day of speaking, which is not the day of publication."""
    is_nowadays: bool = False
    """"Today" in a clause about what is so in general names no day."""
    foreign_year: bool = False
    """The passage speaks of another year than that of publication: a bare month is not safely of this one."""
    year_told_of: int | None = None
    """The year that a story of the past is at, where the text is one."""


def count(expression: Expression, day: date, context: Context) -> When:
    """Resolve an expression against one day of publication."""
    match expression:
        case Calendar():
            return _calendar(expression, day, context)
        case Weekday(direction=Direction.TENSE) if context.tense is Tense.PLANNED:
            return UNKNOWN
        case Weekday():
            return day_of(_weekday(expression, day, context))
        case WeekdayOf(number, week):
            return day_of(day + timedelta(days=number - day.weekday() + 7 * week))
        case Season() | BareSeason() | Feast():
            return _of_the_year(expression, day, context)
        case Offset(unit, by, direction):
            if direction is Direction.TENSE and context.tense is not Tense.FUTURE:
                return UNKNOWN
            return stretch(shift(day, unit, by), unit)
        case Weekend(is_this):
            return _weekend(day, context.tense is Tense.FUTURE or (is_this and context.tense is not Tense.PAST))
        case Part():
            year = expression.year if expression.year is not None else day.year + (expression.offset or 0)
            return half_of(year, expression.number) if expression.halves else quarter_of(year, expression.number)
        case Stretch(unit, number):
            return _stretch(unit, number, day)
        case WeekOf(inner):
            return _week_around(_calendar(inner, day, context))
        case _:
            return UNKNOWN


def _calendar(expression: Calendar, day: date, context: Context) -> When:
    if expression.year is not None or expression.offset is not None:
        year = expression.year if expression.year is not None else day.year + (expression.offset or 0)
        return calendar_day(year, expression.month, expression.day)
    if expression.month is None:
        return UNKNOWN
    return calendar_day(_year_for(expression, day, context), expression.month, expression.day)


def _year_for(expression: Calendar, day: date, context: Context) -> int:
    """Return the year of a yearless month or day: the last one behind, or the next one ahead, of publication."""
    month = expression.month or 1
    place, here = (month, expression.day or day.day), (day.month, day.day)
    if expression.direction is Direction.PAST:
        return day.year if place < here else day.year - 1
    if expression.direction is Direction.FUTURE or context.tense is Tense.FUTURE or _is_close(place, day, context):
        return day.year if place >= here else day.year + 1
    return day.year if place <= here else day.year - 1


def _is_close(place: tuple[int, int], day: date, context: Context) -> bool:
    """Tell whether a date stands just ahead, in a clause whose tense does not rule that out.

    "The deadline is October 31", written in September, is not eleven months old.
    """
    if context.tense is Tense.PAST and not context.ends:
        return False
    if context.ends and context.tense is not Tense.PAST:
        return True
    ahead = (place[0] - day.month) % 12 * 30 + place[1] - day.day
    return 0 <= ahead <= NEAR_AHEAD


def _weekday(expression: Weekday, day: date, context: Context) -> date:
    behind = (day.weekday() - expression.number) % 7
    if expression.direction is Direction.PAST:
        return day - timedelta(days=behind or 7)
    if expression.direction is Direction.FUTURE:
        return day + timedelta(days=7 - behind)
    if context.tense is Tense.FUTURE:
        return day + timedelta(days=(7 - behind) % 7)
    return day - timedelta(days=behind)


def _of_the_year(expression: Season | BareSeason | Feast, day: date, context: Context) -> When:
    """Resolve what comes round every year."""
    match expression:
        case Season():
            return _season(expression, day)
        case BareSeason():
            return _bare_season(expression, day, context)
        case Feast():
            return _feast(expression, day, context)


def _season(expression: Season, day: date) -> When:
    if expression.year is not None:
        return season_of(expression.year, expression.season)
    year = day.year
    if expression.season == WINTER and day.month <= 2:
        year -= 1  # the winter that runs in January is named after the year in which it began
    if expression.offset == -1 and season_begins(year, expression.season) > day:
        return season_of(year - 1, expression.season)
    if expression.offset == -1:
        ended = shift(season_begins(year, expression.season), Unit.MONTH, 3) <= day
        return season_of(year if ended else year - 1, expression.season)
    if expression.offset == 1:
        return season_of(year if season_begins(year, expression.season) > day else year + 1, expression.season)
    return season_of(year, expression.season)


def _bare_season(expression: BareSeason, day: date, context: Context) -> When:
    """Return the season that runs or is next in a clause about the future, the last one begun in one about the past.

    Where the clause tells neither, only the season that runs on the day of publication can be meant.
    """
    if expression.is_any or context.tense is Tense.PLANNED:
        return UNKNOWN
    year = day.year - 1 if expression.season == WINTER and day.month <= 2 else day.year
    begins = season_begins(year, expression.season)
    runs = begins <= day < shift(begins, Unit.MONTH, 3)
    if context.tense is Tense.OPEN and not runs:
        return UNKNOWN
    if context.tense is Tense.FUTURE:
        return season_of(year if runs or begins > day else year + 1, expression.season)
    return season_of(year if begins <= day else year - 1, expression.season)


def _feast(expression: Feast, day: date, context: Context) -> When:
    if expression.year is not None:
        return day_of(feast_day(expression, expression.year))
    here = feast_day(expression, day.year)
    place = Calendar(month=here.month, day=here.day)
    return day_of(feast_day(expression, _year_for(place, day, context)))


def _weekend(day: date, is_ahead: bool) -> When:
    here = weekend_of(day)
    return here if is_ahead or day.weekday() >= 5 else weekend_of(day - timedelta(weeks=1))


def _stretch(unit: Unit, count: int, day: date) -> When:
    begins = stretch(shift(day, unit, -count), Unit.YEAR if unit >= Unit.YEAR else unit)
    ends = stretch(day, Unit.YEAR if unit >= Unit.YEAR else unit)
    return When(begins.start, ends.end)


def _week_around(when: When) -> When:
    return week_of(date.fromisoformat(when.start)) if when.start and precision(when.start) is Precision.DAY else UNKNOWN


def calendar_day(year: int, month: int | None, day: int | None) -> When:
    """Return a year, month or day by its numbers; a day that does not exist is unknown."""
    value = "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part is not None)])
    return When.point(value) if is_edtf(value) else UNKNOWN
