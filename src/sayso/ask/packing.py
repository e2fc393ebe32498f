"""Answers as short JSON for the index, and back: what has its default is left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from sayso.store.codec import from_plain

T = TypeVar("T")


def pack(value: object) -> str:
    """Return an answer as JSON: the same answer, the same text."""
    return _encode(_short(value))


def words_in(packed: str) -> str:
    """Return what :func:`pack` wrote with its letters as they are, to be looked through."""
    return packed if "\\u" not in packed else json.dumps(json.loads(packed), ensure_ascii=False)


_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode


def unpack(kind: type[T], text: str) -> T:
    """Return the answer that :func:`pack` wrote.

    Raises:
        ValueError: if the text is none.
    """
    return from_plain(kind, json.loads(text))


def _short(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [_short(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if kind is dict:
        return {key: _short(item) for key, item in value.items()}
    if is_dataclass(value):
        found = ((name, getattr(value, name), default) for name, default in _parts(kind))
        return {
            name: item if type(item) in _PLAIN else _short(item) for name, item, default in found if item != default
        }
    raise TypeError(f"No short form for {kind.__name__}.")


_PLAIN = frozenset({str, int, float, bool, type(None)})
_NO_DEFAULT: Any = object()


@cache
def _parts(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((each.name, _default(each)) for each in fields(kind))


def _default(field: Field[Any]) -> Any:
    made: Callable[[], Any] | Any = field.default_factory
    if field.default is not MISSING:
        return field.default
    return _NO_DEFAULT if made is MISSING else made()
