"""Reading the index: rows that are ready to be shown, a few at a time, and ties step by step.

``named`` asks for the records with private people by name. Orders are by content; every question is answered from an
index of the database, so that what it costs hardly grows with the collection.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    String,
    and_,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    union_all,
)

from sayso.store.folding import fold
from sayso.store.index_schema import (
    index_claims,
    index_doubts,
    index_entities,
    index_named,
    index_places,
    index_propositions,
    index_reports,
    index_said,
    index_state,
    index_stories,
    index_tie_lines,
    index_ties,
)
from sayso.store.schema import captures, documents, refusals

if TYPE_CHECKING:
    from sqlalchemy.sql.selectable import Subquery

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

GROUP = ("a", "b", "relation", "standing", "inferred")
"""What tells groups of ties apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieQuery:
    """Which ties are wanted; days are ISO, and a tie without a day is within every period."""

    who: str | None = None
    relation: str | None = None
    standings: tuple[str, ...] = ()
    established: int = 0
    denied: bool = True
    inferred: bool = False
    since: str | None = None
    until: str | None = None
    order: str = "origins"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeQuery:
    """Which claims of a timeline are wanted; days are ISO."""

    who: str | None = None
    story: str | None = None
    since: str | None = None
    until: str | None = None
    standings: tuple[str, ...] = ()


class IndexView:
    """One state of the index; made by :meth:`sayso.store.Store.index`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def state(self, name: str) -> str | None:
        """Return what was kept under a name."""
        return self._connection.execute(select(index_state.c.value).where(index_state.c.name == name)).scalar()

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
            asked += [at.day != "", *_within(at.first_day, at.last_day, since, until)]
        asked += _of_kind(kind)
        found = select(_record(index_reports, named)).where(*asked)
        order = (at.day.desc(), at.title.desc(), at.document.desc()) if newest else (at.day == "", at.day, at.title)
        return self._page(found.order_by(*order), select(at.number).where(*asked), first, limit)

    def latest(self, limit: int, named: bool) -> tuple[Row, ...]:
        """Return the reports that were read last, with when; not those that were read at an unknown time."""
        found = (
            select(_record(index_reports, named), captures.c.retrieved_at)
            .join(captures, captures.c.document == index_reports.c.document)
            .where(captures.c.retrieved_at.is_not(None))
            .order_by(captures.c.retrieved_at.desc(), index_reports.c.document)
            .limit(limit)
        )
        return tuple(self._connection.execute(found).mappings())

    def report(self, document: str) -> Row | None:
        """Return the row of a report."""
        found = select(index_reports).where(index_reports.c.document == document)
        return self._connection.execute(found).mappings().one_or_none()

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
        found = select(_record(index_stories, named)).order_by(at.day.desc(), at.story.desc())
        return self._page(found, select(at.story), first, limit)

    def story_of_proposition(self, proposition: str) -> str | None:
        """Return the first report of the story that a proposition is in."""
        at = index_propositions.c
        found = select(at.story).where(at.proposition == proposition).order_by(at.story).limit(1)
        return self._connection.execute(found).scalar()

    def propositions_of(self, document: str) -> Sequence[tuple[str, str]]:
        """Return the claims of a report that are part of a proposition, each with it."""
        at = index_claims.c
        story = select(index_reports.c.story).where(index_reports.c.document == document).scalar_subquery()
        found = select(at.claim, at.proposition).where(at.story == story, at.document == document)
        rows = self._connection.execute(found.where(at.proposition.is_not(None), ~at.rejected).order_by(at.number))
        return [(claim, proposition) for claim, proposition in rows]

    def claims_of(self, document: str) -> Sequence[str]:
        """Return the claims of a report in the order of its text."""
        at = index_claims.c
        story = select(index_reports.c.story).where(index_reports.c.document == document).scalar_subquery()
        found = select(at.claim).where(at.story == story, at.document == document).order_by(at.number)
        return self._connection.execute(found).scalars().all()

    def names_of(self, document: str) -> Sequence[tuple[str, str]]:
        """Return the entities of a report that may be looked up, each with who it is."""
        at = index_named.c
        found = select(at.entity, at.who).join(index_entities, index_entities.c.who == at.who)
        rows = self._connection.execute(
            found.where(at.document == document, index_entities.c.shown).order_by(at.entity)
        )
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
        at = index_entities.c
        found = select(at.who, at.shown, at.type, _record(index_entities, named)).where(at.who.in_(_listed(who)))
        return {row["who"]: row for row in self._connection.execute(found).mappings()}

    def shown(self, who: Iterable[str]) -> frozenset[str]:
        """Return which of some entities may be looked up."""
        at = index_entities.c
        found = self._connection.execute(select(at.who, at.shown).where(at.who.in_(_listed(who))))
        return frozenset(
            known for known, shown in found if shown
        )  # asked in SQL, it would go through all that are shown

    def doubts(self, who: Iterable[str]) -> Sequence[Row]:
        """Return the doubts between any two of some entities."""
        at, ids = index_doubts.c, list(who)
        found = select(index_doubts).where(at.left.in_(_listed(ids)), at.right.in_(_listed(ids)))
        return list(self._connection.execute(found.order_by(at.left, at.right)).mappings())

    def doubted_with(self, who: str, limit: int) -> Sequence[str]:
        """Return the entities that one is probably one with, or was ruled not to be."""
        at = index_doubts.c
        others = union_all(
            select(at.right.label("other")).where(at.left == who), select(at.left.label("other")).where(at.right == who)
        ).subquery()
        return self._connection.execute(select(others.c.other).order_by(others.c.other).limit(limit)).scalars().all()

    def statements(self, who: str, side: str, first: int, limit: int, named: bool) -> Page:
        """Return the claims of one side of an entity, in their order."""
        at = index_said.c
        asked = (at.who == who, at.side == side)
        found = select(_record(index_claims, named)).join_from(index_said, index_claims, index_claims.c.row == at.row)
        return self._page(found.where(*asked).order_by(at.rank, at.row), select(at.row).where(*asked), first, limit)

    def lines(self, rows: Iterable[int], named: bool, *, as_read: bool = False) -> Mapping[int, str]:
        """Return claims by their rows; ``as_read`` without what people corrected in them."""
        record = _record(index_claims, named)
        if as_read:
            read = func.coalesce(index_claims.c.found_named, index_claims.c.found) if named else index_claims.c.found
            record = func.coalesce(read, record)
        found = select(index_claims.c.row, record).where(index_claims.c.row.in_(_listed(rows)))
        return dict(self._connection.execute(found).all())

    def denials(self, propositions: Iterable[str], named: bool, limit: int) -> Sequence[tuple[str, str]]:
        """Return the claims that deny some propositions, each with the proposition, by publication."""
        at, of, wanted = index_claims.c, index_propositions.c, list(dict.fromkeys(propositions))
        found = select(at.proposition, _record(index_claims, named)).where(
            at.story.in_(select(of.story).where(of.proposition.in_(_listed(wanted)))),
            at.proposition.in_(_listed(wanted)),
            func.lower(at.standing) == "denied",  # within these stories; by standing alone there are very many
            ~at.rejected,
        )
        rows = self._connection.execute(found.order_by(at.day, at.document, at.number).limit(limit))
        return [(proposition, record) for proposition, record in rows]

    def lane(self, query: TimeQuery, lane: str, first: int, limit: int, named: bool) -> Page:
        """Return the claims of one lane of a timeline: dated ones by their earliest day, others by publication."""
        at = index_claims.c
        if query.who is None:
            source, on = select(_record(index_claims, named)), index_claims.c
            asked = [on.lane == lane]
        else:
            on = index_said.c
            source = select(_record(index_claims, named)).join_from(index_said, index_claims, at.row == on.row)
            asked = [on.who == query.who, on.lane == lane]
        if query.story is not None:
            asked.append(at.story == query.story)
        if query.standings:
            asked.append(on.standing.in_(query.standings))
        if lane == "dated" or query.since is not None or query.until is not None:
            asked += _within(on.first_day, on.last_day, query.since, query.until)
        dated = (on.first_day, on.last_day.is_(None), on.last_day, at.row)
        order = dated if lane == "dated" else (at.day, at.document, at.number)
        counted = select(on.row) if query.who is None or query.story is None else _joined(on)
        known = self._known("lanes", lane) if query == TimeQuery() else None
        return self._page(source.where(*asked).order_by(*order), counted.where(*asked), first, limit, known=known)

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
        found = select(_record(index_claims, named)).where(at.place == key).order_by(at.day, at.document, at.number)
        return held, self._page(found, select(at.row).where(at.place == key), first, limit)

    def ties(self, query: TieQuery, first: int, limit: int) -> Page:
        """Return groups of ties that fit, in the order that was asked for."""
        asked = tie_conditions(query)
        if query.who is None:
            found = select(index_ties).where(*asked).order_by(*_tie_order(query.order, index_ties.c))
            is_plain = query == TieQuery(order=query.order)
            known = self._known("ties") if is_plain else None
            return self._page(found, select(index_ties.c.a).where(*asked), first, limit, known=known)
        both = _of_end(query.who, asked)
        ordered = select(both).order_by(*_tie_order(query.order, both.c))
        return self._page(ordered, select(both.c.a), first, limit)

    def ties_of_two(self, one: str, other: str) -> Sequence[Row]:
        """Return all groups of ties between two."""
        at = index_ties.c
        found = select(index_ties).where(or_(and_(at.a == one, at.b == other), and_(at.a == other, at.b == one)))
        order = (at.inferred, at.established.desc(), at.reports.desc(), at.a, at.relation, at.standing)
        return list(self._connection.execute(found.order_by(*order)).mappings())

    def tie_lines(self, one: str, other: str, limit: int, named: bool) -> Sequence[Row]:
        """Return the ties between two as each report has them, by publication."""
        at = index_tie_lines.c
        found = select(at.rows, _record(index_tie_lines, named)).where(
            or_(and_(at.a == one, at.b == other), and_(at.a == other, at.b == one))
        )
        order = (at.day == "", at.day, at.document, at.number)
        return list(self._connection.execute(found.order_by(*order).limit(limit)).mappings())

    def first_lines(self, ties: Sequence[Row], named: bool) -> Mapping[tuple[Any, ...], str]:
        """Return groups of ties, by what tells them apart, as the first report has each."""
        at = index_tie_lines.c
        pairs = listed_pairs((tie["a"], tie["b"]) for tie in ties)
        found = (
            select(*(at[name] for name in GROUP), _record(index_tie_lines, named))
            .select_from(pairs.join(index_tie_lines, and_(at.a == pairs.c.a, at.b == pairs.c.b)))
            .order_by(at.day == "", at.day, at.document, at.number)
        )
        rows = self._connection.execute(found) if ties else ()
        told: dict[tuple[Any, ...], str] = {}
        for *group, record in rows:
            told.setdefault(tuple(group), record)
        return told

    def steps(self, frontier: Iterable[str], query: TieQuery) -> Mapping[str, set[str]]:
        """Return whom some entities are tied to by ties that fit and whose ends may both be looked up."""
        at, ids = index_ties.c, list(frontier)
        asked = (*tie_conditions(query), at.shown)
        ways = union_all(
            select(at.a.label("one"), at.b.label("other")).where(at.a.in_(_listed(ids)), *asked),
            select(at.b.label("one"), at.a.label("other")).where(at.b.in_(_listed(ids)), *asked),
        )
        found: dict[str, set[str]] = {}
        for one, other in self._connection.execute(ways):
            found.setdefault(one, set()).add(other)
        return found

    def ties_among(self, who: Iterable[str], query: TieQuery) -> Sequence[Row]:
        """Return all groups of ties that fit between any two of some entities, those of most origins first."""
        at, ids = index_ties.c, list(who)
        asked = (at.a.in_(_listed(ids)), at.b.in_(_listed(ids)), *tie_conditions(query))
        order = (at.established.desc(), at.reports.desc(), at.a, at.b, at.relation, at.standing)
        return list(self._connection.execute(select(index_ties).where(*asked).order_by(*order)).mappings())

    def count_ties(self, who: Iterable[str], query: TieQuery) -> Mapping[str, int]:
        """Return how many groups of ties that fit some entities have."""
        at, ids = index_ties.c, list(who)
        counted: dict[str, int] = {}
        for end in (at.a, at.b):
            asked = (end.in_(_listed(ids)), *tie_conditions(query))
            for known, number in self._connection.execute(select(end, func.count()).where(*asked).group_by(end)):
                counted[known] = counted.get(known, 0) + number
        return counted

    def _page(
        self, found: Select[Any], counted: Select[Any], first: int, limit: int, *, known: int | None = None
    ) -> Page:
        """Return some rows of all; ``known`` is how many there are, where that was counted when they were written."""
        rows = tuple(self._connection.execute(found.offset(first).limit(limit)).mappings())
        if 0 < len(rows) < limit or (not rows and first == 0):
            return Page(rows=rows, total=first + len(rows))
        return Page(rows=rows, total=self._count(counted) if known is None else known)

    def _known(self, *path: str) -> int | None:
        """Return what was counted over the whole index."""
        found: Any = json.loads(self.state("counts") or "{}")
        for name in path:
            found = found.get(name) if isinstance(found, dict) else None
        return found if isinstance(found, int) else None

    def _count(self, counted: Select[Any]) -> int:
        return self._connection.execute(select(func.count()).select_from(counted.subquery())).scalar_one()


def tie_conditions(query: TieQuery) -> list[ColumnElement[bool]]:
    """Return what ties must be, whoever their ends are."""
    at = index_ties.c
    asked: list[ColumnElement[bool]] = []
    if query.relation is not None:
        in_words = at.relation.startswith(f"{query.relation}:", autoescape=True)
        asked.append(or_(at.relation == query.relation, in_words))
    if query.standings:
        asked.append(at.standing.in_(query.standings))
    if query.established:
        asked.append(at.established >= query.established)
    if not query.denied:
        asked.append(at.denied.is_(False))
    if not query.inferred:
        asked.append(at.inferred.is_(False))
    if query.since is not None:
        asked.append(or_(at.last_day.is_(None), at.last_day >= query.since))
    if query.until is not None:
        asked.append(or_(at.first_day.is_(None), at.first_day <= query.until))
    return asked


def _tie_order(order: str, at: Any) -> list[ColumnElement[Any]]:
    """Return what a list of ties is sorted by; the index has the order of most origins ready."""
    rest = [at[name].desc() for name in ("a", "b", "relation", "standing", "inferred")]
    if order == "day":
        return [func.coalesce(at.first_day, at.last_day, "~"), *rest]
    if order == "reports":
        return [at.reports.desc(), at.established.desc(), *rest]
    return [at.established.desc(), at.reports.desc(), *rest]


def _of_end(who: str, asked: Sequence[ColumnElement[bool]]) -> Subquery:
    at = index_ties.c
    return union_all(
        select(index_ties).where(at.a == who, *asked), select(index_ties).where(at.b == who, *asked)
    ).subquery()


def _joined(on: Any) -> Select[Any]:
    return select(on.row).join_from(index_said, index_claims, index_claims.c.row == index_said.c.row)


def _record(of: Any, named: bool) -> ColumnElement[str]:
    record: ColumnElement[str] = func.coalesce(of.c.named, of.c.record) if named else of.c.record
    return record.label("record")


def _within(
    first: ColumnElement[Any], last: ColumnElement[Any], since: str | None, until: str | None
) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if since is not None:
        asked.append(or_(last.is_(None), last >= since))
    if until is not None:
        asked.append(or_(first.is_(None), first <= until))
    return asked


def listed_pairs(pairs: Iterable[tuple[str, str]]) -> Subquery:
    """Return pairs that are given with the question as rows with ``a`` and ``b``, each once."""
    given = json.dumps(sorted(set(pairs)))
    each = func.json_each(given).table_valued(column("value", String))
    ends = (func.json_extract(each.c.value, f"$[{n}]").label(name) for n, name in enumerate(("a", "b")))
    return select(*ends).subquery()


def _listed(values: Iterable[Any]) -> Select[Any]:
    """Select values that are given with the question, however many they are."""
    each = func.json_each(json.dumps(list(values))).table_valued(column("value", String))
    return select(each.c.value)


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
