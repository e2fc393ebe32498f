"""Claims that fit a query, found by full text and by who is in them, never by going through all.

Where no more than :data:`MOST` fit they are all looked at: those whose quotation holds the words come first, then by
publication. Where more fit, they come by publication alone, and what is counted is counted over so many of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, or_, select, true

from sayso.store.folding import like_words
from sayso.store.fulltext import matching_rows, naming_rows, parse_words
from sayso.store.index_schema import index_claims, index_entities, index_said, index_uses
from sayso.store.schema import analyses, claims, documents, passages
from sayso.store.view import ClaimQuery

MOST = 4000
MOST_SENTENCES, MOST_PASSAGES = 50, 2000
WHO = "who-"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """A claim that fits, with what narrows a search. ``quoted`` tells whether the words stand in its quotation."""

    row: int
    quoted: bool
    day: str
    document: str
    number: int
    start: int
    standing: str
    kind: str
    outlet: str | None
    first_day: str | None

    @property
    def order(self) -> tuple[bool, str, str, int]:
        """Quotations first, then by publication and place."""
        return not self.quoted, self.day, self.document, self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRows:
    """What fits: ``some`` of it (all, unless very much does), ``total`` of it, and the ``page`` that was asked for."""

    some: tuple[FoundRow, ...]
    page: tuple[FoundRow, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """A sentence that holds the words."""

    document: str
    start: int
    end: int
    text: str


class IndexSearch:
    """Searches one state of the index."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entities_named(self, name: str) -> Sequence[str]:
        """Return the entities that some report calls by a name (as names are compared); an id is itself."""
        if name.startswith(WHO):
            found = select(index_entities.c.who).where(index_entities.c.who == name)
        else:
            found = select(index_uses.c.who).distinct().where(index_uses.c.name == name).order_by(index_uses.c.who)
        return self._connection.execute(found).scalars().all()

    def find(self, query: ClaimQuery, who: Sequence[str], about: Sequence[str], first: int, limit: int) -> FoundRows:
        """Return what fits; ``who`` and ``about`` are the entities that the query's names are of."""
        phrases = parse_words(query.words)
        if query.words.strip() and not phrases:
            return FoundRows(some=(), page=(), total=0)
        asked = list(_conditions(query, phrases, who, about))
        some = self._some(asked, phrases)
        if len(some) <= MOST:
            ordered = tuple(sorted(some, key=lambda found: found.order))
            return FoundRows(some=ordered, page=ordered[first : first + limit], total=len(ordered))
        page = self._page(asked, phrases, first, limit)
        return FoundRows(some=tuple(some[:MOST]), page=page, total=self._count(asked))

    def passages(self, words: str) -> tuple[FoundPassage, ...]:
        """Return sentences that hold all the words, by publication."""
        phrases = parse_words(words)
        if not phrases:
            return ()
        some = matching_rows("passages", phrases).limit(MOST_PASSAGES)
        found = (
            select(documents.c.id, passages.c.start, passages.c.end, passages.c.text)
            .join_from(passages, analyses, passages.c.analysis == analyses.c.id)
            .join(documents, documents.c.id == analyses.c.document)
            .where(analyses.c.current, passages.c.row.in_(some))
            .order_by(
                documents.c.published_first.is_(None), documents.c.published_first, documents.c.id, passages.c.number
            )
            .limit(MOST_SENTENCES)
        )
        rows = self._connection.execute(found)
        return tuple(FoundPassage(document=d, start=start, end=end, text=words) for d, start, end, words in rows)

    def starts(self, document_ids: Iterable[str], rows: Iterable[int]) -> set[tuple[str, int]]:
        """Return where the claims of some rows begin, in their documents."""
        found = select(index_claims.c.document, claims.c.start).join_from(
            index_claims, claims, claims.c.row == index_claims.c.row
        )
        wanted = found.where(index_claims.c.document.in_(list(document_ids)), index_claims.c.row.in_(list(rows)))
        return {(document, start) for document, start in self._connection.execute(wanted)}

    def _some(self, asked: Sequence[ColumnElement[bool]], phrases: tuple[str, ...]) -> list[FoundRow]:
        found = _columns(_quoted(phrases)).where(*asked).limit(MOST + 1)
        return self._rows(found)

    def _page(
        self, asked: Sequence[ColumnElement[bool]], phrases: tuple[str, ...], first: int, limit: int
    ) -> tuple[FoundRow, ...]:
        at = index_claims.c
        found = _columns(_quoted(phrases)).where(*asked).order_by(at.day, at.document, at.number)
        return tuple(self._rows(found.offset(first).limit(limit)))

    def _rows(self, found: Select[Any]) -> list[FoundRow]:
        rows = self._connection.execute(found).mappings()
        return [FoundRow(**{**row, "quoted": bool(row["quoted"])}) for row in rows]

    def _count(self, asked: Sequence[ColumnElement[bool]]) -> int:
        counted = select(func.count()).select_from(_base().where(*asked).subquery())
        return self._connection.execute(counted).scalar_one()


def _base() -> Select[Any]:
    return select(index_claims.c.row).join_from(index_claims, claims, claims.c.row == index_claims.c.row)


def _columns(quoted: ColumnElement[Any]) -> Select[Any]:
    at = index_claims.c
    columns = (at.row, at.day, at.document, at.number, at.outlet, claims.c.standing, claims.c.kind)
    return select(*columns, claims.c.start, claims.c.first_day, quoted.label("quoted")).join_from(
        index_claims, claims, claims.c.row == at.row
    )


def _quoted(phrases: tuple[str, ...]) -> ColumnElement[Any]:
    if not phrases:
        return true()
    return claims.c.row.in_(matching_rows("claims", phrases, only="quote"))


def _conditions(
    query: ClaimQuery, phrases: tuple[str, ...], who: Sequence[str], about: Sequence[str]
) -> Iterable[ColumnElement[bool]]:
    if phrases:
        yield claims.c.row.in_(matching_rows("claims", phrases))
    if query.who is not None:
        yield _names("holders", query.who, who, index_said.c.by)
    if query.about is not None:
        yield _names("abouts", query.about, about, index_said.c.about)
    if query.standings:
        yield claims.c.standing.in_([standing.value for standing in query.standings])
    if query.kinds:
        yield claims.c.kind.in_([kind.value for kind in query.kinds])
    if query.outlet is not None:
        yield index_claims.c.outlet == query.outlet
    if query.since is not None or query.until is not None:
        yield or_(claims.c.first_day.is_not(None), claims.c.last_day.is_not(None))
    if query.since is not None:
        yield or_(claims.c.last_day.is_(None), claims.c.last_day >= query.since)
    if query.until is not None:
        yield or_(claims.c.first_day.is_(None), claims.c.first_day <= query.until)


def _names(column: str, name: str, entities: Sequence[str], side: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a claim has one of some entities, or (unless an id was given) a name in these words."""
    said = select(index_said.c.row).where(index_said.c.who.in_(list(entities)), side)
    ways: list[ColumnElement[bool]] = [index_claims.c.row.in_(said)] if entities else [false()]
    pattern = like_words(name)
    rows = naming_rows(column, name)
    if not name.startswith(WHO) and pattern is not None and rows is not None:
        ways.append(and_(claims.c.row.in_(rows), claims.c[column].like(pattern, escape="\\")))
    return or_(*ways)
