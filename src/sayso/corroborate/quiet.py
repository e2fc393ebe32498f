"""Days on which nothing can change: so that ten thousand copies on ten thousand days cost no more than on one.

A day is quiet when all that it brings are further reports which say what is known already, and rest on what is known
already or add an origin that no axis can show any more. Whatever is not surely quiet is worked out in full.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.corroborate.casebook import Casebook
from sayso.corroborate.evidence import Strength
from sayso.corroborate.heads import Head, Heads
from sayso.corroborate.support import Reading
from sayso.corroborate.tracing import Trace, carries
from sayso.model.provenance import ClaimRef, Derivation, Lifecycle, OriginKind, Support

_SEVERAL = frozenset({Support.POSSIBLY_CORROBORATED, Support.CORROBORATED_WITHIN_ONE_PARTY, Support.CORROBORATED})


@dataclass(frozen=True, slots=True)
class Known:
    """How a proposition stood on the last day that was worked out."""

    trace: Trace
    level: Strength
    support: Reading
    lifecycle: Lifecycle
    has_fallen: bool
    eligible: bool


@dataclass
class QuietDays:
    """Tells quiet days of one proposition, asked day by day from the first on."""

    case: Casebook
    heads: Heads
    outlets: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    stated: set[str] = field(default_factory=set)
    """The reports that say it plainly, on anybody's word: on these others can rest."""

    def is_quiet(self, brings: dict[ClaimRef, Strength], known: Known) -> bool:
        """Tell whether claims that a day brings leave all three axes as they are."""
        if known.has_fallen or known.lifecycle is not Lifecycle.LIVE:
            return False
        if known.level is not Strength.PLAIN or not known.trace.surviving:
            return False
        return all(self._changes_nothing(ref, strength, known) for ref, strength in brings.items())

    def note(self, brings: dict[ClaimRef, Strength]) -> None:
        """Remember what a day brought."""
        for ref, strength in brings.items():
            self.reports.add(ref.report)
            if strength is Strength.PLAIN and self.heads.of(ref).kind is not None:
                self.stated.add(ref.report)
            self.outlets |= {self.case.publishers[ref.report], self.heads.of(ref).outlet}

    def _changes_nothing(self, ref: ClaimRef, strength: Strength, known: Known) -> bool:
        report, head = ref.report, self.heads.of(ref)
        if report in self.case.responses or report in self.case.challengers:
            return False
        if self.case.publishers[report] in self.outlets or self._is_upstream(report):
            return False
        if strength < Strength.PLAIN or head.kind is None or (not known.eligible and len(known.trace.surviving) > 1):
            return True
        if head.is_soft:
            return self._is_carried(report, head) or known.support.value in _SEVERAL
        return head.key in known.trace.origins or known.support.value is Support.CORROBORATED

    def _is_upstream(self, report: str) -> bool:
        """Tell whether earlier reports rest on this one, or may: then it can change what they rest on."""
        if any(edge.derived in self.reports for edge in self.case.downstream.get(report, ())):
            return True
        return any(not edge.directed and edge.upstream in self.reports for edge in self._sourced_edges(report))

    def _sourced_edges(self, report: str) -> list[Derivation]:
        claims = self.case.reports[report].analysis.claims
        if all(self._is_own_word(ClaimRef(report=report, claim=claim.id)) for claim in claims):
            return []
        return list(self.case.upstream.get(report, ()))

    def _is_own_word(self, ref: ClaimRef) -> bool:
        return self.heads.of(ref).kind in (OriginKind.OWN_WORD, None)

    def _is_carried(self, report: str, head: Head) -> bool:
        edges = self.case.upstream.get(report, ())
        return any(edge.upstream in self.stated and carries(edge, head) for edge in edges)
