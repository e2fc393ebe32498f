"""The queue of questions and the decisions as JSON (``docs/review.md``): what is asked, its words, what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sayso.ask.answers import ClaimReview, ReportName
from sayso.ask.review_answers import DecidedClaim, LostDecision, ReviewItem, ReviewQueue, Side
from sayso.export.rows import claim_to_json
from sayso.model.judgements import Anchor, Change, Review

Json = dict[str, Any]


def queue_to_json(queue: ReviewQueue) -> Json:
    """Return the questions in their order, with how much was decided."""
    return {
        "review": 1,
        "total": queue.total,
        "claims": queue.claims,
        "decided": queue.decided,
        "items": [item_to_json(item) for item in queue.items],
        "lost": [_lost(lost) for lost in queue.lost],
    }


def item_to_json(item: ReviewItem) -> Json:
    """Return one question."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "question": item.question,
        "hangs": list(item.hangs),
        "weight": item.weight,
        "reasons": list(item.reasons),
        "against": list(item.against),
        "claim": claim_to_json(item.claim) if item.claim else None,
        "context": item.context,
        "sides": [_side(side) for side in item.sides],
        "anchors": [anchor_to_json(anchor) for anchor in item.anchors],
        "earlier": list(item.earlier),
        "put_off": item.is_put_off,
    }


def decided_to_json(decided: Iterable[DecidedClaim], lost: Iterable[LostDecision]) -> Json:
    """Return every decision on a claim, and those that do not find their words."""
    return {
        "decided": 1,
        "claims": [{**claim_to_json(d.reported), "review": claim_review_to_json(d.decision)} for d in decided],
        "lost": [_lost(each) for each in lost],
    }


def claim_review_to_json(review: ClaimReview) -> Json:
    """Return a decision on a claim, as it stands beside the machine's reading."""
    return {
        **review_to_json(review.review),
        "holds": review.holds,
        "otherwise": list(review.otherwise),
        "sentence": review.sentence,
    }


def review_to_json(review: Review) -> Json:
    """Return a decision itself: what, of which words, by whom, when and why."""
    return {
        "decision": review.decision.value,
        "fault": review.fault.value if review.fault else None,
        "corrected": [{"field": c.field, "was": c.was, "value": c.value} for c in review.corrected],
        "anchor": anchor_to_json(review.anchor),
        "change": change_note(review.change),
    }


def anchor_to_json(anchor: Anchor) -> Json:
    """Return the words of a decision and where they stand."""
    return {
        "document": anchor.document,
        "start": anchor.span.start,
        "end": anchor.span.end,
        "quote": anchor.quote,
    }


def change_note(change: Change | None) -> Json | None:
    """Return who decided it, when and why; nothing where that is not known."""
    if change is None:
        return None
    return {"number": change.number, "action": change.action, "by": change.by, "at": change.at, "why": change.why}


def _side(side: Side) -> Json:
    return {
        "id": side.id,
        "label": side.label,
        "described": list(side.described),
        "reports": [_report(report) for report in side.reports],
        "statements": [claim_to_json(reported) for reported in side.statements],
    }


def _lost(lost: LostDecision) -> Json:
    return {
        "report": _report(lost.report) if lost.report else None,
        "otherwise": list(lost.otherwise),
        "sentence": lost.sentence,
        **review_to_json(lost.review),
    }


def _report(report: ReportName) -> Json:
    return {"id": report.id, "title": report.title, "publisher": report.publisher, "published": report.published}
