"""Users' lists and whom the reports name who may be in them, as JSON: entries as records of their list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sayso.ask.list_matches import ListMatch, MatchState
from sayso.ask.lists import HeldList, Listed
from sayso.ask.who import WhoIsWho
from sayso.export.who_rows import change_to_json
from sayso.model.judgements import ReferenceList

Json = dict[str, Any]


def lists_to_json(lists: Iterable[HeldList]) -> Json:
    """Return every list that was brought, with who keeps it, and whether it counts."""
    return {"lists": 1, "held": [held_to_json(held) for held in lists]}


def held_to_json(held: HeldList) -> Json:
    """Return one list with its change."""
    change = held.list.change
    return {
        **_list(held.list),
        "sha256": held.list.sha256,
        "entries": held.entries,
        "counts": held.counts,
        "replaced_by": held.newer,
        "change": None if change is None else change_to_json(change),
    }


def matches_to_json(who: WhoIsWho, matches: Iterable[ListMatch], *, by_name: bool) -> Json:
    """Return matches that have more than a name, or all; those by name alone are always counted."""
    found = list(matches)
    shown = [match for match in found if by_name or match.state is not MatchState.NAME_ONLY]
    alone = sum(match.state is MatchState.NAME_ONLY for match in found)
    return {"list_matches": 1, "by_name_alone": alone, "matches": [_match(who, match) for match in shown]}


def _match(who: WhoIsWho, match: ListMatch) -> Json:
    proposed = {proposal.left for proposal in match.proposals}
    names = [who.by_id[member] for member in match.entity.members]
    reasons = dict.fromkeys((r.rule, r.note) for proposal in match.proposals for r in proposal.reasons)
    return {
        "entity": match.entity.id,
        "state": match.state.value,
        "names": [
            {"id": each.id, "name": each.name, "report": each.document, "alike": each.id in proposed} for each in names
        ],
        "record": listed_to_json(match.listed),
        "for": [note for rule, note in reasons if rule.startswith("same.")],
        "against": [note for rule, note in reasons if rule.startswith("differs.")],
    }


def listed_to_json(listed: Listed) -> Json:
    """Return an entry as a record of its list: ``said`` is the list's own word, never sayso's."""
    record = listed.record
    return {
        "id": record.id,
        "entry": record.entry,
        "list": _list(listed.list),
        "gone_since": listed.gone,
        "said": {
            "name": record.name,
            "aliases": list(record.aliases),
            "countries": list(record.countries),
            "dates": list(record.dates),
            "columns": [{"heading": key, "text": text} for key, text in record.said],
        },
    }


def _list(said: ReferenceList) -> Json:
    return {
        "id": said.id,
        "name": said.name,
        "kept_by": said.authority,
        "dated": said.dated,
        "licence": said.licence,
        "source": said.source,
    }
