"""Which of two reports came first, as far as anything shows it (R5: direction only from dates or credit).

A report's own date is what it says of itself, and costs nothing to set back. It orders a pair for reading and proves
nothing. Proof is a capture: one report was surely there on a day before the other says of itself that it came out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.corroborate.folding import fold_words
from sayso.model.edtf import Day, earliest, latest
from sayso.model.spans import Reason
from sayso.model.story import HeldReport

RULE = "R5.direction"
_NEVER: Day = (9999, 12, 31)
_OPENING = 25
"""A party's own statement opens with its name: so many characters into the text, after an article and a role."""
_BRACKET = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Order:
    """A pair of reports in order, whether that is proved, and by what it was ordered."""

    upstream: HeldReport
    derived: HeldReport
    directed: bool
    reason: Reason


def order_pair(a: HeldReport, b: HeldReport) -> Order:
    """Put two reports in order, by the first of these that tells them apart.

    One was captured before the other says that it came out (proof, the only one). One was captured before the other,
    whatever dates they give themselves: whoever dates a copy back gains nothing. Their own dates. A party's own
    statement before a report of the same day about that party. Their ids.
    """
    for one, other in ((a, b), (b, a)):
        if is_proved_before(one, other):
            note = f"captured on {one.captured}, before the other says it came out"
            return Order(one, other, directed=True, reason=Reason(rule=RULE, note=note))
    for is_before, note in _UNPROVED:
        for one, other in ((a, b), (b, a)):
            if is_before(one, other):
                return Order(one, other, directed=False, reason=Reason(rule=RULE, note=note))
    first, second = (a, b) if a.id <= b.id else (b, a)
    note = "of the same day or undated: which was first is not known, they stand in the order of their ids"
    return Order(first, second, directed=False, reason=Reason(rule=RULE, note=note))


def is_proved_before(one: HeldReport, other: HeldReport) -> bool:
    """Tell whether ``one`` was captured before the day on which ``other`` says that it was published."""
    held, out = latest(one.captured), earliest(published(other))
    return held is not None and out is not None and held < out


def is_captured_before(one: HeldReport, other: HeldReport) -> bool:
    """Tell whether ``one`` was captured on an earlier day than ``other``."""
    first, second = latest(one.captured), earliest(other.captured)
    return first is not None and second is not None and first < second


def is_dated_before(one: HeldReport, other: HeldReport) -> bool:
    """Tell whether ``one`` gives itself an earlier date than ``other``, whatever days the two can mean."""
    first, second = latest(published(one)), earliest(published(other))
    return first is not None and second is not None and first < second


def _is_nearer(one: HeldReport, other: HeldReport) -> bool:
    return is_own_statement(one) and not is_own_statement(other)


_UNPROVED = (
    (is_captured_before, "in the order in which they were captured, which proves only since when each is known"),
    (is_dated_before, "in the order of the dates they give themselves, which proves nothing"),
    (_is_nearer, "of the same day or undated; the statement of the party concerned stands before a report of it"),
)


def is_own_statement(report: HeldReport) -> bool:
    """Tell whether a report is a party's own word: its publisher is no outlet and is whom it is about."""
    analysis = report.analysis
    own = fold_words(_BRACKET.sub("", analysis.document.publisher.value or ""))
    opening = analysis.document.passages[0].span.start + _OPENING if analysis.document.passages else 0
    return bool(own) and any(
        fold_words(entity.name) == own and not entity.is_media and any(m.start < opening for m in entity.mentions)
        for entity in analysis.entities
    )


def published(report: HeldReport) -> str | None:
    """Return the date that a report gives itself, as EDTF."""
    return report.analysis.document.published.value


def date_key(report: HeldReport) -> tuple[Day, str]:
    """Return what reports are sorted by: their own date, undated last, then id."""
    return earliest(published(report)) or _NEVER, report.id


def first_of(reports: list[HeldReport]) -> HeldReport:
    """Return the report that stands before the others: by capture where all were captured, else by their own dates."""
    by_capture = all(report.captured is not None for report in reports)
    return min(reports, key=lambda report: _key(report, by_capture=by_capture))


def _key(report: HeldReport, *, by_capture: bool) -> tuple[Day, Day, bool, str]:
    own = earliest(published(report)) or _NEVER
    known = (latest(report.captured) or _NEVER) if by_capture else own
    return known, own, not is_own_statement(report), report.id
