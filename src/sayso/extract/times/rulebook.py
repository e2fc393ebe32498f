"""How a rule of the grammar is written down: a regular expression and a reading that may refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sayso.extract.times.expressions import (
    Calendar,
    Direction,
    Expression,
)
from sayso.extract.times.words import (
    WEEKDAY_OR_SHORT,
    YEAR,
)

Match = re.Match[str]
Reading = Callable[[Match], Expression | None]

OF_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?P<y>{YEAR})\b(?![,.:]?\d)|,?\s+(?:of\s+|in\s+)?(?P<ry>this|last|next)\s+year\b)"
WEEKDAY_BEFORE = (
    rf"(?:(?:(?:this|next|last|the\s+(?:preceding|previous|following))\s+)?{WEEKDAY_OR_SHORT},?\s+(?:the\s+)?)?"
)
OFFSETS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
DIRECTIONS = {"last": Direction.PAST, "past": Direction.PAST, "next": Direction.FUTURE, "coming": Direction.FUTURE}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time, and how to read it; a reading of ``None`` refuses."""

    id: str
    pattern: re.Pattern[str]
    read: Reading


class Rulebook:
    """The rules of one module, in the order in which they are written; used as a decorator of readings."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def __call__(self, pattern: str, *, flags: int = 0) -> Callable[[Reading], Reading]:
        """Enter a reading under a regular expression; the rule is named after the function."""

        def add(read: Reading) -> Reading:
            self.rules.append(Rule(read.__name__.strip("_").replace("_", "-"), re.compile(pattern, flags), read))
            return read

        return add


def calendar(match: Match, month: int | None = None, day: int | None = None) -> Calendar | None:
    """Return the date of a match whose year, named or relative, is in its groups ``y`` and ``ry``."""
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    offset = OFFSETS[groups["ry"].lower()] if groups.get("ry") else None
    if day is not None and day > (30 if month in (4, 6, 9, 11) else 29 if month == 2 else 31):
        return None
    direction = Direction.FUTURE if match[0].lower().startswith("next ") else Direction.TENSE
    return Calendar(year, month, day, offset, direction)
