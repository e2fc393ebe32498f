"""The index: rows that pages are made of. They are written when the index is first asked for."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KINDS: dict[str, Any] = {"s": sa.String, "t": sa.Text, "i": sa.Integer, "b": sa.Boolean, "f": sa.Float}
_KINDS["l"] = sa.LargeBinary

_TABLES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    # name: columns with their kinds ("?" may be null), primary key, indexes ("!" is unique)
    "index_state": ("name:s value:t", "name", ()),
    "index_stories": (
        "story:s key:s day:s reports:i claims:i record:t named:t?",
        "story",
        ("day story",),
    ),
    "index_reports": (
        "number:i document:s story:s day:s first_day:s? last_day:s? outlet:t? title:s claims:i record:t named:t? "
        "veil:t veil_named:t elsewhere:l elsewhere_named:l?",
        "number",
        ("!document", "story", "day title document", "outlet day"),
    ),
    "index_claims": (
        "row:i document:s story:s claim:s kind:s standing:s day:s number:i outlet:t? lane:s? first_day:s? "
        "last_day:s? place:s? proposition:s? rejected:b record:t named:t? found:t? found_named:t?",
        "row",
        ("story", "lane first_day last_day", "place", "standing"),
    ),
    "index_said": (
        "who:s side:s rank:s row:i about:b by:b standing:s lane:s? first_day:s? last_day:s?",
        "who side rank row",
        ("row", "who lane first_day"),
    ),
    "index_named": ("document:s entity:s who:s story:s facts:t", "document entity", ("who", "story")),
    "index_uses": ("name:s who:s document:s story:s", "name who document", ("story",)),
    "index_entities": (
        "number:i who:s shown:b type:s name:t reports:i claims:i record:t named:t?",
        "number",
        ("!who", "shown reports name who"),
    ),
    "index_doubts": ("left:s right:s level:s reasons:t", "left right", ("right",)),
    "index_tie_lines": (
        "document:s number:i story:s a:s b:s relation:s standing:s day:s directed:b inferred:b presupposed:b "
        "denied:b established:i lead:i first_day:s? last_day:s? outlet:t? origins:t rows:t record:t named:t?",
        "document number",
        ("a b", "story"),
    ),
    "index_ties": (
        "a:s b:s relation:s standing:s inferred:b directed:b denied:b presupposed:b shown:b reports:i outlets:i "
        "origins:i established:i lead:i first_day:s? last_day:s?",
        "a b relation standing inferred",
        ("b a", "established reports"),
    ),
    "index_places": (
        "key:s name:t precision:s note:t latitude:f? longitude:f? claims:i reports:i wordings:t",
        "key",
        ("claims name",),
    ),
    "index_propositions": ("proposition:s story:s", "proposition story", ("story",)),
    "index_touched": ("kind:s key:s", "kind key", ()),
}
_WITHOUT_ROWID = frozenset({"index_said", "index_uses", "index_ties"})


def upgrade() -> None:
    """Create the tables of the index, and full text over names of claims, titles of reports and names of entities."""
    for name, (columns, key, indexes) in _TABLES.items():
        _create(name, columns, key, indexes)
    op.execute(
        "CREATE VIRTUAL TABLE claims_names USING fts5(holders, abouts, content='claims', content_rowid='row', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute("INSERT INTO claims_names (claims_names) VALUES ('rebuild')")
    for name in ("index_report_words", "index_entity_words"):
        op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(words, tokenize='unicode61 remove_diacritics 2')")


def _create(name: str, columns: str, key: str, indexes: tuple[str, ...]) -> None:
    unique = [index.removeprefix("!") for index in indexes if index.startswith("!")]
    op.create_table(
        name,
        *(_column(column) for column in columns.split()),
        sa.PrimaryKeyConstraint(*key.split(), name=f"pk_{name}"),
        *(sa.UniqueConstraint(column, name=f"uq_{name}_{column}") for column in unique),
        sqlite_with_rowid=name not in _WITHOUT_ROWID,
    )
    for index in indexes:
        if not index.startswith("!"):
            op.create_index(f"ix_{name}_{index.replace(' ', '_')}", name, index.split())


def _column(written: str) -> sa.Column[Any]:
    name, kind = written.split(":")
    return sa.Column(name, _KINDS[kind[0]](), nullable=kind.endswith("?"))
