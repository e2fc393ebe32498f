"""The line that opens a sheet: who is on the hook for this article, in numbers, each of which opens its list.

The line reads, in this order: credited outlets, named people quoted, named bodies quoted (only where there are any),
documents, unnamed groups, agentless cues, denials and answers by kind, no-comments; then whether the core event has a
date. The first five and the denials are printed when they are nought as well: a gap is to be seen as a gap.

- *credited outlet*: an outlet that the article says it took something from, or that is the source of a claim.
- *named person quoted*: a person with a name who is the source of at least one claim, in direct or indirect speech.
- *named body quoted*: an organisation or a government that is the source of a claim other than a denial or a silence.
- *document*: a document that is the source of a claim.
- *unnamed group*: see :mod:`sayso.ask.groups`.
- *agentless cue*: words by which something is passed on, seen, reputed or expected without anybody who does so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.ask.answers import CoreEvent, Count, Member, Summary
from sayso.ask.groups import group_key, unnamed_groups
from sayso.ask.lookup import Lookup
from sayso.ask.timeline import looks_ahead
from sayso.model.claims import (
    GENERIC_KINDS,
    UNNAMED_KINDS,
    Attribution,
    Claim,
    ClaimKind,
    ResponseKind,
    Source,
    SourceKind,
    Standing,
)
from sayso.model.mentions import Cue, CueKind, EntityType
from sayso.model.provenance import DerivationKind
from sayso.model.spans import Span, ZoneKind, cover
from sayso.model.times import Timex

_CREDITS = frozenset(
    {
        DerivationKind.CREDIT,
        DerivationKind.REWRITE_WITH_CREDIT,
        DerivationKind.REPRINT,
        DerivationKind.PARTIAL_REPRINT,
        DerivationKind.SAME_WIRE,
        DerivationKind.QUOTATION,
    }
)
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GOVERNMENT})
_ANSWERS = frozenset({ClaimKind.DENIAL, ClaimKind.NON_COMMENT, ClaimKind.ADMISSION})
AGENTLESS = frozenset(
    {
        CueKind.HEARSAY_ADVERB,
        CueKind.HEARSAY_PASSIVE,
        CueKind.PERCEPTION_PASSIVE,
        CueKind.REPUTATION,
        CueKind.EXPECTATION,
    }
)

_RESPONSES: tuple[tuple[ResponseKind, str, str, str], ...] = (
    (ResponseKind.DENIAL_SPECIFIC, "specific_denials", "specific denial", "specific denials"),
    (ResponseKind.DENIAL_NARROWER, "narrower_denials", "narrower denial", "narrower denials"),
    (ResponseKind.DENIAL_GENERAL, "general_denials", "general denial", "general denials"),
    (
        ResponseKind.REJECTS_CHARACTERISATION,
        "rejected_characterisations",
        "rejected characterisation",
        "rejected characterisations",
    ),
    (ResponseKind.ADMISSION, "admissions", "admission", "admissions"),
    (ResponseKind.PARTIAL, "partial_answers", "partial answer", "partial answers"),
    (ResponseKind.NO_COMMENT, "no_comments", "no-comment", "no-comments"),
    (ResponseKind.DECLINED, "declined", "declined to comment", "declined to comment"),
    (ResponseKind.NO_RESPONSE_REPORTED, "no_responses", "request without a response", "requests without a response"),
)
_DENIALS = frozenset({"specific_denials", "narrower_denials", "general_denials", "rejected_characterisations"})
_ALWAYS = frozenset(
    {"credited_outlets", "named_people_quoted", "documents", "unnamed_groups", "agentless_cues", "no_comments"}
)


def summarise(lookup: Lookup) -> Summary:
    """Count who is on the hook and put it in one line."""
    core = find_core_event(lookup)
    counts = (
        _count("credited_outlets", "credited outlet", "credited outlets", credited_outlets(lookup)),
        _count(
            "named_people_quoted", "named person quoted", "named people quoted", _speakers(lookup, {SourceKind.PERSON})
        ),
        _count("named_bodies_quoted", "named body quoted", "named bodies quoted", _speakers(lookup, _BODIES)),
        _count("documents", "document", "documents", _speakers(lookup, {SourceKind.DOCUMENT})),
        _count("unnamed_groups", "unnamed group", "unnamed groups", _groups(lookup)),
        _count("agentless_cues", "agentless cue", "agentless cues", _agentless(lookup)),
        *_responses(lookup),
    )
    return Summary(line=_line(counts, core), counts=counts, core_event=core)


def _line(counts: tuple[Count, ...], core: CoreEvent) -> str:
    parts: list[str] = []
    denials = sum(count.number for count in counts if count.key in _DENIALS)
    for count in counts:
        if count.key == _RESPONSES[0][1] and not denials:
            parts.append("0 denials")
        if count.number or count.key in _ALWAYS:
            parts.append(count.phrase)
    return f"{', '.join(parts)}; {core.phrase}."


def _count(key: str, one: str, many: str, members: Iterable[Member]) -> Count:
    found = tuple(members)
    return Count(key=key, phrase=f"{len(found)} {one if len(found) == 1 else many}", members=found)


class _Members:
    """Members gathered by a key, in the order in which the text brings them."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, list[Span], list[str]]] = {}

    def add(self, key: str, label: str, span: Span | None, claim: str | None = None) -> None:
        _, spans, claims = self._found.setdefault(key, (label, [], []))
        if span is not None and span not in spans:
            spans.append(span)
        if claim is not None and claim not in claims:
            claims.append(claim)

    def __iter__(self) -> Iterator[Member]:
        for label, spans, claims in self._found.values():
            yield Member(label=label, spans=tuple(sorted(spans)), claims=tuple(claims))


def _steps(lookup: Lookup) -> Iterator[tuple[Claim, Attribution]]:
    for claim in lookup.analysis.claims:
        for step in claim.chain:
            yield claim, step


def _identity(source: Source, lookup: Lookup) -> tuple[str, str]:
    entity = lookup.of_source(source)
    return (entity.id, entity.name) if entity is not None else (source.label.casefold(), source.label)


def credited_outlets(lookup: Lookup) -> Iterable[Member]:
    """Return the outlets that the article says it took something from."""
    found = _Members()
    for derivation in lookup.analysis.derivations:
        if derivation.kind in _CREDITS:
            entity = lookup.entity(derivation.entity)
            name = entity.name if entity is not None else derivation.upstream
            found.add(name.casefold(), name, derivation.citation.spans[0])
    for claim, step in _steps(lookup):
        if step.source.kind is SourceKind.MEDIA_OUTLET:
            _, name = _identity(step.source, lookup)
            found.add(name.casefold(), name, step.source.span, claim.id)
    return found


def _speakers(lookup: Lookup, kinds: frozenset[SourceKind] | set[SourceKind]) -> Iterable[Member]:
    """Return the distinct sources of these kinds; a body that only denies or is silent has not been quoted."""
    found = _Members()
    for claim, step in _steps(lookup):
        if step.source.kind not in kinds:
            continue
        only_answers = claim.kind in _ANSWERS or claim.standing in {Standing.DENIED, Standing.SILENCE}
        if step.source.kind in _BODIES and only_answers:
            continue
        key, name = _identity(step.source, lookup)
        found.add(key, name, step.source.span, claim.id)
    return found


def _groups(lookup: Lookup) -> Iterable[Member]:
    found = _Members()
    for claim, step in _steps(lookup):
        if step.source.kind in UNNAMED_KINDS:
            for label in unnamed_groups(step.source, lookup):
                found.add(group_key(label), label, step.source.span, claim.id)
    return found


def _agentless(lookup: Lookup) -> Iterable[Member]:
    """Return each such cue once, wherever it bears on a claim, unless somebody identifiable stands behind it."""
    found: dict[Span, tuple[Cue, list[str]]] = {}
    for claim in lookup.analysis.claims:
        held = {step.cue.span for step in claim.chain if step.cue is not None and _is_held(step)}
        cues = (*claim.cues, *(step.cue for step in claim.chain if step.cue is not None))
        for cue in cues:
            if cue.kind in AGENTLESS and cue.span not in held:
                claims = found.setdefault(cue.span, (cue, []))[1]
                claims += [claim.id] if claim.id not in claims else []
    for span in sorted(found):
        cue, claims = found[span]
        yield Member(label=cue.text, spans=(span,), claims=tuple(claims))


def _is_held(step: Attribution) -> bool:
    return step.source.kind not in GENERIC_KINDS and step.source.kind is not SourceKind.PUBLISHER


def _responses(lookup: Lookup) -> Iterator[Count]:
    for kind, key, one, many in _RESPONSES:
        members = (
            Member(
                label=_by(lookup, response.by.entity, response.by.name),
                spans=response.citation.spans,
                claims=response.claims,
            )
            for response in lookup.analysis.responses
            if response.kind is kind
        )
        yield _count(key, one, many, members)


def _by(lookup: Lookup, entity_id: str | None, name: str) -> str:
    entity = lookup.entity(entity_id)
    return entity.name if entity is not None else name


def find_core_event(lookup: Lookup) -> CoreEvent:
    """Find the lead's main event claim, the claims that tell the same event, and the date that they give it."""
    main = _main_event(lookup)
    if main is None:
        return CoreEvent(claims=(), time=None, phrase="no core event found")
    told = (main, *(claim for claim in _same_event(main, lookup) if claim.id != main.id))
    times = [c.time for c in told if c.time is not None and (c is main or c.standing is Standing.ASSERTED)]
    time = next((time for time in times if time.is_resolved), times[0] if times else None)
    dated = time is not None and time.is_resolved
    phrase = f"core event dated {_date_words(time)}" if time is not None and dated else "core event undated"
    return CoreEvent(claims=tuple(claim.id for claim in told), time=time, phrase=phrase)


def _date_words(time: Timex) -> str:
    """Return a date in the article's words, and as EDTF where the words are not that already."""
    value = time.start if time.start == time.end else f"{time.start or '..'}/{time.end or '..'}"
    return f"“{time.text}”" if value == time.text else f"“{time.text}” ({value})"


_NEWS = frozenset({ClaimKind.EVENT, ClaimKind.RELATION, ClaimKind.CONTEXT})


def _main_event(lookup: Lookup) -> Claim | None:
    """Return the claim of the lead that carries most of its words: the main clause holds its own subclauses."""
    news = [claim for claim in lookup.analysis.claims if claim.kind in _NEWS and _is_told(claim)]
    lead = _lead(lookup, news)
    inside = [claim for claim in news if lead is not None and lead.contains(claim.head)]
    if not any(claim.kind is ClaimKind.EVENT for claim in news):
        return None
    return max(inside or news, key=lambda claim: (len(claim.citation.quote), -claim.head.start), default=None)


def _is_told(claim: Claim) -> bool:
    return not looks_ahead(claim) and claim.standing not in {Standing.DENIED, Standing.SILENCE}


def _lead(lookup: Lookup, news: list[Claim]) -> Span | None:
    """Return the first paragraph of the body that tells anything: a section's name above it does not."""
    paragraphs: dict[int, list[Span]] = {}
    for passage in lookup.analysis.document.passages:
        if passage.zone is ZoneKind.BODY:
            paragraphs.setdefault(passage.paragraph, []).append(passage.span)
    extents = (cover(spans) for spans in paragraphs.values())
    return next((extent for extent in extents if any(extent.contains(claim.head) for claim in news)), None)


def _same_event(main: Claim, lookup: Lookup) -> Iterator[Claim]:
    """Yield event claims of which the main claim's event is the subject or the object."""
    events = {id_ for id_ in lookup.entities_of(main) if lookup.entities[id_].type is EntityType.EVENT}
    events |= {
        entity.id
        for entity in lookup.analysis.entities
        if entity.type is EntityType.EVENT
        and any(span.contains(at) for span in main.citation.spans for at in (*entity.mentions, *entity.references))
    }
    for claim in lookup.analysis.claims:
        ends = (lookup.of_argument(claim.subject), lookup.of_argument(claim.object))
        if claim.kind is ClaimKind.EVENT and _is_told(claim) and any(e is not None and e.id in events for e in ends):
            yield claim
