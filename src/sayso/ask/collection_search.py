"""Who says …: claims of a collection by their words, their holder, whom they are about, how they stand, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.ask.answers import NameDoubt, ReportedClaim, ReportName
from sayso.ask.collection_claims import reported_claims
from sayso.ask.replies import tell_replies
from sayso.ask.reviewed import by_document, mark_reviews
from sayso.ask.who import WhoIsWho
from sayso.ask.who_named import find_entities_named, find_named
from sayso.ask.who_told import find_doubts, ids_of, with_names
from sayso.model.analysis import Analysis
from sayso.model.identity import Entity
from sayso.model.spans import Span
from sayso.store import ClaimPlace, ClaimQuery, PassagePlace, View

ENTITY = "who-"
"""The beginning of the ids of entities: one of them in place of a name means just these reports' names."""


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
    doubts: tuple[NameDoubt, ...] = ()
    """Where a name was asked for: whom of those who bear it are probably one, and who are not."""

    @property
    def is_cut(self) -> bool:
        """Whether more claims fit than are shown."""
        return self.total > len(self.claims)


def search(view: View, query: ClaimQuery, who: WhoIsWho | None = None) -> SearchAnswer:
    """Answer a query over one state of a collection.

    With ``who``, whoever was asked for is found under the names that other reports have for them, and the answer says
    which of those who are found are only probably one. Claims that people decided about are found as they were read,
    and say what was decided. Sentences without a fitting claim are added where only words
    were asked for, so that nothing that stands in a report goes unfound because sayso abstained.
    """
    places, total = view.find_claims(query if who is None else _widen(query, who))
    sentences = view.find_passages(query.words, limit=query.limit) if _words_only(query) else ()
    documents = [place.document for place in places] + [place.document for place in sentences]
    reviews = by_document(view.reviews())
    told = tell_replies(view, map(view.analysis, dict.fromkeys(documents)))
    analyses = {known.document.id: mark_reviews(known, reviews.get(known.document.id, ())) for known in told}
    found = _claims(places, analyses, who)
    return SearchAnswer(
        query=query,
        claims=found,
        total=total,
        sentences=() if total > len(found) else tuple(_sentences(sentences, found, analyses)),
        read=view.size().documents,
        doubts=() if who is None else find_doubts(who, _asked(query, who) & ids_of(f.reported for f in found)),
    )


def asks_for_names(query: ClaimQuery) -> bool:
    """Tell whether a query names somebody, so that it matters who is who."""
    return query.who is not None or query.about is not None


def _widen(query: ClaimQuery, who: WhoIsWho) -> ClaimQuery:
    """Look for names also under those that other reports have for the same; an id (``who-``) means just these."""
    named = {"who": query.who, "about": query.about}
    also = {f"also_{key}": tuple(_places_of(who, name)) for key, name in named.items() if name is not None}
    only = {key: None for key, name in named.items() if name is not None and name.startswith(ENTITY)}
    return replace(query, **also, **only)  # type: ignore[arg-type]


def _places_of(who: WhoIsWho, name: str) -> Iterator[tuple[str, str]]:
    for entity in _meant(who, name):
        yield from dict.fromkeys((use.document, use.name) for use in entity.uses)


def _meant(who: WhoIsWho, name: str) -> tuple[Entity, ...]:
    return (who.identities.by_id[find_named(who, name)],) if name.startswith(ENTITY) else find_entities_named(who, name)


def _asked(query: ClaimQuery, who: WhoIsWho) -> set[str]:
    names = [name for name in (query.who, query.about) if name is not None]
    return {entity.id for name in names for entity in _meant(who, name)}


def _words_only(query: ClaimQuery) -> bool:
    narrowed = (query.who, query.about, query.since, query.until)
    return bool(query.words.strip()) and not query.standings and not query.kinds and all(n is None for n in narrowed)


def _claims(
    places: Iterable[ClaimPlace], analyses: dict[str, Analysis], who: WhoIsWho | None
) -> tuple[FoundClaim, ...]:
    reported = {
        (document, claim.claim.id): claim if who is None else with_names(claim, who)
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
