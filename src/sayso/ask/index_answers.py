"""What the index of a collection answers: rows of pages over any number of reports, each with its say-so.

The index is made of the reports and of what people decided, and can be thrown away and made again. Its answers are
ready to be shown: names are veiled (:mod:`sayso.ask.decency`), every claim is an :class:`AttributedStatement`, and a
tie, a date or a place never stands without the claims that it was taken from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from sayso.ask.answers import AttributedStatement, NameDoubt, ReportName

T = TypeVar("T")

MOST_NODES = 300
"""So many names a network shows at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[T]):
    """Some of a list: ``items`` from the place ``first`` on (0 is the beginning), of ``total`` in all."""

    items: tuple[T, ...]
    total: int
    first: int = 0
    limit: int = 50

    @property
    def is_cut(self) -> bool:
        """Whether the list goes on after these."""
        return self.first + len(self.items) < self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRef:
    """A name as it may be shown, and whose it is in the collection (``who-``); ``None`` where no page may be linked."""

    name: str
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """A date as a report gives it, and as EDTF; ``None`` for an open or unknown side."""

    words: str
    start: str | None
    end: str | None


class Lane(StrEnum):
    """Where a claim stands on a timeline."""

    DATED = "dated"
    UNDATED = "undated"
    AHEAD = "ahead"  # said to lie ahead when it was written


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """What stands behind a proposition: reports, outlets, origins and known parties, in this order (R14).

    ``established`` counts the origins that are independent of each other and still stand; ``support``, ``contest`` and
    ``lifecycle`` are the three axes in their own words.
    """

    reports: int
    outlets: int
    origins: int
    parties: int
    established: int
    support: str
    contest: str
    lifecycle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim in a list of many reports.

    ``kind``, ``evidence`` and ``family`` are the values of the vocabulary. ``about`` are those whom it is about, ``by``
    those who hold it, from the outermost on. ``step`` is the step of a criminal matter in words, or empty. ``decided``
    are sentences on what people decided about it. ``proposition`` (``prp-``) and ``origins`` say what it is part of.
    ``first_day`` and ``last_day`` are the days (ISO) between which it lies, as far as the words fix them.
    """

    report: ReportName
    statement: AttributedStatement
    kind: str
    family: str
    evidence: str
    lane: Lane | None = None
    when: DateWords | None = None
    first_day: str | None = None
    last_day: str | None = None
    place: str | None = None
    place_note: str = ""
    about: tuple[NameRef, ...] = ()
    by: tuple[NameRef, ...] = ()
    step: str = ""
    decided: tuple[str, ...] = ()
    proposition: str | None = None
    origins: Origins | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report in a list. ``story`` is the first report of its story; ``reports`` of them are in it."""

    report: ReportName
    claims: int
    completeness: str
    language: str
    story: str
    reports: int
    taken_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report, and when it was read (ISO 8601, UTC)."""

    row: ReportRow
    read_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDoors:
    """Where the page of a report leads: its story, and for what stands on it the proposition or the name it is part of.

    ``row`` is the report as lists have it. ``propositions`` are pairs of a claim of it and the proposition (``prp-``)
    that it is part of; ``names`` are pairs of an entity of it (``DocumentEntity.id``) and who that is in the collection
    (``who-``), without whoever must not be looked up.
    """

    row: ReportRow
    propositions: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """An outlet in a list; ``None`` where reports state none."""

    outlet: str | None
    reports: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story in a list: its earliest report names it. ``origins`` counts those of all that it says."""

    story: str
    title: str | None
    reports: int
    outlets: int
    origins: int
    claims: int
    denied: int
    first: str | None
    last: str | None
    taken_back: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a collection holds, counted, and where it ends: languages, outlets and days of what was read."""

    reports: int
    claims: int
    stories: int
    names: int
    refused: int
    partial: int
    outlets: int
    outlet_unknown: int
    undated: int
    languages: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None
    standings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """A name in a list. There is no row for whoever must not be looked up (TRADECRAFT, section 8, rules 11 and 12)."""

    who: str
    name: str
    type: str
    reports: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUsed:
    """One way of writing a name, and the reports that write it so."""

    name: str
    reports: tuple[ReportName, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTold:
    """The words by which a report tells of somebody in a public role."""

    words: str
    report: ReportName


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityHead:
    """Who a page is about. Where ``why_not`` is set there is no view, and everything else but the name is empty.

    ``left_out`` counts statements on matters that are a person's own. ``known`` are sentences on what makes the names
    one, and ``doubts`` those on whom it only probably is as well. ``unanswered`` counts statements of it without any
    response from it in their report.
    """

    who: str
    name: str
    type: str
    names: tuple[NameUsed, ...] = ()
    roles: tuple[RoleTold, ...] = ()
    reports: int = 0
    said_of: int = 0
    said_by: int = 0
    ties: int = 0
    left_out: int = 0
    unanswered: int = 0
    known: tuple[str, ...] = ()
    doubts: tuple[NameDoubt, ...] = ()
    why_not: str = ""


class Side(StrEnum):
    """Which statements of an entity are meant."""

    OF = "of"  # what is said of it
    BY = "by"  # what it says itself


@dataclass(frozen=True, slots=True, kw_only=True)
class TieGroup:
    """A relation of two, at one standing, over all reports that have it; never without its claims (``tie``).

    ``phrase`` is the relation in words, ``standing`` as in the claims, ``denied`` whether somebody denies it,
    ``established`` how many independent origins stand behind it. A symmetric tie runs from the smaller id. ``lead`` is
    the claim of the earliest report.
    """

    a: NameRef
    b: NameRef
    relation: str
    phrase: str
    directed: bool
    standing: str
    denied: bool
    presupposed: bool
    inferred: bool
    reports: int
    outlets: int
    origins: int
    established: int
    lead: Line
    first_day: str | None = None
    last_day: str | None = None
    names: tuple[str, ...] = ()
    """What is said of its ends: under which other name they are known, and who they probably are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieLine:
    """A tie as one report has it: the words of its ends, its note, and its claims."""

    report: ReportName
    relation: str
    phrase: str
    standing: str
    a_words: str
    b_words: str
    note: str
    responses: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieFilter:
    """Which ties are meant: of an entity, at some standings, with so many established origins, in a period.

    ``since`` and ``until`` are EDTF dates; a tie without a date is within every period and says so.
    """

    who: str | None = None
    relation: str | None = None
    standings: tuple[str, ...] = ()
    established: int = 0
    denied: bool = True
    """Whether ties that somebody denies are among them."""
    inferred: bool = False
    since: str | None = None
    until: str | None = None
    order: str = "origins"
    """What a list of them begins with: most established ``origins``, most ``reports``, or the first ``day``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A name in a network, and how many steps it is from the one in the middle."""

    who: str
    name: str
    type: str
    distance: int
    ties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The names around one, with all ties among them that fit; ``left_out`` counts names beyond the limit."""

    centre: str
    nodes: tuple[Node, ...]
    ties: tuple[TieGroup, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWording:
    """How an outlet writes a place, and how often."""

    words: str
    outlet: str | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place that reports tell of. ``middle`` is that of a named town (latitude, longitude) and nothing finer.

    ``key`` is its GeoNames number (``geo-``), or stands for the words where none is told. ``note`` is the neutral note
    on disputed ground.
    """

    key: str
    name: str
    precision: str
    note: str
    middle: tuple[float, float] | None
    claims: int
    reports: int
    wordings: tuple[PlaceWording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFilter:
    """Which claims a timeline is of: of an entity, a story (its first report), a period (EDTF), a standing."""

    who: str | None = None
    story: str | None = None
    since: str | None = None
    until: str | None = None
    standings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSlice:
    """A stretch of a timeline: dated by their earliest bound, undated and those said to lie ahead apart."""

    dated: Slice[Line]
    undated: Slice[Line]
    ahead: Slice[Line]
    doubts: tuple[NameDoubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """A claim that was found; ``quoted`` tells whether the words stand in its quotation, or only around it."""

    line: Line
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWords:
    """A sentence that holds the words and of which no claim was made: the report's own words, no more."""

    report: ReportName
    start: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """One way to narrow what was found: a value, what it is called, and how many of the claims have it."""

    key: str
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found; ``narrowings`` are counted over ``counted`` of the claims, all unless very many fit.

    Where there ``is_more``, counting the claims stopped at their total: at least so many fit.
    """

    claims: Slice[FoundLine]
    sentences: tuple[FoundWords, ...]
    narrowings: tuple[Narrowing, ...]
    counted: int
    read: int
    doubts: tuple[NameDoubt, ...] = ()
    is_more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What bringing the index up to date has done: stories made anew, stories removed, seconds of work are not told."""

    stories: int
    removed: int
    reports: int
