"""Dates beside gold: read from a text with a day to count from, laid on the calendar, and compared day by day.

Two values are the same where they begin and end on the same days: "this week" as seven days is one value however it is
written. What is finer than its words is counted apart, whatever gold says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from sayso.errors import DateError, EvaluationError
from sayso.evaluate.counting import overlaps
from sayso.evaluate.invariants import is_finer
from sayso.evaluate.reading import read_document
from sayso.evaluate.report import Example
from sayso.evaluate.showing import HasText, show
from sayso.model.documents import Document, Given, Passage
from sayso.model.edtf import earliest, latest
from sayso.model.spans import Span, ZoneKind
from sayso.model.times import Timex

At = tuple[int, int]
Day = tuple[int, int, int]
Stretch = tuple[Day | None, Day | None]
"""The first and last day, ``None`` where a side is open."""
NOTHING: Stretch = (None, None)
_NO_YEAR = "0004"


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A marked date: where it stands, and every value that is right for it; no value where gold gives none."""

    at: At
    values: Collection[Stretch]
    words: str


@dataclass(slots=True)
class DateTally:
    """Decisions on dates: found or not, right or not, right for the baseline, and what is finer than its words."""

    found: int = 0
    exact: int = 0
    naive: int = 0
    valued: int = 0
    valued_found: int = 0
    gold: int = 0
    ours: int = 0
    beside: int = 0
    finer: int = 0
    examples: list[Example] = field(default_factory=list)

    def add(self, text: HasText, gold: Iterable[GoldDate], ours: Iterable[Timex], naive: Iterable[Stretch]) -> None:
        """Score a text's dates; ``naive`` are the baseline's answers to gold's dates, in order."""
        marked, read = list(gold), list(ours)
        for mark, guess in zip(marked, naive, strict=True):
            self._add_mark(text, mark, best_of(mark.at, read), guess)
        for timex in read:
            self.ours += 1
            place = (timex.span.start, timex.span.end)
            self.beside += not any(overlaps(place, mark.at) for mark in marked)
            if is_finer(timex.text, timex.start, timex.end):
                self.finer += 1
                self.examples.append(show(text, "finer than the words", place, "", str(value_of(timex))))

    def _add_mark(self, text: HasText, mark: GoldDate, timex: Timex | None, guess: Stretch) -> None:
        self.gold += 1
        self.found += timex is not None
        if not mark.values:
            return
        self.valued += 1
        self.valued_found += timex is not None
        self.naive += guess != NOTHING and guess in mark.values
        ours = NOTHING if timex is None else stretch_of(timex)
        if timex is not None and answers(timex, mark):
            self.exact += 1
            return
        kind = "date not found" if timex is None else "date not resolved" if ours == NOTHING else "another date"
        said = "nothing" if timex is None else f"{timex.text!r} as {value_of(timex)}"
        self.examples.append(show(text, kind, mark.at, mark.words, said))


def read_times(text: str, published: str, name: str) -> tuple[Timex, ...]:
    """Return the time expressions of a text that was published on a day; raises EvaluationError where it is refused."""
    from sayso.extract.parse import parse_passages
    from sayso.extract.times import find_timexes

    document = read_document(text.encode("utf-8"), name=f"{name}.txt", given=Given(published=published or None))
    if document.text != text:
        raise EvaluationError(f"{name}: the document's text is not the set's text.")
    return find_timexes(document, parse_passages(_with_datelines(document)))


def _with_datelines(document: Document) -> Document:
    """Return a document whose datelines are passages too: they tell the day of publication and carry no claims."""
    lines = [zone.span for zone in document.zones if zone.kind is ZoneKind.DATELINE]
    lines = [line for line in lines if not any(line.overlaps(p.span) for p in document.passages)]
    kept = [*document.passages, *(Passage(number=0, span=s, zone=ZoneKind.DATELINE, paragraph=0) for s in lines)]
    ordered = sorted(kept, key=lambda passage: passage.span)
    return replace(document, passages=tuple(replace(p, number=n) for n, p in enumerate(ordered)))


def best_of(place: At, timexes: Iterable[Timex]) -> Timex | None:
    """Return the expression that shares most characters with a place, or ``None``."""
    near = [t for t in timexes if overlaps((t.span.start, t.span.end), place)]
    return max(near, key=lambda t: min(t.span.end, place[1]) - max(t.span.start, place[0]), default=None)


def stretch_of(timex: Timex) -> Stretch:
    """Return the days of a time expression."""
    return days_of(timex.start, timex.end)


def answers(timex: Timex, mark: GoldDate) -> bool:
    """Tell whether an expression has a value that is right for a mark.

    A mark of one end of a longer expression of ours ("between [March] and June", "until [1999]", "[1999] or earlier",
    "[from 1990] to 1999") is right as that end.
    """
    given = {stretch_of(timex)}
    if len(timex.text) > mark.at[1] - mark.at[0] and timex.span.contains(Span(*mark.at)):
        start, end = _unbound(timex.start), _unbound(timex.end)
        given |= {days_of(start, start), days_of(end, end), days_of(start, None), days_of(None, end)}
    return any(days != NOTHING and days in mark.values for days in given)


def _unbound(value: str | None) -> str | None:
    """Return the date inside ``[..1999]``."""
    return value.strip("[].") if value else None


def days_of(start: str | None, end: str | None) -> Stretch:
    """Return the first day of one EDTF value and the last of another; raises DateError where one is none."""
    return earliest(_yeared(start)), latest(_yeared(end))


def _yeared(value: str | None) -> str | None:
    """Return a value with a year of its own where its year is not known, so that its days can be compared."""
    return None if value is None else value.replace("XXXX", _NO_YEAR)


def value_of(timex: Timex) -> str:
    """Return a time's value as it would be shown."""
    return f"{timex.start or '..'}/{timex.end or '..'}" if timex.start != timex.end else timex.start or "?"


def day_of(value: str) -> Day | None:
    """Return a calendar day that is written as ISO 8601, or ``None`` where it is none."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day.year, day.month, day.day


def is_value(value: str) -> bool:
    """Tell whether a value is a date at all."""
    try:
        earliest(value)
    except DateError:
        return False
    return True
