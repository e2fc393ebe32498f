"""A person's correction of one field of a claim: what it may be, and the claim as that person has it.

The machine's reading is kept and shown as it is. Answers that are worked out from several claims (ties, dates, a
story) take the person's, and every claim that they show says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sayso.errors import BadDecision, DateError
from sayso.model.analysis import Analysis
from sayso.model.claims import (
    Argument,
    Attribution,
    Citation,
    Claim,
    Link,
    Polarity,
    Source,
    SourceKind,
    Stance,
    Standing,
)
from sayso.model.edtf import split_interval
from sayso.model.judgements import Corrected
from sayso.model.mentions import DocumentEntity, EntityType, PlacePrecision, Toponym
from sayso.model.spans import EXCLUDED_ZONES, Span, cover
from sayso.model.times import Timex, TimexKind

OWN_VOICE = "this article"
"""What a source is corrected to where the report says something itself."""

_CERTAINTY = {Standing.ASSERTED: "CT", Standing.HEDGED: "PR"}
_FIXED = {Standing.DENIED: Stance.CT_NEG, Standing.HYPOTHETICAL: Stance.U_U, Standing.SILENCE: Stance.NA}


def read_field(claim: Claim, field: str) -> str:
    """Return a field of a claim as the machine reads it, in words; empty where there is nothing.

    Raises:
        BadDecision: if no field is called so.
    """
    if field not in _READERS:
        raise BadDecision(f"A claim has no field {field!r}.", hint=f"There are: {', '.join(FIELDS)}.")
    return _READERS[field](claim)


def correct(claim: Claim, corrected: Corrected, analysis: Analysis) -> Claim:
    """Return a claim with one field as a person has it.

    Raises:
        BadDecision: if the report does not have the words, or the value is none of its kind.
    """
    read_field(claim, corrected.field)
    return _WRITERS[corrected.field](claim, corrected.value.strip(), analysis)


def _name(argument: Argument | None) -> str:
    return argument.name if argument else ""


def _when(claim: Claim) -> str:
    time = claim.time
    if time is None or not time.is_resolved:
        return ""
    return time.start or "" if time.start == time.end else f"{time.start or '..'}/{time.end or '..'}"


_READERS: dict[str, Callable[[Claim], str]] = {
    "standing": lambda claim: claim.standing.value,
    "source": lambda claim: claim.source.label,
    "quote": lambda claim: claim.citation.quote,
    "time": _when,
    "place": lambda claim: claim.place.text if claim.place else "",
    "who": lambda claim: _name(claim.subject),
    "whom": lambda claim: _name(claim.object),
}
FIELDS = tuple(_READERS)
"""What can be corrected."""


def _standing(claim: Claim, value: str, analysis: Analysis) -> Claim:
    known = [standing.value for standing in Standing]
    if value not in known:
        raise BadDecision(f"There is no standing {value!r}.", hint=f"There are: {', '.join(known)}.")
    standing = Standing(value)
    stance = _FIXED.get(standing, claim.stance)
    if standing in _CERTAINTY:
        is_negative = claim.stance.value.endswith("-") and claim.standing is not Standing.DENIED
        stance = Stance(_CERTAINTY[standing] + (Polarity.NEGATIVE if is_negative else Polarity.POSITIVE).value)
    return replace(claim, standing=standing, stance=stance)


def _quote(claim: Claim, value: str, analysis: Analysis) -> Claim:
    """Find the words in the report, nearest to where the claim stands."""
    span = find_words(value, cover(claim.citation.spans), analysis)
    return replace(claim, citation=Citation(quote=span.of(analysis.document.text), spans=(span,)))


def find_words(words: str, near: Span, analysis: Analysis) -> Span:
    """Return where words stand in a report, of several places the one nearest to a span.

    Raises:
        BadDecision: if they stand nowhere in the article itself.
    """
    text, found, start = analysis.document.text, [], -1
    left_out = [zone.span for zone in analysis.document.zones if zone.kind in EXCLUDED_ZONES]
    while words and (start := text.find(words, start + 1)) != -1:
        span = Span(start, start + len(words))
        if not any(span.overlaps(zone) for zone in left_out):
            found.append(span)
    if not found:
        raise BadDecision("The report does not have these words.", hint="Give them as they stand in it.")
    return min(found, key=lambda span: (abs(span.start - near.start), span))


def _time(claim: Claim, value: str, analysis: Analysis) -> Claim:
    if not value:
        return replace(claim, time=None)
    try:
        start, end = split_interval(value)
    except DateError:
        raise BadDecision(
            f"{value!r} is no date.", hint="Give EDTF: 2024-03-05, 2024-03, 2024-03/2024-05, [..2023], ../2024."
        ) from None
    old = claim.time
    kind = TimexKind.POINT if start == end else TimexKind.INTERVAL
    at = old.span if old else Span(claim.head.start, claim.head.end)
    words = old.text if old else at.of(analysis.document.text)
    return replace(claim, time=Timex(text=words, span=at, start=start, end=end, kind=kind))


def _place(claim: Claim, value: str, analysis: Analysis) -> Claim:
    if not value:
        return replace(claim, place=None)
    span = find_words(value, cover(claim.citation.spans), analysis)
    known = next((toponym for toponym in analysis.toponyms if toponym.span == span), None)
    made = Toponym(text=value, span=span, name=value, precision=PlacePrecision.UNKNOWN)
    return replace(claim, place=known or made)


def _who(claim: Claim, value: str, analysis: Analysis) -> Claim:
    return replace(claim, subject=_argument(value, claim, analysis))


def _whom(claim: Claim, value: str, analysis: Analysis) -> Claim:
    return replace(claim, object=_argument(value, claim, analysis))


def _argument(value: str, claim: Claim, analysis: Analysis) -> Argument | None:
    if not value:
        return None
    entity = find_named(value, analysis)
    span = None if entity else find_words(value, cover(claim.citation.spans), analysis)
    return Argument(name=value, entity=entity.id if entity else None, span=span)


def _source(claim: Claim, value: str, analysis: Analysis) -> Claim:
    """Put another holder at the end of the chain; the steps before it stay, for they are what the report does."""
    if value.casefold() in {"", OWN_VOICE}:
        return replace(claim, chain=(replace(claim.chain[0], stance=claim.stance),))
    entity = find_named(value, analysis)
    span = None if entity else find_words(value, cover(claim.citation.spans), analysis)
    holder = Source(kind=_kind(entity), label=value, entity=entity.id if entity else None, span=span)
    inner = claim.chain[-1]
    before = claim.chain[:-1] or (replace(inner, stance=Stance.U_U),)
    cue = inner.cue if claim.chain[:-1] else None
    return replace(claim, chain=(*before, Attribution(source=holder, cue=cue, stance=claim.stance, link=Link.STATED)))


def _kind(entity: DocumentEntity | None) -> SourceKind:
    if entity is None:
        return SourceKind.UNNAMED_GROUP
    if entity.is_media:
        return SourceKind.MEDIA_OUTLET
    if entity.government_of is not None:
        return SourceKind.GOVERNMENT
    return SourceKind.PERSON if entity.type is EntityType.PERSON else SourceKind.ORGANISATION


def find_named(name: str, analysis: Analysis) -> DocumentEntity | None:
    """Return the one entity of a report that is called so; ``None`` where none is, or several."""
    found = [entity for entity in analysis.entities if name in (entity.name, *entity.aliases)]
    return found[0] if len(found) == 1 else None


_WRITERS: dict[str, Callable[[Claim, str, Analysis], Claim]] = {
    "standing": _standing,
    "source": _source,
    "quote": _quote,
    "time": _time,
    "place": _place,
    "who": _who,
    "whom": _whom,
}
