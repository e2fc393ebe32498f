"""Ties of one report as rows, and the same ties gathered over all reports.

Two reports of one tie are two lines of one group; a group has one standing, as the list of ties has. How many
independent origins stand behind it is the most that stand behind any one thing that is said of it: what two stories say
of the same two at different times corroborates nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.ask.answers import ReportedClaim, ReportName, Tie, TieEnd
from sayso.ask.index_answers import TieLine
from sayso.ask.indexing_lines import days_of
from sayso.ask.indexing_material import ReportMaterial, Row, count_established
from sayso.ask.relations import OTHER, phrase_of
from sayso.ask.story_answers import PropositionAnswer
from sayso.ask.subject import touches_private_matters
from sayso.ask.ties import find_ties
from sayso.model.claims import ResponseKind, Standing
from sayso.model.mentions import EntityType
from sayso.model.provenance import Contest

_DENYING = frozenset(
    {Contest.DENIED_GENERAL, Contest.DENIED_SPECIFIC, Contest.DISPUTED, Contest.DISPUTED_BY_ASSESSMENT}
)
WORDS = ":"
"""Between a relation that no family names and the words for it: ties in other words are other ties."""
_DENIALS = frozenset({ResponseKind.DENIAL_SPECIFIC, ResponseKind.DENIAL_GENERAL, ResponseKind.DENIAL_NARROWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedLine:
    """A tie as one report has it, with the names of its ends there."""

    report: ReportName
    line: TieLine
    a: str
    b: str


def tie_rows(report: ReportMaterial) -> Iterator[Row]:
    """Yield the ties of a report; never one that rests on a matter that is somebody's own."""
    claims = {reported.claim.id: reported for reported in report.claims}
    for number, tie in enumerate(find_ties(report.analysis, inferred=True)):
        told = [claims[known] for known in tie.claims if known in claims]
        if told and not _is_own(tie, told, report):
            yield _row(number, tie, told, report)


def _is_own(tie: Tie, told: Iterable[ReportedClaim], report: ReportMaterial) -> bool:
    kinds = (report.lookup.entities[end.entity].type for end in (tie.a, tie.b) if end.entity in report.lookup.entities)
    return EntityType.PERSON in kinds and any(touches_private_matters(reported.claim) for reported in told)


def _row(number: int, tie: Tie, told: Sequence[ReportedClaim], report: ReportMaterial) -> Row:
    a, b = (end_key(report, end) for end in (tie.a, tie.b))
    is_turned = not tie.directed and b < a
    parts = [p for each in told for p in report.story.propositions.get((report.id, each.claim.id), ())]
    days = [days_of(each.claim) for each in told]
    return {
        "document": report.id,
        "number": number,
        "story": report.story.story,
        "a": b if is_turned else a,
        "b": a if is_turned else b,
        "relation": f"{OTHER}{WORDS}{tie.words}" if tie.relation == OTHER else tie.relation,
        "standing": tie.standing.value,
        "day": report.day,
        "directed": tie.directed,
        "inferred": tie.inferred,
        "presupposed": tie.presupposed,
        "denied": _is_denied(told, parts, report),
        "established": max((count_established(p.corroboration) for p in parts), default=0),
        "lead": report.story.row(report.id, told[0].claim.id),
        "first_day": min((first for first, _ in days if first), default=None),
        "last_day": max((last for _, last in days if last), default=None),
        "outlet": report.outlet,
        "origins": json.dumps(sorted({origin.id for p in parts for origin in p.corroboration.origins})),
        "rows": json.dumps([report.story.row(report.id, each.claim.id) for each in told]),
        **report.records(_named_line(tie, report, is_turned=is_turned)),
    }


def _named_line(tie: Tie, report: ReportMaterial, *, is_turned: bool) -> NamedLine:
    a, b = (tie.b, tie.a) if is_turned else (tie.a, tie.b)
    return NamedLine(report=report.name, line=_line(tie, report, a, b), a=a.name, b=b.name)


def _line(tie: Tie, report: ReportMaterial, a: TieEnd, b: TieEnd) -> TieLine:
    return TieLine(
        report=report.name,
        relation=tie.relation,
        phrase=tie.words if tie.relation == OTHER and tie.words else phrase_of(tie.relation),
        standing=tie.standing.value,
        a_words=a.words,
        b_words=b.words,
        note=tie.note,
        responses=tie.responses,
        lines=(),
    )


def end_key(report: ReportMaterial, end: TieEnd) -> str:
    """Return who an end of a tie is in the collection; of whom no name is told, the group or occasion of its report."""
    known = report.known(end.entity)
    return known.who if known is not None else f"{report.id}#{end.entity}"


def _is_denied(told: Iterable[ReportedClaim], parts: Iterable[PropositionAnswer], report: ReportMaterial) -> bool:
    """Whether somebody denies what a tie rests on: in the same report, or anywhere in its story."""
    answered = {id_ for each in told for id_ in each.claim.responses}
    own = {each.claim.id for each in told}
    answers = (r for r in report.analysis.responses if r.id in answered or own & set(r.claims))
    return (
        any(each.claim.standing is Standing.DENIED for each in told)
        or any(response.kind in _DENIALS for response in answers)
        or any(p.denials or p.corroboration.status.contest in _DENYING for p in parts)
    )


def gather_ties(lines: Sequence[Row], *, shown: bool) -> Iterator[Row]:
    """Yield the groups of all ties between two, of their lines in the order of the reports.

    ``shown`` says whether both of them may be looked up. Whatever of a relation is denied at one standing is denied at
    the others.
    """
    groups: dict[tuple[str, str, bool], list[Row]] = defaultdict(list)
    for line in sorted(lines, key=lambda row: (row["day"] or "~", row["document"], row["number"])):
        groups[line["relation"], line["standing"], bool(line["inferred"])].append(line)
    denied = {line["relation"] for line in lines if line["denied"]}
    for (relation, standing, inferred), own in sorted(groups.items()):
        yield {
            "a": own[0]["a"],
            "b": own[0]["b"],
            "relation": relation,
            "standing": standing,
            "inferred": inferred,
            "directed": bool(own[0]["directed"]),
            "denied": relation in denied,
            "presupposed": all(line["presupposed"] for line in own),
            "shown": shown,
            "reports": len({line["document"] for line in own}),
            "outlets": len({(line["outlet"] or line["document"]).casefold() for line in own}),
            "origins": len({origin for line in own for origin in json.loads(line["origins"])}),
            "established": max(line["established"] for line in own),
            "lead": own[0]["lead"],
            "first_day": min((line["first_day"] for line in own if line["first_day"]), default=None),
            "last_day": max((line["last_day"] for line in own if line["last_day"]), default=None),
        }
