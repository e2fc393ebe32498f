"""Which reports of a collection belong to one story, found without comparing each with each.

Two reports belong together where they share their wording, or where what they are about is the same: the same two
parties, named side by side in the title or the lead or more often than others, or the same kind of happening to the
same party or at the same place, within some days. One name alone, a head of government or a large company, joins
nobody; nor do a person and the body that the report says is theirs, who are named together in every report of either.
And a report belongs with the one that it credits or corrects (:mod:`sayso.corroborate.credit_keys`).

Whether two reports belong together depends on the two alone. Stories are what is connected: hence the order in which
reports came never shows, and a collection that grew report by report has the stories of one that was filed at once.
A story is a list to start from. No count and no status depends on it, save that a story is told from its own reports.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, combinations, product

import numpy as np

from sayso.corroborate.amendments import AMENDING
from sayso.corroborate.credit_keys import find_credited, find_credits, find_told
from sayso.corroborate.grams import Worded, word_document, word_text, worded_zones
from sayso.corroborate.keying import first_day, lead, names_of, number
from sayso.corroborate.matter import matter_words
from sayso.corroborate.signatures import SIGNATURE_VERSION, Keys, runs_in_order, sign
from sayso.lexicon.places import fold
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind
from sayso.model.filing import ReportKeys, fits_credit, shares_sample
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span

KEYS_VERSION = f"2.{SIGNATURE_VERSION}"
SAMPLE = 96
"""Hashes of runs of five that are kept to tell a shared text from a shared phrase."""
FOREMOST = 4
"""So many parties that a report names most often, each more than once, are what it is about too."""
PARTY_DAYS = 60
"""Two parties that are named together join reports up to half as many days apart, and none that are further apart."""
HAPPENING_DAYS = 12
"""The same for a kind of happening: two fires in one town in one month are two fires."""
_KINDS = frozenset({ClaimKind.EVENT, ClaimKind.FORECAST, ClaimKind.ADMISSION, ClaimKind.DENIAL})
_PARTIES = frozenset({EntityType.PERSON, EntityType.ORG})
TELLING = frozenset(
    "acquitted appointed arrested attacked charged closed convicted dismissed founded killed won".split()
)
"""Families of happenings that seldom come twice to one party, or to one place, within days; meetings and visits do."""
_UNDATED = "undated"
_BITS = np.uint64((1 << 63) - 1)


def find_keys(analysis: Analysis) -> ReportKeys:
    """Return what a report is filed under; the same for the same analysis, whatever else is held."""
    runs = runs_in_order(_worded(analysis))
    return ReportKeys(
        version=KEYS_VERSION,
        named=tuple(sorted({number(*words) for words in _named(analysis)})),
        wording=_numbers(sign(runs)),
        sample=_numbers(runs)[:SAMPLE],
        credits=find_credits(analysis),
        credited=find_credited(analysis),
        told=find_told(analysis),
    )


def _worded(analysis: Analysis) -> Worded:
    """Return the words of a report; of a correction without its formulas ("that report was wrong, we apologise")."""
    document = analysis.document
    if not any(stated.kind in AMENDING for stated in analysis.derivations):
        return word_document(document)
    formulas = [p.span for p in document.passages if not matter_words(p.span.of(document.text))]
    kept = (part for zone in worded_zones(document) for part in _without(zone, formulas))
    return word_text(document.text, list(kept), document.id)


def _without(zone: Span, gone: Sequence[Span]) -> Iterator[Span]:
    start = zone.start
    for span in sorted(gone):
        if zone.contains(span):
            yield Span(start, span.start)
            start = span.end
    yield Span(start, zone.end)


def group_reports(keys: Mapping[str, ReportKeys]) -> tuple[tuple[str, ...], ...]:
    """Return the stories among reports (document id → keys): the ids of each sorted, stories by their first id.

    Compares every pair that has a key in common; :meth:`sayso.store.Store.add` finds the same stories one by one.
    """
    above = {name: name for name in keys}

    def head(name: str) -> str:
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for one, other in _joined(keys):
        low, high = sorted((head(one), head(other)))
        above[high] = low
    stories: dict[str, list[str]] = {}
    for name in sorted(keys):
        stories.setdefault(head(name), []).append(name)
    return tuple(tuple(names) for names in stories.values())


def _joined(keys: Mapping[str, ReportKeys]) -> Iterator[tuple[str, str]]:
    for holders in _holders((name, held.named) for name, held in keys.items()):
        yield from ((holders[0], other) for other in holders[1:])
    for holders in _holders((name, held.wording) for name, held in keys.items()):
        for one, other in combinations(holders, 2):
            if shares_sample(keys[one].sample, keys[other].sample):
                yield one, other
    yield from _credited(keys)


def _credited(keys: Mapping[str, ReportKeys]) -> Iterator[tuple[str, str]]:
    """Yield each report that credits with each that it may mean."""
    found: dict[int, list[str]] = {}
    for name, held in keys.items():
        for key in held.credited:
            found.setdefault(key, []).append(name)
    for name, held in keys.items():
        for credit in held.credits:
            meant = sorted({other for key in credit.keys for other in found.get(key, ())} - {name})
            yield from ((name, other) for other in meant if fits_credit(credit, keys[other].told))


def _holders(held: Iterator[tuple[str, tuple[int, ...]]]) -> Iterator[list[str]]:
    found: dict[int, list[str]] = {}
    for name, numbers in held:
        for key in numbers:
            found.setdefault(key, []).append(name)
    return (names for names in found.values() if len(names) > 1)


def _numbers(keys: Keys) -> tuple[int, ...]:
    return tuple(np.unique(keys & _BITS).tolist())


def _named(analysis: Analysis) -> Iterator[tuple[str, ...]]:
    leading = lead(analysis.document)
    day = first_day(analysis.document.published.value)
    roles = (sorted(_entities_of(claim)) for claim in analysis.claims if claim.kind is ClaimKind.ROLE)
    posts = {pair for entities in roles for pair in combinations(entities, 2)}
    parties = {entity.id: entity for entity in analysis.entities if _is_party(entity)}
    for cell in _cells(day, PARTY_DAYS):
        for pair in _pairs(leading, parties.values()):
            if pair not in posts:
                names = product(names_of(parties[pair[0]]), names_of(parties[pair[1]]))
                yield from (("pair", cell, *sorted(both)) for both in names)
    for cell in _cells(day, HAPPENING_DAYS):
        for claim in analysis.claims:
            if _tells(claim, leading):
                yield from (("happening", cell, claim.family, name) for name in _about(claim, parties))


def _pairs(lead: Sequence[Span], parties: Collection[DocumentEntity]) -> Iterator[tuple[str, str]]:
    """Yield the entities (ids) that are named in one sentence of the lead, or foremost in the whole, each two once."""
    places = [(entity.id, span) for entity in parties for span in entity.mentions]
    foremost = sorted(parties, key=lambda entity: (-len(entity.mentions), entity.id))[:FOREMOST]
    together = [{name for name, span in places if sentence.contains(span)} for sentence in lead]
    together.append({entity.id for entity in foremost if len(entity.mentions) > 1})
    yield from sorted({pair for names in together for pair in combinations(sorted(names), 2)})


def _is_party(entity: DocumentEntity) -> bool:
    return entity.type in _PARTIES and not entity.is_media and bool(entity.mentions)


def _tells(claim: Claim, lead: Sequence[Span]) -> bool:
    is_leading = any(sentence.overlaps(span) for sentence in lead for span in claim.citation.spans)
    return is_leading and claim.kind in _KINDS and claim.family in TELLING


def _about(claim: Claim, parties: Mapping[str, DocumentEntity]) -> Iterator[str]:
    for entity in sorted(_entities_of(claim)):
        if entity in parties:
            yield from names_of(parties[entity])
    if claim.place is not None:
        yield fold(claim.place.name)


def _entities_of(claim: Claim) -> set[str]:
    ends = chain((claim.subject, claim.object), (participant.argument for participant in claim.participants))
    return {end.entity for end in ends if end is not None and end.entity is not None}


def _cells(day: int | None, width: int) -> tuple[str, ...]:
    """Return the two stretches of ``width`` days, one half a width later, in which a day lies.

    Two days at most half a width apart lie in one stretch together; two days a width apart in none.
    """
    if day is None:
        return (_UNDATED,)
    return f"{width}.{day // width}", f"{width}.{(day + width // 2) // width}+"
