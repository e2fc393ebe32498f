"""A stretch of capitalised words on its way to a name, and the candidate that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.extract.names.units import Unit
from sayso.extract.parse import ParsedPassage
from sayso.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPACY_THINGS = frozenset(
    "EVENT WORK_OF_ART LAW PRODUCT LANGUAGE NORP DATE TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capitalised sequence that may be a name: its units, and whether a title stands before it."""

    parsed: ParsedPassage
    units: tuple[Unit, ...]
    is_titled: bool = False
    is_joined: bool = False
    is_compound: bool = False
    text: str = field(default="")
    span: Span = field(default=Span(0, 0))

    @classmethod
    def of(cls, parsed: ParsedPassage, units: Sequence[Unit], **marks: bool) -> Candidate:
        """Build a candidate from units (at least one)."""
        first, last = units[0].first, units[-1].last
        text = parsed.doc[first : last + 1].text
        return cls(parsed, tuple(units), text=text, span=parsed.span(first, last), **marks)

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.units[0].first

    @property
    def last(self) -> int:
        """Index of the last token."""
        return self.units[-1].last

    @property
    def head(self) -> str:
        """The last word, in lower case."""
        return self.units[-1].lower

    def token_before(self, distance: int = 1) -> Token | None:
        """Return the token that stands ``distance`` before the candidate, or ``None``."""
        at = self.first - distance
        return self.parsed.doc[at] if at >= 0 else None

    def token_after(self, distance: int = 1) -> Token | None:
        """Return the token that stands ``distance`` after the candidate, or ``None``."""
        at = self.last + distance
        return self.parsed.doc[at] if at < len(self.parsed.doc) else None


@dataclass(slots=True)
class Run:
    """Units on the way to a candidate; ``at`` is the index of the first in the passage's units."""

    units: list[Unit]
    at: int
    is_titled: bool = False
    is_joined: bool = False
    has_portfolio: bool = False
    """The title before it is of something: "Secretary of …"."""

    @property
    def end(self) -> int:
        """Index of the first unit after the run."""
        return self.at + len(self.units)


def spacy_label(candidate: Candidate) -> tuple[str, bool]:
    """Return the label of the parser's own name finder at a candidate, and whether its span is the same."""
    doc = candidate.parsed.doc
    inside = doc[candidate.first : candidate.last + 1]
    labels = [token.ent_type_ for token in inside if token.ent_type_]
    if not labels:
        return "", False
    label = max(sorted(set(labels)), key=labels.count)
    after = candidate.token_after()
    starts = inside[0].ent_iob_ == "B" or (candidate.first > 0 and doc[candidate.first - 1].lower_ == "the")
    ends = after is None or after.ent_iob_ != "I" or after.text in {"'s", "’s"}
    whole = len(labels) == len(inside) and len(set(labels)) == 1
    return label, whole and starts and ends


def is_spacy_thing(label: str) -> bool:
    """Tell whether a label of the parser's name finder is for what sayso does not count as a name."""
    return label in _SPACY_THINGS


def retitled(candidate: Candidate, units: Sequence[Unit]) -> Candidate:
    """Return the candidate cut down to ``units``."""
    return Candidate.of(candidate.parsed, units, is_titled=candidate.is_titled, is_joined=candidate.is_joined)
