"""When something is said to have happened, never finer than the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.spans import Reason, Span


class TimexKind(StrEnum):
    """How the words place something in time."""

    POINT = "point"  # a day, month, year, season, decade
    INTERVAL = "interval"  # between two dates, since, until
    BOUND = "bound"  # "at least 2023": the date itself is only bounded
    RELATIVE = "relative"  # "recently": unresolvable, or resolved by an anchor
    HABITUAL = "habitual"  # "consistently", "has long": open on both sides
    DURATION = "duration"  # "for three years": a length, not a place in time


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression with its exact words and its value as EDTF.

    ``start`` and ``end`` are EDTF (level 2 sets allowed: ``[..2023]``); a point has ``start == end``; an open side is
    ``None``; what cannot be resolved is ``None`` on both sides and keeps its words. ``anchor`` says what a relative
    expression was resolved against, as EDTF, or why it was not; the clock of the machine is never one.
    """

    text: str
    span: Span
    start: str | None
    end: str | None
    kind: TimexKind
    anchor: str | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def is_resolved(self) -> bool:
        """Whether at least one side is known."""
        return self.start is not None or self.end is not None
