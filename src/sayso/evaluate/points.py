"""In which country a point on land is: the nearest quarter degree with a town of GeoNames (``points.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("points.tsv")
_FARTHEST = 12
"""How many quarter degrees away a town may be."""
Cell = tuple[int, int]


def country_at(latitude: float, longitude: float) -> str | None:
    """Return the country (ISO 3166 alpha-2) of the town nearest to a point in degrees, ``None`` far from any."""
    row, column = int((latitude + 90) * 4), int((longitude + 180) * 4)
    for distance in range(_FARTHEST + 1):
        found = sorted(_on_ring(row, column, distance))
        if found:
            return found[0][1]
    return None


def _on_ring(row: int, column: int, distance: int) -> Iterator[tuple[int, str]]:
    """Yield the countries at a distance from a cell, each with how far away in squares."""
    for down in range(-distance, distance + 1):
        step = 1 if abs(down) == distance else max(1, 2 * distance)
        for along in range(-distance, distance + 1, step):
            code = _of_cell((row + down, column + along))
            if code is not None:
                yield down * down + along * along, code


def _of_cell(cell: Cell) -> str | None:
    quarters, degrees = _table()
    return quarters.get(cell) or degrees.get((cell[0] // 4, cell[1] // 4))


@cache
def _table() -> tuple[Mapping[Cell, str], Mapping[Cell, str]]:
    found: dict[str, dict[Cell, str]] = {"q": {}, "d": {}}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        size, row, column, code = line.split("\t")
        found[size][int(row), int(column)] = code
    return found["q"], found["d"]
