"""A brief as JSON: exactly the names that ``docs/brief.md`` promises. An earlier brief is read back from this form.

Nothing is said without its holder: what is quoted stands beside who says it, how it stands and who answers.
"""

from __future__ import annotations

from typing import Any

from sayso.ask.answers import ReportName
from sayso.ask.brief_answers import (
    Answered,
    Brief,
    BriefCorrection,
    BriefGap,
    BriefGroup,
    BriefLine,
    BriefNote,
    BriefReport,
    BriefRun,
    Said,
)
from sayso.export.story_json import counts_to_json, status_to_json
from sayso.model.provenance import ClaimRef

BRIEF = 1
"""The number of the promise."""

Json = dict[str, Any]


def brief_to_json(brief: Brief) -> Json:
    """Return a brief as JSON-safe dictionaries and lists, in the order of the promise."""
    return {
        "brief": BRIEF,
        "about": brief.about,
        "asked": list(brief.asked),
        "as_of": brief.as_of,
        "run": run_to_json(brief.run),
        "counts": counts_to_json(brief.counts),
        "sources": list(brief.summary),
        "parts": [{"part": part.value, "groups": [_group(group) for group in groups]} for part, groups in brief.parts],
        "corrections": [_correction(correction) for correction in brief.corrections],
        "not_known": [_gap(gap) for gap in brief.gaps],
        "notes": [_note(note) for note in brief.notes],
        "reports": [_held(report) for report in brief.reports],
        "left_out": brief.left_out,
        "veiled": brief.veiled,
    }


def run_to_json(run: BriefRun) -> Json:
    """Return what a brief was made from."""
    return {
        "hash": run.hash,
        "sayso": run.sayso,
        "extractors": list(run.extractors),
        "reports": run.reports,
        "decisions": run.decisions,
        "as_of": run.as_of,
    }


def _group(group: BriefGroup) -> Json:
    return {"heading": group.heading, "lines": [line_to_json(line) for line in group.lines]}


def line_to_json(line: BriefLine) -> Json:
    """Return one line: all of it in words first, then its pieces."""
    return {
        "statement": line.text,
        "propositions": list(line.propositions),
        "lead": _said(line.lead),
        "also": [_said(said) for said in line.also],
        "against": [_said(said) for said in line.against],
        "answers": [_answer(answer) for answer in line.answers],
        "replies": list(line.replies),
        "silent": line.silent,
        "counts": counts_to_json(line.counts),
        "counted": line.counted,
        **status_to_json(line.status),
        "stands": list(line.stands),
        "single_source": line.is_single,
        "origins": list(line.origins),
        "when": None if line.when is None else {"text": line.when[0], "edtf": line.when[1] or None},
        "place": line.place or None,
        "figure": line.figure or None,
        "step": line.step or None,
        "doubts": [doubt.sentence for doubt in line.doubts],
        "claims": [_ref(ref) for ref in line.refs],
    }


def _said(said: Said) -> Json:
    statement = said.statement
    return {
        "sentence": statement.sentence,
        "holder": statement.holder,
        "verb": statement.verb,
        "quote": statement.quote,
        "caution": statement.caution,
        "standing": statement.standing.value,
        "report": said.report.id,
        "claim": statement.claim,
        "note": said.note,
    }


def _answer(answer: Answered) -> Json:
    return {
        "sentence": answer.sentence,
        "kind": answer.kind,
        "report": answer.report.id,
        "response": answer.response,
        "note": answer.note,
    }


def _correction(correction: BriefCorrection) -> Json:
    return {
        "sentence": correction.sentence,
        "amended": correction.amended.id,
        "by": correction.by.id if correction.by is not None else None,
        "at": correction.at,
    }


def _gap(gap: BriefGap) -> Json:
    return {"kind": gap.kind, "sentence": gap.sentence, "notes": list(gap.notes)}


def _note(note: BriefNote) -> Json:
    return {
        "number": note.number,
        "report": name_to_json(note.report),
        "claim": note.claim,
        "voice": note.voice,
        "standing": note.standing,
        "quote": note.quote,
        "sentence": note.sentence,
        "sha256": note.sha256,
        "paragraph": note.paragraph,
        "start": note.start,
        "end": note.end,
        "evidence": note.evidence or None,
    }


def _held(held: BriefReport) -> Json:
    return {
        **name_to_json(held.report),
        "kind": held.kind,
        "sha256": held.sha256,
        "url": held.url or None,
        "language": held.language,
        "completeness": held.completeness,
        "claims": held.claims,
    }


def name_to_json(report: ReportName) -> Json:
    """Return how a report is named."""
    return {"id": report.id, "title": report.title, "publisher": report.publisher, "published": report.published}


def _ref(ref: ClaimRef) -> Json:
    return {"report": ref.report, "claim": ref.claim}
