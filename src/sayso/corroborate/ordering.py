"""Which of two reports came first, as far as anything shows it (R5: direction only from dates or credit).

A report's own date is what it says of itself, and costs nothing to set back. It orders a pair for reading and proves
nothing. Proof is a capture: one report was surely there on a day before the other says of itself that it came out.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.edtf import earliest, latest
from sayso.model.spans import Reason
from sayso.model.story import HeldReport

RULE = "R5.direction"


@dataclass(frozen=True, slots=True)
class Order:
    """A pair of reports in order, whether that is proved, and by what it was ordered."""

    upstream: HeldReport
    derived: HeldReport
    directed: bool
    reason: Reason


def order_pair(a: HeldReport, b: HeldReport) -> Order:
    """Put two reports in order: by capture where it proves it, else by the dates they give themselves, else by id."""
    for one, other in ((a, b), (b, a)):
        if is_proved_before(one, other):
            note = f"captured on {one.captured}, before the other says it came out"
            return Order(one, other, directed=True, reason=Reason(rule=RULE, note=note))
    for one, other in ((a, b), (b, a)):
        if is_dated_before(one, other):
            note = "in the order of the dates they give themselves, which proves nothing"
            return Order(one, other, directed=False, reason=Reason(rule=RULE, note=note))
    first, second = (a, b) if a.id <= b.id else (b, a)
    note = "of the same day or undated: which was first is not known, they stand in the order of their ids"
    return Order(first, second, directed=False, reason=Reason(rule=RULE, note=note))


def is_proved_before(one: HeldReport, other: HeldReport) -> bool:
    """Tell whether ``one`` was captured before the day on which ``other`` says that it was published."""
    held, out = latest(one.captured), earliest(published(other))
    return held is not None and out is not None and held < out


def is_dated_before(one: HeldReport, other: HeldReport) -> bool:
    """Tell whether ``one`` gives itself an earlier date than ``other``, whatever days the two can mean."""
    first, second = latest(published(one)), earliest(published(other))
    return first is not None and second is not None and first < second


def published(report: HeldReport) -> str | None:
    """Return the date that a report gives itself, as EDTF."""
    return report.analysis.document.published.value


def date_key(report: HeldReport) -> tuple[tuple[int, int, int], str]:
    """Return what reports are sorted by: their own date, undated last, then id."""
    return earliest(published(report)) or (9999, 12, 31), report.id
