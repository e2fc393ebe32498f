"""Full text, in one small place: SQLite's FTS5 now; another database gets its own two statements here.

What a user types is never syntax: every word is quoted, so that no string of characters is an error. Words between
double quotes are one phrase. All words must be found; endings are ignored ("attend" finds "attended").
"""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, Connection, Select, TableClause, column, literal_column, select, table, text

from sayso.store.folding import fold, storable

MOST_WORDS = 64
_PHRASES = re.compile(r'"([^"]*)"|(\S+)')
_HAS_WORD = re.compile(r"[^\W_]")

TABLES = {"passages": ("text",), "claims": ("quote", "context")}
"""What is indexed: table → columns. Each has an external-content index ``<table>_words`` on its ``row``."""


NAMES = "claims_names"
"""Indexes the folded names of claims (``holders``, ``abouts``) on ``claims.row``."""

INDEXES = frozenset({*(f"{name}_words" for name in TABLES), NAMES, "index_report_words", "index_entity_words"})
"""All tables of full text; SQLite keeps tables of its own beside each."""


def parse_words(words: str) -> tuple[str, ...]:
    """Return the phrases of a query, without those that hold no letter or digit."""
    found = (phrase or word for phrase, word in _PHRASES.findall(storable(words)))
    return tuple(item for item in found if _HAS_WORD.search(item))[:MOST_WORDS]


def index_analysis(connection: Connection, analysis: str) -> None:
    """Add the passages and claims of one analysis to the index, in the transaction that stores them."""
    for name, columns in TABLES.items():
        names = ", ".join(columns)
        connection.execute(
            text(  # table and column names are those of TABLES
                f"INSERT INTO {name}_words (rowid, {names}) "  # noqa: S608
                f'SELECT "row", {names} FROM {name} WHERE analysis = :analysis ORDER BY "row"'
            ),
            {"analysis": analysis},
        )
    connection.execute(
        text(
            "INSERT INTO claims_names (rowid, holders, abouts) "
            'SELECT "row", holders, abouts FROM claims WHERE analysis = :analysis ORDER BY "row"'
        ),
        {"analysis": analysis},
    )


def naming_rows(column_name: str, name: str) -> Select[int] | None:
    """Select the rows of claims in which the words of a name follow each other; None if it has no words.

    Words of two names that stand side by side are found too: whoever asks compares the names themselves.
    """
    words = fold(name).strip()
    if not words:
        return None
    index = table(NAMES, column("rowid"))
    match = literal_column(NAMES).op("MATCH", is_comparison=True)(f'{column_name} : "{words}"')
    return select(index.c.rowid).where(match)


def matching_rows(name: str, phrases: tuple[str, ...], *, only: str | None = None) -> Select[int]:
    """Select the rows of table ``name`` that hold all phrases, if ``only`` is given in that column."""
    index = _index(name)
    return select(index.c.rowid).where(_matches(name, phrases, only))


def check_index(connection: Connection) -> None:
    """Compare the index with the tables; SQLite raises where they differ."""
    for name in (*(f"{name}_words" for name in TABLES), NAMES):
        connection.execute(text(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"))  # noqa: S608


def _index(name: str) -> TableClause:
    return table(f"{name}_words", column("rowid"))


def _matches(name: str, phrases: tuple[str, ...], only: str | None) -> ColumnElement[bool]:
    expression = " ".join('"' + phrase.replace('"', '""') + '"' for phrase in phrases)
    if only is not None:
        expression = f"{only} : ({expression})"
    return literal_column(f"{name}_words").op("MATCH", is_comparison=True)(expression)
