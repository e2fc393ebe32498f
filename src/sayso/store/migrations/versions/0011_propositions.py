"""Claims of the index by what they are part of: what denies a proposition is found whatever the size of its story."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the index."""
    op.create_index("ix_index_claims_proposition", "index_claims", ["proposition"])
