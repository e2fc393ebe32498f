"""Times with a name of their own: periods and feasts, from ``times.toml``.

A period's bounds are those of the reference works, as coarse as these agree on; a feast that moves is reckoned for its
year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from sayso.extract.times.calendar import When
from sayso.extract.times.expressions import Calendar, Expression, Feast, Fixed
from sayso.extract.times.rulebook import Match, Reading, Rule
from sayso.extract.times.words import YEAR
from sayso.lexicon import Entry, load

_OF_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?P<y>{YEAR})\b(?![,.:]?\d))?"
_THING = re.compile(
    r"[-–](?=\w)|\s+(?:tree|part|party|parties|market|markets|card|cards|song|songs|carol|carols|dinner|lunch|present|"
    r"presents|gift|gifts|bonus|lights|message|special|shopping|cake|egg|eggs|bunny|rising|stocking|jumper|costume|costumes|"
    r"Island|Rising|House|Market|Parade)s?\b"
)
"""What makes the name of a feast a word for a thing of its season: a Christmas tree."""


@cache
def named_rules() -> tuple[Rule, ...]:
    """Return a rule for each period and feast of ``times.toml``."""
    return tuple(_rules())


def _rules() -> Iterator[Rule]:
    for entry in load("times"):
        if entry.regex is None or entry.kind not in ("period", "feast"):
            continue
        if entry.kind == "period":
            yield Rule(entry.id, entry.regex, _period(entry))
        else:
            dated = re.compile(rf"(?:{entry.regex.pattern}){_OF_YEAR}", entry.regex.flags)
            yield Rule(entry.id, dated, _feast(entry))


def _period(entry: Entry) -> Reading:
    when = When(entry.data["start"], entry.data["end"])
    return lambda _: Fixed(when)


def _feast(entry: Entry) -> Reading:
    def read(match: Match) -> Expression | None:
        if _THING.match(match.string, match.end()):
            return None
        return replace(_undated(entry), year=int(match["y"]) if match["y"] else None)

    return read


def _undated(entry: Entry) -> Calendar | Feast:
    if "day" in entry.data:
        month, day = entry.data["day"].split("-")
        return Calendar(month=int(month), day=int(day))
    if "easter" in entry.data:
        return Feast(easter=entry.data["easter"])
    month, nth, weekday = entry.data["weekday"]
    return Feast(month=month, nth=nth, weekday=weekday)


def feast_day(feast: Feast, year: int) -> date:
    """Return the day on which a feast falls in a year of the Gregorian calendar."""
    if feast.easter is not None:
        return easter(year) + timedelta(days=feast.easter)
    if feast.nth < 0:
        last = date(year, feast.month, monthrange(year, feast.month)[1])
        return last - timedelta(days=(last.weekday() - feast.weekday) % 7)
    first = date(year, feast.month, 1)
    return first + timedelta(days=(feast.weekday - first.weekday()) % 7 + 7 * (feast.nth - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the reckoning of the Gregorian calendar: golden number, epact)."""
    golden, century = year % 19 + 1, year // 100 + 1
    skipped, moon = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - skipped - 10
    epact = (11 * golden + 20 + moon - skipped) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full = 44 - epact + (30 if 44 - epact < 21 else 0)
    day = full + 7 - (sunday + full) % 7
    return date(year, 3, 1) + timedelta(days=day - 1)
