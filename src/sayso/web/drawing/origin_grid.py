"""Where the reports of an origin tree stand: in which lane and row, and which lines run where between them.

Everything here is counted in lanes, rows, rails and tracks; :mod:`sayso.web.drawing.origin_tree` makes pixels of it. A
line leaves a report to its left, runs along a *rail* in the gutter of its lane, then along a *track* above the row of
the other report, and comes down on it. Two lines share a rail or a track only where they are one trunk, so that none
is taken for another and none runs through words.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.ask.story_answers import EdgeMark, OriginTree, TreeEdge, TreeNode
from sayso.model.edtf import earliest
from sayso.model.provenance import Origin, OriginKind

DRAWN_BESIDE = frozenset({EdgeMark.CREDITED, EdgeMark.AMENDS})
"""What else a report has something from is drawn where it says so itself; likeness of wording is told in the list."""
ORIGINS = -1
"""The row of the origins, above all reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A report in its lane and row. ``number`` is its place in the list beside the drawing."""

    node: TreeNode
    number: int
    lane: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A line from one seat, or from some origins, to others. Runs of the same ``trunk`` share their rail."""

    trunk: Hashable
    lane: int
    row: int
    targets: tuple[Seat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnEdge:
    """An edge that is drawn, from the seat of the report above to that of the one below."""

    edge: TreeEdge
    above: Seat
    below: Seat
    second: bool

    @property
    def run(self) -> Run:
        """The line that it is drawn as."""
        trunk = ("report", self.above.number, self.edge.mark.value)
        return Run(trunk=trunk, lane=self.above.lane, row=self.above.row, targets=(self.below,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheaf:
    """The origins that the same reports state; they stand in the lane of the first of these."""

    origins: tuple[Origin, ...]
    seats: tuple[Seat, ...]

    @property
    def run(self) -> Run:
        """The line that joins them to their reports."""
        key = tuple(seat.number for seat in self.seats)
        return Run(trunk=("origins", key), lane=self.seats[0].lane, row=ORIGINS, targets=self.seats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A tree in lanes and rows; ``days`` are those of the rows, ``left_out`` counts edges that are not drawn."""

    seats: tuple[Seat, ...]
    outlets: tuple[str | None, ...]
    days: tuple[str | None, ...]
    edges: tuple[DrawnEdge, ...]
    sheaves: tuple[Sheaf, ...]
    left_out: int


def lay_out(tree: OriginTree) -> Grid:
    """Return where everything stands; the same tree always the same."""
    nodes = tuple(walk(tree.roots))
    lanes = _lanes(nodes)
    rows, days = _rows(nodes, lanes)
    seats = {
        node.report.id: Seat(node=node, number=n, lane=lanes[node.report.id], row=rows[node.report.id])
        for n, node in enumerate(nodes, 1)
    }
    edges, left_out = _edges(seats)
    return Grid(
        seats=tuple(seats.values()),
        outlets=_outlets(nodes, lanes),
        days=days,
        edges=edges,
        sheaves=tuple(_sheaves(tree, seats)),
        left_out=left_out,
    )


def walk(nodes: Iterable[TreeNode]) -> Iterator[TreeNode]:
    """Yield the reports of a tree as its list has them: each before those that come from it."""
    for node in nodes:
        yield node
        yield from walk(node.below)


def _outlet_key(node: TreeNode) -> str:
    """Return what makes a lane: the outlet, or the report itself where none is stated (as outlets are counted)."""
    return (node.report.publisher or node.report.id).casefold()


def _lanes(nodes: Sequence[TreeNode]) -> dict[str, int]:
    keys = {key: lane for lane, key in enumerate(dict.fromkeys(map(_outlet_key, nodes)))}
    return {node.report.id: keys[_outlet_key(node)] for node in nodes}


def _outlets(nodes: Sequence[TreeNode], lanes: dict[str, int]) -> tuple[str | None, ...]:
    return tuple({lanes[node.report.id]: node.report.publisher for node in reversed(nodes)}[n] for n in _upto(lanes))


def _upto(lanes: dict[str, int]) -> range:
    return range(max(lanes.values(), default=-1) + 1)


def _rows(nodes: Sequence[TreeNode], lanes: dict[str, int]) -> tuple[dict[str, int], tuple[str | None, ...]]:
    """Give each report a row: by day, and within a day below what it comes from; undated reports last."""
    above = {node.report.id: node.edge.derivation.upstream for node in nodes if node.edge is not None}
    ordered = sorted(nodes, key=lambda node: _when(node.report.published))
    rows: dict[str, int] = {}
    days: list[str | None] = []
    first = 0
    for number, node in enumerate(ordered):
        if number and node.report.published != ordered[number - 1].report.published:
            first = len(days)
        row = max(first, rows.get(above.get(node.report.id) or "", -1) + 1)
        taken = {at for id_, at in rows.items() if lanes[id_] == lanes[node.report.id]}
        row = next(at for at in range(row, row + len(nodes) + 1) if at not in taken)
        days += [node.report.published] * (row + 1 - len(days))
        rows[node.report.id] = row
    return rows, tuple(days)


def _when(published: str | None) -> tuple[bool, tuple[int, int, int], str]:
    day = earliest(published)
    return day is None, day or (0, 0, 0), published or ""


def _edges(seats: dict[str, Seat]) -> tuple[tuple[DrawnEdge, ...], int]:
    drawn, left_out = [], 0
    for seat in seats.values():
        first = [seat.node.edge] if seat.node.edge is not None else []
        for edge in (*first, *seat.node.others):
            above = seats.get(edge.derivation.upstream or "")
            if above is None or (edge not in first and edge.mark not in DRAWN_BESIDE):
                left_out += above is not None
                continue
            drawn.append(DrawnEdge(edge=edge, above=above, below=seat, second=edge not in first))
    return tuple(drawn), left_out


def _sheaves(tree: OriginTree, seats: dict[str, Seat]) -> Iterator[Sheaf]:
    stated: dict[tuple[Seat, ...], list[Origin]] = {}
    for origin in tree.origins:
        places = [s for s in seats.values() if any(own.id == origin.id for own in s.node.origins)]
        if places:
            stated.setdefault(tuple(sorted(places, key=lambda s: (s.row, s.lane))), []).append(origin)
    for by, origins in sorted(stated.items(), key=lambda item: [seat.number for seat in item[0]]):
        named_first = sorted(origins, key=lambda o: (o.kind is OriginKind.OWN_WORD, o.label.casefold(), o.id))
        yield Sheaf(origins=tuple(named_first), seats=by)


Stretch = tuple[Hashable, int, int]
"""A trunk, and the first and the last place that it takes up."""


def share_out(stretches: Iterable[Stretch]) -> dict[Hashable, int]:
    """Give each trunk a line of its own, the same one to several only where they never meet."""
    reach: dict[Hashable, tuple[int, int]] = {}
    for trunk, first, last in stretches:
        low, high = reach.get(trunk, (first, last))
        reach[trunk] = (min(low, first), max(high, last))
    lines: list[list[tuple[int, int]]] = []
    given: dict[Hashable, int] = {}
    for trunk, (low, high) in reach.items():
        line = next((n for n, held in enumerate(lines) if all(high < a or b < low for a, b in held)), len(lines))
        lines.extend([[]] if line == len(lines) else [])
        lines[line].append((low, high))
        given[trunk] = line
    return given


def rails(grid: Grid) -> list[dict[Hashable, int]]:
    """Return, by lane, the rail of each trunk that leaves from it."""
    runs = [*(sheaf.run for sheaf in grid.sheaves), *(edge.run for edge in grid.edges)]
    return [
        share_out(
            (run.trunk, min(run.row, target.row), max(run.row, target.row))
            for run in runs
            if run.lane == lane
            for target in run.targets
        )
        for lane in range(len(grid.outlets))
    ]


def tracks(grid: Grid) -> list[dict[Hashable, int]]:
    """Return, by row, the track of each trunk that comes down on it from another lane."""
    runs = [*(sheaf.run for sheaf in grid.sheaves), *(edge.run for edge in grid.edges)]
    return [
        share_out(
            (run.trunk, min(run.lane, target.lane), max(run.lane, target.lane))
            for run in runs
            for target in run.targets
            if target.row == row and crosses(run, target)
        )
        for row in range(len(grid.days))
    ]


def crosses(run: Run, target: Seat) -> bool:
    """Whether a line needs a track: to another lane, or (in a circle) to the same row."""
    return run.lane != target.lane or run.row == target.row
