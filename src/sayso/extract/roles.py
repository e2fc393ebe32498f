"""Roles: what a report says somebody is, in a title before the name or an apposition after it.

"Guild treasurer Mara Quill" and "Mara Quill, treasurer of the Guild," are claims like any other: the words are the
report's, and so is the responsibility. A role is never passed on to another mention or along a tie.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.extract.nouns import nouns_of
from sayso.extract.posts import BODIES, Line, Post, body_after, body_before, posts_of
from sayso.extract.reading import Reading
from sayso.extract.sources import Cast
from sayso.extract.syntax import children, conjuncts, noun_phrase
from sayso.lexicon import load
from sayso.model.claims import Argument
from sayso.model.mentions import DocumentEntity, EntityType, Mention, MentionLevel

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    def family(self) -> str:
        """The predicate family: what a body is part of, whose family somebody is of, or where a post is held."""
        if self.is_part:
            return "member_of"
        return "kin_of" if self.head.lemma_.lower() in nouns_of("kin") else "role_in"

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
    line = Line(reading.parsed, cast)
    for mention, entity in _people(reading, cast):
        tokens = list(reading.parsed.tokens_in(mention.span))
        if not tokens:
            continue
        holder = Argument(name=mention.text, entity=entity.id, span=mention.span)
        posts = [_of_post(post, holder, line) for post in posts_of(line, mention)]
        after = [_apposition(holder, tokens, head, line) for head in _appositions(tokens)]
        named = _described_by_name(holder, tokens, line)
        found += _distinct([role for role in [*posts, *after, named] if role is not None])
    return found


def _distinct(roles: list[Role]) -> list[Role]:
    """Return roles without those that another one at the same noun tells more of: with the body, or with more words."""
    kept: list[Role] = []
    for role in sorted(roles, key=lambda r: (r.body is None, -len(r.tokens))):
        if not any(other.head.i == role.head.i and role.body in (None, other.body) for other in kept):
            kept.append(role)
    return sorted(kept, key=lambda r: (r.tokens[0].i, r.head.i, r.tokens[-1].i))


def _of_post(post: Post, holder: Argument, line: Line) -> Role | None:
    body = _argument(post.body)
    if body is not None and body.entity == holder.entity:
        return None
    doc = line.doc
    return Role(
        person=holder,
        title=doc[post.title[0] : post.title[1] + 1].text,
        body=body,
        tokens=tuple(doc[i] for i in range(post.words[0], post.words[1] + 1)),
        head=doc[post.head],
    )


def _argument(body: Mention | None) -> Argument | None:
    return Argument(name=body.text, entity=body.entity, span=body.span) if body is not None else None


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


def _appositions(tokens: list[Token]) -> list[Token]:
    """Return the heads of appositions that describe the named person."""
    heads = [child for token in tokens for child in children(token, "appos") if child not in tokens]
    heads = [t for head in heads for t in conjuncts(head) if t is head or t.lemma_.lower() in nouns_of("role")]
    return [t for t in heads if t.i + 1 == len(t.doc) or t.nbor().text != "-"]  # "ex" of "ex-wife" is no noun


def _apposition(holder: Argument, tokens: list[Token], head: Token, line: Line) -> Role | None:
    if head.i < tokens[-1].i or not _describes_person(head) or line.type_at(head.i) is EntityType.PERSON:
        return None
    phrase = noun_phrase(head, coordinated=False)
    title = [t for t in phrase if not (t.pos_ == "DET" and t.i == phrase[0].i)]
    return Role(
        person=holder,
        title=head.doc[title[0].i : title[-1].i + 1].text,
        body=_body_of(phrase, head, line, holder),
        tokens=(*tokens, *phrase),
        head=head,
    )


def _body_of(phrase: list[Token], head: Token, line: Line, holder: Argument) -> Argument | None:
    """Return whom a title names: after its noun ("treasurer of the Guild"), else before it ("Guild treasurer")."""
    found = body_after(line, head.i, phrase[-1].i) or body_before(line, phrase[0].i, head.i)
    return _argument(found) if found is not None and found.entity != holder.entity else None


def _describes_person(head: Token) -> bool:
    """An apposition to a person says what that person is: a listed noun, or any with an article or an owner."""
    if head.lemma_.lower() in nouns_of("role"):
        return True
    return head.tag_ == "NN" and bool(children(head, "det", "poss")) and not children(head, "nummod")


def _described_by_name(holder: Argument, tokens: list[Token], line: Line) -> Role | None:
    """Read "The umpire, Rosalind Achebe, …": the name stands in apposition to the role."""
    start = tokens[0].i
    if start < 2 or tokens[0].doc[start - 1].text != "," or not any(t.dep_ in {"appos", "conj"} for t in tokens):
        return None
    noun = _beside_name(tokens, tokens[0].doc[start - 2])
    if noun is None:
        return None
    is_title = noun.pos_ == "PROPN" and noun.lemma_.lower() in nouns_of("role")
    if not is_title and (noun.pos_ != "NOUN" or not _describes_person(noun)):
        return None
    phrase = noun_phrase(noun)
    title = [t for t in phrase if t.pos_ != "DET"]
    return Role(
        person=holder,
        title=noun.doc[title[0].i : title[-1].i + 1].text,
        body=_body_of(phrase, noun, line, holder),
        tokens=(*phrase, *tokens),
        head=noun,
    )


def _beside_name(tokens: list[Token], nearest: Token) -> Token | None:
    """Return the noun that a name behind a comma stands beside: of "the head of the dam, Farrukh Ismat," the head.

    "The spokesman for the mayor, Neil Obrist," may name either: what the parse says is taken for the spokesman only.
    """
    beside = next((t.head for t in tokens if t.dep_ == "appos" and t.head.i < t.i and t.head not in tokens), nearest)
    is_near = beside.i < nearest.i and not any(t.is_punct for t in nearest.doc[beside.i : nearest.i])
    if is_near and beside.pos_ == "NOUN" and beside.is_ancestor(nearest):
        return beside
    holder = nearest.head.head
    if nearest.dep_ != "pobj" or holder.lemma_.lower() not in nouns_of("role") or holder.i > nearest.i:
        return nearest
    return None if nearest.lemma_.lower() in nouns_of("role") else holder


def _body_in(tokens: list[Token], reading: Reading, cast: Cast) -> Argument | None:
    """Return the body that a title names: "of the Guild", "Guild treasurer"; the nearest to the role noun."""
    if not tokens:
        return None
    span = reading.parsed.span_of(tokens)
    bodies = [m for m in cast.mentions_in(span) if cast.entities[m.entity or ""].type in BODIES]
    if not bodies:
        return None
    return Argument(name=bodies[0].text, entity=bodies[0].entity, span=bodies[0].span)
