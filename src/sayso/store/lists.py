"""Lists of known entities that users brought, as the lists have them. Withdrawn with their change, never erased."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, insert, select

from sayso.model.ids import content_id
from sayso.model.judgements import Change, ListRecord, ReferenceList
from sayso.store.codec import from_json, to_json
from sayso.store.judgements import load_changes
from sayso.store.schema import list_records, reference_lists

_AT_ONCE = 1000
_SAID = ("name", "authority", "dated", "licence", "source", "sha256")
_LISTED = ("aliases", "countries", "dates")


def add_list(
    connection: Connection, change: Change, said: ReferenceList, records: Iterable[ListRecord]
) -> ReferenceList:
    """Store a list with its entries; its id is made here, of what it is and of the change that brought it."""
    told = {name: getattr(said, name) for name in _SAID}
    made = ReferenceList(id=content_id("lst", *told.values(), change.id), change=change, **told)
    connection.execute(insert(reference_lists), {"id": made.id, "change": change.id, **_stored(told)})
    rows = [_row(made.id, record) for record in records]
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(insert(list_records), rows[start : start + _AT_ONCE])
    return made


def load_lists(connection: Connection) -> tuple[ReferenceList, ...]:
    """Return every list with its change, by the change's number; those that were removed too."""
    made = {change.id: change for change in load_changes(connection)}
    rows = connection.execute(select(reference_lists)).mappings()
    found = [_list(row, made[row["change"]]) for row in rows]
    return tuple(sorted(found, key=lambda each: (each.change.number if each.change else 0, each.id)))


def count_records(connection: Connection, list_id: str) -> int:
    """Return how many entries a list has."""
    return len(connection.execute(select(list_records.c.id).where(list_records.c.list == list_id)).all())


def load_records(connection: Connection, list_id: str) -> tuple[ListRecord, ...]:
    """Return the entries of a list, by id."""
    return _records(connection, select(list_records).where(list_records.c.list == list_id))


def find_records(connection: Connection, ids: Iterable[str]) -> tuple[ListRecord, ...]:
    """Return the entries of these ids (``rec-``) in any list, by id and list."""
    wanted = sorted(set(ids))
    parts = [wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE)]
    found = [r for part in parts for r in _records(connection, select(list_records).where(list_records.c.id.in_(part)))]
    return tuple(sorted(found, key=lambda record: (record.id, record.list)))


def find_record_ids(connection: Connection, beginning: str, *, most: int = 10) -> tuple[str, ...]:
    """Return the ids of entries in any list that begin so, at most so many."""
    begins = list_records.c.id.startswith(beginning, autoescape=True)
    found = select(list_records.c.id).where(begins).distinct().order_by(list_records.c.id).limit(most)
    return tuple(connection.execute(found).scalars())


def _records(connection: Connection, found: Select[Any]) -> tuple[ListRecord, ...]:
    rows = connection.execute(found.order_by(list_records.c.id, list_records.c.list)).mappings()
    return tuple(_record(row) for row in rows)


def _stored(told: dict[str, str]) -> dict[str, str]:
    """What a user typed may hold characters that a database cuts: texts are kept as JSON."""
    return {name: value if name in {"dated", "sha256"} else to_json(value) for name, value in told.items()}


def _list(row: RowMapping, change: Change) -> ReferenceList:
    told = {n: row[n] if n in {"dated", "sha256"} else from_json(str, row[n]) for n in _SAID}
    return ReferenceList(id=row["id"], change=change, **told)


def _row(list_id: str, record: ListRecord) -> dict[str, object]:
    return {
        "list": list_id,
        "id": record.id,
        "entry": to_json(record.entry),
        "type": record.type,
        "name": to_json(record.name),
        **{name: to_json(getattr(record, name)) for name in (*_LISTED, "said")},
    }


def _record(row: RowMapping) -> ListRecord:
    return ListRecord(
        id=row["id"],
        list=row["list"],
        entry=from_json(str, row["entry"]),
        type=row["type"],
        name=from_json(str, row["name"]),
        said=from_json(tuple[tuple[str, str], ...], row["said"]),
        **{name: from_json(tuple[str, ...], row[name]) for name in _LISTED},
    )
