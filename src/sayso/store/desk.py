"""What people did at the corrections desk: reports that they took back, and files that were written out.

Nothing here is ever erased. A mark that was made in error is withdrawn, and stays with both days and both reasons. When
a person marks a report, the day matters to what was known then, so it is part of the record and of every answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from sayso.errors import NotFound
from sayso.model.ids import content_id
from sayso.model.provenance import Amendment, ClaimRef, DerivationKind
from sayso.store.folding import storable
from sayso.store.schema import exported_claims, exports, marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A report that somebody took back by hand. ``at`` is the EDTF day from which it counts.

    ``withdrawn_at`` is set once the mark itself was taken back; then it counts no more, and is kept.
    """

    id: str
    document: str
    at: str
    by: str
    why: str
    withdrawn_at: str | None = None
    withdrawn_by: str = ""
    withdrawn_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether it still counts."""
        return self.stood_on(None)

    def stood_on(self, day: str | None) -> bool:
        """Whether it counted on a day (``YYYY-MM-DD``), as was known then; ``None`` asks whether it counts now."""
        return self.withdrawn_at is None or (day is not None and day < self.withdrawn_at)

    def as_amendment(self) -> Amendment:
        """Return the mark as what it does to a story: all of a report is taken back."""
        return Amendment(
            kind=DerivationKind.RETRACTION, report=None, amended=self.document, at=self.at, by=self.by, note=self.why
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file that was written out: its name and kind, the SHA-256 of its bytes, when, and which claims it holds."""

    name: str
    kind: str
    sha256: str
    exported_at: str
    claims: tuple[ClaimRef, ...]


def add_mark(connection: Connection, document: str, *, at: str, by: str, why: str) -> Mark:
    """Record that a report is taken back; a mark that stands already is returned as it is."""
    standing = next((mark for mark in load_marks(connection, document) if mark.stands), None)
    if standing is not None:
        return standing
    before = connection.execute(select(func.count()).where(marks.c.document == document)).scalar_one()
    mark = Mark(
        id=content_id("mrk", document, before, at, storable(by), storable(why)),
        document=document,
        at=at,
        by=storable(by),
        why=storable(why),
    )
    connection.execute(
        insert(marks), {"id": mark.id, "document": document, "number": before, "at": at, "by": mark.by, "why": mark.why}
    )
    return mark


def withdraw_mark(connection: Connection, document: str, *, at: str, by: str, why: str) -> Mark:
    """Take back the mark that stands on a report; the mark is kept.

    Raises:
        NotFound: if none stands.
    """
    standing = next((mark for mark in load_marks(connection, document) if mark.stands), None)
    if standing is None:
        raise NotFound(f"{document} is not marked as taken back.", hint="`sayso corrections` lists what is.")
    said = {"withdrawn_at": at, "withdrawn_by": storable(by), "withdrawn_why": storable(why)}
    connection.execute(update(marks).where(marks.c.id == standing.id).values(said))
    return next(mark for mark in load_marks(connection, document) if mark.id == standing.id)


def load_marks(connection: Connection, document: str | None = None) -> tuple[Mark, ...]:
    """Return the marks on a report, or all, in the order in which they were made on each."""
    columns = ("id", "document", "at", "by", "why", "withdrawn_at", "withdrawn_by", "withdrawn_why")
    found = select(*(marks.c[name] for name in columns)).order_by(marks.c.document, marks.c.number)
    if document is not None:
        found = found.where(marks.c.document == document)
    return tuple(Mark(**row) for row in connection.execute(found).mappings())


def add_export(connection: Connection, export: Export) -> None:
    """Record a file that was written; the same bytes under the same name again change nothing."""
    key = content_id("exp", storable(export.name), export.kind, export.sha256)
    if connection.execute(select(exports.c.id).where(exports.c.id == key)).first() is not None:
        return
    row = {"id": key, "name": storable(export.name), "kind": export.kind, "sha256": export.sha256}
    connection.execute(insert(exports), row | {"exported_at": export.exported_at})
    rows = [{"export": key, "document": ref.report, "claim": ref.claim} for ref in sorted_refs(export.claims)]
    if rows:
        connection.execute(insert(exported_claims), rows)


def load_exports(connection: Connection) -> tuple[Export, ...]:
    """Return every file that was written out, by day and name."""
    found = select(exports).order_by(exports.c.exported_at, exports.c.name, exports.c.id)
    return tuple(
        Export(
            name=row["name"],
            kind=row["kind"],
            sha256=row["sha256"],
            exported_at=row["exported_at"],
            claims=_claims(connection, row["id"]),
        )
        for row in connection.execute(found).mappings().all()
    )


def _claims(connection: Connection, export: str) -> tuple[ClaimRef, ...]:
    table = exported_claims
    found = select(table.c.document, table.c.claim).where(table.c.export == export)
    rows = connection.execute(found.order_by(table.c.document, table.c.claim)).all()
    return tuple(ClaimRef(report=document, claim=claim) for document, claim in rows)


def sorted_refs(refs: Iterable[ClaimRef]) -> list[ClaimRef]:
    """Return places of claims once each, by report and claim."""
    return sorted(set(refs), key=lambda ref: (ref.report, ref.claim))
