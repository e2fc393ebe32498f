"""What was put to those whom reports speak of, and what they answered: the right of reply. Withdrawn, never erased.

A reply is given to whoever asked, not to a report: it is printed at the claim, and it is no claim of any report. How
somebody was reached is one word of a list, so that no address and no number is ever kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.judgements import Anchor, Change


class Way(StrEnum):
    """How something was put, or how a reply came."""

    EMAIL = "email"
    LETTER = "letter"
    TELEPHONE = "telephone"
    MESSAGE = "message"
    IN_PERSON = "in_person"
    SPOKESPERSON = "spokesperson"
    OTHER = "other"


class ReplyKind(StrEnum):
    """What a reply does, as whoever received it reads it. Its words stand beside it."""

    STATEMENT = "statement"
    DENIAL = "denial"
    ADMISSION = "admission"
    NO_COMMENT = "no_comment"
    NOT_US = "not_us"  # "this is somebody else": a question to people, until they decide


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A claim that was put, or answered: its words, and how it was read then (as a review of a claim has them)."""

    anchor: Anchor
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was put to a party: to whom, the words, by whom, when and how, and until when an answer was asked for.

    ``named`` are the party's names in the reports, and ``points`` the claims that were put; without any it is about the
    party and no claim of its own. Dates are EDTF. ``id`` and ``change`` are given when it is stored.
    """

    party: str
    words: str
    put_by: str
    put_at: str
    way: Way
    answer_by: str | None = None
    named: tuple[Anchor, ...] = ()
    points: tuple[Point, ...] = ()
    id: str = ""
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a party answered, in its own words; to a request (its id), or unasked.

    ``points`` are the claims that it speaks of. ``id`` and ``change`` are given when it is stored.
    """

    party: str
    words: str
    kind: ReplyKind
    received_at: str
    way: Way
    request: str | None = None
    named: tuple[Anchor, ...] = ()
    points: tuple[Point, ...] = ()
    id: str = ""
    change: Change | None = None
