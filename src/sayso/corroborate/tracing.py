"""From claims to origins, for one proposition: who rests on whom, and who is left at the end (R1 to R4, R9).

Tracing is relative to the proposition. A derived report rests on its upstream where the upstream says the same at
least as strongly; where it says something weaker, the derived report's claim is its own outlet's word. Named people,
documents and first-hand observers stand for themselves wherever they are quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.corroborate.casebook import Casebook
from sayso.corroborate.evidence import Strength
from sayso.corroborate.heads import Head, Heads
from sayso.corroborate.rings import strong_components
from sayso.corroborate.ruled import POSSIBLE
from sayso.model.provenance import ClaimRef, Derivation, DerivationBasis, DerivationKind, OriginKind

_CARRIED_OVER = frozenset(
    {
        DerivationKind.REPRINT,
        DerivationKind.PARTIAL_REPRINT,
        DerivationKind.SAME_WIRE,
        DerivationKind.REVISION,
        DerivationKind.QUOTATION,
    }
)
"""With the words the unnamed people came along; a report that only credits another may have people of its own."""

_RANK = {OriginKind.UNNAMED_BUNDLE: 0, OriginKind.MEDIA_OUTLET: 1, OriginKind.OWN_WORD: 2}


@dataclass(slots=True)
class Traced:
    """One origin of one proposition while it is worked out.

    ``claims`` state it themselves, ``standing`` are those that were not taken back; ``reports`` rest on it.
    """

    key: str
    kind: OriginKind
    label: str
    claims: list[ClaimRef] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    standing: list[ClaimRef] = field(default_factory=list)
    speakers: set[str] = field(default_factory=set)
    heads: dict[str, Head] = field(default_factory=dict)

    @property
    def survives(self) -> bool:
        """Whether a claim that states it still stands."""
        return bool(self.standing)


@dataclass(slots=True)
class Trace:
    """How the claims for one proposition come down to origins.

    ``rests_on`` says on which reports the soft claims of each report rest, and ``by`` the derivations that show it.
    ``repeats`` are claims that repeat what their upstream took back. ``absorbed`` are own words of an outlet that
    states its source elsewhere.
    """

    origins: dict[str, Traced] = field(default_factory=dict)
    rests_on: dict[str, set[str]] = field(default_factory=dict)
    by: dict[str, set[str]] = field(default_factory=dict)
    repeats: list[ClaimRef] = field(default_factory=list)
    absorbed: list[ClaimRef] = field(default_factory=list)
    uncounted: dict[ClaimRef, Head] = field(default_factory=dict)
    circles: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def surviving(self) -> list[Traced]:
        """The origins that still stand, by key."""
        return [self.origins[key] for key in sorted(self.origins) if self.origins[key].survives]


@dataclass(frozen=True)
class Tracer:
    """Traces claims to origins in one story."""

    case: Casebook
    heads: Heads

    def trace(
        self,
        strengths: Mapping[ClaimRef, Strength],
        level: Strength,
        fallen: frozenset[ClaimRef],
        elsewise: frozenset[str] = frozenset(),
    ) -> Trace:
        """Trace the claims that are at least as strong as ``level``.

        ``fallen`` are those that were taken back; ``elsewise`` are reports that say something weaker, or another value.
        """
        counted = sorted((r for r, s in strengths.items() if s >= level), key=lambda r: (r.report, r.claim))
        trace = Trace()
        reports: dict[str, list[ClaimRef]] = {}
        rumours = self._rumours(strengths, level)
        for ref in counted:
            head = self.heads.of(ref)
            if head.kind is OriginKind.MEDIA_OUTLET and not head.is_own and head.outlet in rumours:
                head = self._from_nobody(head)
            if head.kind is None:
                trace.uncounted[ref] = head
            else:
                reports.setdefault(ref.report, []).append(ref)
        saying = {self.case.publishers[report] for report in elsewise}
        work = _Work(self, trace, reports, fallen, saying - {self.case.publishers[report] for report in reports})
        work.find_edges()
        work.settle()
        return trace

    def _rumours(self, strengths: Mapping[ClaimRef, Strength], level: Strength) -> set[str]:
        """Return the outlets whose reports are held and have it from nobody, and only so."""
        said = {self.case.publishers[ref.report] for ref, strength in strengths.items() if strength >= level}
        heard = {self.case.publishers[r.report] for r, s in strengths.items() if s is Strength.HEARSAY}
        return heard - said

    def _from_nobody(self, head: Head) -> Head:
        """Who credits an outlet for what it has from nobody has it from nobody too, however sure the words (R1, R2)."""
        note = f"credited to {self.case.outlet_name(head.outlet)}, whose report is held and has it from nobody"
        return Head(None, "", head.label, "R2", note)


@dataclass
class _Work:
    """The working state of one trace."""

    tracer: Tracer
    trace: Trace
    reports: dict[str, list[ClaimRef]]
    fallen: frozenset[ClaimRef]
    elsewise: set[str]
    """Outlets whose reports are held and say something weaker, or another value, and not this."""
    targets: dict[ClaimRef, tuple[str, ...]] = field(default_factory=dict)
    keys: dict[str, frozenset[str]] = field(default_factory=dict)
    alive: dict[str, bool] = field(default_factory=dict)
    stands: dict[ClaimRef, bool] = field(default_factory=dict)

    @property
    def case(self) -> Casebook:
        return self.tracer.case

    def head(self, ref: ClaimRef) -> Head:
        """Return the head of a claim; what a credit does not bear out is the crediting outlet's own word (R12)."""
        head = self.tracer.heads.of(ref)
        if head.kind is None or head.via not in self.elsewise or not head.via:
            return head
        credited = self.case.outlet_name(head.via)
        note = f"credited to {credited}, whose report is held and does not say so: the outlet's own word"
        return self.tracer.heads.own_word(ref.report, note)

    def find_edges(self) -> None:
        """For each claim that only an outlet answers for, or that is credited to one, find on which reports it rests.

        Whomever a report names by way of another, the other's own words say on whom that rests, where they are held.
        """
        sourced = self._sourced_by_outlet()
        held = self._held_by_outlet()
        for report, refs in self.reports.items():
            for ref in refs:
                if self.head(ref).is_soft:
                    self._find_targets(report, ref, sourced, held)
                elif there := (set(held.get(self.head(ref).via, ())) | self._same_paper(report, ref)) - {report}:
                    self._rest(report, ref, there, self._edges_to(report, there))

    def _find_targets(
        self, report: str, ref: ClaimRef, sourced: Mapping[str, list[str]], held: Mapping[str, list[str]]
    ) -> None:
        head = self.head(ref)
        edges = [e for e in self.case.upstream.get(report, ()) if self._is_carried(e, head)]
        there = {e.upstream for e in edges if e.upstream is not None}
        if head.kind is OriginKind.OWN_WORD:
            turned = [e for e in self.case.undirected.get(report, ()) if e.derived in self.sourced]
            there |= {e.derived for e in turned}
            edges += turned
        if not head.is_own:
            there |= set(held.get(head.outlet, ())) - {report}
        if head.kind is OriginKind.OWN_WORD and (others := sourced.get(head.outlet)):
            self.trace.absorbed.append(ref)
            there |= set(others)
        if head.kind is OriginKind.OWN_WORD and report in there:
            self.targets[ref] = (report,)
            return
        self._rest(report, ref, there - {report}, edges)

    def _rest(self, report: str, ref: ClaimRef, there: set[str], edges: Iterable[Derivation]) -> None:
        self.targets[ref] = tuple(sorted(there))
        if there:
            self.trace.rests_on.setdefault(report, set()).update(there)
            self.trace.by.setdefault(report, set()).update(edge.id for edge in edges)

    def _same_paper(self, report: str, ref: ClaimRef) -> set[str]:
        """A document that nobody names is, in a derived report, the one that its upstream writes of (R4)."""
        if not self.head(ref).is_unnamed_document:
            return set()
        edges = (edge for edge in self.case.upstream.get(report, ()) if edge.upstream in self.reports)
        return {edge.upstream for edge in edges if edge.upstream is not None and self._has_paper(edge.upstream)}

    def _has_paper(self, report: str) -> bool:
        return any(self.head(ref).kind is OriginKind.DOCUMENT for ref in self.reports[report])

    def _edges_to(self, report: str, there: set[str]) -> list[Derivation]:
        return [edge for edge in self.case.upstream.get(report, ()) if edge.upstream in there]

    def _is_carried(self, edge: Derivation, head: Head) -> bool:
        """Where nothing shows who was first, the report that states a source is not traced to the one that does not."""
        if edge.upstream not in self.reports or not carries(edge, head):
            return False
        return edge.directed or head.kind is OriginKind.OWN_WORD or edge.upstream in self.sourced

    @cached_property
    def sourced(self) -> frozenset[str]:
        """The reports that state a source for the proposition."""
        return frozenset(
            report
            for report, refs in self.reports.items()
            if any(self.head(ref).kind is not OriginKind.OWN_WORD for ref in refs)
        )

    def _sourced_by_outlet(self) -> Mapping[str, list[str]]:
        """The reports of each outlet that state a source for the proposition."""
        found: dict[str, list[str]] = {}
        for report in sorted(self.sourced):
            found.setdefault(self.case.publishers[report], []).append(report)
        return found

    def _held_by_outlet(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for report in self.reports:
            found.setdefault(self.case.publishers[report], []).append(report)
        return found

    def settle(self) -> None:
        """Work out each report's origins, those upstream first; reports in a ring share theirs."""
        onward = {report: tuple(sorted(self._onward(report))) for report in self.reports}
        order = {report: tuple(sorted({*there, *self._quoted_before(report)})) for report, there in onward.items()}
        for ring in strong_components(order):
            self._settle_ring(ring, onward)

    def _quoted_before(self, report: str) -> set[str]:
        """The upstream reports on the list: what fell there is known before this report is looked at."""
        there = {edge.upstream for edge in self.case.upstream.get(report, ())}
        return {one for one in there if one in self.reports and one != report}

    def _onward(self, report: str) -> set[str]:
        return {there for ref in self.reports[report] for there in self.targets.get(ref, ()) if there != report}

    def _settle_ring(self, ring: tuple[str, ...], onward: Mapping[str, tuple[str, ...]]) -> None:
        inside = set(ring)
        beyond = sorted({there for report in ring for there in onward[report]} - inside)
        keys = set().union(*(self.keys[there] for there in beyond)) if beyond else set()
        refs = [ref for report in ring for ref in self.reports[report]]
        for ref in refs:
            self.stands[ref] = self._still_stands(ref, inside)
        own = {key for ref in refs if (key := self._own_key(ref)) is not None}
        if len(ring) > 1 and not own and not keys:
            own = {self._close_circle(ring, refs)}
        for report in ring:
            self.keys[report] = frozenset(keys | own)
            self.alive[report] = any(self.stands[ref] for ref in self.reports[report])
        for report in ring:
            for key in self.keys[report]:
                self.trace.origins[key].reports.add(report)

    def _own_key(self, ref: ClaimRef) -> str | None:
        """Return the key of the origin that a claim states itself, or ``None`` where it rests on other reports."""
        if self.targets.get(ref):
            return None
        head = self.head(ref)
        self._add(head.key, head, ref)
        return head.key

    def _add(self, key: str, head: Head, ref: ClaimRef) -> None:
        if head.kind is None:
            return
        origin = self.trace.origins.setdefault(key, Traced(key, head.kind, head.label))
        if _RANK.get(head.kind, 9) < _RANK.get(origin.kind, -1):
            origin.kind, origin.label = head.kind, head.label
        origin.claims.append(ref)
        origin.speakers.update(head.speakers)
        origin.heads.setdefault(head.note, head)
        if self.stands[ref]:
            origin.standing.append(ref)

    def _close_circle(self, ring: tuple[str, ...], refs: Sequence[ClaimRef]) -> str:
        """All credit goes around: one origin, and nobody at the head of it (R4)."""
        key = f"circle {min(ring)}"
        names = sorted({self.case.outlet_label(report) for report in ring})
        label = f"a circle of credit: {', '.join(names)}"
        self.trace.circles.append(tuple(sorted(ring)))
        head = Head(
            OriginKind.MEDIA_OUTLET, key, label, "R4", "each gives another as its source; nobody heads the chain"
        )
        for ref in refs:
            self._add(key, head, ref)
        return key

    def _still_stands(self, ref: ClaimRef, inside: set[str]) -> bool:
        """A claim falls when it is taken back, or when all that it rests on has fallen (R9)."""
        if ref in self.fallen:
            return False
        there = [one for one in self.targets.get(ref, ()) if one not in inside]
        fell = (bool(there) and not any(self.alive[one] for one in there)) or self._quotes_what_fell(ref)
        if fell:
            self.trace.repeats.append(ref)
        return not fell

    def _quotes_what_fell(self, ref: ClaimRef) -> bool:
        """A derived report that names the same person as its upstream has the name from there."""
        head = self.head(ref)
        if head.is_soft:
            return False
        said = [
            self.stands.get(other, True)
            for edge in self.case.upstream.get(ref.report, ())
            for other in self.reports.get(edge.upstream or "", ())
            if self.head(other).key == head.key
        ]
        return bool(said) and not any(said)


def carries(edge: Derivation, head: Head) -> bool:
    """Tell whether a soft claim of a derived report comes with a derivation, where the upstream says the same.

    An outlet's own word does (R4). Its own unnamed people come along with the words, not with a credit alone, and not
    where the wording is only possibly the same: then the report has a source of its own.
    """
    if head.kind is not OriginKind.UNNAMED_BUNDLE or not head.is_own:
        return True
    is_wording = edge.basis is DerivationBasis.DETECTED or edge.kind in _CARRIED_OVER
    return is_wording and not POSSIBLE & {reason.rule for reason in edge.reasons}


def reports_of(refs: Iterable[ClaimRef]) -> frozenset[str]:
    """Return the reports that claims stand in."""
    return frozenset(ref.report for ref in refs)
