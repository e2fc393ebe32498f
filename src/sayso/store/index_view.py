"""Reading the index: rows that are ready to be shown, a few at a time, and ties step by step.

``named`` asks for the records with private people by name. Orders are by content; every question is answered from an
index of the database, so that what it costs hardly grows with the collection.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)

from sayso.store import index_statements as asks
from sayso.store.folding import fold
from sayso.store.index_schema import (
    index_claims,
    index_entities,
    index_places,
    index_propositions,
    index_reports,
    index_stories,
)
from sayso.store.index_statements import TieQuery, TimeQuery
from sayso.store.schema import captures, documents, refusals

Row = RowMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows of all that fit."""

    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """Which reports are wanted, by what is known of them: those without a day, of a language, read whole or in part."""

    undated: bool = False
    language: str = ""
    completeness: str = ""


ANY_REPORT = ReportKind()


class IndexView:
    """One state of the index; made by :meth:`sayso.store.Store.index`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def state(self, name: str) -> str | None:
        """Return what was kept under a name."""
        return self._connection.execute(asks.state(), {"name": name}).scalar()

    def refused(self) -> int:
        """Return how many inputs were refused."""
        return self._count(select(refusals.c.id))

    def reports(
        self,
        *,
        words: str = "",
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        kind: ReportKind = ANY_REPORT,
        newest: bool = True,
        first: int = 0,
        limit: int = 50,
        named: bool = False,
    ) -> Page:
        """Return reports with these words in their titles, of an outlet, of a period (ISO days), by day."""
        at = index_reports.c
        asked: list[ColumnElement[bool]] = []
        if words.strip():
            asked.append(at.number.in_(_matching("index_report_words", words)))
        if outlet is not None:
            asked.append(at.outlet.is_(None) if outlet == "" else at.outlet == outlet)
        if since is not None or until is not None:
            asked += [at.day != "", *asks.within(at.first_day, at.last_day, since, until)]
        asked += _of_kind(kind)
        found = select(asks.record_of(index_reports, named)).where(*asked)
        order = (at.day.desc(), at.title.desc(), at.document.desc()) if newest else (at.day == "", at.day, at.title)
        return self._page(found.order_by(*order), select(at.number).where(*asked), first, limit)

    def latest(self, limit: int, named: bool) -> tuple[Row, ...]:
        """Return the reports that were read last, with when; not those that were read at an unknown time."""
        found = (
            select(asks.record_of(index_reports, named), captures.c.retrieved_at)
            .join(captures, captures.c.document == index_reports.c.document)
            .where(captures.c.retrieved_at.is_not(None))
            .order_by(captures.c.retrieved_at.desc(), index_reports.c.document)
            .limit(limit)
        )
        return tuple(self._connection.execute(found).mappings())

    def report(self, document: str) -> Row | None:
        """Return the row of a report."""
        return self._connection.execute(asks.report(), {"document": document}).mappings().one_or_none()

    def outlets(self, first: int, limit: int) -> Page:
        """Return outlets with how many reports they have and their days, those of most reports first."""
        at = index_reports.c
        known = at.day.label("day")
        dated = func.nullif(known, "")
        found = (
            select(
                at.outlet, func.count().label("reports"), func.min(dated).label("first"), func.max(dated).label("last")
            )
            .group_by(at.outlet)
            .order_by(func.count().desc(), at.outlet)
        )
        return self._page(found, select(at.outlet).group_by(at.outlet), first, limit)

    def stories(self, first: int, limit: int, named: bool) -> Page:
        """Return stories, the newest first."""
        at = index_stories.c
        found = select(asks.record_of(index_stories, named)).order_by(at.day.desc(), at.story.desc())
        return self._page(found, select(at.story), first, limit)

    def story_of_proposition(self, proposition: str) -> str | None:
        """Return the first report of the story that a proposition is in."""
        at = index_propositions.c
        found = select(at.story).where(at.proposition == proposition).order_by(at.story).limit(1)
        return self._connection.execute(found).scalar()

    def propositions_of(self, document: str) -> Sequence[tuple[str, str]]:
        """Return the claims of a report that are part of a proposition, each with it."""
        rows = self._connection.execute(asks.claims_of(in_propositions=True), {"document": document})
        return [(claim, proposition) for claim, proposition in rows]

    def claims_of(self, document: str) -> Sequence[str]:
        """Return the claims of a report in the order of its text."""
        return self._connection.execute(asks.claims_of(in_propositions=False), {"document": document}).scalars().all()

    def names_of(self, document: str) -> Sequence[tuple[str, str]]:
        """Return the entities of a report that may be looked up, each with who it is."""
        rows = self._connection.execute(asks.names_of(), {"document": document})
        return [(entity, who) for entity, who in rows]

    def entities(self, words: str, type_: str | None, first: int, limit: int) -> Page:
        """Return entities that may be looked up, those of most reports first."""
        at = index_entities.c
        asked: list[ColumnElement[bool]] = [at.shown]
        if words.strip():
            asked.append(at.number.in_(_matching("index_entity_words", words)))
        if type_ is not None:
            asked.append(at.type == type_)
        columns = (at.who, at.name, at.type, at.reports, at.claims)
        found = select(*columns).where(*asked).order_by(at.reports.desc(), at.name.desc(), at.who.desc())
        known = self._known("types", type_) if type_ is not None and not words.strip() else None
        return self._page(found, select(at.who).where(*asked), first, limit, known=known)

    def heads(self, who: Iterable[str], named: bool) -> Mapping[str, Row]:
        """Return what is kept of some entities."""
        found = self._connection.execute(asks.heads(named), {"who": asks.given(who)})
        return {row["who"]: row for row in found.mappings()}

    def shown(self, who: Iterable[str]) -> frozenset[str]:
        """Return which of some entities may be looked up."""
        found = self._connection.execute(asks.shown(), {"who": asks.given(who)})
        return frozenset(known for known, shown in found if shown)

    def doubts(self, who: Iterable[str]) -> Sequence[Row]:
        """Return the doubts between any two of some entities."""
        return list(self._connection.execute(asks.doubts(), {"who": asks.given(who)}).mappings())

    def doubted_with(self, who: str, limit: int) -> Sequence[str]:
        """Return the entities that one is probably one with, or was ruled not to be."""
        return self._connection.execute(asks.doubted_with(), {"who": who, "limit": limit}).scalars().all()

    def statements(self, who: str, side: str, first: int, limit: int, named: bool) -> Page:
        """Return the claims of one side of an entity, in their order."""
        return self._paged(asks.statements(named), first, limit, {"who": who, "side": side})

    def lines(self, rows: Iterable[int], named: bool, *, as_read: bool = False) -> Mapping[int, str]:
        """Return claims by their rows; ``as_read`` without what people corrected in them."""
        found = self._connection.execute(asks.lines(named, as_read), {"rows": asks.given(rows)})
        return dict(found.all())

    def denials(self, propositions: Iterable[str], named: bool, limit: int) -> Sequence[tuple[str, str]]:
        """Return the claims that deny some propositions, each with the proposition, by publication."""
        wanted = asks.given(dict.fromkeys(propositions))
        rows = self._connection.execute(asks.denials(named), {"propositions": wanted, "limit": limit})
        return [(proposition, record) for proposition, record in rows]

    def lane(self, query: TimeQuery, lane: str, first: int, limit: int, named: bool) -> Page:
        """Return the claims of one lane of a timeline: dated ones by their earliest day, others by publication."""
        known = self._known("lanes", lane) if query == TimeQuery() else None
        of = {"who": query.who, "story": query.story}
        return self._paged(asks.lane(query, lane, named), first, limit, of, known=known)

    def places(self, first: int, limit: int) -> Page:
        """Return places, those of most claims first."""
        at = index_places.c
        found = select(index_places).order_by(at.claims.desc(), at.name.desc(), at.key.desc())
        return self._page(found, select(at.key), first, limit)

    def place(self, key: str, first: int, limit: int, named: bool) -> tuple[Row, Page] | None:
        """Return a place and the claims there, by publication."""
        held = self._connection.execute(select(index_places).where(index_places.c.key == key)).mappings().one_or_none()
        if held is None:
            return None
        at = index_claims.c
        found = (
            select(asks.record_of(index_claims, named)).where(at.place == key).order_by(at.day, at.document, at.number)
        )
        return held, self._page(found, select(at.row).where(at.place == key), first, limit)

    def ties(self, query: TieQuery, first: int, limit: int) -> Page:
        """Return groups of ties that fit, in the order that was asked for."""
        known = self._known("ties") if query == TieQuery(order=query.order) else None
        return self._paged(asks.ties(query), first, limit, {"who": query.who}, known=known)

    def ties_of_two(self, one: str, other: str) -> Sequence[Row]:
        """Return all groups of ties between two."""
        return list(self._connection.execute(asks.ties_of_two(), {"one": one, "other": other}).mappings())

    def tie_lines(self, one: str, other: str, limit: int, named: bool) -> Sequence[Row]:
        """Return the ties between two as each report has them, by publication."""
        asked = {"one": one, "other": other, "limit": limit}
        return list(self._connection.execute(asks.tie_lines(named), asked).mappings())

    def first_lines(self, ties: Sequence[Row], named: bool) -> Mapping[tuple[Any, ...], str]:
        """Return groups of ties, by what tells them apart, as the first report has each."""
        pairs = asks.given_pairs((tie["a"], tie["b"]) for tie in ties)
        rows = self._connection.execute(asks.first_lines(named), {"pairs": pairs}) if ties else ()
        told: dict[tuple[Any, ...], str] = {}
        for *group, record in rows:
            told.setdefault(tuple(group), record)
        return told

    def steps(self, frontier: Iterable[str], query: TieQuery) -> Mapping[str, set[str]]:
        """Return whom some entities are tied to by ties that fit and whose ends may both be looked up."""
        found: dict[str, set[str]] = {}
        for one, other in self._connection.execute(asks.steps(query), {"who": asks.given(frontier)}):
            found.setdefault(one, set()).add(other)
        return found

    def ties_among(self, who: Iterable[str], query: TieQuery) -> Sequence[Row]:
        """Return all groups of ties that fit between any two of some entities, those of most origins first."""
        return list(self._connection.execute(asks.ties_among(query), {"who": asks.given(who)}).mappings())

    def count_ties(self, who: Iterable[str], query: TieQuery) -> Mapping[str, int]:
        """Return how many groups of ties that fit some entities have."""
        asked, counted = {"who": asks.given(who)}, Counter[str]()
        for of_end in asks.count_ties(query):
            counted.update(dict(self._connection.execute(of_end, asked).all()))
        return counted

    def _page(
        self, found: Select[Any], counted: Select[Any], first: int, limit: int, *, known: int | None = None
    ) -> Page:
        """Return some rows of all, of a question that is asked too seldom to be kept."""
        return self._paged(asks.paged(found, counted), first, limit, {}, known=known)

    def _paged(
        self, asked: asks.Paged, first: int, limit: int, of: Mapping[str, Any], *, known: int | None = None
    ) -> Page:
        """Return some rows of all; ``known`` is how many there are, where that was counted when they were written."""
        window = {**of, "first": first, "limit": limit}
        rows = tuple(self._connection.execute(asked.rows, window).mappings())
        if 0 < len(rows) < limit or (not rows and first == 0):
            return Page(rows=rows, total=first + len(rows))
        total = self._connection.execute(asked.total, of).scalar_one() if known is None else known
        return Page(rows=rows, total=total)

    def _known(self, *path: str) -> int | None:
        """Return what was counted over the whole index."""
        found: Any = json.loads(self.state("counts") or "{}")
        for name in path:
            found = found.get(name) if isinstance(found, dict) else None
        return found if isinstance(found, int) else None

    def _count(self, counted: Select[Any]) -> int:
        return self._connection.execute(select(func.count()).select_from(counted.subquery())).scalar_one()


def _of_kind(kind: ReportKind) -> Iterator[ColumnElement[bool]]:
    if kind.undated:
        yield index_reports.c.day == ""
    if kind.language:
        in_it = select(documents.c.id).where(documents.c.language == kind.language)
        yield index_reports.c.document.in_(in_it)
    if kind.completeness:
        so_read = select(documents.c.id).where(documents.c.completeness == kind.completeness)
        yield index_reports.c.document.in_(so_read)


def _matching(name: str, words: str) -> Select[Any]:
    """Select the rows of a full text table that have words beginning with each of these, whatever case and accents."""
    index = table(name, column("rowid"))
    begun = " ".join(f'"{word}"*' for word in fold(words).split())
    match = literal_column(name).op("MATCH", is_comparison=True)(begun)
    return select(index.c.rowid).where(match) if begun else select(index.c.rowid).where(literal(False))
