"""The book of the right of reply: each thing that was put with what came back, and replies that nobody asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.ask.answers import AtClaim, ReportedClaim
from sayso.ask.collection_claims import reported_claims
from sayso.ask.replies import ReplyRecord, ReplyState, ReplyStatus, reply_record, reply_status, stands, tell_flags
from sayso.ask.review_words import read_then
from sayso.model.judgements import Anchor
from sayso.model.replies import Point, Reply, Request
from sayso.model.spans import Span
from sayso.resolve.anchoring import find_entity
from sayso.store import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A claim that was put or answered, as it may be shown; ``at`` is what is printed there."""

    reported: ReportedClaim
    at: tuple[AtClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Something that was put to a party with the replies to it; or a reply that came unasked.

    ``who`` is the party in the collection (``who-``), ``None`` where no report names it. ``claims`` are those that were
    put or answered; ``lost`` are words of which no claim is left, with how they were read. ``flags`` say what people
    made of a reply that says a report means somebody else; ``status`` is that of the whole.
    """

    id: str
    party: str
    who: str | None
    request: Request | None
    replies: tuple[Reply, ...]
    claims: tuple[Spoken, ...]
    lost: tuple[str, ...]
    flags: tuple[str, ...]
    status: ReplyStatus

    @property
    def day(self) -> str:
        """When it began."""
        return self.request.put_at if self.request is not None else self.replies[0].received_at


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyBook:
    """All that was put and answered, what waits for an answer first, then the newest."""

    exchanges: tuple[Exchange, ...]

    def of(self, who: str) -> tuple[Exchange, ...]:
        """Return what was put to an entity (``who-``), and what it answered."""
        return tuple(exchange for exchange in self.exchanges if exchange.who == who)


WhoOf = Callable[[str, str], str | None]
"""Who an entity of a report (document, id) is in the collection: ``who-``, or nobody."""


def tell_book(view: View, who_of: WhoOf, *, today: str) -> ReplyBook:
    """Return the book as it stands; ``today`` (ISO day) says which answers are overdue."""
    requests, replies = tuple(filter(stands, view.requests())), tuple(filter(stands, view.replies()))
    teller = _Teller(view, who_of, reply_record(view), tell_flags(replies, view.judgements()), today)
    exchanges = tuple(teller.exchanges(requests, replies))
    waiting = {ReplyState.OVERDUE: 0, ReplyState.WAITING: 1}
    newest = sorted(exchanges, key=lambda exchange: (exchange.day, exchange.id), reverse=True)
    return ReplyBook(exchanges=tuple(sorted(newest, key=lambda exchange: waiting.get(exchange.status.state, 2))))


class _Teller:
    def __init__(
        self, view: View, who_of: WhoOf, record: ReplyRecord, flags: Mapping[str, tuple[str, ...]], today: str
    ) -> None:
        self._view, self._who_of, self._record, self._flags, self._today = view, who_of, record, flags, today
        self._claims: dict[str, dict[str, ReportedClaim]] = {}

    def exchanges(self, requests: Sequence[Request], replies: Sequence[Reply]) -> Iterator[Exchange]:
        """Yield each request with its replies, and each reply whose request is not there by itself."""
        known = {request.id for request in requests}
        for request in requests:
            yield self._exchange(request, tuple(reply for reply in replies if reply.request == request.id))
        for reply in replies:
            if reply.request not in known:
                yield self._exchange(None, (reply,))

    def _exchange(self, request: Request | None, replies: tuple[Reply, ...]) -> Exchange:
        ids = {entry.id for entry in (request, *replies) if entry is not None}
        entries = [entry for found in self._record.at.values() for entry in found if _is_of(entry, ids)]
        lost = [entry for entry in self._record.lost if _is_of(entry, ids)]
        first = request or replies[0]
        named = tuple(anchor for entry in (request, *replies) if entry is not None for anchor in entry.named)
        return Exchange(
            id=first.id,
            party=first.party,
            who=find_who(self._view, self._who_of, named),
            request=request,
            replies=replies,
            claims=tuple(self._spoken(entries)),
            lost=tuple(dict.fromkeys(map(_words, lost))),
            flags=tuple(line for reply in replies for line in self._flags.get(reply.id, ())),
            status=self._status(request, replies, entries),
        )

    def _status(self, request: Request | None, replies: Sequence[Reply], entries: Iterable[AtClaim]) -> ReplyStatus:
        """Return how far the whole has come, also where it is about no claim, or the report is gone."""
        told = tuple(entries)
        if request is None:
            words = f"wrote unasked on {replies[0].received_at}"
            return ReplyStatus(state=ReplyState.ANSWERED, words=words, entries=told)
        status = reply_status(told, today=self._today)
        if replies and status.state is not ReplyState.ANSWERED:
            days = ", ".join(dict.fromkeys(reply.received_at for reply in replies))
            return ReplyStatus(state=ReplyState.ANSWERED, words=f"answered on {days}", entries=told)
        if status.state is not ReplyState.NOT_PUT:
            return status
        return reply_status([_alone(request)], today=self._today)

    def _spoken(self, entries: Iterable[AtClaim]) -> Iterator[Spoken]:
        at: dict[tuple[str, str], list[AtClaim]] = {}
        for entry in entries:
            if entry.report is not None and entry.claim is not None:
                at.setdefault((entry.report.id, entry.claim), []).append(entry)
        for (document, claim), found in at.items():
            yield Spoken(reported=self._reported(document)[claim], at=tuple(found))

    def _reported(self, document: str) -> Mapping[str, ReportedClaim]:
        if document not in self._claims:
            told = reported_claims(self._view.analysis(document))
            self._claims[document] = {reported.claim.id: reported for reported in told}
        return self._claims[document]


def _words(entry: AtClaim) -> str:
    read = read_then(entry.point.key)
    return f"“{entry.point.anchor.quote}”{f' ({read})' if read else ''}"


def _is_of(entry: AtClaim, ids: set[str]) -> bool:
    return any(each is not None and each.id in ids for each in (entry.request, entry.reply))


def _alone(request: Request) -> AtClaim:
    """Return a request that is about no claim as what the status is worked out from."""
    point = Point(anchor=Anchor(document="", span=Span(0, 0), quote=""), key="")
    return AtClaim(report=None, claim=None, point=point, request=request, reply=None, lead="")


def find_who(view: View, who_of: WhoOf, named: Iterable[Anchor]) -> str | None:
    """Return who a party is in the collection, by its names in the reports; ``None`` where no reading has them."""
    for anchor in named:
        if view.extractors(anchor.document):
            entity = find_entity(anchor, view.analysis(anchor.document))
            known = None if entity is None else who_of(anchor.document, entity.id)
            if known is not None:
                return known
    return None
