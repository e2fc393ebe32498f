"""Every change that people made: by whom, when, why, what it did, and a form to take it back. Nothing is erased."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from sayso.ask.history import Past
from sayso.ask.index_answers import Slice
from sayso.errors import BadDecision, NotFound
from sayso.export.who_rows import history_to_json
from sayso.web.forms import Form, local_path, see_other
from sayso.web.links import change_path
from sayso.web.pages import InRoom, page, render
from sayso.web.schemas import desk as schemas

router = APIRouter()
SHOWN = 100
"""So many changes are told on a page."""
ACTIONS: dict[str, str] = {
    "merge": "names are one",
    "split": "names are not one",
    "unsure": "cannot be told",
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "skip": "put off",
    "import": "a list was imported",
    "retract": "a report was marked as taken back",
    "put": "put to a party",
    "receive": "a reply was received",
    "flag": "a party says that it is somebody else",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """Changes, the newest first, those that were taken back too.

    ``standing`` and ``withdrawn`` count all of them. ``undone`` is the number of the one that was just taken back, and
    ``problem`` says why another was not.
    """

    changes: Slice[Past]
    standing: int
    withdrawn: int
    by: str
    undone: int
    problem: str = ""
    actions: tuple[tuple[str, str], ...] = tuple(ACTIONS.items())

    def action(self, name: str) -> str:
        """Return a command in words."""
        return ACTIONS.get(name, name)


def _as_json(shown: HistoryPage) -> object:
    return history_to_json(shown.changes.items)


@page(router, "/history", template="history.html", twin=_as_json, schema=schemas.History, tags=("desk",))
def history(room: InRoom, first: int = 0, limit: int = SHOWN, by: str = "", undone: int = 0) -> HistoryPage:
    """Tell what people changed: who, when, why, and what it did."""
    past = room.desk.history()
    first, limit = max(first, 0), min(max(limit, 1), 1000)
    told = room.over(past[first : first + limit])
    standing = sum(1 for each in past if each.change.stands)
    return HistoryPage(
        changes=Slice(items=told, total=len(past), first=first, limit=limit),
        standing=standing,
        withdrawn=len(past) - standing,
        by=by,
        undone=undone,
    )


@router.get("/history.jsonl", tags=["desk"], summary="Return what people decided as JSON Lines, to be loaded elsewhere")
def export(room: InRoom) -> Response:
    """Return what people decided as ``sayso judgements`` writes it: one line a change."""
    lines = (f"{line}\n" for line in room.desk.dump())
    named = {"Content-Disposition": 'attachment; filename="decisions.jsonl"'}
    return StreamingResponse(lines, media_type="application/jsonl", headers=named)


@router.post("/history/{number}/undo", include_in_schema=False)
def undo(request: Request, room: InRoom, number: int, form: Form) -> Response:
    """Take a change back, and go where the form says."""
    by, back = form.get("by", ""), local_path(form.get("back", ""), "/history")
    with room.deciding:
        try:
            room.desk_of(by).undo(number, why=form.get("why", ""))
        except (NotFound, BadDecision) as error:
            told = replace(history(room, by=by), problem=f"{error.message} {error.hint}".strip())
            return render(request, "history.html", told, status=409)
        room.questions.undone(number)
    if back == "/history":
        return see_other(f"/history?undone={number}{change_path(number).removeprefix('/history')}")
    return see_other(_with(back, number))


def _with(back: str, number: int) -> str:
    path, _, query = back.partition("?")
    return f"{path}?{query}&undone={number}" if query else f"{path}?undone={number}"
