"""What a page shows of a claim sheet: if it is on the page, it is a field here.

The templates only lay out. Everything that is counted, grouped, ordered or worded happens in
:mod:`sayso.export.layout` or in ``sayso.ask``.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ask.answers import ReportName
from sayso.export.marked import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A number that leads to a claim."""

    number: int
    claim: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as the article gives it and as sayso writes it."""

    words: str
    value: str
    """EDTF, or empty where the words fix nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim in a list: its sentence with its standing, and the doors to it, or to all that say the same."""

    sentence: str
    standing: str
    standing_words: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A denial, an admission or a silence that the article reports: its sentence and standing.

    ``own`` leads to the claims in its words, ``on`` to those that it answers.
    """

    sentence: str
    standings: tuple[tuple[str, str], ...]
    own: tuple[Door, ...]
    on: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """What other reports hold on a claim: a sentence, and the reports and claims that it rests on.

    ``at`` is each report with the claim (id) in it that is meant; ``standings`` are those of the claims, in words;
    ``doubts`` are sentences on which names in them are only probably one.
    """

    sentence: str
    kind: str
    at: tuple[tuple[ReportName, str | None], ...]
    standings: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """What was put to those concerned, or their reply: who and when in ``lead``, and a reply in its own ``words``.

    ``notes`` say that the claim is read otherwise now, or what people made of "this is not us".
    """

    lead: str
    words: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One claim as the sheet prints it."""

    number: int
    id: str
    holder: str
    verb: str
    quote: str
    caution: str
    standing: str
    standing_words: str
    kind: str
    when: When | None
    place: str
    place_note: str
    evidence: str
    inherited: bool
    said: tuple[str, ...]
    """Answers that the article reports."""
    silent: tuple[str, ...]
    """Parties without an answer in this report, as names."""
    reasons: tuple[str, ...]
    elsewhere: tuple[Pointer, ...] = ()
    """What other reports of the collection hold on it; empty where there is none."""
    decided: tuple[str, ...] = ()
    """What people decided about it, each in a sentence."""
    step: str = ""
    """The step of a criminal matter that it tells of, in words; empty where it tells of none."""
    replies: tuple[Replied, ...] = ()
    """What was put to those concerned and what they replied to us: no report's answer, and at the same size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """All claims of one holder, in text order; holders stand in the order in which the text brings them."""

    holder: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note in the margin: the claims of one paragraph with one holder, one standing, one date, one evidence."""

    holder: str
    standing: str
    standing_words: str
    cues: tuple[str, ...]
    doors: tuple[Door, ...]
    when: When | None
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of the article and the notes beside it."""

    block: Block
    notes: tuple[Note, ...]
    left_out: tuple[tuple[str, str], ...]
    """Kind and reason of what was left out here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What was left out between two paragraphs: its words with their reasons, and how many words they are.

    ``folded`` says that it is much, or stands before the article begins, and is folded away until it is asked for.
    """

    items: tuple[tuple[str, str, str], ...]
    """Words, kind, reason."""
    words: int
    folded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """One tie as a row: never without its standing, its holders and its claims."""

    lead: str

    a: str
    phrase: str
    b: str
    ends: tuple[str, str]
    """The entities (ids) at its two ends."""
    a_words: str
    b_words: str
    standing: str
    standing_words: str
    holders: tuple[str, ...]
    doors: tuple[Door, ...]
    note: str
    responses: tuple[str, ...]
    inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stretch of the time line in thousandths of its width; ``None`` runs off the side."""

    start: int | None
    end: int | None
    marks: tuple[int, ...]
    """Each side that the words fix."""
    is_point: bool

    @property
    def x(self) -> int:
        """Where it begins to be drawn."""
        return 0 if self.start is None else self.start

    @property
    def width(self) -> int:
        """How far it is drawn."""
        return max((1000 if self.end is None else self.end) - self.x, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """One date, and the claims that have it."""

    when: When
    bar: Bar | None
    doors: tuple[Door, ...]
    statements: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The years along the time line: position in thousandths and label."""

    ticks: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the provenance: a name, a value or nothing, and what the value rests on."""

    name: str
    value: str | None
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCount:
    """A number of the summary line as a door: where it leads and what it counts."""

    key: str
    phrase: str
    members: tuple[tuple[str, tuple[Door, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole claim sheet as a page.

    ``marked`` says who stands behind the reading; ``lost`` is what people decided, put or were answered of words of
    which no claim is left.
    """

    title: str | None
    marked: str
    outlet: Fact
    published: Fact
    byline: tuple[str, ...]
    credits: tuple[tuple[str, str, tuple[Door, ...]], ...]
    """What it says of its own origin: how, the outlet as written, and the claims in these words."""
    line: tuple[LineCount | str, ...]
    counts: tuple[LineCount, ...]
    paragraphs: tuple[Paragraph | Furniture, ...]
    levels: tuple[int, ...]
    doors: tuple[Door, ...]
    tensions: tuple[tuple[str, str, tuple[Door, ...]], ...]
    questions: tuple[tuple[str, tuple[Door, ...]], ...]
    unanswered: tuple[tuple[str, tuple[Door, ...]], ...]
    holdings: tuple[Holding, ...]
    responses: tuple[Answer, ...]
    ties: tuple[TieRow, ...]
    axis: Axis | None
    dated: tuple[TimeRow, ...]
    undated: tuple[TimeRow, ...]
    ahead: tuple[tuple[Told, When | None], ...]
    left_out: tuple[tuple[str, str, str], ...]
    gaps: tuple[tuple[str, str], ...]
    provenance: tuple[Fact, ...]
    lost: tuple[str, ...] = ()
    criminal: tuple[tuple[str, Told], ...] = ()
    """Criminal matters: the step, and the claim; what clears somebody first."""
