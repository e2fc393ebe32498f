"""From what a person records of the right of reply to what is kept: the party, the claims, the day, the words.

What is recorded must be found again: claims by their words and reading, the party by its names in the reports. A party
that no report names (the parent of a company, a lawyer) is kept by the name that it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.ask.who import WhoIsWho
from sayso.ask.who_named import find_appearances_named, find_named
from sayso.errors import BadDecision, NotFound
from sayso.model.edtf import is_edtf
from sayso.model.identity import Appearance
from sayso.model.judgements import Anchor
from sayso.model.replies import Point, Reply, ReplyKind, Request, Way
from sayso.resolve.anchoring import anchor_of, key_of
from sayso.store import View

MOST_NAMED = 50
"""So many of a party's names are kept to find it by."""
_IDS = ("who-", "app-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What somebody records of what was put: ``party`` is a name, ``name@report`` or an id, ``claims`` are ids."""

    party: str
    words: str
    claims: Sequence[str] = ()
    at: str = ""
    way: Way = Way.EMAIL
    answer_by: str = ""
    put_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What somebody records of a reply: to a ``request`` (its id or the beginning of it), or from a party, unasked."""

    words: str
    kind: ReplyKind = ReplyKind.STATEMENT
    request: str = ""
    party: str = ""
    claims: Sequence[str] = ()
    at: str = ""
    way: Way = Way.EMAIL


def make_request(view: View, who: WhoIsWho, put: Put, *, by: str, today: str) -> Request:
    """Return a request as it is kept.

    Raises:
        BadDecision: if it has no words, no party or no date.
        NotFound: if there is no such claim, or several people are called so.
    """
    points = find_points(view, put.claims)
    party, named = find_party(view, who, put.party, points)
    request = Request(
        party=party,
        words=_words(put.words, "what was put"),
        put_by=put.put_by.strip() or by,
        put_at=_day(put.at, today),
        way=put.way,
        answer_by=_day(put.answer_by, "") or None,
        named=named,
        points=points,
    )
    if request.answer_by is not None and request.answer_by < request.put_at:
        raise BadDecision("The answer is asked for before it was put.", hint="Give the day until which it may come.")
    return request


def make_reply(view: View, who: WhoIsWho, received: Received, *, today: str) -> Reply:
    """Return a reply as it is kept; one to a request speaks of what was put, unless claims are named.

    Raises:
        BadDecision: if it has no words, or is neither to a request nor from a party.
        NotFound: if there is no such request or claim, or several people are called so.
    """
    request = find_request(view, received.request) if received.request else None
    points = find_points(view, received.claims)
    if request is None:
        party, named = find_party(view, who, received.party, points)
    else:
        party, named = request.party, request.named
        points = points or request.points
    return Reply(
        party=party,
        words=_words(received.words, "the reply"),
        kind=received.kind,
        received_at=_day(received.at, today),
        way=received.way,
        request=request.id if request else None,
        named=_of_points(named, points) or named,
        points=points,
    )


def find_request(view: View, key: str) -> Request:
    """Return the request that stands with this id, or the beginning of it.

    Raises:
        NotFound: if there is none, or several.
    """
    standing = [r for r in view.requests() if r.change is None or r.change.stands]
    found = [request for request in standing if key and request.id.startswith((key, f"req-{key}"))]
    if len(found) != 1:
        many = f"{len(found)} requests fit" if found else "There is no request"
        raise NotFound(f"{many} {key!r}.", hint="`sayso reply` lists them.")
    return found[0]


def find_points(view: View, claims: Iterable[str]) -> tuple[Point, ...]:
    """Return claims (ids, or the beginnings of ids) as what a record finds them again by.

    Raises:
        NotFound: if there is no such claim, or several.
    """
    return tuple(_point(view, key) for key in dict.fromkeys(claims))


def _point(view: View, key: str) -> Point:
    place = view.find_claim(key)
    analysis = view.analysis(place.document)
    claim = next(claim for claim in analysis.claims if claim.id == place.claim)
    return Point(anchor=anchor_of(claim, place.document), key=key_of(claim))


def find_party(view: View, who: WhoIsWho, party: str, points: Sequence[Point]) -> tuple[str, tuple[Anchor, ...]]:
    """Return a party's name, and its names in the reports that are spoken of; in all, where none is.

    Raises:
        BadDecision: if no party is given.
        NotFound: if an id is nobody's, or several are called so.
    """
    key = party.strip()
    if not key:
        raise BadDecision("It is not said to whom.", hint="Name the party: a name, name@report, or an id.")
    documents = {point.anchor.document for point in points}
    known = find_appearances_named(who, key)
    here = [appearance for appearance in known if appearance.document in documents]
    if here:
        return here[0].name, _anchors(view, here)
    if not known and not key.startswith(_IDS) and "@" not in key:
        return key, ()
    entity = who.identities.entity(find_named(who, key))
    if entity is None:
        return key, ()
    members = [who.by_id[member] for member in entity.members]
    there = [member for member in members if member.document in documents]
    return entity.name, _anchors(view, there or members)


def _anchors(view: View, appearances: Iterable[Appearance]) -> tuple[Anchor, ...]:
    uses = [appearance.uses[0] for appearance in appearances][:MOST_NAMED]
    texts = {use.document: view.analysis(use.document).document.text for use in uses}
    return tuple(Anchor(document=u.document, span=u.span, quote=u.span.of(texts[u.document])) for u in uses)


def _of_points(named: Iterable[Anchor], points: Sequence[Point]) -> tuple[Anchor, ...]:
    documents = {point.anchor.document for point in points}
    return tuple(anchor for anchor in named if anchor.document in documents)


def _words(words: str, what: str) -> str:
    if not words.strip():
        raise BadDecision(f"The words of {what} are missing.", hint="Give them as they were written or said.")
    return words.strip()


def _day(given: str, otherwise: str) -> str:
    day = given.strip() or otherwise
    if day and not is_edtf(day):
        raise BadDecision(f"{day!r} is no date.", hint="Give EDTF: 2024-03-05, or 2024-03 where the day is not known.")
    return day
