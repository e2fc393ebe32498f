"""Who of the people that a report names stands before the public there, and by which words (docs/ethics.md, rule 12).

A report introduces whom its readers cannot know by what they are: "a 43-year-old director". Whoever is introduced so,
and not by an office, a command, a body or a stage, is private here, and is shown by those words and not by name. Whom
it names without a word of introduction, it takes for known; of them nothing is held either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import load
from sayso.lexicon.nouns import nouns_of
from sayso.lexicon.public import (
    IN_A_BODY,
    Marked,
    is_private_role,
    mark_names,
    names_a_body,
    public_role,
    role_at,
    titles_at,
)
from sayso.model.analysis import SHELTERED, Analysis
from sayso.model.claims import Claim, ClaimKind, Standing
from sayso.model.mentions import EntityType, MentionLevel
from sayso.model.spans import EXCLUDED_ZONES, Reason, Span
from sayso.resolve.bearers import full_name

UNNAMED = "a person not named here"
"""What somebody is called whose name is never shown."""

_NOT_HELD = frozenset({Standing.DENIED, Standing.HYPOTHETICAL, Standing.SILENCE})
_AGE = re.compile(
    r"@(?:,? aged (\d\d\d?)\b|, (\d\d)(?=[,.;)]|$)| \((\d\d)\)"
    r"|, an? (\d\d)[-‐‑ ]year[-‐‑ ]old\b(?!(?: [\w’'-]+){0,4} (?:named|called) @))"
    r"|\b(\d\d)[-‐‑ ]year[-‐‑ ]old(?: [\w’'-]+){0,4},? @"
)
_RESIDENT = re.compile(r"@,? who (?:lives|lived|works|worked|was (?:passing|driving|walking|on (?:his|her)))\b")
_KEPT = frozenset({"former", "retired"})
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of one report. ``role`` says by which words they stand before the public, if by any.

    ``name`` is the full name, folded; ``names`` are all names as written. ``described`` is what to show for the name of
    somebody who ``is_private``.
    """

    document: str
    entity: str
    name: str
    names: tuple[str, ...]
    role: Reason | None
    is_private: bool
    described: str


def find_people(analysis: Analysis) -> tuple[Person, ...]:
    """Return the people that a report names, in the order of its entities."""
    told = _Told(analysis)
    return tuple(told.person(e.id) for e in analysis.entities if e.type is EntityType.PERSON)


def find_sheltered_names(analysis: Analysis) -> tuple[str, ...]:
    """Return the names of minors, victims and witnesses that a report has and that were left out of the index."""
    text = analysis.document.text
    found = (a.span.of(text) for a in analysis.abstentions if a.reason.rule in SHELTERED)
    return tuple(sorted({" ".join(name.split()) for name in found}))


class _Told:
    """One report, and what is asked of it for each of its people."""

    def __init__(self, analysis: Analysis) -> None:
        self.document = analysis.document
        self.entities = {entity.id: entity for entity in analysis.entities}
        self.roles = _role_claims(analysis.claims)
        self.labels = _labels(analysis.claims)
        self.beside = _beside(analysis)

    def person(self, key: str) -> Person:
        entity = self.entities[key]
        role = self._role(key)
        roles = [claim.predicate for claim in self.roles.get(key, ())]
        roles += [word for marked, place in self.beside.get(key, ()) if (word := _word_before(marked, place))]
        nouns = [noun for noun in map(_noun_of, roles) if noun is not None]
        age = next((age for marked, place in self.beside.get(key, ()) if (age := _age_at(marked, place))), None)
        is_private = role is None and bool(roles or nouns or age or self._is_resident(key))
        return Person(
            document=self.document.id,
            entity=key,
            name=full_name(entity.name, entity.type),
            names=self._names(key),
            role=role,
            is_private=is_private,
            described=_described(nouns, age) if is_private else "",
        )

    def _names(self, key: str) -> tuple[str, ...]:
        entity = self.entities[key]
        written = {" ".join(span.of(self.document.text).split()) for span in entity.mentions}
        return tuple(sorted(written | {entity.name, *entity.aliases}))

    def _role(self, key: str) -> Reason | None:
        for claim in self.roles.get(key, ()):
            kind = self._kind_of(claim)
            if kind is not None:
                return _public(kind, claim.predicate, claim.head)
        for marked, place in self.beside.get(key, ()):
            found = role_at(marked, place)
            if found is not None:
                return _public(*found, Span(marked.places[place], marked.places[place] + 1))
        for words in self._posts(key):
            kind = public_role(words)
            if kind is not None:
                return _public(kind, words, None)
        return None

    def _posts(self, key: str) -> tuple[str, ...]:
        """Return what else a report calls somebody: as a source, and by nouns that stand for them ("the mayor")."""
        nouns = (" ".join(span.of(self.document.text).split()) for span in self.entities[key].references)
        return (*self.labels.get(key, ()), *nouns)

    def _kind_of(self, claim: Claim) -> str | None:
        """Return the kind of public role that a claim gives; "@ of the Trust" speaks and acts for a body by that."""
        in_a_body = self._names_a_body(claim)
        if in_a_body and claim.object is not None and claim.predicate.startswith("of "):
            return IN_A_BODY
        return public_role(claim.predicate, in_a_body=in_a_body)

    def _names_a_body(self, claim: Claim) -> bool:
        body = self.entities.get(claim.object.entity or "") if claim.object is not None else None
        named = body is not None and body.type is not EntityType.PERSON
        return named or names_a_body(claim.predicate)

    def _is_resident(self, key: str) -> bool:
        return any(_RESIDENT.match(marked.text[place:]) for marked, place in self.beside.get(key, ()))


def _public(kind: str, words: str, span: Span | None) -> Reason:
    return Reason(rule=f"public.{kind}", note=f"told of as “{words}”", span=span)


def _role_claims(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind is ClaimKind.ROLE and claim.standing not in _NOT_HELD and claim.subject is not None:
            found.setdefault(claim.subject.entity or "", []).append(claim)
    return found


def _labels(claims: Iterable[Claim]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source in (step.source for claim in claims for step in claim.chain):
        labels = found.setdefault(source.entity or "", [])
        if source.label not in labels:
            labels.append(source.label)
    return found


def _beside(analysis: Analysis) -> Mapping[str, list[tuple[Marked, int]]]:
    """Return for each person the sentences that name them, with ``@`` for each person, and where they stand there."""
    named = sorted((m for m in analysis.mentions if m.level is MentionLevel.NAME), key=lambda m: m.span)
    people = [m for m in named if m.type is EntityType.PERSON and m.entity is not None]
    found: dict[str, list[tuple[Marked, int]]] = {}
    text = analysis.document.text
    at = 0
    for passage in sorted(analysis.document.passages, key=lambda p: p.span):
        while at < len(people) and people[at].span.start < passage.span.start:
            at += 1
        inside = []
        while at < len(people) and people[at].span.end <= passage.span.end:
            inside.append(people[at])
            at += 1
        if inside and passage.zone not in EXCLUDED_ZONES:
            spans = [(m.span.start, m.span.end) for m in inside]
            marked = mark_names(passage.span.of(text), spans, passage.span.start)
            for place, number in marked.names.items():
                found.setdefault(inside[number].entity or "", []).append((marked, place))
    return found


def _age_at(marked: Marked, place: int) -> str | None:
    for match in _AGE.finditer(marked.text):
        if match.start() == place or match.end() == place + 1:
            return next(group for group in match.groups() if group)
    return None


def _word_before(marked: Marked, place: int) -> str | None:
    """Return the noun that stands right before a name as a title: "neighbour @"."""
    title = next(titles_at(marked, place), None)
    is_title = title is not None and (is_private_role(title.words) or title.words.lower() in _role_nouns())
    return title.words if title is not None and is_title else None


def _noun_of(words: str) -> str | None:
    """Return the noun of a role ("postman" of "retired village postman"), with what says that it is over."""
    head = re.split(r",| (?:of|to|for|in|at|with|who|by|on|from|near)\b", words.lower())[0]
    found = _WORD.findall(re.sub(r"^.*['’]s ", "", head))
    if not found or found[-1] not in _role_nouns():
        return None
    if found[-1] in nouns_of("kin"):
        return "relative"
    return " ".join([*(word for word in found[:1] if word in _KEPT and len(found) > 1), found[-1]])


@cache
def _role_nouns() -> frozenset[str]:
    titles = (e.pattern.elements[0].forms for e in load("titles") if e.kind == "role" and e.pattern is not None)
    return nouns_of("role").union(*titles)


def _described(nouns: Sequence[str], age: str | None) -> str:
    """Return what is shown for a name: "a 43-year-old director"; never where from, whose kin, or of which faith."""
    noun = nouns[0] if nouns else "person"
    words = f"{age}-year-old {noun}" if age else noun
    is_vowel = words[0] in "aeiou" or words.startswith(("8", "11-", "18-"))
    return f"{'an' if is_vowel else 'a'} {words}"


def private_names(people: Iterable[Person]) -> Iterator[tuple[str, str]]:
    """Yield each name of private people and what is shown for it; two who are described alike are numbered."""
    seen: dict[str, int] = {}
    for person in people:
        if person.is_private:
            seen[person.described] = seen.get(person.described, 0) + 1
            number = seen[person.described]
            words = person.described if number == 1 else f"{person.described} (no. {number})"
            yield from ((name, words) for name in person.names)
