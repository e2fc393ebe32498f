"""Looking things up in one analysis: entities and claims by id, the entity behind a source or a span."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, Claim, Source
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span

T = TypeVar("T")

ACTORS = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GROUP, EntityType.EVENT})
"""What can stand at the end of a tie: places are where things happen, never who does them."""

PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})

PARTIES = frozenset({EntityType.PERSON, EntityType.ORG})
"""Who can be asked for a response."""


THIS_ARTICLE = "this article"
"""How a sentence names the article where there is only one."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """One analysis, indexed. Built once a sheet, thrown away with it.

    ``article`` is how sentences name the article; where several reports are told of together it is the outlet's name.
    """

    analysis: Analysis
    article: str = THIS_ARTICLE
    entities: dict[str, DocumentEntity] = field(init=False)
    claims: dict[str, Claim] = field(init=False)
    _by_span: dict[Span, str] = field(init=False)
    _named: tuple[tuple[Span, str], ...] = field(init=False)
    _memory: dict[tuple[str, Hashable], Any] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "entities", {entity.id: entity for entity in self.analysis.entities})
        object.__setattr__(self, "claims", {claim.id: claim for claim in self.analysis.claims})
        by_span = {m.span: m.entity for m in self.analysis.mentions if m.entity is not None}
        object.__setattr__(self, "_by_span", by_span)
        places = ((span, e.id) for e in self.analysis.entities for span in (*e.mentions, *e.references))
        object.__setattr__(self, "_named", tuple(sorted(places)))

    @property
    def voice(self) -> str:
        """The article at the beginning of a sentence."""
        return self.article[:1].upper() + self.article[1:]

    @property
    def per(self) -> str:
        """Who reports an answer, where that is not plain: ", per The Harbour Post"; else nothing."""
        return "" if self.article == THIS_ARTICLE else f", per {self.article}"

    @property
    def within(self) -> str:
        """Where something does not stand: "in this report"."""
        return "in this report" if self.article == THIS_ARTICLE else f"in the report of {self.article}"

    def remember(self, what: str, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for this key, making it the first time: an article of very many claims asks again."""
        if (what, key) not in self._memory:
            self._memory[(what, key)] = make()
        found: T = self._memory[(what, key)]
        return found

    def named_in(self, spans: Iterable[Span]) -> frozenset[str]:
        """Return the ids of all entities that are named or meant inside these words."""
        found: set[str] = set()
        for span in spans:
            first = bisect_left(self._named, (Span(span.start, span.start), ""))
            last = bisect_left(self._named, (Span(span.end, span.end), ""))
            found |= {entity for at, entity in self._named[first:last] if span.contains(at)}
        return frozenset(found)

    def entity(self, entity_id: str | None) -> DocumentEntity | None:
        """Return the entity of this id, if there is one."""
        return self.entities.get(entity_id) if entity_id is not None else None

    def entity_at(self, span: Span | None) -> DocumentEntity | None:
        """Return the entity that the mention at exactly this place was taken to be."""
        return self.entity(self._by_span.get(span)) if span is not None else None

    def of_argument(self, argument: Argument | None) -> DocumentEntity | None:
        """Return the entity that an argument stands for."""
        return None if argument is None else self.entity(argument.entity) or self.entity_at(argument.span)

    def of_source(self, source: Source) -> DocumentEntity | None:
        """Return the entity that a source stands for."""
        return self.entity(source.entity) or self.entity_at(source.span)

    def entities_of(self, claim: Claim) -> frozenset[str]:
        """Return the ids of all entities that a claim is about."""
        return self.remember("entities", claim.id, lambda: self._entities_of(claim))

    def _entities_of(self, claim: Claim) -> frozenset[str]:
        found = (self.of_argument(argument) for argument in arguments_of(claim))
        return frozenset(entity.id for entity in found if entity is not None)


def arguments_of(claim: Claim) -> tuple[Argument, ...]:
    """Return subject, object and participants, in that order, each place in the text once."""
    given = (claim.subject, claim.object, *(participant.argument for participant in claim.participants))
    return tuple(dict.fromkeys(argument for argument in given if argument is not None))


def words_at(text: str, span: Span) -> str:
    """Return the words at a span with runs of white space closed up."""
    return " ".join(span.of(text).split())
