"""Figures in the words of a report: money, counts, shares and measures, never finer than the words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sayso.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure as written, and what it bounds. A point has ``low == high``; an open side is ``None``.

    ``unit`` is an ISO 4217 code for money (``EUR``; ``$`` alone is ``$``), ``%`` for shares, a unit of measure, or
    empty for a count; ``noun`` is the lemma of what is counted ("people" is "person"), empty where the words name none.
    ``approximate`` is true for "about", "some", "nearly": two figures that differ by rounding are then no conflict.
    """

    text: str
    span: Span
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    noun: str = ""
    approximate: bool = False
