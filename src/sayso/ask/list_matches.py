"""Whom the reports name who may be an entry of a user's list, and how it stands with each: a question to people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.ask.lists import Listed, find_listed, find_lists
from sayso.ask.who import WhoIsWho
from sayso.model.identity import Entity, Proposal, Sameness
from sayso.model.judgements import Verdict
from sayso.resolve.listed import match_records
from sayso.resolve.rulings import counts
from sayso.store import View


class MatchState(StrEnum):
    """How it stands with a match."""

    JUDGED = "judged"  # a person judged that they are one
    PROPOSED = "proposed"  # the name and a second attribute: worth a question
    NAME_ONLY = "name_only"  # no basis to match


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMatch:
    """Somebody whom the reports name, who may be an entry of a list. ``proposals`` are those of all their names."""

    entity: Entity
    listed: Listed
    state: MatchState
    proposals: tuple[Proposal, ...] = ()


def find_matches(who: WhoIsWho, view: View) -> tuple[ListMatch, ...]:
    """Return who may be an entry of a list that counts, the likeliest first; what a person ruled out is not shown."""
    lists = {each.list.id: each.list for each in find_lists(view) if each.counts}
    records = {record.id: record for id_ in sorted(lists) for record in view.records(id_)}
    proposed: dict[tuple[str, str], list[Proposal]] = defaultdict(list)
    for proposal in match_records(who.appearances, tuple(records.values())):
        proposed[who.identities.canonical(proposal.left), proposal.right].append(proposal)
    judged = {(entity.id, id_) for entity in who.identities.entities for id_ in entity.records}
    known = find_listed(view, {id_ for _, id_ in judged} | {id_ for _, id_ in proposed})
    found = [
        match
        for entity, id_ in sorted(judged | set(proposed))
        if id_ in known and (match := _match(who, entity, known[id_], proposed.get((entity, id_), ()))) is not None
    ]
    return tuple(sorted(found, key=_rank))


def _match(who: WhoIsWho, entity_id: str, listed: Listed, proposals: Sequence[Proposal]) -> ListMatch | None:
    entity = who.identities.by_id[entity_id]
    if listed.record.id not in entity.records and _is_ruled_out(who, entity, listed.record.id):
        return None
    has_second = any(proposal.level is Sameness.PROBABLE for proposal in proposals)
    open_state = MatchState.PROPOSED if has_second else MatchState.NAME_ONLY
    state = MatchState.JUDGED if listed.record.id in entity.records else open_state
    ordered = tuple(sorted(proposals, key=lambda p: (-p.weight, p.left)))
    return ListMatch(entity=entity, listed=listed, state=state, proposals=ordered)


def _is_ruled_out(who: WhoIsWho, entity: Entity, id_: str) -> bool:
    """Tell whether a person judged that one of an entity's names is not this entry."""
    return any(
        judgement.verdict is Verdict.NEGATIVE
        and counts(judgement)
        and id_ in ends
        and not ends.isdisjoint(entity.members)
        for judgement in who.judgements
        if (ends := {judgement.left, judgement.right})
    )


def _rank(match: ListMatch) -> tuple[int, float, str, str]:
    weight = max((proposal.weight for proposal in match.proposals), default=0.0)
    return list(MatchState).index(match.state), -weight, match.entity.id, match.listed.record.id
