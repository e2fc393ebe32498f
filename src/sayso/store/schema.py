"""The tables of a collection, as the newest migration leaves them.

What was read is kept whole as canonical JSON (``record``); the other columns are copies to search and sort by, cleaned
of characters that databases cut or refuse. Everything that is read out of a document hangs on an *analysis*: one
document, read by one version of the extractor. A newer analysis supersedes an older one, which is kept. Rows are found
and sorted by content, never by the order in which they came.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION_TABLE = "sayso_version"
"""Holds the number of the last migration; its presence is how a collection is known to be one."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("given_id", String, index=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", String),
    Column("published_first", String),
    Column("published_last", String),
    Column("url", Text),
    Column("language", String, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("completeness", String, nullable=False),
)

captures = Table(
    "captures",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("sha256", String, nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("media_type", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("charset", String, nullable=False),
    Column("charset_basis", String, nullable=False),
    Column("replaced", Integer, nullable=False),
    Column("retrieved_at", String, index=True),
)

analyses = Table(
    "analyses",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("extractor", String, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("record", Text, nullable=False),  # the document as this extractor read it
    Column("timexes", Text, nullable=False),
    Column("toponyms", Text, nullable=False),
    UniqueConstraint("document", "extractor"),
    Index(None, "document", "current"),
)


def _part_of_analysis() -> tuple[Column[str], Column[int]]:
    """Every part of an analysis is known by its place in it."""
    return (
        Column("analysis", ForeignKey("analyses.id"), primary_key=True),
        Column("number", Integer, primary_key=True),
    )


zones = Table(
    "zones",
    metadata,
    *_part_of_analysis(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("note", Text, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("row", Integer, primary_key=True),  # full text points here; never an order
    Column("analysis", ForeignKey("analyses.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("zone", String, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("analysis", "number"),
)

entities = Table(
    "entities",
    metadata,
    *_part_of_analysis(),
    Column("id", String, nullable=False),
    Column("type", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("record", Text, nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    *_part_of_analysis(),
    Column("entity", String),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("level", String, nullable=False),
    Column("type", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("row", Integer, primary_key=True),  # full text points here; never an order
    Column("analysis", ForeignKey("analyses.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("id", String, nullable=False, index=True),
    Column("kind", String, nullable=False, index=True),
    Column("family", String, nullable=False),
    Column("standing", String, nullable=False, index=True),
    Column("stance", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("source_kind", String, nullable=False),
    Column("source_label", Text, nullable=False),
    Column("holder", String),  # the entity of the innermost source
    Column("subject", Text),
    Column("subject_entity", String),
    Column("object", Text),
    Column("object_entity", String),
    Column("holders", Text, nullable=False),  # folded names of every step of the chain
    Column("abouts", Text, nullable=False),  # folded names of everyone that the claim is about
    Column("time_start", String),
    Column("time_end", String),
    Column("first_day", String, index=True),
    Column("last_day", String),
    Column("place", Text),
    Column("start", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("context", Text, nullable=False),  # the passages that the quote stands in
    Column("record", Text, nullable=False),
    UniqueConstraint("analysis", "number"),
    UniqueConstraint("analysis", "id"),
)

responses = Table(
    "responses",
    metadata,
    *_part_of_analysis(),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_entity", String),
    Column("quote", Text, nullable=False),
    Column("record", Text, nullable=False),
)

derivations = Table(
    "derivations",
    metadata,
    *_part_of_analysis(),
    Column("kind", String, nullable=False),
    Column("upstream", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("record", Text, nullable=False),
)

abstentions = Table(
    "abstentions",
    metadata,
    *_part_of_analysis(),
    Column("rule", String, nullable=False),
    Column("record", Text, nullable=False),
)

refusals = Table(
    "refusals",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("reason", String, nullable=False),  # the name of the error
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("detail", Text, nullable=False),  # a traceback, where sayso itself failed
    Column("refused_at", String),
)

filed = Table(  # which story each document is in; made from the documents, and made again when it is gone
    "filed",
    metadata,
    Column("number", Integer, primary_key=True),  # stands for the document in story_keys; never an order
    Column("document", ForeignKey("documents.id"), nullable=False, unique=True),
    Column("version", String, nullable=False),
    Column("story", Integer, nullable=False, index=True),  # the same number, the same story; says nothing else
    Column("named", LargeBinary, nullable=False),
    Column("wording", LargeBinary, nullable=False),
    Column("sample", LargeBinary, nullable=False),
    Column("credits", LargeBinary, nullable=False),
    Column("credited", LargeBinary, nullable=False),
    Column("told", LargeBinary, nullable=False),
)

story_keys = Table(
    "story_keys",
    metadata,
    Column("kind", Integer, primary_key=True, autoincrement=False),
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("story", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

marks = Table(
    "marks",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("number", Integer, nullable=False),  # the how-manieth on its document
    Column("at", String, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("withdrawn_at", String),
    Column("withdrawn_by", Text, nullable=False, server_default=""),
    Column("withdrawn_why", Text, nullable=False, server_default=""),
    UniqueConstraint("document", "number"),
)

exports = Table(
    "exports",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("exported_at", String, nullable=False),
)

exported_claims = Table(
    "exported_claims",
    metadata,
    Column("export", ForeignKey("exports.id"), primary_key=True),
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("claim", String, primary_key=True),
    Index(None, "document", "claim"),
)

changes = Table(
    "changes",
    metadata,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("action", String, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("withdrawn_at", String),
    Column("withdrawn_by", Text, nullable=False, server_default=""),
    Column("withdrawn_why", Text, nullable=False, server_default=""),
)

judgements = Table(
    "judgements",
    metadata,
    Column("change", ForeignKey("changes.id"), primary_key=True),
    Column("left", String, primary_key=True),
    Column("right", String, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("anchors", Text, nullable=False),  # documents that this collection may not hold (yet)
    Column("reasons", Text, nullable=False),
    Index(None, "left"),
    Index(None, "right"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("change", ForeignKey("changes.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # the how-manieth of its change
    Column("document", String, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("decision", String, nullable=False),
    Column("fault", String),
    Column("corrected", Text, nullable=False),
)

requests = Table(  # what was put to those whom reports speak of
    "requests",
    metadata,
    Column("id", String, primary_key=True),
    Column("change", ForeignKey("changes.id"), nullable=False),
    Column("number", Integer, nullable=False),  # the how-manieth of its change
    Column("record", Text, nullable=False),
)

replies = Table(  # what they answered
    "replies",
    metadata,
    Column("id", String, primary_key=True),
    Column("change", ForeignKey("changes.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("record", Text, nullable=False),
)

put_about = Table(  # the documents that each of them speaks of; this collection may not hold them (yet)
    "put_about",
    metadata,
    Column("entry", String, primary_key=True),
    Column("document", String, primary_key=True),
    Index(None, "document"),
)

reference_lists = Table(
    "reference_lists",
    metadata,
    Column("id", String, primary_key=True),
    Column("change", ForeignKey("changes.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("authority", Text, nullable=False),
    Column("dated", String, nullable=False),
    Column("licence", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("sha256", String, nullable=False),
)

list_records = Table(
    "list_records",
    metadata,
    Column("list", ForeignKey("reference_lists.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("entry", Text, nullable=False),
    Column("type", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("countries", Text, nullable=False),
    Column("dates", Text, nullable=False),
    Column("said", Text, nullable=False),
    Index(None, "id"),
)

appearances = Table(  # whom each report names, and which places; made again when it is gone
    "appearances",
    metadata,
    Column("analysis", ForeignKey("analyses.id"), primary_key=True),
    Column("version", String, nullable=False),
    Column("record", Text, nullable=False),
    Column("ruled", Text, nullable=False),  # what rules judge of this report alone
)

proposals = Table(  # what rules hold of pairs of them, for one state of the collection; made again when it is gone
    "proposals",
    metadata,
    Column("left", String, primary_key=True),
    Column("right", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("record", Text, nullable=False),
)
