"""Whom an argument of a claim stands for.

An unnamed group stands for itself. Only words that say that people speak or act for a body ("commanders from A",
"B officials") stand for that body, in those words; "A-linked figures" and "supporters of B" do not.
"""

from __future__ import annotations

import re

from sayso.ask.answers import TieEnd
from sayso.ask.lookup import ACTORS, Lookup
from sayso.model.claims import Argument
from sayso.model.mentions import DocumentEntity, EntityType

_PEOPLE = (
    "members? figures? leaders? commanders? officials? representatives? delegates? executives? directors? officers? "
    "fighters? spokes(?:men|man|women|woman|people|person|persons) staff employees? delegation delegations envoys? "
    "managers? cadres? operatives? chiefs? functionaries"
).split()
_PEOPLE_OF = re.compile(rf"\b(?:{'|'.join(_PEOPLE)})\s+(?:from|of)\s+(?P<bodies>.+)$", re.IGNORECASE)
_PEOPLE_NOUN = re.compile(rf"\s+(?:\w+\s+)?(?:{'|'.join(_PEOPLE)})\b", re.IGNORECASE)


def ends_of(argument: Argument | None, lookup: Lookup) -> tuple[TieEnd, ...]:
    """Return the entities that an argument stands for: its own, or the bodies whose people it names.

    "commanders from A and B" stand for A and for B, in those words; "A-linked figures" stand for nobody but themselves.
    """
    if argument is None:
        return ()
    entity = lookup.of_argument(argument)
    if entity is not None and entity.type not in ACTORS:
        return ()
    if entity is None or entity.type is EntityType.GROUP:
        bodies = _bodies_of_people(argument.name, lookup)
        if bodies:
            return tuple(TieEnd(entity=body.id, name=body.name, words=argument.name) for body in bodies)
    return () if entity is None else (TieEnd(entity=entity.id, name=entity.name, words=argument.name),)


def _bodies_of_people(words: str, lookup: Lookup) -> tuple[DocumentEntity, ...]:
    found = _PEOPLE_OF.search(words)
    bodies = (e for e in lookup.analysis.entities if e.type is EntityType.ORG and e.government_of is None)
    if found is not None:
        return tuple(body for body in bodies if any(_is_word(name, found["bodies"]) for name in _names(body)))
    return tuple(body for body in bodies if any(_leads_people(name, words) for name in _names(body)))


def _names(entity: DocumentEntity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _is_word(name: str, words: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words) is not None


def _leads_people(name: str, words: str) -> bool:
    found = re.search(rf"(?<![\w-]){re.escape(name)}(?=\s)", words)
    return found is not None and _PEOPLE_NOUN.match(words, found.end()) is not None
