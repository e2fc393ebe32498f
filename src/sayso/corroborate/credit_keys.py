"""By what a report that credits an outlet, or corrects it, finds the report that it speaks of.

A credit names an outlet and not a report, and one outlet has many reports on one minister. So the report that is meant
must be of that outlet, of the day that is given or of the days before, name whom the credit names, and hold most of the
other words of what is credited: what the minister did, and not the minister's name and office, which stand in each.

Keys are looked up one way only, from the report that credits to reports of the outlet: two that credit the same outlet
are not joined by that, nor are two of one outlet. Outlets are compared by the bundled table, not by a user's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from sayso.corroborate.amendments import AMENDING
from sayso.corroborate.keying import first_day, last_day, lead, names_of, number
from sayso.corroborate.matter import matter_words
from sayso.corroborate.outlets import load_outlets
from sayso.corroborate.recognised import reporting_steps
from sayso.lexicon.places import fold
from sayso.lexicon.stems import content_stems
from sayso.model.analysis import Analysis
from sayso.model.claims import Citation, ClaimKind
from sayso.model.filing import CreditKeys
from sayso.model.mentions import NAMED_TYPES, DocumentEntity, EntityType
from sayso.model.provenance import CreditScope, DerivationKind
from sayso.model.spans import Span

CREDIT_DAYS = 10
"""A report that is credited without a day came out at most so many days before."""
AMENDED_DAYS = 30
"""The same for a report that is corrected."""
MOST_SAID_DAYS = 40
"""A date that is given and means more days than this ("last year") is none."""
FEWEST, FEWEST_UNNAMED = 2, 4
"""So many words of what is credited must be in common; more, where it names no person and no body."""
_SLACK = 1
"""Days between a report on the web and the same in print, and between places where it is another day."""
_ONE_DAY = 1 + 2 * _SLACK
_TOLD_PASSAGES = 8
"""So many sentences of a report are held to what is credited to it."""
_MOST_NAMES = 12
_THIN = 3
"""A sentence with fewer words than this says too little of what it credits ("the talks were first reported by …")."""
_PARTIES = frozenset({EntityType.PERSON, EntityType.ORG})
_OF = re.compile(r" (?:of|for|in) ")


@dataclass(frozen=True, slots=True)
class _Credit:
    """An outlet, the words that credit or correct it, and the days on which its report came out.

    ``is_whole`` tells a credit for the report as such, ``is_dated`` a correction of a report of one day.
    """

    outlet: str
    citation: Citation
    days: range
    is_whole: bool = False
    is_dated: bool = False


def find_credits(analysis: Analysis) -> tuple[CreditKeys, ...]:
    """Return by what a report looks for those that it credits or corrects."""
    reader = _Reader(analysis)
    found = (reader.keys_of(credit) for credit in _credits(analysis))
    return tuple(dict.fromkeys(keys for keys in found if keys is not None))


def find_credited(analysis: Analysis) -> tuple[int, ...]:
    """Return under what a report is looked for by those that credit its outlet."""
    day, publisher = first_day(analysis.document.published.value), analysis.document.publisher.value
    if day is None or not publisher:
        return ()
    names = _forms(_foremost(analysis))
    outlets = load_outlets().short_forms(publisher)
    return tuple(sorted({_key(outlet, day, name) for outlet in outlets for name in ("", *names)}))


def find_told(analysis: Analysis) -> tuple[int, ...]:
    """Return the words by which a report is known as the one that is credited."""
    document = analysis.document
    said = (span.of(document.text) for span in lead(document, _TOLD_PASSAGES))
    words = matter_words(" \n ".join([document.title.value or "", *said]))
    return tuple(sorted({number(word) for word in words}))


def _key(outlet: str, day: int, name: str) -> int:
    return number("credit", outlet, str(day), name)


def _forms(entities: Iterable[DocumentEntity]) -> tuple[str, ...]:
    """Return what entities may be called elsewhere, whichever type each is taken for there."""
    found: dict[str, None] = {}
    for entity in entities:
        full = fold(entity.name)
        found |= dict.fromkeys((*names_of(entity), full))
        if entity.type is EntityType.ORG:
            found |= dict.fromkeys([_OF.split(full)[0]] if " " in _OF.split(full)[0] else [])
        else:
            found |= dict.fromkeys(full.split()[-1:])
    return tuple(found)


def _foremost(analysis: Analysis) -> list[DocumentEntity]:
    named = [entity for entity in analysis.entities if _is_named(entity)]
    return sorted(named, key=lambda entity: (-len(entity.mentions), min(entity.mentions), entity.id))[:_MOST_NAMES]


def _stands_in(entity: DocumentEntity, spans: Sequence[Span]) -> bool:
    return any(span.contains(mention) for span in spans for mention in entity.mentions)


def _is_named(entity: DocumentEntity) -> bool:
    return entity.type in NAMED_TYPES and not entity.is_media and bool(entity.mentions)


def _credits(analysis: Analysis) -> Iterator[_Credit]:
    published = first_day(analysis.document.published.value)
    for stated in analysis.derivations:
        is_amending = stated.kind in AMENDING
        if is_amending or (stated.kind is DerivationKind.CREDIT and stated.scope is not CreditScope.UNKNOWN):
            days = _days(published, stated.reported_on, AMENDED_DAYS if is_amending else CREDIT_DAYS)
            is_whole = stated.scope is CreditScope.INFERRED
            yield _Credit(stated.upstream, stated.citation, days, is_whole, is_amending and len(days) == _ONE_DAY)
    for citation, step in reporting_steps(analysis):
        yield _Credit(step.source.label, citation, _days(published, None, CREDIT_DAYS))


def _days(published: int | None, said: str | None, before: int) -> range:
    """Return the days on which a report may have come out that is credited on one day, and said to be of another."""
    first, last = first_day(said), last_day(said)
    if first is not None and last is not None and last - first <= MOST_SAID_DAYS:
        return range(first - _SLACK, last + _SLACK + 1)
    return range(0) if published is None else range(published - before, published + _SLACK + 1)


@dataclass(frozen=True, slots=True)
class _Names:
    names: tuple[str, ...]
    has_party: bool


@dataclass(frozen=True)
class _Reader:
    """One report, read for what it credits."""

    analysis: Analysis

    def keys_of(self, credit: _Credit) -> CreditKeys | None:
        """Return the keys of one credit; ``None`` where it is too far down, or says too little of what it credits.

        A correction that says no more than whom a report of one day named ("we misspelled the name of …") means
        whatever that outlet had of them on that day.
        """
        outlet, spans = load_outlets().canonical(credit.outlet), self._reach(credit)
        words, names = self._words(spans, credit.outlet), self._names(spans)
        if names is None or load_outlets().is_bare(outlet):
            return None
        fewest, days = FEWEST if names.has_party else FEWEST_UNNAMED, credit.days
        if credit.is_dated and names.has_party and len(words) < FEWEST:
            fewest, words, days = 0, frozenset(), days[_SLACK:-_SLACK]
        wanted = names.names or ([""] if len(days) <= _ONE_DAY else [])
        keys = sorted({_key(outlet, day, name) for day in days for name in wanted})
        if not keys or len(words) < fewest:
            return None
        return CreditKeys(keys=tuple(keys), words=tuple(sorted(map(number, words))), fewest=fewest)

    def _reach(self, credit: _Credit) -> tuple[Span, ...]:
        """Return the sentences that say what is credited; none where the report is not about it."""
        own = tuple(s for s in self._passages if any(s.overlaps(span) for span in credit.citation.spans))
        if not credit.is_whole and not set(own) & set(self._lead):
            return ()
        if own and len(self._words(own, credit.outlet)) >= _THIN:
            return own
        return tuple(sorted({*own, *self._opening}))

    def _names(self, spans: Sequence[Span]) -> _Names | None:
        """Return whom a credit names, or which places; ``None`` where the report is not about any of them.

        A credit that names nobody is for whom the report names beside it.
        """
        named = [e for e in self.analysis.entities if _is_named(e) and _stands_in(e, spans)]
        if not named:
            beside = [e for e in self.analysis.entities if _is_named(e) and _stands_in(e, self._lead)]
            return _Names(_forms(beside), has_party=False)
        parties = [entity for entity in named if entity.type in _PARTIES]
        about = [e for e in parties or named if len(e.mentions) > 1 or _stands_in(e, self._opening)]
        return _Names(_forms(about), bool(parties)) if about else None

    def _words(self, spans: Iterable[Span], outlet: str) -> frozenset[str]:
        """Return the words of sentences without names, dates and what somebody is."""
        said = matter_words(" \n ".join(span.of(self._plain) for span in spans))
        return said - content_stems(" ".join([outlet, *self._names_of_parties]))

    @cached_property
    def _lead(self) -> tuple[Span, ...]:
        return lead(self.analysis.document)

    @cached_property
    def _opening(self) -> tuple[Span, ...]:
        return lead(self.analysis.document, 1)

    @cached_property
    def _passages(self) -> tuple[Span, ...]:
        return tuple(passage.span for passage in self.analysis.document.passages)

    @cached_property
    def _names_of_parties(self) -> tuple[str, ...]:
        """Headlines write every word like a name: what is a name in the text is one there."""
        return tuple(entity.name for entity in self.analysis.entities if entity.type in _PARTIES or entity.is_media)

    @cached_property
    def _plain(self) -> str:
        """The text with blanks for names of persons, bodies and outlets, for dates, and for what somebody is."""
        names = (span for e in self.analysis.entities if e.type in _PARTIES or e.is_media for span in e.mentions)
        roles = (span for c in self.analysis.claims if c.kind is ClaimKind.ROLE for span in c.citation.spans)
        text = list(self.analysis.document.text)
        for span in chain(names, roles, (timex.span for timex in self.analysis.timexes)):
            text[span.start : span.end] = " " * len(span)
        return "".join(text)
