"""Ties of office: what somebody is said to be, in which body or for whom, by a title or by a verb of becoming.

A country or town stands at the end of such a tie only where the words name an office that a place has: "the mayor of
Tollbeck" is somebody there, "a Tollbeck baker" only comes from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.ask.answers import TieEnd
from sayso.ask.claim_ties import ClaimTie
from sayso.ask.ends import ends_of
from sayso.ask.lookup import PARTIES, PLACES, Lookup
from sayso.ask.relations import families, relation_of
from sayso.lexicon import load
from sayso.lexicon.places import country_of, demonym
from sayso.model.claims import Argument, Claim, ClaimKind
from sayso.model.mentions import DocumentEntity, EntityType

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEING = frozenset({"become", "became", "becomes", "becoming", "remain", "remained", "remains"})
_IN_OFFICE = frozenset({"role_in", "member_of", "appointed", "dismissed"})
_PUT_IN_OFFICE = frozenset({"appointed", "dismissed"})
_FOLLOWING = frozenset({"succeeded", "succeeds", "replaced", "replaces", "returned", "returns", "continued", "acted"})


def in_office(claim: Claim, lookup: Lookup) -> Iterator[ClaimTie]:
    """Relate whom a claim is about to the bodies and people that the words of the post name."""
    family = relation_of(claim) if claim.kind is ClaimKind.ROLE else families()["role_in"]
    if family is None or claim.kind is ClaimKind.DENIAL:
        return
    joined = (p.argument for p in claim.participants if p.role == "also_agent" and claim.kind is ClaimKind.ROLE)
    ends = (end for argument in (_holder(claim, lookup), *joined) for end in ends_of(argument, lookup))
    holders = [end for end in ends if _is_party(end, lookup)]
    bodies = [body for post in _posts(claim, lookup) for body in _bodies(post, claim, lookup)]
    for body in (*bodies, *_own_country(claim, lookup)):
        yield from (ClaimTie(holder, body, family, claim) for holder in holders)


def _holder(claim: Claim, lookup: Lookup) -> Argument | None:
    """Return whose post a claim is about: of an appointment it is whoever was appointed, not who did it."""
    chosen = lookup.of_argument(claim.object)
    if claim.family in _PUT_IN_OFFICE and _is_person(chosen):
        return claim.object
    return claim.subject


def _own_country(claim: Claim, lookup: Lookup) -> Iterator[TieEnd]:
    """Yield the country of "the Orellan minister", where the document names it."""
    if claim.kind is not ClaimKind.ROLE or claim.object is not None or not _names(claim.predicate, "office"):
        return
    codes = {word: code for word in _WORD.findall(claim.predicate) if (code := demonym(word)) is not None}
    lands = lookup.remember("countries", "", lambda: _countries(lookup))
    for word, code in codes.items():
        if code in lands:
            yield TieEnd(entity=lands[code].id, name=lands[code].name, words=word)


def _countries(lookup: Lookup) -> dict[str, DocumentEntity]:
    """Return the document's countries by their code; its government where only that is meant."""
    found: dict[str, DocumentEntity] = {}
    for entity in sorted(lookup.analysis.entities, key=lambda e: e.government_of is not None):
        named = entity.government_of or (entity.name if entity.type is EntityType.GPE else "")
        code = country_of(named) if named else None
        if code is not None:
            found.setdefault(code, entity)
    return found


def _is_person(entity: DocumentEntity | None) -> bool:
    return entity is not None and entity.type is EntityType.PERSON


def _is_party(end: TieEnd, lookup: Lookup) -> bool:
    return lookup.entities[end.entity].type in PARTIES


def _posts(claim: Claim, lookup: Lookup) -> Iterator[Argument]:
    """Yield the words for what somebody is: the object of being and becoming, and "as treasurer of the Guild"."""
    words = claim.predicate.lower().split()
    holder, named = lookup.of_argument(claim.subject), lookup.of_argument(claim.object)
    is_chosen = claim.family in _PUT_IN_OFFICE and named is None and _is_person(holder)
    if claim.object is not None and (claim.kind is ClaimKind.ROLE or _BEING & set(words[:1]) or is_chosen):
        yield claim.object
    if claim.family in _IN_OFFICE or _FOLLOWING & set(words):
        yield from (p.argument for p in claim.participants if p.role == "as")


def _bodies(post: Argument, claim: Claim, lookup: Lookup) -> Iterator[TieEnd]:
    """Yield who or what a post is held in: the body that is the argument itself, or those that its words name."""
    own = lookup.of_argument(post)
    title = f"{claim.predicate} {post.name}" if claim.kind is ClaimKind.ROLE else post.name
    ids = [own.id] if own is not None else sorted(lookup.named_in([post.span]) if post.span is not None else ())
    for entity in (lookup.entities[one] for one in ids):
        is_body = entity.type in {EntityType.ORG, EntityType.PERSON} if own is None else entity.type in PARTIES
        if (is_body and _names(title, "role")) or (entity.type in PLACES and _names(title, "office")):
            yield TieEnd(entity=entity.id, name=entity.name, words=post.name)


def _names(words: str, kind: str) -> bool:
    """Tell whether words hold a noun of a kind, in the singular or the plural."""
    given = {word.lower() for word in _WORD.findall(words)}
    return any(word in _nouns(kind) or word.removesuffix("s") in _nouns(kind) for word in given)


@cache
def _nouns(kind: str) -> frozenset[str]:
    return frozenset(noun for entry in load("nouns") if entry.kind == kind for noun in entry.data["nouns"])
