"""Stories: reports that credit an outlet are filed under what they credit too, and keys are told apart by kind."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_LISTS = ("named", "wording", "sample", "credits", "credited", "told")


def upgrade() -> None:
    """Make the two tables anew, empty: what was in them is made of the documents, which are filed when asked for."""
    op.drop_table("story_keys")
    op.drop_table("filed")
    op.create_table(
        "filed",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in _LISTS),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_filed_document"),
        sa.PrimaryKeyConstraint("number", name="pk_filed"),
        sa.UniqueConstraint("document", name="uq_filed_document"),
    )
    op.create_index("ix_filed_story", "filed", ["story"])
    op.create_table(
        "story_keys",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("kind", "key", "story", "number")),
        sa.PrimaryKeyConstraint("kind", "key", "story", "number", name="pk_story_keys"),
        sqlite_with_rowid=False,
    )
