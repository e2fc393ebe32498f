"""What a person is asked: questions ordered by what would read otherwise, each with its words and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.ask.answers import ClaimReview, ReportedClaim, ReportName
from sayso.model.judgements import Anchor, Review

FLAG = "rpl-"
"""Ids of replies: one that says a report means somebody else is a side of a question."""


class ItemKind(StrEnum):
    """What is asked about."""

    IDENTITY = "identity"  # are two names one?
    EXTRACTION = "extraction"  # is a claim read rightly?
    CORROBORATION = "corroboration"  # do two origins know it independently of each other?
    REPRINT = "reprint"  # does one report have it from another?


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two that a question sets beside each other: a name in a report, an origin, a report.

    ``described`` is what the reports say it is, in their words; ``statements`` are some of the claims that it is in.
    """

    id: str
    label: str
    described: tuple[str, ...] = ()
    reports: tuple[ReportName, ...] = ()
    statements: tuple[ReportedClaim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One question to a person.

    ``sides`` are the two that are compared, or empty where ``claim`` is asked about; ``context`` are the sentences that
    it stands in. ``reasons`` are why it is asked and ``against`` is what speaks against a yes. ``hangs`` says in words
    what would read otherwise, and ``weight`` counts it; it orders the queue and is no score of anything. ``anchors``
    are the words by which the decision will be found again; ``earlier`` are decisions that count no more since the
    claim is read otherwise. ``is_put_off`` items come last.
    """

    id: str
    kind: ItemKind
    question: str
    hangs: tuple[str, ...]
    weight: int
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    claim: ReportedClaim | None = None
    context: str = ""
    sides: tuple[Side, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    earlier: tuple[str, ...] = ()
    is_put_off: bool = False

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids that a ruling is about, sorted.

        Raises:
            ValueError: if the question is about a claim.
        """
        left, right = sorted(side.id for side in self.sides)
        return left, right

    @property
    def is_flag(self) -> bool:
        """Whether it was opened by a reply that says a report means somebody else."""
        return any(side.id.startswith(FLAG) for side in self.sides)


@dataclass(frozen=True, slots=True, kw_only=True)
class LostDecision:
    """A decision that no longer finds its words, or that counts no more because they are read otherwise."""

    report: ReportName | None
    """``None`` where the collection does not hold the report."""
    review: Review
    otherwise: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewQueue:
    """What people are asked, the most telling first, and what they decided so far.

    ``total`` counts all questions, also beyond a limit, ``decided`` the claims with a decision that holds, and
    ``claims`` all claims that were looked at.
    """

    items: tuple[ReviewItem, ...]
    total: int
    decided: int
    claims: int
    lost: tuple[LostDecision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedClaim:
    """A claim that somebody decided about, as the machine reads it, and the decision beside it."""

    reported: ReportedClaim
    decision: ClaimReview


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What people decided about claims, and the decisions that say nothing of any claim as it is read now."""

    claims: tuple[DecidedClaim, ...]
    lost: tuple[LostDecision, ...]
