"""What people decided about claims: kept by content, apart from what was read, and never erased.

A review holds the words of the claim and how it was read, so that it outlives the extractor that read it so. It counts
for as long as its change stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, RowMapping, insert, select

from sayso.model.judgements import Anchor, Change, Corrected, Decision, Fault, Review
from sayso.model.spans import Span
from sayso.store.codec import from_json, to_json
from sayso.store.judgements import load_changes
from sayso.store.schema import reviews


def add_reviews(connection: Connection, change: Change, made: Iterable[Review]) -> None:
    """Store what a change decided about claims, in the order given."""
    rows = [_row(change, number, review) for number, review in enumerate(made)]
    if rows:
        connection.execute(insert(reviews), rows)


def load_reviews(connection: Connection, document: str | None = None) -> tuple[Review, ...]:
    """Return the reviews of one document, or all, with their changes, as they were made; withdrawn ones too."""
    made = {change.id: change for change in load_changes(connection)}
    found = select(reviews) if document is None else select(reviews).where(reviews.c.document == document)
    rows = connection.execute(found).mappings().all()
    return tuple(_review(made, row) for row in sorted(rows, key=lambda r: (made[r["change"]].number, r["number"])))


def _row(change: Change, number: int, review: Review) -> dict[str, object]:
    return {
        "change": change.id,
        "number": number,
        "document": review.anchor.document,
        "start": review.anchor.span.start,
        "end": review.anchor.span.end,
        "quote": to_json(review.anchor.quote),
        "key": review.key,
        "decision": review.decision.value,
        "fault": review.fault.value if review.fault else None,
        "corrected": to_json(review.corrected),
    }


def _review(made: Mapping[str, Change], row: RowMapping) -> Review:
    span = Span(row["start"], row["end"])
    return Review(
        anchor=Anchor(document=row["document"], span=span, quote=from_json(str, row["quote"])),
        key=row["key"],
        decision=Decision(row["decision"]),
        fault=Fault(row["fault"]) if row["fault"] else None,
        corrected=from_json(tuple[Corrected, ...], row["corrected"]),
        change=made[row["change"]],
    )
