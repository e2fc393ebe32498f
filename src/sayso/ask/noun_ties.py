"""Ties that a noun carries inside a claim: "the Guild's lawsuit against the League", "Orel's support for Tarn".

The noun is one that a family of relations lists; before it stands whose it is, behind it, after a preposition, whom it
concerns. A clause that only mentions such a thing takes it for granted, and so does the tie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.ask.answers import TieEnd
from sayso.ask.claim_ties import ClaimTie
from sayso.ask.lookup import PARTIES, Lookup
from sayso.ask.relations import Family, noun_families
from sayso.model.claims import Claim, Standing
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span

_BETWEEN_NAMES = re.compile(
    r"^(?P<own>['’]s?)?\s(?:[\w-]+\s){0,3}?(?P<noun>[\w-]+)\s(?P<to>with|against|for|of|to)\s"
    r"(?:[\w.-]+\s){0,4}$"
)
_FAR = 60


def by_noun(claim: Claim, lookup: Lookup) -> Iterator[ClaimTie]:
    """Relate two names of a claim's words by a relational noun that stands between them."""
    if claim.standing is not Standing.ASSERTED:
        return  # what a hedge or a denial does to a noun in it, the words do not say
    text = lookup.analysis.document.text
    places = _places(claim, lookup)
    for (one, a), (two, b) in pairwise(places):
        found = _BETWEEN_NAMES.match(text[one.end : two.start]) if two.start - one.end <= _FAR else None
        family = noun_families().get(found["noun"].lower()) if found is not None else None
        if found is not None and family is not None and _fits(found, family):
            yield ClaimTie(_end(a), _end(b), family, claim, presupposed=claim.family != family.relation)


def _end(entity: DocumentEntity) -> TieEnd:
    return TieEnd(entity=entity.id, name=entity.name, words=entity.name)


def _places(claim: Claim, lookup: Lookup) -> list[tuple[Span, DocumentEntity]]:
    """Return where a claim's words name parties or countries, in text order."""
    inside = (lookup.entities[one] for one in lookup.named_in(claim.citation.spans))
    kept = (e for e in inside if (e.type in PARTIES or e.type is EntityType.GPE) and not e.is_media)
    places = ((at, e) for e in kept for at in e.mentions if any(span.contains(at) for span in claim.citation.spans))
    return sorted(places, key=lambda place: (place[0], place[1].id))


def _fits(found: re.Match[str], family: Family) -> bool:
    """A tie of two sides is one "with"; "of" needs an owner before it: "the Guild's sale of the mill"."""
    if found["to"] == "with":
        return not family.directed or family.relation == "agreed_with"
    return found["own"] is not None or found["to"] in {"against", "for"}
