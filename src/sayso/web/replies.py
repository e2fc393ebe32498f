"""The right of reply: what was put to whom and when, what they answered, and forms to record both.

What is recorded here is printed at the claims that it is about, on every page, at the same size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request, Response

from sayso.ask.answers import ReportedClaim
from sayso.ask.collection_claims import reported_claims
from sayso.ask.history import Past
from sayso.ask.replies import ReplyState
from sayso.ask.reply_book import Exchange
from sayso.ask.reply_making import Put, Received
from sayso.ask.reply_words import KIND_NAMES, WAY_WORDS
from sayso.ask.who import WhoIsWho
from sayso.errors import BadDecision, NotFound
from sayso.export.reply_json import book_to_json
from sayso.model.identity import Entity
from sayso.model.judgements import Change
from sayso.model.replies import ReplyKind, Way
from sayso.web.forms import Fields, see_other
from sayso.web.links import replies_path
from sayso.web.pages import InRoom, page, render
from sayso.web.room import Room
from sayso.web.schemas import desk as schemas

router = APIRouter()
MOST_CLAIMS = 60
"""So many claims are offered to be ticked."""
MOST_REPORTS = 40
"""So many reports that name a party are gone through for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a closed list, in words."""

    value: str
    words: str


WAYS = tuple(Choice(value=way.value, words=words) for way, words in WAY_WORDS.items())
KINDS = tuple(Choice(value=kind.value, words=words) for kind, words in KIND_NAMES.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class RepliesPage:
    """The book of the right of reply, all of it or that of one party (``who-``); what waits for an answer first.

    ``counts`` says how many are in which state, also where only those of one state are shown. ``name`` is the party's.
    ``done`` is what was just recorded.
    """

    exchanges: tuple[Exchange, ...]
    counts: dict[str, int]
    who: str
    name: str
    by: str
    done: Past | None = None
    undone: int = 0
    problem: str = ""
    ways: tuple[Choice, ...] = WAYS
    kinds: tuple[Choice, ...] = KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """A form to record that something was put to a party, or that they wrote, with the claims it may be about.

    ``ticked`` are those chosen, ``entered`` is what the form had brought where it was not kept, for ``problem``.
    ``more`` counts claims that are not offered.
    """

    what: str
    party: str
    who: str
    claims: tuple[ReportedClaim, ...]
    ticked: tuple[str, ...]
    more: int
    by: str
    entered: dict[str, str]
    problem: str = ""
    ways: tuple[Choice, ...] = WAYS
    kinds: tuple[Choice, ...] = KINDS


def _book_json(shown: RepliesPage) -> object:
    return book_to_json(shown.exchanges)


@page(router, "/replies", template="replies.html", twin=_book_json, schema=schemas.Replies, tags=("desk",))
def replies(room: InRoom, who: str = "", by: str = "", state: str = "", done: int = 0, undone: int = 0) -> RepliesPage:
    """Show what was put to those whom reports speak of, and what they answered."""
    told = _book(room, who, by)
    if state:
        wanted = tuple(e for e in told.exchanges if e.status.state.value == state)
        told = replace(told, exchanges=wanted)
    past = room.over(room.desk.past(done)) if done else None
    return replace(told, done=past, undone=undone)


@page(router, "/replies/record", template="replies_record.html", tags=("desk",))
def record(
    room: InRoom, what: str = "put", who: str = "", claim: str = "", report: str = "", by: str = ""
) -> RecordPage:
    """Show the form to record what was put to a party, or what they wrote."""
    return _form(room, {"what": what, "who": who, "report": report, "by": by}, tuple(filter(None, [claim])))


@router.post("/replies", include_in_schema=False)
def keep(request: Request, room: InRoom, fields: Fields) -> Response:
    """Keep what was put, or a reply."""
    form = {name: values[0].strip() for name, values in fields.items()}
    claims = tuple(dict.fromkeys(fields.get("claims", ())))
    with room.deciding:
        try:
            change = _keep(room, form, claims)
        except (BadDecision, NotFound, ValueError) as error:
            problem = f"{error.message} {error.hint}".strip() if not isinstance(error, ValueError) else str(error)
            return _again(request, room, form, claims, problem)
    back = replies_path(form["who"]) if form.get("who") else "/replies"
    return see_other(f"{back}{'&' if '?' in back else '?'}done={change.number}")


def _keep(room: Room, form: dict[str, str], claims: tuple[str, ...]) -> Change:
    desk, why = room.desk_of(form.get("by", "")), form.get("why", "")
    at, way = form.get("at", ""), Way(form.get("way", Way.EMAIL))
    words, party = form.get("words", ""), _party(form)
    if form.get("what") == "put":
        put = Put(
            party=party,
            words=words,
            claims=claims,
            at=at,
            way=way,
            answer_by=form.get("answer_by", ""),
            put_by=form.get("put_by", ""),
        )
        return desk.put(put, why=why)
    if form.get("what") != "received":
        raise BadDecision("Nothing was chosen.", hint="Press the button below the form.")
    kind, request = ReplyKind(form.get("kind", ReplyKind.STATEMENT)), form.get("request", "")
    return desk.receive(
        Received(words=words, kind=kind, request=request, party=party, claims=claims, at=at, way=way), why=why
    )


def _party(form: dict[str, str]) -> str:
    """Return the party: who it is in the collection, as long as the name in the form is still theirs."""
    party = form.get("party", "")
    is_known = bool(form.get("who")) and party == form.get("known", "")
    return form["who"] if is_known else party


def _again(request: Request, room: Room, form: dict[str, str], claims: tuple[str, ...], problem: str) -> Response:
    """Return the form as it was sent, with what is missing."""
    if form.get("request"):
        told = replace(_book(room, form.get("who", ""), form.get("by", "")), problem=problem)
        return render(request, "replies.html", told, status=409)
    return render(request, "replies_record.html", replace(_form(room, form, claims), problem=problem), status=409)


def _book(room: Room, who: str, by: str) -> RepliesPage:
    exchanges, name = room.reply_book().exchanges, ""
    if who:
        entity = _entity(room.desk.who(), who)
        exchanges, name = tuple(e for e in exchanges if e.who == entity.id), room.over(entity).name
    found = Counter(exchange.status.state.value for exchange in exchanges)
    counts = {state.value: found[state.value] for state in ReplyState}
    return RepliesPage(exchanges=room.over(exchanges), counts=counts, who=who, name=name, by=by)


def _form(room: Room, form: dict[str, str], ticked: tuple[str, ...]) -> RecordPage:
    known = room.desk.who()
    entity = _entity(known, form["who"]) if form.get("who") else None
    reports = [form["report"]] if form.get("report") else []
    found = tuple(_claims(room, known, entity, reports, ticked))
    first = [each for each in found if each.claim.id in ticked]
    rest = [each for each in found if each.claim.id not in ticked]
    shown = [*first, *rest][: max(MOST_CLAIMS, len(first))]
    return RecordPage(
        what="put" if form.get("what") == "put" else "received",
        party=form.get("party", "") or (room.over(entity).name if entity else ""),
        who=entity.id if entity else "",
        claims=room.over(tuple(shown)),
        ticked=ticked,
        more=len(found) - len(shown),
        by=form.get("by", ""),
        entered=form,
    )


def _entity(known: WhoIsWho, who: str) -> Entity:
    entity = known.identities.entity(who)
    if entity is None:
        raise NotFound(
            f"No name of the collection has the id {who!r}.", hint="It may be another now: look among names."
        )
    return entity


def _claims(
    room: Room, known: WhoIsWho, entity: Entity | None, reports: Iterable[str], ticked: Iterable[str]
) -> Iterable[ReportedClaim]:
    """Yield the claims that may be put: those about the party, those of the reports, and those that were chosen."""
    with room.collection.store.view() as view:
        chosen = {view.find_claim(key).document for key in ticked}
        wanted = {view.find_document(key).id for key in reports} | chosen
        about = (
            {known.by_id[member].document: known.by_id[member].entity for member in entity.members} if entity else {}
        )
        for document in (*sorted(wanted), *(d for d in list(about)[:MOST_REPORTS] if d not in wanted)):
            for each in reported_claims(view.analysis(document)):
                named = (each.claim.subject, each.claim.object, *(p.argument for p in each.claim.participants))
                is_about = any(a is not None and a.entity == about.get(document, "") for a in named)
                if is_about or document in reports or each.claim.id in ticked:
                    yield each
