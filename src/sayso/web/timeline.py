"""When things are said to have happened: drawn as dates are given, never finer, and as the list of who says so."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from sayso.ask.index_answers import Overview, Slice, TimeFilter, TimeSlice
from sayso.web.asked import STANDINGS, Asked, First, Several, Words, date, standings, whom
from sayso.web.beside import Denials, denials_of
from sayso.web.drawing.timeline import TimePicture, draw_time
from sayso.web.pages import InRoom, page
from sayso.web.room import Room

router = APIRouter()

SHOWN = 30
"""So many claims of each lane stand on a page: as many as a picture can hold and be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """Claims in time: what is dated, what is undated with its words, what was said to lie ahead.

    ``asked`` is whom it is about, ``of`` what else it was narrowed to. ``picture`` draws what is dated and what lies
    ahead of the claims on this page.
    """

    coverage: Overview
    asked: Asked
    of: TimeFilter
    time: TimeSlice
    picture: TimePicture | None
    denials: Denials
    standings: tuple[tuple[str, str], ...] = STANDINGS


@page(router, "/timeline", template="timeline.html", tags=("timeline",))
def timeline(
    room: InRoom,
    who: Words = "",
    story: str = "",
    standing: Several = (),
    since: str = "",
    until: str = "",
    first: First = 0,
) -> TimelinePage:
    """Show when things are said to have happened."""
    asked = whom(room, who)
    of = TimeFilter(
        who=asked.id,
        story=story or None,
        standings=standings(standing),
        since=date(since, "from"),
        until=date(until, "to"),
    )
    time = _nothing() if asked.is_open else _found(room, of, first)
    picture = draw_time(time.dated.items, time.ahead.items, since=of.since, until=of.until)
    return TimelinePage(
        coverage=room.index.overview(),
        asked=asked,
        of=of,
        time=time,
        picture=picture,
        denials=denials_of(room, (*time.dated.items, *time.undated.items)),
    )


def _found(room: Room, of: TimeFilter, first: int) -> TimeSlice:
    return room.index.timeline(of, first=first, limit=SHOWN)


def _nothing() -> TimeSlice:
    return TimeSlice(dated=Slice(items=(), total=0), undated=Slice(items=(), total=0), ahead=Slice(items=(), total=0))
