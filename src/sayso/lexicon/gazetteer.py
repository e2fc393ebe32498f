"""The table of towns and divisions: which bear a name, where they lie, and their GeoNames numbers.

Derived from GeoNames (CC BY 4.0; see NOTICE) by ``tools/build_gazetteer.py``, which says what each column is. The table
has a third of a million names; it is mapped, not read, and sorted, so that a look-up touches a few pages of it and the
first costs no more than the next.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources


class PlaceKind(StrEnum):
    """What sort of place bears a name."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    CITY = "city"
    REGION = "region"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One place that bears a name. ``country`` is ISO 3166 alpha-2, ``number`` its GeoNames number where it has one.

    ``inhabitants`` of a division are those of its towns. ``latitude`` and ``longitude`` are tenths of a degree, for
    telling what is near and for nothing else. ``divisions`` are the GeoNames numbers of the first- and second-level
    division that it is or lies in, 0 where there is none. ``is_other_name`` marks a name that is not the usual one.
    """

    number: int | None
    kind: PlaceKind
    name: str
    country: str | None
    inhabitants: int = 0
    latitude: int | None = None
    longitude: int | None = None
    divisions: tuple[int, int] = (0, 0)
    is_other_name: bool = False


@lru_cache(maxsize=4096)
def sites_under(key: str) -> tuple[Site, ...]:
    """Return the towns and divisions whose name is written so, folded (:func:`sayso.lexicon.places.fold`)."""
    return tuple(_site(line.decode().split("\t")) for line in _lines_under(f"{key}\t".encode()))


def find_site(number: int) -> Site | None:
    """Return the town or division with a GeoNames number, under its usual name, or ``None``."""
    table, wanted, at = _table(), f"\t{number}\t".encode(), -1
    while (at := table.find(wanted, at + 1)) >= 0:
        cells = _line_at(table, _start_of_line(table, at)).decode().split("\t")
        if cells[5] == str(number) and not cells[1].startswith("~"):
            return _site(cells)
    return None


def _site(cells: list[str]) -> Site:
    key, kind, name, country, inhabitants, number, latitude, longitude, *divisions = cells
    return Site(
        number=int(number) if number else None,
        kind=PlaceKind(kind.removeprefix("~")),
        name=name or key.title(),
        country=country,
        inhabitants=int(inhabitants),
        latitude=int(latitude) if latitude else None,
        longitude=int(longitude) if longitude else None,
        divisions=(int(divisions[0] or 0), int(divisions[1] or 0)),
        is_other_name=kind.startswith("~"),
    )


def _lines_under(prefix: bytes) -> Iterator[bytes]:
    """Yield the lines that begin with ``prefix``."""
    table = _table()
    at = _first_not_before(table, prefix)
    while at < len(table) and table[at : at + len(prefix)] == prefix:
        line = _line_at(table, at)
        yield line
        at += len(line) + 1


def _first_not_before(table: mmap.mmap, prefix: bytes) -> int:
    """Return where the first line begins that does not sort before ``prefix``."""
    low, high = 0, len(table)
    while low < high:
        start = _start_of_line(table, (low + high) // 2)
        if table[start : start + len(prefix)] < prefix:
            low = start + len(_line_at(table, start)) + 1
        else:
            high = start
    return low


def _start_of_line(table: mmap.mmap, at: int) -> int:
    return table.rfind(b"\n", 0, at) + 1


def _line_at(table: mmap.mmap, start: int) -> bytes:
    return table[start : table.find(b"\n", start)]


@cache
def _table() -> mmap.mmap:
    """Map the table; it stays mapped, and its file there, for as long as the process runs."""
    path = _KEPT.enter_context(resources.as_file(resources.files("sayso.lexicon").joinpath("data", "gazetteer.tsv")))
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


_KEPT = ExitStack()
