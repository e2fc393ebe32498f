"""What a story says together although the names of its reports are only probably the same: it says so each time.

A story takes the reports of one affair, so that a name which two of them have is read as one. That is no judgement: as
long as nobody judged, and no rule knows more than the name, every answer that rests on it says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.story_answers import PropositionAnswer, StatusChange, StoryAnswer
from sayso.ask.who import WhoIsWho
from sayso.ask.who_told import find_doubts
from sayso.model.analysis import Analysis
from sayso.model.judgements import Judgement
from sayso.resolve.appearances import find_appearances
from sayso.resolve.binding import bind_judgements
from sayso.resolve.identity import propose
from sayso.resolve.places import judge_places

MOST_REPORTS = 500
"""Names of a story of more reports than this are not compared; what people judged still counts."""


def who_among(analyses: Sequence[Analysis], judgements: Iterable[Judgement]) -> WhoIsWho:
    """Return who is who among the reports of one story alone, with what people judged."""
    by_id = {analysis.document.id: analysis for analysis in analyses}
    named = tuple(appearance for analysis in analyses for appearance in find_appearances(analysis))
    bound, lost = bind_judgements(judgements, named, by_id.get)
    return WhoIsWho(
        appearances=named,
        judgements=(*bound, *judge_places(analyses)),
        proposals=tuple(propose(named)) if len(analyses) <= MOST_REPORTS else (),
        reports={id_: ReportName.of(analysis.document) for id_, analysis in by_id.items()},
        lost=lost,
    )


def doubt_changes(changes: Iterable[StatusChange], who: WhoIsWho) -> tuple[StatusChange, ...]:
    """Return how propositions stand otherwise, each saying which of its parties are only probably one."""
    return tuple(replace(change, answer=_doubted(change.answer, who)) for change in changes)


def tell_doubts(answer: StoryAnswer, who: WhoIsWho) -> StoryAnswer:
    """Return a story whose propositions say which of their parties are only probably one."""
    told = tuple(_doubted(proposition, who) for proposition in answer.propositions)
    return replace(answer, propositions=told)


def _doubted(answer: PropositionAnswer, who: WhoIsWho) -> PropositionAnswer:
    doubts = find_doubts(who, _parties((*answer.claims, *answer.denials), who))
    statement = " ".join([answer.statement, *(doubt.sentence for doubt in doubts)])
    return replace(answer, doubts=doubts, statement=statement) if doubts else answer


def _parties(claims: Iterable[ReportedClaim], who: WhoIsWho) -> set[str]:
    """Return whom the claims are about; who says so is another matter."""
    found = set()
    for reported in claims:
        claim = reported.claim
        for argument in (claim.subject, claim.object, *(p.argument for p in claim.participants)):
            entity = who.entity(reported.report.id, argument.entity) if argument is not None else None
            if entity is not None:
                found.add(entity.id)
    return found
