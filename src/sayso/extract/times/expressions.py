"""What the words of a time expression mean before anyone knows when they were written.

Each expression is a small frozen value; :mod:`sayso.extract.times.resolve` turns it into a stretch of the calendar,
given the day of publication, the tense of its clause and the time that the text named before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from sayso.extract.times.calendar import Unit, When
from sayso.model.times import TimexKind


class Direction(Enum):
    """Where to look for a date that the words only half name."""

    TENSE = "tense"  # the tense of the clause decides; past unless it is future
    PAST = "past"  # "last October"
    FUTURE = "future"  # "next Wednesday"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year, month or day by name. ``offset`` is the year counted from publication ("August last year" → -1)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    offset: int | None = None
    direction: Direction = Direction.TENSE

    @property
    def has_year(self) -> bool:
        """Whether the words themselves name the year."""
        return self.year is not None or self.offset is not None

    def dated_like(self, other: Calendar) -> Calendar:
        """Take the year over from the other end of a range ("from January to March 2024")."""
        return self if self.has_year else replace(self, year=other.year, offset=other.offset)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday being 0."""

    number: int
    direction: Direction = Direction.TENSE


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A day of the week before, of or after that of publication: "Friday next week"."""

    number: int
    week: int


@dataclass(frozen=True, slots=True)
class Season:
    """A season, EDTF's number, of a year or of a year counted from publication."""

    season: int
    year: int | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class BareSeason:
    """A season without a year: "in the summer" is one by the tense of its clause, "in summer" is any."""

    season: int
    is_any: bool = False


@dataclass(frozen=True, slots=True)
class Feast:
    """A day with a name that falls on another date each year, and the year where the words have it.

    ``easter`` are the days from Easter Sunday; else the ``nth`` ``weekday`` (Monday is 0; -1 the last) of ``month``.
    """

    easter: int | None = None
    month: int = 0
    nth: int = 0
    weekday: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from the day of publication: "yesterday", "this week", "three years ago"."""

    unit: Unit
    by: int
    direction: Direction = Direction.PAST


@dataclass(frozen=True, slots=True)
class Weekend:
    """A weekend as "the weekend": the last one, or the coming one in a clause about the future.

    "This weekend" is the coming one also in a clause that is about neither.
    """

    is_this: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter or half of a year."""

    halves: bool
    number: int
    year: int | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many units up to publication: "the past four years"."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class Following:
    """So many units from the time that the text named before: "the next day", "a year later".

    ``is_here``: where the text named none, the units of publication are meant ("this day", "by the end of the year").
    """

    unit: Unit
    by: int
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class FollowingSeason:
    """The first such season that begins after the time that the text named before: "the following autumn"."""

    season: int


@dataclass(frozen=True, slots=True)
class Again:
    """The stretch that the text named before ("in this period"), or what came after it ("in the years after")."""

    is_after: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """A time that needs nothing but its words: "the 1990s", "1980–1987"."""

    when: When


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week around a day: "the week of October 21"."""

    day: Calendar


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that place nothing on a calendar: "recently", "consistently", "for three years"."""

    kind: TimexKind


@dataclass(frozen=True, slots=True)
class Approximate:
    """Near an expression: "about two months ago"."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Range:
    """From one expression to another, both ends included."""

    first: Expression
    last: Expression


class BoundSide(Enum):
    """Which side of an interval a bounding word leaves."""

    SINCE = "since"  # start known, end open
    UNTIL = "until"  # end known, start open
    AFTER = "after"  # it began when the other ended
    BEFORE = "before"  # it ended when the other began
    AT_LATEST_START = "at least"  # it began then or earlier
    AT_EARLIEST_START = "or later"  # it began then or later
    AT_EARLIEST_END = "until at least"  # it ended then or later


@dataclass(frozen=True, slots=True)
class Bounded:
    """An expression under a bounding word."""

    inner: Expression
    side: BoundSide


Expression = (
    Calendar
    | Weekday
    | WeekdayOf
    | Season
    | BareSeason
    | Feast
    | Offset
    | Weekend
    | Part
    | Stretch
    | Following
    | FollowingSeason
    | Again
    | Fixed
    | WeekOf
    | Vague
    | Approximate
    | Range
    | Bounded
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression and the characters of the passage that hold it."""

    start: int
    end: int
    expression: Expression
