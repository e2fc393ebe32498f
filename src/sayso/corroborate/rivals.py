"""Values that cannot both be right: whether somebody else gives another, or the same origin gave a later one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.corroborate.casebook import Casebook
from sayso.corroborate.lifecycle import Turn
from sayso.corroborate.tracing import Trace, Traced, reports_of
from sayso.model.provenance import ClaimRef, Lifecycle, OriginKind


@dataclass(frozen=True, slots=True)
class Side:
    """A proposition and the trace of its claims on a day."""

    proposition: str
    trace: Trace


@dataclass(frozen=True, slots=True)
class Rivalry:
    """What rivals do to a proposition: who disputes it (rule, note, claims), and whether its own origins moved on."""

    disputes: tuple[tuple[str, str, tuple[ClaimRef, ...]], ...] = ()
    superseded: Turn | None = None


def read_rivals(side: Side, rivals: Sequence[Side], case: Casebook) -> Rivalry:
    """Tell disputes from later values of the same origin, and both from a figure that a copy changed (drift)."""
    own = {origin.key: origin for origin in side.trace.surviving}
    disputes: list[tuple[str, str, tuple[ClaimRef, ...]]] = []
    moved_on: dict[str, tuple[ClaimRef, ...]] = {}
    for rival in rivals:
        for other in rival.trace.surviving:
            if other.key in own:
                if _is_later(other, own[other.key], case):
                    moved_on[other.key] = tuple(other.standing)
            elif not _is_drift(other, own.values(), case):
                note = f"{other.label} gives another value, which cannot be right as well"
                disputes.append(("R7", note, tuple(other.standing)))
    return Rivalry(tuple(disputes), _superseded(own, moved_on))


def _superseded(own: dict[str, Traced], moved_on: dict[str, tuple[ClaimRef, ...]]) -> Turn | None:
    if not own or own.keys() - moved_on.keys():
        return None
    names = ", ".join(sorted(own[key].label for key in moved_on))
    claims = tuple(ref for key in sorted(moved_on) for ref in moved_on[key])
    return Turn(Lifecycle.SUPERSEDED, "R9", f"a later report gives another value on the word of {names}", claims)


def _is_later(other: Traced, own: Traced, case: Casebook) -> bool:
    """Tell whether the last word of an origin on the one value came after its last word on the other."""
    return max(case.days[r.report] for r in other.standing) > max(case.days[r.report] for r in own.standing)


def _is_drift(other: Traced, own: Iterable[Traced], case: Casebook) -> bool:
    """Tell whether a value is only that of copies which changed it on the way: their upstream gives the other one."""
    if other.kind is not OriginKind.OWN_WORD:
        return False
    supported = {report for origin in own for report in origin.reports}
    return all(
        any(edge.upstream in supported for edge in case.upstream.get(report, ())) for report in reports_of(other.claims)
    )
