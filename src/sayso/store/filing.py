"""Which documents belong to one story, kept up to date as each is added.

A document joins every story in which another one belongs with it: one that is named alike, whose words it shares, or
that one of the two credits (:mod:`sayso.corroborate.grouping` says what that is and does the same at once, for all).
Only stories with a key in common are looked at, and of each only as many documents as it takes to find one that
belongs; the number of documents in a story thus costs nothing. Where two stories become one, the smaller takes the
number of the larger.

The tables are made from the documents alone. They can be emptied at any time and are filled again with the same result.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from enum import IntEnum

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    RowMapping,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    update,
)

from sayso.model.filing import CreditKeys, ReportKeys, fits_credit, shares_sample
from sayso.store.schema import filed, story_keys


class _Kind(IntEnum):
    """What a key is of; keys of different kinds never meet."""

    NAMED = 0
    WORDING = 1
    CREDITS = 2
    CREDITED = 3


_STORIES_OF_KEYS = text(  # from story to story within a key, whatever the number of documents under it
    """
    WITH RECURSIVE found(key, story) AS (
        SELECT value, (SELECT min(story) FROM story_keys WHERE kind = :kind AND key = value) FROM json_each(:keys)
        UNION ALL
        SELECT key, (
            SELECT min(s.story) FROM story_keys AS s
            WHERE s.kind = :kind AND s.key = found.key AND s.story > found.story
        )
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
    found = {story for _, story in _stories_of(connection, _Kind.NAMED, keys.named)}
    seen: set[int] = set()
    for key, story in _stories_of(connection, _Kind.WORDING, keys.wording):
        if story not in found and _has_near(connection, key, story, keys.sample, seen):
            found.add(story)
    for credit in keys.credits:
        for story, packed in _filed_under(connection, _Kind.CREDITED, credit.keys, filed.c.told):
            if story not in found and fits_credit(credit, _numbers(packed)):
                found.add(story)
    for story, packed in _filed_under(connection, _Kind.CREDITS, keys.credited, filed.c.credits):
        if story not in found and _is_meant(keys, _credits(packed)):
            found.add(story)
    return found


def _is_meant(keys: ReportKeys, credits: Iterable[CreditKeys]) -> bool:
    return any(fits_credit(one, keys.told) for one in credits if not set(one.keys).isdisjoint(keys.credited))


def _filed_under(
    connection: Connection, kind: _Kind, keys: Iterable[int], column: Column[bytes]
) -> Iterator[tuple[int, bytes]]:
    """Yield the story of each document under these keys with one of its columns, all in one look."""
    listed = func.json_each(_listed(keys)).table_valued("value")
    is_there = (story_keys.c.kind == int(kind)) & story_keys.c.key.in_(select(listed.c.value))
    under = select(story_keys.c.number, story_keys.c.story).where(is_there).distinct().subquery()
    rows = connection.execute(select(under.c.story, column).join(filed, filed.c.number == under.c.number))
    return ((story, packed) for story, packed in rows)


def _stories_of(connection: Connection, kind: _Kind, keys: Iterable[int]) -> list[tuple[int, int]]:
    rows = connection.execute(_STORIES_OF_KEYS, {"kind": int(kind), "keys": _listed(keys)})
    return [(key, story) for key, story in rows]


def _listed(keys: Iterable[int]) -> str:
    return f"[{','.join(map(str, keys))}]"


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
    is_there = (story_keys.c.kind == int(_Kind.WORDING)) & (story_keys.c.key == key) & (story_keys.c.story == story)
    while True:
        found = select(filed.c.number, filed.c.sample).join_from(
            story_keys, filed, filed.c.number == story_keys.c.number
        )
        under = found.where(is_there & (story_keys.c.number > last))
        rows = connection.execute(under.order_by(story_keys.c.number).limit(_AT_ONCE)).all()
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
    places = [{**place, "_number": row["number"]} for row in rows for place in _places(_keys_of(row))]
    if places:
        connection.execute(update(story_keys).where(_at(story)).values(story=kept), places)
    connection.execute(update(filed).where(filed.c.story == story).values(story=kept))


def _put_in(connection: Connection, number: int, story: int, keys: ReportKeys) -> None:
    rows = [{"kind": kind, "key": key, "story": story, "number": number} for kind, key in _all_keys(keys)]
    if rows:
        connection.execute(insert(story_keys), rows)


def _take_out(connection: Connection, number: int, story: int, keys: ReportKeys) -> None:
    places = [{**place, "_number": number} for place in _places(keys)]
    if places:
        connection.execute(delete(story_keys).where(_at(story)), places)


def _at(story: int) -> ColumnElement[bool]:
    is_there = (story_keys.c.kind == bindparam("_kind")) & (story_keys.c.key == bindparam("_key"))
    return is_there & (story_keys.c.number == bindparam("_number")) & (story_keys.c.story == story)


def _places(keys: ReportKeys) -> Iterator[dict[str, int]]:
    return ({"_kind": int(kind), "_key": key} for kind, key in _all_keys(keys))


def _all_keys(keys: ReportKeys) -> list[tuple[_Kind, int]]:
    credits = sorted({key for credit in keys.credits for key in credit.keys})
    listed = zip(_Kind, (keys.named, keys.wording, credits, keys.credited), strict=True)
    return [(kind, key) for kind, numbers in listed for key in numbers]


_LISTS = ("named", "wording", "sample", "credited", "told")


def _packed(keys: ReportKeys) -> dict[str, bytes]:
    credits = (
        number for one in keys.credits for number in (one.fewest, len(one.keys), len(one.words), *one.keys, *one.words)
    )
    return {**{name: _bytes(getattr(keys, name)) for name in _LISTS}, "credits": _bytes(tuple(credits))}


def _keys_of(row: RowMapping) -> ReportKeys:
    lists = {name: _numbers(row[name]) for name in _LISTS}
    return ReportKeys(version=row["version"], credits=tuple(_credits(row["credits"])), **lists)


def _credits(packed: bytes) -> Iterator[CreditKeys]:
    numbers = _numbers(packed)
    at = 0
    while at < len(numbers):
        fewest, keys, words = numbers[at : at + 3]
        at += 3 + keys + words
        yield CreditKeys(keys=numbers[at - keys - words : at - words], words=numbers[at - words : at], fewest=fewest)


def _bytes(numbers: tuple[int, ...]) -> bytes:
    return struct.pack(f"<{len(numbers)}q", *numbers)


def _numbers(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 8}q", packed)
