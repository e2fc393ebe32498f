"""The right of reply: what was put to whom about a claim, what they answered, and where it is printed.

A reply is printed at the claim wherever the claim is shown, at the same size. It is a reply to whoever asked: no
report's claim, no origin, and it changes no count. Like a review it is kept by the words that it is about, and found
again in whatever reading comes later; where these are read otherwise now, that is said beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sayso.ask.answers import AtClaim, ReportName
from sayso.ask.reply_words import NOT_DECIDED, at_claim_words, flag_words
from sayso.ask.reviewed import settle_all
from sayso.model.analysis import Analysis
from sayso.model.judgements import Change, Judgement, Verdict
from sayso.model.replies import Point, Reply, ReplyKind, Request
from sayso.model.spans import Reason
from sayso.resolve.anchoring import find_claim, read_anew
from sayso.resolve.rulings import counts
from sayso.store import View, documents_of

MARK = "reply."
"""The beginning of the rules by which a claim says what was put and answered about it."""


class ReplyState(StrEnum):
    """How far the right of reply has come with one claim."""

    NOT_PUT = "not_put"
    WAITING = "waiting"
    OVERDUE = "overdue"  # the day until which an answer was asked for is over
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyStatus:
    """The state of one claim in words, and all that was put and answered about it; for a legal read."""

    state: ReplyState
    words: str
    entries: tuple[AtClaim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRecord:
    """What was put and answered about the claims of some reports, by document and claim; and what finds no claim."""

    at: Mapping[tuple[str, str], tuple[AtClaim, ...]] = field(default_factory=dict)
    lost: tuple[AtClaim, ...] = ()

    def on(self, document: str, claim: str) -> tuple[AtClaim, ...]:
        """Return what was put and answered about one claim."""
        return self.at.get((document, claim), ())

    def of(self, document: str) -> tuple[AtClaim, ...]:
        """Return all of one report, lost ones too."""
        there = (entry for (known, _), found in self.at.items() for entry in found if known == document)
        return (*there, *(entry for entry in self.lost if entry.point.anchor.document == document))


NO_RECORD = ReplyRecord()


def reply_status(entries: Iterable[AtClaim], *, today: str | None = None) -> ReplyStatus:
    """Return how far it has come with a claim: ``entries`` are :meth:`ReplyRecord.on`, perhaps those of one party.

    With ``today`` (ISO day) a request is overdue once the day is over until which an answer was asked for.
    """
    told = tuple(entries)
    answers = [e.reply for e in told if e.reply is not None and e.speaks]
    if answers:
        days = ", ".join(dict.fromkeys(reply.received_at for reply in answers))
        return ReplyStatus(state=ReplyState.ANSWERED, words=f"answered on {days}", entries=told)
    put = [e.request for e in told if e.request is not None]
    if not put:
        return ReplyStatus(state=ReplyState.NOT_PUT, words="not put to them", entries=told)
    last = max(put, key=lambda request: (request.put_at, request.id))
    if today is not None and last.answer_by is not None and last.answer_by < today:
        words = f"put on {last.put_at}, no answer by {last.answer_by}"
        return ReplyStatus(state=ReplyState.OVERDUE, words=words, entries=told)
    return ReplyStatus(state=ReplyState.WAITING, words=f"put on {last.put_at}, no answer yet", entries=told)


def stands(entry: Request | Reply) -> bool:
    """Whether an entry was not taken back."""
    return entry.change is None or entry.change.stands


def find_replies(
    analyses: Iterable[Analysis],
    requests: Sequence[Request],
    replies: Sequence[Reply],
    decided: Mapping[str, tuple[str, ...]] | None = None,
) -> ReplyRecord:
    """Return what was put and answered about the claims of these reports, as they are read now.

    ``decided`` are sentences on what people made of a reply that says it is somebody else, by its id.
    """
    by_document: dict[str, list[AtClaim]] = defaultdict(list)
    for entry in _entries(requests, replies, decided or {}):
        by_document[entry.point.anchor.document].append(entry)
    at: dict[tuple[str, str], list[AtClaim]] = defaultdict(list)
    lost = []
    for analysis in analyses if by_document else ():
        for entry in by_document.get(analysis.document.id, ()):
            found = _found(entry, analysis)
            if found.claim is None:
                lost.append(found)
            else:
                at[analysis.document.id, found.claim].append(found)
    return ReplyRecord(at={key: _by_day(entries) for key, entries in at.items()}, lost=tuple(lost))


def _found(entry: AtClaim, analysis: Analysis) -> AtClaim:
    claim = find_claim(entry.point, analysis)
    otherwise = () if claim is None else read_anew(entry.point, claim)
    report = ReportName.of(analysis.document)
    return replace(entry, claim=claim.id if claim else None, report=report, otherwise=otherwise)


def _by_day(entries: Iterable[AtClaim]) -> tuple[AtClaim, ...]:
    return tuple(sorted(entries, key=_when))


def _when(entry: AtClaim) -> tuple[str, int]:
    change: Change | None
    if entry.reply is not None:
        day, change = entry.reply.received_at, entry.reply.change
    else:
        assert entry.request is not None  # noqa: S101 - one of the two is there
        day, change = entry.request.put_at, entry.request.change
    return day, change.number if change else 0


def _entries(
    requests: Sequence[Request], replies: Sequence[Reply], decided: Mapping[str, tuple[str, ...]]
) -> Iterator[AtClaim]:
    """Yield a request at each claim that it was put about, unless its answers are there; and each reply at its own."""
    asked = {request.id: request for request in requests if stands(request)}
    answered: dict[str, list[Reply]] = defaultdict(list)
    for reply in filter(stands, replies):
        request = asked.get(reply.request or "")
        if request is not None:
            answered[request.id].append(reply)
        for point in reply.points or (request.points if request else ()):
            yield _entry(point, request, reply, decided=decided.get(reply.id, ()))
    for request in asked.values():
        yield from _put(request, answered.get(request.id, ()))


def _put(request: Request, answers: Sequence[Reply]) -> Iterator[AtClaim]:
    for point in request.points:
        if not answers:
            yield _entry(point, request, None)
        elif not any(point in (reply.points or request.points) for reply in answers):
            yield _entry(point, request, answers[-1], speaks=False)


def _entry(
    point: Point, request: Request | None, reply: Reply | None, *, speaks: bool = True, decided: tuple[str, ...] = ()
) -> AtClaim:
    lead = at_claim_words(request, reply, speaks=speaks)
    words = reply.words if reply is not None and speaks else ""
    return AtClaim(
        report=None,
        claim=None,
        point=point,
        request=request,
        reply=reply,
        lead=lead,
        words=words,
        speaks=speaks,
        decided=decided,
    )


def mark_replies(analysis: Analysis, record: ReplyRecord) -> Analysis:
    """Return an analysis whose claims say, among their reasons, what was put and answered about them."""
    told = {claim: entries for (document, claim), entries in record.at.items() if document == analysis.document.id}
    if not told:
        return analysis
    marks = {claim: tuple(map(_mark, entries)) for claim, entries in told.items()}
    claims = (replace(c, reasons=(*c.reasons, *marks[c.id])) if c.id in marks else c for c in analysis.claims)
    return replace(analysis, claims=tuple(claims))


def _mark(entry: AtClaim) -> Reason:
    kind = "put" if entry.reply is None or not entry.speaks else entry.reply.kind.value
    return Reason(rule=f"{MARK}{kind}", note=" ".join((entry.short, *entry.decided)))


def settled(view: View, documents: Iterable[str] | None = None, *, as_of: str | None = None) -> Iterator[Analysis]:
    """Yield reports (all if not given) as people have them: reviewed, and with what was put and answered beside.

    ``as_of`` (ISO day) leaves out what was put or answered later.
    """
    analyses = view.analyses() if documents is None else map(view.analysis, documents)
    return settle_all(tell_replies(view, analyses, as_of=as_of), view.reviews())


def tell_replies(view: View, analyses: Iterable[Analysis], *, as_of: str | None = None) -> Iterator[Analysis]:
    """Yield reports whose claims say what was put and answered about them."""
    requests = [r for r in view.requests() if as_of is None or r.put_at <= as_of]
    replies = [r for r in view.replies() if as_of is None or r.received_at <= as_of]
    about = _documents(requests, replies)
    decided = tell_flags(replies, view.judgements() if open_flags(replies) else ())
    for analysis in analyses:
        is_told = analysis.document.id in about
        yield mark_replies(analysis, find_replies([analysis], requests, replies, decided)) if is_told else analysis


def reply_record(view: View, documents: Iterable[str] | None = None) -> ReplyRecord:
    """Return what was put and answered about the claims of these reports (all if not given) as they are read now."""
    requests, replies = view.requests(), view.replies()
    about = _documents(requests, replies)
    wanted = about if documents is None else about & set(documents)
    held = [document for document in sorted(wanted) if view.extractors(document)]
    decided = tell_flags(replies, view.judgements() if open_flags(replies) else ())
    return find_replies(map(view.analysis, held), requests, replies, decided)


def _documents(requests: Iterable[Request], replies: Iterable[Reply]) -> set[str]:
    entries: list[Request | Reply] = [*requests, *replies]
    return {document for entry in entries for document in documents_of(entry)}


def tell_flags(replies: Iterable[Reply], judgements: Iterable[Judgement]) -> dict[str, tuple[str, ...]]:
    """Return, by the id of each reply that says a report means somebody else, what people made of it in sentences."""
    flags = {reply.id for reply in open_flags(replies)}
    found: dict[str, list[str]] = defaultdict(list)
    for judgement in judgements:
        if judgement.right in flags and counts(judgement) and judgement.verdict is not Verdict.NONE:
            found[judgement.right].append(flag_words(judgement))
    return {flag: tuple(dict.fromkeys(found.get(flag, [NOT_DECIDED]))) for flag in flags}


def open_flags(replies: Iterable[Reply]) -> tuple[Reply, ...]:
    """Return the replies that stand and say that a report means somebody else."""
    return tuple(reply for reply in replies if stands(reply) and reply.kind is ReplyKind.NOT_US)
