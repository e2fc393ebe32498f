"""From what the words mean to a stretch of the calendar.

A relative expression counts from the publication date and from nothing else: the machine's clock is never read. Where
the publication date is itself only a month or a year, an expression resolves as far as every day of that month or year
agrees, and no further (invariant 8).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.extract.times.calendar import (
    UNKNOWN,
    Unit,
    When,
    month_of,
    year_of,
)
from sayso.extract.times.count import Context, calendar_day, count
from sayso.extract.times.expressions import (
    Again,
    Approximate,
    BareSeason,
    Bounded,
    BoundSide,
    Calendar,
    Direction,
    Expression,
    Feast,
    Fixed,
    Following,
    FollowingSeason,
    Offset,
    Part,
    Range,
    Season,
    Vague,
    Weekday,
)
from sayso.extract.times.follow import follow
from sayso.extract.times.tense import Tense
from sayso.model.edtf import Precision, earliest, is_edtf, latest, precision
from sayso.model.times import TimexKind

NO_DATE = "no publication date"
NOWADAYS = "nowadays, no single day"
NO_DAY_OF_SPEAKING = "day of speaking not known"
NO_ANTECEDENT = "no earlier date in the text"
TOO_COARSE = "publication date too coarse"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The value of an expression, its kind, and what it was counted from."""

    when: When
    kind: TimexKind
    anchor: str | None = None


def resolve(expression: Expression, context: Context) -> Resolved:
    """Return the stretch of the calendar that an expression means in its context."""
    match expression:
        case Vague(kind):
            return Resolved(UNKNOWN, kind, _why_vague(kind, context))
        case Bounded():
            return _bounded(expression, context)
        case Range():
            return _range(expression, context)
        case Approximate(inner):
            return _approximate(resolve(inner, context))
        case Fixed(when):
            return Resolved(when, _kind(when))
        case Following() | FollowingSeason() | Again():
            return _follow(expression, context)
        case Calendar() if expression.year is not None:
            return _named(expression)
        case Season() | Part() | Feast() if expression.year is not None:
            when = count(expression, date(expression.year, 1, 1), context)
            return Resolved(when, _kind(when))
        case Offset(unit=Unit.DAY) if context.is_spoken:
            return Resolved(UNKNOWN, TimexKind.RELATIVE, NO_DAY_OF_SPEAKING)
        case Offset(unit=Unit.DAY) if context.is_nowadays:
            return Resolved(UNKNOWN, TimexKind.RELATIVE, NOWADAYS)
        case _:
            return _anchored(expression, context)


def _kind(when: When) -> TimexKind:
    if not when.is_known:
        return TimexKind.RELATIVE
    return TimexKind.POINT if when.value is not None else TimexKind.INTERVAL


def _why_vague(kind: TimexKind, context: Context) -> str | None:
    return NO_DATE if kind is TimexKind.RELATIVE and context.published is None else None


def _named(expression: Calendar) -> Resolved:
    when = calendar_day(expression.year or 0, expression.month, expression.day)
    return Resolved(when, TimexKind.POINT if when.is_known else TimexKind.RELATIVE)


def _anchored(expression: Expression, context: Context) -> Resolved:
    yearless = isinstance(expression, Calendar) and expression.month is not None and expression.offset is None
    if yearless and isinstance(expression, Calendar) and _is_told(expression, context):
        return replace(_named(replace(expression, year=context.year_told_of)), anchor=str(context.year_told_of))
    if context.published is None or (yearless and context.foreign_year):
        anchor = NO_DATE if context.published is None else NO_ANTECEDENT
        return Resolved(_without_year(expression), _unanchored_kind(expression), anchor)
    when = _agreed(lambda day: count(expression, day, context), context.published)
    if not when.is_known:
        when = _without_year(expression)
        return Resolved(when, _unanchored_kind(expression), TOO_COARSE)
    return Resolved(when, _kind(when), context.published)


def _is_told(expression: Calendar, context: Context) -> bool:
    """Tell whether a day or month without a year belongs to the year that a story of the past is at."""
    is_past = context.tense is not Tense.FUTURE and expression.direction is Direction.TENSE
    return context.year_told_of is not None and is_past


def _unanchored_kind(expression: Expression) -> TimexKind:
    return _kind(_without_year(expression))


_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


def _without_year(expression: Expression) -> When:
    """Return ``XXXX-11-30`` for a day or month of no known year; nothing else can be said without an anchor.

    EDTF has no season of an unknown year: it is its first and last month (northern ones, as everywhere here).
    """
    if isinstance(expression, BareSeason):
        first, last = _SEASONS[expression.season]
        return When(f"XXXX-{first:02d}", f"XXXX-{last:02d}")
    if not isinstance(expression, Calendar) or expression.month is None or expression.direction is not Direction.TENSE:
        return UNKNOWN
    if expression.offset is not None:
        return UNKNOWN
    day = f"-{expression.day:02d}" if expression.day else ""
    return When.point(f"XXXX-{expression.month:02d}{day}")


def _agreed(count: Callable[[date], When], published: str) -> When:
    """Return what ``count`` gives for every day that the publication date allows, as coarse as it must be."""
    first, last = _days(published)
    if first is None or last is None:
        return UNKNOWN
    one, two = count(first), count(last)
    return one if one == two else _common(one, two)


def _days(published: str) -> tuple[date | None, date | None]:
    first, last = earliest(published), latest(published)
    if first is None or last is None or first[0] < 1 or last[0] > 9999:
        return None, None
    return date(*first), date(*last)


def _common(one: When, two: When) -> When:
    """Return the least month or year that holds both, or nothing."""
    starts, ends = earliest(one.start), latest(two.end)
    if starts is None or ends is None or starts[0] != ends[0]:
        return UNKNOWN
    return month_of(starts[0], starts[1]) if starts[1] == ends[1] else year_of(starts[0])


def _follow(expression: Following | FollowingSeason | Again, context: Context) -> Resolved:
    found = follow(expression, context.named_before)
    if isinstance(expression, Following) and expression.is_here:
        here = resolve(Offset(expression.unit, 0), context)
        return here if found is None or found[0] == here.when else _unfollowed()
    return _unfollowed() if found is None else Resolved(found[0], _kind(found[0]), found[1])


def _unfollowed() -> Resolved:
    return Resolved(UNKNOWN, TimexKind.RELATIVE, NO_ANTECEDENT)


def _approximate(resolved: Resolved) -> Resolved:
    value = resolved.when.value
    if value is None or not is_edtf(f"{value}~") or "X" in value:
        return resolved
    return replace(resolved, when=When.point(f"{value}~"))


def _range(expression: Range, context: Context) -> Resolved:
    last = resolve(expression.last, context)
    first = resolve(_in_year_of(expression, last.when), context)
    anchor = last.anchor or first.anchor
    if first.when.start is None or last.when.end is None:
        return Resolved(UNKNOWN, TimexKind.RELATIVE, anchor)
    when = _in_order(expression, first.when, last.when)
    if not when.is_known and isinstance(expression.last, Weekday) and precision(first.when.start) is Precision.DAY:
        when = When(first.when.start, _weekday_after(expression.last, date.fromisoformat(first.when.start)))
    return Resolved(when, TimexKind.INTERVAL if when.is_known else TimexKind.RELATIVE, anchor)


def _in_year_of(expression: Range, last: When) -> Expression:
    """Give a range's yearless beginning the year of its end: "January 23 to March 9"."""
    first = expression.first
    year = (last.end or "")[:4]
    if not isinstance(first, Calendar) or first.has_year or first.month is None or not year.isdigit():
        return first
    return replace(first, year=int(year))


def _weekday_after(expression: Weekday, day: date) -> str:
    return (day + timedelta(days=(expression.number - day.weekday()) % 7)).isoformat()


def _in_order(expression: Range, first: When, last: When) -> When:
    starts, ends = earliest(first.start), latest(last.end)
    if starts is None or ends is None or starts <= ends:
        return When(first.start, last.end)
    return _year_back(expression, first, last)


def _year_back(expression: Range, first: When, last: When) -> When:
    """Put the beginning before the end: "November to February 2024" began the year before."""
    one = expression.first
    if isinstance(one, Calendar) and one.year is not None and not (last.end or "").startswith(str(one.year)):
        return UNKNOWN  # both ends have a year in the words, and they are the wrong way round
    if isinstance(one, Calendar) and one.month is not None and last.end is not None and "X" not in last.end:
        return When(calendar_day(int(last.end[:4]) - 1, one.month, one.day).start, last.end)
    if isinstance(one, Weekday) and first.start is not None:
        return When((date.fromisoformat(first.start) - timedelta(weeks=1)).isoformat(), last.end)
    return UNKNOWN


_PLAIN_SIDES = frozenset({BoundSide.SINCE, BoundSide.AFTER, BoundSide.UNTIL, BoundSide.BEFORE})


def _bounded(expression: Bounded, context: Context) -> Resolved:
    inner = resolve(expression.inner, replace(context, ends=expression.side in (BoundSide.UNTIL, BoundSide.BEFORE)))
    if not inner.when.is_known:
        return Resolved(UNKNOWN, TimexKind.RELATIVE, inner.anchor)
    when = _bound(inner.when, expression.side)
    is_set = expression.side not in _PLAIN_SIDES
    return Resolved(when, TimexKind.BOUND if is_set else TimexKind.INTERVAL, inner.anchor)


def _bound(when: When, side: BoundSide) -> When:
    match side:
        case BoundSide.SINCE:
            return When(when.start, None)
        case BoundSide.AFTER:
            return When(when.end, None)
        case BoundSide.UNTIL:
            return When(None, when.end)
        case BoundSide.BEFORE:
            return When(None, when.start)
        case BoundSide.AT_LATEST_START:
            return When(_set_until(when.end), None)
        case BoundSide.AT_EARLIEST_START:
            return When(_set_from(when.start), None)
        case BoundSide.AT_EARLIEST_END:
            return When(None, _set_from(when.start))


def _set_until(value: str | None) -> str | None:
    bare = (value or "").rstrip("~")
    return f"[..{bare}]" if bare and "X" not in bare else _last_year(bare)


def _set_from(value: str | None) -> str | None:
    bare = (value or "").rstrip("~")
    return f"[{bare}..]" if bare and "X" not in bare else None


def _last_year(decade: str) -> str | None:
    """Return ``[..1999]`` for the 1990s: sets hold years, months and days."""
    ends = latest(decade) if decade and not decade.startswith("XXXX") else None
    return f"[..{ends[0]:04d}]" if ends else None
