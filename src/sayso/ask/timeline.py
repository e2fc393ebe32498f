"""Claims in time: what is dated by its earliest bound, what is undated apart, and what is said to lie ahead apart.

Dates are compared as bounds, never rounded: ``2023`` runs from its first day to its last, ``[..2023]`` has no first
day, and ``XXXX-11-30`` (no year in the words) has neither and sorts with what is open.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from sayso.ask.answers import FORWARD_LOOKING, Timeline, TimelineEntry
from sayso.model.claims import Claim, ClaimKind
from sayso.model.times import Timex

Day = tuple[int, int, int]
"""Year, month, day."""

OPEN_START: Day = (-(10**9), 1, 1)
OPEN_END: Day = (10**9, 12, 31)

_UNPLACED = frozenset({ClaimKind.LABEL, ClaimKind.QUESTION})
"""Kinds that say nothing about when: an epithet borrows the date of the sentence that it stands in."""

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_CALENDAR = re.compile(r"(?P<year>-?\d{3,4}[X\d]?)(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?[~?%]?$")


def build_timeline(claims: Iterable[Claim]) -> Timeline:
    """Place every claim that has time words; forecasts and hypotheticals never stand among events."""
    entries = [(claim, _entry(claim, claim.time)) for claim in claims if claim.time is not None]
    placed = [(claim, entry) for claim, entry in entries if claim.kind not in _UNPLACED]
    past = [entry for claim, entry in placed if not looks_ahead(claim)]
    return Timeline(
        dated=tuple(sorted((e for e in past if e.start or e.end), key=_order)),
        undated=tuple(entry for entry in past if not (entry.start or entry.end)),
        ahead=tuple(entry for claim, entry in placed if looks_ahead(claim)),
    )


def looks_ahead(claim: Claim) -> bool:
    """Whether a claim is a forecast or a hypothesis, by its standing or by its kind."""
    return claim.standing in FORWARD_LOOKING or claim.kind in {ClaimKind.FORECAST, ClaimKind.HYPOTHETICAL}


def _entry(claim: Claim, time: Timex) -> TimelineEntry:
    return TimelineEntry(
        start=None if time.start == ".." else time.start,
        end=None if time.end == ".." else time.end,
        text=time.text,
        claim=claim.id,
        standing=claim.standing,
    )


def _order(entry: TimelineEntry) -> tuple[Day, Day]:
    return earliest(entry), latest(entry)


def earliest(entry: TimelineEntry) -> Day:
    """Return the first day that the words allow; an open start is before every date."""
    return bounds(entry.start)[0] if entry.start else OPEN_START


def latest(entry: TimelineEntry) -> Day:
    """Return the last day that the words allow; an open end is after every date."""
    return bounds(entry.end)[1] if entry.end else OPEN_END


def bounds(edtf: str) -> tuple[Day, Day]:
    """Return the first and the last day of an EDTF value as sayso writes it; what it does not know is open."""
    inner = edtf.strip("[]{}")
    for separator in ("/", ".."):
        if separator in inner:
            left, _, right = inner.partition(separator)
            first = bounds(left)[0] if left not in {"", ".."} else OPEN_START
            last = bounds(right)[1] if right not in {"", ".."} else OPEN_END
            return first, last
    found = _CALENDAR.match(inner)
    return _calendar_bounds(found) if found else (OPEN_START, OPEN_END)


def _calendar_bounds(found: re.Match[str]) -> tuple[Day, Day]:
    written = found["year"]
    first_year, last_year = int(written.replace("X", "0")), int(written.replace("X", "9"))
    if len(written.lstrip("-")) == 3:  # a decade: "201"
        first_year, last_year = first_year * 10, first_year * 10 + 9
    if found["month"] is None:
        return (first_year, 1, 1), (last_year, 12, 31)
    month = int(found["month"])
    first_month, last_month = _SEASONS.get(month, (month, month))
    if not 1 <= first_month <= 12:
        return (first_year, 1, 1), (last_year, 12, 31)
    if found["day"] is not None:
        day = int(found["day"])
        return (first_year, month, day), (first_year, month, day)
    return (first_year, first_month, 1), (last_year, last_month, _days(last_year, last_month))


def _days(year: int, month: int) -> int:
    return calendar.monthrange(max(year, 1), month)[1]
