"""A network of names: the one in the middle, others on rings by how many steps they are away (LOOK, "The network").

The same network is the same picture: names are put on their ring in the order of what they are tied to, and then moved
a fixed number of times towards the middle of their neighbours, as far as there is room. Places are in thousandths of
the width and of the height.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.ask.index_answers import Network, Node, TieGroup
from sayso.model.claims import Standing

MIDDLE = 500
PASSES = 8
REACH = 430
"""From the middle to the outermost ring."""
NEARER = 0.7
"""Inner rings are drawn wider than they are far, so that words have room there."""
ROUND = math.tau
CROWDED = 26
"""So many names fit on a ring; beyond that every other one stands a little further out."""
LETTER, HEIGHT = 8, 30
"""The room of a letter of a name and of a line, on a picture of common width."""
HEAVIEST = 4
BESIDE = 6
"""How far two ties of the same names are drawn from each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetDot:
    """A name at its place. ``side`` says where its words stand: right of the dot or left of it, over or under it.

    ``is_named`` is whether there is room for them on a common screen; ``is_first`` whether on a small one too.
    """

    who: str
    name: str
    x: int
    y: int
    distance: int
    side: str
    is_named: bool
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NetLine:
    """A tie between two dots, drawn along ``d`` (a path of SVG, in thousandths).

    ``tie`` is its place among the ties of the network; ``weight`` grows with its established origins. One that is
    denied, or that somebody denies, has a ``bar`` across it; one that is only denied looks like no tie. Several ties of
    the same names lie beside each other.
    """

    tie: int
    d: str
    standing: str
    weight: int
    is_denied: bool
    bar: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetPicture:
    """The names and the ties among them."""

    dots: tuple[NetDot, ...]
    lines: tuple[NetLine, ...]


def draw_network(network: Network) -> NetPicture:
    """Return where the names of a network stand, and how its ties are drawn."""
    angles = _angles(network)
    places = _places(network, angles)
    return NetPicture(dots=tuple(_dots(network, places)), lines=tuple(_lines(network.ties, places)))


Angles = dict[str, float]
Places = Mapping[str, tuple[int, int]]


def _angles(network: Network) -> Angles:
    """Return in which direction each name stands: near those that it is tied to."""
    near = _neighbours(network)
    rings = _rings(network.nodes)
    angles: Angles = {network.centre: 0.0}
    for distance in sorted(rings)[1:]:
        ring = sorted(rings[distance], key=lambda who: (_mean(who, near, angles), who))
        angles.update(_spread(ring))
    for _ in range(PASSES):
        for distance in sorted(rings)[1:]:
            drawn = {who: _mean(who, near, angles, otherwise=angles[who]) for who in rings[distance]}
            angles.update(_spread(sorted(rings[distance], key=lambda who: (drawn[who], who)), drawn))
    return angles


def _neighbours(network: Network) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {node.who: [] for node in network.nodes}
    for tie in network.ties:
        if tie.a.who in found and tie.b.who in found:
            found[tie.a.who].append(tie.b.who)
            found[tie.b.who].append(tie.a.who)
    return {who: [other for other in others if other != network.centre] for who, others in found.items()}


def _rings(nodes: Iterable[Node]) -> Mapping[int, list[str]]:
    rings: dict[int, list[str]] = {}
    for node in nodes:
        rings.setdefault(node.distance, []).append(node.who)
    return rings


def _mean(who: str, near: Mapping[str, list[str]], angles: Angles, otherwise: float = 0.0) -> float:
    """Return the middle direction of the neighbours that have one."""
    known = [angles[other] for other in near[who] if other in angles]
    if not known:
        return otherwise
    x, y = sum(map(math.cos, known)), sum(map(math.sin, known))
    return round(math.atan2(y, x) % ROUND, 6) if abs(x) + abs(y) > 1e-9 else otherwise


def _spread(ring: Sequence[str], wanted: Mapping[str, float] | None = None) -> Angles:
    """Put names around a ring in their order, evenly, and turn it to where they want to be on the whole."""
    step = ROUND / max(len(ring), 1)
    even = [number * step for number in range(len(ring))]
    if wanted is None:
        return {who: (angle - ROUND / 4) % ROUND for who, angle in zip(ring, even, strict=True)}
    off = [wanted[who] - angle for who, angle in zip(ring, even, strict=True)]
    turn = math.atan2(sum(map(math.sin, off)), sum(map(math.cos, off)))
    return {who: round((angle + turn) % ROUND, 6) for who, angle in zip(ring, even, strict=True)}


def _places(network: Network, angles: Angles) -> Places:
    rings = _rings(network.nodes)
    outermost = max(rings, default=0) or 1
    places = {network.centre: (MIDDLE, MIDDLE)}
    for distance, ring in rings.items():
        in_order = sorted((who for who in ring if who != network.centre), key=lambda who: (angles[who], who))
        for number, who in enumerate(in_order):
            out = 0.09 * (number % 2) if len(in_order) > CROWDED else 0.0
            reach = REACH * ((distance / outermost) ** NEARER - out)
            places[who] = (
                round(MIDDLE + reach * 0.86 * math.cos(angles[who])),
                round(MIDDLE + reach * 1.05 * math.sin(angles[who])),
            )
    return places


def _dots(network: Network, places: Places) -> Iterable[NetDot]:
    """Set the words of those with most ties first, where they hide nobody else's."""
    on_any, on_wide = _Room(LETTER * 3, HEIGHT * 2), _Room(LETTER, HEIGHT)
    named: dict[str, tuple[str | None, bool]] = {}
    for node in sorted(network.nodes, key=lambda node: (node.distance > 0, -node.ties, node.who)):
        x, y = places[node.who]
        side = on_wide.take(x, y, node.name, _sides(x, y))
        named[node.who] = side, bool(side and on_any.take(x, y, node.name, (side,)))
    for node in network.nodes:
        x, y = places[node.who]
        side, is_first = named[node.who]
        yield NetDot(
            who=node.who,
            name=node.name,
            x=x,
            y=y,
            distance=node.distance,
            side=side or _sides(x, y)[0],
            is_named=side is not None,
            is_first=is_first,
        )


def _sides(x: int, y: int) -> tuple[str, ...]:
    """Return where words may stand, away from the middle first."""
    across = ("right", "left") if x >= MIDDLE else ("left", "right")
    return (*across, *(("under", "over") if y >= MIDDLE else ("over", "under")))


class _Room:
    """What is free for words on a picture where a letter and a line need so much."""

    def __init__(self, letter: int, height: int) -> None:
        self.letter = letter
        self.height = height
        self.taken: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        """What is taken, by rows as high as a line: only words in rows beside each other can touch."""

    def take(self, x: int, y: int, words: str, sides: Iterable[str]) -> str | None:
        """Take the room for words on the first side of a dot where it is free; ``None`` where none is."""
        for side in sides:
            at, begin, end = self._box(x, y, self.letter * (len(words) + 2), side)
            if begin > -20 and end < 1020 and self._is_free(at, begin, end):
                self.taken[at // self.height].append((at, begin, end))
                return side
        return None

    def _is_free(self, at: int, begin: int, end: int) -> bool:
        row = at // self.height
        near = [box for beside in (row - 1, row, row + 1) for box in self.taken.get(beside, ())]
        return not any(abs(at - y) < self.height and end > left and begin < right for y, left, right in near)

    def _box(self, x: int, y: int, width: int, side: str) -> tuple[int, int, int]:
        if side in ("over", "under"):
            return y + (self.height if side == "under" else -self.height), x - width // 2, x + width // 2
        return (y, x, x + width) if side == "right" else (y, x - width, x)


def _lines(ties: Sequence[TieGroup], places: Places) -> Iterable[NetLine]:
    """Draw ties; several of the same names lie side by side and are never one."""
    of_pair: dict[frozenset[str | None], int] = {}
    for number, tie in enumerate(ties):
        if tie.a.who not in places or tie.b.who not in places:
            continue
        pair = frozenset((tie.a.who, tie.b.who))
        nth = of_pair[pair] = of_pair.get(pair, -1) + 1
        (x1, y1), (x2, y2) = sorted((places[tie.a.who or ""], places[tie.b.who or ""]))
        dx, dy = _aside(x2 - x1, y2 - y1, nth)
        is_denied = tie.standing == Standing.DENIED.value
        yield NetLine(
            tie=number,
            d=f"M{x1 + dx} {y1 + dy}L{x2 + dx} {y2 + dy}",
            standing=tie.standing,
            weight=min(max(tie.established, 1), HEAVIEST),
            is_denied=is_denied,
            bar=((x1 + x2) // 2 + dx, (y1 + y2) // 2 + dy) if is_denied or tie.denied else None,
        )


def _aside(dx: int, dy: int, nth: int) -> tuple[int, int]:
    """Return how far the nth tie of a pair is moved, across its own direction: by turns to either side."""
    distance = BESIDE * ((nth + 1) // 2) * (1 if nth % 2 else -1)
    length = math.hypot(dx, dy) or 1
    return round(-dy / length * distance), round(dx / length * distance)
