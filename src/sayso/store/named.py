"""Whom the reports name, and what rules hold of pairs of them: kept so that each report is asked once.

All of it can be thrown away and made again. Only the current reading of each report counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from sayso.model.identity import Appearance, Proposal
from sayso.model.ids import content_id
from sayso.model.judgements import Judgement
from sayso.store.codec import from_json, to_json
from sayso.store.rows import analysis_id
from sayso.store.schema import analyses, appearances, proposals


def find_unnamed(connection: Connection, version: str) -> tuple[str, ...]:
    """Return the documents (ids, sorted) of which this version has not said yet whom they name."""
    done = select(appearances.c.analysis).where(appearances.c.version == version)
    found = select(analyses.c.document).where(analyses.c.current, analyses.c.id.not_in(done))
    return tuple(connection.execute(found.order_by(analyses.c.document)).scalars())


def save_named(
    connection: Connection,
    analysis: tuple[str, str],
    version: str,
    named: Iterable[Appearance],
    ruled: Iterable[Judgement],
) -> None:
    """Keep whom a document names as an extractor read it, and what rules judge of them from this document alone."""
    key = analysis_id(*analysis)
    connection.execute(delete(appearances).where(appearances.c.analysis == key))
    row = {"analysis": key, "version": version, "record": to_json(tuple(named)), "ruled": to_json(tuple(ruled))}
    connection.execute(insert(appearances), row)


def load_named(connection: Connection, version: str) -> tuple[tuple[Appearance, ...], tuple[Judgement, ...]]:
    """Return whom all documents name, and what rules judge of them, by document."""
    named: list[Appearance] = []
    ruled: list[Judgement] = []
    for row in connection.execute(_current(version)).mappings():
        named += from_json(tuple[Appearance, ...], row["record"])
        ruled += from_json(tuple[Judgement, ...], row["ruled"])
    return tuple(named), tuple(ruled)


def _current(version: str) -> Select[Any]:
    found = select(appearances.c.record, appearances.c.ruled).join_from(appearances, analyses)
    return found.where(analyses.c.current, appearances.c.version == version).order_by(analyses.c.document)


def find_state(connection: Connection, version: str) -> str:
    """Return what stands for all current readings of a collection: the same readings, the same state."""
    current = connection.execute(select(analyses.c.id).where(analyses.c.current).order_by(analyses.c.id)).scalars()
    return content_id("sta", version, *current)


def save_proposals(connection: Connection, state: str, made: Iterable[Proposal]) -> None:
    """Keep what rules hold of pairs in this state of the collection, in place of what they held before."""
    connection.execute(delete(proposals))
    rows = [{"left": p.left, "right": p.right, "state": state, "record": to_json(p)} for p in made]
    if rows:
        connection.execute(insert(proposals), rows)


def has_proposals(connection: Connection, state: str) -> bool:
    """Tell whether it was found out what rules hold of pairs in this state, and whether that was anything."""
    return connection.execute(select(proposals.c.left).where(proposals.c.state == state).limit(1)).first() is not None


def load_proposals(connection: Connection, state: str) -> tuple[Proposal, ...]:
    """Return what rules hold of pairs in this state, by pair; nothing if it was not found out yet."""
    found = select(proposals.c.record).where(proposals.c.state == state).order_by(proposals.c.left, proposals.c.right)
    return tuple(from_json(Proposal, record) for record in connection.execute(found).scalars())
