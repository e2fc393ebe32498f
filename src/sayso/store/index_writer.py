"""Writing the index: a story at a time, and what is gathered over stories after it.

What a story's rows replace and what they bring is noted in ``index_touched`` in the same transaction, and struck out
when it was gathered again; a process that dies in between leaves nothing half done for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    table,
    text,
)

from sayso.store.index_schema import (
    index_claims,
    index_doubts,
    index_entities,
    index_named,
    index_place_words,
    index_places,
    index_propositions,
    index_reports,
    index_said,
    index_state,
    index_stories,
    index_tie_lines,
    index_ties,
    index_touched,
    index_uses,
)

Row = dict[str, Any]

OF_STORY = (
    index_claims,
    index_named,
    index_uses,
    index_tie_lines,
    index_place_words,
    index_propositions,
    index_stories,
)
"""Tables whose rows belong to one story, besides those of reports and of what is said."""
ENTITY, TIE, PLACE = "entity", "tie", "place"
"""What is gathered over stories."""
PAIR = " "
"""Between the two ends of a tie in one key."""


class IndexWriter:
    """The index while it is written to; made by :meth:`sayso.store.Store.indexing`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_story(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """Replace all that is held of a story, and of others whose reports are now in it."""
        documents = [row["document"] for row in rows["index_reports"]]
        story = rows["index_stories"][0]["story"]
        self.remove_stories({story, *self._stories_of(documents)})
        self._put_reports(rows["index_reports"])
        for each in (*OF_STORY, index_said):
            if rows[each.name]:
                self._connection.execute(insert(each), list(rows[each.name]))
        self._touch(rows)

    def remove_stories(self, stories: Iterable[str]) -> None:
        """Remove stories with all their rows."""
        for story in sorted(stories):
            self._touch(self._held(story))
            claims = select(index_claims.c.row).where(index_claims.c.story == story)
            self._connection.execute(delete(index_said).where(index_said.c.row.in_(claims)))
            numbers = select(index_reports.c.number).where(index_reports.c.story == story)
            words = table("index_report_words", column("rowid"))
            self._connection.execute(delete(words).where(words.c.rowid.in_(numbers)))
            for each in (index_reports, *OF_STORY):
                self._connection.execute(delete(each).where(each.c.story == story))

    def put_entities(self, keys: Iterable[str], rows: Iterable[Row]) -> None:
        """Replace what is held of some entities (``who-``); those without a row are gone."""
        words = table("index_entity_words", column("rowid"), column("words"))
        for key in keys:
            numbers = select(index_entities.c.number).where(index_entities.c.who == key)
            self._connection.execute(delete(words).where(words.c.rowid.in_(numbers)))
            self._connection.execute(delete(index_entities).where(index_entities.c.who == key))
        number = self._next(index_entities.c.number)
        for row in rows:
            held = {key: value for key, value in row.items() if key != "words"}
            self._connection.execute(insert(index_entities), {"number": number, **held})
            if row["shown"]:
                self._connection.execute(insert(words), {"rowid": number, "words": row["words"]})
            number += 1

    def put_ties(self, pairs: Iterable[tuple[str, str]], rows: Sequence[Row]) -> None:
        """Replace what is held of the ties of some pairs."""
        gone = [{"_a": a, "_b": b} for a, b in pairs]
        if gone:
            between = and_(index_ties.c.a == bindparam("_a"), index_ties.c.b == bindparam("_b"))
            self._connection.execute(delete(index_ties).where(between), gone)
        if rows:
            self._connection.execute(insert(index_ties), list(rows))

    def put_places(self, keys: Iterable[str], rows: Sequence[Row]) -> None:
        """Replace what is held of some places."""
        gone = [{"_key": key} for key in keys]
        if gone:
            self._connection.execute(delete(index_places).where(index_places.c.key == bindparam("_key")), gone)
        if rows:
            self._connection.execute(insert(index_places), list(rows))

    def put_doubts(self, gone: Iterable[tuple[str, str]], rows: Sequence[Row]) -> None:
        """Remove doubts on some pairs, and add others."""
        pairs = [{"_left": left, "_right": right} for left, right in gone]
        if pairs:
            pair = and_(index_doubts.c.left == bindparam("_left"), index_doubts.c.right == bindparam("_right"))
            self._connection.execute(delete(index_doubts).where(pair), pairs)
        if rows:
            self._connection.execute(insert(index_doubts), list(rows))

    def touch(self, kind: str, keys: Iterable[str]) -> None:
        """Note what has to be gathered again."""
        rows = [{"kind": kind, "key": key} for key in sorted(set(keys))]
        if rows:
            self._connection.execute(insert(index_touched).prefix_with("OR IGNORE"), rows)

    def done(self, kind: str, keys: Iterable[str]) -> None:
        """Strike out what was gathered again."""
        rows = [{"_key": key} for key in keys]
        if rows:
            gone = and_(index_touched.c.kind == kind, index_touched.c.key == bindparam("_key"))
            self._connection.execute(delete(index_touched).where(gone), rows)

    def put_state(self, values: Mapping[str, str]) -> None:
        """Keep what the index was made of, and what was counted over all of it."""
        for name, value in values.items():
            self._connection.execute(delete(index_state).where(index_state.c.name == name))
            self._connection.execute(insert(index_state), {"name": name, "value": value})

    def _stories_of(self, documents: Iterable[str]) -> Sequence[str]:
        held = select(index_reports.c.story).distinct().where(index_reports.c.document.in_(list(documents)))
        return self._connection.execute(held).scalars().all()

    def _put_reports(self, rows: Iterable[Row]) -> None:
        words = table("index_report_words", column("rowid"), column("words"))
        number = self._next(index_reports.c.number)
        for row in rows:
            held = {key: value for key, value in row.items() if key != "words"}
            self._connection.execute(insert(index_reports), {"number": number, **held})
            self._connection.execute(insert(words), {"rowid": number, "words": row["words"]})
            number += 1

    def _next(self, number: ColumnElement[int]) -> int:
        return (self._connection.execute(select(func.max(number))).scalar() or 0) + 1

    def _held(self, story: str) -> Mapping[str, Sequence[Row]]:
        """Return what a story's rows name, as far as it has to be gathered again when they go."""
        wanted: tuple[tuple[Table, tuple[str, ...]], ...] = (
            (index_named, ("who",)),
            (index_tie_lines, ("a", "b")),
            (index_place_words, ("place",)),
        )
        found = {}
        for each, names in wanted:
            rows = select(*(each.c[name] for name in names)).where(each.c.story == story)
            found[each.name] = [dict(row) for row in self._connection.execute(rows).mappings()]
        return found

    def _touch(self, rows: Mapping[str, Sequence[Row]]) -> None:
        self.touch(ENTITY, (row["who"] for row in rows["index_named"]))
        self.touch(TIE, (f"{row['a']}{PAIR}{row['b']}" for row in rows["index_tie_lines"]))
        self.touch(PLACE, (row["place"] for row in rows["index_place_words"]))


def forget_index(connection: Connection) -> None:
    """Empty the index; it is made again when it is next brought up to date."""
    for each in (*OF_STORY, index_said, index_reports, index_entities, index_ties, index_places, index_doubts):
        connection.execute(delete(each))
    connection.execute(delete(index_state))
    connection.execute(delete(index_touched))
    for words in ("index_report_words", "index_entity_words"):
        connection.execute(text(f"DELETE FROM {words}"))  # noqa: S608 - one of two names
