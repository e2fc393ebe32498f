"""Everything that was read out of one document, by one version of the extractor."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.claims import Claim, Response
from sayso.model.documents import Document
from sayso.model.mentions import DocumentEntity, Mention, Toponym
from sayso.model.provenance import StatedDerivation
from sayso.model.spans import Reason, Span
from sayso.model.speech import AttributionSpans
from sayso.model.times import Timex

SHELTERED = frozenset({"minor", "victim", "witness"})
"""Rules of abstentions by which a name is left out of every index (docs/ethics.md, rule 11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention:
    """A place where sayso saw something and chose to say nothing, with the reason."""

    span: Span
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The result of reading one document: pure, repeatable, and all that the store keeps of it."""

    document: Document
    extractor: str
    entities: tuple[DocumentEntity, ...]
    mentions: tuple[Mention, ...]
    timexes: tuple[Timex, ...]
    toponyms: tuple[Toponym, ...]
    claims: tuple[Claim, ...]
    responses: tuple[Response, ...]
    derivations: tuple[StatedDerivation, ...]
    abstentions: tuple[Abstention, ...] = ()
    attributions: tuple[AttributionSpans, ...] = ()
