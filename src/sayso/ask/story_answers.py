"""What questions to a story return: frozen answers, none of which holds a bare proposition (invariant 8)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.ask.answers import NameDoubt, ReportedClaim, ReportName
from sayso.ask.reply_words import reply_notes
from sayso.ask.story_claims import ReportedResponse
from sayso.model.graph import Proposition
from sayso.model.provenance import Amendment, ClaimRef, Corroboration, Counts, Derivation, Drift, Origin, Status
from sayso.model.story import Story
from sayso.store import Export, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionAnswer:
    """What several claims say, as it may be shown: a leading claim with its holder, who else has it, and who answers.

    ``lead`` is the claim that comes first, by the order of the reports. ``silent`` are names of those whom it concerns
    and who answer in none of the reports. ``also`` are the other claims for it, ``denials`` those that reject it.
    """

    proposition: Proposition
    corroboration: Corroboration
    lead: ReportedClaim
    also: tuple[ReportedClaim, ...]
    denials: tuple[ReportedClaim, ...]
    responses: tuple[ReportedResponse, ...]
    silent: tuple[str, ...]
    statement: str
    """All of it in words, beginning with a holder; the one view that may be exported."""
    doubts: tuple[NameDoubt, ...] = ()
    """Which of its parties are only probably the same in these reports; part of the statement."""

    @property
    def id(self) -> str:
        """The proposition's id."""
        return self.proposition.id

    @property
    def claims(self) -> tuple[ReportedClaim, ...]:
        """The claims that put it forward, in the order of the reports; where there are none, those that reject it."""
        return (self.lead, *self.also)

    @property
    def replies(self) -> tuple[str, ...]:
        """What was put to those concerned about any of its claims, and what they replied to us: no origin of it."""
        told = (note for reported in (*self.claims, *self.denials) for note in reply_notes(reported.claim))
        return tuple(dict.fromkeys(told))

    @property
    def counts(self) -> Counts:
        """How many reports, outlets, origins and parties stand for it."""
        return self.corroboration.counts

    @property
    def refs(self) -> tuple[ClaimRef, ...]:
        """The places of all claims that put it forward or reject it."""
        return (*self.proposition.claims, *self.proposition.denials)


class EdgeMark(StrEnum):
    """How an edge of the origin tree is drawn: by what shows it."""

    CREDITED = "credited"
    SAME_WORDING = "same wording"
    POSSIBLE = "possible"
    AMENDS = "amends"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeEdge:
    """What joins a report to the one above it: the derivation, how it is drawn, and the words that show it."""

    derivation: Derivation
    mark: EdgeMark
    proof: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeNode:
    """A report in the origin tree, and those that come from it.

    ``origins`` are those that it states itself: where there are none, it adds nothing of its own. ``edge`` joins it to
    the report above; ``others`` are edges to further reports that it has something from.
    """

    report: ReportName
    kind: str
    edge: TreeEdge | None
    others: tuple[TreeEdge, ...]
    origins: tuple[Origin, ...]
    below: tuple[TreeNode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginTree:
    """Who had it first, and who has it from whom. ``counts`` is of all reports and origins that are shown (R14).

    Each report stands once. ``about`` is set where the tree is that of one proposition, else ``shared`` are the
    propositions that more than one report has. ``names`` are those of all reports by id.
    """

    story: Story
    counts: Counts
    origins: tuple[Origin, ...]
    roots: tuple[TreeNode, ...]
    loops: tuple[tuple[ReportName, ...], ...]
    names: dict[str, ReportName]
    about: PropositionAnswer | None = None
    shared: tuple[PropositionAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftCell:
    """What one report says on one detail, in its own words, and how that differs from the report it comes from.

    ``words`` is empty where the report says nothing of it; ``changes`` are the kinds of change, empty if none.
    """

    report: str
    words: str
    changes: tuple[Drift, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftRow:
    """One detail through all reports."""

    detail: str
    cells: tuple[DriftCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftTable:
    """What changed on the way: rows are details, columns reports in order of derivation."""

    story: Story
    columns: tuple[ReportName, ...]
    rows: tuple[DriftRow, ...]

    @property
    def changes(self) -> tuple[Drift, ...]:
        """Every change, by the report that has it and the report above it, in order of derivation."""
        place = {report.id: number for number, report in enumerate(self.columns)}
        return tuple(sorted(self.story.drift, key=lambda d: (place[d.derived], place[d.upstream])))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report of a story: its name, what kind it is, and the id that its input gave it."""

    report: ReportName
    given_id: str | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAnswer:
    """A story told in full: its reports, its propositions in words, its tree and what drifted."""

    story: Story
    reports: tuple[ReportLine, ...]
    propositions: tuple[PropositionAnswer, ...]
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """How a proposition stands in two tellings of a story: before and after something is left out or taken back.

    ``after`` and ``counts_after`` are ``None`` where nothing of it is left.
    """

    answer: PropositionAnswer
    before: Status
    after: Status | None
    counts_before: Counts
    counts_after: Counts | None

    @property
    def loses_origin(self) -> bool:
        """Whether fewer origins are left."""
        return surviving(self.counts_after) < surviving(self.counts_before)

    @property
    def has_none_left(self) -> bool:
        """Whether it had an origin and has none."""
        return surviving(self.counts_before) > 0 and surviving(self.counts_after) == 0


def surviving(counts: Counts | None) -> int:
    """Return how many origins still stand for a proposition; none where nothing of it is left."""
    return 0 if counts is None else counts.origins - counts.withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatFalls:
    """What changes when some of a story is left out, and how much stands as it did."""

    without: tuple[str, ...]
    before: Story
    after: Story
    changes: tuple[StatusChange, ...]
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The text of a correction notice for one report that repeats what was taken back."""

    report: ReportName
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlastRadius:
    """What rests on a report that is taken back: reports, claims, propositions, exported files; nothing is deleted."""

    report: ReportName
    amendment: Amendment
    derived: tuple[ReportName, ...]
    falls: WhatFalls
    exported: tuple[Export, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """What rests on a report, whether or not it was taken back.

    ``amendments`` are what corrects it or takes it back. Where there is none, ``blast`` is what would fall.
    ``is_taken_back`` is whether all of it was.
    """

    blast: BlastRadius
    amendments: tuple[Amendment, ...]
    is_taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """What was known on a day, beside what is known now."""

    as_of: str
    then: StoryAnswer
    later: tuple[ReportLine, ...]
    changes: tuple[StatusChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHeading:
    """A story in a list: what it is called (its earliest report's title), its reports, and their period."""

    title: str | None
    reports: tuple[ReportName, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What was corrected or taken back: as reports state it, and by hand; ``marks`` holds withdrawn ones too."""

    reports: tuple[ReportLine, ...]
    amendments: tuple[Amendment, ...]
    marks: tuple[Mark, ...]
