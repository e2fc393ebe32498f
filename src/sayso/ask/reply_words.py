"""The plain words for what was put to whom and what they answered: one table each, used wherever it is shown."""

from __future__ import annotations

from sayso.model.claims import Claim
from sayso.model.judgements import Judgement, Verdict
from sayso.model.replies import Reply, ReplyKind, Request, Way

WAY_WORDS: dict[Way, str] = {
    Way.EMAIL: "by e-mail",
    Way.LETTER: "by letter",
    Way.TELEPHONE: "by telephone",
    Way.MESSAGE: "by message",
    Way.IN_PERSON: "in person",
    Way.SPOKESPERSON: "through a spokesperson",
    Way.OTHER: "in another way",
}

REPLY_WORDS: dict[ReplyKind, str] = {
    ReplyKind.STATEMENT: "answers",
    ReplyKind.DENIAL: "denies it",
    ReplyKind.ADMISSION: "confirms it",
    ReplyKind.NO_COMMENT: "declines to comment",
    ReplyKind.NOT_US: "says that this is somebody else",
}

KIND_NAMES: dict[ReplyKind, str] = {
    ReplyKind.STATEMENT: "an answer",
    ReplyKind.DENIAL: "a denial",
    ReplyKind.ADMISSION: "a confirmation",
    ReplyKind.NO_COMMENT: "no comment",
    ReplyKind.NOT_US: "“this is not us”",
}


NOT_DECIDED = "Whether the report means somebody else is not decided."
_FLAGS = {
    Verdict.POSITIVE: "Judged to be them all the same",
    Verdict.NEGATIVE: "Judged to be somebody else",
    Verdict.UNSURE: "Judged that it cannot be told",
}


def flag_words(judgement: Judgement) -> str:
    """Return what people made of a reply that says a report means somebody else."""
    change = judgement.change
    by = (change.by if change else "") or "somebody who gave no name"
    when = f" on {change.at[:10]}" if change else ""
    why = f" ({change.why})" if change and change.why else ""
    return f"{_FLAGS[judgement.verdict]}, by {by}{when}{why}."


def request_words(request: Request, *, is_answered: bool = False) -> str:
    """Return in a sentence that something was put to somebody: when, how, and whether an answer is recorded."""
    until = f", for an answer by {request.answer_by}" if request.answer_by else ""
    put = f"Put to {request.party} on {request.put_at} {WAY_WORDS[request.way]}{until}"
    return f"{put}." if is_answered else f"{put}: no answer is recorded."


def reply_words(reply: Reply, request: Request | None, *, with_asked: bool = True) -> str:
    """Return what stands before the words of a reply: who answers, what the answer does, when, and to what."""
    asked = f"; put to them on {request.put_at}" if request is not None else "; not asked"
    told = f"{reply.party} {REPLY_WORDS[reply.kind]}, in a reply to us of {reply.received_at}"
    return f"{told}{asked if with_asked else ''}:"


def at_claim_words(request: Request | None, reply: Reply | None, *, speaks: bool = True) -> str:
    """Return what is printed at a claim before the words of a reply, or instead of them."""
    if reply is None:
        assert request is not None  # noqa: S101 - one of the two is there
        return request_words(request)
    if not speaks:
        assert request is not None  # noqa: S101 - only a request can be passed over
        put = request_words(request, is_answered=True)
        return f"{put} The reply of {reply.received_at} does not speak of this."
    return reply_words(reply, request)


def reply_notes(claim: Claim) -> tuple[str, ...]:
    """Return what a marked claim says of what was put and answered about it, each in a sentence."""
    return tuple(reason.note for reason in claim.reasons if reason.rule.startswith("reply."))
