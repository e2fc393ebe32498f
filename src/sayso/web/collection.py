"""What the collection holds, and where it ends: what was read, what was refused and why, what is new, which outlets."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from sayso.ask.index_answers import OutletRow, Overview, ReadReport, ReportRow, Slice, StoryRow
from sayso.web.asked import First, Words, date
from sayso.web.legend import all_standings
from sayso.web.pages import InRoom, page
from sayso.web.room import Room

router = APIRouter()

NEW, STORIES, OUTLETS, REFUSED = 8, 6, 12, 4
"""So many of each the first page shows; each list leads to all of them."""
LIMIT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedInput:
    """An input that was not read: the rule that refused it, why in a sentence, and what to do next."""

    name: str
    rule: str
    why: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionPage:
    """What a collection holds: how much, said at which standing, what was read last, and what was not read.

    ``waiting`` counts reports that were read while nothing of the collection is put in order yet. ``standings`` are
    each standing, its words and how many claims have it, in the order of the legend.
    """

    overview: Overview
    waiting: int
    standings: tuple[tuple[str, str, int], ...]
    new: tuple[ReadReport, ...]
    stories: Slice[StoryRow]
    outlets: Slice[OutletRow]
    refused: Slice[RefusedInput]

    @property
    def all_claims(self) -> str:
        """Where all claims are listed: those of every standing."""
        return "/search?" + "&".join(f"standing={value}" for value, _, _ in self.standings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsAsked:
    """Which reports were asked for. An ``outlet`` of "-" means those that state none."""

    words: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    language: str = ""
    undated: bool = False
    partial: bool = False
    oldest: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether all were asked for, in whichever order."""
        return self == ReportsAsked(oldest=self.oldest)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsPage:
    """The reports that were asked for, by day of publication, and by what they can be narrowed."""

    overview: Overview
    asked: ReportsAsked
    reports: Slice[ReportRow]
    outlets: tuple[OutletRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsPage:
    """The outlets of which reports were read."""

    overview: Overview
    outlets: Slice[OutletRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalsPage:
    """Everything that was ever refused, and why."""

    overview: Overview
    refused: Slice[RefusedInput]


@page(router, "/", template="collection.html", tags=("collection",))
def collection(room: InRoom) -> CollectionPage:
    """Show what the collection holds, and where it ends."""
    overview = room.index.overview()
    counts = dict(overview.standings)
    return CollectionPage(
        overview=overview,
        waiting=0 if overview.reports else room.collection.size().documents,
        standings=tuple((value, words, counts.get(value, 0)) for value, words in all_standings()),
        new=room.index.latest(NEW),
        stories=room.index.stories(limit=STORIES),
        outlets=room.index.outlets(limit=OUTLETS),
        refused=_refused(room, 0, REFUSED),
    )


@page(router, "/reports", template="reports.html", tags=("collection",))
def reports(
    room: InRoom,
    words: Words = "",
    outlet: Words = "",
    since: str = "",
    until: str = "",
    language: str = "",
    undated: bool = False,
    partial: bool = False,
    oldest: bool = False,
    first: First = 0,
) -> ReportsPage:
    """List the reports, the newest first."""
    asked = ReportsAsked(
        words=words.strip(),
        outlet=outlet,
        since=date(since, "from") or "",
        until=date(until, "to") or "",
        language=language,
        undated=undated,
        partial=partial,
        oldest=oldest,
    )
    return ReportsPage(
        overview=room.index.overview(),
        asked=asked,
        reports=_reports(room, asked, first),
        outlets=room.index.outlets(limit=200).items,
    )


@page(router, "/outlets", template="outlets.html", tags=("collection",))
def outlets(room: InRoom, first: First = 0) -> OutletsPage:
    """List the outlets of which reports were read, those of most reports first."""
    return OutletsPage(overview=room.index.overview(), outlets=room.index.outlets(first=first))


@page(router, "/refusals", template="refusals.html", tags=("collection",))
def refusals(room: InRoom, first: First = 0) -> RefusalsPage:
    """List what was refused, why, and what to do next."""
    return RefusalsPage(overview=room.index.overview(), refused=_refused(room, first, LIMIT))


def _reports(room: Room, asked: ReportsAsked, first: int) -> Slice[ReportRow]:
    return room.index.reports(
        words=asked.words,
        outlet=None if not asked.outlet else "" if asked.outlet == "-" else asked.outlet,
        since=asked.since or None,
        until=asked.until or None,
        undated=asked.undated,
        language=asked.language,
        completeness="partial" if asked.partial else "",
        newest=not asked.oldest,
        first=first,
    )


def _refused(room: Room, first: int, limit: int) -> Slice[RefusedInput]:
    every = room.collection.refusals()
    shown = tuple(
        RefusedInput(name=each.name, rule=each.reason, why=each.message, next=each.hint)
        for each in every[first : first + limit]
    )
    return Slice(items=shown, total=len(every), first=first, limit=limit)
