"""The state of a walk through a document: who is on stage, who speaks, and the links found so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.extract.coreference.referents import Kind, Referent, gender_of, named_referent
from sayso.extract.coreference.speech import is_saying, sayer_above, saying_of
from sayso.extract.names.words import word_set
from sayso.extract.parse import ParsedPassage
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SELF = frozenset("i me my mine myself".split())
_MEMORY = 3
"""After so many passages without an act of saying, nobody "adds" anything."""


@dataclass(frozen=True, slots=True)
class Link:
    """A pronoun or noun phrase and what it refers to: an entity's id, or the words of an unnamed antecedent.

    ``members`` are the entities that a plural stands for, where they are named.
    """

    span: Span
    target: Span | str
    rule: str
    members: tuple[str, ...] = ()


@dataclass(slots=True)
class Stage:
    """Who is in the document, who has been mentioned so far, and what was found."""

    named: dict[str, Referent]
    name_words: dict[str, frozenset[str]]
    heads: frozenset[str] = frozenset()
    """The nouns by which the named bodies call themselves."""
    others: list[Referent] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    previous_subject: Token | None = None
    hidden: tuple[Span, ...] = ()
    speaker: tuple[int, Referent] | None = None
    """Who did the last act of saying, and in which passage."""
    paragraph: int = -1
    """The paragraph of that passage."""
    issuer: str = ""
    """The entity that published the document itself, where it is no medium: "the company" of its own statement."""
    is_dialogue: bool = False
    """Whether two people speak in the passage."""
    ahead: tuple[int, Referent] | None = None
    """The name in the seat of this passage's main subject, and its token."""

    def speaking(self, number: int) -> Referent | None:
        """Return who spoke last before a passage, where that is not long ago."""
        return self.speaker[1] if self.speaker is not None and number - self.speaker[0] <= _MEMORY else None

    @property
    def referents(self) -> list[Referent]:
        """All who have been on stage."""
        return [r for r in (*self.named.values(), *self.others) if r.sightings]


def open_stage(entities: Sequence[DocumentEntity]) -> Stage:
    """Return the stage before the first passage: the named entities, none of them seen yet."""
    named: dict[str, Referent] = {}
    name_words: dict[str, frozenset[str]] = {}
    for entity in entities:
        names = (entity.name, *entity.aliases)
        referent = named_referent(entity.id, entity.type, names, entity.is_media)
        first = entity.name.split()[0].casefold()
        if entity.type is EntityType.PERSON and len(entity.name.split()) > 1:
            referent.gender = gender_of([first])
        named[entity.id] = referent
        name_words[entity.id] = frozenset(word for name in names for word in _head_words(name))
    bodies = [entity for entity in entities if entity.type in {EntityType.ORG, EntityType.FAC}]
    known = word_set("organisations", "org_head")
    heads = frozenset(head for entity in bodies for head in _head_words(entity.name) if head in known)
    return Stage(named, name_words, heads)


def _head_words(name: str) -> list[str]:
    """Return the nouns that a name calls its bearer: its last word, and the one before "of" or "for"."""
    parts = name.casefold().split()
    return [parts[-1], *(word for word, link in pairwise(parts) if link in {"of", "for"})]


def note_speaker(stage: Stage, number: int, token: Token, referent: Referent, quoted: frozenset[int]) -> None:
    """Remember who speaks, unless the act of saying is itself quoted or reported."""
    if saying_of(token) is None or token.i in quoted:
        return
    if sayer_above(token) is not None and not any(above.i in quoted for above in token.ancestors):
        return
    is_here = stage.speaker is not None and stage.speaker[0] == number
    if is_here and stage.speaker is not None and stage.speaker[1] is not referent:
        stage.is_dialogue = True
    stage.speaker = (number, referent)


def forget_speaker(stage: Stage, parsed: ParsedPassage, number: int, quoted: frozenset[int]) -> None:
    """Forget the speaker after a passage in which somebody else is on stage, or speaks and is not known."""
    if stage.speaker is None or stage.speaker[0] == number:
        return
    speaks = any(is_saying(token) and token.i not in quoted for token in parsed.doc)
    subject = stage.previous_subject
    acts = (
        subject is not None
        and subject.i not in quoted
        and any(s.passage == number and s.token == subject.i for r in stage.referents for s in r.sightings)
    )
    if speaks or acts:
        stage.speaker = None


def link_own_words(stage: Stage, parsed: ParsedPassage, number: int, quoted: frozenset[int]) -> None:
    """Link "I" in a quotation to the named person quoted, where the passage or its paragraph has one speaker."""
    if stage.speaker is None or stage.is_dialogue:
        stage.paragraph = -1
        return
    at, referent = stage.speaker
    if at == number:
        stage.paragraph = parsed.passage.paragraph
    if stage.paragraph != parsed.passage.paragraph:
        return
    if referent.kind is not Kind.PERSON or not referent.entity:
        return
    for token in parsed.doc:
        if token.i in quoted and token.lower_ in SELF and token.pos_ in {"PRON", "DET"}:
            stage.links.append(Link(parsed.span(token.i, token.i), referent.target, "pronoun.quoted"))
