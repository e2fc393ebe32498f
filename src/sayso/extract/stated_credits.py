"""Every credit that a report gives to another outlet: in its sentences, its headline, dateline and byline, at its end.

A credit reaches the whole report where it says who had it first, in the dateline or byline, in the opening sentence or
at the end ("inferred": the words do not say so); elsewhere its own sentence; and nobody knows how far where a line says
that another outlet contributed (TRADECRAFT, R1). What the publisher says of itself is set down and is no derivation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.credit_names import NameFinder, OutletName, Surety, name_finder
from sayso.extract.credit_shapes import Shape, find_shape, plain_sentence
from sayso.model.analysis import Analysis
from sayso.model.documents import Document
from sayso.model.provenance import CreditKind, CreditScope
from sayso.model.spans import Span, ZoneKind

_LINE_ZONES = (ZoneKind.BYLINE, ZoneKind.DATELINE, ZoneKind.BOILERPLATE, ZoneKind.RELATED)
_HEADS = (ZoneKind.BYLINE, ZoneKind.DATELINE)
_NOT_IN_CAPTIONS = frozenset({CreditKind.AGENCY_DATELINE, CreditKind.CARRIED_FROM})


@dataclass(frozen=True, slots=True)
class Region:
    """A sentence or a line beside the article; ``where`` is ``body``, ``title``, ``caption``, ``head`` or ``line``."""

    span: Span
    where: str
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class FoundCredit:
    """An outlet's name and what its sentence makes of it. ``kind`` is ``None`` where it is no credit."""

    name: OutletName
    region: Region
    kind: CreditKind | None
    shape: str
    scope: CreditScope
    plain: str = ""


def read_outlets(document: Document, finder: NameFinder) -> Iterator[FoundCredit]:
    """Yield what a document makes of each name in it that may be an outlet's, in text order."""
    for region in regions_of(document):
        names = finder.names_in(region.span)
        for name in names:
            yield read_credit(document, region, name, names)


def regions_of(document: Document) -> list[Region]:
    """Return the sentences of a document and the lines beside it in which a credit may stand, in text order."""
    bodies = [p for p in document.passages if p.zone is ZoneKind.BODY]
    lead = bodies[0].number if bodies else -1
    where = {ZoneKind.TITLE: "title", ZoneKind.CAPTION: "caption"}
    found = [Region(p.span, where.get(p.zone, "body"), p.number == lead) for p in document.passages]
    for zone in document.zones_of(*_LINE_ZONES):
        kind = "head" if zone.kind in _HEADS else "line"
        found += [Region(span, kind) for span in _lines(document.text, zone.span)]
    return sorted(found, key=lambda region: region.span)


def _lines(text: str, span: Span) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]+", text[span.start : span.end]):
        words = match[0].strip()
        if words:
            start = span.start + match.start() + match[0].index(words)
            yield Span(start, start + len(words))


def read_credit(document: Document, region: Region, name: OutletName, names: Sequence[OutletName]) -> FoundCredit:
    """Return what a region makes of one of its outlet names."""
    text = region.span.of(document.text)
    others = [_within(other.span, region.span) for other in names if other.surety is Surety.KNOWN]
    plain = plain_sentence(text, _within(name.span, region.span), others)
    where = "body" if region.where == "caption" else region.where
    shape = find_shape(plain, surety=name.surety, where=where)
    if shape is None or (region.where == "caption" and shape.kind in _NOT_IN_CAPTIONS):
        return FoundCredit(name, region, None, shape.entry if shape else "", CreditScope.EXPLICIT, plain)
    return FoundCredit(name, region, shape.kind, shape.entry, _scope(shape, region), plain)


def _within(span: Span, region: Span) -> Span:
    return Span(max(0, span.start - region.start), max(0, min(span.end, region.end) - region.start))


def _scope(shape: Shape, region: Region) -> CreditScope:
    if shape.scope == "unknown":
        return CreditScope.UNKNOWN
    if shape.scope in {"whole", "title"} or shape.kind is CreditKind.FIRST_REPORT:
        return CreditScope.INFERRED
    is_whole = region.is_lead and shape.kind is CreditKind.CARRIED_FROM
    return CreditScope.INFERRED if is_whole or region.where == "title" else CreditScope.EXPLICIT


def credit_at(analysis: Analysis, span: Span) -> FoundCredit | None:
    """Return what a document makes of a name that somebody points to; ``None`` where it is no outlet's at all.

    For measuring: the name need not be one that sayso would have found.
    """
    document = analysis.document
    finder = name_finder(document, analysis.entities, analysis.mentions)
    name = finder.given(span)
    if name is None:
        return None
    region = next((r for r in regions_of(document) if r.span.overlaps(span)), None)
    if region is None:
        return None
    return read_credit(document, region, name, finder.names_in(region.span))
