"""Who is who, what was decided and what was changed, as lines for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sayso.ask.deciding import Decided
from sayso.ask.history import Past
from sayso.ask.who import WhoIsWho
from sayso.ask.who_words import entity_lines
from sayso.export.printable import one_line
from sayso.export.reply_json import reply_to_json, request_to_json
from sayso.export.rows import counted
from sayso.model.identity import Entity, Proposal
from sayso.model.judgements import Change, Judgement, Review

Json = dict[str, Any]
MOST_LINES = 6
"""So much of what a change did is told line by line where people read it; JSON and ``sayso history`` tell all."""


# Who is who


def entities_to_json(who: WhoIsWho, entities: Iterable[Entity], unlisted: int = 0) -> Json:
    """Return entities with their names, each with its report, and whom they probably are as well."""
    return {"who": 1, "entities": [entity_to_json(who, entity) for entity in entities], "unlisted": unlisted}


def entity_to_json(who: WhoIsWho, entity: Entity) -> Json:
    """Return one entity. What is ``probable`` is not mixed in."""
    doubts = [p for p in who.identities.probable if entity.id in (p.left, p.right)]
    return {
        "id": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "members": [_member(who, member) for member in entity.members],
        "probably": [_doubt(entity, doubt) for doubt in doubts],
        "places": list(entity.places),
        "records": list(entity.records),
    }


def _member(who: WhoIsWho, member: str) -> Json:
    known = who.by_id[member]
    uses = [{"name": use.name, "start": use.span.start, "end": use.span.end} for use in known.uses]
    return {"id": member, "name": known.name, "report": known.document, "uses": uses}


def _doubt(entity: Entity, doubt: Proposal) -> Json:
    other = doubt.right if doubt.left == entity.id else doubt.left
    return {"id": other, "level": doubt.level.value, "why": [reason.note or reason.rule for reason in doubt.reasons]}


def who_lines(
    who: WhoIsWho,
    entities: Iterable[Entity],
    unlisted: int = 0,
    more: Callable[[Entity], Iterable[str]] = lambda entity: (),
) -> Iterator[str]:
    """Yield entities, a block each, with ``more`` of each below it.

    ``unlisted`` are people who are not listed unless somebody asks for their name.
    """
    shown = list(entities)
    for entity in shown:
        yield from map(one_line_kept, entity_lines(who, entity))
        yield from more(entity)
        yield ""
    if unlisted:
        one = unlisted == 1
        people = "1 person" if one else f"{unlisted:,} people"
        yield f"{people} to whom no report gives a public role {'is' if one else 'are'} not listed; ask by name."
    yield f"{counted(len(shown), 'name')}. A name is no person: what is only probably the same is kept apart."


def one_line_kept(line: str) -> str:
    """Return a line without what would break it, with its indentation."""
    return line[: len(line) - len(line.lstrip())] + one_line(line)


# What was decided


def decided_to_json(who: WhoIsWho, decided: Decided) -> Json:
    """Return what a change did."""
    return {
        "decided": 1,
        "change": change_to_json(decided.change),
        "did": list(decided.lines),
        "entities": [entity_to_json(who, entity) for entity in decided.entities],
        "fallen": list(decided.fallen),
        "risen": list(decided.risen),
        "overrules": list(decided.overrules),
    }


def decided_lines(who: WhoIsWho, decided: Decided, *, undone: bool = False) -> Iterator[str]:
    """Yield what a change did, whom it concerned, and how to take it back."""
    change = decided.change
    yield f"Change {change.number} is taken back:" if undone else f"Change {change.number}:"
    yield from _first(decided.lines)
    parts = (
        ("This is against what the reports say:", decided.overrules),
        ("These hold no more:", decided.fallen),
        ("These hold again:", decided.risen),
    )
    for title, lines in parts:
        if lines:
            yield title
            yield from _first(lines)
    if decided.entities:
        yield ""
    for entity in decided.entities:
        yield from map(one_line_kept, entity_lines(who, entity))
    if not undone:
        yield ""
        yield f"To take it back: sayso undo {change.number} --why …"


def _first(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"  {one_line(line)}" for line in lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        yield f"  and {len(lines) - MOST_LINES:,} more"


# History


def history_to_json(history: Iterable[Past]) -> Json:
    """Return every change, the newest first."""
    return {"history": 1, "changes": [_past(past) for past in history]}


def _past(past: Past) -> Json:
    return {
        **change_to_json(past.change),
        "did": list(past.lines),
        "idle": list(past.idle),
        "judgements": [_judgement(judgement) for judgement in past.judgements],
        "reviews": [_review(review) for review in past.reviews],
        "requests": [request_to_json(request) for request in past.requests],
        "replies": [reply_to_json(reply) for reply in past.replies],
    }


def change_to_json(change: Change) -> Json:
    """Return who changed something, when and why, and whether it was taken back."""
    back = {"at": change.withdrawn_at, "by": change.withdrawn_by, "why": change.withdrawn_why}
    return {
        "id": change.id,
        "number": change.number or None,
        "action": change.action,
        "by": change.by,
        "at": change.at,
        "why": change.why,
        "stands": change.stands,
        "withdrawn": None if change.stands else back,
    }


def _judgement(judgement: Judgement) -> Json:
    return {"left": judgement.left, "right": judgement.right, "verdict": judgement.verdict.value}


def _review(review: Review) -> Json:
    anchor = review.anchor
    place = {"report": anchor.document, "start": anchor.span.start, "end": anchor.span.end, "quote": anchor.quote}
    fault = review.fault.value if review.fault is not None else None
    return {**place, "decision": review.decision.value, "fault": fault}


def history_lines(history: Iterable[Past]) -> Iterator[str]:
    """Yield every change, a block each: who, when, why, what, and whether it was taken back."""
    shown = list(history)
    for past in shown:
        change = past.change
        name = f"{change.number}  {change.action}" if change.number else change.action
        yield one_line(f"{name}  {change.at}  {change.by or 'nobody named'}{f': {change.why}' if change.why else ''}")
        yield from (f"  {one_line(line)}" for line in past.lines)
        yield from (f"  of no effect now: {one_line(line)}" for line in past.idle)
        if not change.stands:
            why = f": {change.withdrawn_why}" if change.withdrawn_why else ""
            by = change.withdrawn_by or "nobody named"
            yield f"  taken back {one_line(f'{change.withdrawn_at} by {by}{why}')}"
        yield ""
    yield f"{counted(len(shown), 'change')}, {sum(not past.change.stands for past in shown)} taken back."


def loaded_line(who: WhoIsWho, new: int, held: int, withdrawn: int) -> str:
    """Say what loading decisions did, and how many find no words in the reports that are held."""
    lost = f" {counted(len(who.lost), 'ruling')} names nobody in the reports as they are read now." if who.lost else ""
    return f"{counted(new, 'change')} new, {held} held before, {withdrawn} taken back as there.{lost}"
