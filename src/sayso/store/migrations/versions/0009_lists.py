"""Claims of the index by outlet, and ties by how many reports have them."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the two indexes."""
    op.create_index("ix_index_claims_outlet_day", "index_claims", ["outlet", "day"])
    op.create_index("ix_index_ties_reports_established", "index_ties", ["reports", "established"])
