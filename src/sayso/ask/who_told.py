"""Who is who, told beside an answer: under which name the collection knows somebody, and what is in doubt.

Nothing of somebody who is only probably the same is mixed in. Where an answer has both, it says so in a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from sayso.ask.answers import ClaimName, NameDoubt, ReportedClaim
from sayso.ask.story_statements import listed
from sayso.ask.story_words import counted
from sayso.ask.who import WhoIsWho
from sayso.ask.who_words import MOST_DOUBTS, change_line, name_line
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
    """Return which of these entities are probably one, and which of one name were ruled to be two; by sentence."""
    found = {id_: who.identities.by_id[id_] for id_ in sorted(set(ids)) if id_ in who.identities.by_id}
    doubts = [*_probable(who, found), *_namesakes(who, found)]
    return tuple(sorted(doubts, key=lambda doubt: (doubt.sentence, doubt.who, doubt.others)))


def _probable(who: WhoIsWho, here: Mapping[str, Entity]) -> Iterator[NameDoubt]:
    """Tell each pair once, together with those that have one entity in common."""
    why = {(p.left, p.right): p.reasons for p in who.identities.probable if p.left in here and p.right in here}
    left: dict[str, set[str]] = defaultdict(set)
    for one, other in why:
        left[one].add(other)
        left[other].add(one)
    while left:
        hub = min(left, key=lambda id_: (-len(left[id_]), id_))
        others = sorted(left.pop(hub))
        for other in others:
            left[other].discard(hub)
            if not left[other]:
                del left[other]
        sentence = f"{_told(who, here[hub])} is probably the same as {_listed(who, here, hub, others)}{JUDGE}"
        reasons = [reason.note or reason.rule for other in others for reason in why[pair_of(hub, other)]]
        yield NameDoubt(who=hub, others=tuple(others), sentence=sentence, why=tuple(dict.fromkeys(reasons)))


JUDGE = ", until somebody judges."


def _namesakes(who: WhoIsWho, here: Mapping[str, Entity]) -> Iterator[NameDoubt]:
    named: dict[str, list[str]] = defaultdict(list)
    for id_, entity in here.items():
        named[fold(entity.name)].append(id_)
    for same in named.values():
        for number, one in enumerate(same):
            others = [other for other in same[number + 1 :] if pair_of(one, other) in who.identities.apart]
            if others:
                sentence = f"{_told(who, here[one])} is not the same as {_listed(who, here, one, others)}."
                yield NameDoubt(who=one, others=tuple(others), sentence=sentence)


def _listed(who: WhoIsWho, here: Mapping[str, Entity], one: str, others: Iterable[str]) -> str:
    """Name others by their reports, and by their names where they have another name."""
    name, known = fold(here[one].name), list(others)
    told = [_told(who, here[other], without=name) for other in known[:MOST_DOUBTS]]
    more = len(known) - MOST_DOUBTS
    return listed([*told, f"{more:,} more"] if more > 0 else told)


def _told(who: WhoIsWho, entity: Entity, *, without: str | None = None) -> str:
    more = len(entity.members) - 1
    others = f" ({counted(more, 'more report')})" if more else ""
    words = name_line(who, entity.members[0])
    known = who.by_id[entity.members[0]].name
    return f"{words.removeprefix(f'“{known}” ') if fold(known) == without else words}{others}"


def name_notes(who: WhoIsWho, document: str, entity: str | None, within: frozenset[str]) -> Iterator[str]:
    """Yield what has to be said of one name: under which other it is known, and who of ``within`` it probably is."""
    appearance, known = who.appearance(document, entity), who.entity(document, entity)
    if appearance is None or known is None:
        return
    if fold(appearance.name) != fold(known.name):
        yield f"“{appearance.name}” is “{known.name}” elsewhere: {made_by(who, known)}."
    others = {id_: who.identities.by_id[id_] for id_ in known.probable if id_ in within}
    if others:
        places = _listed(who, {**others, known.id: known}, known.id, others)
        yield f"“{appearance.name}” is probably the same as {places}{JUDGE}"


def made_by(who: WhoIsWho, entity: Entity) -> str:
    """Return who or what made the names of an entity one."""
    changes = [link.change for link in who.links.get(entity.id, ())]
    people = sorted({change_line(change) for change in changes if change is not None})
    rules = ["a rule, by the name and more"] if None in changes else []
    return "judged by " + " and by ".join([*people, *rules])
