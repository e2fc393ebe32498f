"""What a page says when it cannot be shown: what happened, to which input, and what to do next.

It never says where files lie or which line failed: that goes to whoever runs the room (:mod:`sayso.web.guard`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from sayso.errors import BadDecision, DateError, InputError, NotFound, SaysoError, StoreBusy, Unavailable
from sayso.web.pages import render

_FOLDERS = re.compile(r"(?<![\w:/<])(?:~|[A-Za-z]:)?[/\\](?:[^\s/\\]+[/\\])+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why there is no page."""

    status: int
    what: str
    next: str


UNKNOWN = Fault(status=500, what="sayso failed on this page.", next="Please report it with the address of the page.")
BUSY = Fault(
    status=503,
    what="The collection is being written to, and did not answer in time.",
    next="Load the page again in a moment.",
)


def fault_of(error: Exception, path: str) -> Fault:
    """Return what to say of an error."""
    if isinstance(error, StoreBusy):
        return BUSY
    if isinstance(error, SaysoError):
        return _fault_of_ours(error)
    if isinstance(error, RequestValidationError):
        return Fault(status=422, what="This address asks for something that cannot be.", next=_wrong_parts(error))
    if isinstance(error, HTTPException) and error.status_code == 404:
        return Fault(status=404, what=f"There is no page at {path}.", next="The names above lead to every page.")
    if isinstance(error, HTTPException):
        return Fault(status=error.status_code, what=str(error.detail), next="")
    return UNKNOWN


def tell(request: Request, fault: Fault, template: str = "fault.html") -> Response:
    """Return the page that says what is wrong, or the same as JSON where JSON was asked for."""
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": fault.what, "next": fault.next}, status_code=fault.status)
    return render(request, template, fault, fault.status)


def _fault_of_ours(error: SaysoError) -> Fault:
    status = _status(error)
    if status == 500:
        return UNKNOWN
    return Fault(status=status, what=_FOLDERS.sub("", error.message), next=_FOLDERS.sub("", error.hint))


def _status(error: SaysoError) -> int:
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, Unavailable):
        return 501
    return 409 if isinstance(error, BadDecision) else 400 if isinstance(error, InputError | DateError) else 500


def _wrong_parts(error: RequestValidationError) -> str:
    return "; ".join(f"{part['loc'][-1]}: {part['msg']}" for part in error.errors()) + "."
