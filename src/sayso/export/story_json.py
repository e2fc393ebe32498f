"""A story as JSON: exactly the names that ``docs/story.md`` promises, and a few more.

Names and meanings are a promise to users: adding is free, changing one needs a new ``story`` number. The result is
plain dictionaries and lists in a fixed order, so that the same reports are the same JSON, byte for byte, in whatever
order they came.
"""

from __future__ import annotations

from typing import Any

from sayso.ask.answers import ReportedClaim
from sayso.ask.story_answers import PropositionAnswer, ReportLine, StoryAnswer
from sayso.ask.story_claims import ReportedResponse
from sayso.model.graph import Term
from sayso.model.provenance import (
    Amendment,
    ClaimRef,
    Counts,
    Derivation,
    Drift,
    Independence,
    Origin,
    Status,
    Why,
)
from sayso.model.quantities import Quantity
from sayso.model.spans import Reason
from sayso.model.times import Timex

STORY = 1
"""The number of the promise."""

Json = dict[str, Any]


def story_to_json(answer: StoryAnswer) -> Json:
    """Return a story as JSON-safe dictionaries and lists, in the order of the promise."""
    story = answer.story
    return {
        "story": STORY,
        "as_of": story.as_of,
        "reports": [report_to_json(line) for line in answer.reports],
        "derivations": [derivation_to_json(derivation) for derivation in story.derivations],
        "origins": [origin_to_json(origin) for origin in story.origins],
        "propositions": [proposition_to_json(proposition) for proposition in answer.propositions],
        "drift": [drift_to_json(drift) for drift in story.drift],
        "loops": [list(loop) for loop in story.loops],
        "counts": counts_to_json(answer.counts),
        "amendments": [amendment_to_json(amendment) for amendment in story.amendments],
        "without": list(story.without),
    }


def report_to_json(line: ReportLine) -> Json:
    """Return a report's name, with the id that its input gave it."""
    report = line.report
    return {
        "id": report.id,
        "given_id": line.given_id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "kind": line.kind,
    }


def derivation_to_json(derivation: Derivation) -> Json:
    """Return a derivation; an upstream that is not held is an outlet's name."""
    return {
        "kind": derivation.kind.value,
        "derived": derivation.derived,
        "upstream": derivation.upstream if derivation.upstream is not None else {"outlet": derivation.outlet},
        "basis": derivation.basis.value,
        "directed": derivation.directed,
        "proof": list(derivation.proof),
        "id": derivation.id,
        "scope": derivation.scope.value,
        "reasons": [_reason(reason) for reason in derivation.reasons],
    }


def origin_to_json(origin: Origin) -> Json:
    """Return an origin with the reports that rest on it."""
    return {
        "id": origin.id,
        "kind": origin.kind.value,
        "label": origin.label,
        "party": origin.party,
        "reports": list(origin.reports),
        "reasons": [_reason(reason) for reason in origin.reasons],
    }


def proposition_to_json(answer: PropositionAnswer) -> Json:
    """Return a proposition with its statement, its claims and how it stands; never the one without the others."""
    judged = answer.corroboration
    return {
        **_content(answer),
        "claims": [_claim(reported) for reported in answer.claims if _puts_forward(answer, reported)],
        "counts": counts_to_json(judged.counts),
        "origins": [origin.id for origin in judged.origins],
        "independence": [_independence(pair) for pair in judged.independence],
        **status_to_json(judged.status),
        "confirmed_by_party": judged.confirmed_by_party,
        "history": [_status_on(status) for status in judged.history],
        "responses": [ref.claim for ref in judged.responses],
        "relations": [
            {"kind": link.kind.value, "proposition": link.proposition, "reason": link.reason.note or link.reason.rule}
            for link in answer.proposition.links
        ],
        "why": [_why(step) for step in judged.why],
        **_additions(answer),
    }


def _content(answer: PropositionAnswer) -> Json:
    proposition = answer.proposition
    return {
        "id": proposition.id,
        "subject": _term(proposition.subject),
        "predicate": proposition.predicate,
        "object": _term(proposition.object),
        "time": _time(proposition.time),
        "place": _term(proposition.place),
        "statement": answer.statement,
    }


def _additions(answer: PropositionAnswer) -> Json:
    """Return what stands beside a proposition beyond the promise."""
    proposition, judged = answer.proposition, answer.corroboration
    return {
        "kind": proposition.kind.value,
        "family": proposition.family,
        "value": _quantity(proposition.value),
        "eligible": proposition.eligible,
        "denials": [_claim(reported) for reported in answer.denials],
        "supporting": [_ref(ref) for ref in judged.supporting],
        "opposing": [_ref(ref) for ref in judged.opposing],
        "answers": [_response(response) for response in answer.responses],
        "replies": list(answer.replies),
        "unanswered": list(answer.silent),
        "doubts": [doubt.sentence for doubt in answer.doubts],
        "reasons": [_reason(reason) for reason in proposition.reasons],
    }


def _puts_forward(answer: PropositionAnswer, reported: ReportedClaim) -> bool:
    return ClaimRef(report=reported.report.id, claim=reported.claim.id) in answer.proposition.claims


def _claim(reported: ReportedClaim) -> Json:
    source = reported.claim.source
    return {
        "claim": reported.claim.id,
        "report": reported.report.id,
        "quote": reported.claim.citation.quote,
        "standing": reported.claim.standing.value,
        "source": {"kind": source.kind.value, "label": source.label, "entity": source.entity},
        "statement": reported.statement.sentence,
    }


def _response(reported: ReportedResponse) -> Json:
    response = reported.response
    return {
        "id": response.id,
        "report": reported.report.id,
        "kind": response.kind.value,
        "quote": response.citation.quote,
        "sentence": reported.sentence,
    }


def counts_to_json(counts: Counts) -> Json:
    """Return how many, in the order in which they are always shown (R14)."""
    return {
        "reports": counts.reports,
        "outlets": counts.outlets,
        "origins": counts.origins,
        "parties": counts.parties,
        "parties_unknown": counts.parties_unknown,
        "withdrawn": counts.withdrawn,
    }


def status_to_json(status: Status) -> Json:
    """Return the three axes."""
    return {
        "support": status.support.value,
        "contest": status.contest.value,
        "lifecycle": status.lifecycle.value,
    }


def _status_on(status: Status) -> Json:
    return {"as_of": status.as_of, **status_to_json(status)}


def _independence(pair: Independence) -> Json:
    return {"a": pair.a, "b": pair.b, "state": pair.state.value, "reason": pair.reason}


def _why(why: Why) -> Json:
    return {
        "rule": why.rule,
        "note": why.note,
        "claims": [ref.claim for ref in why.claims],
        "derivations": list(why.derivations),
    }


def drift_to_json(drift: Drift) -> Json:
    """Return one change between two reports."""
    return {
        "kind": drift.kind.value,
        "from": drift.upstream,
        "to": drift.derived,
        "before": drift.before,
        "after": drift.after,
        "claims": [ref.claim for ref in drift.claims],
        "detail": drift.detail,
        "reasons": [_reason(reason) for reason in drift.reasons],
    }


def amendment_to_json(amendment: Amendment) -> Json:
    """Return what one report, or a person, takes back of another report."""
    return {
        "kind": amendment.kind.value,
        "report": amendment.report,
        "amended": amendment.amended,
        "at": amendment.at,
        "withdrawn": amendment.withdrawn,
        "replacement": amendment.replacement,
        "claims": [ref.claim for ref in amendment.claims],
        "by": amendment.by,
        "note": amendment.note,
        "reasons": [_reason(reason) for reason in amendment.reasons],
    }


def _ref(ref: ClaimRef) -> Json:
    return {"report": ref.report, "claim": ref.claim}


def _reason(reason: Reason) -> Json:
    return {"rule": reason.rule, "note": reason.note}


def _term(term: Term | None) -> Json | None:
    if term is None:
        return None
    return {"name": term.name, "entity": term.key, "type": None if term.type is None else term.type.value}


def _time(time: Timex | None) -> Json | None:
    return None if time is None else {"text": time.text, "start": time.start, "end": time.end}


def _quantity(value: Quantity | None) -> Json | None:
    """Return a figure; bounds are text, so that no digit is lost."""
    if value is None:
        return None
    low, high = (str(side) if side is not None else None for side in (value.low, value.high))
    return {
        "text": value.text,
        "low": low,
        "high": high,
        "unit": value.unit,
        "noun": value.noun,
        "approximate": value.approximate,
    }
