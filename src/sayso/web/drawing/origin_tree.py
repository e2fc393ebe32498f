"""The origin tree as a drawing: time runs down, one lane an outlet, a report a circle, origins as boxes on top.

``draw_origin_tree`` is a pure function from the tree to shapes in pixels; a template writes them down as SVG. What
stands where is worked out in :mod:`sayso.web.drawing.origin_grid`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import accumulate, groupby

from sayso.ask.story_answers import OriginTree
from sayso.model.provenance import Origin, OriginKind
from sayso.web.drawing.lettering import broken
from sayso.web.drawing.origin_grid import DrawnEdge, Grid, Run, Seat, Sheaf, crosses, lay_out, rails, tracks
from sayso.web.drawing.shapes import Band, Box, EdgeLine, Lane, OriginMark, ReportMark, Strand, TreeDrawing

SIZE = 12.0
LINE = 15.0
SMALL = 11.0
RADIUS = 9.0
RAIL = 6.0
TRACK = 6.0
AXIS = 84.0
"""The room at the left for the days."""
WORDS, NARROW_WORDS, MANY_LANES = 132.0, 100.0, 6
"""How wide words in a lane are; narrower where there are many."""
GAP = 14.0
MOST_LINES = 3

ORIGIN_KINDS: dict[OriginKind, str] = {
    OriginKind.PERSON: "named person",
    OriginKind.ORGANISATION: "named body",
    OriginKind.GOVERNMENT: "government",
    OriginKind.DOCUMENT: "document",
    OriginKind.VISUAL_ITEM: "picture or clip",
    OriginKind.FIRST_HAND: "own observation",
    OriginKind.UNNAMED_BUNDLE: "counted once",
    OriginKind.MEDIA_OUTLET: "credited, not held",
    OriginKind.OWN_WORD: "no source stated",
}
"""In a box there is room for two words; the list has all of them."""


def draw_origin_tree(tree: OriginTree) -> TreeDrawing:
    """Return a tree as shapes."""
    return _Draft(tree).drawing()


class _Draft:
    """One drawing in the making: the grid, and where each lane and row begins."""

    def __init__(self, tree: OriginTree) -> None:
        self.grid: Grid = lay_out(tree)
        self.gone = {a.amended for a in tree.story.amendments if not a.withdrawn}
        self.rails, self.tracks = rails(self.grid), tracks(self.grid)
        self.words = WORDS if len(self.grid.outlets) <= MANY_LANES else NARROW_WORDS
        gutters = [GAP + RAIL * len(set(rail.values())) for rail in self.rails]
        widths = [gutter + 2 * RADIUS + 6 + self.words for gutter in gutters]
        self.lefts = [AXIS, *(AXIS + x for x in accumulate(widths))]
        self.circles = [left + gutter + RADIUS for left, gutter in zip(self.lefts, gutters, strict=False)]
        self.origins = tuple(self._origins())
        self.head = max((mark.area.y + mark.area.height for mark in self.origins), default=0.0) + GAP
        self.names = [broken(name or "outlet not stated", self.words, SIZE, MOST_LINES) for name in self.grid.outlets]
        self.top = self.head + LINE * max(map(len, self.names), default=0) + GAP
        self.tops = [self.top, *(self.top + y for y in accumulate(map(self._height, range(len(self.grid.days)))))]

    def drawing(self) -> TreeDrawing:
        """Return the shapes."""
        edges = [self._edge(edge) for edge in self.grid.edges]
        return TreeDrawing(
            width=self.lefts[-1],
            height=self.tops[-1],
            head=self.head,
            lanes=tuple(self._lane(n) for n in range(len(self.grid.outlets))),
            bands=tuple(self._bands()),
            origins=self.origins,
            strands=tuple(self._strand(sheaf) for sheaf in self.grid.sheaves),
            edges=tuple(sorted(edges, key=lambda edge: not edge.second)),
            reports=tuple(map(self._report, self.grid.seats)),
            left_out=self.grid.left_out,
        )

    def _lane(self, number: int) -> Lane:
        area = Box(x=self.circles[number] - RADIUS, y=self.head, width=self.words, height=self.top - self.head)
        return Lane(outlet=self.grid.outlets[number], area=area, lines=self.names[number])

    def _bands(self) -> Iterator[Band]:
        for day, rows in groupby(range(len(self.grid.days)), key=lambda row: self.grid.days[row]):
            within = list(rows)
            top, bottom = self.tops[within[0]], self.tops[within[-1] + 1]
            yield Band(day=day, area=Box(x=0, y=top, width=self.lefts[-1], height=bottom - top))

    def _height(self, row: int) -> float:
        lines = [len(self._title(seat)) for seat in self.grid.seats if seat.row == row]
        return self._channel(row) + max(2 * RADIUS, LINE * max(lines, default=0)) + GAP

    def _channel(self, row: int) -> float:
        """Return the room above a row for the lines that come down on it."""
        return GAP + TRACK * len(set(self.tracks[row].values()))

    def _title(self, seat: Seat) -> tuple[str, ...]:
        title = seat.node.report.title
        gone = ("taken back",) if seat.node.report.id in self.gone else ()
        return (*broken(f"“{title}”" if title else "title not stated", self.words, SIZE, MOST_LINES), *gone)

    def _at(self, seat: Seat) -> tuple[float, float]:
        return self.circles[seat.lane], self.tops[seat.row] + self._channel(seat.row) + RADIUS

    def _report(self, seat: Seat) -> ReportMark:
        x, y = self._at(seat)
        lines = self._title(seat)
        height = max(2 * RADIUS, LINE * len(lines))
        return ReportMark(
            report=seat.node.report,
            number=seat.number,
            kind=seat.node.kind,
            area=Box(x=x - RADIUS, y=y - RADIUS, width=2 * RADIUS + 6 + self.words, height=height),
            x=x,
            y=y,
            lines=lines,
            adds=bool(seat.node.origins),
            taken_back=seat.node.report.id in self.gone,
        )

    def _edge(self, drawn: DrawnEdge) -> EdgeLine:
        x, y = self._at(drawn.above)
        rail = self._rail(drawn.run)
        return EdgeLine(
            derivation=drawn.edge.derivation,
            mark=drawn.edge.mark,
            path=f"M{_n(x - RADIUS)} {_n(y)}H{_n(rail)}" + self._down(drawn.run, drawn.below),
            second=drawn.second,
            upstream=drawn.above.number,
            derived=drawn.below.number,
            proof=drawn.edge.proof,
        )

    def _rail(self, run: Run) -> float:
        return self.lefts[run.lane] + GAP / 2 + RAIL * self.rails[run.lane][run.trunk]

    def _down(self, run: Run, target: Seat) -> str:
        """Return the way from a rail to a report: from the left in the same lane, else from above."""
        x, y = self._at(target)
        if not crosses(run, target):
            return f"V{_n(y)}H{_n(x - RADIUS)}"
        return f"V{_n(self._track(target.row, run.trunk))}H{_n(x)}V{_n(y - RADIUS)}"

    def _track(self, row: int, trunk: Hashable) -> float:
        return self.tops[row] + GAP / 2 + TRACK * self.tracks[row][trunk]

    def _strand(self, sheaf: Sheaf) -> Strand:
        run = sheaf.run
        rail = self._rail(run)
        held = {origin.id for origin in sheaf.origins}
        ticks = [mark for mark in self.origins if mark.origin.id in held]
        path = "".join(f"M{_n(mark.area.x)} {_n(mark.tick)}H{_n(rail)}" for mark in ticks)
        last = max(mark.tick for mark in ticks)
        first = min(mark.tick for mark in ticks)
        path += f"M{_n(rail)} {_n(first)}V{_n(last)}"
        path += "".join(f"M{_n(rail)} {_n(last)}{self._down(run, seat)}" for seat in sheaf.seats)
        return Strand(path=path, reports=tuple(seat.number for seat in sheaf.seats))

    def _origins(self) -> Iterator[OriginMark]:
        """Stack the origins of each lane, so that the last box of each stack stands right above the names."""
        stacks = [
            [(origin, sheaf) for sheaf in self.grid.sheaves if sheaf.seats[0].lane == lane for origin in sheaf.origins]
            for lane in range(len(self.grid.outlets))
        ]
        sizes = [sum(self._box_height(origin) + 6 for origin, _ in stack) for stack in stacks]
        for lane, stack in enumerate(stacks):
            y = GAP + max(sizes) - sizes[lane]
            for origin, sheaf in stack:
                yield self._origin(origin, sheaf, y)
                y += self._box_height(origin) + 6

    def _box_lines(self, origin: Origin) -> tuple[str, ...]:
        label = "own word" if origin.kind is OriginKind.OWN_WORD else origin.label
        return broken(label, self.words - 4, SMALL, 2)

    def _box_height(self, origin: Origin) -> float:
        return 8 + 13 * (len(self._box_lines(origin)) + 1)

    def _origin(self, origin: Origin, sheaf: Sheaf, y: float) -> OriginMark:
        height = self._box_height(origin)
        x = self.circles[sheaf.seats[0].lane] - RADIUS
        return OriginMark(
            origin=origin,
            area=Box(x=x, y=y, width=self.words + 12, height=height),
            lines=self._box_lines(origin),
            kind=ORIGIN_KINDS[origin.kind],
            tick=y + height / 2,
            reports=tuple(seat.number for seat in sheaf.seats),
        )


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
