"""What was ruled on each pair of ids, by people and by rules; laid as links in an order that says which one falls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.model.identity import Proposal, Sameness
from sayso.model.judgements import Change, Judgement, Verdict
from sayso.model.spans import Reason
from sayso.resolve.clusters import Clusters, Pair, pair_of

RECORD = "rec-"
"""Ids of the records of users' lists. No rule ever says that a record is about somebody: people do."""

_VERDICTS = {Sameness.SAME: Verdict.POSITIVE, Sameness.DIFFERENT: Verdict.NEGATIVE}
_UNTOLD = Change(id="", number=0, action="", by="", at="", why="")
"""Stands for the change of a person's judgement that tells none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What stands on one pair. ``changes`` are the people's, oldest first; a rule's has none."""

    pair: Pair
    verdict: Verdict
    changes: tuple[Change, ...] = ()
    reasons: tuple[Reason, ...] = ()
    weight: float = 0.0

    @property
    def order(self) -> tuple[bool, float, str, int, str, Pair]:
        """People's before rules', older before newer, stronger before weaker."""
        if not self.changes:
            return True, -self.weight, "", 0, "", self.pair
        first = self.changes[0]
        return False, 0.0, first.at, first.number, first.id, self.pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A ruling that two ids are one, by a person's ``change`` or by a rule (``None``).

    ``apart`` is set where it had to fall: the two ids, ruled to be different, that it would have made one.
    """

    left: str
    right: str
    change: Change | None
    reasons: tuple[Reason, ...] = ()
    apart: Pair | None = None


def counts(judgement: Judgement) -> bool:
    """Tell whether a judgement was not taken back."""
    return judgement.change is None or judgement.change.stands


def gather_rulings(judgements: Iterable[Judgement], proposals: Iterable[Proposal]) -> dict[Pair, Ruling]:
    """Return what stands on each pair: what people ruled, and what rules hold where nobody ruled."""
    made = [judgement for judgement in judgements if counts(judgement)]
    people = _by_people([judgement for judgement in made if not judgement.machine])
    return {**_by_rules([judgement for judgement in made if judgement.machine], proposals), **people}


def _by_people(judgements: Iterable[Judgement]) -> dict[Pair, Ruling]:
    found: dict[Pair, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        found[pair_of(judgement.left, judgement.right)].append(judgement)
    rulings = {pair: _ruling(pair, made) for pair, made in found.items()}
    return {pair: ruling for pair, ruling in rulings.items() if ruling.verdict is not Verdict.NONE}


def _ruling(pair: Pair, made: Iterable[Judgement]) -> Ruling:
    verdict, changes = Verdict.NONE, set()
    for judgement in made:
        verdict += judgement.verdict
        changes.add(judgement.change or _UNTOLD)
    return Ruling(pair=pair, verdict=verdict, changes=tuple(sorted(changes, key=lambda c: (c.at, c.number, c.id))))


def _by_rules(judgements: Iterable[Judgement], proposals: Iterable[Proposal]) -> dict[Pair, Ruling]:
    """What a rule judged outright is laid before what signals propose."""
    said: dict[Pair, list[Ruling]] = defaultdict(list)
    for judgement in judgements:
        pair, weight = pair_of(judgement.left, judgement.right), float("inf")
        said[pair].append(Ruling(pair=pair, verdict=judgement.verdict, reasons=judgement.reasons, weight=weight))
    for proposal in proposals:
        pair, verdict = pair_of(proposal.left, proposal.right), _VERDICTS.get(proposal.level)
        if verdict is not None:
            said[pair].append(Ruling(pair=pair, verdict=verdict, reasons=proposal.reasons, weight=proposal.weight))
    return {pair: _add_up(made) for pair, made in said.items() if not any(id_.startswith(RECORD) for id_ in pair)}


def _add_up(made: Iterable[Ruling]) -> Ruling:
    """Return what several rules hold of one pair, with the reasons of those that hold what comes out."""
    ordered = sorted(made, key=lambda r: (-r.weight, r.verdict, [(x.rule, x.note) for x in r.reasons]))
    verdict = Verdict.NONE
    for ruling in ordered:
        verdict += ruling.verdict
    return next((ruling for ruling in ordered if ruling.verdict is verdict), ordered[0])


def lay_links(clusters: Clusters, rulings: Mapping[Pair, Ruling]) -> Iterator[Link]:
    """Lay all links in order, and yield each one; those that would join what was ruled to be different fall."""
    ordered = sorted(rulings.values(), key=lambda ruling: ruling.order)
    people = [ruling for ruling in ordered if ruling.changes]
    machine = [ruling for ruling in ordered if not ruling.changes]
    _block(clusters, people, Verdict.NEGATIVE)
    yield from _join(clusters, people)
    _block(clusters, people, Verdict.UNSURE)  # a person could not tell: then a rule shall not
    _block(clusters, machine, Verdict.NEGATIVE)
    clusters.keep_fixed_apart(id_ for ruling in ordered for id_ in ruling.pair)
    yield from _join(clusters, machine)


def _block(clusters: Clusters, rulings: Iterable[Ruling], verdict: Verdict) -> None:
    for ruling in rulings:
        if ruling.verdict is verdict:
            clusters.block(*ruling.pair)


def _join(clusters: Clusters, rulings: Iterable[Ruling]) -> Iterator[Link]:
    for ruling in rulings:
        if ruling.verdict is Verdict.POSITIVE:
            clash = clusters.clash(*ruling.pair)
            if clash is None:
                clusters.join(*ruling.pair)
            change = ruling.changes[0] if ruling.changes else None
            left, right = ruling.pair
            yield Link(left=left, right=right, change=change, reasons=ruling.reasons, apart=clash)


def contradicted(judgements: Iterable[Judgement], rulings: Mapping[Pair, Ruling]) -> Iterator[Link]:
    """Yield what people ruled to be one and, at another time, not to be: the negative ruling holds."""
    for judgement in judgements:
        pair = pair_of(judgement.left, judgement.right)
        is_link = judgement.verdict is Verdict.POSITIVE and counts(judgement) and not judgement.machine
        if is_link and pair in rulings and rulings[pair].verdict is not Verdict.POSITIVE:
            yield Link(left=pair[0], right=pair[1], change=judgement.change, apart=pair)
