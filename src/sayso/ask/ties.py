"""Reported relations between two entities, drawn from claims and never beyond them.

The rules are those of TRADECRAFT, section 8: the list of relations is closed; being at the same place is never
membership; what is only denied is a tie marked denied; a forecast or a hypothesis is no tie; nothing is passed along a
tie. From one event with several participants a pair comes only where the words themselves relate the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from sayso.ask.answers import Relation, Tie, TieEnd, is_presupposed
from sayso.ask.ends import ends_of
from sayso.ask.lookup import Lookup, arguments_of
from sayso.ask.relations import Family, relation_of
from sayso.ask.timeline import looks_ahead
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind, Stance, Standing

_NO_TIE = frozenset(
    {ClaimKind.LABEL, ClaimKind.PROVENANCE, ClaimKind.NON_COMMENT, ClaimKind.QUESTION, ClaimKind.CORRECTION}
)
_NEGATIVE = frozenset({Stance.CT_NEG, Stance.PR_NEG, Stance.PS_NEG})
_SIDE_BY_SIDE = frozenset({Relation.SHARED_STAGE, Relation.APPEARED_ALONGSIDE})
CO_PRESENCE = frozenset({Relation.SHARED_STAGE, Relation.APPEARED_ALONGSIDE, Relation.ATTENDED})


def find_ties(analysis: Analysis, *, inferred: bool = False) -> tuple[Tie, ...]:
    """Return the ties that a document's claims report, in the order in which the text first reports them.

    ``inferred`` adds the ties that sayso puts together from two claims; they say that they were inferred.
    """
    lookup = Lookup(analysis)
    drawn = [draft for claim in analysis.claims for draft in _drafts(claim, lookup)]
    ties = _gather(drawn)
    return (*ties, *_infer(drawn, lookup)) if inferred else ties


@dataclass(frozen=True, slots=True)
class _Draft:
    """A tie as one claim reports it."""

    a: TieEnd
    b: TieEnd
    family: Family
    claim: Claim

    @property
    def key(self) -> tuple[str, str, Relation, Standing]:
        a, b = (self.a.entity, self.b.entity) if self.family.directed else sorted((self.a.entity, self.b.entity))
        return a, b, self.family.relation, self.claim.standing


def _drafts(claim: Claim, lookup: Lookup) -> Iterator[_Draft]:
    family = relation_of(claim)
    if family is None or not _may_tie(claim):
        return
    for a, b in _pairs(claim, family, lookup):
        if a.entity != b.entity:
            yield _Draft(a, b, family, claim)


def _may_tie(claim: Claim) -> bool:
    """Forecasts, hypotheses, silences and plain negative findings relate nobody."""
    if looks_ahead(claim) or claim.standing is Standing.SILENCE or claim.kind in _NO_TIE:
        return False
    return claim.standing is Standing.DENIED or claim.stance not in _NEGATIVE


def _pairs(claim: Claim, family: Family, lookup: Lookup) -> Iterator[tuple[TieEnd, TieEnd]]:
    subjects, objects = ends_of(claim.subject, lookup), ends_of(claim.object, lookup)
    if subjects and objects and {e.entity for e in subjects} != {e.entity for e in objects}:
        yield from ((a, b) for a in subjects for b in objects)
        return
    if family.directed:
        yield from _directed_pairs(claim, subjects, objects, lookup)
        return
    everyone = _distinct(end for argument in arguments_of(claim) for end in ends_of(argument, lookup))
    if len(everyone) == 2:  # more would be all-pairs, which the words do not say
        yield everyone[0], everyone[1]


def _directed_pairs(
    claim: Claim, subjects: tuple[TieEnd, ...], objects: tuple[TieEnd, ...], lookup: Lookup
) -> Iterator[tuple[TieEnd, TieEnd]]:
    """Pair the side that is known with the only other actor that the claim has."""
    known = subjects or objects
    taken = {end.entity for end in known}
    others = _distinct(
        end for p in claim.participants for end in ends_of(p.argument, lookup) if end.entity not in taken
    )
    if len(known) == 1 and len(others) == 1:
        yield (known[0], others[0]) if subjects else (others[0], known[0])


def _distinct(ends: Iterable[TieEnd]) -> tuple[TieEnd, ...]:
    found: dict[str, TieEnd] = {}
    for end in ends:
        found.setdefault(end.entity, end)
    return tuple(found.values())


def _gather(drafts: Iterable[_Draft]) -> tuple[Tie, ...]:
    """One tie for each pair, relation and standing; two strengths on one pair stay two ties."""
    groups: dict[tuple[str, str, Relation, Standing], list[_Draft]] = defaultdict(list)
    for draft in drafts:
        groups[draft.key].append(draft)
    return tuple(_tie(group) for group in groups.values())


def _tie(group: list[_Draft]) -> Tie:
    first = group[0]
    claims = [draft.claim for draft in group]
    return Tie(
        a=first.a,
        b=first.b,
        relation=first.family.relation,
        standing=first.claim.standing,
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
        directed=first.family.directed,
        presupposed=all(is_presupposed(claim) for claim in claims),
        responses=tuple(dict.fromkeys(r for claim in claims for r in claim.responses)),
        note=_note(first),
    )


def _note(draft: _Draft) -> str:
    if draft.claim.standing is Standing.DENIED:
        return "Only denied: nobody in this article puts it forward as fact."
    if draft.family.relation in CO_PRESENCE:
        return "Being at the same place, not membership and not cooperation."
    return ""


def _infer(drafts: Iterable[_Draft], lookup: Lookup) -> tuple[Tie, ...]:
    """Two ends placed beside the same one on the same occasion: together only by inference."""
    beside: dict[tuple[str, str], list[_Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.family.relation in _SIDE_BY_SIDE:
            beside[(draft.a.entity, _occasion(draft.claim, lookup))].append(draft)
    return tuple(
        _inferred(one, two)
        for group in beside.values()
        for one, two in combinations(group, 2)
        if one.b.entity != two.b.entity
    )


def _occasion(claim: Claim, lookup: Lookup) -> str:
    """Return what makes two claims one occasion: the same sentence, with the same time words."""
    passages = lookup.analysis.document.passages
    number = next((p.number for p in passages if p.span.contains(claim.head)), -claim.head.start - 1)
    return f"{number}/{claim.time.span.start if claim.time else None}"


def _inferred(one: _Draft, two: _Draft) -> Tie:
    weakest = one.claim.standing if _weight(one) <= _weight(two) else two.claim.standing
    return Tie(
        a=one.b,
        b=two.b,
        relation=Relation.SAME_OCCASION,
        standing=weakest,
        claims=(one.claim.id, two.claim.id),
        directed=False,
        inferred=True,
        note="Inferred by sayso from two claims; the article does not state it as a tie.",
    )


_ORDER = (Standing.DENIED, Standing.HEARSAY, Standing.HEDGED, Standing.ASSERTED)


def _weight(draft: _Draft) -> int:
    return _ORDER.index(draft.claim.standing) if draft.claim.standing in _ORDER else 0
