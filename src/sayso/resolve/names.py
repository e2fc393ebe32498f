"""Names across reports: which entities of different documents are the same within a story, for comparing what is said.

Same name is not same person. Two documents' entities are joined for one of these reasons and stay apart otherwise:
the same full name; a short name or acronym that one report binds to the long one and that nothing else in the story
bears; a surname that only one full name in the story has; an initial that fits only one. Two different full first names
never join. Where a report says that two people share a name, its bearers join only where their posts agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.lexicon.stems import stem
from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, Claim
from sayso.model.graph import Term
from sayso.model.judgements import Judgement
from sayso.model.mentions import NAMED_TYPES, EntityType
from sayso.model.spans import Reason
from sayso.resolve.bearers import BODIES, Bearer, Crowd, EntityKey, Groups, bearer_of, crowd_of
from sayso.resolve.ruled_names import RuledNames, rule_names
from sayso.resolve.words import fold

_LEADERS = "board|management|leadership|directors|council|executive|executives|shareholders|members|side"
_BODY_OF = re.compile(
    rf"^(?:the )?(?:\w+ )?(?:{_LEADERS}) (?:of|at) |['’]s? (?:\w+ )?(?:{_LEADERS})$|^(?:the )?\w+ian government$",
    re.IGNORECASE,
)


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


def resolve_names(analyses: Sequence[Analysis], judgements: Iterable[Judgement] = ()) -> Names:
    """Return what the named entities of these analyses are within the story they tell together.

    Whom people judged to be one is one, and whom they parted, or could not tell apart, stays apart; of a name that they
    parted, the others join only where their posts agree.
    """
    bearers = [bearer_of(a, e) for a in analyses for e in a.entities if e.type in NAMED_TYPES or e.government_of]
    ruled = rule_names(analyses, judgements)
    groups = Groups(bearers, ruled.apart)
    crowd = crowd_of(analyses, bearers, _parted_names(groups, ruled))
    for one, other in ruled.together:
        groups.rule(one, other)
    for join in (_by_full_name, _by_alias, _by_surname, _by_initial, _by_short_form, _by_country):
        join(groups, crowd)
    terms, reasons = groups.terms()
    return Names(terms, reasons, _nominals(analyses, terms), _by_name(terms), _bodies(analyses, terms))


def _parted_names(groups: Groups, ruled: RuledNames) -> frozenset[str]:
    pairs = ((groups.bearers[one].full, groups.bearers[other].full) for one, other in ruled.apart)
    return frozenset(one for one, other in pairs if one == other)


def _by_full_name(groups: Groups, crowd: Crowd) -> None:
    named: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in crowd.bearers:
        named[bearer.full].append(bearer)
    for name, same in sorted(named.items()):
        note = f"“{name}” is the same name in both."
        for one, other in _pairs(same, name in crowd.doubtful):
            groups.join(one.key, other.key, "names.full", note)
        for one, other in _placed(same, groups, crowd) if name in crowd.doubtful else ():
            groups.join(one.key, other.key, "names.posts", f"The report speaks of the posts of this “{name}” alone.")


def _pairs(same: Sequence[Bearer], is_doubtful: bool) -> Iterable[tuple[Bearer, Bearer]]:
    if not is_doubtful:
        return pairwise(same)
    return [(a, b) for n, a in enumerate(same) for b in same[n + 1 :] if a.posts & b.posts]


def _placed(same: Sequence[Bearer], groups: Groups, crowd: Crowd) -> Iterable[tuple[Bearer, Bearer]]:
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


def _by_alias(groups: Groups, crowd: Crowd) -> None:
    bound: dict[str, set[EntityKey]] = defaultdict(set)
    for bearer in crowd.bearers:
        for other in bearer.others:
            bound[other].add(bearer.key)
    for bearer in crowd.bearers:
        longer = {groups.head(key) for key in bound.get(bearer.full, ())} - {groups.head(bearer.key)}
        if len(longer) == 1 and bearer.full not in crowd.doubtful | crowd.ground:
            groups.join(longer.pop(), bearer.key, "names.alias", f"A report calls the longer name “{bearer.full}”.")


def _by_surname(groups: Groups, crowd: Crowd) -> None:
    for bearer in crowd.bearers:
        heads = groups.heads(crowd.people.get(bearer.full, ()))
        if bearer.is_person and len(bearer.words) == 1 and len(heads) == 1 and not _names_body(bearer, crowd):
            note = f"Only one “{bearer.full}” in the story has a first name."
            groups.join(heads.pop(), bearer.key, "names.surname", note)


def _names_body(bearer: Bearer, crowd: Crowd) -> bool:
    """Whether the same report has a body that begins so, and nobody of that surname."""
    here = bearer.key[0]
    has_body = any(b.key[0] == here for b in crowd.opened.get(bearer.full, ()))
    return has_body and not any(b.key[0] == here for b in crowd.people.get(bearer.full, ()))


def _by_initial(groups: Groups, crowd: Crowd) -> None:
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


def _by_short_form(groups: Groups, crowd: Crowd) -> None:
    """A body's first words stand for it, where no town, person or other body in the story bears them."""
    for bearer in crowd.bearers:
        heads = groups.heads(crowd.opened.get(bearer.full, ())) - {groups.head(bearer.key)}
        if len(heads) == 1 and bearer.full not in crowd.surnames | crowd.ground:
            note = f"Only one body in the story begins with “{bearer.full}”."
            groups.join(heads.pop(), bearer.key, "names.short", note)


def _by_country(groups: Groups, crowd: Crowd) -> None:
    """A country's adjective is the country: "the Orelian government" acts for Orelia, where nobody bears the word."""
    single = {b.full: b for b in reversed(crowd.bearers) if len(b.words) == 1 and b.full.endswith("a")}
    for bearer in crowd.bearers:
        country = single.get(bearer.full.removesuffix("n")) if bearer.full.endswith("ian") else None
        if country is not None and not bearer.is_person and bearer.full not in crowd.surnames:
            note = f"“{bearer.full}” is what is of “{country.full}”."
            groups.join(country.key, bearer.key, "names.country", note)


def _nominals(analyses: Sequence[Analysis], terms: Mapping[EntityKey, Term]) -> dict[tuple[str, str], Term]:
    found: dict[tuple[str, str], set[Term]] = defaultdict(set)
    for analysis in analyses:
        document = analysis.document.id
        for entity in analysis.entities:
            term = terms.get((document, entity.id))
            if term is not None and entity.type in BODIES and " " in term.key:
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
