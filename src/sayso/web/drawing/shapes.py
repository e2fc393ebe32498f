"""The shapes of which the origin tree is drawn: places in pixels, and the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ask.answers import ReportName
from sayso.ask.story_answers import EdgeMark
from sayso.model.provenance import Derivation, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A place: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share any ground."""
        apart = self.x + self.width <= other.x or other.x + other.width <= self.x
        return not (apart or self.y + self.height <= other.y or other.y + other.height <= self.y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The column of one outlet; ``outlet`` is ``None`` where a report does not state it."""

    outlet: str | None
    area: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The rows of one day, or of the reports without a day (``None``)."""

    day: str | None
    area: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginMark:
    """An origin as a named box, and the reports (numbers) that state it. ``tick`` is where its line leaves it."""

    origin: Origin
    area: Box
    lines: tuple[str, ...]
    kind: str
    tick: float
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMark:
    """A report: a circle with its number, and its title beside it.

    ``adds`` is whether it states an origin of its own, ``taken_back`` whether all of it was taken back.
    """

    report: ReportName
    number: int
    kind: str
    area: Box
    x: float
    y: float
    lines: tuple[str, ...]
    adds: bool
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeLine:
    """What joins a report to one that it comes from: solid for a credit, dotted for wording.

    ``second`` are edges beside the one by which the report hangs in the tree.
    """

    derivation: Derivation
    mark: EdgeMark
    path: str
    second: bool
    upstream: int
    derived: int
    proof: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """The thin line from some origins to the reports (numbers) that state them."""

    path: str
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeDrawing:
    """An origin tree, laid out: time runs down, one lane an outlet, origins on top. Lengths are in pixels.

    ``left_out`` counts edges of shared wording that are told in the list and not drawn.
    """

    width: float
    height: float
    head: float
    """Where the names of the outlets begin, and the origins end."""
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    origins: tuple[OriginMark, ...]
    strands: tuple[Strand, ...]
    edges: tuple[EdgeLine, ...]
    reports: tuple[ReportMark, ...]
    left_out: int
