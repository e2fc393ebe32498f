"""The sentences of a report as drift compares them: their words, whom they speak of, their claims and figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from sayso.lexicon.numbers import find_quantities
from sayso.lexicon.stems import content_stems
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim
from sayso.model.mentions import NAMED_TYPES
from sayso.model.quantities import Quantity
from sayso.model.spans import Span, ZoneKind
from sayso.model.story import HeldReport


@dataclass(frozen=True)
class Sentence:
    """One sentence of a report's body.

    ``words`` are the stems of its content words (no digits), ``names`` those that belong to somebody or something named
    in it, also by a pronoun ("she"), ``named`` the same name by name. ``figures`` leave out what is part of a date, and
    how many people say something.
    """

    number: int
    span: Span
    text: str
    words: frozenset[str]
    named: frozenset[frozenset[str]]
    claims: tuple[Claim, ...]
    figures: tuple[Quantity, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that belong to a name."""
        return frozenset[str]().union(*self.named)


@dataclass(frozen=True)
class Reading:
    """A report read for comparison. ``words`` are all content stems of its title and body."""

    report: HeldReport
    sentences: tuple[Sentence, ...]
    words: frozenset[str]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.report.id

    @property
    def text(self) -> str:
        """The document's text."""
        return self.report.analysis.document.text

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of all names of the report."""
        return frozenset[str]().union(*(s.names for s in self.sentences))

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """Every figure of the body."""
        return tuple(figure for sentence in self.sentences for figure in sentence.figures)

    def name_of(self, entity: str | None) -> str:
        """Return the name of an entity of this report, or nothing."""
        return next((e.name for e in self.report.analysis.entities if e.id == entity), "")

    def at(self, span: Span) -> Sentence | None:
        """Return the sentence in which words stand."""
        return next((s for s in self.sentences if s.span.contains(span)), None)


def read_sentences(report: HeldReport) -> Reading:
    """Read the sentences of a report's body and captions, in text order."""
    analysis = report.analysis
    spans = [p.span for p in analysis.document.passages if p.zone in {ZoneKind.BODY, ZoneKind.CAPTION}]
    sentences = tuple(_sentence(number, span, analysis) for number, span in enumerate(spans))
    words = content_stems(analysis.document.title.value or "").union(*(s.words for s in sentences))
    return Reading(report, sentences, words)


def _sentence(number: int, span: Span, analysis: Analysis) -> Sentence:
    text = span.of(analysis.document.text)
    named = {
        content_stems(entity.name)
        for entity in analysis.entities
        if entity.type in NAMED_TYPES and any(span.contains(m) for m in (*entity.mentions, *entity.references))
    }
    claims = tuple(c for c in analysis.claims if span.contains(c.head))
    taken = [t.span for t in analysis.timexes if t.is_resolved and span.contains(t.span)]
    taken += [step.source.span for c in claims for step in c.chain if step.source.span is not None]
    placed = (replace(q, span=Span(q.span.start + span.start, q.span.end + span.start)) for q in _figures(text))
    figures = [q for q in placed if not any(q.span.overlaps(other) for other in taken)]
    return Sentence(
        number=number,
        span=span,
        text=text,
        words=frozenset(w for w in content_stems(text).union(*named) if not w.isdigit()),
        named=frozenset(named),
        claims=claims,
        figures=tuple(figures),
    )


@lru_cache(maxsize=16384)
def _figures(text: str) -> tuple[Quantity, ...]:
    """Return the figures of a sentence; kept, because copies of one report have the same sentences."""
    return find_quantities(text)
