"""What a brief is made of: statements with their holders, how each stands, what answers it, and where it was read.

A brief keeps apart what may never be blended: what is reported to have happened, what somebody makes of it, and what is
said to lie ahead. Nothing in it is without a holder, and every statement has a note that leads to the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.ask.answers import AttributedStatement, NameDoubt, ReportName
from sayso.model.provenance import ClaimRef, Counts, Status


class Part(StrEnum):
    """The parts of a brief that hold statements, in the order in which they are printed."""

    CRIMINAL = "criminal"
    EVENTS = "events"
    ASSESSMENTS = "assessments"
    AHEAD = "ahead"
    ROLES = "roles"
    ANSWERS = "answers"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim as a brief prints it. ``note`` is the number of its footnote, ``standing`` its standing in words."""

    report: ReportName
    statement: AttributedStatement
    standing: str
    note: int

    @property
    def ref(self) -> ClaimRef:
        """Its report and id."""
        return ClaimRef(report=self.report.id, claim=self.statement.claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A denial, an admission or a silence, beside what it answers; ``sentence`` begins with whose it is."""

    report: ReportName
    response: str
    kind: str
    sentence: str
    note: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLine:
    """What one or several reports say, as it may be printed: never without holder, standing, counts and answers.

    ``lead`` is the claim of the earliest report, ``also`` one claim of each other report that has it, ``against`` the
    claims that reject or contradict it. ``stands`` are the three axes in words. ``is_single`` says that no second
    origin is known, however many reports there are. ``when`` are the words and value of its date, empty where nothing
    places it in time. ``figure`` are the words of the figure that it is about, where that is all. ``replies`` are what
    was put to those concerned and what they answered to whoever asked. ``propositions`` are the ids of all that it
    tells, the first one first.
    """

    propositions: tuple[str, ...]
    part: Part
    group: str
    lead: Said
    also: tuple[Said, ...]
    against: tuple[Said, ...]
    answers: tuple[Answered, ...]
    silent: str
    replies: tuple[str, ...]
    counts: Counts
    counted: str
    status: Status
    stands: tuple[str, ...]
    is_single: bool
    origins: tuple[str, ...]
    when: tuple[str, str] | None
    place: str
    figure: str
    step: str
    doubts: tuple[NameDoubt, ...]
    refs: tuple[ClaimRef, ...]

    @property
    def proposition(self) -> str:
        """The id of what it tells first."""
        return self.propositions[0]

    @property
    def text(self) -> str:
        """All of it in words, as it may be copied: it begins with a holder and ends with who answers."""
        also = f"Also in {listed(tuple(where(said) for said in self.also))}." if self.also else ""
        against = (said.statement.sentence for said in self.against)
        answers = (answer.sentence for answer in self.answers)
        doubts = (doubt.sentence for doubt in self.doubts)
        parts = (self.lead.statement.sentence, also, *against, *answers, *self.replies, self.silent, *doubts)
        return " ".join(dict.fromkeys(filter(None, parts)))

    @property
    def sayings(self) -> tuple[Said, ...]:
        """Every claim that it shows."""
        return (self.lead, *self.also, *self.against)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefGroup:
    """Lines of a part that belong together, under what they have in common: a support, a holder."""

    heading: str
    lines: tuple[BriefLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefNote:
    """A footnote: outlet and date, the exact words and the sentence that they stand in, the capture, and the place.

    ``sentence`` is all that the report says there; ``start`` and ``end`` are characters of the captured text, and
    ``paragraph`` counts from 1. ``voice`` is who says the words, and how.
    """

    number: int
    report: ReportName
    claim: str
    voice: str
    standing: str
    quote: str
    sentence: str
    sha256: str
    start: int
    end: int
    paragraph: int
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefReport:
    """A report that a brief rests on, with the hash of its captured bytes."""

    report: ReportName
    kind: str
    sha256: str
    url: str
    language: str
    completeness: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefCorrection:
    """What one report, or a person, takes back or replaces; ``sentence`` begins with who does."""

    amended: ReportName
    by: ReportName | None
    at: str | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefGap:
    """Something that these reports do not say. ``notes`` lead to what it is missing from."""

    kind: str
    sentence: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRun:
    """What a brief was made from. The same hash is the same brief, to the byte.

    ``hash`` is the SHA-256 of a canonical form of all that has a part in it: the version of sayso, the extractors, the
    captured bytes, what was asked, and the decisions of people that count.
    """

    hash: str
    sayso: str
    extractors: tuple[str, ...]
    reports: int
    decisions: int
    as_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A cited brief. ``about`` says what was asked for; ``summary`` are the sentences on its sources."""

    about: str
    asked: tuple[str, ...]
    as_of: str | None
    counts: Counts
    summary: tuple[str, ...]
    parts: tuple[tuple[Part, tuple[BriefGroup, ...]], ...]
    corrections: tuple[BriefCorrection, ...]
    gaps: tuple[BriefGap, ...]
    notes: tuple[BriefNote, ...]
    reports: tuple[BriefReport, ...]
    run: BriefRun
    left_out: int = 0
    """How many lines touch on matters that are a person's own, and stand only in their reports."""
    veiled: str = ""
    """Who is not shown by name, in a sentence without its stop; empty where all are."""

    @property
    def lines(self) -> tuple[BriefLine, ...]:
        """Every line, in the order of print."""
        return tuple(line for _, groups in self.parts for group in groups for line in group.lines)

    @property
    def refs(self) -> tuple[ClaimRef, ...]:
        """Every claim that is in it, so that a correction finds the brief."""
        return tuple(dict.fromkeys(ref for line in self.lines for ref in line.refs))


def where(said: Said) -> str:
    """Name the report of a claim with how it stands there: "Coast Today (2025-05-13, hedged)"."""
    outlet = said.report.publisher or "a report whose outlet is not stated"
    return f"{outlet} ({said.report.published or 'undated'}, {said.standing})"


def listed(words: tuple[str, ...]) -> str:
    """Join words as a list in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
