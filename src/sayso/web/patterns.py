"""Every component on one page, so that a change of one is seen everywhere (``/-/patterns``)."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from sayso.model.claims import Standing
from sayso.web.pages import InRoom, page

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternsPage:
    """The components."""

    standings: tuple[str, ...]


@page(router, "/-/patterns", template="patterns.html", tags=("room",))
def patterns(room: InRoom) -> PatternsPage:
    """Show every component."""
    return PatternsPage(standings=tuple(standing.value for standing in Standing))
