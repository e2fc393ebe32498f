"""Who says …: claims of a collection by their words, their holder, whom they are about, how they stand, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.collection_claims import reported_claims
from sayso.model.analysis import Analysis
from sayso.model.spans import Span
from sayso.store import ClaimPlace, ClaimQuery, PassagePlace, View


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """A claim that fits. ``quoted`` tells whether the words stand in its quotation, or only in the sentence around."""

    reported: ReportedClaim
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSentence:
    """A sentence that holds the words, and of which sayso made no claim that fits: the report's own words, no more."""

    report: ReportName
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """What was found. ``total`` counts all claims that fit, also beyond the limit; ``read`` all reports held."""

    query: ClaimQuery
    claims: tuple[FoundClaim, ...]
    total: int
    sentences: tuple[FoundSentence, ...]
    read: int

    @property
    def is_cut(self) -> bool:
        """Whether more claims fit than are shown."""
        return self.total > len(self.claims)


def search(view: View, query: ClaimQuery) -> SearchAnswer:
    """Answer a query over one state of a collection.

    Sentences without a fitting claim are added where only words were asked for, so that nothing that stands in a report
    goes unfound because sayso abstained.
    """
    places, total = view.find_claims(query)
    sentences = view.find_passages(query.words, limit=query.limit) if _words_only(query) else ()
    documents = [place.document for place in places] + [place.document for place in sentences]
    analyses = {known: view.analysis(known) for known in dict.fromkeys(documents)}
    found = _claims(places, analyses)
    return SearchAnswer(
        query=query,
        claims=found,
        total=total,
        sentences=() if total > len(found) else tuple(_sentences(sentences, found, analyses)),
        read=view.size().documents,
    )


def _words_only(query: ClaimQuery) -> bool:
    narrowed = (query.who, query.about, query.since, query.until)
    return bool(query.words.strip()) and not query.standings and not query.kinds and all(n is None for n in narrowed)


def _claims(places: Iterable[ClaimPlace], analyses: dict[str, Analysis]) -> tuple[FoundClaim, ...]:
    reported = {
        (document, claim.claim.id): claim
        for document, analysis in analyses.items()
        for claim in reported_claims(analysis)
    }
    return tuple(FoundClaim(reported=reported[place.document, place.claim], quoted=place.quoted) for place in places)


def _sentences(
    places: Iterable[PassagePlace], claims: Iterable[FoundClaim], analyses: dict[str, Analysis]
) -> Iterable[FoundSentence]:
    taken: dict[str, list[Span]] = {}
    for found in claims:
        taken.setdefault(found.reported.report.id, []).extend(found.reported.claim.citation.spans)
    for place in places:
        document = analyses[place.document].document
        span = document.passages[place.number].span
        if not any(span.overlaps(claimed) for claimed in taken.get(place.document, [])):
            yield FoundSentence(report=ReportName.of(document), span=span, text=span.of(document.text))
