"""A legal read sheet as JSON: the names that ``docs/brief.md`` promises."""

from __future__ import annotations

from typing import Any

from sayso.ask.damaging import Reason
from sayso.ask.read_sheet_answers import ReadItem, ReadNear, ReadSaying, ReadSheet, ReadSubject
from sayso.export.brief_json import name_to_json, run_to_json
from sayso.export.story_json import counts_to_json, status_to_json

READ_SHEET = 1
"""The number of the promise."""

Json = dict[str, Any]


def read_sheet_to_json(sheet: ReadSheet) -> Json:
    """Return a read sheet as JSON-safe dictionaries and lists, in the order of the promise."""
    return {
        "read_sheet": READ_SHEET,
        "about": sheet.about,
        "as_of": sheet.as_of,
        "run": run_to_json(sheet.run),
        "items": sheet.items,
        "subjects": [_subject(subject) for subject in sheet.subjects],
        "nothing_found_on": list(sheet.clear),
        "reports": [{**name_to_json(held.report), "sha256": held.sha256} for held in sheet.reports],
        "veiled": sheet.veiled,
    }


def _subject(subject: ReadSubject) -> Json:
    return {
        "name": subject.name,
        "who": subject.who,
        "described": subject.described,
        "named_in": list(subject.named_in),
        "probably_the_same": list(subject.same),
        "statements": [_item(item) for item in subject.items],
        "near_the_name": [_near(near) for near in subject.near],
    }


def _item(item: ReadItem) -> Json:
    return {
        "statement": item.text,
        "proposition": item.propositions[0],
        "propositions": list(item.propositions),
        "why": [_reason(reason) for reason in item.reasons],
        "step": item.step or None,
        "strongest": item.strongest,
        "who_says": [_saying(saying) for saying in item.sayings],
        "against": [_saying(saying) for saying in item.against],
        "answers": list(item.answers),
        "replies": list(item.replies),
        "reply": item.reply,
        "counts": counts_to_json(item.counts),
        "counted": item.counted,
        **status_to_json(item.status),
        "stands": list(item.stands),
        "origins": list(item.origins),
    }


def _reason(reason: Reason) -> Json:
    return {"kind": reason.kind, "name": reason.name, "words": reason.words}


def _saying(saying: ReadSaying) -> Json:
    statement = saying.statement
    return {
        "sentence": statement.sentence,
        "holder": statement.holder,
        "quote": statement.quote,
        "standing": statement.standing.value,
        "evidence": saying.evidence or None,
        "when": None if saying.when is None else {"text": saying.when[0], "edtf": saying.when[1] or None},
        "report": name_to_json(saying.report),
        "claim": statement.claim,
        "paragraph": saying.paragraph,
    }


def _near(near: ReadNear) -> Json:
    return {
        "sentence": near.sentence,
        "why": [_reason(reason) for reason in near.reasons],
        "report": name_to_json(near.report),
        "paragraph": near.paragraph,
    }
