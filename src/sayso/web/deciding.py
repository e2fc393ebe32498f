"""Decisions about a name: the names that make it up, what is only probable, and forms to merge, split, or leave open.

What a decision did is told in sentences: what it ruled, what holds no more or again because of it, and which rules it
stands against. Users' reference lists are here too: a match is a question until somebody answers it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request, Response

from sayso.ask.answers import ReportName
from sayso.ask.deciding import Decided
from sayso.ask.history import Past
from sayso.ask.list_lines import reason_lines, said_lines
from sayso.ask.list_matches import ListMatch, MatchState
from sayso.ask.lists import HeldList, of_list, record_line
from sayso.ask.who import WhoIsWho
from sayso.ask.who_words import name_line
from sayso.desk import Desk
from sayso.errors import BadDecision, NotFound
from sayso.export.list_json import lists_to_json, matches_to_json
from sayso.export.who_rows import entities_to_json
from sayso.model.identity import Entity
from sayso.web.forms import Fields, Form, see_other
from sayso.web.links import decide_path
from sayso.web.pages import InRoom, page, render
from sayso.web.room import Room
from sayso.web.schemas import desk as schemas

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """A name in one report (``app-``): one of those that make up an entity."""

    id: str
    name: str
    others: tuple[str, ...]
    posts: tuple[str, ...]
    report: ReportName | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Probable:
    """Another entity (``who-``) that this one only probably is: where it is named, and what speaks for and against."""

    who: str
    name: str
    line: str
    names: int
    reasons: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidePage:
    """One name as it was judged to be, with what it rests on.

    ``known`` says what else makes it one with a place, a government or an entry of a list. ``decided`` is what a change
    did that was just made, ``undone`` one that was just taken back; ``problem`` says why nothing was decided.
    """

    entity: Entity
    members: tuple[NamedIn, ...]
    probable: tuple[Probable, ...]
    known: tuple[str, ...]
    past: tuple[Past, ...]
    by: str
    who: WhoIsWho
    decided: Decided | None = None
    undone: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Somebody whom reports name, who may be an entry of a list: what the list says stays its own word."""

    who: str
    name: str
    line: str
    record: str
    entry: str
    said: tuple[str, ...]
    reasons: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsPage:
    """Users' lists, and whom the reports name who may be in them.

    ``by_name`` counts those of whom nothing but the name speaks for it: no basis to match, and not shown.
    """

    held: tuple[HeldList, ...]
    lines: tuple[str, ...]
    matches: tuple[Match, ...]
    by_name: int
    by: str
    found: tuple[ListMatch, ...]
    who: WhoIsWho
    decided: Decided | None = None
    undone: int = 0
    problem: str = ""


def _entity_json(shown: DecidePage) -> object:
    return entities_to_json(shown.who, [shown.entity])


def _lists_json(shown: ListsPage) -> object:
    return {**lists_to_json(shown.held), **matches_to_json(shown.who, shown.found, by_name=False)}


@page(router, "/names/{who}/decide", template="decide.html", twin=_entity_json, schema=schemas.Who, tags=("desk",))
def decide_name(room: InRoom, who: str, by: str = "", done: int = 0, undone: int = 0) -> DecidePage:
    """Show what makes up a name, and what is only probable, to be decided."""
    shown = _name_page(room, who, by)
    decided = room.for_deciding(room.desk.retell(done)) if done else None
    return replace(shown, decided=decided, undone=undone)


@router.post("/names/{who}/decide", include_in_schema=False)
def rule(request: Request, room: InRoom, who: str, fields: Fields) -> Response:
    """Judge that names are one, are not, or cannot be told."""
    form = {name: values[0].strip() for name, values in fields.items()}
    desk = room.desk_of(form.get("by", ""))
    others = [*fields.get("others", ()), *filter(None, [form.get("another", "")])]
    with room.deciding:
        try:
            known = _entity(desk.who(), who)
            decided = _rule(desk, form.get("decision", ""), [known.id, *others], form.get("why", ""))
        except (BadDecision, NotFound) as error:
            told = replace(_name_page(room, who, desk.by), problem=f"{error.message} {error.hint}".strip())
            return render(request, "decide.html", told, status=409)
    now = desk.who().identities.canonical(known.members[0])
    return see_other(f"{decide_path(now)}?done={decided.change.number}")


def _rule(desk: Desk, decision: str, names: list[str], why: str) -> Decided:
    if decision in ("merge", "split") and not why:
        raise BadDecision("It is not said why.", hint="Whoever looks at it later has to know.")
    if decision == "merge":
        return desk.merge(names, why=why)
    if decision == "split":
        return desk.split(names, why=why)
    if decision == "unsure":
        return desk.unsure(names, why=why)
    raise BadDecision("Nothing was chosen.", hint="Press one of the buttons below the names.")


def _entity(known: WhoIsWho, who: str) -> Entity:
    entity = known.identities.entity(who)
    if entity is None:
        raise NotFound(
            f"No name of the collection has the id {who!r}.", hint="It may be another now: look among names."
        )
    return entity


def _name_page(room: Room, who: str, by: str) -> DecidePage:
    known = room.desk.who()
    entity = _entity(known, who)
    ids = {entity.id, *entity.members, *entity.places, *entity.records}
    past = [p for p in room.desk.history() if any(not ids.isdisjoint((j.left, j.right)) for j in p.judgements)]
    shown = DecidePage(
        entity=entity,
        members=tuple(_members(known, entity)),
        probable=tuple(_probable(known, entity)),
        known=tuple(name_line(known, id_) for id_ in (*entity.places, *entity.records)),
        past=tuple(past),
        by=by,
        who=WhoIsWho(appearances=(), judgements=(), proposals=()),
    )
    return replace(room.for_deciding(shown), who=known)


def _members(known: WhoIsWho, entity: Entity) -> Iterator[NamedIn]:
    for member in entity.members:
        there = known.by_id[member]
        others = dict.fromkeys(use.name for use in there.uses if use.name != there.name)
        yield NamedIn(
            id=member,
            name=there.name,
            others=tuple(others),
            posts=there.posts,
            report=known.reports.get(there.document),
        )


def _probable(known: WhoIsWho, entity: Entity) -> Iterator[Probable]:
    for doubt in known.identities.probable:
        if entity.id in (doubt.left, doubt.right):
            other = known.identities.entity(doubt.right if doubt.left == entity.id else doubt.left)
            if other is not None:
                notes = [(reason.rule.startswith("differs."), reason.note or reason.rule) for reason in doubt.reasons]
                yield Probable(
                    who=other.id,
                    name=other.name,
                    line=name_line(known, other.members[0]),
                    names=len(other.members),
                    reasons=tuple(note for is_against, note in notes if not is_against),
                    against=tuple(note for is_against, note in notes if is_against),
                )


@page(router, "/lists", template="lists.html", twin=_lists_json, schema=schemas.Lists, tags=("desk",))
def lists(room: InRoom, by: str = "", done: int = 0, undone: int = 0) -> ListsPage:
    """Show users' lists of known entities, and whom the reports name who may be in them."""
    decided = room.for_deciding(room.desk.retell(done)) if done else None
    return replace(_lists_page(room, by), decided=decided, undone=undone)


@router.post("/lists", include_in_schema=False)
def answer(request: Request, room: InRoom, form: Form) -> Response:
    """Answer whether somebody is an entry of a list."""
    desk = room.desk_of(form.get("by", ""))
    names = [form.get("who", ""), form.get("record", "")]
    with room.deciding:
        try:
            decided = _rule(desk, form.get("decision", ""), names, form.get("why", ""))
        except (BadDecision, NotFound) as error:
            told = replace(_lists_page(room, desk.by), problem=f"{error.message} {error.hint}".strip())
            return render(request, "lists.html", told, status=409)
    return see_other(f"/lists?done={decided.change.number}")


def _lists_page(room: Room, by: str) -> ListsPage:
    known, held = room.desk.who(), room.desk.lists()
    found = room.desk.list_matches() if held else ()
    shown = [match for match in found if match.state is not MatchState.NAME_ONLY]
    return ListsPage(
        held=held,
        lines=tuple(of_list(each.list) for each in held),
        matches=room.for_deciding(tuple(_match(known, match) for match in shown)),
        by_name=len(found) - len(shown),
        by=by,
        found=found,
        who=known,
    )


def _match(known: WhoIsWho, match: ListMatch) -> Match:
    entity = match.entity
    return Match(
        who=entity.id,
        name=entity.name,
        line=name_line(known, entity.members[0]),
        record=match.listed.record.id,
        entry=record_line(match.listed),
        said=tuple(said_lines(match.listed)),
        reasons=tuple(reason_lines(match)),
        state=match.state.value,
    )
