"""What changed on the way from one report to the next: caveats, hedges, holders, figures, dates, labels, certainty.

Compared are sentences that tell the same in a report and in the one that it comes from. Both directions are flagged: a
hedge that was added as well as one that was dropped. What is only reworded is no drift; where the words do not show
that two details are the same detail, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.corroborate.drift_caveats import caveat_drift
from sayso.corroborate.drift_certainty import Sayings, certainty_drift, read_sayings
from sayso.corroborate.drift_details import date_drift, figure_drift
from sayso.corroborate.drift_hedges import hedge_drift
from sayso.corroborate.drift_holders import holder_drift
from sayso.corroborate.drift_labels import label_drift
from sayso.corroborate.legs import Leg
from sayso.corroborate.sentences import read_sentences
from sayso.model.graph import Proposition
from sayso.model.provenance import Derivation, DerivationKind, Drift, DriftKind
from sayso.model.story import HeldReport

_AMENDING = frozenset({DerivationKind.CORRECTION, DerivationKind.RETRACTION})
_WHOLE_REPORT = frozenset(
    {
        DriftKind.CAVEAT_ADDED,
        DriftKind.CAVEAT_DROPPED,
        DriftKind.ATTRIBUTION_ADDED,
        DriftKind.ATTRIBUTION_LOST,
        DriftKind.DETAIL_ONLY_HERE,
    }
)
"""Changes that are seen by looking at whole reports; with a nearer report between, they are told of that one."""


def find_drift(
    reports: Sequence[HeldReport], derivations: Sequence[Derivation], propositions: Sequence[Proposition]
) -> tuple[Drift, ...]:
    """Return the changes along every derivation between two held reports, the same for any order of them.

    Corrections and retractions are no legs: what they change is their matter (R9). Where a report comes from two and
    one of them from the other, only what the nearer does not tell is compared with the farther one.
    """
    sayings = read_sayings(propositions)
    found: list[Drift] = []
    for leg in _legs(reports, derivations):
        found += _drift_on(leg, sayings)
    return tuple(sorted(dict.fromkeys(found), key=_key))


def _key(drift: Drift) -> tuple[str, ...]:
    return (drift.derived, drift.upstream, drift.kind.value, drift.before, drift.after)


def _drift_on(leg: Leg, sayings: Sayings) -> Iterator[Drift]:
    if leg.is_unchanged:
        return
    found = [
        *caveat_drift(leg),
        *hedge_drift(leg),
        *holder_drift(leg),
        *figure_drift(leg),
        *date_drift(leg),
        *label_drift(leg),
        *certainty_drift(leg, sayings),
    ]
    for drift in _once_a_sentence(leg, found):
        if not (leg.nearer and drift.kind in _WHOLE_REPORT):
            yield drift


_OF_MODE = "label (plan)"
"""The ladder of what is only thought of, planned, decided; the others are of what is done."""
_STRENGTH = (DriftKind.CERTAINTY_ROSE, DriftKind.HEDGE_DROPPED)


def _once_a_sentence(leg: Leg, found: Sequence[Drift]) -> Iterator[Drift]:
    """Tell of one change of strength a sentence once: "in talks" that became "a deal" is not two changes.

    That an option became a plan is one change, and that what is planned is another act is a second one.
    """
    told: set[tuple[int, bool]] = set()
    ranked = sorted(found, key=lambda d: (_STRENGTH.index(d.kind) if d.kind in _STRENGTH else -1, d.before, d.after))
    for drift in ranked:
        number = next((s.number for s in leg.derived.sentences if drift.after and drift.after in s.text), None)
        if drift.kind in _STRENGTH and number is not None:
            what = (number, drift.detail == _OF_MODE)
            if what in told:
                continue
            told.add(what)
        yield drift


def _legs(reports: Sequence[HeldReport], derivations: Sequence[Derivation]) -> Iterator[Leg]:
    held = {report.id: report for report in reports}
    by_pair: dict[tuple[str, str], list[Derivation]] = {}
    for edge in sorted(derivations, key=lambda e: e.id):
        if edge.upstream in held and edge.derived in held and edge.kind not in _AMENDING:
            by_pair.setdefault((edge.derived, edge.upstream), []).append(edge)
    readings = {name: read_sentences(held[name]) for name in sorted({name for pair in by_pair for name in pair})}
    above = _above(by_pair)
    for (derived, upstream), edges in sorted(by_pair.items()):
        if derived == upstream:
            continue
        nearer = tuple(readings[other] for other in _between(derived, upstream, above))
        yield Leg(readings[upstream], readings[derived], tuple(edges), nearer)


def _above(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for derived, upstream in pairs:
        found.setdefault(derived, set()).add(upstream)
    return {name: frozenset(names) for name, names in found.items()}


def _between(derived: str, upstream: str, above: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the other upstream reports of ``derived`` that themselves come, in steps, from ``upstream``."""
    others = above.get(derived, frozenset()) - {upstream, derived}
    return sorted(
        other for other in others if upstream in _ancestors(other, above) and derived not in _ancestors(other, above)
    )


def _ancestors(name: str, above: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = above.get(waiting.pop(), frozenset()) - found
        found |= new
        waiting += sorted(new)
    return frozenset(found)
