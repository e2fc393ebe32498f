"""The first schema: documents, what was read out of them, and what was refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table, and the full text index of passages and claims."""
    _create_documents()
    _create_analyses()
    _create_parts()
    _create_claims()
    _create_refusals()
    _create_full_text()


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(), nullable=False),
        *_columns(sa.String(), "given_id published published_first published_last", nullable=True),
        *_columns(sa.Text(), "title publisher url", nullable=True),
        *_columns(sa.String(), "language completeness"),
        *_columns(sa.Integer(), "characters"),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    _index("documents", "given_id")
    op.create_table(
        "captures",
        *_columns(sa.String(), "document sha256 media_type charset charset_basis"),
        *_columns(sa.Integer(), "size replaced"),
        *_columns(sa.Text(), "name"),
        *_columns(sa.String(), "retrieved_at", nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_captures_document"),
        sa.PrimaryKeyConstraint("document", name="pk_captures"),
    )
    _index("captures", "sha256")


def _create_analyses() -> None:
    op.create_table(
        "analyses",
        *_columns(sa.String(), "id document extractor"),
        *_columns(sa.Boolean(), "current"),
        *_columns(sa.Text(), "record timexes toponyms"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_analyses_document"),
        sa.PrimaryKeyConstraint("id", name="pk_analyses"),
        sa.UniqueConstraint("document", "extractor", name="uq_analyses_document_extractor"),
    )
    _index("analyses", "document", "current")


def _create_parts() -> None:
    integers, words, texts = "integers", "words", "texts"
    parts: dict[str, dict[str, str]] = {
        "zones": {integers: "start end", words: "kind rule", texts: "note"},
        "entities": {words: "id type", texts: "name folded record"},
        "mentions": {integers: "start end", words: "level type", texts: "text record"},
        "responses": {words: "id kind", texts: "by quote record"},
        "derivations": {words: "kind", texts: "upstream quote record"},
        "abstentions": {words: "rule", texts: "record"},
    }
    optional = {"mentions": "entity", "responses": "by_entity"}
    for name, columns in parts.items():
        op.create_table(
            name,
            *_columns(sa.String(), "analysis"),
            *_columns(sa.Integer(), "number"),
            *_columns(sa.Integer(), columns.get(integers, "")),
            *_columns(sa.String(), columns[words]),
            *_columns(sa.Text(), columns[texts]),
            *_columns(sa.String(), optional.get(name, ""), nullable=True),
            _of_analysis(name),
            sa.PrimaryKeyConstraint("analysis", "number", name=f"pk_{name}"),
        )


def _create_claims() -> None:
    op.create_table(
        "passages",
        *_columns(sa.Integer(), "row number start end paragraph"),
        *_columns(sa.String(), "analysis zone"),
        *_columns(sa.Text(), "text"),
        _of_analysis("passages"),
        sa.PrimaryKeyConstraint("row", name="pk_passages"),
        sa.UniqueConstraint("analysis", "number", name="uq_passages_analysis_number"),
    )
    op.create_table(
        "claims",
        *_columns(sa.Integer(), "row number start"),
        *_columns(sa.String(), "analysis id kind family standing stance mode source_kind"),
        *_columns(sa.Text(), "source_label holders abouts quote context record"),
        *_columns(sa.Text(), "subject object place", nullable=True),
        *_columns(sa.String(), "holder subject_entity object_entity", nullable=True),
        *_columns(sa.String(), "time_start time_end first_day last_day", nullable=True),
        _of_analysis("claims"),
        sa.PrimaryKeyConstraint("row", name="pk_claims"),
        sa.UniqueConstraint("analysis", "number", name="uq_claims_analysis_number"),
        sa.UniqueConstraint("analysis", "id", name="uq_claims_analysis_id"),
    )
    for name in ("id", "kind", "standing", "first_day"):
        _index("claims", name)


def _create_refusals() -> None:
    op.create_table(
        "refusals",
        *_columns(sa.String(), "id reason"),
        *_columns(sa.Text(), "name message hint detail"),
        *_columns(sa.String(), "refused_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_refusals"),
    )


def _create_full_text() -> None:
    for name, columns in (("passages", "text"), ("claims", "quote, context")):
        op.execute(
            f"CREATE VIRTUAL TABLE {name}_words USING fts5({columns}, content='{name}', content_rowid='row', "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )


def _columns(kind: sa.types.TypeEngine[Any], names: str, *, nullable: bool = False) -> Iterable[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=nullable) for name in names.split()]


def _of_analysis(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["analysis"], ["analyses.id"], name=f"fk_{name}_analysis")


def _index(name: str, *columns: str) -> None:
    op.create_index(f"ix_{name}_{'_'.join(columns)}", name, list(columns))
