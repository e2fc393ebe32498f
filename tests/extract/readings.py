"""Sentences read as far as a test needs: their parse, their cues and frames, or the whole analysis.

All of it is kept once made, so that tests that look at the same words share one reading.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.extract.analysis import analyse
from sayso.extract.coreference import resolve_entities
from sayso.extract.factuality import judge
from sayso.extract.names import find_names
from sayso.extract.parse import ParsedPassage, parse_passages
from sayso.extract.quotations import find_quotations
from sayso.extract.reading import Reading, read_passage
from sayso.extract.sources import Cast
from sayso.extract.speakers import Speakers, find_speakers
from sayso.model.documents import Basis, Document, Stated
from tests.extract.reports import report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.extract.attribution import Frame
    from sayso.extract.clauses import Predication
    from sayso.extract.factuality import Factuality
    from sayso.model.analysis import Analysis
    from sayso.model.claims import Claim


@dataclass(frozen=True)
class Scene:
    """A report with its parse, its cast and the reading of each of its passages."""

    document: Document
    cast: Cast
    readings: tuple[Reading, ...]
    speakers: Speakers

    @property
    def reading(self) -> Reading:
        """The reading of the first passage."""
        return self.readings[0]

    @property
    def parsed(self) -> ParsedPassage:
        """The parse of the first passage."""
        return self.reading.parsed

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The acts of saying of the first passage."""
        return self.reading.frames.frames

    def word(self, text: str, nth: int = 1) -> Token:
        """Return a word of the first passage."""
        return [token for token in self.parsed.doc if token.text == text][nth - 1]

    def predication(self, head: str) -> Predication:
        """Return the predication that a word carries, in any passage."""
        found = [p for reading in self.readings for p in reading.predications if p.head.text == head]
        assert found, f"no predication at {head!r}"
        return found[0]

    def state(self, head: str) -> Factuality:
        """Return what governs the predication that a word carries."""
        reading = next(r for r in self.readings if any(p.head.text == head for p in r.predications))
        return judge(self.predication(head), reading.frames, reading.operators)


@cache
def scene(text: str) -> Scene:
    """Read a report up to the claims."""
    document = report(text)
    parsed = parse_passages(document)
    resolution = resolve_entities(document, parsed, find_names(document, parsed))
    cast = Cast({e.id: e for e in resolution.entities}, resolution.mentions, resolution, parsed)
    readings = tuple(read_passage(p, cast) for p in parsed)
    return Scene(document, cast, readings, find_speakers(document, readings, cast, find_quotations(document)))


@cache
def parse(text: str) -> Doc:
    """Return the parse of one sentence, mended."""
    return parse_passages(report(text))[0].doc


@cache
def analysed(text: str, *, title: str = "", published: str | None = None, publisher: str | None = None) -> Analysis:
    """Return the analysis of a report."""
    document = report(text, title=title)
    if published is not None:
        document = replace(document, published=Stated(value=published, basis=Basis.GIVEN))
    if publisher is not None:
        document = replace(document, publisher=Stated(value=publisher, basis=Basis.GIVEN))
    return analyse(document)


def claims_at(analysis: Analysis, head: str) -> list[Claim]:
    """Return the claims that a word carries."""
    return [claim for claim in analysis.claims if claim.head.of(analysis.document.text) == head]


def claim_at(analysis: Analysis, head: str) -> Claim:
    """Return the one claim that a word carries."""
    found = claims_at(analysis, head)
    assert len(found) == 1, f"{len(found)} claims at {head!r}: {[c.citation.quote for c in analysis.claims]}"
    return found[0]
