"""What a page says when it cannot be shown: what happened, to which input, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException

from sayso.errors import BadDecision, InputError, NotFound, SaysoError, StoreBusy


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why there is no page."""

    status: int
    what: str
    next: str


def fault_of(error: Exception, path: str) -> Fault:
    """Return what to say of an error."""
    if isinstance(error, SaysoError):
        return Fault(status=_status(error), what=error.message, next=error.hint)
    if isinstance(error, HTTPException) and error.status_code == 404:
        return Fault(status=404, what=f"There is no page at {path}.", next="The names above lead to every page.")
    if isinstance(error, HTTPException):
        return Fault(status=error.status_code, what=str(error.detail), next="")
    return Fault(status=500, what="sayso failed on this page.", next="Please report it with the address of the page.")


def _status(error: SaysoError) -> int:
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, StoreBusy):
        return 503
    return 409 if isinstance(error, BadDecision) else 400 if isinstance(error, InputError) else 500
