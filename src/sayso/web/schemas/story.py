"""A story as JSON (``docs/story.md``): the shape of ``/stories/{document}.json`` and of ``sayso story --json``.

The tree, the drift, what falls, what was known and what was taken back use the same parts.
"""

from __future__ import annotations

from typing_extensions import TypedDict


class Reason(TypedDict):
    """Which rule, and a sentence for a reader."""

    rule: str
    note: str


class Report(TypedDict):
    """A report; null means not stated. ``kind`` is as in ``docs/story.md``."""

    id: str
    given_id: str | None
    title: str | None
    publisher: str | None
    published: str | None
    kind: str


class ReportName(TypedDict):
    """How a report is named beside what it says; null means not stated."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None


class OutletNotHeld(TypedDict):
    """An outlet that a report credits and whose report is not held."""

    outlet: str


class Derivation(TypedDict):
    """One report rests on another (``upstream`` is its id), or on an outlet whose report is not held.

    ``directed`` is true only where a credit or a proof of capture shows who had it first; ``proof`` are the words,
    and ``said`` the claims that stand in them, as sentences.
    """

    kind: str
    derived: str
    upstream: str | OutletNotHeld
    basis: str
    directed: bool
    proof: list[str]
    id: str
    scope: str
    reasons: list[Reason]
    said: list[str]


class Origin(TypedDict):
    """The last identifiable originator of a chain of say-so; ``reports`` rest on it, ``party`` is null if not known."""

    id: str
    kind: str
    label: str
    party: str | None
    reports: list[str]
    reasons: list[Reason]


class Counts(TypedDict):
    """How many, always in this order; ``withdrawn`` of the origins no longer count."""

    reports: int
    outlets: int
    origins: int
    parties: int
    parties_unknown: int
    withdrawn: int


class Axes(TypedDict):
    """What stands for it, what stands against it, and what became of it: none of them is a verdict."""

    support: str
    contest: str
    lifecycle: str


class AxesOn(Axes):
    """The three from a day on; null where they stood so from the start."""

    as_of: str | None


class Source(TypedDict):
    """Who holds a claim, as written."""

    kind: str
    label: str
    entity: str | None


class Claim(TypedDict):
    """A claim in a report; ``statement`` is the claim as a sentence, the only form in which it may be shown."""

    claim: str
    report: str
    quote: str
    standing: str
    source: Source
    statement: str


class Answer(TypedDict):
    """A denial, an admission or a silence, as one report has it; ``sentence`` is what may be shown."""

    id: str
    report: str
    kind: str
    quote: str
    sentence: str


class Term(TypedDict):
    """Who or what a proposition is about: to sort and search by, never to be shown without the statement."""

    name: str
    entity: str
    type: str | None


class Time(TypedDict):
    """When, in the words of a report and as EDTF."""

    text: str
    start: str | None
    end: str | None


class Quantity(TypedDict):
    """A figure; bounds are text, null where open."""

    text: str
    low: str | None
    high: str | None
    unit: str | None
    noun: str | None
    approximate: bool


class Independence(TypedDict):
    """Whether two origins are independent of each other: ``established``, ``not_established`` or ``excluded``."""

    a: str
    b: str
    state: str
    reason: str


class Relation(TypedDict):
    """How a proposition bears on another."""

    kind: str
    proposition: str
    reason: str


class Why(TypedDict):
    """One step of the explanation of a status: the rule by its number, and what it was applied to."""

    rule: str
    note: str
    claims: list[str]
    derivations: list[str]


class Ref(TypedDict):
    """The place of a claim."""

    report: str
    claim: str


class Proposition(Axes):
    """What several claims say, with who says it, who denies it, and how it stands.

    ``subject``, ``predicate`` and ``object`` are there to sort and to search by; what may be shown is ``statement``.
    ``standings`` are how it stands in the reports.
    """

    id: str
    subject: Term | None
    predicate: str
    object: Term | None
    time: Time | None
    place: Term | None
    statement: str
    claims: list[Claim]
    counts: Counts
    origins: list[str]
    independence: list[Independence]
    confirmed_by_party: bool
    history: list[AxesOn]
    responses: list[str]
    relations: list[Relation]
    why: list[Why]
    kind: str
    family: str
    value: Quantity | None
    eligible: bool
    denials: list[Claim]
    supporting: list[Ref]
    opposing: list[Ref]
    answers: list[Answer]
    replies: list[str]
    unanswered: list[str]
    doubts: list[str]
    reasons: list[Reason]
    standings: list[str]


Drift = TypedDict(
    "Drift",
    {
        "kind": str,
        "from": str,
        "to": str,
        "before": str,
        "after": str,
        "claims": list[str],
        "detail": str,
        "reasons": list[Reason],
        "said": list[str],
    },
)
"""One change between a report (``from``) and one that comes from it (``to``); ``said`` are the claims in its words."""


class Amendment(TypedDict):
    """What one report, or a person, takes back of another report; ``withdrawn`` is empty where that is all of it."""

    kind: str
    report: str | None
    amended: str
    at: str | None
    withdrawn: str
    replacement: str
    claims: list[str]
    by: str
    note: str
    reasons: list[Reason]


class Private(TypedDict):
    """Somebody who is not shown by name: an entity of a report, and what to show instead."""

    report: str
    entity: str
    described: str
    private: bool


class Story(TypedDict):
    """Several reports told as one story; ``story`` is the number of the promise."""

    story: int
    as_of: str | None
    reports: list[Report]
    derivations: list[Derivation]
    origins: list[Origin]
    propositions: list[Proposition]
    drift: list[Drift]
    loops: list[list[str]]
    counts: Counts
    amendments: list[Amendment]
    without: list[str]
    private: list[Private]


class Node(TypedDict):
    """A report in the tree, with what hangs under it; ``edge`` is a derivation, ``origins`` are those it states."""

    report: str
    edge: str | None
    mark: str | None
    other_edges: list[str]
    origins: list[str]
    below: list[Node]


class Shared(Axes):
    """What more than one report says, and its counts."""

    proposition: str
    statement: str
    counts: Counts


class OriginsOfStory(TypedDict):
    """Who had it first and who has it from whom: ``sayso origins --json``."""

    origins_of_story: int
    as_of: str | None
    proposition: str | None
    statement: str | None
    counts: Counts
    reports: list[Report]
    origins: list[Origin]
    derivations: list[Derivation]
    tree: list[Node]
    shared: list[Shared]
    loops: list[list[str]]
    private: list[Private]


class DriftCell(TypedDict):
    """What one report says on a detail, which kinds of change that is, and the claims in its words, as sentences."""

    report: str
    words: str
    changes: list[str]
    said: list[str]


class DriftRow(TypedDict):
    """One detail through all reports."""

    detail: str
    cells: list[DriftCell]


class DriftOfStory(TypedDict):
    """What changed on the way: ``sayso drift --json``."""

    drift_of_story: int
    as_of: str | None
    reports: list[ReportName]
    rows: list[DriftRow]
    drift: list[Drift]
    private: list[Private]


class StoryProposition(TypedDict):
    """One proposition of a story: its shape there, with the reports and origins that it names, and its drift."""

    proposition_of_story: int
    story: str
    as_of: str | None
    proposition: Proposition
    reports: list[Report]
    origins: list[Origin]
    derivations: list[Derivation]
    drift: list[Drift]
    private: list[Private]


class AxesAndCounts(Axes):
    """How a proposition stands, with its counts."""

    counts: Counts


class Change(TypedDict):
    """How a proposition stood and stands; ``after`` is null where nothing of it is left."""

    proposition: str
    statement: str
    before: AxesAndCounts
    after: AxesAndCounts | None
    loses_origin: bool
    has_none_left: bool


class WithoutSource(TypedDict):
    """What falls if something is left out: ``sayso without --json``."""

    without_source: int
    without: list[str]
    as_of: str | None
    changes: list[Change]
    unchanged: int
    private: list[Private]


class StoryThen(TypedDict):
    """A story as it stood on a day."""

    story: int
    as_of: str | None
    reports: list[Report]
    derivations: list[Derivation]
    origins: list[Origin]
    propositions: list[Proposition]
    drift: list[Drift]
    loops: list[list[str]]
    counts: Counts
    amendments: list[Amendment]
    without: list[str]


class KnownOn(TypedDict):
    """What was known on a day, and what stands otherwise now: ``sayso as-of --json``."""

    known_on: int
    as_of: str
    story: StoryThen
    later: list[Report]
    changes: list[Change]
    private: list[Private]


class Exported(TypedDict):
    """A file that was written out."""

    name: str
    kind: str
    exported_at: str
    sha256: str


class Notice(TypedDict):
    """The text of a correction notice for one report, to be edited by a person."""

    report: str
    text: str


class BlastRadius(TypedDict):
    """What rests on a report that is taken back, or would if it were: ``sayso retract --json``."""

    blast_radius: int
    line: str
    report: ReportName
    amendment: Amendment
    derived: list[ReportName]
    changes: list[Change]
    unchanged: int
    exported: list[Exported]
    notices: list[Notice]
    is_taken_back: bool
    private: list[Private]


class Mark(TypedDict):
    """A report that somebody took back by hand; ``withdrawn_at`` is null where the mark stands."""

    id: str
    report: str
    at: str
    by: str
    why: str
    withdrawn_at: str | None
    withdrawn_by: str
    withdrawn_why: str


class Corrections(TypedDict):
    """Every correction and retraction, found in text or made by hand: ``sayso corrections --json``."""

    corrections: int
    reports: list[Report]
    amendments: list[Amendment]
    marks: list[Mark]
    private: list[Private]
