"""The table of outlets and their publishers as TOML: what a row must hold, and an error that names the row."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.errors import BadTable

_KINDS = frozenset({"", "agency", "relay"})


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet, its other names, and what it is where it is not simply an outlet."""

    name: str
    aliases: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A publisher and its mastheads; where that stands, and when somebody last looked."""

    name: str
    outlets: tuple[str, ...]
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in the order of the file."""

    outlets: tuple[OutletRow, ...]
    families: tuple[FamilyRow, ...]


def parse_table(text: str, name: str) -> Table:
    """Read a table of outlets and families; raises BadTable, which names ``name``, the row and what it lacks."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadTable(f"{name} is not TOML: {error}.", hint="Write rows as [[outlet]] and [[family]].") from error
    unknown = sorted(set(content) - {"outlet", "family", "constitution"})
    if unknown:
        raise BadTable(f"{name} has a table [{unknown[0]}].", hint="It may hold [[outlet]] and [[family]] only.")
    return Table(
        tuple(_outlet(row, f"{name}, outlet {number}") for number, row in _rows(content, "outlet", name)),
        tuple(_family(row, f"{name}, family {number}") for number, row in _rows(content, "family", name)),
    )


def _rows(content: Mapping[str, Any], key: str, name: str) -> list[tuple[int, Mapping[str, Any]]]:
    rows = content.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadTable(f"{name}: {key} is not a list of rows.", hint=f"Begin each row with [[{key}]].")
    return list(enumerate(rows, start=1))


def _outlet(row: Mapping[str, Any], where: str) -> OutletRow:
    _only(row, {"name", "aliases", "kind"}, where)
    kind = _text(row, "kind", where, is_optional=True)
    if kind not in _KINDS:
        raise BadTable(f"{where}: {kind!r} is no kind of outlet.", hint='It is "agency" or "relay", or is left out.')
    return OutletRow(_text(row, "name", where), _texts(row, "aliases", where, is_optional=True), kind)


def _family(row: Mapping[str, Any], where: str) -> FamilyRow:
    _only(row, {"name", "outlets", "source", "checked"}, where)
    return FamilyRow(
        _text(row, "name", where),
        _texts(row, "outlets", where),
        _text(row, "source", where, is_optional=True),
        _text(row, "checked", where, is_optional=True),
    )


def _only(row: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(row) - known)
    if unknown:
        raise BadTable(f"{where} has {unknown[0]!r}.", hint=f"It may have {', '.join(sorted(known))}.")


def _text(row: Mapping[str, Any], key: str, where: str, *, is_optional: bool = False) -> str:
    value = row.get(key, "" if is_optional else None)
    if not isinstance(value, str) or not (value.strip() or is_optional):
        raise BadTable(f"{where} ({row.get('name', '?')!r}) needs {key!r} as words.")
    return value.strip()


def _texts(row: Mapping[str, Any], key: str, where: str, *, is_optional: bool = False) -> tuple[str, ...]:
    values = row.get(key, [])
    if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
        raise BadTable(f"{where} ({row.get('name', '?')!r}): {key!r} is not a list of names.")
    if not values and not is_optional:
        raise BadTable(f"{where} ({row.get('name', '?')!r}) needs {key!r}, a list of names.")
    return tuple(value.strip() for value in values)
