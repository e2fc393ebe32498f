"""The right of reply as JSON (``docs/replies.md``) and for a terminal: what was put to whom, and what they answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sayso.ask.answers import AtClaim
from sayso.ask.replies import ReplyState
from sayso.ask.reply_book import Exchange
from sayso.ask.reply_words import reply_words, request_words
from sayso.export.printable import one_line
from sayso.export.review_json import anchor_to_json, change_note
from sayso.export.rows import claim_lines, claim_to_json
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


def book_to_json(exchanges: Iterable[Exchange]) -> Json:
    """Return what was put with what came back, in the order of the book."""
    return {"replies": 1, "exchanges": [exchange_to_json(exchange) for exchange in exchanges]}


def exchange_to_json(exchange: Exchange) -> Json:
    """Return one thing that was put with its replies, or a reply that came unasked."""
    return {
        "id": exchange.id,
        "party": exchange.party,
        "who": exchange.who,
        "state": exchange.status.state.value,
        "status": exchange.status.words,
        "request": request_to_json(exchange.request) if exchange.request is not None else None,
        "replies": [reply_to_json(reply) for reply in exchange.replies],
        "claims": [
            {**claim_to_json(each.reported), "at": [at_claim_to_json(entry) for entry in each.at]}
            for each in exchange.claims
        ],
        "lost": list(exchange.lost),
        "flags": list(exchange.flags),
    }


def exchange_lines(exchange: Exchange) -> Iterator[str]:
    """Yield one of them for a terminal: to whom, what, how it stands, the words of both sides, and the claims."""
    yield one_line(f"{exchange.id}  {exchange.party}: {exchange.status.words}")
    request = exchange.request
    if request is not None:
        put = request_words(request, is_answered=bool(exchange.replies))
        by = f" By {request.put_by}." if request.put_by else ""
        yield f"  {one_line(f'{put}{by}')}"
        yield f"  “{one_line(request.words)}”"
    for reply in exchange.replies:
        yield f"  {one_line(reply_words(reply, request))}"
        yield f"  “{one_line(reply.words)}”"
    yield from (f"  {one_line(line)}" for line in exchange.flags)
    for each in exchange.claims:
        yield from (f"    {line}" for line in claim_lines(each.reported))
    yield from (f"    no claim is left of the words {one_line(words)}" for words in exchange.lost)


def book_lines(exchanges: Iterable[Exchange]) -> Iterator[str]:
    """Yield all of them, a block each, and how many wait for an answer."""
    told = list(exchanges)
    for exchange in told:
        yield from exchange_lines(exchange)
        yield ""
    waiting = sum(exchange.status.state in (ReplyState.WAITING, ReplyState.OVERDUE) for exchange in told)
    yield f"{len(told):,} {'entry' if len(told) == 1 else 'entries'}, {waiting:,} without an answer."
