"""Where words stand, and why something was decided about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: characters ``[start, end)``.

    Offsets count Unicode characters (code points) of :attr:`Document.text`, never bytes.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span points to."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def cover(spans: Iterable[Span]) -> Span:
    """Return the least span that contains all of ``spans`` (at least one)."""
    found = list(spans)
    return Span(min(s.start for s in found), max(s.end for s in found))


class ZoneKind(StrEnum):
    """What a stretch of a page is for. Only :data:`CLAIM_ZONES` may yield claims."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    PROMO = "promo"
    RELATED = "related"
    BOILERPLATE = "boilerplate"


EXCLUDED_ZONES = frozenset({ZoneKind.PROMO, ZoneKind.RELATED, ZoneKind.BOILERPLATE})
"""Zones that yield no claims and no entities (invariant 9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why sayso decided something: the rule's id, a sentence for a reader, and the words it rests on."""

    rule: str
    note: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of the page, what it is for, and why it was read so."""

    span: Span
    kind: ZoneKind
    reason: Reason
