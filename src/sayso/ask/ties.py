"""Reported relations between two entities, drawn from claims and never beyond them.

The rules are those of TRADECRAFT, section 8: the list of relations is closed; being at the same place is never
membership; what is only denied is a tie marked denied; a forecast or a hypothesis is no tie; nothing is passed along a
tie. From one event with several participants a pair comes only where the words themselves relate the two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from sayso.ask.answers import Tie, TieEnd, is_presupposed
from sayso.ask.claim_ties import ClaimTie
from sayso.ask.ends import ALLEGED, country_ends, ends_of
from sayso.ask.lookup import PLACES, Lookup
from sayso.ask.noun_ties import by_noun
from sayso.ask.offices import in_office
from sayso.ask.own_words import in_own_words
from sayso.ask.relations import (
    BASED_IN,
    CO_PRESENCE,
    DEALINGS,
    SAME_OCCASION,
    SIDE_BY_SIDE,
    TO_OCCASIONS,
    Family,
    families,
    family_between,
    relation_of,
)
from sayso.ask.timeline import looks_ahead
from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, Claim, ClaimKind, Stance, Standing
from sayso.model.mentions import DocumentEntity, EntityType

_NO_TIE = frozenset(
    {ClaimKind.LABEL, ClaimKind.PROVENANCE, ClaimKind.NON_COMMENT, ClaimKind.QUESTION, ClaimKind.CORRECTION}
)
_NEGATIVE = frozenset({Stance.CT_NEG, Stance.PR_NEG, Stance.PS_NEG})


def find_ties(analysis: Analysis, *, inferred: bool = False) -> tuple[Tie, ...]:
    """Return the ties that a document's claims report, in the order in which the text first reports them.

    ``inferred`` adds the ties that sayso puts together from two claims; they say that they were inferred.
    """
    lookup = Lookup(analysis)
    drawn = [tie for claim in analysis.claims for tie in _of_claim(claim, lookup)]
    ties = _gather(drawn)
    return (*ties, *_infer(drawn, lookup)) if inferred else ties


def _of_claim(claim: Claim, lookup: Lookup) -> Iterator[ClaimTie]:
    """Apply each rule to a claim that may tie at all; an end is never tied to itself."""
    if not _may_tie(claim) or _is_alleged(claim, lookup):
        return
    tied: set[frozenset[str]] = set()
    if _links_others(claim):
        yield from _linked_by(claim, lookup)
        return
    for rule in (_own_relation, _companions, _affiliations, _between, _occasion_meant, _seat, *_LAST):
        for tie in rule(claim, lookup):
            pair = frozenset(tie.pair)
            if len(pair) == 2 and (rule not in _LAST or pair not in tied):
                tied.add(pair)
                yield tie


def _links_others(claim: Claim) -> bool:
    """Tell whether somebody links one to another: "the report linked the firm to a militia" is no tie of its own."""
    roles = {p.role for p in claim.participants}
    return claim.family == _LINKED and claim.subject is not None and "patient" in roles and bool(roles & _TO)


_LINKED = "linked_to"
_TO = frozenset({"to", "with"})


def _linked_by(claim: Claim, lookup: Lookup) -> Iterator[ClaimTie]:
    """Tie the two that somebody links; whoever has links of its own is the first of them."""
    patient = next(p.argument for p in claim.participants if p.role == "patient")
    others = _distinct(end for p in claim.participants if p.role in _TO for end in ends_of(p.argument, lookup))
    own = ends_of(claim.subject if _NOUN_OF_LINKS.search(patient.name) else patient, lookup)
    yield from (ClaimTie(a, b, families()[_LINKED], claim) for a in own for b in others if a.entity != b.entity)


_NOUN_OF_LINKS = re.compile(r"\b(?:link|tie|connection|relation|contact|association)s?\b", re.IGNORECASE)


def _is_alleged(claim: Claim, lookup: Lookup) -> bool:
    """Tell whether a claim is what "allegations that" somebody did: told flatly or not, it is no plain tie."""
    start = claim.citation.spans[0].start
    text, near = lookup.analysis.document.text, max(0, start - _NEAR)
    return claim.standing is Standing.ASSERTED and _ALLEGATIONS.search(text, near, start) is not None


_ALLEGATIONS = re.compile(rf"{ALLEGED.pattern}\s+(?:(?:that|of|by|against)\s+)?$", re.IGNORECASE)
_NEAR = 80
"""How many characters before a claim "allegations that" may begin; more than it has."""
_LAST = (in_office, by_noun, in_own_words)
"""Rules that say of a pair only what no rule before has said."""


def _may_tie(claim: Claim) -> bool:
    """Forecasts, hypotheses, silences and plain negative findings relate nobody."""
    if looks_ahead(claim) or claim.standing is Standing.SILENCE or claim.kind in _NO_TIE:
        return False
    return claim.standing is Standing.DENIED or claim.stance not in _NEGATIVE


def _own_relation(claim: Claim, lookup: Lookup) -> Iterator[ClaimTie]:
    """The claim's own predicate relates its subject to its object, or to the only other party that it has."""
    family = relation_of(claim)
    if family is None or (_is_place(claim.object, lookup) and not _is_dealing(claim, family)):
        return
    subjects, objects = (
        _fit(_joined(a, role, claim, family, lookup), family, lookup)
        for a, role in ((claim.subject, "also_agent"), (claim.object, "also_patient"))
    )
    if subjects and objects and {e.entity for e in subjects} != {e.entity for e in objects}:
        yield from (ClaimTie(a, b, family, claim) for a in subjects for b in objects)
        return
    known = subjects or objects
    others = [end for end in _parties(claim, family, lookup) if end.entity not in {e.entity for e in known}]
    if len(known) == 1 and len(others) == 1:  # more would be all-pairs, which the words do not say
        a, b = (known[0], others[0]) if subjects else (others[0], known[0])
        yield ClaimTie(a, b, family, claim)
    elif len(pair := known or others) == 2 and not family.directed:
        yield ClaimTie(pair[0], pair[1], family, claim)


def _joined(argument: Argument | None, role: str, claim: Claim, family: Family, lookup: Lookup) -> tuple[TieEnd, ...]:
    """Return whom an argument stands for, with whom the words join to it by "and"."""
    others = (p.argument for p in claim.participants if p.role == role)
    return _distinct(end for a in (argument, *others) for end in _ends(a, claim, family, lookup))


def _ends(argument: Argument | None, claim: Claim, family: Family, lookup: Lookup) -> tuple[TieEnd, ...]:
    found = ends_of(argument, lookup)
    return found if found or not _is_dealing(claim, family) else country_ends(argument, claim, lookup)


def _is_dealing(claim: Claim, family: Family) -> bool:
    """Tell whether a country may be a party: where it is dealt with, not where a title only says whence somebody is."""
    return family.relation in DEALINGS and claim.kind is not ClaimKind.ROLE


def _seat(claim: Claim, lookup: Lookup) -> Iterator[ClaimTie]:
    """Relate a body to the country or town where it is said to be based or to operate."""
    body = lookup.of_argument(claim.subject)
    if claim.family == BASED_IN and body is not None and body.type is EntityType.ORG:
        place = lookup.of_argument(claim.object)
        if place is not None and place.type is EntityType.GPE and claim.object is not None:
            here = TieEnd(entity=place.id, name=place.name, words=claim.object.name)
            yield from (ClaimTie(end, here, families()[BASED_IN], claim) for end in ends_of(claim.subject, lookup))


def _is_place(argument: Argument | None, lookup: Lookup) -> bool:
    entity = lookup.of_argument(argument)
    return entity is not None and entity.type in PLACES


def _fit(ends: tuple[TieEnd, ...], family: Family, lookup: Lookup) -> tuple[TieEnd, ...]:
    """Leave out occasions where the relation is one between parties: people meet people, not meetings."""
    if family.relation in TO_OCCASIONS:
        return ends
    return tuple(end for end in ends if lookup.entities[end.entity].type is not EntityType.EVENT)


def _parties(claim: Claim, family: Family, lookup: Lookup) -> tuple[TieEnd, ...]:
    """Return who else takes part in the relation itself, not who is only named on the way."""
    roles = _MUTUAL if not family.directed else _RECEIVING
    ends = (end for p in claim.participants if p.role in roles for end in _ends(p.argument, claim, family, lookup))
    return _fit(_distinct(ends), family, lookup)


_MUTUAL = frozenset({"agent", "patient", "with", "and"})
_RECEIVING = frozenset({"agent", "patient", "to", "for", "by", "body"})
_BESIDE = frozenset({"alongside", "beside"})


def _companions(claim: Claim, lookup: Lookup) -> Iterator[ClaimTie]:
    """Being alongside puts two parties in one place, whatever else the claim says of the first."""
    if claim.family == "appeared_alongside":
        return
    subjects = ends_of(claim.subject, lookup)
    for participant in claim.participants:
        if participant.role in _BESIDE and len(subjects) == 1 and _is_quoted(participant.argument, claim):
            for end in ends_of(participant.argument, lookup):
                yield ClaimTie(subjects[0], end, families()["appeared_alongside"], claim)


def _is_quoted(argument: Argument, claim: Claim) -> bool:
    """Whether a claim's own words name the party: what stands outside them is another claim's affair."""
    return argument.span is None or any(span.overlaps(argument.span) for span in claim.citation.spans)


def _affiliations(claim: Claim, lookup: Lookup) -> Iterator[ClaimTie]:
    """People from two bodies meet: the meeting is between the two, in the words that stand for them."""
    family = relation_of(claim)
    if family is None or family.directed or claim.subject is None:
        return
    bodies = _distinct(
        replace(end, words=claim.subject.name)
        for p in claim.participants
        if p.role == "affiliation"
        for end in ends_of(p.argument, lookup)
    )
    if len(bodies) == 2:
        yield ClaimTie(bodies[0], bodies[1], family, claim)


def _between(claim: Claim, lookup: Lookup) -> Iterator[ClaimTie]:
    """Relate A and B by the noun of "links between A and B"; one that is only mentioned is taken for granted."""
    ends = _distinct(end for p in claim.participants if p.role == "between" for end in ends_of(p.argument, lookup))
    noun = _BETWEEN.search(claim.citation.quote)
    family = family_between(noun[1]) if noun is not None else None
    if len(ends) == 2 and family is not None:
        given = claim.kind is not ClaimKind.ASSESSMENT and claim.family != family.relation
        yield ClaimTie(ends[0], ends[1], family, claim, presupposed=given)


_BETWEEN = re.compile(r"\b(\w+(?: \w+){0,3}) between\b", re.IGNORECASE)


def _occasion_meant(claim: Claim, lookup: Lookup) -> Iterator[ClaimTie]:
    """Find what was attended in a sentence before, as for "attending as the guest of honour"."""
    subjects = ends_of(claim.subject, lookup)
    if claim.family != "attended" or len(subjects) != 1 or lookup.of_argument(claim.object) is not None:
        return
    event = _last_event(claim, lookup)
    if event is not None:
        end = TieEnd(entity=event.id, name=event.name, words=event.name)
        note = "Which occasion is meant is read from the sentences before."
        yield ClaimTie(subjects[0], end, families()["attended"], claim, note=note)


def _last_event(claim: Claim, lookup: Lookup) -> DocumentEntity | None:
    """Return the occasion that was named last before a claim, in its own paragraph or the one before."""
    passages = lookup.analysis.document.passages
    here = next((p.paragraph for p in passages if p.span.contains(claim.head)), None)
    near = [p.span for p in passages if here is not None and here - 1 <= p.paragraph <= here]
    named = [
        (span.start, entity.id)
        for entity in lookup.analysis.entities
        if entity.type is EntityType.EVENT
        for span in (*entity.mentions, *entity.references)
        if span.end <= claim.head.start and any(passage.contains(span) for passage in near)
    ]
    return lookup.entities[max(named)[1]] if named else None


def _distinct(ends: Iterable[TieEnd]) -> tuple[TieEnd, ...]:
    found: dict[str, TieEnd] = {}
    for end in ends:
        found.setdefault(end.entity, end)
    return tuple(found.values())


def _gather(found: Iterable[ClaimTie]) -> tuple[Tie, ...]:
    """One tie for each pair, relation and standing; two strengths on one pair stay two ties."""
    groups: dict[tuple[str, str, str, Standing, str], list[ClaimTie]] = defaultdict(list)
    for tie in found:
        groups[tie.key].append(tie)
    return tuple(_tie(group) for group in groups.values())


def _tie(group: list[ClaimTie]) -> Tie:
    first = group[0]
    claims = [tie.claim for tie in group]
    return Tie(
        a=first.a,
        b=first.b,
        relation=first.family.relation,
        standing=first.claim.standing,
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
        directed=first.family.directed,
        presupposed=all(tie.presupposed or is_presupposed(tie.claim) for tie in group),
        responses=tuple(dict.fromkeys(r for claim in claims for r in claim.responses)),
        note=_note(first),
        words=first.words,
    )


def _note(tie: ClaimTie) -> str:
    if tie.claim.standing is Standing.DENIED:
        return "Only denied: nobody in this article puts it forward as fact."
    if tie.family.relation in CO_PRESENCE:
        return " ".join(("Being at the same place, not membership and not cooperation.", tie.note)).strip()
    return tie.note


def _infer(drawn: Iterable[ClaimTie], lookup: Lookup) -> tuple[Tie, ...]:
    """Two ends placed beside the same one on the same occasion: together only by inference."""
    beside: dict[tuple[str, str], list[ClaimTie]] = defaultdict(list)
    for tie in drawn:
        if tie.family.relation in SIDE_BY_SIDE:
            beside[(tie.a.entity, _occasion(tie.claim, lookup))].append(tie)
    found: dict[frozenset[str], Tie] = {}
    for group in beside.values():
        for one, two in combinations(group, 2):
            if one.b.entity != two.b.entity:
                found.setdefault(frozenset({one.b.entity, two.b.entity}), _inferred(one, two))
    return tuple(found.values())


def _occasion(claim: Claim, lookup: Lookup) -> str:
    """Return what makes two claims one occasion: the same sentence, with the same time words."""
    passages = lookup.analysis.document.passages
    number = next((p.number for p in passages if p.span.contains(claim.head)), -claim.head.start - 1)
    return f"{number}/{claim.time.span.start if claim.time else None}"


def _inferred(one: ClaimTie, two: ClaimTie) -> Tie:
    weakest = one.claim.standing if _weight(one) <= _weight(two) else two.claim.standing
    return Tie(
        a=one.b,
        b=two.b,
        relation=SAME_OCCASION,
        standing=weakest,
        claims=(one.claim.id, two.claim.id),
        directed=False,
        inferred=True,
        note="Inferred by sayso from two claims; the article does not state it as a tie.",
    )


_ORDER = (Standing.DENIED, Standing.HEARSAY, Standing.HEDGED, Standing.ASSERTED)


def _weight(tie: ClaimTie) -> int:
    return _ORDER.index(tie.claim.standing) if tie.claim.standing in _ORDER else 0
