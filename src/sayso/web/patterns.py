"""Every component on one page, so that a change of one is seen everywhere (``/-/patterns``).

What holds claims is shown with what the collection has; the plain pieces are shown with invented reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter

from sayso.ask.answers import ReportName
from sayso.ask.index_answers import (
    Line,
    Network,
    Overview,
    PlaceRow,
    ReportRow,
    Slice,
    TieFilter,
    TieGroup,
    TimeFilter,
    TimeSlice,
)
from sayso.model.claims import Standing
from sayso.store import ClaimQuery
from sayso.web.drawing.dots import DotPicture, draw_dots
from sayso.web.drawing.network import NetPicture, draw_network
from sayso.web.drawing.timeline import TimePicture, draw_time
from sayso.web.legend import all_standings
from sayso.web.pages import InRoom, page
from sayso.web.room import Room
from sayso.web.stories import StoryPage, show_story

router = APIRouter()

FEW = 4
"""So many ties, dates and places are enough to see how they are set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternsTwin:
    """The components, as far as they are data and not drawings."""

    standings: tuple[tuple[str, str], ...]
    reports: Slice[ReportRow]
    overview: Overview
    lines: tuple[Line, ...]
    ties: tuple[TieGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternsPage:
    """The components: pieces with invented reports, then claims, ties, dates, places and a story of this collection.

    ``lines`` are a claim of each standing that there is; where there is nothing to show, a picture is ``None``.
    """

    standings: tuple[tuple[str, str], ...]
    reports: Slice[ReportRow]
    overview: Overview
    lines: tuple[Line, ...]
    ties: tuple[TieGroup, ...]
    time: TimeSlice
    time_picture: TimePicture | None
    network: Network | None
    net_picture: NetPicture | None
    places: tuple[PlaceRow, ...]
    dots: DotPicture | None
    story: StoryPage | None


def _as_json(shown: PatternsPage) -> object:
    return PatternsTwin(
        standings=shown.standings,
        reports=shown.reports,
        overview=shown.overview,
        lines=shown.lines,
        ties=shown.ties,
    )


@page(router, "/-/patterns", template="patterns.html", twin=_as_json, schema=PatternsTwin, tags=("room",))
def patterns(room: InRoom) -> PatternsPage:
    """Show every component."""
    time = room.index.timeline(TimeFilter(), limit=2 * FEW)
    places = room.index.places(limit=FEW).items
    network = _network(room)
    return PatternsPage(
        standings=all_standings(),
        reports=_REPORTS,
        overview=_OVERVIEW,
        lines=tuple(_lines(room)),
        ties=room.index.ties(TieFilter(), limit=FEW).items,
        time=time,
        time_picture=draw_time(time.dated.items, time.ahead.items),
        network=network,
        net_picture=draw_network(network) if network else None,
        places=places,
        dots=draw_dots(places),
        story=_story(room),
    )


def _lines(room: Room) -> Iterator[Line]:
    for value, _ in all_standings():
        found = room.index.search(ClaimQuery(standings=(Standing(value),)), limit=1)
        yield from (each.line for each in found.claims.items)


def _network(room: Room) -> Network | None:
    most = room.index.entities(limit=1).items
    return room.index.network(most[0].who, TieFilter(), nodes=12) if most else None


def _story(room: Room) -> StoryPage | None:
    """Return a story of several reports, if there is one among the newest."""
    several = [row for row in room.index.stories().items if row.reports > 1]
    return show_story(room, several[0].story) if several else None


def _row(number: int, title: str | None, outlet: str | None, published: str | None, claims: int) -> ReportRow:
    name = ReportName(id=f"doc-{number:032x}", title=title, publisher=outlet, published=published)
    return ReportRow(report=name, claims=claims, completeness="complete", language="en", story=name.id, reports=1)


_REPORTS = Slice(
    items=(
        _row(1, "Ferry timetable to change, harbour office says", "Tern Islands Courier", "2031-03-04", 12),
        _row(2, None, None, None, 1),
        _row(3, "“No timetable was ever agreed”", "Radio Tern", "2031-03", 0),
    ),
    total=57,
    first=25,
    limit=3,
)
_OVERVIEW = Overview(
    reports=57,
    claims=812,
    stories=9,
    names=140,
    refused=2,
    partial=1,
    outlets=11,
    outlet_unknown=3,
    undated=4,
    languages=(("en", 55), ("cy", 2)),
    first="2031-02-11",
    last="2031-03-09",
    standings=(("asserted", 640), ("hedged", 122), ("hearsay", 50)),
)
