"""Say what kind of holder a noun phrase is: a person, a government, unnamed officials, a video, nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from sayso.extract.nouns import nouns_of
from sayso.extract.parse import ParsedPassage
from sayso.extract.syntax import first, noun_phrase, text_of
from sayso.lexicon import load
from sayso.model.claims import Source, SourceKind
from sayso.model.mentions import DocumentEntity, EntityType, Mention
from sayso.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.extract.coreference import Resolution

UNNAMED = "a person not named here"
"""What a minor or a victim is called, whose name must not be indexed."""
PUBLISHER = Source(kind=SourceKind.PUBLISHER, label="this article")
GENERIC = {
    "hearsay": Source(kind=SourceKind.GENERIC_HEARSAY, label="nobody named"),
    "reputation": Source(kind=SourceKind.GENERIC_REPUTATION, label="nobody named"),
    "expectation": Source(kind=SourceKind.GENERIC_EXPECTATION, label="nobody named"),
}
_FIRST_PERSON = frozenset("i we me us my our myself ourselves".split())
_THIRD_SINGULAR = frozenset("he she him her his hers himself herself".split())


@dataclass(frozen=True)
class Cast:
    """Who is in the document: entities by id, and which mention stands at a span.

    ``hidden`` is where names stand that must not be indexed: no argument and no source is called by one.
    """

    entities: dict[str, DocumentEntity]
    mentions: tuple[Mention, ...]
    resolution: Resolution | None = None
    parsed: tuple[ParsedPassage, ...] = ()
    hidden: tuple[Span, ...] = ()

    def called(self, span: Span, words: str) -> str:
        """Return what to call whom these words name: the words, unless they name somebody who is not to be named."""
        return UNNAMED if any(span.overlaps(name) for name in self.hidden) else words

    def antecedent_of(self, span: Span) -> tuple[ParsedPassage, Token] | None:
        """Return the head of the unnamed phrase that a pronoun or noun phrase refers back to, with its passage."""
        target = self.resolution.antecedent(span) if self.resolution is not None else None
        if not isinstance(target, Span):
            return None
        passage = next((p for p in self.parsed if p.passage.span.contains(target)), None)
        tokens = passage.tokens_in(target) if passage is not None else ()
        inside = {t.i for t in tokens}
        head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), None)
        return (passage, head) if passage is not None and head is not None else None

    def members_of(self, span: Span) -> tuple[DocumentEntity, ...]:
        """Return the named entities that a plural stands for: "the two organisations"."""
        found = self.resolution.members(span) if self.resolution is not None else ()
        return tuple(self.entities[i] for i in found if i in self.entities)

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the resolved mentions inside a span, in text order."""
        first_in = bisect_left(self._starts, span.start)
        last_in = bisect_left(self._starts, span.end)
        return [m for m in self._resolved[first_in:last_in] if span.contains(m.span)]

    def mention_at(self, span: Span) -> Mention | None:
        """Return the resolved mention that covers a span (a token's, as a rule), the widest first."""
        last_in = bisect_right(self._starts, span.start)
        covering = [m for m in self._resolved[max(0, last_in - 8) : last_in] if m.span.contains(span)]
        return covering[0] if covering else None

    @cached_property
    def _resolved(self) -> list[Mention]:
        return sorted((m for m in self.mentions if m.entity is not None), key=lambda m: (m.span.start, -m.span.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [m.span.start for m in self._resolved]


def source_of(head: Token, parsed: ParsedPassage, cast: Cast) -> Source:
    """Return the holder that a noun phrase names, with its words as label."""
    if head.is_punct and head.i + 1 < len(head.doc):
        head = head.doc[head.i + 1]  # "the co-operative": the parser may take the hyphen for the noun
    phrase = noun_phrase(head, coordinated=True)
    span = parsed.span_of(phrase)
    label = text_of(phrase)
    entity = holder_entity(head, parsed, cast)
    if entity is None and head.pos_ == "PRON":
        antecedent = cast.antecedent_of(parsed.span(head.i, head.i))
        if antecedent is not None:
            return _as_said_before(antecedent, span, cast)
    if entity is not None:
        return Source(kind=kind_of_entity(entity), label=label, entity=entity.id, span=span)
    if (called := cast.called(span, label)) == UNNAMED:
        return Source(kind=SourceKind.PERSON, label=called, span=span)
    return Source(kind=kind_of_noun(head, cast, parsed), label=label, span=span)


def _as_said_before(antecedent: tuple[ParsedPassage, Token], span: Span, cast: Cast) -> Source:
    """Return the holder that a pronoun stands for, under the words by which the report introduced it."""
    passage, head = antecedent
    label = text_of(noun_phrase(head, coordinated=True))
    return Source(kind=kind_of_noun(head, cast, passage), label=label, span=span)


def holder_entity(head: Token, parsed: ParsedPassage, cast: Cast) -> DocumentEntity | None:
    """Return the entity that the head of a phrase is, through its name, its apposition, or the body it speaks for."""
    at_head = _entity_at(parsed.span(head.i, head.i), cast)
    if at_head is not None:
        return at_head
    for child in head.children:
        if child.dep_ == "appos":
            named = _entity_at(parsed.span(child.i, child.i), cast)
            if named is not None and (named.type is EntityType.PERSON or _is_body(head, named)):
                return named
    if head.lemma_.lower() in _spokespeople():
        return _principal(head, parsed, cast)
    return None


def _is_body(head: Token, named: DocumentEntity) -> bool:
    """Tell whether a noun is the body that is named behind it: "the port authority, Northquay Trust,".

    Of "its director, Northquay Trust" it is not, nor of a paper or a picture.
    """
    is_one = head.tag_ == "NN" and first(head, "det", "poss") is not None
    others = ("role", "document", "visual", "kin", "event")
    return named.type is EntityType.ORG and is_one and not any(head.lemma_.lower() in nouns_of(kind) for kind in others)


def _entity_at(span: Span, cast: Cast) -> DocumentEntity | None:
    found = cast.mention_at(span)
    return cast.entities.get(found.entity or "") if found is not None else None


def _principal(head: Token, parsed: ParsedPassage, cast: Cast) -> DocumentEntity | None:
    """Return the body that a spokesperson, statement or report belongs to."""
    phrase = parsed.span_of(noun_phrase(head))
    bodies = [cast.entities[m.entity] for m in cast.mentions_in(phrase) if m.entity in cast.entities]
    return next((e for e in bodies if e.type in {EntityType.ORG, EntityType.GPE}), None)


def kind_of_entity(entity: DocumentEntity) -> SourceKind:
    """Return the kind of holder that a named entity is."""
    is_state = entity.name.split(" ")[0].lower() in {"ministry", "government"}
    if entity.government_of is not None or entity.type is EntityType.GPE or is_state:
        return SourceKind.GOVERNMENT
    if entity.is_media:
        return SourceKind.MEDIA_OUTLET
    if entity.type is EntityType.PERSON:
        return SourceKind.PERSON
    if entity.type is EntityType.GROUP:
        return SourceKind.UNNAMED_GROUP
    return SourceKind.ORGANISATION


@cache
def _holders() -> dict[str, str]:
    return {noun: entry.kind for entry in load("holders") for noun in entry.data["nouns"]}


@cache
def _spokespeople() -> frozenset[str]:
    return frozenset(noun for noun, kind in _holders().items() if kind in {"spokesperson", "statement"})


def kind_of_noun(head: Token, cast: Cast, parsed: ParsedPassage) -> SourceKind:
    """Return the kind of holder that a common noun or pronoun is."""
    word = head.lower_
    if word in _THIRD_SINGULAR or word in _FIRST_PERSON:
        return SourceKind.PERSON
    kind = _holders().get(head.lemma_.lower()) or _holders().get(word)
    if kind is None and head.pos_ == "PROPN":
        return SourceKind.ORGANISATION
    if word in _STATE:
        return SourceKind.GOVERNMENT
    if kind == "unnamed_group" and _is_one_known_person(head):
        return SourceKind.PERSON
    match kind:
        case "spokesperson":
            return SourceKind.UNNAMED_OFFICIALS
        case "statement":
            return SourceKind.DOCUMENT
        case None:
            return SourceKind.UNNAMED_GROUP
        case _:
            return SourceKind(kind)


_STATE = frozenset("ministry government administration cabinet".split())


def _is_one_known_person(head: Token) -> bool:
    """Tell whether a role names one definite person: "the director", "his coach"; "a director" stays unnamed."""
    if head.tag_ != "NN" or head.lemma_.lower() not in nouns_of("role"):
        return False
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in {"the", "this"}) for c in head.children)


def is_holder_noun(token: Token) -> bool:
    """Tell whether a common noun can hold a claim at all: people, bodies, papers, pictures."""
    return token.lemma_.lower() in _holders() or token.lower_ in _holders()


def is_thing(token: Token) -> bool:
    """Tell whether a common noun is neither somebody nor a body: a proposal, an announcement, a handle."""
    kind = _holders().get(token.lemma_.lower()) or _holders().get(token.lower_)
    return token.pos_ == "NOUN" and kind in {None, "document", "visual_item", "statement"}


def is_animate(token: Token, parsed: ParsedPassage, cast: Cast) -> bool:
    """Tell whether a phrase names people or a body that can speak, rather than a thing that shows something."""
    if token.lower_ in _THIRD_SINGULAR | _FIRST_PERSON | {"they", "who"}:
        return True
    if token.pos_ == "PRON" and cast.antecedent_of(parsed.span(token.i, token.i)) is not None:
        passage, head = cast.antecedent_of(parsed.span(token.i, token.i)) or (parsed, token)
        return head.pos_ != "PRON" and is_animate(head, passage, cast)
    entity = holder_entity(token, parsed, cast)
    if entity is not None:
        return entity.type not in {EntityType.EVENT, EntityType.LOC, EntityType.FAC}
    kind = _holders().get(token.lemma_.lower()) or _holders().get(token.lower_)
    return kind is not None and kind not in {"document", "visual_item", "statement"}
