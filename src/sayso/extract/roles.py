"""Roles: what a report says somebody is, in a title before the name or an apposition after it.

"Guild treasurer Mara Quill" and "Mara Quill, treasurer of the Guild," are claims like any other: the words are the
report's, and so is the responsibility. A role is never passed on to another mention or along a tie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.extract.nouns import nouns_of
from sayso.extract.reading import Reading
from sayso.extract.sources import Cast
from sayso.extract.syntax import children, noun_phrase
from sayso.lexicon import load
from sayso.model.claims import Argument
from sayso.model.mentions import DocumentEntity, EntityType, Mention, MentionLevel

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({EntityType.ORG, EntityType.GPE, EntityType.LOC, EntityType.FAC})
_HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady rev prof mx".split())


@cache
def _doubting() -> frozenset[str]:
    entry = next(e for e in load("cues") if e.id == "alleged")
    return frozenset(entry.pattern.openers if entry.pattern else ())


@dataclass(frozen=True, slots=True)
class Role:
    """A person, the words of the role, the body it is held in where one is named, and all the words together."""

    person: Argument
    title: str
    body: Argument | None
    tokens: tuple[Token, ...]
    head: Token
    is_part: bool = False
    """A body's relation to another body rather than a person's position."""

    @property
    def doubt(self) -> Token | None:
        """The word by which the report itself doubts the role: "alleged", "suspected"."""
        doc, first_token = self.head.doc, self.tokens[0].i
        before = [doc[first_token - 1]] if first_token > 0 else []
        return next((t for t in [*before, *self.tokens] if t.lower_ in _doubting()), None)


def find_roles(reading: Reading, cast: Cast) -> list[Role]:
    """Return the roles that a passage gives to named persons, in text order."""
    found = []
    for mention, entity in _bodies(reading, cast):
        tokens = list(reading.parsed.tokens_in(mention.span))
        found += [
            part for part in (_part(mention, entity, tokens, h, reading, cast) for h in _appositions(tokens)) if part
        ]
    for mention, entity in _people(reading, cast):
        tokens = list(reading.parsed.tokens_in(mention.span))
        if not tokens:
            continue
        before = _title_before(mention, entity, tokens, reading, cast)
        after = [_apposition(mention, entity, tokens, head, reading, cast) for head in _appositions(tokens)]
        named = _described_by_name(mention, entity, tokens, reading, cast)
        found += [role for role in [before, *after, named] if role is not None]
    return found


def _bodies(reading: Reading, cast: Cast) -> Iterator[tuple[Mention, DocumentEntity]]:
    for mention in cast.mentions_in(reading.parsed.passage.span):
        entity = cast.entities.get(mention.entity or "")
        if entity is not None and entity.type is EntityType.ORG and mention.level is MentionLevel.NAME:
            yield mention, entity


def _part(
    mention: Mention, entity: DocumentEntity, tokens: list[Token], head: Token, reading: Reading, cast: Cast
) -> Role | None:
    """Read "Norlock, a subsidiary of Halvard Shipping": what a body is to another body."""
    if head.lemma_.lower() not in nouns_of("part") or head.i < tokens[-1].i:
        return None
    phrase = noun_phrase(head)
    whole = _body_in(phrase, reading, cast)
    if whole is None or whole.entity == entity.id:
        return None
    title = [t for t in phrase if not (t.pos_ == "DET" and t.i == phrase[0].i)]
    return Role(
        person=Argument(name=mention.text, entity=entity.id, span=mention.span),
        title=head.doc[title[0].i : title[-1].i + 1].text,
        body=whole,
        tokens=(*tokens, *phrase),
        head=head,
        is_part=True,
    )


def _people(reading: Reading, cast: Cast) -> Iterator[tuple[Mention, DocumentEntity]]:
    for mention in cast.mentions_in(reading.parsed.passage.span):
        entity = cast.entities.get(mention.entity or "")
        is_person = entity is not None and entity.type is EntityType.PERSON
        if entity is not None and is_person and mention.level is MentionLevel.NAME:
            yield mention, entity


def _title_before(
    mention: Mention, entity: DocumentEntity, tokens: list[Token], reading: Reading, cast: Cast
) -> Role | None:
    """Walk left from the name over titles and the names of bodies, down to the role noun that is furthest left."""
    doc = reading.parsed.doc
    start = tokens[0].i
    low = start
    while low > 0 and _may_stand_in_title(doc[low - 1], reading, cast):
        low -= 1
    while low < start and (doc[low].pos_ in {"DET", "PUNCT", "CCONJ"} or doc[low].lower_ in _HONORIFICS):
        low += 1
    title = list(doc[low:start])
    roles = [t for t in title if _is_role(t, tokens)]
    if not roles:
        return None
    words = (*title, *tokens)
    return Role(
        person=Argument(name=mention.text, entity=entity.id, span=mention.span),
        title=doc[title[0].i : title[-1].i + 1].text,
        body=_body_in(title, reading, cast),
        tokens=words,
        head=roles[-1],
    )


def _is_role(token: Token, name: list[Token]) -> bool:
    """A listed noun, or a common noun in the singular right before the name: "boatbuilder Idris Conteh"."""
    if token.lemma_.lower() in nouns_of("role"):
        return True
    if token.tag_ != "NN" or token.i != name[0].i - 1 or token.dep_ not in {"compound", "nmod"}:
        return False
    return _PERSONAL.search(token.lower_) is not None


_PERSONAL = re.compile(
    r"(er|or|ist|ian|man|woman|ant|ent|eer|smith|wright|master|keeper|mate|chef|cook|poet|monk|nun|nurse|clerk|chief|aide"
    r"|guard|pilot|coach|guide|priest|mason|vet|star|boss|heir|umpire|referee)$"
)
"""Endings of nouns for people by what they do."""


def _may_stand_in_title(token: Token, reading: Reading, cast: Cast) -> bool:
    if token.is_punct or token.is_space:
        return token.text == "-" or token.text == "’s"
    if token.text in {"'s", "’s"}:
        return True
    if token.pos_ == "PROPN" and token.lemma_.lower() not in nouns_of("role"):
        span = reading.parsed.span(token.i, token.i)
        inside = [m for m in cast.mentions_in(reading.parsed.passage.span) if m.span.contains(span)]
        return bool(inside) and cast.entities[inside[0].entity or ""].type in _BODIES
    if token.lemma_.lower() in nouns_of("role"):
        return token.pos_ in {"NOUN", "PROPN", "ADJ"}
    return token.pos_ in {"ADJ", "NOUN", "PROPN"} and token.dep_ in {"amod", "compound", "nmod", "poss"}


def _appositions(tokens: list[Token]) -> list[Token]:
    """Return the heads of appositions that describe the named person."""
    return [child for token in tokens for child in children(token, "appos") if child not in tokens]


def _apposition(
    mention: Mention, entity: DocumentEntity, tokens: list[Token], head: Token, reading: Reading, cast: Cast
) -> Role | None:
    if head.i < tokens[-1].i or not _describes_person(head):
        return None
    phrase = noun_phrase(head, coordinated=False)
    title = [t for t in phrase if not (t.pos_ == "DET" and t.i == phrase[0].i)]
    return Role(
        person=Argument(name=mention.text, entity=entity.id, span=mention.span),
        title=head.doc[title[0].i : title[-1].i + 1].text,
        body=_body_in(phrase, reading, cast),
        tokens=(*tokens, *phrase),
        head=head,
    )


def _describes_person(head: Token) -> bool:
    """An apposition to a person says what that person is: a listed noun, or any with an article or an owner."""
    if head.lemma_.lower() in nouns_of("role"):
        return True
    return head.tag_ == "NN" and bool(children(head, "det", "poss")) and not children(head, "nummod")


def _described_by_name(
    mention: Mention, entity: DocumentEntity, tokens: list[Token], reading: Reading, cast: Cast
) -> Role | None:
    """Read "The umpire, Rosalind Achebe, …": the name stands in apposition to the role."""
    start = tokens[0].i
    if start < 2 or tokens[0].doc[start - 1].text != "," or not any(t.dep_ in {"appos", "conj"} for t in tokens):
        return None
    noun = tokens[0].doc[start - 2]
    if noun.pos_ != "NOUN" or not _describes_person(noun):
        return None
    phrase = noun_phrase(noun)
    title = [t for t in phrase if t.pos_ != "DET"]
    return Role(
        person=Argument(name=mention.text, entity=entity.id, span=mention.span),
        title=noun.doc[title[0].i : title[-1].i + 1].text,
        body=_body_in(phrase, reading, cast),
        tokens=(*phrase, *tokens),
        head=noun,
    )


def _body_in(tokens: list[Token], reading: Reading, cast: Cast) -> Argument | None:
    """Return the body that a title names: "of the Guild", "Guild treasurer"; the nearest to the role noun."""
    if not tokens:
        return None
    span = reading.parsed.span_of(tokens)
    bodies = [m for m in cast.mentions_in(span) if cast.entities[m.entity or ""].type in _BODIES]
    if not bodies:
        return None
    return Argument(name=bodies[0].text, entity=bodies[0].entity, span=bodies[0].span)
