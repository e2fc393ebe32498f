"""A timeline that draws dates as what they are (docs: LOOK, "The timeline").

A day is a tick. A month or a year is a bracket: it holds somewhere within, and nobody says that it filled it. What the
words tell to have gone on from one date to another is a line between them. An open bound fades out. What has no date
at all is not drawn; it stands on a shelf with its words.

Places are in thousandths of the width, so that a template needs no more than numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.ask.answers import TimelineEntry
from sayso.ask.index_answers import Line
from sayso.ask.timeline import OPEN_END, OPEN_START, Day, bounds, earliest, latest
from sayso.ask.vocabulary import STANDING_WORDS
from sayso.export.scale import Scale, days_of, scale_between
from sayso.model.claims import Standing

FADE = 70
"""How far an open bound is drawn before it is gone."""
GAP = 8
LETTER = 7
"""Room for one letter of a date's words on a screen of common width."""
LONGEST = 24
"""So many letters of a date's words are set beside its mark."""
TICKS = 8
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
MONTHLY = (1, 2, 3, 6)
DAILY = (1, 2, 5, 7, 14)
"""At which paces years, months and days are told."""
LEAST_TICKS = 2
FAR, OUTSIDERS = 400, 8
"""A gap of two fifths of the line is far, if no more than every eighth day lies beyond it."""
MOST_YEARS = 4
"""Over so many years months are not told apart."""
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


SAID_BY_ITS_LANE = frozenset({Standing.ASSERTED, Standing.FORECAST})
"""What stands as asserted, and what is said to lie ahead, needs no word beside its date: its lane says so."""


class How(StrEnum):
    """What a stretch of a mark means."""

    WITHIN = "within"  # somewhere in it: a month, a year
    THROUGH = "through"  # from one date to another, as the words tell it
    FROM_BEFORE = "from_before"  # since some day that nobody tells
    ONWARDS = "onwards"  # until some day that nobody tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Part of a mark, from ``x`` on, ``width`` far."""

    how: How
    x: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMark:
    """One claim on the line: a tick where the words give a day, else stretches, and a bracket on each side they fix.

    ``line`` is its place in the list of claims under the picture, ``row`` its row in the lane, ``words`` the date as
    written, ``begin`` and ``end`` where the mark does. ``how`` is its standing in words, where it has to be told.
    """

    line: int
    claim: str
    standing: str
    how: str
    words: str
    row: int
    tick: int | None
    stretches: tuple[Stretch, ...]
    opens: int | None
    closes: int | None
    begin: int
    end: int
    is_late: bool
    """Whether the words are set before the mark, for want of room behind it."""
    outside: str = ""
    """``before`` or ``after`` where the date lies far from all others: it stands at the edge and not at its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLane:
    """Marks of one kind: what is dated, or what is said to lie ahead."""

    marks: tuple[TimeMark, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeTick:
    """A line across all lanes: a year, month or day, and the period (EDTF) that it begins."""

    x: int
    label: str
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePicture:
    """The whole picture: what is dated, what lies ahead, and what stands along the line."""

    dated: TimeLane
    ahead: TimeLane
    ticks: tuple[TimeTick, ...]

    @property
    def has_outside(self) -> bool:
        """Whether some dates stand at the edge."""
        return any(mark.outside for lane in (self.dated, self.ahead) for mark in lane.marks)


def draw_time(
    dated: Sequence[Line], ahead: Sequence[Line], *, since: str | None = None, until: str | None = None
) -> TimePicture | None:
    """Return where claims stand in time; ``None`` where none of them has a date. ``since`` and ``until`` are EDTF."""
    days = [day for line in (*dated, *ahead) for day in _days(line)]
    if not days:
        return None
    scale = _scale(days, since, until)
    return TimePicture(dated=_lane(dated, scale), ahead=_lane(ahead, scale), ticks=_ticks(scale))


def _entry(line: Line) -> TimelineEntry:
    """Return a claim as an entry of a timeline; one without a date is open on both sides."""
    when = line.when
    return TimelineEntry(
        start=when.start if when else None,
        end=when.end if when else None,
        text=when.words if when else "",
        claim=line.statement.claim,
        standing=line.statement.standing,
    )


def _days(line: Line) -> list[Day]:
    """Return the days that are fixed by the date of a claim."""
    return [day for day in days_of(_entry(line)) if day not in (OPEN_START, OPEN_END)]


def _scale(days: Sequence[Day], since: str | None, until: str | None) -> Scale:
    """Return a scale on which all days have room, cut to the period where one was asked for."""
    near = _near_each_other(sorted(days))
    found = scale_between(near[0], near[-1]).widened()
    if since is None and until is None:
        return found
    first = bounds(since)[0] if since else found.day(0)
    last = bounds(until)[1] if until else found.day(1000)
    return scale_between(first, last)


def _near_each_other(days: Sequence[Day]) -> Sequence[Day]:
    """Return days without the few that lie so far from the rest that nothing else could be told apart."""
    scale, most = scale_between(days[0], days[-1]), len(days) // OUTSIDERS
    places = [scale.at(day) or 0 for day in days]
    first = max((n + 1 for n in range(most) if places[n + 1] - places[n] > FAR), default=0)
    last = min((n for n in range(len(days) - most, len(days)) if places[n] - places[n - 1] > FAR), default=len(days))
    return days[first:last]


def _lane(lines: Sequence[Line], scale: Scale) -> TimeLane:
    """Put marks into as few rows as they fit in without touching each other or each other's words."""
    ends: list[int] = []
    marks: list[TimeMark] = []
    for number, line in enumerate(lines):
        if not _days(line):
            continue
        mark = _mark(number, line, scale)
        begin, end = _reach(mark)
        row = next((row for row, taken in enumerate(ends) if taken + GAP <= begin), len(ends))
        ends[row : row + 1] = [end]
        marks.append(replace(mark, row=row))
    return TimeLane(marks=tuple(marks), rows=len(ends))


def _reach(mark: TimeMark) -> tuple[int, int]:
    """Return from where to where a mark and its words take up room: the date, and the standing that follows it."""
    room = LETTER * (len(mark.words) + len(mark.how)) + GAP
    return (mark.begin - room, mark.end) if mark.is_late else (mark.begin, mark.end + room)


def _mark(number: int, line: Line, scale: Scale) -> TimeMark:
    entry = _entry(line)
    first, last = earliest(entry), latest(entry)
    tick = scale.at(first) if first == last else None
    stretches = () if tick is not None else tuple(_stretches(entry, scale))
    opens, closes = (None, None) if tick is not None else (scale.at(first), scale.at(last))
    edges = [x for x in (tick, opens, closes) if x is not None]
    edges += [edge for stretch in stretches for edge in (stretch.x, stretch.x + stretch.width)]
    words = entry.text if len(entry.text) <= LONGEST else f"{entry.text[: LONGEST - 1].rstrip()}…"
    how = "" if entry.standing in SAID_BY_ITS_LANE else STANDING_WORDS[entry.standing]
    mark = TimeMark(
        line=number,
        claim=entry.claim,
        standing=entry.standing.value,
        how=how,
        words=words,
        row=0,
        tick=tick,
        stretches=stretches,
        opens=opens,
        closes=closes,
        begin=min(edges),
        end=max(edges),
        is_late=max(edges) + LETTER * (len(words) + len(how)) > 1000,
    )
    return _at_the_edge(mark) if mark.end < 0 or mark.begin > 1000 else mark


def _at_the_edge(mark: TimeMark) -> TimeMark:
    is_before = mark.end < 0
    edge = 0 if is_before else 1000
    return replace(
        mark,
        tick=None,
        stretches=(),
        opens=None,
        closes=None,
        begin=edge,
        end=edge,
        is_late=not is_before,
        outside="before" if is_before else "after",
    )


def _stretches(entry: TimelineEntry, scale: Scale) -> Iterable[Stretch]:
    """Take a date apart: where it fades in, where it begins, what lies between, where it ends, where it fades out."""
    first, last = _side(entry.start, scale), _side(entry.end, scale)
    if entry.start == entry.end:
        return _bounded(first, scale)
    parts = [
        _fade_in(first or last) if first is None or first[0] is None else _between(How.WITHIN, first),
        _between(How.THROUGH, (first[1] if first else None, last[0] if last else None)),
        _fade_out(last or first) if last is None or last[1] is None else _between(How.WITHIN, last),
    ]
    return [part for part in parts if part is not None]


Side = tuple[int | None, int | None]
"""From where to where one side of a date may lie; ``None`` where it is open."""


def _side(value: str | None, scale: Scale) -> Side | None:
    if not value:
        return None
    first, last = bounds(value)
    return None if (first, last) == (OPEN_START, OPEN_END) else (scale.at(first), scale.at(last))


def _bounded(side: Side | None, scale: Scale) -> Iterable[Stretch]:
    """Return one date that is all there is: within its bounds, or fading where it has but one."""
    if side is None:
        return []
    only = _between(How.WITHIN, side) or (_fade_in(side) if side[0] is None else _fade_out(side))
    return [only] if only is not None else []


def _between(how: How, side: Side) -> Stretch | None:
    start, end = side
    return (
        Stretch(how=how, x=start, width=end - start) if start is not None and end is not None and end > start else None
    )


def _fade_in(side: Side | None) -> Stretch | None:
    to = None if side is None else side[0] if side[0] is not None else side[1]
    return None if to is None else Stretch(how=How.FROM_BEFORE, x=to - FADE, width=FADE)


def _fade_out(side: Side | None) -> Stretch | None:
    out = None if side is None else side[1] if side[1] is not None else side[0]
    return None if out is None else Stretch(how=How.ONWARDS, x=out, width=FADE)


def _ticks(scale: Scale) -> tuple[TimeTick, ...]:
    """Return years, or months or days where there are too few of them; no more than can be read."""
    years = range(scale.day(0)[0], scale.day(1000)[0] + 1)
    is_short = len(years) < MOST_YEARS
    months = [(year, month) for year in years for month in range(1, 13)] if is_short else []
    days = [(*month, day) for month in months for day in range(1, 29)]
    candidates = (([(year,) for year in years], YEARS), (months, MONTHLY), (days, DAILY))
    fits = [_thinned(_inside(starts, scale), paces) for starts, paces in candidates]
    chosen = next((found for found in fits if len(found) > LEAST_TICKS), fits[2] or fits[0])
    return tuple(_tick(parts, scale) for parts in chosen)


def _inside(starts: Iterable[tuple[int, ...]], scale: Scale) -> list[tuple[int, ...]]:
    return [parts for parts in starts if 0 <= _start(parts, scale) <= 1000]


def _thinned(starts: list[tuple[int, ...]], paces: Sequence[int]) -> list[tuple[int, ...]]:
    """Return those at the least pace at which they can be read, beginning with round ones."""
    for pace in paces:
        found = [parts for parts in starts if (parts[-1] - (len(parts) > 1)) % pace == 0]
        if len(found) <= TICKS:
            return found
    return starts[:: max(1, len(starts) // TICKS)]


def _start(parts: tuple[int, ...], scale: Scale) -> int:
    year, month, day = (*parts, 1, 1)[:3]
    return scale.at((year, month, day)) or 0


def _tick(parts: tuple[int, ...], scale: Scale) -> TimeTick:
    words = [str(part) for part in parts]
    words[1:2] = [MONTHS[parts[1] - 1]] if len(parts) > 1 else []
    period = "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
    return TimeTick(x=_start(parts, scale), label=" ".join(reversed(words)), period=period)
