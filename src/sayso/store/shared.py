"""What people decided, as JSON Lines: one line a change, to be kept beside others' in a shared repository and loaded.

A line holds the change (its id, who, when, why, and whether it was taken back), and all that it ruled, decided about
claims, put to somebody and was answered. Numbers are a collection's own and stay at home. What is loaded twice is held
once.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sayso.errors import BadRecord
from sayso.model.edtf import is_edtf
from sayso.model.judgements import Change, Judgement, Review
from sayso.model.replies import Reply, Request
from sayso.store.codec import from_plain, to_plain
from sayso.store.judgements import add_judgements, load_changes, load_judgements, take_over
from sayso.store.replies import add_replies, add_requests, load_replies, load_requests
from sayso.store.reviews import add_reviews, load_reviews

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ID = re.compile(r"[a-z]{3}-[\w.:-]{1,200}")
_CHANGE_ID = re.compile(r"chg-[0-9a-f]{16}")
_ENTRY_ID = re.compile(r"(?:req|rpl)-[0-9a-f]{16}")
_HINT = "`sayso judgements` writes what can be loaded."


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedChange:
    """A change with all that it decided about names and claims, and what was put and answered."""

    change: Change
    judgements: tuple[Judgement, ...] = ()
    reviews: tuple[Review, ...] = ()
    requests: tuple[Request, ...] = ()
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What loading did: how many changes are new here, were held, and were taken back here because they were there."""

    new: int = 0
    held: int = 0
    withdrawn: int = 0


def load_shared(connection: Connection) -> tuple[SharedChange, ...]:
    """Return every change that decided about names or claims, put something or was answered, by number."""
    judged = _by_change(load_judgements(connection))
    reviewed = _by_change(load_reviews(connection))
    asked, answered = _by_change(load_requests(connection)), _by_change(load_replies(connection))
    shared = {*judged, *reviewed, *asked, *answered}
    return tuple(
        SharedChange(
            change=change,
            judgements=tuple(judged[change.id]),
            reviews=tuple(reviewed[change.id]),
            requests=tuple(asked[change.id]),
            replies=tuple(answered[change.id]),
        )
        for change in load_changes(connection)
        if change.id in shared
    )


_Made = TypeVar("_Made", Judgement, Review, Request, Reply)


def _by_change(made: Iterable[_Made]) -> dict[str, list[_Made]]:
    found: dict[str, list[_Made]] = defaultdict(list)
    for each in made:
        assert each.change is not None  # noqa: S101 - what is stored has its change
        found[each.change.id].append(each)
    return found


def take_over_shared(connection: Connection, changes: Iterable[SharedChange]) -> Loaded:
    """Store the changes of others that are not held yet, and take back those that they took back."""
    standing = {change.id for change in load_changes(connection) if change.stands}
    new = held = withdrawn = 0
    for shared in changes:
        change, is_new = take_over(connection, shared.change)
        if is_new:
            add_judgements(connection, change, shared.judgements)
            add_reviews(connection, change, shared.reviews)
            add_requests(connection, change, shared.requests)
            add_replies(connection, change, shared.replies)
        new, held = new + is_new, held + (not is_new)
        withdrawn += change.id in standing and not change.stands
    return Loaded(new=new, held=held, withdrawn=withdrawn)


def to_line(shared: SharedChange) -> str:
    """Return a change as one line of JSON, the same for the same change in any collection."""
    plain = {
        "change": _without(to_plain(shared.change), "number"),
        "judgements": [_without(to_plain(made), "change", "machine") for made in shared.judgements],
        "reviews": [_without(to_plain(made), "change") for made in shared.reviews],
    }
    for name, made in (("requests", shared.requests), ("replies", shared.replies)):
        if made:
            plain[name] = [_without(to_plain(entry), "change") for entry in made]
    return json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _without(plain: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in plain.items() if name not in names}


def read_lines(lines: Iterable[str], name: str) -> Iterator[SharedChange]:
    """Yield the changes of a file; empty lines are passed over.

    Raises:
        BadRecord: at a line that :func:`to_line` could not have written.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _from_line(line)
            except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
                raise BadRecord(f"{name}, line {number}: {error}.", hint=_HINT) from error


def _from_line(line: str) -> SharedChange:
    plain = json.loads(line)
    change = from_plain(Change, {**plain["change"], "number": 0})
    judged = from_plain(tuple[Judgement, ...], _plain_parts(plain.get("judgements", [])))
    reviewed = from_plain(tuple[Review, ...], _plain_parts(plain.get("reviews", [])))
    asked = from_plain(tuple[Request, ...], _plain_parts(plain.get("requests", [])))
    answered = from_plain(tuple[Reply, ...], _plain_parts(plain.get("replies", [])))
    _check(change, judged)
    _check_replies(asked, answered)
    return SharedChange(change=change, judgements=judged, reviews=reviewed, requests=asked, replies=answered)


def _plain_parts(parts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """A line cannot speak for rules, nor for another change."""
    return [_without(part, "change", "machine") for part in parts]


def _check_replies(asked: Iterable[Request], answered: Iterable[Reply]) -> None:
    """Entries keep the ids that they were given, by which a reply finds what it answers."""
    entries: list[Request | Reply] = [*asked, *answered]
    if not all(_ENTRY_ID.fullmatch(entry.id) for entry in entries):
        raise ValueError("an entry of the right of reply has its id, req- or rpl- and 16 digits")
    days = [
        *(r.put_at for r in asked),
        *(r.answer_by for r in asked if r.answer_by),
        *(r.received_at for r in answered),
    ]
    if not all(map(is_edtf, days)):
        raise ValueError(f"{', '.join(days)} is not a date")


def _check(change: Change, judged: Iterable[Judgement]) -> None:
    if not _CHANGE_ID.fullmatch(change.id):
        raise ValueError(f"{change.id!r} is not the id of a change")
    days = [day for day in (change.at, change.withdrawn_at) if day is not None]
    if not all(map(is_edtf, days)):
        raise ValueError(f"{', '.join(days)} is not a date")
    pairs = [(judgement.left, judgement.right) for judgement in judged]
    if not all(left < right and _ID.fullmatch(left) and _ID.fullmatch(right) for left, right in pairs):
        raise ValueError("a judgement is about two ids, the smaller first")
    if len(pairs) != len(set(pairs)):
        raise ValueError("a change rules once on a pair")
