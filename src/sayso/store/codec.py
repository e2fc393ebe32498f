"""Frozen dataclasses as canonical JSON and back, driven by their type hints: no class needs code of its own.

Handled are what the vocabulary is made of: dataclasses, string enums, ``str``, ``int``, ``float``, ``bool``, tuples and
``X | None``. Every field is written, so that a default that changes later does not change what was stored; a field that
is missing in an old record takes its default. The JSON is ASCII with sorted keys, which keeps NUL and lone surrogates
exact on any database.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

Plain = Any
"""What ``json`` reads and writes: None, bool, int, float, str, list and dict."""


def to_json(value: object) -> str:
    """Return ``value`` as canonical JSON: the same value, the same text."""
    return json.dumps(to_plain(value), ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)


def from_json(kind: type[T], text: str) -> T:
    """Return the ``kind`` that :func:`to_json` wrote; the same text may give the very same value again.

    Raises:
        ValueError: if the text is not JSON, or does not fit ``kind``.
    """
    return _kept(kind, text) if len(text) <= _LONGEST_KEPT else _read(kind, text)


_MOST_KEPT, _LONGEST_KEPT = 4096, 16_384
"""So many values are kept, since one answer asks for the same reports again and again; none of a text longer than
this, so that what they take does not depend on how long the longest reports are."""


def _read(kind: type[T], text: str) -> T:
    return from_plain(kind, json.loads(text))


_kept: Callable[[Any, str], Any] = lru_cache(maxsize=_MOST_KEPT)(_read)


def to_plain(value: object) -> Plain:
    """Return ``value`` as plain data."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"No plain form for {type(value).__name__}.")


def from_plain(kind: type[T], data: Plain) -> T:
    """Return the ``kind`` that :func:`to_plain` made plain.

    Raises:
        ValueError: if the data does not fit ``kind``.
    """
    try:
        return _reader(kind)(data)  # type: ignore[no-any-return, arg-type]
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"Not a {kind.__name__}: {error}") from error


_Reader = Callable[[Plain], Any]


@cache
def _reader(kind: Any) -> _Reader:
    """Build, once a type, the function that reads it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind in (str, int, bool, float):
        return _scalar(kind)
    raise TypeError(f"No reader for {kind!r}.")


def _optional(arguments: tuple[Any, ...]) -> _Reader:
    (inner,) = (argument for argument in arguments if argument is not NoneType)
    read = _reader(inner)
    return lambda data: None if data is None else read(data)


def _tuple(arguments: tuple[Any, ...]) -> _Reader:
    if arguments[1:] == (Ellipsis,):
        read = _reader(arguments[0])
        return lambda data: tuple(map(read, data))
    readers = tuple(map(_reader, arguments))
    return lambda data: tuple(read(item) for read, item in zip(readers, data, strict=True))


def _scalar(kind: type) -> _Reader:
    def read(data: Plain) -> Any:
        if type(data) is not kind:
            raise TypeError(f"{kind.__name__} expected, not {type(data).__name__}")
        return data

    return read


def _dataclass(kind: type) -> _Reader:
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    readers: dict[str, _Reader] = {}

    def read(data: Plain) -> Any:
        if not readers:  # not before, since a class may hold its like
            hints = get_type_hints(kind)
            readers.update({f.name: _reader(hints[f.name]) for f in fields(kind)})
        if missing := needed - data.keys():
            raise KeyError(f"{kind.__name__} without {', '.join(sorted(missing))}")
        return kind(**{name: readers[name](item) for name, item in data.items() if name in readers})

    return read
