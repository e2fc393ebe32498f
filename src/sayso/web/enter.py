"""The entrance: a start token, used once, is exchanged for a session (``/-/enter``).

``sayso serve`` prints an address with the token behind the #, where it reaches no server and no log; a script puts it
into the form and sends it. Without scripts one pastes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from sayso.web.admission import ENTRANCE, cookie_name
from sayso.web.forms import Form, local_path, see_other
from sayso.web.pages import render
from sayso.web.sessions import Sessions

router = APIRouter(include_in_schema=False)
_LONGEST_TOKEN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrancePage:
    """The locked door.

    ``wanted`` is the page that one came for; ``is_refused``: a token was no good; ``is_in``: one may go on.
    """

    wanted: str
    is_refused: bool = False
    is_in: bool = False


@router.get(ENTRANCE)
def entrance(request: Request, next: str = "/") -> Response:
    """Show the form for a token."""
    return render(request, "door.html", EntrancePage(wanted=local_path(next), is_in=_is_in(request)))


@router.post(ENTRANCE)
def enter(request: Request, form: Form) -> Response:
    """Exchange a token for a session."""
    wanted = local_path(form.get("next", "/"))
    token = form.get("token", "").rpartition("#token=")[2]  # some paste the whole address
    session = sessions_of(request).enter(token[:_LONGEST_TOKEN])
    if session is None and not _is_in(request):
        return render(request, "door.html", EntrancePage(wanted=wanted, is_refused=True), 403)
    answer = see_other(wanted)
    if session is not None:
        _remember(answer, request, session)
    return answer


def locked(request: Request) -> Response:
    """Return what is told to whoever has not been let in: how to get in, and then to where they wanted."""
    if request.url.path.endswith(".json"):
        return JSONResponse(
            {"error": "This room is locked.", "next": "Open it at the address that sayso serve prints."}, 401
        )
    wanted = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    return render(request, "door.html", EntrancePage(wanted=local_path(wanted)), 401)


def sessions_of(request: Request) -> Sessions:
    """Return who has been let in."""
    sessions: Sessions = request.app.state.sessions
    return sessions


def _is_in(request: Request) -> bool:
    return sessions_of(request).knows(request.cookies.get(_cookie(request), ""))


def _cookie(request: Request) -> str:
    return cookie_name(request.headers.get("host", "").lower())


def _remember(answer: Response, request: Request, session: str) -> None:
    is_secure = request.url.scheme == "https"
    answer.set_cookie(_cookie(request), session, httponly=True, samesite="strict", path="/", secure=is_secure)
