"""Reasons, written short."""

from __future__ import annotations

from sayso.model.spans import Reason, Span


def because(rule: str, note: str = "", span: Span | None = None) -> Reason:
    """Return the reason of a decision: the rule's id, a sentence for a reader, the words it rests on."""
    return Reason(rule=rule, note=note, span=span)
