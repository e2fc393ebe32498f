"""Which reports of a collection belong to one story, found without comparing each with each.

Two reports belong together where they share their wording, or where what they are about is the same: the same two
parties, named side by side in the title or the lead or more often than others, or the same kind of happening to the
same party or at the same place, within some days. One name alone, a head of government or a large company, joins
nobody; nor do a person and the body that the report says is theirs, who are named together in every report of either.

Whether two reports belong together depends on the two alone. Stories are what is connected: hence the order in which
reports came never shows, and a collection that grew report by report has the stories of one that was filed at once.
A story is a list to start from. No count and no status depends on it, save that a story is told from its own reports.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, combinations, product

import numpy as np

from sayso.corroborate.grams import word_document
from sayso.corroborate.signatures import SIGNATURE_VERSION, Keys, runs_in_order, sign
from sayso.errors import DateError
from sayso.lexicon.places import fold
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind
from sayso.model.documents import Document
from sayso.model.edtf import parse_edtf
from sayso.model.filing import ReportKeys, shares_sample
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span, ZoneKind

KEYS_VERSION = f"1.{SIGNATURE_VERSION}"
SAMPLE = 96
"""Hashes of runs of five that are kept to tell a shared text from a shared phrase."""
LEAD_PASSAGES = 4
"""What a report is about stands in its title and in so many sentences after it."""
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
_NAMES_EACH = 3
_UNDATED = "undated"
_BITS = np.uint64((1 << 63) - 1)


def find_keys(analysis: Analysis) -> ReportKeys:
    """Return what a report is filed under; the same for the same analysis, whatever else is held."""
    runs = runs_in_order(word_document(analysis.document))
    return ReportKeys(
        version=KEYS_VERSION,
        named=tuple(sorted({_number(*words) for words in _named(analysis)})),
        wording=_numbers(sign(runs)),
        sample=_numbers(runs)[:SAMPLE],
    )


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


def _holders(held: Iterator[tuple[str, tuple[int, ...]]]) -> Iterator[list[str]]:
    found: dict[int, list[str]] = {}
    for name, numbers in held:
        for number in numbers:
            found.setdefault(number, []).append(name)
    return (names for names in found.values() if len(names) > 1)


def _numbers(keys: Keys) -> tuple[int, ...]:
    return tuple(np.unique(keys & _BITS).tolist())


def _number(*words: str) -> int:
    digest = hashlib.blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _named(analysis: Analysis) -> Iterator[tuple[str, ...]]:
    lead = _lead(analysis.document)
    day = _day(analysis.document)
    roles = (sorted(_entities_of(claim)) for claim in analysis.claims if claim.kind is ClaimKind.ROLE)
    posts = {pair for entities in roles for pair in combinations(entities, 2)}
    parties = {entity.id: entity for entity in analysis.entities if _is_party(entity)}
    for cell in _cells(day, PARTY_DAYS):
        for pair in _pairs(lead, parties.values()):
            if pair not in posts:
                names = product(_names(parties[pair[0]]), _names(parties[pair[1]]))
                yield from (("pair", cell, *sorted(both)) for both in names)
    for cell in _cells(day, HAPPENING_DAYS):
        for claim in analysis.claims:
            if _tells(claim, lead):
                yield from (("happening", cell, claim.family, name) for name in _about(claim, parties))


def _lead(document: Document) -> tuple[Span, ...]:
    """Return the sentences that say what a report is about."""
    title = [passage.span for passage in document.passages if passage.zone is ZoneKind.TITLE]
    body = [passage.span for passage in document.passages if passage.zone is ZoneKind.BODY]
    return (*title, *body[:LEAD_PASSAGES])


def _pairs(lead: Sequence[Span], parties: Collection[DocumentEntity]) -> Iterator[tuple[str, str]]:
    """Yield the entities (ids) that are named in one sentence of the lead, or foremost in the whole, each two once."""
    places = [(entity.id, span) for entity in parties for span in entity.mentions]
    foremost = sorted(parties, key=lambda entity: (-len(entity.mentions), entity.id))[:FOREMOST]
    together = [{name for name, span in places if sentence.contains(span)} for sentence in lead]
    together.append({entity.id for entity in foremost if len(entity.mentions) > 1})
    yield from sorted({pair for names in together for pair in combinations(sorted(names), 2)})


def _is_party(entity: DocumentEntity) -> bool:
    return entity.type in _PARTIES and not entity.is_media and bool(entity.mentions)


def _names(entity: DocumentEntity) -> tuple[str, ...]:
    """Return what a party may be called in another report: a person by the surname, a body by name and short names."""
    if entity.type is EntityType.PERSON:
        return ((fold(entity.name).split()[-1:] or [""])[0],)
    return tuple(dict.fromkeys(fold(name) for name in (entity.name, *entity.aliases)))[:_NAMES_EACH]


def _tells(claim: Claim, lead: Sequence[Span]) -> bool:
    is_leading = any(sentence.overlaps(span) for sentence in lead for span in claim.citation.spans)
    return is_leading and claim.kind in _KINDS and claim.family in TELLING


def _about(claim: Claim, parties: Mapping[str, DocumentEntity]) -> Iterator[str]:
    for entity in sorted(_entities_of(claim)):
        if entity in parties:
            yield from _names(parties[entity])
    if claim.place is not None:
        yield fold(claim.place.name)


def _entities_of(claim: Claim) -> set[str]:
    ends = chain((claim.subject, claim.object), (participant.argument for participant in claim.participants))
    return {end.entity for end in ends if end is not None and end.entity is not None}


def _day(document: Document) -> int | None:
    """Return the number of the day on which a report says it was published; ``None`` where it gives no day."""
    try:
        found = parse_edtf(document.published.value).earliest if document.published.value else None
        return None if found is None or found[0] < 1 else date(*found).toordinal()
    except (DateError, ValueError):
        return None


def _cells(day: int | None, width: int) -> tuple[str, ...]:
    """Return the two stretches of ``width`` days, one half a width later, in which a day lies.

    Two days at most half a width apart lie in one stretch together; two days a width apart in none.
    """
    if day is None:
        return (_UNDATED,)
    return f"{width}.{day // width}", f"{width}.{(day + width // 2) // width}+"
