"""The right of reply as JSON (``docs/replies.md``): what was put to whom, what they answered, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sayso.ask.answers import AtClaim
from sayso.export.review_json import anchor_to_json, change_note
from sayso.model.judgements import Anchor
from sayso.model.replies import Point, Reply, Request

Json = dict[str, Any]


def request_to_json(request: Request) -> Json:
    """Return what was put to somebody."""
    return {
        "id": request.id,
        "party": request.party,
        "words": request.words,
        "put_by": request.put_by,
        "put_at": request.put_at,
        "way": request.way.value,
        "answer_by": request.answer_by,
        **_about(request.named, request.points),
        "change": change_note(request.change),
    }


def reply_to_json(reply: Reply) -> Json:
    """Return what somebody answered."""
    return {
        "id": reply.id,
        "party": reply.party,
        "words": reply.words,
        "kind": reply.kind.value,
        "received_at": reply.received_at,
        "way": reply.way.value,
        "request": reply.request,
        **_about(reply.named, reply.points),
        "change": change_note(reply.change),
    }


def at_claim_to_json(entry: AtClaim) -> Json:
    """Return what is printed at a claim: a reply to us, or that something was put and nothing came back."""
    request, reply = entry.request, entry.reply
    return {
        "party": entry.party,
        "sentence": entry.sentence,
        "lead": entry.lead,
        "words": entry.words,
        "kind": reply.kind.value if reply is not None and entry.speaks else None,
        "put_at": request.put_at if request is not None else None,
        "answer_by": request.answer_by if request is not None else None,
        "received_at": reply.received_at if reply is not None else None,
        "speaks": entry.speaks,
        "otherwise": list(entry.otherwise),
        "decided": list(entry.decided),
        "request": request.id if request is not None else None,
        "reply": reply.id if reply is not None else None,
        "quote": entry.point.anchor.quote,
    }


def _about(named: Sequence[Anchor], points: Sequence[Point]) -> Json:
    return {
        "named": [anchor_to_json(anchor) for anchor in named],
        "claims": [anchor_to_json(point.anchor) for point in points],
    }
