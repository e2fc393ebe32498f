"""A cited brief of some stories: put together from the parts that say what, on whose word, and what is missing.

:func:`make_brief` decides nothing about what is so. It takes stories that were told, keeps what was asked for, and puts
it in order; the same stories in any order are the same brief.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.ask.brief_answers import Brief, BriefLine, BriefReport
from sayso.ask.brief_corrections import corrections_of
from sayso.ask.brief_gaps import find_gaps
from sayso.ask.brief_lines import LineMaker, parts
from sayso.ask.brief_parts import Draft, draft_lines, in_print_order
from sayso.ask.brief_run import Decisions, find_run
from sayso.ask.brief_sources import Rest, source_summary
from sayso.ask.story_answers import PropositionAnswer, ReportLine, StoryAnswer
from sayso.ask.story_statements import report_lines
from sayso.ask.subject import touches_private_matters
from sayso.model.documents import Document
from sayso.model.provenance import ClaimRef, Counts, Origin
from sayso.model.story import HeldReport, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefAsked:
    """What a brief is wanted of.

    ``about`` says it in words, ``canonical`` as it enters the run hash. ``keeps`` are the claims that it is about
    (``None``: all); ``private`` are those of them that are about a person, whose own matters stay in their reports.
    """

    about: str
    names: tuple[str, ...] = ()
    canonical: Mapping[str, Any] = field(default_factory=dict)
    keeps: Callable[[ClaimRef], bool] | None = None
    private: Callable[[ClaimRef], bool] | None = None
    as_of: str | None = None
    setting: str = ""


def make_brief(answers: Iterable[StoryAnswer], asked: BriefAsked, decisions: Decisions | None = None) -> Brief:
    """Return the brief of some stories, each told by itself."""
    told = sorted(answers, key=_first)
    stories = [answer.story for answer in told]
    documents = {report.id: report.analysis.document for story in stories for report in story.reports}
    drafts, left_out = _chosen(told, asked)
    maker = LineMaker(documents)
    made = parts(drafts, maker)
    lines = [line for _, groups in made for group in groups for line in group.lines]
    reports = tuple(_report(line, held) for story in stories for line, held in _held(story))
    origins = tuple({o.id: o for draft in drafts for o in draft.answer.corroboration.origins}.values())
    counts = _counts(origins, reports)
    return Brief(
        about=asked.about,
        asked=asked.names,
        as_of=asked.as_of,
        counts=counts,
        summary=source_summary(Rest(stories, reports, lines, origins, counts)),
        parts=made,
        corrections=tuple(correction for story in stories for correction in corrections_of(story)),
        gaps=find_gaps(_pairs(drafts, lines), reports),
        notes=tuple(maker.notes),
        reports=reports,
        run=find_run(
            stories,
            asked.canonical,
            (decisions or Decisions()).among(documents),
            as_of=asked.as_of,
            setting=asked.setting,
        ),
        left_out=left_out,
    )


def _first(answer: StoryAnswer) -> tuple[bool, str, str]:
    first = answer.story.reports[0].analysis.document
    return first.published.value is None, first.published.value or "", first.id


def _chosen(told: Sequence[StoryAnswer], asked: BriefAsked) -> tuple[list[Draft], int]:
    """Return the lines that are wanted, in the order of print, and how many are kept back as a person's own matters."""
    drafts = [draft for answer in told for draft in draft_lines(answer)]
    wanted = [draft for draft in drafts if asked.keeps is None or _any(draft.answer, asked.keeps)]
    shown = [draft for draft in wanted if asked.private is None or not _is_private(draft, asked.private)]
    return in_print_order(shown), len(wanted) - len(shown)


def _any(answer: PropositionAnswer, keeps: Callable[[ClaimRef], bool]) -> bool:
    return any(keeps(ref) for ref in answer.refs)


def _is_private(draft: Draft, private: Callable[[ClaimRef], bool]) -> bool:
    return _any(draft.answer, private) and any(
        touches_private_matters(reported.claim) for reported in (*draft.claims, *draft.against)
    )


def _pairs(drafts: Sequence[Draft], lines: Sequence[BriefLine]) -> list[tuple[Draft, BriefLine]]:
    """Put each line beside what it was made from; lines of one heading were gathered, so that the order may differ."""
    made = {(line.proposition, line.part, line.lead.ref): line for line in lines}
    keys = ((d, (d.answer.id, d.part, _ref(d))) for d in drafts)
    return [(draft, made[key]) for draft, key in keys]


def _ref(draft: Draft) -> ClaimRef:
    return ClaimRef(report=draft.claims[0].report.id, claim=draft.claims[0].claim.id)


def _held(story: Story) -> list[tuple[ReportLine, HeldReport]]:
    return list(zip(report_lines(story), story.reports, strict=True))


def _report(line: ReportLine, held: HeldReport) -> BriefReport:
    document: Document = held.analysis.document
    return BriefReport(
        report=line.report,
        kind=line.kind,
        sha256=document.capture.sha256,
        url=document.url.value or "",
        language=document.language,
        completeness=document.completeness.value,
        claims=len(held.analysis.claims),
    )


def _counts(origins: Sequence[Origin], reports: Sequence[BriefReport]) -> Counts:
    """Count all stories together: the reports, and the origins of what is shown of them."""
    outlets = {(report.report.publisher or report.report.id).casefold() for report in reports}
    return Counts(
        reports=len(reports),
        outlets=len(outlets),
        origins=len(origins),
        parties=len({origin.party for origin in origins if origin.party is not None}),
        parties_unknown=sum(origin.party is None for origin in origins),
        withdrawn=sum(origin.is_withdrawn for origin in origins),
    )
