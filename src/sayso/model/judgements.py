"""What people decide about what the machine read, who decided it, when and why. Withdrawn, never erased."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.spans import Reason, Span


class Verdict(StrEnum):
    """A ruling on whether two ids are the same. Rulings add up: a negative one outweighs, none changes nothing."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"
    NONE = "none"

    def __add__(self, other: str) -> Verdict:
        """Return the ruling of two rulings on the same pair that weigh the same."""
        pair = {self, Verdict(other)}
        return next(v for v in (Verdict.NEGATIVE, Verdict.UNSURE, Verdict.POSITIVE, Verdict.NONE) if v in pair)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words of a document by which a decision finds what it was about, whatever extractor reads the document later.

    A document's text never changes, so that its id, an offset and the words are enough.
    """

    document: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What every decision carries. One command is one change: what it did is undone together.

    ``number`` counts the changes of a collection; ``at`` is an EDTF date or date and time. A withdrawn change counts no
    more and is kept, with who withdrew it, when and why.
    """

    id: str
    number: int
    action: str
    """The command: ``merge``, ``split``, ``unsure``, ``accept``, ``reject``, ``correct``, ``import``, ``retract`` …."""
    by: str
    at: str
    why: str = ""
    withdrawn_at: str | None = None
    withdrawn_by: str = ""
    withdrawn_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether it still counts."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A ruling that two ids are the same, are not, or cannot be told apart.

    ``left`` < ``right`` are ids: appearances (``app-``), records of a reference list (``rec-``), places (``geo-``
    and the GeoNames number, or the id of a disputed ground that has none) and governments (``gov-`` and the ISO
    3166 code): that "Islamabad" means the government of Pakistan here is a judgement like any other. ``anchors``
    are the words of the appearances concerned. ``machine`` judgements are made by rules (``reasons``) and made
    again at will; a person's outranks them.
    """

    left: str
    right: str
    verdict: Verdict
    change: Change | None = None
    anchors: tuple[Anchor, ...] = ()
    machine: bool = False
    reasons: tuple[Reason, ...] = ()


class Decision(StrEnum):
    """What a person said of one claim as it was read."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    SKIPPED = "skipped"


class Fault(StrEnum):
    """What is wrong with an extraction that a person rejected or corrected."""

    WRONG_WORDS = "wrong_words"
    WRONG_SOURCE = "wrong_source"
    WRONG_STANDING = "wrong_standing"
    WRONG_WHO = "wrong_who"
    WRONG_WHEN = "wrong_when"
    WRONG_WHERE = "wrong_where"
    NOT_A_CLAIM = "not_a_claim"
    NOISE = "noise"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """One field of a claim as a person has it: ``standing``, ``source``, ``quote``, ``time``, ``place``, ``who`` …."""

    field: str
    was: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A decision on one claim, kept apart from the machine's output and keyed by content.

    ``anchor`` is the claim's citation; ``key`` tells it from other claims on the same words (its kind, predicate and
    innermost source as read then), so that the decision finds the claim of another extractor.
    """

    anchor: Anchor
    key: str
    decision: Decision
    fault: Fault | None = None
    corrected: tuple[Corrected, ...] = ()
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList:
    """A list of known entities that a user loaded: what it says stays the list's own word."""

    id: str
    name: str
    authority: str
    """Who keeps the list."""
    dated: str
    """Its own date (EDTF)."""
    licence: str
    source: str
    """Where it was taken from, as the user gives it."""
    sha256: str
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRecord:
    """An entry of a reference list, as the list has it; ``said`` are its other columns, never sayso's own words."""

    id: str
    list: str
    entry: str
    """The list's own id of the entry."""
    type: str
    """An :class:`~sayso.model.mentions.EntityType`'s value, or empty where the list does not tell."""
    name: str
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
