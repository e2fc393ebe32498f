"""What was put to whom and what they answered: kept by content, apart from what was read, and never erased.

Each entry counts for as long as its change stands. Beside the record only the documents stand that it speaks of, so
that what belongs to one report is found without going through all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, Table, insert, select

from sayso.model.ids import content_id
from sayso.model.judgements import Change
from sayso.model.replies import Reply, Request
from sayso.store.codec import from_json, to_json
from sayso.store.judgements import load_changes
from sayso.store.schema import put_about, replies, requests

Entry = TypeVar("Entry", Request, Reply)


def add_requests(connection: Connection, change: Change, made: Iterable[Request]) -> tuple[Request, ...]:
    """Store what a change says was put to somebody; return it with its ids."""
    return _add(connection, requests, change, made)


def add_replies(connection: Connection, change: Change, made: Iterable[Reply]) -> tuple[Reply, ...]:
    """Store what a change says was answered; return it with its ids."""
    return _add(connection, replies, change, made)


def load_requests(connection: Connection, document: str | None = None) -> tuple[Request, ...]:
    """Return what was put about one document, or all, with the changes, as it was recorded; withdrawn ones too."""
    return tuple(_load(connection, requests, Request, document))


def load_replies(connection: Connection, document: str | None = None) -> tuple[Reply, ...]:
    """Return what was answered about one document, or all, with the changes; withdrawn ones too."""
    return tuple(_load(connection, replies, Reply, document))


def documents_of(entry: Request | Reply) -> tuple[str, ...]:
    """Return the documents (ids, sorted) that an entry speaks of."""
    return tuple(sorted({anchor.document for anchor in (*entry.named, *(point.anchor for point in entry.points))}))


def _add(connection: Connection, table: Table, change: Change, made: Iterable[Entry]) -> tuple[Entry, ...]:
    stored = tuple(_with_id(entry, change, number) for number, entry in enumerate(made))
    for number, entry in enumerate(stored):
        record = to_json(replace(entry, change=None))
        connection.execute(insert(table), {"id": entry.id, "change": change.id, "number": number, "record": record})
        about = [{"entry": entry.id, "document": document} for document in documents_of(entry)]
        if about:
            connection.execute(insert(put_about), about)
    return stored


def _with_id(entry: Entry, change: Change, number: int) -> Entry:
    """Return an entry with its change and id; one that was made in another collection keeps its id."""
    prefix = "req" if isinstance(entry, Request) else "rpl"
    id_ = entry.id or content_id(prefix, change.id, number, entry.party, entry.words)
    return replace(entry, id=id_, change=change)


def _load(connection: Connection, table: Table, kind: type[Entry], document: str | None) -> Iterator[Entry]:
    found = select(table)
    if document is not None:
        found = found.where(table.c.id.in_(select(put_about.c.entry).where(put_about.c.document == document)))
    rows = connection.execute(found).mappings().all()
    made = {change.id: change for change in load_changes(connection)} if rows else {}
    for row in sorted(rows, key=lambda row: (made[row["change"]].number, row["number"])):
        yield _entry(row, kind, made)


def _entry(row: RowMapping, kind: type[Entry], made: Mapping[str, Change]) -> Entry:
    return replace(from_json(kind, row["record"]), change=made[row["change"]])
