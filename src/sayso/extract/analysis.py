"""Read one document: the stages, in order, each a function that can be replaced by another of its shape.

Nothing here sees the store, a clock or the network; the same document gives the same analysis (invariants 4 and 11).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso import __version__
from sayso.encoder.session import model_name
from sayso.extract.arguments import Registry
from sayso.extract.claims import Setting, build_claims
from sayso.extract.coreference import resolve_entities
from sayso.extract.corrections import find_corrections
from sayso.extract.derivations import find_derivations
from sayso.extract.exculpation import find_accused
from sayso.extract.extras import credit_claims, role_claims, silence_claims, with_credit
from sayso.extract.joining import without_furniture
from sayso.extract.names import read_names
from sayso.extract.parse import MODEL, parse_passages
from sayso.extract.places import find_toponyms
from sayso.extract.quotations import find_quotations
from sayso.extract.reading import read_passage
from sayso.extract.responses import find_responses
from sayso.extract.sources import Cast
from sayso.extract.spans import attribution_spans, join_spans
from sayso.extract.speakers import find_speakers
from sayso.extract.taken_back import mark_corrections
from sayso.extract.times import find_timexes
from sayso.model.analysis import Abstention, Analysis
from sayso.model.claims import Claim, Response
from sayso.model.documents import Document
from sayso.model.mentions import Mention
from sayso.model.spans import Reason, Span, ZoneKind

EXTRACTOR = f"sayso-{__version__}/rules-7/{MODEL}/{model_name()}"
"""Which extractor made an analysis; part of what the store keeps for good."""


def analyse(document: Document, *, given_names: Sequence[Mention] | None = None) -> Analysis:
    """Read a document: who says what, how sure, in which words, and where nothing was said for want of certainty.

    ``given_names`` are taken for the document's names instead of those that it would find: to measure what comes after.
    """
    if document.language not in {"en", "und"}:
        return _unread(document)
    # 1. Sentences become syntax; names, dates and places are found on it.
    parsed, furniture = without_furniture(parse_passages(document))
    names, unnamed = read_names(document, parsed)
    names = names if given_names is None else tuple(given_names)
    resolution = resolve_entities(document, parsed, names, unnamed)
    timexes = find_timexes(document, parsed)
    toponyms = find_toponyms(document, parsed, resolution.mentions)
    hidden = tuple(abstention.span for abstention in unnamed)
    cast = Cast({e.id: e for e in resolution.entities}, resolution.mentions, resolution, parsed, hidden)

    # 2. Cues, acts of saying and what governs each clause, a passage at a time. Headlines are quoted by nobody and
    #    leave out who says so: they are shown, not read for claims.
    readings = [read_passage(p, cast) for p in parsed if p.passage.zone is not ZoneKind.TITLE]
    speakers = find_speakers(document, readings, cast, find_quotations(document))
    registry = Registry(document.id)
    accused = find_accused(readings, cast)
    setting = Setting(document, cast, registry, timexes, toponyms, speakers, accused)

    # 3. Claims of clauses, roles, silences and credits.
    claims: list[Claim] = []
    abstentions: list[Abstention] = [*furniture, *unnamed]
    credits_found = [credit for reading in readings for credit in reading.credits]
    for reading in readings:
        made, unsure = build_claims(reading, setting)
        claims += made
        claims += role_claims(reading, setting)
        claims += silence_claims(reading, setting)
        abstentions += unsure
    claims += credit_claims(credits_found, setting)
    claims = with_credit(_ordered(claims), credits_found, document)
    corrections = find_corrections(document, timexes, resolution.entities)
    claims = mark_corrections(claims, corrections, document)

    # 4. Who answered what; what the report says it took from others.
    responses = find_responses(claims, document.id, cast)
    derived = find_derivations(document, credits_found, readings, cast, timexes)
    return Analysis(
        document=document,
        extractor=EXTRACTOR,
        entities=(*resolution.entities, *registry.entities()),
        mentions=resolution.mentions,
        timexes=timexes,
        toponyms=toponyms,
        claims=_answered(claims, responses),
        responses=responses,
        derivations=(*derived.derivations, *(c.stated for c in corrections)),
        abstentions=tuple(sorted((*abstentions, *derived.own), key=lambda a: (a.span, a.reason.rule))),
        attributions=join_spans(
            attribution_spans(readings, speakers),
            [said for passage in parsed for said in passage.opinion.attributions],
            document.text,
        ),
    )


def _ordered(claims: list[Claim]) -> list[Claim]:
    """Return claims in text order, each id once: what two rules found alike is one claim."""
    unique: dict[str, Claim] = {}
    for claim in claims:
        unique.setdefault(claim.id, claim)
    return sorted(unique.values(), key=lambda c: (c.head, c.citation.spans, c.id))


def _answered(claims: list[Claim], responses: tuple[Response, ...]) -> tuple[Claim, ...]:
    """Give each claim the responses that answer it, so that a denial travels with what it denies."""
    by_claim: dict[str, list[str]] = {}
    for response in responses:
        for claim_id in response.claims:
            by_claim.setdefault(claim_id, []).append(response.id)
    return tuple(replace(c, responses=tuple(by_claim.get(c.id, ()))) for c in claims)


def _unread(document: Document) -> Analysis:
    span = Span(0, len(document.text))
    reason = Reason(rule="analysis.language", note=f"only English is read; this is {document.language!r}", span=span)
    return Analysis(
        document=document,
        extractor=EXTRACTOR,
        entities=(),
        mentions=(),
        timexes=(),
        toponyms=(),
        claims=(),
        responses=(),
        derivations=(),
        abstentions=(Abstention(span=span, reason=reason),),
    )
