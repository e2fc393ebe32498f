"""Read sheets, checks of drafts and comparisons of briefs as plain lines, for a terminal or a file of text."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.ask.brief_diff import BriefDiff
from sayso.ask.draft_answers import DraftCheck
from sayso.ask.read_sheet_answers import ReadItem, ReadSheet, ReadSubject
from sayso.ask.story_words import counted


def read_sheet_lines(sheet: ReadSheet) -> Iterator[str]:
    """Yield a legal read sheet."""
    yield f"Legal read sheet: {sheet.about[:1].lower()}{sheet.about[1:]}"
    of = f" of {counted(len(sheet.subjects), 'subject')}" if sheet.subjects else ""
    yield f"{counted(sheet.items, 'damaging statement')}{of}; run {sheet.run.hash[:12]}"
    for subject in sheet.subjects:
        yield from ("", *_subject(subject))
    if sheet.clear:
        yield from ("", f"Named, and nothing of the kind found: {', '.join(sheet.clear)}.")
    if sheet.veiled:
        yield from ("", f"{sheet.veiled}.")


def _subject(subject: ReadSubject) -> Iterator[str]:
    yield f"{subject.name.upper()}  {subject.described}, in {'; '.join(subject.named_in)}"
    yield from (f"  {sentence}" for sentence in subject.same)
    for item in subject.items:
        yield from _item(item)
    for near in subject.near:
        words = ", ".join(f"{reason.name} “{reason.words}”" for reason in near.reasons)
        yield f"  beside the name, {near.report.short}: “{near.sentence}” ({words})"


def _item(item: ReadItem) -> Iterator[str]:
    step = f"{item.step}; " if item.step else ""
    yield f"  [{step}{', '.join(f'{reason.name}: “{reason.words}”' for reason in item.reasons)}]"
    for said in item.sayings:
        evidence = said.evidence or "not stated"
        yield f"    {said.statement.sentence} ({said.standing}; evidence: {evidence}; {said.report.short})"
    yield from (f"    against it: {said.statement.sentence} ({said.report.short})" for said in item.against)
    yield from (f"    answer: {answer}" for answer in (*item.answers, *item.replies))
    yield f"    {item.reply}."
    yield f"    {'; '.join((item.counted, *item.stands))}"


def check_lines(check: DraftCheck) -> Iterator[str]:
    """Yield a check of a draft: each sentence with flags, its words, what the strongest source says, what to change."""
    for sentence in check.sentences:
        if sentence.flags:
            yield f"{sentence.number + 1}. {sentence.text}"
        for flag in sentence.flags:
            yield f"   {flag.name}: “{flag.words}”"
            yield f"     {flag.lead}: {flag.source}" if flag.source else "     no report says it"
            yield f"     {flag.change}"
    flags = counted(len(check.flags), "flag")
    read = counted(len(check.sentences), "sentence")
    yield f"{flags} in {read}, compared with {counted(len(check.reports), 'report')}."
    if not check.flags:
        yield "That nothing is flagged is no finding: only what could be read and matched was compared."
    if check.veiled:
        yield f"{check.veiled}."


def diff_lines(diff: BriefDiff) -> Iterator[str]:
    """Yield what is otherwise in a brief than in an earlier one."""
    yield f"Since the brief of run {diff.earlier.run[:12]}: {diff.summary}"
    yield from _listed("New reports", diff.new_reports)
    yield from _listed("Reports that are no longer among them", diff.gone_reports)
    yield from _listed("New", tuple(line.text for line in diff.new))
    if diff.changed:
        yield from ("", "Stands otherwise")
        for change in diff.changed:
            yield f"- {change.statement}"
            yield from (f"    {words}" for words in change.changes)
    yield from _listed("Corrected", diff.corrected)
    yield from _listed("Fell out", diff.fell)
    yield from ("", f"{counted(diff.unchanged, 'statement stands', 'statements stand')} as before.")


def _listed(heading: str, items: tuple[str, ...]) -> Iterator[str]:
    if items:
        yield from ("", heading, *(f"- {item}" for item in items))
