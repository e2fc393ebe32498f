"""The corrections desk: reports taken back by hand, and files that were written out of the collection."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of marks and of exports."""
    op.create_table(
        "marks",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.String(), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=False, server_default=""),
        sa.Column("withdrawn_why", sa.Text(), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_marks_document"),
        sa.PrimaryKeyConstraint("id", name="pk_marks"),
        sa.UniqueConstraint("document", "number", name="uq_marks_document_number"),
    )
    op.create_table(
        "exports",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("exported_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_exports"),
    )
    op.create_table(
        "exported_claims",
        sa.Column("export", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["export"], ["exports.id"], name="fk_exported_claims_export"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_exported_claims_document"),
        sa.PrimaryKeyConstraint("export", "document", "claim", name="pk_exported_claims"),
    )
    op.create_index("ix_exported_claims_document_claim", "exported_claims", ["document", "claim"])
