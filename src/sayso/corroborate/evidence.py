"""The claims that bear on one proposition on one day, and how strongly each of them puts it forward (R7, R12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from sayso.corroborate.casebook import Casebook
from sayso.model.claims import Certainty, Claim, ClaimKind, SourceKind, Standing
from sayso.model.graph import Proposition, PropositionRelation
from sayso.model.provenance import ClaimRef


class Strength(IntEnum):
    """How strongly a claim puts its proposition forward; a weaker one never stands in for a stronger one."""

    UNSAID = 0  # asked, wished, only if: nobody says it
    HEARSAY = 1  # passed on, with nobody behind it
    HEDGED = 2  # may, could, allegedly
    PLAIN = 3


@dataclass(frozen=True, slots=True)
class Bearing:
    """What bears on one proposition: claims for it, also those of stronger propositions, and claims against it."""

    proposition: Proposition
    supporting: Mapping[ClaimRef, Strength]
    through: Mapping[ClaimRef, str]
    """The stronger proposition by which a claim supports this one (R7)."""
    opposing: tuple[ClaimRef, ...]
    below: Mapping[ClaimRef, str]
    """The weaker proposition whose denial contests this one as well (R10)."""


@dataclass(frozen=True)
class Ladder:
    """Which propositions are stronger or weaker than each, by their links, however many rungs apart."""

    propositions: Mapping[str, Proposition]

    def stronger(self, proposition: str) -> tuple[str, ...]:
        """Return the propositions that entail it."""
        return self._reach(proposition, self._up)

    def weaker(self, proposition: str) -> tuple[str, ...]:
        """Return the propositions that it entails."""
        return self._reach(proposition, self._down)

    def rivals(self, proposition: str) -> tuple[str, ...]:
        """Return the propositions that conflict with it."""
        return self._rivals.get(proposition, ())

    def less(self, proposition: str) -> tuple[str, ...]:
        """Return the propositions that say less and do not follow: a plan, beside what is done."""
        links = self.propositions[proposition].links
        return tuple(sorted({k.proposition for k in links if k.kind is PropositionRelation.RELATED_WEAKER}))

    def _reach(self, start: str, edges: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        seen, waiting = {start}, [start]
        while waiting:
            for there in edges.get(waiting.pop(), ()):
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
        return tuple(sorted(seen - {start}))

    @cached_property
    def _down(self) -> Mapping[str, tuple[str, ...]]:
        return self._edges(PropositionRelation.ENTAILS, PropositionRelation.ENTAILED_BY)

    @cached_property
    def _up(self) -> Mapping[str, tuple[str, ...]]:
        return self._edges(PropositionRelation.ENTAILED_BY, PropositionRelation.ENTAILS)

    @cached_property
    def _rivals(self) -> Mapping[str, tuple[str, ...]]:
        return self._edges(PropositionRelation.CONFLICTS, PropositionRelation.CONFLICTS)

    def _edges(self, kind: PropositionRelation, mirrored: PropositionRelation) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for one in self.propositions.values():
            for link in one.links:
                if link.kind is kind and link.proposition in self.propositions:
                    found.setdefault(one.id, set()).add(link.proposition)
                if link.kind is mirrored and link.proposition in self.propositions:
                    found.setdefault(link.proposition, set()).add(one.id)
        return {name: tuple(sorted(there)) for name, there in found.items()}


def bearing_of(proposition: Proposition, ladder: Ladder, case: Casebook) -> Bearing:
    """Gather what bears on a proposition, from itself and from the rungs above and below it."""
    above = [ladder.propositions[name] for name in ladder.stronger(proposition.id)]
    supporting = _strengths(proposition, case)
    through: dict[ClaimRef, str] = {}
    for one in above:
        for ref, strength in _strengths(one, case).items():
            if ref not in supporting:
                supporting[ref] = strength
                through[ref] = one.id
    opposing = dict.fromkeys(_held(proposition.denials, case))
    below: dict[ClaimRef, str] = {}
    for name in ladder.weaker(proposition.id):
        for ref in _held(ladder.propositions[name].denials, case):
            if ref not in opposing:
                opposing[ref] = None
                below[ref] = name
    against = tuple(ref for ref in opposing if ref not in supporting)
    return Bearing(proposition, supporting, through, against, below)


def _held(refs: Iterable[ClaimRef], case: Casebook) -> list[ClaimRef]:
    """Return the claims that are held, without those by which a correction takes back its outlet's own words (R9)."""
    return [ref for ref in refs if ref in case.claims and case.claims[ref].kind is not ClaimKind.CORRECTION]


def _strengths(proposition: Proposition, case: Casebook) -> dict[ClaimRef, Strength]:
    held = _held(proposition.claims, case)
    is_forecast = proposition.kind is ClaimKind.FORECAST or all(
        case.claims[ref].standing in (Standing.FORECAST, Standing.HYPOTHETICAL) for ref in held
    )
    is_modal = bool(proposition.modality)
    return {ref: strength_of(case.claims[ref], is_forecast=is_forecast, is_modal=is_modal) for ref in held}


def strength_of(claim: Claim, *, is_forecast: bool, is_modal: bool = False) -> Strength:
    """Return how strongly a claim says what it says; a forecast says plainly only that something will be.

    ``is_modal``: what is said is that something is planned, considered or asked for. That the thing itself is only
    thought of does not make that any weaker.
    """
    if is_modal and claim.standing is Standing.HYPOTHETICAL:
        return Strength.PLAIN
    if claim.standing in (Standing.HYPOTHETICAL, Standing.SILENCE, Standing.DENIED):
        return Strength.UNSAID
    if claim.standing is Standing.HEARSAY or _is_passed_on(claim):
        return Strength.HEARSAY
    if claim.standing is Standing.HEDGED or (claim.standing is Standing.FORECAST and not is_forecast):
        return Strength.HEDGED
    is_certain = claim.stance.value.startswith(Certainty.CERTAIN.value)
    return Strength.PLAIN if is_certain or claim.standing is Standing.ASSERTED else Strength.HEDGED


def _is_passed_on(claim: Claim) -> bool:
    """Whether it is only rumoured that the holder said it: "It is said that she promised a ferry" (R1, R2)."""
    return any(step.source.kind is SourceKind.GENERIC_HEARSAY for step in claim.chain)
