"""Users' lists beside the reports: which lists are held, and whom the reports name who may be an entry of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.ask.who import WhoIsWho
from sayso.errors import NotFound
from sayso.model.identity import Entity, Proposal, Sameness
from sayso.model.judgements import ListRecord, ReferenceList
from sayso.resolve.listed import match_records
from sayso.store import View


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldList:
    """A list that is held: how many entries it has, and whether it counts.

    ``newer`` is the id of a later edition by the same keeper under the same name: then that one counts.
    """

    list: ReferenceList
    entries: int
    newer: str | None = None

    @property
    def counts(self) -> bool:
        """Whether names are compared with it: it was not removed, and it is the newest edition."""
        return self.newer is None and (self.list.change is None or self.list.change.stands)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An entry as a record of its list. ``gone`` is set where a later edition has it no more: that edition's date."""

    record: ListRecord
    list: ReferenceList
    gone: str | None = None


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


def find_lists(view: View) -> tuple[HeldList, ...]:
    """Return every list, the newest import last; those that were removed too."""
    lists = view.lists()
    newest: dict[tuple[str, str], ReferenceList] = {}
    for each in sorted(filter(_stands, lists), key=_edition):
        newest[each.authority, each.name] = each
    return tuple(HeldList(list=each, entries=view.count_records(each.id), newer=_newer(each, newest)) for each in lists)


def _newer(each: ReferenceList, newest: Mapping[tuple[str, str], ReferenceList]) -> str | None:
    latest = newest.get((each.authority, each.name))
    return latest.id if latest is not None and _stands(each) and latest.id != each.id else None


def _stands(each: ReferenceList) -> bool:
    return each.change is None or each.change.stands


def _edition(each: ReferenceList) -> tuple[str, int]:
    return each.dated, each.change.number if each.change is not None else 0


def find_list(lists: Iterable[HeldList], key: str) -> HeldList:
    """Return the list that was not removed and that a key means: its id, the beginning of it, or its name.

    Raises:
        NotFound: if there is none, or there are several.
    """
    held = [each for each in lists if _stands(each.list)]
    found = [each for each in held if key and (each.list.id.startswith(key) or each.list.name == key)]
    if len(found) == 1:
        return found[0]
    some = "; ".join(f"{each.list.id}, “{each.list.name}” of {each.list.dated}" for each in found or held)
    said = f"{len(found)} lists are meant by {key!r}" if found else f"There is no list {key!r}"
    raise NotFound(f"{said}{f': {some}' if some else ''}.", hint="`sayso lists` shows them; give the id.")


def find_listed(view: View, ids: Iterable[str]) -> dict[str, Listed]:
    """Return entries by their ids (``rec-``), each as the newest edition that has it; removed lists say nothing."""
    held = {each.list.id: each for each in find_lists(view) if _stands(each.list)}
    found: dict[str, list[ListRecord]] = defaultdict(list)
    for record in view.find_records(ids):
        if record.list in held:
            found[record.id].append(record)
    return {id_: _newest(records, held) for id_, records in sorted(found.items())}


def _newest(records: Sequence[ListRecord], held: Mapping[str, HeldList]) -> Listed:
    record = max(records, key=lambda r: _edition(held[r.list].list))
    of = held[record.list]
    later = held[of.newer].list if of.newer is not None else None
    return Listed(record=record, list=of.list, gone=later.dated if later is not None else None)


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
    sameness = who.identities.sameness(entity_id, listed.record.id)
    if sameness is Sameness.DIFFERENT:
        return None
    has_second = any(proposal.level is Sameness.PROBABLE for proposal in proposals)
    open_state = MatchState.PROPOSED if has_second else MatchState.NAME_ONLY
    state = MatchState.JUDGED if listed.record.id in entity.records else open_state
    ordered = tuple(sorted(proposals, key=lambda p: (-p.weight, p.left)))
    return ListMatch(entity=entity, listed=listed, state=state, proposals=ordered)


def _rank(match: ListMatch) -> tuple[int, float, str, str]:
    weight = max((proposal.weight for proposal in match.proposals), default=0.0)
    return list(MatchState).index(match.state), -weight, match.entity.id, match.listed.record.id
