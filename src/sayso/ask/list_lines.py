"""Users' lists and matches with them, line by line: what a list says is always shown as its own word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.ask.list_matches import ListMatch, MatchState
from sayso.ask.lists import HeldList, Listed, of_list, record_line
from sayso.ask.who import WhoIsWho
from sayso.ask.who_words import change_line, name_line
from sayso.model.spans import Reason

ANSWER = "A match is a question. `sayso merge NAME rec-… --why …` answers yes, `sayso split NAME rec-… --why …` no."
_STATES = {
    MatchState.JUDGED: "judged to be",
    MatchState.PROPOSED: "may be",
    MatchState.NAME_ONLY: "has a name like",
}


def list_line(held: HeldList) -> str:
    """Return a list in one line: its id, name, who keeps it, its date, how many entries, and whether it counts."""
    said = f"{held.list.id}  {of_list(held.list)}, {held.entries} {'entry' if held.entries == 1 else 'entries'}"
    change = held.list.change
    if change is not None and not change.stands:
        return f"{said}; removed on {(change.withdrawn_at or '')[:10]}"
    if held.newer is not None:
        return f"{said}; replaced by the edition {held.newer}"
    return f"{said}; {change_line(change)}" if change is not None else said


def said_lines(listed: Listed) -> Iterator[str]:
    """Yield what the list says of an entry, in its own words."""
    record = listed.record
    told = [
        ("also named", "; ".join(record.aliases)),
        ("countries", ", ".join(record.countries)),
        ("dates", ", ".join(record.dates)),
    ]
    for key, text in (*told, *record.said):
        if text:
            yield f"the list has {key}: “{text}”"


def match_lines(who: WhoIsWho, match: ListMatch) -> Iterator[str]:
    """Yield a match: who is named where, which entry they may be, what the list says, what speaks for and against."""
    entity = match.entity
    more = f" and {len(entity.members) - 1} more" if len(entity.members) > 1 else ""
    yield f"{entity.id}  {name_line(who, entity.members[0])}{more}"
    yield f"  {_STATES[match.state]} {match.listed.record.id}: {record_line(match.listed)}"
    yield from (f"    {line}" for line in said_lines(match.listed))
    yield from (f"    {line}" for line in reason_lines(match))


def reason_lines(match: ListMatch) -> Iterator[str]:
    """Yield what speaks for and against a match, each once."""
    reasons = [reason for proposal in match.proposals for reason in proposal.reasons]
    yield from _lines("for", reasons, "same.")
    yield from _lines("against", reasons, "differs.")
    if match.state is MatchState.NAME_ONLY:
        yield "nothing but the name speaks for it: no basis to match"


def _lines(word: str, reasons: Iterable[Reason], prefix: str) -> Iterator[str]:
    notes = dict.fromkeys(reason.note for reason in reasons if reason.rule.startswith(prefix))
    yield from (f"{word}: {note}" for note in notes)


def matches_lines(who: WhoIsWho, matches: Sequence[ListMatch], *, by_name: bool) -> Iterator[str]:
    """Yield all matches that have more than a name; the others are counted, and shown where asked for."""
    shown = [match for match in matches if by_name or match.state is not MatchState.NAME_ONLY]
    for match in shown:
        yield from match_lines(who, match)
        yield ""
    alone = sum(match.state is MatchState.NAME_ONLY for match in matches)
    if not matches:
        yield "No name in the reports is like one in the lists."
    if alone and not by_name:
        yield f"{alone} more have a name like an entry's and nothing else: no basis to match. --by-name shows them."
    if shown:
        yield ANSWER
