"""What pronouns and nominals can refer to: the named entities and the unnamed people and bodies of a document.

A :class:`Referent` knows what agreement needs (person, body or place; one or many; he or she), which role words the
report has given it, and where it was mentioned last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from sayso.extract.names.words import word_set
from sayso.extract.parse import ParsedPassage
from sayso.lexicon import load
from sayso.lexicon.places import country_of
from sayso.model.mentions import EntityType, Mention
from sayso.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HUMAN_ACTS = frozenset(
    """say tell believe warn argue claim think fear hope insist allege accuse deny ask urge predict complain explain
    recall worry agree want expect demand""".split()
)
_TWO_FACED = frozenset(
    "chair chairs model models head heads anchor anchors forward driver drivers keeper ranger".split()
)
"""Role nouns that are more often things, or parts of the body."""
_SOME = frozenset("one two three four five six several some many most both".split())
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LEFT_OF_NAME = frozenset("compound nmod amod poss det nummod punct case appos".split())


class Kind(Enum):
    """What agreement sees."""

    PERSON = auto()
    BODY = auto()
    PLACE = auto()


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a referent is mentioned: passage, head token, and the words."""

    passage: int
    token: int
    span: Span
    is_subject: bool
    in_quotes: bool


@dataclass(slots=True)
class Referent:
    """Somebody or something that later words can refer to. ``entity`` is empty for the unnamed."""

    kind: Kind
    entity: str = ""
    is_plural: bool = False
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    sightings: list[Sighting] = field(default_factory=list)
    members: tuple[str, ...] = ()
    is_country: bool = False
    is_town: bool = False
    is_media: bool = False
    is_collective: bool = False
    """A body that is "they" as well as "it": a family, a team."""
    is_hidden: bool = False
    """A minor or victim: may be what a pronoun means, and is then never an answer."""

    @property
    def target(self) -> Span | str:
        """What an answer points to: the entity's id, or the words of an unnamed referent."""
        return self.entity or self.sightings[0].span


def quoted_tokens(parsed: Sequence[ParsedPassage]) -> list[frozenset[int]]:
    """Return, for each passage, the tokens inside double quotation marks; a quotation may run over passages."""
    found = []
    inside = False
    paragraph = -1
    for passage in parsed:
        if passage.passage.paragraph != paragraph:
            paragraph, inside = passage.passage.paragraph, False
        tokens = set()
        for token in passage.doc:
            text = token.text
            if text in {"“", "”", '"', "``", "''"}:
                inside = text == "“" or (text in {'"', "``"} and not inside)
            elif inside:
                tokens.add(token.i)
        found.append(frozenset(tokens))
    return found


def head_of(parsed: ParsedPassage, span: Span) -> Token:
    """Return the token of a mention that its other tokens hang on."""
    tokens = parsed.tokens_in(span)
    inside = {token.i for token in tokens}
    return next((t for t in reversed(tokens) if t.head.i not in inside or t.head.i == t.i), tokens[-1])


def is_subject(token: Token) -> bool:
    """Tell whether a token is a grammatical subject, itself, by coordination or by apposition ("the head, Orel")."""
    while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
        token = token.head
    return token.dep_ in SUBJECTS


def kind_of(kind: EntityType) -> Kind:
    """Return what agreement sees in an entity type."""
    if kind is EntityType.PERSON:
        return Kind.PERSON
    return Kind.BODY if kind is EntityType.ORG else Kind.PLACE


def roles_around(doc: Doc, first: int, head: Token) -> set[str]:
    """Return the role words that a report gives a name: titles before it, nouns in apposition to it."""
    titles = word_set("titles", "office", "rank", "honorific", "modifier")
    roles = word_set("titles", "role")
    found: set[str] = set()
    at = first - 1
    while at >= 0 and first - at <= 6 and (doc[at].pos_ in {"NOUN", "PROPN", "ADJ"} or doc[at].lower_ in titles):
        if doc[at].lower_ in roles or doc[at].lower_ in titles:
            found.add(doc[at].lower_)
        at -= 1
    near = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ in {"appos", "attr"} or (head.dep_ == "compound" and head.head.lower_ in roles):
        near.append(head.head)
    for token in near:
        if token.lower_ in roles:
            found.add(token.lower_)
            found.update(child.lower_ for child in token.children if child.dep_ in {"compound", "amod"})
    found |= _predicated(head, roles)
    return found


def _predicated(head: Token, roles: frozenset[str]) -> set[str]:
    """Return the role in "Orel is the treasurer"."""
    if head.dep_ != "nsubj" or head.head.lemma_ != "be":
        return set()
    return {child.lower_ for child in head.head.children if child.dep_ == "attr" and child.lower_ in roles}


def gender_of(words: Sequence[str]) -> str:
    """Return "he" or "she" where titles, role words or a given name allow only one of them, else the empty string."""
    for lexicon in ("titles", "given_names"):
        found = {g for g in ("he", "she") if any(word in _gendered(lexicon, g) for word in words)}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _gendered(lexicon: str, gender: str) -> frozenset[str]:
    cached = _GENDERED.get((lexicon, gender))
    if cached is None:
        entries = [e for e in load(lexicon) if e.data.get("gender") == gender and e.pattern is not None]
        cached = frozenset(form for e in entries if e.pattern for form in e.pattern.elements[0].forms)
        _GENDERED[lexicon, gender] = cached
    return cached


_GENDERED: dict[tuple[str, str], frozenset[str]] = {}


def named_referent(entity: str, kind: EntityType, names: Sequence[str], is_media: bool) -> Referent:
    """Build the referent of a named entity, before its sightings are known."""
    is_country = kind is EntityType.GPE and any(country_of(name) is not None for name in names)
    is_town = kind is EntityType.GPE and not is_country
    return Referent(kind_of(kind), entity=entity, is_country=is_country, is_town=is_town, is_media=is_media)


def unnamed_nouns(
    parsed: ParsedPassage, taken: Sequence[Mention], heads: frozenset[str] = frozenset()
) -> Iterator[tuple[Token, Span, Kind, bool]]:
    """Yield the common nouns of a passage that are people or bodies: head, words, kind, and whether they are many.

    ``heads`` are nouns by which the document's named bodies call themselves: "the academy" may be one of them.
    """
    singular = word_set("titles", "role") | _holder_nouns()
    plural = word_set("titles", "role_plural")
    offset = parsed.passage.span.start
    covered = [(m.span.start - offset, m.span.end - offset) for m in taken]
    for token in parsed.doc:
        if _is_some_of_many(token, plural):
            yield token, parsed.span(token.i, token.right_edge.i), Kind.PERSON, token.lower_ != "one"
        if token.pos_ != "NOUN" or token.dep_ in {"compound", "nmod", "attr"} or _is_mere_thing(token):
            continue
        word = token.lower_
        if any(start <= token.idx < end for start, end in covered) or _introduces_name(token, covered):
            continue
        if token.tag_ == "NN" and not any(c.dep_ in {"det", "poss", "nummod"} for c in token.lefts):
            continue  # a role without an article is an apposition or a title, not somebody new
        if word in plural or (token.tag_ == "NNS" and (token.lemma_.lower() in singular or _speaks(token))):
            yield token, phrase_of(parsed, token), Kind.PERSON, True
        elif word in singular:
            yield token, phrase_of(parsed, token), Kind.PERSON, False
        elif word in word_set("nominals", "bodies"):
            yield token, phrase_of(parsed, token), Kind.BODY, True
        elif word in body_nouns() or word in word_set("nominals", "collective") or word in heads:
            yield token, phrase_of(parsed, token), Kind.BODY, False


def _is_some_of_many(token: Token, plural: frozenset[str]) -> bool:
    """Tell whether a token is the one in "one of the victims", or the two in "two of the people"."""
    if token.lower_ not in _SOME or token.dep_ in {"nummod", "attr", "amod", "det"}:
        return False
    of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    return of is not None and any(c.dep_ == "pobj" and c.lower_ in plural for c in of.children)


def _is_mere_thing(token: Token) -> bool:
    """Tell whether a noun that may be a person or a thing does nothing that only a person does: "the chair burned"."""
    if token.lower_ == "bodies":
        return any(c.dep_ == "prep" and c.lower_ == "of" for c in token.rights)
    return token.lower_ in _TWO_FACED and not (token.dep_ == "nsubj" and token.head.lemma_ in _HUMAN_ACTS)


def _speaks(token: Token) -> bool:
    """Tell whether a plural is the subject of what only people do, and no paper or picture: "growers believe"."""
    if token.dep_ != "nsubj" or token.head.lemma_ not in _HUMAN_ACTS:
        return False
    return token.lemma_.lower() not in _lettered_nouns()


@cache
def _lettered_nouns() -> frozenset[str]:
    kinds = {"document", "visual_item", "statement", "organisation"}
    return frozenset(noun for entry in load("holders") if entry.kind in kinds for noun in entry.data["nouns"])


@cache
def _holder_nouns() -> frozenset[str]:
    """Return the nouns for people that can hold a claim ("botanist"); not bodies, papers or pictures."""
    kinds = {"unnamed_experts", "unnamed_witnesses", "spokesperson", "person"}
    found = {noun for entry in load("holders") if entry.kind in kinds for noun in entry.data["nouns"]}
    return frozenset(found) - body_nouns() - word_set("nominals", "bodies")


def body_nouns() -> frozenset[str]:
    """Return the singular nouns that can stand for an organisation."""
    return word_set("nominals", "body", "firm", "state_body", "political_body", "armed_body", "medium")


def _introduces_name(token: Token, covered: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a noun is only the role of a name beside it ("the baker Hugo Orel", "Hugo Orel, a baker")."""
    beside = [child for child in token.children if child.dep_ in {"appos", "compound"} and child.i > token.i]
    if token.dep_ in {"appos", "compound", "nmod"}:
        beside.append(token.head)
    return any(start <= t.idx < end for t in beside for start, end in covered)


def phrase_of(parsed: ParsedPassage, head: Token) -> Span:
    """Return the words from a noun's first determiner or adjective to the noun itself."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in _LEFT_OF_NAME:
            first = min(first, child.left_edge.i)
    return parsed.span(first, head.i)
