"""Which documents belong to one story, kept up to date as each is added.

A document joins every story in which another one belongs with it: one that is named alike, or one whose words it shares
(:mod:`sayso.corroborate.grouping` says what that is and does the same at once, for all). Only stories with a key in
common are looked at, and of each only as many documents as it takes to find one that belongs; the number of documents
in a story thus costs nothing. Where two stories become one, the smaller takes the number of the larger.

The tables are made from the documents alone. They can be emptied at any time and are filled again with the same result.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, delete, func, insert, select, text, update

from sayso.model.filing import ReportKeys, shares_sample
from sayso.store.schema import filed, story_keys

_STORIES_OF_KEYS = text(  # from story to story within a key, whatever the number of documents under it
    """
    WITH RECURSIVE found(key, story) AS (
        SELECT value, (SELECT min(story) FROM story_keys WHERE key = value) FROM json_each(:keys)
        UNION ALL
        SELECT key, (SELECT min(s.story) FROM story_keys AS s WHERE s.key = found.key AND s.story > found.story)
        FROM found WHERE story IS NOT NULL
    )
    SELECT key, story FROM found WHERE story IS NOT NULL ORDER BY story, key
    """
)
_AT_ONCE = 16


def file_report(connection: Connection, document: str, keys: ReportKeys) -> None:
    """File a document under its keys, in the story or stories that it belongs to; the same again changes nothing.

    What was filed under keys of another version is taken out first, all of it.
    """
    if connection.execute(select(filed.c.number).where(filed.c.version != keys.version).limit(1)).first():
        empty(connection)
    held = connection.execute(select(filed).where(filed.c.document == document)).mappings().first()
    if held is None:
        row = {"document": document, "version": keys.version, "story": 0, **_packed(keys)}
        connection.execute(insert(filed), row)
        number = connection.execute(select(filed.c.number).where(filed.c.document == document)).scalar_one()
        _join(connection, number, keys)
    elif _keys_of(held) != keys:
        _file_anew(connection, held, keys)


def empty(connection: Connection) -> None:
    """Take every document out of its story."""
    connection.execute(delete(story_keys))
    connection.execute(delete(filed))


def _file_anew(connection: Connection, held: RowMapping, keys: ReportKeys) -> None:
    """Give a document other keys: whatever was in one story because of it may now be in several."""
    rows = connection.execute(select(filed).where(filed.c.story == held["story"]).order_by(filed.c.number)).mappings()
    members = {row["number"]: _keys_of(row) for row in rows}
    for number, old in members.items():
        _take_out(connection, number, held["story"], old)
    connection.execute(update(filed).where(filed.c.story == held["story"]).values(story=0))
    connection.execute(update(filed).where(filed.c.number == held["number"]).values(_packed(keys)))
    for number, old in members.items():
        _join(connection, number, keys if number == held["number"] else old)


def _join(connection: Connection, number: int, keys: ReportKeys) -> None:
    """Put a document that is in no story (0) into the one that it belongs to, alone if there is none."""
    stories = sorted(_stories(connection, keys))
    story = _merge(connection, stories) if stories else number
    connection.execute(update(filed).where(filed.c.number == number).values(story=story))
    _put_in(connection, number, story, keys)


def _stories(connection: Connection, keys: ReportKeys) -> set[int]:
    found = {story for _, story in _stories_of(connection, _named_keys(keys))}
    seen: set[int] = set()
    for key, story in _stories_of(connection, keys.wording):
        if story not in found and _has_near(connection, key, story, keys.sample, seen):
            found.add(story)
    return found


def _stories_of(connection: Connection, keys: Iterable[int]) -> list[tuple[int, int]]:
    listed = f"[{','.join(map(str, keys))}]"
    return [(key, story) for key, story in connection.execute(_STORIES_OF_KEYS, {"keys": listed})]


def _has_near(connection: Connection, key: int, story: int, sample: tuple[int, ...], seen: set[int]) -> bool:
    """Tell whether a story has a document under this key that shares the wording; ``seen`` are those that do not."""
    for number, other in _samples(connection, key, story):
        if number not in seen:
            if shares_sample(sample, _numbers(other)):
                return True
            seen.add(number)
    return False


def _samples(connection: Connection, key: int, story: int) -> Iterator[tuple[int, bytes]]:
    """Yield the documents of a story under a key with their samples, a few at a time."""
    last = -1
    while True:
        under = (story_keys.c.key == key) & (story_keys.c.story == story) & (story_keys.c.number > last)
        found = select(filed.c.number, filed.c.sample).join_from(
            story_keys, filed, filed.c.number == story_keys.c.number
        )
        rows = connection.execute(found.where(under).order_by(story_keys.c.number).limit(_AT_ONCE)).all()
        yield from ((number, sample) for number, sample in rows)
        if len(rows) < _AT_ONCE:
            return
        last = rows[-1][0]


def _merge(connection: Connection, stories: list[int]) -> int:
    """Make one story of several and return its number, that of the one with the most documents."""
    if len(stories) == 1:
        return stories[0]
    counted = select(filed.c.story, func.count()).where(filed.c.story.in_(stories)).group_by(filed.c.story)
    sizes = {row[0]: row[1] for row in connection.execute(counted)}
    kept = max(stories, key=lambda story: (sizes[story], -story))
    for story in stories:
        if story != kept:
            _rename(connection, story, kept)
    return kept


def _rename(connection: Connection, story: int, kept: int) -> None:
    rows = connection.execute(select(filed).where(filed.c.story == story)).mappings().all()
    places = [{"_key": key, "_number": row["number"]} for row in rows for key in _all_keys(_keys_of(row))]
    if places:
        connection.execute(update(story_keys).where(_at(story)).values(story=kept), places)
    connection.execute(update(filed).where(filed.c.story == story).values(story=kept))


def _put_in(connection: Connection, number: int, story: int, keys: ReportKeys) -> None:
    rows = [{"key": key, "story": story, "number": number} for key in _all_keys(keys)]
    if rows:
        connection.execute(insert(story_keys), rows)


def _take_out(connection: Connection, number: int, story: int, keys: ReportKeys) -> None:
    places = [{"_key": key, "_number": number} for key in _all_keys(keys)]
    if places:
        connection.execute(delete(story_keys).where(_at(story)), places)


def _at(story: int) -> ColumnElement[bool]:
    is_there = (story_keys.c.key == bindparam("_key")) & (story_keys.c.number == bindparam("_number"))
    return is_there & (story_keys.c.story == story)


def _named_keys(keys: ReportKeys) -> Iterator[int]:
    """Keys of names stand in one table with those of wording: below zero, so that they never meet."""
    return (-1 - number for number in keys.named)


def _all_keys(keys: ReportKeys) -> list[int]:
    return [*_named_keys(keys), *keys.wording]


def _packed(keys: ReportKeys) -> dict[str, bytes]:
    return {name: _bytes(getattr(keys, name)) for name in ("named", "wording", "sample")}


def _keys_of(row: RowMapping) -> ReportKeys:
    parts = {name: _numbers(row[name]) for name in ("named", "wording", "sample")}
    return ReportKeys(version=row["version"], **parts)


def _bytes(numbers: tuple[int, ...]) -> bytes:
    return struct.pack(f"<{len(numbers)}q", *numbers)


def _numbers(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 8}q", packed)
