"""How each report words the places that it tells of, and claims in the order of their reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of wordings, and indexes of claims by publication and by their last day."""
    op.create_table(
        "index_place_words",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("place", "document", "words", "story")),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("place", "document", "words", name="pk_index_place_words"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_index_place_words_story", "index_place_words", ["story"])
    op.create_index("ix_index_claims_lane_day", "index_claims", ["lane", "day", "document", "number"])
    op.create_index("ix_index_claims_place_day", "index_claims", ["place", "day", "document", "number"])
    op.drop_index("ix_index_claims_place", "index_claims")
    op.create_index("ix_index_tie_lines_b", "index_tie_lines", ["b"])
