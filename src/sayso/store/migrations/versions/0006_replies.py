"""The right of reply: what was put to those whom reports speak of, and what they answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of requests and replies, and of the documents that they speak of."""
    for table in ("requests", "replies"):
        op.create_table(
            table,
            sa.Column("id", sa.String(), nullable=False),
            sa.Column("change", sa.String(), nullable=False),
            sa.Column("number", sa.Integer(), nullable=False),
            sa.Column("record", sa.Text(), nullable=False),
            sa.ForeignKeyConstraint(["change"], ["changes.id"], name=f"fk_{table}_change"),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        )
    op.create_table(
        "put_about",
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("entry", "document", name="pk_put_about"),
    )
    op.create_index("ix_put_about_document", "put_about", ["document"])
