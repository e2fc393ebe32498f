"""The tables of the index: rows that pages are made of, written from stories and made again when they are gone.

Each story's rows hang on its ``story`` (the id of its first report) and are replaced as a whole. What is gathered over
stories (``index_entities``, ``index_ties``, ``index_places``) is made of them; what has to be gathered again stands in
``index_touched`` until it is done. ``record`` is an answer as JSON with names veiled, ``named`` the same with private
people by name where that differs.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Float, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from sayso.store.schema import metadata


def _strings(names: str) -> list[Column[Any]]:
    return [Column(name, String, nullable=False) for name in names.split()]


def _maybe(names: str) -> list[Column[Any]]:
    return [Column(name, String) for name in names.split()]


def _numbers(names: str) -> list[Column[Any]]:
    return [Column(name, Integer, nullable=False) for name in names.split()]


def _flags(names: str) -> list[Column[Any]]:
    return [Column(name, Boolean, nullable=False) for name in names.split()]


def _records() -> list[Column[Any]]:
    return [Column("record", Text, nullable=False), Column("named", Text)]


index_state = Table(  # what the index was made of, and what is counted over all of it
    "index_state", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False)
)

index_stories = Table(
    "index_stories",
    metadata,
    Column("story", String, primary_key=True),
    *_strings("key day"),  # what its rows were made of; the day of its first report, empty where it is undated
    *_numbers("reports claims"),
    *_records(),
    Index(None, "day", "story"),
)

index_reports = Table(
    "index_reports",
    metadata,
    Column("number", Integer, primary_key=True),  # full text points here; never an order
    *_strings("document story day"),
    *_maybe("first_day last_day"),
    Column("outlet", Text),
    *_strings("title"),
    *_numbers("claims"),
    *_records(),
    Column("veil", Text, nullable=False),
    Column("veil_named", Text, nullable=False),
    Column("elsewhere", LargeBinary, nullable=False),  # what other reports hold on its claims, packed
    Column("elsewhere_named", LargeBinary),
    UniqueConstraint("document"),
    Index(None, "story"),
    Index(None, "day", "title", "document"),
    Index(None, "outlet", "day"),
)

index_claims = Table(
    "index_claims",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),  # that of the claim
    *_strings("document story claim kind standing day"),
    *_numbers("number"),  # its place in its report
    Column("outlet", Text),
    *_maybe("lane first_day last_day place proposition"),
    *_flags("rejected"),
    *_records(),
    Column("found", Text),  # as it was read, where people corrected it
    Column("found_named", Text),
    Index(None, "story"),
    Index(None, "lane", "first_day", "last_day"),
    Index("ix_index_claims_day", "day", "document", "number"),
    Index("ix_index_claims_outlet_day", "outlet", "day"),
    Index("ix_index_claims_lane_day", "lane", "day", "document", "number"),
    Index("ix_index_claims_place_day", "place", "day", "document", "number"),
    Index(None, "standing"),
    Index(None, "proposition"),
)

index_said = Table(  # which claims name an entity: of it, by it, or on a matter that is its own
    "index_said",
    metadata,
    *(Column(name, String, primary_key=True) for name in ("who", "side", "rank")),
    Column("row", Integer, primary_key=True),
    *_flags("about by"),
    *_strings("standing"),
    *_maybe("lane first_day last_day"),
    Index(None, "row"),
    Index(None, "who", "lane", "first_day"),
    sqlite_with_rowid=False,
)

index_named = Table(  # whom a report names, and what it tells of them
    "index_named",
    metadata,
    *(Column(name, String, primary_key=True) for name in ("document", "entity")),
    *_strings("who story"),
    Column("facts", Text, nullable=False),
    Index(None, "who"),
    Index(None, "story"),
)

index_uses = Table(  # names as they are compared, and whose they are
    "index_uses",
    metadata,
    *(Column(name, String, primary_key=True) for name in ("name", "who", "document")),
    *_strings("story"),
    Index(None, "story"),
    sqlite_with_rowid=False,
)

index_entities = Table(
    "index_entities",
    metadata,
    Column("number", Integer, primary_key=True),  # full text points here; never an order
    *_strings("who"),
    *_flags("shown"),  # whether there is a view of it
    *_strings("type"),
    Column("name", Text, nullable=False),
    *_numbers("reports claims"),
    *_records(),
    UniqueConstraint("who"),
    Index(None, "shown", "reports", "name", "who"),
)

index_doubts = Table(  # who is probably one with whom, and who of one name is not
    "index_doubts",
    metadata,
    *(Column(name, String, primary_key=True) for name in ("left", "right")),
    *_strings("level"),
    Column("reasons", Text, nullable=False),
    Index(None, "right"),
)

index_tie_lines = Table(  # ties as each report has them
    "index_tie_lines",
    metadata,
    *(Column(name, kind, primary_key=True) for name, kind in (("document", String), ("number", Integer))),
    *_strings("story a b relation standing day"),
    *_flags("directed inferred presupposed denied"),
    *_numbers("established lead"),
    *_maybe("first_day last_day"),
    Column("outlet", Text),
    Column("origins", Text, nullable=False),
    Column("rows", Text, nullable=False),
    *_records(),
    Index(None, "a", "b"),
    Index(None, "b"),
    Index(None, "story"),
)

index_ties = Table(  # the same, gathered over all reports
    "index_ties",
    metadata,
    *(Column(name, String, primary_key=True) for name in ("a", "b", "relation", "standing")),
    Column("inferred", Boolean, primary_key=True),
    *_flags("directed denied presupposed shown"),  # whether both ends may be looked up
    *_numbers("reports outlets origins established lead"),
    *_maybe("first_day last_day"),
    Index(None, "b", "a"),
    Index(None, "established", "reports"),
    Index("ix_index_ties_reports_established", "reports", "established"),
    sqlite_with_rowid=False,
)

index_place_words = Table(  # how each report words the places that it tells of
    "index_place_words",
    metadata,
    *(Column(name, String, primary_key=True) for name in ("place", "document", "words")),
    *_strings("story"),
    Column("outlet", Text),
    Column("name", Text, nullable=False),
    *_strings("precision"),
    Column("note", Text, nullable=False),
    *_numbers("claims"),
    Index(None, "story"),
    sqlite_with_rowid=False,
)

index_places = Table(
    "index_places",
    metadata,
    Column("key", String, primary_key=True),
    Column("name", Text, nullable=False),
    *_strings("precision"),
    Column("note", Text, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    *_numbers("claims reports"),
    Column("wordings", Text, nullable=False),
    Index(None, "claims", "name"),
)

index_propositions = Table(
    "index_propositions",
    metadata,
    *(Column(name, String, primary_key=True) for name in ("proposition", "story")),
    Index(None, "story"),
)

index_touched = Table(  # what has to be gathered again
    "index_touched", metadata, *(Column(name, String, primary_key=True) for name in ("kind", "key"))
)
