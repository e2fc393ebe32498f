"""Names across reports: which entities of different documents are the same within a story, for comparing what is said.

Same name is not same person. Two documents' entities are joined for one of these reasons and stay apart otherwise:
the same full name; a short name or acronym that one report binds to the long one and that nothing else in the story
bears; a surname that only one full name in the story has; an initial that fits only one. Two different full first names
never join. Where a report says that two people share a name, its bearers join only where their posts agree.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from sayso.lexicon import load
from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, Claim
from sayso.model.graph import Term
from sayso.model.mentions import NAMED_TYPES, DocumentEntity, EntityType
from sayso.model.spans import Reason
from sayso.resolve.words import content_stems, fold, stem

EntityKey = tuple[str, str]
"""Document id, entity id."""

_BODIES = frozenset({EntityType.ORG, EntityType.FAC})
_GROUND = frozenset({EntityType.GPE, EntityType.LOC})
_TITLED = frozenset({"honorific", "rank", "office", "modifier"})
_NAMESAKE = re.compile(
    r"\b(?:(?:another|a different) (?:man|woman|person)|(?:of|with|share[sd]?) (?:that|the same|her|his) name"
    r"|namesakes?|no relation (?:to|of)|not to be confused|mistaken for)\b",
    re.IGNORECASE,
)
_UNTELLING = frozenset("mr ms mrs dr".split())
_LEADERS = "board|management|leadership|directors|council|executive|executives|shareholders|members|side"
_BODY_OF = re.compile(rf"^(?:the )?(?:\w+ )?(?:{_LEADERS}) (?:of|at) |['’]s? (?:\w+ )?(?:{_LEADERS})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """What the entities of a story were taken to be; ask :meth:`term`."""

    terms: Mapping[EntityKey, Term]
    reasons: Mapping[EntityKey, Reason]
    nominals: Mapping[tuple[str, str], Term] = field(default_factory=dict)
    """Document id and stem of a head noun ("guild"): the one entity of the document that it can stand for."""
    by_name: Mapping[str, Term] = field(default_factory=dict)
    """Folded full name: whom alone it names in the story."""
    bodies: Mapping[str, frozenset[Term]] = field(default_factory=dict)
    """Key of a person: the bodies in which some report gives them a post."""

    def of_entity(self, document: str, entity: str | None) -> Term | None:
        """Return what a document's entity is in the story, ``None`` if it has no name."""
        return None if entity is None else self.terms.get((document, entity))

    def of_argument(self, document: str, argument: Argument | None) -> Term | None:
        """Return whom an argument names: its entity, or the one that a bare noun ("the guild") can stand for."""
        if argument is None:
            return None
        found = self.of_entity(document, argument.entity)
        return found or self._of_name(argument.name) or self._of_nominal(document, argument.name)

    def _of_name(self, words: str) -> Term | None:
        """What a report fails to take for a name may be one in another; a single word only as it is written there."""
        found = self.by_name.get(fold(words))
        return found if found is not None and (" " in fold(words) or found.name == words) else None

    def _of_nominal(self, document: str, words: str) -> Term | None:
        parts = words.split()
        if not parts or parts[0].lower() not in {"the", "this", "that"} or len(parts) > 3:
            return None
        return self.nominals.get((document, stem(fold(parts[-1]))))


def resolve_names(analyses: Sequence[Analysis]) -> Names:
    """Return what the named entities of these analyses are within the story they tell together."""
    bearers = [_bearer(a, e) for a in analyses for e in a.entities if e.type in NAMED_TYPES or e.government_of]
    groups = _Groups(bearers)
    crowd = _crowd(analyses, bearers)
    for join in (_by_full_name, _by_alias, _by_surname, _by_initial, _by_short_form):
        join(groups, crowd)
    terms, reasons = groups.terms()
    return Names(terms, reasons, _nominals(analyses, terms), _by_name(terms), _bodies(analyses, terms))


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A document's entity and what it is called there; ``posts`` are stems of what the report says it is."""

    key: EntityKey
    entity: DocumentEntity
    full: str
    others: tuple[str, ...]
    posts: frozenset[str]

    @property
    def is_person(self) -> bool:
        return self.entity.type is EntityType.PERSON

    @property
    def words(self) -> list[str]:
        return self.full.split()


def _bearer(analysis: Analysis, entity: DocumentEntity) -> _Bearer:
    full = _untitled(fold(entity.name)) if entity.type is EntityType.PERSON else fold(entity.name)
    others = tuple(dict.fromkeys(_untitled(fold(alias)) for alias in entity.aliases))
    key = (analysis.document.id, entity.id)
    return _Bearer(key, entity, full, tuple(o for o in others if o and o != full), _posts(analysis, entity))


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


@cache
def _titles() -> frozenset[str]:
    entries = [entry for entry in load("titles") if entry.kind in _TITLED and entry.pattern is not None]
    single = (p for e in entries for p in e.patterns if len(p.elements) == 1)
    return frozenset(fold(word) for pattern in single for word in pattern.openers)


def _untitled(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0] in _titles():
        words = words[1:]
    return " ".join(words)


class _Groups:
    """Bearers joined so far, each group with the reason of every joining."""

    def __init__(self, bearers: Sequence[_Bearer]) -> None:
        self.bearers = {bearer.key: bearer for bearer in bearers}
        self._head = {bearer.key: bearer.key for bearer in bearers}
        self._people = {bearer.key: _person_names(bearer) for bearer in bearers}
        self._why: dict[EntityKey, Reason] = {}

    def head(self, key: EntityKey) -> EntityKey:
        while self._head[key] != key:
            self._head[key] = self._head[self._head[key]]
            key = self._head[key]
        return key

    def join(self, one: EntityKey, other: EntityKey, rule: str, note: str) -> None:
        """Join the groups of two bearers, unless two full first names or surnames would meet."""
        first, second = sorted((self.head(one), self.head(other)))
        people = self._people[first] | self._people[second]
        if first != second and len({n[0] for n in people}) < 2 and len({n[1] for n in people}) < 2:
            self._head[second] = first
            self._people[first] = people
            self._why.setdefault(other, Reason(rule=rule, note=note))

    def heads(self, bearers: Iterable[_Bearer]) -> set[EntityKey]:
        return {self.head(bearer.key) for bearer in bearers}

    def terms(self) -> tuple[dict[EntityKey, Term], dict[EntityKey, Reason]]:
        groups: dict[EntityKey, list[_Bearer]] = defaultdict(list)
        for key in sorted(self.bearers):
            groups[self.head(key)].append(self.bearers[key])
        keyed = _distinct({head: _term(group) for head, group in groups.items()}, groups)
        return {key: keyed[self.head(key)] for key in self.bearers}, dict(self._why)


def _person_names(bearer: _Bearer) -> frozenset[tuple[str, str]]:
    words = bearer.words
    has_first = bearer.is_person and len(words) > 1 and len(words[0]) > 1
    return frozenset({(words[0], words[-1])} if has_first else ())


def _term(group: Sequence[_Bearer]) -> Term:
    names = Counter(b.full for b in group)
    full = max(names, key=lambda name: (len(name.split()), names[name], name))
    written = min(re.sub(r"^[Tt]he ", "", b.entity.name) for b in group if b.full == full)
    votes = Counter(b.entity.type for b in group for _ in range(1 + len(b.entity.mentions)))
    kind = max(votes, key=lambda t: (votes[t], t.value))
    return Term(key=f"name:{full}", name=written, type=kind)


def _distinct(terms: dict[EntityKey, Term], groups: Mapping[EntityKey, Sequence[_Bearer]]) -> dict[EntityKey, Term]:
    """Give namesakes that were kept apart keys of their own, made of their posts; the most named one keeps its own."""
    shared: dict[str, list[EntityKey]] = defaultdict(list)
    for head, term in terms.items():
        shared[term.key].append(head)
    found = dict(terms)
    for same in shared.values():
        ordered = sorted(same, key=lambda head: (-len(groups[head]), _posts_of(groups[head])))
        for head in ordered[1:]:
            term = terms[head]
            found[head] = Term(key=f"{term.key} ({_posts_of(groups[head])})", name=term.name, type=term.type)
    return found


def _posts_of(group: Sequence[_Bearer]) -> str:
    return " ".join(sorted({post for bearer in group for post in bearer.posts}))


def _doubtful(analyses: Sequence[Analysis], bearers: Sequence[_Bearer]) -> frozenset[str]:
    """Return the people's names that two people bear: a report says that there are such, and their posts differ."""
    texts = {a.document.id for a in analyses if _NAMESAKE.search(a.document.text)}
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
class _Crowd:
    """All bearers of a story, in order, and what is asked of them over and over."""

    bearers: tuple[_Bearer, ...]
    doubtful: frozenset[str]
    texts: Mapping[str, frozenset[str]]
    """The telling words of each report that names somebody of a doubtful name."""
    ground: frozenset[str]
    surnames: frozenset[str]
    people: Mapping[str, tuple[_Bearer, ...]]
    """People with a first name, by surname."""
    opened: Mapping[str, tuple[_Bearer, ...]]
    """Bodies by each run of first words that is not their whole name."""


def _crowd(analyses: Sequence[Analysis], bearers: Sequence[_Bearer]) -> _Crowd:
    people: dict[str, list[_Bearer]] = defaultdict(list)
    opened: dict[str, list[_Bearer]] = defaultdict(list)
    ordered = sorted(bearers, key=lambda b: b.key)
    doubtful = _doubtful(analyses, bearers)
    named = {b.key[0] for b in bearers if b.full in doubtful}
    for bearer in ordered:
        if bearer.is_person and len(bearer.words) > 1:
            people[bearer.words[-1]].append(bearer)
        if bearer.entity.type in _BODIES:
            for length in range(1, len(bearer.words)):
                opened[" ".join(bearer.words[:length])].append(bearer)
    return _Crowd(
        bearers=tuple(ordered),
        doubtful=doubtful,
        texts={a.document.id: frozenset(content_stems(a.document.text)) for a in analyses if a.document.id in named},
        ground=frozenset(b.full for b in bearers if b.entity.type in _GROUND),
        surnames=frozenset(people),
        people={name: tuple(found) for name, found in people.items()},
        opened={name: tuple(found) for name, found in opened.items()},
    )


def _by_full_name(groups: _Groups, crowd: _Crowd) -> None:
    named: dict[str, list[_Bearer]] = defaultdict(list)
    for bearer in crowd.bearers:
        named[bearer.full].append(bearer)
    for name, same in sorted(named.items()):
        note = f"“{name}” is the same name in both."
        for one, other in _pairs(same, name in crowd.doubtful):
            groups.join(one.key, other.key, "names.full", note)
        for one, other in _placed(same, groups, crowd) if name in crowd.doubtful else ():
            groups.join(one.key, other.key, "names.posts", f"The report speaks of the posts of this “{name}” alone.")


def _pairs(same: Sequence[_Bearer], is_doubtful: bool) -> Iterable[tuple[_Bearer, _Bearer]]:
    if not is_doubtful:
        return pairwise(same)
    return [(a, b) for n, a in enumerate(same) for b in same[n + 1 :] if a.posts & b.posts]


def _placed(same: Sequence[_Bearer], groups: _Groups, crowd: _Crowd) -> Iterable[tuple[_Bearer, _Bearer]]:
    """Namesakes that their report gives no post: it may still speak of the posts of one of them and of no other."""
    posts: dict[EntityKey, set[str]] = defaultdict(set)
    for bearer in same:
        if bearer.posts:
            posts[groups.head(bearer.key)].update(bearer.posts)
    for bearer in same:
        told = crowd.texts.get(bearer.key[0], frozenset())
        fits = [head for head in sorted(posts) if posts[head] & told]
        if not bearer.posts and len(fits) == 1:
            yield groups.bearers[fits[0]], bearer


def _by_alias(groups: _Groups, crowd: _Crowd) -> None:
    bound: dict[str, set[EntityKey]] = defaultdict(set)
    for bearer in crowd.bearers:
        for other in bearer.others:
            bound[other].add(bearer.key)
    for bearer in crowd.bearers:
        longer = {groups.head(key) for key in bound.get(bearer.full, ())} - {groups.head(bearer.key)}
        if len(longer) == 1 and bearer.full not in crowd.doubtful | crowd.ground:
            groups.join(longer.pop(), bearer.key, "names.alias", f"A report calls the longer name “{bearer.full}”.")


def _by_surname(groups: _Groups, crowd: _Crowd) -> None:
    for bearer in crowd.bearers:
        heads = groups.heads(crowd.people.get(bearer.full, ()))
        if bearer.is_person and len(bearer.words) == 1 and len(heads) == 1 and not _names_body(bearer, crowd):
            note = f"Only one “{bearer.full}” in the story has a first name."
            groups.join(heads.pop(), bearer.key, "names.surname", note)


def _names_body(bearer: _Bearer, crowd: _Crowd) -> bool:
    """Whether the same report has a body that begins so, and nobody of that surname."""
    here = bearer.key[0]
    has_body = any(b.key[0] == here for b in crowd.opened.get(bearer.full, ()))
    return has_body and not any(b.key[0] == here for b in crowd.people.get(bearer.full, ()))


def _by_initial(groups: _Groups, crowd: _Crowd) -> None:
    """An initial fits the one first name that begins so, unless a report has both: then they may be two people."""
    for bearer in crowd.bearers:
        if bearer.is_person and len(bearer.words) > 1 and len(bearer.words[0]) == 1:
            fits = [b for b in crowd.people[bearer.words[-1]] if _fits(bearer.words[0], b.words[0])]
            initialled = {b.key[0] for b in crowd.people[bearer.words[-1]] if b.full == bearer.full}
            if len(groups.heads(fits)) == 1 and initialled.isdisjoint(b.key[0] for b in fits):
                note = f"Only one name in the story fits “{bearer.full}”."
                groups.join(fits[0].key, bearer.key, "names.initial", note)


def _fits(initial: str, first: str) -> bool:
    return len(first) > 1 and first[0] == initial


def _by_short_form(groups: _Groups, crowd: _Crowd) -> None:
    """A body's first words stand for it, where no town, person or other body in the story bears them."""
    for bearer in crowd.bearers:
        heads = groups.heads(crowd.opened.get(bearer.full, ())) - {groups.head(bearer.key)}
        if len(heads) == 1 and bearer.full not in crowd.surnames | crowd.ground:
            note = f"Only one body in the story begins with “{bearer.full}”."
            groups.join(heads.pop(), bearer.key, "names.short", note)


def _nominals(analyses: Sequence[Analysis], terms: Mapping[EntityKey, Term]) -> dict[tuple[str, str], Term]:
    found: dict[tuple[str, str], set[Term]] = defaultdict(set)
    for analysis in analyses:
        document = analysis.document.id
        for entity in analysis.entities:
            term = terms.get((document, entity.id))
            if term is not None and entity.type in _BODIES and " " in term.key:
                found[document, stem(term.key.split()[-1])].add(term)
        for claim in analysis.claims:
            holder = _holder(claim, document, terms)
            if holder is not None:
                found[document, stem(fold(claim.head.of(analysis.document.text)))].add(holder)
    single = {key: next(iter(one)) for key, one in found.items() if len(one) == 1}
    return {**_titled(found, terms), **single}


def _titled(found: Mapping[tuple[str, str], set[Term]], terms: Mapping[EntityKey, Term]) -> dict[tuple[str, str], Term]:
    """Return posts that one person alone has in the story, for every report that names them."""
    holders: dict[str, set[Term]] = defaultdict(set)
    for (_, word), one in found.items():
        holders[word].update(one)
    words: dict[Term, list[str]] = defaultdict(list)
    for word, one in sorted(holders.items()):
        if len(one) == 1:
            words[next(iter(one))].append(word)
    people = ((document, term) for (document, _), term in terms.items() if term.type is EntityType.PERSON)
    return {(document, word): term for document, term in people for word in words.get(term, ())}


def _by_name(terms: Mapping[EntityKey, Term]) -> dict[str, Term]:
    found: dict[str, set[Term]] = defaultdict(set)
    for term in terms.values():
        found[fold(term.name)].add(term)
    return {name: next(iter(one)) for name, one in found.items() if len(one) == 1}


def _bodies(analyses: Sequence[Analysis], terms: Mapping[EntityKey, Term]) -> dict[str, frozenset[Term]]:
    found: dict[str, set[Term]] = defaultdict(set)
    for analysis in analyses:
        for claim in analysis.claims:
            holder = _holder(claim, analysis.document.id, terms)
            body = terms.get((analysis.document.id, claim.object.entity or "")) if claim.object is not None else None
            if holder is not None and body is not None:
                found[holder.key].add(body)
    return {key: frozenset(bodies) for key, bodies in found.items()}


def _holder(claim: Claim, document: str, terms: Mapping[EntityKey, Term]) -> Term | None:
    if claim.family != "role_in" or claim.subject is None or claim.subject.entity is None:
        return None
    return terms.get((document, claim.subject.entity))


def leads_body(words: str) -> bool:
    """Tell whether words name a body through those who act for it: "the board of the mill"."""
    return _BODY_OF.search(words) is not None
