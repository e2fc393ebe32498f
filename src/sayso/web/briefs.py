"""Briefs: choosing what one is of, the brief as page and files, the read sheet, what is otherwise, a draft's check.

A file that is taken away is noted, so that a correction finds it; that is why files come by a form. Of a draft that is
checked nothing is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from sayso.ask.brief_answers import Brief
from sayso.ask.brief_diff import BriefDiff, compare_briefs, read_earlier
from sayso.ask.draft_answers import DraftCheck
from sayso.ask.index_answers import Overview, Slice, StoryRow
from sayso.ask.read_sheet_answers import ReadSheet
from sayso.ask.story_scope import Scope
from sayso.briefs import check as check_draft
from sayso.errors import BadRecord, NotFound
from sayso.export.brief_html import brief_to_html, read_sheet_to_html
from sayso.export.brief_json import brief_to_json
from sayso.export.brief_markdown import brief_to_markdown
from sayso.export.brief_page import PartPage, part_pages
from sayso.export.brief_pdf import brief_to_pdf, read_sheet_to_pdf
from sayso.export.diff_json import diff_to_json
from sayso.export.draft_json import check_to_json
from sayso.export.html import read_style
from sayso.export.read_sheet_json import read_sheet_to_json
from sayso.export.rows import to_json_text
from sayso.model.provenance import ClaimRef
from sayso.web.asked import date, last_day
from sayso.web.forms import Form
from sayso.web.pages import InRoom, page, render
from sayso.web.room import Room
from sayso.web.schemas import brief as schemas
from sayso.web.static_files import CSS

router = APIRouter()

SHOWN = 12
"""So many stories are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a brief is wanted of, as it stands in an address: names or ids, a period, and a day that it is as of."""

    of: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    as_of: str = ""

    @property
    def scope(self) -> Scope:
        """Which reports are meant."""
        return Scope(names=self.of, since=date(self.since, "since"), until=date(self.until, "until"))

    @property
    def day(self) -> str | None:
        """The day that it is as of."""
        return last_day(date(self.as_of, "as of"))

    @property
    def query(self) -> str:
        """The same as the question of an address, with its question mark; empty where everything is wanted."""
        given = [("since", self.since), ("until", self.until), ("as_of", self.as_of)]
        asked = [*(("of", name) for name in self.of), *((key, value) for key, value in given if value)]
        return f"?{urlencode(asked)}" if asked else ""


def wanted(
    of: Annotated[list[str] | None, Query(max_length=20)] = None,
    since: Annotated[str, Query(max_length=40)] = "",
    until: Annotated[str, Query(max_length=40)] = "",
    as_of: Annotated[str, Query(max_length=40)] = "",
) -> Wanted:
    """Return what an address asks for; fields that were left empty ask for nothing."""
    names = tuple(dict.fromkeys(name.strip()[:200] for name in of or () if name.strip()))
    return Wanted(of=names, since=since.strip(), until=until.strip(), as_of=as_of.strip())


Asked = Annotated[Wanted, Depends(wanted)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefsPage:
    """Where a brief is chosen: stories that one can be of, and a form."""

    overview: Overview
    stories: Slice[StoryRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPage:
    """A brief, and what was asked for."""

    overview: Overview
    wanted: Wanted
    brief: Brief
    parts: tuple[PartPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSheetPage:
    """A legal read sheet, and what was asked for."""

    overview: Overview
    wanted: Wanted
    sheet: ReadSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPage:
    """What is otherwise than in an earlier brief, or on an earlier day (``then``); nothing where nothing was asked."""

    overview: Overview
    wanted: Wanted
    then: str
    diff: BriefDiff | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """A draft beside the collection; ``check`` is ``None`` before one was given. Nothing of it is kept."""

    overview: Overview
    draft: str = ""
    published: str = ""
    check: DraftCheck | None = None


@page(router, "/briefs", template="briefs.html", tags=("briefs",))
def briefs(room: InRoom) -> BriefsPage:
    """Choose what a brief is of."""
    return BriefsPage(overview=room.index.overview(), stories=room.index.stories(limit=SHOWN))


@page(
    router,
    "/briefs/show",
    template="brief_show.html",
    twin=lambda shown: brief_to_json(shown.brief),
    schema=schemas.Brief,
    tags=("briefs",),
)
def brief(room: InRoom, asked: Asked) -> BriefPage:
    """Show a cited brief."""
    made = room.briefs.brief(asked.scope, asked.day)
    return BriefPage(overview=room.index.overview(), wanted=asked, brief=made, parts=part_pages(made))


@page(
    router,
    "/briefs/read-sheet",
    template="brief_read_sheet.html",
    twin=lambda shown: read_sheet_to_json(shown.sheet),
    schema=schemas.ReadSheet,
    tags=("briefs",),
)
def read_sheet(room: InRoom, asked: Asked) -> ReadSheetPage:
    """Show a legal read sheet by named subject."""
    made = room.briefs.read_sheet(asked.scope, asked.day)
    return ReadSheetPage(overview=room.index.overview(), wanted=asked, sheet=made)


@page(
    router,
    "/briefs/diff",
    template="brief_diff.html",
    twin=lambda shown: None if shown.diff is None else diff_to_json(shown.diff),
    schema=schemas.BriefDiff | None,
    tags=("briefs",),
)
def diff(room: InRoom, asked: Asked, then: Annotated[str, Query(max_length=40)] = "") -> DiffPage:
    """Show what is otherwise than on an earlier day."""
    day = last_day(date(then, "then"))
    if day is None:
        return DiffPage(overview=room.index.overview(), wanted=asked, then="", diff=None)
    now, before = room.briefs.brief(asked.scope, asked.day), _brief_of(room, asked, day)
    earlier = read_earlier(before, f"the brief as of {day}")
    found = compare_briefs(earlier, now)
    return DiffPage(overview=room.index.overview(), wanted=asked, then=then.strip(), diff=found)


def _brief_of(room: Room, asked: Wanted, day: str) -> Mapping[str, Any]:
    return brief_to_json(room.briefs.brief(asked.scope, day))


@router.post("/briefs/diff", include_in_schema=False, response_class=HTMLResponse)
def diff_from_file(request: Request, room: InRoom, asked: Asked, form: Form) -> Response:
    """Show what is otherwise than in a brief that somebody kept and gives as JSON."""
    try:
        earlier = read_earlier(json.loads(form.get("earlier", "")), "what was given")
    except ValueError:
        raise BadRecord(
            "What was given is no JSON.", hint="Give the whole of a brief that was taken as JSON."
        ) from None
    found = compare_briefs(earlier, room.briefs.brief(asked.scope, asked.day))
    shown = DiffPage(overview=room.index.overview(), wanted=asked, then="", diff=found)
    return render(request, "brief_diff.html", shown)


@page(
    router,
    "/briefs/check",
    template="brief_check.html",
    twin=lambda shown: None if shown.check is None else check_to_json(shown.check),
    schema=schemas.Check | None,
    tags=("briefs",),
)
def check(room: InRoom) -> CheckPage:
    """Check the wording of a draft: where to put it."""
    return CheckPage(overview=room.index.overview())


@router.post("/briefs/check", include_in_schema=False, response_class=HTMLResponse)
def check_page(request: Request, room: InRoom, form: Form) -> Response:
    """Show where a draft says more, or less surely, than its sources."""
    return render(request, "brief_check.html", _checked(room, form))


@router.post("/briefs/check.json", response_model=schemas.Check, tags=["briefs"])
def check_json(room: InRoom, form: Form) -> Any:
    """Check the wording of a draft (field ``draft`` of a form)."""
    found = _checked(room, form).check
    return {} if found is None else check_to_json(found)


def _checked(room: Room, form: Mapping[str, str]) -> CheckPage:
    draft, published = form.get("draft", ""), form.get("published", "")
    found = None
    if draft:
        day = date(published, "published")
        found = check_draft(room.collection, draft.encode(), published=day, names=room.names)
    return CheckPage(overview=room.index.overview(), draft=draft, published=published, check=found)


# Files


_BRIEFS: Mapping[str, tuple[str, Callable[[Brief], bytes]]] = {
    "html": ("text/html; charset=utf-8", lambda made: brief_to_html(made).encode()),
    "md": ("text/markdown; charset=utf-8", lambda made: brief_to_markdown(made).encode()),
    "pdf": ("application/pdf", brief_to_pdf),
    "json": ("application/json", lambda made: to_json_text(brief_to_json(made)).encode()),
}
_SHEETS: Mapping[str, tuple[str, Callable[[ReadSheet], bytes]]] = {
    "html": ("text/html; charset=utf-8", lambda made: read_sheet_to_html(made).encode()),
    "pdf": ("application/pdf", read_sheet_to_pdf),
    "json": ("application/json", lambda made: to_json_text(read_sheet_to_json(made)).encode()),
}


@router.post("/briefs/show.{kind}", include_in_schema=False)
def brief_file(room: InRoom, asked: Asked, kind: str) -> Response:
    """Return a brief as a file, and note that it was taken."""
    media, make = _kind(_BRIEFS, kind)
    made = room.briefs.brief(asked.scope, asked.day)
    return _file(room, f"brief-{made.run.hash[:12]}.{kind}", "brief", media, make(made), made.refs)


@router.post("/briefs/read-sheet.{kind}", include_in_schema=False)
def read_sheet_file(room: InRoom, asked: Asked, kind: str) -> Response:
    """Return a legal read sheet as a file, and note that it was taken."""
    media, make = _kind(_SHEETS, kind)
    made = room.briefs.read_sheet(asked.scope, asked.day)
    return _file(room, f"read-sheet-{made.run.hash[:12]}.{kind}", "read-sheet", media, make(made), made.refs)


def _kind(kinds: Mapping[str, Any], kind: str) -> Any:
    if kind not in kinds:
        raise NotFound(f"There is no file of the kind {kind!r}.", hint=f"There are: {', '.join(kinds)}.")
    return kinds[kind]


def _file(room: Room, name: str, kind: str, media: str, data: bytes, claims: tuple[ClaimRef, ...]) -> Response:
    with room.deciding:
        room.collection.note_export(name, kind, data, claims)
    return Response(data, media_type=media, headers={"content-disposition": f'attachment; filename="{name}"'})


@router.get("/-/style/brief.css", include_in_schema=False)
def style() -> Response:
    """Return the style of a brief."""
    return Response(read_style("brief.css"), media_type=CSS)
