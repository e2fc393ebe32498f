"""What is read to bring the index up to date: which readings are current, what is held, what has to be gathered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from sayso.store.index_schema import (
    index_claims,
    index_doubts,
    index_entities,
    index_named,
    index_place_words,
    index_reports,
    index_state,
    index_stories,
    index_tie_lines,
    index_ties,
    index_touched,
)
from sayso.store.index_statements import given_pairs, listed_pairs
from sayso.store.schema import analyses, claims, documents

Row = dict[str, Any]
AT_ONCE = 400
"""So many keys go into one question."""


class IndexMaterial:
    """The index and what it is made of, in one state; made by :meth:`sayso.store.Store.index_material`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def state(self, name: str) -> str | None:
        """Return what was kept under a name."""
        return self._connection.execute(select(index_state.c.value).where(index_state.c.name == name)).scalar()

    def readings(self) -> Mapping[str, str]:
        """Return the current analysis (id) of every document."""
        found = select(analyses.c.document, analyses.c.id).where(analyses.c.current)
        return dict(self._connection.execute(found).all())

    def keys(self) -> Mapping[str, str]:
        """Return the stories that are held, each with what its rows were made of."""
        found = select(index_stories.c.story, index_stories.c.key)
        return dict(self._connection.execute(found).all())

    def claim_rows(self, documents: Sequence[str]) -> Mapping[tuple[str, str], int]:
        """Return the row of each claim (document, id) of documents as they are read now."""
        found = select(analyses.c.document, claims.c.id, claims.c.row).join_from(claims, analyses)
        rows = self._connection.execute(found.where(analyses.c.current, analyses.c.document.in_(documents)))
        return {(document, claim): row for document, claim, row in rows}

    def touched(self, kind: str) -> Sequence[str]:
        """Return what of a kind has to be gathered again, sorted."""
        found = select(index_touched.c.key).where(index_touched.c.kind == kind).order_by(index_touched.c.key)
        return self._connection.execute(found).scalars().all()

    def facts(self, who: Iterable[str]) -> Mapping[str, list[str]]:
        """Return what each report tells of some entities."""
        found = select(index_named.c.who, index_named.c.facts).where(index_named.c.who.in_(list(who)))
        told: dict[str, list[str]] = defaultdict(list)
        for known, facts in self._connection.execute(found):
            told[known].append(facts)
        return told

    def count_ties(self, who: Sequence[str]) -> Mapping[str, int]:
        """Return how many ties, not counting inferred ones, some entities have."""
        lines, counted = index_tie_lines.c, Counter[str]()
        for end in (lines.a, lines.b):
            found = select(end, lines.a, lines.b, lines.relation, lines.standing).distinct()
            rows = self._connection.execute(found.where(end.in_(who), lines.inferred.is_(False)))
            counted.update(row[0] for row in rows)
        return counted

    def shown(self, who: Iterable[str]) -> frozenset[str]:
        """Return which of some entities may be looked up."""
        found = select(index_entities.c.who, index_entities.c.shown).where(index_entities.c.who.in_(list(who)))
        return frozenset(known for known, is_shown in self._connection.execute(found) if is_shown)

    def tie_lines(self, pairs: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], list[Row]]:
        """Return the ties of some pairs as each report has them, without their words."""
        columns = [each for each in index_tie_lines.c if each.name not in ("record", "named")]
        wanted, at = listed_pairs("pairs"), index_tie_lines.c
        found = select(*columns).select_from(wanted.join(index_tie_lines, and_(at.a == wanted.c.a, at.b == wanted.c.b)))
        lines: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self._connection.execute(found, {"pairs": given_pairs(pairs)}).mappings():
            lines[row["a"], row["b"]].append(dict(row))
        return lines

    def pairs_of(self, who: Sequence[str]) -> set[tuple[str, str]]:
        """Return the pairs of ties that some entities are an end of."""
        ends = or_(index_tie_lines.c.a.in_(who), index_tie_lines.c.b.in_(who))
        found = select(index_tie_lines.c.a, index_tie_lines.c.b).where(ends).distinct()
        return {(a, b) for a, b in self._connection.execute(found)}

    def place_words(self, places: Iterable[str]) -> Mapping[str, list[Row]]:
        """Return how reports word some places."""
        found = select(index_place_words).where(index_place_words.c.place.in_(list(places)))
        words: dict[str, list[Row]] = defaultdict(list)
        for row in self._connection.execute(found).mappings():
            words[row["place"]].append(dict(row))
        return words

    def doubts(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """Return all doubts that are kept: how far a pair is one, and the reasons."""
        found = select(index_doubts.c.left, index_doubts.c.right, index_doubts.c.level, index_doubts.c.reasons)
        return {(left, right): (level, why) for left, right, level, why in self._connection.execute(found)}

    def counts(self) -> Row:
        """Return what is counted over the whole index."""
        reports, claim = index_reports.c, index_claims.c
        one = self._connection.execute(
            select(
                func.count(),
                func.count(func.distinct(func.lower(reports.outlet))),
                func.count().filter(reports.outlet.is_(None)),
                func.count().filter(reports.day == ""),
                func.min(reports.day).filter(reports.day != ""),
                func.max(reports.day),
            )
        ).one()
        standings = select(claim.standing, func.count()).where(claim.rejected.is_(False)).group_by(claim.standing)
        lanes = select(claim.lane, func.count()).where(claim.lane.is_not(None)).group_by(claim.lane)
        types = (
            select(index_entities.c.type, func.count()).where(index_entities.c.shown).group_by(index_entities.c.type)
        )
        read = select(documents.c.language, documents.c.completeness, func.count())
        read = read.group_by(documents.c.language, documents.c.completeness)
        ties = select(func.count()).select_from(index_ties).where(index_ties.c.inferred.is_(False))
        return {
            "reports": one[0],
            "outlets": one[1],
            "outlet_unknown": one[2],
            "undated": one[3],
            "first": one[4],
            "last": one[5] or None,
            "stories": self._connection.execute(select(func.count()).select_from(index_stories)).scalar_one(),
            "standings": [[name, number] for name, number in self._connection.execute(standings)],
            "read": [list(row) for row in self._connection.execute(read)],
            "lanes": dict(self._connection.execute(lanes).all()),
            "types": dict(self._connection.execute(types).all()),
            "ties": self._connection.execute(ties).scalar_one(),
        }
