"""What each report's names were taken to be, made comparable: the smallest things that can be judged to be one.

An appearance is taken from a report's analysis alone, so that it can be kept, and found again whatever other reports
there are. Unnamed ends of ties ("two sides", "the meeting") have none: nobody can say whom they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.lexicon.nouns import nouns_of
from sayso.lexicon.places import country_of, demonym, is_capital
from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, Claim, ClaimKind, Standing
from sayso.model.identity import Appearance, NameUse
from sayso.model.ids import content_id
from sayso.model.mentions import NAMED_TYPES, DocumentEntity, EntityType
from sayso.model.spans import Span
from sayso.resolve.bearers import NAMESAKE, full_name
from sayso.resolve.words import fold

GROUND = frozenset({EntityType.GPE, EntityType.LOC})
_LOOSE = frozenset(
    """of at for in with from to the a an its his her their our my and as on by he she it they him we i who them
    mr ms mrs dr was were is are be been being years year old""".split()
)
"""Words that a post neither begins nor ends with."""
_HEAD = re.compile(r" (?:of|at|for|in|to|with|from|turned) ")
"""What follows the noun of a post."""
_UNREAL = frozenset({Standing.DENIED, Standing.FORECAST, Standing.HYPOTHETICAL, Standing.SILENCE})
"""Standings of claims that give nobody a post."""


def find_appearances(analysis: Analysis) -> tuple[Appearance, ...]:
    """Return the named people, bodies, governments and places of a report, in the order of the text."""
    named = sorted((e for e in analysis.entities if _has_name(e)), key=lambda e: (_first(e), e.id))
    report = _Report(analysis, named)
    return tuple(report.appearance(entity, number) for entity, number in _numbered(named))


def _has_name(entity: DocumentEntity) -> bool:
    return bool(full_name(entity.name, entity.type)) and (
        entity.type in NAMED_TYPES or entity.government_of is not None
    )


def _first(entity: DocumentEntity) -> Span:
    return min(entity.mentions, default=Span(0, 0))


def _numbered(entities: Iterable[DocumentEntity]) -> Iterator[tuple[DocumentEntity, int]]:
    """Namesakes of one report are told apart by their order in its text."""
    seen: dict[str, int] = defaultdict(int)
    for entity in entities:
        name = full_name(entity.name, entity.type)
        yield entity, seen[name]
        seen[name] += 1


class _Report:
    """One report, and what is asked of it for each of its names."""

    def __init__(self, analysis: Analysis, named: Sequence[DocumentEntity]) -> None:
        self.document = analysis.document
        self.entities = {entity.id: entity for entity in named}
        self.names = {entity.id: full_name(entity.name, entity.type) for entity in named}
        self.claims = _claims_by_entity(analysis.claims)
        self.own = self._country_by_place(analysis)
        self.places = self._places(analysis)
        self.sources = _labels_by_entity(analysis.claims)
        self.shared = _shared_names(analysis, named)
        self.words = tuple({word for e in named for word in map(fold, (e.name, *e.aliases))} | set(self.names.values()))

    def appearance(self, entity: DocumentEntity, number: int) -> Appearance:
        """Return what an entity of the report is called there, and what goes with it."""
        name, claims = self.names[entity.id], self.claims.get(entity.id, ())
        roles = [claim for claim in claims if _is_role_of(claim, entity)]
        posts = _telling(_sorted(self._posts(entity, roles)))
        return Appearance(
            id=content_id("app", self.document.id, name, number),
            document=self.document.id,
            entity=entity.id,
            type=entity.type,
            name=entity.name,
            uses=self._uses(entity),
            posts=posts,
            bodies=_sorted(self.names[body] for body in self._bodies(roles)),
            companions=_sorted(set(self.names.values()) - {name, *map(fold, entity.aliases)}),
            places=_sorted(self.places - {name}),
            countries=_sorted({*self._own_countries(entity), *self._tied_countries(roles, posts)}),
            dates=_sorted(claim.time.start for claim in claims if claim.time is not None and claim.time.start),
            published=self.document.published.value,
            is_media=entity.is_media,
            government_of=entity.government_of,
            shares_name=entity.id in self.shared,
        )

    def _uses(self, entity: DocumentEntity) -> tuple[NameUse, ...]:
        """Return the names as written, the full one first, each where the report uses it first."""
        written: dict[str, Span] = {}
        for span in sorted(entity.mentions):
            written.setdefault(" ".join(span.of(self.document.text).split()), span)
        full = sorted(written, key=lambda name: (fold(name) != fold(entity.name), -len(fold(name).split())))
        return tuple(NameUse(name=name, document=self.document.id, span=written[name]) for name in full)

    def _posts(self, entity: DocumentEntity, roles: Iterable[Claim]) -> Iterator[str]:
        """Yield titles and roles, and nominals that stand for somebody ("the mayor"), without the names in them."""
        said = [claim.predicate for claim in roles if claim.kind is ClaimKind.ROLE]
        if entity.type is EntityType.PERSON:
            said += [fold(entity.name).removesuffix(self.names[entity.id]), *self.sources.get(entity.id, ())]
            said += [span.of(self.document.text) for span in entity.references]
        yield from (_bare(words, self.words) for words in said)

    def _bodies(self, roles: Iterable[Claim]) -> set[str]:
        return {body for claim in roles if (body := _entity_of(claim.object)) in self.entities}

    def _own_countries(self, entity: DocumentEntity) -> Iterator[str]:
        if entity.government_of is not None:
            code = country_of(entity.government_of) or is_capital(entity.government_of)
            yield from [code] if code else []
        elif entity.type in GROUND:
            yield from self.own.get(entity.id, ())
        elif entity.type is not EntityType.PERSON:
            yield from _adjectives(self.names[entity.id])

    def _tied_countries(self, roles: Iterable[Claim], posts: Iterable[str]) -> Iterator[str]:
        for body in sorted(self._bodies(roles)):
            yield from self._own_countries(self.entities[body])
        for post in posts:
            yield from _adjectives(post)

    def _country_by_place(self, analysis: Analysis) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for toponym in analysis.toponyms:
            if toponym.entity is not None and toponym.country is not None:
                found[toponym.entity].add(toponym.country)
        return found

    def _places(self, analysis: Analysis) -> set[str]:
        ground = {self.names[key] for key, entity in self.entities.items() if entity.type in GROUND}
        return ground | {fold(toponym.text) for toponym in analysis.toponyms}


def _shared_names(analysis: Analysis, named: Iterable[DocumentEntity]) -> frozenset[str]:
    """Return the people of whom the report says that somebody else bears their name.

    They are those whom the sentence means; where it means nobody by name or pronoun, those of the last sentence before
    it that does.
    """
    people = [e for e in named if e.type is EntityType.PERSON and " " in full_name(e.name, e.type)]
    found: set[str] = set()
    for number, passage in enumerate(analysis.document.passages):
        if NAMESAKE.search(passage.span.of(analysis.document.text)):
            before = (p.span for p in reversed(analysis.document.passages[: number + 1]))
            meant = ({e.id for e in people if _is_meant(e, span)} for span in before)
            found |= next((ids for ids in meant if ids), set())
    return frozenset(found)


def _is_meant(entity: DocumentEntity, span: Span) -> bool:
    return any(span.contains(each) for each in (*entity.mentions, *entity.references))


def _claims_by_entity(claims: Iterable[Claim]) -> Mapping[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        ends = (claim.subject, claim.object, *(one.argument for one in claim.participants))
        for key in dict.fromkeys(map(_entity_of, ends)):
            found[key].append(claim)
    return {key: tuple(own) for key, own in found.items()}


def _labels_by_entity(claims: Iterable[Claim]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for source in (step.source for step in claim.chain):
            if source.entity is not None:
                found[source.entity].add(source.label)
    return found


def _is_role_of(claim: Claim, entity: DocumentEntity) -> bool:
    is_role = claim.kind is ClaimKind.ROLE or (claim.family == "role_in" and claim.standing not in _UNREAL)
    return is_role and _entity_of(claim.subject) == entity.id


def _entity_of(argument: Argument | None) -> str:
    return argument.entity or "" if argument is not None else ""


def _bare(words: str, names: Iterable[str]) -> str:
    """Return a post without the names in it and the small words around it: "director of the Guild" is "director"."""
    kept = f" {fold(words)} "
    for name in sorted((name for name in names if f" {name} " in kept), key=lambda n: (-len(n), n)):
        kept = kept.replace(f" {name} ", " ")
    parts = kept.split()
    while parts and (parts[0] in _LOOSE or parts[0].isdigit()):
        parts = parts[1:]
    while parts and (parts[-1] in _LOOSE or parts[-1].isdigit()):
        parts = parts[:-1]
    return " ".join(parts)


def _adjectives(folded: str) -> Iterator[str]:
    for word in folded.split():
        code = demonym(word)
        if code is not None:
            yield code


def _telling(posts: Sequence[str]) -> tuple[str, ...]:
    """Return the posts that tell who somebody is.

    Left out are those of which another has all words ("master" beside "harbour master"), and nouns for anybody, for
    members of a family, and for what somebody is accused of or suffered: no rule makes two people one by these.
    """
    kept = [post for post in posts if not _is_anybody(post)]
    words = {post: set(post.split()) for post in kept}
    return tuple(post for post in kept if not any(words[post] < words[other] for other in kept))


def _is_anybody(post: str) -> bool:
    head = _HEAD.split(post)[0].split()[-1]
    is_general = any(noun in nouns_of(kind) for kind in ("anybody", "kin") for noun in (head, head.removesuffix("s")))
    return is_general or demonym(head) is not None


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if word}))
