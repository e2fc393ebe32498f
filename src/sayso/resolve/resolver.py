"""From judgements to entities: who is one with whom, who is probably, and which links had to fall.

What is returned is a pure function of the judgements that stand and of what rules hold of pairs; the order of either
does not matter. Three rules decide:

1. A person's ruling on a pair outranks the machine's. Several rulings of the same weight add up
   (:meth:`sayso.model.judgements.Verdict.__add__`).
2. No entity holds two ids that were ruled to be different: a negative ruling blocks what would follow from others.
   Links are laid in order, people's from the oldest to the newest and then the machine's from the strongest to the
   weakest, and one that would break the rule falls. So a machine's link falls before a person's, and the newest of
   people's before older ones.
3. What merely may be one is never joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TypeVar

from sayso.model.identity import Appearance, Entity, NameUse, Proposal, Sameness
from sayso.model.ids import content_id
from sayso.model.judgements import Judgement, Verdict
from sayso.model.spans import Reason
from sayso.resolve.clusters import FIXED, Clusters, Pair, pair_of
from sayso.resolve.rulings import RECORD, Link, Ruling, contradicted, gather_rulings, lay_links
from sayso.resolve.words import fold

_T = TypeVar("_T", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """Who is who. ``entities`` are sorted by id; every appearance is a member of exactly one."""

    entities: tuple[Entity, ...]
    probable: tuple[Proposal, ...] = ()
    """Pairs of entities (``who-``) that are probably the same, with the strongest reasons."""
    questions: tuple[Proposal, ...] = ()
    """What rules hold of pairs on which nobody ruled and nothing else decides, as they were proposed."""
    links: tuple[Link, ...] = ()
    """What makes the entities, sorted: a person's change each, or a rule with its reasons."""
    dropped: tuple[Link, ...] = ()
    """Links that fell, because they would have made one of two that were ruled to be different."""
    apart: frozenset[Pair] = frozenset()
    """Pairs of entities that were ruled to be different."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """Every id that was judged or appears, and the entity that it is one with."""
    by_id: Mapping[str, Entity] = field(default_factory=dict)

    def canonical(self, id_: str) -> str:
        """Return the id of the entity that an appearance is one with, or that stands for a place, body or record.

        What has no entity here (a place that no report names) is its own.
        """
        return self.heads.get(id_, content_id("who", id_) if id_.startswith("app-") else id_)

    def entity(self, id_: str) -> Entity | None:
        """Return an entity by its own id or by that of a member; ``None`` if there is none."""
        return self.by_id.get(self.canonical(id_))

    def sameness(self, left: str, right: str) -> Sameness | None:
        """Return how far two ids are one; ``None`` where nothing speaks for it and nobody ruled."""
        pair = pair_of(self.canonical(left), self.canonical(right))
        if pair[0] == pair[1]:
            return Sameness.SAME
        if pair in self.apart:
            return Sameness.DIFFERENT
        one = self.by_id.get(pair[0])
        return Sameness.PROBABLE if one is not None and pair[1] in one.probable else None


def resolve(
    appearances: Sequence[Appearance], judgements: Sequence[Judgement], proposals: Sequence[Proposal]
) -> Identities:
    """Return who is who among the appearances, and what is doubtful.

    Withdrawn judgements do not count. Ids that no appearance has (of reports that are not held) still join others.
    """
    rulings = {**dict(_namesakes(appearances)), **gather_rulings(judgements, proposals)}
    clusters = Clusters()
    links = [*contradicted(judgements, rulings), *lay_links(clusters, rulings)]
    return _Told(clusters, rulings, appearances, proposals).identities(links)


def _namesakes(appearances: Iterable[Appearance]) -> Iterator[tuple[Pair, Ruling]]:
    """Two of one name whom their own report keeps apart: no rule makes them one by way of a third."""
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    for appearance in appearances:
        named[appearance.document, fold(appearance.name)].append(appearance.id)
    reason = Reason(rule="differs.namesakes", note="Their report keeps two of this name apart.")
    for same in named.values():
        for left, right in combinations(sorted(same), 2):
            yield (left, right), Ruling(pair=(left, right), verdict=Verdict.NEGATIVE, reasons=(reason,))


class _Told:
    """Groups, told as entities."""

    def __init__(
        self,
        clusters: Clusters,
        rulings: Mapping[Pair, Ruling],
        appearances: Iterable[Appearance],
        proposals: Iterable[Proposal],
    ) -> None:
        self._clusters, self._rulings = clusters, rulings
        self._proposals = sorted(proposals, key=_order)
        self._groups: dict[str, dict[str, Appearance]] = defaultdict(dict)
        for appearance in appearances:
            self._groups[clusters.head(appearance.id)][appearance.id] = appearance
        self._ids = {head: content_id("who", min(members)) for head, members in self._groups.items()}

    def identities(self, links: Iterable[Link]) -> Identities:
        """Return all that a reader may ask for."""
        laid = sorted(links, key=lambda link: (link.left, link.right, link.change.id if link.change else ""))
        questions = tuple(self._questions())
        probable = self._probable(questions)
        entities = tuple(sorted(self._entities(probable), key=lambda entity: entity.id))
        return Identities(
            entities=entities,
            probable=probable,
            questions=questions,
            links=tuple(link for link in laid if link.apart is None),
            dropped=tuple(link for link in laid if link.apart is not None),
            apart=frozenset(self._apart()),
            heads=dict(self._heads()),
            by_id={entity.id: entity for entity in entities},
        )

    def _questions(self) -> Iterator[Proposal]:
        return (proposal for proposal in self._proposals if _asks(proposal) and not self._is_decided(proposal))

    def _is_decided(self, proposal: Proposal) -> bool:
        pair = pair_of(proposal.left, proposal.right)
        return pair in self._rulings or self._clusters.is_one(*pair) or self._clusters.clash(*pair) is not None

    def _probable(self, questions: Iterable[Proposal]) -> tuple[Proposal, ...]:
        found: dict[Pair, Proposal] = {}
        for proposal in questions:  # the strongest first
            left, right = self._of(proposal.left), self._of(proposal.right)
            if proposal.level is Sameness.PROBABLE and left is not None and right is not None:
                pair = pair_of(left, right)
                found.setdefault(pair, replace(proposal, left=pair[0], right=pair[1]))
        return tuple(found[pair] for pair in sorted(found))

    def _of(self, id_: str) -> str | None:
        """Return the entity of an id; ``None`` where no report that is held names it."""
        return self._ids.get(self._clusters.head(id_))

    def _entities(self, probable: Iterable[Proposal]) -> Iterator[Entity]:
        others: dict[str, set[str]] = defaultdict(set)
        for each in probable:
            others[each.left].add(each.right)
            others[each.right].add(each.left)
        for head, members in self._groups.items():
            id_ = self._ids[head]
            yield _entity(id_, members, self._clusters.members(head), sorted(others[id_]))

    def _apart(self) -> Iterator[Pair]:
        for pair, ruling in self._rulings.items():
            left, right = self._of(pair[0]), self._of(pair[1])
            if ruling.verdict is Verdict.NEGATIVE and left is not None and right is not None and left != right:
                yield pair_of(left, right)

    def _heads(self) -> Iterator[tuple[str, str]]:
        for head, id_ in self._ids.items():
            yield id_, id_
            yield from ((member, id_) for member in self._clusters.members(head))


def _order(proposal: Proposal) -> tuple[float, str, str, str, list[tuple[str, str]]]:
    """The strongest first; never the order in which they came."""
    reasons = [(reason.rule, reason.note) for reason in proposal.reasons]
    return -proposal.weight, proposal.left, proposal.right, proposal.level, reasons


def _asks(proposal: Proposal) -> bool:
    """Tell whether a proposal leaves something to people: of a list's record it always does."""
    is_record = proposal.left.startswith(RECORD) or proposal.right.startswith(RECORD)
    return proposal.level in (Sameness.PROBABLE, Sameness.POSSIBLE) or (is_record and proposal.level is Sameness.SAME)


def _entity(id_: str, members: Mapping[str, Appearance], ids: Iterable[str], probable: Iterable[str]) -> Entity:
    own = [members[key] for key in sorted(members)]
    name = _most((each.name for each in own), longest=True)
    return Entity(
        id=id_,
        type=_most(each.type for each in own),
        name=name,
        members=tuple(sorted(members)),
        uses=_uses(own, name),
        probable=tuple(probable),
        records=tuple(sorted(i for i in ids if i.startswith(RECORD))),
        places=tuple(sorted(i for i in ids if i.startswith(FIXED))),
    )


def _most(values: Iterable[_T], *, longest: bool = False) -> _T:
    """Return what is there most often; of several the longest if wanted, then the first in the alphabet."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], -len(value) if longest else 0, value))


def _uses(appearances: Iterable[Appearance], name: str) -> tuple[NameUse, ...]:
    uses = {use for appearance in appearances for use in appearance.uses}
    return tuple(sorted(uses, key=lambda use: (use.name != name, use.name, use.document, use.span)))
