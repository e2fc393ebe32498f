"""Every component on one page, so that a change of one is seen everywhere (``/-/patterns``).

The examples are invented and stand for no report of any collection.
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from sayso.ask.answers import ReportName
from sayso.ask.index_answers import Overview, ReportRow, Slice
from sayso.web.legend import all_standings
from sayso.web.pages import InRoom, page

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternsPage:
    """The components: the standings with their words, a list that is cut, and where a collection ends."""

    standings: tuple[tuple[str, str], ...]
    reports: Slice[ReportRow]
    overview: Overview


@page(router, "/-/patterns", template="patterns.html", tags=("room",))
def patterns(room: InRoom) -> PatternsPage:
    """Show every component."""
    return PatternsPage(standings=all_standings(), reports=_REPORTS, overview=_OVERVIEW)


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
