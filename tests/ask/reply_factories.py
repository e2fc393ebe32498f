"""Things that were put about the invented article, and what came back."""

from __future__ import annotations

from dataclasses import replace

from sayso.ask.answers import AtClaim, ClaimSheet
from sayso.ask.replies import find_replies
from sayso.ask.sheet import build_sheet
from sayso.model.claims import Claim
from sayso.model.judgements import Anchor, Change
from sayso.model.replies import Point, Reply, ReplyKind, Request, Way
from sayso.resolve.anchoring import anchor_of, key_of
from tests.ask import factories as f

WORDS = "No such choir ever met us.\nWe have the guest book."


def change(number: int, *, withdrawn_at: str | None = None) -> Change:
    return Change(
        id=f"chg-{number:016x}",
        number=number,
        action="put",
        by="Ana",
        at="2024-04-01T08:00:00Z",
        withdrawn_at=withdrawn_at,
    )


def point(claim: Claim) -> Point:
    return Point(anchor=anchor_of(claim, f.rehearsal().document.id), key=key_of(claim))


def request(*claims: Claim, number: int = 1, answer_by: str | None = "2024-04-05") -> Request:
    return Request(
        id=f"req-{number:016x}",
        party="Tallow Guild",
        words="Did you meet the choir?",
        put_by="Ana",
        put_at="2024-04-01",
        way=Way.EMAIL,
        answer_by=answer_by,
        points=tuple(map(point, claims)),
        change=change(number),
    )


def reply(*claims: Claim, kind: ReplyKind = ReplyKind.DENIAL, to: Request | None = None, number: int = 9) -> Reply:
    return Reply(
        id=f"rpl-{number:016x}",
        party="Tallow Guild",
        words=WORDS,
        kind=kind,
        received_at="2024-04-03",
        way=Way.LETTER,
        request=to.id if to else None,
        points=tuple(map(point, claims)),
        change=change(number),
    )


def lost_point() -> Point:
    words = "Pool opens early"
    return Point(anchor=Anchor(document=f.rehearsal().document.id, span=f.at(words), quote=words), key="{}")


def replied() -> tuple[AtClaim, ...]:
    """Return what was put about the first two claims and words that are none, and answered of the first."""
    made = f.rehearsal()
    first, second = made.claims[:2]
    put = request(first, second)
    lost = replace(request(number=2), points=(lost_point(),))
    flag = reply(second, kind=ReplyKind.NOT_US, number=8)
    decided = {flag.id: ("Whether the report means somebody else is not decided.",)}
    return find_replies([made], [put, lost], [reply(first, to=put), flag], decided).of(made.document.id)


def sheet() -> ClaimSheet:
    """Return the sheet of the invented article with them."""
    return replace(build_sheet(f.rehearsal()), replies=replied())
