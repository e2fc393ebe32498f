"""Who is tied to whom in a collection, as each report has it.

Two reports of one tie are two entries, side by side. Two names are one only where somebody judged so, or a rule knows
more than the name; what is only probably the same is said of each tie, and two people of one name stay two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.ask.answers import ReportedClaim, ReportName, Tie, TieEnd
from sayso.ask.collection_claims import in_report_order
from sayso.ask.ties import find_ties
from sayso.ask.who import WhoIsWho
from sayso.ask.who_told import name_notes
from sayso.model.analysis import Analysis
from sayso.model.claims import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedTie:
    """A tie as one report has it, with the claims that it is drawn from.

    ``a`` and ``b`` are who its ends are in the collection (``who-``), ``None`` where they have no name or nobody asked.
    ``names`` says of the ends under which other name they are known, and who of other ties they probably are.
    """

    report: ReportName
    tie: Tie
    claims: tuple[ReportedClaim, ...]
    a: str | None = None
    b: str | None = None
    names: tuple[str, ...] = ()


def find_collection_ties(
    analyses: Iterable[Analysis], *, standings: tuple[Standing, ...] = (), who: WhoIsWho | None = None
) -> tuple[ReportedTie, ...]:
    """Return the ties of all reports: by the names of their ends, then by relation, standing and report.

    ``standings`` narrows the answer to ties of these standings; empty means all. With ``who``, an end goes by the name
    under which the collection knows it.
    """
    found = [
        ReportedTie(
            report=ReportName.of(analysis.document), tie=tie, claims=tuple(claims[known] for known in tie.claims)
        )
        for analysis, claims in in_report_order(analyses, who)
        for tie in find_ties(analysis)
        if not standings or tie.standing in standings
    ]
    told = found if who is None else list(_identified(found, who))
    return tuple(sorted(told, key=lambda each: _order(each, who)))


def _identified(found: Sequence[ReportedTie], who: WhoIsWho) -> Iterator[ReportedTie]:
    known = [[_who(who, tie, end) for end in (tie.tie.a, tie.tie.b)] for tie in found]
    within = frozenset(id_ for ends in known for id_ in ends if id_ is not None)
    for tie, (a, b) in zip(found, known, strict=True):
        ends = dict.fromkeys((tie.tie.a.entity, tie.tie.b.entity))
        names = [note for end in ends for note in name_notes(who, tie.report.id, end, within)]
        yield replace(tie, a=a, b=b, names=tuple(dict.fromkeys(names)))


def _who(who: WhoIsWho, found: ReportedTie, end: TieEnd) -> str | None:
    entity = who.entity(found.report.id, end.entity)
    return None if entity is None else entity.id


def _order(found: ReportedTie, who: WhoIsWho | None) -> tuple[str, ...]:
    tie, report = found.tie, found.report
    ends = [(_name(end, id_, who).casefold(), id_ or "") for end, id_ in ((tie.a, found.a), (tie.b, found.b))]
    if not tie.directed:
        ends.sort()
    places = (report.published or "~", report.id, tie.claims[0] if tie.claims else "")
    return *(part for end in ends for part in end), tie.relation, tie.standing.value, *places


def _name(end: TieEnd, id_: str | None, who: WhoIsWho | None) -> str:
    entity = who.identities.by_id.get(id_) if who is not None and id_ is not None else None
    return end.name if entity is None else entity.name
