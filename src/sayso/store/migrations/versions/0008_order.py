"""Claims of the index by publication, and reports by when they were read."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the two indexes."""
    op.create_index("ix_index_claims_day", "index_claims", ["day", "document", "number"])
    op.create_index("ix_captures_retrieved_at", "captures", ["retrieved_at"])
