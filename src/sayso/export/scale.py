"""Days as places along a line: where a date may lie, and where its years stand. Open sides stay open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.ask.answers import TimelineEntry
from sayso.ask.timeline import OPEN_END, OPEN_START, Day, bounds, earliest, latest
from sayso.export.page import Axis, Bar


@dataclass(frozen=True, slots=True)
class Scale:
    """Days as thousandths of the time line's width."""

    first: int
    last: int

    def at(self, day: Day) -> int | None:
        """Return where a day stands; None for a side that is open."""
        if day in (OPEN_START, OPEN_END):
            return None
        return round(1000 * (_ordinal(day) - self.first) / (self.last - self.first))

    def day(self, at: int) -> Day:
        """Return the day that stands at a place; the other way round."""
        days = self.first + round(at * (self.last - self.first) / 1000)
        return days // 372, days % 372 // 31 + 1, days % 31 + 1

    def widened(self, least: int = 3) -> Scale:
        """Return a scale with some room at either end."""
        margin = max(least, (self.last - self.first) // 12)
        return Scale(self.first - margin, self.last + margin)

    def bar(self, entry: TimelineEntry) -> Bar:
        """Return the stretch that an entry may lie in."""
        start, end = self.at(earliest(entry)), self.at(latest(entry))
        marks = sorted({at for day in days_of(entry) if (at := self.at(day)) is not None})
        return Bar(start=start, end=end, marks=tuple(marks), is_point=earliest(entry) == latest(entry))

    @property
    def axis(self) -> Axis:
        """The years, no more of them than can be read."""
        years = range(self.first // 372 + 1, self.last // 372 + 1)
        pace = max(1, -(-len(years) // 8))
        shown = [year for year in years if year % pace == 0] or list(years[:1])
        return Axis(ticks=tuple((self.at((year, 1, 1)) or 0, str(year)) for year in shown))


def days_of(entry: TimelineEntry) -> tuple[Day, ...]:
    """Return the outer bounds of an entry, and for an open side the bound that the other end of it still has."""
    outer = (earliest(entry), latest(entry))
    start = (bounds(entry.start)[1],) if entry.start and outer[0] == OPEN_START else ()
    end = (bounds(entry.end)[0],) if entry.end and outer[1] == OPEN_END else ()
    return (*outer, *start, *end)


def _ordinal(day: Day) -> int:
    """Count days in months of 31: order and rough distance are all that a picture needs, at any year."""
    return day[0] * 372 + (day[1] - 1) * 31 + day[2] - 1


def scale_between(first: Day, last: Day) -> Scale:
    """Return a scale that runs from one day to another, the first before the last."""
    start, end = _ordinal(first), _ordinal(last)
    return Scale(start, max(end, start + 1))


def find_scale(entries: Sequence[TimelineEntry]) -> Scale | None:
    """Return a scale on which all that is known of these dates has room; None where nothing is known."""
    days = [day for entry in entries for day in days_of(entry) if day not in (OPEN_START, OPEN_END)]
    if not days:
        return None
    first, last = min(map(_ordinal, days)), max(map(_ordinal, days))
    margin = max(372, (last - first) // 10)
    return Scale(first - margin, last + margin)
