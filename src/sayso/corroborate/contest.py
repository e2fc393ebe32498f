"""The contest axis: who rejects, answers or doubts a proposition, within the scope of what they say (R10, R11)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.corroborate.casebook import Casebook
from sayso.corroborate.concerned import Concerned
from sayso.corroborate.evidence import Bearing
from sayso.corroborate.heads import Heads
from sayso.model.claims import Claim, ClaimKind, Response, ResponseKind, Standing
from sayso.model.documents import Passage
from sayso.model.provenance import ClaimRef, Contest
from sayso.model.spans import ZoneKind
from sayso.model.story import HeldReport

SILENCES = frozenset({ResponseKind.NO_COMMENT, ResponseKind.DECLINED, ResponseKind.NO_RESPONSE_REPORTED})
"""Neither a denial nor a confirmation (R11)."""

_ANSWERS = frozenset(
    {
        ResponseKind.DENIAL_NARROWER,
        ResponseKind.REJECTS_CHARACTERISATION,
        ResponseKind.PARTIAL,
        ResponseKind.ADMISSION,
        *SILENCES,
    }
)
_GRAVITY = (
    Contest.UNCONTESTED,
    Contest.RESPONDED,
    Contest.DISPUTED_BY_ASSESSMENT,
    Contest.DENIED_GENERAL,
    Contest.DISPUTED,
    Contest.DENIED_SPECIFIC,
)
"""From nothing to what must never be left out: that the party concerned rejects it."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing that stands against a proposition or answers it: what it makes of the axis, by which rule."""

    value: Contest
    rule: str
    note: str
    claims: tuple[ClaimRef, ...]


@dataclass(slots=True)
class Contested:
    """What stands against a proposition on a day. ``responses`` are document and response ids within scope."""

    objections: list[Objection] = field(default_factory=list)
    responses: list[ClaimRef] = field(default_factory=list)
    admitted: list[ClaimRef] = field(default_factory=list)

    @property
    def value(self) -> Contest:
        """The gravest of the objections."""
        found = [objection.value for objection in self.objections]
        return max(found, key=_GRAVITY.index, default=Contest.UNCONTESTED)

    def add(self, value: Contest, rule: str, note: str, *claims: ClaimRef) -> None:
        """Note an objection."""
        self.objections.append(Objection(value, rule, note, claims))


@dataclass(frozen=True)
class Contests:
    """Reads the contest axis off denials, responses and challenges."""

    case: Casebook
    heads: Heads
    concerned: Concerned

    def read(
        self, bearing: Bearing, there: frozenset[ClaimRef], against: frozenset[ClaimRef], *, has_origin: bool
    ) -> Contested:
        """Read what stands against a proposition.

        ``there`` are the claims for it that are held on the day, ``against`` those against it that were not taken back;
        ``has_origin`` says whether anybody identifiable still stands for it. Rivals (incompatible values) are added by
        the caller, who knows how they stand.
        """
        found = Contested()
        by_report = _by_report((*there, *against))
        general = self._answer(bearing, found, by_report)
        for ref in bearing.opposing:
            if ref in against:
                self._oppose(bearing, ref, found, general, has_origin=has_origin)
        self._challenge(there, found, by_report)
        return found

    def _answer(
        self, bearing: Bearing, found: Contested, by_report: Mapping[str, Mapping[str, ClaimRef]]
    ) -> frozenset[ClaimRef]:
        """Attach the responses within scope; return the denials that a response says are general."""
        general: set[ClaimRef] = set()
        for report in sorted(by_report):
            for response in self.case.responses.get(report, ()):
                linked = [by_report[report][claim] for claim in response.claims if claim in by_report[report]]
                if self._is_in_scope(response, report, bearing, linked, by_report[report].values()):
                    found.responses.append(ClaimRef(report=report, claim=response.id))
                    self._respond(response, report, bearing, found, linked)
                    if response.kind is ResponseKind.DENIAL_GENERAL:
                        general.update(linked)
        return frozenset(general)

    def _is_in_scope(
        self, response: Response, report: str, bearing: Bearing, linked: list[ClaimRef], there: Iterable[ClaimRef]
    ) -> bool:
        """Tell whether a response reaches a proposition (R10, R11).

        One that is linked to a claim of it does. A silence of which the words do not say what it is about is kept
        before the matter of the report, by a party that it concerns: never before a figure, a forecast or a role.
        """
        if response.kind is ResponseKind.NOT_KNOWN_IF_ASKED:
            return False
        if linked:
            return True
        if response.kind not in SILENCES or response.claims or not _is_put_to_people(bearing):
            return False
        if not any(self._is_near(response, ref) for ref in there):
            return False
        if self.concerned.is_called(response.by.name, bearing.proposition):
            return True
        return self.concerned.is_party(self.concerned.who(report, response.by), bearing.proposition)

    def _is_near(self, response: Response, ref: ClaimRef) -> bool:
        """Tell whether a silence that does not say on what answers a claim: of the lead, or of the sentence before."""
        number = passage_at(self.case.reports[ref.report], self.case.claims[ref].head.start)
        said = passage_at(self.case.reports[ref.report], response.citation.spans[0].start)
        if number is None or said is None:
            return True
        return said.number - 1 <= number.number <= said.number or is_lead(self.case.reports[ref.report], number)

    def _respond(
        self, response: Response, report: str, bearing: Bearing, found: Contested, linked: list[ClaimRef]
    ) -> None:
        who, refs = response.by.name, tuple(linked)
        key = self.concerned.who(report, response.by)
        is_party = self.concerned.is_party(key, bearing.proposition)
        if response.kind in _ANSWERS:
            rule = "R11" if response.kind in SILENCES else "R10"
            found.add(Contest.RESPONDED, rule, f"{who}: {response.kind.value.replace('_', ' ')}", *refs)
            if response.kind is ResponseKind.ADMISSION and is_party:
                found.admitted.extend(refs)
        elif response.kind is ResponseKind.DENIAL_GENERAL:
            found.add(Contest.DENIED_GENERAL, "R10", f"{who} rejects the class of things, not this by name", *refs)
        elif response.kind is ResponseKind.DENIAL_SPECIFIC:
            value = Contest.DENIED_SPECIFIC if is_party or key is None else Contest.DISPUTED
            found.add(value, "R10", f"{who} rejects this", *refs)

    def _oppose(
        self, bearing: Bearing, ref: ClaimRef, found: Contested, general: frozenset[ClaimRef], *, has_origin: bool
    ) -> None:
        claim, head = self.case.claims[ref], self.heads.of(ref)
        if ref in general:
            return
        if self._is_general(ref, claim):
            note = f"{head.label} rejects the class of things, not this by name"
            found.add(Contest.DENIED_GENERAL, "R10", note, ref)
            return
        scope = "a weaker proposition, and so this one as well" if ref in bearing.below else "this"
        if claim.kind is ClaimKind.ASSESSMENT or head.kind is None:
            note = f"{head.label} assesses against it"
            if claim.standing is not Standing.HEARSAY:
                found.add(Contest.DISPUTED_BY_ASSESSMENT, "R2", note, ref)
            return
        if self._is_denial(ref, claim, bearing):
            found.add(Contest.DENIED_SPECIFIC, "R10", f"{head.label}, a party concerned, rejects {scope}", ref)
        elif claim.standing is Standing.HEDGED:
            found.add(Contest.DISPUTED_BY_ASSESSMENT, "R7", f"{head.label} doubts {scope}, with a hedge", ref)
        elif has_origin:
            found.add(Contest.DISPUTED, "R10", f"{head.label} says the contrary of {scope}", ref)
        elif claim.standing is Standing.DENIED:
            found.add(Contest.DENIED_SPECIFIC, "R10", f"{head.label} rejects {scope}; nobody asserts it", ref)

    def _is_general(self, ref: ClaimRef, claim: Claim) -> bool:
        """Tell whether a denial is one of a class of things ("has always denied paying anybody"), by its response."""
        spans = claim.citation.spans
        return claim.standing is Standing.DENIED and any(
            response.kind is ResponseKind.DENIAL_GENERAL
            and any(own.overlaps(theirs) for own in spans for theirs in response.citation.spans)
            for response in self.case.responses.get(ref.report, ())
        )

    def _is_denial(self, ref: ClaimRef, claim: Claim, bearing: Bearing) -> bool:
        """Tell whether the party concerned rejects it; a contrary finding by the party is a rejection as well.

        What names nobody has no party to look for: whoever is named and denies it outright answers for it.
        """
        kind, _, key = self.heads.of(ref).key.partition(" ")
        if kind not in ("person", "body"):
            return False
        if claim.standing is Standing.DENIED and self.concerned.is_of_nobody(bearing.proposition):
            return True
        return self.concerned.is_party(key, bearing.proposition)

    def _challenge(
        self, there: frozenset[ClaimRef], found: Contested, by_report: Mapping[str, Mapping[str, ClaimRef]]
    ) -> None:
        """Claims that a report sets against others ("critics say such evenings undermine those claims")."""
        for report in sorted({ref.report for ref in there}):
            for claim in self.case.challengers.get(report, ()):
                hit = [by_report[report].get(one) for one in claim.challenges]
                if any(ref in there for ref in hit if ref is not None):
                    ref = ClaimRef(report=report, claim=claim.id)
                    note = f"{self.heads.of(ref).label} assesses against it"
                    found.add(Contest.DISPUTED_BY_ASSESSMENT, "R2", note, ref)


def _is_put_to_people(bearing: Bearing) -> bool:
    proposition = bearing.proposition
    return proposition.kind in (ClaimKind.EVENT, ClaimKind.RELATION) and proposition.value is None


def passage_at(report: HeldReport, position: int) -> Passage | None:
    """Return the passage that holds a position, or ``None``."""
    passages = report.analysis.document.passages
    at = bisect_right(passages, position, key=lambda passage: passage.span.start) - 1
    return passages[at] if at >= 0 and position < passages[at].span.end else None


def is_lead(report: HeldReport, passage: Passage) -> bool:
    """Tell whether a passage is the title or the first sentence of the body."""
    first = next((one for one in report.analysis.document.passages if one.zone is ZoneKind.BODY), None)
    return passage.zone is ZoneKind.TITLE or passage is first


def _by_report(refs: tuple[ClaimRef, ...]) -> Mapping[str, Mapping[str, ClaimRef]]:
    found: dict[str, dict[str, ClaimRef]] = {}
    for ref in refs:
        found.setdefault(ref.report, {})[ref.claim] = ref
    return found


def gravest(objections: list[Objection]) -> Iterator[Objection]:
    """Yield objections from the gravest to the lightest, each kind in its order."""
    yield from sorted(objections, key=lambda objection: -_GRAVITY.index(objection.value))
