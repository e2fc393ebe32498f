"""Ties in a claim's own words: two named parties that one claim relates by a verb or noun which no family names.

The relation is ``other`` and says nothing but the words that it keeps. It runs from whom a claim is about to whom else
its clause names: its object, or the party of a preposition; or to whom the words of its object name ("the guild's
lawsuit", "a deal with the League"). Two parties that are only named beside each other are no tie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.ask.answers import TieEnd
from sayso.ask.claim_ties import ClaimTie
from sayso.ask.ends import country_ends, named_ends
from sayso.ask.lookup import Lookup
from sayso.ask.relations import DEALINGS, OTHER, Family
from sayso.model.claims import Argument, Claim, ClaimKind

_NO_PARTY = frozenset(
    {"agent", "also_agent", "holder", "body", "affiliation", "alongside", "topic", "attendee", "between"}
)
_SILENT = frozenset({"shared_stage_with", "located_in"})
"""Families that relate parties in one sense only: sharing a name is no tie."""
_ASIDE = frozenset(
    "after before during since despite like unlike including excluding following amid per until on as via through near "
    "over about".split()
)
"""Prepositions whose phrase only says when, about what or beside what something was."""


def in_own_words(claim: Claim, lookup: Lookup) -> Iterator[ClaimTie]:
    """Relate the named parties of a claim by the claim's own predicate."""
    if claim.kind is ClaimKind.ROLE or claim.family in _SILENT or claim.subject is None:
        return
    family = Family(OTHER, directed=True)
    for a in _tellable(_doers(claim, lookup), lookup):
        for b in _tellable(_counterparts(claim, lookup), lookup):
            yield ClaimTie(a, b, family, claim, words=claim.predicate)


def _doers(claim: Claim, lookup: Lookup) -> Iterator[TieEnd]:
    """Yield whom a claim is about, and whom the words join to it: what two do, each does."""
    yield from named_ends(claim.subject, lookup) or country_ends(claim.subject, claim, lookup)
    for participant in claim.participants:
        if participant.role == "also_agent":
            yield from named_ends(participant.argument, lookup)


def _tellable(ends: Iterable[TieEnd], lookup: Lookup) -> Iterator[TieEnd]:
    """Leave out outlets: that somebody told one something, or was written about in one, is how the news came about."""
    yield from (end for end in ends if not lookup.entities[end.entity].is_media)


def _counterparts(claim: Claim, lookup: Lookup) -> Iterator[TieEnd]:
    for argument in dict.fromkeys(_arguments(claim)):
        yield from named_ends(argument, lookup)
        if claim.family in DEALINGS:
            yield from country_ends(argument, claim, lookup)


def _arguments(claim: Claim) -> Iterator[Argument]:
    aside = {p.argument for p in claim.participants if p.role in _ASIDE or p.role in _NO_PARTY}
    given = (claim.object, *(p.argument for p in claim.participants if p.role not in _NO_PARTY))
    yield from (a for a in given if a is not None and a not in aside and a != claim.subject)
