"""Both sides at once: what other reports deny stands beside what it denies, at the same size (LOOK, 6)."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.ask.index_answers import Line, TieGroup
from sayso.model.claims import Standing
from sayso.web.room import Room

Denials = dict[str, tuple[Line, ...]]
"""Claims that deny a proposition (``prp-``), the earliest first."""
MOST = 3
"""So many denials stand beside one claim; the page of the proposition has them all."""
_CONTESTED = ("denied", "disputed")


def denials_of(room: Room, lines: Iterable[Line]) -> Denials:
    """Return what stands against claims of a list: the denials of the propositions that they are part of."""
    wanted = {line.proposition for line in lines if line.proposition and _is_contested(line)}
    return {key: found[:MOST] for key, found in room.index.denials(sorted(wanted)).items()} if wanted else {}


def denials_of_ties(room: Room, ties: Iterable[TieGroup]) -> Denials:
    """Return what stands against ties of which it is said that somebody denies them."""
    leads = (tie.lead for tie in ties if tie.denied and tie.standing != Standing.DENIED.value)
    wanted = {lead.proposition for lead in leads if lead.proposition}
    return {key: found[:MOST] for key, found in room.index.denials(sorted(wanted)).items()} if wanted else {}


def _is_contested(line: Line) -> bool:
    is_denial = line.statement.standing is Standing.DENIED
    return not is_denial and line.origins is not None and line.origins.contest.startswith(_CONTESTED)
