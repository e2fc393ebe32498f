"""The corrections desk: what was taken back, what rests on it, what falls without a source, and what was known when.

A report is marked as taken back, and the mark withdrawn, by forms; nothing that was read is ever changed or deleted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from starlette.exceptions import HTTPException

from sayso.ask.answers import ReportName
from sayso.ask.index_answers import Overview, Slice
from sayso.ask.left_out import LeftOut
from sayso.ask.story_answers import RestsOn, StatusChange, Then, WhatFalls
from sayso.export.desk_json import blast_to_json, corrections_to_json, falls_to_json, then_to_json
from sayso.export.falls_terminal import falls_line
from sayso.model.provenance import Amendment, Origin
from sayso.store import Mark
from sayso.web.days import read_day
from sayso.web.forms import Form, see_other
from sayso.web.pages import InRoom, page
from sayso.web.room import Room
from sayso.web.schemas.story import BlastRadius, Corrections, KnownOn, WithoutSource
from sayso.web.tellings import EVERYTHING, Told

router = APIRouter()

MOST = 25
"""So many amended reports of a large collection stand on a page: the stories of all of them are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """What one report takes back of another; a report is ``None`` where it is not held."""

    amendment: Amendment
    by: ReportName | None
    of: ReportName | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A mark that was made by hand, and the report that it is on."""

    mark: Mark
    report: ReportName | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsPage:
    """What reports correct and take back, and what was marked by hand; marks that were withdrawn too.

    ``amended`` is in steps of a page where the collection is large.
    """

    overview: Overview
    amended: Slice[Amended]
    marks: tuple[Marked, ...]
    found: Any
    told: Told | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsPage:
    """What rests on one report, and how to mark it as taken back.

    ``standing`` is the mark that stands on it, ``past`` are those that were withdrawn.
    """

    overview: Overview
    told: Told
    rests: RestsOn
    lose: tuple[StatusChange, ...]
    otherwise: tuple[StatusChange, ...]
    amendments: tuple[Amended, ...]
    standing: Mark | None
    past: tuple[Mark, ...]
    by: str
    today: str

    @property
    def report(self) -> ReportName:
        """The report."""
        return self.rests.blast.report


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutPage:
    """What falls in a story without some of its sources; ``falls`` is ``None`` where nothing was chosen yet."""

    overview: Overview
    key: str
    told: Told
    chosen: LeftOut
    falls: WhatFalls | None
    line: str
    lose: tuple[StatusChange, ...]
    otherwise: tuple[StatusChange, ...]
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOfPage:
    """What was held of a story on a day, and what stands otherwise now; ``then`` is ``None`` where no day is given."""

    overview: Overview
    key: str
    told: Told
    then: Then | None
    days: tuple[str, ...]


def _corrections_json(shown: CorrectionsPage) -> Any:
    data = corrections_to_json(shown.found)
    return shown.told.with_private(data) if shown.told is not None else {**data, "private": []}


@page(
    router,
    "/corrections",
    template="corrections.html",
    twin=_corrections_json,
    schema=Corrections,
    tags=("corrections",),
)
def corrections(room: InRoom, first: int = 0) -> CorrectionsPage:
    """List what was corrected or taken back: as reports state it, and by hand."""
    found, total = room.tellings.corrections(max(0, first), MOST)
    names = {line.report.id: line.report for line in found.reports}
    stated = tuple(_amended((a for a in found.amendments if a.report is not None), names))
    is_small = room.tellings.is_small
    return CorrectionsPage(
        overview=room.index.overview(),
        amended=Slice(items=stated, total=len(stated) if is_small else total, first=max(0, first), limit=MOST),
        marks=tuple(Marked(mark=mark, report=names.get(mark.document)) for mark in found.marks),
        found=found,
        told=room.tellings.story(EVERYTHING) if is_small else None,
    )


def _amended(amendments: Iterable[Amendment], names: dict[str, ReportName]) -> Iterable[Amended]:
    for amendment in amendments:
        yield Amended(amendment=amendment, by=names.get(amendment.report or ""), of=names.get(amendment.amended))


def _falls_json(shown: WithoutPage) -> Any:
    if shown.falls is None:
        raise HTTPException(400, "Say what to leave out: outlet=NAME, unnamed=1 or origin=ID.")
    return shown.told.with_private(falls_to_json(shown.falls))


@page(
    router,
    "/corrections/without",
    template="without.html",
    twin=_falls_json,
    schema=WithoutSource,
    tags=("corrections",),
)
def without(
    room: InRoom,
    story: str = "",
    outlet: Annotated[list[str], Query()] = [],  # noqa: B006 - FastAPI makes a new one for each request
    unnamed: bool = False,
    origin: Annotated[list[str], Query()] = [],  # noqa: B006
) -> WithoutPage:
    """Show what falls in a story without an outlet, without all unnamed sources, or without an origin."""
    told = room.tellings.story(story or _any_story(room))
    chosen = LeftOut(outlets=tuple(filter(None, outlet)), unnamed=unnamed, origins=tuple(filter(None, origin)))
    falls = None if chosen.is_nothing else room.tellings.without(told.key, chosen)
    lose, otherwise = _parted(falls.changes if falls is not None else ())
    return WithoutPage(
        overview=room.index.overview(),
        key=told.key,
        told=told,
        chosen=chosen,
        falls=falls,
        line=falls_line(falls) if falls is not None else "",
        lose=lose,
        otherwise=otherwise,
        outlets=tuple(dict.fromkeys(r.report.publisher for r in told.answer.reports if r.report.publisher)),
        origins=told.answer.story.origins,
    )


def _any_story(room: Room) -> str:
    """Return all reports as one story where they are few, else the newest story."""
    if room.tellings.is_small:
        return EVERYTHING
    newest = room.index.stories(limit=1).items
    return newest[0].story if newest else EVERYTHING


def _parted(changes: Iterable[StatusChange]) -> tuple[tuple[StatusChange, ...], tuple[StatusChange, ...]]:
    """Part what loses an origin, those with none left first, from what stands otherwise in another way."""
    found = tuple(changes)
    lose = sorted((change for change in found if change.loses_origin), key=lambda change: not change.has_none_left)
    return tuple(lose), tuple(change for change in found if not change.loses_origin)


def _then_json(shown: AsOfPage) -> Any:
    if shown.then is None:
        raise HTTPException(400, "Say which day: day=2024-03-05.")
    return shown.told.with_private(then_to_json(shown.then))


@page(
    router,
    "/corrections/as-of",
    template="as_of.html",
    twin=_then_json,
    schema=KnownOn,
    tags=("corrections",),
)
def as_of(room: InRoom, day: str = "", story: str = "") -> AsOfPage:
    """Show what was held of a story on a day, and what stands otherwise now."""
    told = room.tellings.story(story or _any_story(room))
    known = read_day(day)
    published = (line.report.published for line in told.answer.reports)
    return AsOfPage(
        overview=room.index.overview(),
        key=told.key,
        told=told,
        then=room.tellings.then(told.key, known) if known is not None else None,
        days=tuple(sorted({when for when in published if when})),
    )


def _rests_json(shown: RestsPage) -> Any:
    data = {**blast_to_json(shown.rests.blast), "is_taken_back": shown.rests.is_taken_back}
    return shown.told.with_private(data)


@page(
    router,
    "/corrections/{document}",
    template="rests_on.html",
    twin=_rests_json,
    schema=BlastRadius,
    tags=("corrections",),
)
def rests_on(room: InRoom, document: str) -> RestsPage:
    """Show what rests on a report: as it was taken back, or as if it were; with the text of notices."""
    known = find_report(room, document)
    rests = room.tellings.rests_on(known)
    told = room.tellings.story(known)
    names = {line.report.id: line.report for line in told.answer.reports}
    lose, otherwise = _parted(rests.blast.falls.changes)
    with room.collection.store.view() as view:
        marks = [mark for mark in view.marks() if mark.document == known]
    return RestsPage(
        overview=room.index.overview(),
        told=told,
        rests=rests,
        lose=lose,
        otherwise=otherwise,
        amendments=tuple(_amended(rests.amendments, names)),
        standing=next((mark for mark in marks if mark.stands), None),
        past=tuple(mark for mark in marks if not mark.stands),
        by=room.settings.by,
        today=datetime.now(UTC).date().isoformat(),
    )


def find_report(room: Room, key: str) -> str:
    """Return the whole id of the report that an address or a form names.

    Raises:
        NotFound: if there is none, or more than one.
    """
    with room.collection.store.view() as view:
        return view.find_document(key.strip()).id


@router.get("/corrections-of", include_in_schema=False)
def look_up(room: InRoom, report: str = "") -> Response:
    """Lead from the field in which a report is named to what rests on it."""
    return see_other(f"/corrections/{find_report(room, report)}" if report.strip() else "/corrections")


@router.post("/corrections/{document}/taken-back", tags=["corrections"], status_code=303)
def take_back(room: InRoom, document: str, form: Form) -> Response:
    """Mark a report as taken back (``why``, ``by``, ``day``); ends on what rests on it."""
    known, why = find_report(room, document), _why(form)
    with room.deciding:
        room.collection.retract(known, why=why, by=_by(room, form), at=read_day(form.get("day", "")))
    return see_other(f"/corrections/{known}")


@router.post("/corrections/{document}/undo", tags=["corrections"], status_code=303)
def undo(room: InRoom, document: str, form: Form) -> Response:
    """Withdraw the mark on a report (``why``, ``by``, ``day``); it is kept, with both days and both reasons."""
    known, why = find_report(room, document), _why(form)
    with room.deciding:
        room.collection.undo_retraction(known, why=why, by=_by(room, form), at=read_day(form.get("day", "")))
    return see_other(f"/corrections/{known}")


def _why(form: dict[str, str]) -> str:
    why = form.get("why", "")
    if not why:
        raise HTTPException(400, "Say why: it is kept with the mark.")
    return why


def _by(room: Room, form: dict[str, str]) -> str:
    return form.get("by", "") or room.settings.by
