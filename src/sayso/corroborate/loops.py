"""Circles of credit: reports that give each other as the source, so that nobody stands behind them (R4)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from sayso.model.provenance import Derivation, DerivationBasis, DerivationKind

_AMENDING = frozenset({DerivationKind.CORRECTION, DerivationKind.RETRACTION, DerivationKind.REVISION})

Edges = Mapping[str, tuple[str, ...]]


def find_loops(derivations: Iterable[Derivation]) -> tuple[tuple[str, ...], ...]:
    """Return the circles of credit as document ids, each beginning with its smallest id, sorted.

    For each report that stands in a circle the shortest one through it is given, so that every circle is seen without
    listing each of the many ways around a tangle. Only credits count: words in common go around by themselves.
    """
    edges = _trimmed(_edges(derivations))
    found = {_turned(loop) for start in edges if (loop := _shortest(start, edges)) is not None}
    return tuple(sorted(found))


def _edges(derivations: Iterable[Derivation]) -> Edges:
    onward: dict[str, set[str]] = {}
    for each in derivations:
        if each.basis is DerivationBasis.DECLARED and each.upstream is not None and each.kind not in _AMENDING:
            onward.setdefault(each.derived, set()).add(each.upstream)
    return {report: tuple(sorted(onward[report])) for report in sorted(onward)}


def _trimmed(edges: Edges) -> Edges:
    """Leave out whatever leads nowhere, then what leads only there, and so on: what stands in a circle stays."""
    back: dict[str, set[str]] = {}
    for one, onward in edges.items():
        for there in onward:
            back.setdefault(there, set()).add(one)
    left = {one: set(onward) for one, onward in edges.items()}
    ends = deque(sorted(there for there in back if there not in left))
    while ends:
        end = ends.popleft()
        for one in sorted(back.get(end, ())):
            left[one].discard(end)
            if not left[one]:
                ends.append(one)
    return {one: tuple(sorted(onward)) for one, onward in left.items() if onward}


def _shortest(start: str, edges: Edges) -> tuple[str, ...] | None:
    """Return the shortest way from a report back to itself; of several, the first by ids."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in edges.get(here, ()):
            if there == start:
                return _way(start, here, came_from)
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    return None


def _way(start: str, last: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    way = [last]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _turned(loop: tuple[str, ...]) -> tuple[str, ...]:
    at = loop.index(min(loop))
    return loop[at:] + loop[:at]
