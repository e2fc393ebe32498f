"""What the encoder says of a document: spans with how sure it is, and answers for any word.

These are second opinions with probabilities, not claims: the extraction decides, with its rules beside them, and says
which of the two it followed.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.encoder.labels import STANDINGS, ZONES
from sayso.model.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span with its label; ``score`` is the mean probability of its words' labels."""

    span: Span
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Said:
    """An act of saying: its cue, the source that it links to (None: nobody), and what is said."""

    cue: Labelled
    source: Labelled | None
    contents: tuple[Labelled, ...]
    source_score: float
    """The probability that the cue's source is this one, or that there is none."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the encoder found inside one passage; an act of saying lies where its cue is."""

    names: tuple[Labelled, ...] = ()
    attributions: tuple[Said, ...] = ()
    hedges: tuple[Labelled, ...] = ()
    heads: tuple[Labelled, ...] = ()
    times: tuple[Labelled, ...] = ()


@dataclass(frozen=True, eq=False)
class EncoderReading:
    """The encoder's answers for one document, in text order.

    ``standing`` holds a row of probabilities a word (columns: ``STANDINGS``), to be asked of claim heads;
    ``zone`` likewise (columns: ``ZONES``); ``head`` the probability that the word carries a claim.
    """

    words: tuple[Span, ...]
    standing: NDArray[np.float32]
    zone: NDArray[np.float32]
    head: NDArray[np.float32]
    names: tuple[Labelled, ...] = ()
    attributions: tuple[Said, ...] = ()
    hedges: tuple[Labelled, ...] = ()
    heads: tuple[Labelled, ...] = ()
    times: tuple[Labelled, ...] = ()
    ties: dict[tuple[Span, Span], float] = field(default_factory=dict)
    """How likely the article relates two names of one sentence, by the names' spans in text order."""

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def within(self, passage: Span) -> Opinion:
        """Return what was found inside a passage."""
        return Opinion(
            names=_inside(self.names, passage),
            attributions=tuple(said for said in self.attributions if passage.contains(said.cue.span)),
            hedges=_inside(self.hedges, passage),
            heads=_inside(self.heads, passage),
            times=_inside(self.times, passage),
        )

    def words_in(self, span: Span) -> range:
        """Return the numbers of the words that lie wholly or partly in a span."""
        first = bisect_left(self._starts, span.start)
        if first and self.words[first - 1].end > span.start:
            first -= 1
        return range(first, bisect_left(self._starts, span.end))

    def standing_of(self, span: Span) -> dict[str, float]:
        """Return how likely each standing of a claim is whose head these words are; empty for no words."""
        inside = self.words_in(span)
        if not inside:
            return {}
        mean = self.standing[inside.start : inside.stop].mean(axis=0)
        return {name: float(value) for name, value in zip(STANDINGS, mean, strict=True)}

    def zone_of(self, span: Span) -> dict[str, float]:
        """Return how likely each kind of text is for a stretch; empty for no words."""
        inside = self.words_in(span)
        if not inside:
            return {}
        mean = self.zone[inside.start : inside.stop].mean(axis=0)
        return {name: float(value) for name, value in zip(ZONES, mean, strict=True)}

    def head_score(self, span: Span) -> float:
        """Return the highest probability among a span's words that it carries a claim; 0 for no words."""
        inside = self.words_in(span)
        return float(self.head[inside.start : inside.stop].max()) if inside else 0.0


def _inside(found: tuple[Labelled, ...], passage: Span) -> tuple[Labelled, ...]:
    first = bisect_left(found, passage.start, key=_start_of)
    last = bisect_left(found, passage.end, key=_start_of)
    return tuple(label for label in found[first:last] if label.span.end <= passage.end)


def _start_of(label: Labelled) -> int:
    return label.span.start
