"""What people decide: who is who, reviews of claims, lists of their own; and who the reports name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of changes, judgements, reviews, reference lists and appearances."""
    _changes()
    _judgements()
    _reviews()
    _lists()
    _appearances()


def _text(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _strings(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.String(), nullable=False) for name in names)


def _numbers(*names: str) -> tuple[sa.Column[int], ...]:
    return tuple(sa.Column(name, sa.Integer(), nullable=False) for name in names)


def _changes() -> None:
    op.create_table(
        "changes",
        *_strings("id"),
        *_numbers("number"),
        *_strings("action"),
        *_text("by"),
        *_strings("at"),
        *_text("why"),
        sa.Column("withdrawn_at", sa.String(), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=False, server_default=""),
        sa.Column("withdrawn_why", sa.Text(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        sa.UniqueConstraint("number", name="uq_changes_number"),
    )


def _judgements() -> None:
    op.create_table(
        "judgements",
        *_strings("change", "left", "right", "verdict"),
        *_text("anchors", "reasons"),
        sa.ForeignKeyConstraint(["change"], ["changes.id"], name="fk_judgements_change"),
        sa.PrimaryKeyConstraint("change", "left", "right", name="pk_judgements"),
    )
    op.create_index("ix_judgements_left", "judgements", ["left"])
    op.create_index("ix_judgements_right", "judgements", ["right"])


def _reviews() -> None:
    op.create_table(
        "reviews",
        *_strings("change"),
        *_numbers("number"),
        *_strings("document"),
        *_numbers("start", "end"),
        *_text("quote", "key"),
        *_strings("decision"),
        sa.Column("fault", sa.String(), nullable=True),
        *_text("corrected"),
        sa.ForeignKeyConstraint(["change"], ["changes.id"], name="fk_reviews_change"),
        sa.PrimaryKeyConstraint("change", "number", name="pk_reviews"),
    )
    op.create_index("ix_reviews_document", "reviews", ["document"])


def _lists() -> None:
    op.create_table(
        "reference_lists",
        *_strings("id", "change"),
        *_text("name", "authority"),
        *_strings("dated"),
        *_text("licence", "source"),
        *_strings("sha256"),
        sa.ForeignKeyConstraint(["change"], ["changes.id"], name="fk_reference_lists_change"),
        sa.PrimaryKeyConstraint("id", name="pk_reference_lists"),
    )
    op.create_table(
        "list_records",
        *_strings("list", "id"),
        *_text("entry"),
        *_strings("type"),
        *_text("name", "aliases", "countries", "dates", "said"),
        sa.ForeignKeyConstraint(["list"], ["reference_lists.id"], name="fk_list_records_list"),
        sa.PrimaryKeyConstraint("list", "id", name="pk_list_records"),
    )
    op.create_index("ix_list_records_id", "list_records", ["id"])


def _appearances() -> None:
    op.create_table(
        "appearances",
        *_strings("analysis", "version"),
        *_text("record", "ruled"),
        sa.ForeignKeyConstraint(["analysis"], ["analyses.id"], name="fk_appearances_analysis"),
        sa.PrimaryKeyConstraint("analysis", name="pk_appearances"),
    )
    op.create_table(
        "proposals",
        *_strings("left", "right", "state"),
        *_text("record"),
        sa.PrimaryKeyConstraint("left", "right", name="pk_proposals"),
    )
