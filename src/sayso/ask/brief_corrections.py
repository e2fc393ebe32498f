"""What was corrected and withdrawn among the reports of a brief: who takes what back, of which report, and when."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.ask.answers import ReportName
from sayso.ask.brief_answers import BriefCorrection
from sayso.ask.wording import is_loaded
from sayso.model.provenance import Amendment, DerivationKind
from sayso.model.story import Story


def corrections_of(story: Story) -> tuple[BriefCorrection, ...]:
    """Return every amendment of a story in a sentence, by the day from which it counts."""
    names = {report.id: ReportName.of(report.analysis.document) for report in story.reports}
    found = [_correction(amendment, names) for amendment in story.amendments if amendment.amended in names]
    return tuple(sorted(found, key=lambda c: (c.at is None, c.at or "", c.amended.id, c.sentence)))


def _correction(amendment: Amendment, names: Mapping[str, ReportName]) -> BriefCorrection:
    by, amended = names.get(amendment.report or ""), names[amendment.amended]
    at = amendment.at or (by.published if by is not None else None)
    sentence = _sentence(amendment, by, amended, at)
    return BriefCorrection(amended=amended, by=by, at=at, sentence=sentence)


def _sentence(amendment: Amendment, by: ReportName | None, amended: ReportName, at: str | None) -> str:
    day = at or "an unstated day"
    what = f"the report “{amended.title}”" if amended.title else "a report whose title is not stated"
    of = f"{what} of {_outlet(amended)} ({amended.published or 'undated'})"
    if by is None:
        why = f": “{amendment.note}”" if amendment.note else ""
        return f"{amendment.by or 'Somebody at this collection'} marked {of} as taken back from {day} on{why}."
    if amendment.withdrawn and amendment.replacement:
        return (
            f"{_voice(by)} ({day}) takes back the words “{amendment.withdrawn}” in {of} and puts "
            f"“{amendment.replacement}” in their place."
        )
    if amendment.withdrawn:
        return f"{_voice(by)} ({day}) takes back the words “{amendment.withdrawn}” in {of}."
    verb = "withdraws" if amendment.kind is DerivationKind.RETRACTION else "corrects"
    return f"{_voice(by)} ({day}) {verb} {of}."


def _outlet(report: ReportName) -> str:
    name = report.publisher or "an outlet that is not stated"
    return f"“{name}”" if is_loaded(name) else name


def _voice(report: ReportName) -> str:
    return _outlet(report) if report.publisher else f"The report “{report.title}”" if report.title else "A report"
