"""Who is tied to whom in a collection, as each report has it.

Nothing is merged across reports: two reports of one tie are two entries, side by side, and two people of one name stay
two. What sorts them together is the names as written, not a judgement that they are the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.ask.answers import ReportedClaim, ReportName, Tie
from sayso.ask.collection_claims import in_report_order
from sayso.ask.ties import find_ties
from sayso.model.analysis import Analysis
from sayso.model.claims import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedTie:
    """A tie as one report has it, with the claims that it is drawn from."""

    report: ReportName
    tie: Tie
    claims: tuple[ReportedClaim, ...]


def find_collection_ties(
    analyses: Iterable[Analysis], *, standings: tuple[Standing, ...] = ()
) -> tuple[ReportedTie, ...]:
    """Return the ties of all reports: by the names of their ends, then by relation, standing and report.

    ``standings`` narrows the answer to ties of these standings; empty means all.
    """
    found = [
        ReportedTie(
            report=ReportName.of(analysis.document), tie=tie, claims=tuple(claims[known] for known in tie.claims)
        )
        for analysis, claims in in_report_order(analyses)
        for tie in find_ties(analysis)
        if not standings or tie.standing in standings
    ]
    return tuple(sorted(found, key=_order))


def _order(found: ReportedTie) -> tuple[str, ...]:
    tie, report = found.tie, found.report
    ends = (tie.a.name, tie.b.name) if tie.directed else sorted((tie.a.name, tie.b.name), key=str.casefold)
    places = (report.published or "~", report.id, tie.claims[0] if tie.claims else "")
    return *(end.casefold() for end in ends), tie.relation, tie.standing.value, *places
