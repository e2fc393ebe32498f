"""Whom an argument of a claim stands for.

An unnamed group stands for itself. Only words that say that people speak or act for a body ("commanders from A",
"B officials") stand for that body, in those words; "A-linked figures" and "supporters of B" do not.
"""

from __future__ import annotations

import re

from sayso.ask.answers import TieEnd
from sayso.ask.lookup import ACTORS, PARTIES, Lookup
from sayso.model.claims import Argument, Claim
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span

_PEOPLE = (
    "members? figures? leaders? commanders? officials? representatives? delegates? executives? directors? officers? "
    "fighters? spokes(?:men|man|women|woman|people|person|persons) staff employees? delegation delegations envoys? "
    "managers? cadres? operatives? chiefs? functionaries"
).split()
_PEOPLE_OF = re.compile(rf"\b(?:{'|'.join(_PEOPLE)})\s+(?:from|of)\s+(?P<bodies>.+)$", re.IGNORECASE)
_ANY_PEOPLE = re.compile(rf"\b(?:{'|'.join(_PEOPLE)})\b", re.IGNORECASE)
_PEOPLE_NOUN = re.compile(rf"\s+(?:\w+\s+)?(?:{'|'.join(_PEOPLE)})\b", re.IGNORECASE)


def ends_of(argument: Argument | None, lookup: Lookup) -> tuple[TieEnd, ...]:
    """Return the entities that an argument stands for: its own, or the bodies whose people it names.

    "commanders from A and B" stand for A and for B, in those words; "A-linked figures" stand for nobody but themselves.
    """
    return () if argument is None else lookup.remember("ends", argument, lambda: _ends_of(argument, lookup))


def _ends_of(argument: Argument, lookup: Lookup) -> tuple[TieEnd, ...]:
    entity = lookup.of_argument(argument)
    if entity is not None and entity.type not in ACTORS:
        return ()
    if entity is None or entity.type is EntityType.GROUP:
        bodies = _bodies_of_people(argument.name, lookup)
        if bodies:
            return tuple(TieEnd(entity=body.id, name=body.name, words=argument.name) for body in bodies)
    return () if entity is None else (TieEnd(entity=entity.id, name=entity.name, words=argument.name),)


_ACTED_ON = frozenset("agent also_agent patient also_patient with against to for by between body".split())


def country_ends(argument: Argument | None, claim: Claim, lookup: Lookup) -> tuple[TieEnd, ...]:
    """Return the country or town that acts or is acted on in a claim; where something only happens, nobody."""
    entity = lookup.of_argument(argument)
    if argument is None or entity is None or entity.type is not EntityType.GPE:
        return ()
    if not any(p.role in _ACTED_ON for p in claim.participants if p.argument == argument):
        return ()
    return (TieEnd(entity=entity.id, name=entity.name, words=argument.name),)


def named_ends(argument: Argument | None, lookup: Lookup) -> tuple[TieEnd, ...]:
    """Return whom an argument stands for or, where it is nobody with a name, whom its words name.

    Whom they name only to say where or about what something is ("a wall in Sarrow") is left out.
    """
    direct = ends_of(argument, lookup)
    if argument is None or argument.span is None or lookup.of_argument(argument) is not None:
        return tuple(end for end in direct if lookup.entities[end.entity].type in PARTIES)
    if _NO_MORE.search(argument.name) is not None:
        return ()  # whoever was the secretary of a body does not act for it
    if ALLEGED.search(argument.name) is not None:
        return ()  # "allegations of theft from Quill": what only is alleged relates nobody
    inside = (lookup.entities[one] for one in sorted(lookup.named_in([argument.span])))
    named = [e for e in inside if e.type in PARTIES and not _is_aside(e, argument.span, lookup)]
    return tuple(TieEnd(entity=e.id, name=e.name, words=argument.name) for e in named)


ALLEGED = re.compile(r"\b(?:allegation|accusation|suspicion|rumou?r|claim)s?\b", re.IGNORECASE)
"""Nouns for what somebody says against somebody, and nobody stands for here."""
_ASIDE = re.compile(r"\b(?:in|on|at|about|near|outside)\s+(?:the\s+)?$", re.IGNORECASE)
_GROUND = frozenset({EntityType.FAC, EntityType.LOC})
_PART = re.compile(r"\bof\s+(?:the\s+)?$", re.IGNORECASE)
_NO_MORE = re.compile(r"\b(?:former|formerly|ex|one-time|onetime|erstwhile|ousted|deposed|sacked)\b", re.IGNORECASE)


def _is_aside(entity: DocumentEntity, span: Span, lookup: Lookup) -> bool:
    """Tell whether all places where words name somebody stand behind a preposition of place or topic.

    The lamp of a lighthouse is not the lighthouse: behind "of" words stand for no building and no stretch of land.
    """
    text = lookup.analysis.document.text
    places = [at for at in (*entity.mentions, *entity.references) if span.contains(at)]
    before = [text[span.start : at.start] for at in places]
    if entity.type in _GROUND and all(_PART.search(words) is not None for words in before):
        return True
    return all(_ASIDE.search(words) is not None for words in before)


def _bodies_of_people(words: str, lookup: Lookup) -> tuple[DocumentEntity, ...]:
    if _ANY_PEOPLE.search(words) is None or _NO_MORE.search(words) is not None:
        return ()
    found = _PEOPLE_OF.search(words)
    said = found["bodies"] if found is not None else words
    stands = _is_word if found is not None else _leads_people
    index = lookup.remember("bodies", "", lambda: _bodies_by_word(lookup))
    names = (pair for word in dict.fromkeys(_WORD.findall(said)) for pair in index.get(word, ()))
    bodies = {entity.id: entity for name, entity in names if stands(name, said)}
    order = {entity.id: number for number, entity in enumerate(lookup.analysis.entities)} if len(bodies) > 1 else {}
    return tuple(sorted(bodies.values(), key=lambda entity: order.get(entity.id, 0)))


_WORD = re.compile(r"\w+")


def _bodies_by_word(lookup: Lookup) -> dict[str, list[tuple[str, DocumentEntity]]]:
    """Index the names of bodies by their first words; a government has no "members"."""
    found: dict[str, list[tuple[str, DocumentEntity]]] = {}
    for entity in lookup.analysis.entities:
        if entity.type is EntityType.ORG and entity.government_of is None:
            for name in (entity.name, *entity.aliases):
                for word in _WORD.findall(name)[:1]:
                    found.setdefault(word, []).append((name, entity))
    return found


def _is_word(name: str, words: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words) is not None


def _leads_people(name: str, words: str) -> bool:
    found = re.search(rf"(?<![\w-]){re.escape(name)}(?=\s)", words)
    return found is not None and _PEOPLE_NOUN.match(words, found.end()) is not None
