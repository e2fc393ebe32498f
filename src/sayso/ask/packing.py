"""Answers as short JSON for the index, and back: what has its default is left out."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from sayso.store.codec import from_plain

T = TypeVar("T")


def pack(value: object) -> str:
    """Return an answer as JSON: the same answer, the same text."""
    return json.dumps(_short(value), ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def unpack(kind: type[T], text: str) -> T:
    """Return the answer that :func:`pack` wrote.

    Raises:
        ValueError: if the text is none.
    """
    return from_plain(kind, json.loads(text))


def squeeze(value: object) -> bytes:
    """Return a large answer as few bytes."""
    return zlib.compress(pack(value).encode("ascii"), 6)


def expand(kind: type[T], data: bytes) -> T:
    """Return the answer that :func:`squeeze` wrote.

    Raises:
        ValueError: if the bytes are none.
    """
    return unpack(kind, zlib.decompress(data).decode("ascii"))


def _short(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (tuple, list)):
        return [_short(item) for item in value]
    if isinstance(value, dict):
        return {key: _short(item) for key, item in value.items()}
    if is_dataclass(value):
        kind: Any = type(value)
        found = ((name, getattr(value, name), default) for name, default in _parts(kind))
        return {name: _short(item) for name, item, default in found if item != default}
    raise TypeError(f"No short form for {type(value).__name__}.")


_NO_DEFAULT: Any = object()


@cache
def _parts(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((each.name, _default(each)) for each in fields(kind))


def _default(field: Field[Any]) -> Any:
    made: Callable[[], Any] | Any = field.default_factory
    if field.default is not MISSING:
        return field.default
    return _NO_DEFAULT if made is MISSING else made()
