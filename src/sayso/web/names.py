"""Whom reports name, and what they say of each: attributed statements and nothing else, where there may be a page."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from sayso.ask.index_answers import (
    EntityHead,
    EntityRow,
    Line,
    Overview,
    Side,
    Slice,
    TieFilter,
    TieGroup,
    TimeFilter,
    TimeSlice,
)
from sayso.ask.reply_book import Exchange
from sayso.web.asked import First, Words
from sayso.web.beside import Denials, denials_of, denials_of_ties
from sayso.web.drawing.timeline import TimePicture, draw_time
from sayso.web.name_words import TYPE_WORDS, type_words
from sayso.web.pages import InRoom, page
from sayso.web.room import Room

router = APIRouter()

SHOWN = 15
"""So many lines of each list stand on the page of a name; the rest is a door further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesPage:
    """Whom and what reports name, those of most reports first. Whoever must not be looked up is not among them.

    ``words`` and ``type`` are what the list was narrowed to; ``types`` are the kinds there are, with their words.
    """

    coverage: Overview
    words: str
    type: str
    types: tuple[tuple[str, str], ...]
    names: Slice[EntityRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """What reports say of somebody, and what they say themselves; each statement with holder, standing and answers.

    ``picture`` draws ``time``; ``denials`` are those of other reports. What clears somebody of a criminal matter stands
    first in ``said_of``.
    """

    said_of: Slice[Line]
    said_by: Slice[Line]
    ties: Slice[TieGroup]
    time: TimeSlice
    picture: TimePicture | None
    denials: Denials


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePage:
    """The page of a name. Without a ``view`` it says why there is none (``head.why_not``) and nothing else.

    ``replies`` are what was put to them, and what they answered.
    """

    head: EntityHead
    type_words: str
    view: NameView | None
    coverage: Overview | None
    replies: tuple[Exchange, ...] = ()


@page(router, "/names", template="names.html", tags=("names",))
def names(room: InRoom, words: Words = "", type: str = "", first: First = 0) -> NamesPage:
    """List whom and what reports name."""
    kind = type if type in TYPE_WORDS else ""
    return NamesPage(
        coverage=room.index.overview(),
        words=words.strip(),
        type=kind,
        types=tuple(TYPE_WORDS.items()),
        names=room.index.entities(words=words.strip(), type=kind or None, first=first),
    )


@page(router, "/names/{who}", template="name.html", tags=("names",))
def name(room: InRoom, who: str, of: First = 0, by: First = 0) -> NamePage:
    """Show what reports say of somebody, or say why there is no such page."""
    head = room.index.entity(who)
    is_shown = not head.why_not
    return NamePage(
        head=head,
        type_words=type_words(head.type),
        view=_view(room, head.who, of, by) if is_shown else None,
        coverage=room.index.overview() if is_shown else None,
        replies=room.over(room.reply_book().of(head.who)) if is_shown else (),
    )


def _view(room: Room, who: str, of: int, by: int) -> NameView:
    time = room.index.timeline(TimeFilter(who=who), limit=SHOWN)
    of_it = room.index.statements(who, Side.OF, first=of, limit=SHOWN)
    by_it = room.index.statements(who, Side.BY, first=by, limit=SHOWN)
    ties = room.index.ties(TieFilter(who=who), limit=SHOWN)
    return NameView(
        said_of=of_it,
        said_by=by_it,
        ties=ties,
        time=time,
        picture=draw_time(time.dated.items, time.ahead.items),
        denials=denials_of(room, (*of_it.items, *by_it.items)) | denials_of_ties(room, ties.items),
    )
