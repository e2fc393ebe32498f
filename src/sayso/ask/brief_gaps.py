"""What is not known: undated, unanswered, not asked as far as anybody can tell; said where a value would stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.ask.brief_answers import BriefGap, BriefLine, BriefReport, Part, listed
from sayso.ask.brief_parts import Draft
from sayso.ask.story_words import counted
from sayso.ask.wording import is_loaded
from sayso.model.provenance import Lifecycle, Support

_TOLD = frozenset({Part.EVENTS, Part.CRIMINAL})
Line = tuple[Draft, BriefLine]


def find_gaps(lines: Sequence[Line], reports: Sequence[BriefReport]) -> tuple[BriefGap, ...]:
    """Return what these reports leave open, what concerns people first."""
    return (
        *_unanswered(lines),
        *_nobody(lines),
        *_undated(lines),
        *_not_established(lines),
        *_lapsed(lines),
        *_reports(reports),
    )


def _unanswered(lines: Iterable[Line]) -> Iterator[BriefGap]:
    silent: dict[str, list[int]] = {}
    for draft, line in lines:
        for name in draft.answer.silent:
            silent.setdefault(name, []).append(line.lead.note)
    for name, notes in silent.items():
        shown = f"“{name}”" if is_loaded(name) else name
        sentence = f"No response from {shown} in these reports. Whether they were asked is not known."
        yield BriefGap(kind="unanswered", sentence=sentence, notes=tuple(dict.fromkeys(notes)))


def _nobody(lines: Iterable[Line]) -> Iterator[BriefGap]:
    notes = [line.lead.note for _, line in lines if line.status.support is Support.HEARSAY_ONLY and line.part in _TOLD]
    if notes:
        words = "On whose word this is passed on is not said: nobody is named."
        yield BriefGap(kind="hearsay", sentence=words, notes=tuple(notes))


def _undated(lines: Iterable[Line]) -> Iterator[BriefGap]:
    told = [line for _, line in lines if line.part in _TOLD]
    bare = [line.lead.note for line in told if line.when is None]
    vague = [line.lead.note for line in told if line.when is not None and not line.when[1]]
    if bare:
        words = f"When {_these(len(bare))} happened is not said: undated."
        yield BriefGap(kind="undated", sentence=words, notes=tuple(bare))
    if vague:
        words = f"When {_these(len(vague))} happened is said in words that fix no day."
        yield BriefGap(kind="undated", sentence=words, notes=tuple(vague))


def _these(number: int) -> str:
    return counted(number, "of the reported events", "of the reported events")


def _not_established(lines: Iterable[Line]) -> Iterator[BriefGap]:
    open_ = Support.POSSIBLY_CORROBORATED
    notes = [line.lead.note for _, line in lines if line.status.support is open_ and line.part in _TOLD]
    if notes:
        words = "Whether the origins of this are independent of each other is not established."
        yield BriefGap(kind="independence", sentence=words, notes=tuple(notes))


def _lapsed(lines: Iterable[Line]) -> Iterator[BriefGap]:
    notes = [line.lead.note for _, line in lines if line.status.lifecycle is Lifecycle.LAPSED]
    if notes:
        words = "This was said to lie ahead; its time has passed, and whether it came about is not reported."
        yield BriefGap(kind="lapsed", sentence=words, notes=tuple(notes))


def _reports(reports: Sequence[BriefReport]) -> Iterator[BriefGap]:
    for kind, sentence, found in (
        ("report_date", "It is not said when {} published.", [r for r in reports if not r.report.published]),
        ("report_outlet", "It is not said who published {}.", [r for r in reports if not r.report.publisher]),
        ("report_partial", "Not all could be read of {}.", [r for r in reports if r.completeness != "complete"]),
    ):
        if found:
            verb = " was" if len(found) == 1 else " were"
            named = listed(tuple(_titled(report) for report in found))
            yield BriefGap(kind=kind, sentence=sentence.format(named + (verb if kind == "report_date" else "")))


def _titled(report: BriefReport) -> str:
    return f"“{report.report.title}”" if report.report.title else report.report.id
