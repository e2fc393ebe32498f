"""Bearers of names: the named entities of each report as they are called there, and the groups they are joined into."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, count

from sayso.lexicon import load
from sayso.model.analysis import Analysis
from sayso.model.graph import Term
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Reason
from sayso.resolve.words import content_stems, fold

EntityKey = tuple[str, str]
"""Document id, entity id."""
BODIES = frozenset({EntityType.ORG, EntityType.FAC})
_GROUND = frozenset({EntityType.GPE, EntityType.LOC})
_TITLED = frozenset({"honorific", "rank", "office", "modifier"})
_RANKS = frozenset({"honorific", "rank"})
_UNTELLING = frozenset("mr ms mrs dr".split())
NAMESAKE = re.compile(
    r"\b(?:(?:another|a different) (?:man|woman|person)|(?:of|with|under) (?:that|the same|her|his) name"
    r"|shar(?:e|es|ed|ing) (?:a|the|that|the same|her|his|their) (?:\w+ )?name|namesakes?|same-named"
    r"|no relation (?:to|of)|(?:unrelated|not related) to|not to be confused"
    r"|(?:mistaken|mistook (?:\w+ ){1,4}) ?for|(?:confus(?:e|es|ed|ing)|mixed up|mixing up) (?:\w+ ){0,4}with"
    r"|(?:two|both|other) (?:men|women|people|persons) of (?:that|the|the same) name)\b"
    r"|\b(?:two|both|other) (?:men|women|people|persons) (?:called|named) (?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Words by which a report says that somebody else bears a name."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A document's entity and what it is called there; ``posts`` are stems of what the report says it is."""

    key: EntityKey
    entity: DocumentEntity
    full: str
    others: tuple[str, ...]
    posts: frozenset[str]

    @property
    def is_person(self) -> bool:
        """Whether the report takes the name for a person's."""
        return self.entity.type is EntityType.PERSON

    @property
    def words(self) -> list[str]:
        """The words of the full name."""
        return self.full.split()


def bearer_of(analysis: Analysis, entity: DocumentEntity) -> Bearer:
    """Return an entity as its report calls it."""
    full = full_name(entity.name, entity.type)
    others = tuple(dict.fromkeys(untitled(fold(alias)) for alias in entity.aliases))
    key = (analysis.document.id, entity.id)
    return Bearer(key, entity, full, tuple(o for o in others if o and o != full), _posts(analysis, entity))


def _posts(analysis: Analysis, entity: DocumentEntity) -> frozenset[str]:
    said: set[str] = set()
    for claim in analysis.claims:
        if claim.family == "role_in" and claim.subject is not None and claim.subject.entity == entity.id:
            said.update(content_stems(claim.predicate))
        for source in (step.source for step in claim.chain):
            if source.entity == entity.id:
                said.update(content_stems(source.label))
    for span in entity.references:
        said.update(content_stems(span.of(analysis.document.text)))
    said = {word for word in said if not word.isdigit()}
    return frozenset(said - set(content_stems(" ".join((entity.name, *entity.aliases)))) - _UNTELLING)


def is_rank(post: str) -> bool:
    """Tell whether a folded post is a mere rank or honorific, which goes with any post."""
    return post in _titles(_RANKS)


@cache
def _titles(kinds: frozenset[str] = _TITLED) -> frozenset[str]:
    entries = [entry for entry in load("titles") if entry.kind in kinds and entry.pattern is not None]
    single = (p for e in entries for p in e.patterns if len(p.elements) == 1)
    return frozenset(fold(word) for pattern in single for word in pattern.openers)


def full_name(name: str, kind: EntityType) -> str:
    """Return the folded name under which a name is compared: a person's without titles."""
    return untitled(fold(name)) if kind is EntityType.PERSON else fold(name)


def untitled(name: str) -> str:
    """Return a person's folded name without the titles before it."""
    words = name.split()
    while len(words) > 1 and words[0] in _titles():
        words = words[1:]
    return " ".join(words)


class Groups:
    """Bearers joined so far, each group with the reason of every joining."""

    def __init__(self, bearers: Sequence[Bearer], apart: Iterable[tuple[EntityKey, EntityKey]] = ()) -> None:
        self.bearers = {bearer.key: bearer for bearer in bearers}
        self._head = {bearer.key: bearer.key for bearer in bearers}
        self._people = {bearer.key: _person_names(bearer) for bearer in bearers}
        self._why: dict[EntityKey, Reason] = {}
        self._apart: dict[EntityKey, set[EntityKey]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def head(self, key: EntityKey) -> EntityKey:
        """Return the bearer that stands for the group of another."""
        while self._head[key] != key:
            self._head[key] = self._head[self._head[key]]
            key = self._head[key]
        return key

    def join(self, one: EntityKey, other: EntityKey, rule: str, note: str) -> None:
        """Join the groups of two bearers, unless two full first names or surnames would meet or people parted them."""
        first, second = sorted((self.head(one), self.head(other)))
        if first != second and self._may_meet(first, second) and not self._is_parted(first, second):
            self._put_together(first, second)
            self._why.setdefault(other, Reason(rule=rule, note=note))

    def rule(self, one: EntityKey, other: EntityKey) -> None:
        """Join the groups of two bearers because a person said that they are one, whatever their names."""
        first, second = sorted((self.head(one), self.head(other)))
        if first != second:
            self._put_together(first, second)
            self._why.setdefault(other, Reason(rule="names.judged", note="Somebody judged them to be the same."))

    def _may_meet(self, first: EntityKey, second: EntityKey) -> bool:
        left, right = self._people[first], self._people[second]
        names = left | right
        return left >= right or right >= left or (len({n[0] for n in names}) < 2 and len({n[1] for n in names}) < 2)

    def _is_parted(self, first: EntityKey, second: EntityKey) -> bool:
        return any(self.head(key) == second for key in self._apart.get(first, ()))

    def _put_together(self, first: EntityKey, second: EntityKey) -> None:
        self._head[second] = first
        self._people[first] |= self._people[second]
        if second in self._apart:
            self._apart[first] |= self._apart.pop(second)

    def heads(self, bearers: Iterable[Bearer]) -> set[EntityKey]:
        """Return who stands for the groups of these bearers."""
        return {self.head(bearer.key) for bearer in bearers}

    def terms(self) -> tuple[dict[EntityKey, Term], dict[EntityKey, Reason]]:
        """Return what each bearer was taken to be, and why those that were joined were."""
        groups: dict[EntityKey, list[Bearer]] = defaultdict(list)
        for key in sorted(self.bearers):
            groups[self.head(key)].append(self.bearers[key])
        keyed = _distinct({head: _term(group) for head, group in groups.items()}, groups)
        return {key: keyed[self.head(key)] for key in self.bearers}, dict(self._why)


def _person_names(bearer: Bearer) -> frozenset[tuple[str, str]]:
    words = bearer.words
    has_first = bearer.is_person and len(words) > 1 and len(words[0]) > 1
    return frozenset({(words[0], words[-1])} if has_first else ())


def _term(group: Sequence[Bearer]) -> Term:
    names = Counter(b.full for b in group)
    full = max(names, key=lambda name: (len(name.split()), names[name], name))
    written = min(re.sub(r"^[Tt]he ", "", b.entity.name) for b in group if b.full == full)
    votes = Counter(b.entity.type for b in group for _ in range(1 + len(b.entity.mentions)))
    kind = max(votes, key=lambda t: (votes[t], t.value))
    return Term(key=f"name:{full}", name=written, type=kind)


def _distinct(terms: dict[EntityKey, Term], groups: Mapping[EntityKey, Sequence[Bearer]]) -> dict[EntityKey, Term]:
    """Give namesakes that were kept apart keys of their own, made of their posts; the most named one keeps its own."""
    shared: dict[str, list[EntityKey]] = defaultdict(list)
    for head, term in terms.items():
        shared[term.key].append(head)
    found = dict(terms)
    for same in shared.values():
        ordered = sorted(same, key=lambda head: (-len(groups[head]), _posts_of(groups[head]), head))
        taken = {terms[ordered[0]].key}
        for head in ordered[1:]:
            term = terms[head]
            key = f"{term.key} ({_posts_of(groups[head])})"
            unused = next(each for each in chain([key], (f"{key} {n}" for n in count(2))) if each not in taken)
            taken.add(unused)
            found[head] = Term(key=unused, name=term.name, type=term.type)
    return found


def _posts_of(group: Sequence[Bearer]) -> str:
    return " ".join(sorted({post for bearer in group for post in bearer.posts}))


def _doubtful(analyses: Sequence[Analysis], bearers: Sequence[Bearer]) -> frozenset[str]:
    """Return the people's names that two people bear: a report says that there are such, and their posts differ."""
    texts = {a.document.id for a in analyses if NAMESAKE.search(a.document.text)}
    told = {b.full for b in bearers if b.is_person and b.key[0] in texts and len(b.words) > 1}
    posts: dict[str, list[frozenset[str]]] = defaultdict(list)
    for bearer in bearers:
        if bearer.full in told and bearer.posts:
            posts[bearer.full].append(bearer.posts)
    return frozenset(name for name, found in posts.items() if _parts(found) > 1)


def _parts(found: Iterable[frozenset[str]]) -> int:
    parts: list[frozenset[str]] = []
    for one in found:
        touching = [part for part in parts if part & one]
        parts = [part for part in parts if not part & one] + [one.union(*touching)]
    return len(parts)


@dataclass(frozen=True, slots=True)
class Crowd:
    """All bearers of a story, in order, and what is asked of them over and over."""

    bearers: tuple[Bearer, ...]
    doubtful: frozenset[str]
    texts: Mapping[str, frozenset[str]]
    """The telling words of each report that names somebody of a doubtful name."""
    ground: frozenset[str]
    surnames: frozenset[str]
    people: Mapping[str, tuple[Bearer, ...]]
    """People with a first name, by surname."""
    opened: Mapping[str, tuple[Bearer, ...]]
    """Bodies by each run of first words that is not their whole name."""


def crowd_of(analyses: Sequence[Analysis], bearers: Sequence[Bearer], parted: frozenset[str] = frozenset()) -> Crowd:
    """Return all bearers of a story with what is asked of them over and over.

    ``parted`` are full names of which people said that not all who bear them are one.
    """
    people: dict[str, list[Bearer]] = defaultdict(list)
    opened: dict[str, list[Bearer]] = defaultdict(list)
    ordered = sorted(bearers, key=lambda b: b.key)
    doubtful = _doubtful(analyses, bearers) | parted
    named = {b.key[0] for b in bearers if b.full in doubtful}
    for bearer in ordered:
        if bearer.is_person and len(bearer.words) > 1:
            people[bearer.words[-1]].append(bearer)
        if bearer.entity.type in BODIES:
            for length in range(1, len(bearer.words)):
                opened[" ".join(bearer.words[:length])].append(bearer)
    return Crowd(
        bearers=tuple(ordered),
        doubtful=doubtful,
        texts={a.document.id: frozenset(content_stems(a.document.text)) for a in analyses if a.document.id in named},
        ground=frozenset(b.full for b in bearers if b.entity.type in _GROUND),
        surnames=frozenset(people),
        people={name: tuple(found) for name, found in people.items()},
        opened={name: tuple(found) for name, found in opened.items()},
    )
