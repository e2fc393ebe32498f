"""What a report says it took from others, as derivations: its credits, and where it credits itself, that it does.

The sentence's words decide (:mod:`sayso.extract.stated_credits`); where they have no shape that is known, the parse may
still show that another outlet is who says something or whom somebody told it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.credit_names import NameFinder, OutletName, name_finder
from sayso.extract.credits import Credit, media_frames, told_outlets
from sayso.extract.names.words import is_known
from sayso.extract.reading import Reading
from sayso.extract.sources import Cast
from sayso.extract.stated_credits import FoundCredit, Region, read_outlets, regions_of
from sayso.model.analysis import Abstention
from sayso.model.claims import Citation
from sayso.model.documents import Document
from sayso.model.mentions import DocumentEntity
from sayso.model.provenance import CreditKind, CreditScope, DerivationKind, StatedDerivation
from sayso.model.spans import Reason, Span
from sayso.model.times import Timex

_NOTES = {
    CreditKind.FIRST_REPORT: "another outlet is said to have had it first",
    CreditKind.CARRIED_FROM: "what another outlet reported is passed on",
    CreditKind.TOLD_TO: "it was said to another outlet",
    CreditKind.AGENCY_DATELINE: "the text is another outlet's by its dateline, byline, copyright or contribution line",
}


@dataclass(frozen=True, slots=True)
class Credits:
    """What a document says of where it comes from; ``own`` is where it names its own publisher as the source."""

    derivations: tuple[StatedDerivation, ...]
    own: tuple[Abstention, ...]


def find_derivations(
    document: Document,
    credits_found: Sequence[Credit],
    readings: Sequence[Reading],
    cast: Cast,
    timexes: Sequence[Timex],
) -> Credits:
    """Return the credits of a document as derivations in text order, and its credits to itself as abstentions."""
    finder = name_finder(document, list(cast.entities.values()), cast.mentions)
    read = list(read_outlets(document, finder))
    found = [one for one in read if one.kind is not None]
    decided = [one for one in read if one.shape]
    by_parse = _by_parse(document, decided, credits_found, list(readings), cast)
    found += [one for one in by_parse if not _is_homonym(one.name.entity, cast, finder)]
    publisher = document.publisher.value or ""
    found = [one for one in found if not _is_masthead(one, publisher)]
    own = [one for one in found if is_own(one.name, publisher)]
    others = _once([one for one in found if one not in own])
    derivations = [_derivation(one, document, credits_found, timexes) for one in others]
    return Credits(
        derivations=tuple(sorted(derivations, key=lambda d: (d.citation.spans, d.upstream, d.credit or ""))),
        own=tuple(_own(one) for one in own),
    )


def _derivation(
    found: FoundCredit, document: Document, credits_found: Sequence[Credit], timexes: Sequence[Timex]
) -> StatedDerivation:
    span = _citation(found, document, credits_found)
    kind = found.kind or CreditKind.CARRIED_FROM
    return StatedDerivation(
        kind=DerivationKind.CREDIT,
        upstream=found.name.name,
        entity=found.name.entity,
        scope=found.scope,
        citation=Citation(quote=span.of(document.text), spans=(span,)),
        credit=kind,
        reported_on=reported_on(found, document, timexes),
        reasons=(Reason(rule=f"credits.{found.shape}", note=_NOTES[kind], span=found.name.span),),
    )


def _citation(found: FoundCredit, document: Document, credits_found: Sequence[Credit]) -> Span:
    """Return the words that credit: the clause where the parse has it, else the sentence without its full stop."""
    clauses = [c.span for c in credits_found if c.is_general and found.region.span.contains(c.span)]
    holding = [span for span in clauses if span.contains(found.name.span)]
    return min(holding, key=len) if holding else found.region.span


def _is_masthead(found: FoundCredit, publisher: str) -> bool:
    """Tell whether a copyright line may name the publisher itself, which nobody has given."""
    return found.shape == "copyright" and not publisher and not is_known(found.name.name, "outlets", "outlet")


def _own(found: FoundCredit) -> Abstention:
    note = "the report credits its own publisher, and derives from nobody by it"
    return Abstention(span=found.name.span, reason=Reason(rule="credits.own", note=note, span=found.region.span))


def _once(found: Sequence[FoundCredit]) -> list[FoundCredit]:
    """Return each outlet once for a sentence and kind."""
    unique: dict[tuple[Span, str, CreditKind | None], FoundCredit] = {}
    for one in found:
        unique.setdefault((one.region.span, plain_outlet(one.name.name), one.kind), one)
    return list(unique.values())


def _by_parse(
    document: Document,
    found: Sequence[FoundCredit],
    credits_found: Sequence[Credit],
    readings: list[Reading],
    cast: Cast,
) -> Iterator[FoundCredit]:
    """Yield the outlets that the parse shows as who says something or was told it, where no shape of words decided."""
    regions = {region.span: region for region in regions_of(document)}
    known = {(one.region.span, one.name.entity) for one in found}
    known_names = {(one.region.span, plain_outlet(one.name.name)) for one in found}
    for span, entity, kind, rule in _parsed(credits_found, readings, cast):
        region = next((r for at, r in regions.items() if at.contains(span)), None)
        if region is None or (region.span, entity.id) in known:
            continue
        if (region.span, plain_outlet(entity.name)) in known_names:
            continue
        known.add((region.span, entity.id))
        name = OutletName(_name_span(entity, region, span), entity.name, entity.id)
        scope = _parsed_scope(kind, region)
        yield FoundCredit(name, region, kind, rule, scope)


def _is_homonym(entity: str | None, cast: Cast, finder: NameFinder) -> bool:
    """Tell whether a body is taken for an outlet only by a short form that means something else here."""
    body = cast.entities.get(entity or "")
    return body is not None and bool(finder.homonyms & {body.name, *body.aliases})


def _parsed(
    credits_found: Sequence[Credit], readings: list[Reading], cast: Cast
) -> Iterator[tuple[Span, DocumentEntity, CreditKind, str]]:
    for credit in credits_found:
        first = credit.cue.entry in {"first-reported", "first-report-active", "broke-story"}
        kind = CreditKind.FIRST_REPORT if first else CreditKind.CARRIED_FROM
        yield credit.cue.span, credit.outlet, kind, credit.cue.entry
    for frame, reading, entity in told_outlets(readings, cast):
        yield reading.parsed.span(frame.verb.i, frame.verb.i), entity, CreditKind.TOLD_TO, "told-by-parse"
    for frame, reading, entity in media_frames(readings, cast):
        yield reading.parsed.span(frame.verb.i, frame.verb.i), entity, CreditKind.CARRIED_FROM, "says-by-parse"


def _name_span(entity: DocumentEntity, region: Region, act: Span) -> Span:
    spans = [s for s in (*entity.mentions, *entity.references) if region.span.contains(s)]
    return min(spans, key=lambda s: abs(s.start - act.start)) if spans else act


def _parsed_scope(kind: CreditKind, region: Region) -> CreditScope:
    is_whole = kind is CreditKind.FIRST_REPORT or (kind is CreditKind.CARRIED_FROM and region.is_lead)
    return CreditScope.INFERRED if is_whole else CreditScope.EXPLICIT


_TO_DATE = re.compile(
    r"(?:['’]s?(?: [A-Z][\w.-]+){1,3})?[,\"”’']* ?(?:(?:had|has|have|was|also|first|initially|originally|"
    r"exclusively|later) )*"
    r"(?:(?:reported|reports|said|says|wrote|writes|published|revealed|disclosed|ran|broke|noted|told|reporting)\b)?"
    r"(?: (?:it|this|the (?:story|news|sale|report|details?|figures?)))?,? ?(?:(?:on|in|of|late|early|for|"
    r"dated|that|from) ){0,2}"
)
_DATED_REPORT = re.compile(
    r"\b(?:report|article|story|piece|dispatch|interview|edition)s? (?:of|on|from|dated|published on) $"
)


def reported_on(found: FoundCredit, document: Document, timexes: Sequence[Timex]) -> str | None:
    """Return the day that the words give of the other report: "the Ledger reported on 4 March", as EDTF.

    Only a date that stands right after the credit, or after "in a report of", says when; others are of what happened.
    """
    region, name = found.region.span, found.name.span
    for timex in timexes:
        if timex.start is None or timex.start != timex.end or not region.contains(timex.span):
            continue
        between = document.text[name.end : timex.span.start] if timex.span.start > name.end else None
        if between is not None and len(between) < 60 and _TO_DATE.fullmatch(between):
            return timex.start
        if _DATED_REPORT.search(document.text[region.start : timex.span.start]):
            return timex.start
    return None


def plain_outlet(name: str) -> str:
    """Return an outlet's name to compare by within one document: without article, domain and case."""
    text = " ".join(name.replace("’", "'").split()).casefold().removeprefix("the ")
    return re.sub(r"(?:'s?|\.(?:com|co\.uk|org|net))$", "", text)


def is_own(name: OutletName, publisher: str) -> bool:
    """Tell whether a name is the report's own publisher: the same name, its initials, its domain, its last word."""
    own, other = plain_outlet(publisher), plain_outlet(name.name)
    if not own or not other:
        return False
    words = own.split()
    initials = "".join(word[0] for word in words)
    return (
        own == other
        or own.replace(" ", "") == other.replace(" ", "")
        or (len(words) > 1 and other == initials)
        or (len(words) > 1 and " " not in other and other == words[-1])
    )
