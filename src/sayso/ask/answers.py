"""What a question returns and a page renders: frozen answers, each of which carries its holders and its words.

An answer never holds a bare proposition (invariant 10): what is said is an :class:`AttributedStatement`, and whatever
draws a claim as something else (a tie, a date) keeps the claim's id and its standing beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, EvidenceType, Mode, Response, Stance, Standing
from sayso.model.documents import Document
from sayso.model.judgements import Review
from sayso.model.mentions import DocumentEntity
from sayso.model.provenance import StatedDerivation
from sayso.model.replies import Point, Reply, Request
from sayso.model.spans import Span
from sayso.model.times import Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributedStatement:
    """The only view of a claim that may leave the system: who says it, by which verb, in which words, and who answers.

    ``sentence`` is never more certain than the claim (TRADECRAFT, 8.2): ``caution`` names in words whatever the quoted
    words do not show themselves, such as a hedge that is inherited from the clause above. ``quote`` is exact.
    """

    claim: str
    holder: str
    verb: str
    caution: str
    quote: str
    standing: Standing
    stance: Stance
    responses: tuple[str, ...]
    report: str

    @property
    def sentence(self) -> str:
        """The claim as one sentence that begins with its holder, without the responses."""
        caution = f" {self.caution}" if self.caution else ""
        return f"{self.holder} {self.verb}: “{self.quote}”{caution}."

    @property
    def full(self) -> str:
        """The sentence and every response to it, as it may be copied or exported (TRADECRAFT, 8.3)."""
        return " ".join((self.sentence, *self.responses))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One thing that a count counts: its words, the places where they stand, and the claims that rest on it."""

    label: str
    spans: tuple[Span, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of the summary line and the list that it counts. ``phrase`` is the number in words, as in the line."""

    key: str
    phrase: str
    members: tuple[Member, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreEvent:
    """The lead's main event: the claims that tell it, and the date that the article gives it, if it gives one."""

    claims: tuple[str, ...]
    time: Timex | None
    phrase: str

    @property
    def dated(self) -> bool:
        """Whether the article's words place it in time."""
        return self.time is not None and self.time.is_resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The one line that opens a sheet, and what it counts."""

    line: str
    counts: tuple[Count, ...]
    core_event: CoreEvent

    def count(self, key: str) -> Count:
        """Return the count of this name.

        Raises:
            KeyError: where there is no such count.
        """
        for count in self.counts:
            if count.key == key:
                return count
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class TieEnd:
    """One end of a tie: an entity of the document, and the words in which it stands in the claim."""

    entity: str
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A reported relation between two entities, at one standing; ``relation`` is one of :mod:`sayso.ask.relations`.

    The same pair at two standings is two ties: they are shown side by side and never merged. A symmetric tie is
    unordered (``a`` is the end that the text names first); a directed one runs from ``a`` to ``b``. An ``inferred`` tie
    was put together by sayso, says so, and is off by default. ``words`` are the claim's own for a relation that none of
    the list names (``other``).
    """

    a: TieEnd
    b: TieEnd
    relation: str
    standing: Standing
    claims: tuple[str, ...]
    directed: bool
    presupposed: bool = False
    inferred: bool = False
    responses: tuple[str, ...] = ()
    note: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """When the content of a claim holds, in the article's words and as EDTF; an open or unknown side is ``None``."""

    start: str | None
    end: str | None
    text: str
    claim: str
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Claims in time: dated by their earliest bound, undated apart with their words, forecasts apart from both."""

    dated: tuple[TimelineEntry, ...]
    undated: tuple[TimelineEntry, ...]
    ahead: tuple[TimelineEntry, ...]


class TensionKind(StrEnum):
    """Where an article does not sit well with itself."""

    CERTAINTY_OVERHANG = "certainty_overhang"
    HEDGE_DROPPED = "hedge_dropped_inside_document"
    DENIED = "denied"
    EVIDENCE_CANNOT_SHOW = "evidence_cannot_show"
    LABEL_MISMATCH = "label_mismatch"
    NAMING_OF_EVENT = "naming_of_event"
    UNDATED_KEY_EVENT = "undated_key_event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """One such place, in a sentence, with the claims on both sides of it."""

    kind: TensionKind
    note: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that the article does not say, put as a question that a reader can ask."""

    kind: str
    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A named party of whom something is claimed, and from whom the article reports no response."""

    entity: str
    name: str
    claims: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """Words that were left out, and why."""

    span: Span
    text: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place where sayso saw something and chose to say nothing, with the words and the reason."""

    span: Span
    text: str
    rule: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportName:
    """How a report is named beside what it says."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None

    @classmethod
    def of(cls, document: Document) -> ReportName:
        """Return the name of a document."""
        return cls(
            id=document.id,
            title=document.title.value,
            publisher=document.publisher.value,
            published=document.published.value,
        )

    @property
    def short(self) -> str:
        """The outlet and the day, or what there is of them; the title where there is neither."""
        known = [part for part in (self.publisher, self.published) if part]
        return ", ".join(known) or (f"“{self.title}”" if self.title else self.id)

    @property
    def line(self) -> str:
        """The name in one line; what is not stated is said to be so."""
        title = f"“{self.title}”" if self.title else "title not stated"
        return f"{title}, {self.publisher or 'outlet not stated'}, {self.published or 'undated'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedClaim:
    """A claim and the report that it stands in. ``statement`` is the only view of it that may be shown."""

    report: ReportName
    claim: Claim
    statement: AttributedStatement
    names: tuple[ClaimName, ...] = ()
    """Who its names are in the collection, where that was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimName:
    """Who a name of a report is in the collection: an entity of its analysis, and the ``who-`` id it is one with."""

    entity: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDoubt:
    """An entity of an answer (``who-``) that is probably one with others, or was ruled not to be; in a sentence.

    The others need not be one with each other.
    """

    who: str
    others: tuple[str, ...]
    sentence: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What the rest of a collection holds on one claim of a report: a sentence, and the statements that it rests on.

    ``kind`` is one of ``same_origin``, ``other_origin``, ``denied``, ``answered``, ``corrected``, ``conflicts``,
    ``stronger`` and ``weaker``. The sentence ends with ``doubts``: which names in these reports are only probably one.
    """

    claim: str
    kind: str
    sentence: str
    reports: tuple[ReportName, ...]
    claims: tuple[ReportedClaim, ...]
    doubts: tuple[str, ...] = ()

    @property
    def brief(self) -> str:
        """The sentence without the doubts, for where they stand apart."""
        return self.sentence.removesuffix(" ".join(self.doubts)).rstrip() if self.doubts else self.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReview:
    """What a person decided about a claim: shown beside the machine's reading, never in its place.

    ``claim`` is ``None`` where the decision finds its words no more. ``otherwise`` names what is read otherwise now
    than when it was decided; such a decision does not count. Of several that count the last one ``holds``.
    """

    claim: str | None
    review: Review
    otherwise: tuple[str, ...]
    holds: bool
    sentence: str


MOST_TOLD = 600
"""So many characters of a reply travel with a claim into lists; the sheet and the page of replies have all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtClaim:
    """What is printed at one claim: something that was put, or a reply; ``lead`` says which, ``words`` are the reply's.

    ``claim`` is ``None`` where no claim is left of the words that it is about; ``report`` is ``None`` where the
    collection does not hold the report. ``speaks`` is false where the party answered, but not on this claim.
    ``otherwise`` names what is read otherwise now than when it was put. ``decided`` says what people made of a reply
    that says it is somebody else.
    """

    report: ReportName | None
    claim: str | None
    point: Point
    request: Request | None
    reply: Reply | None
    lead: str
    words: str = ""
    speaks: bool = True
    otherwise: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The whole of it, as it may be copied."""
        return f"{self.lead} “{self.words}”" if self.words else self.lead

    @property
    def short(self) -> str:
        """The same with a long reply broken off, and saying so."""
        if len(self.words) <= MOST_TOLD:
            return self.sentence
        return f"{self.lead} “{self.words[:MOST_TOLD].rsplit(' ', 1)[0]} …” (the reply goes on)"

    @property
    def party(self) -> str:
        """Who was asked, or answered."""
        entry = self.reply or self.request
        assert entry is not None  # noqa: S101 - one of the two is there
        return entry.party


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSheet:
    """One article, everything said in it, and on whose say-so."""

    analysis: Analysis
    summary: Summary
    statements: tuple[AttributedStatement, ...]
    ties: tuple[Tie, ...]
    timeline: Timeline
    tensions: tuple[Tension, ...]
    questions: tuple[Question, ...]
    unanswered: tuple[Unanswered, ...]
    excluded: tuple[Excluded, ...]
    gaps: tuple[Gap, ...]
    elsewhere: tuple[Elsewhere, ...] | None = None
    """What the rest of a collection holds on its claims; ``None`` where the report was read by itself."""
    reviews: tuple[ClaimReview, ...] = ()
    """What people decided about its claims, in the order of the text."""
    replies: tuple[AtClaim, ...] = ()
    """What was put to those concerned, and what they answered: replies to us, and none of the report's claims."""
    veiled: str = ""
    """Who is not shown by name, in a sentence without its stop; empty where all are (:mod:`sayso.ask.decency`)."""

    @property
    def document(self) -> Document:
        """The article."""
        return self.analysis.document

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in text order."""
        return self.analysis.claims

    @property
    def entities(self) -> tuple[DocumentEntity, ...]:
        """Who and what the article names."""
        return self.analysis.entities

    @property
    def responses(self) -> tuple[Response, ...]:
        """Denials, admissions and silences."""
        return self.analysis.responses

    @property
    def derivations(self) -> tuple[StatedDerivation, ...]:
        """The credits, corrections and retractions that the article states about itself."""
        return self.analysis.derivations

    def statement(self, claim_id: str) -> AttributedStatement:
        """Return the attributed statement of a claim.

        Raises:
            KeyError: where the sheet has no such claim.
        """
        for statement in self.statements:
            if statement.claim == claim_id:
                return statement
        raise KeyError(claim_id)


FORWARD_LOOKING = frozenset({Standing.FORECAST, Standing.HYPOTHETICAL})
"""Never an event, a tie or a date (must-nots M05 and M14 of the method)."""

VISUAL = frozenset({EvidenceType.VISUAL_UGC, EvidenceType.VISUAL_VERIFIED})


def is_presupposed(claim: Claim) -> bool:
    """Whether the article takes the claim for granted rather than putting it forward."""
    return claim.mode is Mode.PRESUPPOSED
