"""Who is who, told beside an answer: under which name the collection knows somebody, and what is in doubt.

Nothing of somebody who is only probably the same is mixed in. Where an answer has both, it says so in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, combinations

from sayso.ask.answers import ClaimName, NameDoubt, ReportedClaim
from sayso.ask.story_words import counted
from sayso.ask.who import WhoIsWho
from sayso.ask.who_words import change_line, name_line
from sayso.model.claims import Claim
from sayso.model.identity import Entity
from sayso.resolve.clusters import pair_of
from sayso.resolve.words import fold


def with_names(reported: ReportedClaim, who: WhoIsWho) -> ReportedClaim:
    """Return a claim with who its names are in the collection."""
    found = ((key, who.entity(reported.report.id, key)) for key in _entities(reported.claim))
    names = tuple(ClaimName(entity=key, who=entity.id) for key, entity in found if entity is not None)
    return replace(reported, names=names)


def _entities(claim: Claim) -> tuple[str, ...]:
    """Return the entities that a claim is about, and those of its chain of say-so."""
    arguments = (claim.subject, claim.object, *(p.argument for p in claim.participants))
    keys = chain((a.entity for a in arguments if a is not None), (step.source.entity for step in claim.chain))
    return tuple(dict.fromkeys(key for key in keys if key is not None))


def ids_of(claims: Iterable[ReportedClaim]) -> set[str]:
    """Return the entities (``who-``) that claims name."""
    return {name.who for reported in claims for name in reported.names}


def find_doubts(who: WhoIsWho, ids: Iterable[str]) -> tuple[NameDoubt, ...]:
    """Return which of these entities are probably one, and which of one name were ruled to be two; by name."""
    found = [e for e in map(who.identities.by_id.get, sorted(set(ids))) if e is not None]
    doubts = [*_probable(who, found), *_namesakes(who, found)]
    return tuple(sorted(doubts, key=lambda doubt: (doubt.sentence, doubt.left, doubt.right)))


def _probable(who: WhoIsWho, entities: Iterable[Entity]) -> Iterator[NameDoubt]:
    here = {entity.id: entity for entity in entities}
    for proposal in who.identities.probable:
        if proposal.left in here and proposal.right in here:
            left, right = here[proposal.left], here[proposal.right]
            sentence = f"{_told(who, left)} is probably the same as {_told(who, right)}, until somebody judges."
            why = tuple(reason.note or reason.rule for reason in proposal.reasons)
            yield NameDoubt(left=left.id, right=right.id, sentence=sentence, why=why)


def _namesakes(who: WhoIsWho, entities: Iterable[Entity]) -> Iterator[NameDoubt]:
    named: dict[str, list[Entity]] = {}
    for entity in entities:
        named.setdefault(fold(entity.name), []).append(entity)
    for same in named.values():
        for left, right in combinations(same, 2):
            if pair_of(left.id, right.id) in who.identities.apart:
                sentence = f"{_told(who, left)} is not the same as {_told(who, right)}."
                yield NameDoubt(left=left.id, right=right.id, sentence=sentence)


def _told(who: WhoIsWho, entity: Entity) -> str:
    more = len(entity.members) - 1
    others = f" and {counted(more, 'other report')}" if more else ""
    return f"{name_line(who, entity.members[0])}{others}"


def name_notes(who: WhoIsWho, document: str, entity: str | None, within: frozenset[str]) -> Iterator[str]:
    """Yield what has to be said of one name: under which other it is known, and who of ``within`` it probably is."""
    appearance, known = who.appearance(document, entity), who.entity(document, entity)
    if appearance is None or known is None:
        return
    if fold(appearance.name) != fold(known.name):
        yield f"“{appearance.name}” is “{known.name}” elsewhere: {_made_by(who, known)}."
    for other in map(who.identities.by_id.get, known.probable):
        if other is not None and other.id in within:
            yield f"“{appearance.name}” is probably the same as {_told(who, other)}, until somebody judges."


def _made_by(who: WhoIsWho, entity: Entity) -> str:
    changes = [link.change for link in who.links.get(entity.id, ())]
    people = sorted({change_line(change) for change in changes if change is not None})
    rules = ["a rule, by the name and more"] if None in changes else []
    return "judged by " + " and by ".join([*people, *rules])
