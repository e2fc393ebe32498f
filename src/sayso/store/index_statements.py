"""What the index is asked again and again, built once: what changes from page to page is given when it is asked.

Building a question takes longer than answering it. Parameters of many values are JSON (:func:`given`), so that one
question does for however many there are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    String,
    and_,
    bindparam,
    column,
    func,
    or_,
    select,
    union_all,
)

from sayso.store.index_schema import (
    index_claims,
    index_doubts,
    index_entities,
    index_named,
    index_reports,
    index_said,
    index_state,
    index_tie_lines,
    index_ties,
)

if TYPE_CHECKING:
    from sqlalchemy.sql.selectable import CompoundSelect, Subquery

GROUP = ("a", "b", "relation", "standing", "inferred")
"""What tells groups of ties apart."""
_SHAPES = 256
"""So many kinds of questions are kept; what people ask of ties and times has few."""


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

    @property
    def of_anybody(self) -> TieQuery:
        """The same of whomever."""
        return replace(self, who=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeQuery:
    """Which claims of a timeline are wanted; days are ISO."""

    who: str | None = None
    story: str | None = None
    since: str | None = None
    until: str | None = None
    standings: tuple[str, ...] = ()

    @property
    def of_anybody(self) -> TimeQuery:
        """The same of whomever, in whichever story."""
        return replace(self, who=self.who and "", story=self.story and "")


@dataclass(frozen=True, slots=True)
class Paged:
    """How some rows of all are asked for, between ``first`` and ``limit``, and how all are counted."""

    rows: Select[Any]
    total: Select[Any]


def given(values: Iterable[Any]) -> str:
    """Return values as a parameter of a question."""
    return json.dumps(list(values))


def given_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """Return pairs, each once, as a parameter of a question."""
    return json.dumps(sorted(set(pairs)))


def _parameter(name: str) -> BindParameter[str]:
    return bindparam(name, type_=String)


def listed(name: str) -> Select[Any]:
    """Select the values of a parameter that :func:`given` made."""
    each = func.json_each(_parameter(name)).table_valued(column("value", String))
    return select(each.c.value)


def listed_pairs(name: str) -> Subquery:
    """Return the pairs of a parameter that :func:`given_pairs` made, as rows with ``a`` and ``b``."""
    each = func.json_each(_parameter(name)).table_valued(column("value", String))
    ends = (func.json_extract(each.c.value, f"$[{n}]").label(end) for n, end in enumerate(("a", "b")))
    return select(*ends).subquery()


def paged(rows: Select[Any], counted: Select[Any]) -> Paged:
    """Return how a page of rows is asked for, and how all are counted by what tells them apart."""
    window = rows.offset(bindparam("first")).limit(bindparam("limit"))
    return Paged(rows=window, total=select(func.count()).select_from(counted.subquery()))


def record_of(of: Any, named: bool) -> ColumnElement[str]:
    """Return the record of a row; ``named`` with private people by name, where that is another one."""
    record: ColumnElement[str] = func.coalesce(of.c.named, of.c.record) if named else of.c.record
    return record.label("record")


def within(
    first: ColumnElement[Any], last: ColumnElement[Any], since: str | None, until: str | None
) -> list[ColumnElement[bool]]:
    """Return what makes something lie in a period; whatever has no end on a side reaches into it from there."""
    asked: list[ColumnElement[bool]] = []
    if since is not None:
        asked.append(or_(last.is_(None), last >= since))
    if until is not None:
        asked.append(or_(first.is_(None), first <= until))
    return asked


@cache
def state() -> Select[Any]:
    """Ask for what is kept under a ``name``."""
    return select(index_state.c.value).where(index_state.c.name == bindparam("name"))


@cache
def report() -> Select[Any]:
    """Ask for the row of a ``document``."""
    return select(index_reports).where(index_reports.c.document == bindparam("document"))


@cache
def claims_of(*, in_propositions: bool) -> Select[Any]:
    """Ask for the claims of a ``document`` with their propositions; or only for those that are part of one."""
    at, of = index_claims.c, _parameter("document")
    story = select(index_reports.c.story).where(index_reports.c.document == of).scalar_subquery()
    found = select(at.claim, at.proposition).where(at.story == story, at.document == of).order_by(at.number)
    return found.where(at.proposition.is_not(None), ~at.rejected) if in_propositions else found


@cache
def names_of() -> Select[Any]:
    """Ask for the entities of a ``document`` that may be looked up, each with who it is."""
    at = index_named.c
    found = select(at.entity, at.who).join(index_entities, index_entities.c.who == at.who)
    return found.where(at.document == bindparam("document"), index_entities.c.shown).order_by(at.entity)


@cache
def heads(named: bool) -> Select[Any]:
    """Ask for what is kept of entities (``who``)."""
    at = index_entities.c
    return select(at.who, at.shown, at.type, record_of(index_entities, named)).where(at.who.in_(listed("who")))


@cache
def shown() -> Select[Any]:
    """Ask whether entities (``who``) may be looked up; asked in SQL, it would go through all that are."""
    at = index_entities.c
    return select(at.who, at.shown).where(at.who.in_(listed("who")))


@cache
def doubts() -> Select[Any]:
    """Ask for the doubts between any two of some entities (``who``)."""
    at = index_doubts.c
    found = select(index_doubts).where(at.left.in_(listed("who")), at.right.in_(listed("who")))
    return found.order_by(at.left, at.right)


@cache
def doubted_with() -> Select[Any]:
    """Ask for ``limit`` of the entities that one (``who``) is probably one with, or was ruled not to be."""
    at, who = index_doubts.c, _parameter("who")
    others = union_all(
        select(at.right.label("other")).where(at.left == who), select(at.left.label("other")).where(at.right == who)
    ).subquery()
    return select(others.c.other).order_by(others.c.other).limit(bindparam("limit"))


@cache
def statements(named: bool) -> Paged:
    """Ask for the claims of one ``side`` of an entity (``who``), in their order."""
    at = index_said.c
    asked = (at.who == bindparam("who"), at.side == bindparam("side"))
    found = select(record_of(index_claims, named)).join_from(index_said, index_claims, index_claims.c.row == at.row)
    return paged(found.where(*asked).order_by(at.rank, at.row), select(at.row).where(*asked))


@cache
def lines(named: bool, as_read: bool) -> Select[Any]:
    """Ask for claims by their ``rows``; ``as_read`` without what people corrected in them."""
    record = record_of(index_claims, named)
    if as_read:
        read = func.coalesce(index_claims.c.found_named, index_claims.c.found) if named else index_claims.c.found
        record = func.coalesce(read, record)
    return select(index_claims.c.row, record).where(index_claims.c.row.in_(listed("rows")))


@cache
def denials(named: bool) -> Select[Any]:
    """Ask for ``limit`` claims that deny some ``propositions``, each with the proposition, by publication."""
    at = index_claims.c
    found = select(at.proposition, record_of(index_claims, named)).where(
        at.proposition.in_(listed("propositions")),
        func.lower(at.standing) == "denied",  # among these claims; by standing alone there are very many
        ~at.rejected,
    )
    return found.order_by(at.day, at.document, at.number).limit(bindparam("limit"))


def lane(query: TimeQuery, lane: str, named: bool) -> Paged:
    """Ask for a lane of a timeline, of ``who`` and in ``story`` where the query has them.

    Dated claims come by their earliest day, others by publication.
    """
    return _lane(query.of_anybody, lane, named)


@lru_cache(_SHAPES)
def _lane(query: TimeQuery, lane: str, named: bool) -> Paged:
    at = index_claims.c
    on: Any = at
    source = select(record_of(index_claims, named))
    if query.who is not None:
        on = index_said.c
        source = source.join_from(index_said, index_claims, at.row == on.row)
    asked = [on.lane == lane]
    if query.who is not None:
        asked.append(on.who == bindparam("who"))
    if query.story is not None:
        asked.append(at.story == bindparam("story"))
    if query.standings:
        asked.append(on.standing.in_(query.standings))
    if lane == "dated" or query.since is not None or query.until is not None:
        asked += within(on.first_day, on.last_day, query.since, query.until)
    dated = (on.first_day, on.last_day.is_(None), on.last_day, at.row)
    order = dated if lane == "dated" else (at.day, at.document, at.number)
    counted = select(on.row) if query.who is None or query.story is None else _joined(on)
    return paged(source.where(*asked).order_by(*order), counted.where(*asked))


def _joined(on: Any) -> Select[Any]:
    return select(on.row).join_from(index_said, index_claims, index_claims.c.row == index_said.c.row)


def ties(query: TieQuery) -> Paged:
    """Ask for groups of ties that fit, of ``who`` where the query has somebody, in the order that it asks for."""
    return _ties(query.of_anybody, query.who is not None)


@lru_cache(_SHAPES)
def _ties(query: TieQuery, of_one: bool) -> Paged:
    asked = tie_conditions(query)
    if not of_one:
        found = select(index_ties).where(*asked).order_by(*_tie_order(query.order, index_ties.c))
        return paged(found, select(index_ties.c.a).where(*asked))
    at, who = index_ties.c, _parameter("who")
    both = union_all(
        select(index_ties).where(at.a == who, *asked), select(index_ties).where(at.b == who, *asked)
    ).subquery()
    return paged(select(both).order_by(*_tie_order(query.order, both.c)), select(both.c.a))


@cache
def ties_of_two() -> Select[Any]:
    """Ask for all groups of ties between ``one`` and ``other``."""
    at = index_ties.c
    order = (at.inferred, at.established.desc(), at.reports.desc(), at.a, at.relation, at.standing)
    return select(index_ties).where(_between(at)).order_by(*order)


@cache
def tie_lines(named: bool) -> Select[Any]:
    """Ask for ``limit`` ties between ``one`` and ``other`` as each report has them, by publication."""
    at = index_tie_lines.c
    found = select(at.rows, record_of(index_tie_lines, named)).where(_between(at))
    return found.order_by(at.day == "", at.day, at.document, at.number).limit(bindparam("limit"))


def _between(at: Any) -> ColumnElement[bool]:
    one, other = _parameter("one"), _parameter("other")
    return or_(and_(at.a == one, at.b == other), and_(at.a == other, at.b == one))


@cache
def first_lines(named: bool) -> Select[Any]:
    """Ask for the ties of ``pairs`` as each report has them, each with what tells its group apart."""
    at, pairs = index_tie_lines.c, listed_pairs("pairs")
    found = select(*(at[name] for name in GROUP), record_of(index_tie_lines, named))
    joined = found.select_from(pairs.join(index_tie_lines, and_(at.a == pairs.c.a, at.b == pairs.c.b)))
    return joined.order_by(at.day == "", at.day, at.document, at.number)


def steps(query: TieQuery) -> CompoundSelect[Any]:
    """Ask whom some entities (``who``) are tied to by ties that fit and whose ends may both be looked up."""
    return _steps(query.of_anybody)


@lru_cache(_SHAPES)
def _steps(query: TieQuery) -> CompoundSelect[Any]:
    at = index_ties.c
    asked = (*tie_conditions(query), at.shown)
    return union_all(
        select(at.a.label("one"), at.b.label("other")).where(at.a.in_(listed("who")), *asked),
        select(at.b.label("one"), at.a.label("other")).where(at.b.in_(listed("who")), *asked),
    )


def ties_among(query: TieQuery) -> Select[Any]:
    """Ask for all groups of ties that fit between any two of some entities (``who``), those of most origins first."""
    return _ties_among(query.of_anybody)


@lru_cache(_SHAPES)
def _ties_among(query: TieQuery) -> Select[Any]:
    at = index_ties.c
    asked = (at.a.in_(listed("who")), at.b.in_(listed("who")), *tie_conditions(query))
    order = (at.established.desc(), at.reports.desc(), at.a, at.b, at.relation, at.standing)
    return select(index_ties).where(*asked).order_by(*order)


def count_ties(query: TieQuery) -> Sequence[Select[Any]]:
    """Ask how many groups of ties that fit some entities (``who``) have, at either end."""
    return _count_ties(query.of_anybody)


@lru_cache(_SHAPES)
def _count_ties(query: TieQuery) -> Sequence[Select[Any]]:
    asked = tie_conditions(query)
    ends = (index_ties.c.a, index_ties.c.b)
    return [select(end, func.count()).where(end.in_(listed("who")), *asked).group_by(end) for end in ends]


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
    return asked + within(at.first_day, at.last_day, query.since, query.until)


def _tie_order(order: str, at: Any) -> list[ColumnElement[Any]]:
    """Return what a list of ties is sorted by; the index has the order of most origins ready."""
    rest = [at[name].desc() for name in ("a", "b", "relation", "standing", "inferred")]
    if order == "day":
        return [func.coalesce(at.first_day, at.last_day, "~"), *rest]
    if order == "reports":
        return [at.reports.desc(), at.established.desc(), *rest]
    return [at.established.desc(), at.reports.desc(), *rest]
