"""Changes that people made, and what they judged about who is who. Withdrawn, never erased.

One command is one change, stored in one transaction with all that it decided. A judgement is kept by content: its ids,
and the words (anchors) of the appearances concerned, whether this collection holds their reports or not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from sayso.errors import NotFound
from sayso.model.ids import content_id
from sayso.model.judgements import Anchor, Change, Judgement, Verdict
from sayso.model.spans import Reason
from sayso.store.codec import from_json, to_json
from sayso.store.folding import storable
from sayso.store.schema import changes, judgements


def add_change(connection: Connection, *, action: str, by: str, at: str, why: str) -> Change:
    """Record that somebody changes something, as the next in number; what it changes is stored beside it."""
    number = _last_number(connection) + 1
    said = (action, storable(by), at, storable(why))
    change = Change(
        id=content_id("chg", number, *said), number=number, action=action, by=storable(by), at=at, why=storable(why)
    )
    connection.execute(insert(changes), _row(change))
    return change


def take_over(connection: Connection, change: Change) -> tuple[Change, bool]:
    """Record a change that was made in another collection; tell whether it is new here.

    It keeps its id, and has the next number of this collection. One that is held is withdrawn here if it was withdrawn
    there; that a withdrawn one still stands there changes nothing.
    """
    held = next((known for known in load_changes(connection) if known.id == change.id), None)
    if held is None:
        taken = replace(change, number=_last_number(connection) + 1)
        connection.execute(insert(changes), _row(taken))
        return taken, True
    if held.stands and change.withdrawn_at is not None:
        said = {"by": change.withdrawn_by, "why": change.withdrawn_why}
        held = withdraw_change(connection, held.number, at=change.withdrawn_at, **said)
    return held, False


def withdraw_change(connection: Connection, number: int, *, at: str, by: str, why: str) -> Change:
    """Take back a change and all that it decided; everything is kept, and counts no more.

    Raises:
        NotFound: if there is no such change, or it was taken back before.
    """
    known = next((change for change in load_changes(connection) if change.number == number), None)
    if known is None:
        raise NotFound(f"There is no change {number}.", hint="`sayso history` lists them.")
    if not known.stands:
        raise NotFound(f"Change {number} was taken back on {known.withdrawn_at}.", hint="`sayso history` lists them.")
    by, why = storable(by), storable(why)
    said = {"withdrawn_at": at, "withdrawn_by": by, "withdrawn_why": why}
    connection.execute(update(changes).where(changes.c.id == known.id).values(said))
    return replace(known, withdrawn_at=at, withdrawn_by=by, withdrawn_why=why)


def load_changes(connection: Connection) -> tuple[Change, ...]:
    """Return every change by number; those that were taken back too."""
    found = select(changes).order_by(changes.c.number)
    return tuple(Change(**row) for row in connection.execute(found).mappings())


def add_judgements(connection: Connection, change: Change, made: Iterable[Judgement]) -> None:
    """Store what a change ruled; one ruling a pair."""
    rows = [_judgement_row(change, judgement) for judgement in made]
    if rows:
        connection.execute(insert(judgements), rows)


def load_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Return every judgement that a person made, with its change, by number and pair; withdrawn ones too."""
    made = {change.id: change for change in load_changes(connection)}
    found = select(judgements).order_by(judgements.c.left, judgements.c.right)
    rows = [(made[row["change"]], row) for row in connection.execute(found).mappings()]
    return tuple(_judgement(change, row) for change, row in sorted(rows, key=lambda pair: pair[0].number))


def _last_number(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(changes.c.number), 0))).scalar_one())


def _row(change: Change) -> dict[str, object]:
    return {column.name: getattr(change, column.name) for column in changes.columns}


def _judgement_row(change: Change, judgement: Judgement) -> dict[str, object]:
    return {
        "change": change.id,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "anchors": to_json(judgement.anchors),
        "reasons": to_json(judgement.reasons),
    }


def _judgement(change: Change, row: RowMapping) -> Judgement:
    return Judgement(
        left=row["left"],
        right=row["right"],
        verdict=Verdict(row["verdict"]),
        change=change,
        anchors=from_json(tuple[Anchor, ...], row["anchors"]),
        reasons=from_json(tuple[Reason, ...], row["reasons"]),
    )
