"""Named towns as dots: no borders, no coast, no ground, since a map of disputed ground is itself a statement.

Degrees are laid out evenly, those of longitude shortened as they are in the middle of the picture; a grid of whole
degrees is all that stands behind the dots. Only the middle of a named town is ever drawn, and rounded at that.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.ask.index_answers import PlaceRow

WIDE, HIGH = 1600, 900
"""The shape of the picture: sixteen to nine, on every screen."""
LEAST = 1.0
"""The picture shows at least so many degrees from top to bottom."""
ROOM = 0.18
PACES = (1, 2, 5, 10, 15, 30, 45)
MOST_LINES = 6
LETTER, HEIGHT = 9, 34
ROUNDED = 2
"""Digits of a degree that are kept: about a kilometre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A town at its place, in ten-thousandths of the width and height. ``size`` grows with its claims, slowly.

    ``side`` is where its words stand; ``is_named`` whether there is room for them on a common screen, ``is_first`` on a
    small one too.
    """

    key: str
    name: str
    x: int
    y: int
    size: int
    claims: int
    side: str
    is_named: bool
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """A line of the grid: ``at`` ten-thousandths from the left or the top, with its degree in words."""

    at: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DotPicture:
    """The towns, and the grid behind them."""

    dots: tuple[Dot, ...]
    upright: tuple[GridLine, ...]
    level: tuple[GridLine, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What part of the globe is shown: its west and north side, and degrees to the width and height."""

    west: float
    north: float
    wide: float
    high: float

    def at(self, middle: tuple[float, float]) -> tuple[int, int]:
        """Return where a town stands."""
        north, east = middle
        return round(10_000 * (east - self.west) / self.wide), round(10_000 * (self.north - north) / self.high)


def draw_dots(places: Sequence[PlaceRow]) -> DotPicture | None:
    """Return where the named towns among places stand; ``None`` where there is none."""
    middles = [(row, _rounded(row.middle)) for row in places if row.middle is not None]
    if not middles:
        return None
    frame = _frame([middle for _, middle in middles])
    return DotPicture(
        dots=tuple(_dots(middles, frame)),
        upright=tuple(_upright(frame)),
        level=tuple(_level(frame)),
    )


def _rounded(middle: tuple[float, float]) -> tuple[float, float]:
    return round(middle[0], ROUNDED), round(middle[1], ROUNDED)


def _frame(middles: Sequence[tuple[float, float]]) -> _Frame:
    """Return a frame of the picture's shape with all towns in it and room around them."""
    norths, easts = [m[0] for m in middles], [m[1] for m in middles]
    mid_north, mid_east = (min(norths) + max(norths)) / 2, (min(easts) + max(easts)) / 2
    shorter = max(math.cos(math.radians(mid_north)), 0.1)
    needed = max((max(easts) - min(easts)) * shorter * HIGH / WIDE, max(norths) - min(norths), LEAST)
    high = needed * (1 + 2 * ROOM)
    wide = high * WIDE / HIGH / shorter
    return _Frame(west=mid_east - wide / 2, north=mid_north + high / 2, wide=wide, high=high)


def _dots(middles: Iterable[tuple[PlaceRow, tuple[float, float]]], frame: _Frame) -> Iterable[Dot]:
    """Set the names of those with most claims first, where they hide nobody else's."""
    wide: list[tuple[int, int, int]] = []
    small: list[tuple[int, int, int]] = []
    for row, middle in sorted(middles, key=lambda item: (-item[0].claims, item[0].key)):
        x, y = frame.at(middle)
        is_named = _take(wide, x, y, len(row.name) * LETTER)
        yield Dot(
            key=row.key,
            name=row.name,
            x=x,
            y=y,
            size=3 + min(round(math.sqrt(row.claims)), 9),
            claims=row.claims,
            side="start" if x < 7_000 else "end",
            is_named=is_named,
            is_first=_take(small, x, y, len(row.name) * LETTER * 3, HEIGHT * 2) and is_named,
        )


def _take(taken: list[tuple[int, int, int]], x: int, y: int, width: int, height: int = HEIGHT) -> bool:
    """Take the room for a name beside a dot; tell whether it was free. In ten-thousandths of the picture."""
    across, down = round(10_000 * width / WIDE) + 200, round(10_000 * height / HIGH)
    begin, end = (x, x + across) if x < 7_000 else (x - across, x)
    if any(abs(y - other) < down and begin < right and end > left for other, left, right in taken):
        return False
    taken.append((y, begin, end))
    return True


def _upright(frame: _Frame) -> Iterable[GridLine]:
    for degree in _degrees(frame.west, frame.wide):
        around = (degree + 180) % 360 - 180
        words = f"{abs(around)}° {'E' if around > 0 else 'W'}" if around else "0°"
        yield GridLine(at=round(10_000 * (degree - frame.west) / frame.wide), label=words)


def _level(frame: _Frame) -> Iterable[GridLine]:
    for degree in _degrees(frame.north - frame.high, frame.high):
        if abs(degree) <= 90:
            words = f"{abs(degree)}° {'N' if degree > 0 else 'S'}" if degree else "0°"
            yield GridLine(at=round(10_000 * (frame.north - degree) / frame.high), label=words)


def _degrees(least: float, span: float) -> range:
    """Return whole degrees, no more of them than a grid needs."""
    pace = next((pace for pace in PACES if span / pace <= MOST_LINES), PACES[-1])
    return range(math.ceil(least / pace) * pace, math.floor(least + span) + 1, pace)
