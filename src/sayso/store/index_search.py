"""Claims that fit a query, found by full text and by who is in them, never by going through all.

Where no more than :data:`MOST` fit they are all looked at: those whose quotation holds the words come first, then by
publication. Where more fit, they come by publication alone, and what narrows a search is counted over so many of them.
From :data:`MOST_COUNTED` on they come as they were read, and are counted no further.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select, union_all

from sayso.store.folding import like_words
from sayso.store.fulltext import matching_rows, naming_rows, parse_words
from sayso.store.index_schema import index_claims, index_entities, index_said, index_uses
from sayso.store.index_statements import given, listed
from sayso.store.schema import analyses, claims, documents, passages
from sayso.store.view import ClaimQuery

MOST = 300
MOST_COUNTED = 1000
"""No more than so many that fit are counted, or put in the order of publication: more are told as they were read."""
MOST_SENTENCES, MOST_PASSAGES = 50, 2000
WHO = "who-"


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A claim that fits, with what narrows a search. ``quoted`` tells whether the words stand in its quotation."""

    row: int
    day: str
    document: str
    number: int
    outlet: str | None
    standing: str
    kind: str
    start: int
    first_day: str | None
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRows:
    """What fits: ``some`` of it (all, unless very much does), ``total`` of it, and the ``page`` that was asked for.

    Where it ``is_more``, counting stopped at the total.
    """

    some: tuple[FoundRow, ...]
    page: tuple[FoundRow, ...]
    total: int
    is_more: bool = False


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
        asked = _Asked(query, phrases, who, about)
        found = self._connection.execute(asked.rows().limit(MOST_COUNTED)).scalars().all()
        fitting, is_more = list(dict.fromkeys(found)), len(found) == MOST_COUNTED
        if len(fitting) <= MOST and not is_more:
            quoted = self._quoted(asked, fitting)
            some = sorted(self._rows(fitting), key=lambda row: (row.row not in quoted, *_by_place(row)))
            page = some[first : first + limit]
        else:
            some = self._rows(fitting[:MOST])
            page = self._rows(fitting[first : first + limit]) if is_more else self._paged(fitting, first, limit)
            quoted = self._quoted(asked, [row.row for row in page])
        told = tuple(replace(row, quoted=row.row in quoted) for row in page)
        return FoundRows(some=tuple(some), page=told, total=len(fitting), is_more=is_more)

    def _rows(self, rows: Sequence[int]) -> list[FoundRow]:
        """Return claims by their rows, in this order."""
        found = {row[0]: FoundRow(*row) for row in self._connection.execute(_claims_at(), {"rows": given(rows)})}
        return [found[row] for row in rows if row in found]

    def _paged(self, rows: Sequence[int], first: int, limit: int) -> list[FoundRow]:
        """Return a page of claims, by publication."""
        return sorted(self._rows(rows), key=_by_place)[first : first + limit]

    def _quoted(self, asked: _Asked, rows: Sequence[int]) -> set[int]:
        """Return which of some claims have the words in their quotation; all, where none were asked for."""
        if not asked.phrases or not rows:
            return set(rows)
        having = asked.words("quote").subquery()
        near = select(having.c.row).where(having.c.row.between(min(rows), max(rows)))
        return set(self._connection.execute(near).scalars()) & set(rows)

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


_SAME = claims.c.row == index_claims.c.row
_COLUMNS = (
    *(index_claims.c[name] for name in ("row", "day", "document", "number", "outlet")),
    *(claims.c[name] for name in ("standing", "kind", "start", "first_day")),
)


@cache
def _claims_at() -> Select[Any]:
    """Ask for claims by their ``rows``."""
    return select(*_COLUMNS).join_from(index_claims, claims, _SAME).where(index_claims.c.row.in_(listed("rows")))


def _by_place(row: FoundRow) -> tuple[str, str, int]:
    """By publication and place."""
    return row.day, row.document, row.number


class _Asked:
    """A query as statements: from what is rare (words, names) to the claims that have it."""

    def __init__(self, query: ClaimQuery, phrases: tuple[str, ...], who: Sequence[str], about: Sequence[str]) -> None:
        self.phrases = phrases
        self.named: list[Select[Any]] = []
        if query.who is not None:
            self.named.append(_named("holders", query.who, who, index_said.c.by))
        if query.about is not None:
            self.named.append(_named("abouts", query.about, about, index_said.c.about))
        self.conditions = list(_conditions(query))

    def words(self, only: str | None = None) -> Select[Any]:
        """Select the rows of claims that have the words."""
        found = matching_rows("claims", self.phrases, only=only)
        return found.with_only_columns(found.selected_columns[0].label("row"))

    def rows(self) -> Select[Any]:
        """Select the rows of claims that fit."""
        sources = [*([self.words()] if self.phrases else []), *self.named]
        at = index_claims.c.row
        if not sources:
            return select(at).join_from(index_claims, claims, _SAME).where(*self.conditions)
        rarest, *others = reversed(sources)
        start = rarest.subquery()
        held = start.join(index_claims, at == start.c.row)
        found = select(at).select_from(held.join(claims, _SAME) if self.conditions else held)
        return found.where(*(at.in_(other) for other in others), *self.conditions)


def _conditions(query: ClaimQuery) -> Iterable[ColumnElement[bool]]:
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


def _named(column: str, name: str, entities: Sequence[str], side: ColumnElement[bool]) -> Select[Any]:
    """Select the rows of claims that have one of some entities, or (unless an id was given) a name in these words.

    A row may come more than once: to tell that it came before, all would have to be gone through.
    """
    at = index_said.c
    said = select(at.row.label("row")).where(at.who.in_(list(entities)), side)
    pattern, rows = like_words(name), naming_rows(column, name)
    if name.startswith(WHO) or pattern is None or rows is None:
        return said
    words = rows.subquery()
    written = select(claims.c.row.label("row")).join_from(words, claims, claims.c.row == words.c.rowid)
    both = union_all(said, written.where(claims.c[column].like(pattern, escape="\\"))).subquery()
    return select(both.c.row)
