"""The check of a draft as JSON: the names that ``docs/brief.md`` promises."""

from __future__ import annotations

from typing import Any

from sayso.ask.answers import ReportedClaim
from sayso.ask.draft_answers import DraftCheck, DraftFlag, DraftSentence
from sayso.export.brief_json import name_to_json

CHECK = 1
"""The number of the promise."""

Json = dict[str, Any]


def check_to_json(check: DraftCheck) -> Json:
    """Return a check as JSON-safe dictionaries and lists, in the order of the promise."""
    return {
        "check": CHECK,
        "flagged": len(check.flags),
        "claims": check.claims,
        "sentences": [_sentence(sentence) for sentence in check.sentences],
        "reports": [name_to_json(report) for report in check.reports],
        "veiled": check.veiled,
    }


def _sentence(sentence: DraftSentence) -> Json:
    return {
        "number": sentence.number + 1,
        "text": sentence.text,
        "flags": [_flag(flag) for flag in sentence.flags],
        "same_step": [_claim(reported) for reported in sentence.steps],
        "same_words": [_claim(reported) for reported in sentence.alike],
    }


def _flag(flag: DraftFlag) -> Json:
    return {
        "kind": flag.kind.value,
        "name": flag.name,
        "words": flag.words,
        "strongest": flag.source or None,
        "report": name_to_json(flag.report) if flag.report is not None else None,
        "change": flag.change,
    }


def _claim(reported: ReportedClaim) -> Json:
    return {
        "sentence": reported.statement.sentence,
        "standing": reported.claim.standing.value,
        "report": reported.report.id,
        "claim": reported.claim.id,
    }
