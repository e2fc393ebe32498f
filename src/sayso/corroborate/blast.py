"""The blast radius of what was taken back: the reports that rest on it (R9)."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model.provenance import Derivation, DerivationKind

_AMENDING = frozenset({DerivationKind.CORRECTION, DerivationKind.RETRACTION})


def resting_on(report: str, derivations: Iterable[Derivation]) -> tuple[str, ...]:
    """Return the ids of the reports that come from a report, from those that come from it, and so on, sorted.

    Downstream only: what a report itself comes from is not touched by its being taken back (R9). Reports that amend
    another do not rest on it.
    """
    below: dict[str, set[str]] = {}
    for edge in derivations:
        if edge.upstream is not None and edge.kind not in _AMENDING:
            below.setdefault(edge.upstream, set()).add(edge.derived)
    found: set[str] = set()
    waiting = [report]
    while waiting:
        new = below.get(waiting.pop(), set()) - found - {report}
        found |= new
        waiting += sorted(new)
    return tuple(sorted(found))
