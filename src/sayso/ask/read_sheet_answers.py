"""What a legal read sheet is made of: by named subject, each damaging statement with who says it and who answers."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ask.answers import AttributedStatement, ReportName
from sayso.ask.brief_answers import BriefReport, BriefRun
from sayso.ask.damaging import Reason
from sayso.model.provenance import ClaimRef, Counts, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSaying:
    """One claim as one report has it: who says it, how strong, on what evidence, and when it is said to have been."""

    report: ReportName
    statement: AttributedStatement
    standing: str
    evidence: str
    when: tuple[str, str] | None
    paragraph: int

    @property
    def ref(self) -> ClaimRef:
        """Its report and id."""
        return ClaimRef(report=self.report.id, claim=self.statement.claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadItem:
    """One damaging statement about a subject, wherever it stands.

    ``propositions`` are what its claims say together: of an event and of a figure in it, where one sentence says both.
    ``reasons`` say which words made it one; ``strongest`` is the standing of the firmest report in words, ``step`` the
    step of a criminal matter. ``against`` reject or contradict it, ``answers`` are responses that reports have, and
    ``replies`` what was put to those concerned by whoever reads here. ``reply`` says how it stands with the subject's
    own answer, ``heard`` whether a report has one.
    """

    propositions: tuple[str, ...]
    reasons: tuple[Reason, ...]
    step: str
    strongest: str
    sayings: tuple[ReadSaying, ...]
    against: tuple[ReadSaying, ...]
    answers: tuple[str, ...]
    replies: tuple[str, ...]
    reply: str
    heard: bool
    counts: Counts
    counted: str
    status: Status
    stands: tuple[str, ...]
    origins: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it in words, as it may be copied."""
        said = (saying.statement.sentence for saying in (*self.sayings, *self.against))
        return " ".join(dict.fromkeys((*said, *self.answers, *self.replies, f"{self.reply}.")))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNear:
    """A sentence that names a subject and has such words, and of which no claim about the subject was made.

    ``sentence`` is the report's own, ``reasons`` the words in it; what they refer to is for a person to read.
    """

    report: ReportName
    sentence: str
    reasons: tuple[Reason, ...]
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSubject:
    """Somebody who is named. ``who`` is its id in the collection, ``described`` what it is: a person or a body.

    ``named_in`` are the reports that name it, in short, and ``same`` says whom it only probably is as well.
    """

    name: str
    who: str
    described: str
    named_in: tuple[str, ...]
    items: tuple[ReadItem, ...]
    near: tuple[ReadNear, ...]
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSheet:
    """A legal read sheet. ``clear`` are names of which these reports have no damaging statement by these words."""

    about: str
    as_of: str | None
    subjects: tuple[ReadSubject, ...]
    clear: tuple[str, ...]
    reports: tuple[BriefReport, ...]
    run: BriefRun
    veiled: str = ""

    @property
    def items(self) -> int:
        """How many damaging statements there are, counted under each subject."""
        return sum(len(subject.items) for subject in self.subjects)

    @property
    def refs(self) -> tuple[ClaimRef, ...]:
        """Every claim on it, so that a correction finds it."""
        items = (item for subject in self.subjects for item in subject.items)
        return tuple(dict.fromkeys(said.ref for item in items for said in (*item.sayings, *item.against)))
