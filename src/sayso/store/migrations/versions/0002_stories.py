"""Stories: what each document is filed under, and with which others it belongs together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the two tables; documents that are there are filed when stories are first asked for."""
    op.create_table(
        "filed",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("named", "wording", "sample")),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_filed_document"),
        sa.PrimaryKeyConstraint("number", name="pk_filed"),
        sa.UniqueConstraint("document", name="uq_filed_document"),
    )
    op.create_index("ix_filed_story", "filed", ["story"])
    op.create_table(
        "story_keys",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("key", "story", "number")),
        sa.PrimaryKeyConstraint("key", "story", "number", name="pk_story_keys"),
        sqlite_with_rowid=False,
    )
